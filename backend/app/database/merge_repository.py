"""Merges in the store: who went into whom, and whether it was undone.

https://surrealdb.com/docs/surrealql/statements/select .
"""

from collections.abc import Callable

from app.audit.access_log import AccessLog
from app.database.answers import Row
from app.database.entity_rows import EntityRows
from app.database.models import PatientMerge
from app.database.patient_repository import Reader, without_event
from app.database.statement import RecordID, Statement
from app.models.patient_models import StalePatient

MOST_LISTED = 200


class MergeRepository:
    """One row for each merge."""

    def __init__(self, reader: Reader, merges: EntityRows[PatientMerge]) -> None:
        self._reader = reader
        self._merges = merges

    async def of(self, other_id: str, access: AccessLog) -> PatientMerge | None:
        """The merge by which a record went into another one, while it stands."""
        rows = await self._reader.rows(
            "SELECT * FROM patient_merge WHERE other_id = $other LIMIT 100", {"other": RecordID("patient", other_id)}
        )
        standing = [row for row in rows if row.get("undone_at") is None]
        return self._opened(standing[-1], access) if standing else None

    async def has_later(self, merge: PatientMerge) -> bool:
        """Whether another record went into the same survivor afterwards, and is still in there; nobody is opened."""
        rows = await self._reader.rows(
            "SELECT survivor_version, undone_at FROM patient_merge WHERE survivor_id = $survivor LIMIT 1000",
            {"survivor": RecordID("patient", merge.survivor_id)},
        )
        return any(row["survivor_version"] > merge.survivor_version and row.get("undone_at") is None for row in rows)

    async def last(self, may_see: Callable[[str], bool], access: AccessLog) -> list[PatientMerge]:
        """The last merges, the newest first; of those, where both people may be seen."""
        rows = await self._reader.rows(
            "SELECT * FROM patient_merge ORDER BY created_at DESC LIMIT $most", {"most": MOST_LISTED}
        )
        return [
            self._opened(row, access)
            for row in rows
            if may_see(str(row["survivor_id"].id)) and may_see(str(row["other_id"].id))
        ]

    def create(self, merge: PatientMerge) -> Statement:
        """A merge; the two records' own changes have the events."""
        return without_event(self._merges.create(merge))

    def replace(self, merge: PatientMerge) -> Statement:
        """The merge, undone; of two who undo it at once, one is told."""
        return without_event(self._merges.replace(merge, stale=StalePatient))

    def _opened(self, row: Row, access: AccessLog) -> PatientMerge:
        merge = self._merges.opened(row, access)
        access.opened(merge.other_id)
        return merge
