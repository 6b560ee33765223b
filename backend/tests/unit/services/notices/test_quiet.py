"""Quiet hours on the practice's clock: over midnight, and in the nights in which the clocks change."""

from datetime import UTC, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.alert_models import AlertPreferences
from app.services.notices.quiet import after_quiet

ZONE = ZoneInfo("America/New_York")


def quiet(begins: str | None, ends: str | None) -> AlertPreferences:
    return AlertPreferences.model_validate({"quiet_from": begins, "quiet_until": ends})


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("begins", "ends", "moment", "expected"),
    [
        ("22:00", "07:00", "2026-11-26T03:00", "2026-11-26T12:00"),  # ten in the evening to the minute
        ("22:00", "07:00", "2026-11-26T02:59", "2026-11-26T02:59"),
        ("22:00", "07:00", "2026-11-26T11:59", "2026-11-26T12:00"),
        ("22:00", "07:00", "2026-11-26T12:00", "2026-11-26T12:00"),
        ("12:00", "13:00", "2026-11-26T17:30", "2026-11-26T18:00"),
        ("12:00", "13:00", "2026-11-26T18:00", "2026-11-26T18:00"),
        ("22:00", "02:30", "2027-03-14T06:00", "2027-03-14T07:00"),  # 02:30 is left out: right after the gap
        ("22:00", "07:00", "2027-03-14T04:00", "2027-03-14T11:00"),  # the shorter night
        ("22:00", "07:00", "2026-11-01T03:00", "2026-11-01T12:00"),  # the longer night
        ("22:00", "01:30", "2026-11-01T05:15", "2026-11-01T05:30"),  # 01:30 comes twice: the first
        ("22:00", "01:30", "2026-11-01T05:45", "2026-11-01T05:45"),
        ("22:00", "01:30", "2026-11-01T06:15", "2026-11-01T06:30"),  # and the second
        ("22:00", "22:00", "2026-11-26T03:00", "2026-11-26T03:00"),
        (None, "07:00", "2026-11-26T08:00", "2026-11-26T08:00"),
        ("22:00", None, "2026-11-26T08:00", "2026-11-26T08:00"),
    ],
)
def test_the_end_of_the_quiet_hours(begins: str | None, ends: str | None, moment: str, expected: str) -> None:
    assert after_quiet(at(moment), quiet(begins, ends), ZONE) == at(expected)


moments = st.integers(0, 2 * 365 * 86_400).map(
    lambda seconds: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
)
"""Two years, to the second."""


@given(
    moment=moments,
    begins=st.times(),
    ends=st.times(),
    zone=st.sampled_from(["America/New_York", "Australia/Lord_Howe", "America/Phoenix", "Europe/Dublin"]),
)
def test_it_never_lies_in_the_past_is_at_most_a_day_away_and_not_quiet_again(
    moment: datetime, begins: time, ends: time, zone: str
) -> None:
    preferences: Any = AlertPreferences(quiet_from=begins, quiet_until=ends)
    until = after_quiet(moment, preferences, ZoneInfo(zone))
    assert moment <= until <= moment + timedelta(hours=26)
    again = after_quiet(until, preferences, ZoneInfo(zone))
    assert again - until <= timedelta(seconds=1) or begins == ends
