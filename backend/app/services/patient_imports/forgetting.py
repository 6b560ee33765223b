"""Files are not kept for ever: after a month the rows of a table go, and with them the values that were looked at.

What became of the rows stays, so that an import can still be looked at and taken back.
"""

from collections.abc import Awaitable, Callable
from datetime import datetime

from app.audit.rows import AuditEntry
from app.audit.vocabulary import AuditAction
from app.database.models import PatientImport
from app.database.statement import Statement
from app.models.patient_import_models import SheetFacts
from app.services.database_service import Committed
from app.services.patient_imports.parts import ImportParts

Write = Callable[..., Awaitable[Committed]]
"""An entry for the audit trail and statements, in one commit."""


class Forgetting:
    """Forgets rows, for the trace of one job."""

    def __init__(self, parts: ImportParts) -> None:
        self._parts = parts

    async def sweep(self, before: datetime, write: Write) -> int:
        """Forget the rows of what was begun before then; gives of how many imports."""
        forgotten = 0
        while found := await self._parts.imports.with_rows_of_before(before, self._parts.access):
            for each in found:
                await write(AuditEntry(AuditAction.PATIENT_IMPORTS_FORGOTTEN, each.id), *self._without_rows(each))
            forgotten += len(found)
        return forgotten

    def _without_rows(self, imported: PatientImport) -> tuple[Statement, Statement]:
        newer = imported.newer(self._parts.clock(), has_rows=False, facts=_without_values(imported.facts))
        return self._parts.imports.forget_rows(imported.id), self._parts.imports.replace(newer)


def _without_values(facts: SheetFacts) -> SheetFacts:
    columns = [column.model_copy(update={"samples": []}) for column in facts.columns]
    return facts.model_copy(update={"columns": columns, "first_rows": []})
