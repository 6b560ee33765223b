"""Schedules in the store: each slot leads to one job, in the commit that moves the schedule to its next slot.

https://surrealdb.com/docs/surrealql/statements/update
"""

from datetime import datetime
from typing import Any

from app.core.exceptions import BusinessLogicException
from app.database.answers import Row
from app.database.job_repository import Outcome
from app.database.models import Job, Schedule
from app.database.patient_repository import Reader
from app.database.statement import Change, RecordID, Statement
from app.models.job_models import RunOutcome


class ScheduleMovedOn(BusinessLogicException):
    """Another scheduler has taken this slot."""

    code = "schedule_moved_on"


class ScheduleRepository:
    """What happens by itself."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    async def all(self) -> list[Schedule]:
        """Every schedule, by name."""
        rows = await self._reader.rows("SELECT * FROM schedule LIMIT 100")
        return sorted((_opened(row) for row in rows), key=lambda schedule: schedule.id)

    async def schedule(self, name: str) -> Schedule | None:
        """One schedule."""
        row = await self._reader.one("SELECT * FROM ONLY $schedule", {"schedule": _record(name)})
        return _opened(row) if row else None

    def create(self, schedule: Schedule) -> Statement:
        """A schedule begins."""
        content = schedule.model_dump(mode="python", exclude={"id", "version"}, exclude_none=True)
        return Statement(
            "CREATE ONLY $schedule CONTENT $content RETURN NONE",
            {"schedule": _record(schedule.id), "content": {**content, "kind": schedule.kind.value}},
            (_change(schedule),),
        )

    def redefine(self, schedule: Schedule) -> Statement:
        """Another time of day, another zone, or the code calls it otherwise: the next slot follows from that."""
        return Statement(
            """
            UPDATE $schedule SET kind = $kind, cron = $cron, zone = $zone, next_run_at = $next_run_at RETURN NONE
            """,
            {
                "schedule": _record(schedule.id),
                "kind": schedule.kind.value,
                "cron": schedule.cron,
                "zone": schedule.zone,
                "next_run_at": schedule.next_run_at,
            },
            (_change(schedule),),
        )

    def pause(self, schedule: Schedule, next_run_at: datetime, *, is_paused: bool) -> Statement:
        """Stop for a while, or go on with the next slot from now."""
        return Statement(
            "UPDATE $schedule SET is_paused = $is_paused, next_run_at = $next_run_at RETURN NONE",
            {"schedule": _record(schedule.id), "is_paused": is_paused, "next_run_at": next_run_at},
            (_change(schedule),),
        )

    def take_slot(self, schedule: Schedule, next_run_at: datetime, job: Job | None, *, missed: bool) -> Statement:
        """The present slot is dealt with, by a job or as missed; cancels the commit when somebody else did it."""
        return Statement(
            """
            IF array::is_empty((
                UPDATE $schedule SET next_run_at = $next,
                    last_run_at = IF $job = '' { last_run_at } ELSE { $slot },
                    last_begun_at = IF $job = '' { last_begun_at } ELSE { $begun },
                    last_job = IF $job = '' { last_job } ELSE { $job },
                    last_finished_at = IF $job = '' { last_finished_at } ELSE { NONE },
                    last_outcome = IF $missed { 'missed' } ELSE { IF $job = '' { last_outcome } ELSE { NONE } },
                    last_due = NONE, last_done = NONE
                    WHERE next_run_at = $slot RETURN id
            )) { THROW $moved }
            """,
            {
                "schedule": _record(schedule.id),
                "next": next_run_at,
                "slot": schedule.next_run_at,
                "job": job.id if job else "",
                "begun": job.created_at if job else schedule.next_run_at,
                "missed": missed,
                "moved": ScheduleMovedOn.code,
            },
            (_change(schedule),) if missed else (),
        )

    def run_now(self, schedule: Schedule, job: Job) -> Statement:
        """Somebody wants it now; the next slot stays."""
        return Statement(
            """
            UPDATE $schedule SET last_run_at = $at, last_begun_at = $at, last_job = $job, last_finished_at = NONE,
                last_outcome = NONE, last_due = NONE, last_done = NONE RETURN NONE
            """,
            {"schedule": _record(schedule.id), "at": job.created_at, "job": job.id},
        )

    def note_outcome(self, name: str, job: Job, at: datetime, outcome: Outcome, result: RunOutcome) -> Statement:
        """How the run ended, if no later one has begun."""
        return Statement(
            """
            UPDATE $schedule SET last_finished_at = $at, last_outcome = $result, last_due = $due, last_done = $done
                WHERE last_job = $job RETURN NONE
            """,
            {
                "schedule": _record(name),
                "job": job.id,
                "at": at,
                "result": result.value,
                "due": outcome.due,
                "done": outcome.done,
            },
        )

    def tell_overdue(self, schedule: Schedule) -> Statement:
        """The run of this slot has not ended in time; told once."""
        return Statement(
            """
            IF array::is_empty((
                UPDATE $schedule SET overdue_told = $slot WHERE last_job = $job AND last_finished_at = NONE
                    AND (overdue_told = NONE OR overdue_told != $slot) RETURN id
            )) { THROW $moved }
            """,
            {
                "schedule": _record(schedule.id),
                "job": schedule.last_job or "",
                "slot": schedule.last_run_at,
                "moved": ScheduleMovedOn.code,
            },
            (_change(schedule),),
        )


def _record(name: str) -> RecordID:
    return RecordID("schedule", name)


def _change(schedule: Schedule) -> Change:
    return Change(_record(schedule.id), 1, {"kind": schedule.kind.value})


def _opened(row: Row) -> Schedule:
    values: dict[str, Any] = {**row, "id": str(row["id"].id)}
    return Schedule.model_validate(values)
