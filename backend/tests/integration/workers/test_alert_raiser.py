"""From committed events to alerts: once and only once, whatever is repeated, raced, killed or damaged in between."""

import asyncio
from datetime import date

import pytest

from app.assembly import Assembly
from app.audit.rows import AuditEntry
from app.audit.vocabulary import AuditAction
from app.database.alert_repository import PositionMoved, position_moved
from app.database.failures import StoreRefused
from app.database.job_repository import Outcome
from app.database.models import Patient
from app.database.statement import RecordID, Statement
from app.main import create_app
from app.models.alert_models import AlertClass, AlertClose, AlertKind, AlertPriority, AlertState, AlertStep
from app.models.insurance_models import CheckOutcome, CoverageStatus
from app.models.patient_models import PatientStatus
from app.services.alerts.raising import CONSUMER, AlertRaising
from app.services.job_run import GiveUp
from app.workers import alert_raiser
from app.workers.surreal_worker import JobRun
from tests.builders import a_patient
from tests.conftest import SetClock, new_client, operator
from tests.integration.directory.practice_writes import elsewhere
from tests.integration.directory.store_scan import assert_directory_equals_store, followed
from tests.integration.workers.alarms import DAY, Alarms
from tests.integration.workers.workshop import Workshop, a_handler

TODAY = date(2026, 11, 25)
URGENT, ACTIVE = PatientStatus.URGENT, PatientStatus.ACTIVE


@pytest.fixture
def alarms(demo: Assembly) -> Alarms:
    return Alarms(demo)


@pytest.fixture
def on_both(both: Assembly) -> Alarms:
    return Alarms(both)


async def test_an_urgent_patient_is_told_with_the_first_step_of_its_history(on_both: Alarms) -> None:
    patient = await on_both.move(await on_both.a_patient(), URGENT)
    await on_both.raise_all()
    [alert] = await on_both.all()
    assert (alert.kind, alert.patient_id, alert.state) == (AlertKind.PATIENT_URGENT, patient.id, AlertState.OPEN)
    assert alert.escalates_at is not None
    [step] = await on_both.steps(alert)
    assert (step.step, step.by) == (AlertStep.RAISED, "system:alerts")
    assert on_both.counts().urgent == 1


