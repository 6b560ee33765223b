"""The scheduler over the real store: one job for each slot, whatever stood still, raced or changed in between."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from app.assembly import Assembly
from app.audit.vocabulary import AuditAction
from app.core.actor import SystemActor
from app.database.job_repository import Outcome
from app.database.models import Job, Practice, Schedule
from app.database.practice_repository import PRACTICE_ID
from app.models.job_models import JobKind, JobPriority, JobState, RunOutcome, ScheduleName
from app.services.job_run import GiveUp
from app.services.job_service import JobService
from app.services.practice_service import PracticeCalendar
from app.services.timing import Timing
from app.workers.leases import HeldLease
from app.workers.scheduler import Scheduler
from app.workers.surreal_worker import JobRun
from app.workers.tasks import SCHEDULES
from tests.conftest import SetClock, operator
from tests.integration.workers.workshop import Gate, Workshop, a_handler, finished

NAME, KIND = ScheduleName.CLEAN_UP, JobKind.CLEAN_UP
NOON = datetime(2026, 6, 10, 16, 0, tzinfo=UTC)
"""Noon in New York."""
DAILY = Timing(NAME, KIND, "0 6 * * *", catch_up=timedelta(hours=17), ends_within=timedelta(hours=1))


class Watch:
    """A scheduler of one's own on a practice in New York."""

    def __init__(self, assembly: Assembly, clock: SetClock, *timings: Timing, holder: str = "one") -> None:
        clock.now = NOON
        self.assembly, self.clock = assembly, clock
        self.calendar = PracticeCalendar(clock, "America/New_York")
        self.lease = HeldLease(assembly.leases, f"scheduler-{holder}", holder, by_force=False)
        self.scheduler = self.another(*(timings or (DAILY,)))
        self.shop = Workshop(assembly)

    def another(self, *timings: Timing, holder: str | None = None) -> Scheduler:
        """`holder` has a lease of its own: as if it had lost the other one without noticing."""
        assembly = self.assembly
        lease = HeldLease(assembly.leases, holder, holder, by_force=False) if holder else self.lease
        service = assembly.database_service(assembly.access_log(SystemActor.SCHEDULER, AuditAction.SCHEDULE_RAN))
        return Scheduler(assembly.schedules, assembly.jobs, service, timings, self.calendar, self.clock, lease)

    async def look_at(self, hours: float = 0, **more: float) -> None:
        """Move the clock and look."""
        self.clock.move(timedelta(hours=hours, **more))
        await self.scheduler.look_once()

    async def schedule(self, name: ScheduleName = NAME) -> Schedule:
        found = await self.assembly.schedules.schedule(name.value)
        assert found is not None
        return found

    async def jobs(self) -> list[Job]:
        return list(reversed(await self.shop.all_jobs()))

    async def told(self) -> list[str]:
        rows = await self.assembly.database.rows("SELECT kind FROM event WHERE kind INSIDE $kinds", {"kinds": _TOLD})
        return [row["kind"] for row in rows]

    @property
    def service(self) -> JobService:
        return self.assembly.job_service(operator(self.assembly, AuditAction.SCHEDULE_CHANGED))


_TOLD = ["schedule.missed", "schedule.overdue"]


@pytest.fixture
def watch(assembly: Assembly, clock: SetClock) -> Watch:
    return Watch(assembly, clock)


@pytest.fixture
def on_both(both: Assembly, clock: SetClock) -> Watch:
    return Watch(both, clock)


async def test_it_begins_its_rows_once_with_the_next_slot_in_the_practice_s_zone(on_both: Watch) -> None:
    await on_both.look_at()
    await on_both.look_at()
    [schedule] = await on_both.assembly.schedules.all()
    assert (schedule.cron, schedule.zone, schedule.is_paused) == ("0 6 * * *", "America/New_York", False)
    assert schedule.next_run_at == datetime(2026, 6, 11, 10, 0, tzinfo=UTC)
    assert await on_both.jobs() == []


