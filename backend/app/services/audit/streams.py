"""Sources of audit rows in the order of time: a column's value, or the blocks that name a subject.

Every source says down to which moment it is complete; rows at or before that moment may still be missing. So several
can be merged without an order among rows of the same moment being promised by the store.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from app.database.audit_search import Along, AuditSearch, BlockPlace, Glimpse

_SMALLEST, _LARGEST, _GROWTH = 64, 2_000, 4
_BLOCKS_AT_ONCE = 16


class Source(Protocol):
    """Somewhere that rows come from, the newest first."""

    frontier: datetime | None
    """Complete for everything younger than this; None when all was read."""

    async def more(self) -> Sequence[Glimpse]:
        """The next rows; the frontier moves."""
        ...


class ColumnSource:
    """The rows with one value in one column, a growing window at a time."""

    def __init__(self, search: AuditSearch, along: Along, who: str, start: datetime, at_least: int) -> None:
        self._search = search
        self._along = along
        self._who = who
        self._size = max(_SMALLEST, at_least)
        self.frontier: datetime | None = start

    async def more(self) -> Sequence[Glimpse]:
        """The next window. One that holds a single moment makes the following one larger, so that it ends."""
        if self.frontier is None:
            return ()
        rows = await self._search.window(self._along, self._who, self.frontier, self._size)
        last = rows[-1].at if len(rows) == self._size else None
        is_stuck = last is not None and last >= self.frontier
        self._size = self._size * _GROWTH if is_stuck else min(self._size * _GROWTH, max(_LARGEST, self._size))
        self.frontier = last
        return rows


class BlockSource:
    """The rows over several people of whom one is meant: those not sealed yet, then block after block.

    No row is younger than its block, so what is left to read is never younger than the next block.
    """

    def __init__(self, search: AuditSearch, subject: str, start: datetime, from_block: int | None) -> None:
        self._search = search
        self._subject = subject
        self._from_block = from_block
        self._left: list[BlockPlace] | None = None
        self.frontier: datetime | None = start

    async def more(self) -> Sequence[Glimpse]:
        """The rows of the next few blocks; at first, those that wait for the sealer as well."""
        waiting: Sequence[Glimpse] = ()
        if self._left is None:
            waiting = await self._search.unsealed_of(self._subject)
            blocks = await self._search.blocks_of(self._subject)
            self._left = [each for each in blocks if self._from_block is None or each.number <= self._from_block]
        now, self._left = self._left[:_BLOCKS_AT_ONCE], self._left[_BLOCKS_AT_ONCE:]
        self.frontier = self._left[0].at if self._left else None
        rows = await self._search.in_blocks([each.number for each in now], self._subject) if now else []
        return [*waiting, *rows]

    @property
    def next_block(self) -> int:
        """The newest block that was not read; 0 when all were."""
        return self._left[0].number if self._left else 0
