"""Set-up of a real practice: the one-time token, the first administrator, the confirmed copy of the keys."""

from typing import Annotated

from pydantic import Field, SecretStr

from app.core.exceptions import AuthenticationException, BusinessLogicException
from app.models.patient_models import Concealed, EmailAddress
from app.models.practice_models import ZoneName


class SetUpRequest(Concealed):
    """What set-up asks. `recovery_code` is what `pfinni keys confirm PATH` prints for a copy that opens."""

    token: Annotated[SecretStr, Field(min_length=16, max_length=100)]
    practice_name: Annotated[str, Field(min_length=1, max_length=120)]
    zone: ZoneName
    name: Annotated[str, Field(min_length=1, max_length=120)]
    email: EmailAddress
    password: Annotated[SecretStr, Field(min_length=12, max_length=128)]
    recovery_code: Annotated[str, Field(max_length=40)]


class SetUpTokenWrong(AuthenticationException):
    """The token is wrong, used or expired."""

    code = "set_up_token_wrong"
    message = "This set-up token is not valid. Restart PFINNI for a new one; it is printed on the console."


class RecoveryCopyUnconfirmed(BusinessLogicException):
    """The recovery code is not that of these keys."""

    status = 422
    code = "recovery_copy_unconfirmed"
    message = "Copy the keys (pfinni keys copy), then enter the code that `pfinni keys confirm` prints for the copy."


class AlreadySetUp(BusinessLogicException):
    """Set-up happens once."""

    code = "already_set_up"
    message = "This practice is set up already."
