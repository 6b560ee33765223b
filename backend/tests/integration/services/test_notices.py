"""Mails and messages at the wire: sent once whatever happens, recorded as they went, silent about people and keys."""

import asyncio
import logging
from collections.abc import AsyncIterator
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest

from app.config.settings import MailSettings, SmsSettings
from app.core.roles import Role
from app.database.models import Job, Notice
from app.models.alert_models import (
    AlertAcknowledge,
    AlertKind,
    AlertPriority,
    AlertSnooze,
    NoticeChannel,
    NoticeState,
    NoticeTemplate,
)
from app.models.job_models import JobKind, JobState
from app.services.notices.planning import SEND_ATTEMPTS
from sandbox import credentials
from tests.conftest import SetClock
from tests.integration.services.notice_office import GATHERED, PHONE, SOON, Office, every_text, office
from tests.integration.services.provider_signatures import mail_report, message_report
from tests.sandbox_port import LATE, SandboxPort, sandbox_port
from tests.smtp_port import SmtpPort, smtp_port

MAIL, SMS = NoticeChannel.EMAIL, NoticeChannel.SMS
MAILS = "/emails"
MESSAGES = f"/2010-04-01/Accounts/{credentials.SMS_ACCOUNT_SID}/Messages.json"
PATHS = {MAIL: MAILS, SMS: MESSAGES}
BOTH = pytest.mark.parametrize("channel", [MAIL, SMS])
SHORT = timedelta(seconds=0.15)
A_MINUTE = timedelta(minutes=1)
WENT = {NoticeState.SENT, NoticeState.DELIVERED}
"""Whether somebody was asked yet what became of it."""


@pytest.fixture
async def sandbox(clock: SetClock) -> AsyncIterator[SandboxPort]:
    async with sandbox_port(lambda: clock.now) as sandbox:
        yield sandbox


@pytest.fixture
async def desk(tmp_path: Path, clock: SetClock, sandbox: SandboxPort) -> AsyncIterator[Office]:
    async with office(tmp_path, clock, sandbox) as desk:
        yield desk


@pytest.fixture
async def hasty(tmp_path: Path, clock: SetClock, sandbox: SandboxPort) -> AsyncIterator[Office]:
    """A practice that waits for its providers for a moment only."""
    mail, sms = sandbox.mail_settings(mail_timeout=SHORT), sandbox.sms_settings(sms_timeout=SHORT)
    async with office(tmp_path, clock, sandbox, mail, sms) as desk:
        yield desk


@pytest.fixture
async def mails() -> AsyncIterator[SmtpPort]:
    async with smtp_port() as mails:
        yield mails


@pytest.fixture
async def by_smtp(tmp_path: Path, clock: SetClock, sandbox: SandboxPort, mails: SmtpPort) -> AsyncIterator[Office]:
    """A practice with a mail server of its own."""
    mail = MailSettings(smtp_url=mails.url, mail_from="PFINNI <alerts@example.com>", mail_timeout=timedelta(seconds=1))
    async with office(tmp_path, clock, sandbox, mail) as desk:
        yield desk


def arrived(desk: Office, channel: NoticeChannel) -> int:
    return len(desk.sandbox.mails if channel is MAIL else desk.sandbox.messages)


async def failures(desk: Office) -> list[AlertKind]:
    await desk.follow_events()
    system = {AlertKind.NOTICE_FAILED, AlertKind.JOB_DEAD, AlertKind.JOB_FRUITLESS}
    return [alert.kind for alert in await desk.the_alerts() if alert.kind in system]


async def job_states(desk: Office) -> set[JobState]:
    return {job.state for job in await desk.jobs(JobKind.NOTICE_SEND)}


