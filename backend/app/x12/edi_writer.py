"""Segments -> raw EDI. What is written reads back as the same segments.

X12 has no escape character, so the separators are chosen such that none of them occurs in the content.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from app.x12.delimiters import Delimiters
from app.x12.errors import Place, UnwritableError
from app.x12.segment import RS, SHAPES, US, Segment

_ELEMENT: Final = ("*", "|", "\x1d")
_REPETITION: Final = ("^", "{", "\x1e")
_COMPONENT: Final = (":", ">", "\x1f")
_SEGMENT: Final = ("~", "!", "\x1c")
_BARE_START: Final = re.compile(r"ST\*\d{3}\*[A-Za-z0-9 .]*(?:\*[A-Za-z0-9 .]*)*")


def to_edi(segments: Sequence[Segment], *, line_ends: bool = True) -> bytes:
    """Raw EDI in UTF-8, a line for each segment unless `line_ends` is off.

    Raises UnwritableError for segments that do not begin with ISA or ST, and where the content needs separators that
    no ISA declares: a bare transaction set has ":" for components and none for repetitions (lists of codes need none).
    """
    delimiters = _choose(segments)
    if not segments or segments[0].tag != "ISA":
        _refuse_bare(segments, delimiters)
    if not _declares_repetition(segments):
        _refuse_repetitions(segments)
        delimiters = replace(delimiters, repetition="^")
    end = delimiters.segment + ("\n" if line_ends else "")
    return "".join(_write(segment, delimiters) + end for segment in segments).encode()


def _choose(segments: Iterable[Segment]) -> Delimiters:
    used: set[str] = set()
    for segment in segments:
        content = segment.elements if segment.tag != "ISA" else _interchange_content(segment)
        used.update(*content)
    return Delimiters(*(_unused(choice, used) for choice in (_ELEMENT, _REPETITION, _COMPONENT, _SEGMENT)))


def _declares_repetition(segments: Iterable[Segment]) -> bool:
    """Whether every ISA names a repetition separator, which version 4010 does not."""
    headers = [segment for segment in segments if segment.tag == "ISA"]
    return bool(headers) and all(header.text(11) == "^" for header in headers)


def _interchange_content(segment: Segment) -> Iterable[str]:
    """ISA without the two elements that name separators."""
    return (text for number, text in enumerate(segment.elements[:-1]) if number != 11 or text.strip(" ") != "^")


def _unused(choice: tuple[str, str, str], used: set[str]) -> str:
    """The first that the content does not hold; the last is a control character, which content never holds."""
    return next((character for character in choice[:2] if character not in used), choice[2])


def _write(segment: Segment, delimiters: Delimiters) -> str:
    if segment.tag == "ISA":
        return _write_interchange_header(segment, delimiters)
    text = delimiters.element.join(segment.elements)
    return text.replace(US, delimiters.component).replace(RS, delimiters.repetition)


def _write_interchange_header(segment: Segment, delimiters: Delimiters) -> str:
    elements = list(segment.elements)
    if elements[11].strip(" ") == "^":
        elements[11] = elements[11].replace("^", delimiters.repetition)
    elements[-1] = delimiters.component
    return delimiters.element.join(elements)


def _refuse_bare(segments: Sequence[Segment], delimiters: Delimiters) -> None:
    """Without ISA a reader takes ":" for granted wherever there can be components."""
    if not segments or not _BARE_START.fullmatch("*".join(segments[0].elements)):
        raise UnwritableError(Place(segment=1, element="ST"))
    for segment, number, text in _elements_with_parts(segments):
        if ":" in text or (US in text and delimiters.component != ":"):
            raise UnwritableError(Place(segment=segment.position, element=f"{segment.tag}{number:02d}"))


def _refuse_repetitions(segments: Iterable[Segment]) -> None:
    for segment, number, text in _elements_with_parts(segments):
        if RS in text:
            raise UnwritableError(Place(segment=segment.position, element=f"{segment.tag}{number:02d}"))


def _elements_with_parts(segments: Iterable[Segment]) -> Iterator[tuple[Segment, int, str]]:
    """Elements that are split at the declared separators: composites, and all of an unknown segment."""
    for segment in segments:
        shape = SHAPES.get(segment.tag)
        for number, text in enumerate(segment.elements):
            if shape is None or number in shape.composites:
                yield segment, number, text
