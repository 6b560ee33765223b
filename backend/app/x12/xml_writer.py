"""Segments -> the x12simple XML form, nested in the loops of the implementation guide."""

from collections.abc import Iterable, Iterator
from html import escape
from typing import Final

from app.x12.loops import LoopTracker
from app.x12.segment import PLAIN, RS, SHAPES, US, Segment

_XSI: Final = "http://www.w3.org/2001/XMLSchema-instance"


def to_xml(segments: Iterable[Segment], *, schema: str = "") -> bytes:
    """The XML form in UTF-8; what is written reads back as the same segments.

    `schema` is the file name of an XSD to point editors at.
    """
    location = f' xmlns:xsi="{_XSI}" xsi:noNamespaceSchemaLocation="{escape(schema)}"' if schema else ""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f"<x12simple{location}>"]
    tracker = LoopTracker()
    for segment in segments:
        lines.extend(_move(tracker, segment))
        lines.extend(_write_segment(segment, "  " * (len(tracker.open) + 1)))
    lines.extend(_close(len(tracker.open), 0))
    lines.append("</x12simple>\n")
    return "\n".join(lines).encode()


def _move(tracker: LoopTracker, segment: Segment) -> Iterator[str]:
    """Close the loops that the segment leaves and open those that it enters."""
    depth = len(tracker.open)
    step = tracker.advance(segment)
    yield from _close(depth, step.kept)
    for number, identifier in enumerate(step.opened, start=step.kept + 1):
        yield f'{"  " * number}<loop id="{identifier}">'


def _close(depth: int, kept: int) -> Iterator[str]:
    for number in range(depth, kept, -1):
        yield f"{'  ' * number}</loop>"


def _write_segment(segment: Segment, indent: str) -> Iterator[str]:
    tag = escape(segment.tag)
    shape = SHAPES.get(segment.tag, PLAIN)
    yield f'{indent}<seg id="{tag}">'
    for number, text in enumerate(segment.elements[1:], start=1):
        identifier = f"{tag}{number:02d}"
        for value in text.split(RS) if text else ():
            if US in value or number in shape.composites:
                yield from _write_composite(value, identifier, indent + "  ")
            else:
                yield f'{indent}  <ele id="{identifier}">{escape(value, quote=False)}</ele>'
    yield f"{indent}</seg>"


def _write_composite(value: str, identifier: str, indent: str) -> Iterator[str]:
    yield f'{indent}<comp id="{identifier}">'
    for number, component in enumerate(value.split(US), start=1):
        yield f'{indent}  <subele id="{identifier}-{number:02d}">{escape(component, quote=False)}</subele>'
    yield f"{indent}</comp>"