class TestCrashes:
    """A process dies between handing over and recording."""

    @BOTH
    async def test_what_arrived_is_recorded_and_not_sent_again(self, desk: Office, channel: NoticeChannel) -> None:
        notice, _ = await desk.a_notice(channel)
        desk.sandbox.fails(PATHS[channel], is_done_before=True, delay_seconds=LATE)
        await desk.lose_a_worker(lambda: arrived(desk, channel) == 1)
        assert (await desk.notice(notice)).state is NoticeState.SENDING
        desk.sandbox.state.faults.clear()
        await desk.work(after=A_MINUTE)
        found = await desk.notice(notice)
        provider_id = desk.sandbox.mails[0].id if channel is MAIL else desk.sandbox.messages[0].sid
        assert (found.state, found.provider_id, arrived(desk, channel)) == (NoticeState.SENT, provider_id, 1)
        assert await failures(desk) == []

    @BOTH
    async def test_what_did_not_arrive_is_sent(self, desk: Office, channel: NoticeChannel) -> None:
        notice, job = await desk.a_notice(channel)
        [claimed] = await desk.assembly.jobs.claim_next("gone", [JobKind.NOTICE_SEND], timedelta(seconds=30), 1)
        assert await desk.notices.begin_sending(notice, desk.assembly.jobs.guard(claimed))
        await desk.work(after=A_MINUTE)
        assert ((await desk.notice(notice)).state, arrived(desk, channel)) == (NoticeState.SENT, 1)
        ended = await desk.assembly.jobs.job(job.id)
        assert ended is not None
        assert (ended.state, ended.done) == (JobState.DONE, 1)

    async def test_a_key_that_resend_has_forgotten_makes_no_second_mail(self, desk: Office) -> None:
        notice, _ = await desk.a_notice()
        desk.sandbox.fails(MAILS, is_done_before=True, delay_seconds=LATE)
        await desk.lose_a_worker(lambda: arrived(desk, MAIL) == 1)
        await desk.work(after=timedelta(hours=25))
        assert ((await desk.notice(notice)).state, arrived(desk, MAIL)) == (NoticeState.UNKNOWN, 1)
        assert await failures(desk) == [AlertKind.NOTICE_FAILED]

    async def test_a_mail_that_went_with_other_words_counts_as_sent(self, desk: Office) -> None:
        """The templates changed between the two attempts: the key is known, the content is not."""
        notice, _ = await desk.a_notice(alerts=2)
        desk.sandbox.fails(MAILS, is_done_before=True, delay_seconds=LATE)
        await desk.lose_a_worker(lambda: arrived(desk, MAIL) == 1)
        home = desk.assembly.notices.writer._home
        desk.assembly.notices.writer._home = f"{home}/new"
        await desk.work(after=A_MINUTE)
        found = await desk.notice(notice)
        assert (found.state, found.provider_id, arrived(desk, MAIL)) == (NoticeState.SENT, None, 1)

    async def test_twilio_is_looked_through_page_by_page(self, desk: Office) -> None:
        notice, _ = await desk.a_notice(SMS)
        desk.sandbox.fails(MESSAGES, is_done_before=True, delay_seconds=LATE)
        await desk.lose_a_worker(lambda: arrived(desk, SMS) == 1)
        for number in range(450):
            desk.sandbox.state.messages.accept("AC0", PHONE, "+12125550199", f"other {number}", desk.clock.now)
        await desk.work(after=A_MINUTE)
        assert ((await desk.notice(notice)).state, arrived(desk, SMS)) == (NoticeState.SENT, 451)

    async def test_too_many_to_look_through_is_not_known_and_not_sent_again(self, desk: Office) -> None:
        notice, _ = await desk.a_notice(SMS)
        desk.sandbox.fails(MESSAGES, is_done_before=True, delay_seconds=LATE)
        await desk.lose_a_worker(lambda: arrived(desk, SMS) == 1)
        for number in range(1100):
            desk.sandbox.state.messages.accept("AC0", PHONE, "+12125550199", f"other {number}", desk.clock.now)
        await desk.work(after=A_MINUTE)
        assert ((await desk.notice(notice)).state, arrived(desk, SMS)) == (NoticeState.UNKNOWN, 1101)
        assert await failures(desk) == [AlertKind.NOTICE_FAILED]

    async def test_twilio_is_asked_only_when_nothing_of_ours_is_under_way(self, desk: Office) -> None:
        notice, _ = await desk.a_notice(SMS)
        desk.sandbox.fails(MESSAGES, is_done_before=True, delay_seconds=LATE)
        await desk.lose_a_worker(lambda: arrived(desk, SMS) == 1)
        desk.clock.move(timedelta(seconds=3))
        await desk.assembly.worker.work_off()  # an only worker takes over at once
        assert (await desk.notice(notice)).state is NoticeState.SENDING
        await desk.work(after=timedelta(seconds=40))
        assert ((await desk.notice(notice)).state, arrived(desk, SMS)) == (NoticeState.SENT, 1)

    async def test_after_smtp_nobody_knows_and_nothing_is_sent_again(self, by_smtp: Office, mails: SmtpPort) -> None:
        notice, _ = await by_smtp.a_notice()
        mails.answers["."] = "silent"
        await by_smtp.lose_a_worker(lambda: len(mails.taken) == 1)
        mails.answers.clear()
        await by_smtp.work(after=A_MINUTE)
        found = await by_smtp.notice(notice)
        assert (found.state, found.failure, len(mails.taken)) == (NoticeState.UNKNOWN, "nobody_knows", 1)
        assert await failures(by_smtp) == [AlertKind.NOTICE_FAILED]

    async def test_a_worker_that_lost_its_job_sends_nothing(self, desk: Office) -> None:
        notice, _ = await desk.a_notice()
        [old] = await desk.assembly.jobs.claim_next("one", [JobKind.NOTICE_SEND], timedelta(seconds=30), 1)
        await desk.work(after=A_MINUTE)
        assert arrived(desk, MAIL) == 1
        with pytest.raises(Exception, match="job_lost"):
            await desk.notices.begin_sending(notice, desk.assembly.jobs.guard(old))


