"""From a request's credentials to an actor: the httpOnly session cookie, or a ten-minute access token.

The session is asked for on every request, at most two seconds out of date and dropped at once on revocation, so that
neither a cookie nor a token outlives its session. A raw session token is never taken as a bearer token. Whoever is
given an actor checks a permission next: `permit` is the one place that says no.

Better Auth's cookie: `{token}.{base64(HMAC-SHA256(secret, token))}`, URI-encoded.
"""

import hmac
from base64 import b64decode
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Protocol
from urllib.parse import unquote

import jwt

from app.core.actor import NOTHING, PRACTICE, Actor, Role, Scope
from app.core.clock import Clock
from app.core.exceptions import AuthenticationException, AuthorizationException
from app.core.permissions import Permission, role_grants

ACCESS_TOKEN_LASTS = timedelta(minutes=10)
SESSION_KNOWN_FOR = timedelta(seconds=2)
AUDIENCE = "pfinni"
ALGORITHM = "EdDSA"
_MOST_SESSIONS = 20_000


class SessionExpired(AuthenticationException):
    """The session has ended."""

    code = "session_expired"
    message = "Your session has ended. Please sign in again."


class TokenInvalid(AuthenticationException):
    """The access token is altered, expired or not one of ours."""

    code = "token_invalid"
    message = "The access token is not valid (any more)."


@dataclass(frozen=True, slots=True)
class SessionState:
    """What one session says of its user. `id` names the row and is no secret."""

    id: str
    user_id: str
    role: Role
    expires_at: datetime
    user_name: str
    user_email: str
    provider_id: str | None
    is_active: bool

    def actor(self) -> Actor:
        """The user as an actor. The audit role sees no patient at all."""
        return Actor(self.user_id, self.role, self.id, self.scope)

    @property
    def scope(self) -> Scope:
        """Which patients the user may see."""
        return NOTHING if self.role is Role.AUDIT else PRACTICE


class SessionSource(Protocol):
    """Where sessions and signing keys are looked up."""

    async def session_with_token(self, token: str) -> SessionState | None:
        """The session that this token belongs to."""
        ...

    async def session_with_id(self, session_id: str) -> SessionState | None:
        """The session with this id."""
        ...

    async def public_key(self, key_id: str) -> Any | None:  # noqa: ANN401 - a key object of the crypto library
        """The public key of a signing key."""
        ...


class SessionCache:
    """Sessions as this process knows them, for two seconds at most after the store was asked."""

    def __init__(self, clock: Clock, known_for: timedelta = SESSION_KNOWN_FOR) -> None:
        self._clock = clock
        self._known_for = known_for
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
            return await self._known(f"id:{session_id}", lambda: self._source.session_with_id(session_id))
        token = self.session_token(headers.get("cookie", ""))
        if token is None:
            raise AuthenticationException
        return await self._known(token, lambda: self._source.session_with_token(token))

    def session_token(self, cookie_header: str) -> str | None:
        """The token in the session cookie, if its signature is good.

        Read by hand: the standard library's cookie parser stops at the first cookie that it dislikes. Where several
        cookies have the name (one planted by a neighbouring site), the one that we signed counts.
        """
        for part in cookie_header.split(";"):
            name, _, value = part.strip().partition("=")
            token = self._unsigned(unquote(value)) if name == self._cookie else None
            if token is not None:
                return token
        return None

    async def _known(self, key: str, ask: Callable[[], Awaitable[SessionState | None]]) -> SessionState:
        session = self._cache.get(key)
        if session is None:
            drops = self._cache.drops
            session = await ask()
            if session is not None and self._cache.drops == drops:
                self._cache.keep(key, session)
        if session is None or session.expires_at <= self._clock() or not session.is_active:
            raise SessionExpired
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

    def _unsigned(self, signed: str) -> str | None:
        token, _, signature = signed.rpartition(".")
        try:
            given = b64decode(signature, validate=True)
        except ValueError:
            return None
        expected = hmac.digest(self._secret, token.encode(), "sha256")
        return token if hmac.compare_digest(given, expected) else None


def bearer_token(headers: Mapping[str, str]) -> str | None:
    """The access token that a request shows; only such a request can do without a cookie's origin check."""
    scheme, _, token = headers.get("authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else None


def permit(actor: Actor, permission: Permission) -> None:
    """Raise AuthorizationException unless the actor's role holds the permission."""
    if not role_grants(actor.role, permission):
        raise AuthorizationException
