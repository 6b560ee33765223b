"""From a change to the frames of every open dashboard: a hundred sockets, one change at a time."""

import asyncio
import json
import time
from collections.abc import Awaitable, Callable
from typing import Any

from websockets.asyncio.client import ClientConnection, connect

from tests.performance.http_client import Connection, Target
from tests.performance.workload import NextRequest


class Arrivals:
    """When each socket was told the counts that follow a change."""

    def __init__(self, sockets: int) -> None:
        self._sockets = sockets
        self._missing = 0
        self._is_everywhere = asyncio.Event()
        self._version: tuple[str, int] = ("", 0)
        self.moments: list[float] = []

    def expect(self, patient: str, version: int) -> None:
        """The next change."""
        self._version, self._missing, self.moments = (patient, version), self._sockets, []
        self._is_everywhere.clear()

    def is_expected(self, frame: dict[str, Any]) -> bool:
        """Whether a frame tells the change that is waited for."""
        return (frame.get("id"), frame.get("version")) == self._version

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


async def listen(socket: ClientConnection, arrivals: Arrivals) -> None:
    """Note when the counts after the expected change arrive."""
    is_told = False
    async for message in socket:
        frame = json.loads(message)
        if frame["type"] == "changed":
            is_told = is_told or arrivals.is_expected(frame)
        elif is_told:
            is_told = False
            arrivals.arrived()


async def measure_frames(
    target: Target, next_request: NextRequest, plan: dict[str, Any], signalled: Callable[[], Awaitable[None]]
) -> dict[str, Any]:
    """Latencies over all sockets and changes, and of the last socket of each change, from before the request."""
    url = f"ws://{target.host}:{target.port}/api/v1/live"
    headers = {"cookie": target.cookie}
    arrivals = Arrivals(plan["sockets"])
    sockets = [
        await connect(url, origin=target.origin, additional_headers=headers, proxy=None)  # type: ignore[arg-type]
        for _ in range(plan["sockets"])
    ]
    listeners = [asyncio.create_task(listen(socket, arrivals)) for socket in sockets]
    connection = await Connection.open(target)
    await signalled()
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
    for task in listeners:
        task.cancel()
    await asyncio.gather(*listeners, return_exceptions=True)
    await asyncio.gather(*(socket.close() for socket in sockets))
    return {"latencies": every, "last": last}


def _changed(request: bytes) -> tuple[str, int]:
    """The patient of a status change, and the version that it leaves behind."""
    patient = request.split(b"/patients/", 1)[1].split(b"/", 1)[0].decode()
    body = json.loads(request.partition(b"\r\n\r\n")[2])
    return patient, int(body["version"]) + 1
