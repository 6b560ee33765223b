"""The practice's row of medical record numbers: how far it has come. No place in it is given twice.

https://surrealdb.com/docs/surrealql/statements/upsert
"""

from app.database.bookkeeping import Bookkeeper, Ledger
from app.database.patient_repository import Reader
from app.database.statement import RecordID, Statement
from app.sealing.blind import Blind

_COUNTER = RecordID("counter", "mrn")


class MrnRepository:
    """Counts on, and knows which numbers are held."""

    def __init__(self, reader: Reader, bookkeeper: Bookkeeper, blind: Blind) -> None:
        self._reader = reader
        self._bookkeeper = bookkeeper
        self._blind = blind

    async def advance(self, steps: int) -> int:
        """The place in the row after so many steps; nobody else is given it."""
        results = await self._bookkeeper.keep(
            [Ledger.COUNTER],
            Statement(
                "UPSERT $counter SET value = (value ?? 0) + $steps, token = 0 RETURN AFTER",
                {"counter": _COUNTER, "steps": steps},
            ),
        )
        return int(results[0][0]["value"])

    async def is_held(self, mrn: str) -> bool:
        """Whether a patient holds the number, an archived one too; nobody is opened."""
        found = await self._reader.rows(
            "SELECT id FROM patient WHERE mrn_key = $key LIMIT 1", {"key": self._blind.mrn(mrn)}
        )
        return bool(found)
