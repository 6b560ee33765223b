"""Looks again and again at the sessions whose sockets are open: for their end, and what other processes did to them.

One question for all of them, however many sockets there are. What ends in this process closes its sockets at once, by
`Hub.end_session`. 45 CFR 164.308(a)(3)(ii)(C): dead within five seconds.
"""

from collections.abc import Mapping
from datetime import timedelta

from app.core.auth_middleware import SessionState
from app.core.clock import Clock
from app.core.exceptions import DatabaseException
from app.core.permissions import Permission
from app.services.session_service import SessionService
from app.websockets.hub import Farewell, Hub, Listener
from app.websockets.topics import Audience, Topic, topics_of
from app.workers.beat import Beat

LOOK_EVERY = timedelta(seconds=3)


class SessionWatch:
    """One process's watch over the sessions behind its sockets."""

    def __init__(self, sessions: SessionService, hub: Hub, clock: Clock) -> None:
        self._sessions = sessions
        self._hub = hub
        self._clock = clock
        self.beat = Beat("live-sessions", self.look_once, LOOK_EVERY)

    async def look_once(self) -> bool:
        """Close what may not stay open; gives False. While the store cannot tell, everybody has to come again."""
        watched = sorted(self._hub.sessions)
        if not watched:
            return False
        try:
            found = {each.id: each for each in await self._sessions.sessions_with_ids(watched)}
        except DatabaseException:
            self._hub.drop(lambda _: Farewell.NOT_YET)
            raise
        self._judge(frozenset(watched), found)
        return False

    async def judge(self, listener: Listener) -> Farewell | None:
        """What is to be said to one that was just opened: its session may have ended in the meantime."""
        session = await self._sessions.session_with_id(listener.session)
        return self._farewell(listener, session)

    def _judge(self, watched: frozenset[str], found: Mapping[str, SessionState]) -> None:
        self._hub.drop(
            lambda listener: (
                self._farewell(listener, found.get(listener.session)) if listener.session in watched else None
            )
        )

    def _farewell(self, listener: Listener, session: SessionState | None) -> Farewell | None:
        if session is None or not session.is_active or session.expires_at <= self._clock():
            return Farewell.SIGNED_OUT
        if self._sessions.is_idle(session):
            return Farewell.SIGNED_OUT
        return None if may_still_hear(session, listener.audience) else Farewell.NOT_YET


def audience_of(session: SessionState, topics: frozenset[Topic]) -> Audience:
    """What kind of listener a session's socket is."""
    return Audience(session.scope, topics, Permission.JOB_MANAGE in session.permissions)


def may_still_hear(session: SessionState, audience: Audience) -> bool:
    """Whether a session that was changed in the meantime would be let in as it was."""
    return audience == audience_of(session, audience.topics) and audience.topics <= topics_of(session.permissions)
