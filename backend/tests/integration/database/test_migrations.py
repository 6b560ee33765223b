"""Migrations: once each, in order, resumed where they were cut off, with a way back, and never over a changed past."""

import asyncio
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from app.config.settings import DatabaseSettings
from app.core.identifiers import is_id, new_id
from app.database.connection import Database
from app.database.failures import StoreCannotOpen, StoreRefused
from app.database.schemas import (
    MIGRATIONS_FOLDER,
    applied_migrations,
    apply_schema,
    define_bookkeeping,
    read_migrations,
    roll_back,
)
from app.database.statement import RecordID, Statement
from tests.conftest import NOW, embedded_settings
from tests.integration.database.conftest import opened_store, outcomes

FIRST = "-- up\n-- step: begin\nUPSERT mark:a SET n = (n ?? 0) + 1\n-- down\n-- step: back\nDELETE mark:a\n"
SECOND = (
    "-- up\n-- step: one\nUPSERT mark:b SET n = (n ?? 0) + 1;\n-- step: two, with a remark\nUPSERT mark:c SET n = 1\n"
    "-- an afterthought\n-- down\n-- step: back\nDELETE mark:b, mark:c; UPSERT mark:undone\n"
)
BROKEN = SECOND.replace("UPSERT mark:c SET n = 1", "UPSERT mark:c SET n = 1; THROW 'later'")


@pytest.fixture
def schema(tmp_path: Path) -> Path:
    folder = tmp_path / "schema"
    folder.mkdir()
    (folder / "mark.surql").write_text("DEFINE TABLE OVERWRITE mark SCHEMALESS;\n")
    return folder


def written(folder: Path, files: Mapping[str, str]) -> Path:
    folder.mkdir(exist_ok=True)
    for path in folder.glob("*"):
        path.unlink()
    for name, text in files.items():
        (folder / f"{name}.surql").write_text(text)
    return folder


@pytest.fixture
def two(tmp_path: Path) -> Path:
    return written(tmp_path / "two", {"0001_first": FIRST, "0002_second": SECOND})


async def marks(store: Database) -> dict[str, int]:
    return {str(row["id"].id): row.get("n", 0) for row in await store.rows("SELECT * FROM mark")}


async def test_each_migration_runs_once_and_in_order(each_store: Database, schema: Path, two: Path) -> None:
    await roll_back(each_store, 0)
    report = await apply_schema(each_store, schema, two)
    assert (report.schema_files, report.migrations) == (("mark",), ("first", "second"))
    again = await apply_schema(each_store, schema, two)
    assert not again.changed_anything
    assert await marks(each_store) == {"a": 1, "b": 1, "c": 1}
    remembered = await applied_migrations(each_store)
    assert {(each.name, each.steps_done, each.is_done) for each in remembered.values()} == {
        ("first", 1, True),
        ("second", 2, True),
    }


@pytest.fixture
async def marked(store: Database, schema: Path, two: Path) -> Database:
    await roll_back(store, 0)
    await apply_schema(store, schema, two)
    return store


async def test_a_changed_past_is_refused_before_anything_is_done(marked: Database, schema: Path, two: Path) -> None:
    written(two, {"0001_first": FIRST + "-- changed\n", "0002_second": SECOND, "0003_third": FIRST})
    with pytest.raises(StoreCannotOpen, match="0001 was changed after it ran"):
        await apply_schema(marked, schema, two)
    assert await marks(marked) == {"a": 1, "b": 1, "c": 1}


async def test_a_store_that_is_newer_than_the_code_is_refused(marked: Database, schema: Path, two: Path) -> None:
    written(two, {"0001_first": FIRST})
    with pytest.raises(StoreCannotOpen, match=r"newer PFINNI \(migration 2; this one knows 1\)"):
        await apply_schema(marked, schema, two)


async def test_a_changed_schema_file_is_applied_again(marked: Database, schema: Path, two: Path) -> None:
    (schema / "mark.surql").write_text("DEFINE TABLE OVERWRITE mark SCHEMALESS;\nDEFINE INDEX n ON mark FIELDS n;\n")
    assert (await apply_schema(marked, schema, two)).schema_files == ("mark",)


