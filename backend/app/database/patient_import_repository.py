"""Imports of tables in the store: the import, the rows of its file in parts, and what became of them.

Follows https://surrealdb.com/docs/surrealql/statements/select and /delete .
"""

from collections.abc import Sequence
from datetime import datetime

from app.audit.access_log import AccessLog
from app.core.identifiers import is_id
from app.database.entity_rows import EntityRows
from app.database.models import ImportPart, ImportResult, PatientImport
from app.database.patient_repository import Reader, without_event
from app.database.statement import RecordID, Statement
from app.models.patient_import_models import ImportStage, OutcomeCounts, RowOutcome, StaleImport

_HANGS_ON_A_RECORD = ("document", "contact_note", "coverage_change", "eligibility_check", "eligibility_answer")
_BUILT_ON = "\n;\n".join(
    f"SELECT id FROM {table} WHERE patient_id = $patient LIMIT 1"  # noqa: S608 - a closed list
    for table in _HANGS_ON_A_RECORD
)


class PatientImportRepository:
    """Imports of everybody."""

    def __init__(
        self,
        reader: Reader,
        imports: EntityRows[PatientImport],
        parts: EntityRows[ImportPart],
        results: EntityRows[ImportResult],
    ) -> None:
        self._reader = reader
        self._imports = imports
        self._parts = parts
        self._results = results

    async def one(self, import_id: str, access: AccessLog) -> PatientImport | None:
        """One import."""
        if not is_id(import_id):
            return None
        row = await self._reader.one("SELECT * FROM ONLY $record", {"record": self._imports.record(import_id)})
        return self._imports.opened(row, access) if row else None

    async def is_built_on(self, patient_id: str) -> bool:
        """Whether somebody hung something on a patient's record: it says nothing of the record itself.

        A picture, a contact, a coverage by hand, or a payer who was asked or has answered; nothing is opened.
        """
        return any(await self._reader.read(_BUILT_ON, {"patient": RecordID("patient", patient_id)}))

    async def newest(self, limit: int, access: AccessLog) -> list[PatientImport]:
        """The last ones that were read to their end, the newest first."""
        rows = await self._reader.rows(
            "SELECT * FROM patient_import ORDER BY created_at DESC LIMIT $limit", {"limit": limit}
        )
        return [self._imports.opened(row, access) for row in rows if row["state"] != "receiving"]

    async def like(self, heading_key: str, access: AccessLog) -> PatientImport | None:
        """The last import of a table with the same headings."""
        rows = await self._reader.rows(
            "SELECT * FROM patient_import WHERE heading_key = $key ORDER BY created_at DESC LIMIT 1",
            {"key": heading_key},
        )
        return self._imports.opened(rows[0], access) if rows else None

    async def with_rows_of_before(self, moment: datetime, access: AccessLog) -> list[PatientImport]:
        """Some imports that were begun before then and still have their rows."""
        rows = await self._reader.rows(
            "SELECT * FROM patient_import WHERE has_rows = true AND created_at < $moment LIMIT 20", {"moment": moment}
        )
        return [self._imports.opened(row, access) for row in rows]

    async def part(self, import_id: str, number: int, access: AccessLog) -> ImportPart | None:
        """One part of the file."""
        rows = await self._reader.rows(
            "SELECT * FROM import_part WHERE import_id = $import AND number = $number",
            {"import": import_id, "number": number},
        )
        return self._parts.opened(rows[0], access) if rows else None

    async def result(self, import_id: str, stage: ImportStage, number: int, access: AccessLog) -> ImportResult | None:
        """What became of one part."""
        rows = await self._reader.rows(
            "SELECT * FROM import_result WHERE import_id = $import AND stage = $stage AND number = $number",
            {"import": import_id, "stage": stage.value, "number": number},
        )
        return self._results.opened(rows[0], access) if rows else None

    async def counts(self, import_id: str, stage: ImportStage) -> dict[int, OutcomeCounts]:
        """For each part that is done, how many rows of each outcome; nobody is opened."""
        rows = await self._reader.rows(
            """
            SELECT number, created, updated, known, doubled, faulty, removed, kept FROM import_result
                WHERE import_id = $import AND stage = $stage ORDER BY number
            """,
            {"import": import_id, "stage": stage.value},
        )
        return {int(row.pop("number")): OutcomeCounts(**row) for row in rows}

    def create(self, begun: PatientImport) -> Statement:
        """A new import."""
        return self._imports.create(begun, {"state": begun.state})

    def replace(self, newer: PatientImport) -> Statement:
        """The import as it shall be; a stale version cancels the whole commit."""
        return self._imports.replace(newer, {"state": newer.state}, StaleImport)

    def keep_parts(self, parts: Sequence[ImportPart]) -> Statement:
        """Parts of the file; one that is there already cancels the commit."""
        return without_event(self._parts.insert(parts))

    def keep_result(self, result: ImportResult) -> Statement:
        """What became of a part; one that was done already cancels the commit."""
        return without_event(self._results.create(result))

    def forget_results(self, import_id: str, stage: ImportStage) -> Statement:
        """A stage begins anew."""
        return Statement(
            "DELETE import_result WHERE import_id = $import AND stage = $stage RETURN NONE",
            {"import": import_id, "stage": stage.value},
        )

    def forget_rows(self, import_id: str) -> Statement:
        """The rows of the file go; the import, and what became of its rows, stay."""
        return Statement("DELETE import_part WHERE import_id = $import RETURN NONE", {"import": import_id})


def total(counts: Sequence[OutcomeCounts]) -> OutcomeCounts:
    """All parts together."""
    names = [outcome.value for outcome in RowOutcome]
    return OutcomeCounts(**{name: sum(getattr(each, name) for each in counts) for name in names})
