"""Guided onboarding: entries that are not finished, and the start that makes a patient of one."""

from typing import Annotated

from fastapi import APIRouter, Path

from app.api.audited_route import AuditedRoute, audited
from app.api.deps import Onboarder, SentOnce
from app.api.problems import error_responses
from app.audit.vocabulary import AuditAction
from app.core.exceptions import ValidationException
from app.models.coverage_models import PayerUnknown
from app.models.duplicate_models import EnteredMeanwhile, PossibleDuplicate
from app.models.onboarding_models import (
    DraftLine,
    DraftNotFound,
    DraftPublic,
    DraftTooLong,
    DraftUpdate,
    DraftWrite,
    OnboardingBegun,
    OnboardingStart,
    StaleDraft,
    TooManyDrafts,
)
from app.models.patient_models import MrnTaken, ProviderUnknown
from app.services.idempotency_service import KeyUsedOtherwise

router = APIRouter(prefix="/onboarding", tags=["onboarding"], route_class=AuditedRoute)

DraftId = Annotated[str, Path(max_length=64)]


@router.post(
    "",
    status_code=201,
    responses=error_responses(
        MrnTaken,
        ProviderUnknown,
        PayerUnknown,
        PossibleDuplicate,
        EnteredMeanwhile,
        KeyUsedOtherwise,
        ValidationException,
    ),
)
@audited(AuditAction.PATIENT_CREATED)
async def begin_onboarding(start: OnboardingStart, once: SentOnce, onboarding: Onboarder) -> OnboardingBegun:
    """A new patient with the insurance, whose payer is asked at once. With an Idempotency-Key it may be sent twice.

    Where somebody like that is on record, the answer names the records, as for a new patient without onboarding.
    """
    return await onboarding.begin(start, once)


@router.get("/drafts")
@audited(AuditAction.DRAFTS_LISTED)
async def list_drafts(onboarding: Onboarder) -> list[DraftLine]:
    """What the caller has entered and not finished, the latest first."""
    return await onboarding.drafts()


@router.post("/drafts", status_code=201, responses=error_responses(DraftTooLong, TooManyDrafts))
@audited(AuditAction.DRAFT_SAVED)
async def create_draft(new: DraftWrite, onboarding: Onboarder) -> DraftPublic:
    """Keep an unfinished entry for 30 days, for the caller alone."""
    return await onboarding.save(new)


@router.get("/drafts/{draft_id}", responses=error_responses(DraftNotFound))
@audited(AuditAction.DRAFT_READ)
async def get_draft(draft_id: DraftId, onboarding: Onboarder) -> DraftPublic:
    """One unfinished entry, whole."""
    return await onboarding.draft(draft_id)


@router.put("/drafts/{draft_id}", responses=error_responses(DraftNotFound, StaleDraft, DraftTooLong))
@audited(AuditAction.DRAFT_SAVED)
async def update_draft(draft_id: DraftId, wanted: DraftUpdate, onboarding: Onboarder) -> DraftPublic:
    """The entry as it shall be, kept for another 30 days."""
    return await onboarding.save_again(draft_id, wanted)


@router.delete("/drafts/{draft_id}", status_code=204, responses=error_responses(DraftNotFound))
@audited(AuditAction.DRAFT_DISCARDED)
async def discard_draft(draft_id: DraftId, onboarding: Onboarder) -> None:
    """Throw an unfinished entry away."""
    await onboarding.discard(draft_id)
