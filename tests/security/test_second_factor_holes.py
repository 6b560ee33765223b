"""Two holes of the library that PFINNI's second factor does not have.

Hole 5: a code could be used again inside its window. Hole 9: the password alone opened a session, which the second
factor took away afterwards. RFC 6238, 5.2; OWASP ASVS 5.0, 6.5.1 and 6.6.2.
"""

import asyncio
from datetime import timedelta

import httpx
import pytest
from fastapi import FastAPI

from app.assembly import Assembly
from app.core.session_ends import EndReason
from app.database.second_factor_repository import MOST_ATTEMPTS
from app.main import create_app
from app.services.second_factor.second_step import PENDING_LASTS
from tests.conftest import SetClock, begin_demo, new_client, sign_in
from tests.two_factor import RECOVERY, TOTP, enrolled

SESSION_COOKIE = "better-auth.session_token"


async def sessions(demo: Assembly) -> int:
    return len(await demo.database.rows("SELECT id FROM session"))


class TestHole5:
    async def test_a_code_is_taken_once(
        self, app: FastAPI, demo: Assembly, client: httpx.AsyncClient, clock: SetClock
    ) -> None:
        phone = await enrolled(client, clock)
        code = phone.code()
        async with new_client(app) as owner, new_client(app) as thief:
            await sign_in(owner, "provider")
            await sign_in(thief, "provider")
            assert (await owner.post(TOTP, json={"code": code})).status_code == 200
            before = await sessions(demo)
            again = await thief.post(TOTP, json={"code": code})
            assert (again.status_code, again.json()["code"]) == (401, "INVALID_CODE")
            assert await sessions(demo) == before

    async def test_no_older_code_is_taken_after_a_newer_one(
        self, app: FastAPI, client: httpx.AsyncClient, clock: SetClock
    ) -> None:
        phone = await enrolled(client, clock)
        phone.wait()
        older, newer = phone.code(-1), phone.code()
        async with new_client(app) as owner, new_client(app) as thief:
            await sign_in(owner, "provider")
            await sign_in(thief, "provider")
            assert (await owner.post(TOTP, json={"code": newer})).status_code == 200
            assert (await thief.post(TOTP, json={"code": older})).status_code == 401

    async def test_the_code_that_switched_the_factor_on_signs_nobody_in(
        self, app: FastAPI, client: httpx.AsyncClient, clock: SetClock
    ) -> None:
        phone = await enrolled(client, clock)
        async with new_client(app) as thief:
            await sign_in(thief, "provider")
            assert (await thief.post(TOTP, json={"code": phone.code(-1)})).status_code == 401
            assert (await thief.post(TOTP, json={"code": phone.code()})).status_code == 200

    async def test_of_eight_who_use_a_code_at_once_one_gets_in(self, both: Assembly, clock: SetClock) -> None:
        await begin_demo(both)
        app = create_app(both, closes=False)
        async with new_client(app) as client:
            phone = await enrolled(client, clock)
            await client.post("/auth/sign-out", json={})
            waiting = [new_client(app) for _ in range(8)]
            for each in waiting:
                assert (await sign_in(each, "provider")).json()["twoFactorRedirect"] is True
            code = phone.code()
            answers = await asyncio.gather(*(each.post(TOTP, json={"code": code}) for each in waiting))
            assert [answer.status_code for answer in answers].count(200) == 1
            assert len(await both.database.rows("SELECT id FROM session")) == 1
            for each in waiting:
                await each.aclose()


