"""Every dependency has one name, and a service is handed out only with a permission: `PatientReader`, `UserKeeper`.

The order for each request: who is calling? how often? from where? is the directory filled? permitted? Then the service
is bound to the caller's access log. All of them are coroutines: FastAPI sends plain functions to a thread, which costs
more than they do.
"""

from collections.abc import Awaitable, Callable
from typing import Annotated

from fastapi import Depends, Header, Request

from app.api.audited_route import shows_a_person
from app.assembly import Assembly
from app.audit.access_log import AccessLog
from app.core.auth_middleware import SessionState, bearer_token, permit
from app.core.exceptions import AuthenticationException, AuthorizationException, NotReady
from app.core.permissions import Permission
from app.services.alert_service import AlertService
from app.services.audit_export_service import AuditExportService
from app.services.audit_reading_service import AuditReadingService
from app.services.audit_state_service import AuditStateService
from app.services.contact_service import ContactService
from app.services.coverage_service import CoverageService
from app.services.dashboard_service import DashboardService
from app.services.disclosure_service import DisclosureService
from app.services.document_service import DocumentService
from app.services.duplicate_service import DuplicateService
from app.services.duplicates.checking import DuplicateChecking
from app.services.duplicates.entering import PatientEntering
from app.services.emergency_service import EmergencyService
from app.services.idempotency_service import Once
from app.services.import_service import ImportService
from app.services.insurance.checks import EligibilityChecks
from app.services.job_service import JobService
from app.services.merge_service import MergeService
from app.services.notices.outbox import OutboxService
from app.services.onboarding_service import OnboardingService
from app.services.patient_export_service import PatientExportService
from app.services.patient_import_service import PatientImportService
from app.services.patient_list_service import PatientListService
from app.services.patient_service import PatientService
from app.services.practice_service import PracticeService
from app.services.rbac_service import RbacService
from app.services.saved_view_service import SavedViewService
from app.services.timeline_service import TimelineService
from app.services.users.keeping import UserKeeping

_SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


class OriginRefused(AuthorizationException):
    """A change was asked for with a cookie from another site."""

    code = "origin_refused"
    message = "This request does not come from PFINNI's own pages."


class Starting(NotReady):
    """PFINNI is starting; `progress` says how far it has come."""

    def __init__(self, progress: float) -> None:
        super().__init__()
        self.progress = progress


async def assembly_of(request: Request) -> Assembly:
    """The parts of this process."""
    assembly: Assembly = request.app.state.assembly
    return assembly


TheAssembly = Annotated[Assembly, Depends(assembly_of)]


def access_of(request: Request) -> AccessLog:
    """The request's access log, made by the route class."""
    access: AccessLog = request.state.access
    return access


async def caller(request: Request, assembly: TheAssembly) -> SessionState:
    """Who is calling. Raises AuthenticationException, RateLimited, OriginRefused or Starting."""
    session = await assembly.authenticator.authenticate(request.headers)
    access_of(request).actor = session.actor()
    assembly.limits.request_by(f"user:{session.user_id}")
    refuse_other_sites(request, assembly)
    if shows_a_person(request):
        assembly.sessions.used(session)
    if not assembly.directory.is_filled:
        raise Starting(assembly.directory.progress)
    return session


Caller = Annotated[SessionState, Depends(caller)]


async def possible_caller(request: Request, assembly: TheAssembly) -> SessionState | None:
    """Who is calling, if anybody is signed in: for what a signed-out browser may ask as well."""
    try:
        session = await assembly.authenticator.authenticate(request.headers)
    except AuthenticationException:
        return None
    access_of(request).actor = session.actor()
    return session


PossibleSession = Annotated[SessionState | None, Depends(possible_caller)]


def refuse_other_sites(request: Request, assembly: Assembly) -> None:
    """Raise OriginRefused for a change by cookie from elsewhere: a browser sends the cookie whoever asks."""
    is_change = request.method not in _SAFE_METHODS and bearer_token(request.headers) is None
    if is_change and request.headers.get("origin") not in assembly.settings.server.origins:
        raise OriginRefused