async def test_a_slot_leads_to_one_job_and_the_schedule_moves_on(on_both: Watch) -> None:
    await on_both.look_at()
    for _ in range(3):
        await on_both.look_at(18.1)
    jobs = await on_both.jobs()
    assert [job.payload["at"] for job in jobs] == ["2026-06-11T10:00:00+00:00", "2026-06-12T10:00:00+00:00"]
    assert {job.requested_by for job in jobs} == {"system:scheduler"}
    assert {job.state for job in jobs} == {JobState.QUEUED}
    schedule = await on_both.schedule()
    assert schedule.last_job == jobs[-1].id
    assert schedule.next_run_at == datetime(2026, 6, 13, 10, 0, tzinfo=UTC)
    assert schedule.last_outcome is None


async def test_two_schedulers_make_one_job_of_a_slot(on_both: Watch) -> None:
    """Both believe that they hold the lease."""
    await on_both.look_at()
    others = [on_both.another(DAILY, holder=f"holder-{at}") for at in range(4)]
    for day in range(3):
        on_both.clock.now = NOON + timedelta(days=day, hours=18.1)
        await asyncio.gather(*(each.look_once() for each in (on_both.scheduler, *others)))
    slots = [job.payload["at"] for job in await on_both.jobs()]
    assert len(slots) == len(set(slots)) == 3


async def test_two_schedulers_that_begin_at_once_make_one_row(on_both: Watch) -> None:
    others = [on_both.another(DAILY, holder=f"holder-{at}") for at in range(4)]
    await asyncio.gather(*(each.look_once() for each in others))
    assert len(await on_both.assembly.schedules.all()) == 1


async def test_who_does_not_hold_the_lease_makes_nothing(watch: Watch) -> None:
    await watch.look_at()
    other = watch.another(DAILY)
    other._lease = HeldLease(watch.assembly.leases, "scheduler-one", "other", by_force=False)
    watch.clock.move(timedelta(hours=19))
    await other.look_once()
    assert await watch.jobs() == []


class TestDowntime:
    async def test_the_last_slot_is_caught_up_with_while_its_schedule_allows(self, watch: Watch) -> None:
        await watch.look_at()
        await watch.look_at(18 + 24 * 3 + 16.9)
        assert [job.payload["at"] for job in await watch.jobs()] == ["2026-06-14T10:00:00+00:00"]
        assert await watch.told() == []
        assert (await watch.schedule()).next_run_at == datetime(2026, 6, 15, 10, 0, tzinfo=UTC)

    async def test_one_that_is_older_is_missed_and_told_once(self, on_both: Watch) -> None:
        await on_both.look_at()
        await on_both.look_at(18 + 17.1)
        await on_both.look_at()
        assert await on_both.jobs() == []
        assert await on_both.told() == ["schedule.missed"]
        schedule = await on_both.schedule()
        assert schedule.last_outcome is RunOutcome.MISSED
        assert schedule.next_run_at == datetime(2026, 6, 12, 10, 0, tzinfo=UTC)

    async def test_two_schedulers_tell_a_missed_slot_once(self, on_both: Watch) -> None:
        await on_both.look_at()
        others = [on_both.another(DAILY, holder=f"holder-{at}") for at in range(3)]
        on_both.clock.move(timedelta(hours=18 + 17.1))
        await asyncio.gather(*(each.look_once() for each in others))
        assert await on_both.told() == ["schedule.missed"]


class TestPausing:
    async def test_a_paused_schedule_makes_no_jobs_and_misses_nothing(self, watch: Watch) -> None:
        await watch.look_at()
        shown = await watch.service.pause(NAME, is_paused=True)
        assert shown.is_paused
        await watch.look_at(24 * 3)
        assert await watch.jobs() == []
        assert await watch.told() == []

    async def test_it_goes_on_with_the_next_slot_from_now(self, watch: Watch) -> None:
        await watch.look_at()
        await watch.service.pause(NAME, is_paused=True)
        watch.clock.move(timedelta(days=3))
        shown = await watch.service.pause(NAME, is_paused=False)
        assert shown.next_run_at == datetime(2026, 6, 14, 10, 0, tzinfo=UTC)
        await watch.look_at()
        assert await watch.jobs() == []
        await watch.look_at(18.1)
        assert len(await watch.jobs()) == 1

    async def test_run_now_does_it_now_and_leaves_the_slot(self, watch: Watch) -> None:
        await watch.look_at()
        before = await watch.schedule()
        job = await watch.service.run_now(NAME)
        after = await watch.schedule()
        assert (job.kind, job.priority, job.state) == (KIND, JobPriority.HIGH, JobState.QUEUED)
        assert (after.next_run_at, after.last_job) == (before.next_run_at, job.id)
        await watch.look_at(18.1)
        assert len(await watch.jobs()) == 2


