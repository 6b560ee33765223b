"""What happens by itself in the practice, from the clock to the alert: schedules, birthdays, files of the night."""

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from app.assembly import Assembly
from app.audit.rows import AuditEntry
from app.config.settings import ClearinghouseSettings, Settings
from app.core.actor import SystemActor
from app.database.models import Alert, Job, Practice
from app.database.practice_repository import PRACTICE_ID
from app.models.alert_models import AlertClose, AlertKind, AlertPriority, AlertState, AlertStep
from app.models.job_models import JobKind, JobState, RunOutcome, ScheduleName
from app.models.patient_models import PatientStatus
from app.services.job_service import new_job
from app.services.session_service import SESSION_LASTS
from app.workers.surreal_worker import SurrealWorker
from tests.builders import a_patient
from tests.conftest import SetClock, begin_demo, opened, operator, settings_for
from tests.integration.workers.alarms import DAY, Alarms
from tests.integration.workers.workshop import Workshop
from tests.sandbox_port import SandboxPort, sandbox_port

TODAY = date(2026, 11, 25)


class Practised(Alarms):
    """The demo's practice in New York, whose jobs are worked off when a test says so."""

    @property
    def shop(self) -> Workshop:
        return Workshop(self.assembly)

    @property
    def clock(self) -> SetClock:
        clock = self.assembly.clock
        assert isinstance(clock, SetClock)
        return clock

    async def run(self, kind: JobKind) -> Job:
        """One job of this kind, now."""
        job = new_job(kind, "user-1", self.assembly.clock)
        await self.shop.enqueue(job)
        await self.worker.work_off()
        return await self.shop.job(job)

    @property
    def worker(self) -> SurrealWorker:
        return self.assembly.worker

    async def birthdays(self) -> list[Alert]:
        await self.run(JobKind.BIRTHDAY_ALERTS)
        return await self.of(AlertKind.BIRTHDAY)

    async def greeted(self) -> set[str | None]:
        return {alert.patient_id for alert in await self.birthdays()}

    async def born(self, birth_date: date, **fields: object) -> str:
        return (await self.a_patient(birth_date=birth_date, **fields)).id

    def move_to(self, zone: str) -> None:
        now = self.clock.now
        self.assembly.calendar.adopt(
            Practice(id=PRACTICE_ID, created_at=now, updated_at=now, name="Northside Family Clinic", zone=zone)
        )


@pytest.fixture
def practised(demo: Assembly) -> Practised:
    return Practised(demo)


async def test_scheduled_tasks(practised: Practised, clock: SetClock) -> None:
    """A day of the practice, looked at every half hour: each task ran once, at its time in the practice's zone."""
    assembly = practised.assembly
    await assembly.scheduler.look_once()
    clock.now = datetime(2026, 11, 26, 4, 55, tzinfo=UTC)  # a quarter to midnight in New York
    for _ in range(2 * 24):
        clock.move(timedelta(minutes=30))
        await assembly.scheduler.look_once()
    jobs = await practised.shop.all_jobs()
    assert {(job.kind.value, str(job.payload["at"])) for job in jobs} == {
        ("insurance_sync", "2026-11-26T07:00:00+00:00"),
        ("clean_up", "2026-11-26T08:30:00+00:00"),
        ("audit_verification", "2026-11-26T09:00:00+00:00"),
        ("duplicate_scan", "2026-11-26T09:30:00+00:00"),
        ("birthday_alerts", "2026-11-26T11:00:00+00:00"),
        ("coverage_watch", "2026-11-26T11:10:00+00:00"),
    }
    assert len(jobs) == 6
    assert all(
        timedelta(0) <= job.created_at - datetime.fromisoformat(str(job.payload["at"])) < 2 * DAY for job in jobs
    )
    assert {job.requested_by for job in jobs} == {str(SystemActor.SCHEDULER)}


