"""Reading a whole table in stretches of its id space: the one way that stays quick at any size.

Ids are random in `a-z2-7`, so that cutting by the first characters gives even stretches; a limit is not pushed down
into an open range. https://surrealdb.com/docs/surrealql/datamodel/ids#record-ranges
"""

import asyncio
from collections.abc import AsyncIterator, Iterator, Sequence
from itertools import product

from surrealdb.data.types.range import BoundExcluded, BoundIncluded, Range

from app.database.answers import Row
from app.database.patient_repository import Reader
from app.database.statement import RecordID
from app.database.tables import MODELS

_ALPHABET = "234567abcdefghijklmnopqrstuvwxyz"
_COUNTS = {table: f"SELECT count() FROM {table} GROUP ALL" for table in MODELS}  # noqa: S608 - a closed list
"""For every table there is: the engine counts without a scan only where the name stands in the text."""


class ScanRepository:
    """Whole tables, stretch by stretch."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    async def count(self, table: str) -> int:
        """How many rows a table has."""
        rows = await self._reader.rows(_COUNTS[table])
        return int(rows[0]["count"]) if rows else 0

    async def rows(self, table: str) -> AsyncIterator[list[Row]]:
        """Every row, in stretches of a few hundred."""
        async for rows in self._by_stretch(table, "SELECT * FROM $stretch"):
            yield rows

    async def versions(self, table: str) -> AsyncIterator[dict[str, int]]:
        """Id and version of every row, in stretches."""
        async for rows in self._by_stretch(table, "SELECT id, version FROM $stretch"):
            yield {str(row["id"].id): row["version"] for row in rows}

    async def envelopes(self, table: str) -> AsyncIterator[list[Row]]:
        """Id, version and envelope of every row, in stretches."""
        async for rows in self._by_stretch(table, "SELECT id, version, sealed FROM $stretch"):
            yield rows

    async def contacts(self) -> AsyncIterator[list[Row]]:
        """With whom somebody was in touch, and when: of every contact, in stretches; nothing of it is opened."""
        async for rows in self._by_stretch("contact_note", "SELECT patient_id, at FROM $stretch"):
            yield rows

    async def _by_stretch(self, table: str, query: str) -> AsyncIterator[list[Row]]:
        """What a query finds in each stretch that has rows; while one is worked on, the engine reads the next."""
        reading: asyncio.Task[list[Row]] | None = None
        try:
            for stretch in [*_stretches(table, await self.count(table)), None]:
                rows = await reading if reading else []
                reading = asyncio.create_task(self._reader.rows(query, {"stretch": stretch})) if stretch else None
                await asyncio.sleep(0)  # what is not yet handed to the engine would wait until the caller is done
                if rows:
                    yield rows
        finally:
            if reading:
                reading.cancel()

    async def last_contact(self, patient_id: str) -> list[Row]:
        """The same of the latest contact with one patient, if there was one."""
        return await self._reader.rows(
            "SELECT patient_id, at FROM contact_note WHERE patient_id = $patient ORDER BY at DESC LIMIT 1",
            {"patient": RecordID("patient", patient_id)},
        )

    async def some(self, table: str, ids: Sequence[str]) -> list[Row]:
        """The rows with these ids, as far as they exist."""
        return await self._reader.rows("SELECT * FROM $records", {"records": [RecordID(table, each) for each in ids]})


def _stretches(table: str, rows: int) -> Iterator[RecordID]:
    length = 0 if rows <= 500 else 1 if rows <= 16_000 else 2
    starts = ["".join(letters) for letters in product(_ALPHABET, repeat=length)]
    for start, end in zip(starts, [*starts[1:], "~"], strict=True):
        yield RecordID(table, Range(BoundIncluded(start), BoundExcluded(end)))