class TestHowARunEnds:
    async def ran(self, watch: Watch, outcome: Outcome | Exception) -> Schedule:
        async def handle(_: JobRun) -> Outcome:
            if isinstance(outcome, Exception):
                raise outcome
            return outcome

        await watch.look_at()
        await watch.look_at(18.1)
        await watch.shop.worker(a_handler(handle, KIND)).work_off()
        return await watch.schedule()

    @pytest.mark.parametrize(
        ("outcome", "expected"),
        [
            (Outcome(12, 12), (RunOutcome.DONE, 12, 12)),
            (Outcome(0, 0), (RunOutcome.DONE, 0, 0)),
            (Outcome(12, 0), (RunOutcome.NOTHING_DONE, 12, 0)),
            (GiveUp("no_such_file"), (RunOutcome.FAILED, 0, 0)),
        ],
        ids=["done", "nothing due", "nothing done", "failed"],
    )
    async def test_the_schedule_remembers_it(
        self, watch: Watch, outcome: Outcome | Exception, expected: tuple[RunOutcome, int, int]
    ) -> None:
        schedule = await self.ran(watch, outcome)
        assert (schedule.last_outcome, schedule.last_due, schedule.last_done) == expected
        assert schedule.last_finished_at is not None

    async def test_an_earlier_run_that_ends_later_does_not_speak_for_a_later_one(self, watch: Watch) -> None:
        gate = Gate(watch.shop)
        await watch.look_at()
        await watch.look_at(18.1)
        worker = watch.shop.worker(a_handler(gate.handle, KIND))
        await worker.work_once()
        await gate.begun.wait()
        later = await watch.service.run_now(NAME)
        gate.opens.set()
        await finished(worker)
        schedule = await watch.schedule()
        assert (schedule.last_job, schedule.last_outcome) == (later.id, None)

    async def test_a_run_that_somebody_ended_is_no_silence(self, watch: Watch) -> None:
        await watch.look_at()
        await watch.look_at(18.1)
        [job] = await watch.jobs()
        await watch.service.cancel(job.id)
        schedule = await watch.schedule()
        assert schedule.last_outcome is RunOutcome.CANCELLED
        await watch.look_at(3)
        assert await watch.told() == []

    async def test_one_that_was_ended_while_it_ran_is_none_either(self, watch: Watch) -> None:
        gate = Gate(watch.shop, then=lambda run: run.advance(1, 1))
        await watch.look_at()
        await watch.look_at(18.1)
        [job] = await watch.jobs()
        worker = watch.shop.worker(a_handler(gate.handle, KIND))
        await worker.work_once()
        await gate.begun.wait()
        await watch.service.cancel(job.id)
        gate.opens.set()
        await finished(worker)
        assert (await watch.schedule()).last_outcome is RunOutcome.CANCELLED


class TestOverdue:
    async def test_a_run_that_does_not_end_in_time_is_told_once(self, on_both: Watch) -> None:
        await on_both.look_at()
        await on_both.look_at(18.1)
        await on_both.look_at(0.9)
        assert await on_both.told() == []
        await on_both.look_at(0.2)
        await on_both.look_at(1)
        assert await on_both.told() == ["schedule.overdue"]

    async def test_what_was_caught_up_with_late_has_its_full_time(self, watch: Watch) -> None:
        await watch.look_at()
        await watch.look_at(18 + 10)
        await watch.look_at(0.9)
        assert await watch.told() == []
        await watch.look_at(0.2)
        assert await watch.told() == ["schedule.overdue"]

    @pytest.mark.parametrize("timing", SCHEDULES, ids=lambda each: each.name)
    async def test_the_silence_of_each_schedule_is_told_before_its_next_slot(
        self, assembly: Assembly, clock: SetClock, timing: Timing
    ) -> None:
        watch = Watch(assembly, clock, timing)
        await watch.look_at()
        clock.now = (await watch.schedule(timing.name)).next_run_at
        await watch.look_at(minutes=1)
        clock.now = (await watch.schedule(timing.name)).next_run_at - timedelta(minutes=1)
        await watch.look_at()
        assert await watch.told() == ["schedule.overdue"]

    async def test_what_ended_is_not_overdue(self, watch: Watch) -> None:
        await watch.look_at()
        await watch.look_at(18.1)
        await watch.shop.worker(a_handler(watch.shop.do, KIND)).work_off()
        await watch.look_at(5)
        assert await watch.told() == []

    async def test_the_next_slot_is_told_anew(self, watch: Watch) -> None:
        await watch.look_at()
        for _ in range(2):
            await watch.look_at(18.1)
            await watch.look_at(2)
            await watch.look_at(3.9)
        assert await watch.told() == ["schedule.overdue"] * 2


