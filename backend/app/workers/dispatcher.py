"""Hands numbered events, in order, to whoever follows them in this process: the directory first, then the sockets.

Its position lives in memory: it begins at a number that the caller names and never skips one. A consumer that
fails gets the same events again; consumers are safe to repeat.
"""

from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta

from app.database.connection import Database
from app.database.event_repository import EventRepository
from app.database.models import Event
from app.workers.beat import Beat

BATCH = 500
Consumer = Callable[[Sequence[Event]], Awaitable[None]]


class Dispatcher:
    """Follows the events for this process."""

    def __init__(self, database: Database, consumers: Sequence[Consumer]) -> None:
        self._events = EventRepository(database)
        self._consumers = consumers
        self.position = 0
        self.when_handed: Callable[[], None] = lambda: None
        """Called when this process has followed a batch."""
        interval = timedelta(seconds=5) if database.is_embedded else timedelta(milliseconds=100)
        self.beat = Beat("dispatcher", self.dispatch_once, interval)

    async def dispatch_once(self) -> bool:
        """Hand over one batch; gives whether there may be more."""
        events = await self._events.after(self.position, BATCH)
        if not events:
            return False
        for consumer in self._consumers:
            await consumer(events)
        self.position = events[-1].seq
        self.when_handed()
        return len(events) == BATCH