def permitted(permission: Permission, *others: Permission) -> Callable[[Request, SessionState], Awaitable[AccessLog]]:
    """A dependency that lets only holders of one of these permissions pass, and gives their access log."""

    async def check(request: Request, session: Caller) -> AccessLog:
        access, actor = access_of(request), session.actor()
        permit(actor, next((each for each in others if actor.may(each)), permission))
        return access

    check.opened_by = frozenset({permission, *others})  # type: ignore[attr-defined]  # for the test over all routes
    return check


_PatientRead = Annotated[AccessLog, Depends(permitted(Permission.PATIENT_READ))]
_PatientRestricted = Annotated[AccessLog, Depends(permitted(Permission.PATIENT_RESTRICTED))]
_BreakGlass = Annotated[AccessLog, Depends(permitted(Permission.BREAK_GLASS))]
_AccessReview = Annotated[AccessLog, Depends(permitted(Permission.ACCESS_REVIEW))]
_PatientWrite = Annotated[AccessLog, Depends(permitted(Permission.PATIENT_WRITE))]
_CoverageWrite = Annotated[AccessLog, Depends(permitted(Permission.COVERAGE_WRITE))]
_PictureWrite = Annotated[AccessLog, Depends(permitted(Permission.PATIENT_WRITE, Permission.COVERAGE_WRITE))]
_PatientMerge = Annotated[AccessLog, Depends(permitted(Permission.PATIENT_MERGE))]
_PatientExport = Annotated[AccessLog, Depends(permitted(Permission.PATIENT_EXPORT))]
_DashboardRead = Annotated[AccessLog, Depends(permitted(Permission.DASHBOARD_READ))]
_ImportRun = Annotated[AccessLog, Depends(permitted(Permission.IMPORT_RUN))]
_AlertRead = Annotated[AccessLog, Depends(permitted(Permission.ALERT_READ))]
_AlertWrite = Annotated[AccessLog, Depends(permitted(Permission.ALERT_WRITE))]
_JobManage = Annotated[AccessLog, Depends(permitted(Permission.JOB_MANAGE))]
_AuditRead = Annotated[AccessLog, Depends(permitted(Permission.AUDIT_READ))]
_UserManage = Annotated[AccessLog, Depends(permitted(Permission.USER_MANAGE))]
_RolesRead = Annotated[AccessLog, Depends(permitted(Permission.USER_MANAGE, Permission.ROLE_MANAGE))]
_RoleManage = Annotated[AccessLog, Depends(permitted(Permission.ROLE_MANAGE))]
_PracticeManage = Annotated[AccessLog, Depends(permitted(Permission.PRACTICE_MANAGE))]
_AccountOwn = Annotated[AccessLog, Depends(permitted(Permission.ACCOUNT_OWN))]
AccountOwner = _AccountOwn
"""The access log of somebody who may change the own account."""


async def _patient_reader(assembly: TheAssembly, access: _PatientRead) -> PatientService:
    return assembly.patient_service(access)


async def _patient_writer(assembly: TheAssembly, access: _PatientWrite) -> PatientService:
    return assembly.patient_service(access)


async def _patient_restricter(assembly: TheAssembly, access: _PatientRestricted) -> PatientService:
    return assembly.patient_service(access)


async def _coverage_writer(assembly: TheAssembly, access: _CoverageWrite) -> CoverageService:
    return assembly.coverage_service(access)


async def _onboarder(assembly: TheAssembly, access: _PatientWrite) -> OnboardingService:
    return assembly.onboarding_service(access)


async def _check_reader(assembly: TheAssembly, access: _PatientRead) -> EligibilityChecks:
    return assembly.eligibility_checks(access)


async def _check_writer(assembly: TheAssembly, access: _PatientWrite) -> EligibilityChecks:
    return assembly.eligibility_checks(access)


async def _document_reader(assembly: TheAssembly, access: _PatientRead) -> DocumentService:
    return assembly.document_service(access)


async def _document_writer(assembly: TheAssembly, access: _PictureWrite) -> DocumentService:
    return assembly.document_service(access)


