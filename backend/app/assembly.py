"""Puts the parts of one process together, in order, and takes them apart again.

Opening: store, keys, schema, audit trail, workers; the directory fills beside the first requests, which are told to
wait. Services are bound to one access log each and made here, so that nobody else has to know what they need.
"""

import asyncio
import logging
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from app.audit.access_log import AccessLog, RunLog
from app.audit.heads import HeadsFile
from app.audit.vocabulary import AuditAction
from app.config.settings import Settings
from app.core.actor import Actor, SystemActor
from app.core.auth_middleware import Authenticator, SessionCache, SessionState
from app.core.clock import Clock, system_clock
from app.core.exceptions import DatabaseException
from app.core.identifiers import new_id
from app.core.rate_limits import RateLimits
from app.database.alert_repository import AlertPreferenceRepository, AlertRepository
from app.database.audit_repository import AuditRepository
from app.database.audit_search import AuditSearch
from app.database.better_auth_adapter import SurrealAdapter
from app.database.bookkeeping import Bookkeeper
from app.database.connection import Database, close_database, init_database
from app.database.contact_repository import ContactRepository
from app.database.coverage_repository import CoverageRepository
from app.database.credential_repository import CredentialRepository
from app.database.demo_repository import DemoRepository
from app.database.document_repository import DocumentRepository
from app.database.duplicate_repository import DuplicateRepository
from app.database.emergency_repository import EmergencyRepository
from app.database.entity_rows import EntityRows
from app.database.entry_turn_repository import EntryTurnRepository
from app.database.envelope_repository import EnvelopeRepository
from app.database.event_repository import EventRepository
from app.database.failures import OutcomeUnknown, StoreCannotOpen, StoreTimeout, StoreUnavailable
from app.database.idempotency_repository import IdempotencyRepository
from app.database.invitation_repository import InvitationRepository
from app.database.job_repository import JobRepository
from app.database.key_check_repository import KeyCheckRepository
from app.database.lease_repository import LeaseHeld, LeaseRepository
from app.database.lockout_repository import LockoutRepository
from app.database.merge_repository import MergeRepository
from app.database.models import Event
from app.database.mrn_repository import MrnRepository
from app.database.notice_repository import NoticeRepository
from app.database.onboarding_repository import CheckRepository, DraftRepository
from app.database.one_time_token_repository import OneTimeTokenRepository
from app.database.passkey_repository import PasskeyRepository
from app.database.patient_export_repository import PatientExportRepository
from app.database.patient_import_repository import PatientImportRepository
from app.database.patient_repository import PatientRepository
from app.database.practice_repository import PracticeRepository
from app.database.role_repository import RoleRepository
from app.database.saved_view_repository import SavedViewRepository
from app.database.schedule_repository import ScheduleRepository
from app.database.schemas import apply_schema, define_bookkeeping
from app.database.second_factor_repository import SecondFactorRepository
from app.database.session_repository import SessionRepository
from app.database.setup_repository import SetupRepository
from app.database.statement import Change, Statement
from app.database.tables import entity_tables
from app.database.user_repository import UserRepository
from app.directory.directory import Directory
from app.directory.filling import DirectoryKeeper
from app.models.alert_models import NoticeTemplate
from app.models.job_models import JobKind
from app.sealing.blind import Blind
from app.sealing.cursor import CursorSeal
from app.sealing.keyring import Keyring
from app.sealing.seal import Seal
from app.services.alert_service import AlertService
from app.services.alerts.daily import DailyAlerts
from app.services.alerts.escalation import Escalation
from app.services.alerts.raising import CONSUMER, AlertRaising, NoticePlanner
from app.services.alerts.tallies import AlertTallies
from app.services.alerts.welcome import Welcoming
from app.services.audit.showing import Showing
from app.services.audit_export_service import AuditExportService, ExportParts
from app.services.audit_reading_service import AuditReadingService
from app.services.audit_service import AuditTrail, prover
from app.services.audit_state_service import AuditStateService, StateParts
from app.services.audit_verification_service import AuditVerification, signature_check
from app.services.auth_service import AuthParts, AuthService, current_access
from app.services.clearinghouse_client import ClearinghouseClient
from app.services.contact_service import ContactService
from app.services.coverage_service import CoverageService
from app.services.dashboard_service import DashboardService, ScopedCounts
from app.services.database_service import DatabaseService, WritePath
from app.services.demo_service import DemoService
from app.services.disclosure_service import DisclosureService
from app.services.document_service import DocumentService
from app.services.duplicate_service import DuplicateService
from app.services.duplicates.checking import DuplicateChecking
from app.services.duplicates.entering import PatientEntering
from app.services.duplicates.queueing import EntryQueue
from app.services.duplicates.scan import DuplicateScan
from app.services.emergency_service import EmergencyService
from app.services.guesses import Guesses
from app.services.idempotency_service import IdempotencyService
from app.services.identity.invitations import Invitations
from app.services.identity.links import OneTimeLinks
from app.services.identity.lockouts import SignInLocks
from app.services.identity.mail import IdentityMail
from app.services.identity.parts import IdentityParts
from app.services.identity.passwords import PasswordOperations
from app.services.identity.registration import Registration
from app.services.import_service import ImportService
from app.services.insurance.asking import Asking, AskingParts
from app.services.insurance.checks import EligibilityChecks
from app.services.insurance.coverages import CoverageChanges
from app.services.insurance.matching import Matching
from app.services.job_service import JobService
from app.services.key_service import KeyRotation, keys_for
from app.services.keys.resealing import Resealing
from app.services.merge_service import MergeParts, MergeService
from app.services.notices.outbox import OutboxService
from app.services.notices.parts import NoticeParts
from app.services.notices.planning import StaffReader
from app.services.notices.provider_reports import ProviderReports
from app.services.onboarding_service import OnboardingParts, OnboardingService
from app.services.password_service import PasswordService
from app.services.patient_export_service import PatientExportService
from app.services.patient_exports.keeping import ExportKeeping
from app.services.patient_exports.making import MakingParts
from app.services.patient_exports.work import ExportWork, WorkParts
from app.services.patient_import_service import ImportTools, PatientImportService
from app.services.patient_imports.forgetting import Forgetting
from app.services.patient_imports.parts import ImportParts
from app.services.patient_imports.work import ImportWork
from app.services.patient_list_service import PatientListService
from app.services.patient_service import PatientService
from app.services.patients.parts import PatientParts
from app.services.patients.tag_codes import TagCodes
from app.services.patients.versions import Versions
from app.services.practice_service import PracticeCalendar, PracticeService
from app.services.rbac_service import RbacParts, RbacService
from app.services.saved_view_service import SavedViewService
from app.services.second_factor.codes import ISSUER
from app.services.second_factor.parts import SecondFactorParts
from app.services.second_factor.passkeys import PasskeyService, Site
from app.services.second_factor.second_factor_service import SecondFactorService
from app.services.second_factor.second_step import SecondStep
from app.services.session_service import USES_WRITTEN_EVERY, SessionService
from app.services.setup_service import SetupService
from app.services.timeline_service import TimelineParts, TimelineService
from app.services.user_service import UserService
from app.services.users.hand_over import HandOverWork
from app.services.users.keeping import UserKeeping
from app.websockets.hub import Hub
from app.websockets.session_watch import SessionWatch
from app.websockets.topics import Telling
from app.workers.alert_raiser import AlertRaiser
from app.workers.audit_mirror import AuditMirror
from app.workers.audit_sealer import AuditSealer
from app.workers.audit_verifier import AuditVerifier
from app.workers.beat import Beat
from app.workers.dispatcher import Dispatcher
from app.workers.duplicate_tasks import DuplicateTasks
from app.workers.eligibility_tasks import EligibilityTasks
from app.workers.emergency_tasks import EmergencyTasks
from app.workers.escalator import LEASE_LASTS, Escalator
from app.workers.export_tasks import ExportTasks
from app.workers.hand_over_tasks import HandOverTasks
from app.workers.identity_tasks import IdentityTasks
from app.workers.leases import HeldLease
from app.workers.notice_tasks import NoticeServices, NoticeTasks
from app.workers.patient_import_tasks import PatientImportTasks
from app.workers.refusal_counter import RefusalCounter
from app.workers.resealer import Resealer
from app.workers.scheduler import ScheduleMemory, Scheduler
from app.workers.sequencer import Sequencer
from app.workers.surreal_worker import Handler, SurrealWorker, WorkerParts
from app.workers.tasks import SCHEDULES, Tasks, TaskServices
from app.workers.watch import Watch

