"""Search: what it finds is what a scan of the opened patients finds, whichever plan it takes."""

from collections.abc import Sequence
from datetime import date
from typing import Any, ClassVar

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from app.core.actor import PRACTICE, Scope
from app.directory import patient_filters, patient_search
from app.directory.patient_filters import Selection, everybody
from app.models.patient_list_models import PatientFilter, SearchResult
from app.models.patient_models import Phone
from tests.builders import a_coverage, a_patient
from tests.conftest import NOW
from tests.unit.directory.plain_list import passes
from tests.unit.directory.plain_search import (
    Piece,
    birth_date_piece,
    email_piece,
    name_parts_of,
    name_piece,
    number_piece,
    scan,
)
from tests.unit.directory.population import (
    BIRTH_DATES,
    FAMILIES,
    GIVENS,
    MEMBERS,
    MRNS,
    PHONES,
    PROVIDERS,
    SCOPES,
    TODAY,
    Person,
    Practice,
    a_trace,
    copy_of,
    practices,
    record_id,
    search_in,
    seeded_practice,
)
from tests.unit.directory.the_filters import FILTERS

MONTHS = "January February March April May June July August September October November December".split()
RARELY = st.sampled_from((False, False, False, False, True))
THRESHOLDS = (0, 1, 2, 4, 1500)
"""Up to so many candidates are gathered: small ones send a small practice through every plan."""


def birth_date_pieces(day: date) -> list[Piece]:
    """A day in the spellings that people use."""
    month = MONTHS[day.month - 1]
    short = f"{day.year % 100:02d}"
    both = [date(century + day.year % 100, day.month, day.day) for century in (1900, 2000) if _exists(day, century)]
    return [
        birth_date_piece(day.isoformat(), day),
        birth_date_piece(f"{day.month}/{day.day}/{day.year}", day),
        birth_date_piece(f"{day.month:02d}/{day.day:02d}/{day.year}", day),
        birth_date_piece(f"{day.month}-{day.day}-{day.year}", day),
        birth_date_piece(f"{day.day:02d}.{day.month:02d}.{day.year}", day),
        birth_date_piece(f"{day.day} {month[:3]} {day.year}", day),
        birth_date_piece(f"{day.day} {month} {day.year}", day),
        birth_date_piece(f"{month} {day.day}, {day.year}", day),
        birth_date_piece(f"{month[:3].upper()}. {day.day} {day.year}", day),
        birth_date_piece(f"{month} {day.day},{day.year}", day),
        number_piece(f"{day:%m%d%Y}"),
        number_piece(f"{day:%Y%m%d}"),
        birth_date_piece(f"{day.month}/{day.day}/{short}", *both),
        birth_date_piece(f"{day.day:02d}.{day.month:02d}.{short}", *both),
    ]


def _exists(day: date, century: int) -> bool:
    try:
        date(century + day.year % 100, day.month, day.day)
    except ValueError:
        return False
    return True


def phone_pieces(number: str) -> list[Piece]:
    """A telephone number in the spellings that people use."""
    area, office, line = number[2:5], number[5:8], number[8:]
    return [
        number_piece(text)
        for text in (
            f"({area}) {office}-{line}",
            f"{area}-{office}-{line}",
            f"{area}.{office}.{line}",
            f"{area} {office} {line}",
            f"{area}{office}{line}",
            f"+1 {area} {office} {line}",
            f"+1{area}{office}{line}",
            f"1-{area}-{office}-{line}",
            f"{office}-{line}",
            f"{office}{line}",
            f"({area}) {office}-{line[:2]}",
        )
    ]


def typed(number: str) -> Piece:
    """A number as it is printed; one of the MRNs looks like a birth date and may be meant as one."""
    if number == "10-11-12":
        return birth_date_piece(number, date(1912, 10, 11), date(2012, 10, 11))
    return number_piece(number)


