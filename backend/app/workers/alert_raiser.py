"""Follows the events for the practice as a whole and hands them to the rules that raise alerts.

One at a time, under a lease; its position is stored and moves in the commit of what the events led to. It takes
only events that this process's directory has followed, because the rules ask the directory, too.
"""

from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta

from app.database.alert_repository import PositionMoved, position_moved, position_of
from app.database.bookkeeping import Bookkeeper, Ledger
from app.database.connection import Database
from app.database.event_repository import EventRepository
from app.database.failures import StoreThrew
from app.database.models import Event
from app.database.statement import Statement
from app.workers.beat import Beat
from app.workers.leases import HeldLease

BATCH = 150
"""Events of one commit; their patients fit into one audit row."""


class AlertRaiser:
    """The worker behind alerts.

    `take` commits the position together with what it made of the events, if that is anything, and tells.
    """

    def __init__(
        self,
        database: Database,
        lease: HeldLease,
        consumer: str,
        take: Callable[[Sequence[Event], Statement], Awaitable[bool]],
        followed: Callable[[], int],
    ) -> None:
        self._database = database
        self._bookkeeper = Bookkeeper(database)
        self._events = EventRepository(database)
        self._lease = lease
        self._consumer = consumer
        self._take = take
        self._followed = followed
        interval = timedelta(seconds=5) if database.is_embedded else timedelta(milliseconds=200)
        self.beat = Beat("alerts", self.raise_once, interval)

    async def raise_once(self) -> bool:
        """Deal with one batch; gives whether there may be more."""
        if await self._lease.get() is None:
            return False
        position = await position_of(self._database, self._consumer)
        followed = self._followed()
        events = [event for event in await self._events.after(position, BATCH) if event.seq <= followed]
        if not events:
            return False
        try:
            await self._deal_with(events, position_moved(self._consumer, position, events[-1].seq))
        except (PositionMoved, StoreThrew):
            self._lease.lost()
            return False
        return len(events) == BATCH

    async def _deal_with(self, events: Sequence[Event], dealt_with: Statement) -> None:
        if not await self._take(events, dealt_with):
            await self._bookkeeper.keep([Ledger.POSITION], dealt_with)
