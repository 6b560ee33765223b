"""The whole stack over the store, on both engines: one patient's life, many writers at once, and a server that dies.

What is held after each of them: every change has one audit row and its events, versions and numbers have no gaps, the
directory is equal to the store, and the audit chain verifies.
"""

import asyncio
import random
from collections import Counter
from collections.abc import Awaitable, Iterator
from pathlib import Path
from typing import Any

import pytest
from argon2.profiles import CHEAPEST

from app.assembly import Assembly, open_assembly
from app.audit.vocabulary import AuditAction
from app.core.exceptions import AppException
from app.core.identifiers import new_id
from app.database import connection
from app.database.failures import OutcomeUnknown, StoreCannotOpen, StoreUnavailable
from app.database.models import Payer
from app.models.patient_models import (
    MrnTaken,
    PatientCreate,
    PatientPublic,
    PatientStatus,
    PatientUpdate,
    StalePatient,
    StatusChange,
)
from app.sealing.keyring import KeyringRefused
from app.services.password_service import PasswordService
from app.services.patient_service import PatientService
from tests.builders import a_coverage, new_patient
from tests.conftest import (
    NOW,
    SetClock,
    SurrealServer,
    eventually,
    opened,
    provider_log,
    server_settings,
    settings_for,
    surreal_binary,
)

AUDITED = {str(each) for each in (AuditAction.PATIENT_CREATED, AuditAction.PATIENT_UPDATED)} | {
    str(AuditAction.PATIENT_STATUS_CHANGED),
    str(AuditAction.COVERAGE_CREATED),
}


@pytest.fixture
def own_server(tmp_path: Path) -> Iterator[SurrealServer]:
    """A server that the test may kill."""
    binary = surreal_binary()
    if binary is None:
        pytest.skip("no SurrealDB server binary: server mode untested")
    server = SurrealServer(binary, tmp_path / "server" / "store")
    server.folder.parent.mkdir()
    server.start()
    yield server
    server.kill()


def service(assembly: Assembly) -> PatientService:
    """Patients for a provider, in a request of its own."""
    return assembly.patient_service(provider_log(assembly))


def a_person(**fields: Any) -> PatientCreate:
    return PatientCreate.model_validate(new_patient(**fields))


def as_update(patient: PatientPublic, **fields: Any) -> PatientUpdate:
    names = set(PatientUpdate.model_fields)
    return PatientUpdate.model_validate({**patient.model_dump(include=names), **fields})


async def changes_of(assembly: Assembly) -> list[dict[str, Any]]:
    rows = await assembly.database.rows("SELECT * FROM audit")
    return [row for row in rows if row["action"] in AUDITED]


async def is_all_numbered(assembly: Assembly) -> bool:
    return not await assembly.database.rows("SELECT id FROM event WHERE seq = 0 LIMIT 1")


async def has_followed(assembly: Assembly) -> bool:
    return assembly.dispatcher.position == await assembly.events.last_number()


async def assert_consistent(assembly: Assembly) -> None:
    """Events without gaps, versions without gaps, one audit row for each change, directory equal, chain whole."""
    await eventually(lambda: is_all_numbered(assembly))
    await eventually(lambda: has_followed(assembly))
    events = await assembly.database.rows("SELECT * FROM event")
    assert sorted(row["seq"] for row in events) == list(range(1, len(events) + 1))
    patients = {str(row["id"].id): row for row in await assembly.database.rows("SELECT * FROM patient")}
    seen: dict[str, list[int]] = {}
    for row in sorted(events, key=lambda row: row["seq"]):
        if row["subject"].table_name == "patient":
            seen.setdefault(str(row["subject"].id), []).append(row["version"])
    assert {record: len(versions) for record, versions in seen.items()} == {
        record: row["version"] for record, row in patients.items()
    }
    assert all(versions == list(range(1, len(versions) + 1)) for versions in seen.values())
    changed = Counter(row["subject"] for row in await changes_of(assembly) if row["action"] != "coverage.created")
    assert changed == {record: row["version"] for record, row in patients.items()}
    assert assembly.directory.versions("patient") == {record: row["version"] for record, row in patients.items()}
    assert await assembly.keeper.reconcile() == 0
    await eventually(lambda: is_all_sealed(assembly))
    assert (await assembly.audit_verification().verify()).is_whole


async def is_all_sealed(assembly: Assembly) -> bool:
    return not await assembly.database.rows("SELECT id FROM audit WHERE block = 0 LIMIT 1")


async def ended(*calls: Awaitable[Any]) -> list[Any]:
    return list(await asyncio.gather(*calls, return_exceptions=True))


