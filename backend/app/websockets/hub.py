"""Who listens, and what they are told: counts of their scope, and that a record in their scope has changed.

Frames carry ids, versions, codes and counts; no person. A slow listener is told to start anew and dropped, so that
it never slows the others; one that comes back names the last number it saw and gets the rest.
"""

import asyncio
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

from app.core.actor import Scope
from app.database.models import Event
from app.models.dashboard_models import DashboardCounts

MOST_WAITING = 256
RESYNC = '{"type":"resync"}'

ProviderOf = Callable[[str, str], str | None]
"""The provider of the patient behind a table's row, as it is now; None when there is none."""


class Farewell(IntEnum):
    """Why a socket is closed by us, as its close code."""

    SIGNED_OUT = 4401
    REFUSED = 4403
    TOO_SLOW = 4408
    NOT_YET = 4503
    """Come again: we are starting, too much was asked, or the session's permissions have changed."""


@dataclass(eq=False, slots=True)
class Listener:
    """One socket: whose session it is, what it may see, and the frames that wait for it."""

    session: str
    scope: Scope
    frames: asyncio.Queue[str] = field(default_factory=lambda: asyncio.Queue(MOST_WAITING))
    farewell: Farewell | None = None
    _is_dropped: asyncio.Event = field(default_factory=asyncio.Event)

    def offer(self, frame: str) -> None:
        """Queue a frame; with one too many the listener is dropped."""
        if self.farewell is not None:
            return
        if self.frames.full():
            self.drop(Farewell.TOO_SLOW)
        else:
            self.frames.put_nowait(frame)

    def drop(self, farewell: Farewell) -> None:
        """Say farewell now: no frame follows, not even one that waits."""
        if self.farewell is None:
            self.farewell = farewell
            self._is_dropped.set()

    async def dropped(self) -> Farewell | None:
        """Wait until it is dropped, and tell why."""
        await self._is_dropped.wait()
        return self.farewell


@dataclass(frozen=True, slots=True)
class _Told:
    """The frame of an event, and whose patient it is about."""

    frame: str
    providers: frozenset[str | None]


class Hub:
    """The listeners of this process."""

    def __init__(self, counts: Callable[[Scope], DashboardCounts], provider_of: ProviderOf) -> None:
        self._counts = counts
        self._provider_of = provider_of
        self._listeners: set[Listener] = set()
        self.position = 0
        """The number of the last event whose frames were handed out."""

    def __len__(self) -> int:
        return len(self._listeners)

    def join(self, listener: Listener) -> int:
        """Listen from now on; gives the number after which frames will come."""
        self._listeners.add(listener)
        return self.position

    def leave(self, listener: Listener) -> None:
        """The socket is gone."""
        self._listeners.discard(listener)

    def end_session(self, session: str) -> None:
        """Close every socket of a session."""
        for listener in self._listeners:
            if listener.session == session:
                listener.drop(Farewell.SIGNED_OUT)

    async def consume(self, events: Sequence[Event]) -> None:
        """Hand the frames of these events to whoever may see them, then the new counts; to all or, failing, to none."""
        last = events[-1].seq
        told = self._told(events)
        scopes = {listener.scope for listener in self._listeners}
        frames = {scope: [*_within(scope, told), self.counts_frame(scope, last)] for scope in scopes}
        for listener in self._listeners:
            for frame in frames[listener.scope]:
                listener.offer(frame)
        self.position = last

    def frames(self, events: Sequence[Event], scope: Scope) -> list[str]:
        """What listeners with this scope are told of these events."""
        return _within(scope, self._told(events))

    def counts_frame(self, scope: Scope, seq: int) -> str:
        """The counts of a scope as of an event."""
        counts = self._counts(scope).model_dump(mode="json")
        return _frame({"type": "counts", "seq": seq, "counts": counts})

    def _told(self, events: Sequence[Event]) -> list[_Told]:
        """What is a patient's, with the providers who had the patient before the event or have the patient after it."""
        return [
            _Told(event_frame(event), self._providers(event))
            for event in events
            if event.table in {"patient", "coverage"}
        ]

    def _providers(self, event: Event) -> frozenset[str | None]:
        named = {str(event.facts[name]) for name in ("provider", "provider_before") if event.facts.get(name)}
        return frozenset(named) or frozenset({self._provider_of(event.table, event.record)})


def _within(scope: Scope, told: Sequence[_Told]) -> list[str]:
    return [each.frame for each in told if any(scope.holds(provider) for provider in each.providers)]


def event_frame(event: Event) -> str:
    """What browsers are told of an event."""
    patient = event.record if event.table == "patient" else event.facts.get("patient")
    return _frame(
        {
            "type": "changed",
            "seq": event.seq,
            "kind": event.kind,
            "table": event.table,
            "id": event.record,
            "patient": patient,
            "version": event.version,
        }
    )


def _frame(content: dict[str, Any]) -> str:
    return json.dumps(content, separators=(",", ":"))
