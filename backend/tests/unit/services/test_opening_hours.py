"""Opening hours: time counted on the practice's clock, over nights, weekends and changes of the clock."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.alert_models import AlertPriority
from app.services.alerts.patience import first_escalation, next_escalation
from app.services.opening_hours import DAYS, OpeningHours

ZONE = ZoneInfo("America/New_York")
WEEKDAYS = OpeningHours(dict.fromkeys(DAYS[:5], ("08:00", "17:00")), ZONE)
ALWAYS = OpeningHours({}, ZONE)
NIGHTS = OpeningHours({"fri": ("20:00", "02:00")}, ZONE)
HOURS = timedelta(hours=1)


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE).astimezone(UTC)


@pytest.mark.parametrize(
    ("hours", "moment", "is_open"),
    [
        (WEEKDAYS, "2026-11-25T08:00", True),  # a Wednesday
        (WEEKDAYS, "2026-11-25T07:59", False),
        (WEEKDAYS, "2026-11-25T17:00", False),
        (WEEKDAYS, "2026-11-28T12:00", False),
        (NIGHTS, "2026-11-28T01:59", True),
        (NIGHTS, "2026-11-28T02:00", False),
        (NIGHTS, "2026-11-27T19:59", False),
        (ALWAYS, "2026-11-28T03:00", True),
    ],
)
def test_whether_somebody_is_there(hours: OpeningHours, moment: str, *, is_open: bool) -> None:
    assert hours.is_open(local(moment)) is is_open


@pytest.mark.parametrize(
    ("hours", "moment", "by", "expected"),
    [
        (WEEKDAYS, "2026-11-25T10:00", 4, "2026-11-25T14:00"),
        (WEEKDAYS, "2026-11-25T15:00", 4, "2026-11-26T10:00"),
        (WEEKDAYS, "2026-11-25T13:00", 4, "2026-11-25T17:00"),
        (WEEKDAYS, "2026-11-27T16:00", 4, "2026-11-30T11:00"),  # over the weekend
        (WEEKDAYS, "2026-11-28T03:00", 4, "2026-11-30T12:00"),
        (WEEKDAYS, "2026-10-30T16:00", 4, "2026-11-02T11:00"),  # the clocks go back in between
        (WEEKDAYS, "2027-03-12T16:00", 4, "2027-03-15T11:00"),  # the clocks go forward in between
        (NIGHTS, "2026-11-28T01:00", 4, "2026-12-04T23:00"),
        (ALWAYS, "2026-11-28T03:00", 4, "2026-11-28T07:00"),
    ],
)
def test_time_is_counted_while_it_is_open(hours: OpeningHours, moment: str, by: int, expected: str) -> None:
    assert hours.later(local(moment), by * HOURS) == local(expected)


moments = st.integers(0, 2 * 365 * 86_400).map(
    lambda seconds: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
)
"""Two years, to the second."""


@given(
    moment=moments,
    minutes=st.integers(1, 2400),
)
def test_it_comes_at_the_end_of_open_time_and_no_sooner(moment: datetime, minutes: int) -> None:
    by = timedelta(minutes=minutes)
    end = WEEKDAYS.later(moment, by)
    assert end - moment >= by
    assert WEEKDAYS.is_open(end - timedelta(microseconds=1))


def test_an_urgent_alert_waits_by_the_clock_and_not_at_all_when_nobody_is_there() -> None:
    by_day, by_night = local("2026-11-25T16:55"), local("2026-11-25T21:00")
    assert first_escalation(AlertPriority.URGENT, by_day, WEEKDAYS) == by_day + timedelta(minutes=15)
    assert first_escalation(AlertPriority.URGENT, by_night, WEEKDAYS) == by_night
    assert first_escalation(AlertPriority.URGENT, by_night, ALWAYS) == by_night + timedelta(minutes=15)
    assert next_escalation(AlertPriority.URGENT, by_night, WEEKDAYS) == by_night + timedelta(minutes=15)


def test_a_pressing_alert_waits_in_practice_hours_and_the_others_for_ever() -> None:
    evening = local("2026-11-25T16:00")
    assert first_escalation(AlertPriority.HIGH, evening, WEEKDAYS) == local("2026-11-26T11:00")
    for priority in (AlertPriority.NORMAL, AlertPriority.LOW):
        assert first_escalation(priority, evening, WEEKDAYS) is None
