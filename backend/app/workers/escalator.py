"""Looks for alerts that nobody has acknowledged in time and takes them up: one process at a time, under a lease.

A look that finds nothing leaves no row. What fails is tried again at once and then every few seconds; nothing is lost
by that, because an alert stays due until it has gone up. That it goes on failing is told by the watch.
"""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta

from app.workers.beat import Beat
from app.workers.leases import HeldLease

LOOK_EVERY = timedelta(seconds=20)
"""How much later than its time an alert goes up at most."""
LEASE_LASTS = timedelta(seconds=60)
ENDS_WITHIN = timedelta(minutes=1)


class Escalator:
    """The worker behind escalation."""

    def __init__(
        self, lease: HeldLease, escalate: Callable[[], Awaitable[object]], ends_within: timedelta = ENDS_WITHIN
    ) -> None:
        self._lease = lease
        self._escalate = escalate
        self._ends_within = ends_within
        self.beat = Beat("escalation", self.escalate_once, LOOK_EVERY)

    async def escalate_once(self) -> bool:
        """Take up what is due; gives False: the next look is the clock's. A run that hangs is a failure, too."""
        if await self._lease.get() is not None:
            async with asyncio.timeout(self._ends_within.total_seconds()):
                await self._escalate()
        return False