class TestBurials:
    """The job has failed for good: the notice says so, and can be tried anew without doubling it."""

    async def test_what_was_handed_over_is_not_known_until_the_provider_is_asked(self, desk: Office) -> None:
        notice, _ = await self.lost_after_it_left(desk, SMS)
        found = await desk.notice(notice)
        assert (found.state, found.failure) == (NoticeState.UNKNOWN, "abandoned")
        assert await job_states(desk) == {JobState.DEAD}
        assert await failures(desk) == [AlertKind.JOB_DEAD]
        await desk.work(after=timedelta(minutes=4))
        assert ((await desk.notice(notice)).state in WENT, arrived(desk, SMS)) == (True, 1)

    @BOTH
    async def test_a_replay_finds_what_arrived(self, desk: Office, channel: NoticeChannel) -> None:
        notice, job = await self.lost_after_it_left(desk, channel)
        await self.replay(desk, job)
        assert ((await desk.notice(notice)).state, arrived(desk, channel)) == (NoticeState.SENT, 1)
        assert await job_states(desk) == {JobState.DONE}

    @BOTH
    async def test_a_replay_sends_what_did_not_arrive(self, desk: Office, channel: NoticeChannel) -> None:
        notice, job = await desk.a_notice(channel, most_attempts=1)
        claimed = await self.claimed(desk)
        assert await desk.notices.begin_sending(notice, desk.assembly.jobs.guard(claimed))
        await desk.work(after=A_MINUTE)
        assert (await desk.notice(notice)).state is NoticeState.UNKNOWN
        await self.replay(desk, job)
        assert ((await desk.notice(notice)).state, arrived(desk, channel)) == (NoticeState.SENT, 1)

    async def test_what_was_never_handed_over_has_failed_and_is_sent_by_a_replay(self, desk: Office) -> None:
        notice, job = await desk.a_notice(most_attempts=1)
        await self.claimed(desk)
        await desk.work(after=A_MINUTE)
        found = await desk.notice(notice)
        assert (found.state, found.failure, arrived(desk, MAIL)) == (NoticeState.FAILED, "abandoned", 0)
        await self.replay(desk, job)
        found = await desk.notice(notice)
        assert (found.state, found.failure, arrived(desk, MAIL)) == (NoticeState.SENT, None, 1)

    async def test_where_nobody_can_know_a_replay_sends_nothing(self, by_smtp: Office, mails: SmtpPort) -> None:
        notice, job = await by_smtp.a_notice(most_attempts=1)
        mails.answers["."] = "silent"
        await by_smtp.lose_a_worker(lambda: len(mails.taken) == 1)
        mails.answers.clear()
        await by_smtp.work(after=A_MINUTE)
        await self.replay(by_smtp, job)
        found = await by_smtp.notice(notice)
        assert (found.state, found.failure, len(mails.taken)) == (NoticeState.UNKNOWN, "nobody_knows", 1)

    async def test_a_key_that_the_provider_has_forgotten_makes_no_second_mail(self, desk: Office) -> None:
        notice, job = await self.lost_after_it_left(desk, MAIL)
        desk.clock.move(timedelta(hours=25))
        await self.replay(desk, job)
        assert arrived(desk, MAIL) == 1
        assert (await desk.notice(notice)).state is not NoticeState.SENDING

    async def test_what_the_provider_reported_in_between_stays(self, desk: Office) -> None:
        notice, job = await desk.a_notice(most_attempts=1)
        desk.sandbox.fails(MAILS, is_done_before=True, delay_seconds=LATE)
        await desk.lose_a_worker(lambda: arrived(desk, MAIL) == 1)
        desk.sandbox.state.faults.clear()
        async with desk.browser() as resend:
            path, sent = mail_report(desk, desk.sandbox.mails[0], "delivered")
            assert (await resend.post(path, **sent)).status_code == 204
        await desk.work(after=A_MINUTE)
        assert (await desk.notice(notice)).state is NoticeState.DELIVERED
        await self.replay(desk, job)
        assert ((await desk.notice(notice)).state, arrived(desk, MAIL)) == (NoticeState.DELIVERED, 1)

    async def lost_after_it_left(self, desk: Office, channel: NoticeChannel) -> tuple[Notice, Job]:
        """The last worker that may try dies when the provider has it."""
        notice, job = await desk.a_notice(channel, most_attempts=1)
        desk.sandbox.fails(PATHS[channel], is_done_before=True, delay_seconds=LATE)
        await desk.lose_a_worker(lambda: arrived(desk, channel) == 1)
        desk.sandbox.state.faults.clear()
        await desk.work(after=A_MINUTE)
        return notice, job

    async def claimed(self, desk: Office) -> Job:
        """By a worker that is gone before it begins."""
        [job] = await desk.assembly.jobs.claim_next("gone", [JobKind.NOTICE_SEND], timedelta(seconds=30), 1)
        return job

    async def replay(self, desk: Office, job: Job) -> None:
        await desk.assembly.job_service(desk.access(desk.avery)).replay(job.id)
        await desk.work(after=A_MINUTE)


