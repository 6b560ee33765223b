"""How long an alert may wait for somebody before it goes one level up.

An urgent one waits by the clock, and not at all when the practice is closed; a pressing one waits in practice hours.
"""

from datetime import datetime, timedelta

from app.models.alert_models import AlertPriority
from app.services.opening_hours import OpeningHours

URGENT_WAITS = timedelta(minutes=15)
HIGH_WAITS = timedelta(hours=4)


def first_escalation(priority: AlertPriority, now: datetime, hours: OpeningHours) -> datetime | None:
    """When a new alert goes one level up, if nobody has acknowledged it by then; None for never."""
    if priority is AlertPriority.URGENT and not hours.is_open(now):
        return now
    return next_escalation(priority, now, hours)


def next_escalation(priority: AlertPriority, now: datetime, hours: OpeningHours) -> datetime | None:
    """When it goes up once more."""
    if priority is AlertPriority.URGENT:
        return now + URGENT_WAITS
    return hours.later(now, HIGH_WAITS) if priority is AlertPriority.HIGH else None
