"""The job behind a deactivation: what somebody leaves behind goes to colleagues."""

from collections.abc import Callable
from datetime import timedelta

from app.audit.access_log import AccessLog
from app.audit.vocabulary import AuditAction
from app.database.job_repository import Outcome
from app.models.job_models import JobKind
from app.services.users.hand_over import HandOverWork
from app.workers.surreal_worker import Handler, JobRun

TIME_LIMIT = timedelta(hours=1)


class HandOverTasks:
    """Runs hand-overs, one at a time."""

    def __init__(self, work: Callable[[AccessLog], HandOverWork]) -> None:
        self._work = work

    @property
    def handler(self) -> Handler:
        """How its job is worked off."""
        return Handler(
            JobKind.HAND_OVER, self.hand_over, AuditAction.USER_HANDED_OVER, at_once=1, time_limit=TIME_LIMIT
        )

    async def hand_over(self, run: JobRun) -> Outcome:
        """Alerts and patients of one user and provider."""
        wanted = {name: str(value or "") for name, value in run.job.payload.items()}
        return await self._work(run.access).run(
            run, wanted["from_user"], wanted["to_user"], wanted["from_provider"], wanted["to_provider"]
        )
