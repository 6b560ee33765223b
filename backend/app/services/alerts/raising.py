"""From events to alerts: looks at what the events touched, raises what holds, resolves what no longer does.

Each batch is one commit with the position in the events, so that nothing is raised twice and nothing is left out.
A patient's coverages are opened under the trace of the system actor `alerts`, which the commit's audit row absorbs.
"""

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from app.audit.rows import MOST_SUBJECTS, AuditEntry
from app.audit.vocabulary import AuditAction
from app.core.identifiers import new_id
from app.database.alert_repository import AlertRepository
from app.database.coverage_repository import CoverageRepository
from app.database.models import Alert, AlertChange, Event
from app.database.patient_repository import PatientRepository
from app.database.statement import Statement
from app.directory.directory import Directory
from app.models.alert_models import KINDS, AlertKind, AlertState, AlertStep
from app.models.patient_models import PatientStatus
from app.sealing.seal import EnvelopeDamaged
from app.services.alerts.conditions import ENDING_WITHIN, FOLLOWED, Condition, Standing, conditions, is_in_touch
from app.services.alerts.patience import first_escalation
from app.services.database_service import DatabaseService
from app.services.insurance.held_alike import insuring
from app.services.practice_service import PracticeCalendar

CONSUMER = "alerts"
_log = logging.getLogger("pfinni.alerts")
_OF_THE_SYSTEM = {
    AuditAction.JOB_DIED: AlertKind.JOB_DEAD,
    AuditAction.JOB_FRUITLESS: AlertKind.JOB_FRUITLESS,
    AuditAction.SCHEDULE_MISSED: AlertKind.SCHEDULE_MISSED,
    AuditAction.SCHEDULE_OVERDUE: AlertKind.SCHEDULE_OVERDUE,
    AuditAction.WORKER_TROUBLED: AlertKind.WORKER_TROUBLED,
    AuditAction.NOTICE_FAILED: AlertKind.NOTICE_FAILED,
    AuditAction.TOKEN_REUSED: AlertKind.TOKEN_REUSED,
    AuditAction.ACCOUNT_ASKED_FOR: AlertKind.ACCOUNT_ASKED_FOR,
}


@dataclass(frozen=True, slots=True)
class Raised:
    """An alert that begins, and the provider of its patient."""

    alert: Alert
    provider_id: str | None


class NoticePlanner(Protocol):
    """Decides who is told of new alerts, and how."""

    async def for_raised(self, raised: Sequence[Raised]) -> list[Statement]:
        """Notices and the jobs that send them, for the commit of the alerts."""
        ...


