"""Takes alerts that nobody has acknowledged in time one level up: to a deputy first, then to everybody in charge.

All that is due goes up in one commit with its history and its notices, so that a person gets one notice for many. Each
alert is guarded by its version: an acknowledgement at the same moment wins, and the rest is tried without it.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from app.audit.access_log import AccessLog
from app.audit.rows import AuditEntry
from app.audit.vocabulary import AuditAction
from app.core.clock import Clock
from app.core.identifiers import new_id
from app.database.alert_repository import AlertRepository
from app.database.job_repository import Outcome
from app.database.models import Alert, AlertChange
from app.database.statement import Statement
from app.directory.directory import Directory
from app.models.alert_models import AlertPriority, AlertStep, StaleAlert
from app.services.alerts.patience import next_escalation
from app.services.alerts.raising import Raised
from app.services.practice_service import PracticeCalendar

AT_ONCE = 50
LAST_LEVEL = 2
_TRIES = 5
Write = Callable[..., Awaitable[object]]
"""Commits an audit entry with statements, as long as the run still may."""


class Escalated(Protocol):
    """Who is told of each alert, in order, and the notices to them."""

    @property
    def told(self) -> Sequence[Sequence[str]]:
        """User ids for each alert."""
        ...

    @property
    def statements(self) -> Sequence[Statement]:
        """Notices and the jobs that send them."""
        ...


class EscalationNotices(Protocol):
    """Decides who is told."""

    async def for_escalated(self, escalated: Sequence[Raised], levels: Sequence[int]) -> Escalated:
        """Notices for alerts that go up to these levels, for their commit."""
        ...


@dataclass(frozen=True, slots=True)
class Escalation:
    """One look for what nobody has acknowledged in time."""

    alerts: AlertRepository
    directory: Directory
    notices: EscalationNotices
    calendar: PracticeCalendar
    clock: Clock
    access: AccessLog

    async def work(self, write: Write) -> Outcome:
        """Take everything up that is due; gives how many went up."""
        done = 0
        while due := await self.alerts.escalating(self.clock(), AT_ONCE, self.access):
            went_up = await self._take_up(due, write)
            if went_up is None:
                break  # people are faster than we are: the next look finds it again
            done += went_up
        return Outcome(done, done)

    async def _take_up(self, due: Sequence[Alert], write: Write) -> int | None:
        for _ in range(_TRIES):
            try:
                return await self._commit(due, write)
            except StaleAlert:
                due = await self.alerts.escalating(self.clock(), AT_ONCE, self.access)
                if not due:
                    return 0
        return None

    async def _commit(self, due: Sequence[Alert], write: Write) -> int:
        """Those that somebody has put off wait until then, unless they are urgent."""
        put_off = [alert for alert in due if self._is_put_off(alert)]
        escalated = [alert for alert in due if not self._is_put_off(alert)]
        levels = [alert.escalation_level + 1 for alert in escalated]
        raised = [Raised(alert, self._provider_of(alert)) for alert in escalated]
        planned = await self.notices.for_escalated(raised, levels)
        statements: list[Statement] = []
        for alert, told in zip(escalated, planned.told, strict=True):
            statements += self._gone_up(alert, told)
        statements += [
            self.alerts.replace(alert.newer(self.clock(), escalates_at=alert.snoozed_until)) for alert in put_off
        ]
        await write(_entry(due), *statements, *planned.statements)
        return len(escalated)

    def _gone_up(self, alert: Alert, told: Sequence[str]) -> list[Statement]:
        level = alert.escalation_level + 1
        is_last = level >= LAST_LEVEL
        following = None if is_last else next_escalation(alert.priority, self.clock(), self.calendar.hours)
        newer = alert.newer(self.clock(), escalation_level=level, escalates_at=following)
        facts: dict[str, str | int] = {"level": level, "told": len(told)}
        if len(told) == 1:
            facts["to"] = told[0]
        step = AlertChange(
            id=new_id(),
            alert_id=alert.id,
            at=newer.updated_at,
            by=self.access.actor.id,
            step=AlertStep.ESCALATED,
            facts=facts,
        )
        return [self.alerts.replace(newer), self.alerts.record(step)]

    def _is_put_off(self, alert: Alert) -> bool:
        until = alert.snoozed_until
        return alert.priority is not AlertPriority.URGENT and until is not None and until > self.clock()

    def _provider_of(self, alert: Alert) -> str | None:
        return self.directory.provider_of("patient", alert.patient_id) if alert.patient_id else None


def _entry(alerts: Sequence[Alert]) -> AuditEntry:
    named = [subject for alert in alerts for subject in (alert.id, alert.patient_id) if subject]
    return AuditEntry(AuditAction.ALERTS_ESCALATED, subjects=tuple(dict.fromkeys(named)))