async def test_what_was_done_is_forgotten_after_a_day_by_the_task_itself(practised: Practised, clock: SetClock) -> None:
    done = await practised.run(JobKind.BIRTHDAY_ALERTS)
    clock.move(timedelta(hours=23))
    await practised.run(JobKind.CLEAN_UP)
    assert await practised.assembly.jobs.job(done.id) is not None
    clock.move(timedelta(hours=2))
    swept = await practised.run(JobKind.CLEAN_UP)
    assert await practised.assembly.jobs.job(done.id) is None
    assert (swept.state, swept.due, swept.done) == (JobState.DONE, 1, 1)


async def test_sessions_of_users_who_never_come_back_are_forgotten_when_they_have_run_out(
    practised: Practised, clock: SetClock
) -> None:
    sessions, database = practised.assembly.sessions, practised.assembly.database
    await sessions.open("user-1", None, "a browser")
    clock.move(SESSION_LASTS - timedelta(hours=1))
    await practised.run(JobKind.CLEAN_UP)
    assert len(await database.rows("SELECT id FROM session")) == 1
    clock.move(timedelta(hours=2))
    later = await sessions.open("user-2", None, "a browser")
    swept = await practised.run(JobKind.CLEAN_UP)
    assert [str(row["id"].id) for row in await database.rows("SELECT id FROM session")] == [later.id]
    assert (swept.due, swept.done) == (1, 1)


async def test_a_trail_that_is_not_whole_is_told_once_for_each_fault(practised: Practised) -> None:
    assembly = practised.assembly
    while await assembly.sealer.seal_once():
        pass
    await practised.run(JobKind.AUDIT_VERIFICATION)
    assert await practised.of(AlertKind.AUDIT_NOT_WHOLE) == []
    [heads] = assembly.settings.paths.heads.iterdir()
    heads.write_bytes(b"9" + heads.read_bytes())
    for _ in range(2):
        assert (await practised.run(JobKind.AUDIT_VERIFICATION)).state is JobState.DONE
    [alert] = await practised.of(AlertKind.AUDIT_NOT_WHOLE)
    assert (alert.priority, alert.patient_id, alert.facts) == (AlertPriority.URGENT, None, {})


async def test_birthday_alerts(practised: Practised) -> None:
    """Everybody whose birthday lies in the next seven days is told, once, with the day and without an age."""
    today = await practised.born(date(1980, 11, 25))
    in_a_week = await practised.born(date(2001, 12, 2))
    await practised.born(date(1980, 12, 3))
    await practised.born(date(1980, 11, 24))
    alerts = await practised.birthdays()
    assert {(alert.patient_id, alert.facts["on"]) for alert in alerts} == {
        (today, "2026-11-25"),
        (in_a_week, "2026-12-02"),
    }
    assert {(alert.priority, alert.state) for alert in alerts} == {(AlertPriority.LOW, AlertState.OPEN)}
    assert {name for alert in alerts for name in alert.facts} == {"on"}
    assert [await practised.history(alert) for alert in alerts] == [[AlertStep.RAISED]] * 2
    for _ in range(2):
        practised.clock.move(timedelta(hours=24))
        await practised.run(JobKind.BIRTHDAY_ALERTS)
    told = [alert.patient_id for alert in await practised.of(AlertKind.BIRTHDAY)]
    assert told.count(today) == told.count(in_a_week) == 1


