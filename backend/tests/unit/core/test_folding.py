"""One spelling for many: what folds together, what stays apart, and that folding twice changes nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.folding import email, fold, identifier, letters, name_parts, phone
from tests.unit.strategies import QUICK

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


@QUICK
@given(TEXTS)
def test_folded_text_is_plain_and_stays_as_it_is(text: str) -> None:
    folded = fold(text)
    assert folded.replace(" ", "").isalnum() or not folded
    assert folded.isascii()
    assert "  " not in folded
    assert folded == folded.strip().lower() == fold(folded)
    assert letters(text) == folded.replace(" ", "") == letters(letters(text))


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Núñez-O'Brien", "nunez obrien"),
        ("  GARCÍA   LÓPEZ ", "garcia lopez"),
        ("D\u2019Angelo", "dangelo"),
        ("Weiß", "weiss"),
        ("Łukasz Ørsted", "lukasz orsted"),
        ("İbrahim", "ibrahim"),
        ("St. John, Jr.", "st john jr"),
        ("李小龙", "li xiao long"),
        ("", ""),
        ("---", ""),
    ],
)
def test_names_fold_as_people_type_them(text: str, folded: str) -> None:
    assert fold(text).replace(" ", "") == folded.replace(" ", "")


@QUICK
@given(st.text(st.characters(categories=["Lu", "Ll", "Lt", "Lo"]), min_size=1, max_size=10))
def test_no_letter_of_any_script_gets_lost(text: str) -> None:
    assert all(letters(letter) for letter in text)
    assert letters(text)


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("García López", {"garcia", "lopez", "garcialopez"}),
        ("O'Brien", {"obrien", "brien"}),
        ("D\u2019Angelo-Smith", {"dangelo", "smith", "dangelosmith", "angelo"}),
        ("O'x", {"ox"}),
        ("Li", {"li"}),
        ("", set()),
    ],
)
def test_a_name_is_found_by_each_of_its_parts(name: str, parts: set[str]) -> None:
    assert name_parts(name) == parts


@QUICK
@given(TEXTS)
def test_every_part_of_a_name_is_folded(name: str) -> None:
    assert all(part == fold(part) and part for part in name_parts(name))


@QUICK
@given(TEXTS)
def test_an_identifier_keeps_letters_and_digits_alone(text: str) -> None:
    folded = identifier(text)
    assert folded == folded.upper() == identifier(folded)
    assert folded.isalnum() or not folded


def test_the_decoration_of_numbers_and_addresses_does_not_count() -> None:
    assert identifier("mrn-00 17/a") == "MRN0017A"
    assert email("  Ada@Example.COM ") == "ada@example.com"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("(202) 555-0123", "+12025550123"),
        ("+44 20 7946 0958", "+442079460958"),
        ("555-0123", None),
        ("call me", None),
        ("", None),
        ("1" * 40, None),
    ],
)
def test_a_telephone_number_is_one_or_none(text: str, number: str | None) -> None:
    assert phone(text) == number
