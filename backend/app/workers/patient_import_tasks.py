"""The job behind an import of a table of patients: thin, over the service."""

from collections.abc import Callable
from datetime import timedelta

from app.audit.access_log import AccessLog
from app.audit.vocabulary import AuditAction
from app.database.job_repository import Outcome
from app.models.job_models import JobKind
from app.services.patient_imports.work import ImportWork
from app.workers.surreal_worker import Handler, JobRun

TIME_LIMIT = timedelta(hours=4)


class PatientImportTasks:
    """Works steps of imports off, one at a time."""

    def __init__(self, work: Callable[[AccessLog], ImportWork]) -> None:
        self._work = work

    @property
    def handler(self) -> Handler:
        """For the worker."""
        return Handler(
            JobKind.PATIENT_IMPORT, self.step, AuditAction.PATIENTS_IMPORTED, at_once=1, time_limit=TIME_LIMIT
        )

    async def step(self, run: JobRun) -> Outcome:
        """One step; its last commit ends the job."""
        await self._work(run.access).run(run)
        return Outcome()
