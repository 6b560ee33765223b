"""A segment: the one shape to which raw EDI, XML and CAQH CORE envelopes are all reduced.

Inside of an element, repetitions are held apart by RS and components by US, whatever characters the message
used, so that the same content is the same segment in every form. No other control character occurs.
"""

import re
from dataclasses import dataclass
from typing import Final

from app.x12.concealed import Concealed
from app.x12.errors import NotX12Error, Place

RS: Final = "\x1e"
US: Final = "\x1f"
MOST_PARTS: Final = 99
"""X12 numbers the elements of a segment and the components of an element with two digits."""
MOST_REPETITIONS: Final = 999
"""More than any list of codes needs; a bound for hostile input."""


@dataclass(frozen=True, slots=True, repr=False)
class Segment(Concealed):
    """`elements[0]` is the segment id and `elements[3]` of an EB segment is EB03; `position` counts from 1.

    Trailing empty elements are not kept. The position counts all segments of the message, ISA included, and
    is the same for the raw and for the XML form of one message.
    """

    elements: tuple[str, ...]
    position: int

    @property
    def tag(self) -> str:
        """The segment id, "EB" for instance."""
        return self.elements[0]

    def text(self, number: int) -> str:
        """Element `number` without surrounding blanks; "" if it is absent."""
        return self.elements[number].strip(" ") if number < len(self.elements) else ""

    def values(self, number: int) -> tuple[str, ...]:
        """The repetitions of element `number`, without empty ones."""
        stripped = (value.strip(" ") for value in self.text(number).split(RS))
        return tuple(value for value in stripped if value)

    def components(self, number: int) -> tuple[str, ...]:
        """The components of element `number`, empty ones included; () if the element is absent."""
        text = self.text(number)
        return tuple(part.strip(" ") for part in text.split(US)) if text else ()


@dataclass(frozen=True, slots=True)
class Shape:
    """Which elements of a segment repeat (lists of short codes) and which are composites."""

    code_lists: frozenset[int] = frozenset()
    composites: frozenset[int] = frozenset()


PLAIN: Final = Shape()
_PLAIN_SEGMENTS: Final = (
    "ISA TA1 GS ST BHT HL TRN NM1 N3 N4 REF PER PRV DMG INS DTP MPI AAA HSD MSG III LS LE AMT SE GE IEA "
    "AK1 AK2 IK3 IK5 AK9"
)
SHAPES: Final[dict[str, Shape]] = {
    "EB": Shape(code_lists=frozenset({3}), composites=frozenset({13, 14})),
    "EQ": Shape(code_lists=frozenset({1}), composites=frozenset({2, 5})),
    "HI": Shape(composites=frozenset(range(1, 13))),
    "IK4": Shape(composites=frozenset({1})),
    "CTX": Shape(composites=frozenset({1, 5, 6})),
    **dict.fromkeys(_PLAIN_SEGMENTS.split(), PLAIN),
}
"""The segments of 270, 271, 999 and TA1. An element that is not listed is text: a ":" in a MSG or in a web
address is then a colon, not a separator. Segments of other transaction sets are split wherever they can be."""

_NOT_IN_A_CODE = re.compile(r"[^\w \x1e]|_")
_NOT_IN_A_TAG = re.compile(r"[^A-Za-z0-9]")


def make_segment(elements: list[str], position: int, *, parted: bool = False) -> Segment:
    """A segment from its elements, the parts of which are held apart by RS and US.

    Settles what the forms could say differently: code lists are split at whatever stands between two codes (a
    wrong ISA11 does no harm), trailing empty elements go and, where the elements came `parted`, an RS or US in
    what is text is made a "^" or ":" again. Raises NotX12Error for more parts than X12 can number.
    """
    shape = SHAPES.get(elements[0])
    if shape is None:
        elements[0] = _NOT_IN_A_TAG.sub("_", elements[0])
    else:
        for number in shape.code_lists:
            if number < len(elements) and not elements[number].isalnum():
                elements[number] = _NOT_IN_A_CODE.sub(RS, elements[number])
        if parted:
            _unpart_text(elements, shape)
    while len(elements) > 1 and not elements[-1]:
        elements.pop()
    if len(elements) > MOST_PARTS + 1 or (shape is not PLAIN and _has_too_many_parts(elements, shape)):
        raise NotX12Error(Place(segment=position))
    return Segment(tuple(elements), position)


def _unpart_text(elements: list[str], shape: Shape) -> None:
    for number, text in enumerate(elements):
        if number not in shape.composites and number not in shape.code_lists:
            elements[number] = text.replace(US, ":").replace(RS, "^")


def _has_too_many_parts(elements: list[str], shape: Shape | None) -> bool:
    numbers = range(1, len(elements)) if shape is None else shape.code_lists | shape.composites
    return any(
        elements[number].count(US) >= MOST_PARTS or elements[number].count(RS) > MOST_REPETITIONS
        for number in numbers
        if number < len(elements)
    )
