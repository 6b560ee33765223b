"""Tokens, roles and refreshes over HTTP, with the real store behind them."""

import asyncio
from datetime import timedelta
from typing import Any

import httpx
import jwt
import pytest
from fastapi import FastAPI

from app.assembly import Assembly
from app.core.auth_middleware import ACCESS_TOKEN_LASTS
from app.core.roles import Role, ready_made_permissions
from app.main import create_app
from app.services.session_service import GRACE, SESSION_LASTS
from tests.builders import new_patient, somebody_else
from tests.conftest import ORIGIN, SetClock, begin_demo, new_client, sign_in

SESSION_COOKIE = "better-auth.session_token"


def bearer(token: str) -> dict[str, str]:
    return {"authorization": f"Bearer {token}"}


def cookie_of(client: httpx.AsyncClient) -> str:
    """The session cookie as the browser would send it."""
    value = next(each.value for each in client.cookies.jar if each.name == SESSION_COOKIE)
    return f"{SESSION_COOKIE}={value}"


def without_cookies(app: FastAPI) -> httpx.AsyncClient:
    """A caller that keeps no cookie and says no origin: another program."""
    client = new_client(app)
    del client.headers["origin"]
    return client


async def a_token(provider: httpx.AsyncClient) -> str:
    return str((await provider.get("/auth/token")).json()["token"])


async def test_jwt_validation(app: FastAPI, demo: Assembly, provider: httpx.AsyncClient, clock: SetClock) -> None:
    """A token of ours opens what its user's role opens, for ten minutes; altered, foreign and expired ones nothing."""
    token = await a_token(provider)
    claims = jwt.decode(token, options={"verify_signature": False})
    assert set(claims) == {"iat", "exp", "iss", "aud", "sub", "sid", "role"}
    assert claims["exp"] - claims["iat"] == ACCESS_TOKEN_LASTS.total_seconds()
    head, body, signature = token.split(".")
    forged = jwt.encode({**claims, "role": "admin"}, None, "none", {"kid": jwt.get_unverified_header(token)["kid"]})
    async with without_cookies(app) as program:
        assert (await program.get("/auth/me", headers=bearer(token))).json()["role"] == "provider"
        assert (await program.post("/patients", json=new_patient(), headers=bearer(token))).status_code == 201
        for bad in (f"{head}.{body}.{signature[:-4]}AAAA", f"{head}.{body}.", forged, "x", signature):
            answer = await program.get("/auth/me", headers=bearer(bad))
            assert (answer.status_code, answer.json()["code"]) == (401, "token_invalid")
            assert answer.headers["www-authenticate"] == 'Bearer realm="pfinni"'
        clock.move(ACCESS_TOKEN_LASTS)
        assert (await program.get("/auth/me", headers=bearer(token))).json()["code"] == "token_invalid"
        fresh = await a_token(provider)
        await demo.sessions.end(claims["sid"])
        assert (await program.get("/auth/me", headers=bearer(fresh))).json()["code"] == "session_expired"


async def test_the_published_keys_verify_a_token(provider: httpx.AsyncClient, client: httpx.AsyncClient) -> None:
    """RFC 7517: another program can check a token by itself."""
    token = await a_token(provider)
    keys = jwt.PyJWKSet.from_dict((await client.get("/auth/jwks")).json())
    key = keys[jwt.get_unverified_header(token)["kid"]]
    claims = jwt.decode(
        token, key, ["EdDSA"], audience="pfinni", issuer=ORIGIN, options={"verify_exp": False, "verify_iat": False}
    )
    assert claims["role"] == "provider"
    assert "d" not in str([set(each) for each in (await client.get("/auth/jwks")).json()["keys"]]).replace("kid", "")


async def test_a_session_token_is_not_taken_as_a_bearer_token(app: FastAPI, client: httpx.AsyncClient) -> None:
    """Hole 1: a raw, unsigned session token was accepted as bearer."""
    raw = (await sign_in(client, "provider")).json()["token"]
    signed = cookie_of(client).partition("=")[2]
    async with without_cookies(app) as program:
        for token in (raw, signed):
            assert (await program.get("/auth/me", headers=bearer(token))).status_code == 401
            assert (await program.get("/auth/token", headers=bearer(token))).status_code == 401
            assert (await program.get("/patients", headers=bearer(token))).status_code == 401
            assert (await program.get("/auth/get-session", headers=bearer(token))).json() is None
            await program.post("/auth/sign-out", headers=bearer(token))
    assert (await client.get("/auth/me")).status_code == 200


ROUTES = [
    ("GET", "/patients", {}, "patient.read"),
    ("POST", "/patients/search", {"text": "a"}, "patient.read"),
    ("POST", "/patients", {}, "patient.write"),
    ("GET", "/dashboard", {}, "dashboard.read"),
    ("GET", "/practice", {}, "account.own"),
    ("GET", "/auth/me", {}, "account.own"),
]