class TestOutages:
    """The provider is busy, broken, slow or gone."""

    @BOTH
    async def test_too_many_requests_wait_as_long_as_they_are_told(self, desk: Office, channel: NoticeChannel) -> None:
        notice, _ = await desk.a_notice(channel)
        desk.sandbox.fails(PATHS[channel], status=429, times=3)
        await desk.work()
        found = await desk.notice(notice)
        assert (found.state, found.sending_at, found.attempts) == (NoticeState.WAITING, None, 1)
        for _ in range(3):
            await desk.work(after=A_MINUTE)
        found = await desk.notice(notice)
        assert (found.state, found.failure, found.attempts) == (NoticeState.SENT, None, 4)
        assert arrived(desk, channel) == 1

    @BOTH
    @pytest.mark.parametrize("is_done_before", [True, False])
    async def test_a_broken_provider_takes_it_once(
        self, desk: Office, channel: NoticeChannel, *, is_done_before: bool
    ) -> None:
        notice, _ = await desk.a_notice(channel)
        desk.sandbox.fails(PATHS[channel], status=500, times=2, is_done_before=is_done_before)
        for _ in range(6):
            await desk.work(after=A_MINUTE)
        assert (await desk.notice(notice)).state in WENT
        assert arrived(desk, channel) == 1

    @BOTH
    @pytest.mark.parametrize("is_done_before", [True, False])
    async def test_a_slow_provider_takes_it_once(
        self, hasty: Office, channel: NoticeChannel, *, is_done_before: bool
    ) -> None:
        notice, _ = await hasty.a_notice(channel)
        hasty.sandbox.fails(PATHS[channel], delay_seconds=LATE, is_done_before=is_done_before)
        await hasty.work()
        assert (await hasty.notice(notice)).state is NoticeState.SENDING
        for _ in range(3):
            await hasty.work(after=A_MINUTE)
        assert (await hasty.notice(notice)).state in WENT
        assert arrived(hasty, channel) == 1

    async def test_nobody_there_is_waited_out(self, tmp_path: Path, clock: SetClock, sandbox: SandboxPort) -> None:
        gone = "http://127.0.0.1:1"
        settings = sandbox.mail_settings(resend_url=gone), sandbox.sms_settings(twilio_url=gone)
        async with office(tmp_path, clock, sandbox, *settings) as desk:
            notices = [(await desk.a_notice(channel))[0] for channel in (MAIL, SMS)]
            await desk.work()
            for notice in notices:
                found = await desk.notice(notice)
                assert found.state is NoticeState.WAITING
                assert (found.failure or "").endswith("_unreachable")

    async def test_an_outage_without_end_is_a_failure_that_is_told_once(self, desk: Office) -> None:
        for _ in range(3):
            await desk.a_notice()
        desk.sandbox.fails(MAILS, status=429, times=1000)
        for _ in range(SEND_ATTEMPTS + 2):
            await desk.work(after=timedelta(hours=1))
        found = await desk.outbox()
        assert {(notice.state, notice.failure) for notice in found} == {(NoticeState.FAILED, "mail_too_many")}
        assert await job_states(desk) == {JobState.DONE}
        assert await failures(desk) == [AlertKind.NOTICE_FAILED]

    async def test_an_outage_without_end_and_without_an_answer_leaves_it_unknown(self, desk: Office) -> None:
        notice, _ = await desk.a_notice(SMS)
        desk.sandbox.fails(MESSAGES, status=500, times=1000, is_done_before=True)
        for _ in range(SEND_ATTEMPTS + 2):
            await desk.work(after=timedelta(hours=1))
        assert ((await desk.notice(notice)).state, arrived(desk, SMS)) == (NoticeState.UNKNOWN, 1)
        desk.sandbox.state.faults.clear()
        for _ in range(8):
            await desk.work(after=timedelta(hours=7))  # it is asked for when Twilio answers again
        found = await desk.notice(notice)
        assert (found.state, found.provider_id) == (NoticeState.DELIVERED, desk.sandbox.messages[0].sid)

    @pytest.mark.parametrize(
        ("channel", "mail", "sms", "failure"),
        [
            (MAIL, {"resend_api_key": "re_wrong"}, {}, "mail_key_refused"),
            (MAIL, {"mail_from": "x"}, {}, "mail_refused"),
            (SMS, {}, {"twilio_token": "wrong"}, "sms_key_refused"),
        ],
    )
    async def test_a_refusal_is_final_and_told_to_the_administrators(
        self,
        tmp_path: Path,
        clock: SetClock,
        sandbox: SandboxPort,
        channel: NoticeChannel,
        mail: dict[str, str],
        sms: dict[str, str],
        failure: str,
    ) -> None:
        settings = sandbox.mail_settings(**mail), sandbox.sms_settings(**sms)
        async with office(tmp_path, clock, sandbox, *settings) as desk:
            notice, _ = await desk.a_notice(channel)
            await desk.work()
            found = await desk.notice(notice)
            assert (found.state, found.failure) == (NoticeState.FAILED, failure)
            assert await failures(desk) == [AlertKind.NOTICE_FAILED]
            [alert] = await desk.the_alerts(AlertKind.NOTICE_FAILED)
            assert alert.subject == notice.id
            for _ in range(3):
                await desk.work(after=timedelta(hours=1))
            assert len(await desk.outbox()) == 1, "a mail that fails is not told by mail"

    async def test_a_number_that_is_none_is_not_tried_again(self, desk: Office) -> None:
        await desk.a_notice(SMS, recipient="+1")
        await desk.work()
        await desk.a_notice(SMS, recipient="+1")
        await desk.work()
        assert [notice.state for notice in await desk.outbox()] == [NoticeState.FAILED, NoticeState.SUPPRESSED]


