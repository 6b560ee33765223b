"""Sessions of users: looking them up, refreshing their tokens, ending them at once.

A refresh exchanges the token by compare-and-set: of several who race, one wins. Every token that was exchanged is
remembered for as long as its session lasts: one that shows up again after the grace of a race was stolen, or the thief
came first and went on, so the whole session ends.
"""

import json
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from jwt.algorithms import OKPAlgorithm

from app.audit.access_log import AccessLog
from app.audit.rows import AuditEntry
from app.audit.vocabulary import AuditAction
from app.core.auth_middleware import SessionCache, SessionState
from app.core.clock import Clock
from app.core.exceptions import DatabaseException
from app.core.identifiers import new_id
from app.core.session_ends import EndReason
from app.database.session_repository import NewSession, OpenedWith, SessionRepository, SessionRow
from app.models.auth_models import RefreshRefused
from app.services.database_service import DatabaseService

SESSION_LASTS = timedelta(hours=12)
MOST_SESSIONS = 5
"""Of one user at the same time; the oldest makes room for a new one."""
FRESH_FOR = timedelta(minutes=15)
"""For so long after the password, keys to one's account can be added and removed."""
USES_WRITTEN_EVERY = timedelta(seconds=30)
LONGEST_AGENT = 200
_LONGEST_IDLE = timedelta(hours=1)
"""Longer than any practice may let a session rest."""
_USES_AT_ONCE = 200
GRACE = timedelta(seconds=10)
"""How long after an exchange the old token is a loser of the race and not a sign of theft."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A session that was opened just now, with the one copy of its token."""

    id: str
    token: str = field(repr=False)


