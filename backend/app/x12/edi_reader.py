"""Raw EDI -> segments, one after another, however untidy the file.

Survived: a byte order mark, line ends and indentation between segments, any separators, several interchanges
in one file, text before the first one, control characters, an unterminated last segment.
"""

import re
from collections.abc import Collection, Generator, Iterator
from typing import Final

from app.x12.delimiters import Delimiters, Header, find_header, normalise_interchange_header
from app.x12.notices import Notice, NoticeCode
from app.x12.segment import PLAIN, RS, SHAPES, US, Segment, make_segment

_CONTROL: Final = bytes(range(32))
_LINE_ENDS: Final = b"\t\n\r"
_BLANKS: Final = " \t\r\n"
_NEXT_INTERCHANGE: Final = re.compile(r"ISA[^\w \t\r\n]")


def read_edi(content: bytes, notices: list[Notice]) -> Iterator[Segment]:
    """Yield the segments of raw EDI; what was odd goes to `notices` as it is found.

    Raises NotX12Error where no ISA or ST begins, CutMessageError where the header itself is cut.
    """
    text = decode(content, notices)
    header = find_header(text)
    if text[: header.start].strip(_BLANKS):
        notices.append(Notice(NoticeCode.TEXT_BEFORE_INTERCHANGE))
    text = _without_control_characters(text, header.delimiters, notices)
    position = 1
    offset = 0
    while offset >= 0:
        header = find_header(text, offset)
        notices.extend(Notice(code, position) for code in header.notices)
        offset, position = yield from _read_interchange(text, header, position, notices)


def decode(content: bytes, notices: list[Notice]) -> str:
    """UTF-8 or UTF-16 with its mark; anything else is taken as Latin-1, which fits every byte."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        notices.append(Notice(NoticeCode.NOT_UTF8))
        text = content.decode("latin-1")
    return text.replace("\ufffe", "").replace("\uffff", "").replace("\ufeff", "")


def _without_control_characters(text: str, delimiters: Delimiters, notices: list[Notice]) -> str:
    """Line ends and other control characters that separate nothing; X12 text never holds one."""
    kept = {delimiters.element, delimiters.repetition, delimiters.component, delimiters.segment}
    unwanted = bytes(code for code in _CONTROL if chr(code) not in kept)
    content = text.encode()
    cleaned = content.translate(None, unwanted)
    if len(cleaned) == len(content):
        return text
    if len(cleaned) != len(content.translate(None, bytes(set(unwanted) & set(_LINE_ENDS)))):
        notices.append(Notice(NoticeCode.CONTROL_CHARACTERS))
    return cleaned.decode()


def _read_interchange(
    text: str, header: Header, position: int, notices: list[Notice]
) -> Generator[Segment, None, tuple[int, int]]:
    """Yield the segments up to the next ISA; return its offset (-1 at the end) and the position reached."""
    start, size = header.start, len(text)
    if header.interchange is not None:
        yield make_segment(header.interchange, position)
        start, position = header.end, position + 1
    terminator = header.delimiters.segment
    splitter = _Splitter(header, notices)
    while start < size:
        end = text.find(terminator, start)
        if end < 0:
            end = size
        chunk = text[start:end].lstrip(_BLANKS)
        if chunk.strip(header.delimiters.element):
            if _NEXT_INTERCHANGE.match(chunk):
                return end - len(chunk), position
            if end == size and terminator not in _BLANKS:
                notices.append(Notice(NoticeCode.LAST_SEGMENT_UNTERMINATED, position))
            yield splitter.split(chunk, position)
            position += 1
        start = end + 1
    return -1, position


class _Splitter:
    """Splits the segments of one interchange."""

    def __init__(self, header: Header, notices: list[Notice]) -> None:
        delimiters = header.delimiters
        self._element = delimiters.element
        self._repetition = delimiters.repetition
        parts = {delimiters.component: US, delimiters.repetition: RS}
        self._parts = str.maketrans({separator: part for separator, part in parts.items() if separator})
        self._parted = any(separator and separator < " " for separator in parts)
        self._notices = notices
        self._repetition_noticed = header.interchange is None

    def split(self, chunk: str, position: int) -> Segment:
        """One segment. Parts are separated only where the implementation guide has parts."""
        if self._parted:
            chunk = chunk.translate(self._parts)
        elements = chunk.split(self._element)
        elements[0] = elements[0].strip(_BLANKS)
        if elements[0] == "ISA":
            elements = normalise_interchange_header(elements)
        shape = SHAPES.get(elements[0])
        if shape is PLAIN and not self._parted:
            return make_segment(elements, position)
        numbers = shape.composites if shape is not None else range(1, len(elements))
        for number in numbers:
            if number < len(elements):
                elements[number] = elements[number].translate(self._parts)
        if shape is not None and not self._repetition_noticed:
            self._check_repetition(elements, shape.code_lists, position)
        return make_segment(elements, position, parted=self._parted)

    def _check_repetition(self, elements: list[str], code_lists: Collection[int], position: int) -> None:
        """Say once that codes are repeated with another separator than ISA11 names."""
        for number in code_lists:
            codes = elements[number] if number < len(elements) else ""
            differs = not self._repetition or self._repetition not in codes
            if len(codes) > 2 and not codes.isalnum() and differs and RS not in codes:
                element = f"{elements[0]}{number:02d}"
                self._notices.append(Notice(NoticeCode.REPETITION_SEPARATOR_DIFFERS, position, element))
                self._repetition_noticed = True
