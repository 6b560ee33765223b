"""Coverages by hand: entered, changed, ended. What insures a patient is read with the patient."""

from typing import Annotated

from fastapi import APIRouter, Path

from app.api.audited_route import AuditedRoute, audited
from app.api.deps import CoverageWriter
from app.api.problems import error_responses
from app.audit.vocabulary import AuditAction
from app.core.exceptions import ValidationException
from app.models.coverage_models import (
    CoverageConfirmed,
    CoverageCreate,
    CoverageEnd,
    CoverageEnded,
    CoverageKnown,
    CoverageNotFound,
    CoverageUpdate,
    PayerUnknown,
    StaleCoverage,
    TooManyCoverages,
)
from app.models.insurance_models import CoveragePublic
from app.models.patient_models import PatientArchived, PatientNotFound

router = APIRouter(prefix="/patients/{patient_id}/coverages", tags=["coverages"], route_class=AuditedRoute)

PatientId = Annotated[str, Path(max_length=64)]
CoverageId = Annotated[str, Path(max_length=64)]


@router.post(
    "",
    status_code=201,
    responses=error_responses(
        PatientNotFound,
        PatientArchived,
        PayerUnknown,
        CoverageKnown,
        TooManyCoverages,
        StaleCoverage,
        ValidationException,
    ),
)
@audited(AuditAction.COVERAGE_CREATED)
async def create_coverage(patient_id: PatientId, new: CoverageCreate, coverages: CoverageWriter) -> CoveragePublic:
    """A new coverage, not confirmed by its payer yet; who stood in its place in the order moves on."""
    return await coverages.add(patient_id, new)


@router.put(
    "/{coverage_id}",
    responses=error_responses(
        PatientNotFound,
        PatientArchived,
        CoverageNotFound,
        CoverageEnded,
        CoverageConfirmed,
        PayerUnknown,
        CoverageKnown,
        StaleCoverage,
        ValidationException,
    ),
)
@audited(AuditAction.COVERAGE_UPDATED)
async def update_coverage(
    patient_id: PatientId, coverage_id: CoverageId, wanted: CoverageUpdate, coverages: CoverageWriter
) -> CoveragePublic:
    """The coverage as it shall be; with another place in the order, the two change places."""
    return await coverages.change(patient_id, coverage_id, wanted)


@router.delete(
    "/{coverage_id}",
    responses=error_responses(
        PatientNotFound, PatientArchived, CoverageNotFound, CoverageEnded, StaleCoverage, ValidationException
    ),
)
@audited(AuditAction.COVERAGE_ENDED)
async def end_coverage(
    patient_id: PatientId, coverage_id: CoverageId, asked: CoverageEnd, coverages: CoverageWriter
) -> CoveragePublic:
    """The coverage is over, for a reason; what was known of it stays on record."""
    return await coverages.end(patient_id, coverage_id, asked)
