"""Rotating the keys of a store that is at work: everything opens before, during and after, whatever cuts it off."""

import asyncio
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from app.assembly import Assembly, open_assembly
from app.audit.rows import AuditEntry
from app.cli.operations import rotate_keys
from app.config.settings import Settings
from app.core.exceptions import DatabaseException
from app.database.answers import Row
from app.database.connection import Engine
from app.database.failures import StoreRefused
from app.database.models import Patient
from app.database.statement import RecordID, Statement
from app.models.alert_models import AlertCreate
from app.models.job_models import JobKind, JobLost, JobState
from app.models.patient_models import PatientStatus, StatusChange
from app.sealing import keyring as keyrings
from app.sealing.envelope_keys import sealed_under
from app.sealing.keyring import ENVELOPES, KeyringRefused
from app.sealing.tables import SEALED_AGAIN, SEALED_TABLES
from app.services.import_service import SourceFile
from app.services.key_service import KeyFileNotWritable, Rotated, RotationUnderWay
from app.services.keys import resealing as resealings
from tests.builders import a_coverage, a_patient
from tests.conftest import SAMPLES, SetClock, begin_demo, opened, operator, provider_log, settings_for
from tests.integration.audit.trail_reading import audit_rows

ENTRY = AuditEntry("demo.created")
FROZEN = (
    "status_change",
    "eligibility_answer",
    "alert_change",
    "import_part",
    "import_result",
    "patient_version",
    "coverage_change",
    "document_content",
    "contact_note",
)


class CutOff(Exception):
    """The process ends here."""


class Knife(Engine):
    """The engine of a store whose process ends at the n-th commit of new envelopes, before it or just after it."""

    def __init__(self, engine: Engine, after: int, *, is_committed: bool) -> None:
        self._engine = engine
        self.is_embedded = engine.is_embedded
        self.left = after
        self.is_committed = is_committed

    async def open(self) -> None:
        await self._engine.open()

    async def close(self) -> None:
        await self._engine.close()

    async def call(self, surql: str, parameters: Mapping[str, object]) -> Sequence[Row]:
        is_page = "SET sealed = $" in surql
        self.left -= is_page
        if is_page and self.left < 0 and not self.is_committed:
            raise CutOff
        result = await self._engine.call(surql, parameters)
        if is_page and self.left < 0:
            raise CutOff
        return result


async def filled(assembly: Assembly, patients: int = 40) -> list[Patient]:
    """People with coverages, alerts, histories and original messages."""
    service = assembly.database_service(operator(assembly))
    people = [a_patient(given_name=f"Ada {number}", mrn=f"MRN-{number}") for number in range(patients)]
    await service.create(people[0])
    for at in range(1, patients, 20):
        chunk = people[at : at + 20]
        await service.write(ENTRY, assembly.tables["patient"].insert(chunk))
        await service.write(ENTRY, assembly.tables["coverage"].insert([a_coverage(each) for each in chunk]))
    alerts = assembly.alert_service(provider_log(assembly))
    for each in people[:5]:
        await alerts.create(AlertCreate(patient_id=each.id, note="Call before noon"))
        change = StatusChange(status=PatientStatus.ONBOARDING, version=1, reason="she called")
        await assembly.patient_service(provider_log(assembly)).change_status(each.id, change)
    samples = [SourceFile(path.name, path.read_bytes()) for path in sorted(SAMPLES.glob("*.xml"))[:2]]
    await assembly.import_service(operator(assembly)).import_files(samples)
    return people


async def rotate(assembly: Assembly) -> Rotated:
    return await assembly.key_rotation(operator(assembly)).rotate()


async def envelopes(assembly: Assembly, *tables: str) -> dict[str, bytes]:
    """Every envelope of these tables, by table and id; as text, a record whose id begins with a digit is quoted."""
    rows = [row for table in tables for row in await assembly.database.rows(f"SELECT id, sealed FROM {table}")]
    return {f"{row['id'].table_name}:{row['id'].id}": row["sealed"] for row in rows}


async def frozen(assembly: Assembly) -> dict[str, bytes]:
    details = await assembly.database.rows("SELECT id, detail FROM audit WHERE detail != NONE")
    return await envelopes(assembly, *FROZEN) | {str(row["id"]): row["detail"] for row in details}


async def old_ones(assembly: Assembly) -> int:
    """How many envelopes of the tables that are sealed again are under an older key."""
    found = await envelopes(assembly, *SEALED_AGAIN)
    return sum(sealed_under(sealed) != assembly.keyring.envelopes.primary for sealed in found.values())


