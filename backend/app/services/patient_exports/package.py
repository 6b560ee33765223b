"""The package around exported files: a ZIP archive with a manifest that counts, checksums and signs them.

It is written from first to last byte without going back, so that it can leave while it is made; the manifest comes
last. Nothing touches the disk. `pfinni export verify` checks it with no store and no network.
"""

import hashlib
import json
import zipfile
from base64 import b64encode
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from io import BytesIO
from typing import IO

from app.models.patient_export_models import ExportFormat
from app.services.patient_exports.columns import Line
from app.services.patient_exports.sheets import CsvSheet, Sheet, XlsxSheet

FORM = "pfinni-patient-export-1"
MANIFEST = "manifest.json"
ROWS_OF_A_WORKBOOK = 10_000
"""A workbook is held in memory until it is whole; a longer export has several."""
Sign = Callable[[bytes], bytes]
Facts = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class PackedFile:
    """What the manifest says of one file."""

    name: str
    rows: int
    bytes: int
    sha256: str


class Package:
    """One archive in the making. Each step gives the bytes that leave; `end` is the last one."""

    def __init__(self, stem: str, form: ExportFormat, headings: Sequence[str], made_at: datetime) -> None:
        self._outlet = _Outlet()
        self._archive = zipfile.ZipFile(self._outlet, "w", zipfile.ZIP_DEFLATED)  # type: ignore[call-overload]  # no seek
        self._stem = stem
        self._form = form
        self._headings = headings
        self._made_at = made_at
        self._files: list[PackedFile] = []
        self._open: _OpenFile | None = None

    @property
    def rows(self) -> int:
        """How many rows the files hold, the one that is open among them."""
        return sum(file.rows for file in self._files) + (self._open.rows if self._open else 0)

    def add(self, lines: Sequence[Line]) -> bytes:
        """More rows, in the file that is open or in the next one."""
        at = 0
        while at < len(lines):
            file = self._file()
            some = lines[at : at + file.room]
            file.add(some)
            at += len(some)
            if not file.room:
                self._close()
        return self._outlet.drained()

    def end(self, facts: Facts, public_keyset: str, sign: Sign) -> bytes:
        """The last file and the manifest: what is said of the export, what it holds, and the signature over both."""
        if self._open is not None or not self._files:
            self._file()
            self._close()
        manifest = {
            "form": FORM,
            **facts,
            "columns": list(self._headings),
            "files": [asdict(file) for file in self._files],
            "public_keyset": json.loads(public_keyset),
        }
        signature = b64encode(sign(signed_text(manifest))).decode()
        content = json.dumps({**manifest, "signature": signature}, indent=2, ensure_ascii=False)
        self._archive.writestr(self._entry(MANIFEST), content.encode(), zipfile.ZIP_DEFLATED)
        self._archive.close()
        return self._outlet.drained()

    def _file(self) -> "_OpenFile":
        if self._open is None:
            number = len(self._files) + 1
            name = f"{self._stem}.{self._form}" if number == 1 else f"{self._stem}-{number}.{self._form}"
            if self._form is ExportFormat.CSV:
                stream = self._archive.open(self._entry(name), "w", force_zip64=True)
                self._open = _OpenFile(name, CsvSheet(self._headings), stream, None)
            else:
                sheet = XlsxSheet(self._headings, self._made_at)
                self._open = _OpenFile(name, sheet, BytesIO(), ROWS_OF_A_WORKBOOK)
        return self._open

    def _close(self) -> None:
        file, self._open = self._open, None
        if file is None:
            return
        self._files.append(file.end())
        if isinstance(file.stream, BytesIO):
            self._archive.writestr(self._entry(file.name), file.stream.getvalue(), zipfile.ZIP_STORED)
        file.stream.close()

    def _entry(self, name: str) -> zipfile.ZipInfo:
        entry = zipfile.ZipInfo(name, self._made_at.timetuple()[:6])
        entry.compress_type = zipfile.ZIP_DEFLATED
        return entry


class _OpenFile:
    """One file and what it has come to so far."""

    def __init__(self, name: str, sheet: Sheet, stream: IO[bytes], most_rows: int | None) -> None:
        self.name = name
        self.stream = stream
        self.rows = 0
        self._sheet = sheet
        self._most_rows = most_rows
        self._digest = hashlib.sha256()
        self._bytes = 0
        self._write(sheet.begin())

    @property
    def room(self) -> int:
        """How many rows it still takes."""
        return 1_000_000 if self._most_rows is None else self._most_rows - self.rows

    def add(self, lines: Sequence[Line]) -> None:
        self.rows += len(lines)
        self._write(self._sheet.add(lines))

    def end(self) -> PackedFile:
        self._write(self._sheet.end())
        return PackedFile(self.name, self.rows, self._bytes, self._digest.hexdigest())

    def _write(self, content: bytes) -> None:
        self._digest.update(content)
        self._bytes += len(content)
        self.stream.write(content)


class _Outlet:
    """Takes what the archive writes and gives it on; it cannot go back, and says so by having no `tell`."""

    def __init__(self) -> None:
        self._content = bytearray()

    def write(self, content: bytes) -> int:
        self._content += content
        return len(content)

    def flush(self) -> None:
        """Nothing waits."""

    def drained(self) -> bytes:
        content = bytes(self._content)
        self._content.clear()
        return content


def signed_text(manifest: Mapping[str, object]) -> bytes:
    """What the signature is over: the form's name and the manifest in canonical JSON, without the signature."""
    unsigned = {name: value for name, value in manifest.items() if name != "signature"}
    canonical = json.dumps(unsigned, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return f"{FORM}\n{canonical}".encode()
