"""Alerts from their cause to their end: raised by rule, told to people, taken up when nobody answers.

Mails go through Resend's SDK and messages through Twilio's API, both to the sandbox on a real port.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

import httpx
import pytest

from app.audit.access_log import AccessLog
from app.audit.vocabulary import AuditAction
from app.core.roles import Role
from app.database.models import Alert, Patient
from app.database.statement import RecordID, Statement
from app.models.alert_models import (
    AlertAcknowledge,
    AlertClass,
    AlertKind,
    AlertPriority,
    AlertQuery,
    AlertState,
    AlertStep,
    NoticeChannel,
    NoticeState,
    NoticeTemplate,
)
from app.models.insurance_models import CheckOutcome, CoverageStatus
from app.models.job_models import JobKind, ScheduleName, SchedulePublic
from app.models.patient_models import PatientStatus, StatusChange
from app.services.alerts.escalation import Escalated, EscalationNotices
from app.services.alerts.raising import Raised
from app.services.opening_hours import OpeningHours
from tests.builders import a_coverage
from tests.conftest import SetClock
from tests.integration.services.notice_office import GATHERED, LINK, PHONE, SOON, Office, every_text, office
from tests.integration.services.provider_signatures import mail_report, message_report
from tests.sandbox_port import SandboxPort, sandbox_port

URGENT, HIGH, NORMAL, LOW = AlertPriority.URGENT, AlertPriority.HIGH, AlertPriority.NORMAL, AlertPriority.LOW
WEEKDAYS = dict.fromkeys(("mon", "tue", "wed", "thu", "fri"), ("08:00", "17:00"))


@pytest.fixture
async def sandbox(clock: SetClock) -> AsyncIterator[SandboxPort]:
    async with sandbox_port(lambda: clock.now) as sandbox:
        yield sandbox


@pytest.fixture
async def desk(tmp_path: Path, clock: SetClock, sandbox: SandboxPort) -> AsyncIterator[Office]:
    async with office(tmp_path, clock, sandbox) as desk:
        yield desk


async def make_urgent(desk: Office, patient: Patient) -> None:
    patients = desk.assembly.patient_service(desk.access(desk.chen))
    change = StatusChange(status=PatientStatus.URGENT, version=patient.version, reason="chest pain")
    await patients.change_status(patient.id, change)


def hours(desk: Office, **week: tuple[str, str]) -> None:
    desk.assembly.calendar.hours = OpeningHours(week, desk.assembly.calendar.zone)


async def steps(desk: Office, alert: Alert) -> list[AlertStep]:
    return [step.step for step in await desk.alerts(desk.avery).history(alert.id)]


@dataclass
class Interrupted:
    """Plans as the plan behind it does, after something else has happened, the first time."""

    plan: EscalationNotices
    first: Callable[[], Awaitable[None]] | None

    async def for_escalated(self, escalated: Sequence[Raised], levels: Sequence[int]) -> Escalated:
        first, self.first = self.first, None
        if first is not None:
            await first()
        return await self.plan.for_escalated(escalated, levels)


class TestGeneration:
    """When an alert is raised, and how pressing it is."""

    async def test_alert_generation(self, desk: Office) -> None:
        """Each condition raises its one alert with its class and priority; looked at again, nothing is doubled."""
        today = desk.assembly.calendar.today()
        tables = desk.assembly.tables
        active = PatientStatus.ACTIVE
        urgent = await desk.admit(status=PatientStatus.URGENT, status_before_urgent=active)
        review = await desk.admit(status=active, pending_review=True)
        lost, ending, rejected = [await desk.admit(status=active) for _ in range(3)]
        fine, gone = await desk.admit(status=active), await desk.admit(status=active, deceased=True)
        await desk.write(
            tables["coverage"].create(a_coverage(lost, status=CoverageStatus.INACTIVE)),
            tables["coverage"].create(a_coverage(ending, ends_on=today + timedelta(days=9))),
            tables["coverage"].create(a_coverage(rejected, check_outcome=CheckOutcome.REJECTED)),
            tables["coverage"].create(a_coverage(fine)),
            tables["coverage"].create(a_coverage(gone, status=CoverageStatus.INACTIVE)),
        )
        await desk.follow_events()
        alerts = await desk.the_alerts()
        assert {(alert.kind, alert.patient_id, alert.priority) for alert in alerts} == {
            (AlertKind.PATIENT_URGENT, urgent.id, URGENT),
            (AlertKind.PATIENT_REVIEW, review.id, NORMAL),
            (AlertKind.COVERAGE_LOST, lost.id, HIGH),
            (AlertKind.COVERAGE_ENDING, ending.id, NORMAL),
            (AlertKind.ELIGIBILITY_REJECTED, rejected.id, NORMAL),
        }
        listed = await desk.alerts(desk.chen).page(AlertQuery())
        assert [item.kind for item in listed.items][:2] == [AlertKind.PATIENT_URGENT, AlertKind.COVERAGE_LOST]
        assert listed.counts.by_class[AlertClass.INSURANCE] == 3
        await desk.write(tables["patient"].replace(_newer(urgent)), tables["patient"].replace(_newer(lost)))
        await desk.follow_events()
        assert len(await desk.the_alerts()) == 5


class TestDelivery:
    """How people are told."""

    async def test_notification_delivery(self, desk: Office, caplog: pytest.LogCaptureFixture) -> None:
        """An urgent alert is a mail and a message at once; the providers' ids and their reports are kept."""
        await desk.prefer(desk.chen, phone=PHONE)
        alert = await desk.raise_one()
        await desk.work()
        [mail], [message] = desk.sandbox.mails, desk.sandbox.messages
        assert (mail.to, mail.subject) == ([desk.chen.email], "1 urgent alert waits for you")
        assert LINK in (mail.text or "")
        assert LINK in (mail.html or "")
        assert (message.to, LINK in message.body) == (PHONE, True)
        sent = {notice.channel: notice for notice in await desk.outbox(NoticeState.SENT)}
        assert sent[NoticeChannel.EMAIL].provider_id == mail.id
        assert sent[NoticeChannel.SMS].provider_id == message.sid
        assert all(notice.alert_ids == [alert.id] for notice in sent.values())
        await desk.work(after=timedelta(minutes=4))  # nobody reported: the providers are asked
        assert {notice.state for notice in await desk.outbox()} == {NoticeState.DELIVERED}
        assert (len(desk.sandbox.mails), len(desk.sandbox.messages)) == (1, 1)
        assert not any(secret in caplog.text for secret in ("re_demo_sandbox", "demo-sms-token"))

    async def test_a_night_of_three_hundred_losses_is_one_mail(self, desk: Office) -> None:
        patient = await desk.admit(status=PatientStatus.ACTIVE)
        alerts = [desk.an_alert(AlertKind.COVERAGE_LOST, patient_id=patient.id) for _ in range(300)]
        provider = (await desk.provider_of(desk.chen)).id
        for at in range(0, 300, 100):
            await desk.raise_alerts(*alerts[at : at + 100], provider_id=provider)
            desk.clock.move(timedelta(seconds=20))
        await desk.work()
        assert desk.sandbox.mails == []
        await desk.work(after=GATHERED)  # the gathering ends
        await desk.work(after=SOON)  # what it gathered is counted and sent
        [mail] = desk.sandbox.mails
        assert (mail.to, mail.subject) == ([desk.chen.email], "300 alerts wait for you")
        assert "300  about insurance" in (mail.text or "")
        assert len(await desk.jobs(JobKind.NOTICE_DIGEST)) == 2
        assert len(await desk.jobs(JobKind.NOTICE_SEND)) == 1
        await desk.work(after=timedelta(hours=1))
        assert len(desk.sandbox.mails) == 1