async def everything_opens(assembly: Assembly) -> int:
    """Open every sealed row there is, whatever key sealed it; gives how many."""
    opened_rows = 0
    for table in SEALED_TABLES:
        for row in await assembly.database.rows(f"SELECT * FROM {table}"):
            assembly.tables[table].opened(row, operator(assembly))
            opened_rows += 1
    for row in await audit_rows(assembly):
        if row.get("detail"):
            assembly.seal.open_reason(str(row["id"].id), row["detail"])
    return opened_rows


async def job_state(assembly: Assembly, rotated: Rotated) -> JobState:
    job = await assembly.jobs.job(rotated.job_id)
    assert job is not None
    return job.state


@pytest.fixture(autouse=True)
def _small_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resealings, "AT_ONCE", 7)


class TestRotation:
    async def test_new_envelopes_are_under_the_new_key_at_once_and_old_ones_open(self, both: Assembly) -> None:
        people = await filled(both)
        before = both.keyring.envelopes.primary
        count = await everything_opens(both)
        rotated = await rotate(both)
        key = both.keyring.envelopes.primary
        assert (key != before, rotated.keys) == (True, 2)
        assert await everything_opens(both) == count
        newer = people[9].model_copy(update={"version": 2, "notes": "changed after the rotation"})
        await both.database_service(operator(both)).write(ENTRY, both.tables["patient"].replace(newer))
        stored = await envelopes(both, "patient")
        assert sealed_under(stored[f"patient:{newer.id}"]) == key
        assert {sealed_under(sealed) for sealed in stored.values()} == {before, key}

    async def test_the_job_seals_everything_again_and_touches_nothing_that_is_frozen(self, both: Assembly) -> None:
        await filled(both)
        kept = await frozen(both)
        count = await everything_opens(both)
        plain = {table: await both.database.rows(f"SELECT * OMIT sealed FROM {table}") for table in SEALED_AGAIN}
        blocks_before = len(await audit_rows(both, action="keys.resealed"))
        rotated = await rotate(both)
        old = await old_ones(both)
        assert old > 40
        await both.worker.work_off()
        assert await job_state(both, rotated) is JobState.DONE
        assert await old_ones(both) == 0
        assert await everything_opens(both) == count
        after = await frozen(both)
        assert {record: after[record] for record in kept} == kept
        for table, rows in plain.items():
            assert await both.database.rows(f"SELECT * OMIT sealed FROM {table}") == rows
        job = await both.jobs.job(rotated.job_id)
        assert job is not None
        assert (job.due, job.done, job.progress) == (old, old, job.total)
        (row,) = (await audit_rows(both, action="keys.resealed"))[blocks_before:]
        assert (row["actor"], row["outcome"], row["amount"]) == ("system:worker", "ok", old)
        assert both.seal.open_reason(str(row["id"].id), row["detail"]) == f"sealed again: {old}, changed meanwhile: 0"

    async def test_a_rotation_is_recorded_and_its_event_names_nothing_but_the_job(self, assembly: Assembly) -> None:
        rotated = await rotate(assembly)
        (row,) = await audit_rows(assembly, action="keys.rotated")
        assert (row["actor"], row["outcome"]) == ("system:operator", "ok")
        events = await assembly.database.rows("SELECT * FROM event WHERE kind = 'keys.rotated'")
        assert [str(event["subject"].id) for event in events] == [rotated.job_id]

    async def test_writers_notice_nothing(self, assembly: Assembly) -> None:
        people = await filled(assembly, 30)
        service = assembly.database_service(operator(assembly))
        rows = assembly.tables["patient"]
        stop = asyncio.Event()
        versions = dict.fromkeys((each.id for each in people[6:]), 1)

        async def write(mine: Sequence[Patient]) -> None:
            while not stop.is_set():
                for each in mine:
                    version = versions[each.id] + 1
                    newer = each.model_copy(update={"version": version, "notes": f"version {version}"})
                    await service.write(ENTRY, rows.replace(newer))
                    versions[each.id] = version

        writing = [asyncio.create_task(write(people[6 + at :: 3])) for at in range(3)]
        for _ in range(3):
            rotated = await rotate(assembly)
            await assembly.worker.work_off()
            assert await job_state(assembly, rotated) is JobState.DONE
        stop.set()
        await asyncio.gather(*writing)
        assert await old_ones(assembly) == 0
        for each in people[6:]:
            stored = await service.read(Patient, each.id)
            assert (stored.version, stored.notes) == (versions[each.id], f"version {versions[each.id]}")
        assert min(versions.values()) > 1

    async def test_a_row_that_somebody_changes_in_between_keeps_the_change(self, assembly: Assembly) -> None:
        patient = (await filled(assembly, 9))[8]
        service = assembly.database_service(operator(assembly))
        stale = await anext(_repository(assembly).of_table("patient"))
        await rotate(assembly)
        newer = patient.model_copy(update={"version": 2, "notes": "changed in between"})
        await service.write(ENTRY, assembly.tables["patient"].replace(newer))
        seal, access = assembly.seal, operator(assembly)
        renewed = [(each, seal.seal_again(each.record, each.sealed, access)) for each in stale]
        replaced = await _repository(assembly).replace(renewed, Statement("UPDATE job SET progress = 0", {}))
        assert replaced == len(stale) - 1
        assert (await service.read(Patient, patient.id)).notes == "changed in between"
        assert await old_ones(assembly) == len(await envelopes(assembly, "coverage", "alert"))

    async def test_a_second_rotation_before_the_first_has_ended_leaves_nothing_behind(self, assembly: Assembly) -> None:
        await filled(assembly)
        first, second = await rotate(assembly), await rotate(assembly)
        await assembly.worker.work_off()
        assert [await job_state(assembly, each) for each in (first, second)] == [JobState.DONE] * 2
        assert await old_ones(assembly) == 0
        assert len(assembly.keyring.envelopes.key_ids) == 3

    async def test_a_damaged_envelope_is_told_and_holds_up_no_other(self, assembly: Assembly) -> None:
        patient = (await filled(assembly))[3]
        await assembly.database.commit(
            [
                Statement(
                    "UPDATE $patient SET sealed = $bytes", {"patient": RecordID("patient", patient.id), "bytes": b"x"}
                )
            ]
        )
        rotated = await rotate(assembly)
        await assembly.worker.work_off()
        assert await job_state(assembly, rotated) is JobState.DONE
        assert await old_ones(assembly) == 1
        (row,) = await audit_rows(assembly, action="keys.resealed")
        assert row["outcome"] == "envelope_damaged"
        job = await assembly.jobs.job(rotated.job_id)
        assert job is not None
        assert job.due == (job.done or 0) + 1

    async def test_every_table_is_sealed_again_or_frozen(self) -> None:
        assert set(SEALED_AGAIN) | set(FROZEN) == set(SEALED_TABLES)
        assert not set(SEALED_AGAIN) & set(FROZEN)