NUMBERS = [
    *(typed(text) for text in (*MRNS, *MEMBERS) if " " not in text),
    *(number_piece(text) for text in ("a17", "mrn0042", "m-0", "0", "1", "55", "hrb-00", "2025", "12/34/56")),
    *(piece for number in PHONES for piece in phone_pieces(number)),
]
DATES = [piece for day in BIRTH_DATES for piece in birth_date_pieces(day)]
EMAILS = [email_piece(text) for text in ("ada@example.com", "ADA@EX", "j.smith@", "nobody@example.com")]


@st.composite
def name_queries(draw: st.DrawFn, whom: Person | None) -> Piece:
    """A name as it is typed: whole, cut short, or with one typing error; mostly somebody's own."""
    pool = sorted(name_parts_of(whom)) if whom and not draw(RARELY) else [*FAMILIES, *GIVENS]
    name = draw(st.sampled_from(pool))
    text = name[: draw(st.integers(min_value=1, max_value=len(name)))] if draw(st.booleans()) else name
    return name_piece(_mistyped(draw, text) if draw(RARELY) else text)


def _mistyped(draw: st.DrawFn, text: str) -> str:
    at = draw(st.integers(0, len(text) - 1))
    letter = draw(st.sampled_from("aeinorstz"))
    return draw(
        st.sampled_from(
            (
                text[:at] + letter + text[at:],
                text[:at] + text[at + 1 :],
                text[:at] + letter + text[at + 1 :],
                text[:at] + text[at + 1 : at + 2] + text[at] + text[at + 2 :],
            )
        )
    )


@st.composite
def queries(draw: st.DrawFn, people: Sequence[Person]) -> list[Piece]:
    """Up to two names, at most one number, birth date and address, in any order; mostly of one person."""
    whom = draw(st.sampled_from(people)) if people else None
    pieces = draw(st.lists(name_queries(whom), max_size=2))
    pools = _pieces_of(whom) if whom is not None and not draw(RARELY) else [NUMBERS, DATES, EMAILS]
    for pool in pools:
        if pool and draw(st.integers(0, 3)) == 0:
            pieces.append(draw(st.sampled_from(pool)))
    return list(draw(st.permutations(pieces)))


def _pieces_of(whom: Person) -> list[list[Piece]]:
    patient = whom.patient
    numbers = [patient.mrn, *(each.member_id for each in whom.coverages)]
    printed = [typed(text) for text in numbers if text and " " not in text]
    phones = [piece for phone in patient.phones for piece in phone_pieces(phone.number)]
    return [
        printed + phones,
        birth_date_pieces(patient.birth_date),
        [email_piece(patient.email)] if patient.email else [],
    ]


def found(
    practice: Practice,
    text: str,
    scope: Scope = PRACTICE,
    limit: int = 20,
    *,
    archived: bool = False,
    few: int = 1500,
    among: Selection | None = None,
) -> SearchResult:
    """What the directory answers, with so many candidates being few."""
    copy = copy_of(practice)
    try:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(patient_search, "FEW", few)
            return search_in(copy).find(text, among or everybody(scope, archived=archived), a_trace(scope), limit)
    finally:
        copy.close()


def ids(result: SearchResult) -> list[str]:
    return [item.id for item in result.items]


def assert_search_equals_a_scan(
    data: st.DataObject, practice: Practice, scope: Scope, few: int, limit: int, archived: bool
) -> None:
    pieces = data.draw(queries(practice.people))
    text = " ".join(piece.text for piece in pieces)
    expected = scan(practice.people, pieces, scope, limit, archived=archived)
    answer = found(practice, text, scope, limit, archived=archived, few=few)
    event("forgiven" if expected.is_forgiven else "found" if expected.ids else "nothing")
    assert (ids(answer), answer.is_forgiven, answer.has_more) == (
        expected.ids,
        expected.is_forgiven,
        expected.has_more,
    ), text


