"""Numbers committed events: the only order that everybody follows.

One sequencer works at a time, under a lease whose fencing token guards the counter; a delayed commit simply gets
its number later, so that no reader who resumes by number can miss it.

A look takes the events of the last seconds, by their ids. Now and then one goes through all, for what was committed
late, or by a process whose clock is behind; rather when nobody waits for a number, because the engine passes the place
of every event that was ever numbered.
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
"""While there is nothing to number."""
THROUGH_ALL_AT_LEAST_EVERY = timedelta(seconds=30)


class Sequencer:
    """The worker that numbers events."""

    def __init__(self, database: Database, lease: HeldLease, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._bookkeeper = Bookkeeper(database)
        self._events = EventRepository(database)
        self._lease = lease
        self._monotonic = monotonic
        self._through_all_at: float | None = None
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
        if not self._is_through_all_due(THROUGH_ALL_AT_LEAST_EVERY):
            lately = await self._events.unnumbered_since(moment_id_before(LOOKS_BACK.total_seconds()), BATCH)
            if 0 < len(lately) < BATCH or not (lately or self._is_through_all_due(THROUGH_ALL_EVERY)):
                return lately
        events = await self._events.unnumbered(BATCH)
        if len(events) < BATCH:
            self._through_all_at = self._monotonic()
        return events

    def _is_through_all_due(self, every: timedelta) -> bool:
        return self._through_all_at is None or self._monotonic() >= self._through_all_at + every.total_seconds()
