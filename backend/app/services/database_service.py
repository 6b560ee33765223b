"""The only door through which what the practice knows is changed: change, audit row and event in one commit.

`DatabaseService.write` is bound to one caller by its access log. It commits, puts the committed rows into the
directory before it returns (one reads one's own writes), and wakes whoever numbers events and seals audit rows.
Nothing is written without its trace, because no other call writes.
"""

import asyncio
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from app.audit.access_log import AccessLog, AuditPen
from app.audit.rows import AuditEntry, AuditRow
from app.audit.vocabulary import AuditAction
from app.core.clock import Clock
from app.core.exceptions import AppException, DatabaseException, NotFoundException
from app.core.identifiers import new_moment_id
from app.database import audit_repository, event_repository
from app.database.audit_repository import AuditRepository
from app.database.connection import Database
from app.database.entity_rows import EntityRows, RecordGone
from app.database.failures import (
    OutcomeUnknown,
    RecordExists,
    StoreRefused,
    StoreThrew,
    StoreTimeout,
    StoreUnavailable,
    UniqueIndexHeld,
)
from app.database.models import Stored, Versioned
from app.database.record_repository import RecordRepository, as_committed
from app.database.statement import Change, RecordID, Statement
from app.directory.directory import Directory, as_entries
from app.models.patient_models import MrnTaken
from app.models.user_models import ProviderLinked

Entity = TypeVar("Entity", bound=Stored)

_log = logging.getLogger("pfinni.database")
_IN_DIRECTORY = frozenset({"patient", "coverage", "provider", "alert", "contact_note"})


class AlreadyThere(AppException):
    """Something with the same identifier exists."""

    status = 409
    code = "already_exists"
    message = "This exists already."


class RecordMissing(NotFoundException):
    """No such record."""

    code = "record_not_found"


class AnsweredAlready(AppException):
    """The same request, under the same idempotency key, was answered in the meantime."""

    status = 409
    code = "answered_already"
    message = "The same request was answered in the meantime."


_EXISTS: Mapping[str, type[AppException]] = {"idempotent_answer": AnsweredAlready}
"""What a taken record id means, where it means more than "exists already"."""

_HELD: Mapping[str, type[AppException]] = {"patient_mrn": MrnTaken, "provider_user": ProviderLinked}
"""What a UNIQUE index means to people; the others mean "exists already"."""


@dataclass(frozen=True, slots=True)
class Committed:
    """What one commit left behind: its audit row's id, and the changed entities as they stand in the store."""

    audit_id: str
    entities: tuple[Stored, ...] = field(repr=False)