@pytest.mark.parametrize("role", Role)
async def test_role_enforcement(app: FastAPI, demo: Assembly, role: Role) -> None:
    """Each role gets what it holds and 403 for the rest, by cookie and by token; a refusal is one audit row."""
    async with new_client(app) as browser, without_cookies(app) as program:
        await sign_in(browser, role.value)
        token = await a_token(browser)
        refused = 0
        for method, path, body, permission in ROUTES:
            for client, headers in ((browser, {}), (program, bearer(token))):
                sent = somebody_else() if (method, path) == ("POST", "/patients") else body
                answer = await client.request(method, path, json=sent or None, headers=headers)
                if permission in ready_made_permissions(role):
                    assert answer.status_code in {200, 201}, path
                else:
                    assert (answer.status_code, answer.json()["code"]) == (403, "not_permitted"), path
                    refused += 1
    rows = await demo.database.rows("SELECT role FROM audit WHERE outcome = 'not_permitted'")
    assert [row["role"] for row in rows] == [role.value] * refused


async def test_a_role_that_was_taken_away_is_gone_with_the_next_request(
    demo: Assembly, app: FastAPI, client: httpx.AsyncClient, clock: SetClock
) -> None:
    await sign_in(client, "admin")
    token = await a_token(client)
    await demo.database.define("UPDATE user SET role = 'audit' WHERE email = 'admin@example.com'")
    clock.move(timedelta(seconds=2))
    assert (await client.get("/patients")).status_code == 403
    assert (await client.get("/patients", headers=bearer(token))).status_code == 403


async def test_token_refresh(app: FastAPI, client: httpx.AsyncClient, clock: SetClock) -> None:
    """A refresh gives a new session token and a fresh access token, and the old session token is worth nothing."""
    await sign_in(client, "provider")
    before = cookie_of(client)
    clock.move(timedelta(minutes=10))
    answer = await client.post("/auth/refresh")
    assert answer.status_code == 200
    after = cookie_of(client)
    assert after != before
    assert (await client.get("/auth/me", headers=bearer(answer.json()["access_token"]))).status_code == 200
    assert (await client.get("/auth/me")).status_code == 200
    async with new_client(app) as thief:
        assert (await thief.get("/auth/me", headers={"cookie": before})).status_code == 401
    attributes = answer.headers.get_list("set-cookie")[0].split("; ")[1:]
    assert attributes == ["Path=/", "HttpOnly", "SameSite=Lax", f"Max-Age={int(SESSION_LASTS.total_seconds()) - 601}"]
    clock.move(SESSION_LASTS)
    assert (await client.post("/auth/refresh")).status_code == 401


async def test_a_browser_is_shown_no_refresh_token(client: httpx.AsyncClient) -> None:
    """What a script can read it can send elsewhere: the browser's session token stays in its httpOnly cookie."""
    signed_in = await sign_in(client, "provider")
    refreshed = await client.post("/auth/refresh")
    shown = await client.get("/auth/get-session")
    assert refreshed.json()["refresh_token"] is None
    assert shown.json()["session"]["token"] == ""
    for answer in (refreshed, shown):
        assert cookie_of(client).partition("=")[2].partition(".")[0] not in answer.text
        assert signed_in.json()["token"] not in answer.text


async def test_a_session_for_the_browsers_life_stays_one_over_a_refresh(client: httpx.AsyncClient) -> None:
    body = {"email": "provider@example.com", "password": "pfinni-demo-2026", "rememberMe": False}
    signed_in = await client.post("/auth/sign-in/email", json=body)
    refreshed = await client.post("/auth/refresh")
    for answer in (signed_in, refreshed):
        session, mark = answer.headers.get_list("set-cookie")[:2]
        assert session.startswith(SESSION_COOKIE)
        assert "Max-Age" not in session
        assert mark == "better-auth.dont_remember=true; Path=/; HttpOnly; SameSite=Lax"


async def test_a_program_refreshes_with_its_token(app: FastAPI, client: httpx.AsyncClient) -> None:
    token = (await sign_in(client, "provider")).json()["token"]
    async with without_cookies(app) as program:
        for _ in range(3):
            answer = await program.post("/auth/refresh", json={"refresh_token": token})
            assert answer.status_code == 200
            assert "set-cookie" not in answer.headers
            assert answer.json()["refresh_token"] not in {None, token}
            token = answer.json()["refresh_token"]
        assert (await program.get("/auth/me", headers=bearer(answer.json()["access_token"]))).status_code == 200


