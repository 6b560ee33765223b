"""The job that checks the whole audit trail, and leaves its verdict there."""

from datetime import timedelta

from app.audit.vocabulary import AuditAction
from app.database.job_repository import Outcome
from app.models.job_models import JobKind
from app.services.audit_state_service import note_verdict
from app.services.audit_verification_service import AuditVerification
from app.workers.surreal_worker import Handler, JobRun

TIME_LIMIT = timedelta(hours=12)


class AuditVerifier:
    """Runs full checks, one at a time."""

    def __init__(self, verification: AuditVerification) -> None:
        self._verification = verification

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
        await run.advance(verdict.blocks, run.total)
        return Outcome(1, 1)
