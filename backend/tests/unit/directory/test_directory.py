"""The directory under changes: late, twice, out of order; both copies, and what is counted along, stay exact."""

import asyncio
import sqlite3
from datetime import UTC, datetime
from random import Random

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from app.core.actor import PRACTICE, Scope
from app.database.models import Coverage, Patient
from app.directory import patient_filters
from app.directory.bulk_fill import BulkFill
from app.directory.copy import DirectoryCopy
from app.directory.directory import Directory
from app.directory.entries import LastContact
from app.directory.patient_filters import everybody
from app.directory.patient_list import ListQuestion
from app.models.patient_list_models import PatientFilter, PatientOrder
from app.models.patient_models import PatientStatus
from tests.builders import a_coverage, a_patient, a_provider
from tests.unit.directory.copies import content, schema
from tests.unit.directory.plain_list import counted, listed
from tests.unit.directory.plain_search import name_piece, scan
from tests.unit.directory.population import (
    CONTACTS,
    PROVIDERS,
    SCOPES,
    TODAY,
    Person,
    Practice,
    a_trace,
    coverage_fields,
    patient_fields,
    providers,
    record_id,
    search_in,
    seeded_practice,
)
from tests.unit.directory.test_patient_list import directory_of
from tests.unit.directory.the_filters import FILTERS

PATIENTS = [record_id(at) for at in range(6)]
COVERAGES = [(record_id(at, "c"), PATIENTS[at % len(PATIENTS)]) for at in range(8)]
MONTH_BEGAN = datetime(2026, 11, 1, 5, 0, tzinfo=UTC)