class TestBirthdays:
    async def test_each_is_told_once_a_year_and_next_year_again(self, practised: Practised) -> None:
        patient = await practised.born(date(1980, 11, 28))
        for _ in range(74):
            await practised.run(JobKind.BIRTHDAY_ALERTS)
            practised.clock.move(5 * DAY)
        years = [alert.facts["on"] for alert in await practised.of(AlertKind.BIRTHDAY) if alert.patient_id == patient]
        assert years == ["2026-11-28", "2027-11-28"]

    @pytest.mark.parametrize(
        ("now", "on"),
        [
            (datetime(2027, 2, 22, 12, tzinfo=UTC), "2027-02-28"),
            (datetime(2028, 2, 22, 12, tzinfo=UTC), "2028-02-29"),
            (datetime(2028, 2, 29, 12, tzinfo=UTC), "2028-02-29"),
        ],
    )
    async def test_29_february_is_the_28th_in_common_years(self, practised: Practised, now: datetime, on: str) -> None:
        practised.clock.now = now
        await practised.born(date(2004, 2, 29))
        assert [alert.facts["on"] for alert in await practised.birthdays()] == [on]

    async def test_on_1_march_of_a_common_year_it_is_over(self, practised: Practised) -> None:
        practised.clock.now = datetime(2027, 3, 1, 12, tzinfo=UTC)
        await practised.born(date(2004, 2, 29))
        assert await practised.birthdays() == []

    async def test_the_week_reaches_into_the_next_year_and_is_told_once(self, practised: Practised) -> None:
        practised.clock.now = datetime(2026, 12, 28, 12, tzinfo=UTC)
        await practised.born(date(1980, 1, 2))
        assert [alert.facts["on"] for alert in await practised.birthdays()] == ["2027-01-02"]
        practised.clock.move(timedelta(days=4))
        assert len(await practised.birthdays()) == 1

    async def test_who_is_over_89_is_greeted_and_no_age_is_told(self, practised: Practised) -> None:
        patient = await practised.born(date(1922, 11, 27))
        [alert] = await practised.birthdays()
        assert (alert.patient_id, alert.facts) == (patient, {"on": "2026-11-27"})
        shown = (await practised.service().get(alert.id)).model_dump_json()
        assert "1922" not in shown
        assert "104" not in shown

    async def test_the_deceased_the_archived_and_those_who_left_never_are(self, practised: Practised) -> None:
        born = date(1980, 11, 27)
        await practised.born(born, deceased=True)
        await practised.born(born, archived_at=practised.clock.now)
        await practised.born(born, status=PatientStatus.CHURNED)
        inquiring = await practised.born(born, status=PatientStatus.INQUIRY)
        assert await practised.greeted() == {inquiring}

    @pytest.mark.parametrize(
        "change", [{"deceased": True}, {"archived_at": datetime(2026, 11, 26, tzinfo=UTC)}, {"status": "churned"}]
    )
    async def test_who_dies_or_leaves_before_the_day_is_taken_back_at_once(
        self, practised: Practised, change: dict[str, object]
    ) -> None:
        patient = await practised.a_patient(birth_date=date(1980, 11, 28))
        [alert] = await practised.birthdays()
        changed = {**change, "status": PatientStatus.CHURNED} if "status" in change else change
        await practised.change(patient, **changed)
        await practised.raise_all()
        [alert] = await practised.of(AlertKind.BIRTHDAY)
        assert alert.state is AlertState.CLOSED
        assert await practised.history(alert) == [AlertStep.RAISED, AlertStep.RESOLVED]
        await practised.run(JobKind.BIRTHDAY_ALERTS)
        assert len(await practised.of(AlertKind.BIRTHDAY)) == 1

    async def test_a_birthday_that_has_passed_is_closed_and_stays_told(self, practised: Practised) -> None:
        await practised.born(date(1980, 11, 26))
        [alert] = await practised.birthdays()
        practised.clock.move(DAY)
        assert (await practised.birthdays())[0].state is AlertState.OPEN
        practised.clock.move(DAY)
        [alert] = await practised.birthdays()
        assert alert.state is AlertState.CLOSED
        assert alert.once_key is not None

    async def test_one_that_somebody_closed_is_not_told_again(self, practised: Practised) -> None:
        await practised.born(date(1980, 11, 28))
        [alert] = await practised.birthdays()
        await practised.service().close(alert.id, AlertClose())
        assert len(await practised.birthdays()) == 1

    async def test_the_day_is_the_practice_s_own_on_both_sides_of_midnight(self, practised: Practised) -> None:
        """23:30 in New York is tomorrow in Greenwich; 00:30 is not."""
        patient = await practised.born(date(1980, 12, 2))
        practised.clock.now = datetime(2026, 11, 25, 4, 30, tzinfo=UTC)
        assert await practised.greeted() == set()
        practised.clock.now = datetime(2026, 11, 25, 5, 30, tzinfo=UTC)
        assert await practised.greeted() == {patient}

    @pytest.mark.parametrize(("zone", "is_greeted"), [("Pacific/Auckland", True), ("America/New_York", False)])
    async def test_another_zone_has_another_day(self, practised: Practised, zone: str, *, is_greeted: bool) -> None:
        await practised.born(date(1980, 12, 3))
        practised.move_to(zone)
        assert bool(await practised.greeted()) is is_greeted

    @pytest.mark.parametrize("night", [datetime(2026, 3, 7, 12, tzinfo=UTC), datetime(2026, 10, 31, 12, tzinfo=UTC)])
    async def test_on_the_nights_when_the_clocks_change_everybody_is_told_once(
        self, practised: Practised, night: datetime
    ) -> None:
        """Scheduled, worked off and looked at every two hours over three days."""
        practised.clock.now = night
        await practised.assembly.scheduler.look_once()
        await practised.assembly.job_service(operator(practised.assembly)).pause(
            ScheduleName.INSURANCE_SYNC, is_paused=True
        )
        first, last = night.date() + 8 * DAY, night.date() + 10 * DAY
        patients = [await practised.born(day.replace(year=1980)) for day in (first, first + DAY, last)]
        for _ in range(12 * 3):
            practised.clock.move(timedelta(hours=2))
            await practised.assembly.scheduler.look_once()
            await practised.worker.work_off()
        told = [alert.patient_id for alert in await practised.of(AlertKind.BIRTHDAY)]
        assert sorted(told, key=str) == sorted(patients)

    async def test_a_crowd_is_told_in_several_commits_and_counted(self, practised: Practised) -> None:
        service = practised.assembly.database_service(operator(practised.assembly))
        people = [a_patient(status=PatientStatus.ACTIVE, birth_date=date(1980, 11, 27)) for _ in range(230)]
        for at in range(0, 230, 100):
            rows = practised.assembly.tables["patient"].insert(people[at : at + 100])
            await service.write(AuditEntry("record.created"), rows)
        job = await practised.run(JobKind.BIRTHDAY_ALERTS)
        assert (job.state, job.due, job.done, job.progress, job.total) == (JobState.DONE, 230, 230, 230, 230)
        assert len(await practised.of(AlertKind.BIRTHDAY)) == 230


