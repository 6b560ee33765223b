"""Transaction sets (ST..SE) and how they are taken out of a run of segments."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from app.x12.concealed import Concealed
from app.x12.errors import CutMessageError, Place
from app.x12.notices import Notice, NoticeCode
from app.x12.segment import Segment

VERSION: Final = "005010X279A1"
GROUP_CODES: Final = {"270": "HS", "271": "HB", "999": "FA", "997": "FA", "837": "HC", "835": "HP"}
_OUTSIDE: Final = frozenset({"ISA", "TA1", "GS", "GE", "IEA"})


@dataclass(frozen=True, slots=True, repr=False)
class Transaction(Concealed):
    """One ST..SE with the envelope segments it came in (None where it came without)."""

    segments: tuple[Segment, ...]
    interchange: Segment | None = None
    group: Segment | None = None
    notices: tuple[Notice, ...] = ()

    @property
    def kind(self) -> str:
        """ST01: 271 for instance. What GS01 says does not count."""
        return self.segments[0].text(1)

    @property
    def control_number(self) -> str:
        """ST02."""
        return self.segments[0].text(2)

    @property
    def version(self) -> str:
        """ST03, or GS08 where ST03 is missing."""
        return self.segments[0].text(3) or (self.group.text(8) if self.group else "")


def take_transactions(segments: Iterable[Segment], notices: list[Notice]) -> Iterator[Transaction]:
    """Yield each transaction set as soon as it is complete; nothing longer than one is held.

    Raises CutMessageError where the segments end inside of a transaction set.
    """
    assembly = _Assembly(notices)
    for segment in segments:
        finished = assembly.add(segment)
        if finished is not None:
            yield finished
    assembly.finish()


@dataclass(slots=True, repr=False)
class _Assembly(Concealed):
    """What is open while segments pass by."""

    notices: list[Notice]
    interchange: Segment | None = None
    group: Segment | None = None
    opened: list[Segment] = field(default_factory=list)
    last: Segment | None = None

    def add(self, segment: Segment) -> Transaction | None:
        """Take one segment; return the transaction set that it ends, if any."""
        self.last = segment
        tag = segment.tag
        if tag == "SE" and self.opened:
            self.opened.append(segment)
            return self._close()
        if tag == "ST" or tag in _OUTSIDE:
            unfinished = self._close() if self.opened else None
            self._enter(segment)
            return unfinished
        if self.opened:
            self.opened.append(segment)
        else:
            self.notices.append(Notice(NoticeCode.SEGMENT_OUTSIDE_TRANSACTION, segment.position))
        return None

    def finish(self) -> None:
        """At the end of the message: say which trailers are missing, and refuse a transaction set cut short."""
        if self.opened:
            last = self.opened[-1]
            raise CutMessageError(Place(segment=last.position))
        position = self.last.position if self.last else 0
        if self.group is not None:
            self.notices.append(Notice(NoticeCode.GROUP_TRAILER_MISSING, position))
        if self.interchange is not None:
            self.notices.append(Notice(NoticeCode.INTERCHANGE_TRAILER_MISSING, position))

    def _enter(self, segment: Segment) -> None:
        tag = segment.tag
        if tag == "ST":
            self.opened = [segment]
        elif tag == "GS":
            self.group = segment
        elif tag == "GE":
            self._leave(segment, self.group, header_element=6)
            self.group = None
        elif tag == "ISA":
            self.interchange, self.group = segment, None
        elif tag == "IEA":
            self._leave(segment, self.interchange, header_element=13)
            self.interchange = None

    def _leave(self, trailer: Segment, header: Segment | None, header_element: int) -> None:
        if header is not None and not _same_number(header.text(header_element), trailer.text(2)):
            notice = Notice(NoticeCode.CONTROL_NUMBER_DIFFERS, trailer.position, f"{trailer.tag}02")
            self.notices.append(notice)

    def _close(self) -> Transaction:
        segments = tuple(self.opened)
        self.opened = []
        return Transaction(segments, self.interchange, self.group, tuple(self._check(segments)))

    def _check(self, segments: tuple[Segment, ...]) -> Iterator[Notice]:
        header, trailer = segments[0], segments[-1]
        if trailer.tag != "SE":
            yield Notice(NoticeCode.TRANSACTION_TRAILER_MISSING, trailer.position)
        else:
            if trailer.text(1).lstrip("0") != str(len(segments)):
                yield Notice(NoticeCode.SEGMENT_COUNT_DIFFERS, trailer.position, "SE01")
            if trailer.text(2) != header.text(2):
                yield Notice(NoticeCode.CONTROL_NUMBER_DIFFERS, trailer.position, "SE02")
        expected = GROUP_CODES.get(header.text(1))
        if self.group is not None and expected and self.group.text(1) != expected:
            yield Notice(NoticeCode.GROUP_CODE_DIFFERS, self.group.position, "GS01")


def _same_number(one: str, other: str) -> bool:
    return one.lstrip("0") == other.lstrip("0")