async def _contact_reader(assembly: TheAssembly, access: _PatientRead) -> ContactService:
    return assembly.contact_service(access)


async def _contact_writer(assembly: TheAssembly, access: _PatientWrite) -> ContactService:
    return assembly.contact_service(access)


async def _timeline_reader(assembly: TheAssembly, access: _PatientRead) -> TimelineService:
    return assembly.timeline_service(access)


async def _glass_breaker(assembly: TheAssembly, access: _BreakGlass) -> EmergencyService:
    return assembly.emergency_service(access)


async def _emergency_reviewer(assembly: TheAssembly, access: _AccessReview) -> EmergencyService:
    return assembly.emergency_service(access)


async def _patient_lister(assembly: TheAssembly, access: _PatientRead) -> PatientListService:
    return assembly.patient_list_service(access)


async def _patient_enterer(assembly: TheAssembly, access: _PatientWrite) -> PatientEntering:
    return assembly.patient_entering(access)


async def _view_keeper(assembly: TheAssembly, access: _PatientRead) -> SavedViewService:
    return assembly.saved_view_service(access)


async def _duplicate_checker(assembly: TheAssembly, access: _PatientWrite) -> DuplicateChecking:
    return assembly.duplicate_checking(access)


async def _duplicate_keeper(assembly: TheAssembly, access: _PatientMerge) -> DuplicateService:
    return assembly.duplicate_service(access)


async def _patient_merger(assembly: TheAssembly, access: _PatientMerge) -> MergeService:
    return assembly.merge_service(access)


async def _patient_exporter(assembly: TheAssembly, access: _PatientExport) -> PatientExportService:
    return assembly.patient_export_service(access)


async def _disclosure_reader(assembly: TheAssembly, access: _PatientRead) -> DisclosureService:
    return assembly.disclosure_service(access)


async def _dashboard_reader(assembly: TheAssembly, access: _DashboardRead) -> DashboardService:
    return assembly.dashboard_service(access)


async def _importer(assembly: TheAssembly, access: _ImportRun) -> ImportService:
    return assembly.import_service(access)


async def _patient_importer(assembly: TheAssembly, access: _ImportRun, _: _PatientWrite) -> PatientImportService:
    return assembly.patient_import_service(access)


async def _alert_reader(assembly: TheAssembly, access: _AlertRead) -> AlertService:
    return assembly.alert_service(access)


async def _alert_writer(assembly: TheAssembly, access: _AlertWrite) -> AlertService:
    return assembly.alert_service(access)


async def _job_keeper(assembly: TheAssembly, access: _JobManage) -> JobService:
    return assembly.job_service(access)


async def _outbox_keeper(assembly: TheAssembly, access: _JobManage) -> OutboxService:
    return assembly.outbox_service(access)


async def _audit_reader(assembly: TheAssembly, access: _AuditRead) -> AuditReadingService:
    return assembly.audit_reading_service(access)


async def _audit_checker(assembly: TheAssembly, access: _AuditRead) -> AuditStateService:
    return assembly.audit_state_service(access)


async def _audit_exporter(assembly: TheAssembly, access: _AuditRead) -> AuditExportService:
    return await assembly.audit_export_service(access)


async def _user_keeper(assembly: TheAssembly, access: _UserManage) -> UserKeeping:
    return assembly.user_keeping(access)


async def _rights_reader(assembly: TheAssembly, access: _UserManage) -> RbacService:
    return assembly.rbac_service(access)


async def _roles_reader(assembly: TheAssembly, access: _RolesRead) -> RbacService:
    return assembly.rbac_service(access)


async def _rights_keeper(assembly: TheAssembly, access: _RoleManage) -> RbacService:
    return assembly.rbac_service(access)


async def _practice_keeper(assembly: TheAssembly, access: _PracticeManage) -> PracticeService:
    return assembly.practice_service(access)


async def _practice_reader(assembly: TheAssembly, access: _AccountOwn) -> PracticeService:
    return assembly.practice_service(access)


