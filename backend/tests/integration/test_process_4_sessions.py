"""Process 4, the session's part: it begins, is refreshed, used, left idle, pushed out and ended, seen from its browser.

45 CFR 164.312(a)(2)(iii): automatic logoff; 164.308(a)(3)(ii)(C): access ends at once. OWASP ASVS 5.0, chapter 7.
"""

import asyncio
from datetime import timedelta
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from app.assembly import Assembly
from app.core.auth_middleware import ACCESS_TOKEN_LASTS
from app.core.session_ends import EndReason
from app.database.session_rows import IDLE_MINUTES
from app.main import create_app
from app.services.session_service import GRACE, MOST_SESSIONS, SESSION_LASTS
from tests.conftest import SetClock, begin_demo, new_client, opened, settings_for, sign_in

IDLE = timedelta(minutes=IDLE_MINUTES)
REFETCH = {"x-pfinni-refetch": "1"}


def bearer(token: str) -> dict[str, str]:
    return {"authorization": f"Bearer {token}"}


async def code_of(client: httpx.AsyncClient, path: str = "/practice", **more: Any) -> tuple[int, str]:
    answer = await client.get(path, **more)
    return answer.status_code, answer.json().get("code", "")


async def me(client: httpx.AsyncClient) -> dict[str, Any]:
    answer: dict[str, Any] = (await client.get("/auth/me")).json()
    return answer


async def ids_of(client: httpx.AsyncClient) -> list[str]:
    return [each["id"] for each in (await client.get("/auth/list-sessions")).json()]


async def test_session_management_lifecycle(app: FastAPI, demo: Assembly, clock: SetClock) -> None:
    """Expiry and refresh of tokens, a limit of sessions at a time, and a sign-out after which nothing is left."""
    browsers = [new_client(app) for _ in range(MOST_SESSIONS + 1)]
    first, second, *others = browsers
    assert (await sign_in(first, "provider")).status_code == 200

    access = (await first.get("/auth/token")).json()["token"]
    program = new_client(app)
    assert (await program.get("/auth/me", headers=bearer(access))).status_code == 200
    clock.move(ACCESS_TOKEN_LASTS)
    assert await code_of(program, headers=bearer(access)) == (401, "token_invalid")
    fresh = (await first.post("/auth/refresh")).json()["access_token"]
    assert (await program.get("/auth/me", headers=bearer(fresh))).status_code == 200

    for browser in (second, *others):
        clock.move(timedelta(seconds=10))
        assert (await sign_in(browser, "provider")).status_code == 200
    assert await code_of(first) == (401, "session_replaced")
    assert await code_of(program, headers=bearer(fresh)) == (401, "session_replaced")
    assert len(await ids_of(second)) == MOST_SESSIONS

    token = (await second.get("/auth/token")).json()["token"]
    kept = {"cookie": f"better-auth.session_token={second.cookies['better-auth.session_token']}"}
    assert (await second.post("/auth/sign-out", json={})).status_code == 200
    assert second.cookies.get("better-auth.session_token") is None
    assert await code_of(program, headers=kept) == (401, "session_expired")
    assert await code_of(program, headers=bearer(token)) == (401, "session_expired")
    assert (await program.post("/auth/refresh", headers=kept)).status_code == 401
    assert len(await ids_of(others[0])) == MOST_SESSIONS - 1

    clock.move(SESSION_LASTS)
    assert (await code_of(others[0]))[0] == 401
    for browser in (*browsers, program):
        await browser.aclose()


