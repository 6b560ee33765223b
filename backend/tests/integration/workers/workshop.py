"""Workers with handlers that tests write, over the real queue; their effects are rows that each job commits."""

import asyncio
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from app.assembly import Assembly
from app.audit.rows import AuditEntry
from app.audit.vocabulary import AuditAction
from app.core.actor import SystemActor
from app.database.job_repository import Outcome
from app.database.models import Job
from app.models.job_models import JobKind, JobState
from app.services.job_service import new_job
from app.workers.scheduler import ScheduleMemory
from app.workers.surreal_worker import Handle, Handler, JobRun, SurrealWorker, WorkerParts
from tests.builders import a_provider
from tests.conftest import operator

KIND, OTHER_KIND = JobKind.NOTICE_SEND, JobKind.NOTICE_CHECK


def a_handler(handle: Handle, kind: JobKind = KIND, **more: Any) -> Handler:
    return Handler(kind, handle, AuditAction.NOTICE_SENT, **{"at_once": 8, **more})


@dataclass
class Workshop:
    """The queue of one process, and workers on it."""

    assembly: Assembly
    handled: list[str] = field(default_factory=list)
    """Ids of jobs in the order in which handlers began with them."""

    def a_job(self, kind: JobKind = KIND, **more: Any) -> Job:
        return new_job(kind, "user-1", self.assembly.clock, **more)

    async def enqueue(self, *jobs: Job) -> None:
        """One commit for each, as the product does it."""
        for job in jobs:
            service = self.assembly.database_service(operator(self.assembly, AuditAction.JOB_ENQUEUED))
            await service.write(AuditEntry(AuditAction.JOB_ENQUEUED, job.id), self.assembly.jobs.enqueue(job))

    async def enqueued(self, kind: JobKind = KIND, **more: Any) -> Job:
        job = self.a_job(kind, **more)
        await self.enqueue(job)
        return job

    def worker(self, *handlers: Handler, name: str = "one", **more: Any) -> SurrealWorker:
        assembly = self.assembly
        parts = WorkerParts(
            assembly.jobs,
            lambda action: assembly.access_log(SystemActor.WORKER, action),
            assembly.database_service,
            assembly.clock,
            ScheduleMemory(assembly.schedules, assembly.clock).of_ended,
            jitter=lambda: 1.0,
        )
        by_kind = {handler.kind: handler for handler in handlers or (a_handler(self.do),)}
        return SurrealWorker(parts, by_kind, name, **{"is_only": False, **more})

    async def do(self, run: JobRun) -> Outcome:
        """The plain handler: one provider for each job, in the commit that ends it."""
        self.handled.append(run.job.id)
        await self.leave_effect(run, ends=True)
        return Outcome(1, 1)

    async def leave_effect(self, run: JobRun, *, ends: bool = False) -> None:
        """A row that tells of the job, committed under its fence."""
        effect = self.assembly.tables["provider"].create(a_provider(display_name=run.job.id))
        entry = AuditEntry(AuditAction.PROVIDER_CREATED, run.job.id)
        if ends:
            await run.finish(entry, Outcome(1, 1), effect)
        else:
            await run.write(entry, effect)

    async def effects(self) -> Counter[str]:
        """How often each job had its effect."""
        rows = await self.assembly.database.rows("SELECT display_name FROM provider")
        return Counter(row["display_name"] for row in rows)

    async def job(self, job: Job) -> Job:
        found = await self.assembly.jobs.job(job.id)
        assert found is not None
        return found

    async def states(self, jobs: Sequence[Job]) -> Counter[JobState]:
        return Counter([(await self.job(job)).state for job in jobs])

    async def all_jobs(self) -> list[Job]:
        return await self.assembly.jobs.page(None, None, None, 1000)


@dataclass
class Gate:
    """A handler that waits in the middle until the test lets it go on."""

    shop: Workshop
    begun: asyncio.Event = field(default_factory=asyncio.Event)
    opens: asyncio.Event = field(default_factory=asyncio.Event)
    then: Callable[[JobRun], Any] | None = None
    runs: list[JobRun] = field(default_factory=list)
    ended_with: list[BaseException | None] = field(default_factory=list)

    async def handle(self, run: JobRun) -> Outcome:
        self.runs.append(run)
        self.begun.set()
        await self.opens.wait()
        try:
            if self.then is not None:
                await self.then(run)
            else:
                await self.shop.leave_effect(run)
        except BaseException as error:
            self.ended_with.append(error)
            raise
        self.ended_with.append(None)
        return Outcome(1, 1)


async def finished(worker: SurrealWorker, within: float = 10.0) -> None:
    """Wait until the worker works on nothing."""
    async with asyncio.timeout(within):
        while worker.running:
            await asyncio.wait(worker._running)


SOON = timedelta(milliseconds=1)
