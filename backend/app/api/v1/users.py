"""Users, what they hold, and their invitations: for whoever manages users."""

from typing import Annotated

from fastapi import APIRouter, Query

from app.api.audited_route import AuditedRoute, audited
from app.api.deps import RightsKeeper, RightsReader, UserKeeper
from app.api.problems import error_responses
from app.audit.vocabulary import AuditAction
from app.core.identifiers import RecordKey
from app.core.permissions import Permission
from app.models.auth_models import (
    EmailTaken,
    InvitationLink,
    InvitationNotFound,
    InvitationNotOpen,
    InvitationPublic,
    InvitedAlready,
    LinkOnlyByMail,
    RoleUnknown,
)
from app.models.role_models import (
    GrantCreate,
    GrantEnd,
    GrantIsPast,
    GrantNotFound,
    GrantPublic,
    LastAdministrator,
    NotYoursToGive,
    OwnRights,
    PermissionHolders,
    RightsChangedMeanwhile,
    UserAccess,
)
from app.models.user_models import (
    Activation,
    Deactivation,
    HandOver,
    HandOverRefused,
    ProviderLinked,
    ProviderNotFound,
    ReasonNeeded,
    RightsMatrix,
    SessionsEnded,
    StaleUser,
    UserCreate,
    UserNotFound,
    UserPage,
    UserPublic,
    UserQuery,
    UserUpdate,
)

router = APIRouter(prefix="/users", tags=["users"], route_class=AuditedRoute)
_REFUSALS = (UserNotFound, OwnRights, NotYoursToGive, LastAdministrator, RightsChangedMeanwhile)


@router.get("", responses=error_responses(UserNotFound))
@audited(AuditAction.USERS_LISTED)
async def list_users(query: Annotated[UserQuery, Query()], users: UserKeeper) -> UserPage:
    """Everybody who can sign in, could, or asked to."""
    return await users.page(query)


@router.get("/matrix", responses=error_responses(UserNotFound))
@audited(AuditAction.USER_ACCESS_READ)
async def get_rights_matrix(query: Annotated[UserQuery, Query()], users: UserKeeper) -> RightsMatrix:
    """Who may do what: every role, and users by the page."""
    return await users.matrix(query)


@router.get("/holders")
@audited(AuditAction.USER_ACCESS_READ)
async def list_holders(permission: Permission, rights: RightsReader) -> PermissionHolders:
    """Who can do one thing, and why."""
    return await rights.holders_of(permission)


@router.post(
    "",
    status_code=201,
    responses=error_responses(
        RoleUnknown, EmailTaken, InvitedAlready, NotYoursToGive, ProviderNotFound, ProviderLinked
    ),
)
@audited(AuditAction.INVITATION_CREATED)
async def invite_user(asked: UserCreate, users: UserKeeper) -> InvitationPublic:
    """Ask somebody to work here, in a role; the account begins when the invitation is taken."""
    return await users.invite(asked)


@router.get("/invitations")
@audited(AuditAction.INVITATIONS_LISTED)
async def list_invitations(users: UserKeeper) -> list[InvitationPublic]:
    """The last invitations, the newest first."""
    return await users.invitations()


@router.post(
    "/invitations/{invitation_id}/resend",
    responses=error_responses(InvitationNotFound, InvitationNotOpen, EmailTaken, NotYoursToGive),
)
@audited(AuditAction.INVITATION_SENT_AGAIN)
async def resend_invitation(invitation_id: RecordKey, users: UserKeeper) -> InvitationPublic:
    """Send it again; links that went out before are worth nothing any more."""
    return await users.resend_invitation(invitation_id)


@router.post(
    "/invitations/{invitation_id}/revoke",
    responses=error_responses(InvitationNotFound, InvitationNotOpen, NotYoursToGive),
)
@audited(AuditAction.INVITATION_REVOKED)
async def revoke_invitation(invitation_id: RecordKey, users: UserKeeper) -> InvitationPublic:
    """Take it back."""
    return await users.revoke_invitation(invitation_id)


@router.post(
    "/invitations/{invitation_id}/link",
    responses=error_responses(InvitationNotFound, InvitationNotOpen, LinkOnlyByMail, NotYoursToGive),
)
@audited(AuditAction.INVITATION_LINK_SHOWN)
async def show_invitation_link(invitation_id: RecordKey, users: UserKeeper) -> InvitationLink:
    """A link to hand over, shown this once: in the demo, and where no mail goes out."""
    return await users.invitation_link(invitation_id)


