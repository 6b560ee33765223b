"""Better Auth's administrator routes over our own services, so that its client works and the same rules hold.

Whatever changes rights needs what `/users` needs, and leaves the same rows. Setting somebody's password and taking
somebody's place are refused to everybody.
"""

from typing import Annotated

from fastapi import APIRouter, Query

from app.api.audited_route import AuditedRoute, audited
from app.api.deps import OwnSession, UserKeeper
from app.api.problems import error_responses
from app.audit.vocabulary import AuditAction
from app.core.identifiers import RecordKey
from app.models.auth_admin_models import (
    AdminDone,
    AdminQuery,
    AdminSession,
    AdminSessions,
    AdminUser,
    AdminUserAnswer,
    AdminUsers,
    Ban,
    NobodyImpersonates,
    PasswordIsTheirs,
    PermissionsAnswer,
    PermissionsAsked,
    RoleSet,
    SessionNamed,
    UserChange,
    UserChanged,
    UserMadeRequest,
    UserNamed,
)
from app.models.auth_models import EmailTaken, InvitedAlready, RoleUnknown
from app.models.role_models import LastAdministrator, NotYoursToGive, OwnRights, RightsChangedMeanwhile
from app.models.user_models import (
    Activation,
    Deactivation,
    SessionNotFound,
    StaleUser,
    UserCreate,
    UserNotFound,
    UserOrder,
    UserQuery,
    UserUpdate,
)
from app.services.users.keeping import UserKeeping

router = APIRouter(prefix="/auth/admin", tags=["auth"], route_class=AuditedRoute)
_REFUSALS = (UserNotFound, OwnRights, NotYoursToGive, LastAdministrator, RightsChangedMeanwhile)
_ORDERS = {
    "name": UserOrder.NAME,
    "email": UserOrder.EMAIL,
    "role": UserOrder.ROLE,
    "createdAt": UserOrder.CREATED,
}
_WHY = "Through Better Auth's client"


@router.get("/list-users")
@audited(AuditAction.USERS_LISTED)
async def list_users_as_better_auth(query: Annotated[AdminQuery, Query()], users: UserKeeper) -> AdminUsers:
    """Everybody who can sign in, could, or asked to."""
    ordered = await users.all_of(UserQuery(order=_ORDERS[query.sortBy], descending=query.sortDirection == "desc"))
    found = [each for each in map(AdminUser.of, ordered) if query.asks_for(each)]
    return AdminUsers(
        users=found[query.offset : query.offset + query.limit],
        total=len(found),
        limit=query.limit,
        offset=query.offset,
    )


@router.get("/get-user", responses=error_responses(UserNotFound))
@audited(AuditAction.USER_READ)
async def get_user_as_better_auth(id: RecordKey, users: UserKeeper) -> AdminUser:  # noqa: A002 - Better Auth's spelling
    """One user."""
    return AdminUser.of(await users.user(id))


@router.post("/create-user", responses=error_responses(RoleUnknown, EmailTaken, InvitedAlready, NotYoursToGive))
@audited(AuditAction.INVITATION_CREATED)
async def create_user_as_better_auth(asked: UserMadeRequest, users: UserKeeper) -> AdminUserAnswer:
    """Invite somebody; the user begins, with an id of its own, when the invitation is taken."""
    invited = await users.invite(UserCreate(email=asked.email, role=asked.role, name=asked.name))
    return AdminUserAnswer(user=AdminUser.invited(invited))


@router.post("/update-user", responses=error_responses(*_REFUSALS, RoleUnknown, EmailTaken, StaleUser))
@audited(AuditAction.USER_UPDATED)
async def update_user_as_better_auth(asked: UserChanged, users: UserKeeper) -> AdminUser:
    """Name, address or role."""
    return await _changed(users, asked.userId, asked.data)


@router.post("/set-role", responses=error_responses(*_REFUSALS, RoleUnknown))
@audited(AuditAction.USER_UPDATED)
async def set_role(asked: RoleSet, users: UserKeeper) -> AdminUserAnswer:
    """Another role; the user's sessions end."""
    return AdminUserAnswer(user=await _changed(users, asked.userId, UserChange(role=asked.role)))