class TestOneLife:
    async def test_a_patients_life_is_in_store_directory_audit_and_events_alike(self, both: Assembly) -> None:
        created = await service(both).create(a_person(family_name="O'Hara", mrn="A-17"))
        moved = await service(both).change_status(
            created.id, StatusChange(status=PatientStatus.ONBOARDING, version=1, reason="came in")
        )
        changed = await service(both).update(created.id, as_update(moved, notes="prefers mornings"))
        database = both.database_service(provider_log(both))
        payer_id = (await database.create(_a_payer())).id
        patient = await both._patients(database.access).get(created.id, database.access)
        await database.create(a_coverage(patient, payer_id=payer_id), AuditAction.COVERAGE_CREATED)

        assert await service(both).get(created.id) == changed
        assert [step.to_status for step in await service(both).history(created.id)] == ["inquiry", "onboarding"]
        assert [each.payer_id for each in await service(both).coverages(created.id)] == [payer_id]
        row = (await both.database.rows("SELECT * FROM patient"))[0]
        assert (row["status"], row["version"]) == ("onboarding", 3)
        assert b"Hara" not in row["sealed"]
        assert Counter(row["action"] for row in await changes_of(both)) == {
            "patient.created": 1,
            "patient.status_changed": 1,
            "patient.updated": 1,
            "coverage.created": 1,
        }
        await assert_consistent(both)

    async def test_a_practice_is_the_same_after_it_was_closed_and_opened(
        self, on_both_engines: Any, tmp_path: Path, clock: SetClock
    ) -> None:
        settings = settings_for(tmp_path, on_both_engines)
        async with opened(settings, clock) as assembly:
            people = [await service(assembly).create(a_person(mrn=f"M-{at}")) for at in range(5)]
            before = assembly.directory.versions("patient")
        async with opened(settings, clock) as assembly:
            assert [await service(assembly).get(each.id) for each in people] == people
            assert assembly.directory.versions("patient") == before
            await assert_consistent(assembly)


class TestRaces:
    async def test_many_creates_at_once_are_all_there(self, both: Assembly) -> None:
        people = await asyncio.gather(*(service(both).create(a_person(mrn=f"M-{at}")) for at in range(30)))
        assert len({each.id for each in people}) == 30
        await assert_consistent(both)

    async def test_of_twenty_updates_of_one_patient_one_wins_and_nineteen_are_told(self, both: Assembly) -> None:
        patient = await service(both).create(a_person())
        results = await ended(
            *(service(both).update(patient.id, as_update(patient, notes=f"note {at}")) for at in range(20))
        )
        won = [each for each in results if isinstance(each, PatientPublic)]
        assert len(won) == 1
        assert [type(each) for each in results if each not in won] == [StalePatient] * 19
        assert await service(both).get(patient.id) == won[0]
        await assert_consistent(both)

    async def test_of_ten_creates_with_one_mrn_one_wins(self, both: Assembly) -> None:
        results = await ended(*(service(both).create(a_person(mrn=mrn)) for mrn in ("A 1", "a-1", "A1") * 3))
        assert Counter(type(each) for each in results) == {PatientPublic: 1, MrnTaken: 8}
        await assert_consistent(both)

    async def test_whatever_many_do_at_once_the_store_stays_consistent(self, both: Assembly) -> None:
        """Seeded: forty calls of every kind over five patients, in groups of eight that run together."""
        chance = random.Random(20261125)
        people = [await service(both).create(a_person()) for _ in range(5)]

        async def change() -> object:
            patient = await service(both).get(chance.choice(people).id)
            if chance.random() < 0.5:
                return await service(both).update(patient.id, as_update(patient, notes=f"{chance.random()}"))
            return await service(both).change_status(
                patient.id,
                StatusChange(
                    status=chance.choice(list(PatientStatus)), version=patient.version, reason="Called.", self_pay=True
                ),
            )

        for _ in range(5):
            results = await ended(*(change() for _ in range(8)))
            assert all(isinstance(each, PatientPublic | AppException) for each in results)
        await assert_consistent(both)

    async def test_one_reads_ones_own_writes_while_others_write(self, both: Assembly) -> None:
        async def write_and_look(at: int) -> None:
            patient = await service(both).create(a_person(notes=str(at)))
            for version in (1, 2, 3):
                newer = await service(both).update(
                    patient.id, as_update(patient, notes=f"{at} {version}", version=version)
                )
                assert (await service(both).get(patient.id)).notes == f"{at} {version}"
                assert both.directory.version("patient", patient.id) == newer.version

        await asyncio.gather(*(write_and_look(at) for at in range(8)))
        await assert_consistent(both)


