"""Jobs around exports of patients: thin, over the work behind them."""

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta

from app.audit.access_log import AccessLog
from app.audit.vocabulary import AuditAction
from app.database.job_repository import Outcome
from app.database.models import Job
from app.database.statement import Statement
from app.models.job_models import JobKind
from app.services.patient_exports.work import ExportWork
from app.workers.surreal_worker import Handler, JobRun

TIME_LIMIT = timedelta(hours=1)


class ExportTasks:
    """Makes large exports, one at a time, and throws their files away after a day."""

    def __init__(self, work: Callable[[AccessLog], ExportWork], burial_log: Callable[[], AccessLog]) -> None:
        self._work = work
        self._burial_log = burial_log

    def handlers(self) -> Mapping[JobKind, Handler]:
        """By kind."""
        each = (
            Handler(
                JobKind.PATIENT_EXPORT,
                self.make,
                AuditAction.PATIENTS_EXPORTED,
                at_once=1,
                time_limit=TIME_LIMIT,
                when_buried=self.given_up,
            ),
            Handler(JobKind.PATIENT_EXPORT_EXPIRY, self.expire, AuditAction.EXPORT_EXPIRED),
        )
        return {handler.kind: handler for handler in each}

    async def make(self, run: JobRun) -> Outcome:
        """One export."""
        return await self._work(run.access).make(_export_of(run.job), run)

    async def expire(self, run: JobRun) -> Outcome:
        """One file."""
        return await self._work(run.access).expire(_export_of(run.job), run)

    async def given_up(self, job: Job, _: str) -> Sequence[Statement]:
        """For the commit of the burial."""
        log = self._burial_log()
        left = await self._work(log).given_up(_export_of(job))
        await log.settle()
        return left


def _export_of(job: Job) -> str:
    return str(job.payload.get("export", ""))
