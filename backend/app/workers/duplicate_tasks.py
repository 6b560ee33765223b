"""The job that compares everybody with everybody: thin, over the service."""

from collections.abc import Callable
from datetime import timedelta

from app.audit.vocabulary import AuditAction
from app.database.job_repository import Outcome
from app.models.job_models import JobKind
from app.services.duplicates.scan import DuplicateScan
from app.workers.surreal_worker import Handler, JobRun

TIME_LIMIT = timedelta(hours=4)


class DuplicateTasks:
    """Runs scans, one at a time."""

    def __init__(self, scan: Callable[[], DuplicateScan]) -> None:
        self._scan = scan

    @property
    def handler(self) -> Handler:
        """For the worker."""
        return Handler(
            JobKind.DUPLICATE_SCAN, self.scan, AuditAction.DUPLICATES_SCANNED, at_once=1, time_limit=TIME_LIMIT
        )

    async def scan(self, run: JobRun) -> Outcome:
        """Everybody in daily use."""
        return await self._scan().run(run, run.database)
