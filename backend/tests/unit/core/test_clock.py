"""The practice's day turns at its own midnight; a demo's clock goes forward only."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from app.core.clock import MOST_AHEAD, ClockGoesForward, ClockTooFarAhead, MovableClock, system_clock, today_in


def test_the_day_is_the_practices_own() -> None:
    late = datetime(2026, 3, 1, 4, 59, tzinfo=UTC)
    zone = ZoneInfo("America/New_York")
    assert today_in(zone, lambda: late) == date(2026, 2, 28)
    assert today_in(zone, lambda: late + timedelta(minutes=1)) == date(2026, 3, 1)


def test_the_machines_time_is_aware_and_in_utc() -> None:
    assert system_clock().utcoffset() == timedelta(0)


class TestMovableClock:
    """The machine's time, and ahead of it."""

    NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)

    def test_it_is_the_machines_until_it_is_moved(self) -> None:
        clock = MovableClock(lambda: self.NOW)
        assert clock() == self.NOW
        clock.move(timedelta(minutes=30))
        clock.move(timedelta(minutes=5))
        assert clock() == self.NOW + timedelta(minutes=35)

    def test_it_goes_on_with_the_machine(self) -> None:
        moments = iter([self.NOW, self.NOW + timedelta(seconds=1)])
        clock = MovableClock(lambda: next(moments))
        clock.move(timedelta(hours=1))
        assert clock() + timedelta(seconds=1) == clock()

    def test_it_never_goes_back(self) -> None:
        clock = MovableClock(lambda: self.NOW)
        clock.move(timedelta(hours=1))
        with pytest.raises(ClockGoesForward):
            clock.move(-timedelta(seconds=1))
        assert clock() == self.NOW + timedelta(hours=1)

    def test_it_is_a_day_ahead_at_most(self) -> None:
        clock = MovableClock(lambda: self.NOW)
        clock.move(MOST_AHEAD)
        with pytest.raises(ClockTooFarAhead):
            clock.move(timedelta(seconds=1))
        assert clock() == self.NOW + MOST_AHEAD
