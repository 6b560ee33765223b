"""Files as rows: whatever dialect and encoding a table was written in, the same rows come out, and nothing is lost."""

import csv
import io
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime

import pytest
import xlsxwriter
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.models.patient_import_models import (
    FileEmpty,
    FileOldWorkbook,
    FileUnpacksTooLarge,
    FileUnreadable,
    SheetRow,
)
from app.services.patient_imports import workbook_reading
from app.services.patient_imports.table_reading import read_sheet

HEADINGS = ["Last name", "First name", "DOB", "Notes"]
LETTERS = "abcdefgh ABC 'é,;|\t\"-0123456789"
CELLS = st.text(LETTERS, max_size=12).map(str.strip)
ROWS = st.lists(
    st.tuples(CELLS.filter(bool), CELLS.filter(bool), st.dates().map(str), CELLS).map(list), min_size=1, max_size=30
)


def written(rows: Sequence[Sequence[str]], delimiter: str, encoding: str, ends: str = "\r\n") -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, lineterminator=ends).writerows([HEADINGS, *rows])
    return text.getvalue().encode(encoding)


def read(content: bytes) -> list[SheetRow]:
    return [row for part in read_sheet(content).parts() for row in part]


def trimmed(row: Sequence[str]) -> list[str]:
    cells = list(row)
    while cells and not cells[-1].strip():
        cells.pop()
    return cells


@given(
    ROWS,
    st.sampled_from([",", ";", "\t", "|"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]),
    st.sampled_from(["\r\n", "\n", "\r"]),
)
@settings(max_examples=300, deadline=None)
def test_every_dialect_and_encoding_gives_the_same_rows(
    rows: list[list[str]], delimiter: str, encoding: str, ends: str
) -> None:
    found = read(written(rows, delimiter, encoding, ends))
    assert [row.cells for row in found] == [HEADINGS, *map(trimmed, rows)]
    assert [row.number for row in found] == list(range(1, len(rows) + 2))
    assert not any(row.is_broken for row in found)


@given(st.binary(max_size=3_000))
@example(b'"')
@example(b"\xff\xfe\x00")
@example(b"PK\x03\x04")
@settings(max_examples=500, deadline=None)
def test_whatever_bytes_come_they_are_rows_or_refused_by_a_failure_of_ours(content: bytes) -> None:
    try:
        rows = read(content)
    except FileUnreadable:
        return  # refused by a failure of ours, which says what to do
    else:
        assert rows
        assert all(any(cell.strip() for cell in row.cells) for row in rows)


@given(st.data())
@settings(max_examples=300, deadline=None)
def test_a_stray_quotation_mark_costs_only_the_row_that_it_stands_in(data: st.DataObject) -> None:
    rows = [[f"Family{at}", f"Given{at}", "1980-03-12", f"note {at}"] for at in range(20)]
    lines = written(rows, ",", "utf-8", "\n").decode().splitlines(keepends=True)
    hit = data.draw(st.integers(1, 20))
    at = data.draw(st.integers(0, len(lines[hit]) - 1))
    lines[hit] = lines[hit][:at] + '"' + lines[hit][at:]
    found = {row.number: row.cells for row in read("".join(lines).encode()) if not row.is_broken}
    good = {number: row for number, row in enumerate(rows, start=2) if number != hit + 1}
    assert {number: found.get(number) for number in good} == good


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        pytest.param('"Family3,Given3,1980-03-12,note 3', 'Family5,Given5,1980-03-12,note 5"', id="over whole rows"),
        pytest.param('"Family3,Given3,1980-03-12,note 3', 'Family5",Given5,1980-03-12,note 5', id="of a fitting width"),
    ],
)
def test_two_stray_quotation_marks_do_not_swallow_the_rows_between_them(opening: str, closing: str) -> None:
    rows = [[f"Family{at}", f"Given{at}", "1980-03-12", f"note {at}"] for at in range(8)]
    lines = written(rows, ",", "utf-8", "\n").decode().splitlines()
    lines[4], lines[6] = opening, closing
    found = [row.cells for row in read("\n".join(lines).encode())]
    assert [row for at, row in enumerate(rows) if at not in {3, 5}] == [row for row in found if row in rows]


