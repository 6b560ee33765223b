"""Which birth dates are celebrated on which day."""

from calendar import isleap
from collections import Counter
from datetime import date, timedelta

import pytest

from app.directory.patient_filters import month_days_of


@pytest.mark.parametrize(
    ("day", "month_days"),
    [
        (date(2027, 2, 28), ("02-28", "02-29")),
        (date(2028, 2, 28), ("02-28",)),
        (date(2028, 2, 29), ("02-29",)),
        (date(2100, 2, 28), ("02-28", "02-29")),
        (date(2027, 3, 1), ("03-01",)),
        (date(2027, 12, 31), ("12-31",)),
    ],
)
def test_who_was_born_on_29_february_has_the_birthday_on_the_28th_in_common_years(
    day: date, month_days: tuple[str, ...]
) -> None:
    assert month_days_of(day) == month_days


@pytest.mark.parametrize("year", [2026, 2027, 2028, 2000, 2100])
def test_every_birth_day_is_celebrated_exactly_once_a_year(year: int) -> None:
    first = date(year, 1, 1)
    celebrated = Counter(
        month_day for at in range(365 + isleap(year)) for month_day in month_days_of(first + timedelta(days=at))
    )
    assert set(celebrated.values()) == {1}
    assert len(celebrated) == 366