class TestSmtp:
    """A mail server of the practice's own."""

    async def test_a_mail_goes_with_text_html_and_an_id_of_ours(self, by_smtp: Office, mails: SmtpPort) -> None:
        notice, _ = await by_smtp.a_notice()
        await by_smtp.work()
        [mail] = mails.taken
        assert mail["Message-ID"] == f"<{notice.id}@example.com>"
        assert (mail["To"], mail["Subject"]) == ("chen@example.com", "1 urgent alert waits for you")
        assert [part.get_content_type() for part in mail.walk()] == ["multipart/alternative", "text/plain", "text/html"]
        found = await by_smtp.notice(notice)
        assert (found.state, found.provider_id) == (NoticeState.SENT, None)
        assert await by_smtp.jobs(JobKind.NOTICE_CHECK) == []

    @pytest.mark.parametrize(
        ("command", "answer", "state", "failure"),
        [
            ("RCPT", "550 nobody here", NoticeState.FAILED, "mail_refused"),
            ("RCPT", "451 later", NoticeState.WAITING, "mail_deferred"),
            ("MAIL", "452 full", NoticeState.WAITING, "mail_deferred"),
            ("EHLO", "silent", NoticeState.WAITING, "mail_unreachable"),
            ("DATA", "554 no", NoticeState.FAILED, "mail_refused"),
            (".", "554 spam", NoticeState.FAILED, "mail_refused"),
            (".", "451 later", NoticeState.WAITING, "mail_deferred"),
        ],
    )
    async def test_each_answer_says_what_is_known(
        self, by_smtp: Office, mails: SmtpPort, command: str, answer: str, state: NoticeState, failure: str
    ) -> None:
        mails.answers[command] = answer
        notice, _ = await by_smtp.a_notice()
        await by_smtp.work()
        found = await by_smtp.notice(notice)
        assert (found.state, found.failure) == (state, failure)

    async def test_silence_after_the_text_is_not_known(self, by_smtp: Office, mails: SmtpPort) -> None:
        mails.answers["."] = "silent"
        notice, _ = await by_smtp.a_notice()
        await by_smtp.work()
        await by_smtp.work(after=A_MINUTE)
        assert ((await by_smtp.notice(notice)).state, len(mails.taken)) == (NoticeState.UNKNOWN, 1)


class TestWithoutProviders:
    """Nobody sends for us: the outbox keeps what would have been sent."""

    async def test_notices_are_kept(self, tmp_path: Path, clock: SetClock, sandbox: SandboxPort) -> None:
        async with office(tmp_path, clock, sandbox, MailSettings(), SmsSettings()) as desk:
            await desk.prefer(desk.chen, phone=PHONE)
            await desk.raise_one()
            await desk.work()
            assert {notice.state for notice in await desk.outbox()} == {NoticeState.KEPT}
            assert (sandbox.mails, sandbox.messages) == ([], [])
            assert await failures(desk) == []


