"""Two thousand damaged files: each is read or refused, and every row that was not damaged is a patient."""

from datetime import date

import pytest

from app.models.patient_import_models import DateOrder, FileUnreadable, ImportPlan
from app.services.patient_imports.rows import PatientRow, RowReader
from app.services.patient_imports.table_reading import read_sheet
from tests.damaged_tables import mutated, torn

TODAY = date(2026, 11, 25)
EACH = 1_000
TOGETHER = 100


def rows_of(content: bytes) -> list[PatientRow]:
    """Every row, read by the plan that is suggested."""
    sheet = read_sheet(content)
    plan = ImportPlan(
        header_row=sheet.facts.header_row,
        columns=[column.suggestion for column in sheet.facts.columns],
        date_order=DateOrder.MONTH_FIRST,
    )
    reader = RowReader(plan, TODAY, {})
    return [reader.read(row) for part in sheet.parts() for row in part if row.number > plan.header_row]


@pytest.mark.parametrize("first", range(0, EACH, TOGETHER))
def test_one_damaged_row_costs_no_other(first: int) -> None:
    for number in range(first, first + TOGETHER):
        content, good = mutated(number)
        read = {row.number for row in rows_of(content) if row.new is not None}
        assert good <= read, f"file {number}"


@pytest.mark.parametrize("first", range(0, EACH, TOGETHER))
def test_torn_files_are_read_or_refused(first: int) -> None:
    for number in range(first, first + TOGETHER):
        try:
            rows = rows_of(torn(number))
        except FileUnreadable:
            continue
        assert all((row.new is None) == bool(row.faults) for row in rows), f"file {number}"
