"""From a change to the frames of every open dashboard: a hundred sockets or a thousand, one change at a time.

The client is the lightest that speaks RFC 6455: one that unpacks and parses every frame of a thousand sockets costs
more than the server that sends them.
"""

import asyncio
import json
import time
from collections.abc import Awaitable, Callable, Iterator
from typing import Any

from tests.performance.http_client import Connection, Target, UnexpectedAnswer
from tests.performance.workload import NextRequest


class Arrivals:
    """When each socket was told the counts that follow a change."""

    def __init__(self, sockets: int) -> None:
        self._sockets = sockets
        self._missing = 0
        self._is_everywhere = asyncio.Event()
        self.expected = (b"", b"")
        """Parts of the frame that tells the change that is waited for."""
        self.moments: list[float] = []

    def expect(self, patient: str, version: int) -> None:
        """The next change."""
        self.expected = f'"id":"{patient}"'.encode(), f'"version":{version}}}'.encode()
        self._missing, self.moments = self._sockets, []
        self._is_everywhere.clear()

    def arrived(self) -> None:
        """One more socket has the counts."""
        self.moments.append(time.perf_counter())
        self._missing -= 1
        if self._missing == 0:
            self._is_everywhere.set()

    async def everywhere(self) -> None:
        """Wait until every socket has them."""
        async with asyncio.timeout(30):
            await self._is_everywhere.wait()


_TEXT, _CLOSE, _PING = 1, 8, 9
_AT_ONCE = 32


class LiveSocket(asyncio.Protocol):
    """One live socket; it notes when the counts after the expected change arrive."""

    def __init__(self, target: Target, arrivals: Arrivals) -> None:
        self._target = target
        self._arrivals = arrivals
        self._buffer = bytearray()
        self._is_told = False
        self._transport: asyncio.Transport | None = None
        self.opened: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        """Done with the first frame."""
        self.bytes = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport  # type: ignore[assignment]
        upgrade = b"upgrade: websocket\r\nconnection: Upgrade\r\nsec-websocket-version: 13\r\n"
        key = b"sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
        transport.write(self._target.request("GET", "/live")[:-2] + upgrade + key)  # type: ignore[attr-defined]

    def connection_lost(self, exc: Exception | None) -> None:
        if not self.opened.done():
            self.opened.set_exception(exc or UnexpectedAnswer("a socket was not let in"))

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        if self._buffer.startswith(b"HTTP/1.1"):
            end = self._buffer.find(b"\r\n\r\n")
            if end < 0:
                return
            del self._buffer[: end + 4]
        for opcode, content in self._frames():
            self._take(opcode, content)

    def _frames(self) -> Iterator[tuple[int, bytes]]:
        while len(self._buffer) >= 2:
            length, begin = self._buffer[1], 2
            if length == 126:
                length, begin = int.from_bytes(self._buffer[2:4], "big"), 4
            if len(self._buffer) < begin + length:
                return
            opcode, content = self._buffer[0] & 15, bytes(self._buffer[begin : begin + length])
            del self._buffer[: begin + length]
            yield opcode, content

    def _take(self, opcode: int, content: bytes) -> None:
        assert self._transport is not None
        if opcode == _PING:
            self._transport.write(bytes((0x8A, 0x80 | len(content), 0, 0, 0, 0)) + content)
        elif opcode == _TEXT:
            self.bytes += len(content)
            self._read(content)
        if not self.opened.done():
            self.opened.set_result(None)

    def _read(self, content: bytes) -> None:
        if content.startswith(b'{"type":"changed"'):
            self._is_told = self._is_told or all(each in content for each in self._arrivals.expected)
        elif self._is_told:
            self._is_told = False
            self._arrivals.arrived()

    def close(self) -> None:
        """Hang up."""
        if self._transport is not None:
            self._transport.close()


async def opened(target: Target, arrivals: Arrivals, sockets: int) -> list[LiveSocket]:
    """So many sockets, each let in and told the counts."""
    loop = asyncio.get_running_loop()
    found: list[LiveSocket] = []
    while len(found) < sockets:
        some = [
            (await loop.create_connection(lambda: LiveSocket(target, arrivals), target.host, target.port))[1]
            for _ in range(min(_AT_ONCE, sockets - len(found)))
        ]
        await asyncio.gather(*(each.opened for each in some))
        found += some
    return found


async def measure_frames(
    target: Target, next_request: NextRequest, plan: dict[str, Any], signalled: Callable[[], Awaitable[None]]
) -> dict[str, Any]:
    """Latencies over all sockets and changes, and of the last socket of each change, from before the request."""
    arrivals = Arrivals(plan["sockets"])
    sockets = await opened(target, arrivals, plan["sockets"])
    await signalled()
    connection = await Connection.open(target)
    every: list[float] = []
    last: list[float] = []
    for _ in range(plan["changes"]):
        request, took = next_request()
        arrivals.expect(*_changed(request))
        started = time.perf_counter()
        took(await connection.send(request))
        await arrivals.everywhere()
        every += [moment - started for moment in arrivals.moments]
        last.append(arrivals.moments[-1] - started)
        await asyncio.sleep(plan.get("pause", 0.0))
    for socket in sockets:
        socket.close()
    return {"latencies": every, "last": last}


def _changed(request: bytes) -> tuple[str, int]:
    """The patient of a status change, and the version that it leaves behind."""
    patient = request.split(b"/patients/", 1)[1].split(b"/", 1)[0].decode()
    body = json.loads(request.partition(b"\r\n\r\n")[2])
    return patient, int(body["version"]) + 1