class TestChanges:
    async def test_another_zone_moves_the_next_slot(self, watch: Watch) -> None:
        await watch.look_at()
        now = watch.clock.now
        watch.calendar.adopt(
            Practice(
                id=PRACTICE_ID, created_at=now, updated_at=now, name="Northside Family Clinic", zone="America/Denver"
            )
        )
        await watch.look_at()
        schedule = await watch.schedule()
        assert schedule.zone == "America/Denver"
        assert schedule.next_run_at == datetime(2026, 6, 11, 12, 0, tzinfo=UTC)
        await watch.look_at(18.1)
        assert await watch.jobs() == []
        await watch.look_at(2)
        assert len(await watch.jobs()) == 1

    async def test_another_time_of_day_in_the_code_moves_it_too_and_a_pause_stays(self, watch: Watch) -> None:
        await watch.look_at()
        await watch.service.pause(NAME, is_paused=True)
        newer = watch.another(
            Timing(NAME, KIND, "30 7 * * *", catch_up=timedelta(hours=1), ends_within=timedelta(hours=1))
        )
        await newer.look_once()
        schedule = await watch.schedule()
        assert (schedule.cron, schedule.is_paused) == ("30 7 * * *", True)
        assert schedule.next_run_at == datetime(2026, 6, 11, 11, 30, tzinfo=UTC)

    @pytest.mark.parametrize(
        ("cron", "day", "slots"),
        [
            ("0 2 * * *", datetime(2026, 3, 7, 17, tzinfo=UTC), ["2026-03-08T07:00:00", "2026-03-09T06:00:00"]),
            ("30 2 * * *", datetime(2026, 3, 7, 17, tzinfo=UTC), ["2026-03-08T07:00:00", "2026-03-09T06:30:00"]),
            ("30 1 * * *", datetime(2026, 10, 31, 16, tzinfo=UTC), ["2026-11-01T05:30:00", "2026-11-02T06:30:00"]),
            ("0 6 * * *", datetime(2026, 10, 31, 16, tzinfo=UTC), ["2026-11-01T11:00:00", "2026-11-02T11:00:00"]),
        ],
    )
    async def test_on_the_nights_when_the_clocks_change_each_slot_runs_once(
        self, assembly: Assembly, clock: SetClock, cron: str, day: datetime, slots: list[str]
    ) -> None:
        """Watched every ten minutes for two days."""
        watch = Watch(
            assembly, clock, Timing(NAME, KIND, cron, catch_up=timedelta(hours=1), ends_within=timedelta(days=9))
        )
        clock.now = day
        for _ in range(6 * 48):
            await watch.look_at(minutes=10)
        assert [job.payload["at"] for job in await watch.jobs()] == [f"{slot}+00:00" for slot in slots]
        assert await watch.told() == []


async def test_the_administrator_sees_the_next_one_first_and_what_is_paused_last(
    assembly: Assembly, clock: SetClock
) -> None:
    watch = Watch(assembly, clock, *SCHEDULES)
    await watch.look_at()
    await watch.service.pause(ScheduleName.INSURANCE_SYNC, is_paused=True)
    shown = await watch.service.schedules()
    assert [each.name.value for each in shown] == [
        "clean_up",
        "audit_verification",
        "duplicate_scan",
        "birthday_alerts",
        "coverage_watch",
        "insurance_sync",
    ]
