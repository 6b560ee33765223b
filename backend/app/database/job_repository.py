"""Jobs in the store: enqueued in the commit of what they follow from, claimed atomically, fenced, never lost.

A claim is an UPDATE that names the state it expects; of several claimers one wins. Each claim raises the fence, and
whatever a worker commits for a job is guarded by the fence that it holds.
https://surrealdb.com/docs/surrealql/statements/update
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from app.core.clock import Clock
from app.core.exceptions import DatabaseException
from app.database.answers import Row
from app.database.bookkeeping import Bookkeeper, Ledger
from app.database.failures import StoreThrew
from app.database.models import Job
from app.database.patient_repository import Reader
from app.database.statement import Change, RecordID, Statement
from app.models.job_models import JobKind, JobLost, JobNotCancellable, JobNotReplayable, JobPriority, JobState

_CLAIMABLE = "\n;\n".join(
    f"SELECT id, run_at FROM job WHERE state = 'queued' AND priority = {priority.value} AND run_at <= $now "  # noqa: S608
    "AND kind INSIDE $kinds ORDER BY run_at LIMIT $limit"
    for priority in sorted(JobPriority, reverse=True)
)

_COUNTS = "\n;\n".join(
    f"SELECT count() AS n FROM job WHERE state = '{state.value}' GROUP ALL"  # noqa: S608
    for state in JobState
)
"""With the states as literals: the engine counts an index for these, and reads the rows for parameters."""


def _next_second(moment: datetime) -> datetime:
    """An upper bound for an index on moments, which has a whole second behind the fractions that follow it (3.2.4)."""
    return moment.replace(microsecond=0) + timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run did: how much was due, and how much of it was done."""

    due: int = 0
    done: int = 0

    @property
    def is_fruitless(self) -> bool:
        """Something was due and nothing of it was done: that is no success."""
        return self.due > 0 and self.done == 0