class TestIdle:
    async def test_a_session_that_nobody_uses_ends_and_its_browser_is_told(
        self, client: httpx.AsyncClient, demo: Assembly, clock: SetClock
    ) -> None:
        await sign_in(client, "provider")
        clock.move(IDLE - timedelta(seconds=5))
        assert (await client.get("/practice")).status_code == 200
        clock.move(IDLE - timedelta(seconds=5))
        assert (await client.get("/practice")).status_code == 200
        clock.move(IDLE)
        assert (await client.get("/auth/get-session")).json() is None
        assert await code_of(client) == (401, "session_idle")
        assert await code_of(client) == (401, "session_idle")
        assert await demo.database.rows("SELECT id FROM session") == []

    async def test_what_a_page_does_by_itself_keeps_no_session(
        self, client: httpx.AsyncClient, clock: SetClock
    ) -> None:
        await sign_in(client, "provider")
        for _ in range(14):
            clock.move(timedelta(minutes=1))
            assert (await client.get("/practice", headers=REFETCH)).status_code == 200
            assert (await client.get("/auth/get-session")).json() is not None
            assert (await client.get("/auth/me")).status_code == 200
            assert (await client.post("/auth/refresh")).status_code == 200
        clock.move(timedelta(minutes=1))
        assert await code_of(client) == (401, "session_idle")

    async def test_a_person_who_says_so_stays(self, client: httpx.AsyncClient, clock: SetClock) -> None:
        await sign_in(client, "provider")
        clock.move(timedelta(minutes=14))
        told = await me(client)
        assert told["idle_seconds"] == IDLE.total_seconds()
        assert 55 <= told["seconds_left"] <= 60
        kept = await client.post("/auth/still-here")
        assert kept.json() == {"idle_seconds": 900, "seconds_left": 899}
        clock.move(timedelta(minutes=14))
        assert (await client.get("/practice")).status_code == 200

    async def test_the_practice_says_how_long(self, client: httpx.AsyncClient, demo: Assembly, clock: SetClock) -> None:
        await demo.database.define("UPDATE practice SET idle_minutes = 2")
        await sign_in(client, "provider")
        assert (await me(client))["idle_seconds"] == 120
        clock.move(timedelta(minutes=2))
        assert await code_of(client) == (401, "session_idle")

    async def test_a_refused_request_from_another_site_is_no_use(
        self, client: httpx.AsyncClient, clock: SetClock
    ) -> None:
        await sign_in(client, "provider")
        clock.move(timedelta(minutes=14))
        answer = await client.post("/auth/still-here", headers={"origin": "https://evil.example.com"})
        assert answer.status_code == 403
        clock.move(timedelta(minutes=1))
        assert await code_of(client) == (401, "session_idle")

    async def test_an_idle_session_cannot_be_refreshed(self, client: httpx.AsyncClient, clock: SetClock) -> None:
        await sign_in(client, "provider")
        clock.move(IDLE)
        assert (await client.post("/auth/refresh")).status_code == 401

    async def test_uses_reach_the_store_together_and_outlive_a_restart(self, tmp_path: Any, clock: SetClock) -> None:
        settings = settings_for(tmp_path)
        async with opened(settings, clock) as assembly:
            await begin_demo(assembly)
            async with new_client(create_app(assembly, closes=False)) as client:
                await sign_in(client, "provider")
                clock.move(timedelta(minutes=10))
                for _ in range(20):
                    assert (await client.get("/practice")).status_code == 200
                before = await stored_uses(assembly)
                await assembly.sessions.write_uses()
                assert await stored_uses(assembly) != before
                cookies = client.cookies
        async with opened(settings, clock) as again, new_client(create_app(again, closes=False)) as client:
            client.cookies = cookies
            clock.move(timedelta(minutes=10))
            assert (await client.get("/practice")).status_code == 200


async def stored_uses(assembly: Assembly) -> list[Any]:
    return [row["used_at"] for row in await assembly.database.rows("SELECT used_at FROM session")]