class TestCoverageWatch:
    async def test_an_end_that_came_without_a_word_from_the_payer_is_told(self, practised: Practised) -> None:
        patient = await practised.a_patient()
        await practised.insure(patient, ends_on=TODAY + 40 * DAY)
        await practised.raise_all()
        kinds = []
        for days in (0, 11, 40, 41):
            practised.clock.now = datetime(2026, 11, 25, 15, tzinfo=UTC) + days * DAY
            await practised.run(JobKind.COVERAGE_WATCH)
            kinds.append(set(await practised.waiting()))
        assert kinds == [set(), {AlertKind.COVERAGE_ENDING}, {AlertKind.COVERAGE_ENDING}, {AlertKind.COVERAGE_LOST}]

    async def test_a_coverage_that_begins_resolves_the_loss_on_its_day(self, practised: Practised) -> None:
        patient = await practised.a_patient()
        await practised.insure(patient, ends_on=TODAY - DAY)
        await practised.insure(patient, begins_on=TODAY + 5 * DAY, ends_on=TODAY + 400 * DAY)
        await practised.raise_all()
        assert await practised.waiting() == {AlertKind.COVERAGE_LOST: 1}
        practised.clock.move(5 * DAY)
        await practised.run(JobKind.COVERAGE_WATCH)
        assert await practised.waiting() == {}


@pytest.fixture
async def night(tmp_path: Path, clock: SetClock) -> AsyncIterator[tuple[Practised, SandboxPort]]:
    """The practice beside the sandbox's clearinghouse, with its twenty files of the night."""
    async with sandbox_port(lambda: clock.now) as sandbox:
        settings: Settings = settings_for(tmp_path)
        near = settings.model_copy(update={"clearinghouse": ClearinghouseSettings(clearinghouse_url=sandbox.url)})
        async with opened(near, clock) as assembly:
            await begin_demo(assembly)
            yield Practised(assembly), sandbox


