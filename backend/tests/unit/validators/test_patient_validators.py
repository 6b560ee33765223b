"""What people type about a patient: accepted, cleaned or refused, and never repeated in a refusal."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from app.core.exceptions import BrokenRule
from app.core.folding import identifier
from app.models.patient_models import Address, PatientCreate, Phone
from app.validators.medical_record_numbers import USUAL_MRNS, MrnFormat, check_digit
from app.validators.patient_validators import (
    LONGEST_NAME,
    birth_date_rules,
    clean_address_line,
    clean_email,
    clean_mrn,
    clean_name,
    clean_phone,
    clean_postal_code,
    clean_state,
    clean_text,
    deceased_rules,
    is_minor,
    mrn_rules,
    privacy_notice_rules,
    responsible_party_rules,
)

TODAY = date(2026, 11, 25)
CLEANERS = (
    clean_name,
    clean_text,
    clean_mrn,
    clean_phone,
    clean_email,
    clean_postal_code,
    clean_state,
    clean_address_line,
)
anything = (
    st.text(max_size=60)
    | st.text(alphabet=" \t\u00a0\u200b\u202eéßİ0Aa-'\u2019.", max_size=40)
    | st.text(alphabet="NSEWnsew0123456789'#-. thPO", max_size=30)
)
MRNS = MrnFormat("NFC-", 6)


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


def rules_of(rules: Iterable[BrokenRule]) -> list[tuple[str, str]]:
    return [(rule.place, rule.rule) for rule in rules]


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
        "1-800-FLOWERS",
        "call 202 555 0123",
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


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("10001", "10001"),
        (" 00501 ", "00501"),
        ("10001-1234", "10001-1234"),
        ("100011234", "10001-1234"),
        ("10001 1234", "10001-1234"),
    ],
)
def test_zip_codes_pass_with_their_zeros_and_get_their_hyphen(typed: str, code: str) -> None:
    assert clean_postal_code(typed) == code


@pytest.mark.parametrize("typed", ["", "1000", "100011", "10001-12", "10001  1234", "ABCDE", "١٢٣٤٥", "10001\n-1234"])
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


@pytest.mark.parametrize(
    ("typed", "code"),
    [("NY", "NY"), (" ny ", "NY"), ("New York", "NY"), ("new  york", "NY"), ("Puerto Rico", "PR"), ("D.C.", "DC")],
)
def test_a_state_may_be_written_out(typed: str, code: str) -> None:
    assert clean_state(typed) == code


@pytest.mark.parametrize("typed", ["", "ZZ", "Ontario", "N", "New", "NYC"])
def test_what_is_no_state_is_refused(typed: str) -> None:
    assert cleaned(clean_state, typed) is None


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("  123  MAIN ST ", "123 Main St"),
        ("123 main st nw apt # 4b", "123 Main St NW Apt #4B"),
        ("2ND FLOOR", "2nd Floor"),
        ("PO BOX 17", "PO Box 17"),
        ("9 O'HARA COURT", "9 O'Hara Court"),
        ("4 st mary's lane", "4 St Mary's Lane"),
        ("12 McAllister Street", "12 McAllister Street"),
        ("77 RUE DE L'ÉGLISE", "77 RUE DE L'ÉGLISE"),
        ("1", "1"),
    ],
)
def test_a_line_of_an_address_is_spaced_and_cased_as_people_write_it(typed: str, line: str) -> None:
    assert clean_address_line(typed) == line


@given(text=anything)
def test_an_address_keeps_its_letters_and_digits(text: str) -> None:
    line = clean_address_line(text)
    assert re.sub(r"\s", "", line).casefold() == re.sub(r"\s", "", clean_text(text)).casefold()


@pytest.mark.parametrize(
    ("born", "minor"),
    [
        (date(2008, 11, 25), False),
        (date(2008, 11, 26), True),
        (date(2008, 2, 29), False),
        (TODAY, True),
        (date(1950, 1, 1), False),
    ],
)
def test_somebody_is_of_age_on_the_eighteenth_birthday(born: date, minor: bool) -> None:
    assert is_minor(born, TODAY) is minor


def test_who_was_born_on_29_february_comes_of_age_on_the_first_of_march_of_a_common_year() -> None:
    assert is_minor(date(2008, 2, 29), date(2026, 2, 28))
    assert not is_minor(date(2008, 2, 29), date(2026, 3, 1))


@given(born=st.dates(), today=st.dates(date(1900, 1, 1)), has_party=st.booleans())
def test_only_a_minor_without_anybody_who_answers_breaks_the_rule(born: date, today: date, has_party: bool) -> None:
    rules = rules_of(responsible_party_rules(born, today, has_party=has_party))
    assert rules == (
        [("body.responsible_party", "needed_for_minors")] if is_minor(born, today) and not has_party else []
    )


def test_nobody_dies_before_birth_or_after_today() -> None:
    born = date(1980, 3, 12)
    for day, rule in (
        (None, []),
        (born, []),
        (TODAY, []),
        (born - timedelta(days=1), ["not_before_birth"]),
        (TODAY + timedelta(days=1), ["not_in_the_future"]),
    ):
        assert [each.rule for each in deceased_rules(day, born, TODAY)] == rule


def test_a_privacy_notice_is_not_signed_in_the_future() -> None:
    assert rules_of(privacy_notice_rules(TODAY + timedelta(days=1), TODAY)) == [
        ("body.privacy_notice_on", "not_in_the_future")
    ]
    assert rules_of(privacy_notice_rules(TODAY, TODAY)) == []
    assert rules_of(privacy_notice_rules(None, TODAY)) == []


class TestOwnNumbers:
    """The practice's own medical record numbers."""

    @given(at=st.integers(1, MRNS.last))
    def test_a_number_of_the_row_has_the_form_and_a_digit_that_fits(self, at: int) -> None:
        mrn = MRNS.number(at)
        assert clean_mrn(mrn) == mrn
        assert rules_of(mrn_rules(mrn, MRNS)) == []

    @given(one=st.integers(1, MRNS.last), other=st.integers(1, MRNS.last))
    def test_two_places_of_the_row_have_two_numbers(self, one: int, other: int) -> None:
        assert (MRNS.number(one) == MRNS.number(other)) is (one == other)

    @given(digits=st.from_regex(r"\A[0-9]{4,12}\Z"), at=st.integers(0, 12), wrong=st.integers(1, 9))
    def test_every_single_wrong_digit_is_found(self, digits: str, at: int, wrong: int) -> None:
        whole = digits + check_digit(digits)
        place = at % len(whole)
        mistyped = whole[:place] + str((int(whole[place]) + wrong) % 10) + whole[place + 1 :]
        assert check_digit(whole) == "0"
        assert check_digit(mistyped) != "0"

    @given(digits=st.from_regex(r"\A[0-9]{4,12}\Z"), at=st.integers(0, 11))
    def test_every_swap_of_two_neighbours_is_found(self, digits: str, at: int) -> None:
        whole = digits + check_digit(digits)
        place = at % (len(whole) - 1)
        swapped = whole[:place] + whole[place + 1] + whole[place] + whole[place + 2 :]
        assert (check_digit(swapped) != "0") is (swapped != whole)

    @pytest.mark.parametrize("spelled", ["NFC-{}", "nfc {}", "NFC{}", "NFC-{:.3}"])
    def test_a_slip_is_told_in_any_spelling_of_the_form(self, spelled: str) -> None:
        mistyped = "0000421"
        assert MRNS.number(42) != f"NFC-{mistyped}"
        assert bool(rules_of(mrn_rules(spelled.format(mistyped), MRNS))) is not spelled.endswith(".3}")

    @pytest.mark.parametrize(
        "foreign", ["A-17", "NFC-42", "MRN-000042", "0000421", "NFC-00004211", "NFC-000042X", "NFC-"]
    )
    def test_numbers_of_other_forms_pass_as_they_are(self, foreign: str) -> None:
        assert rules_of(mrn_rules(foreign, MRNS)) == []

    def test_the_usual_form_is_a_prefix_seven_digits_and_one_that_checks(self) -> None:
        assert re.fullmatch(r"MRN-[0-9]{8}", USUAL_MRNS.number(1))
        assert USUAL_MRNS.last == 9_999_999


