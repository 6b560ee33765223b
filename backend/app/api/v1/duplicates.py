"""Records that may be one person: the check while somebody is entered, the queue, decisions and the scan."""

from typing import Annotated

from fastapi import APIRouter, Path

from app.api.audited_route import AuditedRoute, audited
from app.api.deps import DuplicateChecker, DuplicateKeeper
from app.api.problems import error_responses
from app.audit.vocabulary import AuditAction
from app.models.duplicate_models import (
    DuplicateCheck,
    DuplicateCheckResult,
    DuplicateQueue,
    PairDecided,
    PairDecision,
    PairNotFound,
    ScanStarted,
)

router = APIRouter(tags=["duplicates"], route_class=AuditedRoute)

PairId = Annotated[str, Path(max_length=64)]


@router.post("/patients/duplicates/check")
@audited(AuditAction.DUPLICATES_CHECKED)
async def check_duplicates(asked: DuplicateCheck, checking: DuplicateChecker) -> DuplicateCheckResult:
    """Who on record may be the person that is being entered, by the facts so far."""
    return await checking.check(asked)


@router.get("/duplicates")
@audited(AuditAction.DUPLICATES_LISTED)
async def list_duplicates(duplicates: DuplicateKeeper) -> DuplicateQueue:
    """Pairs of records that wait for a decision, the surest first."""
    return await duplicates.queue()


@router.post("/duplicates/scan", status_code=202)
@audited(AuditAction.JOB_ENQUEUED, only_refusals=True)
async def scan_duplicates(duplicates: DuplicateKeeper) -> ScanStarted:
    """Compare everybody with everybody now; one scan runs at a time."""
    return await duplicates.scan()


@router.post("/duplicates/{pair_id}/different", status_code=204, responses=error_responses(PairNotFound, PairDecided))
@audited(AuditAction.DUPLICATES_REFUSED)
async def tell_apart(pair_id: PairId, decision: PairDecision, duplicates: DuplicateKeeper) -> None:
    """These are two people, for a reason: the pair is not told again."""
    await duplicates.tell_apart(pair_id, decision)
