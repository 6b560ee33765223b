"""The rows that wait to be mended, as a file that can be imported again: as they stood, and what is wrong with each.

A cell that a spreadsheet would compute begins with an apostrophe, which the import takes away again.
"""

import csv
import io
from collections.abc import Mapping, Sequence

from app.core.spreadsheets import guarded
from app.database.models import PatientImport
from app.models.patient_import_models import CellFault, RowOutcome, RowResult, SheetRow

WHY = "What is wrong"
_BYTE_ORDER_MARK = "\ufeff"


def error_lines(
    imported: PatientImport, rows: Mapping[int, SheetRow], results: Sequence[RowResult], *, has_headings: bool
) -> bytes:
    """The lines of one part, in UTF-8; with the headings first, and the mark that spreadsheets look for."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    headings = [column.heading for column in imported.facts.columns]
    if has_headings:
        text.write(_BYTE_ORDER_MARK)
        writer.writerow([*map(guarded, headings), WHY])
    for each in results:
        row = rows.get(each.row)
        if each.outcome is RowOutcome.FAULTY and row is not None:
            cells = [*row.cells, *[""] * (len(headings) - len(row.cells))]
            why = " ".join(_told(fault, headings) for fault in each.faults)
            writer.writerow([*map(guarded, cells), why])
    return text.getvalue().encode("utf-8")


def _told(fault: CellFault, headings: Sequence[str]) -> str:
    is_column = fault.column is not None and fault.column < len(headings)
    return f"{headings[fault.column or 0]}: {fault.message}" if is_column else fault.message
