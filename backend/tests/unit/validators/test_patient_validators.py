"""What people type about a patient: accepted, cleaned or refused, and never repeated in a refusal."""

import unicodedata
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.folding import identifier
from app.validators.patient_validators import (
    LONGEST_NAME,
    birth_date_rules,
    clean_email,
    clean_mrn,
    clean_name,
    clean_phone,
    clean_postal_code,
    clean_text,
)

TODAY = date(2026, 11, 25)
CLEANERS = (clean_name, clean_text, clean_mrn, clean_phone, clean_email, clean_postal_code)
anything = st.text(max_size=60) | st.text(alphabet=" \t\u00a0\u200b\u202eéßİ0Aa-'\u2019.", max_size=40)


def cleaned(clean: Callable[[str], str], text: str) -> str | None:
    try:
        return clean(text)
    except ValueError:
        return None


def refusal(clean: Callable[[str], str], text: str) -> str | None:
    try:
        clean(text)
    except ValueError as refused:
        return str(refused)
    return None


def broken(birth_date: date, today: date = TODAY) -> list[str]:
    return [rule.rule for rule in birth_date_rules(birth_date, today)]


@pytest.mark.parametrize("clean", CLEANERS)
@given(text=anything)
def test_cleaning_what_is_clean_changes_nothing(clean: Callable[[str], str], text: str) -> None:
    once = cleaned(clean, text)
    assert once is None or clean(once) == once


@pytest.mark.parametrize("clean", CLEANERS)
@given(text=st.text(alphabet=st.characters(), max_size=40) | st.from_regex(r"\A[ -~]{1,40}\Z"))
def test_a_refusal_says_what_to_do_and_never_repeats_the_value(clean: Callable[[str], str], text: str) -> None:
    said = refusal(clean, text)
    assert said is None or (said and (len(text.strip()) < 4 or text.strip() not in said))


@given(text=anything)
def test_a_clean_name_is_composed_trimmed_bounded_and_visible(text: str) -> None:
    name = cleaned(clean_name, text)
    if name is not None:
        assert name == unicodedata.normalize("NFC", name).strip()
        assert 1 <= len(name) <= LONGEST_NAME
        assert "  " not in name
        assert any(character.isalpha() for character in name)
        assert all(unicodedata.category(character) not in {"Cc", "Cf", "Co", "Cs"} for character in name)


@pytest.mark.parametrize(
    "name",
    [
        "O'Brien",
        "Núñez-Vélez",
        "de la Cruz",
        "Nguyễn",
        "李",
        "Иванова",
        "محمد",
        "Mc Donald",
        "X",
        "Smith III",
        "d\u2019Arc",
        "Ólafsdóttir",
        "St. John",
    ],
)
def test_names_of_every_script_pass_as_they_are(name: str) -> None:
    assert clean_name(name) == name


@pytest.mark.parametrize(
    ("typed", "name"),
    [("  Ada   Marie ", "Ada Marie"), ("Nu\u0301n\u0303ez", "Núñez"), ("Ada\u00a0Marie\tLee", "Ada Marie Lee")],
)
def test_a_name_loses_only_its_spare_space(typed: str, name: str) -> None:
    assert clean_name(typed) == name


@pytest.mark.parametrize(
    "typed",
    ["", "   ", "123", "---", "<b>Ada</b>", "Ada\u200b", "Ada\u202eecila", "{Ada}", "a" * 121, "Ada\x07", "\ud800A"],
)
def test_what_is_no_name_is_refused(typed: str) -> None:
    assert cleaned(clean_name, typed) is None


def test_the_longest_name_passes_and_one_letter_more_does_not() -> None:
    assert clean_name("a" * LONGEST_NAME) == "a" * LONGEST_NAME
    assert cleaned(clean_name, "a" * (LONGEST_NAME + 1)) is None


def test_a_name_is_measured_after_it_was_composed() -> None:
    assert clean_name("e\u0301" * LONGEST_NAME) == "é" * LONGEST_NAME


@given(text=st.text(alphabet=st.characters(), max_size=60))
def test_clean_text_can_be_written_to_disk_and_shown(text: str) -> None:
    clean = clean_text(text)
    clean.encode()
    assert not any(unicodedata.category(each) == "Cc" and each not in "\t\n" for each in clean if ord(each) < 0x80)


def test_free_text_keeps_its_lines_and_loses_what_cannot_be_printed() -> None:
    assert clean_text(" one\n\ttwo\x00\x07\x7f\ud800 ") == "one\n\ttwo"


@given(text=anything)
def test_a_clean_mrn_names_a_number_of_1_to_32_letters_and_digits(text: str) -> None:
    mrn = cleaned(clean_mrn, text)
    if mrn is not None:
        assert 1 <= len(identifier(mrn)) <= 32
        assert mrn == mrn.strip().upper()
        assert all(unicodedata.category(character) not in {"Cc", "Cf", "Co", "Cs"} for character in mrn)


