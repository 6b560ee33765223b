"""Identity: Better Auth's mounted routes, and our own beside them.

The request that the library sees is built here, of nothing but what its mounted routes need: the client's address
comes from a trusted proxy or not at all, the only cookie is a session's that we signed, no bearer token and no query
are passed on, and bodies have been checked for size, depth and NUL before.
"""

import json
from collections.abc import Sequence
from typing import Annotated, Any

from better_auth import AuthRequest, AuthResponse
from better_auth.types import dump_json
from fastapi import APIRouter, Body, Query, Request, Response

from app.api.audited_route import AuditedRoute, asked_by_the_page, audited
from app.api.deps import OwnSession, PossibleSession, TheAssembly, access_of, refuse_other_sites
from app.api.problems import error_responses
from app.assembly import Assembly
from app.audit.vocabulary import AuditAction
from app.core.auth_middleware import SessionState
from app.core.exceptions import AuthenticationException
from app.models.auth_models import (
    ChangePasswordRequest,
    Done,
    EmailTaken,
    ForgotPasswordRequest,
    InvitationLookUp,
    InvitationShown,
    Me,
    OneTimeTokenWrong,
    PasswordChanged,
    PasswordPolicyPublic,
    PasswordWrong,
    RefreshRefused,
    RefreshRequest,
    RegistrationClosed,
    RegistrationState,
    ResetPasswordRequest,
    SignedIn,
    SignedInUser,
    SignedUp,
    SignInLocked,
    SignInRequest,
    SignUpRequest,
    TokenPair,
    UpdateUserRequest,
    VerificationRequest,
    Verified,
    VerifyEmailRequest,
)
from app.services.auth_service import DEVICE_HEADER
from app.services.identity.registration import signed_in_user
from app.services.password_service import PasswordRefused
from app.services.session_service import SESSION_LASTS
from app.validators.password_validators import LEAST_GUESSES, LONGEST, REMEMBERED, SHORTEST

router = APIRouter(prefix="/auth", tags=["auth"], route_class=AuditedRoute)
_SIGNING_UP = error_responses(OneTimeTokenWrong, PasswordRefused, EmailTaken, RegistrationClosed)
_PASSED_ON = ("content-type", "origin", "referer", "sec-fetch-dest", "sec-fetch-mode", "sec-fetch-site", "user-agent")


@router.post("/login", response_model=None, responses={200: {"model": SignedIn}})
@audited(AuditAction.SIGN_IN_FAILED)
async def login(request: Request, assembly: TheAssembly, credentials: SignInRequest) -> Response:  # noqa: ARG001
    """Sign in with e-mail and password; the answer of `/sign-in/email`, with a pair of tokens for programs."""
    response = await _handled(request, assembly, "/sign-in/email")
    body = json.loads(bytes(response.body))
    session = await assembly.sessions.session_with_token(body["token"]) if body.get("token") else None
    if session is None:
        return response  # refused, or waiting for the second factor
    pair = await assembly.auth.token_pair(session, body["token"])
    return _with_body(response, {**body, **pair.model_dump(mode="json")})


@router.post("/sign-in/email", response_model=None)
@audited(AuditAction.SIGN_IN_FAILED)
async def sign_in(request: Request, assembly: TheAssembly, credentials: SignInRequest) -> Response:  # noqa: ARG001
    """Sign in with e-mail and password; the session travels in an httpOnly cookie."""
    return await _handled(request, assembly, "/sign-in/email")


@router.post("/logout", response_model=None, name="logout")
@router.post("/sign-out", response_model=None)
@audited(AuditAction.SIGNED_OUT)
async def sign_out(request: Request, assembly: TheAssembly, session: PossibleSession) -> Response:
    """End the session, here and everywhere."""
    response = await _handled(request, assembly, "/sign-out")
    if session is not None and response.status_code == 200:
        access_of(request).opened(session.user_id)
        await assembly.sessions.end(session.id)
    return response


@router.get("/get-session", response_model=None)
@audited(AuditAction.USER_READ, only_refusals=True)
async def get_session(request: Request, assembly: TheAssembly, session: PossibleSession) -> Response:
    """The caller's session, or null; the cookie of a session that ended goes, unless it can still be told why."""
    if session is None:
        token = assembly.authenticator.session_token(request.headers.get("cookie", ""))
        is_explained = token is not None and await assembly.sessions.why_token_ended(token) is not None
        return _answer(None, cookies=[] if is_explained else assembly.auth.cleared_cookies())
    return _answer(await assembly.auth.shown(session))


@router.get("/token", response_model=None)
@audited(AuditAction.TOKEN_ISSUED)
async def get_token(assembly: TheAssembly, session: OwnSession) -> Response:
    """An access token for ten minutes, for the caller's session."""
    return _answer({"token": await assembly.auth.access_token(session)})


@router.get("/jwks", response_model=None)
@audited(AuditAction.USER_READ, only_refusals=True)
async def get_signing_keys(request: Request, assembly: TheAssembly) -> Response:
    """The public keys of the access tokens (RFC 7517)."""
    return await _handled(request, assembly, "/jwks")


