"""Lists of patients that the caller keeps under a name."""

from typing import Annotated

from fastapi import APIRouter, Path

from app.api.audited_route import AuditedRoute, audited
from app.api.deps import ViewKeeper
from app.api.problems import error_responses
from app.audit.vocabulary import AuditAction
from app.models.saved_view_models import (
    SavedViewNotFound,
    SavedViewPublic,
    SavedViewUpdate,
    SavedViewWrite,
    StaleSavedView,
    TooManySavedViews,
)

router = APIRouter(prefix="/patients/views", tags=["patients"], route_class=AuditedRoute)

ViewId = Annotated[str, Path(max_length=64)]


@router.get("")
@audited(AuditAction.VIEWS_LISTED)
async def list_saved_views(views: ViewKeeper) -> list[SavedViewPublic]:
    """The caller's own views, the oldest first."""
    return await views.views()


@router.post("", status_code=201, responses=error_responses(TooManySavedViews))
@audited(AuditAction.VIEW_SAVED)
async def create_saved_view(new: SavedViewWrite, views: ViewKeeper) -> SavedViewPublic:
    """Keep a filter, an order and columns under a name, for the caller alone."""
    return await views.save(new)


@router.put("/{view_id}", responses=error_responses(SavedViewNotFound, StaleSavedView))
@audited(AuditAction.VIEW_SAVED)
async def update_saved_view(view_id: ViewId, wanted: SavedViewUpdate, views: ViewKeeper) -> SavedViewPublic:
    """The view as it shall be, made on the version that it names."""
    return await views.save_again(view_id, wanted)


@router.delete("/{view_id}", status_code=204, responses=error_responses(SavedViewNotFound))
@audited(AuditAction.VIEW_REMOVED)
async def remove_saved_view(view_id: ViewId, views: ViewKeeper) -> None:
    """The view goes."""
    await views.remove(view_id)