class TestSearchEqualsAScan:
    """Few candidates, some that are common to all words, and a walk along the names: the answer is the same."""

    @given(st.data(), practices(), SCOPES, st.sampled_from(THRESHOLDS), st.integers(1, 5), RARELY)
    @settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
    def test_what_search_finds_is_what_a_scan_finds_in_every_plan(
        self, data: st.DataObject, practice: Practice, scope: Scope, few: int, limit: int, archived: bool
    ) -> None:
        assert_search_equals_a_scan(data, practice, scope, few, limit, archived)

    @pytest.mark.long
    @given(st.data(), practices(), SCOPES, st.sampled_from(THRESHOLDS), st.integers(1, 5), RARELY)
    @settings(max_examples=8000, deadline=None, suppress_health_check=list(HealthCheck))
    def test_what_search_finds_is_what_a_scan_finds_in_many_practices(
        self, data: st.DataObject, practice: Practice, scope: Scope, few: int, limit: int, archived: bool
    ) -> None:
        assert_search_equals_a_scan(data, practice, scope, few, limit, archived)

    @given(st.data(), practices(), FILTERS, SCOPES, st.sampled_from(THRESHOLDS), st.sampled_from((0, 2, 800)))
    @settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
    def test_within_a_filter_it_finds_what_a_scan_of_those_who_pass_finds(
        self, data: st.DataObject, practice: Practice, wanted: PatientFilter, scope: Scope, few: int, remembered: int
    ) -> None:
        pieces = data.draw(queries(practice.people))
        text = " ".join(piece.text for piece in pieces)
        inside = [person for person in practice.people if passes(person, wanted, scope, TODAY)]
        expected = scan(inside, pieces, scope, 5, archived=wanted.archived)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(patient_filters, "FEW", remembered)
            answer = found(practice, text, scope, 5, few=few, among=Selection(wanted, scope, TODAY))
        assert (ids(answer), answer.is_forgiven, answer.has_more) == (
            expected.ids,
            expected.is_forgiven,
            expected.has_more,
        ), text

    @pytest.mark.parametrize("few", [0, 3, 20, 1500])
    @pytest.mark.parametrize("limit", [1, 20])
    def test_every_plan_finds_the_same_in_a_larger_practice(self, few: int, limit: int) -> None:
        practice = seeded_practice(120, seed=7)
        copy = copy_of(practice)
        texts = ["m", "ma s", "g", "garcia", "s j", "smith a", "jon", "maria garcia", "0042 g", "smth", "garcai mari"]
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(patient_search, "FEW", few)
            for text in texts:
                pieces = [number_piece(word) if word[0] == "0" else name_piece(word) for word in text.split()]
                expected = scan(practice.people, pieces, PRACTICE, limit, archived=False)
                answer = search_in(copy).find(text, everybody(PRACTICE), a_trace(), limit)
                assert (ids(answer), answer.is_forgiven, answer.has_more) == (
                    expected.ids,
                    expected.is_forgiven,
                    expected.has_more,
                ), text
        copy.close()


def person(at: int, family_name: str = "Marlowe", given_name: str = "Ada", **fields: Any) -> Person:
    return Person(a_patient(id=record_id(at), family_name=family_name, given_name=given_name, **fields))


def names(practice: Practice, text: str, **options: Any) -> list[str]:
    return [item.family_name for item in found(practice, text, **options).items]


