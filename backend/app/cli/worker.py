"""The worker process beside a SurrealDB server: alerts, jobs and schedules, and no API.

An embedded store has one owner, the API, which works itself; a worker beside it is refused.
"""

import asyncio
import os
import signal

import uvloop

from app.assembly import open_assembly
from app.config.logging import configure_logging
from app.config.settings import Settings
from app.database.failures import StoreCannotOpen

_EMBEDDED = (
    "This store is embedded, so the API works its jobs off itself. "
    "Set DATABASE_URL to a SurrealDB server (ws://) to run workers beside it."
)


async def work(settings: Settings) -> None:
    """Work until a signal comes, then let what runs come to its end. Raises StoreCannotOpen."""
    configure_logging(settings.logs)
    if settings.database.is_embedded:
        raise StoreCannotOpen(_EMBEDDED)
    stopping = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stopping.set)
    assembly = await open_assembly(settings)
    try:
        assembly.works = True
        assembly.start()
        filled = asyncio.create_task(assembly.filled())
        stopped = asyncio.create_task(stopping.wait())
        await asyncio.wait([filled, stopped], return_when=asyncio.FIRST_COMPLETED)
        if filled.done():
            await filled
            print("The worker is at work.", flush=True)
            await stopped
    finally:
        await assembly.close()


def work_and_exit(settings: Settings) -> None:
    """The process's whole life, up to a signal."""
    os.umask(0o077)
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(work(settings))
