"""The one-time token of set-up, among Better Auth's verification values.

https://surrealdb.com/docs/surrealql/statements/upsert .
"""

from dataclasses import dataclass
from datetime import datetime

from app.database.bookkeeping import Bookkeeper, Ledger
from app.database.patient_repository import Reader
from app.database.statement import RecordID, Statement

_RECORD = RecordID("verification", "set-up")


@dataclass(frozen=True, slots=True)
class SetupToken:
    """The hash of the token, and until when it is good."""

    hash: str
    expires_at: datetime


class SetupRepository:
    """Keeps one token at a time."""

    def __init__(self, reader: Reader, bookkeeper: Bookkeeper) -> None:
        self._reader = reader
        self._bookkeeper = bookkeeper

    async def keep(self, token_hash: str, now: datetime, expires_at: datetime) -> None:
        """Take the place of any token before."""
        content = {
            "created_at": now,
            "updated_at": now,
            "identifier": "set-up",
            "value": token_hash,
            "expires_at": expires_at,
        }
        await self._bookkeeper.keep(
            [Ledger.VERIFICATION],
            Statement("UPSERT $record CONTENT $content RETURN NONE", {"record": _RECORD, "content": content}),
        )

    async def current(self) -> SetupToken | None:
        """The token that is good now."""
        row = await self._reader.one("SELECT * FROM ONLY $record", {"record": _RECORD})
        return SetupToken(row["value"], row["expires_at"]) if row and row["value"] else None

    async def use(self, token_hash: str) -> bool:
        """Use the token up; of two who try, one gets it."""
        results = await self._bookkeeper.keep(
            [Ledger.VERIFICATION],
            Statement(
                "UPDATE $record SET value = '' WHERE value = $hash RETURN id", {"record": _RECORD, "hash": token_hash}
            ),
        )
        return bool(results[0])
