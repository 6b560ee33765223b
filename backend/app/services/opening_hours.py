"""When the practice is open: hours of the week on the practice's own clock, and time counted in them.

Wall-clock hours become moments day by day, so that a night with 23 or 25 hours changes nothing about the day after it.
"""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_LOOKS_AHEAD = 60
"""Days."""

Stretch = tuple[datetime, datetime]


class OpeningHours:
    """Hours such as `{"mon": ("08:00", "17:00")}`; without any the practice is always open.

    Hours that end at or before their beginning last until the next day.
    """

    def __init__(self, hours: Mapping[str, tuple[str, str]], zone: ZoneInfo) -> None:
        self._zone = zone
        self._hours = {
            DAYS.index(day): (time.fromisoformat(begin), time.fromisoformat(end))
            for day, (begin, end) in hours.items()
            if day in DAYS
        }

    def is_open(self, moment: datetime) -> bool:
        """Whether somebody is there."""
        if not self._hours:
            return True
        return any(begin <= moment < end for begin, end in self._stretches(moment, 2))

    def later(self, moment: datetime, by: timedelta) -> datetime:
        """The moment at which the practice has been open for so long since then."""
        if not self._hours:
            return moment + by
        left = by
        for begin, end in self._stretches(moment, _LOOKS_AHEAD):
            starts = max(begin, moment)
            if end - starts >= left:
                return starts + left
            left -= max(end - starts, timedelta(0))
        return moment + by

    def _stretches(self, moment: datetime, days: int) -> Iterator[Stretch]:
        """Open stretches from the day before on, in order."""
        today = moment.astimezone(self._zone).date()
        for ahead in range(-1, days):
            day = today + timedelta(days=ahead)
            if day.weekday() in self._hours:
                yield self._stretch(day)

    def _stretch(self, day: date) -> Stretch:
        begin, end = self._hours[day.weekday()]
        last = day if end > begin else day + timedelta(days=1)
        return self._moment(day, begin), self._moment(last, end)

    def _moment(self, day: date, at: time) -> datetime:
        return datetime.combine(day, at, self._zone).astimezone(UTC)
