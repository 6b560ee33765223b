"""The directory against the store: filled at start, following events, reconciled; on both engines."""

import asyncio
import logging
from collections.abc import Sequence
from pathlib import Path

import pytest
from argon2.profiles import CHEAPEST

from app.assembly import Assembly, open_assembly
from app.audit.vocabulary import AuditAction
from app.config.settings import DatabaseSettings
from app.core.actor import PRACTICE
from app.database.statement import RecordID, Statement
from app.models.patient_list_models import PatientListItem
from app.models.patient_models import PatientCreate
from app.services.password_service import PasswordService
from tests.builders import a_coverage, a_patient, a_provider, new_patient
from tests.conftest import SetClock, eventually, opened, operator, provider_log, settings_for
from tests.integration.directory.practice_writes import add, elsewhere, overwrite, replace
from tests.integration.directory.store_scan import assert_directory_equals_store, followed, opened_practice
from tests.unit.directory.population import Person, Practice, a_trace, seeded_practice


def without_numbers(practice: Practice) -> Practice:
    """The same people without MRNs, which are unique in a store."""
    for person in practice.people:
        person.patient = person.patient.model_copy(update={"mrn": None})
    return practice


def some_people(count: int, seed: int = 3) -> Practice:
    return without_numbers(seeded_practice(count, seed))


async def amounts(assembly: Assembly, action: AuditAction) -> list[int]:
    """How many rows the runs of this kind opened, in their order."""
    rows = await assembly.database.rows("SELECT id, amount FROM audit WHERE action = $action", {"action": action})
    return [row["amount"] for row in sorted(rows, key=lambda row: str(row["id"].id))]


