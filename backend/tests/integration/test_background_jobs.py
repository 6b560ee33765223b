"""Background jobs from end to end: the clock, the queue, the worker, the third party, the administrator."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import httpx
import pytest

from app.assembly import Assembly
from app.audit.rows import AuditEntry
from app.audit.vocabulary import AuditAction
from app.config.settings import ClearinghouseSettings
from app.database.entity_rows import RecordGone
from app.database.job_repository import Outcome
from app.database.models import Job, Provider
from app.main import create_app
from app.models.alert_models import AlertKind
from app.models.job_models import JobKind, JobPriority, JobState, ScheduleName
from app.workers.surreal_worker import JobRun
from tests.builders import a_provider
from tests.conftest import SetClock, begin_demo, new_client, opened, operator, settings_for, sign_in
from tests.integration.workers.alarms import Alarms
from tests.integration.workers.workshop import KIND, OTHER_KIND, Workshop, a_handler
from tests.sandbox_port import SandboxPort, sandbox_port

SECOND = timedelta(seconds=1)


class Night:
    """A practice at night: its clearinghouse, its clock, and the administrator's browser."""

    def __init__(self, assembly: Assembly, sandbox: SandboxPort, clock: SetClock, admin: httpx.AsyncClient) -> None:
        self.assembly, self.sandbox, self.clock, self.admin = assembly, sandbox, clock, admin

    async def comes(self, name: ScheduleName = ScheduleName.INSURANCE_SYNC) -> str:
        """The slot of a schedule has come; gives its job."""
        await self.assembly.scheduler.look_once()
        schedule = await self.assembly.schedules.schedule(name.value)
        assert schedule is not None
        self.clock.now = schedule.next_run_at + SECOND
        await self.assembly.scheduler.look_once()
        schedule = await self.assembly.schedules.schedule(name.value)
        assert schedule is not None
        assert schedule.last_job is not None
        return schedule.last_job

    async def get(self, path: str) -> httpx.Response:
        """As the administrator, who signs in anew whenever hours have gone by."""
        assert (await sign_in(self.admin, "admin")).status_code == 200
        return await self.admin.get(path)

    async def shown(self, job: str) -> dict[str, object]:
        answer = await self.get(f"/jobs/{job}")
        assert answer.status_code == 200
        shown: dict[str, object] = answer.json()
        return shown

    async def job(self, job: str) -> Job:
        found = await self.assembly.jobs.job(job)
        assert found is not None
        return found

    async def is_tried(self, job: str) -> None:
        """The time of its next try has come."""
        self.clock.now = max(self.clock.now, (await self.job(job)).run_at + SECOND)
        await self.assembly.worker.work_off()


@pytest.fixture
async def night(tmp_path: Path, clock: SetClock) -> AsyncIterator[Night]:
    async with sandbox_port(lambda: clock.now) as sandbox:
        settings = settings_for(tmp_path).model_copy(
            update={"clearinghouse": ClearinghouseSettings(clearinghouse_url=sandbox.url)}
        )
        async with opened(settings, clock) as assembly:
            await begin_demo(assembly)
            async with new_client(create_app(assembly, closes=False)) as admin:
                yield Night(assembly, sandbox, clock, admin)


async def test_background_job_complete_lifecycle(night: Night) -> None:
    """2 AM: the sync is queued by its priority, picked up, seen at work, tried again, done, and swept a day later."""
    job = await night.comes()
    shown = await night.shown(job)
    assert (shown["kind"], shown["state"], shown["priority"]) == ("insurance_sync", "queued", int(JobPriority.HIGH))
    assert night.clock.now.astimezone(night.assembly.calendar.zone).hour == 2

    night.sandbox.fails("/files/15", status=503, times=50)
    seen: list[tuple[object, object]] = []
    working = asyncio.create_task(night.assembly.worker.work_off())
    while not working.done():
        each = await night.shown(job)
        if each["state"] == "running":
            seen.append((each["progress"], each["total"]))
        await asyncio.sleep(0.01)
    await working
    progress = [at for at, _ in seen]
    assert progress == sorted(progress, key=lambda at: int(str(at)))
    assert {total for _, total in seen} <= {None, 20}
    assert any(0 < int(str(at)) < 20 for at in progress), "it was seen at work"
    failed = await night.shown(job)
    assert (failed["state"], failed["failure"], failed["attempts"]) == ("queued", "clearinghouse_unavailable", 1)

    night.sandbox.state.faults.clear()
    await night.is_tried(job)
    done = await night.shown(job)
    assert (done["state"], done["due"], done["progress"], done["failure"]) == ("done", 20, 20, None)
    assert len(await night.assembly.database.rows("SELECT id FROM patient")) > 10
    [schedule] = [each for each in (await night.get("/schedules")).json() if each["name"] == "insurance_sync"]
    assert (schedule["last_outcome"], schedule["last_due"]) == ("done", 20)
    trail = await night.assembly.database.rows("SELECT action, actor FROM audit WHERE actor = 'system:worker'")
    assert {"sync.ran", "patient.created"} <= {row["action"] for row in trail}

    await night.comes(ScheduleName.CLEAN_UP)
    await night.assembly.worker.work_off()
    assert await night.assembly.jobs.job(job) is not None
    await night.comes(ScheduleName.CLEAN_UP)
    await night.assembly.worker.work_off()
    assert await night.assembly.jobs.job(job) is None
    assert (await night.get(f"/jobs/{job}")).status_code == 404