@router.post("/ban-user", responses=error_responses(*_REFUSALS))
@audited(AuditAction.USER_DEACTIVATED)
async def ban_user(asked: Ban, users: UserKeeper) -> AdminUserAnswer:
    """Close the account."""
    user = await users.user(asked.userId)
    closed = await users.deactivate(user.id, Deactivation(version=user.version, reason=asked.banReason))
    return AdminUserAnswer(user=AdminUser.of(closed))


@router.post("/unban-user", responses=error_responses(*_REFUSALS))
@audited(AuditAction.USER_ACTIVATED)
async def unban_user(asked: UserNamed, users: UserKeeper) -> AdminUserAnswer:
    """Open the account again."""
    user = await users.user(asked.userId)
    opened = await users.activate(user.id, Activation(version=user.version, reason=_WHY))
    return AdminUserAnswer(user=AdminUser.of(opened))


@router.post("/remove-user", responses=error_responses(*_REFUSALS))
@audited(AuditAction.USER_DEACTIVATED)
async def remove_user_as_better_auth(asked: UserNamed, users: UserKeeper) -> AdminDone:
    """Close the account: users are never deleted, because the audit trail names them."""
    user = await users.user(asked.userId)
    await users.deactivate(user.id, Deactivation(version=user.version, reason=_WHY))
    return AdminDone(success=True)


@router.post("/list-user-sessions", responses=error_responses(UserNotFound))
@audited(AuditAction.USER_READ)
async def list_user_sessions(asked: UserNamed, users: UserKeeper) -> AdminSessions:
    """The sessions of one user."""
    return AdminSessions(
        sessions=[
            AdminSession(
                id=each.id,
                token=each.id,
                userId=each.user_id,
                createdAt=each.created_at,
                expiresAt=each.expires_at,
                ipAddress=each.address,
                userAgent=each.agent,
            )
            for each in await users.sessions_of(asked.userId)
        ]
    )


@router.post(
    "/revoke-user-session", responses=error_responses(SessionNotFound, UserNotFound, OwnRights, NotYoursToGive)
)
@audited(AuditAction.USER_SESSIONS_ENDED)
async def revoke_user_session(asked: SessionNamed, users: UserKeeper) -> AdminDone:
    """Sign the user out on one device."""
    await users.end_session(asked.sessionToken)
    return AdminDone(success=True)


@router.post("/revoke-user-sessions", responses=error_responses(UserNotFound, OwnRights, NotYoursToGive))
@audited(AuditAction.USER_SESSIONS_ENDED)
async def revoke_user_sessions(asked: UserNamed, users: UserKeeper) -> AdminDone:
    """Sign the user out everywhere."""
    await users.end_sessions(asked.userId)
    return AdminDone(success=True)


@router.post("/has-permission")
@audited(AuditAction.USER_READ, only_refusals=True)
async def has_permission(asked: PermissionsAsked, session: OwnSession) -> PermissionsAnswer:
    """Whether the caller holds all of these."""
    return PermissionsAnswer(
        success=bool(asked.wanted) and asked.wanted <= {each.value for each in session.permissions}
    )


@router.post("/set-user-password", responses=error_responses(PasswordIsTheirs))
@audited(AuditAction.PASSWORD_CHANGED)
async def set_user_password(_: UserNamed, __: UserKeeper) -> AdminDone:
    """Refused to everybody: a password is known to its owner alone."""
    raise PasswordIsTheirs


@router.post("/impersonate-user", responses=error_responses(NobodyImpersonates))
@audited(AuditAction.SIGNED_IN)
async def impersonate_user(_: UserNamed, __: UserKeeper) -> AdminDone:
    """Refused to everybody: the audit trail says who did what."""
    raise NobodyImpersonates


async def _changed(users: UserKeeping, user_id: str, change: UserChange) -> AdminUser:
    user = await users.user(user_id)
    as_it_shall_be = {"name": user.name, "email": user.email, "role": user.role, **change.model_dump(exclude_none=True)}
    return AdminUser.of(
        await users.update(
            user.id,
            UserUpdate(version=user.version, provider_id=user.provider_id, reason=_WHY, **as_it_shall_be),
        )
    )
