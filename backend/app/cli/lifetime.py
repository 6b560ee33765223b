"""The life of a process that serves until it is told to end: its signals, its umask, its event loop."""

import asyncio
import os
import signal
from collections.abc import Coroutine
from typing import Any

import uvloop


def stopped_by_signals() -> asyncio.Event:
    """Set when SIGINT or SIGTERM comes, which then end nothing by themselves."""
    stopping = asyncio.Event()
    for signal_number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(signal_number, stopping.set)
    return stopping


async def unless(stopping: asyncio.Event, work: Coroutine[Any, Any, None]) -> bool:
    """Do the work, or break it off when a signal comes; gives whether it was done."""
    working, told = asyncio.create_task(work), asyncio.create_task(stopping.wait())
    await asyncio.wait([working, told], return_when=asyncio.FIRST_COMPLETED)
    told.cancel()
    if working.done():
        await working
        return True
    working.cancel()
    await asyncio.gather(working, return_exceptions=True)
    return False


def live(life: Coroutine[Any, Any, None]) -> None:
    """The process's whole life, up to a signal; what it writes is for its own user alone."""
    os.umask(0o077)
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(life)