class TestSpellings:
    """One person among others, looked for in every spelling that people use."""

    ADA = Person(
        a_patient(
            id=record_id(1),
            family_name="Núñez-O'Brien",
            given_name="Zoë",
            preferred_name="Ziggy",
            former_names=["de la Cruz"],
            birth_date=date(1980, 3, 12),
            mrn="MRN 0042",
            phones=[Phone(number="+12025550123"), Phone(number="+525555550142")],
            email="Zoe.N@example.com",
        )
    )
    OTHERS: ClassVar = [
        person(2, "Delgado", "Ines", birth_date=date(1981, 3, 12), mrn="10-11-12"),
        person(3, "Archer", "Zora", birth_date=date(2012, 10, 11), phones=[Phone(number="+13125550142")]),
    ]

    @pytest.fixture
    def practice(self) -> Practice:
        covered = Person(
            self.ADA.patient, [a_coverage(self.ADA.patient, id=record_id(1, "c"), member_id="W 1234 5678 9012")]
        )
        return Practice([covered, *self.OTHERS], [])

    @pytest.mark.parametrize(
        "text",
        [
            "nunez", "NÚÑEZ", "nuñez-obrien", "o'brien", "O\u2019Brien", "brien", "nunezobrien", "núñez zoe", "zoë nú",
            "zig", "cruz", "delacruz", "de la cruz", "la zoe",
            "MRN 0042", "mrn0042", "mrn-00-42", "MRN-0042", "mrn00",
            "+52 555 555 0142", "525555550142", "+525555550142",
            "(202) 555-0123", "202-555-0123", "202.555.0123", "2025550123", "+1 202 555 0123", "+12025550123",
            "1-202-555-0123", "555-0123", "5550123", "(202) 555-01", "(202) 5", "202555", "+1 (202) 555-0123",
            "W 1234 5678 9012", "w123456789012", "W 1234 5678", "W1234", "w-1234",
            "zoe.n@example.com", "ZOE.N@EX",
            "1980-03-12", "3/12/1980", "03/12/1980", "3-12-1980", "12.03.1980", "12.3.1980", "1980/03/12",
            "12 Mar 1980", "12 March 1980", "March 12, 1980", "Mar 12 1980", "mar. 12, 1980", "March 12,1980",
            "12th March 1980", "March 12th, 1980", "12-Mar-1980", "03121980", "19800312", "3/12/80", "03/12/80",
            "12.03.80", "12 Mar 80",
            "nunez 3/12/1980", "3/12/1980 nunez", "zoe, March 12, 1980", "(202) 555-0123 3/12/1980",
            "3/12/1980 (202) 555-0123", "2025550123 1980-03-12", "(202) 555-0123, 12 Mar 1980",
            "03121980 (202) 555-0123",
            "mrn-00 03121980", "2025550123 03121980", "03121980 555-0123",
            "nunez (202) 555-0123 zoe", "nunez w1234 zoe",
        ],
    )  # fmt: skip
    @pytest.mark.parametrize("few", [0, 1500])
    def test_somebody_is_found_alone(self, practice: Practice, text: str, few: int) -> None:
        answer = found(practice, text, few=few)
        assert (ids(answer), answer.is_forgiven) == ([self.ADA.id], False)

    @pytest.mark.parametrize("text", ["nuenz", "nuez", "nuniez", "nunes", "ziigy", "zigyg", "obrein", "nunez zigy"])
    def test_one_typing_error_is_forgiven(self, practice: Practice, text: str) -> None:
        answer = found(practice, text)
        assert (ids(answer), answer.is_forgiven) == ([self.ADA.id], True)

    @pytest.mark.parametrize(
        "text", ["zeo", "nuezn", "unzez", "uñezo", "xx", "0043", "3/13/1980", "nunez 1981-03-12", "(202) 555-0124"]
    )
    def test_short_words_two_errors_and_wrong_numbers_are_not_forgiven(self, practice: Practice, text: str) -> None:
        assert ids(found(practice, text)) == []

    @pytest.mark.parametrize("text", ["", " ", "'", "—", ";,", "%", "_", "*", "()", "+", "@", "' OR 1=1 --"])
    def test_what_says_nothing_finds_nobody(self, practice: Practice, text: str) -> None:
        assert ids(found(practice, text)) == []

    def test_a_filed_number_that_looks_like_a_date_finds_both(self, practice: Practice) -> None:
        assert names(practice, "10-11-12") == ["Archer", "Delgado"]

    @given(st.text(max_size=60))
    @settings(max_examples=150, deadline=None)
    def test_no_text_whatever_breaks_the_search(self, text: str) -> None:
        practice = Practice([self.ADA, *self.OTHERS], [])
        assert len(found(practice, text, few=0).items) <= 3


