"""Jobs and schedules: what can be done later, how it stands, and what the administrator sees of it.

A job carries codes and ids, never a person's words; what it did is told by counts. "Sent 0 of 12" is not success.
"""

from datetime import datetime
from enum import IntEnum, StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from app.core.exceptions import BusinessLogicException, NotFoundException
from app.core.identifiers import RecordKey

Payload = dict[str, str | int | None]
"""What a job is about: ids, codes and counts, clear in the store."""


class JobKind(StrEnum):
    """The closed list of work that is done later."""

    BIRTHDAY_ALERTS = "birthday_alerts"
    INSURANCE_SYNC = "insurance_sync"
    COVERAGE_WATCH = "coverage_watch"
    CLEAN_UP = "clean_up"
    NOTICE_DIGEST = "notice_digest"
    NOTICE_SEND = "notice_send"
    NOTICE_CHECK = "notice_check"
    IDENTITY_MAIL = "identity_mail"
    HAND_OVER = "hand_over"
    """Patients and alerts of somebody who left."""
    PATIENT_IMPORT = "patient_import"
    """One step of an import of a table: checking it, entering it, or taking it back."""
    ELIGIBILITY_CHECK = "eligibility_check"
    """One question to a payer about one patient."""
    KEYS_RESEAL = "keys_reseal"
    EMERGENCY_REVIEW = "emergency_review"
    DUPLICATE_SCAN = "duplicate_scan"
    """Compares everybody with everybody."""
    PATIENT_EXPORT = "patient_export"
    PATIENT_EXPORT_EXPIRY = "patient_export_expiry"
    AUDIT_VERIFICATION = "audit_verification"


class JobPriority(IntEnum):
    """What is taken first among what is due."""

    LOW = 1
    NORMAL = 2
    HIGH = 3
    URGENT = 4


class JobState(StrEnum):
    """How a job stands."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    DEAD = "dead"
    """Tried as often as its kind allows; waits for somebody to look, and may be replayed."""
    CANCELLED = "cancelled"


class JobPublic(BaseModel):
    """A job as the administrator sees it."""

    model_config = ConfigDict(frozen=True)

    id: RecordKey
    kind: JobKind
    priority: JobPriority
    state: JobState
    run_at: datetime
    created_at: datetime
    requested_by: str
    attempts: int
    most_attempts: int
    started_at: datetime | None
    finished_at: datetime | None
    progress: int
    total: int | None
    due: int | None
    done: int | None
    failure: str | None
    is_cancel_requested: bool


class JobPage(BaseModel):
    """Jobs of one state, the newest first, and how many there are in each."""

    model_config = ConfigDict(frozen=True)

    items: list[JobPublic]
    counts: dict[JobState, int]
    next_cursor: str | None = None
    """Where the next page begins."""


class JobQuery(BaseModel):
    """Which jobs to show."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    state: JobState | None = None
    kind: JobKind | None = None
    limit: Annotated[int, Field(ge=1, le=200)] = 50
    cursor: Annotated[str, Field(max_length=60)] | None = None


class ScheduleName(StrEnum):
    """The closed list of what happens by itself."""

    BIRTHDAY_ALERTS = "birthday_alerts"
    INSURANCE_SYNC = "insurance_sync"
    COVERAGE_WATCH = "coverage_watch"
    DUPLICATE_SCAN = "duplicate_scan"
    CLEAN_UP = "clean_up"
    AUDIT_VERIFICATION = "audit_verification"


class RunOutcome(StrEnum):
    """How the last run of a schedule ended."""

    DONE = "done"
    NOTHING_DONE = "nothing_done"
    """Something was due and nothing of it was done."""
    FAILED = "failed"
    CANCELLED = "cancelled"
    MISSED = "missed"


class SchedulePublic(BaseModel):
    """A schedule as the administrator sees it; times are moments, the cron expression counts in `zone`."""

    model_config = ConfigDict(frozen=True)

    name: ScheduleName
    kind: JobKind
    cron: str
    zone: str
    is_paused: bool
    next_run_at: datetime
    last_run_at: datetime | None
    last_finished_at: datetime | None
    last_outcome: RunOutcome | None
    last_due: int | None
    last_done: int | None


class SchedulePause(BaseModel):
    """Stop a schedule for a while, or let it go on."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    is_paused: bool


class JobNotFound(NotFoundException):
    """No such job."""

    code = "job_not_found"


class JobLost(BusinessLogicException):
    """Another worker has taken the job over, or it was cancelled: this one may not commit any more."""

    code = "job_lost"
    message = "Another worker has taken this over."


class JobNotReplayable(BusinessLogicException):
    """Only dead or cancelled jobs are replayed."""

    code = "job_not_replayable"
    message = "Only a job that failed or was cancelled can be replayed."


class JobNotCancellable(BusinessLogicException):
    """The job has ended."""

    code = "job_not_cancellable"
    message = "This job has ended already."


class ScheduleNotFound(NotFoundException):
    """No such schedule."""

    code = "schedule_not_found"
