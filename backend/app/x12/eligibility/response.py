"""A 271 as a tree: information sources (payers) > receivers (providers) > subscribers > dependents.

Read by `response_reader`, written by `response_writer`; what is written reads back as an equal response.
"""

from dataclasses import dataclass, field
from datetime import date, datetime

from app.x12.concealed import Concealed
from app.x12.eligibility.benefits import Benefit
from app.x12.eligibility.parties import (
    Entity,
    MemberStanding,
    Reference,
    Rejection,
    StatedDate,
    Trace,
)
from app.x12.notices import Notice, Unread


@dataclass(frozen=True, slots=True, repr=False)
class Member(Concealed):
    """A person of the plan: loops 2000C, 2100C and 2110C of a subscriber, or 2000D, 2100D and 2110D."""

    entity: Entity
    traces: tuple[Trace, ...] = ()
    birth_date: date | None = None
    gender: str = ""
    standing: MemberStanding | None = None
    diagnoses: tuple[tuple[str, str], ...] = ()
    dates: tuple[StatedDate, ...] = ()
    rejections: tuple[Rejection, ...] = ()
    benefits: tuple[Benefit, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class Subscriber(Concealed):
    """Loop 2000C: the subscriber and the dependents that are answered."""

    member: Member
    dependents: tuple[Member, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class InformationReceiver(Concealed):
    """Loop 2000B: the provider that asked."""

    entity: Entity
    rejections: tuple[Rejection, ...] = ()
    subscribers: tuple[Subscriber, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class InformationSource(Concealed):
    """Loop 2000A: the payer that answers."""

    entity: Entity
    rejections: tuple[Rejection, ...] = ()
    receivers: tuple[InformationReceiver, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class EligibilityResponse(Concealed):
    """One 271 transaction set.

    `reference` is BHT03, which repeats the inquiry's; `created` is BHT04 and BHT05. `notices` and `unread` tell
    what was odd and what was not understood; they are not part of what the payer says.
    """

    reference: str = ""
    created: datetime | None = None
    sources: tuple[InformationSource, ...] = ()
    notices: tuple[Notice, ...] = field(default=(), compare=False)
    unread: tuple[Unread, ...] = field(default=(), compare=False)


def references_of(member: Member, *kinds: str) -> tuple[Reference, ...]:
    """The member's references of these kinds, in the order of the kinds."""
    return tuple(reference for kind in kinds for reference in member.entity.references if reference.kind == kind)