@router.post("/refresh", responses=error_responses(RefreshRefused))
@audited(AuditAction.TOKEN_REFRESHED)
async def refresh(
    request: Request,
    response: Response,
    assembly: TheAssembly,
    asked: Annotated[RefreshRequest | None, Body()] = None,
) -> TokenPair:
    """Exchange the session token for a new one, with a fresh access token. Each token is good for one exchange."""
    if asked is not None and asked.refresh_token is not None:
        session, new = await _exchanged(request, assembly, asked.refresh_token.get_secret_value())
        return await assembly.auth.token_pair(session, new)
    cookie = request.headers.get("cookie", "")
    token = assembly.authenticator.session_token(cookie)
    if token is None:
        raise AuthenticationException
    refuse_other_sites(request, assembly)
    session, new = await _exchanged(request, assembly, token)
    remaining, is_remembered = session.expires_at - assembly.clock(), assembly.auth.is_remembered(cookie)
    _set_cookies(response, assembly.auth.cookies(new, remaining, is_remembered=is_remembered))
    return await assembly.auth.token_pair(session, None)


@router.get("/me")
@audited(AuditAction.USER_READ, only_refusals=True)
@asked_by_the_page
async def me(assembly: TheAssembly, session: OwnSession) -> Me:
    """The signed-in user, and what may be done."""
    return Me(
        id=session.user_id,
        name=session.user_name,
        email=session.user_email,
        role=session.role,
        role_name=session.role_name,
        provider_id=session.provider_id,
        permissions=sorted(session.permissions),
        must_enrol=session.must_enrol,
        idle_seconds=assembly.sessions.idle_seconds(session),
        seconds_left=assembly.sessions.seconds_left(session),
    )


@router.post("/register", responses=_SIGNING_UP, name="register")
@router.post("/sign-up/email", responses=_SIGNING_UP)
@audited(AuditAction.USER_REGISTERED)
async def sign_up(request: Request, response: Response, assembly: TheAssembly, asked: SignUpRequest) -> SignedUp:
    """Accept an invitation and be signed in; or ask for an account, which somebody has to let in."""
    _refuse_foreign_pages(request, assembly)
    registration = assembly.registration(access_of(request))
    if asked.invitation is None:
        assembly.limits.sign_in_from("sign-up")
        return SignedUp(token=None, user=signed_in_user(await registration.ask(asked)))
    user = await registration.accept(asked, asked.invitation.get_secret_value())
    session = await assembly.sessions.open(user.id, _address(request), request.headers.get("user-agent", ""))
    cookies = assembly.auth.cookies(session.token, SESSION_LASTS, is_remembered=asked.rememberMe)
    known_here = assembly.auth.device_cookie(request.headers.get("cookie", ""), user.email)
    _set_cookies(response, [*cookies, known_here])
    return SignedUp(token=session.token, user=signed_in_user(user))


@router.post("/invitation", responses=error_responses(OneTimeTokenWrong))
@audited(AuditAction.INVITATION_LOOKED_UP, only_refusals=True)
async def look_up_invitation(request: Request, assembly: TheAssembly, asked: InvitationLookUp) -> InvitationShown:
    """Whom an invitation is for, before the form is filled in. The token travels in the body, not in an address."""
    return await assembly.registration(access_of(request)).look_up(asked.token.get_secret_value())


@router.post("/change-password", responses=error_responses(PasswordWrong, PasswordRefused, SignInLocked))
@audited(AuditAction.PASSWORD_CHANGED)
async def change_password(
    request: Request, response: Response, assembly: TheAssembly, session: OwnSession, asked: ChangePasswordRequest
) -> PasswordChanged:
    """Change one's own password; every other session of one's own ends."""
    token = await assembly.password_operations(access_of(request)).change(session, asked)
    cookie = request.headers.get("cookie", "")
    if token is not None and assembly.authenticator.session_token(cookie) is not None:
        remaining, is_remembered = session.expires_at - assembly.clock(), assembly.auth.is_remembered(cookie)
        _set_cookies(response, assembly.auth.cookies(token, remaining, is_remembered=is_remembered))
    user = SignedInUser.model_validate(await assembly.auth.shown_user(session.user_id))
    return PasswordChanged(token=token, user=user)


@router.post("/forgot-password", name="forgot_password")
@router.post("/request-password-reset")
@audited(AuditAction.PASSWORD_RESET_ASKED)
async def request_password_reset(request: Request, assembly: TheAssembly, asked: ForgotPasswordRequest) -> Done:
    """Ask for a mail with a link to a new password. Whether the address is known is told by the mailbox alone."""
    _refuse_foreign_pages(request, assembly)
    await assembly.password_operations(access_of(request)).ask_for_reset(asked)
    return Done()


