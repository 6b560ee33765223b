"""The children of `pfinni up`: API, web and sandbox, each in a session of its own, watched and stopped in order.

Ctrl-C reaches the supervisor alone; it then ends web and sandbox, and the API last, which closes the store.
"""

import asyncio
import os
import signal
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import httpx

STOP_WITHIN = 20.0
MOST_RESTARTS = 3


@dataclass(slots=True)
class Child:
    """One process: how to start it, and where it says that it is up."""

    name: str
    command: Sequence[str]
    folder: Path
    health: str
    log: Path
    environment: Mapping[str, str] = field(default_factory=dict)
    process: asyncio.subprocess.Process | None = None
    restarts: int = 0
    log_begins: int = 0
    """Where in its log this run begins; what stands before is an earlier one's."""

    async def start(self) -> None:
        """Start it with its output in its log."""
        self.log.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor = os.open(self.log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        self.log_begins = os.fstat(descriptor).st_size
        try:
            self.process = await asyncio.create_subprocess_exec(
                *self.command,
                cwd=self.folder,
                env={**os.environ, **self.environment},
                stdin=asyncio.subprocess.DEVNULL,
                stdout=descriptor,
                stderr=descriptor,
                start_new_session=True,
            )
        finally:
            os.close(descriptor)

    @property
    def has_ended(self) -> bool:
        """Whether the process is gone."""
        return self.process is not None and self.process.returncode is not None

    async def is_up(self) -> tuple[bool, float | None]:
        """Whether it answers; and, from the API, how far its start is."""
        try:
            async with httpx.AsyncClient(timeout=2.0) as client:
                answer = await client.get(self.health)
        except httpx.HTTPError:
            return False, None
        return answer.status_code == 200, _progress(answer)

    async def stop(self) -> None:
        """Ask it to end; after twenty seconds end it."""
        process = self.process
        if process is None or process.returncode is not None:
            return
        _signal(process.pid, signal.SIGTERM)
        try:
            async with asyncio.timeout(STOP_WITHIN):
                await process.wait()
        except TimeoutError:
            _signal(process.pid, signal.SIGKILL)
            await process.wait()

    def last_lines(self, count: int = 5) -> list[str]:
        """The end of what this run has logged: why it did not start, or what its start has to say."""
        try:
            with self.log.open("rb") as log:
                log.seek(self.log_begins)
                return log.read().decode("utf-8", errors="replace").splitlines()[-count:]
        except OSError:
            return []


def _progress(answer: httpx.Response) -> float | None:
    """How far its start is, if the answer says so: whoever holds the port may answer anything."""
    try:
        content = answer.json()
    except ValueError:
        return None
    progress = content.get("progress") if isinstance(content, dict) else None
    return progress if isinstance(progress, float) else None


def _signal(pid: int, number: signal.Signals) -> None:
    try:
        os.killpg(pid, number)
    except ProcessLookupError:
        return
