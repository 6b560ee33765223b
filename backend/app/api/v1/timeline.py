"""What happened to a patient, as one line of time, and the sheet that somebody takes onto paper."""

from typing import Annotated

from fastapi import APIRouter, Path, Query

from app.api.audited_route import AuditedRoute, audited
from app.api.deps import PatientReader, TimelineReader
from app.api.problems import error_responses
from app.audit.vocabulary import AuditAction
from app.models.patient_list_models import CursorUnreadable
from app.models.patient_models import PatientNotFound
from app.models.timeline_models import TimelinePage, TimelineQuery

router = APIRouter(prefix="/patients/{patient_id}", tags=["timeline"], route_class=AuditedRoute)

PatientId = Annotated[str, Path(max_length=64)]


@router.get("/timeline", responses=error_responses(PatientNotFound, CursorUnreadable))
@audited(AuditAction.PATIENT_TIMELINE_READ)
async def get_timeline(
    patient_id: PatientId, query: Annotated[TimelineQuery, Query()], timeline: TimelineReader
) -> TimelinePage:
    """What happened, the newest first; `cursor` continues the same line."""
    return await timeline.page(patient_id, query)


@router.post("/printed", status_code=204, responses=error_responses(PatientNotFound))
@audited(AuditAction.PATIENT_PRINTED)
async def note_printing(patient_id: PatientId, patients: PatientReader) -> None:
    """The patient's sheet is being printed: what leaves on paper is recorded as well."""
    await patients.get(patient_id)
