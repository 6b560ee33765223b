"""What the routes of second factors, passkeys and sessions take and give, as Better Auth does where it has them."""

from datetime import datetime
from typing import Annotated, Any

from pydantic import Field, SecretStr

from app.core.exceptions import AppException, AuthorizationException, BusinessLogicException, NotFoundException
from app.models.auth_models import KnownPassword
from app.models.form_rules import needed
from app.models.patient_models import Concealed
from app.models.practice_models import Shape

Code = Annotated[SecretStr, Field(min_length=6, max_length=6)]
RecoveryCode = Annotated[SecretStr, Field(min_length=8, max_length=40)]


class PasswordConfirmation(Concealed):
    """The password once more, for what needs it."""

    password: KnownPassword


class EnableRequest(PasswordConfirmation):
    """Better Auth: POST /two-factor/enable."""

    issuer: Annotated[str, Field(max_length=60)] | None = None
    """Better Auth's client may send it; the practice's own name for itself counts."""
    method: Annotated[str, Field(pattern="^totp$")] = "totp"


class EnableAnswer(Concealed):
    """The secret, shown this once, and the recovery codes; they count from the first right code on."""

    method: str = "totp"
    totpURI: str  # noqa: N815 - Better Auth's spelling
    backupCodes: list[str]  # noqa: N815
    qrSvg: str  # noqa: N815
    """The URI as a QR code, an SVG element."""


class CodeRequest(Concealed):
    """Better Auth: POST /two-factor/verify-totp."""

    code: Code
    trustDevice: bool = False  # noqa: N815 - Better Auth's spelling


class RecoveryCodeRequest(Concealed):
    """Better Auth: POST /two-factor/verify-backup-code."""

    code: RecoveryCode
    trustDevice: bool = False  # noqa: N815 - Better Auth's spelling
    disableSession: bool = False  # noqa: N815
    """Better Auth's client may send it; a right code always completes the sign-in."""


class SecondStepAnswer(Concealed):
    """Better Auth's answer: the token of a session that was opened just now, and the user."""

    token: str
    user: dict[str, Any]


class RecoveryCodes(Concealed):
    """New recovery codes, shown this once; the ones before are worth nothing."""

    status: bool = True
    backupCodes: list[str]  # noqa: N815 - Better Auth's spelling


class SecondFactorStanding(Shape):
    """How one's own second factor stands."""

    is_enabled: bool
    must_enrol: bool
    """The role needs one, and there is none yet."""
    recovery_codes_left: int
    passkeys: int


class TrustedDevicePublic(Shape):
    """A browser on which the password is enough for a while."""

    id: str
    device: str
    created_at: datetime
    expires_at: datetime
    is_this_one: bool


class DeviceChoice(Shape):
    """Which device to trust no longer."""

    id: Annotated[str, Field(min_length=1, max_length=60)]


class ResetRequest(Concealed):
    """Why somebody's second factor is taken away."""

    reason: Annotated[str, Field(min_length=5, max_length=300, json_schema_extra=needed("Say why."))]


class SessionPublic(Shape):
    """One of one's own sessions, in Better Auth's spelling. `token` is the session's id: tokens are never shown."""

    id: str
    token: str
    userId: str  # noqa: N815 - Better Auth's spelling
    createdAt: datetime  # noqa: N815
    updatedAt: datetime  # noqa: N815
    expiresAt: datetime  # noqa: N815
    ipAddress: str | None  # noqa: N815
    userAgent: str | None  # noqa: N815
    device: str
    """In words: the browser and its system."""
    lastUsedAt: datetime  # noqa: N815
    openedWith: str  # noqa: N815
    isCurrent: bool  # noqa: N815


class RevokeSessionRequest(Shape):
    """Better Auth: POST /revoke-session; `token` is what the list shows as one."""

    token: Annotated[str, Field(min_length=1, max_length=60)]


class StillHere(Shape):
    """How long the session may rest from now on."""

    idle_seconds: int
    seconds_left: int


