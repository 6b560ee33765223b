"""The only module that speaks to the SurrealDB driver: embedded in this process, or a server at `ws(s)://`.

Follows https://surrealdb.com/docs/sdk/python/embedding and https://surrealdb.com/docs/sdk/python/connection .
Embedded, one connection object is shared by every task (calls run in parallel inside the engine, and each
commit is fsynced); against a server a small pool of sockets is kept, each signed in anew after a loss.

What always holds: every statement's status is looked at; a transaction conflict is tried again with jitter;
the driver's texts never leave this module, because they quote the values that they stumble on.
"""

import asyncio
import logging
import os
import random
import time
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Protocol

from surrealdb import AsyncSurreal
from surrealdb.errors import NotAllowedError, SurrealError
from surrealdb_embedded import AsyncEmbeddedDB

from app.config.settings import DatabaseSettings
from app.core.exceptions import DatabaseException
from app.database import codec
from app.database.answers import Row, checked, results_of
from app.database.failures import (
    OutcomeUnknown,
    StoreBusy,
    StoreCannotOpen,
    StoreConflict,
    StoreRefused,
    StoreTimeout,
    StoreUnavailable,
)
from app.database.metrics import ConnectionMetrics, DatabaseHealth
from app.database.statement import Statement, batch
from app.database.surql_words import only_reads

_RETRIES = 12
_RECONNECT_WITHIN = 5.0
_NOT_WRITABLE = "The store in {folder} cannot be written. Check who owns the folder."
_DAMAGED = "The store in {folder} is damaged and was left as it is. Restore a backup, or `make reset` to begin anew."
_log = logging.getLogger("pfinni.database")


class _SignedOut(Exception):
    """The driver reconnected by itself, as anonymous: nothing of what was sent was run."""


class _LineLost(Exception):
    """The line died while a call was under way."""


class Engine(Protocol):
    """What the two ways to SurrealDB have in common."""

    is_embedded: bool

    async def open(self) -> None:
        """Connect; raises StoreCannotOpen with one line that says what to do."""
        ...

    async def close(self) -> None:
        """Disconnect; safe to call twice."""
        ...

    async def call(self, surql: str, parameters: Mapping[str, object]) -> Sequence[Row]:
        """Run one text; one result for each statement.

        Raises StoreUnavailable when nothing could be sent, and _LineLost when nobody knows what became of it.
        """
        ...


class EmbeddedEngine:
    """The engine inside this process, on `surrealkv://`. One store has one owner."""

    is_embedded = True

    def __init__(self, url: str, settings: DatabaseSettings) -> None:
        self.url = url
        self.settings = settings
        self._handle: AsyncEmbeddedDB | None = None

    async def open(self) -> None:
        """Open or create the store. A lock that does not go away in three seconds is another owner's."""
        folder = Path(self.url.split("://", 1)[1].split("?", 1)[0])
        os.umask(0o077)
        try:
            folder.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError:
            raise StoreCannotOpen(_NOT_WRITABLE.format(folder=folder)) from None
        if _lost_its_manifest(folder):
            raise StoreCannotOpen(_DAMAGED.format(folder=folder))
        self._handle = await self._open_patiently(folder)
        await self._use(self._handle)

    async def close(self) -> None:
        """Flush and release the lock; opening after this replays nothing."""
        handle, self._handle = self._handle, None
        if handle is not None:
            await handle.close()

    async def call(self, surql: str, parameters: Mapping[str, object]) -> Sequence[Row]:
        """Run one text inside the engine."""
        handle = self._handle
        if handle is None:
            raise StoreUnavailable
        try:
            answer = await handle.execute(codec.encode({"id": "q", "method": "query", "params": [surql, parameters]}))
        except RuntimeError:
            raise _LineLost from None
        except ValueError:
            _log.error("the store could not read a parameter", extra={"statement": surql.strip()[:120]})
            raise StoreRefused from None
        return results_of(_decoded(answer), surql)

    async def _open_patiently(self, folder: Path) -> AsyncEmbeddedDB:
        deadline = time.monotonic() + 3.0
        while True:
            try:
                handle = AsyncEmbeddedDB(self.url)
                async with asyncio.timeout(self.settings.database_open_timeout.total_seconds()):
                    await handle.connect()
            except TimeoutError:
                raise StoreCannotOpen(f"The store in {folder} did not open in time; try again.") from None
            except RuntimeError as error:
                if "locked" not in str(error):
                    raise StoreCannotOpen(_why_it_did_not_open(error, folder)) from None
                if time.monotonic() > deadline:
                    raise StoreCannotOpen(_why_it_did_not_open(error, folder)) from None
                await asyncio.sleep(0.1)
            else:
                return handle

    async def _use(self, handle: AsyncEmbeddedDB) -> None:
        names = [self.settings.database_namespace, self.settings.database_name]
        answer = codec.decode(await handle.execute(codec.encode({"id": "u", "method": "use", "params": names})))
        if "error" in answer:
            await self.close()
            raise StoreCannotOpen("The store opened, but its namespace could not be used.")


