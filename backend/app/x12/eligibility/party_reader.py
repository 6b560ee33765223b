"""Loops 2100x and 2120x -> entities, and the small segments that members and benefits share."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from app.x12.codes.party_codes import CONTACT_KINDS, DATES, IDENTIFIER_KINDS, REFERENCES, RELATIONSHIPS, ROLES
from app.x12.codes.rejection_codes import FOLLOW_UP_ACTIONS, REJECT_REASONS
from app.x12.concealed import Concealed
from app.x12.eligibility.findings import Findings
from app.x12.eligibility.parties import (
    Address,
    Contact,
    ContactNumber,
    Entity,
    MemberStanding,
    ProviderRole,
    Reference,
    Rejection,
    StatedDate,
    Trace,
)
from app.x12.segment import Segment

_NO_NAME: Final = Segment(("NM1",), 0)
_NO_STREET: Final = Segment(("N3",), 0)
_NO_CITY: Final = Segment(("N4",), 0)


@dataclass(slots=True, repr=False)
class EntityParts(Concealed):
    """What follows an NM1, gathered before the entity is made."""

    name: Segment | None = None
    street: Segment | None = None
    city: Segment | None = None
    contacts: list[Contact] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    provider_role: ProviderRole | None = None

    def take(self, segment: Segment, findings: Findings) -> bool:
        """Take a segment that describes the entity; False if it is none of those."""
        tag = segment.tag
        if tag == "NM1" and self.name is None:
            self.name = segment
        elif tag == "N3":
            self.street = segment
        elif tag == "N4":
            self.city = segment
        elif tag == "PER":
            self.contacts.append(read_contact(segment, findings))
        elif tag == "REF":
            self.references.append(read_reference(segment, findings))
        elif tag == "PRV":
            self.provider_role = ProviderRole(segment.text(1), segment.text(2), segment.text(3))
        else:
            return False
        return True

    def entity(self, findings: Findings) -> Entity:
        """The entity; all empty if the message holds no NM1."""
        name = self.name or _NO_NAME
        return Entity(
            role=findings.code(name, 1, ROLES),
            last_name=name.text(3),
            first_name=name.text(4),
            middle_name=name.text(5),
            prefix=name.text(6),
            suffix=name.text(7),
            is_person=name.text(2) == "1",
            identifier_kind=findings.code(name, 8, IDENTIFIER_KINDS),
            identifier=name.text(9),
            address=self._address(),
            contacts=tuple(self.contacts),
            provider_role=self.provider_role,
            references=tuple(self.references),
            position=name.position,
        )

    def _address(self) -> Address | None:
        """N3 and N4, or None if there is neither."""
        if self.street is None and self.city is None:
            return None
        street, city = self.street or _NO_STREET, self.city or _NO_CITY
        return Address(
            line=street.text(1),
            second_line=street.text(2),
            city=city.text(1),
            state=city.text(2),
            postal_code=city.text(3),
            country=city.text(4),
        )


def read_entity(segments: Iterable[Segment], findings: Findings) -> Entity:
    """A loop that describes an entity and nothing else (2120C, 2120D)."""
    parts = EntityParts()
    for segment in segments:
        if not parts.take(segment, findings):
            findings.leave_unread(segment)
    return parts.entity(findings)


def read_contact(segment: Segment, findings: Findings) -> Contact:
    """PER: up to three pairs of kind and number from PER03 on."""
    pairs = ((findings.code(segment, number, CONTACT_KINDS), segment.text(number + 1)) for number in (3, 5, 7))
    return Contact(segment.text(2), tuple(ContactNumber(kind, value) for kind, value in pairs if kind or value))


def read_reference(segment: Segment, findings: Findings) -> Reference:
    """REF."""
    return Reference(findings.code(segment, 1, REFERENCES), segment.text(2), segment.text(3))


def read_trace(segment: Segment, findings: Findings) -> Trace:
    """TRN."""
    kind = findings.code(segment, 1, {"1", "2"})
    return Trace(kind, segment.text(2), segment.text(3), segment.text(4))


def read_date(segment: Segment, findings: Findings) -> StatedDate:
    """DTP."""
    begin, end, is_range = findings.period(segment, 3)
    return StatedDate(findings.code(segment, 1, DATES), begin, end, is_range, segment.position)


def read_rejection(segment: Segment, loop: str, findings: Findings) -> Rejection:
    """AAA."""
    return Rejection(
        loop=loop,
        reason=findings.code(segment, 3, REJECT_REASONS),
        follow_up=findings.code(segment, 4, FOLLOW_UP_ACTIONS),
        request_was_valid={"Y": True, "N": False}.get(segment.text(1)),
        position=segment.position,
    )


def read_standing(segment: Segment, findings: Findings) -> MemberStanding:
    """INS."""
    return MemberStanding(
        is_subscriber=segment.text(1) == "Y",
        relationship=findings.code(segment, 2, RELATIONSHIPS),
        maintenance=segment.text(3),
        maintenance_reason=segment.text(4),
        birth_sequence=segment.text(17),
        position=segment.position,
    )