@pytest.mark.parametrize(("typed", "mrn"), [("a-17", "A-17"), ("  00 17/b ", "00 17/B"), ("MRN-000042", "MRN-000042")])
def test_an_mrn_keeps_the_practices_spelling_in_upper_case(typed: str, mrn: str) -> None:
    assert clean_mrn(typed) == mrn


@pytest.mark.parametrize("typed", ["", "---", " ", "A" * 33, "A\u202e1", "1\u200b7"])
def test_what_is_no_mrn_is_refused(typed: str) -> None:
    assert cleaned(clean_mrn, typed) is None


@pytest.mark.parametrize(
    "typed",
    ["2025550123", "(202) 555-0123", "202.555.0123", "1 202 555 0123", "+1 202-555-0123", " 202 555 0123 "],
)
def test_every_common_spelling_of_a_telephone_number_gives_the_same_number(typed: str) -> None:
    assert clean_phone(typed) == "+12025550123"


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "555-0123",
        "5550123",
        "911",
        "12",
        "abc",
        "20255501234567890",
        "+999 12345",
        "(202) 555-0123 ext 5",
        "202-555-0123x12",
        "2025550123;ext=7",
        "202 555 0123 #9",
        "202 555 0123 extension 77",
    ],
)
def test_a_number_without_area_code_or_with_an_extension_is_refused_not_guessed_or_cut(typed: str) -> None:
    assert cleaned(clean_phone, typed) is None


def test_a_number_of_another_country_keeps_its_country() -> None:
    assert clean_phone("+44 20 7946 0958") == "+442079460958"


@pytest.mark.parametrize(
    ("typed", "address"),
    [(" Ada@EXAMPLE.COM ", "Ada@example.com"), ("o'hara+x@mail.example.com", "o'hara+x@mail.example.com")],
)
def test_an_address_keeps_its_name_and_lowers_its_domain(typed: str, address: str) -> None:
    assert clean_email(typed) == address


@pytest.mark.parametrize("typed", ["", "ada", "ada@", "@example.com", "a b@example.com", "ada@localhost", "a@b@c.com"])
def test_what_is_no_address_is_refused(typed: str) -> None:
    assert cleaned(clean_email, typed) is None


@pytest.mark.parametrize("typed", ["10001", "10001-1234", " 00501 "])
def test_zip_codes_pass_with_their_zeros(typed: str) -> None:
    assert clean_postal_code(typed) == typed.strip()


@pytest.mark.parametrize("typed", ["", "1000", "100011", "10001-12", "10001 1234", "ABCDE", "١٢٣٤٥", "10001\n-1234"])
def test_what_is_no_zip_code_is_refused(typed: str) -> None:
    assert cleaned(clean_postal_code, typed) is None


@pytest.mark.parametrize(
    ("born", "today", "rules"),
    [
        (date(2026, 11, 25), TODAY, []),
        (date(2026, 11, 26), TODAY, ["not_in_the_future"]),
        (date(1896, 11, 25), TODAY, []),
        (date(1896, 11, 24), TODAY, ["not_so_long_ago"]),
        (date(1896, 2, 29), date(2026, 2, 28), []),
        (date(1896, 2, 29), date(2026, 3, 1), ["not_so_long_ago"]),
        (date(1894, 2, 28), date(2024, 2, 29), ["not_so_long_ago"]),
        (date(1894, 3, 1), date(2024, 2, 29), []),
        (date(2024, 2, 29), date(2024, 2, 29), []),
        (date(2024, 2, 29), date(2024, 2, 28), ["not_in_the_future"]),
        (date(1, 1, 1), TODAY, ["not_so_long_ago"]),
        (date(9999, 12, 31), TODAY, ["not_in_the_future"]),
    ],
)
def test_a_birth_date_lies_within_the_last_130_years_to_the_day(born: date, today: date, rules: list[str]) -> None:
    assert broken(born, today) == rules


@given(today=st.dates(date(2000, 1, 1), date(2200, 1, 1)), days=st.integers(0, 129 * 365))
def test_everybody_younger_than_129_may_be_entered_on_every_day(today: date, days: int) -> None:
    assert broken(today - timedelta(days=days), today) == []


@given(born=st.dates(), today=st.dates(date(1900, 1, 1)))
def test_a_birth_date_breaks_at_most_one_rule_and_names_its_place(born: date, today: date) -> None:
    rules = list(birth_date_rules(born, today, "row 12"))
    assert len(rules) <= 1
    assert all(rule.place == "row 12" and str(born) not in rule.message for rule in rules)