class ServerEngine:
    """A pool of sockets to a SurrealDB server. A lost socket is replaced, and signed in anew, before its next use."""

    is_embedded = False

    def __init__(self, settings: DatabaseSettings, metrics: ConnectionMetrics) -> None:
        self.settings = settings
        self.metrics = metrics
        self._idle: asyncio.LifoQueue[Any] = asyncio.LifoQueue()
        self._sockets: set[Any] = set()

    async def open(self) -> None:
        """Fill the pool. Raises StoreCannotOpen when nobody answers or the sign-in is refused."""
        try:
            async with asyncio.timeout(self.settings.database_open_timeout.total_seconds()):
                for _ in range(self.settings.database_pool_size):
                    self._idle.put_nowait(await self._connect_patiently())
        except TimeoutError:
            await self.close()
            raise StoreCannotOpen("The SurrealDB server at DATABASE_URL does not answer.") from None

    async def close(self) -> None:
        """Close every socket."""
        sockets, self._sockets = self._sockets, set()
        for socket in sockets:
            await _close_quietly(socket)

    async def call(self, surql: str, parameters: Mapping[str, object]) -> Sequence[Row]:
        """Run one text on a socket of the pool. Raises StoreBusy when none became free: nothing was sent."""
        try:
            answer = await self._sent(surql, parameters)
        except _SignedOut:
            answer = await self._sent_again(surql, parameters)
        return results_of(answer, surql)

    async def _sent(self, surql: str, parameters: Mapping[str, object]) -> Row:
        async with self._socket() as socket:
            answer: Row = await socket.query_raw(surql, dict(parameters))
            if (answer.get("error") or {}).get("kind") == "NotAllowed":
                raise _SignedOut
            return answer

    async def _sent_again(self, surql: str, parameters: Mapping[str, object]) -> Row:
        try:
            return await self._sent(surql, parameters)
        except _SignedOut:
            raise StoreUnavailable from None

    @asynccontextmanager
    async def _socket(self) -> AsyncIterator[Any]:
        socket = await self._take()
        try:
            if socket is None:
                socket = await self._reconnect()
            yield socket
        except _SignedOut:
            await self._drop(socket)
            socket = None
            raise
        except (SurrealError, OSError):
            await self._drop(socket)
            socket = None
            raise _LineLost from None
        finally:
            self._idle.put_nowait(socket)

    async def _reconnect(self) -> Any:  # noqa: ANN401 - the driver's connection has no public type
        try:
            socket = await self._connect()
        except (SurrealError, OSError):
            raise StoreUnavailable from None
        self.metrics.reconnects += 1
        return socket

    async def _take(self) -> Any:  # noqa: ANN401 - the driver's connection has no public type
        if self._idle.empty():
            self.metrics.waited += 1
        self.metrics.waiting += 1
        try:
            async with asyncio.timeout(self.settings.database_call_timeout.total_seconds() / 2):
                return await self._idle.get()
        except TimeoutError:
            raise StoreBusy from None
        finally:
            self.metrics.waiting -= 1

    async def _drop(self, socket: Any) -> None:  # noqa: ANN401
        if socket is not None:
            self._sockets.discard(socket)
            await _close_quietly(socket)

    async def _connect_patiently(self) -> Any:  # noqa: ANN401
        while True:
            try:
                return await self._connect()
            except NotAllowedError:
                await self.close()
                raise StoreCannotOpen("The SurrealDB server refused PFINNI_DATABASE_USER and _PASSWORD.") from None
            except (SurrealError, OSError):
                await asyncio.sleep(0.3)

    async def _connect(self) -> Any:  # noqa: ANN401
        settings = self.settings
        socket: Any = AsyncSurreal(str(settings.url), streaming=False)
        try:
            await socket.connect()
            await socket.signin(
                {"username": settings.database_user, "password": settings.database_password.get_secret_value()}
            )
            await socket.use(settings.database_namespace, settings.database_name)
        except BaseException:
            await _close_quietly(socket)
            raise
        self._sockets.add(socket)
        return socket


