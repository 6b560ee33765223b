"""The worker over the real queue: order, retries, time, cancelling, fences, leases and the ways in which all fails."""

import asyncio
import logging
from collections import Counter
from datetime import timedelta
from typing import Any

import pytest

from app.assembly import Assembly
from app.audit.rows import AuditEntry
from app.audit.vocabulary import AuditAction
from app.core.actor import SystemActor
from app.core.exceptions import AuditUnavailable
from app.core.identifiers import new_id
from app.database.failures import OutcomeUnknown, StoreBusy, StoreUnavailable
from app.database.job_repository import JobRepository, Outcome
from app.database.models import Job
from app.database.statement import RecordID, Statement
from app.models.job_models import JobKind, JobLost, JobPriority, JobState
from app.services.job_run import GiveUp, RetryLater
from app.workers import surreal_worker as working
from app.workers.surreal_worker import JobRun
from tests.builders import a_provider
from tests.conftest import SetClock, eventually
from tests.integration.workers.workshop import KIND, OTHER_KIND, Gate, Workshop, a_handler, finished

DAY = timedelta(days=1)


@pytest.fixture
def shop(assembly: Assembly) -> Workshop:
    return Workshop(assembly)


@pytest.fixture
def shops(both: Assembly) -> Workshop:
    """The same on both engines."""
    return Workshop(both)


async def test_job_processing(shops: Workshop) -> None:
    """Enqueued in a commit, claimed, worked off with progress, done: once, and the end holds what was done."""
    seen: list[Job] = []

    async def handle(run: JobRun) -> Outcome:
        await run.advance(1, 3)
        seen.append(await shops.job(run.job))
        await shops.leave_effect(run)
        await run.advance(3)
        return Outcome(3, 2)

    job = await shops.enqueued(payload={"file": "a", "count": 3, "nothing": None})
    assert (await shops.job(job)).state is JobState.QUEUED
    await shops.worker(a_handler(handle)).work_off()
    during, after = seen[0], await shops.job(job)
    assert (during.state, during.progress, during.total, during.worker) == (JobState.RUNNING, 1, 3, "one")
    assert during.payload == {"file": "a", "count": 3}
    assert (after.state, after.progress, after.due, after.done, after.attempts) == (JobState.DONE, 3, 3, 2, 1)
    assert (after.worker, after.leased_until, after.failure) == (None, None, None)
    assert after.finished_at is not None
    await shops.worker().work_off()
    assert await shops.effects() == {job.id: 1}


async def test_a_job_of_a_whole_second_is_due_at_once(shops: Workshop, clock: SetClock) -> None:
    """The engine's index has such a moment behind the fractions that follow it."""
    clock.now = clock.now.replace(microsecond=0)
    job = shops.a_job()
    whole = job.model_copy(update={"run_at": clock.now.replace(microsecond=0)})
    later = shops.a_job().model_copy(update={"run_at": clock.now + timedelta(milliseconds=500)})
    await shops.enqueue(whole, later)
    await shops.worker().work_off()
    assert [(await shops.job(each)).state for each in (whole, later)] == [JobState.DONE, JobState.QUEUED]


async def test_retry_logic(shop: Workshop, clock: SetClock) -> None:
    """A failure waits for its time, twice as long each time; then it goes on to its end."""
    failures = 3
    tries: list[timedelta] = []
    begun = clock.now

    async def handle(run: JobRun) -> Outcome:
        tries.append(clock.now - begun)
        if run.job.attempts <= failures:
            raise RetryLater("insurer_busy")
        return Outcome(1, 1)

    worker = shop.worker(a_handler(handle, first_pause=timedelta(seconds=10)))
    job = await shop.enqueued()
    waits = []
    for attempt in range(1, failures + 1):
        await worker.work_off()
        waiting = await shop.job(job)
        assert (waiting.state, waiting.failure, waiting.attempts) == (JobState.QUEUED, "insurer_busy", attempt)
        waits.append(round((waiting.run_at - clock.now).total_seconds()))
        clock.now = waiting.run_at - timedelta(milliseconds=50)
        await worker.work_off()
        assert len(tries) == attempt, "before its time nothing is tried"
        clock.now = waiting.run_at
    await worker.work_off()
    assert waits == [10, 20, 40]
    assert (await shop.job(job)).state is JobState.DONE
    assert (await shop.job(job)).failure is None
    assert len(tries) == 4


