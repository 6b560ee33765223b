"""The practice, its providers and the payers it bills: what is not a patient's."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from app.core.exceptions import BusinessLogicException, NotFoundException
from app.core.identifiers import RecordKey
from app.core.zones import known_zones
from app.models.form_rules import told
from app.validators.medical_record_numbers import USUAL_MRNS


def _known_zone(name: str) -> str:
    if name not in known_zones():
        raise ValueError("Choose a time zone such as America/New_York.")
    return name


def luhn_holds(npi: str) -> bool:
    """Whether the last digit of a National Provider Identifier checks (45 CFR 162.406; Luhn over 80840 + NPI)."""
    digits = [int(digit) for digit in "80840" + npi]
    doubled = [sum(divmod(2 * digit, 10)) for digit in digits[-2::-2]]
    return (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0


def _checked_npi(npi: str) -> str:
    if not luhn_holds(npi):
        raise ValueError("The check digit of this NPI is wrong.")
    return npi


ZoneName = Annotated[str, AfterValidator(_known_zone)]
MrnPrefix = Annotated[
    str, Field(max_length=12, pattern=r"^[A-Z0-9-]*$", json_schema_extra=told("Use letters, digits and hyphens."))
]
MrnDigits = Annotated[int, Field(ge=4, le=12)]
Npi = Annotated[str, Field(pattern=r"^[0-9]{10}$"), AfterValidator(_checked_npi)]


class Shape(BaseModel):
    """The base of shapes without a patient in them."""

    model_config = ConfigDict(frozen=True)


class PayerKind(StrEnum):
    """The line of business that a payer stands for."""

    COMMERCIAL = "commercial"
    MEDICARE = "medicare"
    MEDICAID = "medicaid"


class ProviderPublic(Shape):
    """A provider as the API shows one."""

    id: RecordKey
    display_name: str
    npi: str | None
    user_id: str | None
    is_active: bool


class PracticePublic(Shape):
    """What every signed-in person may know of the practice."""

    name: str
    zone: ZoneName
    npi: str | None
    is_demo: bool


OpeningTime = Annotated[str, Field(pattern=r"^(?:[01]\d|2[0-3]):[0-5]\d$")]
Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


class PracticeSettings(Shape):
    """What an administrator sees and sets; hours by weekday, on the practice's own clock."""

    version: int
    name: str
    zone: ZoneName
    npi: str | None
    hours: dict[Weekday, tuple[OpeningTime, OpeningTime]]
    own_panel_only: bool
    restricted_patients: bool
    idle_minutes: int
    open_registration: bool
    second_factor_roles: list[str]
    mrn_prefix: str
    mrn_digits: int
    is_demo: bool


class PracticeUpdate(Shape):
    """The practice as it shall be, on top of the version that was read."""

    version: Annotated[int, Field(ge=1)]
    name: Annotated[str, Field(min_length=1, max_length=120, pattern=r"\S")]
    zone: ZoneName
    npi: Npi | None = None
    hours: dict[Weekday, tuple[OpeningTime, OpeningTime]] = Field(default_factory=dict)
    own_panel_only: bool = False
    restricted_patients: bool = False
    idle_minutes: Annotated[int, Field(ge=2, le=60)] = 15
    open_registration: bool = False
    second_factor_roles: Annotated[list[Annotated[str, Field(pattern=r"^[a-z0-9_]{3,40}$")]], Field(max_length=50)] = (
        Field(default_factory=list)
    )
    mrn_prefix: MrnPrefix = USUAL_MRNS.prefix
    mrn_digits: MrnDigits = USUAL_MRNS.digits


class StalePractice(BusinessLogicException):
    """Somebody else changed the settings since they were read."""

    code = "stale_practice"
    message = "Somebody else changed the settings just now. Look at the new ones, then decide again."


class PracticeNotSetUp(NotFoundException):
    """The store holds no practice yet."""

    status = 409
    code = "practice_not_set_up"
    message = "This practice is not set up yet. Open the set-up page with the token from the console."


class OtherKindOfPractice(BusinessLogicException):
    """A demo never turns into a real practice, nor the other way round."""

    code = "other_kind_of_practice"
    message = "This store was begun in the other mode (demo or practice). Begin anew with an empty one."


class PayerPublic(Shape):
    """A payer as the API shows one."""

    id: RecordKey
    name: str
    code: str
    kind: PayerKind
