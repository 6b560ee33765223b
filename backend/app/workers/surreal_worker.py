"""Works the queue off: claims what is due, runs its handler under a lease, and settles how it ended.

A handler may run twice (a process can die at any point), so what it leaves in the store is committed under the
job's fence, its last commit together with the job's end. Whoever lost the job cannot commit any more. A failure is
a code, never a text: it is tried again later and later, and buried when its kind's attempts are used up; the burial
is an event from which an alert follows.
"""

import asyncio
import logging
import random
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from app.audit.access_log import AccessLog
from app.audit.rows import AuditEntry
from app.audit.vocabulary import AuditAction
from app.core.clock import Clock
from app.core.exceptions import AppException
from app.database.job_repository import JobRepository, Outcome
from app.database.models import Job
from app.database.statement import Statement
from app.models.job_models import JobKind, JobLost, JobState
from app.services.database_service import Committed, DatabaseService
from app.services.job_run import GiveUp, RetryLater
from app.workers.beat import Beat

DRAIN_WITHIN = 10.0
LOOK_EVERY = timedelta(seconds=1)
_FIRST_PAUSE, _LONGEST_PAUSE = timedelta(seconds=5), timedelta(hours=1)
_log = logging.getLogger("pfinni.jobs")


class Cancelled(Exception):
    """Somebody asked for the end of this job."""


Endings = Callable[[Job, Outcome, JobState], Awaitable[Sequence[Statement]]]
"""Statements for the commit of a job's end: what its schedule remembers of it."""


@dataclass(slots=True)
class JobRun:
    """One try at one job, as its handler sees it."""

    job: Job
    database: DatabaseService
    jobs: JobRepository
    lease: timedelta
    when_ended: Endings
    progress: int = 0
    total: int | None = None
    has_ended: bool = False

    @property
    def access(self) -> AccessLog:
        """The trace of this run; made durable with `settle` before any effect leaves."""
        return self.database.access

    async def write(self, entry: AuditEntry, *statements: Statement) -> Committed:
        """Commit a part of the work. Raises JobLost when the job is somebody else's by now."""
        return await self.database.write(entry, self.jobs.guard(self.job), *statements)

    async def finish(self, entry: AuditEntry, outcome: Outcome, *statements: Statement) -> None:
        """Commit the last part of the work together with the job's end: it cannot be done twice."""
        also = await self.when_ended(self.job, outcome, JobState.DONE)
        await self.database.write(entry, self.jobs.finish(self.job, outcome), *statements, *also)
        self.has_ended = True

    async def advance(self, progress: int, total: int | None = None) -> None:
        """Say how far it has come. Raises Cancelled, or JobLost."""
        self.progress, self.total = progress, total if total is not None else self.total
        if not await self.jobs.beat(self.job, self.lease, self.progress, self.total):
            raise Cancelled


Handle = Callable[[JobRun], Awaitable[Outcome]]
Buried = Callable[[Job, str], Awaitable[Sequence[Statement]]]
"""For the commit of a burial: what the job is about is left as it then stands; with the code of the failure."""


@dataclass(frozen=True, slots=True)
class Handler:
    """How one kind of job is worked off."""

    kind: JobKind
    handle: Handle
    action: AuditAction
    """What its runs write into the audit trail."""
    at_once: int = 2
    """How many of this kind run in one process at the same time."""
    time_limit: timedelta = timedelta(minutes=5)
    first_pause: timedelta = _FIRST_PAUSE
    longest_pause: timedelta = _LONGEST_PAUSE
    when_buried: Buried | None = None

    def pause(self, attempts: int, jitter: Callable[[], float]) -> timedelta:
        """How long to wait after this many attempts: twice as long each time, each a little different."""
        seconds = self.first_pause.total_seconds() * 2.0 ** min(attempts - 1, 30)
        longest = min(self.longest_pause.total_seconds(), seconds)
        return timedelta(seconds=longest * (0.5 + jitter() / 2))


@dataclass(slots=True)
class WorkerParts:
    """What a worker needs from the rest of the process."""

    jobs: JobRepository
    access: Callable[[AuditAction], AccessLog]
    database: Callable[[AccessLog], DatabaseService]
    clock: Clock
    when_ended: Endings
    jitter: Callable[[], float] = field(default=random.random)


