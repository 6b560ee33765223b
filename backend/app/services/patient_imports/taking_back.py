"""A whole import is taken back, as far as nothing was built on it: its patients are archived, a part at a time.

Somebody whose record was changed, moved or merged since, or who got a coverage, a contact, a picture or a payer's
answer, stays and is named. A patient who goes lets the medical record number go as well (the version before keeps it),
so that the mended file can bring it again. What the import changed in records that were there before stays as it is.
"""

from collections.abc import Sequence

from app.audit.rows import AuditEntry
from app.audit.vocabulary import AuditAction
from app.database.job_repository import Outcome
from app.database.models import Patient, PatientImport
from app.database.patient_import_repository import total
from app.database.statement import Statement
from app.models.patient_import_models import ImportStage, ImportState, RowOutcome, RowResult
from app.models.patient_models import StalePatient
from app.services.job_run import ProgressRun
from app.services.patient_imports.checking import result_of
from app.services.patient_imports.parts import ImportParts

_TRIES = 5


class TakingBack:
    """Takes one import back, for the trace of one job."""

    def __init__(self, parts: ImportParts) -> None:
        self._parts = parts

    async def run(self, job: ProgressRun, imported: PatientImport) -> None:
        """Every part that was entered and is not taken back."""
        entered = await self._parts.imports.counts(imported.id, ImportStage.RUN)
        done = set(await self._parts.imports.counts(imported.id, ImportStage.UNDO))
        for number in sorted(set(entered) - done):
            await self._patiently(job, imported, number)
            await job.advance(number + 1, imported.part_count)
        now = self._parts.clock()
        counts = total(list((await self._parts.imports.counts(imported.id, ImportStage.UNDO)).values()))
        await job.finish(
            AuditEntry(AuditAction.PATIENT_IMPORT_TAKEN_BACK, imported.id, imported.undo_reason),
            Outcome(counts.rows, counts.rows),
            self._parts.imports.replace(imported.newer(now, state=ImportState.UNDONE, finished_at=now)),
        )

    async def _patiently(self, job: ProgressRun, imported: PatientImport, number: int) -> None:
        """Where the desk changes one of them at the same moment, look again."""
        for _ in range(_TRIES - 1):
            try:
                return await self._take_back(job, imported, number)
            except StalePatient:
                continue
        return await self._take_back(job, imported, number)

    async def _take_back(self, job: ProgressRun, imported: PatientImport, number: int) -> None:
        result = await self._parts.imports.result(imported.id, ImportStage.RUN, number, self._parts.access)
        results: list[RowResult] = []
        statements: list[Statement] = []
        subjects: list[str] = []
        for each in result.results if result else []:
            if each.patient_id is None or each.outcome not in {RowOutcome.CREATED, RowOutcome.UPDATED}:
                continue
            patient = await self._parts.patients.get(each.patient_id, self._parts.access)
            goes = each.outcome is RowOutcome.CREATED and await self._is_untouched(patient)
            outcome = RowOutcome.REMOVED if goes else RowOutcome.KEPT
            results.append(each.model_copy(update={"outcome": outcome}))
            statements += self._archived(patient, imported) if goes else ()
            subjects += [patient.id] if goes else []
        await self._commit(job, imported, number, results, statements, subjects)

    async def _commit(
        self,
        job: ProgressRun,
        imported: PatientImport,
        number: int,
        results: Sequence[RowResult],
        statements: Sequence[Statement],
        subjects: Sequence[str],
    ) -> None:
        await job.write(
            AuditEntry(
                AuditAction.PATIENT_IMPORT_TAKEN_BACK, imported.id, imported.undo_reason, subjects=tuple(subjects)
            ),
            self._parts.imports.keep_result(result_of(imported, number, ImportStage.UNDO, results)),
            *statements,
        )

    async def _is_untouched(self, patient: Patient) -> bool:
        """Whether the record and its coverages are as the import left them, and nothing else hangs on it.

        Notes, moves and merges leave a newer version.
        """
        if patient.version != 1 or await self._parts.imports.is_built_on(patient.id):
            return False
        coverages = await self._parts.coverages.of_patient(patient.id, self._parts.access)
        return all(each.version == 1 and each.created_at == patient.created_at for each in coverages)

    def _archived(self, patient: Patient, imported: PatientImport) -> tuple[Statement, Statement]:
        now = self._parts.clock()
        reason = imported.undo_reason or "The import was taken back."
        archived = patient.newer(now, archived_at=now, archive_reason=reason, mrn=None)
        return self._parts.patients.replace(archived, patient)