class PasskeyAnswer(Concealed):
    """What an authenticator answered, as browsers spell it (WebAuthn, PublicKeyCredential.toJSON)."""

    response: Annotated[dict[str, Any], Field(max_length=20)] = Field(repr=False)


class PasskeyRegistration(PasskeyAnswer):
    """Better Auth: POST /passkey/verify-registration."""

    name: Annotated[str, Field(max_length=60)] | None = None
    createSession: bool = False  # noqa: N815 - Better Auth's spelling; the caller is signed in already


class PasskeyChoice(Shape):
    """Better Auth: POST /passkey/delete-passkey."""

    id: Annotated[str, Field(min_length=1, max_length=60)]


class PasskeyNaming(PasskeyChoice):
    """Better Auth: POST /passkey/update-passkey."""

    name: Annotated[str, Field(min_length=1, max_length=60)]


class PasskeyPublic(Shape):
    """A passkey in Better Auth's spelling."""

    id: str
    name: str | None
    publicKey: str  # noqa: N815 - Better Auth's spelling
    userId: str  # noqa: N815
    credentialID: str  # noqa: N815
    counter: int
    deviceType: str  # noqa: N815
    backedUp: bool  # noqa: N815
    transports: str
    createdAt: datetime  # noqa: N815
    aaguid: str | None
    lastUsedAt: datetime | None  # noqa: N815


class PasskeyRenamed(Shape):
    """Better Auth's answer."""

    passkey: PasskeyPublic


class CodeWrong(AppException):
    """Not the code of this half minute, or one that was used already; nobody is told which."""

    status = 401
    code = "INVALID_CODE"
    message = "This code is not right. Wait for the next one and try again."


class RecoveryCodeWrong(AppException):
    """Not one of this user's recovery codes, or used already; nobody is told which."""

    status = 401
    code = "INVALID_BACKUP_CODE"
    message = "This recovery code is not right, or was used already."


class PendingSignInGone(AppException):
    """No sign-in waits for a code in this browser (any more)."""

    status = 401
    code = "INVALID_TWO_FACTOR_COOKIE"
    message = "Your sign-in took too long. Please enter your password again."


class TooManyCodes(AppException):
    """Too many wrong codes under one sign-in."""

    status = 400
    code = "TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE"
    message = "Too many wrong codes. Please enter your password again."


class SecondFactorThere(BusinessLogicException):
    """An authenticator app is set up."""

    status = 400
    code = "TOTP_ALREADY_ENABLED"
    message = "An authenticator app is set up already. Remove it first."


class SecondFactorMissing(BusinessLogicException):
    """There is no authenticator app."""

    status = 400
    code = "TWO_FACTOR_NOT_ENABLED"
    message = "No authenticator app is set up."


class NothingToReset(BusinessLogicException):
    """The user has neither an authenticator app nor a passkey."""

    code = "no_second_factor"
    message = "This user has no second factor."


class SessionNotFresh(AuthorizationException):
    """The password was not entered for a while."""

    code = "SESSION_NOT_FRESH"
    message = "Please enter your password again first."


class DeviceNotFound(NotFoundException):
    """No such trusted device of this user's."""

    code = "device_not_found"


class ChallengeGone(AppException):
    """The challenge was answered already, or too late, or was made for something else."""

    status = 400
    code = "CHALLENGE_NOT_FOUND"
    message = "This took too long. Please try again."


class PasskeyRefused(AppException):
    """The authenticator's answer does not prove what it should."""

    status = 400
    code = "FAILED_TO_VERIFY_REGISTRATION"
    message = "This passkey could not be set up. Please try again."


class PasskeySignInRefused(AppException):
    """Unknown passkey, wrong signature, a counter that went back, or a closed account; nobody is told which."""

    status = 401
    code = "AUTHENTICATION_FAILED"
    message = "This passkey does not sign you in."


class PasskeyNotFound(NotFoundException):
    """No such passkey of this user's."""

    code = "PASSKEY_NOT_FOUND"
    message = "There is no such passkey."


class TooManyPasskeys(BusinessLogicException):
    """More passkeys than anybody needs."""

    code = "too_many_passkeys"
    message = "You have as many passkeys as are kept. Remove one first."
