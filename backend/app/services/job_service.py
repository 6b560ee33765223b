"""Jobs and schedules for the administrator: what waits, runs and failed, and what happens by itself."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import timedelta

from app.audit.rows import AuditEntry
from app.audit.vocabulary import AuditAction
from app.core.clock import Clock
from app.core.identifiers import is_id, new_id
from app.database.job_repository import JobRepository, Outcome
from app.database.models import Job, Schedule
from app.database.schedule_repository import ScheduleRepository
from app.database.statement import Statement
from app.models.job_models import (
    JobKind,
    JobNotFound,
    JobPage,
    JobPriority,
    JobPublic,
    JobQuery,
    JobState,
    Payload,
    RunOutcome,
    ScheduleName,
    ScheduleNotFound,
    SchedulePublic,
)
from app.services.database_service import DatabaseService
from app.services.moment_cursor import cursor_after, place_of
from app.services.timing import next_slot

MOST_ATTEMPTS = 5
Replayed = Callable[[Job], Awaitable[Sequence[Statement]]]
"""For the commit of a replay: what the job is about waits for it anew."""


class JobService:
    """Jobs for one caller."""

    def __init__(
        self,
        jobs: JobRepository,
        schedules: ScheduleRepository,
        database: DatabaseService,
        clock: Clock,
        when_replayed: Mapping[JobKind, Replayed],
    ) -> None:
        self._jobs = jobs
        self._schedules = schedules
        self._database = database
        self._clock = clock
        self._when_replayed = when_replayed

    async def page(self, query: JobQuery) -> JobPage:
        """Jobs, the newest first, and how many there are in each state. Raises CursorUnreadable."""
        jobs = await self._jobs.page(query.state, query.kind, place_of(query.cursor), query.limit)
        last = jobs[-1] if len(jobs) == query.limit else None
        return JobPage(
            items=[_public(job) for job in jobs],
            counts=await self._jobs.counts(),
            next_cursor=cursor_after(last.created_at, last.id) if last else None,
        )

    async def get(self, job_id: str) -> JobPublic:
        """One job. Raises JobNotFound."""
        return _public(await self._job(job_id))

    async def cancel(self, job_id: str) -> JobPublic:
        """End a job that waits, ask one that runs to end. Raises JobNotFound, JobNotCancellable."""
        job = await self._job(job_id)
        await self._database.write(
            AuditEntry(AuditAction.JOB_CANCELLED, job.id), self._jobs.cancel(job), *self._noted_by_its_schedule(job)
        )
        return await self.get(job_id)

    async def replay(self, job_id: str) -> JobPublic:
        """Try a dead or cancelled job anew. Raises JobNotFound, JobNotReplayable."""
        job = await self._job(job_id)
        replayed = self._when_replayed.get(job.kind)
        also = await replayed(job) if replayed else ()
        await self._database.write(AuditEntry(AuditAction.JOB_REPLAYED, job.id), self._jobs.replay(job), *also)
        return await self.get(job_id)

    async def schedules(self) -> list[SchedulePublic]:
        """Everything that happens by itself, the next one first."""
        schedules = await self._schedules.all()
        return [_shown(each) for each in sorted(schedules, key=lambda each: (each.is_paused, each.next_run_at))]

    async def run_now(self, name: ScheduleName) -> JobPublic:
        """Do now what a schedule does; its next slot stays. Raises ScheduleNotFound."""
        schedule = await self._schedule(name)
        job = new_job(
            schedule.kind,
            self._database.access.actor.id,
            self._clock,
            {"schedule": name.value},
            priority=JobPriority.HIGH,
        )
        await self._database.write(
            AuditEntry(AuditAction.JOB_ENQUEUED, job.id),
            self._jobs.enqueue(job),
            self._schedules.run_now(schedule, job),
        )
        return _public(job)

    async def pause(self, name: ScheduleName, *, is_paused: bool) -> SchedulePublic:
        """Stop a schedule for a while, or let it go on with its next slot. Raises ScheduleNotFound."""
        schedule = await self._schedule(name)
        following = next_slot(schedule.cron, schedule.zone, self._clock())
        await self._database.write(
            AuditEntry(AuditAction.SCHEDULE_CHANGED, schedule.id, "paused" if is_paused else "resumed"),
            self._schedules.pause(schedule, following, is_paused=is_paused),
        )
        return _shown(await self._schedule(name))

    def _noted_by_its_schedule(self, job: Job) -> list[Statement]:
        """A job that never ran ends here; the end of one that runs is its worker's to note."""
        name = job.payload.get("schedule")
        if job.state is not JobState.QUEUED or not isinstance(name, str):
            return []
        return [self._schedules.note_outcome(name, job, self._clock(), Outcome(), RunOutcome.CANCELLED)]

    async def _job(self, job_id: str) -> Job:
        job = await self._jobs.job(job_id) if is_id(job_id) else None
        if job is None:
            raise JobNotFound
        return job

    async def _schedule(self, name: ScheduleName) -> Schedule:
        schedule = await self._schedules.schedule(name.value)
        if schedule is None:
            raise ScheduleNotFound
        return schedule


def new_job(
    kind: JobKind,
    requested_by: str,
    clock: Clock,
    payload: Payload | None = None,
    *,
    priority: JobPriority = JobPriority.NORMAL,
    unique_key: str | None = None,
    most_attempts: int = MOST_ATTEMPTS,
    after: timedelta = timedelta(0),
) -> Job:
    """A job that is due now, or after a while."""
    now = clock()
    return Job(
        id=new_id(),
        kind=kind,
        priority=priority,
        run_at=now + after,
        created_at=now,
        requested_by=requested_by,
        payload=payload or {},
        unique_key=unique_key,
        most_attempts=most_attempts,
    )


def _public(job: Job) -> JobPublic:
    return JobPublic.model_validate(job, from_attributes=True)


def _shown(schedule: Schedule) -> SchedulePublic:
    return SchedulePublic.model_validate({**schedule.model_dump(), "name": schedule.id})
