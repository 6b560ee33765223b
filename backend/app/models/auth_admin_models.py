"""What Better Auth's own client sends to an administrator's routes, and what it is answered.

https://www.better-auth.com/docs/plugins/admin . Field names are Better Auth's.
"""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BeforeValidator, ConfigDict, Field

from app.core.exceptions import BusinessLogicException
from app.core.identifiers import RecordKey
from app.models.auth_models import InvitationPublic
from app.models.patient_models import Concealed, EmailAddress
from app.models.practice_models import Shape
from app.models.role_models import RoleChoice
from app.models.user_models import PersonName, UserPublic, UserState


class AdminQuery(Shape):
    """GET /admin/list-users. What is searched, filtered and sorted by stands in closed lists."""

    searchValue: Annotated[str, Field(max_length=100)] = ""  # noqa: N815 - Better Auth's spelling, here and below
    searchField: Literal["name", "email"] = "email"  # noqa: N815
    searchOperator: Literal["contains", "starts_with", "ends_with"] = "contains"  # noqa: N815
    filterField: Literal["id", "name", "email", "role", "banned"] = "email"  # noqa: N815
    filterOperator: Literal["eq", "ne"] = "eq"  # noqa: N815
    filterValue: Annotated[str, Field(max_length=254)] | None = None  # noqa: N815
    limit: Annotated[int, Field(ge=1, le=200)] = 100
    offset: Annotated[int, Field(ge=0, le=100_000)] = 0
    sortBy: Literal["name", "email", "role", "createdAt"] = "name"  # noqa: N815
    sortDirection: Literal["asc", "desc"] = "asc"  # noqa: N815

    def asks_for(self, user: "AdminUser") -> bool:
        """Whether the user is one of those who are searched for."""
        return self._is_found(user) and self._is_let_through(user)

    def _is_found(self, user: "AdminUser") -> bool:
        said: str = getattr(user, self.searchField).casefold()
        wanted = self.searchValue.casefold()
        match self.searchOperator:
            case "starts_with":
                return said.startswith(wanted)
            case "ends_with":
                return said.endswith(wanted)
            case "contains":
                return wanted in said

    def _is_let_through(self, user: "AdminUser") -> bool:
        if self.filterValue is None:
            return True
        said = getattr(user, self.filterField)
        text = str(said).lower() if isinstance(said, bool) else said
        return (text == self.filterValue) is (self.filterOperator == "eq")


class UserNamed(Shape):
    """The user that a request is about."""

    userId: RecordKey  # noqa: N815


def _single(role: object) -> object:
    """Better Auth's users have several roles; ours have one, which may come in a list."""
    return role[0] if isinstance(role, list) and len(role) == 1 else role


OneRole = Annotated[RoleChoice, BeforeValidator(_single)]


class UserMadeRequest(Concealed):
    """POST /admin/create-user. Passwords are nobody's but their owner's: there is an invitation instead."""

    model_config = ConfigDict(extra="forbid")

    email: EmailAddress
    name: PersonName
    role: OneRole
    data: Annotated[dict[str, str], Field(max_length=0)] = Field(default_factory=dict)
    password: None = None


class UserChange(Concealed):
    """What /admin/update-user can change."""

    model_config = ConfigDict(extra="forbid")

    name: PersonName | None = None
    email: EmailAddress | None = None
    role: OneRole | None = None


class UserChanged(UserNamed):
    """POST /admin/update-user."""

    data: UserChange


class SessionNamed(Shape):
    """POST /admin/revoke-user-session: the session's id stands where Better Auth has its token."""

    sessionToken: RecordKey  # noqa: N815


class RoleSet(UserNamed):
    """POST /admin/set-role."""

    role: OneRole


class Ban(UserNamed):
    """POST /admin/ban-user: the account is closed until somebody opens it again."""

    banReason: Annotated[str, Field(min_length=3, max_length=300)] = "Closed by an administrator"  # noqa: N815
    banExpiresIn: None = None  # noqa: N815
    """An account does not open by itself."""


_Word = Annotated[str, Field(max_length=40)]
_Words = Annotated[dict[_Word, Annotated[list[_Word], Field(max_length=40)]], Field(max_length=40)]


class PermissionsAsked(Shape):
    """POST /admin/has-permission, about the caller: permissions by their first word, `{"patient": ["read"]}`."""

    permissions: _Words = Field(default_factory=dict)
    permission: _Words = Field(default_factory=dict)
    """Better Auth's older spelling of the same."""

    @property
    def wanted(self) -> frozenset[str]:
        """The permissions in our words."""
        asked = (*self.permissions.items(), *self.permission.items())
        return frozenset(f"{noun}.{verb}" for noun, verbs in asked for verb in verbs)


class AdminUser(Shape):
    """A user in Better Auth's words."""

    id: str
    name: str
    email: str
    emailVerified: bool  # noqa: N815
    role: str
    banned: bool
    createdAt: datetime  # noqa: N815
    twoFactorEnabled: bool  # noqa: N815

    @classmethod
    def of(cls, user: UserPublic) -> "AdminUser":
        """The same user."""
        return cls(
            id=user.id,
            name=user.name,
            email=user.email,
            emailVerified=user.email_verified,
            role=user.role,
            banned=user.state is not UserState.ACTIVE,
            createdAt=user.created_at,
            twoFactorEnabled=user.has_second_factor,
        )

    @classmethod
    def invited(cls, invitation: InvitationPublic) -> "AdminUser":
        """Somebody who was invited: under the invitation's id, until there is a user."""
        return cls(
            id=invitation.id,
            name=invitation.name or "",
            email=invitation.email,
            emailVerified=False,
            role=invitation.role,
            banned=False,
            createdAt=invitation.created_at,
            twoFactorEnabled=False,
        )


class AdminUsers(Shape):
    """A page of users."""

    users: list[AdminUser]
    total: int
    limit: int
    offset: int


class AdminUserAnswer(Shape):
    """One user."""

    user: AdminUser


class AdminSession(Shape):
    """A session; its id stands where Better Auth has the token, which nobody is shown."""

    id: str
    token: str
    userId: str  # noqa: N815
    createdAt: datetime  # noqa: N815
    expiresAt: datetime  # noqa: N815
    ipAddress: str | None  # noqa: N815
    userAgent: str  # noqa: N815


class AdminSessions(Shape):
    """The sessions of one user."""

    sessions: list[AdminSession]


class AdminDone(Shape):
    """It is done."""

    success: bool


class PermissionsAnswer(Shape):
    """Whether the caller holds all that was asked for."""

    error: str | None = None
    success: bool


class PasswordIsTheirs(BusinessLogicException):
    """Nobody sets somebody else's password."""

    code = "password_is_theirs"
    message = "A password is known to its owner alone. Ask them to choose a new one."


class NobodyImpersonates(BusinessLogicException):
    """The audit trail names who did something: nobody acts as somebody else."""

    code = "nobody_impersonates"
    message = "Nobody acts in somebody else's name here: the audit trail says who did what."
