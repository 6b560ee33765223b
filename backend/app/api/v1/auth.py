"""Identity: Better Auth's mounted routes, and our own beside them.

The request that the library sees is built here, of nothing but what its mounted routes need: the client's address
comes from a trusted proxy or not at all, the only cookie is a session's that we signed, no bearer token and no query
are passed on, and bodies have been checked for size, depth and NUL before.
"""

from collections.abc import Sequence
from typing import Annotated, Any

from better_auth import AuthRequest, AuthResponse
from better_auth.types import dump_json
from fastapi import APIRouter, Body, Request, Response

from app.api.audited_route import AuditedRoute, audited
from app.api.deps import OwnSession, PossibleSession, TheAssembly, access_of, refuse_other_sites
from app.api.problems import error_responses
from app.assembly import Assembly
from app.audit.vocabulary import AuditAction
from app.core.auth_middleware import SessionState
from app.core.exceptions import AuthenticationException
from app.core.permissions import GRANTS
from app.models.auth_models import Me, RefreshRefused, RefreshRequest, SignInRequest, TokenPair

router = APIRouter(prefix="/auth", tags=["auth"], route_class=AuditedRoute)
_PASSED_ON = ("content-type", "origin", "referer", "sec-fetch-dest", "sec-fetch-mode", "sec-fetch-site", "user-agent")


@router.post("/sign-in/email", response_model=None)
@audited(AuditAction.SIGN_IN_FAILED)
async def sign_in(request: Request, assembly: TheAssembly, credentials: SignInRequest) -> Response:  # noqa: ARG001
    """Sign in with e-mail and password; the session travels in an httpOnly cookie."""
    return await _handled(request, assembly, "/sign-in/email")


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
async def get_session(assembly: TheAssembly, session: PossibleSession) -> Response:
    """The caller's session, or null; a browser's cookie of a session that ended is taken away."""
    if session is None:
        return _answer(None, cookies=assembly.auth.cleared_cookies())
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
    for each in assembly.auth.cookies(new, remaining, is_remembered=is_remembered):
        response.headers.append("set-cookie", each)
    return await assembly.auth.token_pair(session, None)


@router.get("/me")
@audited(AuditAction.USER_READ, only_refusals=True)
async def me(session: OwnSession) -> Me:
    """The signed-in user, and what the role permits."""
    return Me(
        id=session.user_id,
        name=session.user_name,
        email=session.user_email,
        role=session.role,
        provider_id=session.provider_id,
        permissions=sorted(GRANTS[session.role]),
    )


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
    auth_request = AuthRequest(
        method=request.method,
        path=path,
        headers=headers,
        query={},
        body=await request.body(),
        client_ip=getattr(request.state, "address", None),
        url=f"{assembly.auth.issuer}/pfinni/api/v1/auth{path}",
    )
    return _as_response(await assembly.auth.handle(auth_request, access_of(request)))


def _as_response(answer: AuthResponse) -> Response:
    response = Response(dump_json(answer.body), answer.status, media_type="application/json")
    for name, value in answer.headers:
        response.headers.append(name, value)
    return response


def _answer(body: dict[str, Any] | None, cookies: Sequence[str] = ()) -> Response:
    return _as_response(AuthResponse(body=body, headers=[("set-cookie", cookie) for cookie in cookies]))