def pattern_of(shape: type[BaseModel], field: str) -> re.Pattern[str]:
    return re.compile(shape.model_json_schema()["properties"][field]["pattern"])


@example("+430000.")
@given(text=st.from_regex(r"\A[+(]?[0-9 ().-]{5,20}\Z") | anything)
def test_what_the_api_takes_as_a_telephone_number_passes_the_rule_of_the_forms(text: str) -> None:
    if cleaned(clean_phone, text) is not None:
        assert pattern_of(Phone, "number").search(text.strip())


@given(text=st.emails() | anything)
def test_what_the_api_takes_as_an_address_passes_the_rule_of_the_forms(text: str) -> None:
    if cleaned(clean_email, text) is not None:
        field = PatientCreate.model_json_schema()["properties"]["email"]["anyOf"][0]
        assert re.search(field["pattern"], text)


@given(text=st.from_regex(r"\A ?[0-9]{5}[- ]?([0-9]{4})? ?\Z") | anything)
def test_what_the_api_takes_as_a_zip_code_passes_the_rule_of_the_forms(text: str) -> None:
    assert bool(pattern_of(Address, "postal_code").search(text)) >= (cleaned(clean_postal_code, text) is not None)


def test_patient_validation_rules() -> None:
    """Everything that is wrong is told at once, each at its place, and nothing of it is repeated."""
    typed = {
        "family_name": "<Marlowe>",
        "given_name": "  ",
        "birth_date": "12/03/1980",
        "mrn": "---",
        "phones": [{"number": "555-0187"}],
        "email": "ada.example.com",
        "address": {"line1": "", "city": "Troy", "state": "Ontario", "postal_code": "K1A 0B1"},
        "responsible_party": {"name": "Eve", "relationship": ""},
        "language": "english",
        "tags": ["vip", ""],
    }
    with pytest.raises(ValidationError) as refused:
        PatientCreate.model_validate(typed)
    assert {".".join(map(str, each["loc"])) for each in refused.value.errors()} == {
        "family_name",
        "given_name",
        "birth_date",
        "mrn",
        "phones.0.number",
        "email",
        "address.line1",
        "address.state",
        "address.postal_code",
        "responsible_party.relationship",
        "language",
        "tags.1",
    }
    assert not any(word in str(refused.value) for word in ("Marlowe", "555-0187", "Ontario", "K1A", "ada.example"))


