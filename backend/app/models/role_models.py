"""Roles, grants and the answer to "who can do what, and why"."""

from datetime import datetime
from typing import Annotated

from pydantic import AwareDatetime, Field

from app.core.exceptions import AuthorizationException, BusinessLogicException, NotFoundException
from app.core.identifiers import RecordKey
from app.core.permissions import Permission
from app.models.form_rules import needed
from app.models.patient_models import Concealed
from app.models.practice_models import Shape

Reason = Annotated[str, Field(min_length=3, max_length=300, pattern=r"\S", json_schema_extra=needed("Say why."))]
RoleName = Annotated[str, Field(min_length=2, max_length=60, pattern=r"^\S(?:[^\x00-\x1f]*\S)?$")]
RoleChoice = Annotated[str, Field(pattern=r"^[a-z0-9_]{3,40}$")]


class RoleWrite(Concealed):
    """A role of the practice's own, as it shall be."""

    name: RoleName
    description: Annotated[str, Field(max_length=300)] = ""
    permissions: Annotated[list[Permission], Field(max_length=len(Permission))]
    inherits: Annotated[list[RoleChoice], Field(max_length=20)] = Field(default_factory=list)
    reason: Reason


class RoleUpdate(RoleWrite):
    """The same for one that is there: `version` is the one that was read."""

    version: Annotated[int, Field(ge=1)]


class RoleRemoval(Concealed):
    """A role goes."""

    version: Annotated[int, Field(ge=1)]
    reason: Reason


class RolePermission(Shape):
    """One permission of a role, and the chain of roles that gives it: the role alone where it has it by itself."""

    permission: Permission
    chain: list[str]


class RolePublic(Shape):
    """A role as the administrator sees it."""

    key: str
    version: int | None
    """None for a ready-made role, which nobody changes."""
    name: str
    description: str
    is_built_in: bool
    inherits: list[str]
    own_permissions: list[Permission]
    permissions: list[RolePermission]
    users: int
    """How many active users have it."""
    is_changeable: bool
    """Whether the caller may change it."""
    is_assignable: bool
    """Whether the caller may give it away: nobody gives what one does not hold."""


class GrantCreate(Concealed):
    """A permission for one user beside the role, or (`is_given` false) one taken away."""

    permission: Permission
    is_given: bool
    reason: Reason
    expires_at: AwareDatetime | None = None


class GrantEnd(Concealed):
    """A grant or revocation ends."""

    reason: Reason


class GrantPublic(Shape):
    """A grant or revocation as the administrator sees it."""

    id: RecordKey
    permission: Permission
    is_given: bool
    reason: str
    granted_by: str
    granted_by_name: str | None
    created_at: datetime
    expires_at: datetime | None
    ended_at: datetime | None
    ended_by: str | None
    is_in_force: bool


class PermissionAnswer(Shape):
    """Whether somebody holds a permission, and why or why not.

    Held: by `chain` (the keys of the roles, the user's own first) or by `grant`. Not held: `revocation` says that it
    was taken away; without one, no role gives it.
    """

    permission: Permission
    is_held: bool
    chain: list[str]
    grant: GrantPublic | None
    revocation: GrantPublic | None


class UserAccess(Shape):
    """Who can do what, and why."""

    user_id: str
    role: str
    role_name: str
    permissions: list[PermissionAnswer]


class PermissionHolder(Shape):
    """Somebody who holds a permission, by `chain` or by `grant`; or from whom a `revocation` takes it."""

    user_id: RecordKey
    name: str
    is_active: bool
    role_name: str
    chain: list[str]
    """The keys of the roles, the user's own first."""
    grant: GrantPublic | None
    revocation: GrantPublic | None


class PermissionHolders(Shape):
    """Who can do one thing, and why; and from whom it was taken away."""

    permission: Permission
    holders: list[PermissionHolder]
    denied: list[PermissionHolder]


class RoleNotFound(NotFoundException):
    """There is no such role of the practice's own."""

    code = "role_not_found"
    message = "This role is not there (any more)."


class GrantNotFound(NotFoundException):
    """There is no such grant of this user in force."""

    code = "grant_not_found"
    message = "This grant is not in force (any more)."


class RoleIsReadyMade(BusinessLogicException):
    """The ready-made roles are the same in every practice."""

    code = "role_is_ready_made"
    message = "Ready-made roles cannot be changed. Make a role of your own that inherits from it."


class RoleInherits(BusinessLogicException):
    """The role would inherit from itself, from a role that is not there, or over too many others."""

    code = "role_inheritance_refused"
    message = "A role cannot inherit from itself, over others either, nor over more than eight roles."


class RoleNameTaken(BusinessLogicException):
    """There is a role of this name."""

    code = "role_name_taken"
    message = "There is a role with this name already."


class RoleInUse(BusinessLogicException):
    """Users, invitations or other roles need it."""

    code = "role_in_use"
    message = "This role is still held by a user, offered in an invitation, or inherited by another role."


class OwnRights(AuthorizationException):
    """Nobody changes one's own role, grants or account state, nor a role that one holds."""

    code = "own_rights"
    message = "Nobody changes their own rights. Ask another administrator."


class NotYoursToGive(AuthorizationException):
    """The change is about rights that the caller does not hold."""

    code = "not_yours_to_give"
    message = "This is about rights that you do not hold yourself. Ask an administrator."


class LastAdministrator(BusinessLogicException):
    """Without this user nobody could manage users and roles any more."""

    code = "last_administrator"
    message = "This is the last administrator. Make somebody else an administrator first."


class RightsChangedMeanwhile(BusinessLogicException):
    """Somebody else changed rights between the look at the rules and the commit."""

    code = "rights_changed_meanwhile"
    message = "Somebody else changed rights just now. Look again, then repeat what you want to do."


class GrantIsPast(BusinessLogicException):
    """The grant would end before it begins."""

    code = "grant_is_past"
    message = "Choose an end that lies in the future."
