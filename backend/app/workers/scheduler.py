"""Turns the practice's clock into jobs: each slot leads to one job, or is told as missed.

Slots are counted in the practice's zone by cron's rules, the nights with 23 and 25 hours included: what would fall
into the hour that is left out runs right after it, what would come twice runs once (https://github.com/cuu508/cronsim).
After downtime the last slot is caught up with, if it is not older than its schedule allows. A run that was missed,
that does not end in time, or that did nothing of what was due is an event, from which an alert follows.
"""

import logging
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import datetime, timedelta

from app.audit.access_log import AccessLog
from app.audit.rows import AuditEntry
from app.audit.vocabulary import AuditAction
from app.core.actor import SystemActor
from app.core.clock import Clock
from app.database.job_repository import JobRepository, Outcome
from app.database.models import Job, Schedule
from app.database.schedule_repository import ScheduleMovedOn, ScheduleRepository
from app.database.statement import Statement
from app.models.job_models import JobState, RunOutcome
from app.services.database_service import AlreadyThere, DatabaseService
from app.services.job_service import new_job
from app.services.practice_service import PracticeCalendar
from app.services.timing import Timing, next_slot, slots_between
from app.workers.beat import Beat
from app.workers.leases import HeldLease

LOOK_EVERY = timedelta(seconds=1)
_RESULTS: Mapping[JobState, RunOutcome] = {
    JobState.DONE: RunOutcome.DONE,
    JobState.DEAD: RunOutcome.FAILED,
    JobState.CANCELLED: RunOutcome.CANCELLED,
}
_log = logging.getLogger("pfinni.schedules")


class Scheduler:
    """The worker that watches the clock; one at a time, under a lease."""

    def __init__(
        self,
        schedules: ScheduleRepository,
        jobs: JobRepository,
        database: DatabaseService,
        timings: Sequence[Timing],
        calendar: PracticeCalendar,
        clock: Clock,
        lease: HeldLease,
    ) -> None:
        self._schedules = schedules
        self._jobs = jobs
        self._database = database
        self._timings: Mapping[str, Timing] = {timing.name.value: timing for timing in timings}
        self._calendar = calendar
        self._clock = clock
        self._lease = lease
        self.beat = Beat("scheduler", self.look_once, LOOK_EVERY)

    @property
    def access(self) -> AccessLog:
        """The scheduler's own trace."""
        return self._database.access

    async def look_once(self) -> bool:
        """Deal with every slot that has come; gives False: the next look is the clock's."""
        if await self._lease.get() is None:
            return False
        known = {schedule.id: schedule for schedule in await self._schedules.all()}
        for name, timing in self._timings.items():
            schedule = known.get(name) or await self._begin(timing)
            schedule = await self._brought_up_to_date(schedule, timing)
            if not schedule.is_paused and schedule.next_run_at <= self._clock():
                await self._deal_with_slots(schedule, timing)
            elif self._is_overdue(schedule, timing):
                await self._tell(AuditAction.SCHEDULE_OVERDUE, schedule, self._schedules.tell_overdue(schedule))
        return False

    async def _begin(self, timing: Timing) -> Schedule:
        zone = self._calendar.zone.key
        schedule = Schedule(
            id=timing.name.value,
            kind=timing.kind,
            cron=timing.cron,
            zone=zone,
            next_run_at=next_slot(timing.cron, zone, self._clock()),
        )
        entry = AuditEntry(AuditAction.SCHEDULE_CREATED, schedule.id)
        with suppress(AlreadyThere):
            await self._database.write(entry, self._schedules.create(schedule))
        return await self._schedules.schedule(schedule.id) or schedule

    async def _brought_up_to_date(self, schedule: Schedule, timing: Timing) -> Schedule:
        zone = self._calendar.zone.key
        if (schedule.cron, schedule.zone, schedule.kind) == (timing.cron, zone, timing.kind):
            return schedule
        following = next_slot(timing.cron, zone, self._clock())
        newer = schedule.model_copy(
            update={"cron": timing.cron, "zone": zone, "kind": timing.kind, "next_run_at": following}
        )
        await self._database.write(
            AuditEntry(AuditAction.SCHEDULE_CHANGED, schedule.id), self._schedules.redefine(newer)
        )
        return newer

    async def _deal_with_slots(self, schedule: Schedule, timing: Timing) -> None:
        now = self._clock()
        slots = slots_between(timing.cron, schedule.zone, schedule.next_run_at, now)
        following = next_slot(timing.cron, schedule.zone, max(slots[-1], now))
        if now - slots[-1] > timing.catch_up:
            missed = self._schedules.take_slot(schedule, following, None, missed=True)
            await self._tell(AuditAction.SCHEDULE_MISSED, schedule, missed)
            return
        job = self.job_of(timing, slots[-1])
        with suppress(ScheduleMovedOn, AlreadyThere):
            await self._database.write(
                AuditEntry(AuditAction.SCHEDULE_RAN, schedule.id),
                self._schedules.take_slot(schedule, following, job, missed=False),
                self._jobs.enqueue(job),
            )

    def job_of(self, timing: Timing, slot: datetime) -> Job:
        """The job of one slot; the unique key holds for as long as the job is remembered."""
        return new_job(
            timing.kind,
            str(SystemActor.SCHEDULER),
            self._clock,
            {"schedule": timing.name.value, "at": slot.isoformat()},
            priority=timing.priority,
            unique_key=f"{timing.name}@{slot.isoformat()}",
            most_attempts=timing.most_attempts,
        )

    def _is_overdue(self, schedule: Schedule, timing: Timing) -> bool:
        """Counted from when the job was made: what was caught up with late has its full time."""
        if schedule.last_begun_at is None or schedule.last_finished_at is not None:
            return False
        is_told = schedule.overdue_told == schedule.last_run_at
        return not is_told and self._clock() - schedule.last_begun_at > timing.ends_within

    async def _tell(self, action: AuditAction, schedule: Schedule, statement: Statement) -> None:
        _log.warning("a schedule did not run as it should", extra={"schedule": schedule.id, "what": action.value})
        with suppress(ScheduleMovedOn):
            await self._database.write(AuditEntry(action, schedule.id), statement)


class ScheduleMemory:
    """What a schedule remembers of the runs that it led to."""

    def __init__(self, schedules: ScheduleRepository, clock: Clock) -> None:
        self._schedules = schedules
        self._clock = clock

    async def of_ended(self, job: Job, outcome: Outcome, state: JobState) -> Sequence[Statement]:
        """For the commit of a job's end."""
        name = job.payload.get("schedule")
        if not isinstance(name, str):
            return ()
        result = _RESULTS[state]
        if outcome.is_fruitless:
            result = RunOutcome.NOTHING_DONE
        return (self._schedules.note_outcome(name, job, self._clock(), outcome, result),)