class WritePath:
    """The machinery behind every caller's `DatabaseService`; one in a process."""

    def __init__(
        self,
        database: Database,
        pen: AuditPen,
        directory: Directory,
        tables: Mapping[str, EntityRows[Any]],
        clock: Clock,
    ) -> None:
        self.database = database
        self.records = RecordRepository(database)
        self.pen = pen
        self.directory = directory
        self.tables = tables
        self.clock = clock
        self.when_committed: Callable[[Sequence[Change]], None] = lambda _: None
        """Told after each commit what it changed, to wake whoever follows."""

    async def commit(self, entry: AuditEntry, changes: Sequence[Statement], access: AccessLog) -> Committed:
        """One commit, not to be torn by a caller who goes away."""
        return await asyncio.shield(asyncio.create_task(self._commit(entry, changes, access)))

    async def _commit(self, entry: AuditEntry, changes: Sequence[Statement], access: AccessLog) -> Committed:
        row = self.pen.draft(entry, access)
        changed = [change for statement in changes for change in statement.changes]
        statements = [
            *changes,
            audit_repository.create(row),
            event_repository.insert(changed, str(entry.action), row.at, new_moment_id),
            as_committed([each.record for each in changed if each.record.table_name in _IN_DIRECTORY]),
        ]
        results = await self._run(statements, row)
        access.absorb(entry)
        entities = self._show(results[-1], access)
        self.when_committed(changed)
        return Committed(row.id, tuple(entities))

    async def _run(self, statements: Sequence[Statement], row: AuditRow) -> list[Any]:
        try:
            return await self._run_once(statements)
        except StoreTimeout:
            raise OutcomeUnknown from None
        except (OutcomeUnknown, StoreUnavailable) as lost:
            return await self._run_again(statements, row, lost)

    async def _run_again(self, statements: Sequence[Statement], row: AuditRow, lost: AppException) -> list[Any]:
        """After a lost line: look before repeating, and again if that fails, since the first try may arrive late.

        Nothing is doubled: both tries carry the same audit id, and the second of them finds it taken.
        """
        if not await self._is_committed(row, lost):
            try:
                return await self._run_once(statements)
            except AppException as failed:
                if not await self._is_committed(row, failed):
                    raise (OutcomeUnknown if isinstance(failed, StoreTimeout) else failed) from None
        return [await self.records.some(_records(statements[-1]))]

    async def _run_once(self, statements: Sequence[Statement]) -> list[Any]:
        try:
            return await self.database.commit(statements)
        except StoreThrew as thrown:
            raise (AppException.of_code(thrown.code) or StoreRefused) from None
        except UniqueIndexHeld as held:
            raise _HELD.get(held.index, AlreadyThere) from None
        except RecordExists as there:
            raise _EXISTS.get(there.table, AlreadyThere) from None

    async def _is_committed(self, row: AuditRow, failed: AppException) -> bool:
        """Whether the commit has happened all the same. Raises OutcomeUnknown while nobody can know."""
        try:
            return await AuditRepository(self.database).holds(row.id)
        except DatabaseException:
            raise (failed if isinstance(failed, StoreUnavailable) else OutcomeUnknown) from None

    def _show(self, rows: Sequence[dict[str, Any]], access: AccessLog) -> list[Stored]:
        """Put what was committed into the directory. It is committed: nothing here may make it look undone."""
        try:
            entities = [self.tables[row["id"].table_name].opened(row, access) for row in rows]
            self.directory.put(*as_entries(entities))
        except Exception as error:  # noqa: BLE001 - following the events heals the directory
            _log.error("a commit did not reach the directory at once", extra={"kind": type(error).__name__})
            return []
        return entities


class DatabaseService:
    """The store for one caller: audited create, read, update and delete, and `write` beneath them."""

    def __init__(self, path: WritePath, access: AccessLog) -> None:
        self._path = path
        self.access = access

    async def write(self, entry: AuditEntry, *changes: Statement) -> Committed:
        """Commit the changes, their audit row and their events together or not at all.

        Raises the failure whose code a statement threw (such as StalePatient), MrnTaken or AlreadyThere for a taken
        value, and DatabaseException when the store could not do it.
        """
        return await self._path.commit(entry, changes, self.access)

    async def create(self, entity: Entity, action: str = AuditAction.RECORD_CREATED) -> Entity:
        """A new record, audited."""
        rows = self._rows(type(entity))
        await self.write(AuditEntry(action, _subject(entity)), rows.create(entity))
        return entity

    async def read(self, model: type[Entity], record_id: str) -> Entity:
        """One record, opened and traced. Raises RecordMissing."""
        rows = self._rows(model)
        row = await self._path.records.one(rows.record(record_id))
        if row is None:
            raise RecordMissing
        entity = rows.opened(row, self.access)
        self.access.opened(_subject(entity))
        return entity

    async def update(self, entity: Entity, action: str = AuditAction.RECORD_UPDATED) -> Entity:
        """The record as it shall be, on top of the version that was read. Raises RecordGone for a stale version."""
        if not isinstance(entity, Versioned):
            raise RecordGone
        rows = self._rows(type(entity))
        newer = entity.newer(self._path.clock())
        await self.write(AuditEntry(action, _subject(newer)), rows.replace(newer))
        return newer

    async def delete(self, entity: Entity, action: str = AuditAction.RECORD_DELETED) -> None:
        """The record goes, if it still is as it was read. The store refuses it for people and for what is frozen."""
        rows = self._rows(type(entity))
        await self.write(AuditEntry(action, _subject(entity)), rows.remove(entity))
        self._path.directory.forget(rows.table, entity.id)

    def _rows(self, model: type[Entity]) -> EntityRows[Entity]:
        return next(rows for rows in self._path.tables.values() if rows.model is model)


def _records(as_they_stand: Statement) -> list[RecordID]:
    records = as_they_stand.parameters["records"]
    return records if isinstance(records, list) else []


def _subject(entity: Stored) -> str:
    return str(getattr(entity, "patient_id", None) or entity.id)
