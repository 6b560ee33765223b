"""Identity's rooms over a real store: the password policy with its history, and the locks against guessing."""

import asyncio
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from app.assembly import Assembly
from app.config.settings import Settings
from app.core.roles import Role
from app.database.models import Alert
from app.main import create_app
from app.models.alert_models import AlertKind
from app.services.demo_service import DEMO_PASSWORD
from app.services.identity.device_cookies import MOST_ACCOUNTS, DeviceCookies
from app.services.identity.lockouts import ADDRESS_FORGETS_AFTER, ADDRESS_STEPS, LOCKOUT_STEPS
from app.services.password_service import PasswordRefused
from tests.conftest import ORIGIN, SetClock, begin_demo, eventually, new_client, opened, operator, settings_for, sign_in

PASSWORDS = [f"lantern orbit velvet {each}" for each in ("one", "two", "three", "four", "five", "six", "seven")]
TRIES, WAIT = LOCKOUT_STEPS[0]
CHEN = "provider@example.com"


async def change(client: httpx.AsyncClient, old: str, new: str) -> tuple[int, list[str]]:
    answer = await client.post("/auth/change-password", json={"currentPassword": old, "newPassword": new})
    return answer.status_code, [each["rule"] for each in answer.json().get("broken_rules", [])]


async def test_password_policies(demo: Assembly, client: httpx.AsyncClient) -> None:
    """Length, leaks, guesses, the owner's and the practice's name, and the last five; at every door alike."""
    users = demo.user_service(operator(demo))
    for password, rule in (
        ("Sh0rt!", "too_short"),
        ("password1234", "leaked"),
        ("omarqureshi lives here", "about_you"),
    ):
        with pytest.raises(PasswordRefused) as refused:
            await users.create("Omar Qureshi", "omar@example.com", password, Role.PROVIDER)
        assert [each.rule for each in refused.value.broken_rules] == [rule]
    await sign_in(client, "provider")
    for password, rule in (
        ("Sh0rt!", "too_short"),
        ("x" * 129, "too_long"),
        ("password12345", "quickly_guessed"),
        ("northside family clinic 1", "about_you"),
        ("my name is Chen, yes", "about_you"),
        (DEMO_PASSWORD, "used_before"),
    ):
        assert await change(client, DEMO_PASSWORD, password) == (422, [rule])
    current = DEMO_PASSWORD
    for password in PASSWORDS[:5]:
        assert await change(client, current, password) == (200, [])
        current = password
    for password in PASSWORDS[:5]:
        assert await change(client, current, password) == (422, ["used_before"])
    assert await change(client, current, DEMO_PASSWORD) == (200, [])  # the sixth back


async def test_of_two_changes_at_once_one_happens(demo: Assembly, client: httpx.AsyncClient) -> None:
    await sign_in(client, "provider")
    outcomes = await asyncio.gather(*(change(client, DEMO_PASSWORD, each) for each in PASSWORDS[:4]))
    assert [status for status, _ in outcomes].count(200) == 1
    accounts = await demo.database.rows("SELECT former_passwords FROM account")
    assert sorted(len(each.get("former_passwords") or []) for each in accounts) == [0, 0, 0, 0, 1]


async def test_a_session_that_was_opened_with_the_old_password_just_now_is_no_session(
    app: FastAPI, client: httpx.AsyncClient
) -> None:
    """However a change and sign-ins with the old password meet, no session of the old password is left."""
    await sign_in(client, "provider")
    async with new_client(app) as stranger:
        strangers = [sign_in(stranger, "provider") for _ in range(3)]
        await asyncio.gather(change(client, DEMO_PASSWORD, PASSWORDS[0]), *strangers)
        for each in (stranger, client):
            answer = await each.get("/auth/me")
            assert answer.status_code == (401 if each is stranger else 200)


async def test_sockets_of_other_sessions_are_told_at_once(demo: Assembly, app: FastAPI) -> None:
    ended: list[str] = []
    async with new_client(app) as first, new_client(app) as second:
        await sign_in(first, "provider")
        await sign_in(second, "provider")
        demo.sessions.when_ended = ended.append
        rows = await demo.database.rows("SELECT * FROM session")
        await change(first, DEMO_PASSWORD, PASSWORDS[0])
    kept = await demo.database.rows("SELECT id FROM session")
    assert len(kept) == 1
    assert set(ended) == {str(row["id"].id) for row in rows} - {str(kept[0]["id"].id)}


async def fail(client: httpx.AsyncClient, times: int, role: str = "provider") -> list[int]:
    return [(await sign_in(client, role, "wrong")).status_code for _ in range(times)]


async def test_security_features(demo: Assembly, app: FastAPI, client: httpx.AsyncClient, clock: SetClock) -> None:
    """Lockout: strangers lock strangers out, never the user's own browser, and the administrators are alarmed."""
    await sign_in(client, "provider")
    async with new_client(app) as stranger:
        assert await fail(stranger, TRIES + 1) == [401] * TRIES + [429]
        assert (await sign_in(client, "provider")).status_code == 200  # the known browser
        for _ in range(30):
            clock.move(LOCKOUT_STEPS[-1][1])
            await fail(stranger, 1)
        assert (await sign_in(stranger, "provider")).status_code == 429
        assert (await sign_in(client, "provider")).status_code == 200
    demo.start_working()
    await eventually(lambda: is_alarmed(demo))


async def is_alarmed(assembly: Assembly) -> bool:
    rows = await assembly.database.rows("SELECT * FROM alert LIMIT 100")
    alerts: list[Alert] = [assembly.tables["alert"].opened(row, operator(assembly)) for row in rows]
    return AlertKind.SIGN_IN_LOCKED in {alert.kind for alert in alerts}


