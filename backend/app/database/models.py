"""The entities of the practice as the services see them: whole, opened, checked, and silent.

No `repr`, no `str` and no validation error of an entity shows a person's value (45 CFR 164.502(b)). What of each
entity is clear, blind or sealed in the store stands in `sealing.tables`.
"""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, computed_field

from app.core.actor import Role
from app.core.identifiers import RecordKey
from app.models.insurance_models import Benefit, CheckOutcome, CoverageStatus, Rejection, Relationship, Subscriber
from app.models.patient_models import (
    Address,
    ContactConsents,
    EmailAddress,
    Mrn,
    Name,
    PatientStatus,
    Phone,
    RelatedPerson,
    Sex,
    next_statuses,
)
from app.models.practice_models import Npi, PayerKind, ZoneName

Version = Annotated[int, Field(ge=1)]


class Stored(BaseModel):
    """The base of every entity: it has an id, and shows nothing else of itself."""

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True, extra="ignore")

    id: str

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.id})"

    __str__ = __repr__

    def __repr_args__(self) -> list[tuple[str | None, object]]:
        return [("id", self.id)]  # what rich, devtools and pydantic's own printers show


class Versioned(Stored):
    """An entity that people change: every change leaves a higher version and its time."""

    version: Version = 1
    created_at: datetime
    updated_at: datetime


class Patient(Versioned):
    """A patient of the practice. Clear: the workflow. Sealed: the person."""

    id: RecordKey
    status: PatientStatus
    status_before_urgent: PatientStatus | None = None
    status_changed_at: datetime
    status_reason: str | None = None
    pending_review: bool = False
    provider_id: RecordKey | None = None
    deceased: bool = False
    archived_at: datetime | None = None
    merged_into: RecordKey | None = None

    family_name: Name
    given_name: Name
    middle_name: Name | None = None
    name_suffix: str | None = None
    preferred_name: Name | None = None
    former_names: list[Name] = Field(default_factory=list)
    birth_date: date
    sex: Sex = Sex.UNKNOWN
    gender_identity: str | None = None
    mrn: Mrn | None = None
    phones: list[Phone] = Field(default_factory=list)
    email: EmailAddress | None = None
    address: Address | None = None
    language: str | None = None
    emergency_contact: RelatedPerson | None = None
    responsible_party: RelatedPerson | None = None
    tags: list[str] = Field(default_factory=list)
    notes: str | None = None
    privacy_notice_on: date | None = None
    contact_consents: ContactConsents = Field(default_factory=ContactConsents)
    deceased_on: date | None = None

    @computed_field  # type: ignore[prop-decorator]  # mypy does not know pydantic's decorator over property
    @property
    def next_statuses(self) -> list[PatientStatus]:
        """Where the patient may go from here, in the workflow's order."""
        allowed = next_statuses(self.status, self.status_before_urgent)
        return [status for status in PatientStatus if status in allowed]

    @property
    def is_archived(self) -> bool:
        """Whether the record is out of daily use."""
        return self.archived_at is not None


class Coverage(Versioned):
    """One insurance of one patient (FHIR Coverage). `status` is the last thing that the payer really said."""

    id: RecordKey
    patient_id: RecordKey
    payer_id: RecordKey
    payer_name: str
    plan_name: str | None = None
    insurance_type: str | None = None
    member_id: str | None = None
    group_number: str | None = None
    priority: Annotated[int, Field(ge=1, le=9)] = 1
    relationship: Relationship = Relationship.SELF
    subscriber: Subscriber | None = None
    status: CoverageStatus = CoverageStatus.UNDETERMINED
    begins_on: date | None = None
    ends_on: date | None = None
    checked_at: datetime | None = None
    check_outcome: CheckOutcome | None = None
    rejections: list[Rejection] = Field(default_factory=list)
    benefits: list[Benefit] = Field(default_factory=list)

    def is_active_on(self, day: date) -> bool:
        """Whether the payer's last word covers this day."""
        begun = self.begins_on is None or self.begins_on <= day
        lasting = self.ends_on is None or self.ends_on >= day
        return self.status in {CoverageStatus.ACTIVE, CoverageStatus.PENDING} and begun and lasting