class SessionService:
    """The sessions of one process; the source behind the authenticator."""

    def __init__(
        self,
        sessions: SessionRepository,
        cache: SessionCache,
        clock: Clock,
        database: Callable[[AccessLog], DatabaseService],
    ) -> None:
        self._sessions = sessions
        self._database = database
        self._cache = cache
        self._clock = clock
        self._keys: dict[str, Ed25519PublicKey] = {}
        self.when_ended: Callable[[str], None] = lambda _: None
        """Called with the id of a session that ended, to close its sockets."""

    async def open(
        self, user_id: str, address: str | None, agent: str, opened_with: OpenedWith = OpenedWith.PASSWORD
    ) -> Opened:
        """A new session for twelve hours, never one that was there before; the user's oldest make room for it."""
        now = self._clock()
        opened = Opened(new_id(), secrets.token_urlsafe(32))
        agent = agent[:LONGEST_AGENT]
        await self._sessions.begin(
            NewSession(opened.id, user_id, opened.token, now, now + SESSION_LASTS, address, agent, opened_with)
        )
        await self._make_room(user_id, now)
        return opened

    async def of_user(self, user_id: str) -> list[SessionRow]:
        """The user's sessions that are good, the newest first, with their last use as it is known here."""
        rows = [row for row in await self._sessions.of_user(user_id) if row.expires_at > self._clock()]
        states = {state.id: state for state in await self.sessions_with_ids([row.id for row in rows])}
        return [
            replace(row, used_at=self._cache.use.last(row.id, row.used_at))
            for row in rows
            if row.id in states and not self._cache.is_idle(states[row.id])
        ]

    async def session_with_token(self, token: str) -> SessionState | None:
        """The session that this token belongs to."""
        return await self._sessions.with_token(token, self._clock())

    async def session_with_id(self, session_id: str) -> SessionState | None:
        """The session with this id."""
        return await self._sessions.with_id(session_id, self._clock())

    async def sessions_with_ids(self, session_ids: Sequence[str]) -> list[SessionState]:
        """The sessions with these ids, as far as they exist; the store is asked, not the cache."""
        return await self._sessions.with_ids(session_ids, self._clock())

    async def public_key(self, key_id: str) -> Any | None:  # noqa: ANN401 - a key object of the crypto library
        """The public half of a signing key; keys never change, so they are remembered."""
        if key_id not in self._keys:
            keys = await self._sessions.public_keys()
            self._keys = {each: _public_key(text) for each, text in keys.items()}
        return self._keys.get(key_id)

    async def exchange(self, token: str, access: AccessLog) -> tuple[SessionState, str]:
        """A new token in the place of this one. Raises RefreshRefused; reuse ends the session and is recorded."""
        session = await self._sessions.with_token(token, self._clock())
        if session is None:
            await self._end_if_reused(token, access)
            raise RefreshRefused
        if session.expires_at <= self._clock() or not session.is_active or self.is_idle(session):
            raise RefreshRefused
        new = secrets.token_urlsafe(32)
        if not await self._sessions.exchange(session, token, new, self._clock()):
            raise RefreshRefused
        self._cache.drop_session(session.id)
        return session, new

    async def why_token_ended(self, token: str) -> EndReason | None:
        """Why the session of this token was ended, if there is something to tell."""
        return await self._sessions.why_token_ended(token, self._clock())

    async def why_session_ended(self, session_id: str) -> EndReason | None:
        """Why the session with this id was ended."""
        return await self._sessions.why_session_ended(session_id, self._clock())

    async def end(self, session_id: str, reason: EndReason = EndReason.SIGNED_OUT) -> None:
        """End a session now, here and in the store; its browser is told why when it comes again."""
        await self._sessions.end([session_id], reason, self._clock())
        self.ended(session_id)

    async def end_own(self, session: SessionState, ended: str) -> None:
        """End one of the same user's sessions, by its id; somebody else's is none of them."""
        if any(row.id == ended for row in await self._sessions.of_user(session.user_id)):
            is_this_one = ended == session.id
            await self.end(ended, EndReason.SIGNED_OUT if is_this_one else EndReason.ENDED_BY_USER)

    async def end_idle(self, session_id: str) -> None:
        """The session was found idle for too long."""
        await self.end(session_id, EndReason.IDLE)

    async def end_all_of(self, user_id: str, reason: EndReason, but: str | None = None) -> int:
        """End every session of a user now, except one; gives how many there were.

        Sockets in this process close at once, in others within five seconds (`websockets.session_watch`).
        """
        ended = await self._sessions.end_all_of(user_id, reason, self._clock(), but)
        self._cache.drop_user(user_id)
        for session_id in ended:
            self.ended(session_id)
        return len(ended)

    def forget_user(self, user_id: str) -> None:
        """The user was changed: what is known of the sessions is asked for again."""
        self._cache.drop_user(user_id)

    def ended(self, session_id: str) -> None:
        """A session was ended in the store by somebody else: forget it and close its sockets."""
        self._cache.drop_session(session_id)
        self._cache.use.forget(session_id)
        self.when_ended(session_id)

    async def confirm(self, session: SessionState) -> None:
        """Its user has entered the password once more."""
        await self._sessions.confirm(session.id, self._clock())
        self._cache.drop_session(session.id)

    def is_fresh(self, session: SessionState) -> bool:
        """Whether its user showed a short while ago that it is the user."""
        return session.confirmed_at is not None and self._clock() - session.confirmed_at <= FRESH_FOR

    def used(self, session: SessionState) -> None:
        """A person did something: the session stays."""
        self._cache.use.touch(session.id, self._clock())

    def idle_at(self, session: SessionState) -> datetime:
        """When the session is over unless somebody uses it."""
        return self._cache.idle_at(session)

    def idle_seconds(self, session: SessionState) -> int:
        """For how long the practice lets a session rest."""
        return int(session.idle_after.total_seconds())

    def seconds_left(self, session: SessionState) -> int:
        """Until the session is over, by rest or by age, unless somebody uses it."""
        over_at = min(self.idle_at(session), session.expires_at)
        return max(0, int((over_at - self._clock()).total_seconds()))

    def is_idle(self, session: SessionState) -> bool:
        """Whether nobody has used it for so long that it is over."""
        return self._cache.is_idle(session)

    async def write_uses(self) -> bool:
        """Tell the store what was used since the last time, gives False: for a beat of half a minute."""
        uses = self._cache.use.take_unwritten()
        try:
            each = list(uses.items())
            for start in range(0, len(each), _USES_AT_ONCE):
                await self._sessions.note_uses(dict(each[start : start + _USES_AT_ONCE]))
        except DatabaseException:
            self._cache.use.give_back(uses)
            raise
        self._cache.use.forget_before(self._clock() - _LONGEST_IDLE)
        return False

    async def sweep(self) -> int:
        """Forget what need not be remembered of ended sessions any more; gives how much there was."""
        return await self._sessions.sweep(self._clock())

    async def _make_room(self, user_id: str, now: datetime) -> None:
        """Looked at after the session is there: of several that open at once, the last one sees them all."""
        rows = await self._sessions.of_user(user_id)
        over = [row.id for row in rows if row.expires_at <= now]
        good = [row.id for row in rows if row.expires_at > now]
        for ended, reason in ((over, EndReason.SIGNED_OUT), (good[MOST_SESSIONS:], EndReason.REPLACED)):
            if ended:
                await self._sessions.end(ended, reason, now)
            for session_id in ended:
                self.ended(session_id)

    async def _end_if_reused(self, token: str, access: AccessLog) -> None:
        spent = await self._sessions.spent(token)
        if spent is None or self._clock() - spent.at <= GRACE:
            return
        session = await self._sessions.with_id(spent.session_id, self._clock())
        try:
            if session is not None:
                told = self._sessions.tell_reused(session)
                await self._database(access).write(AuditEntry(AuditAction.TOKEN_REUSED, session.user_id), told)
        finally:
            await self.end(spent.session_id, EndReason.TOKEN_REUSED)


def _public_key(text: str) -> Ed25519PublicKey:
    key = OKPAlgorithm.from_jwk(json.loads(text))
    if not isinstance(key, Ed25519PublicKey):
        raise TypeError("a signing key of another kind")
    return key
