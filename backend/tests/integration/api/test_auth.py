"""The identity routes under our own names and Better Auth's: sign-in, tokens, passwords, invitations, registration.

Mails go to the sandbox on a real port; the links in them are followed as their readers would.
"""

import re
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from app.assembly import Assembly
from app.audit.access_log import AccessLog
from app.config.settings import MailSettings, SmsSettings
from app.core.actor import PRACTICE, Actor
from app.models.alert_models import NoticeState, NoticeTemplate
from app.models.auth_models import InvitationCreate, InvitationState
from app.services.demo_service import DEMO_PASSWORD
from app.services.identity.invitations import LASTS, Invitations
from app.services.identity.links import RESET_LASTS, VERIFICATION_LASTS
from app.services.identity.parts import ONE_MAIL_IN
from tests.conftest import ORIGIN, SetClock, new_client, sign_in
from tests.integration.services.notice_office import Office, office
from tests.sandbox_port import SandboxPort, sandbox_port

NEW = "lantern orbit velvet 42"
OTHER = "seven quiet harbours, no rain"
CHEN = "provider@example.com"
JSON = {"content-type": "application/json"}


@pytest.fixture
async def sandbox(clock: SetClock) -> AsyncIterator[SandboxPort]:
    async with sandbox_port(lambda: clock.now) as sandbox:
        yield sandbox


@pytest.fixture
async def desk(tmp_path: Path, clock: SetClock, sandbox: SandboxPort) -> AsyncIterator[Office]:
    async with office(tmp_path, clock, sandbox) as desk:
        yield desk


@pytest.fixture
async def silent(tmp_path: Path, clock: SetClock, sandbox: SandboxPort) -> AsyncIterator[Office]:
    """A practice without anybody to send its mails."""
    async with office(tmp_path, clock, sandbox, MailSettings(_env_file=None), SmsSettings(_env_file=None)) as desk:
        yield desk


def token_in(sandbox: SandboxPort, address: str, page: str) -> str:
    """The token of the link in the last mail to this address."""
    mail = [each for each in sandbox.mails if each.to == [address]][-1]
    found = re.search(rf"https://pfinni\.example\.com/pfinni{page}#token=([\w-]+)", mail.text or "")
    assert found is not None, mail.subject
    assert found[0] in (mail.html or "").replace("&amp;", "&")
    return found[1]


async def work(desk: Office) -> None:
    """The job that looks whom to mail, then the one that sends."""
    await desk.work()
    await desk.work()


async def reset_token(desk: Office, browser: httpx.AsyncClient, email: str = CHEN) -> str:
    answer = await browser.post("/auth/forgot-password", json={"email": email})
    assert (answer.status_code, answer.json()) == (200, {"status": True})
    await work(desk)
    return token_in(desk.sandbox, email, "/reset-password")


async def can_sign_in(desk: Office, email: str, password: str) -> bool:
    async with desk.browser() as browser:
        answer = await browser.post("/auth/login", json={"email": email, "password": password})
        return answer.status_code == 200


def administrator(desk: Office) -> Invitations:
    actor = Actor(desk.avery.id, desk.avery.role, "session-1", PRACTICE)
    return desk.assembly.invitations(AccessLog(desk.assembly.trail, actor, "invitation.listed"))


async def invited(desk: Office, email: str = "noor@example.com", role: str = "front_desk") -> str:
    """Invite somebody; gives the invitation's id."""
    invitation = await administrator(desk).invite(InvitationCreate(email=email, role=role))
    await desk.work()
    return invitation.id


async def actions(assembly: Assembly, *wanted: str) -> list[dict[str, Any]]:
    rows = await assembly.database.rows("SELECT * FROM audit LIMIT 2000")
    return [row for row in sorted(rows, key=lambda row: row["id"].id) if row["action"] in wanted]


async def test_login_endpoint(client: httpx.AsyncClient) -> None:
    """Valid and invalid credentials: Better Auth's answer, with a pair of tokens on top."""
    wire = (await sign_in(client, "provider")).json()
    answer = await client.post("/auth/login", json={"email": CHEN, "password": DEMO_PASSWORD})
    body = answer.json()
    assert answer.status_code == 200
    assert set(body) == {*wire, "access_token", "token_type", "expires_in", "refresh_token"}
    assert (body["user"], body["token_type"], body["expires_in"]) == (wire["user"], "Bearer", 600)
    assert body["refresh_token"] == body["token"]
    assert answer.headers["set-cookie"].startswith("better-auth.session_token=")
    client.cookies.clear()
    bearer = {"authorization": f"Bearer {body['access_token']}"}
    assert (await client.get("/auth/me", headers=bearer)).json()["email"] == CHEN
    for email, password in ((CHEN, "wrong"), ("nobody@example.com", DEMO_PASSWORD), ("admin@example.com", "wrong")):
        refused = await client.post("/auth/login", json={"email": email, "password": password})
        assert (refused.status_code, refused.json()["code"]) == (401, "INVALID_EMAIL_OR_PASSWORD")
        assert "set-cookie" not in refused.headers
        assert "token" not in refused.text