async def test_job_failure_and_retry_workflow(night: Night) -> None:
    """Later and later, then dead, told to the administrator, and tried anew by hand when the other side is back."""
    alarms = Alarms(night.assembly)
    night.sandbox.fails("/files", status=500, times=10_000)
    job = await night.comes()
    waits = []
    await night.assembly.worker.work_off()
    while (found := await night.job(job)).state is JobState.QUEUED:
        waits.append((found.run_at - night.clock.now).total_seconds() / 60)
        await night.is_tried(job)
    assert len(waits) == 4, "five attempts"
    for attempt, wait in enumerate(waits):
        assert 5 * 2**attempt / 2 - 0.1 <= wait <= 5 * 2**attempt, "twice as long each time, with its jitter"
    dead = (await night.get("/jobs?state=dead")).json()
    assert [(each["id"], each["failure"], each["attempts"]) for each in dead["items"]] == [
        (job, "clearinghouse_unavailable", 5)
    ]
    assert dead["counts"]["dead"] == 1

    await alarms.raise_all()
    system = (await night.get("/alerts?alert_class=system")).json()["items"]
    [told] = [each for each in system if each["kind"] == AlertKind.JOB_DEAD.value]
    assert (told["priority"], told["subject"]) == ("high", job)
    assert told["facts"] == {"kind": "insurance_sync", "failure": "clearinghouse_unavailable"}
    [schedule] = [each for each in (await night.get("/schedules")).json() if each["name"] == "insurance_sync"]
    assert schedule["last_outcome"] == "failed"

    night.sandbox.state.faults.clear()
    assert (await night.admin.post(f"/jobs/{job}/replay")).json()["state"] == "queued"
    await night.is_tried(job)
    assert ((await night.job(job)).state, (await night.job(job)).attempts) == (JobState.DONE, 1)
    [schedule] = [each for each in (await night.get("/schedules")).json() if each["name"] == "insurance_sync"]
    assert schedule["last_outcome"] == "done"


async def test_concurrent_job_processing(both: Assembly) -> None:
    """Several workers and kinds over one queue: in order, each once, and what they all change loses nothing."""
    shop = Workshop(both)
    service = both.database_service(operator(both))
    shared = await service.create(a_provider(display_name="0"))

    async def count_up(run: JobRun) -> Outcome:
        """A change of one row that everybody wants: read, add one, commit on top of what was read, or look again."""
        while True:
            mine = both.database_service(operator(both))
            row = await mine.read(Provider, shared.id)
            newer = row.model_copy(update={"version": row.version + 1, "display_name": str(int(row.display_name) + 1)})
            try:
                await run.finish(
                    AuditEntry(AuditAction.PROVIDER_CREATED, shared.id),
                    Outcome(1, 1),
                    both.tables["provider"].replace(newer),
                )
            except RecordGone:
                continue
            return Outcome(1, 1)

    counting = [shop.a_job(OTHER_KIND, priority=JobPriority.HIGH) for _ in range(16)]
    plain = [shop.a_job(priority=list(JobPriority)[at % 4]) for at in range(16)]
    third = [shop.a_job(JobKind.CLEAN_UP) for _ in range(8)]
    await shop.enqueue(*counting, *plain, *third)
    handlers = (
        a_handler(count_up, OTHER_KIND),
        a_handler(shop.do),
        a_handler(shop.do, JobKind.CLEAN_UP, at_once=1),
    )
    workers = [shop.worker(*handlers, name=f"worker-{at}", at_once=4) for at in range(3)]
    async with asyncio.timeout(90):
        await asyncio.gather(*(worker.work_off() for worker in workers))
    assert await shop.states([*counting, *plain, *third]) == {JobState.DONE: 40}
    assert {(await shop.job(job)).attempts for job in [*counting, *plain, *third]} == {1}
    assert (await service.read(Provider, shared.id)).display_name == "16"
    effects = await shop.effects()
    assert {job.id: effects[job.id] for job in [*plain, *third]} == {job.id: 1 for job in [*plain, *third]}
    assert Counter(shop.handled) == {job.id: 1 for job in [*plain, *third]}

    shop.handled.clear()
    later = [shop.a_job(KIND, priority=list(JobPriority)[at % 4]) for at in range(12)]
    await shop.enqueue(*later)
    await shop.worker(name="alone", at_once=1).work_off()
    ordered = sorted(later, key=lambda job: (-job.priority, job.run_at))
    assert shop.handled == [job.id for job in ordered]
