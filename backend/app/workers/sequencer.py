"""Numbers committed events: the only order that everybody follows.

One sequencer works at a time, under a lease whose fencing token guards the counter; a delayed commit simply gets
its number later, so that no reader who resumes by number can miss it.
"""

from collections.abc import Callable
from datetime import timedelta

from app.database import event_repository
from app.database.bookkeeping import Bookkeeper, Ledger
from app.database.connection import Database
from app.database.event_repository import EventRepository
from app.database.failures import StoreThrew
from app.workers.beat import Beat
from app.workers.leases import HeldLease

BATCH = 500


class Sequencer:
    """The worker that numbers events."""

    def __init__(self, database: Database, lease: HeldLease) -> None:
        self._bookkeeper = Bookkeeper(database)
        self._events = EventRepository(database)
        self._lease = lease
        self.when_numbered: Callable[[], None] = lambda: None
        interval = timedelta(seconds=5) if database.is_embedded else timedelta(milliseconds=100)
        self.beat = Beat("sequencer", self.number_once, interval)

    async def number_once(self) -> bool:
        """Number one batch; gives whether there may be more. Who lost the lease looks again at the next beat."""
        lease = await self._lease.get()
        if lease is None:
            return False
        events = await self._events.unnumbered(BATCH)
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
