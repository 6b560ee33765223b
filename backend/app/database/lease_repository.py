"""Leases with a fencing token: who may number events, seal audit blocks, migrate or import right now.

The token grows with every change of hands, and a guarded commit names it: a holder that slept too long finds its
token gone and its commit cancelled. https://surrealdb.com/docs/surrealql/statements/throw
"""

import asyncio
import time
from dataclasses import dataclass
from datetime import timedelta

from app.core.exceptions import BusinessLogicException
from app.database.bookkeeping import Bookkeeper, Ledger
from app.database.failures import StoreThrew
from app.database.statement import RecordID, Statement

_LOOK_AGAIN_AFTER = 0.2


class LeaseHeld(BusinessLogicException):
    """Somebody else does this right now."""

    code = "lease_held"
    message = "This is being done already. Try again when it has ended."


@dataclass(frozen=True, slots=True)
class Lease:
    """A lease that is held: its name, its holder and the token that fences it."""

    name: str
    holder: str
    token: int


class LeaseRepository:
    """Takes, renews and gives back leases."""

    def __init__(self, bookkeeper: Bookkeeper) -> None:
        self._bookkeeper = bookkeeper

    async def take(self, name: str, holder: str, lasting: timedelta, *, by_force: bool = False) -> Lease:
        """Take the lease, or renew one's own. Raises LeaseHeld while another holder's has not run out.

        `by_force` is for an embedded store at start: it has one owner, so whoever held it is gone.
        """
        try:
            results = await self._bookkeeper.keep([Ledger.LEASE], _take(name, holder, lasting, by_force=by_force))
        except StoreThrew:
            raise LeaseHeld from None
        return Lease(name, holder, int(results[0]))

    async def take_in_turn(
        self, name: str, holder: str, lasting: timedelta, within: timedelta, *, by_force: bool = False
    ) -> Lease:
        """Take the lease once whoever has it gives it back or is gone. Raises LeaseHeld when that takes too long."""
        deadline = time.monotonic() + within.total_seconds()
        while True:
            try:
                return await self.take(name, holder, lasting, by_force=by_force)
            except LeaseHeld:
                if time.monotonic() > deadline:
                    raise
                await asyncio.sleep(_LOOK_AGAIN_AFTER)

    async def end_all(self) -> None:
        """For an embedded store at start: it has one owner, so whoever held a lease is gone."""
        await self._bookkeeper.keep(
            [Ledger.LEASE], Statement("UPDATE lease SET expires_at = time::now() RETURN NONE", {})
        )

    async def give_back(self, lease: Lease) -> None:
        """Let the next one have it at once; does nothing when it is lost already."""
        await self._bookkeeper.keep(
            [Ledger.LEASE],
            Statement(
                "UPDATE $lease SET expires_at = time::now() WHERE token = $token AND holder = $holder RETURN NONE",
                {"lease": RecordID("lease", lease.name), "token": lease.token, "holder": lease.holder},
            ),
        )


def fenced(lease: Lease) -> Statement:
    """A guard for a commit: cancels it unless the lease is still this holder's when it commits.

    It counts, because an update that changes nothing writes nothing, and only a written row meets a takeover that
    happens at the same time.
    """
    return Statement(
        """
        IF array::is_empty((
            UPDATE $lease SET guarded = (guarded ?? 0) + 1 WHERE token = $token AND holder = $holder RETURN token
        )) { THROW $lost }
        """,
        {
            "lease": RecordID("lease", lease.name),
            "token": lease.token,
            "holder": lease.holder,
            "lost": LeaseHeld.code,
        },
    )


def _take(name: str, holder: str, lasting: timedelta, *, by_force: bool) -> Statement:
    return Statement(
        """
        {
            LET $now = time::now();
            LET $present = (SELECT * FROM ONLY $lease);
            LET $is_mine = $present != NONE AND $present.holder = $holder AND $present.expires_at > $now;
            IF $present != NONE AND !$is_mine AND !$by_force AND $present.expires_at > $now { THROW $held };
            LET $fence = IF $is_mine { $present.token } ELSE { ($present.token ?? 0) + 1 };
            UPSERT $lease SET holder = $holder, token = $fence,
                expires_at = $now + duration::from_millis($milliseconds) RETURN NONE;
            RETURN $fence;
        }
        """,
        {
            "lease": RecordID("lease", name),
            "holder": holder,
            "milliseconds": int(lasting.total_seconds() * 1000),
            "by_force": by_force,
            "held": LeaseHeld.code,
        },
    )