class JobRepository:
    """The queue."""

    def __init__(self, reader: Reader, bookkeeper: Bookkeeper, clock: Clock) -> None:
        self._reader = reader
        self._bookkeeper = bookkeeper
        self._clock = clock

    def enqueue(self, job: Job) -> Statement:
        """A new job, for the commit of what it follows from; one that holds the same unique key stays as it is."""
        return Statement(
            """
            IF $unique_key = '' OR array::is_empty((SELECT id FROM job WHERE unique_key = $unique_key LIMIT 1)) {
                CREATE ONLY $job CONTENT $content RETURN NONE
            }
            """,
            {"job": _record(job.id), "content": _content(job), "unique_key": job.unique_key or ""},
            (Change(_record(job.id), 1, {"kind": job.kind, "run_at": int(job.run_at.timestamp() * 1000)}),),
        )

    async def job(self, job_id: str) -> Job | None:
        """One job."""
        row = await self._reader.one("SELECT * FROM ONLY $job", {"job": _record(job_id)})
        return _opened(row) if row else None

    async def with_key(self, unique_key: str) -> Job | None:
        """The job that holds a unique key."""
        rows = await self._reader.rows("SELECT * FROM job WHERE unique_key = $key LIMIT 1", {"key": unique_key})
        return _opened(rows[0]) if rows else None

    async def claim_next(self, worker: str, kinds: Collection[JobKind], lease: timedelta, limit: int) -> list[Job]:
        """Up to `limit` jobs that are due, the most urgent first, now this worker's.

        Where others were faster with all that was found, it looks again: none means that none is due.
        """
        while found := await self._due(kinds, 4 * limit):
            claimed = await self._claim_of(found, worker, lease, limit)
            if claimed:
                return claimed
        return []

    async def _due(self, kinds: Collection[JobKind], limit: int) -> list[RecordID]:
        now = self._clock()
        found = await self._reader.read(
            _CLAIMABLE, {"now": _next_second(now), "kinds": [kind.value for kind in kinds], "limit": limit}
        )
        return [row["id"] for rows in found for row in rows if row["run_at"] <= now]

    async def _claim_of(self, found: Sequence[RecordID], worker: str, lease: timedelta, limit: int) -> list[Job]:
        """What was claimed before the store failed is the worker's and must be worked on."""
        claimed: list[Job] = []
        for record in found:
            try:
                job = await self._claim(record, worker, self._clock(), lease)
            except DatabaseException:
                if not claimed:
                    raise
                return claimed
            if job is not None:
                claimed.append(job)
            if len(claimed) == limit:
                break
        return claimed

    async def _claim(self, record: RecordID, worker: str, now: datetime, lease: timedelta) -> Job | None:
        results = await self._bookkeeper.keep(
            [Ledger.JOB],
            Statement(
                """
                UPDATE $job SET state = 'running', fence += 1, attempts += 1, worker = $worker, started_at = $now,
                    leased_until = $until, progress = 0, failure = NONE WHERE state = 'queued' RETURN AFTER
                """,
                {"job": record, "worker": worker, "now": now, "until": now + lease},
            ),
        )
        rows = results[0]
        return _opened(rows[0]) if rows else None

    async def beat(self, job: Job, lease: timedelta, progress: int, total: int | None) -> bool:
        """Keep the lease and note the progress; gives whether the job shall go on. Raises JobLost."""
        results = await self._bookkeeper.keep(
            [Ledger.JOB],
            Statement(
                """
                UPDATE $job SET leased_until = $until, progress = $progress,
                    total = IF $total < 0 { NONE } ELSE { $total }
                    WHERE state = 'running' AND fence = $fence RETURN AFTER
                """,
                {
                    "job": _record(job.id),
                    "fence": job.fence,
                    "until": self._clock() + lease,
                    "progress": progress,
                    "total": -1 if total is None else total,
                },
            ),
        )
        if not results[0]:
            raise JobLost
        return not results[0][0]["is_cancel_requested"]

    def guard(self, job: Job) -> Statement:
        """For a commit of the job's work: it is cancelled unless the job is still this worker's."""
        return Statement(
            """
            IF array::is_empty((
                UPDATE $job SET guarded += 1 WHERE state = 'running' AND fence = $fence RETURN id
            )) { THROW $lost }
            """,
            {"job": _record(job.id), "fence": job.fence, "lost": JobLost.code},
        )

    def finish(self, job: Job, outcome: Outcome) -> Statement:
        """The job is done; for the commit of its last work, or alone."""
        return self._ended(job, JobState.DONE, None, outcome)

    def bury(self, job: Job, failure: str) -> Statement:
        """The job has failed for good; its event leads to an alert."""
        return self._ended(job, JobState.DEAD, failure, Outcome())

    def end_cancelled(self, job: Job) -> Statement:
        """A running job stopped because somebody asked it to."""
        return self._ended(job, JobState.CANCELLED, None, Outcome())

    def _ended(self, job: Job, state: JobState, failure: str | None, outcome: Outcome) -> Statement:
        return Statement(
            """
            IF array::is_empty((
                UPDATE $job SET state = $state, finished_at = $now, worker = NONE, leased_until = NONE,
                    failure = IF $failure = '' { NONE } ELSE { $failure }, due = $due, done = $done,
                    unique_key = IF $keeps { unique_key } ELSE { NONE }
                    WHERE state = 'running' AND fence = $fence RETURN id
            )) { THROW $lost }
            """,
            {
                "job": _record(job.id),
                "fence": job.fence,
                "state": state.value,
                "now": self._clock(),
                "failure": failure or "",
                "due": outcome.due,
                "done": outcome.done,
                "keeps": state is JobState.DONE and "at" in job.payload,
                "lost": JobLost.code,
            },
            (
                Change(
                    _record(job.id),
                    2,
                    {"kind": job.kind, "failure": failure, "fruitless": 1 if outcome.is_fruitless else None},
                ),
            ),
        )

    async def end(self, statement: Statement, also: Sequence[Statement] = ()) -> None:
        """Commit an ending together with what a schedule remembers of it. Raises JobLost."""
        plain = [Statement(each.surql, each.parameters) for each in (statement, *also)]
        try:
            await self._bookkeeper.keep([Ledger.JOB, Ledger.SCHEDULE], *plain)
        except StoreThrew:
            raise JobLost from None

    async def try_again(self, job: Job, failure: str | None, run_at: datetime, *, uncounted: bool = False) -> bool:
        """The job waits for another try; `uncounted` gives this one back.

        Gives False when it does not: somebody asked for its end, or it is this worker's no longer.
        """
        results = await self._bookkeeper.keep(
            [Ledger.JOB],
            Statement(
                """
                UPDATE $job SET state = 'queued', run_at = $run_at, worker = NONE, leased_until = NONE,
                    failure = IF $failure = '' { NONE } ELSE { $failure }, attempts -= $given_back
                    WHERE state = 'running' AND fence = $fence AND is_cancel_requested = false RETURN id
                """,
                {
                    "job": _record(job.id),
                    "fence": job.fence,
                    "run_at": run_at,
                    "failure": failure or "",
                    "given_back": int(uncounted),
                },
            ),
        )
        return bool(results[0])

    async def abandoned(self, worker: str, works_on: Collection[str], *, is_only: bool) -> list[Job]:
        """Running jobs that nobody works on: their lease ran out, or they are this worker's and it does not know them.

        With `is_only` those of every other worker, too: this process owns the store. What this worker does work on
        is not abandoned, however late its lease is renewed.
        """
        rows = await self._reader.rows("SELECT * FROM job WHERE state = 'running' LIMIT 1000")
        now = self._clock()
        return [
            job
            for job in map(_opened, rows)
            if _is_abandoned(job, worker, works_on, now) or (is_only and job.worker != worker)
        ]

    def cancel(self, job: Job) -> Statement:
        """A waiting job ends; a running one is asked to. Cancels the commit when it has ended already."""
        return Statement(
            """
            {
                IF array::is_empty((
                    UPDATE $job SET is_cancel_requested = true WHERE state INSIDE ['queued', 'running'] RETURN id
                )) { THROW $ended };
                UPDATE $job SET state = 'cancelled', finished_at = $now, unique_key = NONE
                    WHERE state = 'queued' RETURN NONE
            }
            """,
            {"job": _record(job.id), "now": self._clock(), "ended": JobNotCancellable.code},
            (Change(_record(job.id), 2, {"kind": job.kind}),),
        )

    def replay(self, job: Job) -> Statement:
        """A dead or cancelled job is tried anew."""
        return Statement(
            """
            IF array::is_empty((
                UPDATE $job SET state = 'queued', attempts = 0, run_at = $now, finished_at = NONE, failure = NONE,
                    is_cancel_requested = false WHERE state INSIDE ['dead', 'cancelled'] RETURN id
            )) { THROW $not_dead }
            """,
            {"job": _record(job.id), "now": self._clock(), "not_dead": JobNotReplayable.code},
            (Change(_record(job.id), 2, {"kind": job.kind}),),
        )

    async def page(
        self, state: JobState | None, kind: JobKind | None, after: tuple[datetime, str] | None, limit: int
    ) -> list[Job]:
        """Jobs, the newest first, after the creation and id of the last one of the page before."""
        wanted = {"state": state.value if state else "", "kind": kind.value if kind else "", "limit": limit}
        before, last = after or (self._clock() + timedelta(days=1), "")
        found = await self._reader.read(
            """
            SELECT * FROM job WHERE created_at = $before AND id < $job AND ($state = '' OR state = $state)
                AND ($kind = '' OR kind = $kind) ORDER BY id DESC LIMIT $limit
            ;
            SELECT * FROM job WHERE created_at < $before AND ($state = '' OR state = $state)
                AND ($kind = '' OR kind = $kind) ORDER BY created_at DESC, id DESC LIMIT $limit
            """,
            {**wanted, "before": before, "job": _record(last)},
        )
        return [_opened(row) for rows in found for row in rows][:limit]

    async def counts(self) -> dict[JobState, int]:
        """How many jobs there are in each state."""
        found = await self._reader.read(_COUNTS)
        return {state: int(rows[0]["n"]) if rows else 0 for state, rows in zip(JobState, found, strict=True)}

    async def sweep(self, before: datetime) -> int:
        """Forget what was done or cancelled before then; gives how many."""
        results = await self._bookkeeper.keep(
            [Ledger.JOB],
            Statement(
                "DELETE job WHERE state INSIDE ['done', 'cancelled'] AND finished_at < $before RETURN BEFORE",
                {"before": before},
            ),
        )
        return len(results[0])


def _record(job_id: str) -> RecordID:
    return RecordID("job", job_id)


def _content(job: Job) -> dict[str, Any]:
    content = job.model_dump(mode="python", exclude={"id", "version"}, exclude_none=True)
    content |= {"kind": job.kind.value, "priority": job.priority.value, "state": job.state.value, "guarded": 0}
    content["payload"] = {name: value for name, value in job.payload.items() if value is not None}
    return content


def _opened(row: Row) -> Job:
    return Job.model_validate({**row, "id": str(row["id"].id)})


def _is_abandoned(job: Job, worker: str, works_on: Collection[str], now: datetime) -> bool:
    if job.worker == worker:
        return job.id not in works_on
    return job.leased_until is not None and job.leased_until < now
