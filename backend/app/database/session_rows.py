"""What the store tells of sessions in one question each: the session, its user, what the user holds and may see.

https://surrealdb.com/docs/surrealql/statements/select .
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from app.core.auth_middleware import SessionState
from app.core.permissions import Permission
from app.core.roles import BUILT_IN, READY_MADE, Grant, RoleBook, RoleDefinition
from app.database.answers import Row
from app.database.patient_repository import Reader
from app.database.statement import RecordID

_OWNER = """;
    LET $owner = $found.user_id;
    LET $user = IF $found != NONE { (SELECT * FROM ONLY type::record('user', $owner)) };
    RETURN IF $user = NONE { NONE } ELSE { {
        session: $found,
        user: $user,
        provider: (SELECT VALUE id FROM provider WHERE user_id = $owner LIMIT 1)[0],
        grants: (SELECT * FROM permission_grant WHERE user_id = $owner),
        emergencies: (SELECT * FROM emergency_access WHERE user_id = $owner AND ends_at > $at),
        roles: IF $user.role IN $ready_made { [] } ELSE { (SELECT * FROM role) },
        practice: (
            SELECT own_panel_only, restricted_patients, idle_minutes, second_factor_roles FROM ONLY practice:practice
        )
    } }
"""
_WITH_HASH = "LET $found = (SELECT * FROM session WHERE token = $hash LIMIT 1)[0]" + _OWNER  # noqa: S608 - our own texts
_WITH_ID = "LET $found = (SELECT * FROM ONLY $record)" + _OWNER  # noqa: S608 - our own texts
_OF_MANY = """
    SELECT * FROM $records;
    SELECT * FROM user WHERE is_active;
    SELECT id, user_id FROM provider WHERE user_id != NONE;
    SELECT * FROM permission_grant WHERE ended_at = NONE;
    SELECT * FROM emergency_access WHERE ends_at > $at;
    SELECT * FROM role;
    SELECT own_panel_only, restricted_patients, idle_minutes, second_factor_roles FROM ONLY practice:practice;
"""
_WHILE_ENROLLING = frozenset({Permission.ACCOUNT_OWN})
_KNOWN = frozenset(each.value for each in Permission)
"""A permission that a newer PFINNI knows is nobody's here."""
IDLE_MINUTES = 15
"""Where the practice has not said otherwise."""


async def session_with_hash(reader: Reader, token_hash: str, at: datetime) -> SessionState | None:
    """The session whose token has this hash."""
    return _state(await reader.one(_WITH_HASH, {"hash": token_hash, "at": at, "ready_made": list(BUILT_IN)}), at)


async def session_with_id(reader: Reader, session_id: str, at: datetime) -> SessionState | None:
    """The session with this id."""
    record = RecordID("session", session_id)
    return _state(await reader.one(_WITH_ID, {"record": record, "at": at, "ready_made": list(BUILT_IN)}), at)


async def sessions_with_ids(reader: Reader, session_ids: Sequence[str], at: datetime) -> list[SessionState]:
    """The sessions with these ids, as far as they exist and their users are active."""
    records = [RecordID("session", each) for each in session_ids]
    sessions, users, providers, grants, emergencies, roles, practice = await reader.read(
        _OF_MANY, {"records": records, "at": at}
    )
    user_of = {str(each["id"].id): each for each in users}
    provider_of = {each["user_id"]: each["id"] for each in providers}
    states = (
        _state(
            {
                "session": session,
                "user": user_of.get(session["user_id"]),
                "provider": provider_of.get(session["user_id"]),
                "grants": [each for each in grants if each["user_id"] == session["user_id"]],
                "emergencies": [each for each in emergencies if each["user_id"] == session["user_id"]],
                "roles": roles,
                "practice": practice,
            },
            at,
        )
        for session in sessions
    )
    return [state for state in states if state is not None]


def _state(row: Row | None, at: datetime) -> SessionState | None:
    session: dict[str, Any] | None = row and row.get("session")
    user: dict[str, Any] | None = row and row.get("user")
    if row is None or session is None or user is None:
        return None
    provider, practice = row.get("provider"), row.get("practice") or {}
    role, book = user["role"], _book(row["roles"])
    known_role = book.role(role)
    held = _held(book, role, row["grants"], at)
    must_enrol = _must_enrol(session, user, practice)
    return SessionState(
        id=str(session["id"].id),
        user_id=str(user["id"].id),
        role=role,
        role_name=known_role.name if known_role else "",
        permissions=held & _WHILE_ENROLLING if must_enrol else held,
        expires_at=session["expires_at"],
        user_name=user["name"],
        user_email=user["email"],
        provider_id=str(provider.id) if provider is not None else None,
        is_active=user["is_active"],
        used_at=session.get("used_at") or session["created_at"],
        confirmed_at=session.get("confirmed_at") or session["created_at"],
        idle_after=timedelta(minutes=practice.get("idle_minutes") or IDLE_MINUTES),
        own_panel_only=bool(practice.get("own_panel_only")),
        has_restricted_patients=bool(practice.get("restricted_patients")),
        emergencies=frozenset(str(each["patient_id"].id) for each in row["emergencies"]),
        must_enrol=must_enrol,
    )


def _must_enrol(session: Mapping[str, Any], user: Mapping[str, Any], practice: Mapping[str, Any]) -> bool:
    """A passkey is two factors in one: a session that was opened with it needs no other."""
    needs_one = user["role"] in (practice.get("second_factor_roles") or [])
    return needs_one and not user.get("two_factor_enabled") and session.get("opened_with") != "passkey"


def _book(roles: Sequence[Row]) -> RoleBook:
    return RoleBook(map(_definition, roles)) if roles else READY_MADE


def _definition(row: Mapping[str, Any]) -> RoleDefinition:
    permissions = frozenset(Permission(each) for each in row["permissions"] if each in _KNOWN)
    return RoleDefinition(str(row["id"].id), row["name"], row["description"], permissions, tuple(row["inherits"]))


def _held(book: RoleBook, role: str, grants: Sequence[Row], at: datetime) -> frozenset[Permission]:
    in_force = (
        Grant(
            str(each["id"].id),
            each["user_id"],
            Permission(each["permission"]),
            each["is_given"],
            each.get("expires_at"),
        )
        for each in grants
        if each.get("ended_at") is None and each["permission"] in _KNOWN
    )
    return book.holding(role, in_force, at).permissions