class TestReports:
    """What providers say by themselves."""

    @pytest.mark.parametrize(
        ("event", "state", "is_suppressed"),
        [
            ("delivered", NoticeState.DELIVERED, False),
            ("opened", NoticeState.DELIVERED, False),
            ("delivery_delayed", NoticeState.SENT, False),
            ("bounced", NoticeState.BOUNCED, True),
            ("complained", NoticeState.DELIVERED, True),
            ("failed", NoticeState.FAILED, False),
        ],
    )
    async def test_what_resend_says_moves_the_notice_on(
        self, desk: Office, event: str, state: NoticeState, *, is_suppressed: bool
    ) -> None:
        notice, _ = await desk.a_notice()
        await desk.work()
        async with desk.browser() as resend:
            path, sent = mail_report(desk, desk.sandbox.mails[0], event)
            assert (await resend.post(path, **sent)).status_code == 204
            assert (await desk.notice(notice)).state is state
            again, _ = await desk.a_notice()
            await desk.work()
            assert ((await desk.notice(again)).state is NoticeState.SUPPRESSED) is is_suppressed
        is_told = state in {NoticeState.BOUNCED, NoticeState.FAILED} or is_suppressed
        assert bool(await failures(desk)) is is_told

    @pytest.mark.parametrize(
        ("status", "error", "state", "is_suppressed"),
        [
            ("delivered", None, NoticeState.DELIVERED, False),
            ("sent", None, NoticeState.SENT, False),
            ("undelivered", 30003, NoticeState.BOUNCED, False),
            ("undelivered", 30005, NoticeState.BOUNCED, True),
            ("failed", 30008, NoticeState.FAILED, False),
        ],
    )
    async def test_what_twilio_says_moves_the_notice_on(
        self, desk: Office, status: str, error: int | None, state: NoticeState, *, is_suppressed: bool
    ) -> None:
        notice, _ = await desk.a_notice(SMS)
        await desk.work()
        async with desk.browser() as twilio:
            path, sent = message_report(desk, desk.sandbox.messages[0], status, error)
            assert (await twilio.post(path, **sent)).status_code == 204
        assert (await desk.notice(notice)).state is state
        assert await desk.notices.is_suppressed(SMS, PHONE) is is_suppressed

    async def test_a_report_may_come_before_our_own_record(self, desk: Office) -> None:
        """The provider was quicker than we were, or we died in between: nothing is sent again."""
        notice, _ = await desk.a_notice()
        desk.sandbox.fails(MAILS, is_done_before=True, delay_seconds=LATE)
        await desk.lose_a_worker(lambda: arrived(desk, MAIL) == 1)
        async with desk.browser() as resend:
            path, sent = mail_report(desk, desk.sandbox.mails[0], "delivered")
            assert (await resend.post(path, **sent)).status_code == 204
        await desk.work(after=A_MINUTE)
        found = await desk.notice(notice)
        assert (found.state, arrived(desk, MAIL)) == (NoticeState.DELIVERED, 1)

    async def test_a_late_report_of_less_changes_nothing(self, desk: Office) -> None:
        notice, _ = await desk.a_notice()
        await desk.work()
        async with desk.browser() as resend:
            for event in ("bounced", "delivered"):
                path, sent = mail_report(desk, desk.sandbox.mails[0], event)
                assert (await resend.post(path, **sent)).status_code == 204
        assert (await desk.notice(notice)).state is NoticeState.BOUNCED

    async def test_where_no_report_comes_the_provider_is_asked_until_it_is_final(self, desk: Office) -> None:
        notice, _ = await desk.a_notice(SMS)
        await desk.work()
        desk.sandbox.state.messages.report(desk.sandbox.messages[0].sid, "sending", None)
        await desk.work(after=timedelta(minutes=4))
        assert (await desk.notice(notice)).state is NoticeState.SENT
        desk.sandbox.state.messages.report(desk.sandbox.messages[0].sid, "undelivered", 30005)
        await desk.work(after=timedelta(hours=1))
        assert (await desk.notice(notice)).state is NoticeState.BOUNCED
        assert await desk.notices.is_suppressed(SMS, PHONE)

    async def test_asking_ends_without_a_failure(self, desk: Office) -> None:
        await desk.a_notice(SMS)
        await desk.work()
        desk.sandbox.state.messages.report(desk.sandbox.messages[0].sid, "sent", None)
        for _ in range(10):
            await desk.work(after=timedelta(hours=7))
        assert {job.state for job in await desk.jobs(JobKind.NOTICE_CHECK)} == {JobState.DONE}
        assert await failures(desk) == []


