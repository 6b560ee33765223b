"""The first sheet of a workbook that has rows, as text. What a formula last gave stands for it.

A workbook is a packed folder: how large it is when unpacked is looked at, piece by piece, before a reader touches it.
"""

import io
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError

from app.models.patient_import_models import (
    FileEmpty,
    FileLocked,
    FileOldWorkbook,
    FileUnpacksTooLarge,
    FileUnreadable,
    SheetRow,
)

ZIP_SIGNATURE = b"PK\x03\x04"
OLD_SIGNATURE = b"\xd0\xcf\x11\xe0"
LARGEST_UNPACKED = 400_000_000
_MOST_PIECES = 2_000
_PIECE = 1_000_000
_MIDNIGHT = time()


@dataclass(frozen=True, slots=True)
class SheetTable:
    """A sheet of a workbook."""

    sheet: CalamineSheet = field(repr=False)
    others: Sequence[str] = field(repr=False)

    def rows(self) -> Iterator[SheetRow]:
        """Every row that is not empty, numbered as the workbook does."""
        start = self.sheet.start
        first = (start[0] if start else 0) + 1
        for number, row in enumerate(_rows(self.sheet), start=first):
            cells = [_text(value) for value in row]
            if any(cell.strip() for cell in cells):
                yield SheetRow.model_construct(number=number, cells=cells, is_broken=False)


def read_workbook(content: bytes) -> SheetTable:
    """The first sheet with rows. Raises FileEmpty, or a FileUnreadable that says what to do."""
    if content.startswith(OLD_SIGNATURE):
        raise FileOldWorkbook
    _refuse_unusual_size(content)
    workbook = _opened(content)
    sheets = [sheet for name in workbook.sheet_names if (sheet := _sheet(workbook, name)) is not None]
    filled = [sheet for sheet in sheets if sheet.height > 0]
    if not filled:
        raise FileEmpty
    return SheetTable(filled[0], [sheet.name for sheet in filled[1:]])


def _refuse_unusual_size(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            pieces = packed.infolist()
            if len(pieces) > _MOST_PIECES or sum(piece.file_size for piece in pieces) > LARGEST_UNPACKED:
                raise FileUnpacksTooLarge
            for piece in pieces:
                _unpack(packed, piece)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, OSError, EOFError, RuntimeError, ValueError):
        raise FileUnreadable from None


def _unpack(packed: zipfile.ZipFile, piece: zipfile.ZipInfo) -> None:
    """Read it once: one that is larger than it says, or damaged, is refused here."""
    with packed.open(piece) as unpacked:
        while unpacked.read(_PIECE):
            pass


def _opened(content: bytes) -> CalamineWorkbook:
    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(content))
    except PasswordError:
        raise FileLocked from None
    except (CalamineError, OSError, ValueError):
        raise FileUnreadable from None
    except BaseException as failure:  # noqa: BLE001 - the reader's panics are no Exception
        raise _unreadable(failure) from None


def _sheet(workbook: CalamineWorkbook, name: str) -> CalamineSheet | None:
    """A sheet that is none of cells (a chart) is left out."""
    try:
        return workbook.get_sheet_by_name(name)
    except (CalamineError, OSError, ValueError):
        return None
    except BaseException as failure:  # noqa: BLE001 - the reader's panics are no Exception
        raise _unreadable(failure) from None


def _rows(sheet: CalamineSheet) -> Iterator[Sequence[object]]:
    try:
        yield from sheet.iter_rows()
    except (CalamineError, OSError, ValueError):
        raise FileUnreadable from None


def _unreadable(failure: BaseException) -> BaseException:
    """The reader's own panics are no `Exception`; whatever else ends a thread stays what it is."""
    return FileUnreadable() if type(failure).__name__ == "PanicException" else failure


def _text(value: object) -> str:
    match value:
        case bool():
            return "yes" if value else "no"
        case float() if value.is_integer() and abs(value) < 1e15:
            return str(int(value))
        case datetime():
            return value.date().isoformat() if value.time() == _MIDNIGHT else value.isoformat(" ")
        case date() | time():
            return value.isoformat()
        case timedelta():
            return str(value)
    return str(value)
