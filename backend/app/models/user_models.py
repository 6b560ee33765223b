"""Users as administrators see and change them."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from app.core.exceptions import BusinessLogicException, NotFoundException
from app.core.identifiers import RecordKey
from app.core.permissions import Permission
from app.models.patient_models import Concealed, EmailAddress
from app.models.practice_models import Shape
from app.models.role_models import Reason, RoleChoice

PersonName = Annotated[str, Field(min_length=1, max_length=120, pattern=r"^\S(?:[^\x00-\x1f]*\S)?$")]


class UserState(StrEnum):
    """Whether somebody can sign in."""

    ACTIVE = "active"
    WAITING = "waiting"
    """Asked for an account, and is to be let in."""
    DEACTIVATED = "deactivated"


class UserFactor(StrEnum):
    """What somebody shows beside the password."""

    NONE = "none"
    TOTP = "totp"
    """An authenticator app."""
    PASSKEY = "passkey"


class UserOrder(StrEnum):
    """What the list is sorted by; the closed list of columns."""

    NAME = "name"
    EMAIL = "email"
    ROLE = "role"
    CREATED = "created"
    LAST_USED = "last_used"
    LAST_SIGNED_IN = "last_signed_in"


class UserQuery(Shape):
    """Which users, in which order."""

    text: Annotated[str, Field(max_length=100)] = ""
    """A part of the name or the address."""
    role: RoleChoice | None = None
    state: UserState | None = None
    factor: UserFactor | None = None
    """Somebody with an app and a passkey is found under both."""
    order: UserOrder = UserOrder.NAME
    descending: bool = False
    limit: Annotated[int, Field(ge=1, le=200)] = 50
    after: RecordKey | None = None
    """The last user of the page before."""


class UserPublic(Shape):
    """A user as administrators see one."""

    id: RecordKey
    version: int
    name: str
    email: str
    email_verified: bool
    role: str
    role_name: str
    state: UserState
    created_at: datetime
    deactivated_at: datetime | None
    has_second_factor: bool
    """Whether an authenticator app is set up."""
    has_passkey: bool
    provider_id: str | None
    provider_name: str | None
    open_sessions: int
    last_used_at: datetime | None
    """When one of the open sessions was last used."""
    last_signed_in_at: datetime | None
    is_changeable: bool
    """Whether the caller may change the account: not one's own, and nobody's who holds more."""


class UserPage(Shape):
    """A page of users."""

    items: list[UserPublic]
    total: int
    next_after: str | None


class UserUpdate(Concealed):
    """A user as it shall be; `reason` is needed where the role changes."""

    version: Annotated[int, Field(ge=1)]
    name: PersonName
    email: EmailAddress
    role: RoleChoice
    provider_id: RecordKey | None = None
    reason: Reason | None = None


class UserCreate(Concealed):
    """Whom to invite, and as what; the name is what the form begins with, the provider is whom the user will be."""

    email: EmailAddress
    role: RoleChoice
    name: PersonName | None = None
    provider_id: RecordKey | None = None


class UserRights(Shape):
    """One row of the matrix: what somebody holds, and which of it by a grant; and what was taken away."""

    id: RecordKey
    name: str
    state: UserState
    role: str
    role_name: str
    held: list[Permission]
    granted: list[Permission]
    revoked: list[Permission]


class RoleRights(Shape):
    """One row of the matrix: what a role gives."""

    key: str
    name: str
    held: list[Permission]


class RightsMatrix(Shape):
    """Who may do what: all roles, and a page of users."""

    permissions: list[Permission]
    roles: list[RoleRights]
    users: list[UserRights]
    total: int
    next_after: str | None


class HandOver(Shape):
    """What a user leaves behind: open alerts that were given to this user, and patients of the linked provider."""

    alerts: int
    patients: int
    provider_id: str | None


class Deactivation(Concealed):
    """Why an account is closed, and who takes over; without, alerts and patients stay as they are."""

    version: Annotated[int, Field(ge=1)]
    reason: Reason
    to_user_id: RecordKey | None = None
    to_provider_id: RecordKey | None = None


class Activation(Concealed):
    """Why an account is opened (again), and in which role; without one in the role that it has."""

    version: Annotated[int, Field(ge=1)]
    reason: Reason
    role: RoleChoice | None = None


class SessionsEnded(Shape):
    """How many sessions were ended."""

    ended: int


class UserNotFound(NotFoundException):
    """There is no such user."""

    code = "user_not_found"
    message = "This user is not there."


class SessionNotFound(NotFoundException):
    """There is no such session."""

    code = "session_not_found"
    message = "This session has ended already."


class StaleUser(BusinessLogicException):
    """Somebody else changed the user since it was read."""

    code = "stale_user"
    message = "Somebody else changed this user just now. Look at the new version, then decide again."


class ReasonNeeded(BusinessLogicException):
    """A change of role needs a reason."""

    code = "reason_needed"
    message = "Say why the role changes: it is kept in the audit trail."


class ProviderLinked(BusinessLogicException):
    """The provider belongs to another user."""

    code = "provider_linked"
    message = "This provider is linked to another user already."


class ProviderNotFound(NotFoundException):
    """There is no such provider."""

    code = "provider_not_found"
    message = "This provider is not there."


class HandOverRefused(BusinessLogicException):
    """Whoever takes over must be there, active, and able to."""

    code = "hand_over_refused"
    message = "Choose an active user who works with alerts, and another active provider."