RECONCILE_EVERY = timedelta(hours=1)
_MIGRATES_FOR, _WAITS_FOR = timedelta(minutes=1), timedelta(minutes=2)
_UNREADABLE = (
    "The store opened, but refuses to be read; it was left as it is. Restore a backup, or `make reset` to begin anew."
)
_OF_EVERYBODY = frozenset({AuditAction.KEYS_RESEALED, AuditAction.DUPLICATES_SCANNED})
_CANNOT_BEGIN: Mapping[type[Exception], str] = {
    LeaseHeld: "Another PFINNI is still bringing this store up. Start this one when it has ended.",
    StoreUnavailable: "The connection to the store was lost at once. Start PFINNI again when the store answers.",
    OutcomeUnknown: "The connection to the store was lost at once. Start PFINNI again when the store answers.",
    StoreTimeout: "The store takes too long to answer. Start PFINNI again when it is less busy.",
}
_log = logging.getLogger("pfinni.start")


class Assembly:
    """One process's parts. Use `open_assembly`; `start` begins to fill and work, `close` ends cleanly."""

    def __init__(
        self, settings: Settings, database: Database, keyring: Keyring, clock: Clock, passwords: PasswordService
    ) -> None:
        self.passwords = passwords
        self.settings = settings
        self.database = database
        self.keyring = keyring
        self.clock = clock
        self.instance = new_id()
        self.seal = Seal(keyring)
        self.blind = Blind(keyring)
        self.cursors = CursorSeal(keyring)
        self.tables: Mapping[str, EntityRows[Any]] = entity_tables(self.seal, self.blind)
        self.bookkeeper = Bookkeeper(database)
        self.leases = LeaseRepository(self.bookkeeper)
        self.prove = prover(keyring)
        self.heads = HeadsFile(settings.paths.heads)
        self.events = EventRepository(database)
        self.calendar = PracticeCalendar(clock, settings.server.practice_zone)
        self.limits = RateLimits(settings.limits.requests_per_minute, settings.limits.sign_ins_per_minute)
        self._build_core()
        self._build_identity()
        self._build_workers()
        self._build_later_work()
        self.works = settings.server.works
        """Whether this process raises alerts, works jobs off and watches the schedules."""
        self._filling: asyncio.Task[None] | None = None

    def _build_core(self) -> None:
        self.trail = AuditTrail(self.bookkeeper, self.seal, self.prove, self.clock)
        self.refusals = RefusalCounter(self.trail)
        self.directory = Directory()
        self.tag_codes = TagCodes(self.directory, self.blind)
        self.keeper = DirectoryKeeper(self.database, self.directory, self.tables, self.trail)
        self.path = WritePath(self.database, self.trail, self.directory, self.tables, self.clock)
        self.idempotency = IdempotencyService(IdempotencyRepository(self.database), self.blind, self.seal, self.clock)
        self.entry_queue = EntryQueue()
        self.takes_turns = not self.database.is_embedded
        self.counts = ScopedCounts(self.directory, self.calendar)
        telling = Telling(self.directory.standing_of, self.directory.alert_standing)
        self.alert_tallies = AlertTallies(self.directory, self.clock)
        self.hub = Hub(self.counts.of, self.alert_tallies.of, telling)

    def _build_identity(self) -> None:
        secret = self.keyring.derive("better-auth").hex()
        server = self.settings.server
        session_rows = SessionRepository(self.database, self.bookkeeper, self.blind)
        self.session_cache = SessionCache(self.clock)
        self.sessions = SessionService(session_rows, self.session_cache, self.clock, self.database_service)
        self.sessions.when_ended = self.hub.end_session
        self.session_watch = SessionWatch(self.sessions, self.hub, self.clock)
        self.session_uses = Beat("session-uses", self.sessions.write_uses, USES_WRITTEN_EVERY)
        self.lockouts = LockoutRepository(self.database, self.bookkeeper, self.blind)
        self.guesses = Guesses(self.lockouts, self.clock)
        self.locks = SignInLocks(self.guesses)
        self._second_factors = self._build_second_factors()
        self.second_step = SecondStep(self._second_factors)
        users = self._users()
        adapter = SurrealAdapter(
            self.database, self.bookkeeper, session_rows.hash, lambda: self.database_service(current_access.get())
        )
        parts = AuthParts(
            users,
            self._accounts(),
            self.locks,
            self.sessions,
            self.passwords,
            self.second_step,
            adapter,
            self.clock,
            self.database_service,
        )
        self.auth = AuthService(parts, secret, server.public_url, server.origins, secure=server.secure_cookies)
        self.authenticator = Authenticator(
            self.sessions, self.session_cache, secret, self.auth.cookie, self.auth.issuer, self.clock
        )

    def _build_second_factors(self) -> SecondFactorParts:
        keeper, blind = self.bookkeeper, self.blind
        return SecondFactorParts(
            SecondFactorRepository(self.database, self.tables["second_factor"], keeper, blind),
            PasskeyRepository(self.database, self.tables["passkey"], keeper, blind),
            self._users(),
            self._accounts(),
            self.sessions,
            self.passwords,
            self.guesses,
            self.clock,
            self.database_service,
            lambda user, by: self.identity.notice(NoticeTemplate.SECOND_FACTOR_CHANGED, user.id, user.email, by),
            self._practices(),
        )

    def _build_workers(self) -> None:
        by_force = self.database.is_embedded
        holder = self.instance
        self._numbering_lease = HeldLease(self.leases, "sequencer", holder, by_force=by_force)
        self.sequencer = Sequencer(self.database, self._numbering_lease)
        self.dispatcher = Dispatcher(self.database, [self.keeper.follow, self._follow_practice, self.hub.consume])
        self._sealing_lease = HeldLease(self.leases, "audit-sealer", holder, by_force=by_force)
        self.sealer = AuditSealer(self.database, self._sealing_lease, self.keyring, self.prove, self.heads, self.clock)
        self.mirror = AuditMirror() if self.settings.logs.logfire_token is not None else None
        if self.mirror is not None:
            self.sealer.when_sealed = self.mirror.offer
        self.reconciler = Beat("reconciler", self._reconcile, RECONCILE_EVERY)
        self.sequencer.when_numbered = self.dispatcher.beat.wake
        self.path.when_committed = self._wake
        self.trail.when_written = self.sealer.beat.wake

    def _build_later_work(self) -> None:
        """Alerts, jobs and schedules: what follows from events and from the clock."""
        by_force, holder = self.database.is_embedded, self.instance
        self.jobs = JobRepository(self.database, self.bookkeeper, self.clock)
        self.schedules = ScheduleRepository(self.database)
        self._tokens = OneTimeTokenRepository(self.database, self.bookkeeper, self.blind, self.clock)
        self._links = OneTimeLinks(
            self._tokens,
            self._users(),
            self._invitations(),
            self.keyring.derive("one-time-links"),
            self.access_log(SystemActor.AUTH, AuditAction.NOTICE_SENT),
            self.clock,
        )
        self.notices = self._build_notices()
        self.identity = self._build_identity_parts()
        self._raising_lease = HeldLease(self.leases, CONSUMER, holder, by_force=by_force)
        self.alert_raiser = AlertRaiser(
            self.database, self._raising_lease, CONSUMER, self._raise_alerts, lambda: self.dispatcher.position
        )
        parts = WorkerParts(
            self.jobs,
            self._trace_of_job,
            self.database_service,
            self.clock,
            ScheduleMemory(self.schedules, self.clock).of_ended,
        )
        self.worker = SurrealWorker(parts, self._handlers(), holder, is_only=by_force)
        self._scheduling_lease = HeldLease(self.leases, "scheduler", holder, by_force=by_force)
        self.scheduler = Scheduler(
            self.schedules,
            self.jobs,
            self.database_service(self.access_log(SystemActor.SCHEDULER, AuditAction.SCHEDULE_RAN)),
            SCHEDULES,
            self.calendar,
            self.clock,
            self._scheduling_lease,
        )
        self._escalating_lease = HeldLease(self.leases, "escalation", holder, by_force=by_force, lasting=LEASE_LASTS)
        self.escalator = Escalator(self._escalating_lease, self._escalate)
        self.dispatcher.when_handed = self.alert_raiser.beat.wake
        self.watch = Watch(self._watched(), self._watch_database, self.clock)

    def _watched(self) -> tuple[Beat, ...]:
        """The workers whose rest would be noticed by nobody."""
        numbering = (self.sequencer.beat, self.dispatcher.beat, self.sealer.beat)
        return *numbering, self.alert_raiser.beat, self.worker.beat, self.scheduler.beat, self.escalator.beat

    def _watch_database(self) -> DatabaseService:
        return self.database_service(self.access_log(SystemActor.WORKER, AuditAction.WORKER_TROUBLED))

    def _handlers(self) -> Mapping[JobKind, Handler]:
        services = TaskServices(
            daily=lambda database: DailyAlerts(self.directory, self.alert_raising(database), self.calendar),
            importer=self.import_service,
            clearinghouse=lambda: ClearinghouseClient(self.settings.clearinghouse),
            jobs=self.jobs,
            idempotency=self.idempotency,
            lockouts=self.lockouts,
            sessions=self.sessions,
            bookkeeper=self.bookkeeper,
            drafts=self._drafts(),
            tables=lambda access: Forgetting(self._import_parts(access)),
            clock=self.clock,
        )
        resealer = Resealer(self.resealing).handler
        verifier = AuditVerifier(self.audit_verification(), self.alert_raising).handler
        emergencies = EmergencyTasks(self.emergency_service).handler
        leaving = HandOverTasks(self.hand_over_work).handler
        tables = PatientImportTasks(self.import_work).handler
        doubles = DuplicateTasks(self.duplicate_scan).handler
        checks = EligibilityTasks(self.asking, self._check_burial_log).handler
        mails = IdentityTasks(lambda access: IdentityMail(self.identity, access)).handler
        return {
            **Tasks(services).handlers(),
            **NoticeTasks(self._notice_services()).handlers(),
            tables.kind: tables,
            doubles.kind: doubles,
            **ExportTasks(self.export_work, self._export_burial_log).handlers(),
            checks.kind: checks,
            mails.kind: mails,
            leaving.kind: leaving,
            resealer.kind: resealer,
            verifier.kind: verifier,
            emergencies.kind: emergencies,
        }

    def _trace_of_job(self, action: AuditAction) -> AccessLog:
        """Jobs name whom they open; sealing again and looking for doubles open everybody, and count."""
        made = self.run_log if action in _OF_EVERYBODY else self.access_log
        return made(SystemActor.WORKER, action)

    def _build_identity_parts(self) -> IdentityParts:
        return IdentityParts(
            accounts=self._accounts(),
            users=self._users(),
            tokens=self._tokens,
            invitations=self._invitations(),
            practices=self._practices(),
            roles=self.roles(),
            session_rows=SessionRepository(self.database, self.bookkeeper, self.blind),
            passkeys=self._second_factors.passkeys,
            sessions=self.sessions,
            passwords=self.passwords,
            locks=self.locks,
            links=self._links,
            notices=self.notices,
            jobs=self.jobs,
            secret=self.keyring.derive("identity"),
            clock=self.clock,
        )

    def password_operations(self, access: AccessLog) -> PasswordOperations:
        """Changing and resetting passwords, for one caller."""
        return PasswordOperations(self.identity, self.database_service(access))

    def registration(self, access: AccessLog) -> Registration:
        """New accounts, for somebody without a session."""
        return Registration(self.identity, self.database_service(access))

    def invitations(self, access: AccessLog) -> Invitations:
        """Invitations for one administrator."""
        return Invitations(self.identity, self.database_service(access), is_demo=self.settings.is_demo)

    def _build_notices(self) -> NoticeParts:
        return NoticeParts(
            self.settings,
            NoticeRepository(self.database, self.tables["notice"], self.bookkeeper, self.blind, self.clock),
            self.jobs,
            self._users(),
            self.staff_reader(),
            self.calendar,
            self.clock,
            self._links,
        )

    def staff_reader(self) -> StaffReader:
        """Who works here."""
        return StaffReader(
            self._users(), self.roles(), self._practices(), AlertPreferenceRepository(self.database), self.clock
        )

    def _notice_services(self) -> NoticeServices:
        return NoticeServices(
            digests=lambda access: self.notices.digests(self.directory, access),
            sending=self.notices.sending,
            asking=self.notices.asking,
        )

    def escalation(self, access: AccessLog) -> Escalation:
        """Takes unanswered alerts up, for one run."""
        planning = self.notices.planning(access)
        return Escalation(self._alerts(), self.directory, planning, self.calendar, self.clock, access)

    async def _escalate(self) -> None:
        access = self.access_log(SystemActor.ALERTS, AuditAction.ALERTS_ESCALATED)
        access.is_routine = True
        try:
            await self.escalation(access).work(self.database_service(access).write)
        finally:
            await access.settle()

    async def _raise_alerts(self, events: Sequence[Event], dealt_with: Statement) -> bool:
        database = self.database_service(self.access_log(SystemActor.ALERTS, AuditAction.ALERTS_RAISED))
        return await self.alert_raising(database).take(events, dealt_with)

    def _wake(self, changes: Sequence[Change]) -> None:
        self.sequencer.beat.wake()
        self.sealer.beat.wake()
        if any(change.record.table_name == "job" for change in changes):
            self.worker.beat.wake()

    async def _follow_practice(self, events: Sequence[Event]) -> None:
        """Settings that another process changed: what this one keeps of them follows."""
        if any(event.table == "practice" for event in events):
            practice = await self._practices().practice(self.run_log(SystemActor.FOLLOWER, AuditAction.PRACTICE_READ))
            if practice is not None:
                self.calendar.adopt(practice)

    async def _reconcile(self) -> bool:
        if self.directory.is_filled and self._filling is not None and self._filling.done():
            await self.keeper.reconcile()
        return False

    def start(self) -> None:
        """Begin to fill the directory and to work; returns at once."""
        self._filling = asyncio.create_task(self._fill(), name="fill")

    def start_working(self) -> None:
        """Raise alerts and take them up, work jobs off and watch the schedules from now on."""
        for beat in (self.alert_raiser.beat, self.worker.beat, self.scheduler.beat, self.escalator.beat):
            beat.start()

    def look_again(self) -> None:
        """Look at once for what has become due: the clock was moved."""
        beats = (self.alert_raiser.beat, self.worker.beat, self.scheduler.beat, self.escalator.beat)
        for beat in (*beats, self.session_watch.beat):
            beat.wake()

    async def filled(self) -> None:
        """Wait until the directory answers. Raises what kept it from being filled."""
        if self._filling is not None:
            await asyncio.shield(self._filling)

    async def close(self) -> None:
        """End the work, seal what is unsealed, close the store. Nothing that was acknowledged is lost."""
        if self._filling is not None:
            self._filling.cancel()
            await asyncio.gather(self._filling, return_exceptions=True)
        await self.worker.drain()
        for beat in (self.scheduler.beat, self.escalator.beat, self.alert_raiser.beat):
            await beat.stop()
        for beat in (
            self.watch.beat,
            self.session_watch.beat,
            self.session_uses,
            self.reconciler,
            self.refusals.beat,
            self.sequencer.beat,
            self.dispatcher.beat,
        ):
            await beat.stop()
        await self.trail.close()
        await self.sealer.beat.stop()
        if self.mirror is not None:
            await self.mirror.beat.stop()
        for lease in self._held_leases():
            await lease.give_back()
        await self.notices.close()
        self.passwords.close()
        self.directory.close()
        await close_database(self.database)

    def _held_leases(self) -> tuple[HeldLease, ...]:
        watching = (self._raising_lease, self._scheduling_lease, self._escalating_lease)
        return self._numbering_lease, self._sealing_lease, *watching

    async def _fill(self) -> None:
        self.sealer.beat.start()
        if self.mirror is not None:
            self.mirror.beat.start_later()
        self.refusals.beat.start()
        practice = await self._practices().practice(self.run_log(SystemActor.FILL, AuditAction.PRACTICE_READ))
        if practice is not None:
            self.calendar.adopt(practice)
        self.dispatcher.position = self.hub.position = await self.keeper.fill()
        self.sequencer.beat.start()
        self.dispatcher.beat.start()
        self.reconciler.start_later()
        self.session_watch.beat.start_later()
        self.session_uses.start_later()
        self.watch.beat.start_later()
        if self.works:
            self.start_working()
        _log.info("the directory is filled", extra={"generation": self.directory.generation})

    def access_log(self, actor: SystemActor, action: AuditAction) -> AccessLog:
        """The trace of a system actor that names its subjects."""
        return AccessLog(self.trail, Actor.system(actor), action)

    def run_log(self, actor: SystemActor, action: AuditAction) -> RunLog:
        """The trace of a run that counts."""
        return RunLog(self.trail, Actor.system(actor), action)

    def database_service(self, access: AccessLog) -> DatabaseService:
        """The audited store for one caller."""
        return DatabaseService(self.path, access)

    def patient_service(self, access: AccessLog) -> PatientService:
        """Patients for one caller."""
        parts = PatientParts(
            self._coverages(),
            self._emergencies(),
            self._practices(),
            self._users(),
            MrnRepository(self.database, self.bookkeeper, self.blind),
            self.idempotency,
            self.calendar,
            self.clock,
        )
        return PatientService(self._patients(access), parts, self.database_service(access))

    def coverage_service(self, access: AccessLog) -> CoverageService:
        """Coverages by hand, for one caller."""
        database = self.database_service(access)
        return CoverageService(self._patients(access), self._coverages(), self._practices(), database, self.calendar)

    def eligibility_checks(self, access: AccessLog) -> EligibilityChecks:
        """Questions to payers, for one caller."""
        database = self.database_service(access)
        return EligibilityChecks(
            self._patients(access), self._coverages(), self._checks(), self.jobs, database, self.clock
        )

    def onboarding_service(self, access: AccessLog) -> OnboardingService:
        """Guided onboarding, for one caller."""
        parts = OnboardingParts(
            self.patient_service(access),
            self.patient_entering(access),
            self.coverage_service(access),
            self.eligibility_checks(access),
            self._welcoming(access),
            self._drafts(),
            self.calendar,
            self.clock,
        )
        return OnboardingService(parts, self.database_service(access))

    def asking(self, access: AccessLog) -> Asking:
        """Asks one payer, for one run."""
        database = self.database_service(access)
        patients, coverages = self._patients(access), self._coverages()
        parts = AskingParts(
            patients,
            coverages,
            self._checks(),
            self._practices(),
            CoverageChanges(patients, coverages, database, self.calendar, self.clock),
            self._welcoming(access).statements,
            lambda: ClearinghouseClient(self.settings.clearinghouse),
            self.calendar,
            self.clock,
        )
        return Asking(parts, access)

    def _welcoming(self, access: AccessLog) -> Welcoming:
        database = self.database_service(access)
        return Welcoming(self.alert_raising(database), self._practices(), database)

    def _check_burial_log(self) -> AccessLog:
        return self.access_log(SystemActor.WORKER, AuditAction.ELIGIBILITY_UNANSWERED)

    def document_service(self, access: AccessLog) -> DocumentService:
        """Patients' pictures, for one caller."""
        database = self.database_service(access)
        return DocumentService(
            self._patients(access), self._coverages(), self._documents(), self._users(), database, self.clock
        )

    def contact_service(self, access: AccessLog) -> ContactService:
        """The log of contacts, for one caller."""
        database = self.database_service(access)
        return ContactService(self._patients(access), self._contacts(), self._users(), database, self.clock)

    def saved_view_service(self, access: AccessLog) -> SavedViewService:
        """Lists that the caller keeps under a name."""
        views = SavedViewRepository(self.database, self.tables["saved_view"])
        return SavedViewService(views, self.database_service(access), self.clock)

    def timeline_service(self, access: AccessLog) -> TimelineService:
        """What happened to patients, for one caller."""
        patients = self._patients(access)
        parts = TimelineParts(
            patients,
            Versions(patients, self._practices(), self._users(), access),
            self._coverages(),
            self._alerts(),
            self._contacts(),
            self._documents(),
            self._users(),
        )
        return TimelineService(parts, access)

    def patient_entering(self, access: AccessLog) -> PatientEntering:
        """New patients, looked for among those on record first, for one caller."""
        return PatientEntering(self.patient_service(access), self.duplicate_checking(access), self.entry_queue)

    def duplicate_checking(self, access: AccessLog) -> DuplicateChecking:
        """Whether somebody is on record already, for one caller."""
        turns = EntryTurnRepository(self.database, self.tables["patient"], self.blind, is_shared=self.takes_turns)
        return DuplicateChecking(self._duplicates(), turns, self.directory, self.database_service(access), self.clock)

    def duplicate_service(self, access: AccessLog) -> DuplicateService:
        """Pairs that wait for a decision, for one caller."""
        return DuplicateService(
            self._duplicates(), self.directory, self.jobs, self.schedules, self.database_service(access), self.clock
        )

    def duplicate_scan(self) -> DuplicateScan:
        """Comparing everybody with everybody, for one run."""
        return DuplicateScan(self._duplicates(), self.directory, self.alert_raising, self.clock)

    def merge_service(self, access: AccessLog) -> MergeService:
        """Merges and their undoing, for one caller."""
        parts = MergeParts(
            MergeRepository(self.database, self.tables["patient_merge"]),
            self._duplicates(),
            self._practices(),
            self._users(),
            self.directory,
            self.clock,
        )
        return MergeService(self._patients(access), parts, self.database_service(access))

    def patient_list_service(self, access: AccessLog) -> PatientListService:
        """Lists and searches for one caller."""
        return PatientListService(self.directory, self.cursors, self.tag_codes, self.calendar, access)

    def patient_export_service(self, access: AccessLog) -> PatientExportService:
        """Exports for one caller."""
        return PatientExportService(
            self._export_parts(),
            self._export_keeping(),
            self._patients(access),
            self._users(),
            self.database_service(access),
        )

    def export_work(self, access: AccessLog) -> ExportWork:
        """The jobs behind exports, for one run."""
        parts = WorkParts(
            self._export_parts(),
            self._export_keeping(),
            self._patients,
            self.database_service,
            lambda actor: AccessLog(self.trail, actor, AuditAction.PATIENTS_EXPORTED),
        )
        return ExportWork(parts, access)

    def disclosure_service(self, access: AccessLog) -> DisclosureService:
        """Patients' accountings of disclosures for one caller."""
        return DisclosureService(
            self._patients(access), self._exports(), self._users(), self.database_service(access), self.clock
        )

    def _export_burial_log(self) -> AccessLog:
        return self.access_log(SystemActor.WORKER, AuditAction.EXPORT_FAILED)

    def _export_parts(self) -> MakingParts:
        return MakingParts(
            self.directory,
            self.tag_codes,
            self._coverages(),
            self._practices(),
            self.keyring,
            self.calendar,
            self.clock,
        )

    def _export_keeping(self) -> ExportKeeping:
        return ExportKeeping(self._exports(), self.jobs, self.clock)

    def emergency_service(self, access: AccessLog) -> EmergencyService:
        """Emergency access for one caller."""
        database = self.database_service(access)
        return EmergencyService(
            self._emergencies(),
            self.alert_raising(database),
            self.jobs,
            self.directory,
            self._users(),
            self.sessions.forget_user,
            database,
        )

    def alert_service(self, access: AccessLog) -> AlertService:
        """Alerts for one caller."""
        return AlertService(
            self._alerts(),
            AlertPreferenceRepository(self.database),
            self._users(),
            self.staff_reader(),
            self.database_service(access),
            self.alert_tallies,
            self.notice_planner(access),
            self.calendar,
        )

    def alert_raising(self, database: DatabaseService) -> AlertRaising:
        """The rules that raise alerts, for one run."""
        return AlertRaising(
            self._alerts(),
            self._coverages(),
            self._patients(database.access),
            database,
            self.directory,
            self.calendar,
            self.notice_planner(database.access),
        )

    def notice_planner(self, access: AccessLog) -> NoticePlanner:
        """Who is told of new alerts, and how."""
        return self.notices.planning(access)

    def outbox_service(self, access: AccessLog) -> OutboxService:
        """Mails and messages for one caller."""
        return self.notices.outbox_service(access)

    def provider_reports(self, access: AccessLog) -> ProviderReports:
        """Takes what providers of mails and messages report."""
        return self.notices.provider_reports(self.database_service(access))

    def job_service(self, access: AccessLog) -> JobService:
        """Jobs and schedules for one caller."""
        when_replayed = {JobKind.NOTICE_SEND: self.notices.sending().replayed}
        return JobService(self.jobs, self.schedules, self.database_service(access), self.clock, when_replayed)

    def key_rotation(self, access: AccessLog) -> KeyRotation:
        """The rotation of the envelope keys, for the operator."""
        return KeyRotation(
            self.keyring,
            KeyCheckRepository(self.database),
            self.jobs,
            self.leases,
            self.database_service(access),
            self.clock,
        )

    def resealing(self, access: AccessLog) -> Resealing:
        """Sealing again what older keys sealed, for one run."""
        envelopes = EnvelopeRepository(self.database, self.bookkeeper)
        return Resealing(envelopes, self.keyring.envelopes, self.seal, access)

    def dashboard_service(self, access: AccessLog) -> DashboardService:
        """The dashboard for one caller."""
        return DashboardService(self.counts, self.directory, self.calendar, access, self.hub.position)

    def practice_service(self, access: AccessLog) -> PracticeService:
        """The practice's own facts for one caller."""
        service = PracticeService(self._practices(), self.roles(), self.database_service(access), access, self.clock)
        service.when_changed = self.calendar.adopt
        return service

    def patient_import_service(self, access: AccessLog) -> PatientImportService:
        """Imports of tables for one caller."""
        tools = ImportTools(self.jobs, self._users(), self.blind)
        return PatientImportService(self._import_parts(access), tools, self.database_service(access))

    def import_work(self, access: AccessLog) -> ImportWork:
        """One step of an import of a table, for one run."""
        return ImportWork(self._import_parts(access))

    def _import_parts(self, access: AccessLog) -> ImportParts:
        rows = self.tables
        return ImportParts(
            PatientImportRepository(self.database, rows["patient_import"], rows["import_part"], rows["import_result"]),
            self._patients(access),
            self._coverages(),
            self.practice_service(access),
            self.directory,
            self.leases,
            self.calendar,
            self.clock,
            access,
        )

    def import_service(self, access: AccessLog) -> ImportService:
        """Imports for one caller."""
        database = self.database_service(access)
        patients, coverages = self._patients(access), self._coverages()
        return ImportService(
            database,
            Matching(patients, coverages, self.blind, database),
            CoverageChanges(patients, coverages, database, self.calendar, self.clock),
            coverages,
            self.practice_service(access),
            self.leases,
            self.calendar,
            self.clock,
        )

    def second_factor_service(self, access: AccessLog) -> SecondFactorService:
        """Second factors for one caller."""
        return SecondFactorService(self._second_factors, self.second_step, access)

    def passkey_service(self, access: AccessLog) -> PasskeyService:
        """Passkeys for one caller."""
        server = self.settings.server
        host = urlsplit(server.public_url).hostname or "localhost"
        return PasskeyService(self._second_factors, Site(host, ISSUER, tuple(sorted(server.origins))), access)

    async def confirm_password(self, session: SessionState, password: str, access: AccessLog) -> None:
        """The user of this session enters the password once more; for a while it counts as fresh."""
        await self._second_factors.confirm_password(session.user_id, password, access)
        await self.sessions.confirm(session)

    def user_service(self, access: AccessLog) -> UserService:
        """Users for one caller."""
        return UserService(self._users(), self._accounts(), self.passwords, self.database_service(access), self.clock)

    def rbac_service(self, access: AccessLog) -> RbacService:
        """Roles and grants for one caller."""
        parts = RbacParts(
            self.roles(),
            self._users(),
            self._invitations(),
            self.clock,
            self.sessions.forget_user,
            lambda user, by: self.identity.notice(NoticeTemplate.RIGHTS_CHANGED, user.id, user.email, by),
        )
        return RbacService(parts, self.database_service(access))

    def user_keeping(self, access: AccessLog) -> UserKeeping:
        """Users for one administrator."""
        return UserKeeping(
            self.identity,
            self.directory.belongings,
            self.rbac_service(access),
            self.invitations(access),
            self.database_service(access),
        )

    def hand_over_work(self, access: AccessLog) -> HandOverWork:
        """What somebody left behind, for one run."""
        return HandOverWork(self._patients(access), self._alerts(), self.directory, self.clock, access)

    def setup_service(self, access: AccessLog) -> SetupService:
        """Set-up of a real practice."""
        return SetupService(
            SetupRepository(self.database, self.bookkeeper),
            self.blind,
            self.keyring.recovery_code,
            self.user_service(access),
            self.practice_service(access),
            self.calendar,
            self.database_service(access),
            self.clock,
        )

    def demo_service(self, access: AccessLog) -> DemoService:
        """The demo, for the operator."""
        people = DemoRepository(
            self.database, self.tables["patient"], self.tables["status_change"], self.tables["coverage"]
        )
        return DemoService(
            people,
            self.practice_service(access),
            self.user_service(access),
            self.database_service(access),
            self.clock,
        )

    def audit_reading_service(self, access: AccessLog) -> AuditReadingService:
        """The audit trail for one reader."""
        search = AuditSearch(self.database)
        return AuditReadingService(search, self._showing(search, access), self.seal, self.cursors, access)

    def audit_state_service(self, access: AccessLog) -> AuditStateService:
        """How the chain stands, for one caller."""
        audit, search = AuditRepository(self.database), AuditSearch(self.database)
        parts = StateParts(audit, search, self.jobs, self.keyring, self.seal, self.prove, self.clock)
        return AuditStateService(parts, self.database_service(access))

    async def audit_export_service(self, access: AccessLog) -> AuditExportService:
        """Exports of the trail for one caller."""
        search = AuditSearch(self.database)
        parts = ExportParts(AuditRepository(self.database), search, self.keyring, self.clock)
        practice = await self.practice_service(access).practice()
        return AuditExportService(parts, self._showing(search, access), practice.name, access)

    def _showing(self, search: AuditSearch, access: AccessLog) -> Showing:
        return Showing(search, self._users(), self.prove, access)

    def audit_verification(self) -> AuditVerification:
        """Checks the audit trail of this store."""
        audit = AuditRepository(self.database)
        return AuditVerification(audit, self.heads, signature_check(self.keyring.verifier), self.prove)

    def _patients(self, access: AccessLog) -> PatientRepository:
        rows = self.tables
        return PatientRepository(
            self.database, rows["patient"], rows["status_change"], rows["patient_version"], self.blind, access.actor
        )

    def _exports(self) -> PatientExportRepository:
        return PatientExportRepository(
            self.database, self.tables["patient_export"], self.tables["disclosure"], self.seal
        )

    def _alerts(self) -> AlertRepository:
        return AlertRepository(self.database, self.tables["alert"], self.tables["alert_change"], self.blind)

    def _duplicates(self) -> DuplicateRepository:
        return DuplicateRepository(self.database, self.tables["duplicate_pair"])

    def _emergencies(self) -> EmergencyRepository:
        return EmergencyRepository(self.database, self.tables["emergency_access"], self.blind)

    def _coverages(self) -> CoverageRepository:
        rows = self.tables
        return CoverageRepository(
            self.database, rows["coverage"], rows["coverage_change"], rows["eligibility_answer"], self.blind
        )

    def _drafts(self) -> DraftRepository:
        return DraftRepository(self.database, self.tables["onboarding_draft"])

    def _checks(self) -> CheckRepository:
        return CheckRepository(self.database, self.tables["eligibility_check"])

    def _documents(self) -> DocumentRepository:
        return DocumentRepository(self.database, self.tables["document"], self.tables["document_content"])

    def _contacts(self) -> ContactRepository:
        return ContactRepository(self.database, self.tables["contact_note"])

    def _users(self) -> UserRepository:
        return UserRepository(self.database, self.tables["user"])

    def _accounts(self) -> CredentialRepository:
        return CredentialRepository(self.database)

    def _invitations(self) -> InvitationRepository:
        return InvitationRepository(self.database, self.tables["invitation"])

    def roles(self) -> RoleRepository:
        """Roles and grants."""
        return RoleRepository(self.database, self.tables["role"], self.tables["permission_grant"])

    def _practices(self) -> PracticeRepository:
        return PracticeRepository(self.database, self.tables["practice"], self.tables["provider"], self.tables["payer"])


