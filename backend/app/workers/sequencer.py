"""Numbers committed events: the only order that everybody follows.

One sequencer works at a time, under a lease whose fencing token guards the counter; a delayed commit simply gets
its number later, so that no reader who resumes by number can miss it.

A look takes the events of the last seconds, by their ids; every few seconds one goes through all, for what was
committed late, or by a process whose clock is behind.
"""

import time
from collections.abc import Callable
from datetime import timedelta

from app.core.identifiers import moment_id_before
from app.database import event_repository
from app.database.bookkeeping import Bookkeeper, Ledger
from app.database.connection import Database
from app.database.event_repository import EventRepository
from app.database.failures import StoreThrew
from app.database.statement import RecordID
from app.workers.beat import Beat
from app.workers.leases import HeldLease

BATCH = 500
LOOKS_BACK = timedelta(seconds=5)
THROUGH_ALL_EVERY = timedelta(seconds=5)


class Sequencer:
    """The worker that numbers events."""

    def __init__(self, database: Database, lease: HeldLease, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._bookkeeper = Bookkeeper(database)
        self._events = EventRepository(database)
        self._lease = lease
        self._monotonic = monotonic
        self._next_through_all = monotonic()
        self.when_numbered: Callable[[], None] = lambda: None
        interval = timedelta(seconds=5) if database.is_embedded else timedelta(milliseconds=100)
        self.beat = Beat("sequencer", self.number_once, interval)

    async def number_once(self) -> bool:
        """Number one batch; gives whether there may be more. Who lost the lease looks again at the next beat."""
        lease = await self._lease.get()
        if lease is None:
            return False
        events = await self._unnumbered()
        if not events:
            return False
        last = await self._events.last_number()
        try:
            await self._bookkeeper.keep(
                [Ledger.EVENT_NUMBER, Ledger.COUNTER, Ledger.LEASE], *event_repository.number(events, last, lease)
            )
        except StoreThrew:
            self._lease.lost()
            return False
        self.when_numbered()
        return len(events) == BATCH

    async def _unnumbered(self) -> list[RecordID]:
        """A full batch of the last ones is followed by a look through all, which keeps their order."""
        if self._monotonic() < self._next_through_all:
            lately = await self._events.unnumbered_since(moment_id_before(LOOKS_BACK.total_seconds()), BATCH)
            if len(lately) < BATCH:
                return lately
        events = await self._events.unnumbered(BATCH)
        if len(events) < BATCH:
            self._next_through_all = self._monotonic() + THROUGH_ALL_EVERY.total_seconds()
        return events
