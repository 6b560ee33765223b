"""Alerts for one caller: seen by scope and role, changed by version, with a history of every step.

The rooms behind this door: `alerts.conditions` and `alerts.raising` (when), `notices` (how people are told).
"""

import re
from collections.abc import Mapping
from datetime import timedelta

from app.audit.rows import AuditEntry
from app.audit.vocabulary import AuditAction
from app.core.exceptions import AppException
from app.core.identifiers import is_id, new_id
from app.core.permissions import Permission
from app.database.alert_repository import AlertPreferenceRepository, AlertRepository
from app.database.models import Alert, AlertChange, AlertPreference
from app.database.user_repository import UserRepository
from app.directory.alert_list import AlertQuestion, AlertReader
from app.models.alert_models import (
    KINDS,
    OF_THE_SYSTEM,
    AlertAcknowledge,
    AlertAssign,
    AlertChangePublic,
    AlertClose,
    AlertClosed,
    AlertCounts,
    AlertCreate,
    AlertKind,
    AlertNotFound,
    AlertPage,
    AlertPreferences,
    AlertPublic,
    AlertQuery,
    AlertsAcknowledge,
    AlertsAcknowledged,
    AlertSnooze,
    AlertState,
    AlertStep,
    Colleague,
    ColleagueUnknown,
    SnoozeTooLong,
    StaleAlert,
)
from app.models.patient_list_models import CursorUnreadable
from app.models.patient_models import PatientNotFound
from app.services.alerts.patience import first_escalation
from app.services.alerts.raising import NoticePlanner, Raised
from app.services.alerts.tallies import AlertTallies
from app.services.database_service import DatabaseService
from app.services.notices.planning import StaffReader
from app.services.practice_service import PracticeCalendar

LONGEST_SNOOZE = timedelta(days=30)
_TRIES_TO_ACKNOWLEDGE = 3
_PLACE = re.compile(r"([1-4])\.([0-9]{1,15})\.([A-Za-z0-9_-]{1,64})", re.ASCII)
"""Where a page ended: rank, creation in milliseconds, id."""