@pytest.mark.server
class TestServerUnderLoad:
    @pytest.mark.parametrize("kills", [2, pytest.param(20, marks=pytest.mark.long)])
    async def test_no_acknowledged_write_is_lost_or_doubled_when_the_server_dies_under_load(
        self, own_server: SurrealServer, tmp_path: Path, clock: SetClock, kills: int
    ) -> None:
        """Writers never stop while the server is killed. Whoever got an answer is there once, with one audit row."""
        settings = settings_for(tmp_path, server_settings(own_server, "load"))
        async with opened(settings, clock) as assembly:
            acknowledged: list[str] = []
            told: Counter[type] = Counter()
            is_over = asyncio.Event()

            async def write() -> None:
                while not is_over.is_set():
                    try:
                        acknowledged.append((await service(assembly).create(a_person())).id)
                    except (OutcomeUnknown, StoreUnavailable) as failure:
                        told[type(failure)] += 1

            writers = [asyncio.create_task(write()) for _ in range(8)]
            for _ in range(kills):
                enough = len(acknowledged) + 20
                await eventually(lambda enough=enough: len(acknowledged) >= enough, 20)
                own_server.kill()
                await asyncio.to_thread(own_server.start)
            enough = len(acknowledged) + 20
            await eventually(lambda: len(acknowledged) >= enough, 20)
            is_over.set()
            await asyncio.gather(*writers)

            stored = Counter(str(row["id"].id) for row in await assembly.database.rows("SELECT id FROM patient"))
            assert not set(acknowledged) - stored.keys()
            assert len(stored) - len(acknowledged) <= told[OutcomeUnknown]
            await assert_consistent(assembly)

    async def test_a_practice_whose_server_is_gone_still_ends(
        self, own_server: SurrealServer, tmp_path: Path, clock: SetClock, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(connection, "_RECONNECT_WITHIN", 0.2)
        async with opened(settings_for(tmp_path, server_settings(own_server, "gone")), clock) as assembly:
            await service(assembly).create(a_person())
            own_server.kill()
        assert not (await assembly.database.health(attempts=1)).is_up


@pytest.mark.server
class TestTwoProcesses:
    async def test_two_that_start_together_on_an_empty_store_bring_it_up_in_turn(
        self, shared_server: SurrealServer, tmp_path: Path, clock: SetClock
    ) -> None:
        settings = settings_for(tmp_path, server_settings(shared_server, f"two{tmp_path.name}".replace("-", "")))
        one, other = await asyncio.gather(*(open_assembly(settings, clock, _cheap()) for _ in range(2)))
        try:
            assert one.keyring.identity == other.keyring.identity
            created = await one.database.rows("SELECT * FROM audit WHERE action = 'keys.created'")
            assert len(created) == 1
        finally:
            await one.close()
            await other.close()

    async def test_what_one_writes_the_other_finds(
        self, shared_server: SurrealServer, tmp_path: Path, clock: SetClock
    ) -> None:
        settings = settings_for(tmp_path, server_settings(shared_server, f"both{tmp_path.name}".replace("-", "")))
        async with opened(settings, clock) as one, opened(settings, clock) as other:
            people = await asyncio.gather(
                *(service(assembly).create(a_person()) for at in range(6) for assembly in (one, other))
            )
            versions = {each.id: 1 for each in people}
            for assembly in (one, other):
                await eventually(lambda it=assembly: it.directory.versions("patient") == versions)
                assert await assembly.keeper.reconcile() == 0
            await assert_consistent(one)

    async def test_a_start_that_was_refused_does_not_keep_the_next_one_waiting(
        self, shared_server: SurrealServer, tmp_path: Path, clock: SetClock
    ) -> None:
        """The keys were wrong; with the right ones back, the lease of the refused start is in nobody's way."""
        namespace = f"keys{tmp_path.name}".replace("-", "")
        home = settings_for(tmp_path, server_settings(shared_server, namespace))
        async with opened(home, clock):
            pass
        stranger = settings_for(tmp_path / "stranger", server_settings(shared_server, namespace))
        with pytest.raises(KeyringRefused):
            await open_assembly(stranger, clock, _cheap())
        async with asyncio.timeout(20), opened(home, clock) as assembly:
            assert assembly.directory.is_filled


async def test_a_store_that_refuses_to_be_read_is_told_in_one_line(tmp_path: Path, clock: SetClock) -> None:
    """Some bytes inside the table file are changed, where only a read finds them."""
    settings = settings_for(tmp_path)
    async with opened(settings, clock) as assembly:
        for at in range(20):
            await service(assembly).create(a_person(notes=f"note {at}"))
    table = max((tmp_path / "data" / "store").glob("sstables/*.sst"), key=lambda path: path.stat().st_size)
    content = bytearray(table.read_bytes())
    content[: len(content) * 3 // 4 : 512] = bytes(byte ^ 1 for byte in content[: len(content) * 3 // 4 : 512])
    table.write_bytes(bytes(content))
    with pytest.raises(StoreCannotOpen) as refused:
        await open_assembly(settings, clock, _cheap())
    assert "left as it is" in str(refused.value) or "left as it was" in str(refused.value)
    assert "\n" not in str(refused.value)


def _cheap() -> PasswordService:
    return PasswordService(CHEAPEST)


def _a_payer() -> Payer:
    return Payer(id=new_id(), name="Harborline", code="HRB", created_at=NOW, updated_at=NOW)
