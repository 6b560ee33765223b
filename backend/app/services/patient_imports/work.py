"""The job behind an import: one step of it."""

from app.models.patient_import_models import ImportStage, RowsForgotten
from app.services.job_run import GiveUp, ProgressRun
from app.services.patient_imports.checking import Checking
from app.services.patient_imports.entering import Entering
from app.services.patient_imports.parts import ImportParts
from app.services.patient_imports.taking_back import TakingBack


class ImportWork:
    """One step of one import, for the trace of one job."""

    def __init__(self, parts: ImportParts) -> None:
        self._parts = parts

    async def run(self, job: ProgressRun) -> None:
        """The step that the job names."""
        imported = await self._parts.imported(str(job.job.payload["import"]))
        if imported.job_id != job.job.id:
            raise GiveUp("another_step_began")
        step = ImportStage(str(job.job.payload["step"]))
        try:
            await {
                ImportStage.CHECK: Checking(self._parts).run,
                ImportStage.RUN: Entering(self._parts).run,
                ImportStage.UNDO: TakingBack(self._parts).run,
            }[step](job, imported)
        except RowsForgotten as gone:
            raise GiveUp(gone.code) from None