async def test_token_endpoints(demo: Assembly, client: httpx.AsyncClient) -> None:
    """A refresh token is good once; an access token dies with its session, at once."""
    pair = (await client.post("/auth/login", json={"email": CHEN, "password": DEMO_PASSWORD})).json()
    client.cookies.clear()
    newer = (await client.post("/auth/refresh", json={"refresh_token": pair["refresh_token"]})).json()
    assert newer["refresh_token"] != pair["refresh_token"]
    bearer = {"authorization": f"Bearer {newer['access_token']}"}
    assert (await client.get("/auth/me", headers=bearer)).status_code == 200
    assert (await client.post("/auth/refresh", json={"refresh_token": pair["refresh_token"]})).status_code == 401
    for wrong in (newer["refresh_token"], f"{newer['access_token'][:-4]}AAAA", "x.y.z", ""):
        assert (await client.get("/auth/me", headers={"authorization": f"Bearer {wrong}"})).status_code == 401
    assert (await client.post("/auth/logout", headers=bearer)).json() == {"success": True}
    assert (await client.get("/auth/me", headers=bearer)).status_code == 401
    assert (await client.post("/auth/refresh", json={"refresh_token": newer["refresh_token"]})).status_code == 401
    assert await demo.database.rows("SELECT * FROM session") == []


async def test_password_operations(desk: Office) -> None:
    """Changed with the old one, reset with the mail's link; each ends other sessions, and each is told by mail."""
    async with desk.browser("provider") as browser, desk.browser("provider") as elsewhere:
        wrong = {"currentPassword": "not this one", "newPassword": NEW}
        refused = await browser.post("/auth/change-password", json=wrong)
        assert (refused.status_code, refused.json()["code"]) == (400, "INVALID_PASSWORD")
        changed = await browser.post(
            "/auth/change-password", json={"currentPassword": DEMO_PASSWORD, "newPassword": NEW}
        )
        assert (changed.status_code, changed.json()["token"]) == (200, None)
        assert changed.json()["user"]["email"] == CHEN
        assert (await browser.get("/auth/me")).status_code == 200
        ended = await elsewhere.get("/auth/me")
        assert (ended.status_code, ended.json()["code"]) == (401, "session_password_changed")
        assert not await can_sign_in(desk, CHEN, DEMO_PASSWORD)
        assert await can_sign_in(desk, CHEN, NEW)
        token = await reset_token(desk, elsewhere)
        reset = await elsewhere.post("/auth/reset-password", json={"newPassword": OTHER, "token": token})
        assert (reset.status_code, reset.json()) == (200, {"status": True})
        assert (await browser.get("/auth/me")).status_code == 401
        assert await can_sign_in(desk, CHEN, OTHER)
        again = await elsewhere.post("/auth/reset-password", json={"newPassword": NEW, "token": token})
        assert (again.status_code, again.json()["code"]) == (400, "INVALID_TOKEN")
    await work(desk)
    assert sorted(desk.mails_to(CHEN)) == [
        "Choose a new password", "Your password was changed", "Your password was changed",
    ]  # fmt: skip
    rows = await actions(desk.assembly, "password.changed", "password.reset")
    assert [(row["action"], row["outcome"], row["actor"]) for row in rows] == [
        ("password.changed", "INVALID_PASSWORD", desk.chen.id),
        ("password.changed", "ok", desk.chen.id),
        ("password.reset", "ok", desk.chen.id),
    ]  # fmt: skip


async def test_a_new_token_is_given_to_whoever_wants_every_old_one_to_end(client: httpx.AsyncClient) -> None:
    """Better Auth's revokeOtherSessions: this session goes on under another token, in cookie and body."""
    before = (await sign_in(client, "provider")).json()["token"]
    old = dict(client.cookies)
    body = {"currentPassword": DEMO_PASSWORD, "newPassword": NEW, "revokeOtherSessions": True}
    token = (await client.post("/auth/change-password", json=body)).json()["token"]
    assert token not in {None, before}
    assert (await client.get("/auth/me")).status_code == 200
    client.cookies.clear()
    assert (await client.post("/auth/refresh", json={"refresh_token": before})).status_code == 401
    assert (await client.post("/auth/refresh", json={"refresh_token": token})).status_code == 200
    client.cookies.update(old)
    assert (await client.get("/auth/me")).status_code == 401


