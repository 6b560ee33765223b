"""What the identity routes take and give. Bodies follow Better Auth where it has the route."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated

from pydantic import Field, SecretStr

from app.core.exceptions import (
    AuthenticationException,
    AuthorizationException,
    BusinessLogicException,
    NotFoundException,
    RateLimited,
    ValidationException,
)
from app.core.identifiers import RecordKey
from app.core.permissions import Permission
from app.models.patient_models import Concealed, EmailAddress, Text
from app.models.practice_models import Shape

PersonName = Annotated[Text, Field(min_length=1, max_length=120)]
RoleChoice = Annotated[str, Field(pattern=r"^[a-z0-9_]{3,40}$")]
NewPassword = Annotated[SecretStr, Field(min_length=1, max_length=1000)]
"""Whether it is good is told by the password policy, rule by rule."""
KnownPassword = Annotated[SecretStr, Field(min_length=1, max_length=128)]
OneTimeToken = Annotated[SecretStr, Field(min_length=16, max_length=200)]
OwnPath = Annotated[str, Field(max_length=200, pattern=r"^/[^/\\\x00]*")]


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
    """The signed-in user, and what may be done: by the role and by grants."""

    id: str
    name: str
    email: str
    role: str
    """The key of the role."""
    role_name: str
    provider_id: str | None
    permissions: list[Permission]
    must_enrol: bool
    """The role needs a second factor: until one is set up there is nothing but the own account."""
    idle_seconds: int
    """For how long the practice lets a session rest."""
    seconds_left: int
    """Until this one is over, unless somebody uses it."""


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


class SignedInUser(Concealed):
    """The user in Better Auth's spelling."""

    id: str
    name: str
    email: str
    emailVerified: bool  # noqa: N815 - Better Auth's spelling
    image: str | None = None
    createdAt: datetime  # noqa: N815
    updatedAt: datetime  # noqa: N815
    role: str
    twoFactorEnabled: bool | None = None  # noqa: N815


class SignedIn(Concealed):
    """What a program gets that signs in: Better Auth's answer, beside the pair of tokens."""

    redirect: bool
    token: str
    url: str | None = None
    user: SignedInUser
    access_token: str
    token_type: str = "Bearer"  # noqa: S105
    expires_in: int
    refresh_token: str


class Done(Shape):
    """Better Auth's word for "it is done", or "it was taken on"."""

    status: bool = True


class ChangePasswordRequest(Concealed):
    """Better Auth: POST /change-password. The user's other sessions end in any case."""

    currentPassword: KnownPassword  # noqa: N815 - Better Auth's spelling
    newPassword: NewPassword  # noqa: N815
    revokeOtherSessions: bool = False  # noqa: N815
    """Whether this session, too, gets a new token, which is answered."""


class PasswordChanged(Concealed):
    """The new token of this session, if one was asked for, and the user."""

    token: str | None
    user: SignedInUser


class ForgotPasswordRequest(Concealed):
    """Better Auth: POST /request-password-reset. The mail's link leads to our own page, whatever is asked."""

    email: EmailAddress
    redirectTo: OwnPath | None = None  # noqa: N815 - Better Auth's spelling


class ResetPasswordRequest(Concealed):
    """Better Auth: POST /reset-password."""

    newPassword: NewPassword  # noqa: N815 - Better Auth's spelling
    token: OneTimeToken


class VerificationRequest(Concealed):
    """Better Auth: POST /send-verification-email."""

    email: EmailAddress
    callbackURL: OwnPath | None = None  # noqa: N815 - Better Auth's spelling


class VerifyEmailRequest(Concealed):
    """The token from the link of a verification mail."""

    token: OneTimeToken


class Verified(Shape):
    """Better Auth: GET /verify-email; the user is never shown."""

    status: bool = True
    user: None = None


class UpdateUserRequest(Concealed):
    """Better Auth: POST /update-user. Of one's own account, the name."""

    name: PersonName


class SignUpRequest(Concealed):
    """Better Auth: POST /sign-up/email, with the token from the link of an invitation.

    Without one it asks for an account, where the practice takes such requests.
    """

    name: PersonName
    email: EmailAddress
    password: NewPassword
    invitation: OneTimeToken | None = None
    rememberMe: bool = True  # noqa: N815 - Better Auth's spelling
    callbackURL: OwnPath | None = None  # noqa: N815


class SignedUp(Concealed):
    """Better Auth's answer; without a token somebody has to let the user in first."""

    token: str | None
    user: SignedInUser


class InvitationLookUp(Concealed):
    """The token from the link of an invitation."""

    token: OneTimeToken


class InvitationShown(Concealed):
    """What the invited person is told before the form."""

    email: str
    name: str | None
    role_name: str
    expires_at: datetime


class InvitationState(StrEnum):
    """How an invitation stands."""

    OPEN = "open"
    EXPIRED = "expired"
    ACCEPTED = "accepted"
    REVOKED = "revoked"


class InvitationCreate(Concealed):
    """Whom to invite, and as what."""

    email: EmailAddress
    role: RoleChoice
    name: str | None = None
    provider_id: RecordKey | None = None


class InvitationPublic(Concealed):
    """An invitation as the administrator sees it; never its link."""

    id: RecordKey
    email: str
    name: str | None
    role: str
    provider_id: str | None
    invited_by: str
    state: InvitationState
    created_at: datetime
    expires_at: datetime
    accepted_at: datetime | None
    revoked_at: datetime | None


class InvitationLink(Concealed):
    """The link of an invitation, shown once: for a practice that sends no mail."""

    link: str
    expires_at: datetime


class PasswordPolicyPublic(Shape):
    """The numbers behind a form for a new password."""

    shortest: int
    longest: int
    remembered: int
    """So many passwords, the present one among them, are not taken again."""
    least_guesses: int


class RegistrationState(Shape):
    """Whether somebody without an invitation can ask for an account."""

    is_open: bool


class PasswordWrong(ValidationException):
    """The current password, asked for again, is not right."""

    status = 400
    code = "INVALID_PASSWORD"
    message = "The current password is not right."


class OneTimeTokenWrong(ValidationException):
    """The token of a link is unknown, used, expired or was made worthless; nobody is told which."""

    status = 400
    code = "INVALID_TOKEN"
    message = "This link is used up or too old. Ask for a new one."


class OneTimeTokenUsed(OneTimeTokenWrong):
    """Somebody was faster with it; a code that the store can throw."""

    code = "one_time_token_used"


class RegistrationClosed(AuthorizationException):
    """Nobody without an invitation is taken here."""

    code = "EMAIL_PASSWORD_SIGN_UP_DISABLED"
    message = "You need an invitation. Ask your administrator for one."


class EmailTaken(ValidationException):
    """There is a user with this address."""

    code = "USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL"
    message = "There is an account with this address already."


class InvitedAlready(BusinessLogicException):
    """An invitation to this address is open."""

    code = "invited_already"
    message = "This address has an open invitation. Send it again, or take it back first."


class InvitationNotFound(NotFoundException):
    """No such invitation."""

    code = "invitation_not_found"


class InvitationNotOpen(BusinessLogicException):
    """It was accepted, taken back, or is too old."""

    code = "invitation_not_open"
    message = "This invitation is not open any more."


class LinkOnlyByMail(BusinessLogicException):
    """Mail goes out here, so a link is nobody's but its reader's."""

    code = "link_only_by_mail"
    message = "This practice sends mail. Send the invitation again instead."


class RoleUnknown(ValidationException):
    """There is no such role."""

    code = "role_unknown"
    message = "Choose one of the offered roles."
