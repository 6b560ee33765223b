"""The front door: the bytes of a file or of an answer -> a message, whatever form they came in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from app.x12.concealed import Concealed
from app.x12.edi_reader import read_edi
from app.x12.errors import CutMessageError, EmptyMessageError, Place, WebPageError
from app.x12.notices import Notice, NoticeCode
from app.x12.segment import Segment
from app.x12.transaction import Transaction, take_transactions
from app.x12.xml_reader import XmlReader

_SNIFFED: Final = 512
_BYTE_ORDER_MARKS: Final = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_WEB_PAGE: Final = re.compile(rb"<(?:!doctype\s+html|html)\b", re.IGNORECASE)


class MessageForm(StrEnum):
    """How the message was written down."""

    EDI = "edi"
    XML = "xml"
    CORE_ENVELOPE = "core_envelope"


@dataclass(frozen=True, slots=True, repr=False)
class Message(Concealed):
    """One file or answer, usually one interchange: all its segments in order, and its transaction sets.

    A message may hold no transaction set at all (a TA1 alone). `notices` are about the envelope; each
    transaction set has its own beside them.
    """

    form: MessageForm
    segments: tuple[Segment, ...]
    transactions: tuple[Transaction, ...]
    notices: tuple[Notice, ...]


def read_message(content: bytes) -> Message:
    """Read raw EDI, the XML form or a CAQH CORE envelope. Raises a subclass of X12Error, nothing else."""
    notices: list[Notice] = []
    form, segments = _read_segments(content, notices)
    kept = tuple(segments)
    transactions = tuple(take_transactions(kept, notices))
    _refuse_cut_trailer(kept, transactions, notices)
    return Message(form, kept, transactions, tuple(notices))


def stream_transactions(content: bytes) -> Iterator[Transaction]:
    """The transaction sets of a long file one by one, without a list of the whole. Raises as `read_message`."""
    notices: list[Notice] = []
    _, segments = _read_segments(content, notices)
    return take_transactions(segments, notices)


def _read_segments(content: bytes, notices: list[Notice]) -> tuple[MessageForm, Iterator[Segment]]:
    start = _start_of(content)
    if not start:
        raise EmptyMessageError(Place(line=1))
    if not start.startswith(b"<"):
        return MessageForm.EDI, read_edi(content, notices)
    if _WEB_PAGE.search(start):
        raise WebPageError(Place(line=1))
    found = XmlReader().read(content.lstrip())
    if isinstance(found, bytes):
        return MessageForm.CORE_ENVELOPE, read_edi(found, notices)
    return MessageForm.XML, iter(found)


def _start_of(content: bytes) -> bytes:
    """The first bytes of the text, without mark, white space or the zero bytes of UTF-16."""
    start = content.lstrip()[:_SNIFFED] if content[:1].isspace() else content[:_SNIFFED]
    for mark in _BYTE_ORDER_MARKS:
        start = start.removeprefix(mark)
    return start.replace(b"\0", b"").strip()


def _refuse_cut_trailer(
    segments: tuple[Segment, ...], transactions: tuple[Transaction, ...], notices: list[Notice]
) -> None:
    """A file cut inside of its SE looks almost whole: no terminator, and a control number that is no more."""
    last = segments[-1] if segments else None
    if last is None or not transactions or transactions[-1].segments[-1] is not last:
        return
    unterminated = Notice(NoticeCode.LAST_SEGMENT_UNTERMINATED, last.position) in notices
    if last.tag == "SE" and unterminated and last.text(2) != transactions[-1].control_number:
        raise CutMessageError(Place(segment=last.position, element="SE"))
