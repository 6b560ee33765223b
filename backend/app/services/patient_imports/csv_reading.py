"""A text file as rows: encoding and delimiter are found out, and a broken line costs only itself.

A quotation mark that is never closed would swallow every line after it. So a record may go over several lines only if
it then has as many cells as the others, and none of its inner lines reads like a row; else its first line is kept as a
broken row, and reading goes on after it.
"""

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from charset_normalizer import from_bytes

from app.models.patient_import_models import FileEmpty, FileUnreadable, SheetRow

DELIMITERS = (",", ";", "\t", "|")
LOST_CHARACTER = "\ufffd"
"""Stands for what the encoding has no character for."""
_LOOKED_AT = 1_000_000
_LINES_LOOKED_AT = 200
_MOST_LINES = 40
"""Lines that one record may go over."""
_LONGEST_CELL = 131_072
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WITHOUT_MEANING_IN_CP1252 = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
_OTHERS = ["mac_roman", "cp437", "cp850", "cp1250"]


@dataclass(frozen=True, slots=True)
class TextTable:
    """A text file whose form is known."""

    content: bytes = field(repr=False)
    encoding: str
    delimiter: str

    def rows(self) -> Iterator[SheetRow]:
        """Every row that is not empty, numbered as records; never more in memory than a few lines."""
        width = _usual_width(_records(_lines(self.content, self.encoding, _LINES_LOOKED_AT), self.delimiter, None))
        for number, row in enumerate(_records(_lines(self.content, self.encoding), self.delimiter, width), start=1):
            if any(cell.strip() for cell in row.cells):
                yield SheetRow.model_construct(number=number, cells=row.cells, is_broken=row.is_broken)


@dataclass(frozen=True, slots=True)
class _Record:
    cells: list[str] = field(repr=False)
    is_broken: bool = False


def read_text(content: bytes) -> TextTable:
    """The form of a text file. Raises FileEmpty, or FileUnreadable for what is no text."""
    if not content.strip():
        raise FileEmpty
    encoding = _encoding(content)
    sample = list(_lines(content, encoding, _LINES_LOOKED_AT))
    if "\0" in "".join(sample):
        raise FileUnreadable
    return TextTable(content, encoding, _delimiter(sample))


def _encoding(content: bytes) -> str:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return encoding
    if wide := _wide(content[:_LOOKED_AT]):
        return wide
    if _is_mostly_utf8(content):
        return "utf-8"
    if _WITHOUT_MEANING_IN_CP1252.search(content) is None:
        return "cp1252"
    best = from_bytes(content[:_LOOKED_AT], cp_isolation=_OTHERS).best()
    return best.encoding if best is not None else "cp1252"


def _wide(sample: bytes) -> str | None:
    """UTF-16 without its mark: every other byte of Latin text is zero."""
    half = len(sample) // 2
    if sample[1::2].count(0) > half * 0.4:
        return "utf-16-le"
    return "utf-16-be" if sample[0::2].count(0) > half * 0.4 else None


def _is_mostly_utf8(content: bytes) -> bool:
    """Whether it is UTF-8, a damaged byte or two apart: one of them must not turn every name into another."""
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    lost = wide = 0
    for at in range(0, len(content), _LOOKED_AT):
        text = decoder.decode(content[at : at + _LOOKED_AT], final=at + _LOOKED_AT >= len(content))
        lost += text.count(LOST_CHARACTER)
        wide += sum(1 for character in text if character > "\x7f") if not text.isascii() else 0
    return lost == 0 or lost * 4 <= wide - lost


def _lines(content: bytes, encoding: str, most: int | None = None) -> Iterator[str]:
    with io.TextIOWrapper(io.BytesIO(content), encoding, errors="replace", newline=None) as text:
        yield from islice(text, most)


def _delimiter(sample: Sequence[str]) -> str:
    """The one that parts the most lines into the same number of cells, and into the most cells."""

    def fit(delimiter: str) -> tuple[float, int]:
        widths = Counter(len(record.cells) for record in _records(iter(sample), delimiter, None))
        width, lines = max(widths.items(), key=lambda each: (each[0] > 1, each[1], each[0]), default=(1, 0))
        return (lines / max(1, widths.total()) if width > 1 else 0.0, width)

    return max(DELIMITERS, key=fit)


def _usual_width(records: Iterator[_Record]) -> int | None:
    widths = Counter(len(record.cells) for record in records if not record.is_broken and len(record.cells) > 1)
    return widths.most_common(1)[0][0] if widths else None


def _records(lines: Iterator[str], delimiter: str, width: int | None) -> Iterator[_Record]:
    ahead: list[str] = []
    while True:
        line = ahead.pop(0) if ahead else next(lines, None)
        if line is None:
            return
        if '"' not in line:
            yield _Record(line.rstrip("\n").split(delimiter))
            continue
        ahead += islice(lines, max(0, _MOST_LINES - len(ahead)))
        record, used = _quoted([line, *ahead], delimiter, width)
        del ahead[:used]
        yield record


def _quoted(lines: Sequence[str], delimiter: str, width: int | None) -> tuple[_Record, int]:
    """The record at the beginning of these lines, and how many lines after the first it takes."""
    reader = csv.reader(iter(lines[:_MOST_LINES]), delimiter=delimiter, strict=True)
    try:
        cells = next(reader)
    except (csv.Error, StopIteration):
        return _broken(lines[0], delimiter), 0
    if reader.line_num == 1 or (
        len(cells) == width and not _swallows(lines[1 : reader.line_num - 1], delimiter, width)
    ):
        return _Record(cells), reader.line_num - 1
    return _broken(lines[0], delimiter), 0


def _swallows(inner: Sequence[str], delimiter: str, width: int) -> bool:
    """Whether a line inside a cell reads like a row of its own: then the quotation marks around it are strays."""
    return width > 1 and any(line.count(delimiter) == width - 1 for line in inner)


def _broken(line: str, delimiter: str) -> _Record:
    return _Record(line[:_LONGEST_CELL].rstrip("\n").split(delimiter), is_broken=True)
