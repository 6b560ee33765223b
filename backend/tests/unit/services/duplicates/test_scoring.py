"""Who is one person and who is not: by name, birth date and what else two records share."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.directory.duplicates import NameCounts, PersonFacts
from app.models.duplicate_models import Certainty, DuplicateReason
from app.services.duplicates.nicknames import are_familiar
from app.services.duplicates.scoring import Likeness, Scoring
from tests.unit.strategies import QUICK

ADA = PersonFacts(
    family="marlowe",
    given="adela",
    birth_date="1980-03-12",
    sex="female",
    phones=frozenset({"12025550123"}),
    email="ada@example.com",
    members=frozenset({"HRB0012345"}),
)
PRACTICE = NameCounts(1000, {"marlowe": 3, "adela": 8, "smith": 40})
R = DuplicateReason


def likeness(one: PersonFacts, other: PersonFacts, counts: NameCounts = PRACTICE) -> Likeness:
    return Scoring(counts).compare(one, other)


def bare(person: PersonFacts = ADA, **changes: Any) -> PersonFacts:
    """Only the name and the birth date are known."""
    silent = replace(person, phones=frozenset(), email="", members=frozenset(), sex="unknown")
    return replace(silent, **changes)


def test_the_same_name_and_birth_date_is_certain() -> None:
    found = likeness(bare(), bare())
    assert (found.certainty, found.reasons) == (Certainty.CERTAIN, (R.SAME_NAME, R.SAME_BIRTH_DATE))


ENTERED_AGAIN: dict[str, tuple[dict[str, Any], DuplicateReason]] = {
    "typing error in the given name": ({"given": "adeal"}, R.SIMILAR_NAME),
    "typing error in the family name": ({"family": "marlwoe"}, R.SIMILAR_NAME),
    "names the other way round": ({"given": "marlowe", "family": "adela"}, R.NAMES_SWAPPED),
    "day and month exchanged": ({"birth_date": "1980-12-03"}, R.BIRTH_DATE_SWAPPED),
    "married": ({"family": "okafor", "former": ("marlowe",)}, R.FORMER_NAME),
    "one of two family names": ({"family": "marlowe novak"}, R.SIMILAR_NAME),
    "called by another name": ({"given": "augusta", "preferred": "adela"}, R.SAME_BIRTH_DATE),
}


@pytest.mark.parametrize("case", ENTERED_AGAIN, ids=str)
def test_somebody_who_was_entered_again_is_recognised(case: str) -> None:
    changes, reason = ENTERED_AGAIN[case]
    found = likeness(bare(sex="female"), bare(sex="female", **changes))
    assert found.certainty is not None
    assert found.certainty.needs_decision
    assert reason in found.reasons


@pytest.mark.parametrize("birth_date", ["1980-03-11", "1981-03-12", "1990-03-12", "1980-04-12", "1980-03-13"])
def test_a_slip_in_the_birth_date_is_forgiven_with_a_shared_address(birth_date: str) -> None:
    found = likeness(bare(email="ada@example.com"), bare(email="ada@example.com", birth_date=birth_date))
    assert found.certainty is Certainty.CERTAIN
    assert R.BIRTH_DATE_NEAR in found.reasons


def test_twins_are_never_more_than_possible() -> None:
    found = likeness(ADA, replace(ADA, given="grace"))
    assert found.certainty is Certainty.POSSIBLE
    assert R.OTHER_GIVEN_NAME in found.reasons


def test_twins_whose_names_are_nearly_the_same_are_never_certain() -> None:
    assert likeness(replace(ADA, given="jayden"), replace(ADA, given="kayden")).certainty is Certainty.LIKELY


def test_a_father_and_a_son_of_one_name_are_never_more_than_possible() -> None:
    found = likeness(ADA, replace(ADA, birth_date="1951-07-30"))
    assert found.certainty is Certainty.POSSIBLE
    assert R.OTHER_BIRTH_DATE in found.reasons


def test_people_of_one_birth_date_are_nobody_of_each_other() -> None:
    assert likeness(bare(), bare(family="okafor", given="ines")).certainty is None


def test_a_rare_name_tells_more_than_a_common_one() -> None:
    rare = likeness(bare(), bare())
    common = likeness(bare(family="smith"), bare(family="smith"))
    assert rare.score > common.score + 2


def test_the_more_people_the_less_a_name_and_a_birth_date_tell() -> None:
    larger = NameCounts(100_000, {"marlowe": 300, "adela": 800})
    assert likeness(bare(), bare(), larger).score < likeness(bare(), bare()).score - 5


def test_one_number_is_one_person() -> None:
    found = likeness(bare(mrn="A17"), bare(mrn="A17", birth_date="1951-07-30"))
    assert found.certainty is Certainty.CERTAIN


@pytest.mark.parametrize(("one", "other"), [("robert", "bob"), ("elizabeth", "beth"), ("bill", "liam")])
def test_familiar_names_are_one_name(one: str, other: str) -> None:
    assert are_familiar(one, other)
    found = likeness(bare(given=one), bare(given=other))
    assert R.NICKNAME in found.reasons


def test_other_names_are_not_familiar() -> None:
    assert not are_familiar("robert", "william")
    assert not are_familiar("ada", "ada")


WORDS = st.sampled_from(["ada", "adda", "marlowe", "marlwoe", "okafor", "robert", "bob", "novak marlowe", "x", ""])
DAYS = st.sampled_from(["1980-03-12", "1980-12-03", "1981-03-12", "1951-07-30", ""])
PEOPLE = st.builds(
    PersonFacts,
    family=WORDS,
    given=WORDS,
    birth_date=DAYS,
    preferred=WORDS,
    former=st.lists(WORDS.filter(bool), max_size=2).map(tuple),
    sex=st.sampled_from(["female", "male", "unknown", "other"]),
    phones=st.frozensets(st.sampled_from(["12025550123", "12025550124"]), max_size=2),
    email=st.sampled_from(["", "ada@example.com", "bo@example.com"]),
    members=st.frozensets(st.sampled_from(["HRB1", "HRB2"]), max_size=1),
)


@QUICK
@given(one=PEOPLE, other=PEOPLE)
def test_the_order_of_two_people_does_not_matter(one: PersonFacts, other: PersonFacts) -> None:
    there, back = likeness(one, other), likeness(other, one)
    assert (there.score, there.certainty, set(there.reasons)) == (back.score, back.certainty, set(back.reasons))
