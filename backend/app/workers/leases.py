"""Holding a lease for as long as the process lives, and telling when it is lost."""

import time
from contextlib import suppress
from datetime import timedelta

from app.core.exceptions import DatabaseException
from app.database.lease_repository import Lease, LeaseHeld, LeaseRepository

LASTING = timedelta(seconds=10)


class HeldLease:
    """A lease that its worker takes when it can and renews in good time.

    `lasting` is more than twice as long as the worker's pauses, so that nobody takes it in between.
    """

    def __init__(
        self, leases: LeaseRepository, name: str, holder: str, *, by_force: bool, lasting: timedelta = LASTING
    ) -> None:
        self._leases = leases
        self._name = name
        self._holder = holder
        self._by_force = by_force
        self._lasting = lasting
        self._lease: Lease | None = None
        self._renew_at = 0.0

    async def get(self) -> Lease | None:
        """The lease, or None while somebody else holds it."""
        if self._lease is not None and time.monotonic() < self._renew_at:
            return self._lease
        try:
            self._lease = await self._leases.take(self._name, self._holder, self._lasting, by_force=self._by_force)
        except LeaseHeld:
            self._lease = None
        self._by_force = False
        self._renew_at = time.monotonic() + self._lasting.total_seconds() / 3
        return self._lease

    def lost(self) -> None:
        """A guarded commit was cancelled: look again before the next one."""
        self._lease = None

    async def give_back(self) -> None:
        """Let the next process have it at once; while the store is away, it runs out by itself."""
        lease, self._lease = self._lease, None
        if lease is not None:
            with suppress(DatabaseException):
                await self._leases.give_back(lease)
