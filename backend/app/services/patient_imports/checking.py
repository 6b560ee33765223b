"""The dry run: what would become of every row. It changes no patient, and may be made as often as somebody likes."""

import asyncio
from collections.abc import Sequence
from functools import partial

from app.audit.rows import AuditEntry
from app.audit.vocabulary import AuditAction
from app.core.identifiers import new_id
from app.database.job_repository import Outcome
from app.database.models import ImportResult, PatientImport
from app.models.patient_import_models import ImportStage, ImportState, RowResult, SheetRow, WhenKnown
from app.services.job_run import ProgressRun
from app.services.patient_imports.deciding import Decider, Decision, Seen, counts_of, decided
from app.services.patient_imports.parts import ImportParts, scope_of
from app.services.patient_imports.rows import PatientRow, RowReader

_PARTS_AT_ONCE = 10


class Checking:
    """Checks one import, for the trace of one job."""

    def __init__(self, parts: ImportParts) -> None:
        self._parts = parts

    async def run(self, job: ProgressRun, imported: PatientImport) -> None:
        """Every part anew; what a run before this one left is forgotten first."""
        reader = await self._parts.reader(imported)
        await job.write(
            AuditEntry(AuditAction.PATIENT_IMPORT_CHECKED, imported.id),
            self._parts.imports.forget_results(imported.id, ImportStage.CHECK),
        )
        when_known = imported.plan.when_known if imported.plan else WhenKnown.SKIP
        decider, seen = Decider(self._parts.directory.known, when_known, scope_of(imported)), Seen()
        waiting: list[ImportResult] = []
        for number in range(imported.part_count):
            part = await self._parts.part(imported, number)
            rows = await asyncio.to_thread(partial(read_all, reader, part.rows, imported))
            waiting.append(result_of(imported, number, ImportStage.CHECK, _results(decided(rows, decider, seen))))
            if len(waiting) == _PARTS_AT_ONCE:
                await self._keep(job, imported, waiting)
                waiting.clear()
                await job.advance(number + 1, imported.part_count)
        checked = imported.newer(self._parts.clock(), state=ImportState.CHECKED)
        await job.finish(
            AuditEntry(AuditAction.PATIENT_IMPORT_CHECKED, imported.id),
            Outcome(imported.part_count, imported.part_count),
            *(self._parts.imports.keep_result(each) for each in waiting),
            self._parts.imports.replace(checked),
        )

    async def _keep(self, job: ProgressRun, imported: PatientImport, results: Sequence[ImportResult]) -> None:
        await job.write(
            AuditEntry(AuditAction.PATIENT_IMPORT_CHECKED, imported.id),
            *(self._parts.imports.keep_result(each) for each in results),
        )


def read_all(reader: RowReader, rows: Sequence[SheetRow], imported: PatientImport) -> list[PatientRow]:
    """The rows below the headings as patients."""
    header = imported.plan.header_row if imported.plan else 0
    return [reader.read(row) for row in rows if row.number > header]


def result_of(imported: PatientImport, number: int, stage: ImportStage, results: Sequence[RowResult]) -> ImportResult:
    """What became of a part, as it is kept."""
    return ImportResult(
        id=new_id(), import_id=imported.id, number=number, stage=stage, results=list(results), **counts_of(results)
    )


def _results(decisions: Sequence[Decision]) -> list[RowResult]:
    return [each.result(each.known.standing.patient_id if each.known else None) for each in decisions]
