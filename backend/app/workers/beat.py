"""A loop that works when it is woken, and looks by itself now and then: the shape of every worker in the process."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from datetime import timedelta

_log = logging.getLogger("pfinni.workers")


class Beat:
    """Runs `work` after each wake-up and at least every `interval`.

    A failure is logged and tried again soon, then less and less often, at last every `interval` or two seconds.
    `work` gives whether there may be more to do at once. Wake-ups while it runs lead to one more run.
    """

    def __init__(
        self,
        name: str,
        work: Callable[[], Awaitable[bool]],
        interval: timedelta,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self.name = name
        self._monotonic = monotonic
        self._work = work
        self._interval = interval.total_seconds()
        self._awake = asyncio.Event()
        self._ending = asyncio.Event()
        self._task: asyncio.Task[None] | None = None
        self._troubled_since: float | None = None
        self.failures = 0

    @property
    def troubled_for(self) -> timedelta:
        """How long no run has come to a good end, since the first that failed, or that still goes on."""
        since = self._troubled_since
        return timedelta(seconds=self._monotonic() - since) if since is not None else timedelta(0)

    def start(self) -> None:
        """Begin; the first run follows at once."""
        self._awake.set()
        self.start_later()

    def start_later(self) -> None:
        """Begin; the first run follows after a wake-up or the interval."""
        self._task = asyncio.create_task(self._run(), name=self.name)

    def wake(self) -> None:
        """There is something to do."""
        self._awake.set()

    async def stop(self) -> None:
        """Finish what is there, then end."""
        if self._task is None:
            return
        self._ending.set()
        self._awake.set()
        await self._task
        self._task = None

    async def pause(self, seconds: float) -> None:
        """Wait inside the work; not while the worker is being stopped."""
        await _within(self._ending, seconds)

    async def _run(self) -> None:
        while True:
            await _within(self._awake, self._interval)
            self._awake.clear()
            is_last = self._ending.is_set()
            await self._work_off()
            if is_last:
                return

    async def _work_off(self) -> None:
        try:
            while await self._work_once():
                pass
        except Exception as error:  # noqa: BLE001 - a worker outlives whatever its work meets
            self.failures += 1
            _log.warning(
                "a worker failed and will try again", extra={"worker": self.name, "kind": type(error).__name__}
            )
            await self.pause(min(0.05 * 2 ** min(self.failures, 20), max(self._interval, 2.0)))
            self._awake.set()

    async def _work_once(self) -> bool:
        if self._troubled_since is None:
            self._troubled_since = self._monotonic()
        has_more = await self._work()
        self._troubled_since, self.failures = None, 0
        return has_more


async def _within(event: asyncio.Event, seconds: float) -> None:
    try:
        async with asyncio.timeout(seconds):
            await event.wait()
    except TimeoutError:
        return
