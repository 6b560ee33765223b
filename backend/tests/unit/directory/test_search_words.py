"""What somebody typed, taken apart: which words are names, numbers and dates, and what is none of them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.directory.search_words import MOST_TERMS, Term, number_in_groups, search_terms

DAY = date(1980, 3, 12)


def names(text: str) -> list[str]:
    return [term.name for term in search_terms(text) if term.name and not term.numbers]


def days(text: str) -> list[tuple[date, ...]]:
    return [term.birth_dates for term in search_terms(text) if term.birth_dates]


@pytest.mark.parametrize(
    "text", ["Marlowe 12 1980", "Junipero 3, 1980", "Octavia 11 12", "Maya 12 1980", "Decker 1 80"]
)
def test_a_name_that_begins_like_a_month_stays_a_name(text: str) -> None:
    assert days(text) == []
    assert names(text) == [text.split(maxsplit=1)[0].lower()]


@pytest.mark.parametrize("text", ["mar 3-12-1980", "Mar 3/12/1980", "mar 3.12.1980"])
def test_a_name_before_a_date_in_numbers_takes_nothing_of_it(text: str) -> None:
    assert names(text) == ["mar"]
    assert date(1980, 3, 12) in days(text)[0] or date(1980, 12, 3) in days(text)[0]


@pytest.mark.parametrize("text", ["Sept 12, 1980", "september 12 1980", "12-Sep-1980", "12 SEPT. 80"])
def test_september_has_more_than_one_short_form(text: str) -> None:
    assert date(1980, 9, 12) in days(text)[0]


@pytest.mark.parametrize(
    "text", ["13/13/1980", "2/30/1980", "31.06.1980", "30 Feb 1980", "February 29, 1981", "0/1/1980", "99999999"]
)
def test_a_day_that_does_not_exist_is_no_date(text: str) -> None:
    assert days(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3/12/80", (DAY, date(2080, 3, 12))),
        ("12.03.80", (DAY, date(2080, 3, 12))),
        ("12 Mar 80", (DAY, date(2080, 3, 12))),
        ("2/29/00", (date(2000, 2, 29),)),
        ("3/4/1980", (date(1980, 3, 4),)),
        ("3.4.1980", (date(1980, 4, 3),)),
        ("1 October 11, 1912", (date(1912, 10, 11),)),
    ],
)
def test_slashes_are_american_dots_european_and_two_digits_either_century(
    text: str, expected: tuple[date, ...]
) -> None:
    assert days(text) == [expected]


def test_a_phone_in_groups_is_one_number_and_what_stands_beside_it_another() -> None:
    terms = search_terms("0042 smith (202) 555-0123, 3/12/1980")
    assert [term.numbers[0] for term in terms if term.numbers] == ["m3121980", "m2025550123", "m0042"]
    assert names("0042 smith (202) 555-0123, 3/12/1980") == ["smith"]


def test_what_stands_on_both_sides_of_a_date_does_not_run_together() -> None:
    for day in ("3/12/1980", "12 Mar 1980", "2025550123"):
        numbers = [term.numbers[0] for term in search_terms(f"1234 {day} 5678") if term.numbers]
        assert numbers[-2:] == ["m1234", "m5678"]


def test_the_same_word_twice_is_one_term() -> None:
    assert search_terms("smith Smith SMITH") == [Term(name="smith")]


def test_at_most_six_terms_are_looked_for() -> None:
    assert len(search_terms("a b c d e f g h")) == MOST_TERMS == 6


@pytest.mark.parametrize("text", ["MRN 0042", "W 1234 5678", "1234 5678 9012"])
def test_a_number_printed_in_groups_can_be_taken_whole(text: str) -> None:
    term = number_in_groups(text)
    assert term is not None
    assert f"m{text.replace(' ', '')}" in term.numbers
    assert f"c{text.replace(' ', '')}" in term.numbers


@pytest.mark.parametrize("text", ["smith john", "0042", "", "  ", "smith"])
def test_one_word_or_none_with_a_digit_is_not_printed_in_groups(text: str) -> None:
    assert number_in_groups(text) is None


@given(st.text(max_size=80))
def test_every_text_has_terms_that_say_something(text: str) -> None:
    for term in search_terms(text):
        assert term.name or term.numbers or term.birth_dates
        assert term.name is None or " " not in term.name
        assert all(len(number) > 1 for number in term.numbers)
