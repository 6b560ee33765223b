"""Escalation as a worker: under a lease, and noticed when it does not get on."""

import asyncio
from datetime import timedelta

import pytest

from app.assembly import Assembly
from app.audit.vocabulary import AuditAction
from app.config.settings import Settings
from app.database.models import Event
from app.models.alert_models import AlertKind
from app.models.job_models import JobQuery, ScheduleName
from app.models.patient_models import PatientStatus
from app.workers.escalator import LEASE_LASTS, Escalator
from app.workers.leases import HeldLease
from app.workers.watch import Watch
from tests.conftest import NOW, SetClock, eventually, opened, operator
from tests.integration.workers.alarms import Alarms
from tests.integration.workers.workshop import Workshop


class Runs:
    """An escalation that counts its runs, and fails or hangs for as long as it shall."""

    def __init__(self) -> None:
        self.runs, self.fails = 0, False
        self.goes_on = asyncio.Event()
        self.goes_on.set()

    async def __call__(self) -> None:
        self.runs += 1
        await self.goes_on.wait()
        if self.fails:
            raise RuntimeError


@pytest.fixture
def runs() -> Runs:
    return Runs()


def an_escalator(assembly: Assembly, runs: Runs, holder: str = "one", **more: timedelta) -> Escalator:
    lease = HeldLease(assembly.leases, "escalation", holder, by_force=False, lasting=LEASE_LASTS)
    return Escalator(lease, runs, **more)


class TestLease:
    async def test_one_process_looks(self, both: Assembly, runs: Runs) -> None:
        first, second = (an_escalator(both, runs, holder) for holder in ("one", "two"))
        for _ in range(3):
            await asyncio.gather(first.escalate_once(), second.escalate_once())
        assert runs.runs == 3

    async def test_another_goes_on_when_the_first_ends(self, both: Assembly, runs: Runs) -> None:
        lease = HeldLease(both.leases, "escalation", "one", by_force=False, lasting=LEASE_LASTS)
        await Escalator(lease, runs).escalate_once()
        await lease.give_back()
        await an_escalator(both, runs, "two").escalate_once()
        assert runs.runs == 2

    async def test_a_run_that_hangs_is_a_failure(self, assembly: Assembly, runs: Runs) -> None:
        runs.goes_on.clear()
        with pytest.raises(TimeoutError):
            await an_escalator(assembly, runs, ends_within=timedelta(milliseconds=20)).escalate_once()


async def test_it_works_with_the_process(working: Assembly, clock: SetClock) -> None:
    """Alerts are raised, and taken up, by what `start_working` starts."""
    alarms = Alarms(working)
    await alarms.a_patient(status=PatientStatus.URGENT)

    async def levels() -> list[int]:
        return [alert.escalation_level for alert in await alarms.of(AlertKind.PATIENT_URGENT)]

    async def has_gone_up(level: int) -> bool:
        return await levels() == [level]

    await eventually(lambda: has_gone_up(0))
    clock.move(timedelta(minutes=16))
    working.escalator.beat.wake()
    await eventually(lambda: has_gone_up(1))


async def test_a_store_from_before_loses_the_schedule_and_its_jobs(settings: Settings, clock: SetClock) -> None:
    """Escalation was a schedule once, with a job a minute; neither stands in the way of the pages."""
    async with opened(settings, clock) as assembly:
        kept = await Workshop(assembly).enqueued()
        await assembly.database.define(OLD_ROWS)
        await assembly.database.define("DELETE migration:⟨0002⟩")
    async with opened(settings, clock) as assembly:
        service = assembly.job_service(operator(assembly))
        await assembly.scheduler.look_once()
        assert {schedule.name for schedule in await service.schedules()} == set(ScheduleName)
        assert [job.id for job in (await service.page(JobQuery())).items] == [kept.id]


OLD_ROWS = """
CREATE schedule:escalation SET kind = 'escalation', cron = '* * * * *', zone = 'America/New_York',
    is_paused = false, next_run_at = time::now();
CREATE job SET kind = 'escalation', priority = 4, state = 'done', run_at = time::now(), created_at = time::now(),
    requested_by = 'system:scheduler', payload = {}, most_attempts = 5, attempts = 1, fence = 1, guarded = 0,
    progress = 0, is_cancel_requested = false;
"""


class TestWatch:
    """A worker that does not get on is told, once."""

    async def watched(self, assembly: Assembly, escalator: Escalator, after: timedelta = timedelta(0)) -> Watch:
        return Watch(
            [escalator.beat],
            lambda: assembly.database_service(operator(assembly, AuditAction.WORKER_TROUBLED)),
            assembly.clock,
            after,
        )

    async def told(self, assembly: Assembly) -> list[Event]:
        await eventually(lambda: is_numbered(assembly))
        events = await assembly.events.after(0, 1000)
        return [event for event in events if event.kind == AuditAction.WORKER_TROUBLED]

    async def test_an_escalation_that_fails_again_and_again_is_told_once_for_each_trouble(
        self, assembly: Assembly, runs: Runs
    ) -> None:
        escalator = an_escalator(assembly, runs)
        watch = await self.watched(assembly, escalator)
        runs.fails = True
        escalator.beat.start()
        await eventually(lambda: runs.runs >= 2)
        for _ in range(3):
            await watch.look_once()
        assert watch.troubled == ["escalation"]
        assert [event.record for event in await self.told(assembly)] == ["escalation"]

        runs.fails = False
        await eventually(lambda: not watch.troubled)
        await watch.look_once()
        runs.fails = True
        escalator.beat.wake()
        await eventually(lambda: watch.troubled)
        await watch.look_once()
        assert len(await self.told(assembly)) == 2
        await escalator.beat.stop()

    async def test_one_that_hangs_is_told_too(self, assembly: Assembly, runs: Runs) -> None:
        escalator = an_escalator(assembly, runs)
        watch = await self.watched(assembly, escalator)
        runs.goes_on.clear()
        escalator.beat.start()
        await eventually(lambda: runs.runs == 1)
        await watch.look_once()
        assert len(await self.told(assembly)) == 1
        runs.goes_on.set()
        await escalator.beat.stop()

    async def test_what_passes_is_not_told(self, assembly: Assembly, runs: Runs) -> None:
        escalator = an_escalator(assembly, runs)
        watch = await self.watched(assembly, escalator, timedelta(minutes=5))
        runs.fails = True
        escalator.beat.start()
        await eventually(lambda: runs.runs >= 2)
        await watch.look_once()
        assert watch.troubled == []
        assert await self.told(assembly) == []
        await escalator.beat.stop()

    async def test_an_alert_follows_once_a_day(self, assembly: Assembly, runs: Runs) -> None:
        alarms = Alarms(assembly)
        runs.fails = True
        escalator = an_escalator(assembly, runs)
        escalator.beat.start()
        await eventually(lambda: runs.runs >= 1)
        for _ in range(2):
            await (await self.watched(assembly, escalator)).look_once()  # as if after a restart
        await escalator.beat.stop()
        await alarms.raise_all()
        [alert] = await alarms.of(AlertKind.WORKER_TROUBLED)
        assert (alert.subject, alert.priority, alert.patient_id) == ("escalation", "high", None)
        assert alert.created_at >= NOW

    def test_everything_whose_rest_nobody_would_notice_is_watched(self, assembly: Assembly) -> None:
        assert {beat.name for beat in assembly._watched()} >= {
            "escalation",
            "alerts",
            "jobs",
            "scheduler",
            "sequencer",
            "dispatcher",
        }


async def is_numbered(assembly: Assembly) -> bool:
    return not await assembly.events.unnumbered(1)