class TestDigests:
    """What is not urgent is gathered."""

    async def digest(self, desk: Office) -> None:
        await desk.work(after=GATHERED)
        await desk.work(after=SOON)

    async def test_each_person_and_channel_has_one_of_its_own(self, desk: Office) -> None:
        await desk.prefer(desk.chen, phone=PHONE, sms=["high"])
        await desk.raise_one(AlertKind.COVERAGE_LOST)
        await desk.raise_alerts(desk.an_alert(AlertKind.JOB_DEAD))
        await self.digest(desk)
        assert desk.mails_to(desk.chen.email) == desk.mails_to(desk.avery.email) == ["1 alert waits for you"]
        assert len(desk.sandbox.messages) == 1

    async def test_what_somebody_dealt_with_or_put_off_is_not_counted(self, desk: Office, clock: SetClock) -> None:
        kept, done, put_off, given = [await desk.raise_one(AlertKind.COVERAGE_LOST) for _ in range(4)]
        chen = desk.alerts(desk.chen)
        await chen.acknowledge(done.id, AlertAcknowledge())
        await chen.snooze(put_off.id, AlertSnooze(until=clock.now + timedelta(days=1)))
        await desk.raise_one(AlertKind.COVERAGE_LOST, assigned_to=desk.avery.id)
        assert kept.id != given.id
        await self.digest(desk)
        assert desk.mails_to(desk.chen.email) == ["2 alerts wait for you"]
        assert desk.mails_to(desk.avery.email) == ["1 alert waits for you"]

    async def test_an_alert_that_joins_at_the_last_moment_is_counted_once(self, desk: Office) -> None:
        """While the gathering ends, and while it is counted, more come in: none is lost, none told twice."""
        await desk.raise_one(AlertKind.COVERAGE_LOST)
        desk.clock.move(GATHERED)
        await asyncio.gather(
            desk.assembly.worker.work_off(), *(desk.raise_one(AlertKind.COVERAGE_LOST) for _ in range(5))
        )
        for _ in range(3):
            await self.digest(desk)
        told = [int(subject.split()[0]) for subject in desk.mails_to(desk.chen.email)]
        assert sum(told) == 6

    async def test_nothing_left_to_tell_is_no_mail(self, desk: Office) -> None:
        alert = await desk.raise_one(AlertKind.COVERAGE_LOST)
        await desk.alerts(desk.chen).acknowledge(alert.id, AlertAcknowledge())
        await self.digest(desk)
        assert desk.sandbox.mails == []
        assert await failures(desk) == []

    async def test_a_digest_that_is_counted_twice_is_one_mail(self, desk: Office) -> None:
        await desk.raise_one(AlertKind.COVERAGE_LOST)
        await desk.work(after=GATHERED)
        [waiting] = await desk.jobs(JobKind.NOTICE_DIGEST, JobState.QUEUED)
        await desk.enqueue(waiting.model_copy(update={"id": "a" * 20}))
        await desk.work(after=SOON)
        assert desk.mails_to(desk.chen.email) == ["1 alert waits for you"]

    async def test_preferences_decide_what_leads_to_a_notice(self, desk: Office) -> None:
        await desk.prefer(desk.chen, email=["urgent", "high"], muted=["insurance"])
        await desk.raise_one(AlertKind.COVERAGE_LOST)
        await desk.raise_one(AlertKind.PATIENT_REVIEW)
        assert await desk.jobs(JobKind.NOTICE_DIGEST) == []
        await desk.prefer(desk.chen, email=["normal"], muted=[], email_address="chen@home.example.com")
        await desk.raise_one(AlertKind.PATIENT_REVIEW)
        await self.digest(desk)
        assert desk.mails_to("chen@home.example.com") == ["2 alerts wait for you"]

    @pytest.mark.parametrize(
        ("at", "sent_at"),
        [
            (datetime(2026, 11, 26, 3, 30, tzinfo=UTC), datetime(2026, 11, 26, 12, 0, tzinfo=UTC)),  # 22:30, EST
            (datetime(2026, 11, 26, 8, 0, tzinfo=UTC), datetime(2026, 11, 26, 12, 0, tzinfo=UTC)),  # 03:00, EST
            (datetime(2027, 3, 14, 4, 0, tzinfo=UTC), datetime(2027, 3, 14, 11, 0, tzinfo=UTC)),  # the shorter night
            (datetime(2026, 11, 1, 3, 0, tzinfo=UTC), datetime(2026, 11, 1, 12, 0, tzinfo=UTC)),  # the longer night
        ],
    )
    async def test_quiet_hours_over_midnight_are_kept(
        self, desk: Office, clock: SetClock, at: datetime, sent_at: datetime
    ) -> None:
        """From ten in the evening to seven in the morning of the practice, in nights of 23, 24 and 25 hours."""
        clock.now = at
        await desk.prefer(desk.chen, quiet_from=time(22), quiet_until=time(7))
        await desk.raise_one(AlertKind.COVERAGE_LOST)
        urgent = await desk.raise_one()
        await desk.work()
        assert desk.mails_to(desk.chen.email) == ["1 urgent alert waits for you"]
        clock.now = sent_at - timedelta(seconds=30)
        await desk.work()
        await desk.work(after=timedelta(seconds=25))
        assert len(desk.mails_to(desk.chen.email)) == 1
        clock.now = sent_at
        await desk.work()
        await desk.work(after=SOON)
        assert desk.mails_to(desk.chen.email)[1:] == ["1 alert waits for you"]
        assert urgent.priority is AlertPriority.URGENT

    async def test_quiet_hours_that_were_chosen_later_are_kept_too(self, desk: Office) -> None:
        await desk.raise_one(AlertKind.COVERAGE_LOST)  # ten in the morning
        await desk.prefer(desk.chen, quiet_from=time(9), quiet_until=time(12))
        await self.digest(desk)
        assert desk.sandbox.mails == []
        await desk.work(after=timedelta(hours=2))
        await desk.work(after=SOON)
        assert desk.mails_to(desk.chen.email) == ["1 alert waits for you"]


