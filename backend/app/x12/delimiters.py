"""The four separators of an interchange, and how to find them in a header that is not quite right.

They are found by counting separators, never by offsets: real ISA segments are not always 106 characters long.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Final

from app.x12.errors import CutMessageError, NotX12Error, Place
from app.x12.notices import NoticeCode

_HEADER = re.compile(r"(?<![A-Za-z0-9])(?:ISA(?=[^\w \t\r\n])|ST(?=([^\w \t\r\n])\d{3}\1))")
_CONTROL = re.compile(r"[\x00-\x1f]")
_BARE_TAIL = re.compile(r"[A-Za-z0-9 .]*([^A-Za-z0-9 .])")
_NEXT = r"(?=(?:GS|TA1|ST|ISA|IEA)[^A-Za-z0-9 ])"
_AFTER_HEADER = re.compile(_NEXT)
_BLANKS = r"[ \t\r\n]*"
_LEAST_FIELDS = 11
_FIELDS = 16
_MOST_FIELDS = 20
_LONGEST_HEADER = 1024


@dataclass(frozen=True, slots=True)
class Delimiters:
    """What stands between elements, repetitions, components and segments; no repetition where none is declared."""

    element: str = "*"
    repetition: str = "^"
    component: str = ":"
    segment: str = "~"


STANDARD: Final = Delimiters()


@dataclass(frozen=True, slots=True)
class Header:
    """Where the message begins, its separators, and the ISA elements if there is an ISA."""

    start: int
    delimiters: Delimiters
    interchange: list[str] | None = None
    end: int = 0
    notices: Collection[NoticeCode] = field(default=())


def find_header(text: str, start: int = 0) -> Header:
    """The first ISA, or ST where a transaction set came bare. Raises NotX12Error, or CutMessageError inside ISA."""
    match = _HEADER.search(text, start)
    if match is None:
        raise NotX12Error(Place(line=1))
    if match.group(1):
        return _bare_header(text, match.start(), match.group(1))
    return _interchange_header(text, match.start())


def _bare_header(text: str, start: int, element: str) -> Header:
    """ST*271*0001*005010X279A1~: the first character that is neither text nor the separator ends the segment."""
    tail = _BARE_TAIL.match(text, start + 7)
    while tail is not None and tail.group(1) == element:
        tail = _BARE_TAIL.match(text, tail.end())
    if tail is None:
        raise CutMessageError(Place(line=1, segment=1, element="ST"))
    terminator = "\n" if tail.group(1) == "\r" and text.startswith("\n", tail.end()) else tail.group(1)
    delimiters = Delimiters(element=element, repetition="", segment=terminator)
    return Header(start, delimiters, notices=(NoticeCode.NO_ENVELOPE,))


def _interchange_header(text: str, start: int) -> Header:
    """Take ISA apart: the text up to the next envelope segment, its last element being ISA16 and the terminator."""
    element = text[start + 3]
    end = _end_of_interchange_header(text, start, element)
    *fields, tail = text[start:end].split(element)
    component, terminator = _split_tail(tail)
    notices = [] if len(fields) == _FIELDS else [NoticeCode.INTERCHANGE_HEADER_LENGTH]
    declared = fields[11].strip(" \t\r\n") if len(fields) > 11 else ""
    if declared and declared == component:
        notices.append(NoticeCode.SEPARATORS_CLASH)
    usable = len(declared) == 1 and not declared.isalnum() and declared not in {element, component, terminator}
    delimiters = Delimiters(element, declared if usable else "", component, terminator)
    elements = normalise_interchange_header(fields if len(fields) <= _FIELDS else [*fields, component])
    return Header(start, delimiters, elements, end, tuple(notices))


def normalise_interchange_header(elements: list[str]) -> list[str]:
    """ISA with 16 elements, in which the separators always read "^" and ":".

    Every form of a message names its own separators here; they are not content. ISA11 of version 4010 is a
    letter and stays. What comes after a 16th element, the last one being ISA16, stays as well. Raises NotX12Error
    for so many elements that this is no ISA.
    """
    if len(elements) > _MOST_FIELDS:
        raise NotX12Error(Place(element="ISA"))
    kept = elements[:-1] if len(elements) > _FIELDS + 1 else elements[:_FIELDS]
    fields = [*kept, *[""] * (_FIELDS - len(kept))]
    repetition = fields[11].strip(" \t\r\n")
    if len(repetition) == 1 and not repetition.isalnum():
        fields[11] = STANDARD.repetition
    return [*(_CONTROL.sub("", text) for text in fields), STANDARD.component]


def _end_of_interchange_header(text: str, start: int, element: str) -> int:
    """Where the segment after ISA begins.

    By rule that is after 16 separators, ISA16 and a terminator. Otherwise it is where a segment begins that can
    follow an ISA.
    """
    separator = re.escape(element)
    fields = rf"ISA(?:{separator}[^{separator}]*){{15}}{separator}"
    mark = rf"[^A-Za-z0-9 {separator}]"
    regular = re.compile(rf"{fields}(?:{mark}{{2}}|{mark}?{_BLANKS}{_NEXT}){_BLANKS}").match(text, start)
    if regular is not None:
        return regular.end()
    for match in _AFTER_HEADER.finditer(text, start + 4, start + _LONGEST_HEADER):
        if text.count(element, start, match.start()) >= _LEAST_FIELDS:
            return match.start()
    return _end_of_lone_header(text, start, element)


def _end_of_lone_header(text: str, start: int, element: str) -> int:
    position = start
    for _ in range(_FIELDS):
        position = text.find(element, position + 1)
        if position < 0:
            raise CutMessageError(Place(line=1, segment=1, element="ISA"))
    return min(position + 3, len(text))


def _split_tail(tail: str) -> tuple[str, str]:
    """ISA16 and the terminator from what stands between the last separator and the next segment."""
    body = tail.rstrip(" \t\r\n")
    line_end = "\n" if "\n" in tail else "\r" if "\r" in tail else ""
    if len(body) >= 2:
        component, terminator = body[-2], body[-1]
    elif body and line_end and body != STANDARD.segment:
        component, terminator = body, line_end
    else:
        component, terminator = STANDARD.component, body or line_end
    if not terminator or terminator.isalnum():
        raise NotX12Error(Place(line=1, segment=1, element="ISA16"))
    return (STANDARD.component if component.isalnum() or component == " " else component), terminator