class AlertService:
    """Reads and changes the alerts that the caller may see."""

    def __init__(
        self,
        alerts: AlertRepository,
        preferences: AlertPreferenceRepository,
        users: UserRepository,
        staff: StaffReader,
        database: DatabaseService,
        tallies: AlertTallies,
        notices: NoticePlanner,
        calendar: PracticeCalendar,
    ) -> None:
        self._alerts = alerts
        self._preferences = preferences
        self._users = users
        self._staff = staff
        self._database = database
        self._tallies = tallies
        self._directory = tallies.directory
        self._notices = notices
        self._calendar = calendar
        self._clock = calendar.clock
        self.access = database.access

    async def page(self, query: AlertQuery) -> AlertPage:
        """One page, the most pressing first, and the counts. Raises CursorUnreadable."""
        reader = self._reader()
        answer = self._directory.alerts(AlertQuestion(query, _after(query.cursor)), reader, self.access)
        names = await self._names()
        return AlertPage(
            items=[_named(item, names) for item in answer.items],
            counts=self.counts(),
            next_cursor=".".join(map(str, answer.after)) if answer.after else None,
        )

    def counts(self) -> AlertCounts:
        """What the badge shows."""
        actor = self.access.actor
        return self._tallies.of(actor.scope, runs_the_system=self._runs_the_system()).of(actor.id)

    async def get(self, alert_id: str) -> AlertPublic:
        """One alert. Raises AlertNotFound."""
        return await self._shown(await self._alert(alert_id))

    async def history(self, alert_id: str) -> list[AlertChangePublic]:
        """Every step, oldest first. Raises AlertNotFound."""
        alert = await self._alert(alert_id)
        names = await self._names()
        return [
            AlertChangePublic(
                at=step.at, by=step.by, by_name=names.get(step.by), step=step.step, note=step.note, facts=step.facts
            )
            for step in await self._alerts.history(alert.id, self.access)
        ]

    async def create(self, new: AlertCreate) -> AlertPublic:
        """An alert that a person raises. Raises PatientNotFound, ColleagueUnknown."""
        provider = self._provider_of(new.patient_id)
        if new.assigned_to is not None:
            await self._check_colleague(new.assigned_to)
        now = self._clock()
        alert = Alert(
            id=new_id(),
            created_at=now,
            updated_at=now,
            kind=AlertKind.MANUAL,
            priority=new.priority,
            patient_id=new.patient_id,
            assigned_to=new.assigned_to,
            escalates_at=first_escalation(new.priority, now, self._calendar.hours),
        )
        await self._database.write(
            AuditEntry(AuditAction.ALERT_CREATED, new.patient_id or alert.id),
            self._alerts.create(alert),
            self._alerts.record(self._step(alert, AlertStep.RAISED, new.note)),
            *await self._notices.for_raised([Raised(alert, provider)]),
        )
        return await self._shown(alert)

    async def acknowledge(self, alert_id: str, said: AlertAcknowledge) -> AlertPublic:
        """Somebody looks after it; it does not escalate any more.

        Raises AlertNotFound, AlertClosed, and StaleAlert when somebody else was faster. What merely moved it on in the
        meantime (an escalation at the same moment) does not count: the acknowledgement is made on top of it.
        """
        return await self._shown(await self._acknowledged(alert_id, said))

    async def _acknowledged(self, alert_id: str, said: AlertAcknowledge) -> Alert:
        for _ in range(_TRIES_TO_ACKNOWLEDGE - 1):
            try:
                return await self._acknowledge_once(alert_id, said)
            except StaleAlert:
                continue
        return await self._acknowledge_once(alert_id, said)

    async def _acknowledge_once(self, alert_id: str, said: AlertAcknowledge) -> Alert:
        alert = await self._open(alert_id)
        if alert.acknowledged_by not in {None, self.access.actor.id}:
            raise StaleAlert
        now = self._clock()
        return await self._change(
            alert,
            AlertStep.ACKNOWLEDGED,
            AuditAction.ALERT_ACKNOWLEDGED,
            said.note,
            state=AlertState.ACKNOWLEDGED,
            acknowledged_by=self.access.actor.id,
            acknowledged_at=now,
            escalates_at=None,
            snoozed_until=None,
        )

    async def acknowledge_all(self, said: AlertsAcknowledge) -> AlertsAcknowledged:
        """Several at once; what cannot be acknowledged is named and holds up no other."""
        done: list[str] = []
        refused: dict[str, str] = {}
        for alert_id in dict.fromkeys(said.alert_ids):
            try:
                await self._acknowledged(alert_id, said)
            except AppException as failure:
                refused[alert_id] = failure.code
            else:
                done.append(alert_id)
        return AlertsAcknowledged(acknowledged=done, refused=refused)

    async def assign(self, alert_id: str, to: AlertAssign) -> AlertPublic:
        """Give it to somebody, or back to everybody. Raises ColleagueUnknown and what `acknowledge` raises."""
        alert = await self._open(alert_id)
        if to.user_id is not None:
            await self._check_colleague(to.user_id)
        newer = await self._change(
            alert, AlertStep.ASSIGNED, AuditAction.ALERT_ASSIGNED, to.note, assigned_to=to.user_id
        )
        return await self._shown(newer)

    async def snooze(self, alert_id: str, pause: AlertSnooze) -> AlertPublic:
        """Look again later; an urgent alert escalates all the same. Raises SnoozeTooLong."""
        alert = await self._open(alert_id)
        now = self._clock()
        if pause.until is not None and not now < pause.until <= now + LONGEST_SNOOZE:
            raise SnoozeTooLong
        newer = await self._change(alert, AlertStep.SNOOZED, AuditAction.ALERT_SNOOZED, None, snoozed_until=pause.until)
        return await self._shown(newer)

    async def close(self, alert_id: str, said: AlertClose) -> AlertPublic:
        """It is dealt with; while what it is about lasts, it is not raised again."""
        alert = await self._open(alert_id)
        newer = await self._change(
            alert,
            AlertStep.CLOSED,
            AuditAction.ALERT_CLOSED,
            said.note,
            state=AlertState.CLOSED,
            escalates_at=None,
            snoozed_until=None,
        )
        return await self._shown(newer)

    async def preferences(self) -> AlertPreferences:
        """How the caller wants to be told."""
        kept = await self._preferences.of_user(self.access.actor.id)
        return kept.preferences if kept else AlertPreferences()

    async def prefer(self, wanted: AlertPreferences) -> AlertPreferences:
        """The caller's preferences as they shall be. Raises ColleagueUnknown for a deputy who cannot see alerts."""
        user = self.access.actor.id
        if wanted.deputy_id is not None:
            await self._check_colleague(wanted.deputy_id)
            if wanted.deputy_id == user:
                raise ColleagueUnknown
        kept = await self._preferences.of_user(user)
        now = self._clock()
        preference = AlertPreference(
            id=user,
            version=kept.version + 1 if kept else 1,
            created_at=kept.created_at if kept else now,
            updated_at=now,
            preferences=wanted,
        )
        await self._database.write(
            AuditEntry(AuditAction.ALERT_PREFERENCES_CHANGED, user), self._preferences.keep(preference)
        )
        return wanted

    async def colleagues(self) -> list[Colleague]:
        """Whom an alert can be given to, by name."""
        staff = await self._staff.staff(self.access)
        return [Colleague(user_id=user.id, name=user.name) for user in staff.everybody()]

    async def _change(
        self, alert: Alert, step: AlertStep, action: AuditAction, note: str | None, **changed: object
    ) -> Alert:
        newer = alert.newer(self._clock(), **changed)
        await self._database.write(
            AuditEntry(action, alert.patient_id or alert.id),
            self._alerts.replace(newer),
            self._alerts.record(self._step(newer, step, note)),
        )
        return newer

    async def _alert(self, alert_id: str) -> Alert:
        alert = await self._alerts.alert(alert_id, self.access) if is_id(alert_id) else None
        if alert is None or not self._may_see(alert):
            raise AlertNotFound
        return alert

    async def _open(self, alert_id: str) -> Alert:
        alert = await self._alert(alert_id)
        if alert.state is AlertState.CLOSED:
            raise AlertClosed
        return alert

    def _may_see(self, alert: Alert) -> bool:
        if KINDS[alert.kind][0] in OF_THE_SYSTEM:
            return self._runs_the_system()
        if alert.patient_id is None:
            return True
        patient = self._directory.standing_of("patient", alert.patient_id)
        return patient is not None and self.access.actor.scope.holds(patient)

    def _runs_the_system(self) -> bool:
        return self.access.actor.may(Permission.JOB_MANAGE)

    def _reader(self) -> AlertReader:
        actor = self.access.actor
        return AlertReader(actor.id, actor.scope, self._runs_the_system(), self._clock())

    async def _shown(self, alert: Alert) -> AlertPublic:
        """As the list shows it, the names of its patient and of colleagues included."""
        return _named(self._directory.alert(alert, self.access), await self._names())

    def _provider_of(self, patient_id: str | None) -> str | None:
        if patient_id is None:
            return None
        patient = self._directory.standing_of("patient", patient_id)
        if patient is None or not self.access.actor.scope.holds(patient):
            raise PatientNotFound
        return patient.provider_id

    async def _check_colleague(self, user_id: str) -> None:
        if user_id not in {each.user_id for each in await self.colleagues()}:
            raise ColleagueUnknown

    async def _names(self) -> Mapping[str, str]:
        return {user.id: user.name for user in await self._users.everybody(self.access)}

    def _step(self, alert: Alert, step: AlertStep, note: str | None) -> AlertChange:
        return AlertChange(
            id=new_id(),
            alert_id=alert.id,
            at=alert.updated_at,
            by=self.access.actor.id,
            step=step,
            note=note,
            facts={"to": alert.assigned_to} if step is AlertStep.ASSIGNED and alert.assigned_to else {},
        )


def _named(alert: AlertPublic, names: Mapping[str, str]) -> AlertPublic:
    return alert.model_copy(
        update={
            "assigned_name": names.get(alert.assigned_to or ""),
            "acknowledged_name": names.get(alert.acknowledged_by or ""),
        }
    )


def _after(cursor: str | None) -> tuple[int, int, str] | None:
    if cursor is None:
        return None
    place = _PLACE.fullmatch(cursor)
    if place is None:
        raise CursorUnreadable
    return int(place[1]), int(place[2]), place[3]
