"""Pairs of records that may be one person, in the store.

https://surrealdb.com/docs/surrealql/statements/select .
"""

from collections.abc import Callable, Sequence

from app.audit.access_log import AccessLog
from app.core.identifiers import is_id
from app.database.answers import Row
from app.database.entity_rows import EntityRows
from app.database.models import DuplicatePair
from app.database.patient_repository import Reader
from app.database.statement import RecordID, Statement
from app.models.duplicate_models import PairDecided, PairState

MOST_OPEN = 500
"""Pairs that are shown as waiting; a practice with more of them works the surest off first."""
_MOST_OF_ONE = 200
_MOST_KNOWN = 100_000


class DuplicateRepository:
    """One row for each pair that was ever found or decided about; the ids of a pair stand in their order."""

    def __init__(self, reader: Reader, pairs: EntityRows[DuplicatePair]) -> None:
        self._reader = reader
        self._pairs = pairs

    async def pair(self, pair_id: str, access: AccessLog) -> DuplicatePair | None:
        """One pair; both people are noted as opened."""
        if not is_id(pair_id):
            return None
        row = await self._reader.one("SELECT * FROM ONLY $pair", {"pair": RecordID("duplicate_pair", pair_id)})
        return self._opened(row, access) if row else None

    async def between(self, one: str, other: str, access: AccessLog) -> DuplicatePair | None:
        """The pair of these two, if it was ever one."""
        first, second = in_order(one, other)
        rows = await self._reader.rows(
            "SELECT * FROM duplicate_pair WHERE first_id = $first AND second_id = $second",
            {"first": RecordID("patient", first), "second": RecordID("patient", second)},
        )
        return self._opened(rows[0], access) if rows else None

    async def open(self, may_see: Callable[[str], bool], access: AccessLog) -> list[DuplicatePair]:
        """Pairs that wait for a decision, both of whose people may be seen; so many at most, in no order."""
        rows = await self._reader.rows(
            "SELECT * FROM duplicate_pair WHERE state = 'open' LIMIT $most", {"most": MOST_OPEN}
        )
        return [
            self._opened(row, access)
            for row in rows
            if may_see(str(row["first_id"].id)) and may_see(str(row["second_id"].id))
        ]

    async def known(self) -> set[frozenset[str]]:
        """Every pair that has a row, by its two ids; nobody is opened."""
        rows = await self._reader.rows(
            "SELECT first_id, second_id FROM duplicate_pair LIMIT $most", {"most": _MOST_KNOWN}
        )
        return {frozenset({str(row["first_id"].id), str(row["second_id"].id)}) for row in rows}

    async def told_apart_from(self, patient_id: str) -> set[str]:
        """Whom somebody has said this patient is not; nobody is opened."""
        patient = {"patient": RecordID("patient", patient_id), "most": _MOST_OF_ONE}
        first = await self._reader.rows(
            "SELECT second_id, state FROM duplicate_pair WHERE first_id = $patient LIMIT $most", patient
        )
        second = await self._reader.rows(
            "SELECT first_id, state FROM duplicate_pair WHERE second_id = $patient LIMIT $most", patient
        )
        others = [(row["second_id"], row["state"]) for row in first] + [
            (row["first_id"], row["state"]) for row in second
        ]
        return {str(other.id) for other, state in others if state == PairState.DIFFERENT}

    def create(self, pair: DuplicatePair) -> Statement:
        """A new pair."""
        return self._pairs.create(pair)

    def create_all(self, pairs: Sequence[DuplicatePair]) -> Statement:
        """Many new pairs; one that has a row already cancels the commit."""
        return self._pairs.insert(pairs)

    def replace(self, pair: DuplicatePair) -> Statement:
        """The pair after a decision; a stale one cancels the commit."""
        return self._pairs.replace(pair, stale=PairDecided)

    def _opened(self, row: Row, access: AccessLog) -> DuplicatePair:
        pair = self._pairs.opened(row, access)
        access.opened(pair.second_id)
        return pair


def in_order(one: str, other: str) -> tuple[str, str]:
    """Two ids as a pair holds them."""
    return (one, other) if one < other else (other, one)
