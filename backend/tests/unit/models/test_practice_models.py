"""NPIs and time zones: what a practice may say of itself."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from app.models.practice_models import Npi, PracticeUpdate, ZoneName, luhn_holds
from tests.unit.strategies import QUICK

NINE_DIGITS = st.text("0123456789", min_size=9, max_size=9)


@QUICK
@given(NINE_DIGITS)
def test_nine_digits_have_exactly_one_check_digit(digits: str) -> None:
    assert sum(luhn_holds(digits + last) for last in "0123456789") == 1


@QUICK
@given(NINE_DIGITS, st.integers(0, 9), st.integers(1, 9))
def test_one_mistyped_digit_is_noticed(digits: str, at: int, by: int) -> None:
    npi = next(digits + last for last in "0123456789" if luhn_holds(digits + last))
    typed = npi[:at] + str((int(npi[at]) + by) % 10) + npi[at + 1 :]
    assert not luhn_holds(typed)


def test_the_example_of_the_standard_holds() -> None:
    assert TypeAdapter(Npi).validate_python("1234567893") == "1234567893"


@pytest.mark.parametrize(
    "npi", ["1234567890", "123456789", "12345678930", "12345678\uff193", "", "1234567893\n", " 1234567893"]
)
def test_what_is_no_npi_is_refused(npi: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Npi).validate_python(npi)


@pytest.mark.parametrize("zone", ["America/New_York", "Pacific/Honolulu", "UTC"])
def test_a_zone_of_the_time_zone_database_passes(zone: str) -> None:
    assert TypeAdapter(ZoneName).validate_python(zone) == zone


@pytest.mark.parametrize("zone", ["EST5", "america/new_york", "../etc/passwd", "", "Mars/Base"])
def test_what_is_no_zone_is_refused(zone: str) -> None:
    with pytest.raises(ValidationError, match="Choose a time zone"):
        TypeAdapter(ZoneName).validate_python(zone)


@pytest.mark.parametrize(
    "change", [{"mrn_prefix": "a b"}, {"mrn_prefix": "X" * 13}, {"mrn_digits": 3}, {"mrn_digits": 13}]
)
def test_the_form_of_record_numbers_has_bounds(change: dict[str, Any]) -> None:
    settings = {"version": 1, "name": "Northside", "zone": "America/New_York"}
    assert PracticeUpdate.model_validate({**settings, "mrn_prefix": "", "mrn_digits": 4}).mrn_prefix == ""
    with pytest.raises(ValidationError):
        PracticeUpdate.model_validate({**settings, **change})
