"""Blind keys: one person has one key in every spelling, two people have two."""

import unicodedata
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.core.folding import letters
from app.sealing.blind import Blind, BlindKind
from app.sealing.keyring import Keyring
from app.validators.patient_validators import clean_name
from tests.unit.strategies import DAYS, QUICK

BORN = date(1980, 3, 12)
LETTERS = st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=12)
ANY_LETTERS = st.text(st.characters(categories=["Lu", "Ll", "Lo"]), min_size=1, max_size=8)
RESPELLINGS: list[Callable[[str], str]] = [
    str.upper,
    str.title,
    "-".join,
    " ".join,
    lambda name: f"  {name} ",
    lambda name: name[:1] + "'" + name[1:],
    lambda name: name[:1] + "\u2019" + name[1:],
    lambda name: "".join(letter + "\u0301" for letter in name),
    lambda name: unicodedata.normalize("NFC", "".join(letter + "\u0301" for letter in name)),
    lambda name: name.replace("n", "ñ").replace("u", "ü").replace("c", "ç"),
]


@pytest.mark.parametrize(
    "spellings",
    [
        ("O'Brien", "O\u2019Brien", "OBrien", "o'brien", "O\u2018BRIEN", "O\u00b4Brien"),
        ("García López", "Garcia-Lopez", "GARCIA LOPEZ", "Garci\u0301a Lo\u0301pez", "garcialopez"),
        ("de la Cruz", "De La Cruz", "Delacruz", "de-la-Cruz"),
        ("Núñez", "Nunez", "NUÑEZ", "Nun\u0303ez"),
        ("Łukasz", "Lukasz"),
        ("Weiß", "Weiss", "WEISS"),
    ],
)
def test_the_spellings_of_one_name_have_one_key(blind: Blind, spellings: tuple[str, ...]) -> None:
    assert len({blind.person(spelling, "Mary Ann", BORN) for spelling in spellings}) == 1
    assert len({blind.person("Smith", spelling, BORN) for spelling in spellings}) == 1


@QUICK
@given(family=LETTERS, given_name=LETTERS, born=DAYS, at=st.integers(0, len(RESPELLINGS) - 1))
def test_no_respelling_of_a_name_changes_its_key(
    blind: Blind, family: str, given_name: str, born: date, at: int
) -> None:
    respelt = RESPELLINGS[at]
    assert blind.person(respelt(family), respelt(given_name), born) == blind.person(family, given_name, born)


@QUICK
@given(one=st.tuples(LETTERS, LETTERS, DAYS), other=st.tuples(LETTERS, LETTERS, DAYS))
def test_two_people_have_two_keys(blind: Blind, one: tuple[str, str, date], other: tuple[str, str, date]) -> None:
    assert (blind.person(*one) == blind.person(*other)) == (one == other)


@QUICK
@given(family=LETTERS, given_name=LETTERS, born=DAYS)
def test_neither_a_moved_letter_nor_a_moved_day_nor_swapped_names_keep_the_key(
    blind: Blind, family: str, given_name: str, born: date
) -> None:
    key = blind.person(family, given_name, born)
    assert blind.person(family + given_name[:1], given_name[1:], born) != key
    assert blind.person(family, given_name, born + timedelta(days=1)) != key
    if family != given_name:
        assert blind.person(given_name, family, born) != key


@QUICK
@given(one=ANY_LETTERS, other=ANY_LETTERS)
def test_no_name_of_any_script_folds_to_nothing(blind: Blind, one: str, other: str) -> None:
    for name in (one, other):
        try:
            clean_name(name)
        except ValueError:
            assume(False)
    assert letters(one)
    if not letters(one).startswith(letters(other)[:1]):
        assert blind.person(one, "x", BORN) != blind.person(other, "x", BORN)


@pytest.mark.parametrize("pair", [("\U00020549田", "田"), ("\U00020549", "\U000217c8"), ("Ƹ", "Ʃ")])
def test_names_whose_letters_have_no_latin_form_are_told_apart(blind: Blind, pair: tuple[str, str]) -> None:
    assert blind.person(pair[0], "x", BORN) != blind.person(pair[1], "x", BORN)


@pytest.mark.parametrize(
    "spelling",
    ["+12025550123", "(202) 555-0123", "202.555.0123", "2025550123", "1-202-555-0123", "+1 (202) 555 0123"],
)
def test_the_spellings_of_one_telephone_number_have_one_key(blind: Blind, spelling: str) -> None:
    assert blind.phone(spelling) == blind.phone("+12025550123") is not None
    assert blind.phone(spelling) != blind.phone("+12025550124")


@pytest.mark.parametrize("text", ["", "none", "555-0123", "12"])
def test_what_is_no_telephone_number_has_no_key(blind: Blind, text: str) -> None:
    assert blind.phone(text) is None


def test_decoration_and_case_of_numbers_and_addresses_do_not_count(blind: Blind) -> None:
    assert blind.mrn("mrn-00 17/a") == blind.mrn("MRN0017A") != blind.mrn("MRN0017B")
    assert blind.member("hrb-001") == blind.member("HRB001")
    assert blind.email(" Ada@Example.com") == blind.email("ada@example.com")


def test_the_same_value_has_another_key_for_each_purpose_and_each_practice(
    blind: Blind, other_keyring: Keyring
) -> None:
    keys = {blind.key(kind, "12345") for kind in BlindKind}
    assert len(keys) == len(BlindKind)
    assert not keys & {Blind(other_keyring).key(kind, "12345") for kind in BlindKind}


def test_a_key_is_24_characters_and_names_nobody(blind: Blind) -> None:
    key = blind.person("Zyxwvut", "Ada", BORN)
    assert len(key) == 24
    assert "zyxwvut" not in key.lower()
