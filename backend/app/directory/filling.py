"""How the directory is filled at start, follows the events, and is held against the store now and then.

All three open people, so all three hold an access log: a run that opened somebody leaves one audit row with the
count. A fill notes the last event number first and is followed from there, so that nothing falls in between.
A record that does not open is told and left out: one damaged envelope must not keep the practice from all others.
"""

import asyncio
import gc
import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from pydantic import BaseModel

from app.audit.access_log import AuditPen, RunLog
from app.audit.vocabulary import AuditAction
from app.core.actor import Actor, SystemActor
from app.database.answers import Row
from app.database.connection import Database
from app.database.entity_rows import EntityRows
from app.database.event_repository import EventRepository
from app.database.models import Event
from app.database.scan_repository import ScanRepository
from app.directory.brief import BRIEF
from app.directory.bulk_fill import BulkFill
from app.directory.directory import Directory, as_entries
from app.directory.entries import LastContact, milliseconds
from app.sealing.seal import EnvelopeDamaged

TABLES = ("coverage", "provider", "patient", "alert")
"""In the order of a fill: a patient's row takes from what stands before it."""
CONTACTS = "contact_note"
"""Of a contact only patient and time are kept, which stand clear: nothing is opened, and there is no version."""
AT_ONCE = 500
"""Records that are looked up in one query."""
MOST_NAMED = 100
"""Damaged records that the audit row of a run names."""
_log = logging.getLogger("pfinni.directory")


