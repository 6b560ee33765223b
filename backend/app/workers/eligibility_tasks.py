"""The job behind a check by a payer: thin, over the service."""

from collections.abc import Callable, Sequence
from datetime import timedelta

from app.audit.access_log import AccessLog
from app.audit.vocabulary import AuditAction
from app.database.job_repository import Outcome
from app.database.models import Job
from app.database.statement import Statement
from app.models.job_models import JobKind
from app.services.insurance.asking import Asking
from app.workers.surreal_worker import Handler, JobRun

AT_ONCE = 4
TIME_LIMIT = timedelta(minutes=3)


class EligibilityTasks:
    """Asks payers, a few at a time."""

    def __init__(self, asking: Callable[[AccessLog], Asking], burial_log: Callable[[], AccessLog]) -> None:
        self._asking = asking
        self._burial_log = burial_log

    @property
    def handler(self) -> Handler:
        """For the worker."""
        return Handler(
            JobKind.ELIGIBILITY_CHECK,
            self.ask,
            AuditAction.ELIGIBILITY_ANSWERED,
            at_once=AT_ONCE,
            time_limit=TIME_LIMIT,
            when_buried=self.given_up,
        )

    async def ask(self, run: JobRun) -> Outcome:
        """One question, and what follows from its answer."""
        return await self._asking(run.access).run(run)

    async def given_up(self, job: Job, _: str) -> Sequence[Statement]:
        """For the commit of the burial: the check has failed."""
        log = self._burial_log()
        left = await self._asking(log).left_behind(str(job.payload.get("check", "")))
        await log.settle()
        return left
