"""A scenario: one member of a payer, what the payer says about this member, and what that is meant to show."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from typing import Final

from app.x12.eligibility.benefits import Benefit
from app.x12.eligibility.parties import (
    Entity,
    MemberStanding,
    Reference,
    Rejection,
    StatedDate,
    Trace,
)
from app.x12.eligibility.response import (
    EligibilityResponse,
    InformationReceiver,
    InformationSource,
    Member,
    Subscriber,
)
from sandbox.invention import Cast, InventedPerson, Inventor
from sandbox.payers import Payer

PRACTICE: Final = Entity(
    role="1P", last_name="Lakeshore Family Practice", identifier_kind="XX", identifier="1234567893"
)
PRACTICE_ORIGINATOR: Final = "9876543210"
PAYER_ORIGINATOR: Final = "9123456789"
_ANSWERED: Final = time(1, 15)


@dataclass(frozen=True, slots=True, repr=False)
class Scenario:
    """One file. The payer answers about `dependent` if there is one, else about `subscriber`."""

    slug: str
    shows: str
    payer: Payer
    subscriber: Member
    dependent: Member | None = None

    @property
    def member_id(self) -> str:
        """The subscriber's member id: what an inquiry has to name."""
        return self.subscriber.entity.identifier

    @property
    def patient(self) -> Member:
        """Whom the file is about."""
        return self.dependent or self.subscriber


@dataclass(frozen=True, slots=True)
class Stage:
    """What a scenario is made from: the day, and somebody invented for it."""

    slug: str
    as_of: date
    cast: Cast

    def inventor(self, part: str = "") -> Inventor:
        """An inventor for this scenario alone."""
        return Inventor(f"{self.slug} {part}", self.as_of, self.cast)

    @property
    def year_begin(self) -> date:
        """The first of January of the year."""
        return date(self.as_of.year, 1, 1)


Scene = Callable[[Stage], Scenario]


@dataclass(frozen=True, slots=True)
class Enrolment:
    """What a payer's record holds beside the person."""

    benefits: tuple[Benefit, ...] = ()
    dates: tuple[StatedDate, ...] = ()
    references: tuple[Reference, ...] = ()
    rejections: tuple[Rejection, ...] = ()
    standing: MemberStanding | None = field(default=None)


def subscriber(person: InventedPerson, member_id: str, enrolment: Enrolment) -> Member:
    """Loop 2100C. A rejected member is repeated as the inquiry named them: no address, no INS."""
    standing = None if enrolment.rejections else MemberStanding(is_subscriber=True, relationship="18")
    member = _member(person, "IL", replace(enrolment, standing=enrolment.standing or standing))
    return replace(member, entity=replace(member.entity, identifier_kind="MI", identifier=member_id))


def dependent(person: InventedPerson, relationship: str, enrolment: Enrolment) -> Member:
    """Loop 2100D: somebody insured through the subscriber, without a member id."""
    standing = MemberStanding(is_subscriber=False, relationship=relationship)
    return _member(person, "03", replace(enrolment, standing=enrolment.standing or standing))


def group(number: str, name: str) -> tuple[Reference, ...]:
    """REF 6P: the employer's group."""
    return (Reference("6P", number, name),)


def response_of(scenario: Scenario, number: int, as_of: date) -> EligibilityResponse:
    """The payer's answer in the nightly file, to an inquiry of the practice."""
    trace = Trace("2", f"LFP-{as_of:%Y%m%d}-{number:04d}", PRACTICE_ORIGINATOR)
    own_trace = Trace("1", f"{scenario.payer.identifier}-{number:06d}", PAYER_ORIGINATOR)
    patient = replace(scenario.patient, traces=(trace, own_trace))
    answered = Subscriber(scenario.subscriber, (patient,)) if scenario.dependent else Subscriber(patient)
    receiver = InformationReceiver(PRACTICE, subscribers=(answered,))
    source = InformationSource(scenario.payer.entity(), receivers=(receiver,))
    return EligibilityResponse(f"LFP{number:06d}", datetime.combine(as_of, _ANSWERED), (source,))


def _member(person: InventedPerson, role: str, enrolment: Enrolment) -> Member:
    rejected = bool(enrolment.rejections)
    return Member(
        entity=Entity(
            role=role,
            last_name=person.last_name,
            first_name=person.first_name,
            middle_name=person.middle_name,
            suffix=person.suffix,
            is_person=True,
            address=None if rejected else person.address,
            references=enrolment.references,
        ),
        birth_date=person.birth_date,
        gender=person.gender,
        standing=enrolment.standing,
        dates=enrolment.dates,
        rejections=enrolment.rejections,
        benefits=enrolment.benefits,
    )
