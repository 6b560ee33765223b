"""From credentials to a session: what is read from a request, and for how long a process believes it."""

import asyncio
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from typing import Any
from urllib.parse import quote

import jwt
import pytest
from better_auth.crypto import sign_value
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from hypothesis import given
from hypothesis import strategies as st

from app.core.auth_middleware import (
    AUDIENCE,
    SESSION_KNOWN_FOR,
    Authenticator,
    SessionCache,
    SessionState,
    TokenInvalid,
    bearer_token,
)
from app.core.exceptions import AuthenticationException
from app.core.roles import Role, ready_made_permissions
from app.core.session_ends import EndReason, SessionExpired, SessionIdle, SessionReplaced
from tests.conftest import NOW, SetClock

SECRET = "s" * 32
COOKIE = "better-auth.session_token"
ISSUER = "http://localhost:3000"
SESSION = SessionState(
    id="s1",
    user_id="u1",
    role=Role.PROVIDER,
    role_name="Provider",
    permissions=ready_made_permissions(Role.PROVIDER),
    expires_at=NOW + timedelta(hours=1),
    user_name="Dr. Maya Chen",
    user_email="provider@example.com",
    provider_id=None,
    is_active=True,
    used_at=NOW,
    idle_after=timedelta(minutes=15),
)
KEY = Ed25519PrivateKey.generate()


class Sessions:
    """A store with one session, which counts how often it is asked."""

    def __init__(self) -> None:
        self.tokens: dict[str, SessionState] = {"token-1": SESSION}
        self.words: dict[str, EndReason] = {}
        self.asked = 0
        self.gate: asyncio.Event | None = None

    async def session_with_token(self, token: str) -> SessionState | None:
        self.asked += 1
        found = self.tokens.get(token)
        if self.gate is not None:
            await self.gate.wait()
        return found

    async def session_with_id(self, session_id: str) -> SessionState | None:
        self.asked += 1
        return next((each for each in self.tokens.values() if each.id == session_id), None)

    async def why_token_ended(self, token: str) -> EndReason | None:
        return self.words.get(token)

    async def why_session_ended(self, session_id: str) -> EndReason | None:
        return self.words.get(session_id)

    async def end_idle(self, session_id: str) -> None:
        self.words.update({"token-1": EndReason.IDLE, session_id: EndReason.IDLE})
        self.tokens.clear()

    async def public_key(self, key_id: str) -> Any | None:
        return KEY.public_key() if key_id == "key-1" else None


class Desk:
    """An authenticator with everything around it."""

    def __init__(self) -> None:
        self.clock = SetClock()
        self.sessions = Sessions()
        self.cache = SessionCache(self.clock)
        self.authenticator = Authenticator(self.sessions, self.cache, SECRET, COOKIE, ISSUER, self.clock)

    async def by_cookie(self, token: str = "token-1") -> SessionState:
        return await self.authenticator.authenticate({"cookie": f"{COOKIE}={sign_value(SECRET, token)}"})

    async def by_jwt(self, token: str) -> SessionState:
        return await self.authenticator.authenticate({"authorization": f"Bearer {token}"})


@pytest.fixture
def desk() -> Desk:
    return Desk()


SIGNED = sign_value(SECRET, "token-1")


@pytest.mark.parametrize(
    "header",
    [
        f"{COOKIE}={SIGNED}",
        f'prefs={{"a":1}}; {COOKIE}={SIGNED}',
        f'a="; b=\\"; {COOKIE}={SIGNED}; c',
        f"{COOKIE}={SIGNED}; {COOKIE}=forged.YQ==",
        f"{COOKIE}=planted.YQ==; {COOKIE}={SIGNED}",
        f"  ;;{COOKIE}={SIGNED};",
        f"über={COOKIE}; {COOKIE}={SIGNED}",
    ],
)
def test_the_session_cookie_is_found_among_others(desk: Desk, header: str) -> None:
    """Hole 12: a cookie such as `prefs={"a":1}` in front logged its user out."""
    assert desk.authenticator.session_token(header) == "token-1"


@pytest.mark.parametrize(
    "value",
    [
        "token-1",
        "token-1.",
        ".",
        "",
        "token-1.YQ==",
        quote("token-1.not base64"),
        SIGNED.replace("token-1", "token-2"),
        SIGNED[:-4],
        SIGNED + "A",
        sign_value("t" * 32, "token-1"),
        quote("token-1.\N{SNOWMAN}"),
    ],
)
def test_a_forged_or_altered_cookie_is_no_token(desk: Desk, value: str) -> None:
    assert desk.authenticator.session_token(f"{COOKIE}={value}") is None


