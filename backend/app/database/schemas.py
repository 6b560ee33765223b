"""The schema and its history: `schema/*.surql` is what holds now, `migrations/NNNN_name.surql` is how we got there.

Schema files define with OVERWRITE or IF NOT EXISTS and are applied again when their checksum changed. A migration
runs once, in steps of one transaction each; the step's number is recorded in the same transaction, so that a
killed run resumes where it stopped. Each has a way back. https://surrealdb.com/docs/surrealql/statements/define
"""

import hashlib
import re
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.database.connection import Database
from app.database.failures import StoreCannotOpen, StoreThrew
from app.database.statement import RecordID, Statement

SCHEMA_FOLDER = Path(__file__).parent / "schema"
MIGRATIONS_FOLDER = Path(__file__).parent / "migrations"
_STEP = re.compile(r"^-- step:.*$", re.MULTILINE)
_DEFINED_TABLE = re.compile(r"^DEFINE TABLE (?:OVERWRITE|IF NOT EXISTS) (\w+)", re.MULTILINE)
_DEFINED_PART = re.compile(r"^DEFINE (FIELD|INDEX|EVENT) (?:OVERWRITE|IF NOT EXISTS) (\S+) ON (\w+)", re.MULTILINE)
_RECORD = Statement(
    "UPSERT $migration SET name = $name, checksum = $checksum, steps_done = $steps_done, is_done = $is_done, "
    "applied_at = time::now() RETURN NONE",
    {},
)
_MOVED_ON = "migration_moved_on"
_NOBODY_ELSE = "IF ((SELECT VALUE steps_done FROM ONLY $migration) ?? 0) != $before { THROW $moved }"


@dataclass(frozen=True, slots=True)
class Migration:
    """One numbered step of the store's history; `up` and `down` are texts of one transaction each."""

    number: int
    name: str
    up: tuple[str, ...]
    down: tuple[str, ...]
    checksum: str


@dataclass(frozen=True, slots=True)
class Applied:
    """What the store remembers of a migration."""

    number: int
    name: str
    checksum: str
    steps_done: int
    is_done: bool


@dataclass(frozen=True, slots=True)
class SchemaReport:
    """What applying did: the schema files that were (re)applied and the migrations that ran."""

    schema_files: tuple[str, ...]
    migrations: tuple[str, ...]

    @property
    def changed_anything(self) -> bool:
        """Whether there is something to record."""
        return bool(self.schema_files or self.migrations)


def read_migrations(folder: Path = MIGRATIONS_FOLDER) -> list[Migration]:
    """The migrations of the code, in order. Raises StoreCannotOpen for a file that is none or a doubled number."""
    migrations = [_read_migration(path) for path in sorted(folder.glob("*.surql"))]
    numbers = [migration.number for migration in migrations]
    if numbers != sorted(set(numbers)):
        raise StoreCannotOpen("Two migrations have the same number.")
    return migrations


async def define_bookkeeping(database: Database, schema: Path = SCHEMA_FOLDER) -> None:
    """Define what must be there before anything else: leases, and the memory of migrations."""
    await database.define(dict(_texts(schema))["bookkeeping"])


async def apply_schema(
    database: Database, schema: Path = SCHEMA_FOLDER, migrations: Path = MIGRATIONS_FOLDER
) -> SchemaReport:
    """Bring the store to the schema of the code. Bookkeeping is defined, and the caller holds the lease `migrate`.

    Raises StoreCannotOpen when the store is newer than the code, or an old migration was changed.
    """
    known = read_migrations(migrations)
    applied = await applied_migrations(database)
    _refuse_a_newer_store(known, applied)
    _refuse_a_changed_past(known, applied)
    files = [name async for name in _apply_schema_files(database, schema)]
    ran = [migration.name for migration in known if await _apply_migration(database, migration, applied)]
    return SchemaReport(tuple(files), tuple(ran))


async def roll_back(database: Database, to: int, migrations: Path = MIGRATIONS_FOLDER) -> list[str]:
    """Undo the migrations above `to`, newest first and each in one commit; gives their names."""
    applied = await applied_migrations(database)
    undone = []
    for migration in reversed(read_migrations(migrations)):
        if migration.number > to and migration.number in applied:
            forgotten = Statement("DELETE $migration", {"migration": _id(migration.number)})
            await database.commit([*(Statement(text, {}) for text in migration.down), forgotten])
            undone.append(migration.name)
    return undone


async def applied_migrations(database: Database) -> Mapping[int, Applied]:
    """What the store remembers, by number."""
    rows = await database.rows("SELECT * FROM migration")
    numbered = [(str(row["id"].id), row) for row in rows if str(row["id"].id).isdigit()]
    return {
        int(number): Applied(int(number), row["name"], row["checksum"], row["steps_done"], row["is_done"])
        for number, row in numbered
    }


