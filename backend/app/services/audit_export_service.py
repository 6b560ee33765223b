"""The audit trail for others: signed blocks that an outsider can check, and a table of what a filter means.

Both are made while they are sent, block by block and page by page, so that no trail is too long for memory. Whatever
breaks off has no end: verification says that the file was cut.
"""

import csv
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO, StringIO

from app.audit.access_log import AccessLog
from app.audit.export import ExportWriter
from app.audit.rows import moment_text
from app.core.clock import Clock
from app.core.spreadsheets import guarded
from app.database.audit_repository import AuditRepository
from app.database.audit_search import AuditSearch
from app.models.audit_models import AuditEntryShown, AuditFilter, ExportRange, NothingToExport
from app.sealing.keyring import Keyring
from app.services.audit.looking import Lookout, Place
from app.services.audit.showing import Showing
from app.services.audit.words import filter_words

_PAGE = 500
COLUMNS = (
    "at",
    "actor",
    "actor_name",
    "role",
    "action",
    "result",
    "code",
    "is_emergency",
    "subjects",
    "amount",
    "address",
    "session",
    "request",
    "is_automatic",
    "id",
    "block",
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Whole blocks, from the first to the last, and what the chain says before them."""

    first: int
    last: int
    follows: tuple[int, bytes] | None


@dataclass(frozen=True, slots=True)
class ExportParts:
    """What exports are made of."""

    audit: AuditRepository
    search: AuditSearch
    keyring: Keyring
    clock: Clock


class AuditExportService:
    """Exports for one caller. `stretch` and `said` come first: what leaves is recorded before it does."""

    def __init__(self, parts: ExportParts, showing: Showing, practice: str, access: AccessLog) -> None:
        self._audit = parts.audit
        self._keyring = parts.keyring
        self._clock = parts.clock
        self._search = parts.search
        self._lookout = Lookout(parts.search)
        self._showing = showing
        self._practice = practice
        self._access = access

    async def stretch(self, wanted: ExportRange) -> Stretch:
        """The blocks with every sealed entry of a range; noted as the reason. Raises NothingToExport."""
        newest = await self._audit.last_number()
        first = await self._first_since(wanted.since, newest) if wanted.since else 1
        last = await self._last_until(wanted.until, first, newest) if wanted.until else newest
        if first > last:
            raise NothingToExport
        before = await self._audit.block(first - 1) if first > 1 else None
        self._access.reason = (
            f"blocks {first} to {last}, {last - first + 1} of {newest}; signed; {_range_words(wanted)}"
        )
        return Stretch(first, last, (before.number, before.hash) if before else None)

    async def signed(self, stretch: Stretch) -> AsyncIterator[bytes]:
        """The file, block by block."""
        buffer = BytesIO()
        writer = ExportWriter(buffer, self._keyring.public_keyset, self._keyring.signer.sign)
        writer.begin(self._practice, self._clock(), stretch.follows)
        for number in range(stretch.first, stretch.last + 1):
            block = await self._audit.block(number)
            if block is not None:
                writer.block(block, await self._audit.of_block(number))
            yield _drained(buffer)
        writer.end()
        yield _drained(buffer)

    def said(self, wanted: AuditFilter) -> None:
        """Note what a table will hold."""
        self._access.reason = f"table; {filter_words(wanted)}"

    async def table(self, wanted: AuditFilter) -> AsyncIterator[bytes]:
        """What the filter means, the newest first, as CSV in UTF-8; reasons stay sealed."""
        yield _csv_line(COLUMNS).encode("utf-8-sig")
        place: Place | None = Place()
        while place is not None:
            found = await self._lookout.page(wanted, place, _PAGE)
            rows = await self._search.whole(found.ids)
            known = await self._showing.known(rows, 0)
            lines = [_csv_line(_cells(self._showing.entry(row, known, len(row.subjects)))) for row in rows]
            yield "".join(lines).encode()
            place = found.next

    async def _first_since(self, since: datetime, newest: int) -> int:
        """The first block that was sealed at or after a moment: none of the older ones holds a younger entry."""
        low, high = 1, newest + 1
        while low < high:
            middle = (low + high) // 2
            block = await self._audit.block(middle)
            if block is not None and block.at >= since:
                high = middle
            else:
                low = middle + 1
        return low

    async def _last_until(self, until: datetime, first: int, newest: int) -> int:
        """The last block that holds an entry before a moment, of those that were sealed around it."""
        last = max(first, await self._first_since(until, newest))
        while last <= newest and await self._has_older(last, until):
            last += 1
        return last - 1

    async def _has_older(self, number: int, until: datetime) -> bool:
        return any(row.at < until for row in await self._audit.of_block(number))


def _drained(buffer: BytesIO) -> bytes:
    content = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return content


def _cells(entry: AuditEntryShown) -> tuple[str, ...]:
    return (
        moment_text(entry.at),
        entry.actor,
        entry.actor_name or "",
        entry.role or "",
        entry.action,
        entry.result.value,
        entry.code,
        _yes(entry.is_emergency),
        " ".join(subject.id for subject in entry.subjects),
        "" if entry.amount is None else str(entry.amount),
        entry.address or "",
        entry.session or "",
        entry.request or "",
        _yes(entry.is_automatic),
        entry.id,
        str(entry.block),
    )


def _csv_line(cells: tuple[str, ...]) -> str:
    line = StringIO()
    csv.writer(line, lineterminator="\r\n").writerow([guarded(cell) for cell in cells])
    return line.getvalue()


def _yes(is_so: bool) -> str:  # noqa: FBT001 - the one value
    return "yes" if is_so else ""


def _range_words(wanted: ExportRange) -> str:
    since = f"since {moment_text(wanted.since)}" if wanted.since else "from the beginning"
    until = f"until {moment_text(wanted.until)}" if wanted.until else "to the newest"
    return f"{since}, {until}"
