"""Tables as files, row by row: CSV that any spreadsheet opens, and XLSX.

Neither touches the disk. CSV leaves while it is written; a workbook has to be finished first, so a long one goes in
parts. What begins like a formula is written as text (OWASP: CSV injection).
"""

import csv
from collections.abc import Sequence
from datetime import date, datetime
from io import BytesIO, StringIO
from typing import Any, Protocol

import xlsxwriter

from app.core.spreadsheets import guarded
from app.services.patient_exports.columns import Cell, Line

BOM = "\ufeff"
"""Without it Excel takes UTF-8 for the code page of its country."""
_DAY_FORMAT = "yyyy-mm-dd"
_FIRST_YEAR = 1900
"""Workbooks know no earlier day; one stands there as text."""


class Sheet(Protocol):
    """One data file in the making; each step gives the bytes that it leaves."""

    def begin(self) -> bytes:
        """The headings."""
        ...

    def add(self, lines: Sequence[Line]) -> bytes:
        """More rows."""
        ...

    def end(self) -> bytes:
        """The rest."""
        ...


class CsvSheet:
    """RFC 4180 in UTF-8 with a byte order mark; days in ISO 8601."""

    def __init__(self, headings: Sequence[str]) -> None:
        self._headings = headings

    def begin(self) -> bytes:
        """The byte order mark and the headings."""
        return BOM.encode() + _csv([tuple(self._headings)])

    def add(self, lines: Sequence[Line]) -> bytes:
        """These rows."""
        return _csv(lines)

    def end(self) -> bytes:
        """Nothing more."""
        return b""


class XlsxSheet:
    """A workbook with one sheet: days are days, everything that is a code or a number of somebody's is text."""

    def __init__(self, headings: Sequence[str], created_at: datetime) -> None:
        self._content = BytesIO()
        self._book: Any = xlsxwriter.Workbook(self._content, {"in_memory": True})
        self._book.set_properties({"created": created_at.replace(tzinfo=None)})
        self._sheet: Any = self._book.add_worksheet("Export")
        self._day = self._book.add_format({"num_format": _DAY_FORMAT})
        self._headings = headings
        self._row = 0

    def begin(self) -> bytes:
        """The headings, which stay in view; they leave with the rest."""
        bold = self._book.add_format({"bold": True})
        for at, heading in enumerate(self._headings):
            self._sheet.write_string(0, at, heading, bold)
        self._sheet.set_column(0, max(0, len(self._headings) - 1), 16)
        self._sheet.freeze_panes(1, 0)
        return b""

    def add(self, lines: Sequence[Line]) -> bytes:
        """These rows; they leave with the rest."""
        for line in lines:
            self._row += 1
            for at, cell in enumerate(line):
                self._write(at, cell)
        return b""

    def end(self) -> bytes:
        """The whole workbook."""
        self._book.close()
        return self._content.getvalue()

    def _write(self, at: int, cell: Cell) -> None:
        match cell:
            case None | "":
                return
            case date() if cell.year >= _FIRST_YEAR:
                self._sheet.write_datetime(self._row, at, cell, self._day)
            case int():
                self._sheet.write_number(self._row, at, cell)
            case _:
                self._sheet.write_string(self._row, at, str(cell))


def plain_text(cell: Cell) -> str:
    """The cell so that a spreadsheet takes it as text, and as nothing that it would carry out."""
    match cell:
        case None:
            return ""
        case date():
            return cell.isoformat()
        case str():
            return guarded(cell)
        case _:
            return str(cell)


def _csv(lines: Sequence[Line]) -> bytes:
    text = StringIO()
    csv.writer(text, lineterminator="\r\n").writerows([plain_text(cell) for cell in line] for line in lines)
    return text.getvalue().encode()
