"""What a payer is asked: a 270 about one patient's coverage, as 005010X279A1 has it; pure.

Minimum necessary (45 CFR 164.502(b)): name, birth date, sex and member id, as the guide requires for a search, and the
day; no address, no record number.
"""

from dataclasses import dataclass, field
from datetime import date, datetime

from app.core.folding import identifier
from app.database.models import Coverage, Patient, Payer
from app.models.insurance_models import Relationship, Subscriber
from app.models.patient_models import Sex
from app.x12 import EligibilityInquiry, Envelope, Participant, to_edi, write_270
from app.x12.eligibility.parties import Entity, MemberStanding, StatedDate, Trace
from app.x12.eligibility.response import Member

_CLEARINGHOUSE = Participant("CLEARINGHOUSE")
_SEX = {Sex.FEMALE: "F", Sex.MALE: "M"}
_RELATIONSHIP = {Relationship.SPOUSE: "01", Relationship.CHILD: "19", Relationship.OTHER: "G8"}
_PLAN_DATE = "291"


@dataclass(frozen=True, slots=True)
class AskingProvider:
    """Who asks: the practice under its NPI."""

    name: str
    npi: str


@dataclass(frozen=True, slots=True)
class Question:
    """Everything that one inquiry is made of. `sent_at` is local time without a zone."""

    patient: Patient = field(repr=False)
    coverage: Coverage = field(repr=False)
    payer: Payer
    asks: AskingProvider
    trace: str
    sent_at: datetime
    control_number: int


def inquiry(question: Question) -> bytes:
    """The message. Raises UnwritableError for a record that holds what the guide does not allow."""
    subscriber, dependent = _members(question)
    asked = EligibilityInquiry(
        reference=question.trace,
        created=question.sent_at,
        payer=Entity("PR", question.payer.name[:60], identifier_kind="PI", identifier=question.payer.code),
        provider=Entity("1P", question.asks.name[:60], identifier_kind="XX", identifier=question.asks.npi),
        subscriber=subscriber,
        dependent=dependent,
    )
    envelope = Envelope(Participant(question.asks.npi), _CLEARINGHOUSE, question.sent_at, question.control_number)
    return to_edi(write_270(asked, envelope))


def _members(question: Question) -> tuple[Member, Member | None]:
    """The subscriber, and the patient where that is somebody else; trace and day stand at the patient."""
    patient, coverage = question.patient, question.coverage
    holder = coverage.subscriber
    number = identifier(coverage.member_id or "")
    if coverage.relationship is Relationship.SELF or holder is None:
        return _asked(question, _person(patient, "IL", number), patient.birth_date, patient.sex), None
    standing = MemberStanding(is_subscriber=False, relationship=_RELATIONSHIP[coverage.relationship])
    dependent = _asked(question, _person(patient, "03"), patient.birth_date, patient.sex, standing)
    return Member(_holder(holder, number), birth_date=holder.birth_date, gender=_SEX.get(holder.sex, "")), dependent


def _asked(question: Question, entity: Entity, born: date, sex: Sex, standing: MemberStanding | None = None) -> Member:
    return Member(
        entity=entity,
        traces=(Trace("1", question.trace, f"9{question.asks.npi[:9]}"),),
        birth_date=born,
        gender=_SEX.get(sex, ""),
        standing=standing,
        dates=(StatedDate(_PLAN_DATE, question.sent_at.date()),),
    )


def _person(patient: Patient, role: str, member_id: str = "") -> Entity:
    return Entity(
        role=role,
        last_name=patient.family_name[:60],
        first_name=patient.given_name[:35],
        middle_name=(patient.middle_name or "")[:25],
        is_person=True,
        identifier_kind="MI" if member_id else "",
        identifier=member_id,
    )


def _holder(holder: Subscriber, member_id: str) -> Entity:
    return Entity(
        role="IL",
        last_name=holder.family_name[:60],
        first_name=(holder.given_name or "")[:35],
        is_person=True,
        identifier_kind="MI",
        identifier=member_id,
    )