def test_medical_record_validation() -> None:
    """A number of the practice's own form needs a last digit that fits; every other one passes as it is printed."""
    own = MRNS.number(42)
    slip = own[:-1] + str((int(own[-1]) + 1) % 10)
    assert rules_of(mrn_rules(clean_mrn(own.lower()), MRNS)) == []
    assert rules_of(mrn_rules(clean_mrn(slip), MRNS)) == [("body.mrn", "check_digit")]
    assert rules_of(mrn_rules(clean_mrn("old 17/b"), MRNS)) == []
    assert slip not in next(iter(mrn_rules(slip, MRNS))).message


def test_contact_validation() -> None:
    """Numbers, addresses of mail and of houses in one spelling each, whatever was typed."""
    person = PatientCreate.model_validate(
        {
            "family_name": "Marlowe",
            "given_name": "Ada",
            "birth_date": "1980-03-12",
            "phones": [{"number": "(202) 555-0123"}, {"number": "+44 20 7946 0958", "kind": "work"}],
            "email": " Ada@EXAMPLE.com ",
            "address": {"line1": "9 ELM  ST", "city": "TROY", "state": "new york", "postal_code": "121801234"},
            "emergency_contact": {"name": "Eve", "relationship": "sister", "phone": "202.555.0199"},
        }
    )
    assert [each.number for each in person.phones] == ["+12025550123", "+442079460958"]
    assert person.email == "Ada@example.com"
    assert person.address == Address(line1="9 Elm St", city="Troy", state="NY", postal_code="12180-1234")
    assert person.emergency_contact is not None
    assert person.emergency_contact.phone == "+12025550199"
