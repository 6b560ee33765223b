"""De-identification by Safe Harbor: what may be left of a person, and nothing else.

45 CFR 164.514(b)(2): no names, nothing smaller than a state but the first three digits of a ZIP code of more than
20,000 people, of dates only the year, no age over 89, no number or code that leads back, no free text.
"""

import re
import secrets
from calendar import isleap
from datetime import date

SMALL_AREAS_VERSION = "United States census of 2000"
SMALL_AREAS = frozenset(
    {
        "036",
        "059",
        "063",
        "102",
        "203",
        "556",
        "692",
        "790",
        "821",
        "823",
        "830",
        "831",
        "878",
        "879",
        "884",
        "890",
        "893",
    }
)
"""The three-digit ZIP areas of 20,000 people or fewer, as HHS lists them in its guidance of 2012."""
OLDEST = 89
"""The highest age that is told; all above are one category, without a year."""
_LEAP_DAY, _DAY_BEFORE = (2, 29), (2, 28)
_ZIP = re.compile(r"^(\d{3})\d{2}(?:-\d{4})?$")


def age_on(birth_date: date, day: date) -> int:
    """Full years; who was born on 29 February has the birthday on the 28th in common years."""
    birthday = (birth_date.month, birth_date.day)
    if birthday == _LEAP_DAY and not isleap(day.year):
        birthday = _DAY_BEFORE
    return day.year - birth_date.year - ((day.month, day.day) < birthday)


def is_over_oldest(birth_date: date, today: date) -> bool:
    """Whether neither the age nor a year that would tell it may be told."""
    return age_on(birth_date, today) > OLDEST


def told_age(birth_date: date, today: date, died_on: date | None = None) -> str:
    """The age today, or at death; "90+" for everybody who was born longer ago than 89 years."""
    if is_over_oldest(birth_date, today):
        return f"{OLDEST + 1}+"
    return str(max(0, age_on(birth_date, min(today, died_on or today))))


def told_birth_year(birth_date: date, today: date) -> int | None:
    """The year of birth; none where it would tell an age over 89."""
    return None if is_over_oldest(birth_date, today) else birth_date.year


def told_zip(postal_code: str) -> str | None:
    """The first three digits of a ZIP code, 000 where few people live there; none for what is no ZIP code."""
    found = _ZIP.match(postal_code)
    if found is None:
        return None
    area = found.group(1)
    return "000" if area in SMALL_AREAS else area


def new_key() -> str:
    """Tells the rows of one person in one file apart from others: random, kept nowhere, derived from nothing."""
    return secrets.token_hex(8)
