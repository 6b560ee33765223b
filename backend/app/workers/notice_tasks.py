"""Jobs around notices: digests, sending and asking providers. Thin, over the services."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from app.audit.access_log import AccessLog
from app.audit.vocabulary import AuditAction
from app.core.actor import Actor, SystemActor
from app.database.job_repository import Outcome
from app.database.models import Job
from app.database.statement import Statement
from app.models.job_models import JobKind
from app.services.notices.digests import Digests
from app.services.notices.reports import Asking
from app.services.notices.sending import Sending
from app.workers.surreal_worker import Handle, Handler, JobRun


@dataclass(frozen=True, slots=True)
class NoticeServices:
    """The services that handlers call, each made for one run's trace."""

    digests: Callable[[AccessLog], Digests]
    sending: Callable[[], Sending]
    asking: Callable[[], Asking]


class NoticeTasks:
    """The handlers of what follows from alerts."""

    def __init__(self, services: NoticeServices) -> None:
        self._services = services

    def handlers(self) -> Mapping[JobKind, Handler]:
        """By kind."""
        each = (
            Handler(
                JobKind.NOTICE_DIGEST, _by(SystemActor.NOTICES, self.digest), AuditAction.NOTICE_PLANNED, at_once=2
            ),
            Handler(
                JobKind.NOTICE_SEND,
                _by(SystemActor.NOTICES, self.send),
                AuditAction.NOTICE_SENT,
                at_once=4,
                longest_pause=timedelta(minutes=15),
                when_buried=self.never_sent,
            ),
            Handler(
                JobKind.NOTICE_CHECK,
                _by(SystemActor.NOTICES, self.check),
                AuditAction.NOTICE_REPORTED,
                first_pause=timedelta(minutes=5),
                longest_pause=timedelta(hours=6),
            ),
        )
        return {handler.kind: handler for handler in each}

    async def digest(self, run: JobRun) -> Outcome:
        """How many alerts wait for one person, in one notice."""
        return await self._services.digests(run.access).work(run)

    async def send(self, run: JobRun) -> Outcome:
        """One notice to its provider."""
        return await self._services.sending().work(run)

    async def never_sent(self, job: Job, failure: str) -> Sequence[Statement]:
        """What becomes of a notice whose job has failed for good."""
        return await self._services.sending().buried(job, failure)

    async def check(self, run: JobRun) -> Outcome:
        """What became of a notice whose provider has not said so."""
        return await self._services.asking().work(run)


def _by(actor: SystemActor, handle: Handle) -> Handle:
    """The same, with the traces of this system actor; what it did not come to leaves none."""

    async def handle_as(run: JobRun) -> Outcome:
        run.access.actor = Actor.system(actor)
        run.access.is_routine = True
        return await handle(run)

    return handle_as