@router.post("/reset-password", responses=error_responses(OneTimeTokenWrong, PasswordRefused))
@audited(AuditAction.PASSWORD_RESET)
async def reset_password(
    request: Request, response: Response, assembly: TheAssembly, asked: ResetPasswordRequest
) -> Done:
    """Set a new password with the token of the mail's link; every session ends. This browser is known from now on."""
    _refuse_foreign_pages(request, assembly)
    user = await assembly.password_operations(access_of(request)).reset(asked)
    known_here = assembly.auth.device_cookie(request.headers.get("cookie", ""), user.email)
    _set_cookies(response, [*assembly.auth.cleared_cookies(), known_here])
    return Done()


@router.post("/send-verification-email")
@audited(AuditAction.EMAIL_VERIFICATION_ASKED)
async def send_verification_email(request: Request, assembly: TheAssembly, asked: VerificationRequest) -> Done:
    """Ask for a mail that confirms the address."""
    _refuse_foreign_pages(request, assembly)
    await assembly.registration(access_of(request)).ask_for_verification(asked)
    return Done()


@router.get("/verify-email", responses=error_responses(OneTimeTokenWrong))
@audited(AuditAction.EMAIL_VERIFIED)
async def verify_email(
    request: Request, assembly: TheAssembly, token: Annotated[str, Query(min_length=16, max_length=200)]
) -> Verified:
    """Confirm an address, as Better Auth's client asks for it."""
    await assembly.registration(access_of(request)).verify(token)
    return Verified()


@router.post("/verify-email", responses=error_responses(OneTimeTokenWrong))
@audited(AuditAction.EMAIL_VERIFIED)
async def verify_email_by_form(request: Request, assembly: TheAssembly, asked: VerifyEmailRequest) -> Verified:
    """Confirm an address; the token travels in the body, so that it stands in no log."""
    await assembly.registration(access_of(request)).verify(asked.token.get_secret_value())
    return Verified()


@router.post("/update-user", name="update_own_name")
@audited(AuditAction.USER_UPDATED)
async def update_user(request: Request, assembly: TheAssembly, session: OwnSession, asked: UpdateUserRequest) -> Done:
    """Change one's own name."""
    await assembly.registration(access_of(request)).rename(session.user_id, asked)
    return Done()


@router.get("/password-policy")
@audited(AuditAction.USER_READ, only_refusals=True)
async def get_password_policy() -> PasswordPolicyPublic:
    """The numbers behind a form for a new password."""
    return PasswordPolicyPublic(shortest=SHORTEST, longest=LONGEST, remembered=REMEMBERED, least_guesses=LEAST_GUESSES)


@router.get("/registration")
@audited(AuditAction.PRACTICE_READ, only_refusals=True)
async def get_registration(request: Request, assembly: TheAssembly) -> RegistrationState:
    """Whether the sign-in page shows a way to ask for an account."""
    return RegistrationState(is_open=await assembly.registration(access_of(request)).is_open())


async def _exchanged(request: Request, assembly: Assembly, token: str) -> tuple[SessionState, str]:
    access = access_of(request)
    session, new = await assembly.sessions.exchange(token, access)
    access.actor = session.actor()
    access.opened(session.user_id)
    return session, new


async def _handled(request: Request, assembly: Assembly, path: str) -> Response:
    headers = {name: request.headers[name] for name in _PASSED_ON if name in request.headers}
    token = assembly.authenticator.session_token(request.headers.get("cookie", ""))
    if token is not None:
        headers["cookie"] = assembly.auth.signed_cookie(token)
    headers[DEVICE_HEADER] = request.headers.get("cookie", "")
    auth_request = AuthRequest(
        method=request.method,
        path=path,
        headers=headers,
        query={},
        body=await request.body(),
        client_ip=_address(request),
        url=f"{assembly.auth.issuer}/pfinni/api/v1/auth{path}",
    )
    return _as_response(await assembly.auth.handle(auth_request, access_of(request)))


def _refuse_foreign_pages(request: Request, assembly: Assembly) -> None:
    """Raise OriginRefused for a page of another site; programs name no origin, and bring nobody's cookies."""
    if request.headers.get("origin") is not None:
        refuse_other_sites(request, assembly)


def _address(request: Request) -> str | None:
    address: str | None = getattr(request.state, "address", None)
    return address


def _set_cookies(response: Response, cookies: Sequence[str]) -> None:
    for cookie in cookies:
        response.headers.append("set-cookie", cookie)


def _with_body(response: Response, body: dict[str, Any]) -> Response:
    """The same answer with more in it."""
    fuller = Response(dump_json(body), response.status_code, media_type="application/json")
    _set_cookies(fuller, response.headers.getlist("set-cookie"))
    return fuller


def _as_response(answer: AuthResponse) -> Response:
    response = Response(dump_json(answer.body), answer.status, media_type="application/json")
    for name, value in answer.headers:
        response.headers.append(name, value)
    return response


def _answer(body: dict[str, Any] | None, cookies: Sequence[str] = ()) -> Response:
    return _as_response(AuthResponse(body=body, headers=[("set-cookie", cookie) for cookie in cookies]))
