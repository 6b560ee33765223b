"""The practice's day turns at its own midnight."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from app.core.clock import system_clock, today_in


def test_the_day_is_the_practices_own() -> None:
    late = datetime(2026, 3, 1, 4, 59, tzinfo=UTC)
    zone = ZoneInfo("America/New_York")
    assert today_in(zone, lambda: late) == date(2026, 2, 28)
    assert today_in(zone, lambda: late + timedelta(minutes=1)) == date(2026, 3, 1)


def test_the_machines_time_is_aware_and_in_utc() -> None:
    assert system_clock().utcoffset() == timedelta(0)
