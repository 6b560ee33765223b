"""Identity from end to end: signing in, being locked out, sessions and their end, what of Better Auth is not there."""

import asyncio
import json
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from argon2 import PasswordHasher
from better_auth import AuthRequest
from fastapi import FastAPI

from app.assembly import Assembly
from app.core.auth_middleware import SESSION_KNOWN_FOR
from app.main import create_app
from app.services.demo_service import DEMO_PASSWORD, DEMO_USERS
from app.services.identity.lockouts import LOCKOUT_STEPS
from app.services.session_service import SESSION_LASTS
from tests.builders import new_patient
from tests.conftest import (
    ORIGIN,
    SetClock,
    SurrealServer,
    begin_demo,
    eventually,
    new_client,
    opened,
    operator,
    server_settings,
    settings_for,
    sign_in,
)

SESSION_COOKIE = "better-auth.session_token"
TRIES = LOCKOUT_STEPS[0][0]
WAIT = LOCKOUT_STEPS[0][1]


async def attempt(client: httpx.AsyncClient, email: str, password: str) -> httpx.Response:
    return await client.post("/auth/sign-in/email", json={"email": email, "password": password})


async def fail(client: httpx.AsyncClient, times: int, role: str = "provider") -> list[int]:
    return [(await sign_in(client, role, "wrong")).status_code for _ in range(times)]


async def audit(assembly: Assembly, action: str) -> Sequence[dict[str, Any]]:
    rows = await assembly.database.rows("SELECT * FROM audit WHERE action = $action", {"action": action})
    return sorted(rows, key=lambda row: row["id"].id)


async def test_signing_in_opens_a_session_in_a_cookie_that_no_script_reads(client: httpx.AsyncClient) -> None:
    answer = await sign_in(client, "provider")
    assert answer.status_code == 200
    assert answer.json()["user"]["email"] == "provider@example.com"
    assert set(answer.json()["user"]) == {
        "id", "name", "email", "emailVerified", "image", "createdAt", "updatedAt", "role", "twoFactorEnabled",
    }  # fmt: skip
    name, *attributes = answer.headers.get_list("set-cookie")[0].split("; ")
    assert name.startswith(f"{SESSION_COOKIE}=")
    assert attributes == ["Path=/", "HttpOnly", "SameSite=Lax", f"Max-Age={int(SESSION_LASTS.total_seconds())}"]
    assert (await client.get("/auth/me")).json()["email"] == "provider@example.com"


async def test_the_cookie_is_marked_secure_behind_https(tmp_path: Path, clock: SetClock) -> None:
    settings = settings_for(tmp_path)
    server = settings.server.model_copy(update={"public_url": "https://pfinni.example.com"})
    async with opened(settings.model_copy(update={"server": server}), clock) as assembly:
        await begin_demo(assembly)
        async with new_client(create_app(assembly, closes=False)) as client:
            client.headers["origin"] = "https://pfinni.example.com"
            answer = await sign_in(client, "provider")
    cookie = answer.headers.get_list("set-cookie")[0]
    assert cookie.startswith(f"__Secure-{SESSION_COOKIE}=")
    assert cookie.endswith("; Secure")


@pytest.mark.parametrize("email", ["PROVIDER@example.com", "Provider@Example.COM"])
async def test_an_address_is_the_same_in_any_case(client: httpx.AsyncClient, email: str) -> None:
    assert (await attempt(client, email, DEMO_PASSWORD)).status_code == 200


