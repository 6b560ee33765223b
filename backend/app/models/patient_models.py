"""The patient as people see and change it: the workflow's statuses, the shapes of the API, the failures.

Names follow FHIR R5 Patient where it has one. Birth dates are dates, never moments.
"""

from collections.abc import Callable
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationInfo

from app.core.exceptions import AuthorizationException, BusinessLogicException, NotFoundException
from app.core.identifiers import RecordKey
from app.models.form_rules import needed, told
from app.validators.patient_validators import (
    clean_address_line,
    clean_email,
    clean_mrn,
    clean_name,
    clean_phone,
    clean_postal_code,
    clean_state,
    clean_text,
)
from app.validators.us_states import STATES

TRUSTED = object()
"""The validation context of what comes out of our own envelopes: checked when it went in, and authenticated."""


def cleaned(clean: Callable[[str], str]) -> AfterValidator:
    """Apply a cleaning rule to what people type, and leave what comes out of an envelope as it is."""

    def check(value: str, info: ValidationInfo) -> str:
        return value if info.context is TRUSTED else clean(value)

    return AfterValidator(check)


def _iso_day(value: object) -> object:
    """A day as ISO 8601 text and nothing else: no number of seconds, no moment that would shift with a zone."""
    if isinstance(value, datetime) or not isinstance(value, str | date):
        raise ValueError(_NO_DAY)
    if isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise ValueError(_NO_DAY) from None
    return value


_SOME_DIGITS = r"^(?:[\x00-/:-\x7f]*[^\x00-/:-\x7f]){5}"
"""The shortest telephone numbers of the world have six; whatever is not ASCII may be a digit of another script."""
_NO_DAY = "Enter a date such as 1980-03-12."


Name = Annotated[str, cleaned(clean_name), Field(min_length=1, max_length=120)]
Text = Annotated[str, cleaned(clean_text)]
Tag = Annotated[Text, Field(min_length=1, max_length=40)]
MOST_TAGS = 20
"""One record bears no more than so many."""
Mrn = Annotated[str, cleaned(clean_mrn), Field(max_length=48)]
PhoneNumber = Annotated[
    str,
    cleaned(clean_phone),
    Field(
        max_length=32,
        json_schema_extra=told(
            "Enter a telephone number with its area code, such as (202) 555-0123.", pattern=_SOME_DIGITS
        ),
    ),
]
EmailAddress = Annotated[
    str,
    cleaned(clean_email),
    Field(
        max_length=254,
        json_schema_extra=told(
            "Enter an e-mail address such as name@example.com.", pattern=r"^\s*[^@\s]+@[^@\s]+\.[^@\s]+\s*$"
        ),
    ),
]
PostalCode = Annotated[
    str,
    cleaned(clean_postal_code),
    Field(
        max_length=10,
        json_schema_extra=told(
            "Enter a ZIP code such as 10001 or 10001-1234.", pattern=r"^\s*[0-9]{5}([- ]?[0-9]{4})?\s*$"
        ),
    ),
]
State = Annotated[
    str,
    cleaned(clean_state),
    Field(max_length=40, json_schema_extra=told("Choose a state, such as NY.", x_choices=list(STATES))),
]
AddressLine = Annotated[str, cleaned(clean_address_line)]
CalendarDay = Annotated[date, BeforeValidator(_iso_day), Field(json_schema_extra=told(_NO_DAY))]
Reason = Annotated[str, cleaned(clean_text), Field(min_length=1, max_length=500, json_schema_extra=needed("Say why."))]


class PatientStatus(StrEnum):
    """Where a patient stands in the care workflow."""

    INQUIRY = "inquiry"
    ONBOARDING = "onboarding"
    ACTIVE = "active"
    CHURNED = "churned"
    URGENT = "urgent"


_S = PatientStatus
NEXT_STATUSES: dict[PatientStatus, frozenset[PatientStatus]] = {
    _S.INQUIRY: frozenset({_S.ONBOARDING, _S.CHURNED, _S.URGENT}),
    _S.ONBOARDING: frozenset({_S.INQUIRY, _S.ACTIVE, _S.CHURNED, _S.URGENT}),
    _S.ACTIVE: frozenset({_S.CHURNED, _S.URGENT}),
    _S.CHURNED: frozenset({_S.INQUIRY, _S.ONBOARDING, _S.URGENT}),
    _S.URGENT: frozenset({_S.CHURNED}),
}
"""The moves that people may make; Urgent also leads back to where it came from."""


def next_statuses(status: PatientStatus, before_urgent: PatientStatus | None) -> frozenset[PatientStatus]:
    """The statuses that a patient in this one may move to."""
    if status is PatientStatus.URGENT and before_urgent is not None:
        return NEXT_STATUSES[status] | {before_urgent}
    return NEXT_STATUSES[status]


