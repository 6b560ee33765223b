"""Why a session is over: told once to the browser that had it, as the stable code of a 401.

A session that ran out, or that its user signed out of, needs no reason: `SessionExpired`.
"""

from collections.abc import Mapping
from enum import StrEnum

from app.core.exceptions import AuthenticationException


class EndReason(StrEnum):
    """Why somebody or something ended a session; the value is the code of the answer."""

    SIGNED_OUT = "session_expired"
    """By its user, in the browser that had it: there is nothing to explain."""
    REPLACED = "session_replaced"
    """The user opened more sessions than are kept; the oldest went."""
    IDLE = "session_idle"
    ENDED_BY_USER = "session_ended_by_user"
    """From another of the user's own sessions."""
    ENDED_BY_ADMIN = "session_ended_by_admin"
    PASSWORD_CHANGED = "session_password_changed"  # noqa: S105 - a code
    ROLE_CHANGED = "session_role_changed"
    DEACTIVATED = "account_deactivated"
    SECOND_FACTOR_CHANGED = "session_second_factor_changed"
    TOKEN_REUSED = "session_token_reused"  # noqa: S105 - a code
    """A token came back that had been exchanged: stolen, or the thief came first."""


class SessionExpired(AuthenticationException):
    """The session has ended."""

    code = "session_expired"
    message = "Your session has ended. Please sign in again."


class SessionReplaced(SessionExpired):
    """Newer sessions took its place."""

    code = "session_replaced"
    message = "You signed in on more devices than are kept, so this one was signed out."


class SessionIdle(SessionExpired):
    """Nobody has touched it for too long."""

    code = "session_idle"
    message = "You were signed out because nothing was done for a while."


class SessionEndedByUser(SessionExpired):
    """Its user ended it from elsewhere."""

    code = "session_ended_by_user"
    message = "You ended this session from another device."


class SessionEndedByAdmin(SessionExpired):
    """An administrator ended it."""

    code = "session_ended_by_admin"
    message = "An administrator ended your session. Please sign in again."


class SessionPasswordChanged(SessionExpired):
    """The password was changed, which ends every other session."""

    code = "session_password_changed"
    message = "Your password was changed. Please sign in with the new one."


class SessionRoleChanged(SessionExpired):
    """What the user may do was changed."""

    code = "session_role_changed"
    message = "Your role was changed. Please sign in again."


class AccountDeactivated(SessionExpired):
    """The account is closed."""

    code = "account_deactivated"
    message = "Your account was deactivated. Ask your administrator."


class SessionSecondFactorChanged(SessionExpired):
    """The second factor was set up, removed or reset, which ends every other session."""

    code = "session_second_factor_changed"
    message = "Your second factor was changed. Please sign in again."


class SessionTokenReused(SessionExpired):
    """A token that had been exchanged was shown again."""

    code = "session_token_reused"
    message = "This session may have been copied, so it was ended. Please sign in again."


_FAILURES: Mapping[EndReason, type[SessionExpired]] = {
    EndReason.SIGNED_OUT: SessionExpired,
    EndReason.REPLACED: SessionReplaced,
    EndReason.IDLE: SessionIdle,
    EndReason.ENDED_BY_USER: SessionEndedByUser,
    EndReason.ENDED_BY_ADMIN: SessionEndedByAdmin,
    EndReason.PASSWORD_CHANGED: SessionPasswordChanged,
    EndReason.ROLE_CHANGED: SessionRoleChanged,
    EndReason.DEACTIVATED: AccountDeactivated,
    EndReason.SECOND_FACTOR_CHANGED: SessionSecondFactorChanged,
    EndReason.TOKEN_REUSED: SessionTokenReused,
}

SESSION_FAILURES: tuple[type[SessionExpired], ...] = tuple(_FAILURES.values())
"""What every request that needs a session may be answered."""


def failure_of(reason: EndReason | None) -> type[SessionExpired]:
    """What the browser of such a session is answered."""
    return SessionExpired if reason is None else _FAILURES[reason]
