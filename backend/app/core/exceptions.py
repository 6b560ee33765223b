"""Every failure that PFINNI expects: a status, a stable code and a constant message.

Nothing variable goes into a message, so nothing private can leave in it (45 CFR 164.502(b)). What a caller
may know beyond the code travels in typed fields: places and rules of bad input, seconds to wait.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class BrokenRule:
    """One rule that the input broke.

    `place` is a path such as `body.birth_date` or `row 12, column "DOB"`; `rule` is a stable code; `message`
    says what to do. None of the three carries the value itself.
    """

    place: str
    rule: str
    message: str


class AppException(Exception):
    """The base of all expected failures. Subclasses set `status`, `code` and `message` and nothing else."""

    status: ClassVar[int] = 500
    code: ClassVar[str] = "internal_error"
    message: ClassVar[str] = "Something went wrong on our side. Nothing was changed."
    _by_code: ClassVar[dict[str, type["AppException"]]] = {}

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        if "code" in cls.__dict__:
            AppException._by_code[cls.code] = cls

    def __init__(self) -> None:
        super().__init__(self.code)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.code})"

    @property
    def broken_rules(self) -> Sequence[BrokenRule]:
        """The places and rules to name in the answer; empty for most failures."""
        return ()

    @property
    def retry_after(self) -> float | None:
        """Seconds after which the same request may succeed, if that is known."""
        return None

    @staticmethod
    def of_code(code: str) -> "type[AppException] | None":
        """The failure with this code, for codes that come back from the store as text."""
        return AppException._by_code.get(code)


class BrokenRules:
    """Mixed into failures that name what to look at: the rules that were broken, all at once."""

    def __init__(self, *broken_rules: BrokenRule) -> None:
        super().__init__()
        self._broken_rules = broken_rules

    @property
    def broken_rules(self) -> Sequence[BrokenRule]:
        """Every one that the failure was made with."""
        return self._broken_rules


class ValidationException(BrokenRules, AppException):
    """The request was understood, and broke rules that it can be told."""

    status = 422
    code = "validation_failed"
    message = "Some fields need another look."


class MalformedRequest(ValidationException):
    """The request could not be read at all (not JSON, NUL bytes, nested too deeply)."""

    status = 400
    code = "malformed_request"
    message = "The request could not be read."


class AuthenticationException(AppException):
    """Nobody is signed in, or what was shown is not valid (any more)."""

    status = 401
    code = "not_signed_in"
    message = "Please sign in."


class AuthorizationException(AppException):
    """The caller is known and does not hold the permission."""

    status = 403
    code = "not_permitted"
    message = "Your role does not permit this."


class NotFoundException(AppException):
    """There is no such thing, or not for this caller; the two are told apart by nobody."""

    status = 404
    code = "not_found"
    message = "There is nothing here that you may see."


class BusinessLogicException(AppException):
    """A rule of the practice forbids it in the present state."""

    status = 409
    code = "rule_forbids"
    message = "The present state does not allow this."


class ExternalServiceException(AppException):
    """A third party did not answer, or not usefully."""

    status = 502
    code = "external_service_failed"
    message = "A partner's system did not answer. Nothing was lost; try again later."


class DatabaseException(AppException):
    """The store could not do its work; nothing was changed unless said otherwise."""

    status = 503
    code = "database_failed"
    message = "The store could not be reached. Nothing was changed; try again."

    @property
    def retry_after(self) -> float | None:
        """A second: most causes are gone by then."""
        return 1.0


class NotReady(AppException):
    """PFINNI is starting: the directory is still being filled."""

    status = 503
    code = "starting"
    message = "PFINNI is starting and will be ready in a moment."

    @property
    def retry_after(self) -> float | None:
        """A second."""
        return 1.0


class AuditUnavailable(AppException):
    """The trace of this access could not be made durable in time, so the answer was withheld."""

    status = 503
    code = "audit_unavailable"
    message = "The access could not be recorded, so nothing is shown. Try again."

    @property
    def retry_after(self) -> float | None:
        """A second."""
        return 1.0


class RateLimited(AppException):
    """Too many requests from this user or address."""

    status = 429
    code = "too_many_requests"
    message = "Too many requests. Please wait a moment."

    def __init__(self, seconds: float) -> None:
        super().__init__()
        self._seconds = seconds

    @property
    def retry_after(self) -> float | None:
        """Seconds until the window has room again."""
        return self._seconds