async def test_a_stranger_in_an_open_session_cannot_try_passwords_without_end(
    client: httpx.AsyncClient, clock: SetClock
) -> None:
    await sign_in(client, "provider")
    body = {"currentPassword": "a guess", "newPassword": NEW}
    statuses = [(await client.post("/auth/change-password", json=body)).status_code for _ in range(7)]
    assert statuses == [400] * 5 + [429] * 2
    clock.move(timedelta(minutes=1))
    right = {"currentPassword": DEMO_PASSWORD, "newPassword": NEW}
    assert (await client.post("/auth/change-password", json=right)).status_code == 200


async def test_a_link_to_a_new_password_lasts_an_hour(desk: Office) -> None:
    async with desk.browser() as browser:
        first = await reset_token(desk, browser)
        desk.clock.move(RESET_LASTS - timedelta(minutes=1))
        second = await reset_token(desk, browser)
        desk.clock.move(timedelta(minutes=2))
        late = await browser.post("/auth/reset-password", json={"newPassword": NEW, "token": first})
        assert late.json()["code"] == "INVALID_TOKEN"
        good = await browser.post("/auth/reset-password", json={"newPassword": NEW, "token": second})
        assert good.status_code == 200
    rows = await desk.assembly.database.rows("SELECT * FROM verification WHERE identifier = $which", {
        "which": f"password-reset:{desk.chen.id}",
    })  # fmt: skip
    assert [row["value"] for row in rows if row["expires_at"] > desk.clock()] == [""]


async def test_one_new_password_makes_every_other_link_worthless(desk: Office) -> None:
    async with desk.browser() as browser:
        first = await reset_token(desk, browser)
        desk.clock.move(ONE_MAIL_IN)
        second = await reset_token(desk, browser)
        assert first != second
        assert (await browser.post("/auth/reset-password", json={"newPassword": NEW, "token": second})).is_success
        other = await browser.post("/auth/reset-password", json={"newPassword": OTHER, "token": first})
        assert other.status_code == 400


async def test_however_often_somebody_asks_one_mail_comes_in_a_while(desk: Office) -> None:
    async with desk.browser() as browser:
        for _ in range(5):
            await browser.post("/auth/request-password-reset", json={"email": CHEN, "redirectTo": "/reset-password"})
    await work(desk)
    assert desk.mails_to(CHEN) == ["Choose a new password"]


async def test_a_deactivated_user_gets_no_link_and_an_old_one_is_worthless(desk: Office) -> None:
    async with desk.browser() as browser:
        token = await reset_token(desk, browser)
        await desk.assembly.database.define("UPDATE user SET is_active = false WHERE email = 'provider@example.com'")
        answer = await browser.post("/auth/reset-password", json={"newPassword": NEW, "token": token})
        assert answer.json()["code"] == "INVALID_TOKEN"
        desk.clock.move(ONE_MAIL_IN)
        assert (await browser.post("/auth/forgot-password", json={"email": CHEN})).json() == {"status": True}
    await work(desk)
    assert desk.mails_to(CHEN) == ["Choose a new password"]


async def test_tokens_of_links_stand_nowhere_but_in_their_mails(desk: Office) -> None:
    async with desk.browser("admin") as browser:
        token = await reset_token(desk, browser)
        invitation = await invited(desk)
        tokens = [token, token_in(desk.sandbox, "noor@example.com", "/register")]
        assert invitation
        everything = (await browser.get("/outbox")).text
        for table in ("verification", "notice", "job", "audit", "event", "invitation", "user", "account"):
            everything += str(await desk.assembly.database.rows(f"SELECT * FROM {table}"))
        assert "/pfinni/reset-password" in everything
        for each in tokens:
            assert each not in everything


async def test_without_a_mail_provider_the_outbox_shows_what_would_have_gone_and_no_token_is_made(
    silent: Office,
) -> None:
    async with silent.browser("admin") as browser:
        await browser.post("/auth/forgot-password", json={"email": CHEN})
        await work(silent)
        page = (await browser.get("/outbox")).json()
        assert [(each["template"], each["state"]) for each in page["items"]] == [("password_reset", "kept")]
        assert page["items"][0]["recipient"] == CHEN
    assert await silent.assembly.database.rows("SELECT * FROM verification") == []


