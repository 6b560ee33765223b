"""Time, passed in: nothing below the entry points asks the machine what time it is."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from app.core.exceptions import BusinessLogicException

Clock = Callable[[], datetime]
"""Gives the present moment, aware, in UTC."""
MOST_AHEAD = timedelta(days=1)
"""How far a clock may be moved ahead of the machine's: what it dated is still shown after a restart."""


class ClockGoesForward(BusinessLogicException):
    """Time is not taken back: what was dated once stays in its order."""

    status = 422
    code = "clock_goes_forward"
    message = "A clock is moved forward only."


class ClockTooFarAhead(BusinessLogicException):
    """A clock stays within a day of the machine's."""

    status = 422
    code = "clock_too_far_ahead"
    message = "The clock may be one day ahead of the machine's at most. A restart of PFINNI sets it right."


def system_clock() -> datetime:
    """The machine's time in UTC."""
    return datetime.now(UTC)


class MovableClock:
    """The machine's time, and ahead of it by what it was moved: for a demo, to see what happens by itself.

    It never goes back while the process lives. Nothing of it is kept: after a restart it is the machine's time again,
    and what was dated ahead lies in the future for a while.
    """

    def __init__(self, machine: Clock = system_clock) -> None:
        self._machine = machine
        self.ahead = timedelta(0)

    def __call__(self) -> datetime:
        """The present moment, as the process shall see it."""
        return self._machine() + self.ahead

    def ahead_after(self, by: timedelta) -> timedelta:
        """How far ahead it would be. Raises ClockGoesForward, ClockTooFarAhead."""
        if by < timedelta(0):
            raise ClockGoesForward
        if self.ahead + by > MOST_AHEAD:
            raise ClockTooFarAhead
        return self.ahead + by

    def move(self, by: timedelta) -> None:
        """Go forward by this much, at once. Raises ClockGoesForward, ClockTooFarAhead."""
        self.ahead = self.ahead_after(by)


def today_in(zone: ZoneInfo, clock: Clock) -> date:
    """The practice's calendar day: it turns at the practice's midnight, not at Greenwich's."""
    return clock().astimezone(zone).date()