async def test_wrong_unknown_and_inactive_are_told_the_same_after_the_same_work(
    demo: Assembly, client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody learns whether an account exists: one body, one status, one hash verification each."""
    checked: list[str] = []
    verify = PasswordHasher.verify

    def count(hasher: PasswordHasher, stored: str, password: str) -> bool:
        checked.append(stored)
        return verify(hasher, stored, password)

    monkeypatch.setattr(PasswordHasher, "verify", count)
    await demo.database.define("UPDATE user SET is_active = false WHERE email = 'admin@example.com'")
    await demo.database.define(
        "DELETE account WHERE user_id = (SELECT VALUE record::id(id) FROM user WHERE email = 'audit@example.com')[0]"
    )
    answers = []
    for email, password in (
        ("provider@example.com", "wrong"),
        ("nobody@example.com", DEMO_PASSWORD),
        ("admin@example.com", DEMO_PASSWORD),
        ("admin@example.com", "wrong"),
        ("audit@example.com", DEMO_PASSWORD),
    ):
        before = len(checked)
        answer = await attempt(client, email, password)
        assert len(checked) - before == 1, email
        answers.append((answer.status_code, answer.text, sorted(set(answer.headers) - {"x-request-id"})))
    assert len({str(each) for each in answers}) == 1
    assert answers[0][0] == 401
    assert "set-cookie" not in answers[0][2]
    assert await demo.database.rows("SELECT * FROM session") == []


async def test_every_attempt_is_an_audit_row_and_the_address_in_it_is_sealed(
    demo: Assembly, client: httpx.AsyncClient
) -> None:
    await sign_in(client, "provider")
    await sign_in(client, "provider", "wrong")
    await attempt(client, "quillfeather@example.com", "wrong")
    succeeded, failed = await audit(demo, "session.signed_in"), await audit(demo, "session.sign_in_failed")
    user = await demo.database.one("SELECT id FROM user WHERE email = 'provider@example.com'")
    session = await demo.database.one("SELECT id FROM session LIMIT 1")
    assert user is not None
    assert session is not None
    assert [(row["actor"], row["session"], row["outcome"]) for row in succeeded] == [
        (str(user["id"].id), str(session["id"].id), "ok")
    ]
    assert [(row["actor"], row["outcome"], row.get("subject")) for row in failed] == [
        ("system:nobody", "invalid_email_or_password", str(user["id"].id)),
        ("system:nobody", "invalid_email_or_password", None),
    ]
    assert "quillfeather" not in str(await demo.database.rows("SELECT * FROM audit")).lower()
    assert all(row["detail"] for row in failed)


async def test_five_failures_lock_an_address_and_time_opens_it_again(
    client: httpx.AsyncClient, clock: SetClock
) -> None:
    assert await fail(client, TRIES) == [401] * TRIES
    locked = await sign_in(client, "provider")
    assert (locked.status_code, locked.json()["code"]) == (429, "sign_in_locked")
    assert 0 < int(locked.headers["retry-after"]) <= WAIT.total_seconds()
    assert (await sign_in(client, "admin")).status_code == 200
    clock.move(WAIT)
    assert (await sign_in(client, "provider")).status_code == 200


async def test_attempts_while_locked_do_not_prolong_the_lock(client: httpx.AsyncClient, clock: SetClock) -> None:
    await fail(client, TRIES)
    for _ in range(20):
        assert (await sign_in(client, "provider", "wrong")).status_code == 429
        clock.move(WAIT / 30)
    clock.move(WAIT / 3)
    assert (await sign_in(client, "provider")).status_code == 200


async def test_a_lock_grows_with_its_failures_and_never_lasts_for_ever(
    client: httpx.AsyncClient, clock: SetClock
) -> None:
    waits = []
    for failure in range(1, 40):
        assert await fail(client, 1) == [401], failure
        answer = await sign_in(client, "provider", "wrong") if failure >= TRIES else None
        waits.append(int(answer.headers["retry-after"]) if answer is not None else 0)
        clock.move(timedelta(seconds=waits[-1]))
    longest = LOCKOUT_STEPS[-1][1].total_seconds()
    assert waits == sorted(waits)
    assert max(waits) == waits[-1] == longest
    assert [waits[failures - 1] for failures, _ in LOCKOUT_STEPS] == [
        lasting.total_seconds() for _, lasting in LOCKOUT_STEPS
    ]
    assert (await sign_in(client, "provider")).status_code == 200


async def test_success_forgets_the_failures_before_it(client: httpx.AsyncClient, demo: Assembly) -> None:
    for _ in range(3):
        await fail(client, TRIES - 1)
        assert (await sign_in(client, "provider")).status_code == 200
    assert await demo.database.rows("SELECT * FROM lockout") == []


async def test_an_address_that_nobody_has_is_locked_just_the_same(client: httpx.AsyncClient) -> None:
    statuses = [(await attempt(client, "nobody@example.com", "wrong")).status_code for _ in range(TRIES + 1)]
    assert statuses == [401] * TRIES + [429]


async def test_an_address_in_another_case_is_no_second_chance(client: httpx.AsyncClient) -> None:
    for at in range(TRIES):
        await attempt(client, "Provider@example.com" if at % 2 else "PROVIDER@EXAMPLE.COM", "wrong")
    assert (await sign_in(client, "provider")).status_code == 429


async def test_many_attempts_at_once_learn_no_more_than_as_many_in_a_row(client: httpx.AsyncClient) -> None:
    """Thirty guesses sent together, the right one last: the lock closes behind the first few."""
    guesses = [*(["wrong"] * 29), DEMO_PASSWORD]
    answers = await asyncio.gather(*(sign_in(client, "provider", guess) for guess in guesses))
    statuses = [answer.status_code for answer in answers]
    assert statuses == [401] * TRIES + [429] * (len(guesses) - TRIES)


async def test_a_lock_survives_a_restart(tmp_path: Path, clock: SetClock) -> None:
    settings = settings_for(tmp_path)
    async with opened(settings, clock) as assembly:
        await begin_demo(assembly)
        async with new_client(create_app(assembly, closes=False)) as client:
            await fail(client, TRIES)
    async with opened(settings, clock) as assembly, new_client(create_app(assembly, closes=False)) as client:
        assert (await sign_in(client, "provider")).status_code == 429
        clock.move(WAIT)
        assert (await sign_in(client, "provider")).status_code == 200


async def test_a_session_survives_a_restart(tmp_path: Path, clock: SetClock) -> None:
    settings = settings_for(tmp_path)
    async with opened(settings, clock) as assembly:
        await begin_demo(assembly)
        async with new_client(create_app(assembly, closes=False)) as client:
            await sign_in(client, "provider")
            token = (await client.get("/auth/token")).json()["token"]
            cookies = client.cookies
    async with opened(settings, clock) as assembly, new_client(create_app(assembly, closes=False)) as client:
        client.cookies = cookies
        assert (await client.get("/auth/me")).status_code == 200
        assert (await client.get("/auth/me", headers={"authorization": f"Bearer {token}"})).status_code == 200


async def test_tokens_and_passwords_stand_in_the_store_as_hashes_only(
    demo: Assembly, client: httpx.AsyncClient
) -> None:
    raw = [(await sign_in(client, "provider")).json()["token"]]
    for _ in range(2):
        answer = await client.post("/auth/refresh", json={"refresh_token": raw[-1]})
        raw.append(answer.json()["refresh_token"])
    raw.append((await client.get("/auth/token")).text)
    everything = ""
    for table in ("session", "verification", "account", "user", "lockout", "jwks", "audit", "event"):
        everything += str(await demo.database.rows(f"SELECT * FROM {table}"))
    for secret in [*raw, DEMO_PASSWORD]:
        assert secret not in everything
    assert await demo.database.rows("SELECT count() FROM session GROUP ALL") == [{"count": 1}]
    assert everything.count("$argon2id$") == len(DEMO_USERS)
    assert '"d":' not in everything


async def test_a_session_ends_after_its_time_whatever_is_done_with_it(
    demo: Assembly, client: httpx.AsyncClient, clock: SetClock
) -> None:
    await demo.database.define("UPDATE practice SET idle_minutes = 60")
    await sign_in(client, "provider")
    for _ in range(23):
        clock.move(SESSION_LASTS / 24)
        assert (await client.get("/patients")).status_code == 200
        assert (await client.post("/auth/refresh")).status_code == 200
    clock.move(SESSION_LASTS / 24)
    answer = await client.get("/auth/me")
    assert (answer.status_code, answer.json()["code"]) == (401, "session_expired")
    assert (await client.get("/auth/get-session")).json() is None


async def test_expired_sessions_of_a_user_are_cleared_away(
    demo: Assembly, app: FastAPI, client: httpx.AsyncClient, clock: SetClock
) -> None:
    await sign_in(client, "provider")
    await client.post("/auth/refresh")
    clock.move(SESSION_LASTS)
    async with new_client(app) as another:
        await sign_in(another, "provider")
        assert await demo.database.rows("SELECT count() FROM session GROUP ALL") == [{"count": 1}]
        assert await demo.database.rows("SELECT * FROM verification") == []
        assert (await another.get("/auth/me")).status_code == 200


async def test_signing_out_ends_the_session_for_cookie_token_and_refresh(
    demo: Assembly, app: FastAPI, client: httpx.AsyncClient
) -> None:
    raw = (await sign_in(client, "provider")).json()["token"]
    cookie = f"{SESSION_COOKIE}={next(each.value for each in client.cookies.jar if each.name == SESSION_COOKIE)}"
    bearer = {"authorization": f"Bearer {(await client.get('/auth/token')).json()['token']}"}
    answer = await client.post("/auth/sign-out", json={})
    assert (answer.status_code, answer.json()) == (200, {"success": True})
    assert f"{SESSION_COOKIE}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0" in answer.headers.get_list("set-cookie")
    async with new_client(app) as thief:
        assert (await thief.get("/auth/me", headers={"cookie": cookie})).status_code == 401
        assert (await thief.get("/auth/me", headers=bearer)).status_code == 401
        assert (await thief.post("/auth/refresh", json={"refresh_token": raw})).status_code == 401
        assert (await thief.get("/auth/get-session", headers={"cookie": cookie})).json() is None
    assert await demo.database.rows("SELECT * FROM session") == []
    user = await demo.database.one("SELECT id FROM user WHERE email = 'provider@example.com'")
    assert user is not None
    assert [(row["actor"], row["outcome"]) for row in await audit(demo, "session.signed_out")] == [
        (str(user["id"].id), "ok")
    ]


async def test_a_program_signs_out_with_its_access_token(
    demo: Assembly, app: FastAPI, client: httpx.AsyncClient
) -> None:
    await sign_in(client, "provider")
    bearer = {"authorization": f"Bearer {(await client.get('/auth/token')).json()['token']}"}
    async with new_client(app) as program:
        assert (await program.post("/auth/sign-out", headers=bearer)).status_code == 200
    assert (await client.get("/auth/me")).status_code == 401
    assert await demo.database.rows("SELECT * FROM session") == []


async def test_signing_out_without_a_session_is_no_failure_and_no_row_of_a_user(client: httpx.AsyncClient) -> None:
    assert (await client.post("/auth/sign-out", json={})).status_code == 200


async def test_sign_out_ends_one_session_and_leaves_the_users_others(app: FastAPI, client: httpx.AsyncClient) -> None:
    await sign_in(client, "provider")
    async with new_client(app) as another:
        await sign_in(another, "provider")
        await client.post("/auth/sign-out", json={})
        assert (await another.get("/auth/me")).status_code == 200


async def test_the_session_is_shown_without_its_token_and_without_hidden_fields(client: httpx.AsyncClient) -> None:
    """Hole 4: `/token` and `require_session` leaked hidden user fields."""
    await sign_in(client, "provider")
    shown = (await client.get("/auth/get-session")).json()
    assert set(shown["user"]) == {
        "id", "name", "email", "emailVerified", "image", "createdAt", "updatedAt", "role", "twoFactorEnabled",
    }  # fmt: skip
    assert set(shown["session"]) == {
        "id", "expiresAt", "token", "ipAddress", "userAgent", "userId", "createdAt", "updatedAt",
    }  # fmt: skip
    assert shown["session"]["token"] == ""


async def test_a_cookie_that_is_read_by_nobody_else_does_not_log_anybody_out(client: httpx.AsyncClient) -> None:
    """Hole 12, on every route: `prefs={"a":1}` before the session cookie."""
    await sign_in(client, "provider")
    value = next(each.value for each in client.cookies.jar if each.name == SESSION_COOKIE)
    client.cookies.clear()
    headers = {"cookie": f'prefs={{"a":1}}; {SESSION_COOKIE}={value}; x="'}
    assert (await client.get("/auth/me", headers=headers)).status_code == 200
    assert (await client.get("/auth/get-session", headers=headers)).json()["user"]["email"] == "provider@example.com"
    assert (await client.get("/auth/token", headers=headers)).status_code == 200
    assert (await client.post("/patients", json=new_patient(), headers=headers)).status_code == 201
    assert (await client.post("/auth/refresh", headers=headers)).status_code == 200


async def test_a_deactivated_user_is_out_within_two_seconds_everywhere(
    demo: Assembly, client: httpx.AsyncClient, clock: SetClock
) -> None:
    await sign_in(client, "provider")
    await demo.database.define("UPDATE user SET is_active = false WHERE email = 'provider@example.com'")
    clock.move(SESSION_KNOWN_FOR)
    assert (await client.get("/auth/me")).status_code == 401
    assert (await client.get("/auth/token")).status_code == 401
    assert (await client.get("/auth/get-session")).json() is None
    assert (await client.post("/auth/refresh")).status_code == 401


NOT_MOUNTED = [
    ("POST", "/sign-in/social"),
    ("POST", "/sign-in/username"),
    ("POST", "/update-session"),
    ("POST", "/change-email"),
    ("POST", "/set-password"),
    ("POST", "/delete-user"),
    ("GET", "/delete-user/callback"),
    ("POST", "/forget-password"),
    ("GET", "/reset-password/token"),
    ("POST", "/link-social"),
    ("POST", "/unlink-account"),
    ("POST", "/refresh-token"),
    ("POST", "/get-access-token"),
    ("GET", "/list-accounts"),
    ("GET", "/account-info"),
    ("GET", "/callback/github"),
    ("GET", "/ok"),
    ("GET", "/error"),
    ("POST", "/admin/stop-impersonating"),
    ("POST", "/api-key/create"),
    ("GET", "/reference"),
]


async def test_what_of_better_auth_is_not_mounted_is_not_there_at_all(client: httpx.AsyncClient) -> None:
    """Hole 8 and its like: sign-up, impersonation, roles; even an administrator is told of an unknown address."""
    nowhere = await client.post("/auth/no-such-route", json={"email": "a@example.com"})
    for role in (None, "provider", "admin"):
        if role is not None:
            await sign_in(client, role)
        for method, path in NOT_MOUNTED:
            body = {
                "email": "new@example.com",
                "password": "a long password",
                "name": "N",
                "role": "admin",
                "userId": "x",
            }
            answer = await client.request(method, f"/auth{path}", json=body if method == "POST" else None)
            assert answer.status_code == 404, path
            told = answer.json()
            assert {**told, "request_id": ""} == {**nowhere.json(), "request_id": ""}, path
            assert set(answer.headers) == set(nowhere.headers)
    assert (await sign_in(client, "new", "a long password")).status_code == 401


async def test_a_route_of_the_library_that_somebody_wires_by_mistake_is_still_not_there(demo: Assembly) -> None:
    for method, path in NOT_MOUNTED:
        asked = AuthRequest(method=method, path=path, headers={"origin": ORIGIN})
        answer = await demo.auth.handle(asked, operator(demo))
        assert answer.status == 404, path


async def test_mounted_routes_take_their_own_method_and_spelling_only(client: httpx.AsyncClient) -> None:
    for path in ("/sign-in/email", "/sign-out", "/get-session", "/token", "/jwks", "/refresh", "/me"):
        for method in ("DELETE", "PUT", "PATCH"):
            assert (await client.request(method, f"/auth{path}")).status_code == 405, path
        for spelling in (f"/auth{path}/", f"/auth/{path}", f"/auth{path.upper()}", f"/auth{path}%2f", f"/AUTH{path}"):
            assert (await client.get(spelling)).status_code == 404, spelling


async def test_a_role_that_nobody_defined_opens_nothing(
    demo: Assembly, client: httpx.AsyncClient, clock: SetClock
) -> None:
    """Hole 8: `set-role` took any string. Whatever stands in the row, only a role of the book holds anything."""
    await demo.database.define("UPDATE user SET role = 'superuser' WHERE email = 'admin@example.com'")
    await sign_in(client, "admin")
    for path in ("/patients", "/auth/me", "/jobs", "/outbox"):
        assert (await client.get(path)).status_code == 403, path


WRONG_BODIES = [
    b"{}",
    b"[]",
    b"null",
    b'"text"',
    b"1",
    b'{"email": 1, "password": "x"}',
    b'{"email": "a@example.com", "password": 1}',
    b'{"email": "a@example.com", "password": ["x"]}',
    b'{"email": null, "password": null}',
    b'{"email": "a@example.com"}',
    b'{"email": "a@example.com", "password": ""}',
    b'{"email": "a@example.com", "password": "%s"}' % (b"x" * 129),
    b'{"email": "a@example.com", "password": "x\\u0000"}',
    b'{"email": "a@example.com", "password": "x\x00"}',
    b'{"email": "a@example.com", "password": "\\ud800"}',
    b'{"email": "a@example.com", "password": "x", "rememberMe": "perhaps"}',
    b'{"email": "a@example.com", "password": "x", "callbackURL": "https://evil.example.com"}',
    b'{"email": "a@example.com", "password": "x", "callbackURL": "//evil.example.com"}',
    b'{"email": "a@example.com", "password": "x", "role": "admin"}',
    b'{"email": "no address", "password": "x"}',
    b'{"email": "a@example.com", "password": "x"',
    b"\xff",
    b"",
]


async def test_a_body_of_the_wrong_kind_is_told_so_and_leaves_no_session(
    demo: Assembly, client: httpx.AsyncClient
) -> None:
    """Hole 11: wrong JSON types, NUL bytes and missing fields answered 500."""
    for path in ("/auth/sign-in/email", "/auth/refresh"):
        for body in WRONG_BODIES:
            answer = await client.post(path, content=body, headers={"content-type": "application/json"})
            assert 400 <= answer.status_code < 500, (path, body)
            assert "set-cookie" not in answer.headers
            json.loads(answer.text)
    assert await demo.database.rows("SELECT * FROM session") == []


async def test_a_sign_in_form_of_another_site_is_refused(client: httpx.AsyncClient, demo: Assembly) -> None:
    """Login CSRF: somebody else's session must not be slipped under a user."""
    del client.headers["origin"]
    for headers in (
        {"origin": "https://evil.example.com"},
        {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"},
        {"sec-fetch-site": "cross-site", "sec-fetch-mode": "cors", "origin": "https://evil.example.com"},
    ):
        body = {"email": "provider@example.com", "password": DEMO_PASSWORD}
        assert (await client.post("/auth/sign-in/email", json=body, headers=headers)).status_code == 403
    assert await demo.database.rows("SELECT * FROM session") == []


@pytest.fixture
async def two_processes(
    shared_server: SurrealServer, tmp_path: Path, clock: SetClock
) -> AsyncIterator[tuple[Assembly, Assembly]]:
    """Two processes on one server, as behind NGINX: the same keys, memories of their own."""
    namespace = f"two_{tmp_path.name}".replace("-", "_")
    settings = settings_for(tmp_path, server_settings(shared_server, namespace))
    async with AsyncExitStack() as stack:
        first = await stack.enter_async_context(opened(settings, clock))
        await begin_demo(first)
        yield first, await stack.enter_async_context(opened(settings, clock))


@pytest.mark.server
async def test_a_revocation_is_known_here_at_once_and_in_another_process_within_two_seconds(
    two_processes: tuple[Assembly, Assembly], clock: SetClock
) -> None:
    here, there = (new_client(create_app(each, closes=False)) for each in two_processes)
    async with here, there:
        await sign_in(here, "provider")
        there.cookies = here.cookies
        token = {"authorization": f"Bearer {(await here.get('/auth/token')).json()['token']}"}
        for client in (here, there):
            assert (await client.get("/auth/me")).status_code == 200
            assert (await client.get("/auth/me", headers=token)).status_code == 200
        cookies = dict(here.cookies)
        await here.post("/auth/sign-out", json={})
        here.cookies = cookies
        assert (await here.get("/auth/me")).status_code == 401
        assert (await here.get("/auth/me", headers=token)).status_code == 401
        for _ in range(10):
            clock.move(SESSION_KNOWN_FOR / 10)
            await there.get("/auth/me")
            await there.get("/auth/me", headers=token)
        assert (await there.get("/auth/me")).status_code == 401
        assert (await there.get("/auth/me", headers=token)).status_code == 401


@pytest.mark.server
async def test_a_lock_holds_in_every_process(two_processes: tuple[Assembly, Assembly]) -> None:
    here, there = (new_client(create_app(each, closes=False)) for each in two_processes)
    async with here, there:
        for at in range(TRIES):
            assert await fail((here, there)[at % 2], 1) == [401]
        assert (await sign_in(here, "provider")).status_code == 429
        assert (await sign_in(there, "provider")).status_code == 429


async def test_a_refusal_of_nobody_is_counted_and_not_a_row_each(demo: Assembly, client: httpx.AsyncClient) -> None:
    before = len(await demo.database.rows("SELECT id FROM audit"))
    for _ in range(20):
        assert (await client.get("/patients")).status_code == 401
    assert len(await demo.database.rows("SELECT id FROM audit")) == before
    await demo.refusals.write()
    counted = await audit(demo, "request.refusals_counted")
    assert [(row["actor"], row["amount"]) for row in counted] == [("system:nobody", 20)]


async def test_sockets_of_a_session_are_told_when_it_ends(demo: Assembly, client: httpx.AsyncClient) -> None:
    await sign_in(client, "provider")
    ended: list[str] = []
    demo.sessions.when_ended = ended.append
    session = await demo.database.one("SELECT id FROM session LIMIT 1")
    await client.post("/auth/sign-out", json={})
    await eventually(lambda: bool(ended))
    assert session is not None
    assert set(ended) == {str(session["id"].id)}


async def test_another_origin_than_ours_gets_no_permission_to_read(client: httpx.AsyncClient) -> None:
    """No CORS header at all: a foreign page can neither read an answer nor send JSON."""
    for origin in ("https://evil.example.com", ORIGIN):
        answer = await client.options("/patients", headers={"origin": origin, "access-control-request-method": "POST"})
        assert not [name for name in answer.headers if name.startswith("access-control")]
