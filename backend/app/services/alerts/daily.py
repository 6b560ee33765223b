"""What the calendar raises by itself: birthdays of the next seven days, and coverages that end or have ended.

Each birthday is told once a year, and closed when it has passed. Who was born on 29 February has the birthday on
the 28th in common years. The deceased, the archived and those who have left are never named.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.database.job_repository import Outcome
from app.database.statement import Statement
from app.directory.directory import Directory
from app.directory.patient_filters import month_days_of
from app.models.alert_models import AlertKind
from app.services.alerts.conditions import ENDING_WITHIN
from app.services.alerts.raising import AlertRaising, Raised, entry_of
from app.services.practice_service import PracticeCalendar

AHEAD = 7
"""Days."""
LOOKS_BACK = timedelta(days=40)
AT_ONCE = 100
Write = Callable[..., Awaitable[object]]
"""Commits an audit entry with statements, as long as the run still may."""
Advance = Callable[[int, int], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Birthday:
    """A birthday of this year."""

    patient_id: str
    provider_id: str | None
    on: date


class DailyAlerts:
    """The daily runs of the system actor `alerts`."""

    def __init__(self, directory: Directory, raising: AlertRaising, calendar: PracticeCalendar) -> None:
        self._directory = directory
        self._raising = raising
        self._calendar = calendar

    async def birthdays(self, write: Write, advance: Advance) -> Outcome:
        """Raise what is not raised yet; gives how many were due and done."""
        due = self.upcoming(self._calendar.today())
        done = 0
        for at in range(0, len(due), AT_ONCE):
            raised = await self._unknown(due[at : at + AT_ONCE])
            if raised:
                await self._commit(write, raised, [])
            done += len(due[at : at + AT_ONCE])
            await advance(done, len(due))
        await self._close_past(write)
        return Outcome(len(due), done)

    async def coverages(self, write: Write, advance: Advance) -> Outcome:
        """Look again at coverages whose end is near or has passed: no event tells that a day has come."""
        today = self._calendar.today()
        due = self._directory.occasions.coverages_ending(today - LOOKS_BACK, today + ENDING_WITHIN)
        for at in range(0, len(due), AT_ONCE):
            raised, resolved = await self._raising.of_patients(due[at : at + AT_ONCE])
            if raised or resolved:
                await self._commit(write, raised, resolved)
            await advance(min(at + AT_ONCE, len(due)), len(due))
        return Outcome(len(due), len(due))

    def upcoming(self, today: date) -> list[Birthday]:
        """Birthdays from today to a week from now."""
        days = [today + timedelta(days=ahead) for ahead in range(AHEAD + 1)]
        celebrated = {month_day: day for day in days for month_day in month_days_of(day)}
        found = self._directory.occasions.birthdays(list(celebrated))
        return [Birthday(each.patient_id, each.provider_id, celebrated[each.month_day]) for each in found]

    async def _close_past(self, write: Write) -> None:
        past = self._directory.occasions.birthdays_past(self._calendar.today())
        for at in range(0, len(past), AT_ONCE):
            statements = await self._raising.over(past[at : at + AT_ONCE])
            if statements:
                await self._commit(write, [], statements)

    async def _unknown(self, birthdays: Sequence[Birthday]) -> list[Raised]:
        by_patient = {each.patient_id: each for each in birthdays}
        alerts = [
            self._raising.alert(
                AlertKind.BIRTHDAY,
                f"{each.patient_id}\0{each.on.year}",
                each.patient_id,
                facts={"on": each.on.isoformat()},
            )
            for each in birthdays
        ]
        new = await self._raising.unknown(alerts)
        return [Raised(alert, by_patient[alert.patient_id or ""].provider_id) for alert in new]

    async def _commit(self, write: Write, raised: Sequence[Raised], resolved: Sequence[Statement]) -> None:
        statements = await self._raising.statements(raised)
        await write(entry_of(raised), *statements, *resolved)