class TestEscalation:
    """When nobody answers."""

    async def test_alert_escalation(self, desk: Office) -> None:
        """A pressing alert waits in practice hours, an urgent one by the clock; each goes up twice, and no further."""
        deputy = await desk.hire("Dr. Noor Rahimi", "rahimi@example.com")
        await desk.prefer(desk.chen, deputy_id=deputy.id)
        urgent, high = await desk.raise_one(), await desk.raise_one(AlertKind.COVERAGE_LOST)
        low = await desk.raise_one(AlertKind.BIRTHDAY, priority=LOW, escalates_at=None)
        await desk.escalate(after=timedelta(minutes=16))
        found = {alert.id: alert for alert in await desk.the_alerts()}
        assert [found[each.id].escalation_level for each in (urgent, high, low)] == [1, 0, 0]
        assert desk.mails_to(deputy.email) == ["1 alert that nobody has acknowledged"]
        await desk.escalate(after=timedelta(hours=4))
        found = {alert.id: alert for alert in await desk.the_alerts()}
        assert [found[each.id].escalation_level for each in (urgent, high, low)] == [2, 1, 0]
        assert found[urgent.id].escalates_at is None
        assert desk.mails_to(desk.avery.email) == ["1 alert that nobody has acknowledged"]
        assert await steps(desk, urgent) == [AlertStep.RAISED, AlertStep.ESCALATED, AlertStep.ESCALATED]
        await desk.escalate(after=timedelta(days=30))
        assert (await desk.the_alert(urgent)).escalation_level == 2

    async def test_an_acknowledged_alert_stays_where_it_is(self, desk: Office) -> None:
        alert = await desk.raise_one()
        await desk.alerts(desk.chen).acknowledge(alert.id, AlertAcknowledge(note="on it"))
        await desk.escalate(after=timedelta(days=1))
        assert (await desk.the_alert(alert)).escalation_level == 0
        assert await steps(desk, alert) == [AlertStep.RAISED, AlertStep.ACKNOWLEDGED]

    async def test_an_acknowledgement_at_the_same_moment_wins(self, desk: Office) -> None:
        alerts = [await desk.raise_one() for _ in range(12)]
        desk.clock.move(timedelta(minutes=16))
        answers = [desk.alerts(desk.chen).acknowledge(alert.id, AlertAcknowledge()) for alert in alerts]
        await asyncio.gather(desk.escalate(), *answers)
        found = await desk.the_alerts(AlertKind.PATIENT_URGENT)
        assert {alert.state for alert in found} == {AlertState.ACKNOWLEDGED}
        assert {alert.escalates_at for alert in found} == {None}

    async def test_what_is_acknowledged_while_it_is_taken_up_stays_and_the_rest_goes_up(self, desk: Office) -> None:
        first, second, third = [await desk.raise_one() for _ in range(3)]
        desk.clock.move(timedelta(minutes=16))

        async def acknowledge() -> None:
            await desk.alerts(desk.chen).acknowledge(second.id, AlertAcknowledge())

        database = desk.assembly.database_service(desk.access())
        escalation = desk.assembly.escalation(database.access)
        interrupted = replace(escalation, notices=Interrupted(escalation.notices, acknowledge))
        assert (await interrupted.work(database.write)).done == 2
        found = {alert.id: alert for alert in await desk.the_alerts()}
        assert [found[each.id].escalation_level for each in (first, second, third)] == [1, 0, 1]
        assert found[second.id].state is AlertState.ACKNOWLEDGED
        assert sum(each.alerts for each in await desk.outbox() if each.template is NoticeTemplate.ESCALATION) == 2

    async def test_what_goes_up_while_it_is_acknowledged_is_acknowledged_all_the_same(self, desk: Office) -> None:
        alert = await desk.raise_one()
        chen = desk.alerts(desk.chen)
        read = chen._alerts.alert

        async def read_and_lose_time(alert_id: str, access: AccessLog) -> Alert | None:
            found = await read(alert_id, access)
            chen._alerts.alert = read  # type: ignore[method-assign]
            await desk.escalate(after=timedelta(minutes=16))
            return found

        chen._alerts.alert = read_and_lose_time  # type: ignore[method-assign]
        shown = await chen.acknowledge(alert.id, AlertAcknowledge())
        assert (shown.state, shown.escalation_level, shown.escalates_at) == (AlertState.ACKNOWLEDGED, 1, None)
        assert await steps(desk, alert) == [AlertStep.RAISED, AlertStep.ESCALATED, AlertStep.ACKNOWLEDGED]

    async def test_what_was_put_off_waits_unless_it_is_urgent(self, desk: Office, clock: SetClock) -> None:
        until = clock.now + timedelta(days=2)
        urgent = await desk.raise_one(snoozed_until=until)
        high = await desk.raise_one(AlertKind.COVERAGE_LOST, snoozed_until=until)
        await desk.escalate(after=timedelta(hours=5))
        assert (await desk.the_alert(urgent)).escalation_level == 1
        assert (await desk.the_alert(high)).escalation_level == 0
        assert (await desk.the_alert(high)).escalates_at == until
        await desk.escalate(after=timedelta(days=2))
        assert (await desk.the_alert(high)).escalation_level == 1

    async def test_many_that_go_up_together_are_one_notice(self, desk: Office) -> None:
        for _ in range(60):
            await desk.raise_alerts(desk.an_alert(AlertKind.COVERAGE_LOST))
        await desk.escalate(after=timedelta(hours=5))
        sent = [notice for notice in await desk.outbox() if notice.template is NoticeTemplate.ESCALATION]
        assert sum(notice.alerts for notice in sent) == 60
        assert len(sent) == 2  # fifty in one commit

    async def test_a_look_without_anything_due_leaves_no_row(self, desk: Office) -> None:
        await desk.raise_one()
        await desk.work()
        before = await _rows_of(desk, "audit", "event", "job", "notice", "alert_change")
        for _ in range(10):
            await desk.assembly.escalator.escalate_once()
        assert await _rows_of(desk, "audit", "event", "job", "notice", "alert_change") == before

    async def test_a_run_that_takes_something_up_is_one_audit_row(self, desk: Office) -> None:
        alert = await desk.raise_one()
        await desk.escalate(after=timedelta(minutes=16))
        [row] = await desk.assembly.database.rows(
            "SELECT actor, subjects FROM audit WHERE action = $action", {"action": AuditAction.ALERTS_ESCALATED}
        )
        assert row["actor"] == "system:alerts"
        assert row["subjects"] == [alert.id, alert.patient_id]

    async def test_an_alert_that_cannot_be_opened_holds_up_no_other(self, desk: Office) -> None:
        damaged, whole = await desk.raise_one(), await desk.raise_one()
        await desk.assembly.database.commit(
            [Statement("UPDATE $alert SET sealed = <bytes>'damaged'", {"alert": RecordID("alert", damaged.id)})]
        )
        await desk.escalate(after=timedelta(minutes=16))
        rows = await desk.assembly.database.rows("SELECT id, escalation_level FROM alert")
        assert {row["id"].id: row["escalation_level"] for row in rows} == {damaged.id: 0, whole.id: 1}
        before = await _rows_of(desk, "audit", "event")
        await desk.assembly.escalator.escalate_once()
        assert await _rows_of(desk, "audit", "event") == before