class TestOrder:
    def test_family_names_come_first_and_shorter_ones_before_longer(self) -> None:
        practice = Practice(
            [
                person(1, "Garcia Lopez", "Ana"),
                person(2, "Garcia", "Zoe"),
                person(3, "Abbot", "Garcia"),
                person(4, "García", "Ana"),
                person(5, "Garcias", "Ana"),
            ],
            [],
        )
        assert names(practice, "garcia") == ["García", "Garcia", "Garcia Lopez", "Garcias", "Abbot"]

    @pytest.mark.parametrize("few", [0, 1500])
    def test_a_forgiven_word_brings_its_family_first_too(self, few: int) -> None:
        practice = Practice([person(1, "Adams", "Smith"), person(2, "Smith", "John"), person(3, "Smyth", "Ada")], [])
        assert names(practice, "smtih", few=few) == ["Smith", "Adams"]
        assert names(practice, "smxth", few=few) == ["Smith", "Smyth", "Adams"]

    def test_the_first_word_that_is_a_name_decides(self) -> None:
        practice = Practice([person(1, "Adams", "Ruth", mrn="77-1"), person(2, "Ruth", "Adam", mrn="77-2")], [])
        assert names(practice, "77 ruth") == ["Ruth", "Adams"]
        assert names(practice, "adam ruth") == ["Adams", "Ruth"]

    def test_who_has_the_same_name_is_told_apart_by_id(self) -> None:
        practice = Practice([person(at) for at in (5, 3, 4, 1, 2)], [])
        assert ids(found(practice, "marlowe", limit=3, few=0)) == [record_id(at) for at in (1, 2, 3)]


class TestWhoIsSeen:
    def test_an_error_is_not_forgiven_while_somebody_is_meant_exactly(self) -> None:
        practice = Practice([person(1, "Smyth"), person(2, "Smith")], [])
        answer = found(practice, "smyth")
        assert (ids(answer), answer.is_forgiven) == ([record_id(1)], False)

    def test_an_error_is_forgiven_when_the_one_who_is_meant_exactly_lies_outside_the_scope(self) -> None:
        practice = Practice([person(1, "Smyth", provider_id=PROVIDERS[0]), person(2, "Smith")], [])
        answer = found(practice, "smith", Scope(panel=PROVIDERS[0]))
        assert (ids(answer), answer.is_forgiven) == ([record_id(1)], True)

    def test_archived_patients_are_found_only_when_they_are_asked_for(self) -> None:
        practice = Practice([person(1, "Smith"), person(2, "Smith", archived_at=NOW)], [])
        assert ids(found(practice, "smith")) == [record_id(1)]
        assert ids(found(practice, "smith", archived=True)) == [record_id(2)]

    def test_whoever_is_shown_is_noted_as_opened_and_nobody_else(self) -> None:
        practice = Practice([person(at) for at in range(5)], [])
        copy, trace = copy_of(practice), a_trace()
        result = search_in(copy).find("marlowe", everybody(PRACTICE), trace, 3)
        assert trace.unrecorded == ids(result) == [record_id(at) for at in range(3)]
        assert result.has_more
        copy.close()

    def test_a_row_shows_the_person_as_the_record_has_them(self) -> None:
        practice = seeded_practice(40, seed=3)
        everybody = {each.id: each for each in practice.people}
        treating = {each.id: each.display_name for each in practice.providers}
        for item in found(practice, "m", limit=50).items:
            patient = everybody[item.id].patient
            assert (item.family_name, item.given_name, item.birth_date, item.mrn) == (
                patient.family_name,
                patient.given_name,
                patient.birth_date,
                patient.mrn,
            )
            assert item.provider_name == (treating[patient.provider_id] if patient.provider_id else None)
            assert (item.updated_at, item.status, item.version) == (patient.updated_at, patient.status, patient.version)
