"""Pairs of records that may be one person, for one caller: the queue, decisions, and the scan."""

from collections.abc import Sequence

from app.audit.rows import AuditEntry
from app.audit.vocabulary import AuditAction
from app.core.clock import Clock
from app.database.duplicate_repository import DuplicateRepository
from app.database.job_repository import JobRepository
from app.database.models import DuplicatePair
from app.database.schedule_repository import ScheduleRepository
from app.directory.directory import Directory
from app.models.duplicate_models import (
    DuplicatePairPublic,
    DuplicateQueue,
    PairDecided,
    PairDecision,
    PairNotFound,
    PairState,
    PersonShown,
    ScanStarted,
)
from app.models.job_models import JobKind, JobPriority, ScheduleName
from app.services.database_service import DatabaseService
from app.services.job_service import new_job

MOST_SHOWN = 100
_SCAN_KEY = "duplicate-scan"


class DuplicateService:
    """What waits for a decision, and what was decided."""

    def __init__(
        self,
        duplicates: DuplicateRepository,
        directory: Directory,
        jobs: JobRepository,
        schedules: ScheduleRepository,
        database: DatabaseService,
        clock: Clock,
    ) -> None:
        self._duplicates = duplicates
        self._directory = directory
        self._jobs = jobs
        self._schedules = schedules
        self._database = database
        self._clock = clock
        self._access = database.access

    async def queue(self) -> DuplicateQueue:
        """The pairs of which the caller may see both, the surest first; those with an archived record wait for it."""
        pairs = await self._duplicates.open(self._may_see, self._access)
        people = self._people(pairs)
        waiting = [each for each in pairs if _in_use(each.first_id, people) and _in_use(each.second_id, people)]
        waiting.sort(key=lambda pair: (-pair.score, pair.id))
        schedule = await self._schedules.schedule(ScheduleName.DUPLICATE_SCAN.value)
        return DuplicateQueue(
            pairs=[_public(each, people) for each in waiting[:MOST_SHOWN]],
            total=len(waiting),
            last_scan_at=schedule.last_finished_at if schedule else None,
            is_scanning=await self._jobs.with_key(_SCAN_KEY) is not None,
        )

    async def tell_apart(self, pair_id: str, decision: PairDecision) -> None:
        """Two people, for a reason: the pair is not told again. Raises PairNotFound and PairDecided."""
        pair = await self._duplicates.pair(pair_id, self._access)
        if pair is None or len(self._people([pair])) < len({pair.first_id, pair.second_id}):
            raise PairNotFound
        if pair.state is not PairState.OPEN or pair.version != decision.version:
            raise PairDecided
        now = self._clock()
        decided = pair.newer(
            now, state=PairState.DIFFERENT, decided_by=self._access.actor.id, decided_at=now, decision=decision.reason
        )
        await self._database.write(
            AuditEntry(AuditAction.DUPLICATES_REFUSED, pair.first_id, decision.reason, subjects=(pair.second_id,)),
            self._duplicates.replace(decided),
        )

    async def scan(self) -> ScanStarted:
        """Compare everybody now; what is under way already goes on."""
        running = await self._jobs.with_key(_SCAN_KEY)
        if running is not None:
            return ScanStarted(job_id=running.id)
        job = new_job(
            JobKind.DUPLICATE_SCAN,
            self._access.actor.id,
            self._clock,
            {"schedule": ScheduleName.DUPLICATE_SCAN.value},
            priority=JobPriority.HIGH,
            unique_key=_SCAN_KEY,
        )
        schedule = await self._schedules.schedule(ScheduleName.DUPLICATE_SCAN.value)
        noted = [self._schedules.run_now(schedule, job)] if schedule else []
        await self._database.write(AuditEntry(AuditAction.JOB_ENQUEUED, job.id), self._jobs.enqueue(job), *noted)
        return ScanStarted(job_id=job.id)

    def _may_see(self, patient_id: str) -> bool:
        standing = self._directory.standing_of("patient", patient_id)
        return standing is not None and self._access.actor.scope.holds(standing)

    def _people(self, pairs: Sequence[DuplicatePair]) -> dict[str, PersonShown]:
        ids = list(dict.fromkeys(each for pair in pairs for each in (pair.first_id, pair.second_id)))
        return self._directory.duplicates.shown(ids, self._access.actor.scope, self._access)


def _in_use(patient_id: str, people: dict[str, PersonShown]) -> bool:
    return patient_id in people and not people[patient_id].archived


def _public(pair: DuplicatePair, people: dict[str, PersonShown]) -> DuplicatePairPublic:
    return DuplicatePairPublic(
        id=pair.id,
        version=pair.version,
        first=people[pair.first_id],
        second=people[pair.second_id],
        score=pair.score,
        certainty=pair.certainty,
        reasons=pair.reasons,
        found_at=pair.created_at,
    )