class TestFill:
    async def test_a_restart_answers_what_the_store_holds(
        self, on_both_engines: DatabaseSettings, tmp_path: Path, clock: SetClock
    ) -> None:
        settings = settings_for(tmp_path, on_both_engines)
        async with opened(settings, clock) as assembly:
            await add(assembly.database_service(operator(assembly)), assembly, some_people(40))
            await assert_directory_equals_store(assembly)
            assert await amounts(assembly, AuditAction.DIRECTORY_FILLED) == [0]
        async with opened(settings, clock) as again:
            await assert_directory_equals_store(again)
            practice = await opened_practice(again)
            rows = len(practice.people) + sum(len(person.coverages) for person in practice.people)
            assert await amounts(again, AuditAction.DIRECTORY_FILLED) == [0, rows]
            assert again.directory.progress == 1.0

    async def test_a_table_of_several_stretches_is_read_whole(self, both: Assembly) -> None:
        await add(both.database_service(operator(both)), both, Practice(_random_people(520), []))
        scanned = [row["id"].id async for rows in both.keeper._scan.rows("patient") for row in rows]
        assert len(scanned) == len(set(scanned)) == 520
        versions: dict[str, int] = {}
        async for stretch in both.keeper._scan.versions("patient"):
            versions |= stretch
        assert versions == both.directory.versions("patient")

    async def test_what_is_written_during_the_fill_is_there_after_it(
        self, on_both_engines: DatabaseSettings, tmp_path: Path, clock: SetClock, caplog: pytest.LogCaptureFixture
    ) -> None:
        settings = settings_for(tmp_path, on_both_engines)
        async with opened(settings, clock) as assembly:
            await add(assembly.database_service(operator(assembly)), assembly, some_people(60))
        again = await open_assembly(settings, clock, PasswordService(CHEAPEST))
        try:
            people = (await opened_practice(again)).people
            service = again.database_service(operator(again))
            again.start()
            writes = [
                replace(service, again, person.patient.model_copy(update={"version": 2, "family_name": "Quist"}))
                for person in people
            ]
            coverages = [coverage for person in people for coverage in person.coverages]
            writes += [service.delete(coverage) for coverage in coverages[::3]]
            with caplog.at_level(logging.ERROR):
                await asyncio.gather(again.filled(), *writes)
            await followed(again)
            await assert_directory_equals_store(again)
            assert [record.message for record in caplog.records if record.levelno >= logging.ERROR] == []
        finally:
            await again.close()

    async def test_whoever_comes_when_it_answers_finds_where_the_events_stand(
        self, on_both_engines: DatabaseSettings, tmp_path: Path, clock: SetClock
    ) -> None:
        settings = settings_for(tmp_path, on_both_engines)
        async with opened(settings, clock) as assembly:
            await add(assembly.database_service(operator(assembly)), assembly, some_people(5))
            await followed(assembly)
        again = await open_assembly(settings, clock, PasswordService(CHEAPEST))
        try:
            again.start()
            await eventually(lambda: again.directory.is_filled)
            assert again.hub.position == await again.events.last_number() > 0
        finally:
            await again.close()

    async def test_a_damaged_record_keeps_nobody_else_from_being_found(
        self, on_both_engines: DatabaseSettings, tmp_path: Path, clock: SetClock, caplog: pytest.LogCaptureFixture
    ) -> None:
        settings = settings_for(tmp_path, on_both_engines)
        good, bad = a_patient(family_name="Quist"), a_patient(family_name="Quist")
        async with opened(settings, clock) as assembly:
            service = assembly.database_service(operator(assembly))
            for patient in (good, bad):
                await service.create(patient)
            await _damage(assembly, bad.id)
        with caplog.at_level(logging.ERROR, "pfinni.directory"):
            async with opened(settings, clock) as again:
                assert [item.id for item in _found(again, "quist")] == [good.id]
                assert await again.keeper.reconcile() == 1
                patients = again.patient_service(provider_log(again))
                created = await patients.create(PatientCreate(**new_patient(family_name="Quist")))
                await followed(again)
                assert {item.id for item in _found(again, "quist")} == {good.id, created.id}
                named = [row for row in await again.database.rows("SELECT * FROM audit") if row["outcome"] != "ok"]
                assert {row["action"] for row in named} == {
                    AuditAction.DIRECTORY_FILLED,
                    AuditAction.DIRECTORY_RECONCILED,
                }
                reasons = {again.seal.open_reason(str(row["id"].id), row["detail"]) for row in named}
                assert reasons == {f"patient:{bad.id}"}
        errors = [record for record in caplog.records if record.levelno == logging.ERROR]
        assert {(record.message, record.__dict__["rows"]) for record in errors} == {
            ("records could not be opened and are missing from the directory", 1)
        }
        assert bad.id not in caplog.text


def _random_people(count: int) -> list[Person]:
    return [Person(a_patient()) for _ in range(count)]


def _found(assembly: Assembly, text: str) -> Sequence[PatientListItem]:
    return assembly.directory.search(text, PRACTICE, a_trace(), 50).items


async def _damage(assembly: Assembly, patient_id: str) -> None:
    """Change one byte of an envelope, as a failing disk or a curious hand would."""
    record = RecordID("patient", patient_id)
    row = await assembly.database.one("SELECT sealed FROM ONLY $record", {"record": record})
    assert row is not None
    sealed = bytearray(row["sealed"])
    sealed[-1] ^= 1
    await assembly.database.commit(
        [Statement("UPDATE $record SET sealed = $sealed RETURN NONE", {"record": record, "sealed": bytes(sealed)})]
    )


class TestFollowing:
    async def test_what_others_change_arrives_by_the_events(self, both: Assembly) -> None:
        others = elsewhere(both)
        await add(others, both, some_people(12))
        await followed(both)
        await assert_directory_equals_store(both)
        person = (await opened_practice(both)).people[0]
        await replace(others, both, person.patient.model_copy(update={"version": 2, "family_name": "Quist"}))
        await followed(both)
        await assert_directory_equals_store(both)

    async def test_what_others_remove_is_forgotten(self, both: Assembly) -> None:
        patient, provider = a_patient(), a_provider()
        mine = both.database_service(operator(both))
        coverage = a_coverage(patient)
        for entity in (provider, patient, coverage):
            await mine.create(entity)
        others = elsewhere(both)
        await others.delete(coverage)
        await others.delete(provider)
        await followed(both)
        assert (both.directory.version("coverage", coverage.id), both.directory.version("provider", provider.id)) == (
            0,
            0,
        )
        await assert_directory_equals_store(both)

    async def test_the_own_events_open_nobody_a_second_time(self, both: Assembly) -> None:
        await add(both.database_service(operator(both)), both, some_people(10))
        await followed(both)
        assert await amounts(both, AuditAction.DIRECTORY_FOLLOWED) == []

    async def test_the_same_events_twice_change_nothing(self, both: Assembly) -> None:
        await add(elsewhere(both), both, some_people(10))
        await followed(both)
        events = await both.events.after(0, 500)
        before = both.directory.generation
        await both.keeper.follow(events)
        await both.keeper.follow(events[::-1])
        assert both.directory.generation == before
        await assert_directory_equals_store(both)