async def test_an_invited_person_registers_once_and_is_signed_in(desk: Office) -> None:
    await invited(desk)
    token = token_in(desk.sandbox, "noor@example.com", "/register")
    async with desk.browser() as browser:
        shown = (await browser.post("/auth/invitation", json={"token": token})).json()
        assert (shown["email"], shown["role_name"]) == ("noor@example.com", "Front desk")
        body = {"name": "Noor Haddad", "email": "Noor@example.com", "password": NEW, "invitation": token}
        weak = await browser.post("/auth/register", json={**body, "password": "noor haddad 12"})
        assert (weak.status_code, weak.json()["broken_rules"][0]["rule"]) == (422, "about_you")
        stranger = await browser.post("/auth/register", json={**body, "email": "somebody@example.com"})
        assert stranger.json()["broken_rules"][0]["place"] == "body.email"
        answer = await browser.post("/auth/sign-up/email", json=body)
        assert answer.status_code == 200
        assert answer.json()["token"]
        assert answer.json()["user"] == {**answer.json()["user"], "emailVerified": True, "role": "front_desk"}
        me = (await browser.get("/auth/me")).json()
        assert (me["name"], me["email"], me["role"]) == ("Noor Haddad", "noor@example.com", "front_desk")
        again = await browser.post("/auth/sign-up/email", json={**body, "password": OTHER})
        assert (again.status_code, again.json()["code"]) == (400, "INVALID_TOKEN")
    assert await can_sign_in(desk, "noor@example.com", NEW)
    [invitation] = await administrator(desk).list()
    assert invitation.state is InvitationState.ACCEPTED
    [registered] = [row for row in await actions(desk.assembly, "user.registered") if row["outcome"] == "ok"]
    assert registered["actor"] == me["id"]


async def test_an_invitation_that_is_too_old_taken_back_or_sent_again_opens_nothing(desk: Office) -> None:
    body = {"name": "Noor Haddad", "email": "noor@example.com", "password": NEW}
    first = await invited(desk)
    old = token_in(desk.sandbox, "noor@example.com", "/register")
    await administrator(desk).resend(first)
    await desk.work()
    newer = token_in(desk.sandbox, "noor@example.com", "/register")
    assert newer != old
    async with desk.browser() as browser:
        assert (await browser.post("/auth/register", json={**body, "invitation": old})).status_code == 400
        assert (await browser.post("/auth/invitation", json={"token": newer})).status_code == 200
        desk.clock.move(LASTS)
        assert (await browser.post("/auth/register", json={**body, "invitation": newer})).status_code == 400
        assert [each.state for each in await administrator(desk).list()] == [InvitationState.EXPIRED]
        second = await invited(desk)
        last = token_in(desk.sandbox, "noor@example.com", "/register")
        await administrator(desk).revoke(second)
        assert (await browser.post("/auth/register", json={**body, "invitation": last})).status_code == 400
        assert not await can_sign_in(desk, "noor@example.com", NEW)


async def test_where_no_mail_goes_out_a_link_is_shown_once_and_proves_no_mailbox(silent: Office) -> None:
    invitation = await invited(silent)
    links = [await administrator(silent).link_once(invitation) for _ in range(2)]
    first, second = (link.link.partition("#token=")[2] for link in links)
    assert links[0].link.startswith("https://pfinni.example.com/pfinni/register#token=")
    async with silent.browser() as browser:
        body = {"name": "Noor Haddad", "email": "noor@example.com", "password": NEW}
        assert (await browser.post("/auth/register", json={**body, "invitation": first})).status_code == 400
        answer = await browser.post("/auth/register", json={**body, "invitation": second})
        assert answer.json()["user"]["emailVerified"] is False
    await work(silent)
    kept = await silent.outbox(NoticeState.KEPT)
    assert {each.template for each in kept} == {NoticeTemplate.INVITATION, NoticeTemplate.EMAIL_VERIFICATION}


async def open_registration(desk: Office) -> None:
    await desk.assembly.database.define("UPDATE practice SET open_registration = true")