class TestPeople:
    """Who is told."""

    async def test_a_deputy_is_told_while_somebody_is_away(self, desk: Office, clock: SetClock) -> None:
        deputy = await desk.hire("Dr. Noor Rahimi", "rahimi@example.com")
        await desk.prefer(desk.chen, deputy_id=deputy.id, away_until=clock.now + timedelta(days=3))
        await desk.raise_one()
        await desk.work()
        assert [mail.to for mail in desk.sandbox.mails] == [[deputy.email]]
        await desk.raise_one()
        desk.clock.move(timedelta(days=4))
        await desk.raise_one()
        await desk.work()
        assert len(desk.mails_to(desk.chen.email)) == 1

    async def test_alerts_of_nobodys_patients_and_of_the_system_go_to_those_in_charge(self, desk: Office) -> None:
        second = await desk.hire("Sam Lindqvist", "lindqvist@example.com", Role.ADMIN)
        await desk.raise_alerts(desk.an_alert(AlertKind.SIGN_IN_LOCKED, priority=AlertPriority.URGENT))
        await desk.work()
        assert sorted(mail.to[0] for mail in desk.sandbox.mails) == sorted([desk.avery.email, second.email])
        assert {mail.subject for mail in desk.sandbox.mails} == {"1 security alert waits for you"}
        assert {each.template for each in await desk.outbox()} == {NoticeTemplate.SECURITY}


class TestSilence:
    """What leaves and what is logged names no patient and no key."""

    async def test_no_key_is_logged_however_loudly(self, desk: Office, caplog: pytest.LogCaptureFixture) -> None:
        caplog.set_level(logging.DEBUG)
        for channel in (MAIL, SMS):
            await desk.a_notice(channel)
            desk.sandbox.fails(PATHS[channel], status=500)
        for _ in range(3):
            await desk.work(after=A_MINUTE)
        assert (arrived(desk, MAIL), arrived(desk, SMS)) == (1, 1)
        for secret in (credentials.MAIL_API_KEY, credentials.SMS_AUTH_TOKEN, credentials.MAIL_WEBHOOK_SECRET):
            assert secret not in caplog.text

    async def test_no_word_of_a_patient_leaves(self, desk: Office, caplog: pytest.LogCaptureFixture) -> None:
        planted = {"family_name": "Quillfeather", "given_name": "Ottoline", "mrn": "MRN-90210", "notes": "lupus"}
        patient = await desk.admit(**planted)
        await desk.prefer(desk.chen, phone=PHONE, sms=["urgent", "high", "normal"], email=["high", "normal", "urgent"])
        for kind in (AlertKind.PATIENT_URGENT, AlertKind.COVERAGE_LOST, AlertKind.PATIENT_REVIEW):
            await desk.raise_one(kind, patient_id=patient.id)
        await desk.work()
        await TestDigests().digest(desk)
        await desk.escalate(after=timedelta(hours=5))
        everything = every_text(desk.sandbox) + caplog.text + _all_fields(await desk.outbox())
        assert len(desk.sandbox.mails) >= 3
        for word in ("Quillfeather", "Ottoline", "90210", "lupus", "1980", patient.id):
            assert word not in everything


def _all_fields(notices: list[Notice]) -> str:
    return "\n".join(str(notice.model_dump(mode="json")) for notice in notices)
