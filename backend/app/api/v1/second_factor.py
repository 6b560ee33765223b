"""One's own second factor, the second step of a sign-in, and an administrator's reset.

Bodies are Better Auth's, so that its own client works: https://www.better-auth.com/docs/plugins/2fa
"""

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from app.api.audited_route import AuditedRoute, asked_by_the_page, audited
from app.api.deps import (
    AccountOwner,
    OwnSession,
    PossibleSession,
    TheAssembly,
    access_of,
    permitted,
    refuse_other_sites,
)
from app.api.problems import error_responses
from app.api.session_cookies import browser_of, cookies_of, set_session
from app.assembly import Assembly
from app.audit.access_log import AccessLog
from app.audit.vocabulary import AuditAction
from app.core.auth_middleware import SessionState, permit
from app.core.identifiers import RecordKey
from app.core.permissions import Permission
from app.models.auth_models import Done, PasswordWrong, SignInLocked
from app.models.role_models import NotYoursToGive, OwnRights
from app.models.second_factor_models import (
    CodeRequest,
    CodeWrong,
    DeviceChoice,
    DeviceNotFound,
    EnableAnswer,
    EnableRequest,
    NothingToReset,
    PasswordConfirmation,
    PendingSignInGone,
    RecoveryCodeRequest,
    RecoveryCodes,
    RecoveryCodeWrong,
    ResetRequest,
    SecondFactorMissing,
    SecondFactorStanding,
    SecondFactorThere,
    SecondStepAnswer,
    TooManyCodes,
    TrustedDevicePublic,
)
from app.models.user_models import UserNotFound
from app.services.auth_service import PENDING_COOKIE, TRUSTED_COOKIE
from app.services.second_factor.resetting import SecondFactorReset
from app.services.second_factor.second_factor_service import SecondFactorService
from app.services.second_factor.second_step import DEVICE_LASTS, Completed, Shown

router = APIRouter(prefix="/auth", tags=["auth"], route_class=AuditedRoute)
users_router = APIRouter(prefix="/users", tags=["users"], route_class=AuditedRoute)
_CONFIRMED = error_responses(PasswordWrong, SignInLocked, SecondFactorMissing)
_STEP = (CodeWrong, RecoveryCodeWrong, PendingSignInGone, TooManyCodes, SecondFactorMissing, SignInLocked)


async def _own(assembly: TheAssembly, access: AccountOwner) -> SecondFactorService:
    return assembly.second_factor_service(access)


async def _keeper(
    assembly: TheAssembly, access: Annotated[AccessLog, Depends(permitted(Permission.USER_MANAGE))]
) -> SecondFactorReset:
    return SecondFactorReset(assembly.second_factor_service(access), assembly.rbac_service(access))


OwnFactor = Annotated[SecondFactorService, Depends(_own)]
SecondFactorKeeper = Annotated[SecondFactorReset, Depends(_keeper)]


@router.get("/two-factor")
@audited(AuditAction.USER_READ, only_refusals=True)
@asked_by_the_page
async def second_factor_standing(session: OwnSession, factor: OwnFactor) -> SecondFactorStanding:
    """How one's own second factor stands."""
    return await factor.standing(session)


@router.post("/two-factor/enable", responses=error_responses(PasswordWrong, SignInLocked, SecondFactorThere))
@audited(AuditAction.SECOND_FACTOR_BEGUN)
async def enable(session: OwnSession, factor: OwnFactor, asked: EnableRequest) -> EnableAnswer:
    """A secret for an authenticator app and recovery codes, shown once; they count from the first right code on."""
    return await factor.enable(session, asked.password.get_secret_value())


@router.post("/two-factor/disable", responses=_CONFIRMED)
@audited(AuditAction.SECOND_FACTOR_DISABLED)
async def disable(
    request: Request,
    response: Response,
    assembly: TheAssembly,
    session: OwnSession,
    factor: OwnFactor,
    asked: PasswordConfirmation,
) -> Done:
    """Remove the authenticator app; every other session of the user ends."""
    opened = await factor.disable(session, asked.password.get_secret_value(), browser_of(request))
    set_session(request, response, assembly, opened)
    response.headers.append("set-cookie", assembly.auth.cleared_cookie(TRUSTED_COOKIE))
    return Done()


