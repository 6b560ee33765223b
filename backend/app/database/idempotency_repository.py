"""Answers of creates that may be sent twice.

https://surrealdb.com/docs/surrealql/statements/create .
"""

from dataclasses import dataclass, field
from datetime import datetime

from app.database.patient_repository import Reader
from app.database.statement import RecordID, Statement

TABLE = "idempotent_answer"


@dataclass(frozen=True, slots=True)
class StoredAnswer:
    """What was answered: the keyed hash of the body, the sealed answer, and whom it is about."""

    body_key: str
    subject: str
    sealed: bytes = field(repr=False)


class IdempotencyRepository:
    """Looks answers up by the name of their request, and makes the statement that keeps one."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    async def answer(self, name: str) -> StoredAnswer | None:
        """What a request was answered before."""
        row = await self._reader.one("SELECT * FROM ONLY $answer", {"answer": RecordID(TABLE, name)})
        return StoredAnswer(row["body_key"], row["subject"], row["sealed"]) if row else None

    def forget(self, before: datetime) -> Statement:
        """Answers of creates that nobody repeats any more."""
        return Statement("DELETE idempotent_answer WHERE created_at < $before RETURN BEFORE", {"before": before})

    def keep(self, name: str, answer: StoredAnswer, at: datetime) -> Statement:
        """For the create's own commit; a request that was faster cancels it."""
        content = {
            "body_key": answer.body_key,
            "subject": answer.subject,
            "sealed": answer.sealed,
            "created_at": at,
        }
        return Statement(
            "CREATE ONLY $answer CONTENT $content RETURN NONE",
            {"answer": RecordID(TABLE, name), "content": content},
        )