class Sex(StrEnum):
    """Administrative sex, as payers ask for it (FHIR administrative-gender)."""

    FEMALE = "female"
    MALE = "male"
    OTHER = "other"
    UNKNOWN = "unknown"


class PhoneKind(StrEnum):
    """What a telephone number is used for (FHIR contact-point-use, and mobile)."""

    MOBILE = "mobile"
    HOME = "home"
    WORK = "work"


class Concealed(BaseModel):
    """The base of every shape with a person in it: neither `repr` nor an error shows a value."""

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True, extra="forbid")

    def __repr__(self) -> str:
        return f"{type(self).__name__}(…)"

    __str__ = __repr__

    def __repr_args__(self) -> list[tuple[str | None, object]]:
        return []  # what rich, devtools and pydantic's own printers show


class Phone(Concealed):
    """One telephone number, in E.164."""

    number: Annotated[PhoneNumber, Field(json_schema_extra=needed("Enter the number, or remove the line."))]
    kind: PhoneKind = PhoneKind.MOBILE


class Address(Concealed):
    """A postal address in the United States."""

    line1: Annotated[
        AddressLine,
        Field(min_length=1, max_length=120, json_schema_extra=needed("Enter the street and number.")),
    ]
    line2: Annotated[AddressLine, Field(max_length=120)] | None = None
    city: Annotated[AddressLine, Field(min_length=1, max_length=80, json_schema_extra=needed("Enter the city."))]
    state: Annotated[State, Field(json_schema_extra=needed("Choose the state."))]
    postal_code: Annotated[PostalCode, Field(json_schema_extra=needed("Enter the ZIP code."))]


class RelatedPerson(Concealed):
    """Somebody who stands beside the patient: an emergency contact, or who answers for a minor."""

    name: Annotated[Name, Field(json_schema_extra=needed("Enter the name, or clear the other fields."))]
    relationship: Annotated[
        Text, Field(min_length=1, max_length=60, json_schema_extra=needed("Say who this is to the patient."))
    ]
    phone: PhoneNumber | None = None


class ContactConsents(Concealed):
    """Through which channels the patient agreed to be contacted."""

    email: bool = False
    sms: bool = False
    phone: bool = False


class PatientCreate(Concealed):
    """A new patient. Only the name and the birth date must be known."""

    family_name: Annotated[Name, Field(json_schema_extra=needed("Enter the last name."))]
    given_name: Annotated[Name, Field(json_schema_extra=needed("Enter the first name."))]
    middle_name: Name | None = None
    name_suffix: Annotated[Text, Field(max_length=20)] | None = None
    preferred_name: Name | None = None
    former_names: Annotated[list[Name], Field(max_length=10)] = Field(default_factory=list)
    birth_date: Annotated[CalendarDay, Field(json_schema_extra=needed("Enter the birth date."))]
    sex: Sex = Sex.UNKNOWN
    gender_identity: Annotated[Text, Field(max_length=60)] | None = None
    mrn: Mrn | None = None
    phones: Annotated[list[Phone], Field(max_length=5)] = Field(default_factory=list)
    email: EmailAddress | None = None
    address: Address | None = None
    language: Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Z]{2})?$")] | None = None
    emergency_contact: RelatedPerson | None = None
    responsible_party: RelatedPerson | None = None
    provider_id: RecordKey | None = None
    tags: Annotated[list[Tag], Field(max_length=MOST_TAGS)] = Field(default_factory=list)
    notes: Annotated[Text, Field(max_length=10_000)] | None = None
    privacy_notice_on: CalendarDay | None = None
    contact_consents: ContactConsents = Field(default_factory=ContactConsents)


SENSITIVE_FIELDS: frozenset[str] = frozenset({"notes"})
"""What of a patient is told only to those who hold the permission for sensitive fields; the one list of it.

45 CFR 164.502(b), 164.514(d): minimum necessary.
"""


class PatientUpdate(PatientCreate):
    """The whole record as it shall be; `version` is the one that the change was made on."""

    version: Annotated[int, Field(ge=1)]


class StatusChange(Concealed):
    """A move in the care workflow, made on the version that the person looked at."""

    status: PatientStatus
    version: Annotated[int, Field(ge=1)]
    reason: Reason | None = None
    self_pay: bool = False
    """The patient pays without insurance; the reason says why."""


class RestrictionChange(Concealed):
    """Whether only those who treat the patient, and who may see restricted ones, shall see this one; and why."""

    is_restricted: bool
    reason: Reason