class ChangingDirectory(RuleBasedStateMachine):
    """Patients and coverages in any version at any moment; whatever was asked before is asked again after each step."""

    def __init__(self) -> None:
        super().__init__()
        self.patch = pytest.MonkeyPatch()
        self.directory = Directory()
        self.patients: dict[str, Patient] = {}
        self.coverages: dict[str, Coverage] = {}
        self.contacts: dict[str, datetime] = {}
        self.providers = {each.id: each for each in providers()}
        self.asked: set[tuple[PatientFilter, Scope]] = set()

    @initialize(few=st.sampled_from((0, 2, 800, 800)))
    def begin(self, few: int) -> None:
        self.patch.setattr(patient_filters, "FEW", few)
        self.directory.begin_fill().finish()
        self.directory.filled()
        self.directory.put(*providers())
        filters = [PatientFilter(), PatientFilter(archived=True), PatientFilter(pending_review=True)]
        filters += [PatientFilter(statuses=frozenset({status})) for status in PatientStatus]
        self.asked |= {(wanted, PRACTICE) for wanted in filters}

    @rule(at=st.integers(0, len(PATIENTS) - 1), version=st.integers(1, 6), seed=st.integers(0, 40))
    def put_patient(self, at: int, version: int, seed: int) -> None:
        patient = a_patient(id=PATIENTS[at], version=version, **patient_fields(Random(seed).choice))
        is_newer = patient.version > getattr(self.patients.get(patient.id), "version", 0)
        assert self.directory.put(patient) == is_newer
        if is_newer:
            self.patients[patient.id] = patient

    @rule(at=st.integers(0, len(PATIENTS) - 1), seed=st.integers(0, 40))
    def change_patient(self, at: int, seed: int) -> None:
        before = self.patients.get(PATIENTS[at])
        self.put_patient(at=at, version=before.version + 1 if before else 1, seed=seed)

    @rule(at=st.integers(0, len(COVERAGES) - 1), version=st.integers(1, 6), seed=st.integers(0, 40))
    def put_coverage(self, at: int, version: int, seed: int) -> None:
        coverage_id, patient_id = COVERAGES[at]
        coverage = a_coverage(
            a_patient(id=patient_id), id=coverage_id, version=version, **coverage_fields(Random(seed).choice)
        )
        is_newer = coverage.version > getattr(self.coverages.get(coverage.id), "version", 0)
        assert self.directory.put(coverage) == is_newer
        if is_newer:
            self.coverages[coverage.id] = coverage

    @rule(at=st.integers(0, len(PATIENTS) - 1), met=st.sampled_from(CONTACTS[1:]))
    def put_contact(self, at: int, met: datetime) -> None:
        """The latest counts, also of somebody who comes into the directory afterwards."""
        is_later = met > self.contacts.get(PATIENTS[at], datetime.min.replace(tzinfo=UTC))
        assert self.directory.put(LastContact(PATIENTS[at], met)) == is_later
        self.contacts[PATIENTS[at]] = max(met, self.contacts.get(PATIENTS[at], met))

    @rule(at=st.integers(0, len(PATIENTS) - 1))
    def forget_contact(self, at: int) -> None:
        self.directory.forget("last_contact", PATIENTS[at])
        self.contacts.pop(PATIENTS[at], None)

    @rule(provider=st.sampled_from(PROVIDERS), name=st.sampled_from(("Dr. Ames", "Dr. Zwick", "Dr. Inés Calderón")))
    def rename_provider(self, provider: str, name: str) -> None:
        before = self.providers[provider]
        renamed = before.model_copy(update={"version": before.version + 1, "display_name": name})
        self.providers[provider] = renamed
        self.directory.put(renamed)

    @precondition(lambda self: self.patients and self.coverages)
    @rule()
    def put_everything_a_second_time(self) -> None:
        assert self.directory.put(*self.coverages.values(), *self.patients.values()) == 0

    @rule(at=st.integers(0, len(PATIENTS) - 1))
    def forget_patient(self, at: int) -> None:
        self.directory.forget("patient", PATIENTS[at])
        self.patients.pop(PATIENTS[at], None)

    @rule(at=st.integers(0, len(COVERAGES) - 1))
    def forget_coverage(self, at: int) -> None:
        self.directory.forget("coverage", COVERAGES[at][0])
        self.coverages.pop(COVERAGES[at][0], None)

    @rule(wanted=FILTERS, scope=SCOPES)
    def ask(self, wanted: PatientFilter, scope: Scope) -> None:
        self.asked.add((wanted, scope))

    @property
    def people(self) -> list[Person]:
        return [
            Person(
                patient,
                [each for each in self.coverages.values() if each.patient_id == patient.id],
                self.contacts.get(patient.id),
            )
            for patient in self.patients.values()
        ]

    @invariant()
    def totals_kept_along_equal_a_recount(self) -> None:
        for wanted, scope in self.asked:
            expected = listed(self.people, wanted, scope, TODAY)
            assert self.directory.total(wanted, scope, TODAY) == len(expected)
            question = ListQuestion(wanted, PatientOrder.NAME, descending=False, limit=50, today=TODAY)
            answer = self.directory.page(question, scope, a_trace(scope))
            assert [item.id for item in answer.items] == expected

    @invariant()
    def figures_equal_a_count(self) -> None:
        for scope in (PRACTICE, Scope(panel=PROVIDERS[0])):
            counts = self.directory.counts(scope, TODAY, round(MONTH_BEGAN.timestamp() * 1000))
            expected = counted(self.people, scope, TODAY, MONTH_BEGAN)
            assert (counts.by_status, counts.to_review, counts.ending_soon, counts.new_this_month) == (
                expected.by_status,
                expected.to_review,
                expected.ending_soon,
                expected.new_this_month,
            )
            assert counts.total == sum(expected.by_status.values())

    def teardown(self) -> None:
        self.directory._hand_over()
        study = self.directory._thread.submit(content, self.directory._study).result()
        assert study == content(self.directory._desk)
        contacts = [LastContact(patient, at) for patient, at in self.contacts.items()]
        practice = Practice(self.people, list(self.providers.values()))
        filled = filled_at_once(practice, list(self.coverages.values()), contacts)
        assert content(filled) == content(self.directory._desk)
        filled.close()
        self.directory.close()
        self.patch.undo()


def filled_at_once(practice: Practice, coverages: list[Coverage], contacts: list[LastContact]) -> DirectoryCopy:
    """A copy that was filled in bulk with the same entities, in several pages."""
    copy = DirectoryCopy()
    bulk = BulkFill(copy)
    for at in range(0, len(coverages), 3):
        bulk.coverages(coverages[at : at + 3])
    bulk.contacts(contacts)
    bulk.providers(practice.providers)
    for at in range(0, len(practice.people), 2):
        bulk.patients([person.patient for person in practice.people[at : at + 2]])
    bulk.finish()
    return copy


TestChangingDirectory = ChangingDirectory.TestCase
TestChangingDirectory.settings = settings(
    max_examples=25, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
)


@pytest.mark.long
class TestChangingDirectoryAtLength(ChangingDirectory.TestCase):  # type: ignore[misc,name-defined]
    settings = settings(
        max_examples=400, stateful_step_count=50, deadline=None, suppress_health_check=list(HealthCheck)
    )