class DirectoryKeeper:
    """Keeps one process's directory equal to the store."""

    def __init__(
        self, database: Database, directory: Directory, tables: Mapping[str, EntityRows[Any]], pen: AuditPen
    ) -> None:
        self._scan = ScanRepository(database)
        self._events = EventRepository(database)
        self._directory = directory
        self._tables = tables
        self._pen = pen

    async def fill(self, on_progress: Callable[[float], None] = lambda _: None) -> int:
        """Fill the empty directory; gives the event number to follow from.

        The directory answers from the moment in which this returns: whoever asks it finds the number noted, too.
        """
        follow_from = await self._events.last_number()
        log = RunLog(self._pen, Actor.system(SystemActor.FILL), AuditAction.DIRECTORY_FILLED)
        bulk = self._directory.begin_fill()
        with _collector_at_rest():
            await self._fill(bulk, log, on_progress)
        bulk.finish()
        await log.settle()
        self._directory.filled()
        return follow_from

    async def _fill(self, bulk: BulkFill, log: RunLog, on_progress: Callable[[float], None]) -> None:
        total = max(1, sum([await self._scan.count(table) for table in TABLES]))
        done = 0
        async for rows in self._scan.contacts():
            bulk.contacts(_contacts(rows))
            await asyncio.sleep(0)
        for table in TABLES:
            async for rows in self._scan.rows(table):
                self._take(bulk, table, self._opened(table, rows, log, BRIEF.get(table)))
                done += len(rows)
                self._directory.progress = min(done / total, 0.99)
                on_progress(self._directory.progress)
                await asyncio.sleep(0)

    async def follow(self, events: Sequence[Event]) -> None:
        """Take what other processes changed, and what an interrupted write of this one left out."""
        wanted: dict[str, set[str]] = {}
        for event in events:
            if event.table == CONTACTS:
                wanted.setdefault(CONTACTS, set()).add(event.record)
            elif event.table in TABLES and self._directory.version(event.table, event.record) < event.version:
                wanted.setdefault(event.table, set()).add(event.record)
        contacts = sorted(wanted.pop(CONTACTS, ()))
        if contacts:
            self._directory.put(*_contacts(await self._scan.some(CONTACTS, contacts)))
        if wanted:
            log = RunLog(self._pen, Actor.system(SystemActor.FOLLOWER), AuditAction.DIRECTORY_FOLLOWED)
            for table, ids in wanted.items():
                await self._refresh(table, sorted(ids), log)
            await log.settle()

    async def reconcile(self) -> int:
        """Compare ids and versions with the store and mend what differs; gives how many rows differed.

        A store that went back (a backup was restored under us) is followed back.
        """
        log = RunLog(self._pen, Actor.system(SystemActor.RECONCILER), AuditAction.DIRECTORY_RECONCILED)
        differing = 0
        for table in TABLES:
            differing += await self._reconcile_table(table, log)
        differing += await self._reconcile_contacts()
        if differing:
            _log.warning("the directory differed from the store", extra={"rows": differing})
        await log.settle()
        return differing

    async def _reconcile_table(self, table: str, log: RunLog) -> int:
        """What was known here before the store was read is not newer than the store, unless the store went back."""
        here = await self._directory.ask_at_length(lambda copy: copy.versions(table))
        stored: dict[str, int] = {}
        async for versions in self._scan.versions(table):
            stored |= versions
        gone = await self._missing(table, sorted(here.keys() - stored.keys()))
        differing = [record for record, version in stored.items() if here.get(record, 0) != version]
        went_back = [record for record in differing if here.get(record, 0) > stored[record]]
        for record in [*gone, *went_back]:
            self._directory.forget(table, record)
        stale = [record for record in differing if self._directory.version(table, record) < stored[record]]
        for at in range(0, len(stale), AT_ONCE):
            await self._refresh(table, stale[at : at + AT_ONCE], log)
        return len(gone) + len(stale)

    async def _reconcile_contacts(self) -> int:
        """A contact that was known before the store was read, and is not in it, is looked for once more."""
        here = await self._directory.ask_at_length(lambda copy: copy.last_contacts())
        stored: dict[str, LastContact] = {}
        async for rows in self._scan.contacts():
            for each in _contacts(rows):
                known = stored.get(each.patient_id)
                stored[each.patient_id] = each if known is None else max(known, each, key=lambda contact: contact.at)
        times = {patient: milliseconds(each.at) for patient, each in stored.items()}
        later = [stored[patient] for patient, at in times.items() if here.get(patient, 0) < at]
        taken = sum(self._directory.put(*later[at : at + AT_ONCE]) for at in range(0, len(later), AT_ONCE))
        gone = [patient for patient, at in here.items() if at > times.get(patient, 0)]
        for patient in gone:
            self._directory.forget("last_contact", patient)
            self._directory.put(*_contacts(await self._scan.last_contact(patient)))
        return taken + len(gone)

    async def _missing(self, table: str, records: Sequence[str]) -> list[str]:
        """Those that the store does not have now either: others may have come since they were looked for."""
        missing: list[str] = []
        for at in range(0, len(records), AT_ONCE):
            asked = records[at : at + AT_ONCE]
            there = {str(row["id"].id) for row in await self._scan.some(table, asked)}
            missing += [record for record in asked if record not in there]
        return missing

    async def _refresh(self, table: str, ids: Sequence[str], log: RunLog) -> None:
        rows = await self._scan.some(table, ids)
        newer = [row for row in rows if self._directory.version(table, str(row["id"].id)) < row["version"]]
        self._directory.put(*as_entries(self._opened(table, newer, log)))
        for record in set(ids) - {str(row["id"].id) for row in rows}:
            self._directory.forget(table, record)

    def _opened(self, table: str, rows: Sequence[Row], log: RunLog, part: type[BaseModel] | None = None) -> list[Any]:
        entities: list[Any] = []
        damaged: list[str] = []
        of_table = self._tables[table]
        for row in rows:
            try:
                entities.append(of_table.opened_in_part(part, row, log) if part else of_table.opened(row, log))
            except EnvelopeDamaged:
                damaged.append(f"{table}:{row['id'].id}")
        if damaged:
            _tell(damaged, log)
        return entities

    def _take(self, bulk: BulkFill, table: str, entities: Sequence[Any]) -> None:
        match table:
            case "coverage":
                bulk.coverages(entities)
            case "patient":
                bulk.patients(entities)
            case "alert":
                bulk.alerts(entities)
            case _:
                bulk.providers(entities)


def _contacts(rows: Sequence[Row]) -> list[LastContact]:
    return [LastContact(str(row["patient_id"].id), row["at"]) for row in rows]


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Nothing that a fill makes forms a cycle, and walking over what it keeps would cost a tenth of the start."""
    was_at_work = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_at_work:
            gc.enable()


def _tell(damaged: Sequence[str], log: RunLog) -> None:
    """Lines of the log carry no ids; the run's audit row names the records, under its seal."""
    _log.error("records could not be opened and are missing from the directory", extra={"rows": len(damaged)})
    log.outcome = EnvelopeDamaged.code
    named = [] if log.reason is None else log.reason.split(", ")
    log.reason = ", ".join([*named, *damaged][:MOST_NAMED])
