"""Passkeys over HTTP with a software authenticator: the library's real checks run. OWASP ASVS 5.0, 6.3 and 6.7."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from app.assembly import Assembly
from app.main import create_app
from app.services.demo_service import DEMO_PASSWORD
from app.services.second_factor.passkeys import CEREMONY_LASTS
from tests.authenticator import PRESENT, Authenticator
from tests.conftest import SetClock, begin_demo, new_client, sign_in
from tests.integration.api.passkey_steps import registered

FRESH = timedelta(minutes=15)
Begun = tuple[httpx.AsyncClient, Authenticator, dict[str, Any]]
"""A browser in which the password was right, the passkey, and what the browser was told."""


async def options_of(client: httpx.AsyncClient) -> dict[str, Any]:
    options: dict[str, Any] = (await client.get("/auth/passkey/generate-authenticate-options")).json()
    return options


async def signed_in(client: httpx.AsyncClient, device: Authenticator) -> httpx.Response:
    answer = device.get(await options_of(client))
    return await client.post("/auth/passkey/verify-authentication", json={"response": answer})


async def test_a_passkey_signs_in_by_itself(app: FastAPI, client: httpx.AsyncClient, demo: Assembly) -> None:
    device = Authenticator()
    await sign_in(client, "provider")
    passkey = await registered(client, device)
    assert passkey["transports"] == "hybrid,internal"
    assert passkey["name"] == "Laptop"
    async with new_client(app) as browser:
        options = await options_of(browser)
        assert "allowCredentials" not in options
        assert options["userVerification"] == "required"
        answer = await signed_in(browser, device)
        assert answer.json()["user"]["email"] == "provider@example.com"
        assert (await browser.get("/auth/me")).status_code == 200
        [current] = [each for each in (await browser.get("/auth/list-sessions")).json() if each["isCurrent"]]
        assert current["openedWith"] == "passkey"
    rows = await demo.database.rows(
        "SELECT action, outcome, subject, actor FROM audit WHERE actor != 'system:operator'"
    )
    user = (await client.get("/auth/me")).json()["id"]
    assert {"action": "passkey.added", "outcome": "ok", "subject": user, "actor": user} in rows
    assert [row["action"] for row in rows].count("session.signed_in") == 2


async def test_a_passkey_is_renamed_and_removed(app: FastAPI, client: httpx.AsyncClient) -> None:
    device = Authenticator()
    await sign_in(client, "provider")
    passkey = await registered(client, device)
    renamed = await client.post("/auth/passkey/update-passkey", json={"id": passkey["id"], "name": "Front desk"})
    assert renamed.json()["passkey"]["name"] == "Front desk"
    assert [each["name"] for each in (await client.get("/auth/passkey/list-user-passkeys")).json()] == ["Front desk"]
    async with new_client(app) as admin:
        await sign_in(admin, "admin")
        for path, body in (("delete", {}), ("update", {"name": "Mine"})):
            answer = await admin.post(f"/auth/passkey/{path}-passkey", json={"id": passkey["id"], **body})
            assert (answer.status_code, answer.json()["code"]) == (404, "PASSKEY_NOT_FOUND")
    assert (await client.post("/auth/passkey/delete-passkey", json={"id": passkey["id"]})).json() == {"status": True}
    async with new_client(app) as browser:
        assert (await signed_in(browser, device)).status_code == 401


@pytest.mark.parametrize(
    "device",
    [
        Authenticator(flags=PRESENT),
        Authenticator(origin="https://evil.example.com"),
        Authenticator(host="evil.example.com"),
    ],
    ids=["without knowing its user", "told to another origin", "made for another site"],
)
async def test_a_passkey_that_proves_too_little_is_not_kept(client: httpx.AsyncClient, device: Authenticator) -> None:
    await sign_in(client, "provider")
    options = (await client.get("/auth/passkey/generate-register-options")).json()
    answer = await client.post("/auth/passkey/verify-registration", json={"response": device.create(options)})
    assert (answer.status_code, answer.json()["code"]) == (400, "FAILED_TO_VERIFY_REGISTRATION")
    assert (await client.get("/auth/passkey/list-user-passkeys")).json() == []


class TestInThePlaceOfACode:
    """The password was right, and a passkey completes the sign-in."""

    @asynccontextmanager
    async def begun(self, app: FastAPI, demo: Assembly, changes: str) -> AsyncIterator[Begun]:
        device = Authenticator()
        async with new_client(app) as first:
            await sign_in(first, "provider")
            await registered(first, device)
        await demo.database.define(changes)
        async with new_client(app) as browser:
            yield browser, device, (await sign_in(browser, "provider")).json()

    async def test_a_passkey_alone_is_asked_for_where_the_role_needs_a_second_factor(
        self, app: FastAPI, demo: Assembly
    ) -> None:
        needed = "UPDATE practice SET second_factor_roles = ['provider']"
        async with self.begun(app, demo, needed) as (browser, device, told):
            assert (told["twoFactorRedirect"], told["twoFactorMethods"]) == (True, ["passkey"])
            assert (await browser.get("/auth/me")).status_code == 401
            code = await browser.post("/auth/two-factor/verify-totp", json={"code": "123456"})
            assert (code.status_code, code.json()["code"]) == (401, "INVALID_TWO_FACTOR_COOKIE")
            assert (await signed_in(browser, device)).status_code == 200
            me = (await browser.get("/auth/me")).json()
            assert (me["must_enrol"], "patient.read" in me["permissions"]) == (False, True)
            assert await demo.database.rows("SELECT id FROM pending_sign_in") == []

    async def test_where_the_role_needs_none_the_password_is_enough(self, app: FastAPI, demo: Assembly) -> None:
        of_others = "UPDATE practice SET second_factor_roles = ['admin']"
        async with self.begun(app, demo, of_others) as (browser, _, told):
            assert "twoFactorRedirect" not in told
            assert (await browser.get("/auth/me")).status_code == 200

    async def test_beside_an_app_it_is_one_of_two_ways(self, app: FastAPI, demo: Assembly) -> None:
        with_app = "UPDATE user SET two_factor_enabled = true WHERE role = 'provider'"
        async with self.begun(app, demo, with_app) as (browser, device, told):
            assert told["twoFactorMethods"] == ["totp", "passkey"]
            assert (await signed_in(browser, device)).status_code == 200


class TestSigningIn:
    @pytest.fixture
    async def device(self, app: FastAPI) -> Authenticator:
        device = Authenticator()
        async with new_client(app) as client:
            await sign_in(client, "provider")
            await registered(client, device)
        return device

    @pytest.mark.parametrize(
        "change",
        [{"flags": PRESENT}, {"origin": "https://evil.example.com"}, {"host": "evil.example.com"}, {"counter": 0}],
        ids=["user not verified", "another origin", "another site", "a counter that went back"],
    )
    async def test_an_answer_that_proves_too_little_is_refused(
        self, client: httpx.AsyncClient, demo: Assembly, device: Authenticator, change: dict[str, Any]
    ) -> None:
        assert (await signed_in(client, device)).status_code == 200
        await client.post("/auth/sign-out", json={})
        sessions = await demo.database.rows("SELECT id FROM session")
        for name, value in change.items():
            setattr(device, name, value)
        refused = await signed_in(client, device)
        assert (refused.status_code, refused.json()["code"]) == (401, "AUTHENTICATION_FAILED")
        assert await demo.database.rows("SELECT id FROM session") == sessions

    async def test_a_signature_of_another_key_is_refused(
        self, client: httpx.AsyncClient, device: Authenticator
    ) -> None:
        other = Authenticator()
        other.create(await fake_options(client))
        other.credentials[-1].id = device.credentials[-1].id
        other.credentials[-1].user_handle = device.credentials[-1].user_handle
        assert (await signed_in(client, other)).status_code == 401

    async def test_a_challenge_is_good_for_one_answer(
        self, app: FastAPI, client: httpx.AsyncClient, device: Authenticator
    ) -> None:
        options = await options_of(client)
        kept = client.cookies["better-auth.better-auth-passkey"]
        body = {"response": device.get(options)}
        assert (await client.post("/auth/passkey/verify-authentication", json=body)).status_code == 200
        async with new_client(app) as thief:
            headers = {"cookie": f"better-auth.better-auth-passkey={kept}"}
            answer = await thief.post("/auth/passkey/verify-authentication", json=body, headers=headers)
            assert (answer.status_code, answer.json()["code"]) == (400, "CHALLENGE_NOT_FOUND")

    async def test_a_challenge_ends_after_five_minutes(
        self, client: httpx.AsyncClient, device: Authenticator, clock: SetClock
    ) -> None:
        options = await options_of(client)
        clock.move(CEREMONY_LASTS)
        answer = await client.post("/auth/passkey/verify-authentication", json={"response": device.get(options)})
        assert answer.json()["code"] == "CHALLENGE_NOT_FOUND"

    async def test_a_challenge_of_another_ceremony_is_refused(
        self, client: httpx.AsyncClient, device: Authenticator
    ) -> None:
        await sign_in(client, "provider")
        options = (await client.get("/auth/passkey/generate-register-options")).json()
        answer = await client.post("/auth/passkey/verify-authentication", json={"response": device.get(options)})
        assert answer.json()["code"] == "CHALLENGE_NOT_FOUND"

    async def test_a_deactivated_user_is_refused(
        self, client: httpx.AsyncClient, demo: Assembly, device: Authenticator
    ) -> None:
        await demo.database.define("UPDATE user SET is_active = false WHERE email = 'provider@example.com'")
        assert (await signed_in(client, device)).status_code == 401

    async def test_an_authenticator_that_does_not_count_signs_in_again_and_again(
        self, app: FastAPI, client: httpx.AsyncClient
    ) -> None:
        synced = Authenticator(counts=False)
        await sign_in(client, "admin")
        await registered(client, synced)
        for _ in range(3):
            async with new_client(app) as browser:
                assert (await signed_in(browser, synced)).status_code == 200

    @pytest.mark.parametrize(
        "answer",
        [
            {},
            {"id": "x"},
            {"id": 5, "response": []},
            {"id": "\u2603", "rawId": "x", "type": "public-key", "response": {"clientDataJSON": 5}},
        ],
    )
    async def test_nonsense_is_refused(self, client: httpx.AsyncClient, device: Authenticator, answer: Any) -> None:
        await options_of(client)
        refused = await client.post("/auth/passkey/verify-authentication", json={"response": answer})
        assert refused.status_code == 401
        await options_of(client)
        known = {**answer, "id": device.get({"challenge": "AA"})["id"]}
        refused = await client.post("/auth/passkey/verify-authentication", json={"response": known})
        assert refused.status_code == 401


async def fake_options(client: httpx.AsyncClient) -> dict[str, Any]:
    return {**await options_of(client), "user": {"id": "AAAA"}}


async def test_of_eight_answers_with_one_counter_one_signs_in(both: Assembly) -> None:
    """A copied authenticator that counts like the original."""
    await begin_demo(both)
    app = create_app(both, closes=False)
    device = Authenticator()
    browsers = [new_client(app) for _ in range(8)]
    await sign_in(browsers[0], "provider")
    await registered(browsers[0], device)
    before = device.counter
    bodies = []
    for browser in browsers:
        device.counter = before
        bodies.append({"response": device.get(await options_of(browser))})
    answers = await asyncio.gather(
        *(
            browser.post("/auth/passkey/verify-authentication", json=body)
            for browser, body in zip(browsers, bodies, strict=True)
        )
    )
    assert sorted(answer.status_code for answer in answers) == [200] + [401] * 7
    for browser in browsers:
        await browser.aclose()


async def test_a_key_to_the_account_is_added_and_removed_in_a_fresh_session_only(
    client: httpx.AsyncClient, clock: SetClock
) -> None:
    """A session that somebody left open, or stole, must not become a key of its own."""
    await sign_in(client, "provider")
    passkey = await registered(client, Authenticator())
    clock.move(timedelta(minutes=10))
    await client.post("/auth/still-here")
    clock.move(FRESH - timedelta(minutes=9))
    for method, path, body in (
        ("GET", "/auth/passkey/generate-register-options", None),
        ("POST", "/auth/passkey/delete-passkey", {"id": passkey["id"]}),
    ):
        answer = await client.request(method, path, json=body)
        assert (answer.status_code, answer.json()["code"]) == (403, "SESSION_NOT_FRESH")
    wrong = await client.post("/auth/verify-password", json={"password": "not the password"})
    assert (wrong.status_code, wrong.json()["code"]) == (400, "INVALID_PASSWORD")
    assert (await client.post("/auth/verify-password", json={"password": DEMO_PASSWORD})).status_code == 200
    assert (await client.get("/auth/passkey/generate-register-options")).status_code == 200


async def test_a_registration_is_finished_by_its_own_user(app: FastAPI, client: httpx.AsyncClient) -> None:
    device = Authenticator()
    await sign_in(client, "provider")
    options = (await client.get("/auth/passkey/generate-register-options")).json()
    challenge = client.cookies["better-auth.better-auth-passkey"]
    async with new_client(app) as admin:
        await sign_in(admin, "admin")
        admin.cookies.set("better-auth.better-auth-passkey", challenge)
        answer = await admin.post("/auth/passkey/verify-registration", json={"response": device.create(options)})
        assert (answer.status_code, answer.json()["code"]) == (400, "CHALLENGE_NOT_FOUND")
