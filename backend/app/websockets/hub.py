"""Who listens, and what they are told: that something in their scope has changed, and the counts that follow.

A slow listener is dropped and comes back for what it missed, so that it never slows the others; one that comes back
names the last number it saw and gets the rest. Counts that nobody has taken yet give way to newer ones.
"""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Protocol

from app.core.actor import Scope
from app.database.models import Event
from app.directory.alert_list import AlertTally
from app.models.dashboard_models import DashboardCounts
from app.websockets.topics import Audience, Telling, Told, Topic, frame

MOST_WAITING = 256


class Farewell(IntEnum):
    """Why a socket is closed by us, as its close code."""

    SIGNED_OUT = 4401
    REFUSED = 4403
    TOO_SLOW = 4408
    NOT_YET = 4503
    """Come again: we are starting, too much was asked, or the session's permissions have changed."""


class TallyOf(Protocol):
    """How many alerts wait for one kind of reader."""

    def __call__(self, scope: Scope, *, runs_the_system: bool) -> AlertTally:
        """The tally, counted once for as long as nothing changes."""
        ...


def _new_future() -> asyncio.Future[Farewell | None]:
    return asyncio.get_running_loop().create_future()


@dataclass(eq=False, slots=True)
class Listener:
    """One socket: whose session it is, what it may hear, and the frames that wait for it."""

    session: str
    user: str
    audience: Audience
    dropped: asyncio.Future[Farewell | None] = field(default_factory=_new_future)
    """Done, with the reason, when no frame follows any more, not even one that waits."""
    _changes: list[str] = field(default_factory=list)
    _counts: str | None = None
    _is_waiting: asyncio.Event = field(default_factory=asyncio.Event)

    def offer(self, changes: Sequence[str], counts: str) -> None:
        """Queue frames, and counts in the place of older ones; who has left too many untaken is dropped.

        Whoever keeps up is not dropped for one large batch.
        """
        if self.dropped.done():
            return
        if self._changes and len(self._changes) + len(changes) > MOST_WAITING:
            self.drop(Farewell.TOO_SLOW)
            return
        self._changes.extend(changes)
        self._counts = counts
        self._is_waiting.set()

    def drop(self, farewell: Farewell) -> None:
        """Say farewell now; the first one counts."""
        if not self.dropped.done():
            self.dropped.set_result(farewell)

    @property
    def waiting(self) -> int:
        """How many frames have not been taken."""
        return len(self._changes) + (self._counts is not None)

    async def take(self) -> list[str]:
        """Wait for frames, and take all that are there."""
        await self._is_waiting.wait()
        self._is_waiting.clear()
        taken = [*self._changes, *([self._counts] if self._counts is not None else [])]
        self._changes.clear()
        self._counts = None
        return taken


class Hub:
    """The listeners of this process."""

    def __init__(self, counts: Callable[[Scope], DashboardCounts], tally: TallyOf, telling: Telling) -> None:
        self._counts = counts
        self._tally = tally
        self._telling = telling
        self._listeners: set[Listener] = set()
        self.position = 0
        """The number of the last event whose frames were handed out."""

    def __len__(self) -> int:
        return len(self._listeners)

    @property
    def sessions(self) -> frozenset[str]:
        """The sessions that have a socket here."""
        return frozenset(listener.session for listener in self._listeners)

    def join(self, listener: Listener) -> int:
        """Listen from now on; gives the number after which frames will come."""
        self._listeners.add(listener)
        return self.position

    def leave(self, listener: Listener) -> None:
        """The socket is gone."""
        self._listeners.discard(listener)

    def end_session(self, session: str) -> None:
        """Close every socket of a session."""
        self.drop(lambda listener: Farewell.SIGNED_OUT if listener.session == session else None)

    def drop(self, judge: Callable[[Listener], Farewell | None]) -> None:
        """Say farewell to every listener for whom there is one."""
        for listener in self._listeners:
            farewell = judge(listener)
            if farewell is not None:
                listener.drop(farewell)

    async def consume(self, events: Sequence[Event]) -> None:
        """Hand the frames of these events to whoever may see them, then the new counts; to all or, failing, to none."""
        last = events[-1].seq
        told = self._telling.told(events)
        audiences = {listener.audience for listener in self._listeners}
        changes = {audience: _heard(audience, told) for audience in audiences}
        counts = {audience: self._counts_frames(audience, last) for audience in audiences}
        for listener in self._listeners:
            listener.offer(changes[listener.audience], counts[listener.audience].of(listener.user))
        self.position = last

    def frames(self, events: Sequence[Event], audience: Audience) -> list[str]:
        """What listeners of this kind are told of these events."""
        return _heard(audience, self._telling.told(events))

    def counts_frame(self, audience: Audience, user: str, seq: int) -> str:
        """The counts of one listener as of an event."""
        return self._counts_frames(audience, seq).of(user)

    def _counts_frames(self, audience: Audience, seq: int) -> "CountsFrames":
        content: dict[str, object] = {"type": "counts", "seq": seq}
        if Topic.PATIENTS in audience.topics:
            content["counts"] = self._counts(audience.scope).model_dump(mode="json")
        if Topic.ALERTS not in audience.topics:
            return CountsFrames(content, None)
        return CountsFrames(content, self._tally(audience.scope, runs_the_system=audience.runs_the_system))


class CountsFrames:
    """The counts frames of one kind of listener: they differ in nothing but how many alerts are one's own."""

    def __init__(self, content: Mapping[str, object], tally: AlertTally | None) -> None:
        self._content = content
        self._tally = tally
        self._made: dict[int, str] = {0: self._make("")}

    def of(self, user: str) -> str:
        """The frame of one user."""
        mine = self._tally.by_user.get(user, 0) if self._tally is not None else 0
        if mine not in self._made:
            self._made[mine] = self._make(user)
        return self._made[mine]

    def _make(self, user: str) -> str:
        alerts = {} if self._tally is None else {"alerts": self._tally.of(user).model_dump(mode="json")}
        return frame({**self._content, **alerts})


def _heard(audience: Audience, told: Sequence[Told]) -> list[str]:
    return [each.frame for each in told if each.is_for(audience)]
