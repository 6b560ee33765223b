"""Emergency access ("break-glass"): take, end, look at one's own, and review what others took."""

from typing import Annotated

from fastapi import APIRouter, Path, Query

from app.api.audited_route import AuditedRoute, audited
from app.api.deps import EmergencyReviewer, GlassBreaker
from app.api.problems import error_responses
from app.audit.vocabulary import AuditAction
from app.core.exceptions import ValidationException
from app.models.emergency_models import (
    EmergencyListQuery,
    EmergencyNotFound,
    EmergencyOwn,
    EmergencyPage,
    EmergencyPublic,
    EmergencyRequest,
    EmergencyReview,
    EmergencyReviewed,
    NobodyClosed,
    OwnEmergency,
    SeveralClosed,
    StaleEmergency,
)
from app.models.patient_list_models import CursorUnreadable

router = APIRouter(prefix="/emergency-access", tags=["emergency access"], route_class=AuditedRoute)

AccessId = Annotated[str, Path(max_length=64)]


@router.post("", status_code=201, responses=error_responses(NobodyClosed, SeveralClosed, ValidationException))
@audited(AuditAction.EMERGENCY_OPENED)
async def open_in_an_emergency(asked: EmergencyRequest, emergencies: GlassBreaker) -> EmergencyOwn:
    """Open a closed patient at once, for a while; those in charge are told, and somebody reviews it."""
    return await emergencies.open(asked)


@router.get("/mine")
@audited(AuditAction.EMERGENCIES_LISTED)
async def list_own_emergencies(emergencies: GlassBreaker) -> list[EmergencyOwn]:
    """What the caller opened in emergencies, the newest first."""
    return await emergencies.mine()


@router.post("/{access_id}/end", responses=error_responses(EmergencyNotFound, StaleEmergency))
@audited(AuditAction.EMERGENCY_ENDED)
async def end_emergency(access_id: AccessId, emergencies: GlassBreaker) -> EmergencyOwn:
    """The emergency is over: the patient is closed again."""
    return await emergencies.end(access_id)


@router.get("", responses=error_responses(CursorUnreadable))
@audited(AuditAction.EMERGENCIES_LISTED)
async def list_emergencies(
    query: Annotated[EmergencyListQuery, Query()], emergencies: EmergencyReviewer
) -> EmergencyPage:
    """What waits for a review, or has had one, the newest first; `cursor` continues the same list."""
    return await emergencies.page(query)


@router.post(
    "/{access_id}/review",
    responses=error_responses(EmergencyNotFound, OwnEmergency, EmergencyReviewed, StaleEmergency),
)
@audited(AuditAction.EMERGENCY_REVIEWED)
async def review_emergency(
    access_id: AccessId, said: EmergencyReview, emergencies: EmergencyReviewer
) -> EmergencyPublic:
    """Judge an emergency access of somebody else; its alerts are closed."""
    return await emergencies.review(access_id, said)
