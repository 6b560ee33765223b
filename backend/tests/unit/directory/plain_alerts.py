"""What the list of alerts and its counts mean, said as a scan; it shares no line with the directory."""

from collections.abc import Sequence
from datetime import datetime

from app.core.actor import Scope
from app.database.models import Alert
from app.models.alert_models import KINDS, AlertClass, AlertCounts, AlertPriority, AlertQuery, AlertState
from tests.unit.directory.population import Practice

PRESSING = [AlertPriority.URGENT, AlertPriority.HIGH, AlertPriority.NORMAL, AlertPriority.LOW]


def is_seen(alert: Alert, practice: Practice, scope: Scope, *, runs_the_system: bool) -> bool:
    """A patient's alert by whoever sees the patient, the system's by whoever runs it, other people's by all."""
    if KINDS[alert.kind][0] in {AlertClass.SYSTEM, AlertClass.SECURITY} and not runs_the_system:
        return False
    if alert.patient_id is None:
        return True
    patients = {person.id: person.patient for person in practice.people}
    patient = patients.get(alert.patient_id)
    return patient is not None and scope.holds(patient.standing)


def is_snoozed(alert: Alert, now: datetime) -> bool:
    return alert.snoozed_until is not None and alert.snoozed_until > now


def is_asked_for(alert: Alert, query: AlertQuery, user: str, now: datetime) -> bool:
    return all(
        (
            query.state is None or alert.state is query.state,
            query.alert_class is None or KINDS[alert.kind][0] is query.alert_class,
            query.priority is None or alert.priority is query.priority,
            query.patient_id is None or alert.patient_id == query.patient_id,
            not query.mine or alert.assigned_to == user,
            query.state is not AlertState.OPEN or is_snoozed(alert, now) is query.snoozed,
        )
    )


def in_order(alerts: Sequence[Alert]) -> list[Alert]:
    """The most pressing first, of these the newest, then the greatest id."""
    ordered = sorted(alerts, key=lambda alert: alert.id, reverse=True)
    ordered.sort(key=lambda alert: alert.created_at, reverse=True)
    ordered.sort(key=lambda alert: PRESSING.index(alert.priority))
    return ordered


def counted(seen: Sequence[Alert], user: str, now: datetime) -> AlertCounts:
    waiting = [alert for alert in seen if alert.state is AlertState.OPEN and not is_snoozed(alert, now)]
    return AlertCounts(
        open=len(waiting),
        urgent=sum(alert.priority is AlertPriority.URGENT for alert in waiting),
        mine=sum(alert.assigned_to == user for alert in waiting),
        by_class={
            each: sum(KINDS[alert.kind][0] is each for alert in waiting)  # one line for each class
            for each in AlertClass
        },
    )
