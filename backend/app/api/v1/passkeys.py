"""Passkeys: one's own, and signing in with one.

Addresses and bodies are those of Better Auth's passkey plugin: https://www.better-auth.com/docs/plugins/passkey
"""

from datetime import timedelta
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request, Response

from app.api.audited_route import AuditedRoute, audited
from app.api.deps import AccountOwner, OwnSession, TheAssembly, access_of, refuse_other_sites
from app.api.problems import error_responses
from app.api.session_cookies import browser_of, cookies_of, set_session
from app.assembly import Assembly
from app.audit.vocabulary import AuditAction
from app.models.auth_models import Done
from app.models.second_factor_models import (
    ChallengeGone,
    PasskeyAnswer,
    PasskeyChoice,
    PasskeyNaming,
    PasskeyNotFound,
    PasskeyPublic,
    PasskeyRefused,
    PasskeyRegistration,
    PasskeyRenamed,
    PasskeySignInRefused,
    SecondStepAnswer,
    SessionNotFresh,
    TooManyPasskeys,
)
from app.services.auth_service import PENDING_COOKIE
from app.services.second_factor.passkeys import CEREMONY_LASTS, Asked, PasskeyService

router = APIRouter(prefix="/auth/passkey", tags=["auth"], route_class=AuditedRoute)
_COOKIE = "better-auth-passkey"
"""Better Auth's name for a challenge that waits for its answer."""


async def _own(assembly: TheAssembly, access: AccountOwner) -> PasskeyService:
    return assembly.passkey_service(access)


OwnPasskeys = Annotated[PasskeyService, Depends(_own)]


@router.get("/generate-register-options", responses=error_responses(SessionNotFresh, TooManyPasskeys))
@audited(AuditAction.PASSKEY_BEGUN)
async def generate_register_options(
    response: Response,
    assembly: TheAssembly,
    session: OwnSession,
    passkeys: OwnPasskeys,
    name: Annotated[str | None, Query(max_length=60)] = None,
) -> dict[str, Any]:
    """Options for the browser to make a new passkey."""
    return _asked(response, assembly, await passkeys.ask_to_register(session, name))


@router.post("/verify-registration", responses=error_responses(SessionNotFresh, ChallengeGone, PasskeyRefused))
@audited(AuditAction.PASSKEY_ADDED)
async def verify_registration(
    request: Request,
    response: Response,
    assembly: TheAssembly,
    session: OwnSession,
    passkeys: OwnPasskeys,
    answer: PasskeyRegistration,
) -> PasskeyPublic:
    """Keep the passkey that the browser made."""
    token = _challenge(request, response, assembly)
    return await passkeys.register(session, token, answer.response, answer.name)


@router.get("/generate-authenticate-options")
@audited(AuditAction.PASSKEY_BEGUN, only_refusals=True)
async def generate_authenticate_options(request: Request, response: Response, assembly: TheAssembly) -> dict[str, Any]:
    """Options for the browser to sign in with a passkey; they name nobody's."""
    return _asked(response, assembly, await assembly.passkey_service(access_of(request)).ask_to_sign_in())


@router.post("/verify-authentication", responses=error_responses(ChallengeGone, PasskeySignInRefused))
@audited(AuditAction.SIGN_IN_FAILED)
async def verify_authentication(
    request: Request, response: Response, assembly: TheAssembly, answer: PasskeyAnswer
) -> SecondStepAnswer:
    """Sign in with a passkey: by itself, or in the place of the code that a sign-in with a password waits for."""
    refuse_other_sites(request, assembly)
    token = _challenge(request, response, assembly)
    passkeys = assembly.passkey_service(access_of(request))
    signed_in = await passkeys.sign_in(token, answer.response, browser_of(request))
    set_session(request, response, assembly, signed_in.session, is_remembered=True)
    await _end_waiting(request, response, assembly)
    response.headers.append("set-cookie", assembly.auth.device_cookie(cookies_of(request), signed_in.user.email))
    user = await assembly.auth.shown_user(signed_in.user.id)
    return SecondStepAnswer(token=signed_in.session.token, user=user)


@router.get("/list-user-passkeys")
@audited(AuditAction.PASSKEYS_LISTED)
async def list_user_passkeys(session: OwnSession, passkeys: OwnPasskeys) -> list[PasskeyPublic]:
    """One's own passkeys."""
    return await passkeys.own(session)


@router.post("/update-passkey", responses=error_responses(PasskeyNotFound))
@audited(AuditAction.PASSKEY_RENAMED)
async def update_passkey(session: OwnSession, passkeys: OwnPasskeys, asked: PasskeyNaming) -> PasskeyRenamed:
    """Call a passkey otherwise."""
    return PasskeyRenamed(passkey=await passkeys.rename(session, asked.id, asked.name))


@router.post("/delete-passkey", responses=error_responses(PasskeyNotFound, SessionNotFresh))
@audited(AuditAction.PASSKEY_REMOVED)
async def delete_passkey(session: OwnSession, passkeys: OwnPasskeys, asked: PasskeyChoice) -> Done:
    """Take a passkey away."""
    await passkeys.remove(session, asked.id)
    return Done()


async def _end_waiting(request: Request, response: Response, assembly: Assembly) -> None:
    """A sign-in that waited for a code in this browser waits no more."""
    token = assembly.auth.cookie_value(cookies_of(request), PENDING_COOKIE)
    if token is not None:
        await assembly.second_step.give_up(token)
        response.headers.append("set-cookie", assembly.auth.cleared_cookie(PENDING_COOKIE))


def _asked(response: Response, assembly: Assembly, asked: Asked) -> dict[str, Any]:
    response.headers.append("set-cookie", assembly.auth.signed_set_cookie(_COOKIE, asked.token, CEREMONY_LASTS))
    return asked.options


def _challenge(request: Request, response: Response, assembly: Assembly) -> str | None:
    """The token of the challenge, which is taken away from the browser: it is good for one answer."""
    response.headers.append("set-cookie", assembly.auth.signed_set_cookie(_COOKIE, "", timedelta(0)))
    return assembly.auth.cookie_value(cookies_of(request), _COOKIE)
