"""An eligibility inquiry -> a 270, strictly as 005010X279A1 has it."""

from app.x12.eligibility.envelope import Envelope, enclose
from app.x12.eligibility.inquiry import EligibilityInquiry
from app.x12.eligibility.party_writer import (
    write_address,
    write_member_name,
    write_name,
    write_provider_role,
    write_references,
    write_traces,
)
from app.x12.eligibility.response import Member
from app.x12.eligibility.segment_sequence import SegmentSequence, day
from app.x12.segment import Segment

_PURPOSE = "13"


def write_270(inquiry: EligibilityInquiry, envelope: Envelope) -> tuple[Segment, ...]:
    """The segments of a whole message. `read_270` makes an equal inquiry of them.

    Raises UnwritableError for what the guide does not allow, and for members that hold an answer.
    """

    def write_body(sequence: SegmentSequence) -> None:
        created = inquiry.created
        time = created.strftime("%H%M%S" if created.second else "%H%M") if created else ""
        sequence.add("BHT", "0022", _PURPOSE, inquiry.reference, day(created), time)
        _write_payer(sequence, inquiry)
        _write_provider(sequence, inquiry)
        _write_members(sequence, inquiry)

    return enclose("270", envelope, write_body)


def _write_payer(sequence: SegmentSequence, inquiry: EligibilityInquiry) -> None:
    """Loops 2000A and 2100A: the guide has nothing but a name here."""
    payer = inquiry.payer
    sequence.loop = "2000A"
    sequence.add("HL", "1", "", "20", "1")
    sequence.loop = "2100A"
    if payer.contacts or payer.address or payer.references or payer.provider_role:
        raise sequence.refuse("NM1")
    write_name(sequence, payer)


def _write_provider(sequence: SegmentSequence, inquiry: EligibilityInquiry) -> None:
    """Loops 2000B and 2100B."""
    provider = inquiry.provider
    sequence.loop = "2000B"
    sequence.add("HL", "2", "1", "21", "1")
    sequence.loop = "2100B"
    if provider.contacts:
        raise sequence.refuse("PER")
    write_name(sequence, provider)
    write_references(sequence, provider.references)
    write_address(sequence, provider.address)
    write_provider_role(sequence, provider.provider_role)


def _write_members(sequence: SegmentSequence, inquiry: EligibilityInquiry) -> None:
    """Loops 2000C and 2100C, and for a dependent 2000D and 2100D; the question stands at the patient."""
    dependent = inquiry.dependent
    sequence.loop = "2000C"
    sequence.add("HL", "3", "2", "22", "1" if dependent else "0")
    _write_member(sequence, inquiry.subscriber, "C")
    if dependent is not None:
        sequence.loop = "2000D"
        sequence.add("HL", "4", "3", "23", "0")
        _write_member(sequence, dependent, "D")
    sequence.loop = "2110D" if dependent else "2110C"
    sequence.add("EQ", inquiry.service_types)


def _write_member(sequence: SegmentSequence, member: Member, level: str) -> None:
    if member.rejections or member.benefits:
        raise sequence.refuse("AAA" if member.rejections else "EB")
    write_traces(sequence, member.traces)
    sequence.loop = f"2100{level}"
    write_member_name(sequence, member)
