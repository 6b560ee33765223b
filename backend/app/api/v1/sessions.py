"""One's own sessions: which there are, ending them, and staying signed in.

Addresses and bodies are Better Auth's where it has them; a session is named by its id, because tokens are never shown.
https://www.better-auth.com/docs/concepts/session-management
"""

from fastapi import APIRouter, Response

from app.api.audited_route import AuditedRoute, audited
from app.api.deps import AccountOwner, OwnSession, TheAssembly
from app.api.problems import error_responses
from app.audit.vocabulary import AuditAction
from app.core.auth_middleware import SessionState
from app.core.session_ends import EndReason
from app.database.session_repository import SessionRow
from app.models.auth_models import Done, PasswordWrong, SignInLocked
from app.models.second_factor_models import PasswordConfirmation, RevokeSessionRequest, SessionPublic, StillHere
from app.services.sessions.devices import device_words

router = APIRouter(prefix="/auth", tags=["auth"], route_class=AuditedRoute)


@router.get("/list-sessions")
@audited(AuditAction.SESSIONS_LISTED)
async def list_sessions(assembly: TheAssembly, session: OwnSession) -> list[SessionPublic]:
    """One's own sessions, the newest first."""
    return [_shown(row, session) for row in await assembly.sessions.of_user(session.user_id)]


@router.post("/revoke-session")
@audited(AuditAction.SESSION_ENDED)
async def revoke_session(assembly: TheAssembly, session: OwnSession, asked: RevokeSessionRequest) -> Done:
    """End one of one's own sessions; one that is not there is over already."""
    await assembly.sessions.end_own(session, asked.token)
    return Done()


@router.post("/revoke-sessions")
@audited(AuditAction.SESSION_ENDED)
async def revoke_sessions(response: Response, assembly: TheAssembly, session: OwnSession) -> Done:
    """End all of one's own sessions, this one too."""
    await assembly.sessions.end_all_of(session.user_id, EndReason.ENDED_BY_USER)
    for cookie in assembly.auth.cleared_cookies():
        response.headers.append("set-cookie", cookie)
    return Done()


@router.post("/revoke-other-sessions")
@audited(AuditAction.SESSION_ENDED)
async def revoke_other_sessions(assembly: TheAssembly, session: OwnSession) -> Done:
    """End all of one's own sessions but this one."""
    await assembly.sessions.end_all_of(session.user_id, EndReason.ENDED_BY_USER, but=session.id)
    return Done()


@router.post("/still-here")
@audited(AuditAction.SESSION_KEPT, only_refusals=True)
async def still_here(assembly: TheAssembly, session: OwnSession) -> StillHere:
    """A person says to stay signed in."""
    assembly.sessions.used(session)
    sessions = assembly.sessions
    return StillHere(idle_seconds=sessions.idle_seconds(session), seconds_left=sessions.seconds_left(session))


@router.post("/verify-password", responses=error_responses(PasswordWrong, SignInLocked))
@audited(AuditAction.SESSION_CONFIRMED)
async def verify_password(
    assembly: TheAssembly, session: OwnSession, access: AccountOwner, asked: PasswordConfirmation
) -> Done:
    """Enter the password once more; for a quarter of an hour keys to the account can be added and removed."""
    await assembly.confirm_password(session, asked.password.get_secret_value(), access)
    return Done()


def _shown(row: SessionRow, current: SessionState) -> SessionPublic:
    return SessionPublic(
        id=row.id,
        token=row.id,
        userId=row.user_id,
        createdAt=row.created_at,
        updatedAt=row.used_at,
        expiresAt=row.expires_at,
        ipAddress=row.address,
        userAgent=row.agent or None,
        device=device_words(row.agent),
        lastUsedAt=row.used_at,
        openedWith=row.opened_with,
        isCurrent=row.id == current.id,
    )
