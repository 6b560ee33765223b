"""Envelopes under old keys: found table by table, and replaced at the version at which they were read.

https://surrealdb.com/docs/surrealql/statements/update
"""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field

from app.database.bookkeeping import ENVELOPES, Bookkeeper, Ledger
from app.database.failures import StoreThrew
from app.database.patient_repository import Reader
from app.database.scan_repository import ScanRepository
from app.database.statement import RecordID, Statement
from app.models.job_models import JobLost


@dataclass(frozen=True, slots=True)
class Envelope:
    """A row's envelope as it was read."""

    record: RecordID
    version: int
    sealed: bytes = field(repr=False)


class EnvelopeRepository:
    """Reads and replaces envelopes of the tables that are sealed again."""

    def __init__(self, reader: Reader, bookkeeper: Bookkeeper) -> None:
        self._scan = ScanRepository(reader)
        self._bookkeeper = bookkeeper

    async def count(self, table: str) -> int:
        """How many rows a table has."""
        return await self._scan.count(table)

    async def of_table(self, table: str) -> AsyncIterator[list[Envelope]]:
        """Every envelope of a table, in stretches."""
        async for rows in self._scan.envelopes(table):
            yield [Envelope(row["id"], row["version"], row["sealed"]) for row in rows]

    async def replace(self, renewed: Sequence[tuple[Envelope, bytes]], guard: Statement) -> int:
        """Put new envelopes in the place of old ones, in one commit; gives how many.

        A row that was changed since it was read keeps what it has. Raises JobLost when the guard cancels the commit.
        """
        updates = [_replaced(envelope, sealed) for envelope, sealed in renewed]
        try:
            results = await self._bookkeeper.keep([Ledger.JOB, *ENVELOPES], guard, *updates)
        except StoreThrew:
            raise JobLost from None
        return sum(bool(rows) for rows in results[1:])


def _replaced(envelope: Envelope, sealed: bytes) -> Statement:
    return Statement(
        "UPDATE $record SET sealed = $sealed WHERE version = $version AND sealed = $before RETURN id",
        {"record": envelope.record, "sealed": sealed, "version": envelope.version, "before": envelope.sealed},
    )
