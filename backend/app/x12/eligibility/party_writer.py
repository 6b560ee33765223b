"""Entities and members -> segments, in the order of the guide."""

from collections.abc import Iterable

from app.x12.eligibility.parties import (
    Address,
    Contact,
    Entity,
    MemberStanding,
    ProviderRole,
    Reference,
    Rejection,
    StatedDate,
    Trace,
)
from app.x12.eligibility.response import Member
from app.x12.eligibility.segment_sequence import OPEN_END, SegmentSequence, day
from app.x12.segment import US


def write_name(sequence: SegmentSequence, entity: Entity) -> None:
    """NM1."""
    sequence.add(
        "NM1",
        entity.role,
        "1" if entity.is_person else "2",
        entity.last_name,
        entity.first_name,
        entity.middle_name,
        entity.prefix,
        entity.suffix,
        entity.identifier_kind,
        entity.identifier,
    )


def write_address(sequence: SegmentSequence, address: Address | None) -> None:
    """N3 and N4; each only if there is something to say."""
    if address is None:
        return
    if address.line or address.second_line:
        sequence.add("N3", address.line, address.second_line)
    sequence.add("N4", address.city, address.state, address.postal_code, address.country)


def write_contacts(sequence: SegmentSequence, contacts: Iterable[Contact]) -> None:
    """PER, information contact (IC)."""
    for contact in contacts:
        pairs = [text for number in contact.numbers for text in (number.kind, number.value)]
        sequence.add("PER", "IC", contact.name, *pairs)


def write_provider_role(sequence: SegmentSequence, role: ProviderRole | None) -> None:
    """PRV."""
    if role is not None:
        sequence.add("PRV", role.role, role.kind, role.specialty)


def write_references(sequence: SegmentSequence, references: Iterable[Reference]) -> None:
    """REF."""
    for reference in references:
        sequence.add("REF", reference.kind, reference.value, reference.description)


def write_traces(sequence: SegmentSequence, traces: Iterable[Trace]) -> None:
    """TRN."""
    for trace in traces:
        sequence.add("TRN", trace.kind, trace.number, trace.originator, trace.division)


def write_dates(sequence: SegmentSequence, dates: Iterable[StatedDate]) -> None:
    """DTP with a date (D8) or a range (RD8); an open date is written as 99991231."""
    for stated in dates:
        begin, end = (day(value) or OPEN_END for value in (stated.begin, stated.end))
        if stated.is_range:
            sequence.add("DTP", stated.kind, "RD8", f"{begin}-{end}")
        else:
            sequence.add("DTP", stated.kind, "D8", begin)


def write_rejections(sequence: SegmentSequence, rejections: Iterable[Rejection]) -> None:
    """AAA, those of the present loop."""
    for rejection in rejections:
        if rejection.loop == sequence.loop:
            valid = "Y" if rejection.request_was_valid else "N"
            sequence.add("AAA", valid, "", rejection.reason, rejection.follow_up)


def write_standing(sequence: SegmentSequence, standing: MemberStanding | None) -> None:
    """INS."""
    if standing is not None:
        sequence.add(
            "INS",
            "Y" if standing.is_subscriber else "N",
            standing.relationship,
            standing.maintenance,
            standing.maintenance_reason,
            *("",) * 12,
            standing.birth_sequence,
        )


def write_member_name(sequence: SegmentSequence, member: Member) -> None:
    """Loop 2100C or 2100D: NM1, REF, N3, N4, AAA, PRV, DMG, INS, HI, DTP. The guide has no PER here."""
    entity = member.entity
    if entity.contacts:
        raise sequence.refuse("PER")
    write_name(sequence, entity)
    write_references(sequence, entity.references)
    write_address(sequence, entity.address)
    write_rejections(sequence, member.rejections)
    write_provider_role(sequence, entity.provider_role)
    if member.birth_date or member.gender:
        sequence.add("DMG", "D8" if member.birth_date else "", day(member.birth_date), member.gender)
    write_standing(sequence, member.standing)
    if member.diagnoses:
        sequence.add("HI", *(f"{kind}{US}{code}" for kind, code in member.diagnoses))
    write_dates(sequence, member.dates)
