"""Strict building of a message, segment by segment: what the guide does not allow is refused at its element."""

from datetime import date
from decimal import Decimal
from typing import Final

from app.x12.eligibility.element_rules import ELEMENT_RULES, NOT_USED, Rule, allowed_codes, fits
from app.x12.errors import Place, UnwritableError
from app.x12.segment import RS, SHAPES, US, Segment, make_segment

OPEN_END: Final = "99991231"

Element = str | tuple[str, ...]
"""Text, or the repetitions of a code."""


class SegmentSequence:
    """The segments written so far. Raises UnwritableError with loop and element, never with the value."""

    def __init__(self) -> None:
        self.segments: list[Segment] = []
        self.loop = ""

    def add(self, tag: str, *elements: Element) -> None:
        """Append a segment; elements from the first on, "" for one that is left out."""
        rules = ELEMENT_RULES[tag]
        for number in range(1, max(len(elements), len(rules)) + 1):
            element = elements[number - 1] if number <= len(elements) else ""
            self._check(tag, number, element, rules[number - 1] if number <= len(rules) else NOT_USED)
        joined = [element if isinstance(element, str) else RS.join(element) for element in elements]
        self.segments.append(make_segment([tag, *joined], len(self.segments) + 1))

    def refuse(self, element: str) -> UnwritableError:
        """The error for something that cannot be written in the present loop."""
        return UnwritableError(Place(segment=len(self.segments) + 1, loop=self.loop or None, element=element))

    def _check(self, tag: str, number: int, element: Element, rule: Rule) -> None:
        values = (element,) if isinstance(element, str) else element or ("",)
        codes = allowed_codes(tag, number, self.loop)
        is_composite = number in SHAPES[tag].composites
        for value in values:
            components = value.split(US) if is_composite else [value]
            if not all(fits(part, rule) for part in components) or (value and codes is not None and value not in codes):
                raise self.refuse(f"{tag}{number:02d}")


def day(value: date | None) -> str:
    """CCYYMMDD, "" for none."""
    return f"{value.year:04d}{value.month:02d}{value.day:02d}" if value else ""


def decimal(value: Decimal | None) -> str:
    """A number without exponent and trailing zeros; 0 is "0" and none is ""."""
    if value is None:
        return ""
    text = format(value, "f")
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"
