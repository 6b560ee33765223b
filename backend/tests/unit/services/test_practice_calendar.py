"""The practice's days: they turn at its own midnight, whatever Greenwich says."""

from datetime import UTC, date, datetime, timedelta

import pytest

from app.database.models import Practice
from app.services.practice_service import PracticeCalendar
from app.validators.medical_record_numbers import MrnFormat


def calendar(moment: datetime, zone: str) -> PracticeCalendar:
    return PracticeCalendar(lambda: moment, zone)


@pytest.mark.parametrize(
    ("zone", "last_second", "day"),
    [
        ("America/New_York", datetime(2026, 11, 26, 4, 59, 59, tzinfo=UTC), date(2026, 11, 25)),
        ("America/New_York", datetime(2026, 7, 4, 3, 59, 59, tzinfo=UTC), date(2026, 7, 3)),
        ("Pacific/Honolulu", datetime(2026, 11, 26, 9, 59, 59, tzinfo=UTC), date(2026, 11, 25)),
        ("Pacific/Kiritimati", datetime(2026, 11, 25, 9, 59, 59, tzinfo=UTC), date(2026, 11, 25)),
        ("Asia/Kathmandu", datetime(2026, 11, 25, 18, 14, 59, tzinfo=UTC), date(2026, 11, 25)),
        ("UTC", datetime(2026, 11, 25, 23, 59, 59, tzinfo=UTC), date(2026, 11, 25)),
    ],
)
def test_today_turns_at_the_practices_midnight(zone: str, last_second: datetime, day: date) -> None:
    assert calendar(last_second, zone).today() == day
    assert calendar(last_second + timedelta(seconds=1), zone).today() == day + timedelta(days=1)
    assert calendar(last_second, zone).day_of(last_second + timedelta(seconds=1)) == day + timedelta(days=1)


def test_leap_days_are_days() -> None:
    assert calendar(datetime(2028, 2, 29, 12, tzinfo=UTC), "America/New_York").today() == date(2028, 2, 29)
    assert calendar(datetime(2028, 3, 1, 4, 59, tzinfo=UTC), "America/New_York").today() == date(2028, 2, 29)


@pytest.mark.parametrize(
    ("moment", "began"),
    [
        (datetime(2026, 12, 1, 4, 59, tzinfo=UTC), datetime(2026, 11, 1, 4, tzinfo=UTC)),
        (datetime(2026, 12, 1, 5, 0, tzinfo=UTC), datetime(2026, 12, 1, 5, tzinfo=UTC)),
        (datetime(2026, 3, 20, tzinfo=UTC), datetime(2026, 3, 1, 5, tzinfo=UTC)),
    ],
)
def test_the_month_begins_at_the_practices_midnight_summer_time_or_not(moment: datetime, began: datetime) -> None:
    assert calendar(moment, "America/New_York").month_began() == began


def test_the_calendar_takes_the_zone_of_the_practice_and_the_form_of_its_numbers() -> None:
    moment = datetime(2026, 11, 25, 23, 30, tzinfo=UTC)
    days = calendar(moment, "UTC")
    practice = Practice(id="practice", created_at=moment, updated_at=moment, name="P", zone="Asia/Tokyo")
    days.adopt(practice.model_copy(update={"mrn_prefix": "NFC", "mrn_digits": 4}))
    assert days.today() == date(2026, 11, 26)
    assert days.mrn_format == MrnFormat("NFC", 4)