Insurance = Coverage
"""The owner's word for it."""


class StatusChangeRecord(Stored):
    """One step through the workflow, never changed afterwards."""

    id: RecordKey
    patient_id: RecordKey
    version: Version
    from_status: PatientStatus | None
    to_status: PatientStatus
    by: str
    at: datetime
    reason: str | None = None


class AnswerSource(StrEnum):
    """How an eligibility answer reached us."""

    FILE = "file"
    REAL_TIME = "real_time"


class EligibilityAnswer(Stored):
    """A payer's answer as it came, kept unchanged.

    `original` is the message itself, byte for byte (one character for each byte, ISO 8859-1); `position` tells the
    patients of one message apart.
    """

    id: RecordKey
    patient_id: RecordKey
    received_at: datetime
    source: AnswerSource
    file_name: str | None = Field(default=None, repr=False)
    position: int = 0
    original: str = Field(repr=False)
    summary: str | None = Field(default=None, repr=False)
    """The eligibility summary as JSON, as it was understood when the answer came."""


class Practice(Versioned):
    """The practice itself; there is one in a deployment."""

    name: Annotated[str, Field(min_length=1, max_length=120)]
    zone: ZoneName
    npi: Npi | None = None
    hours: dict[str, tuple[str, str]] = Field(default_factory=dict)
    own_panel_only: bool = False
    restricted_patients: bool = False
    is_demo: bool = False


class Provider(Versioned):
    """Somebody who treats patients; with a user account or without."""

    id: RecordKey
    display_name: Annotated[str, Field(min_length=1, max_length=120)]
    npi: Npi | None = None
    user_id: str | None = None
    is_active: bool = True


class Payer(Versioned):
    """An insurer or programme. `code` is the identifier in NM109 of loop 2100A."""

    id: RecordKey
    name: Annotated[str, Field(min_length=1, max_length=120)]
    code: Annotated[str, Field(min_length=1, max_length=80)]
    kind: PayerKind = PayerKind.COMMERCIAL


class User(Versioned):
    """A person who signs in. Names and addresses of staff are no patient's data and stand clear."""

    name: Annotated[str, Field(min_length=1, max_length=120)]
    email: EmailAddress
    email_verified: bool = False
    role: Role
    is_active: bool = True


class AlertPriority(StrEnum):
    """How soon somebody has to look."""

    LOW = "low"
    NORMAL = "normal"
    HIGH = "high"
    URGENT = "urgent"


class AlertState(StrEnum):
    """What became of an alert."""

    OPEN = "open"
    ACKNOWLEDGED = "acknowledged"
    CLOSED = "closed"


class Alert(Versioned):
    """Something that somebody has to know. It carries codes and ids; the words are made where it is shown."""

    id: RecordKey
    kind: Annotated[str, Field(pattern=r"^[a-z_]+(\.[a-z_]+)*$", max_length=60)]
    priority: AlertPriority = AlertPriority.NORMAL
    state: AlertState = AlertState.OPEN
    patient_id: RecordKey | None = None
    acknowledged_by: str | None = None
    acknowledged_at: datetime | None = None


class AuditLog(Stored):
    """An audit row as a viewer shows it, without its sealed reason."""

    at: datetime
    actor: str
    role: Role | None = None
    action: str
    outcome: str
    subjects: list[str] = Field(default_factory=list)
    amount: int | None = None
    address: str | None = None
    automatic: bool = False
    block: int


class Event(Stored):
    """What happened, in order: the outbox from which everything else follows. Codes and ids only."""

    at: datetime
    kind: str
    table: str
    record: str
    version: int
    facts: dict[str, str | int | None] = Field(default_factory=dict)
    seq: int