class TestManySessions:
    async def test_the_list_says_which_is_which_and_shows_no_token(
        self, app: FastAPI, client: httpx.AsyncClient
    ) -> None:
        client.headers["user-agent"] = (
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"
        )
        await sign_in(client, "provider")
        async with new_client(app) as phone:
            phone.headers["user-agent"] = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0) Version/18.0 Mobile Safari/604.1"
            token = (await sign_in(phone, "provider")).json()["token"]
            answer = await client.get("/auth/list-sessions")
            here = {each["device"]: each["isCurrent"] for each in answer.json()}
            assert here == {"Safari on an iPhone": False, "Firefox on Windows": True}
            assert token not in answer.text
            assert all(each["token"] == each["id"] for each in answer.json())

    async def test_one_session_is_ended_from_another(self, app: FastAPI, client: httpx.AsyncClient) -> None:
        await sign_in(client, "provider")
        async with new_client(app) as other:
            await sign_in(other, "provider")
            ended = next(
                each["id"] for each in (await client.get("/auth/list-sessions")).json() if not each["isCurrent"]
            )
            assert (await client.post("/auth/revoke-session", json={"token": ended})).json() == {"status": True}
            assert await code_of(other) == (401, "session_ended_by_user")
            assert (await client.get("/practice")).status_code == 200

    async def test_nobody_ends_somebody_elses(self, app: FastAPI, client: httpx.AsyncClient) -> None:
        await sign_in(client, "provider")
        async with new_client(app) as admin:
            await sign_in(admin, "admin")
            [theirs] = await ids_of(admin)
            assert (await client.post("/auth/revoke-session", json={"token": theirs})).status_code == 200
            assert (await admin.get("/practice")).status_code == 200

    @pytest.mark.parametrize(
        ("path", "stays"), [("/auth/revoke-sessions", False), ("/auth/revoke-other-sessions", True)]
    )
    async def test_all_are_ended_at_once(self, app: FastAPI, client: httpx.AsyncClient, path: str, stays: bool) -> None:
        await sign_in(client, "provider")
        async with new_client(app) as other:
            await sign_in(other, "provider")
            assert (await client.post(path)).json() == {"status": True}
            assert await code_of(other) == (401, "session_ended_by_user")
            assert (await client.get("/practice")).status_code == (200 if stays else 401)

    async def test_signing_in_at_once_leaves_no_more_than_five(self, both: Assembly) -> None:
        await begin_demo(both)
        app = create_app(both, closes=False)
        browsers = [new_client(app) for _ in range(12)]
        answers = await asyncio.gather(*(sign_in(each, "provider") for each in browsers))
        assert {answer.status_code for answer in answers} == {200}
        assert len(await both.database.rows("SELECT id FROM session")) == MOST_SESSIONS
        codes = [await code_of(each) for each in browsers]
        assert codes.count((200, "")) == MOST_SESSIONS
        assert codes.count((401, "session_replaced")) == 12 - MOST_SESSIONS
        for each in browsers:
            await each.aclose()

    async def test_a_new_sign_in_never_goes_on_with_an_id_that_was_there(self, client: httpx.AsyncClient) -> None:
        """Session fixation: what a browser brought along is not what it goes on with."""
        seen = set()
        for _ in range(3):
            await sign_in(client, "provider")
            current = next(each for each in (await client.get("/auth/list-sessions")).json() if each["isCurrent"])
            seen |= {current["id"], client.cookies["better-auth.session_token"]}
        assert len(seen) == 6


class TestEnding:
    @pytest.mark.parametrize(
        "reason", [each for each in EndReason if each not in {EndReason.SIGNED_OUT, EndReason.IDLE}]
    )
    async def test_every_reason_is_told_to_cookie_and_token(
        self, both: Assembly, clock: SetClock, reason: EndReason
    ) -> None:
        await begin_demo(both)
        app = create_app(both, closes=False)
        async with new_client(app) as client, new_client(app) as kept, new_client(app) as program:
            await sign_in(client, "provider")
            await sign_in(kept, "provider")
            user, token = (await me(client))["id"], (await client.get("/auth/token")).json()["token"]
            stays = next(each["id"] for each in (await kept.get("/auth/list-sessions")).json() if each["isCurrent"])
            assert await both.sessions.end_all_of(user, reason, but=stays) == 1
            assert await code_of(client) == (401, reason.value)
            assert await code_of(program, headers=bearer(token)) == (401, reason.value)
            assert (await kept.get("/practice")).status_code == 200
            clock.move(timedelta(hours=12))
            assert await code_of(client) == (401, "session_expired")

    async def test_a_reused_token_is_a_security_event(
        self, demo: Assembly, client: httpx.AsyncClient, clock: SetClock
    ) -> None:
        stolen = (await sign_in(client, "provider")).json()["token"]
        await client.post("/auth/refresh", json={"refresh_token": stolen})
        clock.move(GRACE + timedelta(seconds=1))
        assert (await client.post("/auth/refresh", json={"refresh_token": stolen})).status_code == 401
        [event] = await demo.database.rows("SELECT facts FROM event WHERE kind = 'session.token_reused'")
        user = await demo.database.one("SELECT id FROM user WHERE email = 'provider@example.com'")
        assert user is not None
        assert event["facts"] == {"user": str(user["id"].id)}