async def open_assembly(
    settings: Settings, clock: Clock = system_clock, passwords: PasswordService | None = None
) -> Assembly:
    """Open store, keys and schema. Raises StoreCannotOpen or KeyringRefused with one line that says what to do."""
    database = await init_database(settings.database, settings.paths.data)
    try:
        return await _assembled(settings, database, clock, passwords or PasswordService())
    except (DatabaseException, LeaseHeld) as failure:
        await close_database(database)
        raise StoreCannotOpen(_CANNOT_BEGIN.get(type(failure), _UNREADABLE)) from None
    except BaseException:
        await close_database(database)
        raise


async def _assembled(settings: Settings, database: Database, clock: Clock, passwords: PasswordService) -> Assembly:
    await define_bookkeeping(database)
    leases = LeaseRepository(Bookkeeper(database))
    if database.is_embedded:
        await leases.end_all()
    lease = await leases.take_in_turn("migrate", new_id(), _MIGRATES_FOR, _WAITS_FOR, by_force=database.is_embedded)
    try:
        return await _brought_up(settings, database, clock, passwords)
    finally:
        with suppress(DatabaseException):
            await leases.give_back(lease)


async def _brought_up(settings: Settings, database: Database, clock: Clock, passwords: PasswordService) -> Assembly:
    passphrase = settings.secrets.keys_passphrase
    keyring, is_new = await keys_for(
        database, settings.paths.keys, passphrase.get_secret_value() if passphrase else None
    )
    report = await apply_schema(database)
    assembly = Assembly(settings, database, keyring, clock, passwords)
    if is_new:
        await assembly.run_log(SystemActor.MIGRATOR, AuditAction.KEYS_CREATED).settle()
    if report.changed_anything:
        log = assembly.run_log(SystemActor.MIGRATOR, AuditAction.STORE_MIGRATED)
        log.reason = ", ".join([*report.schema_files, *report.migrations])
        await log.settle()
    return assembly
