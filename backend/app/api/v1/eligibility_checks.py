"""Asking a payer about one patient's coverage, and how the last question stands."""

from typing import Annotated

from fastapi import APIRouter, Path

from app.api.audited_route import AuditedRoute, audited
from app.api.deps import CheckReader, CheckWriter
from app.api.problems import error_responses
from app.audit.vocabulary import AuditAction
from app.models.coverage_models import CoverageNotFound
from app.models.onboarding_models import CheckRequest, EligibilityCheckPublic, NotCheckedAnyMore, NothingToCheck
from app.models.patient_models import PatientArchived, PatientNotFound

router = APIRouter(prefix="/patients/{patient_id}/eligibility-check", tags=["eligibility"], route_class=AuditedRoute)

PatientId = Annotated[str, Path(max_length=64)]


@router.post(
    "",
    status_code=202,
    responses=error_responses(PatientNotFound, PatientArchived, NotCheckedAnyMore, CoverageNotFound, NothingToCheck),
)
@audited(AuditAction.ELIGIBILITY_ASKED)
async def request_eligibility_check(
    patient_id: PatientId, asked: CheckRequest, checks: CheckWriter
) -> EligibilityCheckPublic:
    """Ask the payer now; while it is being asked already, that question is given."""
    return await checks.request(patient_id, asked)


@router.get("", responses=error_responses(PatientNotFound))
@audited(AuditAction.ELIGIBILITY_CHECK_READ)
async def get_eligibility_check(patient_id: PatientId, checks: CheckReader) -> EligibilityCheckPublic | None:
    """How the last check of this patient stands; nothing where nobody was ever asked."""
    return await checks.latest(patient_id)