async def test_a_step_that_fails_leaves_nothing_and_the_next_start_goes_on_from_it(
    store: Database, schema: Path, two: Path
) -> None:
    await roll_back(store, 0)
    written(two, {"0001_first": FIRST, "0002_second": BROKEN})
    with pytest.raises(Exception, match="later"):
        await apply_schema(store, schema, two)
    assert await marks(store) == {"a": 1, "b": 1}
    assert not (await applied_migrations(store))[2].is_done
    with pytest.raises(StoreCannotOpen, match="was changed after it ran"):
        await apply_schema(store, schema, written(two, {"0001_first": FIRST, "0002_second": SECOND}))


BRAKED = SECOND.replace(
    "UPSERT mark:c SET n = 1", "IF record::exists(mark:brake) { sleep(1m) }; UPSERT mark:c SET n = 1"
)
START = """
import asyncio, sys
from pathlib import Path
from app.config.settings import DatabaseSettings
from app.database.connection import init_database
from app.database.schemas import apply_schema, define_bookkeeping

async def start() -> None:
    database = await init_database(DatabaseSettings(url=None), Path(sys.argv[1]))
    await define_bookkeeping(database)
    migrating = asyncio.create_task(apply_schema(database, Path(sys.argv[2]), Path(sys.argv[3])))
    while not (await database.rows("SELECT * FROM migration WHERE steps_done = 1 AND !is_done")):
        await asyncio.sleep(0.01)
    print("between", flush=True)
    await migrating

asyncio.run(start())
"""


async def test_a_start_that_was_killed_between_two_steps_resumes_with_the_next(
    tmp_path: Path, schema: Path, two: Path
) -> None:
    """A process is killed behind step one of the second migration: no step is lost, none is done twice."""
    first = FIRST.replace("\n-- down", "; UPSERT mark:brake\n-- down")
    written(two, {"0001_first": first, "0002_second": BRAKED})
    other = await asyncio.create_subprocess_exec(
        sys.executable, "-c", START, tmp_path / "data", schema, two, stdout=asyncio.subprocess.PIPE
    )
    assert other.stdout is not None
    assert await other.stdout.readline() == b"between\n"
    other.kill()
    await other.wait()
    async with opened_store(embedded_settings(), tmp_path / "data") as store:
        assert await marks(store) == {"a": 1, "b": 1, "brake": 0}
        await store.define("DELETE mark:brake")
        assert (await apply_schema(store, schema, two)).migrations == ("second",)
        assert await marks(store) == {"a": 1, "b": 1, "c": 1}


async def test_the_way_back_undoes_the_newest_first_and_stops_where_it_is_told(
    marked: Database, schema: Path, two: Path
) -> None:
    assert await roll_back(marked, 1, two) == ["second"]
    assert await marks(marked) == {"a": 1, "undone": 0}
    assert await roll_back(marked, 0, two) == ["first"]
    assert await roll_back(marked, 0, two) == []
    assert (await apply_schema(marked, schema, two)).migrations == ("first", "second")


async def test_a_way_back_that_fails_halfway_undoes_nothing(marked: Database, two: Path) -> None:
    text = SECOND.replace("UPSERT mark:undone", "UPSERT mark:undone SET n = <int> 'x'")
    written(two, {"0001_first": FIRST, "0002_second": text})
    with pytest.raises(StoreRefused):
        await roll_back(marked, 0, two)
    assert await marks(marked) == {"a": 1, "b": 1, "c": 1}
    assert set(await applied_migrations(marked)) == {1, 2}


