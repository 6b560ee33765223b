"""What a job's run gives to the services behind it, and how they ask to be run again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol

from app.audit.rows import AuditEntry
from app.database.job_repository import Outcome
from app.database.models import Job
from app.database.statement import Statement
from app.services.database_service import Committed

NOTHING = Outcome()


class RetryLater(Exception):
    """The work cannot be done now; `failure` is a stable code, `after` what the third party asked us to wait."""

    def __init__(self, failure: str, after: timedelta | None = None) -> None:
        super().__init__(failure)
        self.failure = failure
        self.after = after


class GiveUp(Exception):
    """Another try would not help; `failure` is a stable code."""

    def __init__(self, failure: str) -> None:
        super().__init__(failure)
        self.failure = failure


class Run(Protocol):
    """One try at one job. Nothing is committed any more once the job is somebody else's (JobLost)."""

    @property
    def job(self) -> Job:
        """The job."""
        ...

    async def write(self, entry: AuditEntry, *statements: Statement) -> Committed:
        """Commit a part of the work."""
        ...

    async def finish(self, entry: AuditEntry, outcome: Outcome, *statements: Statement) -> None:
        """Commit the last part of the work together with the job's end."""
        ...


class ProgressRun(Run, Protocol):
    """One try at a job that tells how far it has come."""

    async def advance(self, progress: int, total: int | None = None) -> None:
        """Say how far it has come; ends the run where somebody asked for its end."""
        ...


@dataclass(frozen=True, slots=True)
class Step:
    """What one commit writes."""

    entry: AuditEntry
    statements: Sequence[Statement]


def is_last_try(job: Job) -> bool:
    """Whether the job is not tried again after this."""
    return job.attempts >= job.most_attempts