class TestHole9:
    async def test_the_password_alone_opens_no_session(
        self, app: FastAPI, demo: Assembly, client: httpx.AsyncClient, clock: SetClock
    ) -> None:
        await enrolled(client, clock)
        before = await sessions(demo)
        async with new_client(app) as browser:
            answer = await sign_in(browser, "provider")
            assert answer.json() == {"twoFactorRedirect": True, "twoFactorMethods": ["totp"]}
            assert await sessions(demo) == before
            assert browser.cookies.get(SESSION_COOKIE) is None
            assert browser.cookies.get("better-auth.two_factor")
            assert (await browser.get("/auth/me")).status_code == 401
            assert (await browser.get("/auth/get-session")).json() is None
        rows = await demo.database.rows("SELECT action, outcome FROM audit WHERE action CONTAINS 'session.'")
        assert rows.count({"action": "session.signed_in", "outcome": "ok"}) == 1
        assert rows.count({"action": "session.second_factor_asked", "outcome": "ok"}) == 1

    async def test_the_cookie_of_a_waiting_sign_in_is_no_session_and_no_bearer(
        self, app: FastAPI, client: httpx.AsyncClient, clock: SetClock
    ) -> None:
        await enrolled(client, clock)
        async with new_client(app) as browser:
            await sign_in(browser, "provider")
            waiting = browser.cookies["better-auth.two_factor"]
            for headers in (
                {"cookie": f"{SESSION_COOKIE}={waiting}"},
                {"authorization": f"Bearer {waiting}"},
                {"cookie": f"better-auth.trust_device={waiting}"},
            ):
                assert (await new_client(app).get("/auth/me", headers=headers)).status_code == 401

    @pytest.mark.parametrize("path", [TOTP, RECOVERY])
    async def test_nothing_is_opened_without_a_waiting_sign_in(
        self, app: FastAPI, demo: Assembly, client: httpx.AsyncClient, clock: SetClock, path: str
    ) -> None:
        phone = await enrolled(client, clock)
        code = phone.code() if path == TOTP else phone.recovery_codes[0]
        before = await sessions(demo)
        async with new_client(app) as stranger:
            for cookie in ("", "better-auth.two_factor=x.YQ==", "better-auth.two_factor=x"):
                answer = await stranger.post(path, json={"code": code}, headers={"cookie": cookie})
                assert (answer.status_code, answer.json()["code"]) == (401, "INVALID_TWO_FACTOR_COOKIE")
        assert await sessions(demo) == before

    async def test_a_waiting_sign_in_lasts_five_minutes_and_five_codes(
        self, app: FastAPI, client: httpx.AsyncClient, clock: SetClock
    ) -> None:
        phone = await enrolled(client, clock)
        async with new_client(app) as late, new_client(app) as guesser:
            await sign_in(late, "provider")
            clock.move(PENDING_LASTS)
            assert (await late.post(TOTP, json={"code": phone.code()})).json()["code"] == "INVALID_TWO_FACTOR_COOKIE"
            await sign_in(guesser, "provider")
            for _ in range(MOST_ATTEMPTS):
                assert (await guesser.post(TOTP, json={"code": phone.wrong_code()})).status_code == 401
            over = await guesser.post(TOTP, json={"code": phone.code()})
            assert (over.status_code, over.json()["code"]) == (400, "TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE")
            gone = await guesser.post(TOTP, json={"code": phone.code()})
            assert gone.json()["code"] == "INVALID_TWO_FACTOR_COOKIE"

    async def test_guessing_under_many_waiting_sign_ins_locks_for_a_while_and_never_for_ever(
        self, app: FastAPI, client: httpx.AsyncClient, clock: SetClock
    ) -> None:
        phone = await enrolled(client, clock)
        async with new_client(app) as first, new_client(app) as second:
            await sign_in(first, "provider")
            for _ in range(MOST_ATTEMPTS):
                await first.post(TOTP, json={"code": phone.wrong_code()})
            await sign_in(second, "provider")
            locked = await second.post(TOTP, json={"code": phone.code()})
            assert (locked.status_code, locked.json()["code"]) == (429, "sign_in_locked")
            clock.move(timedelta(minutes=1, seconds=1))
            assert (await second.post(TOTP, json={"code": phone.code()})).status_code == 200

    async def test_a_password_change_ends_a_waiting_sign_in(
        self, app: FastAPI, demo: Assembly, client: httpx.AsyncClient, clock: SetClock
    ) -> None:
        phone = await enrolled(client, clock)
        user = (await client.get("/auth/me")).json()["id"]
        async with new_client(app) as thief:
            await sign_in(thief, "provider")
            await demo.sessions.end_all_of(user, EndReason.PASSWORD_CHANGED)
            assert (await thief.post(TOTP, json={"code": phone.code()})).json()["code"] == "INVALID_TWO_FACTOR_COOKIE"

    async def test_a_second_step_from_another_site_is_refused(
        self, app: FastAPI, client: httpx.AsyncClient, clock: SetClock
    ) -> None:
        phone = await enrolled(client, clock)
        async with new_client(app) as browser:
            await sign_in(browser, "provider")
            answer = await browser.post(
                TOTP, json={"code": phone.code()}, headers={"origin": "https://evil.example.com"}
            )
            assert (answer.status_code, answer.json()["code"]) == (403, "origin_refused")