def test_one_damaged_byte_does_not_turn_the_names_of_the_others_into_something_else() -> None:
    rows = [["Núñez", "Chloë", "1980-03-12", "é"]] * 20
    content = bytearray(written(rows, ",", "utf-8"))
    content[60] = 0xFF
    assert sum(row.cells == rows[0] for row in read(bytes(content))) == 19


def test_line_breaks_inside_a_cell_belong_to_it() -> None:
    rows = [["Marlowe", "Ada", "1980-03-12", "calls\nback\n\nlater"], ["Weiss", "Ben", "1981-01-02", "x"]]
    assert [row.cells for row in read(written(rows, ",", "utf-8"))] == [HEADINGS, *rows]


def test_headings_need_not_stand_first_and_columns_are_known_by_heading_or_look() -> None:
    facts = read_sheet(
        b"Northside Family Clinic\n\nSurname,Forename,D.O.B.,,\nMarlowe,Ada,13/03/1980,a@example.com,F\n"
    ).facts
    assert facts.header_row == 3
    assert [column.suggestion for column in facts.columns] == [
        "family_name",
        "given_name",
        "birth_date",
        "email",
        "sex",
    ]
    assert (facts.columns[2].date_order, facts.columns[2].asks_for_date_order) == ("day_first", False)


def test_a_table_without_headings_is_known_by_its_values() -> None:
    facts = read_sheet(b'"Marlowe, Ada",03/04/1980,F\n"Weiss, Ben",05/06/1981,M\n').facts
    assert facts.header_row == 0
    assert [column.suggestion for column in facts.columns] == ["full_name", "birth_date", "sex"]
    assert facts.columns[1].asks_for_date_order


class TestWorkbooks:
    def test_the_first_sheet_with_rows_is_read_and_the_others_are_told(self) -> None:
        content = io.BytesIO()
        with xlsxwriter.Workbook(content) as book:
            book.add_worksheet("Empty")
            sheet, other = book.add_worksheet("Patients"), book.add_worksheet("Prices")
            sheet.merge_range("A1:D1", "All patients")
            sheet.write_row("A2", HEADINGS)
            sheet.write_row("A3", ["Marlowe", "Ada"])
            sheet.write_number("C3", 2025550123)
            sheet.write_formula("D3", '=HYPERLINK("http://example.com")', value="a link")
            other.write("A1", "x")
        sheet_read = read_sheet(content.getvalue())
        assert (sheet_read.facts.sheet, sheet_read.facts.other_sheets) == ("Patients", ["Prices"])
        assert [row.cells for part in sheet_read.parts() for row in part] == [
            ["All patients"],
            HEADINGS,
            ["Marlowe", "Ada", "2025550123", "a link"],
        ]

    def test_a_bomb_is_refused_before_it_is_unpacked(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(workbook_reading, "LARGEST_UNPACKED", 1_000_000)
        with pytest.raises(FileUnpacksTooLarge):
            read_sheet(packed(("xl/worksheets/sheet1.xml", b"0" * 5_000_000)))

    def test_what_is_no_workbook_is_refused(self) -> None:
        with pytest.raises(FileUnreadable):
            read_sheet(packed(("picture.png", b"\x89PNG")))
        with pytest.raises(FileOldWorkbook):
            read_sheet(b"\xd0\xcf\x11\xe0" + bytes(600))

    def test_an_empty_workbook_is_told(self) -> None:
        content = io.BytesIO()
        with xlsxwriter.Workbook(content) as book:
            book.add_worksheet()
        with pytest.raises(FileEmpty):
            read_sheet(content.getvalue())

    @given(st.data())
    @settings(max_examples=150, deadline=None)
    def test_a_damaged_workbook_is_read_or_refused(self, data: st.DataObject) -> None:
        content = bytearray(workbook())
        for _ in range(data.draw(st.integers(1, 5))):
            content[data.draw(st.integers(4, len(content) - 1))] = data.draw(st.integers(0, 255))
        try:
            read(bytes(content))
        except FileUnreadable:
            return  # refused by a failure of ours


def packed(*pieces: tuple[str, bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, piece in pieces:
            archive.writestr(name, piece)
    return content.getvalue()


def workbook() -> bytes:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content) as book:
        book.set_properties({"created": datetime(2026, 11, 25, tzinfo=UTC)})  # the same bytes every time
        sheet = book.add_worksheet()
        sheet.write_row("A1", HEADINGS)
        sheet.write_row("A2", ["Marlowe", "Ada", "1980-03-12", "note"])
    return content.getvalue()
