"""Whom an answer must name to become a record, and what of a person is taken."""

from datetime import date

import pytest

from app.services.insurance.people import Unusable, details, refuse_unusable
from app.x12 import read_eligibility, summarise
from app.x12.summary.models import Person
from tests.unit.services.insurance.answers import AS_OF, Answer, Dependent, summary


def refusal(answer: Answer, today: date = AS_OF) -> tuple[str, str] | None:
    try:
        refuse_unusable(summary(answer, today), today)
    except Unusable as refused:
        return refused.code, refused.place
    return None


def person_of(answer: Answer) -> Person:
    person = summary(answer).patient
    assert person is not None
    return person


@pytest.mark.parametrize(
    ("answer", "code", "place"),
    [
        (Answer(family=""), "import.no_name", "loop 2100C, NM103 and NM104"),
        (Answer(given=""), "import.no_name", "loop 2100C, NM103 and NM104"),
        (Answer(family="x" * 121), "import.name_unusable", "loop 2100C, NM103 and NM104"),
        (Answer(family="1234"), "import.name_unusable", "loop 2100C, NM103 and NM104"),
        (Answer(given="<script>"), "import.name_unusable", "loop 2100C, NM103 and NM104"),
        (Answer(born=""), "import.no_birth_date", "loop 2100C, DMG02"),
        (Answer(born="20261126"), "import.birth_date_unusable", "loop 2100C, DMG02"),
        (Answer(born="18961124"), "import.birth_date_unusable", "loop 2100C, DMG02"),
        (Answer(dependents=(Dependent(""),)), "import.no_name", "loop 2100D, NM103 and NM104"),
        (Answer(dependents=(Dependent("Noa", born="20261126"),)), "import.birth_date_unusable", "loop 2100D, DMG02"),
    ],
)
def test_an_answer_that_names_nobody_real_is_refused_by_its_place(answer: Answer, code: str, place: str) -> None:
    assert refusal(answer) == (code, place)


def test_a_payer_that_refused_before_it_came_to_a_member_names_nobody() -> None:
    content = Answer().edi()
    head, _, _ = content.partition(b"HL*2*1*21*1~")
    refused = head + b"AAA*Y**42*P~\nSE*6*0001~\nGE*1*1~\nIEA*1*000000001~\n"
    (response,) = read_eligibility(refused)
    (nobody,) = summarise(response, AS_OF)
    with pytest.raises(Unusable) as told:
        refuse_unusable(nobody, AS_OF)
    assert told.value.code == "import.no_patient"


@pytest.mark.parametrize("born", ["20261125", "18961125", "20200229"])
def test_a_birth_date_at_the_edge_is_taken(born: str) -> None:
    assert refusal(Answer(born=born)) is None


def test_the_refusal_never_repeats_what_it_refuses() -> None:
    with pytest.raises(Unusable) as refused:
        refuse_unusable(summary(Answer(family="<Ravenscroft>")), AS_OF)
    assert "Ravenscroft" not in f"{refused.value!r} {refused.value} {refused.value.message} {refused.value.place}"


def test_names_are_cleaned_like_those_that_people_type() -> None:
    taken = details(person_of(Answer(family="  O'Brien   Lee ", given="Jose\u0301")))
    assert (taken["family_name"], taken["given_name"]) == ("O'Brien Lee", "José")


def test_what_is_odd_but_not_needed_is_left_out() -> None:
    odd = person_of(Answer()).model_copy(update={"middle_name": "...", "suffix": "\x07", "phone": "12"})
    taken = details(odd)
    assert (taken["middle_name"], taken["name_suffix"], taken["phones"], taken["address"]) == (None, None, [], None)


def test_a_death_that_the_payer_knows_of_is_noted() -> None:
    taken = details(person_of(Answer(plan=("DTP*442*D8*20260901", "EB*6**30"))))
    assert (taken["deceased"], taken["deceased_on"]) == (True, date(2026, 9, 1))
    assert details(person_of(Answer()))["deceased"] is False