class AlertRaising:
    """The rules, for one run of the system actor `alerts`."""

    def __init__(
        self,
        alerts: AlertRepository,
        coverages: CoverageRepository,
        patients: PatientRepository,
        database: DatabaseService,
        directory: Directory,
        calendar: PracticeCalendar,
        notices: NoticePlanner,
    ) -> None:
        self._alerts = alerts
        self._coverages = coverages
        self._patients = patients
        self._database = database
        self._access = database.access
        self._directory = directory
        self._calendar = calendar
        self.clock = self._clock = calendar.clock
        self._notices = notices

    async def take(self, events: Sequence[Event], dealt_with: Statement) -> bool:
        """Raise and resolve what these events call for; gives whether there was anything.

        `dealt_with` moves the consumer's position: it commits with the alerts, or is the caller's to commit.
        """
        raised, statements = await self.of_patients(_patients(events))
        raised += await self._of_the_system(events)
        if raised or statements:
            await self.commit(raised, [dealt_with, *statements])
        else:
            await self._access.settle()
        return bool(raised or statements)

    async def commit(self, raised: Sequence[Raised], statements: Sequence[Statement]) -> None:
        """These statements, then these alerts with their history and the notices that follow."""
        await self._database.write(entry_of(raised), *statements, *await self.statements(raised))

    async def statements(self, raised: Sequence[Raised]) -> list[Statement]:
        """These alerts with the first step of their history, and the notices that follow."""
        begun = [statement for each in raised for statement in self.begin(each.alert)]
        return [*begun, *(await self._notices.for_raised(raised) if raised else [])]

    async def of_patients(self, patients: Sequence[str]) -> tuple[list[Raised], list[Statement]]:
        """What is to be raised about these patients, and statements that resolve what no longer holds.

        What happens to a record that went into another one concerns the survivor.
        Of a patient with a damaged envelope nothing is raised; it is told, and holds up nobody else.
        """
        if not patients:
            return [], []
        today = self._calendar.today()
        concerned = self._directory.with_survivors(patients)
        candidates = self._directory.alert_candidates(concerned, today, today + ENDING_WITHIN)
        raised: list[Raised] = []
        resolved: list[Statement] = []
        for patient in (each for each in concerned if each in candidates):
            try:
                new, gone = await self._of_patient(patient)
            except EnvelopeDamaged:
                _log.error("a record could not be opened, and alerts about its patient are not raised")
                continue
            raised += new
            resolved += [statement for alert in gone for statement in self._resolve(alert)]
        return raised, resolved

    def begin(self, alert: Alert) -> list[Statement]:
        """The alert and the first step of its history."""
        step = AlertChange(
            id=new_id(), alert_id=alert.id, at=alert.created_at, by=self._access.actor.id, step=AlertStep.RAISED
        )
        return [self._alerts.create(alert), self._alerts.record(step)]

    def alert(
        self,
        kind: AlertKind,
        about: str,
        patient_id: str | None = None,
        subject: str | None = None,
        facts: dict[str, str | int] | None = None,
    ) -> Alert:
        """An alert that begins now."""
        now = self._clock()
        priority = KINDS[kind][1]
        return Alert(
            id=new_id(),
            created_at=now,
            updated_at=now,
            kind=kind,
            priority=priority,
            patient_id=patient_id,
            subject=subject,
            facts=facts or {},
            once_key=reason(kind, about),
            escalates_at=first_escalation(priority, now, self._calendar.hours),
        )

    async def over(self, alert_ids: Iterable[str]) -> list[Statement]:
        """Statements that close what has passed."""
        found = [await self._alerts.alert(alert_id, self._access) for alert_id in alert_ids]
        return [
            statement
            for alert in found
            if alert is not None and alert.state is not AlertState.CLOSED
            for statement in self._resolve(alert)
        ]

    async def holding(self, reasons: Sequence[str]) -> list[Alert]:
        """The alerts that are held for these reasons."""
        return await self._alerts.holding(reasons, self._access)

    async def unknown(self, wanted: Sequence[Alert]) -> list[Alert]:
        """Those of these alerts that nobody has raised yet."""
        keys = [alert.once_key for alert in wanted if alert.once_key]
        known = {alert.once_key for alert in await self._alerts.holding(keys, self._access)} if keys else set()
        return [alert for alert in wanted if alert.once_key not in known]

    async def _of_patient(self, patient_id: str) -> tuple[list[Raised], list[Alert]]:
        row = await self._alerts.standing(patient_id)
        if row is None:
            return [], []
        standing = _standing(row)
        coverages = await insuring(patient_id, self._patients, self._coverages, self._access)
        known = await self._alerts.of_patient(patient_id, self._access)
        held = {alert.once_key: alert for alert in known if alert.kind in FOLLOWED}
        wanted = {
            reason(each.kind, each.about): each for each in conditions(standing, coverages, self._calendar.today())
        }
        new = [self._raised(condition, standing) for key, condition in wanted.items() if key not in held]
        gone = [alert for key, alert in held.items() if key not in wanted]
        return new, gone if is_in_touch(standing) else [*gone, *_open_birthdays(known)]

    def _raised(self, condition: Condition, standing: Standing) -> Raised:
        return Raised(self.alert(condition.kind, condition.about, standing.patient_id), standing.provider_id)

    async def _of_the_system(self, events: Iterable[Event]) -> list[Raised]:
        wanted = [
            self.alert(kind, self._about(event), subject=_subject_of(event), facts=_facts_of(event))
            for event in events
            if (kind := _kind_of(event)) is not None
        ]
        each = {alert.once_key: alert for alert in reversed(wanted)}
        return [Raised(alert, None) for alert in await self.unknown(list(each.values()))]

    def _about(self, event: Event) -> str:
        """Once a day a worker's troubles, requests for accounts, and notices that fail for one reason.

        A provider that is down fails all notices, and anybody can ask for accounts.
        """
        day = self._calendar.day_of(event.at).isoformat()
        match event.table:
            case "notice":
                return f"{event.facts.get('channel')}\0{event.facts.get('failure')}\0{day}"
            case "user":
                return day
            case "worker":
                return f"{event.record}\0{day}"
            case _:
                return f"{event.record}\0{event.id}"

    def _resolve(self, alert: Alert) -> list[Statement]:
        now = self._clock()
        closed = alert.newer(
            now,
            state=AlertState.CLOSED,
            once_key=None if alert.kind in FOLLOWED else alert.once_key,  # a birthday is told once a year
            escalates_at=None,
            snoozed_until=None,
        )
        step = AlertChange(id=new_id(), alert_id=alert.id, at=now, by=self._access.actor.id, step=AlertStep.RESOLVED)
        return [self._alerts.replace(closed), self._alerts.record(step)]


