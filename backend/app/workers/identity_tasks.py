"""Jobs around identity: thin, over the service."""

from collections.abc import Callable
from datetime import timedelta

from app.audit.access_log import AccessLog
from app.audit.vocabulary import AuditAction
from app.core.actor import Actor, SystemActor
from app.database.job_repository import Outcome
from app.models.job_models import JobKind
from app.services.identity.mail import IdentityMail
from app.workers.surreal_worker import Handler, JobRun


class IdentityTasks:
    """The handler of mails to users about their accounts."""

    def __init__(self, mail: Callable[[AccessLog], IdentityMail]) -> None:
        self._mail = mail

    @property
    def handler(self) -> Handler:
        """For the worker."""
        return Handler(JobKind.IDENTITY_MAIL, self.mail, AuditAction.NOTICE_PLANNED, longest_pause=timedelta(minutes=5))

    async def mail(self, run: JobRun) -> Outcome:
        """One mail to one user, if there is one."""
        run.access.actor = Actor.system(SystemActor.AUTH)
        run.access.is_routine = True
        return await self._mail(run.access).work(run)
