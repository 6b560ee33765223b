"""Entries of one process that may be of one person go in one after the other: most never have to look twice.

Between processes that share a store the store decides (`EntryTurnRepository`); here nobody is refused, only made to
wait. Whoever waited compares with the one before: the directory holds a new patient before the write is answered.
"""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Iterable
from contextlib import AsyncExitStack, asynccontextmanager


class EntryQueue:
    """The queues of one process, one for each row of turns."""

    def __init__(self) -> None:
        self._locks: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    @asynccontextmanager
    async def turn(self, places: Iterable[str]) -> AsyncIterator[None]:
        """Wait for each of these places. They are taken in order, so that no two wait for each other."""
        async with AsyncExitStack() as held:
            for place in sorted(set(places)):
                await held.enter_async_context(self._locks[place])
            yield
