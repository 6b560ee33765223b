"""Roles: the ready-made ones, and the practice's own."""

from fastapi import APIRouter

from app.api.audited_route import AuditedRoute, audited
from app.api.deps import RightsKeeper, RolesReader
from app.api.problems import error_responses
from app.audit.vocabulary import AuditAction
from app.database.entity_rows import RecordGone
from app.models.role_models import (
    LastAdministrator,
    NotYoursToGive,
    OwnRights,
    RightsChangedMeanwhile,
    RoleChoice,
    RoleInherits,
    RoleInUse,
    RoleIsReadyMade,
    RoleNameTaken,
    RoleNotFound,
    RolePublic,
    RoleRemoval,
    RoleUpdate,
    RoleWrite,
)

router = APIRouter(prefix="/roles", tags=["roles"], route_class=AuditedRoute)
_WRITING = (RoleNameTaken, RoleInherits, NotYoursToGive, RightsChangedMeanwhile)
_CHANGING = (RoleIsReadyMade, RoleNotFound, OwnRights, RecordGone)


@router.get("")
@audited(AuditAction.ROLES_LISTED, only_refusals=True)
async def list_roles(rights: RolesReader) -> list[RolePublic]:
    """Every role, what it gives and over which roles."""
    return await rights.roles()


@router.post("", status_code=201, responses=error_responses(*_WRITING))
@audited(AuditAction.ROLE_CREATED)
async def create_role(asked: RoleWrite, rights: RightsKeeper) -> RolePublic:
    """A role of the practice's own."""
    return await rights.create_role(asked)


@router.put("/{key}", responses=error_responses(*_WRITING, *_CHANGING, LastAdministrator))
@audited(AuditAction.ROLE_UPDATED)
async def update_role(key: RoleChoice, asked: RoleUpdate, rights: RightsKeeper) -> RolePublic:
    """The role as it shall be; whoever holds it has the new rights at once."""
    return await rights.update_role(key, asked)


@router.delete("/{key}", status_code=204, responses=error_responses(*_CHANGING, RoleInUse, RightsChangedMeanwhile))
@audited(AuditAction.ROLE_DELETED)
async def remove_role(key: RoleChoice, asked: RoleRemoval, rights: RightsKeeper) -> None:
    """The role goes, if nobody and nothing needs it."""
    await rights.remove_role(key, asked)
