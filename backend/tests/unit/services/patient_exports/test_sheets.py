"""Tables as files: what spreadsheets open without being deceived, and what an import takes in again."""

import csv
from datetime import UTC, date, datetime
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from app.models.patient_export_models import ExportFormat
from app.services.patient_exports import package as packages
from app.services.patient_exports.columns import Cell
from app.services.patient_exports.package import Package
from app.services.patient_exports.sheets import CsvSheet, XlsxSheet, plain_text
from app.services.patient_exports.verification import PackageFault, verify_package
from tests.unit.strategies import QUICK

AT = datetime(2026, 11, 25, 15, 0, tzinfo=UTC)
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=30)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"])
def test_nothing_begins_like_a_formula(text: str) -> None:
    assert plain_text(text) == f"'{text}"


@QUICK
@given(st.lists(st.tuples(TEXTS, TEXTS), max_size=20))
def test_every_text_comes_back_from_csv(rows: list[tuple[str, str]]) -> None:
    sheet = CsvSheet(["One", "Two"])
    content = sheet.begin() + sheet.add(rows) + sheet.end()
    read = list(csv.reader(StringIO(content.decode("utf-8-sig"), newline="")))
    assert read == [["One", "Two"], *([plain_text(cell) for cell in row] for row in rows)]


def test_a_workbook_keeps_days_as_days_and_numbers_of_people_as_text() -> None:
    sheet = XlsxSheet(["Day", "MRN", "ZIP", "Name", "Priority", "Old"], AT)
    sheet.begin()
    sheet.add([(date(1980, 3, 12), "007", "02139", "=1+1", 2, date(1899, 5, 1)), (None, None, "", "Núñez", None, None)])
    table = CalamineWorkbook.from_filelike(BytesIO(sheet.end())).get_sheet_by_index(0).to_python()
    assert table[1] == [date(1980, 3, 12), "007", "02139", "=1+1", 2.0, "1899-05-01"]
    assert table[2] == ["", "", "", "Núñez", "", ""]


def test_nothing_is_written_to_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise AssertionError("a temporary file")

    for name in ("mkstemp", "NamedTemporaryFile", "TemporaryFile", "SpooledTemporaryFile", "mkdtemp"):
        monkeypatch.setattr(f"tempfile.{name}", refuse)
    sheet = XlsxSheet(["Name"], AT)
    sheet.begin()
    sheet.add([("Marlowe",)] * 5000)
    assert sheet.end()


class TestPackage:
    def packed(self, form: ExportFormat, rows: list[tuple[Cell, ...]], keyset: str, sign: packages.Sign) -> bytes:
        package = Package("pfinni-patients", form, ["Name"], AT)
        content = b"".join(package.add(rows[at : at + 7]) for at in range(0, len(rows), 7))
        facts = {"patients": len(rows), "practice": "Northside", "made_at": "2026-11-25"}
        return content + package.end(facts, keyset, sign)

    def test_a_long_workbook_comes_in_parts(self, monkeypatch: pytest.MonkeyPatch, signing: Any) -> None:
        monkeypatch.setattr(packages, "ROWS_OF_A_WORKBOOK", 10)
        report = verify_package(self.packed(ExportFormat.XLSX, [("Marlowe",)] * 25, *signing))
        assert (report.fault, report.files, report.rows) == (None, 3, 25)

    def test_an_empty_one_has_its_headings(self, signing: Any) -> None:
        report = verify_package(self.packed(ExportFormat.CSV, [], *signing))
        assert (report.fault, report.files, report.rows) == (None, 1, 0)

    def test_what_is_no_package_is_told_so(self) -> None:
        for content in (b"", b"PK", b"not an archive" * 20):
            assert verify_package(content).fault is PackageFault.NO_PACKAGE
