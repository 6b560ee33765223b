"""The x12simple vocabulary: loops of segments, made of elements and composites.

<seg id="EB"><ele id="EB01">1</ele> … <comp id="EB13"><subele id="EB13-01">HC</subele> … </comp></seg>
"""

import re
from collections.abc import Callable
from typing import Final

from app.x12.delimiters import normalise_interchange_header
from app.x12.errors import Place, UnknownXmlError
from app.x12.segment import MOST_REPETITIONS, RS, US, Segment, make_segment

_PARENTS: Final = {
    "x12simple": ("",),
    "loop": ("x12simple", "loop"),
    "seg": ("x12simple", "loop"),
    "ele": ("seg",),
    "comp": ("seg",),
    "subele": ("comp",),
}
_DEEPEST: Final = 64
_NUMBER: Final = re.compile(r"0?[1-9]|[1-9][0-9]")
_LINE_BREAK: Final = re.compile(r"[\t\r\n]+")


class SimpleForm:
    """Collects the segments of one document in document order; loops are read past.

    Raises UnknownXmlError, with the line that `place` tells, for whatever stands wrong.
    """

    def __init__(self, place: Callable[[], Place]) -> None:
        self._place = place
        self._path: list[str] = [""]
        self._segments: list[Segment] = []
        self._elements: list[str] = []
        self._number = 0
        self._repeats = False
        self._parted = False
        self._components: list[str] = []
        self._text: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Open a loop, segment, element, composite or component."""
        if self._path[-1] not in _PARENTS.get(name, ()) or len(self._path) > _DEEPEST:
            raise UnknownXmlError(self._place())
        self._path.append(name)
        self._text.clear()
        identifier = attributes.get("id", "")
        if name == "ele":
            self._open_element(self._number_of(identifier))
        elif name == "seg":
            self._elements, self._number, self._parted = [identifier.strip(" ")], 0, False
        elif name == "comp":
            self._components.clear()
            named = identifier not in {"", self._elements[0]}
            self._open_element(self._number_of(identifier) if named else 0)
        elif name == "subele":
            self._open_component(identifier)

    def text(self, text: str) -> None:
        """Take an element's text; white space between elements is layout, anything else is out of place."""
        if self._path[-1] in {"ele", "subele"}:
            self._text.append(text)
        elif text.strip(" \t\r\n"):
            raise UnknownXmlError(self._place())

    def end(self, name: str) -> None:
        """Close what `start` opened."""
        self._path.pop()
        if name == "ele":
            self._put(self._taken_text())
        elif name == "subele":
            self._components[-1] = self._taken_text()
        elif name == "comp":
            self._parted = True
            self._put(US.join(self._components))
        elif name == "seg":
            self._close_segment()

    def result(self) -> list[Segment] | bytes:
        """All segments."""
        return self._segments

    def _number_of(self, identifier: str) -> int:
        """EB03 -> 3. The id must be the segment's id and a number that X12 can count to."""
        tag = self._elements[0]
        digits = identifier[len(tag) :]
        if not identifier.startswith(tag) or not _NUMBER.fullmatch(digits):
            raise UnknownXmlError(self._place())
        return int(digits)

    def _open_element(self, number: int) -> None:
        """The same number again is a repetition; 0 is a composite that only its components number."""
        self._repeats = number == self._number or (0 < number < len(self._elements) and self._elements[number] != "")
        self._number = number

    def _open_component(self, identifier: str) -> None:
        """EB13-02 -> the second component of element 13."""
        element, _, component = identifier.rpartition("-")
        if not self._number:
            self._open_element(self._number_of(element))
        number = int(component) if _NUMBER.fullmatch(component) else 0
        if number <= len(self._components):
            raise UnknownXmlError(self._place())
        self._components.extend([""] * (number - len(self._components)))

    def _taken_text(self) -> str:
        """The element's text as one line: a line break in it is layout, as it is in raw EDI."""
        text = "".join(self._text).replace("\ufeff", "")
        lines = _LINE_BREAK.split(text)
        return text if len(lines) == 1 else " ".join(line.strip(" ") for line in lines).strip(" ")

    def _put(self, text: str) -> None:
        if not self._number:
            return
        while len(self._elements) <= self._number:
            self._elements.append("")
        if self._repeats:
            self._parted = True
            if self._elements[self._number].count(RS) >= MOST_REPETITIONS:
                raise UnknownXmlError(self._place())
            text = self._elements[self._number] + RS + text
        self._elements[self._number] = text

    def _close_segment(self) -> None:
        if not any(self._elements):
            return
        if self._elements[0] == "ISA":
            self._elements = normalise_interchange_header(self._elements)
        self._segments.append(make_segment(self._elements, len(self._segments) + 1, parted=self._parted))