@given(st.text())
def test_no_cookie_header_makes_reading_fail(header: str) -> None:
    desk = Desk()
    assert desk.authenticator.session_token(header) is None
    assert desk.authenticator.session_token(f"{header}; {COOKIE}={SIGNED}") == "token-1"


@pytest.mark.parametrize(
    ("authorization", "token"),
    [
        ("Bearer abc", "abc"),
        ("bearer  abc ", "abc"),
        ("BEARER abc", "abc"),
        ("Basic abc", None),
        ("Bearerabc", None),
        ("", None),
        ("Bearer", ""),
    ],
)
def test_only_the_bearer_scheme_shows_a_token(authorization: str, token: str | None) -> None:
    assert bearer_token({"authorization": authorization}) == token


async def test_nobody_is_told_from_an_ended_session(desk: Desk) -> None:
    with pytest.raises(AuthenticationException) as nobody:
        await desk.authenticator.authenticate({})
    assert type(nobody.value) is AuthenticationException
    with pytest.raises(SessionExpired):
        await desk.by_cookie("token-of-yesterday")


@pytest.mark.parametrize("change", [{"is_active": False}, {"expires_at": NOW}])
async def test_an_inactive_user_and_an_expired_session_are_refused(desk: Desk, change: dict[str, Any]) -> None:
    desk.sessions.tokens["token-1"] = replace(SESSION, **change)
    for _ in range(2):
        with pytest.raises(SessionExpired):
            await desk.by_cookie()


async def test_a_session_that_expires_while_it_is_known_is_refused(desk: Desk) -> None:
    desk.sessions.tokens["token-1"] = replace(SESSION, expires_at=NOW + timedelta(seconds=1))
    await desk.by_cookie()
    desk.clock.move(timedelta(seconds=1))
    with pytest.raises(SessionExpired):
        await desk.by_cookie()


async def test_a_session_that_nobody_uses_is_over_after_the_practices_time(desk: Desk) -> None:
    await desk.by_cookie()
    desk.clock.move(SESSION.idle_after - timedelta(seconds=1))
    await desk.by_cookie()
    desk.clock.move(timedelta(seconds=1))
    for ask in (desk.by_cookie, lambda: desk.by_jwt(a_jwt(exp=(NOW + timedelta(hours=1)).timestamp()))):
        with pytest.raises(SessionIdle):
            await ask()
    assert desk.sessions.tokens == {}


async def test_a_use_that_only_this_process_knows_keeps_a_session(desk: Desk) -> None:
    desk.clock.move(SESSION.idle_after - timedelta(seconds=1))
    desk.cache.use.touch(SESSION.id, desk.clock())
    desk.clock.move(timedelta(minutes=14))
    await desk.by_cookie()
    desk.clock.move(timedelta(minutes=1))
    with pytest.raises(SessionIdle):
        await desk.by_cookie()


async def test_a_browser_is_told_why_its_session_ended(desk: Desk) -> None:
    desk.sessions.tokens.clear()
    desk.sessions.words = {"token-1": EndReason.REPLACED, "s1": EndReason.REPLACED}
    for ask in (desk.by_cookie, lambda: desk.by_jwt(a_jwt())):
        with pytest.raises(SessionReplaced):
            await ask()


async def test_a_session_is_asked_for_once_in_two_seconds(desk: Desk) -> None:
    for _ in range(10):
        assert (await desk.by_cookie()).id == "s1"
    assert desk.sessions.asked == 1


async def test_constant_use_does_not_keep_a_revoked_session_alive(desk: Desk) -> None:
    """Another process ends the session: however busy the caller is here, it is over within two seconds."""
    await desk.by_cookie()
    desk.sessions.tokens.clear()
    for _ in range(20):
        desk.clock.move(SESSION_KNOWN_FOR / 20)
        with suppress(SessionExpired):
            await desk.by_cookie()
    with pytest.raises(SessionExpired):
        await desk.by_cookie()


@pytest.mark.parametrize("drop", [lambda cache: cache.drop_session("s1"), lambda cache: cache.drop_user("u1")])
async def test_a_session_that_is_dropped_while_it_is_read_is_not_kept(desk: Desk, drop: Any) -> None:
    """The store was asked just before the revocation; its answer must not outlive it."""
    desk.sessions.gate = asyncio.Event()
    asking = asyncio.create_task(desk.by_cookie())
    await asyncio.sleep(0)
    desk.sessions.tokens.clear()
    drop(desk.cache)
    desk.sessions.gate.set()
    await asking
    with pytest.raises(SessionExpired):
        await desk.by_cookie()


