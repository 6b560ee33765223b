"""From a request's credentials to an actor: the httpOnly session cookie, or a ten-minute access token.

The session is asked for on every request, at most two seconds out of date and dropped at once on revocation, so that
neither a cookie nor a token outlives its session; one that nobody has used for too long is over. A raw session token is
never taken as a bearer token. Whoever is given an actor checks a permission next: `permit` is the one place that says
no.

Better Auth's cookie: `{token}.{base64(HMAC-SHA256(secret, token))}`, URI-encoded.
"""

import hmac
from base64 import b64decode
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Protocol
from urllib.parse import unquote

import jwt

from app.core.actor import NOTHING, PRACTICE, Actor, Scope
from app.core.clock import Clock
from app.core.exceptions import AuthenticationException, AuthorizationException
from app.core.permissions import Permission
from app.core.session_ends import EndReason, SessionExpired, SessionIdle, failure_of
from app.core.session_use import SessionUse

ACCESS_TOKEN_LASTS = timedelta(minutes=10)
SESSION_KNOWN_FOR = timedelta(seconds=2)
AUDIENCE = "pfinni"
ALGORITHM = "EdDSA"
_MOST_SESSIONS = 20_000


class TokenInvalid(AuthenticationException):
    """The access token is altered, expired or not one of ours."""

    code = "token_invalid"
    message = "The access token is not valid (any more)."


@dataclass(frozen=True, slots=True)
class SessionState:
    """What one session says of its user. `id` names the row and is no secret."""

    id: str
    user_id: str
    role: str
    role_name: str
    permissions: frozenset[Permission]
    expires_at: datetime
    user_name: str
    user_email: str
    provider_id: str | None
    is_active: bool
    used_at: datetime
    """When its user last did something, as far as the store knows: at most half a minute ago more than it says."""
    idle_after: timedelta
    own_panel_only: bool = False
    """The practice's switch: whether a provider sees the own panel only."""
    has_restricted_patients: bool = False
    """The practice's switch: whether restricted patients are closed to those who do not treat them."""
    emergencies: frozenset[str] = frozenset()
    """The patients whom the user has opened in an emergency, for now."""
    confirmed_at: datetime | None = None
    """When its user showed last that it is the user: at sign-in, or by the password once more."""
    must_enrol: bool = False
    """The role needs a second factor and the user has none: until then there is nothing but the own account."""

    def actor(self) -> Actor:
        """The user as an actor."""
        return Actor(self.user_id, self.role, self.id, self.scope, self.permissions)

    @property
    def scope(self) -> Scope:
        """Which patients the user may see; none at all without the permission.

        With both switches off, and for who may see restricted patients, it is the whole practice: one scope for all.
        """
        if Permission.PATIENT_READ not in self.permissions:
            return NOTHING
        is_one_panel = self.own_panel_only and self.provider_id is not None
        is_open = not is_one_panel and not self.has_restricted_patients
        if is_open or Permission.PATIENT_RESTRICTED in self.permissions:
            return PRACTICE
        opened = self.emergencies if Permission.BREAK_GLASS in self.permissions else frozenset()
        return Scope(whole_practice=not is_one_panel, panel=self.provider_id, opened=opened)


class SessionSource(Protocol):
    """Where sessions and signing keys are looked up."""

    async def session_with_token(self, token: str) -> SessionState | None:
        """The session that this token belongs to."""
        ...

    async def session_with_id(self, session_id: str) -> SessionState | None:
        """The session with this id."""
        ...

    async def why_token_ended(self, token: str) -> EndReason | None:
        """Why the session of this token was ended, if there is something to tell."""
        ...

    async def why_session_ended(self, session_id: str) -> EndReason | None:
        """Why the session with this id was ended."""
        ...

    async def end_idle(self, session_id: str) -> None:
        """The session was found idle for too long: it is over."""
        ...

    async def public_key(self, key_id: str) -> Any | None:  # noqa: ANN401 - a key object of the crypto library
        """The public key of a signing key."""
        ...