class TestProcess:
    """Process 6, from end to end."""

    async def test_urgent_alert_complete_workflow(self, desk: Office, caplog: pytest.LogCaptureFixture) -> None:
        """Status change, alert, channels, templates, sending, reports of delivery, acknowledgement: one patient."""
        await desk.prefer(desk.chen, phone=PHONE, quiet_from="00:00", quiet_until="23:59", muted=["patient"])
        patient = await desk.admit(
            family_name="Wintergreen", given_name="Thaddeus", mrn="MRN-77123", status=PatientStatus.ACTIVE
        )
        async with desk.browser("provider") as browser:
            body = {"status": "urgent", "version": 1, "reason": "found unconscious"}
            assert (await browser.put(f"/patients/{patient.id}/status", json=body)).status_code == 200
            await desk.follow_events()
            [alert] = (await browser.get("/alerts")).json()["items"]
            assert (alert["kind"], alert["alert_class"], alert["priority"]) == ("patient.urgent", "patient", "urgent")
            assert alert["patient_name"] == "Thaddeus Wintergreen"
            planned = {(each.channel, each.template) for each in await desk.outbox(NoticeState.WAITING)}
            assert planned == {(NoticeChannel.EMAIL, NoticeTemplate.URGENT), (NoticeChannel.SMS, NoticeTemplate.URGENT)}
            await desk.work()
            await self._hear_reports(desk, browser)
            assert {notice.state for notice in await desk.outbox()} == {NoticeState.DELIVERED}
            said = await browser.put(f"/alerts/{alert['id']}/acknowledge", json={"note": "ambulance called"})
            assert said.status_code == 200
            history = (await browser.get(f"/alerts/{alert['id']}/history")).json()
            assert [step["step"] for step in history] == ["raised", "acknowledged"]
        await desk.escalate(after=timedelta(hours=1))
        assert (await desk.the_alerts())[0].state is AlertState.ACKNOWLEDGED
        everything = every_text(desk.sandbox) + caplog.text
        for planted in ("Wintergreen", "Thaddeus", "77123", "unconscious", "ambulance", patient.id, patient.id[:10]):
            assert planted not in everything

    @staticmethod
    async def _hear_reports(desk: Office, browser: httpx.AsyncClient) -> None:
        """Both providers report by webhook, signed as they sign."""
        path, sent = mail_report(desk, desk.sandbox.mails[0], "delivered")
        assert (await browser.post(path, **sent)).status_code == 204
        path, sent = message_report(desk, desk.sandbox.messages[0], "delivered")
        assert (await browser.post(path, **sent)).status_code == 204

    async def test_birthday_alert_generation(self, desk: Office) -> None:
        """At six in the practice's morning, each birthday of the next seven days, once; gathered into one mail."""
        await desk.prefer(desk.chen, email=["low", "urgent"], muted=[])
        today = desk.assembly.calendar.today()
        near = [
            await desk.admit(birth_date=_born(today + timedelta(days=ahead), 1950 + ahead), status=PatientStatus.ACTIVE)
            for ahead in (0, 3, 7)
        ]
        for fields in ({"status": PatientStatus.CHURNED}, {"deceased": True}):
            await desk.admit(birth_date=_born(today, 1970), **fields)
        for ahead in (8, 9):
            await desk.admit(birth_date=_born(today + timedelta(days=ahead), 1970), status=PatientStatus.ACTIVE)
        scheduler = desk.assembly.scheduler
        await scheduler.look_once()
        schedule = next(each for each in await _schedules(desk) if each.name is ScheduleName.BIRTHDAY_ALERTS)
        assert schedule.next_run_at.astimezone(desk.assembly.calendar.zone).hour == 6
        desk.clock.now = schedule.next_run_at
        tomorrow = [each for each in near if (each.birth_date.month, each.birth_date.day) != (today.month, today.day)]
        await scheduler.look_once()
        await desk.work()
        alerts = await desk.the_alerts(AlertKind.BIRTHDAY)
        late = await _born_on(desk, today + timedelta(days=8))
        assert {alert.patient_id for alert in alerts} == {each.id for each in tomorrow} | late
        assert {alert.priority for alert in alerts} == {LOW}
        assert all(date.fromisoformat(str(alert.facts["on"])) > today for alert in alerts)
        await desk.work(after=GATHERED)
        await desk.work(after=SOON)
        assert desk.mails_to(desk.chen.email) == ["3 alerts wait for you"]
        run = await desk.assembly.job_service(desk.access()).run_now(ScheduleName.BIRTHDAY_ALERTS)
        await desk.work()
        assert (await desk.assembly.job_service(desk.access()).get(run.id)).due == 3
        assert len(await desk.the_alerts(AlertKind.BIRTHDAY)) == 3

    async def test_alert_escalation_workflow(self, desk: Office) -> None:
        """Deputy, then everybody in charge; by night at once; each step told, kept in the history, and ended by an
        answer."""
        hours(desk, **WEEKDAYS)
        deputy = await desk.hire("Dr. Noor Rahimi", "rahimi@example.com")
        second = await desk.hire("Sam Lindqvist", "lindqvist@example.com", Role.ADMIN)
        await desk.prefer(desk.chen, deputy_id=deputy.id, phone=PHONE)
        await desk.prefer(deputy, phone="+12125550143", quiet_from="18:00", quiet_until="08:00")
        by_day = await desk.raise_one()
        await desk.escalate(after=timedelta(minutes=14))
        assert (await desk.the_alert(by_day)).escalation_level == 0
        await desk.escalate(after=timedelta(minutes=2))
        assert (await desk.the_alert(by_day)).escalation_level == 1
        assert {message.to for message in desk.sandbox.messages} == {PHONE, "+12125550143"}
        await desk.escalate(after=timedelta(minutes=16))
        told = {desk.avery.email, second.email}
        assert all(desk.mails_to(each) == ["1 alert that nobody has acknowledged"] for each in told)
        await desk.alerts(second).acknowledge(by_day.id, AlertAcknowledge(note="I take it"))
        assert await steps(desk, by_day) == [
            AlertStep.RAISED,
            AlertStep.ESCALATED,
            AlertStep.ESCALATED,
            AlertStep.ACKNOWLEDGED,
        ]
        desk.clock.move(timedelta(hours=12))  # half past nine in the evening
        high = await desk.raise_one(AlertKind.COVERAGE_LOST)
        by_night = await desk.raise_one()
        await desk.escalate()
        assert (await desk.the_alert(by_night)).escalation_level == 1
        assert desk.mails_to(deputy.email)[-1] == "1 alert that nobody has acknowledged"
        found = await desk.the_alert(high)
        assert found.escalation_level == 0
        local = found.escalates_at and found.escalates_at.astimezone(desk.assembly.calendar.zone)
        assert local is not None
        assert (local.day, local.hour) == (26, 12)  # four hours after eight the next morning


async def _rows_of(desk: Office, *tables: str) -> list[int]:
    """How many rows each of these tables has."""
    return [len(await desk.assembly.database.rows(f"SELECT id FROM {table}")) for table in tables]


async def _schedules(desk: Office) -> list[SchedulePublic]:
    return await desk.assembly.job_service(desk.access()).schedules()


async def _born_on(desk: Office, day: date) -> set[str]:
    rows = desk.assembly.directory.occasions.birthdays([f"{day:%m-%d}"])
    return {row.patient_id for row in rows}


def _born(birthday: date, year: int) -> date:
    return birthday.replace(year=year)


def _newer(patient: Patient) -> Patient:
    return patient.model_copy(update={"version": patient.version + 1})
