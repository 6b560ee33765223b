"""A patient's insurance as the practice keeps it: coverages, what the last check said, and the benefits.

Words follow X12 005010X279A1 (271) and FHIR R5 Coverage. Money is Decimal in US dollars; shares are fractions of
what the patient pays (0.2 is 20 %).
"""

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from pydantic import Field

from app.core.identifiers import RecordKey
from app.models.patient_models import Concealed, Sex


class CoverageStatus(StrEnum):
    """What is known of a coverage. A payer that refuses to answer changes nothing here."""

    ACTIVE = "active"
    PENDING = "pending"
    """Active while the payer investigates, or until a condition such as a spend-down is met."""
    INACTIVE = "inactive"
    UNDETERMINED = "undetermined"
    """No payer ever said."""


class CheckOutcome(StrEnum):
    """How the last eligibility check of a coverage ended."""

    ANSWERED = "answered"
    REJECTED = "rejected"
    """The payer answered with AAA: the inquiry could not be processed as sent."""
    UNDETERMINED = "undetermined"
    """The payer could not say, or its answer says nothing of the plan as a whole."""
    NEEDS_REVIEW = "needs_review"
    """The answer contradicts itself, or the payer holds other demographics than we do."""


class Relationship(StrEnum):
    """The patient's relationship to the subscriber (INS02: 18, 01, 19, G8 and others)."""

    SELF = "self"
    SPOUSE = "spouse"
    CHILD = "child"
    OTHER = "other"


class CoverageStep(StrEnum):
    """What was done with a coverage by hand."""

    ADDED = "added"
    CHANGED = "changed"
    MOVED = "moved"
    """It took another place in the order, because another one took its own."""
    ENDED = "ended"


class BenefitKind(StrEnum):
    """What a benefit line speaks of (EB01)."""

    COPAY = "copay"
    COINSURANCE = "coinsurance"
    DEDUCTIBLE = "deductible"
    OUT_OF_POCKET = "out_of_pocket"
    LIMIT = "limit"


class Network(StrEnum):
    """To which providers a line applies (EB12); blank is not in-network."""

    IN = "in"
    OUT = "out"
    BOTH = "both"
    UNSPECIFIED = "unspecified"


class Benefit(Concealed):
    """One line of the benefits. `total`, `remaining` and `met` are dollars; `share` is the patient's fraction.

    `segments` are the positions in the payer's message that the line came from.
    """

    kind: BenefitKind
    network: Network
    level: str | None = None
    service_type: str | None = None
    period: str | None = None
    total: Decimal | None = None
    remaining: Decimal | None = None
    met: Decimal | None = None
    share: Decimal | None = None
    note: str | None = None
    segments: list[int] = Field(default_factory=list)


class Rejection(Concealed):
    """One AAA segment: where in the message, which code, and what the payer wants done next."""

    loop: str
    code: str
    follow_up: str | None = None
    meaning: str


class Subscriber(Concealed):
    """Who holds the insurance, when it is not the patient."""

    family_name: str
    given_name: str | None = None
    birth_date: date | None = None
    sex: Sex = Sex.UNKNOWN


class CoveragePublic(Concealed):
    """One coverage of a patient as the API shows it."""

    id: RecordKey
    version: int
    patient_id: RecordKey
    payer_id: RecordKey
    payer_name: str
    plan_name: str | None
    insurance_type: str | None
    member_id: str | None
    group_number: str | None
    priority: int
    relationship: Relationship
    subscriber: Subscriber | None
    status: CoverageStatus
    begins_on: date | None
    ends_on: date | None
    checked_at: datetime | None
    check_outcome: CheckOutcome | None
    rejections: list[Rejection]
    benefits: list[Benefit]
    ended_at: datetime | None = None
    ended_reason: str | None = None
