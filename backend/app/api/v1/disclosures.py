"""A patient's disclosures: to whom something about the patient left the practice."""

from typing import Annotated

from fastapi import APIRouter, Path

from app.api.audited_route import AuditedRoute, audited
from app.api.deps import DisclosureReader
from app.api.problems import error_responses
from app.audit.vocabulary import AuditAction
from app.models.disclosure_models import DisclosurePublic
from app.models.patient_models import PatientNotFound

router = APIRouter(prefix="/patients", tags=["disclosures"], route_class=AuditedRoute)


@router.get("/{patient_id}/disclosures", responses=error_responses(PatientNotFound))
@audited(AuditAction.DISCLOSURES_READ)
async def list_disclosures(
    patient_id: Annotated[str, Path(max_length=64)], disclosures: DisclosureReader
) -> list[DisclosurePublic]:
    """What left of the patient in the last six years, the newest first; most need not be accounted for, and say so."""
    return await disclosures.of_patient(patient_id)
