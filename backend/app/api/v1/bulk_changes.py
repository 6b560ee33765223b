"""The same change to many records: a tag, or the assigned provider; looked at first, and told for each."""

from fastapi import APIRouter

from app.api.audited_route import AuditedRoute, audited
from app.api.deps import PatientWriter
from app.api.problems import error_responses
from app.audit.vocabulary import AuditAction
from app.models.bulk_change_models import BulkChangeResult, BulkRecordChange
from app.models.patient_models import ProviderUnknown

router = APIRouter(prefix="/patients", tags=["patients"], route_class=AuditedRoute)


@router.post("/changes/preview", responses=error_responses(ProviderUnknown))
@audited(AuditAction.PATIENT_CHANGES_PREVIEWED)
async def preview_record_changes(wanted: BulkRecordChange, patients: PatientWriter) -> BulkChangeResult:
    """Which of these records would change, which are so already or cannot, and why; nothing is changed."""
    return await patients.preview_changes(wanted)


@router.post("/changes", responses=error_responses(ProviderUnknown))
@audited(AuditAction.PATIENT_UPDATED)
async def change_records(wanted: BulkRecordChange, patients: PatientWriter) -> BulkChangeResult:
    """Change many records, each in a commit of its own; every one is told."""
    return await patients.change_many(wanted)
