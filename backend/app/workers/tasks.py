"""What jobs do, and what happens by itself: one handler for each kind, thin, over the services that know how."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from app.audit.access_log import AccessLog
from app.audit.rows import AuditEntry
from app.audit.vocabulary import AuditAction
from app.core.clock import Clock
from app.database.bookkeeping import Bookkeeper
from app.database.job_repository import JobRepository, Outcome
from app.database.lockout_repository import LockoutRepository
from app.database.onboarding_repository import DraftRepository
from app.models.job_models import JobKind, JobPriority, ScheduleName
from app.services.alerts.daily import DailyAlerts
from app.services.clearinghouse_client import ClearinghouseClient
from app.services.database_service import DatabaseService
from app.services.idempotency_service import IdempotencyService
from app.services.import_service import ImportService, SourceFile
from app.services.patient_imports.forgetting import Forgetting
from app.services.session_service import SessionService
from app.services.timing import Timing
from app.workers.surreal_worker import Handler, JobRun

KEEPS_RESULTS = timedelta(hours=24)
KEEPS_TABLES = timedelta(days=30)
"""The rows of a file of patients, to be mended and entered."""

SCHEDULES: tuple[Timing, ...] = (
    Timing(
        ScheduleName.BIRTHDAY_ALERTS,
        JobKind.BIRTHDAY_ALERTS,
        "0 6 * * *",
        catch_up=timedelta(hours=17),
        ends_within=timedelta(hours=1),
    ),
    Timing(
        ScheduleName.INSURANCE_SYNC,
        JobKind.INSURANCE_SYNC,
        "0 2 * * *",
        catch_up=timedelta(hours=20),
        ends_within=timedelta(hours=5),
        priority=JobPriority.HIGH,
    ),
    Timing(
        ScheduleName.COVERAGE_WATCH,
        JobKind.COVERAGE_WATCH,
        "10 6 * * *",
        catch_up=timedelta(hours=17),
        ends_within=timedelta(hours=1),
    ),
    Timing(
        ScheduleName.DUPLICATE_SCAN,
        JobKind.DUPLICATE_SCAN,
        "30 4 * * *",
        catch_up=timedelta(hours=19),
        ends_within=timedelta(hours=4),
        priority=JobPriority.LOW,
    ),
    Timing(
        ScheduleName.CLEAN_UP,
        JobKind.CLEAN_UP,
        "30 3 * * *",
        catch_up=timedelta(hours=23),
        ends_within=timedelta(hours=1),
        priority=JobPriority.LOW,
    ),
    Timing(
        ScheduleName.AUDIT_VERIFICATION,
        JobKind.AUDIT_VERIFICATION,
        "0 4 * * *",
        catch_up=timedelta(hours=23),
        ends_within=timedelta(hours=12),
        priority=JobPriority.LOW,
        most_attempts=3,
    ),
)


@dataclass(frozen=True, slots=True)
class TaskServices:
    """The services that handlers call, each made for one run's trace."""

    daily: Callable[[DatabaseService], DailyAlerts]
    importer: Callable[[AccessLog], ImportService]
    clearinghouse: Callable[[], ClearinghouseClient]
    jobs: JobRepository
    idempotency: IdempotencyService
    lockouts: LockoutRepository
    sessions: SessionService
    bookkeeper: Bookkeeper
    drafts: DraftRepository
    tables: Callable[[AccessLog], Forgetting]
    clock: Clock


class Tasks:
    """The handlers of what happens by itself."""

    def __init__(self, services: TaskServices) -> None:
        self._services = services

    def handlers(self) -> Mapping[JobKind, Handler]:
        """By kind."""
        each = (
            Handler(JobKind.BIRTHDAY_ALERTS, self.birthday_alerts, AuditAction.ALERTS_RAISED, at_once=1),
            Handler(JobKind.COVERAGE_WATCH, self.coverage_watch, AuditAction.COVERAGES_LOOKED_UP, at_once=1),
            Handler(
                JobKind.INSURANCE_SYNC,
                self.insurance_sync,
                AuditAction.SYNC_RAN,
                at_once=1,
                time_limit=timedelta(hours=4),
                first_pause=timedelta(minutes=5),
            ),
            Handler(JobKind.CLEAN_UP, self.clean_up, AuditAction.CLEANED_UP, at_once=1),
        )
        return {handler.kind: handler for handler in each}

    async def birthday_alerts(self, run: JobRun) -> Outcome:
        """Whose birthday lies in the next seven days, each told once a year."""
        return await self._services.daily(run.database).birthdays(run.write, run.advance)

    async def coverage_watch(self, run: JobRun) -> Outcome:
        """Whose coverage ends soon, or has ended without a word from the payer."""
        return await self._services.daily(run.database).coverages(run.write, run.advance)

    async def insurance_sync(self, run: JobRun) -> Outcome:
        """The night's eligibility files from the clearinghouse, each taken in once; a rejected one is not done."""
        client = self._services.clearinghouse()
        try:
            importer = self._services.importer(run.access)
            due = done = 0
            async for at, due, file in client.night():
                report = await importer.import_files([SourceFile(file.name, file.content)])
                done += len(report.files) - report.rejected
                await run.advance(at, due)
        finally:
            await client.close()
        return Outcome(due, done)

    async def clean_up(self, run: JobRun) -> Outcome:
        """Forget ended jobs after a day, answers that nobody repeats, old failures, and sessions that ran out."""
        before = self._services.clock() - KEEPS_RESULTS
        jobs = await self._services.jobs.sweep(before)
        answers = await self._services.idempotency.sweep(before, self._services.bookkeeper)
        failures = await self._services.lockouts.sweep(self._services.clock())
        gone = jobs + answers + failures + await self._services.sessions.sweep() + await self._forget_drafts(run)
        gone += await self._services.tables(run.access).sweep(self._services.clock() - KEEPS_TABLES, run.write)
        await run.advance(gone, gone)
        return Outcome(gone, gone)

    async def _forget_drafts(self, run: JobRun) -> int:
        """Unfinished entries that nobody has touched for a month; as many as there are, some hundred in a commit."""
        gone = 0
        while expired := await self._services.drafts.expired(self._services.clock()):
            await run.write(AuditEntry(AuditAction.DRAFTS_FORGOTTEN), self._services.drafts.forget(expired))
            gone += len(expired)
        return gone