class TestReconciling:
    async def test_an_equal_directory_opens_nobody(self, both: Assembly) -> None:
        await add(both.database_service(operator(both)), both, some_people(10))
        assert await both.keeper.reconcile() == 0
        assert await amounts(both, AuditAction.DIRECTORY_RECONCILED) == [0]

    async def test_what_changed_behind_its_back_is_mended_and_only_that_is_opened(self, both: Assembly) -> None:
        await add(both.database_service(operator(both)), both, some_people(30))
        people = (await opened_practice(both)).people
        ahead = people[0].patient.model_copy(update={"version": 4, "family_name": "Quist"})
        coverage = next(coverage for person in people[1:] for coverage in person.coverages)
        await overwrite(both, ahead)
        await overwrite(both, coverage.model_copy(update={"version": 2, "payer_name": "Juniper Vale Insurance"}))
        await overwrite(both, a_patient(family_name="Ollerenshaw"))
        gone = next(each for person in people[1:] for each in person.coverages if each.id != coverage.id)
        await both.database.commit([Statement("DELETE $record RETURN NONE", {"record": RecordID("coverage", gone.id)})])
        assert await both.keeper.reconcile() == 4
        await assert_directory_equals_store(both)
        assert await amounts(both, AuditAction.DIRECTORY_RECONCILED) == [3]
        assert await both.keeper.reconcile() == 0

    async def test_the_reconciler_mends_what_it_finds_when_it_is_woken(self, assembly: Assembly) -> None:
        await overwrite(assembly, a_patient(family_name="Quist"))
        assert _found(assembly, "quist") == []
        assembly.reconciler.wake()
        await eventually(lambda: len(_found(assembly, "quist")) == 1)
        await assert_directory_equals_store(assembly)

    async def test_a_store_that_went_back_is_followed_back(self, both: Assembly) -> None:
        """A backup was put back under a running process: rows are older than those that the directory knows."""
        patient, coverage_of = a_patient(family_name="Quist"), a_patient()
        service = both.database_service(operator(both))
        coverage = a_coverage(coverage_of)
        for entity in (patient, coverage_of, coverage):
            await service.create(entity)
        await replace(service, both, patient.model_copy(update={"version": 2, "family_name": "Zimmermann"}))
        await service.update(coverage.model_copy(update={"payer_name": "Cedar Hollow Mutual"}))
        await overwrite(both, patient)
        await overwrite(both, coverage)
        assert await both.keeper.reconcile() == 2
        await assert_directory_equals_store(both)
        assert [item.id for item in _found(both, "quist")] == [patient.id]

    async def test_reconciling_while_others_write_does_no_harm(self, both: Assembly) -> None:
        await add(both.database_service(operator(both)), both, some_people(20))
        people = (await opened_practice(both)).people
        service = both.database_service(operator(both))

        async def keep_writing() -> None:
            for version in range(2, 6):
                await asyncio.gather(
                    *(
                        replace(service, both, person.patient.model_copy(update={"version": version}))
                        for person in people
                    )
                )

        writing = asyncio.create_task(keep_writing())
        while not writing.done():
            await both.keeper.reconcile()
        await writing
        await assert_directory_equals_store(both)
        assert await both.keeper.reconcile() == 0