def _repository(assembly: Assembly) -> Any:
    return assembly.resealing(operator(assembly))._envelopes


class TestCutOff:
    @pytest.mark.parametrize("is_committed", [False, True])
    @pytest.mark.parametrize("pages", [0, 1, 4, 9])
    async def test_killed_in_the_middle_and_resumed_nothing_is_lost_or_done_twice(
        self, tmp_path: Path, clock: SetClock, pages: int, is_committed: bool
    ) -> None:
        settings = settings_for(tmp_path)
        async with opened(settings, clock) as assembly:
            await begin_demo(assembly)
            await filled(assembly)
            count = await everything_opens(assembly)
            rotated = await rotate(assembly)
            old = await old_ones(assembly)
            assembly.database.engine = Knife(assembly.database.engine, pages, is_committed=is_committed)
            with pytest.raises(CutOff):
                await assembly.resealing(operator(assembly)).run(_claimed(assembly, rotated), _nobody_hears)
            assert await old_ones(assembly) == old - 7 * (pages + is_committed)
            assert await everything_opens(assembly) == count
        async with opened(settings, clock) as again:
            assert await everything_opens(again) == count
            assert again.directory.version("patient", (await a_record(again, "patient"))) > 0
            left = await old_ones(again)
            await again.worker.work_off()
            assert await job_state(again, rotated) is JobState.DONE
            job = await again.jobs.job(rotated.job_id)
            assert job is not None
            assert (job.due, job.done) == (left, left)
            assert await old_ones(again) == 0
            assert await everything_opens(again) == count

    async def test_a_process_that_stops_gives_the_job_back_and_records_what_it_opened(
        self, tmp_path: Path, clock: SetClock
    ) -> None:
        settings = settings_for(tmp_path)
        async with opened(settings, clock) as assembly:
            await begin_demo(assembly)
            await filled(assembly)
            rotated = await rotate(assembly)
            gate = asyncio.Event()
            assembly.database.engine = Gate(assembly.database.engine, gate, after=3)
            await assembly.worker.work_once()
            await gate.wait()
            (task,) = assembly.worker._running
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
            assert await job_state(assembly, rotated) is JobState.QUEUED
            (row,) = await audit_rows(assembly, action="keys.resealed")
            assert row["amount"] == 7 * 4
        async with opened(settings, clock) as again:
            await again.worker.work_off()
            assert await job_state(again, rotated) is JobState.DONE
            assert await old_ones(again) == 0

    async def test_whoever_lost_the_job_seals_nothing_more(self, assembly: Assembly) -> None:
        await filled(assembly)
        rotated = await rotate(assembly)
        old = await old_ones(assembly)
        job = await assembly.jobs.job(rotated.job_id)
        assert job is not None
        with pytest.raises(JobLost):
            await assembly.resealing(operator(assembly)).run(assembly.jobs.guard(job), _nobody_hears)
        assert await old_ones(assembly) == old

    async def test_cut_off_before_the_key_was_promoted_the_next_start_ends_it(
        self, tmp_path: Path, clock: SetClock, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        settings = settings_for(tmp_path)
        async with opened(settings, clock) as assembly:
            await begin_demo(assembly)
            await filled(assembly)
            before = assembly.keyring.envelopes.primary
            with monkeypatch.context() as patched:
                patched.setattr(assembly.keyring.envelopes, "promote", _cut)
                with pytest.raises(CutOff):
                    await rotate(assembly)
            assert assembly.keyring.envelopes.primary == before
        async with opened(settings, clock) as again:
            assert again.keyring.envelopes.primary == again.keyring.envelopes.key_ids[-1] != before
            await again.worker.work_off()
            assert await old_ones(again) == 0

    async def test_cut_off_before_the_store_knew_of_the_key_nothing_has_changed(
        self, tmp_path: Path, clock: SetClock
    ) -> None:
        settings = settings_for(tmp_path)
        async with opened(settings, clock) as assembly:
            await begin_demo(assembly)
            await filled(assembly)
            before = assembly.keyring.envelopes.primary
            engine = assembly.database.engine
            assembly.database.engine = Refusing(engine)
            with pytest.raises(DatabaseException):
                await rotate(assembly)
            assembly.database.engine = engine
            assert assembly.keyring.envelopes.primary == before
            assert await audit_rows(assembly, action="keys.rotated") == []
        async with opened(settings, clock) as again:
            assert again.keyring.envelopes.primary == before
            await rotate(again)
            assert again.keyring.envelopes.primary != before


async def _nobody_hears(*_: object) -> None:
    """Progress that nobody asks for."""


def _cut(_: int) -> None:
    raise CutOff


def _claimed(assembly: Assembly, rotated: Rotated) -> Statement:
    """A guard that holds for a job that nobody has claimed yet."""
    return Statement("UPDATE $job SET guarded += 1 RETURN id", {"job": RecordID("job", rotated.job_id)})


async def a_record(assembly: Assembly, table: str) -> str:
    return str((await assembly.database.rows(f"SELECT id FROM {table} LIMIT 1"))[0]["id"].id)


class Gate(Knife):
    """Holds the commit after so many pages for ever, and tells that it does."""

    def __init__(self, engine: Engine, reached: asyncio.Event, after: int) -> None:
        super().__init__(engine, after, is_committed=False)
        self._reached = reached

    async def call(self, surql: str, parameters: Mapping[str, object]) -> Sequence[Row]:
        if "SET sealed = $" in surql:
            self.left -= 1
            if self.left < 0:
                self._reached.set()
                await asyncio.Event().wait()
        return await self._engine.call(surql, parameters)


class Refusing(Knife):
    """Refuses the commit of a rotation."""

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine, 0, is_committed=False)

    async def call(self, surql: str, parameters: Mapping[str, object]) -> Sequence[Row]:
        if any(getattr(value, "table_name", "") == "key_check" for value in parameters.values()):
            raise StoreRefused
        return await self._engine.call(surql, parameters)


