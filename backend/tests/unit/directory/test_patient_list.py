"""Lists: every filter, order and direction pages through exactly the rows of a scan."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.core.actor import PRACTICE, Scope
from app.directory import patient_filters, patient_list
from app.directory.directory import Directory
from app.directory.patient_list import After, ListQuestion
from app.models.patient_list_models import CoverageState, PatientFilter, PatientOrder
from app.models.patient_models import PatientStatus
from tests.builders import a_patient
from tests.unit.directory.plain_list import coverage_that_counts, listed
from tests.unit.directory.population import (
    PAYERS,
    PROVIDERS,
    SCOPES,
    TODAY,
    Person,
    Practice,
    a_trace,
    practices,
    record_id,
    seeded_practice,
)
from tests.unit.directory.the_filters import FILTERS, ONE_BY_ONE

THRESHOLDS = (0, 1, 3, 800)
"""Up to so many rows of a filter are remembered one by one; small ones let a small practice be counted only."""


def directory_of(practice: Practice) -> Directory:
    """A directory with everybody in it."""
    directory = Directory()
    directory.begin_fill().finish()
    directory.filled()
    directory.put(*practice.entries)
    return directory


def pages(directory: Directory, question: ListQuestion, scope: Scope = PRACTICE) -> Iterator[tuple[list[str], int]]:
    """Page after page: the ids and the total that each showed."""
    after: After | None = None
    for _ in range(1000):
        asked = ListQuestion(
            question.filter, question.order, question.descending, question.limit, question.today, after
        )
        answer = directory.page(asked, scope, a_trace(scope))
        yield [item.id for item in answer.items], answer.total
        if answer.end is None:
            return
        after = answer.end
    raise AssertionError("the list does not end")


def assert_pages_equal_a_scan(directory: Directory, people: list[Person], question: ListQuestion, scope: Scope) -> None:
    expected = listed(people, question.filter, scope, question.today, question.order, descending=question.descending)
    shown = list(pages(directory, question, scope))
    assert [each for page, _ in shown for each in page] == expected
    assert {total for _, total in shown} == {len(expected)}
    assert all(len(page) == question.limit for page, _ in shown[:-1])


class TestPagesEqualAScan:
    @given(practices(), FILTERS, st.sampled_from(PatientOrder), st.booleans(), st.integers(1, 5), SCOPES,
           st.sampled_from(THRESHOLDS))  # fmt: skip
    @settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
    def test_a_list_shows_exactly_the_rows_of_a_scan(
        self,
        practice: Practice,
        wanted: PatientFilter,
        order: PatientOrder,
        descending: bool,
        limit: int,
        scope: Scope,
        few: int,
    ) -> None:
        directory = directory_of(practice)
        question = ListQuestion(wanted, order, descending, limit, TODAY)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(patient_filters, "FEW", few)
            assert_pages_equal_a_scan(directory, practice.people, question, scope)
        directory.close()

    @pytest.mark.parametrize("few", [0, 20, 800])
    def test_every_order_and_direction_of_every_filter_pages_through_a_larger_practice(self, few: int) -> None:
        practice = seeded_practice(160, seed=11)
        directory = directory_of(practice)
        filters = [
            PatientFilter(),
            PatientFilter(statuses=frozenset({PatientStatus.ACTIVE})),
            PatientFilter(statuses=frozenset({PatientStatus.ACTIVE, PatientStatus.URGENT})),
            PatientFilter(provider_id=PROVIDERS[0]),
            PatientFilter(payer_id=PAYERS[0][0]),
            *(PatientFilter(coverage=state) for state in CoverageState),
            PatientFilter(pending_review=True),
            PatientFilter(archived=True),
            PatientFilter(statuses=frozenset({PatientStatus.ACTIVE}), payer_id=PAYERS[1][0], pending_review=False),
            *ONE_BY_ONE,
        ]
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(patient_filters, "FEW", few)
            for wanted, order, descending in product(filters, PatientOrder, (False, True)):
                question = ListQuestion(wanted, order, descending, 23, TODAY)
                assert_pages_equal_a_scan(directory, practice.people, question, PRACTICE)
        directory.close()

    def test_a_walk_that_is_given_up_shows_the_same_pages(self) -> None:
        practice = seeded_practice(160, seed=12)
        directory = directory_of(practice)
        filters = [PatientFilter(), PatientFilter(archived=True), *(PatientFilter(coverage=it) for it in CoverageState)]
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(patient_filters, "FEW", 0)
            patch.setattr(patient_list, "STEPS", 0)
            patch.setattr(patient_list, "STEPS_IN_INDEX", 0)
            patch.setattr(patient_list, "MOST_LONG_WAYS", 40)
            for wanted, order, descending in product([*filters, *ONE_BY_ONE], PatientOrder, (False, True)):
                question = ListQuestion(wanted, order, descending, 31, TODAY)
                assert_pages_equal_a_scan(directory, practice.people, question, PRACTICE)
            assert 0 < len(directory._list._long_ways) <= 40
        directory.close()

    @pytest.mark.parametrize(
        "scope",
        [
            Scope(whole_practice=True),
            Scope(whole_practice=True, panel=PROVIDERS[0], opened=frozenset({record_id(3)})),
            Scope(panel=PROVIDERS[0], opened=frozenset({record_id(3), record_id(4)})),
        ],
    )
    def test_a_walk_that_is_given_up_stays_in_the_scope(self, scope: Scope) -> None:
        practice = seeded_practice(160, seed=13)
        directory = directory_of(practice)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(patient_filters, "FEW", 0)
            patch.setattr(patient_list, "STEPS", 0)
            patch.setattr(patient_list, "STEPS_IN_INDEX", 0)
            for wanted, order in product((PatientFilter(), *ONE_BY_ONE), (PatientOrder.NAME, PatientOrder.STATUS)):
                question = ListQuestion(wanted, order, False, 31, TODAY)
                assert_pages_equal_a_scan(directory, practice.people, question, scope)
            assert directory._list._long_ways
        directory.close()

    def test_the_day_decides_what_ends_soon(self) -> None:
        practice = seeded_practice(80, seed=5)
        directory = directory_of(practice)
        for days, state in product((-61, -1, 0, 1, 60, 61, 62), CoverageState):
            question = ListQuestion(
                PatientFilter(coverage=state), PatientOrder.COVERAGE_END, False, 50, TODAY + timedelta(days=days)
            )
            assert_pages_equal_a_scan(directory, practice.people, question, PRACTICE)
        directory.close()


LEAP, COMMON = 2028, 2027


class TestDaysOfTheYear:
    """Ages and birthdays, on the days on which they are easily wrong."""

    @pytest.mark.parametrize("year", [LEAP, COMMON])
    @pytest.mark.parametrize("month_day", [(2, 27), (2, 28), (3, 1), (12, 31), (1, 1)])
    def test_every_age_and_birthday_is_that_of_a_scan(self, year: int, month_day: tuple[int, int]) -> None:
        births = [date(2000, 2, 29), *(date(2000, *each) for each in ((2, 28), (3, 1), (12, 31), (1, 1), (7, 4)))]
        people = [Person(a_patient(id=record_id(at), birth_date=birth)) for at, birth in enumerate(births)]
        directory = directory_of(Practice(people, []))
        today = date(year, *month_day)
        age = year - 2000
        filters = [
            *(PatientFilter(age_from=each) for each in (age - 1, age)),
            *(PatientFilter(age_to=each) for each in (age - 1, age)),
            *(PatientFilter(birthday_within=each) for each in (0, 1, 2, 7, 60, 363, 364, 365, 366)),
        ]
        for wanted in filters:
            question = ListQuestion(wanted, PatientOrder.BIRTH_DATE, False, 50, today)
            assert_pages_equal_a_scan(directory, people, question, PRACTICE)
        directory.close()

    def test_who_was_born_on_29_february_is_a_year_older_on_the_28th_of_a_common_year(self) -> None:
        leapling = Person(a_patient(id=record_id(1), birth_date=date(2008, 2, 29)))
        directory = directory_of(Practice([leapling], []))

        def adults(today: date) -> int:
            return directory.total(PatientFilter(age_from=18), PRACTICE, today)

        def birthdays(today: date) -> int:
            return directory.total(PatientFilter(birthday_within=0), PRACTICE, today)

        assert (adults(date(2026, 2, 27)), adults(date(2026, 2, 28))) == (0, 1)
        assert [birthdays(date(2026, 2, day)) for day in (27, 28)] == [0, 1]
        assert [birthdays(date(2028, 2, day)) for day in (28, 29)] == [0, 1]
        directory.close()


class TestWhileRowsChange:
    """Between two pages anything may happen: whoever does not change is met once, and totals are those of now."""

    @pytest.mark.parametrize("few", [0, 800])
    @pytest.mark.parametrize("order", PatientOrder)
    def test_whoever_does_not_change_is_met_exactly_once(self, order: PatientOrder, few: int) -> None:
        practice = seeded_practice(60, seed=23)
        later = {person.id: person for person in seeded_practice(60, seed=24).people}
        people = {person.id: person for person in practice.people}
        calm = set(sorted(people)[::2])
        directory = directory_of(practice)
        changing = iter(sorted(set(people) - calm))
        met: list[str] = []
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(patient_filters, "FEW", few)
            question = ListQuestion(PatientFilter(), order, False, 7, TODAY)
            for shown, total in pages(directory, question):
                met += shown
                assert total == len(listed(list(people.values()), PatientFilter(), PRACTICE, TODAY))
                for changed in [next(changing, None), next(changing, None)]:
                    if changed is not None:
                        patient = later[changed].patient.model_copy(update={"version": 2})
                        directory.put(patient)
                        people[changed] = Person(patient, people[changed].coverages)
        expected = [each for each in calm if not people[each].patient.is_archived]
        assert sorted(each for each in met if each in calm) == sorted(expected)
        directory.close()

    def test_a_list_that_few_passed_and_many_pass_now_is_counted_and_no_longer_remembered(self) -> None:
        practice = seeded_practice(12, seed=8)
        directory = directory_of(Practice([], practice.providers))
        question = ListQuestion(PatientFilter(), PatientOrder.NAME, False, 5, TODAY)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(patient_filters, "FEW", 2)
            for at, person in enumerate(practice.people, start=1):
                directory.put(person.patient, *person.coverages)
                assert_pages_equal_a_scan(directory, practice.people[:at], question, PRACTICE)
            (kept,) = directory._totals._kept.values()
            assert kept.rids is None
        directory.close()


class TestRows:
    def test_a_row_shows_the_coverage_that_counts(self) -> None:
        practice = seeded_practice(60, seed=2)
        directory = directory_of(practice)
        answer = directory.page(
            ListQuestion(PatientFilter(), PatientOrder.NAME, False, 200, TODAY), PRACTICE, a_trace()
        )
        people = {person.id: person for person in practice.people}
        for item in answer.items:
            coverage = coverage_that_counts(people[item.id])
            shown = (item.payer_name, item.plan_name, item.coverage_status, item.coverage_ends_on)
            assert shown == (
                (coverage.payer_name, coverage.plan_name, coverage.status, coverage.ends_on)
                if coverage
                else (None, None, None, None)
            )
        directory.close()

    def test_whoever_is_on_the_page_is_noted_as_opened_and_not_the_row_that_tells_of_more(self) -> None:
        directory = directory_of(seeded_practice(30, seed=2))
        trace = a_trace()
        question = ListQuestion(PatientFilter(), PatientOrder.NAME, False, 5, TODAY)
        answer = directory.page(question, PRACTICE, trace)
        assert trace.unrecorded == [item.id for item in answer.items]
        assert len(answer.items) == 5
        assert answer.end is not None
        directory.close()

    def test_a_scope_without_a_panel_sees_nobody(self) -> None:
        directory = directory_of(seeded_practice(30, seed=2))
        answer = directory.page(ListQuestion(PatientFilter(), PatientOrder.NAME, False, 5, TODAY), Scope(), a_trace())
        assert (answer.items, answer.end, answer.total) == ([], None, 0)
        directory.close()
