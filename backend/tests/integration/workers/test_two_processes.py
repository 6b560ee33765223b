"""Two processes on one SurrealDB server: each directory and each hub follows what the other one writes."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from app.assembly import Assembly
from app.core.actor import PRACTICE
from app.models.duplicate_models import PatientEntry, PossibleDuplicate
from app.models.job_models import JobState
from app.models.patient_models import PatientCreate, PatientPublic, PatientStatus, StatusChange
from app.sealing.envelope_keys import sealed_under
from app.websockets.topics import Audience
from tests.builders import a_coverage, a_patient, new_patient, somebody_else
from tests.conftest import SetClock, SurrealServer, eventually, opened, operator, provider_log, server_settings
from tests.conftest import settings_for as settings_of
from tests.integration.directory.practice_writes import replace
from tests.integration.directory.store_scan import assert_directory_equals_store, followed
from tests.integration.websockets.conftest import listening

pytestmark = pytest.mark.server


@pytest.fixture
async def processes(
    shared_server: SurrealServer, tmp_path: Path, clock: SetClock
) -> AsyncIterator[tuple[Assembly, Assembly]]:
    """Two assemblies on one namespace, with the same keys."""
    settings = settings_of(tmp_path, server_settings(shared_server, f"two_{tmp_path.name}"))
    async with AsyncExitStack() as stack:
        first = await stack.enter_async_context(opened(settings, clock))
        yield first, await stack.enter_async_context(opened(settings, clock))


async def all_followed(*processes: Assembly) -> None:
    for process in processes:
        await followed(process)


async def test_each_directory_converges_on_what_the_other_process_wrote(processes: tuple[Assembly, Assembly]) -> None:
    async def write(assembly: Assembly) -> None:
        patients = assembly.patient_service(provider_log(assembly))
        service = assembly.database_service(operator(assembly))
        for _ in range(4):
            created = await patients.create(PatientCreate(**new_patient()))
            await patients.change_status(created.id, StatusChange(status=PatientStatus.ONBOARDING, version=1))
            coverage = a_coverage(a_patient(id=created.id))
            await service.create(coverage)
            await service.update(coverage)
            await service.delete(coverage.model_copy(update={"version": 2}))

    await asyncio.gather(*(write(process) for process in processes for _ in range(2)))
    await all_followed(*processes)
    for process in processes:
        await assert_directory_equals_store(process)
        assert len(process.directory.versions("patient")) == 16
        assert process.directory.versions("coverage") == {}


async def test_of_two_processes_that_enter_one_person_at_once_the_later_one_is_told(
    processes: tuple[Assembly, Assembly],
) -> None:
    for _ in range(5):
        person = PatientEntry.model_validate({**new_patient(), **somebody_else()})
        ended = await asyncio.gather(
            *(process.patient_entering(provider_log(process)).enter(person) for process in processes),
            return_exceptions=True,
        )
        (winner,) = [each for each in ended if isinstance(each, PatientPublic)]
        (refused,) = [each for each in ended if isinstance(each, PossibleDuplicate)]
        assert [rule.place for rule in refused.broken_rules] == [f"patients/{winner.id}"]


async def test_who_is_not_followed_yet_is_compared_all_the_same(processes: tuple[Assembly, Assembly]) -> None:
    """The second process has not heard of the first one's patient, and looks into the store."""
    one, other = processes
    await other.dispatcher.beat.stop()
    entered = await one.patient_entering(provider_log(one)).enter(PatientEntry.model_validate(new_patient()))
    access = provider_log(other)
    with pytest.raises(PossibleDuplicate):
        await other.patient_entering(access).enter(PatientEntry.model_validate(new_patient()))
    assert access.unrecorded == [entered.id]


async def test_changes_of_one_record_from_both_sides_end_equal(processes: tuple[Assembly, Assembly]) -> None:
    one, other = processes
    patient = a_patient()
    await one.database_service(operator(one)).create(patient)
    for version in range(2, 12):
        writer = (one, other)[version % 2]
        changed = patient.model_copy(update={"version": version, "family_name": "Quist" if version == 11 else "Smith"})
        await replace(writer.database_service(operator(writer)), writer, changed)
    await all_followed(one, other)
    for process in processes:
        await assert_directory_equals_store(process)
        assert process.directory.version("patient", patient.id) == 11


async def test_both_hubs_tell_every_event_once_and_in_the_same_order(processes: tuple[Assembly, Assembly]) -> None:
    listeners = [each for process in processes for each in await listening(process, Audience(PRACTICE))]

    async def write(assembly: Assembly) -> None:
        for _ in range(6):
            await assembly.patient_service(provider_log(assembly)).create(PatientCreate(**new_patient()))

    await asyncio.gather(*(write(process) for process in processes))
    await all_followed(*processes)
    heard, counts = [], []
    for listener in listeners:
        frames = [json.loads(frame) for frame in await listener.take()]
        heard.append([(frame["seq"], frame["id"]) for frame in frames if frame["type"] == "changed"])
        counts.append(frames[-1]["counts"]["total"])
    assert heard[0] == heard[1]
    assert [seq for seq, _ in heard[0]] == list(range(1, 13))
    assert counts == [12, 12]


async def test_a_process_takes_the_new_key_from_the_file_when_it_meets_what_the_other_sealed(
    processes: tuple[Assembly, Assembly],
) -> None:
    one, other = processes
    old = a_patient()
    await one.database_service(operator(one)).create(old)
    rotated = await one.key_rotation(operator(one)).rotate()
    new = a_patient()
    await one.database_service(operator(one)).create(new)
    await all_followed(one, other)
    for process in processes:
        assert set(process.directory.versions("patient")) == {old.id, new.id}
        assert process.keyring.envelopes.primary == one.keyring.envelopes.key_ids[-1]
    await other.worker.work_off()
    job = await one.jobs.job(rotated.job_id)
    assert job is not None
    assert (job.state, job.done) == (JobState.DONE, 1)
    sealed = [row["sealed"] for row in await one.database.rows("SELECT sealed FROM patient")]
    assert {sealed_under(each) for each in sealed} == {one.keyring.envelopes.primary}
    for process in processes:
        await process.keeper.reconcile()
        await assert_directory_equals_store(process)


async def test_who_is_left_goes_on_numbering_at_once(
    shared_server: SurrealServer, tmp_path: Path, clock: SetClock
) -> None:
    settings = settings_of(tmp_path, server_settings(shared_server, f"left_{tmp_path.name}"))
    async with AsyncExitStack() as staying, AsyncExitStack() as leaving:
        numbering = await leaving.enter_async_context(opened(settings, clock))
        left = await staying.enter_async_context(opened(settings, clock))
        for process in (numbering, left):
            await process.database_service(operator(process)).create(a_patient())
        await all_followed(numbering, left)
        await leaving.aclose()
        await left.database_service(operator(left)).create(a_patient())
        await eventually(lambda: left.hub.position == 3, within=4.0)
