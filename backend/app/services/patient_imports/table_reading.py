"""Any file that holds a table, as rows in parts, with what the columns seem to mean."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from app.models.patient_import_models import (
    MOST_COLUMNS,
    ROWS_TOGETHER,
    FileEmpty,
    SheetFacts,
    SheetRow,
)
from app.services.patient_imports.columns import described
from app.services.patient_imports.csv_reading import TextTable, read_text
from app.services.patient_imports.workbook_reading import OLD_SIGNATURE, ZIP_SIGNATURE, SheetTable, read_workbook

_LOOKED_AT = 2_000
_LONGEST_CELL, _CUT_AT = 20_000, 200


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table whose form is known."""

    facts: SheetFacts
    table: TextTable | SheetTable = field(repr=False)

    def parts(self) -> Iterator[list[SheetRow]]:
        """All rows, a hundred at a time."""
        rows = map(_checked, self.table.rows())
        while part := list(islice(rows, ROWS_TOGETHER)):
            yield part


def read_sheet(content: bytes) -> Sheet:
    """A file's form and columns, by its first rows. Raises FileEmpty or FileUnreadable."""
    is_packed = content.startswith((ZIP_SIGNATURE, OLD_SIGNATURE))
    table = read_workbook(content) if is_packed else read_text(content)
    first = [_checked(row) for row in islice(table.rows(), _LOOKED_AT)]
    if not first:
        raise FileEmpty
    return Sheet(_facts(table, first), table)


def _facts(table: TextTable | SheetTable, first: Sequence[SheetRow]) -> SheetFacts:
    header_row, columns = described(first)
    shape = {"columns": columns, "first_rows": list(first[:10]), "header_row": header_row}
    if isinstance(table, TextTable):
        return SheetFacts(kind="csv", encoding=table.encoding, delimiter=table.delimiter, **shape)
    return SheetFacts(kind="xlsx", sheet=table.sheet.name, other_sheets=list(table.others), **shape)


def _checked(row: SheetRow) -> SheetRow:
    """A row as it can be kept: trailing empty cells are none, and one that no list of patients has is broken."""
    cells = row.cells
    while cells and not cells[-1].strip():
        cells.pop()
    if len(cells) <= MOST_COLUMNS and all(len(cell) <= _LONGEST_CELL for cell in cells):
        return row
    cut = [cell[:_CUT_AT] for cell in cells[:MOST_COLUMNS]]
    return SheetRow.model_construct(number=row.number, cells=cut, is_broken=True)
