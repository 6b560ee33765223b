"""Slots in the practice's zone, the nights with 23 and with 25 hours included, against a plain restatement."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.services.timing import next_slot, slots_between
from app.workers.tasks import SCHEDULES

NEW_YORK = "America/New_York"
ZONES = [
    NEW_YORK,
    "America/Los_Angeles",
    "America/Phoenix",
    "America/St_Johns",
    "Europe/London",
    "Africa/Cairo",
    "Asia/Kolkata",
    "Australia/Lord_Howe",
    "Pacific/Auckland",
    "UTC",
]


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("cron", "after", "slot"),
    [
        ("0 2 * * *", "2026-03-07T12:00", "2026-03-08T07:00"),  # 2 AM is left out: right after it, 3 AM EDT
        ("30 2 * * *", "2026-03-07T12:00", "2026-03-08T07:00"),
        ("0 6 * * *", "2026-03-07T12:00", "2026-03-08T10:00"),
        ("0 2 * * *", "2026-03-08T07:00", "2026-03-09T06:00"),
        ("0 2 * * *", "2026-10-31T12:00", "2026-11-01T07:00"),  # 2 AM comes once, in EST
        ("30 1 * * *", "2026-10-31T12:00", "2026-11-01T05:30"),  # 1:30 comes twice: the first one
        ("30 1 * * *", "2026-11-01T05:30", "2026-11-02T06:30"),
        ("30 2 * * *", "2026-10-31T12:00", "2026-11-01T07:30"),
        ("0 6 * * *", "2026-10-31T12:00", "2026-11-01T11:00"),
    ],
)
def test_the_nights_of_new_york_on_which_the_clocks_change(cron: str, after: str, slot: str) -> None:
    assert next_slot(cron, NEW_YORK, utc(after)) == utc(slot)


@pytest.mark.parametrize(
    ("zone", "cron", "after", "slot"),
    [
        ("Europe/London", "30 1 * * *", "2026-03-28T12:00", "2026-03-29T01:00"),
        ("Europe/London", "30 1 * * *", "2026-10-24T12:00", "2026-10-25T00:30"),
        ("Australia/Lord_Howe", "0 2 * * *", "2026-10-03T00:00", "2026-10-03T15:30"),  # half an hour is left out
        ("Africa/Cairo", "0 0 * * *", "2026-04-23T12:00", "2026-04-23T22:00"),  # midnight itself is left out
        ("Asia/Kolkata", "0 6 * * *", "2026-03-07T12:00", "2026-03-08T00:30"),
        ("America/Phoenix", "0 2 * * *", "2026-03-07T12:00", "2026-03-08T09:00"),
    ],
)
def test_other_zones_have_other_nights(zone: str, cron: str, after: str, slot: str) -> None:
    assert next_slot(cron, zone, utc(after)) == utc(slot)


def plain_slot(day: date, at: time, zone: ZoneInfo) -> datetime:
    """The moment at which a wall clock of the zone first shows `at` or later on a day, minute by minute."""
    moment = datetime.combine(day, time.min, UTC) - timedelta(hours=15)
    while (moment.astimezone(zone).date(), moment.astimezone(zone).time()) < (day, at):
        moment += timedelta(minutes=1)
    return moment


@given(
    zone=st.sampled_from(ZONES),
    at=st.sampled_from([time(0), time(1, 30), time(2), time(2, 30), time(3, 30), time(6), time(6, 10)]),
    day=st.dates(date(2025, 1, 1), date(2030, 12, 31))
    | st.sampled_from([date(2026, 3, 8), date(2026, 11, 1), date(2026, 3, 29), date(2026, 10, 25), date(2026, 4, 24)]),
)
def test_a_daily_slot_is_the_first_moment_of_its_day_at_which_the_wall_clock_has_come_so_far(
    zone: str, at: time, day: date
) -> None:
    expected = plain_slot(day, at, ZoneInfo(zone))
    cron = f"{at.minute} {at.hour} * * *"
    assert next_slot(cron, zone, expected - timedelta(seconds=1)) == expected
    assert next_slot(cron, zone, expected) > expected


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize(
    "timing", [each for each in SCHEDULES if not each.cron.startswith("*")], ids=lambda it: it.name
)
def test_every_day_of_a_year_has_each_slot_once(timing: object, zone: str) -> None:
    cron: str = timing.cron  # type: ignore[attr-defined]
    first = next_slot(cron, zone, utc("2025-12-31T23:59"))
    slots = slots_between(cron, zone, first, first + timedelta(days=400))
    days = [slot.astimezone(ZoneInfo(zone)).date() for slot in slots]
    assert days == [days[0] + timedelta(days=at) for at in range(len(days))]
    assert len(days) >= 400


def test_every_minute_of_the_night_with_25_hours_has_its_slot() -> None:
    first = next_slot("* * * * *", NEW_YORK, utc("2026-11-01T03:59"))
    slots = slots_between("* * * * *", NEW_YORK, first, first + timedelta(hours=5))
    assert [each - slots[0] for each in slots] == [timedelta(minutes=at) for at in range(301)]


def test_slots_begin_with_the_first_and_end_at_the_moment_itself() -> None:
    first = utc("2026-06-01T10:00")
    assert slots_between("0 6 * * *", NEW_YORK, first, first) == [first]
    assert slots_between("0 6 * * *", NEW_YORK, first, first + timedelta(days=1)) == [first, first + timedelta(days=1)]


def test_a_year_of_missed_minutes_is_cut_off_and_takes_no_time() -> None:
    first = utc("2025-06-01T10:00")
    slots = slots_between("* * * * *", NEW_YORK, first, first + timedelta(days=365))
    assert 1000 < len(slots) <= 10_001


def test_the_owner_s_times_are_those_of_the_schedules() -> None:
    crons = {timing.name.value: timing.cron for timing in SCHEDULES}
    assert crons["birthday_alerts"] == "0 6 * * *"
    assert crons["insurance_sync"] == "0 2 * * *"
