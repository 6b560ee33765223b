"""Jobs around emergency access: thin, over the service."""

from collections.abc import Callable

from app.audit.access_log import AccessLog
from app.audit.vocabulary import AuditAction
from app.core.actor import Actor, SystemActor
from app.database.job_repository import Outcome
from app.models.job_models import JobKind
from app.services.emergency_service import EmergencyService
from app.workers.surreal_worker import Handler, JobRun


class EmergencyTasks:
    """The handler that looks, a day later, whether somebody has reviewed an emergency access."""

    def __init__(self, service: Callable[[AccessLog], EmergencyService]) -> None:
        self._service = service

    @property
    def handler(self) -> Handler:
        """For the worker."""
        return Handler(JobKind.EMERGENCY_REVIEW, self.remind, AuditAction.EMERGENCY_OVERDUE)

    async def remind(self, run: JobRun) -> Outcome:
        """One access."""
        run.access.actor = Actor.system(SystemActor.ALERTS)
        run.access.is_routine = True
        return await self._service(run.access).remind(run)