async def validate_schema(database: Database, schema: Path = SCHEMA_FOLDER) -> list[str]:
    """What the schema files define and the store lacks; an empty list when all is there."""
    missing: list[str] = []
    for _, text in _texts(schema):
        for table in _DEFINED_TABLE.findall(text):
            missing.extend(await _missing_of(database, table, text))
    return missing


def defined_tables(schema: Path = SCHEMA_FOLDER) -> list[str]:
    """Every table that the schema files define."""
    return [table for _, text in _texts(schema) for table in _DEFINED_TABLE.findall(text)]


async def _missing_of(database: Database, table: str, text: str) -> list[str]:
    described = await database.define(f"INFO FOR DB; INFO FOR TABLE {table}")  # a name from our own files
    if table not in described[0].get("tables", {}):
        return [table]
    present = {kind: set(described[1].get(kind, {})) for kind in ("fields", "indexes", "events")}
    kinds = {"FIELD": "fields", "INDEX": "indexes", "EVENT": "events"}
    parts = [(kind, name) for kind, name, owner in _DEFINED_PART.findall(text) if owner == table]
    return [f"{table}.{name}" for kind, name in parts if name not in present[kinds[kind]]]


async def _apply_schema_files(database: Database, folder: Path) -> AsyncIterator[str]:
    remembered = {str(row["id"].id): row["checksum"] for row in await database.rows("SELECT * FROM migration")}
    for name, text in _texts(folder):
        key, checksum = f"schema_{name}", _checksum(text)
        if remembered.get(key) != checksum:
            await database.commit([Statement(text, {}), _recorded(key, name, checksum, 1, is_done=True)])
            yield name


async def _apply_migration(database: Database, migration: Migration, applied: Mapping[int, Applied]) -> bool:
    before = applied.get(migration.number)
    if before is not None and before.is_done:
        return False
    for position in range(before.steps_done if before else 0, len(migration.up)):
        is_last = position + 1 == len(migration.up)
        key = f"{migration.number:04d}"
        record = _recorded(key, migration.name, migration.checksum, position + 1, is_done=is_last)
        guard = Statement(_NOBODY_ELSE, {"migration": _id(migration.number), "before": position, "moved": _MOVED_ON})
        await _commit_step(database, [guard, Statement(migration.up[position], {}), record])
    return True


async def _commit_step(database: Database, statements: Sequence[Statement]) -> None:
    try:
        await database.commit(statements)
    except StoreThrew as thrown:
        if thrown.code != _MOVED_ON:
            raise
        raise StoreCannotOpen("Another PFINNI migrates this store. Start this one when it has ended.") from None


def _recorded(key: str, name: str, checksum: str, steps_done: int, *, is_done: bool) -> Statement:
    return Statement(
        _RECORD.surql,
        {
            "migration": RecordID("migration", key),
            "name": name,
            "checksum": checksum,
            "steps_done": steps_done,
            "is_done": is_done,
        },
    )


def _texts(folder: Path) -> list[tuple[str, str]]:
    return [(path.stem, path.read_text("utf-8")) for path in sorted(folder.glob("*.surql"))]


def _refuse_a_newer_store(known: Sequence[Migration], applied: Mapping[int, Applied]) -> None:
    newest = max((migration.number for migration in known), default=0)
    if any(number > newest for number in applied):
        raise StoreCannotOpen(
            f"The store was written by a newer PFINNI (migration {max(applied)}; this one knows {newest}). "
            "Start the newer version, or roll the store back with it first."
        )


def _refuse_a_changed_past(known: Sequence[Migration], applied: Mapping[int, Applied]) -> None:
    for migration in known:
        before = applied.get(migration.number)
        if before is not None and before.checksum != migration.checksum:
            raise StoreCannotOpen(
                f"Migration {migration.number:04d} was changed after it ran here. Put its file back as it was, "
                "and write a new migration instead."
            )


def _read_migration(path: Path) -> Migration:
    number, _, name = path.stem.partition("_")
    text = path.read_text("utf-8")
    up, separator, down = text.partition("-- down\n")
    if not number.isdigit() or not up.startswith("-- up\n") or not separator:
        raise StoreCannotOpen(f"The migration {path.name} needs a number, '-- up' and '-- down'.")
    steps = (tuple(_steps(up)), tuple(_steps(down)))
    if not all(steps):
        raise StoreCannotOpen(f"The migration {path.name} needs a '-- step:' both ways.")
    return Migration(int(number), name, *steps, _checksum(text))


def _steps(text: str) -> Iterator[str]:
    for step in _STEP.split(text)[1:]:
        if step.strip():
            yield step.strip()


def _checksum(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _id(number: int) -> RecordID:
    return RecordID("migration", f"{number:04d}")