class TestKeysOfTheStore:
    async def rotated_store(self, settings: Settings, clock: SetClock) -> bytes:
        """A store with half of its envelopes under the new key; gives the key file from before."""
        async with opened(settings, clock) as assembly:
            await begin_demo(assembly)
            await filled(assembly)
            before = (settings.paths.keys / ENVELOPES).read_bytes()
            rotated = await rotate(assembly)
            engine = assembly.database.engine
            assembly.database.engine = Knife(engine, 6, is_committed=True)
            with pytest.raises(CutOff):
                await assembly.resealing(operator(assembly)).run(_claimed(assembly, rotated), _nobody_hears)
            assembly.database.engine = engine
        return before

    async def test_a_store_with_half_of_its_envelopes_rotated_opens_on_start(
        self, tmp_path: Path, clock: SetClock
    ) -> None:
        settings = settings_for(tmp_path)
        await self.rotated_store(settings, clock)
        async with opened(settings, clock) as again:
            found = await envelopes(again, *SEALED_AGAIN)
            assert {sealed_under(each) for each in found.values()} == set(again.keyring.envelopes.key_ids)
            assert sum(len(again.directory.versions(table)) for table in ("patient", "coverage", "alert")) == len(found)
            assert await everything_opens(again) > 0

    @pytest.mark.parametrize("harm", ["an old copy", "another's", "gone"])
    async def test_without_the_new_key_nothing_starts_and_nothing_is_written(
        self, tmp_path: Path, clock: SetClock, harm: str
    ) -> None:
        settings = settings_for(tmp_path)
        before = await self.rotated_store(settings, clock)
        file = settings.paths.keys / ENVELOPES
        right, told = file.read_bytes(), {"an old copy": "old copy", "another's": "not those", "gone": "is missing"}
        if harm == "gone":
            file.unlink()
        elif harm == "an old copy":
            file.write_bytes(before)
        else:
            keyrings.Keyring.create(tmp_path / "others")
            shutil.copy(tmp_path / "others" / ENVELOPES, file)
        harmed = file.read_bytes() if file.exists() else None
        with pytest.raises(KeyringRefused, match=told[harm]):
            await open_assembly(settings, clock)
        assert (file.read_bytes() if file.exists() else None) == harmed
        file.write_bytes(right)
        file.chmod(0o600)
        async with opened(settings, clock) as again:
            assert await everything_opens(again) > 0

    async def test_a_store_that_was_put_back_to_before_a_rotation_learns_of_the_key_again(
        self, tmp_path: Path, clock: SetClock
    ) -> None:
        settings = settings_for(tmp_path)
        async with opened(settings, clock) as assembly:
            await begin_demo(assembly)
            await filled(assembly)
        backup, old_keys = tmp_path / "backup", (settings.paths.keys / ENVELOPES).read_bytes()
        shutil.copytree(settings.paths.data, backup)
        async with opened(settings, clock) as assembly:
            await rotate(assembly)
            key = assembly.keyring.envelopes.primary
        shutil.rmtree(settings.paths.data)
        shutil.copytree(backup, settings.paths.data)
        shutil.rmtree(settings.paths.heads)
        async with opened(settings, clock) as again:
            assert again.keyring.envelopes.primary == key
            assert await everything_opens(again) > 0
        (settings.paths.keys / ENVELOPES).write_bytes(old_keys)
        with pytest.raises(KeyringRefused, match="old copy"):
            await open_assembly(settings, clock)

    async def test_two_rotations_at_once_are_one(self, assembly: Assembly) -> None:
        results = await asyncio.gather(*(rotate(assembly) for _ in range(4)), return_exceptions=True)
        done = [each for each in results if isinstance(each, Rotated)]
        assert len(done) == 1
        assert {type(each) for each in results} <= {Rotated, RotationUnderWay}
        assert len(assembly.keyring.envelopes.key_ids) == 2

    async def test_a_key_that_cannot_be_kept_changes_nothing(
        self, assembly: Assembly, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        before = assembly.keyring.envelopes.key_ids
        with monkeypatch.context() as patched:
            patched.setattr(keyrings, "_write_privately", _no_space)
            with pytest.raises(KeyFileNotWritable):
                await rotate(assembly)
        assert assembly.keyring.envelopes.key_ids == before
        assert await audit_rows(assembly, action="keys.rotated") == []
        assert await assembly.database.rows("SELECT id FROM job") == []
        assert (await rotate(assembly)).keys == 2

    async def test_the_operation_of_the_command_line_gives_keys_and_job(self, assembly: Assembly) -> None:
        (step,) = [step async for step in rotate_keys(assembly)]
        assert step.result is not None
        assert step.result["keys"] == 2
        job = await assembly.jobs.job(step.result["job"])
        assert job is not None
        assert (job.kind, job.requested_by) == (JobKind.KEYS_RESEAL, "system:operator")


def _no_space(*_: object) -> None:
    raise OSError(28, "No space left on device")