async def test_data_sync(night: tuple[Practised, SandboxPort]) -> None:
    """At 2 AM the files of the night are taken in, counted and remembered; the next night changes nothing twice."""
    practised, sandbox = night
    await practised.assembly.scheduler.look_once()
    for first in (True, False):
        schedule = await practised.assembly.schedules.schedule(ScheduleName.INSURANCE_SYNC)
        assert schedule is not None
        practised.clock.now = schedule.next_run_at + timedelta(seconds=1)
        await practised.assembly.scheduler.look_once()
        await practised.worker.work_off()
        schedule = await practised.assembly.schedules.schedule(ScheduleName.INSURANCE_SYNC)
        assert schedule is not None
        assert schedule.last_outcome is RunOutcome.DONE
        assert schedule.last_due == len(sandbox.state.files) == 20
        patients = await practised.assembly.database.rows("SELECT id, version FROM patient")
        if first:
            before = sorted((row["id"].id, row["version"]) for row in patients)
    assert len(before) > 10
    assert sorted((row["id"].id, row["version"]) for row in patients) == before
    await practised.raise_all()
    waiting = await practised.waiting()
    assert waiting[AlertKind.PATIENT_REVIEW] == 6
    assert waiting[AlertKind.ELIGIBILITY_REJECTED] == 3


class TestTheSync:
    async def sync(self, practised: Practised) -> Job:
        return await practised.run(JobKind.INSURANCE_SYNC)

    async def test_an_outage_is_tried_again_and_nothing_is_lost(self, night: tuple[Practised, SandboxPort]) -> None:
        practised, sandbox = night
        sandbox.fails("/files/12", status=500, times=50)
        job = await self.sync(practised)
        assert (job.state, job.failure, job.attempts) == (JobState.QUEUED, "clearinghouse_unavailable", 1)
        sandbox.state.faults.clear()
        practised.clock.now = job.run_at + timedelta(seconds=1)
        await practised.worker.work_off()
        job = await practised.shop.job(job)
        assert (job.state, job.due, job.attempts) == (JobState.DONE, 20, 2)

    async def test_a_file_that_cannot_be_read_is_counted_and_holds_up_none(
        self, night: tuple[Practised, SandboxPort]
    ) -> None:
        practised, sandbox = night
        sandbox.state.files["99-broken.xml"] = b"<not an eligibility answer"
        job = await self.sync(practised)
        assert (job.state, job.due, job.done) == (JobState.DONE, 21, 20)

    async def test_a_night_in_which_nothing_could_be_read_is_told(self, night: tuple[Practised, SandboxPort]) -> None:
        practised, sandbox = night
        sandbox.state.files = {"01-broken.xml": b"<x", "02-broken.xml": b"<y"}
        job = await self.sync(practised)
        assert (job.state, job.due, job.done) == (JobState.DONE, 2, 0)
        await practised.raise_all()
        assert await practised.waiting() == {AlertKind.JOB_FRUITLESS: 1}

    async def test_a_clearinghouse_that_stays_away_leads_to_a_dead_job_and_an_alert(
        self, night: tuple[Practised, SandboxPort]
    ) -> None:
        practised, sandbox = night
        sandbox.fails("/files", status=503, times=1000)
        job = await self.sync(practised)
        while job.state is JobState.QUEUED:
            practised.clock.now = job.run_at + timedelta(seconds=1)
            await practised.worker.work_off()
            job = await practised.shop.job(job)
        assert (job.state, job.failure, job.attempts) == (JobState.DEAD, "clearinghouse_unavailable", 5)
        await practised.raise_all()
        [alert] = await practised.of(AlertKind.JOB_DEAD)
        assert alert.facts == {"kind": "insurance_sync", "failure": "clearinghouse_unavailable"}
