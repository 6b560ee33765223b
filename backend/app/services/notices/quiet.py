"""Quiet hours: a stretch of each night, on the practice's own clock, in which only what is urgent is sent."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from app.models.alert_models import AlertPreferences


def after_quiet(moment: datetime, preferences: AlertPreferences, zone: ZoneInfo) -> datetime:
    """The moment itself, or the end of the quiet hours in which it lies.

    An end that falls into the hour which is left out in spring comes right after it; in autumn a stretch that ends in
    the hour which comes twice ends the first time, and begun after that, the second time.
    """
    begins, ends = preferences.quiet_from, preferences.quiet_until
    if begins is None or ends is None or begins == ends:
        return moment
    local = moment.astimezone(zone)
    now = local.time()
    is_quiet = begins <= now < ends if begins < ends else now >= begins or now < ends
    if not is_quiet:
        return moment
    day = local.date() if now < ends else local.date() + timedelta(days=1)
    return _end(day, ends, moment, zone)


def _end(day: date, at: time, moment: datetime, zone: ZoneInfo) -> datetime:
    first, second = (datetime.combine(day, at.replace(fold=fold), zone).astimezone(UTC) for fold in (0, 1))
    if second < first:  # there is no such time on this day: the two are its two sides
        return _end_of_gap(second, first, zone)
    return first if first > moment else second


def _end_of_gap(before: datetime, after: datetime, zone: ZoneInfo) -> datetime:
    """The moment of the change, found by halving: offsets change on a whole second."""
    low, high = before, after
    while high - low > timedelta(seconds=1):
        middle = low + (high - low) / 2
        if middle.astimezone(zone).utcoffset() == before.astimezone(zone).utcoffset():
            low = middle
        else:
            high = middle
    return high.replace(microsecond=0)