class TestFill:
    def test_a_fill_in_pages_leaves_what_putting_one_by_one_leaves(self) -> None:
        practice = seeded_practice(200, seed=31)
        coverages = [coverage for person in practice.people for coverage in person.coverages]
        one_by_one = DirectoryCopy()
        one_by_one.make_indexes()
        for entry in practice.entries:
            one_by_one.put(entry)
        filled = filled_at_once(practice, coverages, practice.contacts)
        assert content(filled) == content(one_by_one)
        assert schema(filled) == schema(one_by_one)
        for text in ("garc", "smtih", "o'br", "0042", "5550123"):
            found = [
                search_in(copy).find(text, everybody(PRACTICE), a_trace(), 20).items for copy in (filled, one_by_one)
            ]
            assert found[0] == found[1]
        filled.close()
        one_by_one.close()

    def test_changes_after_a_fill_are_found_and_counted_as_before_it(self) -> None:
        practice = seeded_practice(30, seed=31)
        directory = Directory()
        bulk = directory.begin_fill()
        bulk.coverages([coverage for person in practice.people for coverage in person.coverages])
        bulk.patients([person.patient for person in practice.people])
        bulk.finish()
        directory.filled()
        first = practice.people[0]
        changed = Person(
            first.patient.model_copy(update={"version": 2, "family_name": "Zimmermann", "archived_at": None}),
            first.coverages,
        )
        directory.put(changed.patient)
        people = [changed, *practice.people[1:]]
        assert directory.search("zimmerman", PRACTICE, a_trace(), 5).items[0].id == first.id
        expected = counted(people, PRACTICE, TODAY, MONTH_BEGAN)
        assert directory.counts(PRACTICE, TODAY, 0).by_status == expected.by_status
        directory.close()


class TestBothCopies:
    def a_small_directory(self) -> tuple[Directory, list[Person]]:
        practice = seeded_practice(20, seed=4)
        return directory_of(practice), practice.people

    async def test_the_second_copy_sees_every_change_made_before_the_question(self) -> None:
        directory, people = self.a_small_directory()
        for version in range(2, 12):
            directory.put(*(person.patient.model_copy(update={"version": version}) for person in people))
        directory.forget("patient", people[0].id)
        versions = await directory.ask_at_length(lambda copy: copy.versions("patient"))
        assert versions == {person.id: 11 for person in people[1:]} == directory.versions("patient")
        assert await directory.ask_at_length(content) == content(directory._desk)
        directory.close()

    async def test_a_long_question_does_not_hold_up_the_desk(self) -> None:
        directory, people = self.a_small_directory()
        go_on = asyncio.Event()
        loop = asyncio.get_running_loop()

        def slow(copy: DirectoryCopy) -> int:
            asyncio.run_coroutine_threadsafe(go_on.wait(), loop).result(timeout=20)
            return len(copy.versions("patient"))

        question = asyncio.create_task(directory.ask_at_length(slow))
        await asyncio.sleep(0)
        answer = directory.search("m", PRACTICE, a_trace(), 5)
        assert not question.done()
        go_on.set()
        assert await question == len(people)
        assert answer.items
        directory.close()


def an_empty_copy() -> DirectoryCopy:
    copy = DirectoryCopy()
    copy.make_indexes()
    return copy