async def _own_session(session: Caller, _: _AccountOwn) -> SessionState:
    return session


PatientReader = Annotated[PatientService, Depends(_patient_reader)]
PatientWriter = Annotated[PatientService, Depends(_patient_writer)]
PatientRestricter = Annotated[PatientService, Depends(_patient_restricter)]
CoverageWriter = Annotated[CoverageService, Depends(_coverage_writer)]
Onboarder = Annotated[OnboardingService, Depends(_onboarder)]
CheckReader = Annotated[EligibilityChecks, Depends(_check_reader)]
CheckWriter = Annotated[EligibilityChecks, Depends(_check_writer)]
DocumentReader = Annotated[DocumentService, Depends(_document_reader)]
DocumentWriter = Annotated[DocumentService, Depends(_document_writer)]
"""Whoever keeps records or coverages; the service lets each of them change pictures of the own kind."""
ContactReader = Annotated[ContactService, Depends(_contact_reader)]
ContactWriter = Annotated[ContactService, Depends(_contact_writer)]
TimelineReader = Annotated[TimelineService, Depends(_timeline_reader)]
GlassBreaker = Annotated[EmergencyService, Depends(_glass_breaker)]
EmergencyReviewer = Annotated[EmergencyService, Depends(_emergency_reviewer)]
PatientLister = Annotated[PatientListService, Depends(_patient_lister)]
ViewKeeper = Annotated[SavedViewService, Depends(_view_keeper)]
PatientEnterer = Annotated[PatientEntering, Depends(_patient_enterer)]
DuplicateChecker = Annotated[DuplicateChecking, Depends(_duplicate_checker)]
DuplicateKeeper = Annotated[DuplicateService, Depends(_duplicate_keeper)]
PatientMerger = Annotated[MergeService, Depends(_patient_merger)]
PatientExporter = Annotated[PatientExportService, Depends(_patient_exporter)]
DisclosureReader = Annotated[DisclosureService, Depends(_disclosure_reader)]
DashboardReader = Annotated[DashboardService, Depends(_dashboard_reader)]
Importer = Annotated[ImportService, Depends(_importer)]
PatientImporter = Annotated[PatientImportService, Depends(_patient_importer)]
"""Whoever takes files in and may enter patients by hand."""
AlertReader = Annotated[AlertService, Depends(_alert_reader)]
AlertWriter = Annotated[AlertService, Depends(_alert_writer)]
JobKeeper = Annotated[JobService, Depends(_job_keeper)]
OutboxKeeper = Annotated[OutboxService, Depends(_outbox_keeper)]
AuditReader = Annotated[AuditReadingService, Depends(_audit_reader)]
AuditChecker = Annotated[AuditStateService, Depends(_audit_checker)]
AuditExporter = Annotated[AuditExportService, Depends(_audit_exporter)]
UserKeeper = Annotated[UserKeeping, Depends(_user_keeper)]
RightsReader = Annotated[RbacService, Depends(_rights_reader)]
"""Whoever manages users sees who may do what, and why."""
RolesReader = Annotated[RbacService, Depends(_roles_reader)]
"""Whoever manages users gives roles away, whoever manages roles changes them: both see which there are."""
RightsKeeper = Annotated[RbacService, Depends(_rights_keeper)]
PracticeKeeper = Annotated[PracticeService, Depends(_practice_keeper)]
PracticeReader = Annotated[PracticeService, Depends(_practice_reader)]
OwnSession = Annotated[SessionState, Depends(_own_session)]


async def _once(
    request: Request,
    assembly: TheAssembly,
    session: Caller,
    idempotency_key: Annotated[str | None, Header(min_length=8, max_length=128, pattern=r"^[\x21-\x7e]+$")] = None,
) -> Once | None:
    if idempotency_key is None:
        return None
    route = f"{request.method} {request.url.path}"
    return assembly.idempotency.once(session.user_id, route, idempotency_key, await request.body())


SentOnce = Annotated[Once | None, Depends(_once)]
"""The name of a create that may be sent twice, if its sender gave it a key."""
