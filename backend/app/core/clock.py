"""Time, passed in: nothing below the entry points asks the machine what time it is."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

Clock = Callable[[], datetime]
"""Gives the present moment, aware, in UTC."""


def system_clock() -> datetime:
    """The machine's time in UTC."""
    return datetime.now(UTC)


def today_in(zone: ZoneInfo, clock: Clock) -> date:
    """The practice's calendar day: it turns at the practice's midnight, not at Greenwich's."""
    return clock().astimezone(zone).date()