class SessionCache:
    """Sessions as this process knows them, for two seconds at most after the store was asked."""

    def __init__(self, clock: Clock, known_for: timedelta = SESSION_KNOWN_FOR) -> None:
        self._clock = clock
        self._known_for = known_for
        self.use = SessionUse()
        self._known: OrderedDict[str, tuple[SessionState, datetime]] = OrderedDict()
        self.drops = 0
        """How often something was dropped: what was read from the store before a drop is not kept after it."""

    def get(self, key: str) -> SessionState | None:
        """What is known under a token or `id:<session>`."""
        known = self._known.get(key)
        if known is None or known[1] <= self._clock():
            return None
        return known[0]

    def keep(self, key: str, session: SessionState) -> None:
        """Remember it for a moment."""
        self._known[key] = (session, self._clock() + self._known_for)
        while len(self._known) > _MOST_SESSIONS:
            self._known.popitem(last=False)

    def is_idle(self, session: SessionState) -> bool:
        """Whether nobody has used it for so long that it is over."""
        return self.idle_at(session) <= self._clock()

    def idle_at(self, session: SessionState) -> datetime:
        """When it is over unless somebody uses it."""
        return self.use.last(session.id, session.used_at) + session.idle_after

    def drop_session(self, session_id: str) -> None:
        """It was revoked."""
        self._drop(lambda session: session.id == session_id)

    def drop_user(self, user_id: str) -> None:
        """All sessions of this user were revoked, or the user was changed."""
        self._drop(lambda session: session.user_id == user_id)

    def _drop(self, is_gone: Callable[[SessionState], bool]) -> None:
        self.drops += 1
        for key in [key for key, (session, _) in self._known.items() if is_gone(session)]:
            del self._known[key]


@dataclass(frozen=True, slots=True)
class _Question:
    """How to find a session, and why it is gone, by one of its two names."""

    ask: Callable[[str], Awaitable[SessionState | None]]
    why: Callable[[str], Awaitable[EndReason | None]]
    about: str = field(repr=False)


class Authenticator:
    """Tells who is calling."""

    def __init__(
        self, source: SessionSource, cache: SessionCache, secret: str, cookie: str, issuer: str, clock: Clock
    ) -> None:
        self._source = source
        self._cache = cache
        self._secret = secret.encode()
        self._cookie = cookie
        self._issuer = issuer
        self._clock = clock

    async def authenticate(self, headers: Mapping[str, str]) -> SessionState:
        """The caller's session. Raises AuthenticationException when there is none, or none that is good."""
        access_token = bearer_token(headers)
        if access_token is not None:
            session_id = await self._session_of(access_token)
            by_id = _Question(self._source.session_with_id, self._source.why_session_ended, session_id)
            return await self._known(f"id:{session_id}", by_id)
        token = self.session_token(headers.get("cookie", ""))
        if token is None:
            raise AuthenticationException
        return await self._known(token, _Question(self._source.session_with_token, self._source.why_token_ended, token))

    def session_token(self, cookie_header: str) -> str | None:
        """The token in the session cookie, if its signature is good."""
        return signed_value(self._secret, cookie_header, self._cookie)

    async def _known(self, key: str, question: "_Question") -> SessionState:
        session = self._cache.get(key)
        if session is None:
            drops = self._cache.drops
            session = await question.ask(question.about)
            if session is not None and self._cache.drops == drops:
                self._cache.keep(key, session)
        if session is None:
            raise failure_of(await question.why(question.about))
        if session.expires_at <= self._clock() or not session.is_active:
            raise SessionExpired
        if self._cache.is_idle(session):
            await self._source.end_idle(session.id)
            raise SessionIdle
        return session

    async def _session_of(self, token: str) -> str:
        try:
            key = await self._source.public_key(str(jwt.get_unverified_header(token).get("kid")))
            if key is None:
                raise TokenInvalid
            claims = jwt.decode(
                token,
                key,
                algorithms=[ALGORITHM],
                audience=AUDIENCE,
                issuer=self._issuer,
                options={"require": ["exp", "sub", "sid"], "verify_iat": False, "verify_exp": False},
            )
        except jwt.InvalidTokenError:
            raise TokenInvalid from None
        if claims["exp"] <= self._clock().timestamp():
            raise TokenInvalid
        return str(claims["sid"])


def signed_value(secret: bytes, cookie_header: str, cookie: str) -> str | None:
    """What we signed in the cookie of this name, if its signature is good.

    Read by hand: the standard library's cookie parser stops at the first cookie that it dislikes. Where several
    cookies have the name (one planted by a neighbouring site), the one that we signed counts.
    """
    for part in cookie_header.split(";"):
        name, _, value = part.strip().partition("=")
        found = _unsigned(secret, unquote(value)) if name == cookie else None
        if found is not None:
            return found
    return None


def _unsigned(secret: bytes, signed: str) -> str | None:
    value, _, signature = signed.rpartition(".")
    try:
        given = b64decode(signature, validate=True)
    except ValueError:
        return None
    expected = hmac.digest(secret, value.encode(), "sha256")
    return value if hmac.compare_digest(given, expected) else None


def bearer_token(headers: Mapping[str, str]) -> str | None:
    """The access token that a request shows; only such a request can do without a cookie's origin check."""
    scheme, _, token = headers.get("authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else None


def permit(actor: Actor, permission: Permission) -> None:
    """Raise AuthorizationException unless the actor holds the permission."""
    if not actor.may(permission):
        raise AuthorizationException