async def test_a_drop_is_at_once_and_for_its_session_alone(desk: Desk) -> None:
    desk.sessions.tokens["token-2"] = replace(SESSION, id="s2", user_id="u2")
    await desk.by_cookie("token-1")
    await desk.by_cookie("token-2")
    del desk.sessions.tokens["token-1"]
    desk.cache.drop_session("s1")
    with pytest.raises(SessionExpired):
        await desk.by_cookie("token-1")
    await desk.by_cookie("token-2")
    assert desk.sessions.asked == 3


def test_the_cache_does_not_grow_without_end() -> None:
    cache = SessionCache(SetClock())
    for at in range(20_100):
        cache.keep(f"token-{at}", SESSION)
    assert cache.get("token-0") is None
    assert cache.get("token-20099") is SESSION


def a_jwt(key: Any = KEY, algorithm: str = "EdDSA", kid: str = "key-1", **claims: Any) -> str:
    content = {
        "sub": "u1",
        "sid": "s1",
        "role": "admin",
        "iss": ISSUER,
        "aud": AUDIENCE,
        "iat": NOW.timestamp(),
        "exp": (NOW + timedelta(minutes=10)).timestamp(),
        **claims,
    }
    return jwt.encode(
        {name: value for name, value in content.items() if value is not None}, key, algorithm, headers={"kid": kid}
    )


def _with_part(token: str, at: int, part: str) -> str:
    parts = token.split(".")
    parts[at] = part
    return ".".join(parts)


async def test_a_good_token_gives_its_session_and_the_sessions_role(desk: Desk) -> None:
    """What the token says of a role is not believed: the session's user may have lost it since."""
    assert (await desk.by_jwt(a_jwt(role="admin"))).role is Role.PROVIDER


PUBLIC = KEY.public_key().public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
BAD_TOKENS = {
    "altered payload": _with_part(a_jwt(), 1, a_jwt(sid="s2").split(".")[1]),
    "altered signature": a_jwt()[:-3] + "AAA",
    "no signature": a_jwt().rpartition(".")[0] + ".",
    "algorithm none": jwt.encode(
        {"sub": "u1", "sid": "s1", "iss": ISSUER, "aud": AUDIENCE, "exp": 9e9}, None, "none", {"kid": "key-1"}
    ),
    "another key": a_jwt(Ed25519PrivateKey.generate()),
    "another algorithm": a_jwt(generate_private_key(65537, 2048), "RS256"),
    "an HMAC over the public key": a_jwt("x" * 64, "HS256"),
    "an unknown key id": a_jwt(kid="key-2"),
    "expired": a_jwt(exp=NOW.timestamp() - 1),
    "expired just now": a_jwt(exp=NOW.timestamp()),
    "never expires": a_jwt(exp=None),
    "another issuer": a_jwt(iss="http://evil.example.com"),
    "no issuer": a_jwt(iss=None),
    "another audience": a_jwt(aud="another"),
    "no audience": a_jwt(aud=None),
    "no subject": a_jwt(sub=None),
    "no session": a_jwt(sid=None),
    "a raw session token": "token-1",
    "a signed session token": SIGNED,
    "nothing": "",
    "dots": "..",
    "not ASCII": "ä.ö.ü",
    "long": "a" * 5000,
}


@pytest.mark.parametrize("name", BAD_TOKENS)
async def test_any_other_token_is_refused_without_asking_for_a_session(desk: Desk, name: str) -> None:
    with pytest.raises(TokenInvalid):
        await desk.by_jwt(BAD_TOKENS[name])
    assert desk.sessions.asked == 0


async def test_a_token_does_not_outlive_its_session(desk: Desk) -> None:
    token = a_jwt()
    await desk.by_jwt(token)
    desk.sessions.tokens.clear()
    desk.cache.drop_session("s1")
    with pytest.raises(SessionExpired):
        await desk.by_jwt(token)


async def test_a_bad_token_is_not_forgiven_for_a_good_cookie(desk: Desk) -> None:
    with pytest.raises(TokenInvalid):
        await desk.authenticator.authenticate({"authorization": "Bearer x", "cookie": f"{COOKIE}={SIGNED}"})


async def test_another_scheme_beside_a_good_cookie_leaves_the_cookie_good(desk: Desk) -> None:
    headers = {"authorization": "Basic x", "cookie": f"{COOKIE}={SIGNED}"}
    assert (await desk.authenticator.authenticate(headers)).id == "s1"


@given(st.text(max_size=60))
async def test_no_bearer_token_makes_reading_fail(token: str) -> None:
    with pytest.raises(AuthenticationException):
        await Desk().by_jwt(token)