class Database:
    """The store as everybody below the services sees it: reads, and batches that commit or do not."""

    def __init__(self, engine: Engine, settings: DatabaseSettings, metrics: ConnectionMetrics) -> None:
        self.engine = engine
        self.settings = settings
        self.metrics = metrics
        self._closed = False

    @property
    def is_embedded(self) -> bool:
        """Whether this process is the store's only owner."""
        return self.engine.is_embedded

    async def rows(self, surql: str, parameters: Mapping[str, object] | None = None) -> list[Row]:
        """The rows of one SELECT; a read that lost its connection is repeated once it is back."""
        found = (await self.read(surql, parameters))[-1]
        return found if isinstance(found, list) else [found] if found is not None else []

    async def one(self, surql: str, parameters: Mapping[str, object] | None = None) -> Row | None:
        """The row of a `SELECT ... FROM ONLY`, or None."""
        found = (await self.read(surql, parameters))[-1]
        if isinstance(found, list):
            return found[0] if found else None
        row: Row | None = found
        return row

    async def read(self, surql: str, parameters: Mapping[str, object] | None = None) -> list[Any]:
        """The result of every statement of a text that only reads, repeated for a while when the line was lost.

        Raises ValueError for a text that could write, StoreUnavailable when the line did not come back.
        """
        if not only_reads(surql):
            raise ValueError("a reader cannot write")
        deadline = time.monotonic() + _RECONNECT_WITHIN
        while True:
            try:
                return await self._patiently(surql, parameters or {})
            except (OutcomeUnknown, StoreUnavailable):
                if self._closed or time.monotonic() > deadline:
                    raise StoreUnavailable from None
                await asyncio.sleep(0.1)

    async def commit(self, statements: Sequence[Statement]) -> list[Any]:
        """Run all statements in one transaction; their results in order.

        Raises StoreThrew, UniqueIndexHeld or RecordExists when a statement cancelled it, StoreBusy when conflicts
        did not end, StoreUnavailable when nothing could be sent, OutcomeUnknown when the line was lost and the
        commit may or may not have happened.
        """
        surql, parameters = batch(statements)
        return (await self._patiently(surql, parameters))[1:-1]

    async def define(self, surql: str) -> list[Any]:
        """Run schema text as it stands: DEFINE, REMOVE and the texts of migrations."""
        return await self._patiently(surql, {})

    async def health(self, attempts: int = 3) -> DatabaseHealth:
        """Probe the store, with retries."""
        for attempt in range(attempts):
            started = time.perf_counter()
            try:
                await self._once("RETURN 1", {})
            except DatabaseException:
                await asyncio.sleep(0.05 * 2**attempt)
            else:
                return DatabaseHealth(is_up=True, seconds=time.perf_counter() - started)
        return DatabaseHealth(is_up=False, seconds=None)

    async def close(self) -> None:
        """Wait for calls under way (five seconds at most), then close the engine."""
        self._closed = True
        deadline = time.monotonic() + 5.0
        while self.metrics.in_use and time.monotonic() < deadline:  # noqa: ASYNC110 - a shutdown may poll
            await asyncio.sleep(0.01)
        await self.engine.close()

    async def _patiently(self, surql: str, parameters: Mapping[str, object]) -> list[Any]:
        for attempt in range(_RETRIES):
            try:
                return await self._once(surql, parameters)
            except StoreConflict:
                self.metrics.conflicts += 1
                await asyncio.sleep(random.uniform(0, min(0.002 * 2**attempt, 0.25)))  # noqa: S311 - jitter
        raise StoreBusy

    async def _once(self, surql: str, parameters: Mapping[str, object]) -> list[Any]:
        if self._closed:
            raise StoreUnavailable
        metrics = self.metrics
        metrics.calls += 1
        metrics.in_use += 1
        metrics.peak = max(metrics.peak, metrics.in_use)
        started = time.perf_counter()
        try:
            async with asyncio.timeout(self.settings.database_call_timeout.total_seconds()):
                results = await self.engine.call(surql, parameters)
        except _LineLost:
            raise OutcomeUnknown from None
        except TimeoutError:
            raise StoreTimeout from None
        finally:
            metrics.in_use -= 1
            self._note_if_slow(surql, time.perf_counter() - started)
        return checked(results)

    def _note_if_slow(self, surql: str, seconds: float) -> None:
        if seconds > self.settings.database_slow_after.total_seconds():
            self.metrics.slow.append((surql.strip()[:120], seconds))


async def init_database(settings: DatabaseSettings, default_folder: Path) -> Database:
    """Open the store that the settings name. Raises StoreCannotOpen with one line that says what to do."""
    metrics = ConnectionMetrics()
    url = settings.url or f"surrealkv://{default_folder / 'store'}"
    engine: Engine = EmbeddedEngine(url, settings) if settings.is_embedded else ServerEngine(settings, metrics)
    await engine.open()
    return Database(engine, settings, metrics)


async def close_database(database: Database) -> None:
    """Close gracefully: calls under way end first, and the next opening replays nothing."""
    await database.close()


def _decoded(answer: bytes) -> Row:
    try:
        decoded: Row = codec.decode(answer)
    except ValueError:
        raise _LineLost from None  # it ran, and nobody can tell how
    return decoded


def _lost_its_manifest(folder: Path) -> bool:
    """Whether tables of rows lie here that no manifest names: the engine would begin anew and write over them."""
    return any(folder.glob("sstables/*.sst")) and not any(folder.glob("manifest/*.manifest"))


def _why_it_did_not_open(error: RuntimeError, folder: Path) -> str:
    text = str(error)
    if "locked" in text:
        return f"The store in {folder} is in use by another PFINNI. Stop that one first (make down)."
    if "Permission denied" in text or "Read-only" in text:
        return _NOT_WRITABLE.format(folder=folder)
    if "No space" in text:
        return f"The disk that holds {folder} is full."
    return _DAMAGED.format(folder=folder)


async def _close_quietly(socket: Any) -> None:  # noqa: ANN401
    try:
        await socket.close()
    except (SurrealError, OSError, NotImplementedError):
        _log.debug("a socket to the store was already gone")