async def test_job_scheduling(shops: Workshop, clock: SetClock) -> None:
    """What is due comes first by priority, then by time; what is not due does not come."""
    low, later, urgent, normal, high = (
        shops.a_job(priority=JobPriority.LOW),
        shops.a_job(priority=JobPriority.URGENT, after=timedelta(hours=1)),
        shops.a_job(priority=JobPriority.URGENT),
        shops.a_job(),
        shops.a_job(priority=JobPriority.HIGH),
    )
    second_normal = shops.a_job()
    await shops.enqueue(low, second_normal, later, normal, urgent, high)
    worker = shops.worker(at_once=1)
    await worker.work_off()
    assert shops.handled == [urgent.id, high.id, normal.id, second_normal.id, low.id]
    clock.move(timedelta(hours=1))
    await worker.work_off()
    assert shops.handled[-1] == later.id


class TestClaiming:
    async def test_several_workers_claim_each_job_once(self, shops: Workshop) -> None:
        jobs = [shops.a_job() for _ in range(40)]
        await shops.enqueue(*jobs)
        workers = [shops.worker(name=f"worker-{at}", at_once=3) for at in range(4)]
        async with asyncio.timeout(60):
            await asyncio.gather(*(worker.work_off() for worker in workers))
        assert Counter(shops.handled) == {job.id: 1 for job in jobs}
        assert await shops.effects() == {job.id: 1 for job in jobs}
        assert {(await shops.job(job)).fence for job in jobs} == {1}

    async def test_who_comes_second_with_all_that_it_found_looks_again(self, shop: Workshop) -> None:
        """Others took the first ones between its look and its claim; the rest is not left for a second."""
        jobs = [shop.a_job() for _ in range(10)]
        await shop.enqueue(*jobs)
        kinds = [jobs[0].kind]
        first = await shop.assembly.jobs._due(kinds, 4)
        for _ in range(4):
            await shop.assembly.jobs.claim_next("quick", kinds, DAY, 1)
        assert await shop.assembly.jobs._claim_of(first, "slow", DAY, 1) == []
        assert len(await shop.assembly.jobs.claim_next("slow", kinds, DAY, 1)) == 1

    async def test_no_more_than_its_kind_allows_run_at_once(self, shop: Workshop) -> None:
        narrow, wide = Gate(shop), Gate(shop)
        await shop.enqueue(*(shop.a_job(priority=JobPriority.URGENT) for _ in range(5)))
        await shop.enqueue(*(shop.a_job(OTHER_KIND) for _ in range(5)))
        worker = shop.worker(
            a_handler(narrow.handle, at_once=2), a_handler(wide.handle, OTHER_KIND, at_once=3), at_once=4
        )
        await worker.work_once()
        assert Counter(job.kind for job in worker.running) == {KIND: 2, OTHER_KIND: 2}
        narrow.opens.set()
        wide.opens.set()
        await worker.work_off()
        assert len(narrow.runs) == len(wide.runs) == 5

    async def test_a_job_that_ends_during_a_look_makes_room_for_the_next_of_its_kind(
        self, shop: Workshop, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The look had left its kind out, and nothing runs any more when it comes back empty: the rest is due still."""
        jobs = [shop.a_job() for _ in range(3)]
        await shop.enqueue(*jobs)
        worker = shop.worker(a_handler(shop.do, at_once=1), a_handler(shop.do, OTHER_KIND))
        claim_next = JobRepository.claim_next

        async def slow_look(jobs: JobRepository, name: str, kinds: list[JobKind], *more: Any) -> list[Job]:
            claimed = await claim_next(jobs, name, kinds, *more)
            if KIND not in kinds:
                await finished(worker)
            return claimed

        monkeypatch.setattr(JobRepository, "claim_next", slow_look)
        await worker.work_off()
        assert await shop.states(jobs) == {JobState.DONE: 3}

    async def test_what_was_claimed_before_the_store_failed_is_worked_on(
        self, shop: Workshop, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        jobs = [shop.a_job(most_attempts=1) for _ in range(3)]
        await shop.enqueue(*jobs)
        claim, claims = JobRepository._claim, 0

        async def failing(*arguments: object) -> Job | None:
            nonlocal claims
            claims += 1
            if claims == 3:
                raise StoreBusy
            return await claim(*arguments)  # type: ignore[arg-type]

        monkeypatch.setattr(JobRepository, "_claim", failing)
        await shop.worker().work_off()
        assert await shop.states(jobs) == {JobState.DONE: 3}
        assert {(await shop.job(job)).attempts for job in jobs} == {1}

    async def test_a_kind_that_nobody_here_can_do_is_left_for_others(self, shop: Workshop) -> None:
        job = await shop.enqueued(OTHER_KIND)
        await shop.worker().work_off()
        assert (await shop.job(job)).state is JobState.QUEUED


class TestUniqueKeys:
    async def test_what_waits_or_runs_already_is_not_enqueued_again(self, shops: Workshop) -> None:
        first, second = shops.a_job(unique_key="digest"), shops.a_job(unique_key="digest")
        await shops.enqueue(first, second)
        assert [job.id for job in await shops.all_jobs()] == [first.id]
        await shops.worker().work_off()
        third = await shops.enqueued(unique_key="digest")
        assert {job.id for job in await shops.all_jobs()} == {first.id, third.id}

    async def test_racing_commits_make_one_job_and_none_of_them_fails(self, shops: Workshop) -> None:
        """The loser's own change is not lost to a job that is there already."""
        jobs = [shops.a_job(unique_key="digest") for _ in range(8)]
        service = shops.assembly.database_service
        log = shops.assembly.access_log

        async def change(job: Job) -> None:
            provider = shops.assembly.tables["provider"].create(a_provider(display_name=job.id))
            await service(log(SystemActor.OPERATOR, AuditAction.PROVIDER_CREATED)).write(
                AuditEntry(AuditAction.PROVIDER_CREATED, job.id), provider, shops.assembly.jobs.enqueue(job)
            )

        await asyncio.gather(*(change(job) for job in jobs))
        assert len(await shops.all_jobs()) == 1
        assert len(await shops.effects()) == 8

    async def test_a_key_is_free_again_when_its_job_is_dead_or_cancelled(self, shop: Workshop) -> None:
        async def fail(_: JobRun) -> Outcome:
            raise GiveUp("no_such_file")

        await shop.enqueued(unique_key="digest")
        await shop.worker(a_handler(fail)).work_off()
        second = await shop.enqueued(unique_key="digest")
        assert (await shop.job(second)).state is JobState.QUEUED


class TestTheFence:
    async def test_whose_lease_ran_out_cannot_commit_not_even_in_the_middle(
        self, shops: Workshop, clock: SetClock
    ) -> None:
        gate = Gate(shops)
        job = await shops.enqueued()
        slow = shops.worker(a_handler(gate.handle), name="slow")
        await slow.work_once()
        await gate.begun.wait()
        clock.move(timedelta(minutes=1))
        await shops.worker(name="quick").work_off()
        gate.opens.set()
        await finished(slow)
        assert isinstance(gate.ended_with[0], JobLost)
        assert await shops.effects() == {job.id: 1}
        after = await shops.job(job)
        assert (after.state, after.attempts, after.fence) == (JobState.DONE, 2, 2)

    async def test_a_lost_job_that_another_is_working_on_takes_nothing_more(
        self, shops: Workshop, clock: SetClock
    ) -> None:
        gates = Gate(shops), Gate(shops)
        job = await shops.enqueued()
        slow, quick = (shops.worker(a_handler(gate.handle), name=f"worker-{gate is gates[0]}") for gate in gates)
        await slow.work_once()
        await gates[0].begun.wait()
        clock.move(timedelta(minutes=1))
        await quick.work_once()
        await gates[1].begun.wait()
        gates[0].opens.set()
        await finished(slow)
        assert isinstance(gates[0].ended_with[0], JobLost)
        assert await shops.effects() == {}
        gates[1].opens.set()
        await finished(quick)
        assert await shops.effects() == {job.id: 1}

    async def test_a_commit_that_takes_long_does_not_outlast_a_takeover(self, shops: Workshop) -> None:
        """It looked at the fence while the job was still its own; by its end, another has done the work."""
        job = await shops.enqueued()
        [held] = await shops.assembly.jobs.claim_next("old", [job.kind], timedelta(0), 1)
        run = run_of(shops, held)
        slowly = Statement("SLEEP 400ms", {})
        effect = shops.assembly.tables["provider"].create(a_provider(display_name=job.id))
        late = asyncio.create_task(run.write(AuditEntry(AuditAction.PROVIDER_CREATED, job.id), slowly, effect))
        calls = shops.assembly.database.metrics.calls
        await eventually(lambda: shops.assembly.database.metrics.calls > calls)
        await shops.worker(name="new").work_off()
        assert await shops.effects() == {job.id: 1}
        with pytest.raises(JobLost):
            await late
        assert await shops.effects() == {job.id: 1}

    @pytest.mark.parametrize("ends", [False, True], ids=["part of the work", "the end"])
    async def test_a_takeover_in_the_middle_of_a_commit_leaves_one_of_both(
        self, shops: Workshop, *, ends: bool
    ) -> None:
        """Raced many times over: the old holder's commit and the take-over cannot both go through."""
        for _ in range(6):
            job = await shops.enqueued()
            [held] = await shops.assembly.jobs.claim_next("old", [job.kind], timedelta(0), 1)
            run = run_of(shops, held)
            outcomes = await asyncio.gather(
                shops.leave_effect(run, ends=ends),
                shops.assembly.jobs.try_again(held, "abandoned", shops.assembly.clock() + DAY),
                return_exceptions=True,
            )
            effects = (await shops.effects())[job.id]
            state = (await shops.job(job)).state
            assert effects == (not isinstance(outcomes[0], JobLost))
            assert state is (JobState.DONE if ends and effects else JobState.QUEUED)

    async def test_a_handler_that_comes_late_ends_nothing_and_advances_nothing(
        self, shop: Workshop, clock: SetClock
    ) -> None:
        gate = Gate(shop, then=lambda run: run.advance(1, 1))
        job = await shop.enqueued()
        slow = shop.worker(a_handler(gate.handle), name="slow")
        await slow.work_once()
        await gate.begun.wait()
        clock.move(timedelta(minutes=1))
        other = Gate(shop)
        quick = shop.worker(a_handler(other.handle), name="quick")
        await quick.work_once()
        await other.begun.wait()
        gate.opens.set()
        await finished(slow)
        assert isinstance(gate.ended_with[0], JobLost)
        assert (await shop.job(job)).worker == "quick"
        other.opens.set()
        await finished(quick)
        assert (await shop.job(job)).state is JobState.DONE


class TestLeases:
    async def test_a_long_handler_keeps_its_lease(self, shop: Workshop, clock: SetClock) -> None:
        gate = Gate(shop)
        job = await shop.enqueued()
        worker = shop.worker(a_handler(gate.handle), lease=timedelta(milliseconds=60))
        await worker.work_once()
        await gate.begun.wait()
        first = (await shop.job(job)).leased_until
        clock.move(timedelta(minutes=1))

        async def is_renewed() -> bool:
            now = (await shop.job(job)).leased_until
            return first is not None and now is not None and now > first + timedelta(minutes=1)

        await eventually(is_renewed)
        await shop.worker(name="other").work_once()
        assert (await shop.job(job)).worker == "one"
        gate.opens.set()
        await finished(worker)

    async def test_a_worker_does_not_take_its_own_work_from_itself(self, shop: Workshop, clock: SetClock) -> None:
        """The loop stood still for longer than a lease: what it works on is not abandoned."""
        gate = Gate(shop, then=lambda run: run.advance(2, 2))
        job = await shop.enqueued()
        worker = shop.worker(a_handler(gate.handle))
        await worker.work_once()
        await gate.begun.wait()
        await gate.runs[0].advance(1, 2)
        clock.move(timedelta(hours=1))
        await worker.work_once()
        assert (await shop.job(job)).state is JobState.RUNNING
        gate.opens.set()
        await finished(worker)
        assert (await shop.job(job)).attempts == 1
        assert len(gate.runs) == 1

    async def test_after_a_kill_an_embedded_store_s_owner_takes_over_at_once(self, shop: Workshop) -> None:
        job = await shop.enqueued()
        await shop.assembly.jobs.claim_next("dead", [job.kind], DAY, 1)
        await shop.worker(is_only=True).work_off()
        after = await shop.job(job)
        assert (after.state, after.attempts) == (JobState.DONE, 2)

    async def test_beside_other_processes_it_waits_for_the_lease(self, shops: Workshop, clock: SetClock) -> None:
        job = await shops.enqueued()
        await shops.assembly.jobs.claim_next("dead", [job.kind], DAY, 1)
        await shops.worker().work_off()
        assert (await shops.job(job)).state is JobState.RUNNING
        clock.move(DAY * 2)
        await shops.worker().work_off()
        assert (await shops.job(job)).state is JobState.DONE

    async def test_who_died_with_the_last_attempt_is_buried(self, shop: Workshop, clock: SetClock) -> None:
        job = await shop.enqueued(most_attempts=1)
        await shop.assembly.jobs.claim_next("dead", [job.kind], timedelta(seconds=1), 1)
        clock.move(timedelta(seconds=2))
        await shop.worker().work_off()
        after = await shop.job(job)
        assert (after.state, after.failure) == (JobState.DEAD, "abandoned")
        assert shop.handled == []


_TRACE = (SystemActor.WORKER, AuditAction.NOTICE_SENT)


async def _no_endings(*_: object) -> list[Statement]:
    return []


def run_of(shop: Workshop, held: Job) -> JobRun:
    """A try of somebody who holds the job, without a worker around it."""
    service = shop.assembly.database_service(shop.assembly.access_log(*_TRACE))
    return JobRun(held, service, shop.assembly.jobs, DAY, _no_endings)


class TestFailures:
    async def test_with_its_attempts_used_up_it_is_dead_and_told(self, shop: Workshop, clock: SetClock) -> None:
        async def fail(_: JobRun) -> Outcome:
            raise RetryLater("insurer_busy")

        worker = shop.worker(a_handler(fail))
        job = await shop.enqueued(most_attempts=3)
        for _ in range(6):
            await worker.work_off()
            clock.move(timedelta(hours=2))
        after = await shop.job(job)
        assert (after.state, after.failure, after.attempts) == (JobState.DEAD, "insurer_busy", 3)
        events = await shop.assembly.database.rows(
            "SELECT kind, facts FROM event WHERE seq > -1 AND subject = $job", {"job": _record(job)}
        )
        assert {"kind": "job.died", "facts": {"kind": job.kind.value, "failure": "insurer_busy"}} in [
            {"kind": each["kind"], "facts": each["facts"]} for each in events
        ]

    async def test_who_gives_up_is_dead_at_once(self, shop: Workshop) -> None:
        async def fail(_: JobRun) -> Outcome:
            raise GiveUp("no_such_file")

        job = await shop.enqueued()
        await shop.worker(a_handler(fail)).work_off()
        after = await shop.job(job)
        assert (after.state, after.failure, after.attempts) == (JobState.DEAD, "no_such_file", 1)

    async def test_what_a_third_party_asked_us_to_wait_is_waited(self, shop: Workshop, clock: SetClock) -> None:
        async def fail(_: JobRun) -> Outcome:
            raise RetryLater("too_many", after=timedelta(minutes=7))

        job = await shop.enqueued()
        await shop.worker(a_handler(fail)).work_off()
        assert (await shop.job(job)).run_at - clock.now > timedelta(minutes=6, seconds=59)

    @pytest.mark.parametrize(
        "error",
        [
            ValueError("Ada Marlowe, 1980-03-12"),
            KeyError("Ada Marlowe"),
            AssertionError("Ada Marlowe"),
            TimeoutError("Ada Marlowe"),
            RecursionError("Ada Marlowe"),
            MemoryError("Ada Marlowe"),
            StopAsyncIteration("Ada Marlowe"),
            ExceptionGroup("Ada Marlowe", [ValueError("Ada Marlowe")]),
            BaseExceptionGroup("Ada Marlowe", [GeneratorExit("Ada Marlowe")]),
            GeneratorExit("Ada Marlowe"),
            asyncio.CancelledError("Ada Marlowe"),
            StoreUnavailable(),
            OutcomeUnknown(),
            AuditUnavailable(),
        ],
        ids=lambda error: type(error).__name__,
    )
    async def test_whatever_a_handler_raises_is_a_failure_and_its_text_goes_nowhere(
        self, shop: Workshop, error: BaseException, caplog: pytest.LogCaptureFixture
    ) -> None:
        caplog.set_level(logging.DEBUG)

        async def fail(_: JobRun) -> Outcome:
            raise error

        other = await shop.enqueued(OTHER_KIND)
        job = await shop.enqueued()
        await shop.worker(a_handler(fail), a_handler(shop.do, OTHER_KIND)).work_off()
        after = await shop.job(job)
        assert (after.state, after.attempts) == (JobState.QUEUED, 1)
        assert after.failure in {
            "unexpected",
            "took_too_long",
            "database_unavailable",
            "database_outcome_unknown",
            "audit_unavailable",
        }
        assert (await shop.job(other)).state is JobState.DONE
        assert "Marlowe" not in caplog.text + str([vars(record) for record in caplog.records]) + repr(after.__dict__)

    async def test_a_handler_that_takes_too_long_is_stopped_and_tried_again(self, shop: Workshop) -> None:
        gate = Gate(shop)
        job = await shop.enqueued()
        await shop.worker(a_handler(gate.handle, time_limit=timedelta(milliseconds=30))).work_off()
        after = await shop.job(job)
        assert (after.state, after.failure) == (JobState.QUEUED, "took_too_long")

    async def test_what_did_nothing_of_what_was_due_is_told(self, shop: Workshop) -> None:
        async def handle(_: JobRun) -> Outcome:
            return Outcome(12, 0)

        job = await shop.enqueued()
        await shop.worker(a_handler(handle)).work_off()
        after = await shop.job(job)
        assert (after.state, after.due, after.done) == (JobState.DONE, 12, 0)
        events = await shop.assembly.database.rows("SELECT kind FROM event WHERE kind = 'job.fruitless'")
        assert len(events) == 1

    async def test_what_fails_after_the_last_commit_changes_nothing(self, shop: Workshop) -> None:
        async def handle(run: JobRun) -> Outcome:
            await shop.leave_effect(run, ends=True)
            raise ValueError

        job = await shop.enqueued()
        await shop.worker(a_handler(handle)).work_off()
        assert (await shop.job(job)).state is JobState.DONE
        assert await shop.effects() == {job.id: 1}

    async def test_an_end_that_could_not_be_noted_is_found_again_without_haste(
        self, shop: Workshop, clock: SetClock, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The store failed under the worker's own hands: it waits as after any failure, and is not lost."""
        ends, failing = JobRepository.end, True

        async def fail(*arguments: object) -> None:
            if failing:
                raise StoreUnavailable
            await ends(*arguments)  # type: ignore[arg-type]

        async def handle(_: JobRun) -> Outcome:
            return Outcome(1, 1)

        monkeypatch.setattr(JobRepository, "end", fail)
        worker = shop.worker(a_handler(handle, first_pause=timedelta(seconds=10)))
        job = await shop.enqueued()
        await worker.work_off()
        failing = False
        await worker.work_off()
        waiting = await shop.job(job)
        assert (waiting.state, waiting.failure) == (JobState.QUEUED, "abandoned")
        assert waiting.run_at - clock.now > timedelta(seconds=9)
        clock.move(timedelta(seconds=11))
        await worker.work_off()
        assert (await shop.job(job)).state is JobState.DONE

    async def test_whom_a_failing_handler_opened_is_told(self, shop: Workshop) -> None:
        somebody = new_id()

        async def handle(run: JobRun) -> Outcome:
            run.access.opened(somebody)
            raise GiveUp("no_such_file")

        job = await shop.enqueued()
        await shop.worker(a_handler(handle)).work_off()
        rows = await shop.assembly.database.rows("SELECT action, subject FROM audit")
        assert {(row["action"], row.get("subject")) for row in rows} >= {
            ("notice.sent", somebody),
            ("job.died", job.id),
        }


class TestCancelling:
    async def cancel(self, shop: Workshop, job: Job) -> None:
        await shop.assembly.job_service(shop.assembly.access_log(*_TRACE)).cancel(job.id)

    async def test_a_waiting_job_ends_and_frees_its_key(self, shops: Workshop) -> None:
        job = await shops.enqueued(unique_key="digest")
        await self.cancel(shops, job)
        after = await shops.job(job)
        assert (after.state, after.unique_key) == (JobState.CANCELLED, None)
        assert after.finished_at is not None
        await shops.worker().work_off()
        assert shops.handled == []

    async def test_a_running_job_learns_it_at_its_next_step(self, shops: Workshop) -> None:
        gate = Gate(shops, then=lambda run: run.advance(1, 2))
        job = await shops.enqueued()
        worker = shops.worker(a_handler(gate.handle))
        await worker.work_once()
        await gate.begun.wait()
        await self.cancel(shops, job)
        assert (await shops.job(job)).state is JobState.RUNNING
        gate.opens.set()
        await finished(worker)
        assert (await shops.job(job)).state is JobState.CANCELLED

    async def test_one_that_fails_instead_is_not_tried_again(self, shop: Workshop) -> None:
        async def fail(_: JobRun) -> None:
            raise RetryLater("insurer_busy")

        gate = Gate(shop, then=fail)
        job = await shop.enqueued()
        worker = shop.worker(a_handler(gate.handle))
        await worker.work_once()
        await gate.begun.wait()
        await self.cancel(shop, job)
        gate.opens.set()
        await finished(worker)
        assert (await shop.job(job)).state is JobState.CANCELLED

    @pytest.mark.parametrize("most_attempts", [1, 5])
    async def test_one_whose_process_died_ends_with_the_take_over(self, shop: Workshop, most_attempts: int) -> None:
        job = await shop.enqueued(most_attempts=most_attempts)
        await shop.assembly.jobs.claim_next("dead", [job.kind], DAY, 1)
        await self.cancel(shop, job)
        await shop.worker(is_only=True).work_off()
        assert (await shop.job(job)).state is JobState.CANCELLED
        assert shop.handled == []

    async def test_a_cancelled_job_is_tried_anew_when_somebody_wants_it(self, shop: Workshop) -> None:
        job = await shop.enqueued()
        await self.cancel(shop, job)
        await shop.assembly.job_service(shop.assembly.access_log(*_TRACE)).replay(job.id)
        await shop.worker().work_off()
        assert (await shop.job(job)).state is JobState.DONE


class TestDraining:
    async def test_what_runs_comes_to_its_end_and_nothing_more_is_claimed(self, shop: Workshop) -> None:
        gate = Gate(shop)
        first, second = await shop.enqueued(), await shop.enqueued()
        worker = shop.worker(a_handler(gate.handle), at_once=1)
        worker.beat.start()
        await gate.begun.wait()
        draining = asyncio.create_task(worker.drain())
        await asyncio.sleep(0)
        gate.opens.set()
        await draining
        assert (await shop.job(first)).state is JobState.DONE
        assert (await shop.job(second)).state is JobState.QUEUED

    async def test_what_takes_longer_goes_back_and_its_try_is_not_counted(
        self, shop: Workshop, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(working, "DRAIN_WITHIN", 0.05)
        gate = Gate(shop)
        job = await shop.enqueued(most_attempts=1)
        worker = shop.worker(a_handler(gate.handle))
        worker.beat.start()
        await gate.begun.wait()
        await worker.drain()
        waiting = await shop.job(job)
        assert (waiting.state, waiting.attempts, waiting.failure) == (JobState.QUEUED, 0, "stopped")
        await shop.worker(name="next").work_off()
        assert (await shop.job(job)).state is JobState.DONE

    async def test_a_store_that_is_away_does_not_keep_a_process_from_ending(
        self, shop: Workshop, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(working, "DRAIN_WITHIN", 0.05)
        gate = Gate(shop)
        await shop.enqueued()
        worker = shop.worker(a_handler(gate.handle))
        worker.beat.start()
        await gate.begun.wait()
        await shop.assembly.database.close()
        async with asyncio.timeout(10):
            await worker.drain()


async def test_dead_jobs_stay_until_somebody_replays_them_and_the_rest_is_swept_after_a_day(
    shops: Workshop, clock: SetClock
) -> None:
    async def fail(_: JobRun) -> Outcome:
        raise GiveUp("no_such_file")

    done, dead = await shops.enqueued(), await shops.enqueued(OTHER_KIND)
    waiting = await shops.enqueued(after=timedelta(days=3))
    await shops.worker(a_handler(shops.do), a_handler(fail, OTHER_KIND)).work_off()
    assert await shops.assembly.jobs.sweep(clock.now - timedelta(hours=24)) == 0
    clock.move(timedelta(hours=25))
    assert await shops.assembly.jobs.sweep(clock.now - timedelta(hours=24)) == 1
    assert await shops.assembly.jobs.job(done.id) is None
    assert await shops.states([dead, waiting]) == {JobState.DEAD: 1, JobState.QUEUED: 1}
    await shops.assembly.job_service(shops.assembly.access_log(*_TRACE)).replay(dead.id)
    await shops.worker(a_handler(shops.do, OTHER_KIND)).work_off()
    after = await shops.job(dead)
    assert (after.state, after.attempts, after.failure) == (JobState.DONE, 1, None)


def _record(job: Job) -> RecordID:
    return RecordID("job", job.id)
