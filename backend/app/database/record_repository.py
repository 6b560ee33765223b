"""Records of any table: one by its id, and the rows that a commit leaves behind.

https://surrealdb.com/docs/surrealql/statements/select .
"""

from collections.abc import Sequence

from app.database.answers import Row
from app.database.patient_repository import Reader
from app.database.statement import RecordID, Statement


class RecordRepository:
    """Reads any record."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    async def one(self, record: RecordID) -> Row | None:
        """The row with this id."""
        return await self._reader.one("SELECT * FROM ONLY $record", {"record": record})

    async def some(self, records: Sequence[RecordID]) -> list[Row]:
        """The rows with these ids, as far as they exist."""
        return await self._reader.rows("SELECT * FROM $records", {"records": list(records)})


def as_committed(records: Sequence[RecordID]) -> Statement:
    """The last statement of a batch: these rows as the commit leaves them."""
    return Statement("SELECT * FROM $records", {"records": list(records)})