async def test_processes_that_migrate_at_once_do_each_step_once(
    on_both_engines: DatabaseSettings, tmp_path: Path, schema: Path, two: Path
) -> None:
    """Even without their lease: a step is committed with its number, and the others are told."""
    async with opened_store(on_both_engines, tmp_path) as store:
        await define_bookkeeping(store)
        ended = await outcomes(*(apply_schema(store, schema, two) for _ in range(4)))
        await apply_schema(store, schema, two)
        assert await marks(store) == {"a": 1, "b": 1, "c": 1}
        failed = [each for each in ended if isinstance(each, BaseException)]
        assert all(isinstance(each, StoreCannotOpen) and "Another PFINNI migrates" in str(each) for each in failed)


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("first", FIRST, "needs a number"),
        ("0001_first", FIRST.replace("-- up\n", ""), "'-- up' and '-- down'"),
        ("0001_first", FIRST.partition("-- down")[0], "'-- up' and '-- down'"),
        ("0001_first", FIRST.replace("-- step: begin\n", ""), "'-- step:' both ways"),
        ("0001_first", FIRST.replace("-- step: back\n", ""), "'-- step:' both ways"),
    ],
)
def test_a_file_that_is_no_migration_is_refused_with_its_name(tmp_path: Path, name: str, text: str, told: str) -> None:
    with pytest.raises(StoreCannotOpen, match=told) as refused:
        read_migrations(written(tmp_path / "bad", {name: text}))
    assert f"{name}.surql" in str(refused.value)


def test_two_migrations_cannot_share_a_number(tmp_path: Path) -> None:
    with pytest.raises(StoreCannotOpen, match="same number"):
        read_migrations(written(tmp_path / "bad", {"0001_one": FIRST, "001_two": FIRST}))


def test_the_migrations_of_the_product_can_be_read_and_have_a_way_back() -> None:
    migrations = read_migrations(MIGRATIONS_FOLDER)
    assert [each.number for each in migrations] == list(range(1, len(migrations) + 1))
    assert all(each.up and each.down for each in migrations)


async def test_the_products_migrations_go_back_and_forth(store: Database) -> None:
    undone = await roll_back(store, 0)
    assert undone == [each.name for each in reversed(read_migrations())]
    assert (await apply_schema(store)).migrations == tuple(reversed(undone))


async def test_who_changed_patients_keeps_changing_coverages(store: Database) -> None:
    """Migration 4: own roles and grants that stand; what was taken from somebody is taken still. It runs only once."""
    await roll_back(store, 3)
    roles = {"desk": ["patient.read", "patient.write"], "reader": ["patient.read"]}
    grants = {"given": (True, None), "taken": (False, None), "ended": (True, NOW)}
    common = {"version": 1, "created_at": NOW, "updated_at": NOW}
    for key, permissions in roles.items():
        content = {**common, "name": key, "description": "", "inherits": [], "permissions": permissions}
        await store.commit(
            [Statement("CREATE $row CONTENT $content", {"row": RecordID("role", key), "content": content})]
        )
    for user, (is_given, ended_at) in grants.items():
        content = {
            **common,
            "user_id": user,
            "permission": "patient.write",
            "is_given": is_given,
            "reason": "asked for",
        }
        content |= {"granted_by": "admin"} | ({"ended_at": ended_at} if ended_at else {})
        row = RecordID("permission_grant", new_id())
        await store.commit([Statement("CREATE $row CONTENT $content", {"row": row, "content": content})])
    await apply_schema(store)
    kept = {row["name"]: row["permissions"] for row in await store.rows("SELECT * FROM role")}
    assert kept == {"desk": ["coverage.write", "patient.read", "patient.write"], "reader": ["patient.read"]}
    new = await store.rows("SELECT * FROM permission_grant WHERE permission = 'coverage.write'")
    assert {(row["user_id"], row["is_given"]) for row in new} == {("given", True), ("taken", False)}
    assert all(is_id(row["id"].id) and row["granted_by"] == "admin" for row in new)
    await roll_back(store, 3)
    assert await store.rows("SELECT * FROM permission_grant WHERE permission = 'coverage.write'") == []
    assert {row["name"]: row["permissions"] for row in await store.rows("SELECT * FROM role")} == roles
    assert (await apply_schema(store)).migrations == ("coverage_write",)


def _row(table: str, key: str, content: Mapping[str, object]) -> Statement:
    return Statement("CREATE $row CONTENT $content", {"row": RecordID(table, key), "content": content})
