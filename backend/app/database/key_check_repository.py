"""The one row that names the keys of a store.

https://surrealdb.com/docs/surrealql/statements/upsert .
"""

from dataclasses import dataclass, field

from app.database.patient_repository import Reader
from app.database.statement import RecordID, Statement

_RECORD = RecordID("key_check", "keys")


@dataclass(frozen=True, slots=True)
class KeyCheck:
    """The identity of the keys, and something that only they open."""

    identity: str
    sealed: bytes = field(repr=False)


class KeyCheckRepository:
    """Reads the row."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    async def check(self) -> KeyCheck | None:
        """The row, or None for a store that is new."""
        row = await self._reader.one("SELECT * FROM ONLY $check", {"check": _RECORD})
        return KeyCheck(row["identity"], row["sealed"]) if row else None


def remember(check: KeyCheck) -> Statement:
    """Write the row; it is never written again."""
    return Statement(
        "CREATE ONLY $check CONTENT $content RETURN NONE",
        {"check": _RECORD, "content": {"identity": check.identity, "sealed": check.sealed}},
    )