@router.post("/two-factor/generate-backup-codes", responses=_CONFIRMED)
@audited(AuditAction.RECOVERY_CODES_MADE)
async def generate_recovery_codes(session: OwnSession, factor: OwnFactor, asked: PasswordConfirmation) -> RecoveryCodes:
    """Ten new recovery codes, shown once; the ones before are worth nothing."""
    return RecoveryCodes(backupCodes=await factor.new_recovery_codes(session, asked.password.get_secret_value()))


@router.post("/two-factor/verify-totp", responses=error_responses(*_STEP))
@audited(AuditAction.SIGN_IN_FAILED)
async def verify_totp(
    request: Request, response: Response, assembly: TheAssembly, session: PossibleSession, asked: CodeRequest
) -> SecondStepAnswer:
    """The second step of a sign-in; signed in, the code that switches the factor on."""
    shown = Shown(asked.code.get_secret_value(), trusts_device=asked.trustDevice)
    return await _second_step(request, response, assembly, session, shown)


@router.post("/two-factor/verify-backup-code", responses=error_responses(*_STEP))
@audited(AuditAction.SIGN_IN_FAILED)
async def verify_recovery_code(
    request: Request, response: Response, assembly: TheAssembly, session: PossibleSession, asked: RecoveryCodeRequest
) -> SecondStepAnswer:
    """The second step of a sign-in with one of the recovery codes, which is used up."""
    shown = Shown(asked.code.get_secret_value(), is_recovery_code=True, trusts_device=asked.trustDevice)
    return await _second_step(request, response, assembly, session, shown)


@router.get("/two-factor/trusted-devices")
@audited(AuditAction.TRUSTED_DEVICES_LISTED)
async def list_trusted_devices(
    request: Request, assembly: TheAssembly, session: OwnSession, factor: OwnFactor
) -> list[TrustedDevicePublic]:
    """The browsers on which one's password is enough."""
    return await factor.devices(session, assembly.auth.cookie_value(cookies_of(request), TRUSTED_COOKIE))


@router.post("/two-factor/forget-device", responses=error_responses(DeviceNotFound))
@audited(AuditAction.TRUSTED_DEVICE_FORGOTTEN)
async def forget_device(session: OwnSession, factor: OwnFactor, asked: DeviceChoice) -> Done:
    """Trust a browser no longer."""
    await factor.forget_device(session, asked.id)
    return Done()


@users_router.post(
    "/{user_id}/second-factor/reset",
    responses=error_responses(UserNotFound, OwnRights, NotYoursToGive, NothingToReset),
)
@audited(AuditAction.SECOND_FACTOR_RESET)
async def reset_second_factor(user_id: RecordKey, factors: SecondFactorKeeper, asked: ResetRequest) -> Done:
    """Take somebody's second factors away, with a reason; every session of theirs ends."""
    await factors.reset(user_id, asked.reason)
    return Done()


async def _second_step(
    request: Request, response: Response, assembly: Assembly, session: SessionState | None, shown: Shown
) -> SecondStepAnswer:
    refuse_other_sites(request, assembly)
    if session is not None:
        return await _checked(request, response, assembly, session, shown)
    access, auth = access_of(request), assembly.auth
    token = auth.cookie_value(cookies_of(request), PENDING_COOKIE)
    completed = await assembly.second_step.complete(token, shown, browser_of(request), access)
    _signed_in(request, response, assembly, completed)
    return SecondStepAnswer(token=completed.session.token, user=await auth.shown_user(completed.user.id))


async def _checked(
    request: Request, response: Response, assembly: Assembly, session: SessionState, shown: Shown
) -> SecondStepAnswer:
    permit(session.actor(), Permission.ACCOUNT_OWN)
    access = access_of(request)
    access.action = AuditAction.SECOND_FACTOR_CHECKED
    assembly.sessions.used(session)
    opened = await assembly.second_factor_service(access).check(session, shown, browser_of(request))
    if opened is not None:
        set_session(request, response, assembly, opened)
    return SecondStepAnswer(token=opened.token if opened else "", user=await assembly.auth.shown_user(session.user_id))


def _signed_in(request: Request, response: Response, assembly: Assembly, completed: Completed) -> None:
    auth = assembly.auth
    set_session(request, response, assembly, completed.session, is_remembered=completed.is_remembered)
    response.headers.append("set-cookie", auth.cleared_cookie(PENDING_COOKIE))
    response.headers.append("set-cookie", auth.device_cookie(cookies_of(request), completed.user.email))
    if completed.device_token is not None:
        trusted = auth.signed_set_cookie(TRUSTED_COOKIE, completed.device_token, DEVICE_LASTS)
        response.headers.append("set-cookie", trusted)