async def test_without_an_invitation_nobody_registers_unless_the_practice_wants_it(desk: Office) -> None:
    body = {"name": "Noor Haddad", "email": "noor@example.com", "password": NEW}
    async with desk.browser() as browser:
        closed = await browser.post("/auth/register", json=body)
        assert (closed.status_code, closed.json()["code"]) == (403, "EMAIL_PASSWORD_SIGN_UP_DISABLED")
        assert (await browser.get("/auth/registration")).json() == {"is_open": False}
        await open_registration(desk)
        assert (await browser.get("/auth/registration")).json() == {"is_open": True}
        asked = await browser.post("/auth/register", json=body)
        assert (asked.status_code, asked.json()["token"]) == (200, None)
        assert not await can_sign_in(desk, "noor@example.com", NEW)
        await work(desk)
        token = token_in(desk.sandbox, "noor@example.com", "/verify-email")
        assert (await browser.get("/auth/verify-email", params={"token": token})).json() == {
            "status": True, "user": None,
        }  # fmt: skip
        assert (await browser.post("/auth/verify-email", json={"token": token})).json()["code"] == "INVALID_TOKEN"
    user = await desk.assembly.database.one("SELECT * FROM user WHERE email = 'noor@example.com'")
    assert user is not None
    assert (user["is_active"], user.get("deactivated_at"), user["email_verified"]) == (False, None, True)
    await desk.assembly.database.define("UPDATE user SET is_active = true WHERE email = 'noor@example.com'")
    assert await can_sign_in(desk, "noor@example.com", NEW)


async def test_a_request_for_an_account_tells_nobody_whether_the_address_is_known(desk: Office) -> None:
    await open_registration(desk)
    answers = []
    async with desk.browser() as browser:
        for email in (CHEN, "noor@example.com"):
            body = {"name": "Noor Haddad", "email": email, "password": NEW}
            answer = await browser.post("/auth/sign-up/email", json=body)
            shown = answer.json()["user"]
            answers.append((answer.status_code, answer.json()["token"], set(shown), shown["name"], shown["role"]))
    assert answers[0] == answers[1]
    assert await can_sign_in(desk, CHEN, DEMO_PASSWORD)
    await work(desk)
    assert desk.mails_to(CHEN) == ["You have an account already"]
    assert desk.mails_to("noor@example.com") == ["Confirm your e-mail address"]


async def test_a_link_that_confirms_an_address_can_be_asked_for_again_and_lasts_a_day(desk: Office) -> None:
    await desk.assembly.database.define("UPDATE user SET email_verified = false WHERE email = 'provider@example.com'")
    async with desk.browser() as browser:
        for email in (CHEN, "nobody@example.com", "admin@example.com"):
            asked = await browser.post("/auth/send-verification-email", json={"email": email})
            assert asked.json() == {"status": True}
        await work(desk)
        assert [mail.to for mail in desk.sandbox.mails] == [[CHEN]]
        token = token_in(desk.sandbox, CHEN, "/verify-email")
        desk.clock.move(VERIFICATION_LASTS)
        assert (await browser.post("/auth/verify-email", json={"token": token})).status_code == 400


async def test_a_user_changes_the_own_name_and_nothing_else(client: httpx.AsyncClient) -> None:
    await sign_in(client, "provider")
    assert (await client.post("/auth/update-user", json={"name": "Dr. Maya Chen-Lau"})).json() == {"status": True}
    assert (await client.get("/auth/me")).json()["name"] == "Dr. Maya Chen-Lau"
    for body in ({"role": "admin"}, {"name": "X", "email": "x@example.com"}, {"name": ""}, {"image": "http://x"}):
        assert (await client.post("/auth/update-user", json=body)).status_code == 422


async def test_the_policy_s_numbers_are_there_for_the_form(client: httpx.AsyncClient) -> None:
    assert (await client.get("/auth/password-policy")).json() == {
        "shortest": 12, "longest": 128, "remembered": 5, "least_guesses": 10**8,
    }  # fmt: skip


async def test_a_page_of_another_site_can_ask_for_nothing(client: httpx.AsyncClient) -> None:
    foreign = {"origin": "https://evil.example.com"}
    for path, body in (
        ("/auth/login", {"email": CHEN, "password": DEMO_PASSWORD}),
        ("/auth/forgot-password", {"email": CHEN}),
        ("/auth/reset-password", {"newPassword": NEW, "token": "x" * 40}),
        ("/auth/register", {"name": "N", "email": "n@example.com", "password": NEW}),
        ("/auth/send-verification-email", {"email": CHEN}),
    ):
        assert (await client.post(path, json=body, headers=foreign)).status_code == 403, path
    assert client.headers["origin"] == ORIGIN


async def test_both_names_of_a_route_are_one(demo: Assembly, client: httpx.AsyncClient) -> None:
    assert (await client.post("/auth/request-password-reset", json={"email": CHEN})).json() == {"status": True}
    assert (await client.post("/auth/forgot-password", json={"email": CHEN})).json() == {"status": True}
    async with new_client(client._transport.app) as another:  # type: ignore[attr-defined]
        await sign_in(another, "provider")
        assert (await another.post("/auth/logout", json={})).json() == {"success": True}
    assert len(await actions(demo, "password.reset_asked")) == 2
