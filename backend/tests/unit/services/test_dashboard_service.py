"""The dashboard's counts: computed once for each scope and change, always those of now."""

from collections.abc import Iterator
from datetime import timedelta
from random import Random

import pytest

from app.core.actor import NOTHING, PRACTICE, Scope
from app.directory.directory import Directory
from app.models.patient_list_models import CoverageState, PatientFilter
from app.services.dashboard_service import RECENT, DashboardService, ScopedCounts
from app.services.practice_service import PracticeCalendar
from tests.conftest import NOW, SetClock
from tests.unit.directory.plain_list import counted, listed
from tests.unit.directory.population import PROVIDERS, Practice, a_trace, record_id, seeded_practice
from tests.unit.directory.test_patient_list import directory_of


@pytest.fixture
def practice() -> Practice:
    return seeded_practice(80, seed=41)


@pytest.fixture
def directory(practice: Practice) -> Iterator[Directory]:
    directory = directory_of(practice)
    yield directory
    directory.close()


@pytest.fixture
def calendar(clock: SetClock) -> PracticeCalendar:
    return PracticeCalendar(clock, "America/New_York")


@pytest.fixture
def counts(directory: Directory, calendar: PracticeCalendar) -> ScopedCounts:
    return ScopedCounts(directory, calendar)


def assert_counts_are_those_of_a_scan(
    counts: ScopedCounts, practice: Practice, calendar: PracticeCalendar, scope: Scope
) -> None:
    today = calendar.today()
    expected, shown = counted(practice.people, scope, today, calendar.month_began()), counts.of(scope)
    assert (shown.by_status, shown.to_review, shown.ending_soon, shown.new_this_month) == (
        expected.by_status,
        expected.to_review,
        expected.ending_soon,
        expected.new_this_month,
    )
    assert shown.total == sum(expected.by_status.values())
    assert shown.by_coverage == {
        state: len(listed(practice.people, PatientFilter(coverage=state), scope, today)) for state in CoverageState
    }


OPENED = frozenset(record_id(at) for at in (0, 3, 9, 44))
SCOPES = (
    PRACTICE,
    NOTHING,
    Scope(panel=PROVIDERS[0]),
    Scope(panel=PROVIDERS[1]),
    Scope(panel=PROVIDERS[1], opened=OPENED),
    Scope(opened=OPENED),
    Scope(whole_practice=True),
    Scope(whole_practice=True, panel=PROVIDERS[0]),
    Scope(whole_practice=True, panel=PROVIDERS[1], opened=OPENED),
)


@pytest.mark.parametrize("scope", SCOPES)
def test_counts_are_those_of_a_scan(
    counts: ScopedCounts, practice: Practice, calendar: PracticeCalendar, scope: Scope
) -> None:
    assert_counts_are_those_of_a_scan(counts, practice, calendar, scope)


def test_counts_are_kept_until_something_changes(
    counts: ScopedCounts, directory: Directory, practice: Practice, calendar: PracticeCalendar
) -> None:
    before = counts.of(PRACTICE)
    assert counts.of(PRACTICE) is before
    person = next(person for person in practice.people if not person.patient.is_archived)
    person.patient = person.patient.model_copy(update={"version": 2, "archived_at": calendar.month_began()})
    directory.put(person.patient)
    assert counts.of(PRACTICE).total == before.total - 1
    assert_counts_are_those_of_a_scan(counts, practice, calendar, PRACTICE)


def test_every_scope_is_counted_anew_when_a_change_touches_it(
    counts: ScopedCounts, directory: Directory, practice: Practice, calendar: PracticeCalendar
) -> None:
    random = Random(5)
    for version in range(2, 60):
        person = random.choice(practice.people)
        fields = {
            "provider_id": random.choice((None, *PROVIDERS)),
            "is_restricted": random.random() < 0.4,
            "pending_review": random.random() < 0.5,
            "archived_at": random.choice((None, None, NOW)),
        }
        person.patient = person.patient.model_copy(update={"version": version, **fields})
        directory.put(person.patient)
        for scope in SCOPES:
            assert_counts_are_those_of_a_scan(counts, practice, calendar, scope)


def test_a_panel_that_a_change_does_not_touch_is_not_counted_again(
    counts: ScopedCounts, directory: Directory, practice: Practice
) -> None:
    untouched, touched = Scope(panel=PROVIDERS[0]), Scope(panel=PROVIDERS[1])
    before = [counts.of(scope) for scope in (untouched, touched)]
    person = next(each for each in practice.people if each.patient.provider_id == PROVIDERS[1])
    directory.put(person.patient.model_copy(update={"version": 2}))
    assert counts.of(untouched) is before[0]
    assert counts.of(touched) is not before[1]


def test_the_practices_midnight_counts_anew(
    counts: ScopedCounts, practice: Practice, calendar: PracticeCalendar, clock: SetClock
) -> None:
    seen = set()
    for _ in range(4):
        assert_counts_are_those_of_a_scan(counts, practice, calendar, PRACTICE)
        seen.add((calendar.today(), counts.of(PRACTICE).ending_soon))
        clock.move(timedelta(hours=13))
    assert len({day for day, _ in seen}) > 1
    assert len({ending for _, ending in seen}) > 1


def test_the_month_begins_at_the_practices_midnight(
    directory: Directory, counts: ScopedCounts, practice: Practice, calendar: PracticeCalendar
) -> None:
    before = counts.of(PRACTICE).new_this_month
    began = calendar.month_began()
    assert began.utcoffset() == timedelta(hours=-4)
    for number, moment in enumerate((began - timedelta(seconds=1), began)):
        person = [person for person in practice.people if not person.patient.is_archived][number]
        directory.put(person.patient.model_copy(update={"version": 2, "created_at": moment}))
        person.patient = person.patient.model_copy(update={"created_at": moment})
    assert_counts_are_those_of_a_scan(counts, practice, calendar, PRACTICE)
    assert before >= 0


def test_the_last_changed_are_shown_newest_first_and_noted_as_opened(
    directory: Directory, counts: ScopedCounts, practice: Practice, calendar: PracticeCalendar
) -> None:
    trace = a_trace()
    shown = DashboardService(counts, directory, calendar, trace, seq=41).dashboard()
    newest = sorted(
        (person.patient for person in practice.people if not person.patient.is_archived),
        key=lambda patient: (patient.updated_at, patient.id),
        reverse=True,
    )
    assert [item.id for item in shown.recent] == [patient.id for patient in newest[:RECENT]]
    assert trace.unrecorded == [item.id for item in shown.recent]
    assert (shown.counts, shown.seq) == (counts.of(PRACTICE), 41)
