"""The job behind `pfinni keys rotate`: what older keys sealed is sealed again, beside everybody's work."""

from collections.abc import Callable
from datetime import timedelta

from app.audit.access_log import AccessLog
from app.audit.vocabulary import AuditAction
from app.database.job_repository import Outcome
from app.models.job_models import JobKind
from app.services.keys.resealing import Resealing
from app.workers.surreal_worker import Handler, JobRun

TIME_LIMIT = timedelta(hours=12)


class Resealer:
    """Runs the sealing again, each run with one row in the audit trail that counts what it opened."""

    def __init__(self, resealing: Callable[[AccessLog], Resealing]) -> None:
        self._resealing = resealing

    @property
    def handler(self) -> Handler:
        """How its job is worked off."""
        return Handler(
            JobKind.KEYS_RESEAL, self.seal_again, AuditAction.KEYS_RESEALED, at_once=1, time_limit=TIME_LIMIT
        )

    async def seal_again(self, run: JobRun) -> Outcome:
        """Everything that is under an older key."""
        return await self._resealing(run.access).run(run.jobs.guard(run.job), run.advance)
