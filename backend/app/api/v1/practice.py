"""What every signed-in person may know of the practice."""

from fastapi import APIRouter

from app.api.audited_route import AuditedRoute, audited
from app.api.deps import PatientLister, PracticeKeeper, PracticeReader
from app.api.problems import error_responses
from app.audit.vocabulary import AuditAction
from app.models.auth_models import RoleUnknown
from app.models.practice_models import (
    PayerPublic,
    PracticeNotSetUp,
    PracticePublic,
    PracticeSettings,
    PracticeUpdate,
    ProviderPublic,
    StalePractice,
)

router = APIRouter(tags=["practice"], route_class=AuditedRoute)


@router.get("/practice", responses=error_responses(PracticeNotSetUp))
@audited(AuditAction.PRACTICE_READ, only_refusals=True)
async def get_practice(practices: PracticeReader) -> PracticePublic:
    """Name and time zone of the practice."""
    return PracticePublic.model_validate(await practices.practice(), from_attributes=True)


@router.get("/practice/settings", responses=error_responses(PracticeNotSetUp))
@audited(AuditAction.PRACTICE_READ, only_refusals=True)
async def get_practice_settings(practices: PracticeKeeper) -> PracticeSettings:
    """Everything that can be set."""
    return PracticeSettings.model_validate(await practices.practice(), from_attributes=True)


@router.put("/practice", responses=error_responses(PracticeNotSetUp, StalePractice, RoleUnknown))
@audited(AuditAction.PRACTICE_UPDATED)
async def change_practice(asked: PracticeUpdate, practices: PracticeKeeper) -> PracticeSettings:
    """The settings as they shall be."""
    return PracticeSettings.model_validate(await practices.change(asked), from_attributes=True)


@router.get("/providers")
@audited(AuditAction.PROVIDERS_LISTED, only_refusals=True)
async def list_providers(practices: PracticeReader) -> list[ProviderPublic]:
    """Every provider, by name."""
    return [ProviderPublic.model_validate(each, from_attributes=True) for each in await practices.providers()]


@router.get("/payers")
@audited(AuditAction.PAYERS_LISTED, only_refusals=True)
async def list_payers(practices: PracticeReader, _: PatientLister) -> list[PayerPublic]:
    """Every payer, by name."""
    return [PayerPublic.model_validate(each, from_attributes=True) for each in await practices.payers()]
