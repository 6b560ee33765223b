"""Moves through the care workflow: what a patient's next statuses still need, and the same move for many."""

from typing import Annotated

from fastapi import APIRouter, Path

from app.api.audited_route import AuditedRoute, audited
from app.api.deps import PatientReader, PatientWriter
from app.api.problems import error_responses
from app.audit.vocabulary import AuditAction
from app.models.patient_models import PatientNotFound
from app.models.status_move_models import BulkStatusChange, BulkStatusResult, StatusMove

router = APIRouter(prefix="/patients", tags=["patients"], route_class=AuditedRoute)

PatientId = Annotated[str, Path(max_length=64)]


@router.get("/{patient_id}/moves", responses=error_responses(PatientNotFound))
@audited(AuditAction.PATIENT_READ)
async def list_moves(patient_id: PatientId, patients: PatientReader) -> list[StatusMove]:
    """The statuses that the patient may move to, and what each still needs."""
    return await patients.moves(patient_id)


@router.post("/status/preview")
@audited(AuditAction.PATIENT_MOVES_PREVIEWED)
async def preview_status_changes(wanted: BulkStatusChange, patients: PatientWriter) -> BulkStatusResult:
    """Who of these patients would move, who would not, and why; nothing is changed."""
    return await patients.preview_moves(wanted)


@router.post("/status")
@audited(AuditAction.PATIENT_STATUS_CHANGED)
async def change_statuses(wanted: BulkStatusChange, patients: PatientWriter) -> BulkStatusResult:
    """Move many patients, each in a commit of its own; every one is told."""
    return await patients.move_many(wanted)