class TestPromises:
    def test_the_generation_grows_only_when_something_was_taken(self) -> None:
        directory = directory_of(seeded_practice(3, seed=1))
        before = directory.generation
        patient = a_patient(id=record_id(50))
        directory.put(patient)
        assert directory.generation == before + 1
        directory.put(patient)
        assert directory.generation == before + 1
        directory.put(a_provider(id=PROVIDERS[0], version=2, display_name="Dr. Inés Marlowe"))
        assert directory.generation == before + 2
        directory.close()

    def test_a_put_that_fails_changes_nothing_and_leaves_totals_exact(self) -> None:
        directory = directory_of(seeded_practice(10, seed=1))
        everybody = PatientFilter()
        before, rows = directory.total(everybody, PRACTICE, TODAY), content(directory._desk)
        broken = a_patient(id=record_id(61)).model_copy(update={"family_name": 7})
        with pytest.raises(Exception, match=r"."):
            directory.put(a_patient(id=record_id(60)), broken)
        assert content(directory._desk) == rows
        assert directory.total(everybody, PRACTICE, TODAY) == before
        assert directory.version("patient", record_id(60)) == 0
        directory.close()

    def test_a_change_that_fails_takes_none_of_those_before_it_along(self) -> None:
        copy = an_empty_copy()
        for at in range(150):
            copy.put(a_patient(id=record_id(at)))
        rows = content(copy)
        broken = a_patient(id=record_id(201)).model_copy(update={"family_name": 7})
        with pytest.raises(TypeError):
            copy.put(a_patient(id=record_id(200)), broken)
        assert content(copy) == rows
        copy.put(a_patient(id=record_id(202)))
        assert len(copy.versions("patient")) == 151
        copy.close()

    def test_a_question_that_is_interrupted_takes_no_change_along(self) -> None:
        copy = an_empty_copy()
        for at in range(20):
            copy.put(a_patient(id=record_id(at)))
        copy.connection.set_progress_handler(lambda: 1, 10)
        with pytest.raises(sqlite3.OperationalError, match="interrupted"):
            copy.connection.execute("SELECT a.id FROM patient a, patient b ORDER BY b.name_key, a.id DESC").fetchall()
        copy.connection.set_progress_handler(None, 0)
        assert len(copy.versions("patient")) == 20
        copy.close()

    def test_a_new_patient_is_written_once_whatever_comes_first(self) -> None:
        patient = a_patient(id=record_id(1))
        coverage = a_coverage(patient, id=record_id(2))
        copies = [an_empty_copy(), an_empty_copy()]
        changes = []
        for copy, entries in zip(copies, ((patient, coverage), (coverage, patient)), strict=True):
            before = copy.connection.total_changes
            copy.put(*entries)
            changes.append(copy.connection.total_changes - before)
        first, second = map(content, copies)
        assert first == second
        assert changes[0] == changes[1]
        for copy in copies:
            copy.close()

    def test_what_is_put_before_the_fill_is_complete_waits_for_the_events(self) -> None:
        directory = Directory()
        bulk = directory.begin_fill()
        assert directory.put(a_patient(id=record_id(1))) == 0
        directory.forget("coverage", record_id(2))
        bulk.patients([a_patient(id=record_id(1), version=3)])
        assert directory.put(a_patient(id=record_id(1), version=2)) == 0
        bulk.finish()
        directory.filled()
        assert directory.versions("patient") == {record_id(1): 3}
        directory.close()

    def test_many_changes_at_once_count_anew(self) -> None:
        directory = directory_of(seeded_practice(5, seed=1))
        everybody = PatientFilter()
        directory.total(everybody, PRACTICE, TODAY)
        directory.put(*(a_patient(id=record_id(100 + at)) for at in range(201)))
        people = directory.versions("patient")
        shown = directory.total(everybody, PRACTICE, TODAY) + directory.total(
            PatientFilter(archived=True), PRACTICE, TODAY
        )
        assert shown == len(people) == 206
        directory.close()

    def test_only_so_many_selections_are_remembered_and_all_stay_exact(self) -> None:
        practice = seeded_practice(25, seed=9)
        directory = directory_of(practice)
        filters = [
            PatientFilter(pending_review=review, provider_id=provider, statuses=frozenset({status}), archived=archived)
            for review in (None, True, False)
            for provider in (None, *PROVIDERS)
            for status in ("active", "urgent", "inquiry", "churned")
            for archived in (False, True)
        ]
        assert len(filters) > 64
        for _ in range(2):
            for wanted in filters:
                expected = len(listed(practice.people, wanted, PRACTICE, TODAY))
                assert directory.total(wanted, PRACTICE, TODAY) == expected
            directory.put(practice.people[0].patient.model_copy(update={"version": 2, "pending_review": True}))
            practice.people[0].patient = practice.people[0].patient.model_copy(update={"pending_review": True})
        directory.close()


def test_a_former_name_is_found_until_it_is_taken_back() -> None:
    directory = directory_of(seeded_practice(0, seed=1))
    before = a_patient(id=record_id(1), family_name="Quist", former_names=["Ollerenshaw"])
    directory.put(before)
    expected = scan([Person(before)], [name_piece("ollerenshow")], PRACTICE, 5, archived=False)
    assert directory.search("ollerenshow", PRACTICE, a_trace(), 5).is_forgiven is expected.is_forgiven is True
    directory.put(before.model_copy(update={"version": 2, "former_names": []}))
    assert directory.search("ollerenshow", PRACTICE, a_trace(), 5).items == []
    assert directory.search("ollerenshaw", PRACTICE, a_trace(), 5).items == []
    directory.close()
