"""Exports of patients in the store: what is known of each, its content in sealed parts, and whom it told of.

Parts are dropped after a day; the rest stays. https://surrealdb.com/docs/surrealql/statements/delete
"""

from collections.abc import Sequence
from datetime import datetime

from app.audit.access_log import AccessLog
from app.core.identifiers import is_id
from app.database.entity_rows import EntityRows
from app.database.models import Disclosure, PatientExport
from app.database.patient_repository import Reader, without_event
from app.database.statement import RecordID, Statement
from app.sealing.seal import Seal

_PARTS = "export_part"


class PatientExportRepository:
    """Exports and disclosures."""

    def __init__(
        self, reader: Reader, exports: EntityRows[PatientExport], disclosures: EntityRows[Disclosure], seal: Seal
    ) -> None:
        self._reader = reader
        self._exports = exports
        self._disclosures = disclosures
        self._seal = seal

    async def export(self, export_id: str, access: AccessLog) -> PatientExport | None:
        """One export."""
        if not is_id(export_id):
            return None
        row = await self._reader.one("SELECT * FROM ONLY $record", {"record": self._exports.record(export_id)})
        return self._exports.opened(row, access) if row else None

    async def latest(self, limit: int, access: AccessLog) -> list[PatientExport]:
        """The newest exports first."""
        rows = await self._reader.rows(
            "SELECT * FROM patient_export ORDER BY created_at DESC LIMIT $limit", {"limit": limit}
        )
        return [self._exports.opened(row, access) for row in rows]

    def create(self, export: PatientExport) -> Statement:
        """A new export."""
        return without_event(self._exports.create(export))

    def replace(self, export: PatientExport) -> Statement:
        """The export as it now stands; a stale version cancels the commit."""
        return without_event(self._exports.replace(export))

    def keep_part(self, export: PatientExport, attempt: int, position: int, content: bytes) -> Statement:
        """A piece of the content, sealed for its place."""
        key = _part_key(export, attempt, position)
        return Statement(
            "CREATE ONLY $part CONTENT $row RETURN NONE",
            {
                "part": RecordID(_PARTS, key),
                "row": {
                    "export_id": self._exports.record(export.id),
                    "content": self._seal.close_content(_PARTS, key, content),
                },
            },
        )

    async def part(self, export: PatientExport, position: int, access: AccessLog) -> bytes | None:
        """A piece of the content; None when it was dropped."""
        key = _part_key(export, export.attempt, position)
        row = await self._reader.one("SELECT * FROM ONLY $part", {"part": RecordID(_PARTS, key)})
        return self._seal.open_content(_PARTS, key, row["content"], access, export.id) if row else None

    def drop_parts(self, export: PatientExport) -> Statement:
        """The content goes, that of earlier tries too."""
        return Statement(
            "DELETE export_part WHERE export_id = $export RETURN NONE", {"export": self._exports.record(export.id)}
        )

    def disclose(self, disclosure: Disclosure) -> Statement:
        """Whom a part of an export tells of; nothing of it is ever changed."""
        return without_event(self._disclosures.create(disclosure))

    async def disclosures_of(self, patient_id: str, since: datetime, access: AccessLog) -> list[Disclosure]:
        """What was told of a patient since then, in any order."""
        rows = await self._reader.rows(
            "SELECT * FROM disclosure WHERE patients CONTAINS $who LIMIT 10000", {"who": patient_id}
        )
        found = [self._disclosures.opened(row, access) for row in rows]
        return [each for each in found if each.at >= since]

    async def some(self, export_ids: Sequence[str], access: AccessLog) -> list[PatientExport]:
        """The exports with these ids."""
        records = [self._exports.record(each) for each in export_ids]
        rows = await self._reader.rows("SELECT * FROM $records", {"records": records})
        return [self._exports.opened(row, access) for row in rows]


def _part_key(export: PatientExport, attempt: int, position: int) -> str:
    return f"{export.id}_{attempt}_{position}"