class SurrealWorker:
    """One process's worker. `wake` it when there may be something to do."""

    def __init__(
        self,
        parts: WorkerParts,
        handlers: Mapping[JobKind, Handler],
        name: str,
        *,
        is_only: bool,
        at_once: int = 8,
        lease: timedelta = timedelta(seconds=30),
        look_every: timedelta = LOOK_EVERY,
    ) -> None:
        self._parts = parts
        self._jobs = parts.jobs
        self._handlers = handlers
        self._name = name
        self._is_only = is_only
        self._at_once = at_once
        self._lease = lease
        self._running: dict[asyncio.Task[None], Job] = {}
        self._is_draining = False
        self._has_begun = False
        self._looking = asyncio.Lock()
        self.beat = Beat("jobs", self.work_once, look_every)

    @property
    def running(self) -> list[Job]:
        """What is being worked on in this process."""
        return list(self._running.values())

    async def work_once(self) -> bool:
        """Take over what others left, claim what is due and start it; the end of a job leads to the next look.

        Afterwards nothing is due that this worker had room for when it looked last, or has room for now.
        """
        async with self._looking:
            await self._take_over()
            while not self._is_draining:
                beside = set(self._running)
                claimed = await self._claim()
                for job in claimed:
                    self._start(job)
                # A job that ended during the look made room for its kind, which the look had left out.
                if not claimed and beside <= self._running.keys():
                    break
        return False

    async def work_off(self) -> None:
        """Work until nothing is due: for the command line and for tests."""
        while True:
            await self.work_once()
            if not self._running:
                return
            await asyncio.wait(self._running, return_when=asyncio.FIRST_COMPLETED)

    async def drain(self) -> None:
        """Claim nothing more, let what runs come to its end for a while, give the rest back."""
        self._is_draining = True
        await self.beat.stop()
        if self._running:
            await asyncio.wait(self._running, timeout=DRAIN_WITHIN)
        for task in self._running:
            task.cancel()
        await asyncio.gather(*self._running, return_exceptions=True)

    async def _claim(self) -> list[Job]:
        """As many as fit whatever their kinds are; they count as running before the next ones are claimed."""
        busy = Counter(job.kind for job in self._running.values())
        rooms = {kind: handler.at_once - busy[kind] for kind, handler in self._handlers.items()}
        open_kinds = [kind for kind, room in rooms.items() if room > 0]
        most = min([self._at_once - len(self._running), *(rooms[kind] for kind in open_kinds)])
        if not open_kinds or most <= 0:
            return []
        return await self._jobs.claim_next(self._name, open_kinds, self._lease, most)

    def _start(self, job: Job) -> None:
        task = asyncio.create_task(self._run(job), name=f"job {job.kind}")
        self._running[task] = job
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._running.pop(task, None)
        self.beat.wake()

    async def _run(self, job: Job) -> None:
        handler = self._handlers[job.kind]
        access = self._parts.access(handler.action)
        run = self._run_of(job, access)
        beating = asyncio.create_task(self._keep_lease(run))
        try:
            await self._try(run, handler, access)
        except JobLost:
            _log.warning("a job was taken over", extra={"kind": job.kind.value})
        except AppException as failure:
            _log.warning("a job's end could not be noted", extra={"kind": job.kind.value, "code": failure.code})
        except asyncio.CancelledError:
            with suppress(AppException):
                await self._wait_for_another_try(job, "stopped", self._parts.clock(), uncounted=True)
            raise
        finally:
            beating.cancel()
            with suppress(AppException):
                await access.settle()  # whatever became of the job, whom it opened is told

    async def _try(self, run: JobRun, handler: Handler, access: AccessLog) -> None:
        try:
            async with asyncio.timeout(handler.time_limit.total_seconds()):
                outcome = await handler.handle(run)
            await access.settle()
        except Cancelled:
            await self._end_cancelled(run.job)
        except GiveUp as failed:
            await self._bury(run, failed.failure)
        except (JobLost, KeyboardInterrupt, SystemExit):
            raise
        except BaseException as error:
            if _is_being_cancelled():
                raise
            await self._retry(run, handler, _failure_of(error), error.after if isinstance(error, RetryLater) else None)
        else:
            if not run.has_ended:
                await self._finish(run, outcome)

    async def _finish(self, run: JobRun, outcome: Outcome) -> None:
        """The end of a job whose last work was not committed together with it."""
        also = await self._parts.when_ended(run.job, outcome, JobState.DONE)
        if outcome.is_fruitless:
            entry = AuditEntry(AuditAction.JOB_FRUITLESS, run.job.id)
            await run.database.write(entry, self._jobs.finish(run.job, outcome), *also)
            return
        await self._jobs.end(self._jobs.finish(run.job, outcome), also)

    async def _retry(self, run: JobRun, handler: Handler, failure: str, after: timedelta | None = None) -> None:
        job = run.job
        if run.has_ended:  # its work is committed; what failed came after that
            return
        if job.attempts >= job.most_attempts:
            await self._bury(run, failure)
            return
        pause = max(handler.pause(job.attempts, self._parts.jitter), after or timedelta(0))
        await self._wait_for_another_try(job, failure, self._parts.clock() + pause)

    async def _wait_for_another_try(self, job: Job, failure: str, run_at: datetime, *, uncounted: bool = False) -> None:
        """Raises JobLost. Somebody may have asked for its end in the meantime: then it ends."""
        if not await self._jobs.try_again(job, failure, run_at, uncounted=uncounted):
            await self._end_cancelled(job)

    async def _end_cancelled(self, job: Job) -> None:
        also = await self._parts.when_ended(job, Outcome(), JobState.CANCELLED)
        await self._jobs.end(self._jobs.end_cancelled(job), also)

    async def _bury(self, run: JobRun, failure: str) -> None:
        also = await self._parts.when_ended(run.job, Outcome(), JobState.DEAD)
        handler = self._handlers.get(run.job.kind)
        left = await handler.when_buried(run.job, failure) if handler and handler.when_buried else ()
        entry = AuditEntry(AuditAction.JOB_DIED, run.job.id, failure)
        await run.database.write(entry, self._jobs.bury(run.job, failure), *also, *left)

    async def _keep_lease(self, run: JobRun) -> None:
        """Renew the lease in good time; a handler that was cancelled learns it at its next `advance`."""
        while True:
            await asyncio.sleep(self._lease.total_seconds() / 3)
            with suppress(AppException):
                await self._jobs.beat(run.job, self._lease, run.progress, run.total)

    async def _take_over(self) -> None:
        """What a process that is gone was working on waits anew, or is buried with its attempts used up."""
        works_on = {job.id for job in self._running.values()}
        is_only = self._is_only and not self._has_begun
        for job in await self._jobs.abandoned(self._name, works_on, is_only=is_only):
            with suppress(JobLost):
                await self._give_back(job)
        self._has_begun = True

    async def _give_back(self, job: Job) -> None:
        if job.is_cancel_requested:
            await self._end_cancelled(job)
            return
        if job.attempts < job.most_attempts:
            await self._wait_for_another_try(job, "abandoned", self._parts.clock() + self._pause_of(job))
            return
        access = self._parts.access(AuditAction.JOB_DIED)
        await self._bury(self._run_of(job, access), "abandoned")

    def _pause_of(self, job: Job) -> timedelta:
        """None after another's death; after a failure of the store under one's own hands, as after any failure."""
        handler = self._handlers.get(job.kind)
        if handler is None or job.worker != self._name:
            return timedelta(0)
        return handler.pause(job.attempts, self._parts.jitter)

    def _run_of(self, job: Job, access: AccessLog) -> JobRun:
        return JobRun(job, self._parts.database(access), self._jobs, self._lease, self._parts.when_ended)


def _failure_of(error: BaseException) -> str:
    """A stable code; the text of an unexpected error may quote a person and goes nowhere."""
    match error:
        case RetryLater():
            return error.failure
        case TimeoutError():
            return "took_too_long"
        case AppException():
            return error.code
        case _:
            _log.error("a job failed unexpectedly", extra={"error": type(error).__name__})
            return "unexpected"


def _is_being_cancelled() -> bool:
    """Whether this task is being ended from outside, by the drain, and did not merely meet somebody else's end."""
    task = asyncio.current_task()
    return task is not None and task.cancelling() > 0
