"""Failed sign-ins in the store, so that a lock survives a restart and holds in every process.

What is counted (an address that somebody signs in with, a browser, a network address) stands as a keyed hash only.
https://surrealdb.com/docs/surrealql/statements/upsert
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.database.bookkeeping import Bookkeeper, Ledger
from app.database.patient_repository import Reader
from app.database.statement import Change, RecordID, Statement
from app.sealing.blind import Blind, BlindKind

FORGOTTEN_AFTER = timedelta(days=30)
_NEVER = timedelta(days=36_500)


@dataclass(frozen=True, slots=True)
class Counted:
    """One thing that failures are counted of: from each step's count on, it is locked for the step's time.

    With `forgets_after`, counting begins anew after so long without a failure.
    """

    name: str
    steps: Sequence[tuple[int, timedelta]]
    forgets_after: timedelta = _NEVER


class LockoutRepository:
    """Counts failures and remembers locks."""

    def __init__(self, reader: Reader, bookkeeper: Bookkeeper, blind: Blind) -> None:
        self._reader = reader
        self._bookkeeper = bookkeeper
        self._blind = blind

    async def locked_until(self, counted: Sequence[Counted]) -> datetime | None:
        """Until when one of these is locked, the longest of them."""
        rows = await self._reader.rows(
            "SELECT locked_until FROM $records", {"records": [self._record(each.name) for each in counted]}
        )
        return max((until for row in rows if (until := row.get("locked_until"))), default=None)

    async def note_failure(self, counted: Counted, at: datetime) -> int:
        """One more failure; gives how many there were in a row."""
        results = await self._bookkeeper.keep(
            [Ledger.LOCKOUT],
            Statement(
                """
                UPSERT $lockout SET
                    failures = (IF last_failed_at != NONE AND last_failed_at > $begins { failures } ELSE { 0 }) + 1,
                    locked_until = array::last((
                        SELECT VALUE until FROM $steps WHERE failures <= 1 + (
                            IF $parent.last_failed_at != NONE AND $parent.last_failed_at > $begins { $parent.failures }
                            ELSE { 0 }
                        )
                    )),
                    last_failed_at = $at
                    RETURN AFTER
                """,
                {
                    "lockout": self._record(counted.name),
                    "at": at,
                    "begins": at - counted.forgets_after,
                    "steps": [{"failures": count, "until": at + lasting} for count, lasting in counted.steps],
                },
            ),
        )
        return int(results[0][0]["failures"])

    def tell_locked(self, counted: Counted, user_id: str | None, failures: int) -> Statement:
        """The event of a lock, whoever has the address or nobody; the lock itself is bookkeeping."""
        lockout = self._record(counted.name)
        return Statement(
            "SELECT id FROM ONLY $lockout",
            {"lockout": lockout},
            (Change(lockout, failures, {"user": user_id, "failures": failures}),),
        )

    async def forget(self, counted: Counted) -> None:
        """Counting begins anew."""
        await self._bookkeeper.keep(
            [Ledger.LOCKOUT], Statement("DELETE $lockout RETURN NONE", {"lockout": self._record(counted.name)})
        )

    async def sweep(self, now: datetime) -> int:
        """Forget failures of long ago, which addresses that nobody has leave behind; gives how many."""
        results = await self._bookkeeper.keep(
            [Ledger.LOCKOUT],
            Statement("DELETE lockout WHERE last_failed_at < $before RETURN BEFORE", {"before": now - FORGOTTEN_AFTER}),
        )
        return len(results[0])

    def _record(self, name: str) -> RecordID:
        return RecordID("lockout", self._blind.key(BlindKind.LOCKOUT, name))