class TestOnceAndOnlyOnce:
    async def test_all_events_dealt_with_anew_raise_nothing_more(self, on_both: Alarms) -> None:
        """As after a restored backup of the position, or a consumer that begins again."""
        for _ in range(3):
            await on_both.move(await on_both.a_patient(), URGENT)
        patient = await on_both.a_patient(pending_review=True)
        await on_both.insure(patient, ends_on=TODAY - DAY)
        await on_both.raise_all()
        before = await on_both.all()
        for _ in range(2):
            await on_both.assembly.database.commit(
                [Statement("UPDATE $position SET seq = 0", {"position": RecordID("position", CONSUMER)})]
            )
            await on_both.raise_all()
        assert await on_both.all() == before
        assert len(before) == 5

    async def test_the_same_events_twice_in_one_batch_raise_one(self, alarms: Alarms) -> None:
        await alarms.move(await alarms.a_patient(), URGENT)
        await followed(alarms.assembly)
        events = await alarms.assembly.events.after(0, 1000)
        assert await alarms.assembly._raise_alerts([*events, *events], position_moved(CONSUMER, 0, events[-1].seq))
        assert await alarms.waiting() == {AlertKind.PATIENT_URGENT: 1}

    async def test_a_process_killed_after_the_commit_leaves_nothing_for_the_next_to_repeat(
        self, on_both: Alarms
    ) -> None:
        """The position moved in the very commit of the alerts: there is no moment in between."""
        await on_both.move(await on_both.a_patient(), URGENT)
        await followed(on_both.assembly)
        await on_both.another_raiser("dead").raise_once()
        reached = await on_both.position()
        await on_both.another_raiser("next").raise_once()
        assert await on_both.waiting() == {AlertKind.PATIENT_URGENT: 1}
        assert reached > 0

    async def test_a_commit_that_fails_raises_nothing_and_moves_nothing(
        self, alarms: Alarms, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        await alarms.move(await alarms.a_patient(), URGENT)
        await followed(alarms.assembly)
        begin = AlertRaising.begin

        def broken(*arguments: object) -> list[Statement]:
            return [*begin(*arguments), Statement("THROW 'disk_full'", {})]  # type: ignore[arg-type]

        monkeypatch.setattr(AlertRaising, "begin", broken)
        with pytest.raises(StoreRefused):
            await alarms.assembly.alert_raiser.raise_once()
        assert await alarms.position() == 0
        assert await alarms.all() == []
        monkeypatch.undo()
        await alarms.raise_all()
        assert await alarms.waiting() == {AlertKind.PATIENT_URGENT: 1}

    async def test_several_raisers_at_once_raise_each_once(self, on_both: Alarms) -> None:
        raisers = [on_both.another_raiser(f"raiser-{at}") for at in range(4)]
        patients = [await on_both.a_patient() for _ in range(6)]
        for patient in patients:
            await on_both.move(patient, URGENT)
            await followed(on_both.assembly)
            await asyncio.gather(*(each.raise_once() for each in raisers))
        await on_both.raise_all()
        assert await on_both.waiting() == {AlertKind.PATIENT_URGENT: 6}
        assert len(await on_both.all()) == 6

    async def test_who_slept_does_not_raise_what_has_passed(self, on_both: Alarms) -> None:
        """It looked while the patient was urgent; another has dealt with that and with its end meanwhile."""
        assembly = on_both.assembly
        patient = await on_both.move(await on_both.a_patient(), URGENT)
        await followed(assembly)
        last = await assembly.events.last_number()
        slow = assembly.alert_raising(assembly.database_service(operator(assembly, AuditAction.ALERTS_RAISED)))
        raised, _ = await slow.of_patients([patient.id])
        await on_both.move(patient, ACTIVE)
        await on_both.raise_all()
        with pytest.raises(PositionMoved):
            await slow.commit(raised, [position_moved(CONSUMER, 0, last)])
        assert await on_both.waiting() == {}
        assert await on_both.position() > last

    async def test_many_events_are_dealt_with_in_batches(self, alarms: Alarms, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(alert_raiser, "BATCH", 4)
        for _ in range(11):
            await alarms.move(await alarms.a_patient(), URGENT)
        await alarms.raise_all()
        assert await alarms.waiting() == {AlertKind.PATIENT_URGENT: 11}

    async def test_what_this_process_has_not_followed_yet_is_left_for_later(self, alarms: Alarms) -> None:
        """Another process wrote; the rules ask this one's directory, which does not know it yet."""
        assembly = alarms.assembly
        await alarms.raise_all()
        before = await alarms.position()
        await assembly.dispatcher.beat.stop()
        await elsewhere(assembly).create(a_patient(status=URGENT))
        while await assembly.sequencer.number_once():
            pass
        while await assembly.events.unnumbered(1):
            await assembly.sequencer.number_once()
        await assembly.alert_raiser.raise_once()
        assert await alarms.position() == before
        await assembly.dispatcher.dispatch_once()
        await assembly.alert_raiser.raise_once()
        assert await alarms.waiting() == {AlertKind.PATIENT_URGENT: 1}

    async def test_alerts_stand_in_the_directory_as_in_the_store(self, on_both: Alarms) -> None:
        patient = await on_both.move(await on_both.a_patient(), URGENT)
        await on_both.insure(patient, ends_on=TODAY - DAY)
        await on_both.raise_all()
        await on_both.move(patient, ACTIVE)
        await on_both.raise_all()
        await followed(on_both.assembly)
        await assert_directory_equals_store(on_both.assembly)


class TestWhatNoLongerHolds:
    async def test_is_resolved_by_the_system_and_may_come_again(self, on_both: Alarms) -> None:
        patient = await on_both.move(await on_both.a_patient(), URGENT)
        await on_both.raise_all()
        patient = await on_both.move(patient, ACTIVE)
        await on_both.raise_all()
        [alert] = await on_both.all()
        assert (alert.state, alert.once_key, alert.escalates_at) == (AlertState.CLOSED, None, None)
        assert await on_both.history(alert) == [AlertStep.RAISED, AlertStep.RESOLVED]
        await on_both.move(patient, URGENT)
        await on_both.raise_all()
        assert await on_both.waiting() == {AlertKind.PATIENT_URGENT: 1}
        assert len(await on_both.all()) == 2

    async def test_closed_by_hand_it_is_not_raised_again_while_it_lasts(self, on_both: Alarms) -> None:
        patient = await on_both.move(await on_both.a_patient(), URGENT)
        await on_both.raise_all()
        [alert] = await on_both.all()
        await on_both.service().close(alert.id, AlertClose(note="seen"))
        patient = await on_both.change(patient, pending_review=True)
        await on_both.raise_all()
        assert await on_both.waiting() == {AlertKind.PATIENT_REVIEW: 1}
        patient = await on_both.move(patient, ACTIVE)
        await on_both.raise_all()
        await on_both.move(patient, URGENT)
        await on_both.raise_all()
        assert (await on_both.waiting())[AlertKind.PATIENT_URGENT] == 1

    async def test_of_the_archived_nothing_waits_any_more(self, alarms: Alarms, clock: SetClock) -> None:
        patient = await alarms.a_patient(status=URGENT, pending_review=True)
        await alarms.insure(patient, ends_on=TODAY - DAY, check_outcome=CheckOutcome.REJECTED)
        await alarms.raise_all()
        assert len(await alarms.waiting()) == 3
        await alarms.change(patient, archived_at=clock.now)
        await alarms.raise_all()
        assert await alarms.waiting() == {}

    async def test_of_the_deceased_neither(self, alarms: Alarms) -> None:
        patient = await alarms.a_patient(pending_review=True)
        await alarms.insure(patient, ends_on=TODAY - DAY)
        await alarms.raise_all()
        await alarms.change(patient, deceased=True)
        await alarms.raise_all()
        assert await alarms.waiting() == {}


class TestCoverages:
    async def test_a_loss_is_told_and_over_when_the_payer_confirms_again(self, on_both: Alarms) -> None:
        patient = await on_both.a_patient()
        coverage = await on_both.insure(patient)
        await on_both.raise_all()
        assert await on_both.waiting() == {}
        coverage = await on_both.insure_anew(coverage, status=CoverageStatus.INACTIVE)
        await on_both.raise_all()
        assert await on_both.waiting() == {AlertKind.COVERAGE_LOST: 1}
        await on_both.insure_anew(coverage, status=CoverageStatus.ACTIVE)
        await on_both.raise_all()
        assert await on_both.waiting() == {}

    async def test_another_end_replaces_what_was_told_of_the_first(self, alarms: Alarms) -> None:
        patient = await alarms.a_patient()
        coverage = await alarms.insure(patient, ends_on=TODAY + 3 * DAY)
        await alarms.raise_all()
        await alarms.insure_anew(coverage, ends_on=TODAY + 20 * DAY)
        await alarms.raise_all()
        first, second = await alarms.of(AlertKind.COVERAGE_ENDING)
        assert (first.state, second.state) == (AlertState.CLOSED, AlertState.OPEN)

    async def test_a_rejection_is_told_although_the_last_word_was_yes(self, alarms: Alarms) -> None:
        """Nothing else about this patient would make anybody look."""
        patient = await alarms.a_patient()
        coverage = await alarms.insure(patient)
        await alarms.insure_anew(coverage, check_outcome=CheckOutcome.REJECTED)
        await alarms.raise_all()
        assert await alarms.waiting() == {AlertKind.ELIGIBILITY_REJECTED: 1}


class TestTheSystem:
    async def test_a_dead_job_is_told_with_its_kind_and_the_code_of_its_failure(self, alarms: Alarms) -> None:
        async def fail(_: JobRun) -> Outcome:
            raise GiveUp("no_such_file")

        shop = Workshop(alarms.assembly)
        job = await shop.enqueued()
        await shop.worker(a_handler(fail)).work_off()
        await alarms.raise_all()
        [alert] = await alarms.all()
        assert (alert.kind, alert.subject, alert.patient_id) == (AlertKind.JOB_DEAD, job.id, None)
        assert alert.facts == {"kind": job.kind.value, "failure": "no_such_file"}
        await shop.assembly.job_service(operator(alarms.assembly)).replay(job.id)
        await shop.worker(a_handler(fail)).work_off()
        await alarms.raise_all()
        assert len(await alarms.of(AlertKind.JOB_DEAD)) == 2, "each death is one"

    @pytest.mark.parametrize("in_its_last_commit", [False, True])
    async def test_what_did_nothing_of_what_was_due_is_told_however_it_ended(
        self, alarms: Alarms, *, in_its_last_commit: bool
    ) -> None:
        async def handle(run: JobRun) -> Outcome:
            if in_its_last_commit:
                await run.finish(AuditEntry(AuditAction.CLEANED_UP), Outcome(12, 0))
            return Outcome(12, 0)

        shop = Workshop(alarms.assembly)
        await shop.enqueued()
        await shop.worker(a_handler(handle)).work_off()
        await alarms.raise_all()
        assert await alarms.waiting() == {AlertKind.JOB_FRUITLESS: 1}


class TestRequestsForAccounts:
    async def ask(self, alarms: Alarms, *names: str) -> None:
        app = create_app(alarms.assembly, closes=False)
        async with new_client(app) as client:
            for name in names:
                body = {"name": "Noor Haddad", "email": f"{name}@example.com", "password": "lantern orbit velvet nine"}
                assert (await client.post("/auth/sign-up/email", json=body)).status_code == 200

    async def test_somebody_who_asks_for_an_account_is_told_once_a_day_and_named_to_nobody(
        self, alarms: Alarms, clock: SetClock
    ) -> None:
        await alarms.assembly.database.define("UPDATE practice SET open_registration = true")
        await self.ask(alarms, "provider")
        await alarms.raise_all()
        assert await alarms.all() == [], "the address has an account: that is for its mailbox"
        await self.ask(alarms, "noor", "sam")
        await alarms.raise_all()
        [alert] = await alarms.all()
        assert (alert.kind, alert.subject, alert.facts) == (AlertKind.ACCOUNT_ASKED_FOR, None, {})
        assert (alert.patient_id, alarms.counts().by_class[AlertClass.SECURITY]) == (None, 1)
        clock.move(DAY)
        await self.ask(alarms, "robin")
        await alarms.raise_all()
        assert len(await alarms.of(AlertKind.ACCOUNT_ASKED_FOR)) == 2


class TestLockedSignIns:
    async def fail(self, alarms: Alarms, email: str, times: int) -> None:
        app = create_app(alarms.assembly, closes=False)
        async with new_client(app) as client:
            for _ in range(times):
                answer = await client.post("/auth/sign-in/email", json={"email": email, "password": "wrong"})
                assert answer.status_code == 401

    async def test_a_locked_account_is_told_to_those_who_run_the_system(self, alarms: Alarms) -> None:
        await self.fail(alarms, "provider@example.com", 4)
        await alarms.raise_all()
        assert await alarms.all() == []
        await self.fail(alarms, "provider@example.com", 1)
        await alarms.raise_all()
        [alert] = await alarms.all()
        [user] = await alarms.assembly.database.rows("SELECT id FROM user WHERE email = 'provider@example.com'")
        assert (alert.kind, alert.subject) == (AlertKind.SIGN_IN_LOCKED, str(user["id"].id))
        assert alert.facts == {"failures": 5}
        assert (alarms.counts().by_class[AlertClass.SECURITY], alert.priority) == (1, AlertPriority.HIGH)

    async def test_an_address_that_nobody_has_alarms_nobody(self, alarms: Alarms) -> None:
        await self.fail(alarms, "stranger@example.com", 5)
        await alarms.raise_all()
        assert await alarms.all() == []
        events = await alarms.assembly.database.rows("SELECT facts FROM event WHERE kind = 'session.sign_in_locked'")
        assert [row["facts"] for row in events] == [{"failures": 5}], "and takes as long all the same"


async def test_a_record_that_does_not_open_holds_up_nobody_else(alarms: Alarms) -> None:
    broken = await alarms.a_patient()
    coverage = await alarms.insure(broken, ends_on=TODAY - DAY)
    await alarms.assembly.database.commit(
        [Statement("UPDATE $it SET sealed = $x", {"it": RecordID("coverage", coverage.id), "x": b"x" * 60})]
    )
    await alarms.move(await alarms.a_patient(), URGENT)
    await alarms.raise_all()
    assert await alarms.waiting() == {AlertKind.PATIENT_URGENT: 1}


async def test_what_an_alert_is_about_stands_nowhere_in_clear(alarms: Alarms, clock: SetClock) -> None:
    """Rows, events and keys of alerts name neither patient nor reason; files of the store neither."""
    patient = await alarms.move(await alarms.a_patient(), URGENT)
    await alarms.insure(patient, ends_on=TODAY - DAY)
    await alarms.raise_all()
    alert = (await alarms.of(AlertKind.COVERAGE_LOST))[0]
    await alarms.service().close(alert.id, AlertClose(note="Zyxwvut Planted"))
    database = alarms.assembly.database
    rows = [
        *await database.rows("SELECT * FROM alert"),
        *await database.rows("SELECT * FROM alert_change"),
        *await database.rows("SELECT * FROM event WHERE seq > -1 AND record::tb(subject) = 'alert'"),
    ]
    assert len(rows) > 6
    told = repr(rows)
    for secret in (patient.id, "coverage.lost", "patient.urgent", "Zyxwvut", "Planted", patient.family_name):
        assert secret not in told
    await alarms.assembly.database.close()
    for path in alarms.assembly.settings.paths.data.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert b"coverage.lost" not in content, path.name
            assert b"Zyxwvut" not in content, path.name


async def test_many_patients_fit_into_one_commit(alarms: Alarms) -> None:
    """A night with a loss for everybody of a batch, each with three things to say."""
    people: list[Patient] = [a_patient(status=URGENT, pending_review=True) for _ in range(alert_raiser.BATCH)]
    service = alarms.assembly.database_service(operator(alarms.assembly))
    await service.write(AuditEntry(AuditAction.RECORD_CREATED), alarms.assembly.tables["patient"].insert(people))
    await alarms.raise_all()
    assert sum((await alarms.waiting()).values()) == 2 * alert_raiser.BATCH
    rows = await alarms.assembly.database.rows("SELECT subjects FROM audit WHERE action = 'alert.raised'")
    assert {each for row in rows for each in row["subjects"] or ()} == {patient.id for patient in people}
