"""The real API server on a free port of this machine, and browsers that speak HTTP and WebSocket to it."""

import asyncio
import json
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx
import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from app.assembly import Assembly
from app.cli.serve import _api_server
from app.websockets.hub import Listener
from app.websockets.topics import Audience
from tests.conftest import ORIGIN, eventually, sign_in

SMALL_BUFFER = 8192
LIVE, ALERTS = "/live", "/alerts/stream"


async def listening(assembly: Assembly, *audiences: Audience) -> list[Listener]:
    """Who listens without a session, one of each kind: the watch over sessions, which would send them away, rests."""
    await assembly.session_watch.beat.stop()
    listeners = [Listener("session", "user", audience) for audience in audiences]
    for listener in listeners:
        assembly.hub.join(listener)
    return listeners


@dataclass
class Live:
    """One live socket of a browser; `frames` are those that came so far."""

    connection: ClientConnection
    frames: list[dict[str, Any]] = field(default_factory=list)
    task: asyncio.Task[None] | None = None

    def start(self) -> None:
        self.task = asyncio.create_task(self._read())

    async def _read(self) -> None:
        try:
            async for message in self.connection:
                self.frames.append(json.loads(message))
        except ConnectionClosed:
            return

    async def closed(self) -> int | None:
        """Wait for the end, and tell its code."""
        async with asyncio.timeout(10):
            await self.connection.wait_closed()
        if self.task is not None:
            await self.task
        return self.connection.close_code

    def of_type(self, kind: str) -> list[dict[str, Any]]:
        return [frame for frame in self.frames if frame["type"] == kind]

    @property
    def changes(self) -> list[int]:
        """The numbers of the changes that it was told, in the order in which they came."""
        return [frame["seq"] for frame in self.changed()]

    def changed(self, *tables: str) -> list[dict[str, Any]]:
        """The changes of these tables; of patients and coverages where none is named."""
        wanted = tables or ("patient", "coverage")
        return [frame for frame in self.of_type("changed") if frame["table"] in wanted]

    @property
    def counts(self) -> dict[str, Any]:
        """The last counts that it was told."""
        counts: dict[str, Any] = self.of_type("counts")[-1]["counts"]
        return counts

    async def has_seen(self, seq: int) -> None:
        """Wait until the counts as of this event were told."""
        await eventually(lambda: any(frame["seq"] >= seq for frame in self.of_type("counts")))


@dataclass
class Browser:
    """Somebody's browser: its cookies, its requests, its sockets."""

    http: httpx.AsyncClient
    address: str
    stack: AsyncExitStack

    @property
    def cookie(self) -> str:
        return "; ".join(f"{name}={value}" for name, value in self.http.cookies.items())

    async def connect(
        self, query: str = "", origin: str | None = ORIGIN, path: str = LIVE, **options: Any
    ) -> ClientConnection:
        headers = {"cookie": self.cookie} if self.http.cookies else {}
        return await self.stack.enter_async_context(
            connect(
                f"{self.address}{path}{query}",
                origin=origin,  # type: ignore[arg-type]
                additional_headers=headers,
                open_timeout=10,
                close_timeout=2,
                **options,
            )
        )

    async def live(self, query: str = "", origin: str | None = ORIGIN, path: str = LIVE) -> Live:
        """A socket that is read as frames come."""
        live = Live(await self.connect(query, origin, path))
        live.start()
        return live

    async def opened(self, query: str = "", path: str = LIVE) -> Live:
        """A socket that has been told the counts."""
        live = await self.live(query, path=path)
        await eventually(lambda: bool(live.of_type("counts")))
        return live


@dataclass
class Served:
    """The server, and what stands behind it."""

    assembly: Assembly
    port: int
    stack: AsyncExitStack
    stop: Callable[[], Awaitable[None]]

    async def browser(self, role: str | None = None) -> Browser:
        http = await self.stack.enter_async_context(
            httpx.AsyncClient(base_url=f"http://127.0.0.1:{self.port}/api/v1", headers={"origin": ORIGIN})
        )
        if role is not None:
            assert (await sign_in(http, role)).status_code == 200
        return Browser(http, f"ws://127.0.0.1:{self.port}/api/v1", self.stack)

    async def position(self) -> int:
        """The number of the last event, once every event has one and was handed out."""

        async def is_done() -> bool:
            is_numbered = not await self.assembly.events.unnumbered(1)
            return is_numbered and self.assembly.hub.position == await self.assembly.events.last_number()

        await eventually(is_done)
        return self.assembly.hub.position


@asynccontextmanager
async def serving(assembly: Assembly) -> AsyncIterator[Served]:
    """The API process's own server around an assembly; its sockets have small buffers, so that slowness shows."""
    listening = socket.socket()
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SMALL_BUFFER)
    listening.bind(("127.0.0.1", 0))
    server = _api_server(assembly)
    task = asyncio.create_task(server.serve(sockets=[listening]))
    await eventually(lambda: server.started)

    async def stop() -> None:
        server.should_exit = True
        await task

    try:
        async with AsyncExitStack() as stack:
            yield Served(assembly, listening.getsockname()[1], stack, stop)
    finally:
        await stop()


@pytest.fixture
async def served(demo: Assembly) -> AsyncIterator[Served]:
    """The demo's server."""
    async with serving(demo) as served:
        yield served


@pytest.fixture
def slowly_reading_socket() -> Callable[[int], socket.socket]:
    """A connected socket whose owner takes next to nothing at a time."""

    def connected(port: int) -> socket.socket:
        client = socket.socket()
        client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
        client.connect(("127.0.0.1", port))
        client.setblocking(False)
        return client

    return connected
