"""What the identity routes take and give. Bodies follow Better Auth where it has the route."""

from typing import Annotated

from pydantic import Field, SecretStr

from app.core.actor import Role
from app.core.exceptions import AuthenticationException, RateLimited
from app.core.permissions import Permission
from app.models.patient_models import Concealed
from app.models.practice_models import Shape


class SignInRequest(Concealed):
    """Better Auth: POST /sign-in/email."""

    email: Annotated[str, Field(min_length=3, max_length=254, pattern=r"^[^@\s\x00]+@[^@\s\x00]+$")]
    password: Annotated[SecretStr, Field(min_length=1, max_length=128)]
    rememberMe: bool = True  # noqa: N815 - Better Auth's spelling
    callbackURL: Annotated[str, Field(max_length=200, pattern=r"^/[^/\\\x00]*")] | None = None  # noqa: N815


class RefreshRequest(Concealed):
    """The session token of a client without cookies; browsers send nothing, their cookie is the token."""

    refresh_token: Annotated[SecretStr, Field(min_length=16, max_length=200)] | None = None


class TokenPair(Concealed):
    """An access token for ten minutes, and the token that refreshes it; each works until it is exchanged.

    A browser gets no refresh token to read: its own travels in the httpOnly cookie.
    """

    access_token: str
    token_type: str = "Bearer"  # noqa: S105
    expires_in: int
    """Seconds."""
    refresh_token: str | None


class Me(Shape):
    """The signed-in user, and what the role permits."""

    id: str
    name: str
    email: str
    role: Role
    provider_id: str | None
    permissions: list[Permission]


class CredentialsWrong(AuthenticationException):
    """Unknown address, wrong password or deactivated account; nobody is told which."""

    code = "INVALID_EMAIL_OR_PASSWORD"
    message = "Invalid email or password"


class SignInLocked(RateLimited):
    """Too many failed attempts under this address; also for addresses that nobody has."""

    code = "sign_in_locked"
    message = "Too many failed attempts. Wait before you try again."


class RefreshRefused(AuthenticationException):
    """The token was exchanged already, or belongs to no session."""

    code = "refresh_refused"
    message = "Please sign in again."