async def test_of_eight_who_refresh_at_once_one_gets_through(both: Assembly) -> None:
    await begin_demo(both)
    async with new_client(create_app(both, closes=False)) as client:
        token = (await sign_in(client, "provider")).json()["token"]
        answers = await asyncio.gather(*(client.post("/auth/refresh", json={"refresh_token": token}) for _ in range(8)))
        assert sorted(answer.status_code for answer in answers) == [200] + [401] * 7
        won = next(answer.json() for answer in answers if answer.status_code == 200)
        assert (await client.get("/auth/me", headers=bearer(won["access_token"]))).status_code == 200
        assert await both.database.rows("SELECT count() FROM session GROUP ALL") == [{"count": 1}]


async def spend(client: httpx.AsyncClient, token: str) -> httpx.Response:
    return await client.post("/auth/refresh", json={"refresh_token": token})


@pytest.mark.parametrize("generations", [1, 2, 5])
async def test_a_token_that_shows_up_again_ends_the_session_however_old_it_is(
    demo: Assembly, client: httpx.AsyncClient, clock: SetClock, generations: int
) -> None:
    """The thief refreshed first, and perhaps again: when the owner's token comes, nobody keeps the session."""
    stolen = token = (await sign_in(client, "provider")).json()["token"]
    for _ in range(generations):
        clock.move(timedelta(seconds=8))
        pair = (await spend(client, token)).json()
        token = pair["refresh_token"]
    clock.move(GRACE)
    assert (await client.get("/auth/me", headers=bearer(pair["access_token"]))).status_code == 200
    assert (await spend(client, stolen)).status_code == 401
    assert (await spend(client, token)).status_code == 401
    assert (await client.get("/auth/me", headers=bearer(pair["access_token"]))).status_code == 401
    assert await demo.database.rows("SELECT * FROM session") == []
    assert await demo.database.rows("SELECT VALUE value FROM verification") == ["session_token_reused"]
    rows = await demo.database.rows("SELECT action, outcome, subject FROM audit WHERE action = 'session.token_reused'")
    user = await demo.database.one("SELECT id FROM user WHERE email = 'provider@example.com'")
    assert user is not None
    assert rows == [{"action": "session.token_reused", "outcome": "ok", "subject": str(user["id"].id)}]


async def test_a_loser_of_a_race_within_the_grace_ends_nothing(client: httpx.AsyncClient, clock: SetClock) -> None:
    token = (await sign_in(client, "provider")).json()["token"]
    pair = (await spend(client, token)).json()
    clock.move(GRACE - timedelta(seconds=1))
    assert (await spend(client, token)).status_code == 401
    assert (await spend(client, pair["refresh_token"])).status_code == 200


@pytest.mark.parametrize("token", ["a" * 43, "x" * 200, "ä" * 30])
async def test_a_token_of_nobody_ends_nothing(client: httpx.AsyncClient, token: str) -> None:
    await sign_in(client, "provider")
    assert (await spend(client, token)).status_code == 401
    assert (await client.get("/auth/me")).status_code == 200


async def test_an_inactive_user_cannot_refresh(demo: Assembly, client: httpx.AsyncClient) -> None:
    await sign_in(client, "provider")
    await demo.database.define("UPDATE user SET is_active = false WHERE email = 'provider@example.com'")
    assert (await client.post("/auth/refresh")).status_code == 401


ELSEWHERE: list[dict[str, str]] = [
    {},
    {"origin": "https://evil.example.com"},
    {"origin": "null"},
    {"origin": "null", "sec-fetch-site": "cross-site"},
    {"origin": f"{ORIGIN}.evil.example.com"},
    {"origin": ORIGIN.replace("http", "https")},
    {"origin": "https://evil.example.com", "authorization": "Basic x"},
    {"referer": "https://evil.example.com/?x=http://localhost:3000"},
]


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("POST", "/patients", new_patient()),
        ("POST", "/auth/refresh", None),
        ("POST", "/auth/sign-out", {}),
        ("PUT", "/patients/aaaaaaaaaaaaaaaaaaaa/status", {"status": "onboarding", "version": 1}),
    ],
)
async def test_a_change_by_cookie_from_elsewhere_is_refused(
    demo: Assembly, client: httpx.AsyncClient, method: str, path: str, body: Any
) -> None:
    await sign_in(client, "provider")
    cookie = cookie_of(client)
    before = await demo.database.rows("SELECT token FROM session")
    del client.headers["origin"]
    for headers in ELSEWHERE:
        answer = await client.request(method, path, json=body, headers=headers)
        assert answer.status_code == 403, headers
        assert answer.json()["code"] in {"origin_refused", "MISSING_OR_NULL_ORIGIN", "INVALID_ORIGIN"}
    assert cookie_of(client) == cookie
    assert await demo.database.rows("SELECT token FROM session") == before
    assert await demo.database.rows("SELECT id FROM patient") == []


async def test_our_own_pages_may_change_things(client: httpx.AsyncClient) -> None:
    await sign_in(client, "provider")
    for origin in (ORIGIN, "http://127.0.0.1:3000"):
        answer = await client.post("/patients", json=somebody_else(), headers={"origin": origin})
        assert answer.status_code == 201
