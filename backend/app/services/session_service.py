"""Sessions of users: looking them up, refreshing their tokens, ending them at once.

A refresh exchanges the token by compare-and-set: of several who race, one wins. Every token that was exchanged is
remembered for as long as its session lasts: one that shows up again after the grace of a race was stolen, or the thief
came first and went on, so the whole session ends.
"""

import json
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from jwt.algorithms import OKPAlgorithm

from app.audit.access_log import AccessLog
from app.audit.vocabulary import AuditAction
from app.core.auth_middleware import SessionCache, SessionState
from app.core.clock import Clock
from app.core.identifiers import new_id
from app.database.session_repository import NewSession, SessionRepository
from app.models.auth_models import RefreshRefused

SESSION_LASTS = timedelta(hours=12)
_LONGEST_AGENT = 200
GRACE = timedelta(seconds=10)
"""How long after an exchange the old token is a loser of the race and not a sign of theft."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A session that was opened just now, with the one copy of its token."""

    id: str
    token: str = field(repr=False)


class SessionService:
    """The sessions of one process; the source behind the authenticator."""

    def __init__(self, sessions: SessionRepository, cache: SessionCache, clock: Clock) -> None:
        self._sessions = sessions
        self._cache = cache
        self._clock = clock
        self._keys: dict[str, Ed25519PublicKey] = {}
        self.when_ended: Callable[[str], None] = lambda _: None
        """Called with the id of a session that ended, to close its sockets."""

    async def open(self, user_id: str, address: str | None, agent: str) -> Opened:
        """A new session for twelve hours; the user's expired ones are cleared away."""
        now = self._clock()
        for expired in await self._sessions.expired_of(user_id, now):
            await self.end(expired)
        opened = Opened(new_id(), secrets.token_urlsafe(32))
        await self._sessions.begin(
            NewSession(opened.id, user_id, opened.token, now, now + SESSION_LASTS, address, agent[:_LONGEST_AGENT])
        )
        return opened

    async def session_with_token(self, token: str) -> SessionState | None:
        """The session that this token belongs to."""
        return await self._sessions.with_token(token)

    async def session_with_id(self, session_id: str) -> SessionState | None:
        """The session with this id."""
        return await self._sessions.with_id(session_id)

    async def sessions_with_ids(self, session_ids: Sequence[str]) -> list[SessionState]:
        """The sessions with these ids, as far as they exist; the store is asked, not the cache."""
        return await self._sessions.with_ids(session_ids)

    async def public_key(self, key_id: str) -> Any | None:  # noqa: ANN401 - a key object of the crypto library
        """The public half of a signing key; keys never change, so they are remembered."""
        if key_id not in self._keys:
            keys = await self._sessions.public_keys()
            self._keys = {each: _public_key(text) for each, text in keys.items()}
        return self._keys.get(key_id)

    async def exchange(self, token: str, access: AccessLog) -> tuple[SessionState, str]:
        """A new token in the place of this one. Raises RefreshRefused; reuse ends the session and is recorded."""
        session = await self._sessions.with_token(token)
        if session is None:
            await self._end_if_reused(token, access)
            raise RefreshRefused
        if session.expires_at <= self._clock() or not session.is_active:
            raise RefreshRefused
        new = secrets.token_urlsafe(32)
        if not await self._sessions.exchange(session, token, new, self._clock()):
            raise RefreshRefused
        self._cache.drop_session(session.id)
        return session, new

    async def end(self, session_id: str) -> None:
        """End a session now, here and in the store."""
        await self._sessions.end(session_id)
        self.ended(session_id)

    def ended(self, session_id: str) -> None:
        """A session was ended in the store by somebody else: forget it and close its sockets."""
        self._cache.drop_session(session_id)
        self.when_ended(session_id)

    async def _end_if_reused(self, token: str, access: AccessLog) -> None:
        spent = await self._sessions.spent(token)
        if spent is None or self._clock() - spent.at <= GRACE:
            return
        session = await self._sessions.with_id(spent.session_id)
        access.action = AuditAction.SESSION_ENDED
        if session is not None:
            access.opened(session.user_id)
        await self.end(spent.session_id)


def _public_key(text: str) -> Ed25519PublicKey:
    key = OKPAlgorithm.from_jwk(json.loads(text))
    if not isinstance(key, Ed25519PublicKey):
        raise TypeError("a signing key of another kind")
    return key
