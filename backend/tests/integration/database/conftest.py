"""The store alone, without the rest of the process: opened on both engines, with its schema or empty."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from app.audit.access_log import AccessLog
from app.config.settings import DatabaseSettings
from app.core.actor import Actor, SystemActor
from app.core.identifiers import new_id
from app.database.connection import Database, close_database, init_database
from app.database.entity_rows import EntityRows
from app.database.schemas import apply_schema, define_bookkeeping
from app.database.tables import entity_tables
from app.sealing.blind import Blind
from app.sealing.keyring import Keyring
from app.sealing.seal import Seal
from tests.conftest import SurrealServer, embedded_settings, server_settings, surreal_binary


@asynccontextmanager
async def opened_store(settings: DatabaseSettings, folder: Path) -> AsyncIterator[Database]:
    database = await init_database(settings, folder)
    try:
        yield database
    finally:
        await close_database(database)


@pytest.fixture
async def empty(on_both_engines: DatabaseSettings, tmp_path: Path) -> AsyncIterator[Database]:
    """A store without a schema."""
    async with opened_store(on_both_engines, tmp_path) as database:
        yield database


@pytest.fixture
async def each_store(empty: Database) -> Database:
    """A store with PFINNI's schema and nothing in it, on each engine."""
    await define_bookkeeping(empty)
    await apply_schema(empty)
    return empty


@pytest.fixture(scope="session")
def defined_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An embedded store with the schema, closed, to be copied."""
    folder = tmp_path_factory.mktemp("defined")

    async def define() -> None:
        async with opened_store(embedded_settings(), folder) as database:
            await define_bookkeeping(database)
            await apply_schema(database)

    asyncio.run(define())
    return folder


@pytest.fixture
async def store(defined_folder: Path, tmp_path: Path) -> AsyncIterator[Database]:
    """A store with PFINNI's schema and nothing in it, embedded."""
    shutil.copytree(defined_folder, tmp_path / "data")
    async with opened_store(embedded_settings(), tmp_path / "data") as database:
        yield database


@pytest.fixture
def own_server(tmp_path: Path) -> Iterator[SurrealServer]:
    """A server that the test may kill."""
    binary = surreal_binary()
    if binary is None:
        pytest.skip("no SurrealDB server binary: server mode untested")
    server = SurrealServer(binary, tmp_path / "server" / "store")
    server.folder.parent.mkdir()
    server.start()
    yield server
    server.kill()


def settings_of(server: SurrealServer, **changes: Any) -> DatabaseSettings:
    """Settings for one's own server, in a hurry where the test says so."""
    return server_settings(server, f"n{new_id()}").model_copy(update=changes)


def seconds(number: float) -> timedelta:
    return timedelta(seconds=number)


@pytest.fixture(scope="module")
def keyring(tmp_path_factory: pytest.TempPathFactory) -> Keyring:
    return Keyring.create(tmp_path_factory.mktemp("keys") / "keys")


@pytest.fixture
def tables(keyring: Keyring) -> dict[str, EntityRows[Any]]:
    return dict(entity_tables(Seal(keyring), Blind(keyring)))


@pytest.fixture
def reader() -> AccessLog:
    """An access log that nobody settles."""
    pen: Any = None
    return AccessLog(pen, Actor.system(SystemActor.OPERATOR))


async def outcomes(*calls: Any) -> list[Any]:
    return list(await asyncio.gather(*calls, return_exceptions=True))
