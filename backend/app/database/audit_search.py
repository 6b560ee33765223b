"""Looking for audit rows by who, whom, what and when, in the order of time.

A question goes along one index that ends in the time, a window at a time, and reads only what decides; the rows of the
page are read whole afterwards. What other filters leave over is dropped here, so that no question scans the table.
https://surrealdb.com/docs/surrealql/clauses/explain
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any

from app.audit.rows import AuditRow
from app.database.answers import Row
from app.database.audit_repository import newest_first, opened
from app.database.patient_repository import Reader
from app.database.statement import RecordID

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MOST_UNSEALED = 5_000
"""Rows that wait for the sealer; more are waiting only while it is in trouble."""
_MOST_OUTCOMES = 200
_AFTER = "!"
"""Sorts after the end of a code and before everything that a code is made of."""


class Along(StrEnum):
    """The columns that have an index in the order of time."""

    TIME = "at"
    ACTOR = "actor"
    SUBJECT = "subject"
    SESSION = "session"
    ACTION = "action"
    OUTCOME = "outcome"


_WINDOWS = {
    Along.TIME: """
        SELECT id, newest_first, actor, session, action, outcome, automatic, block FROM audit
        WHERE newest_first >= $begins ORDER BY newest_first LIMIT $limit
    """,
    Along.ACTOR: """
        SELECT id, newest_first, actor, session, action, outcome, automatic, block FROM audit
        WHERE actor = $who AND newest_first >= $begins ORDER BY newest_first LIMIT $limit
    """,
    Along.SUBJECT: """
        SELECT id, newest_first, actor, session, action, outcome, automatic, block FROM audit
        WHERE subject = $who AND newest_first >= $begins ORDER BY newest_first LIMIT $limit
    """,
    Along.SESSION: """
        SELECT id, newest_first, actor, session, action, outcome, automatic, block FROM audit
        WHERE session = $who AND newest_first >= $begins ORDER BY newest_first LIMIT $limit
    """,
    Along.ACTION: """
        SELECT id, newest_first, actor, session, action, outcome, automatic, block FROM audit
        WHERE action = $who AND newest_first >= $begins ORDER BY newest_first LIMIT $limit
    """,
    Along.OUTCOME: """
        SELECT id, newest_first, actor, session, action, outcome, automatic, block FROM audit
        WHERE outcome = $who AND newest_first >= $begins ORDER BY newest_first LIMIT $limit
    """,
}
_OF_BLOCKS = """
    SELECT id, newest_first, actor, session, action, outcome, automatic, block FROM audit
    WHERE block INSIDE $blocks AND subjects CONTAINS $who LIMIT 50000
"""
_UNSEALED = """
    SELECT id, newest_first, actor, session, action, outcome, automatic, subjects, block
    FROM audit WHERE block = 0 LIMIT $limit
"""


@dataclass(frozen=True, slots=True)
class Glimpse:
    """What decides whether a row is meant. Values are as they stand: somebody may have changed them.

    `at` is the moment that the row is sorted by; it has to be the row's own (`AuditEntryShown.is_ours`).
    """

    id: str
    at: datetime
    actor: object
    session: object
    action: object
    outcome: object
    automatic: bool
    block: int


@dataclass(frozen=True, slots=True)
class BlockPlace:
    """A block, and when it was sealed: none of its rows is younger."""

    number: int
    at: datetime


class AuditSearch:
    """The questions of the audit viewer."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    async def window(self, along: Along, who: str, at: datetime, limit: int) -> list[Glimpse]:
        """Up to `limit` rows, the newest first, none younger than `at`; of the last moment some may be missing."""
        rows = await self._reader.rows(_WINDOWS[along], {"who": who, "begins": newest_first(at), "limit": limit})
        return _glimpses(rows)

    async def outcomes(self) -> list[str]:
        """Every outcome that stands in the trail, found by leaping along its index.

        The leap begins behind the last one found: "greater than" would walk through all its rows.
        """
        found: list[str] = []
        while len(found) < _MOST_OUTCOMES:
            rows = await self._reader.rows(
                "SELECT outcome FROM audit WHERE outcome >= $who ORDER BY outcome LIMIT 1",
                {"who": found[-1] + _AFTER if found else _AFTER},
            )
            if not rows:
                break
            found.append(str(rows[0]["outcome"]))
        return found

    async def blocks_of(self, subject: str) -> list[BlockPlace]:
        """The blocks with rows over several people of whom this is one, the newest first."""
        rows = await self._reader.rows(
            "SELECT id, at FROM audit_block WHERE subjects CONTAINS $who LIMIT 1000000", {"who": subject}
        )
        places = [BlockPlace(row["id"].id, row["at"]) for row in rows if isinstance(row["id"].id, int)]
        return sorted(places, key=lambda place: place.number, reverse=True)

    async def in_blocks(self, blocks: Sequence[int], subject: str) -> list[Glimpse]:
        """Rows of these blocks (32 at most) over several people of whom this is one."""
        return _glimpses(await self._reader.rows(_OF_BLOCKS, {"blocks": list(blocks), "who": subject}))

    async def unsealed_of(self, subject: str) -> list[Glimpse]:
        """The same of rows that no block holds yet."""
        rows = await self._reader.rows(_UNSEALED, {"limit": MOST_UNSEALED})
        return _glimpses([row for row in rows if subject in (row.get("subjects") or ())])

    async def whole(self, ids: Sequence[str]) -> list[AuditRow]:
        """The rows themselves, in the order that was asked for; what is gone is left out."""
        records = [RecordID("audit", each) for each in ids]
        rows = await self._reader.rows("SELECT * FROM $records", {"records": records}) if records else []
        by_id = {str(row["id"].id): opened(row) for row in rows}
        return [by_id[each] for each in ids if each in by_id]

    async def patients_among(self, ids: Sequence[str]) -> set[str]:
        """Which of these ids name a patient; nobody is opened."""
        records = [RecordID("patient", each) for each in ids]
        rows = await self._reader.rows("SELECT id FROM $records", {"records": records}) if records else []
        return {str(row["id"].id) for row in rows}

    async def unsealed_count(self) -> int:
        """How many rows wait for the sealer."""
        row = await self._reader.one("SELECT count() AS n FROM audit WHERE block = 0 GROUP ALL")
        return int(row["n"]) if row else 0


def _glimpses(rows: Sequence[Row]) -> list[Glimpse]:
    return [_glimpse(row) for row in rows if isinstance(row.get("newest_first"), int)]


def _glimpse(row: Row) -> Glimpse:
    block: Any = row.get("block")
    return Glimpse(
        id=str(row["id"].id),
        at=_EPOCH - timedelta(milliseconds=row["newest_first"]),
        actor=row.get("actor"),
        session=row.get("session"),
        action=row.get("action"),
        outcome=row.get("outcome"),
        automatic=bool(row.get("automatic")),
        block=block if isinstance(block, int) else 0,
    )
