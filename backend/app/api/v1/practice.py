"""What every signed-in person may know of the practice."""

from fastapi import APIRouter

from app.api.audited_route import AuditedRoute, audited
from app.api.deps import PatientLister, PracticeReader
from app.api.problems import error_responses
from app.audit.vocabulary import AuditAction
from app.models.practice_models import PayerPublic, PracticeNotSetUp, PracticePublic, ProviderPublic

router = APIRouter(tags=["practice"], route_class=AuditedRoute)


@router.get("/practice", responses=error_responses(PracticeNotSetUp))
@audited(AuditAction.PRACTICE_READ, only_refusals=True)
async def get_practice(practices: PracticeReader) -> PracticePublic:
    """Name and time zone of the practice."""
    return PracticePublic.model_validate(await practices.practice(), from_attributes=True)


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
