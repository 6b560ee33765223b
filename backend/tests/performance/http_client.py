"""The lightest HTTP/1.1 client that can load an API: keep-alive sockets, no checks, no decoding.

A client of a library costs more CPU for each request than the API does; then the generator is measured, not the API.
"""

import asyncio
from dataclasses import dataclass


class UnexpectedAnswer(Exception):
    """The API answered with another status than a good one; the bench stops, because its figures would be wrong."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where requests go, and as whom."""

    host: str
    port: int
    cookie: str
    origin: str

    def request(self, method: str, path: str, body: bytes | None = None) -> bytes:
        """One request as it goes over the wire."""
        head = f"{method} /api/v1{path} HTTP/1.1\r\nhost: {self.host}\r\n"
        head += f"cookie: {self.cookie}\r\norigin: {self.origin}\r\n"
        if body is not None:
            head += f"content-type: application/json\r\ncontent-length: {len(body)}\r\n"
        return head.encode() + b"\r\n" + (body or b"")


class Connection(asyncio.Protocol):
    """One socket, one request at a time."""

    def __init__(self) -> None:
        self._transport: asyncio.Transport | None = None
        self._buffer = bytearray()
        self._answer: asyncio.Future[tuple[int, bytes]] | None = None
        self._body_at = self._ends_at = 0

    @classmethod
    async def open(cls, target: Target) -> "Connection":
        """A connected socket."""
        _, connection = await asyncio.get_running_loop().create_connection(cls, target.host, target.port)
        return connection

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport  # type: ignore[assignment]

    def connection_lost(self, exc: Exception | None) -> None:
        if self._answer is not None and not self._answer.done():
            self._answer.set_exception(exc or ConnectionResetError())

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        if not self._ends_at:
            end = self._buffer.find(b"\r\n\r\n")
            if end < 0:
                return
            self._body_at = end + 4
            self._ends_at = self._body_at + _length(bytes(self._buffer[:end]))
        if len(self._buffer) >= self._ends_at and self._answer is not None and not self._answer.done():
            answer = int(self._buffer[9:12]), bytes(self._buffer[self._body_at : self._ends_at])
            del self._buffer[: self._ends_at]
            self._ends_at = 0
            self._answer.set_result(answer)

    async def send(self, request: bytes) -> bytes:
        """The answer's body. Raises UnexpectedAnswer unless it is a good one."""
        assert self._transport is not None
        self._answer = asyncio.get_running_loop().create_future()
        self._transport.write(request)
        status, body = await self._answer
        if status >= 300:
            raise UnexpectedAnswer(f"{status} for {request[:60]!r}: {body[:300]!r}")
        return body

    @property
    def is_open(self) -> bool:
        """Whether the API has not hung up."""
        return self._transport is not None and not self._transport.is_closing()

    def close(self) -> None:
        """Hang up."""
        if self._transport is not None:
            self._transport.close()


def _length(head: bytes) -> int:
    for line in head.split(b"\r\n")[1:]:
        name, _, value = line.partition(b":")
        if name.strip().lower() == b"content-length":
            return int(value)
    raise UnexpectedAnswer(f"an answer without a length: {head[:200]!r}")
