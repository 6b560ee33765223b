"""Two processes with workers, raisers and schedulers on one SurrealDB server, which may fall and come back."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack
from datetime import timedelta
from pathlib import Path

import pytest

from app.assembly import Assembly
from app.core.clock import system_clock
from app.core.identifiers import new_id
from app.database.models import Job
from app.models.alert_models import AlertKind
from app.models.job_models import JobKind, JobState
from app.models.patient_models import PatientStatus
from tests.conftest import SetClock, SurrealServer, eventually, opened, server_settings, surreal_binary
from tests.conftest import settings_for as settings_of
from tests.integration.directory.store_scan import assert_directory_equals_store, followed
from tests.integration.workers.alarms import Alarms
from tests.integration.workers.workshop import Workshop, a_handler

pytestmark = pytest.mark.server


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


@pytest.fixture
async def processes(
    shared_server: SurrealServer, tmp_path: Path, clock: SetClock
) -> AsyncIterator[tuple[Assembly, Assembly]]:
    """Two assemblies on one namespace, with the same keys, whose workers stand still."""
    settings = settings_of(tmp_path, server_settings(shared_server, f"jobs{new_id()}"))
    async with AsyncExitStack() as stack:
        first = await stack.enter_async_context(opened(settings, clock))
        yield first, await stack.enter_async_context(opened(settings, clock))


async def test_no_job_is_claimed_by_both(processes: tuple[Assembly, Assembly]) -> None:
    shops = [Workshop(process) for process in processes]
    jobs = [shop.a_job() for shop in shops for _ in range(30)]
    await asyncio.gather(shops[0].enqueue(*jobs[:30]), shops[1].enqueue(*jobs[30:]))
    workers = [shop.worker(name=f"process-{at}", at_once=4) for at, shop in enumerate(shops)]
    async with asyncio.timeout(60):
        await asyncio.gather(*(worker.work_off() for worker in workers))
    assert Counter(shops[0].handled + shops[1].handled) == {job.id: 1 for job in jobs}
    assert await shops[0].effects() == {job.id: 1 for job in jobs}
    assert min(len(shop.handled) for shop in shops) > 0, "both had their share"


async def test_both_raise_each_alert_once_and_their_directories_agree(processes: tuple[Assembly, Assembly]) -> None:
    alarms = [Alarms(process) for process in processes]
    for process in processes:
        process.start_working()

    async def a_night(each: Alarms) -> None:
        for _ in range(8):
            patient = await each.move(await each.a_patient(), PatientStatus.URGENT)
            await each.insure(patient, check_outcome="rejected")

    await asyncio.gather(*(a_night(each) for each in alarms))

    async def are_raised() -> bool:
        return await alarms[0].waiting() == {AlertKind.PATIENT_URGENT: 16, AlertKind.ELIGIBILITY_REJECTED: 16}

    await eventually(are_raised, within=30)
    assert len(await alarms[0].all()) == 32
    for process in processes:
        await followed(process)
        await assert_directory_equals_store(process)


async def test_each_slot_leads_to_one_job_whoever_watches(
    processes: tuple[Assembly, Assembly], clock: SetClock
) -> None:
    """The lease goes back and forth, as when processes stop and start."""
    for days in range(4):
        clock.now += timedelta(days=days > 0)
        for process in processes:
            await process.scheduler.look_once()
            await process._scheduling_lease.give_back()
    jobs = [job for job in await Workshop(processes[0]).all_jobs() if job.kind is JobKind.BIRTHDAY_ALERTS]
    slots = [job.payload["at"] for job in jobs]
    assert len(slots) == len(set(slots)) == 3


async def test_a_server_that_falls_and_comes_back_loses_no_job_and_doubles_no_effect(
    own_server: SurrealServer, tmp_path: Path
) -> None:
    settings = settings_of(tmp_path, server_settings(own_server, f"jobs{new_id()}"))
    async with AsyncExitStack() as stack:
        shops = [Workshop(await stack.enter_async_context(opened(settings, system_clock))) for _ in range(2)]
        jobs: list[Job] = [shops[0].a_job(most_attempts=50) for _ in range(60)]
        await shops[0].enqueue(*jobs)
        quick = {"first_pause": timedelta(milliseconds=50), "longest_pause": timedelta(milliseconds=200)}
        workers = [
            shop.worker(
                a_handler(shop.do, **quick),
                name=f"process-{at}",
                at_once=4,
                lease=timedelta(seconds=3),
                look_every=timedelta(milliseconds=100),
            )
            for at, shop in enumerate(shops)
        ]
        for worker in workers:
            worker.beat.start()
        for share in (8, 25):
            await eventually(lambda share=share: sum(len(shop.handled) for shop in shops) >= share, within=30)
            own_server.kill()
            own_server.start()

        async def are_done() -> bool:
            rows = await shops[0].assembly.database.rows("SELECT id FROM job WHERE state = 'done'")
            return len(rows) == len(jobs)

        await eventually(are_done, within=60)
        for worker in workers:
            await worker.drain()
        assert await shops[0].states(jobs) == {JobState.DONE: 60}
        assert await shops[0].effects() == {job.id: 1 for job in jobs}
