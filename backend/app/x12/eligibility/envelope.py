"""ISA, GS, ST and their trailers around one transaction set."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from app.x12.eligibility.segment_sequence import SegmentSequence, day
from app.x12.segment import Segment
from app.x12.transaction import GROUP_CODES, VERSION

_CONTROL_NUMBER = "0001"


@dataclass(frozen=True, slots=True)
class Participant:
    """Who sends or receives an interchange: ISA05 and ISA06, or ISA07 and ISA08."""

    identifier: str
    qualifier: str = "ZZ"


@dataclass(frozen=True, slots=True)
class Envelope:
    """What the envelope says. `created` is local time of the sender; the control number is up to nine digits."""

    sender: Participant
    receiver: Participant
    created: datetime
    control_number: int
    is_production: bool = False


def enclose(kind: str, envelope: Envelope, write_body: Callable[[SegmentSequence], None]) -> tuple[Segment, ...]:
    """A whole message with one transaction set. Raises UnwritableError for what the guide does not allow."""
    sequence = SegmentSequence()
    number = str(envelope.control_number)
    _open(sequence, kind, envelope)
    header = len(sequence.segments)
    sequence.loop = "ST_LOOP"
    sequence.add("ST", kind, _CONTROL_NUMBER, VERSION)
    write_body(sequence)
    sequence.loop = "ST_LOOP"
    sequence.add("SE", str(len(sequence.segments) - header + 1), _CONTROL_NUMBER)
    sequence.add("GE", "1", number)
    sequence.add("IEA", "1", number.zfill(9))
    return tuple(sequence.segments)


def _open(sequence: SegmentSequence, kind: str, envelope: Envelope) -> None:
    date, time = day(envelope.created), envelope.created.strftime("%H%M")
    sender, receiver = envelope.sender, envelope.receiver
    sequence.loop = "ISA_LOOP"
    sequence.add(
        "ISA",
        "00",
        " " * 10,
        "00",
        " " * 10,
        sender.qualifier,
        sender.identifier.ljust(15),
        receiver.qualifier,
        receiver.identifier.ljust(15),
        date[2:],
        time,
        "^",
        "00501",
        str(envelope.control_number).zfill(9),
        "0",
        "P" if envelope.is_production else "T",
        ":",
    )
    sequence.loop = "GS_LOOP"
    sequence.add(
        "GS",
        GROUP_CODES[kind],
        sender.identifier,
        receiver.identifier,
        date,
        time,
        str(envelope.control_number),
        "X",
        VERSION,
    )