async def test_a_known_browser_has_its_own_count_and_its_own_lock(
    app: FastAPI, client: httpx.AsyncClient, clock: SetClock
) -> None:
    await sign_in(client, "provider")
    assert await fail(client, TRIES + 1) == [401] * TRIES + [429]
    async with new_client(app) as stranger:
        assert (await sign_in(stranger, "provider")).status_code == 200
    clock.move(WAIT)
    assert (await sign_in(client, "provider")).status_code == 200


async def test_a_browser_is_known_for_the_accounts_that_signed_in_with_it_only(
    app: FastAPI, client: httpx.AsyncClient
) -> None:
    await sign_in(client, "admin")
    async with new_client(app) as stranger:
        await fail(stranger, TRIES)
    assert (await sign_in(client, "provider")).status_code == 429


async def test_the_device_cookie_is_httponly_says_nothing_and_survives_signing_out(client: httpx.AsyncClient) -> None:
    answer = await sign_in(client, "provider")
    [cookie] = [each for each in answer.headers.get_list("set-cookie") if each.startswith("better-auth.device=")]
    assert cookie.split("; ")[1:] == ["Path=/", "HttpOnly", "SameSite=Lax", "Max-Age=15552000"]
    assert "example" not in cookie
    await client.post("/auth/sign-out", json={})
    assert "better-auth.device" in client.cookies


def test_a_device_cookie_cannot_be_made_up_and_keeps_the_last_accounts() -> None:
    cookies = DeviceCookies(b"secret", "d")
    value = cookies.renewed("", "a@example.com")
    assert cookies.device(f"x=1; d={value}", "A@example.com") is not None
    assert cookies.device(f"d={value}", "b@example.com") is None
    assert DeviceCookies(b"other", "d").device(f"d={value}", "a@example.com") is None
    nonce, accounts, signature = value.split(".")
    for forged in (
        f"{nonce}x.{accounts}.{signature}",
        f"{nonce}.{accounts}~zz.{signature}",
        value[:-1],
        "",
        "a.b.c",
        "ü",
    ):
        assert cookies.device(f"d={forged}", "a@example.com") is None
    for each in range(MOST_ACCOUNTS):
        value = cookies.renewed(f"d={value}", f"u{each}@example.com")
    assert value.startswith(nonce)
    assert cookies.device(f"d={value}", "a@example.com") is None
    assert cookies.device(f"d={value}", "u0@example.com") == nonce
    assert len(value) < 400


async def test_in_a_new_browser_the_mailbox_opens_a_locked_account(
    demo: Assembly, app: FastAPI, client: httpx.AsyncClient
) -> None:
    await fail(client, TRIES)
    user = await demo.database.one("SELECT id FROM user WHERE email = $it", {"it": CHEN})
    assert user is not None
    token = "t" * 40
    later = demo.clock() + timedelta(hours=1)
    await demo.identity.tokens.keep("password-reset", token, str(user["id"].id), later)  # type: ignore[arg-type]
    reset = await client.post("/auth/reset-password", json={"newPassword": PASSWORDS[0], "token": token})
    assert reset.status_code == 200
    async with new_client(app) as stranger:
        await fail(stranger, TRIES)
        assert (await sign_in(stranger, "provider", PASSWORDS[0])).status_code == 429
    assert (await sign_in(client, "provider", PASSWORDS[0])).status_code == 200


def proxied(home: Path) -> Settings:
    """Settings of a practice whose proxy tells the clients' addresses."""
    settings = settings_for(home)
    server = type(settings.server).model_validate({**settings.server.model_dump(), "trusted_proxies": "127.0.0.1/32"})
    return settings.model_copy(update={"server": server})


def from_address(app: FastAPI, address: str) -> httpx.AsyncClient:
    transport = httpx.ASGITransport(app=app, client=("127.0.0.1", 1), raise_app_exceptions=False)
    headers = {"origin": ORIGIN, "x-forwarded-for": address}
    return httpx.AsyncClient(transport=transport, base_url="http://api/api/v1", headers=headers)


async def spray(client: httpx.AsyncClient, times: int) -> list[Any]:
    """One password against many accounts, each of them too seldom to be locked."""
    statuses = []
    for each in range(times):
        body = {"email": f"nobody{each}@example.com", "password": "Summer2026"}
        statuses.append((await client.post("/auth/login", json=body)).status_code)
    return statuses


async def test_an_address_that_tries_many_accounts_is_locked_over_a_restart_and_forgotten_in_time(
    tmp_path: Path, clock: SetClock
) -> None:
    most, wait = ADDRESS_STEPS[0]
    async with opened(proxied(tmp_path), clock) as assembly:
        await begin_demo(assembly)
        async with from_address(create_app(assembly, closes=False), "203.0.113.9") as thief:
            assert await spray(thief, most + 1) == [401] * most + [429]
    async with opened(proxied(tmp_path), clock) as assembly:
        app = create_app(assembly, closes=False)
        async with from_address(app, "203.0.113.9") as thief, from_address(app, "203.0.113.10") as somebody:
            assert (await sign_in(thief, "provider")).status_code == 429
            assert (await sign_in(somebody, "provider")).status_code == 200
            clock.move(wait)
            assert (await sign_in(thief, "provider")).status_code == 200
            assert await spray(thief, 2) == [401, 429]
            clock.move(ADDRESS_FORGETS_AFTER)
            assert await spray(thief, 3) == [401] * 3


async def test_failures_of_long_ago_are_forgotten(demo: Assembly, client: httpx.AsyncClient, clock: SetClock) -> None:
    await spray(client, 3)
    clock.move(timedelta(days=31))
    await sign_in(client, "provider", "wrong")
    assert await demo.lockouts.sweep(clock()) == 3
    assert len(await demo.database.rows("SELECT * FROM lockout")) == 1