def entry_of(raised: Sequence[Raised]) -> AuditEntry:
    """The audit entry of alerts that begin; it names their patients, as many as one row takes."""
    subjects = dict.fromkeys(each.alert.patient_id for each in raised if each.alert.patient_id)
    return AuditEntry(AuditAction.ALERTS_RAISED, subjects=tuple(subjects)[:MOST_SUBJECTS])


def reason(kind: AlertKind, about: str) -> str:
    """What an alert is held for, in one text; `about` tells two of a kind apart."""
    return f"{kind}\0{about}"


def _kind_of(event: Event) -> AlertKind | None:
    """A job may end without having done anything of what was due in any commit; its event says so."""
    if event.table == "job" and event.facts.get("fruitless"):
        return AlertKind.JOB_FRUITLESS
    if event.kind == AuditAction.NOTICE_FAILED and event.table != "notice":
        return None  # the end of its job, in the same commit
    if event.kind == AuditAction.JOB_DIED and "failure" not in event.facts:
        return None  # another job, which was begun because of the end of this one, in the same commit
    if event.kind == AuditAction.ACCOUNT_ASKED_FOR and event.table != "user":
        return None  # its password and its mail, in the same commit; or the address has an account already
    if event.kind == AuditAction.SIGN_IN_LOCKED and "user" in event.facts:
        return AlertKind.SIGN_IN_LOCKED  # an address that nobody has alarms nobody
    return _OF_THE_SYSTEM.get(AuditAction(event.kind)) if event.kind in _OF_THE_SYSTEM else None


def _subject_of(event: Event) -> str | None:
    """A job, a schedule or a notice; of a lock, whose account it is; nothing of one who asked, as others may follow."""
    if event.kind == AuditAction.ACCOUNT_ASKED_FOR:
        return None
    return str(event.facts.get("user") or event.record)


def _facts_of(event: Event) -> dict[str, str | int]:
    """Which kind of job it was and the code of its failure, or how many times somebody failed to sign in."""
    return {name: value for name in ("kind", "failure", "failures") if (value := event.facts.get(name)) is not None}


def _open_birthdays(alerts: Iterable[Alert]) -> list[Alert]:
    return [alert for alert in alerts if alert.kind is AlertKind.BIRTHDAY and alert.state is not AlertState.CLOSED]


def _patients(events: Iterable[Event]) -> list[str]:
    named: dict[str, None] = {}
    for event in events:
        patient = event.record if event.table == "patient" else event.facts.get("patient")
        if event.table in {"patient", "coverage"} and isinstance(patient, str):
            named[patient] = None
    return list(named)


def _standing(row: dict[str, object]) -> Standing:
    provider = row.get("provider_id")
    return Standing(
        patient_id=str(getattr(row["id"], "id", row["id"])),
        status=PatientStatus(str(row["status"])),
        pending_review=bool(row["pending_review"]),
        provider_id=str(getattr(provider, "id", provider)) if provider is not None else None,
        is_deceased=bool(row["deceased"]),
        is_archived=row.get("archived_at") is not None,
    )