class ArchiveRequest(Concealed):
    """The record goes out of daily use, for a reason, at the version that the person looked at."""

    version: Annotated[int, Field(ge=1)]
    reason: Reason


class RestoreRequest(ArchiveRequest):
    """The record comes back into daily use."""


class DeceasedChange(Concealed):
    """Whether the patient has died, and on which day as far as it is known."""

    version: Annotated[int, Field(ge=1)]
    deceased: bool
    deceased_on: CalendarDay | None = None


class MrnSuggestion(BaseModel):
    """A number of the practice's own row that nobody holds and nobody else is given."""

    mrn: str


class FieldChange(Concealed):
    """One field that differs between two versions, in words; `before` and `after` are None where nothing stood.

    With `is_masked`, something differs that the caller is not told.
    """

    field: str
    label: str
    before: str | None
    after: str | None
    is_masked: bool = False


class PatientVersionPublic(Concealed):
    """What one version of a patient changed. The first one brought the record; nothing stood before it."""

    version: int
    at: datetime
    by: str
    by_name: str | None
    """None for an account that is gone, and for PFINNI's own work."""
    changes: list[FieldChange]


class PatientPublic(Concealed):
    """A patient as the API shows one.

    `masked_fields` are not told to this caller, whatever stands in them; `opened_by_emergency_until` says that the
    caller sees the patient in an emergency only, and until when.
    """

    id: RecordKey
    version: int
    status: PatientStatus
    status_before_urgent: PatientStatus | None
    next_statuses: list[PatientStatus]
    pending_review: bool
    provider_id: RecordKey | None
    family_name: str
    given_name: str
    middle_name: str | None
    name_suffix: str | None
    preferred_name: str | None
    former_names: list[str]
    birth_date: date
    sex: Sex
    gender_identity: str | None
    mrn: str | None
    phones: list[Phone]
    email: str | None
    address: Address | None
    language: str | None
    emergency_contact: RelatedPerson | None
    responsible_party: RelatedPerson | None
    tags: list[str]
    notes: str | None
    privacy_notice_on: date | None
    contact_consents: ContactConsents
    deceased: bool
    deceased_on: date | None
    status_reason: str | None
    status_changed_at: datetime
    created_at: datetime
    updated_at: datetime
    archived_at: datetime | None
    archive_reason: str | None = None
    merged_into: RecordKey | None
    is_restricted: bool = False
    masked_fields: list[str] = Field(default_factory=list)
    opened_by_emergency_until: datetime | None = None


class StatusChangePublic(Concealed):
    """One step of a patient's way through the workflow; `by_name` is None for PFINNI's own work and who is gone."""

    from_status: PatientStatus | None
    to_status: PatientStatus
    by: str
    by_name: str | None = None
    at: datetime
    reason: str | None


class PatientNotFound(NotFoundException):
    """There is no such patient, or not for this caller."""

    code = "patient_not_found"
    message = "There is no such patient here."


class FieldMasked(AuthorizationException):
    """Something was entered into a field that the caller is not shown: it would overwrite what nobody looked at."""

    code = "field_masked"
    message = "You cannot change what is not shown to you."


class StalePatient(BusinessLogicException):
    """Somebody else changed the patient in the meantime."""

    code = "stale_patient"
    message = "Somebody else changed this patient just now. Look at the new version, then decide again."


class StatusChangeNotAllowed(BusinessLogicException):
    """The workflow has no such move."""

    code = "status_change_not_allowed"
    message = "The workflow does not allow this move from the patient's present status."


class MrnTaken(BusinessLogicException):
    """Another patient, perhaps an archived one, holds the medical record number."""

    code = "mrn_taken"
    message = "Another patient has this medical record number."


class PatientArchived(BusinessLogicException):
    """An archived or merged patient is not changed."""

    code = "patient_archived"
    message = "This patient is archived and cannot be changed."


class ArchivedAlready(BusinessLogicException):
    """The patient is archived: there is nothing left to archive."""

    code = "archived_already"
    message = "This patient is archived already."


class NotArchived(BusinessLogicException):
    """The patient is in daily use: there is nothing to restore."""

    code = "not_archived"
    message = "This patient is not archived."


class MergedNotRestored(BusinessLogicException):
    """The record went into another one; only taking the two apart brings it back."""

    code = "merged_not_restored"
    message = "This record was merged into another one. Undo the merge to bring it back."


class MrnsUsedUp(BusinessLogicException):
    """The practice's own row of numbers has no free one left."""

    code = "mrns_used_up"
    message = "All record numbers of the practice's format are taken. Choose more digits in the settings."


class ProviderUnknown(BusinessLogicException):
    """The assigned provider does not exist."""

    status = 422
    code = "provider_unknown"
    message = "The assigned provider is not known here."
