"""The outbox, for administrators alone; and the providers' reports, which nobody can forge or play again."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from app.config.settings import MailSettings, SmsSettings
from app.core.identifiers import new_id
from app.models.alert_models import MAIL_ONLY, NoticeChannel, NoticeState
from app.models.patient_list_models import CursorUnreadable
from sandbox.credentials import MAIL_WEBHOOK_SECRET
from sandbox.report_signatures import signed_by_svix
from tests.conftest import SetClock
from tests.integration.services.notice_office import LINK, PHONE, Office, office
from tests.integration.services.provider_signatures import Sent, mail_report, message_report
from tests.sandbox_port import SandboxPort, sandbox_port

MAIL, SMS = NoticeChannel.EMAIL, NoticeChannel.SMS


@pytest.fixture
async def sandbox(clock: SetClock) -> AsyncIterator[SandboxPort]:
    async with sandbox_port(lambda: clock.now) as sandbox:
        yield sandbox


@pytest.fixture
async def desk(tmp_path: Path, clock: SetClock, sandbox: SandboxPort) -> AsyncIterator[Office]:
    async with office(tmp_path, clock, sandbox) as desk:
        yield desk


@pytest.fixture
async def admin(desk: Office) -> AsyncIterator[httpx.AsyncClient]:
    async with desk.browser("admin") as admin:
        yield admin


class TestOutbox:
    """What was sent, and what would have been."""

    async def test_the_newest_come_first_page_by_page(self, desk: Office, admin: httpx.AsyncClient) -> None:
        notices = [(await desk.a_notice(MAIL if number % 2 else SMS))[0] for number in range(7)]
        seen: list[str] = []
        cursor: str | None = None
        while True:
            query: dict[str, Any] = {"limit": 3, **({"cursor": cursor} if cursor else {})}
            page = (await admin.get("/outbox", params=query)).json()
            seen += [item["id"] for item in page["items"]]
            cursor = page["next_cursor"]
            if cursor is None:
                break
        assert seen == [notice.id for notice in reversed(notices)]

    async def test_notices_of_one_moment_are_all_shown(self, desk: Office, admin: httpx.AsyncClient) -> None:
        moment = desk.clock()
        notices = [(await desk.a_notice(created_at=moment, updated_at=moment))[0] for _ in range(5)]
        first = (await admin.get("/outbox", params={"limit": 3})).json()
        rest = (await admin.get("/outbox", params={"limit": 3, "cursor": first["next_cursor"]})).json()
        shown = [item["id"] for item in first["items"] + rest["items"]]
        assert sorted(shown) == sorted(notice.id for notice in notices)

    async def test_a_state_is_picked_and_all_are_counted(self, desk: Office, admin: httpx.AsyncClient) -> None:
        await desk.a_notice()
        await desk.work()
        waiting, _ = await desk.a_notice(SMS)
        page = (await admin.get("/outbox", params={"state": "waiting"})).json()
        assert [item["id"] for item in page["items"]] == [waiting.id]
        assert page["counts"] == {**dict.fromkeys(NoticeState, 0), "waiting": 1, "sent": 1}
        assert (page["has_mail_provider"], page["has_sms_provider"]) == (True, True)

    async def test_each_notice_is_shown_as_it_went(self, desk: Office, admin: httpx.AsyncClient) -> None:
        await desk.prefer(desk.chen, phone=PHONE)
        await desk.raise_one()
        await desk.work()
        items = {item["channel"]: item for item in (await admin.get("/outbox")).json()["items"]}
        mail, message = desk.sandbox.mails[0], desk.sandbox.messages[0]
        assert items["email"]["user_name"] == "Dr. Maya Chen"
        assert (items["email"]["subject"], items["email"]["text"]) == (mail.subject, mail.text)
        assert (items["sms"]["subject"], items["sms"]["text"]) == (None, message.body)
        assert (items["email"]["provider_id"], items["email"]["attempts"]) == (mail.id, 1)
        assert items["sms"]["recipient"] == PHONE

    async def test_without_providers_it_shows_what_would_have_been_sent(
        self, tmp_path: Path, clock: SetClock, sandbox: SandboxPort
    ) -> None:
        async with office(tmp_path, clock, sandbox, MailSettings(), SmsSettings()) as desk:
            await desk.raise_one()
            await desk.work()
            async with desk.browser("admin") as admin:
                page = (await admin.get("/outbox")).json()
        [item] = page["items"]
        assert (item["state"], item["subject"]) == ("kept", "1 urgent alert waits for you")
        assert (page["has_mail_provider"], page["has_sms_provider"]) == (False, False)

    async def test_templates_are_shown_with_example_counts(self, admin: httpx.AsyncClient) -> None:
        previews = (await admin.get("/outbox/templates")).json()
        of_alerts = [each for each in previews if each["template"] not in MAIL_ONLY]
        assert {(each["template"], each["channel"]) for each in of_alerts} == {
            (template, channel)
            for template in ("urgent", "digest", "escalation", "security")
            for channel in ("email", "sms")
        }
        assert {(each["template"], each["channel"]) for each in previews if each not in of_alerts} == {
            (template, "email") for template in MAIL_ONLY
        }
        assert all(LINK in each["text"] for each in of_alerts)
        assert all((each["html"] is not None) is (each["channel"] == "email") for each in previews)
        assert all(len(each["text"]) <= 160 for each in previews if each["channel"] == "sms")

    @pytest.mark.parametrize(
        "cursor", ["x", "1.2", f"1.{'a' * 20}.3", f"{'9' * 18}.{'a' * 20}", f"²²²²²²²².{'a' * 20}"]
    )
    async def test_a_cursor_of_somebody_elses_making_is_refused(self, admin: httpx.AsyncClient, cursor: str) -> None:
        answer = await admin.get("/outbox", params={"cursor": cursor})
        assert (answer.status_code, answer.json()["code"]) == (CursorUnreadable.status, CursorUnreadable.code)

    @pytest.mark.parametrize("role", ["provider", "audit"])
    async def test_it_is_the_administrators(self, desk: Office, role: str) -> None:
        async with desk.browser(role) as other:
            for path in ("/outbox", "/outbox/templates"):
                assert (await other.get(path)).status_code == 403


class TestReports:
    """Reports are taken from the providers alone."""

    @pytest.fixture
    async def provider(self, desk: Office) -> AsyncIterator[httpx.AsyncClient]:
        async with desk.browser() as provider:
            yield provider

    async def sent(self, desk: Office, channel: NoticeChannel) -> str:
        notice, _ = await desk.a_notice(channel)
        await desk.work()
        return notice.id

    def report(self, desk: Office, channel: NoticeChannel, what: str = "delivered") -> Sent:
        if channel is MAIL:
            return mail_report(desk, desk.sandbox.mails[0], what)
        return message_report(desk, desk.sandbox.messages[0], what)

    async def state(self, desk: Office, notice_id: str) -> NoticeState:
        notice = await desk.notices.notice(notice_id)
        assert notice is not None
        return notice.state

    @pytest.mark.parametrize("channel", [MAIL, SMS])
    async def test_a_signed_report_is_taken_without_a_session_and_audited(
        self, desk: Office, provider: httpx.AsyncClient, channel: NoticeChannel
    ) -> None:
        notice = await self.sent(desk, channel)
        path, request = self.report(desk, channel)
        answer = await provider.post(path, **request)
        assert (answer.status_code, answer.content) == (204, b"")
        assert await self.state(desk, notice) is NoticeState.DELIVERED
        rows = await desk.assembly.database.rows(
            "SELECT actor, subject, subjects FROM audit WHERE action = 'notice.reported' LIMIT 10"
        )
        assert [(row["actor"], row["subject"]) for row in rows] == [("system:notices", notice)]

    @pytest.mark.parametrize("channel", [MAIL, SMS])
    async def test_the_same_report_again_changes_nothing(
        self, desk: Office, provider: httpx.AsyncClient, channel: NoticeChannel
    ) -> None:
        notice = await self.sent(desk, channel)
        path, request = self.report(desk, channel)
        for _ in range(3):
            assert (await provider.post(path, **request)).status_code == 204
        found = await desk.notices.notice(notice)
        rows = await desk.assembly.database.rows("SELECT id FROM audit WHERE action = 'notice.reported' LIMIT 10")
        assert found is not None
        assert len(rows) == 1

    @pytest.mark.parametrize("channel", [MAIL, SMS])
    @pytest.mark.parametrize("wrong", ["body", "signature", "nothing", "query"])
    async def test_what_was_changed_is_refused(
        self, desk: Office, provider: httpx.AsyncClient, channel: NoticeChannel, wrong: str
    ) -> None:
        notice = await self.sent(desk, channel)
        path, request = self.report(desk, channel)
        name = "svix-signature" if channel is MAIL else "x-twilio-signature"
        if wrong == "body":
            request["content"] = request["content"].replace(b"delivered", b"bounced")
        elif wrong == "signature":
            request["headers"][name] = request["headers"][name][:-3] + "AA="
        elif wrong == "nothing":
            del request["headers"][name]
        elif channel is SMS:
            path = path.partition("?")[0] + f"?notice={new_id()}"
        else:
            request["headers"]["svix-id"] = "msg_other"
        answer = await provider.post(path, **request)
        assert (answer.status_code, answer.json()["code"]) == (401, "report_refused")
        assert await self.state(desk, notice) is NoticeState.SENT

    @pytest.mark.parametrize("away", [timedelta(minutes=6), -timedelta(minutes=6)])
    async def test_a_report_of_another_time_is_refused(
        self, desk: Office, provider: httpx.AsyncClient, away: timedelta
    ) -> None:
        await self.sent(desk, MAIL)
        path, request = self.report(desk, MAIL)
        desk.clock.move(away)
        assert (await provider.post(path, **request)).status_code == 401

    async def test_without_a_secret_every_report_is_refused(
        self, tmp_path: Path, clock: SetClock, sandbox: SandboxPort
    ) -> None:
        settings = sandbox.mail_settings(resend_webhook_secret=None), SmsSettings()
        async with office(tmp_path, clock, sandbox, *settings) as desk, desk.browser() as provider:
            await self.sent(desk, MAIL)
            path, request = self.report(desk, MAIL)
            assert (await provider.post(path, **request)).status_code == 401
            form = {"content-type": "application/x-www-form-urlencoded"}
            answer = await provider.post("/webhooks/twilio", content=b"MessageSid=SM1", headers=form)
            assert answer.status_code == 401

    @pytest.mark.parametrize("body", [b"{}", b'{"type": 1}', b'{"type": "email.bounced", "data": {"email_id": "no"}}'])
    async def test_a_signed_report_about_nothing_of_ours_is_taken_and_forgotten(
        self, desk: Office, provider: httpx.AsyncClient, body: bytes
    ) -> None:
        headers = signed_by_svix("msg_1", desk.clock.now, body, MAIL_WEBHOOK_SECRET)
        answer = await provider.post(
            "/webhooks/resend", content=body, headers={"content-type": "application/json", **headers}
        )
        assert answer.status_code == 204
        assert await desk.outbox() == []

    async def test_forms_are_taken_there_and_nowhere_else(self, provider: httpx.AsyncClient) -> None:
        form = {"content-type": "application/x-www-form-urlencoded"}
        for path, status in (("/webhooks/twilio", 401), ("/webhooks/resend", 415), ("/auth/sign-in/email", 415)):
            assert (await provider.post(path, content=b"a=b", headers=form)).status_code == status
