"""The rows that name the keys of a store: the first one its three keysets, each further one a key that was added.

https://surrealdb.com/docs/surrealql/statements/upsert .
"""

from dataclasses import dataclass, field

from app.database.patient_repository import Reader
from app.database.statement import RecordID, Statement

_TABLE, _FIRST, _ADDED = "key_check", "keys", "added-"


@dataclass(frozen=True, slots=True)
class KeyCheck:
    """The identity of the keys, and something that only they open; `number` counts the keys that were added."""

    identity: str
    sealed: bytes = field(repr=False)
    number: int = 0


class KeyCheckRepository:
    """Reads the rows."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    async def checks(self) -> list[KeyCheck]:
        """The rows, the newest key's last; none for a store that is new."""
        rows = await self._reader.rows("SELECT * FROM key_check LIMIT 10000")
        checks = [KeyCheck(row["identity"], row["sealed"], _number(str(row["id"].id))) for row in rows]
        return sorted(checks, key=lambda check: check.number)


def remember(check: KeyCheck) -> Statement:
    """Write a row; it is never written again. A number that is taken cancels the commit."""
    name = f"{_ADDED}{check.number}" if check.number else _FIRST
    return Statement(
        "CREATE ONLY $check CONTENT $content RETURN NONE",
        {"check": RecordID(_TABLE, name), "content": {"identity": check.identity, "sealed": check.sealed}},
    )


def _number(name: str) -> int:
    return int(name.removeprefix(_ADDED)) if name.startswith(_ADDED) else 0