@router.get("/{user_id}", responses=error_responses(UserNotFound))
@audited(AuditAction.USER_READ)
async def get_user(user_id: RecordKey, users: UserKeeper) -> UserPublic:
    """One user."""
    return await users.user(user_id)


@router.put(
    "/{user_id}",
    responses=error_responses(
        *_REFUSALS, StaleUser, ReasonNeeded, EmailTaken, ProviderNotFound, ProviderLinked, RoleUnknown
    ),
)
@audited(AuditAction.USER_UPDATED)
async def update_user(user_id: RecordKey, asked: UserUpdate, users: UserKeeper) -> UserPublic:
    """Name, address, role and provider; a new role signs the user out everywhere."""
    return await users.update(user_id, asked)


@router.delete("/{user_id}", responses=error_responses(*_REFUSALS, StaleUser, HandOverRefused))
@audited(AuditAction.USER_DEACTIVATED)
async def remove_user(user_id: RecordKey, asked: Deactivation, users: UserKeeper) -> UserPublic:
    """Close the account. The user stays known, because the audit trail names it; the id is never given again."""
    return await users.deactivate(user_id, asked)


@router.get("/{user_id}/hand-over", responses=error_responses(UserNotFound))
@audited(AuditAction.USER_READ)
async def get_hand_over(user_id: RecordKey, users: UserKeeper) -> HandOver:
    """What the user would leave behind."""
    return await users.hand_over(user_id)


@router.post("/{user_id}/deactivate", responses=error_responses(*_REFUSALS, StaleUser, HandOverRefused))
@audited(AuditAction.USER_DEACTIVATED)
async def deactivate_user(user_id: RecordKey, asked: Deactivation, users: UserKeeper) -> UserPublic:
    """Close the account; sessions and sockets end within five seconds."""
    return await users.deactivate(user_id, asked)


@router.post("/{user_id}/activate", responses=error_responses(*_REFUSALS, StaleUser, RoleUnknown))
@audited(AuditAction.USER_ACTIVATED)
async def activate_user(user_id: RecordKey, asked: Activation, users: UserKeeper) -> UserPublic:
    """Open the account, or let somebody in who asked for one, in a role that is given with it."""
    return await users.activate(user_id, asked)


@router.post("/{user_id}/end-sessions", responses=error_responses(UserNotFound, OwnRights, NotYoursToGive))
@audited(AuditAction.USER_SESSIONS_ENDED)
async def end_user_sessions(user_id: RecordKey, users: UserKeeper) -> SessionsEnded:
    """Sign the user out everywhere."""
    return SessionsEnded(ended=await users.end_sessions(user_id))


@router.get("/{user_id}/access", responses=error_responses(UserNotFound))
@audited(AuditAction.USER_ACCESS_READ)
async def get_user_access(user_id: RecordKey, rights: RightsReader) -> UserAccess:
    """Who can do what, and why."""
    return await rights.access_of(user_id)


@router.get("/{user_id}/grants", responses=error_responses(UserNotFound))
@audited(AuditAction.USER_ACCESS_READ)
async def list_grants(user_id: RecordKey, rights: RightsReader) -> list[GrantPublic]:
    """Everything that the user was ever granted or denied, the newest first."""
    return await rights.grants_of(user_id)


@router.post("/{user_id}/grants", status_code=201, responses=error_responses(*_REFUSALS, GrantIsPast))
@audited(AuditAction.PERMISSION_GRANTED)
async def grant_permission(user_id: RecordKey, asked: GrantCreate, rights: RightsKeeper) -> GrantPublic:
    """Give one permission beside the role, or take one away; effective at once."""
    return await rights.grant(user_id, asked)


@router.post("/{user_id}/grants/{grant_id}/end", responses=error_responses(*_REFUSALS, GrantNotFound))
@audited(AuditAction.PERMISSION_GRANT_ENDED)
async def end_grant(user_id: RecordKey, grant_id: RecordKey, asked: GrantEnd, rights: RightsKeeper) -> GrantPublic:
    """A grant or revocation ends now."""
    return await rights.end_grant(user_id, grant_id, asked)
