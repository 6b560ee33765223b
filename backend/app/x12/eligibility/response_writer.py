"""An eligibility response -> a 271, strictly as 005010X279A1 has it."""

from app.x12.eligibility.benefit_writer import write_benefit
from app.x12.eligibility.envelope import Envelope, enclose
from app.x12.eligibility.parties import Entity, Rejection
from app.x12.eligibility.party_writer import (
    write_address,
    write_contacts,
    write_member_name,
    write_name,
    write_provider_role,
    write_references,
    write_rejections,
    write_traces,
)
from app.x12.eligibility.response import (
    EligibilityResponse,
    InformationReceiver,
    InformationSource,
    Member,
    Subscriber,
)
from app.x12.eligibility.segment_sequence import SegmentSequence, day
from app.x12.segment import Segment

_PURPOSE = "11"


def write_271(response: EligibilityResponse, envelope: Envelope) -> tuple[Segment, ...]:
    """The segments of a whole message. `read_271` makes an equal response of them.

    Raises UnwritableError for what the guide does not allow.
    """
    return enclose("271", envelope, _ResponseWriter(response).write)


class _ResponseWriter:
    """Writes the levels and numbers them."""

    def __init__(self, response: EligibilityResponse) -> None:
        self._response = response
        self._level = 0

    def write(self, sequence: SegmentSequence) -> None:
        """BHT and every level."""
        created = self._response.created
        time = created.strftime("%H%M%S" if created.second else "%H%M") if created else ""
        sequence.add("BHT", "0022", _PURPOSE, self._response.reference, day(created), time)
        for source in self._response.sources:
            self._write_source(sequence, source)

    def _enter(self, sequence: SegmentSequence, level: str, code: str, parent: int, *, has_children: bool) -> int:
        self._level += 1
        sequence.loop = f"2000{level}"
        sequence.add("HL", str(self._level), str(parent or ""), code, "1" if has_children else "0")
        return self._level

    def _write_source(self, sequence: SegmentSequence, source: InformationSource) -> None:
        """Loops 2000A and 2100A."""
        number = self._enter(sequence, "A", "20", 0, has_children=bool(source.receivers))
        write_rejections(sequence, source.rejections)
        sequence.loop = "2100A"
        if source.entity.references or source.entity.address:
            raise sequence.refuse("REF")
        write_name(sequence, source.entity)
        write_contacts(sequence, source.entity.contacts)
        write_rejections(sequence, source.rejections)
        for receiver in source.receivers:
            self._write_receiver(sequence, receiver, number)

    def _write_receiver(self, sequence: SegmentSequence, receiver: InformationReceiver, parent: int) -> None:
        """Loops 2000B and 2100B."""
        number = self._enter(sequence, "B", "21", parent, has_children=bool(receiver.subscribers))
        sequence.loop = "2100B"
        self._write_receiver_name(sequence, receiver.entity, receiver.rejections)
        for subscriber in receiver.subscribers:
            self._write_subscriber(sequence, subscriber, number)

    def _write_receiver_name(
        self, sequence: SegmentSequence, entity: Entity, rejections: tuple[Rejection, ...]
    ) -> None:
        if entity.contacts:
            raise sequence.refuse("PER")
        write_name(sequence, entity)
        write_references(sequence, entity.references)
        write_address(sequence, entity.address)
        write_rejections(sequence, rejections)
        write_provider_role(sequence, entity.provider_role)

    def _write_subscriber(self, sequence: SegmentSequence, subscriber: Subscriber, parent: int) -> None:
        """Loops 2000C and 2100C, and those of the dependents."""
        number = self._enter(sequence, "C", "22", parent, has_children=bool(subscriber.dependents))
        self._write_member(sequence, subscriber.member, "C")
        for dependent in subscriber.dependents:
            self._enter(sequence, "D", "23", number, has_children=False)
            self._write_member(sequence, dependent, "D")

    def _write_member(self, sequence: SegmentSequence, member: Member, level: str) -> None:
        write_traces(sequence, member.traces)
        sequence.loop = f"2100{level}"
        write_member_name(sequence, member)
        for benefit in member.benefits:
            write_benefit(sequence, benefit, level)
