"""The job that checks the whole audit trail, leaves its verdict there, and raises an alert where it is not whole."""

from collections.abc import Callable
from datetime import timedelta

from app.audit.vocabulary import AuditAction
from app.database.job_repository import Outcome
from app.models.alert_models import AlertKind
from app.models.job_models import JobKind
from app.services.alerts.raising import AlertRaising, Raised, entry_of
from app.services.audit_state_service import note_verdict
from app.services.audit_verification_service import AuditVerification, Verdict
from app.services.database_service import DatabaseService
from app.workers.surreal_worker import Handler, JobRun

TIME_LIMIT = timedelta(hours=12)


class AuditVerifier:
    """Runs full checks, one at a time."""

    def __init__(self, verification: AuditVerification, raising: Callable[[DatabaseService], AlertRaising]) -> None:
        self._verification = verification
        self._raising = raising

    @property
    def handler(self) -> Handler:
        """For the worker."""
        return Handler(
            JobKind.AUDIT_VERIFICATION, self.check, AuditAction.AUDIT_VERIFIED, at_once=1, time_limit=TIME_LIMIT
        )

    async def check(self, run: JobRun) -> Outcome:
        """Walk the chain; the lease carries the progress."""

        def on_block(done: int, total: int) -> None:
            run.progress, run.total = done, total

        verdict = await self._verification.verify(on_block)
        note_verdict(verdict, run.access)
        await run.access.settle()
        if not verdict.is_whole:
            await self._tell(verdict, run)
        await run.advance(verdict.blocks, run.total)
        return Outcome(1, 1)

    async def _tell(self, verdict: Verdict, run: JobRun) -> None:
        """Once for each fault: it is there tomorrow, too."""
        raising = self._raising(run.database)
        alert = raising.alert(AlertKind.AUDIT_NOT_WHOLE, str(verdict.finding))
        new = [Raised(each, None) for each in await raising.unknown([alert])]
        if new:
            await run.write(entry_of(new), *await raising.statements(new))
