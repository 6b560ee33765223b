"""Chains audit rows into signed blocks, at most a second after they were written, and notes each head outside.

A row whose proof is wrong was not written by PFINNI: it is left out of the chain, reported once, and named by
`pfinni audit verify`. No block is sealed before the head of the one before it is noted.
"""

import asyncio
import logging
from collections.abc import Callable, Sequence
from datetime import timedelta

from app.audit.chain import GENESIS, Block
from app.audit.heads import HeadsFile, HeadsUnreadable
from app.audit.rows import AuditRow, Prover, to_milliseconds
from app.core.clock import Clock
from app.database.audit_repository import AuditRepository, seal_block
from app.database.bookkeeping import Bookkeeper, Ledger
from app.database.connection import Database
from app.database.failures import StoreThrew
from app.database.lease_repository import Lease
from app.sealing.keyring import Keyring
from app.workers.beat import Beat
from app.workers.leases import HeldLease

MOST_ROWS = 1000
GATHER = 0.4
"""Seconds that rows gather before they are sealed; a block is a second old at most."""
_log = logging.getLogger("pfinni.audit")


class AuditSealer:
    """The worker that seals the audit trail."""

    def __init__(
        self, database: Database, lease: HeldLease, keyring: Keyring, prove: Prover, heads: HeadsFile, clock: Clock
    ) -> None:
        self._bookkeeper = Bookkeeper(database)
        self._audit = AuditRepository(database)
        self._lease = lease
        self._sign = keyring.signer.sign
        self._prove = prove
        self._heads = heads
        self._clock = clock
        self._foreign: set[str] = set()
        self._noted = 0
        self.when_sealed: Callable[[Sequence[AuditRow]], None] = lambda _: None
        """Told which rows are in the chain now; must return at once."""
        self._has_heads_to_itself = database.is_embedded
        self._sealing = asyncio.Lock()
        interval = timedelta(seconds=5) if database.is_embedded else timedelta(milliseconds=600)
        self.beat = Beat("audit sealer", self._gather_and_seal, interval)

    async def seal_once(self) -> bool:
        """Seal one block; gives whether there may be more. Callers wait for one another: heads stay in order."""
        async with self._sealing:
            lease = await self._lease.get()
            return lease is not None and await self._seal(lease)

    async def _seal(self, lease: Lease) -> bool:
        last = await self._audit.last_block()
        await self._complete_heads(last)
        at_most = MOST_ROWS + len(self._foreign)
        found = await self._audit.unsealed(at_most)
        rows = self._ours(found)[:MOST_ROWS]
        if not rows:
            return len(found) == at_most
        number, previous = (last.number + 1, last.hash) if last else (1, GENESIS)
        block = Block.over(rows, number, previous, to_milliseconds(self._clock())).signed(self._sign)
        if not await self._commit(block, lease):
            return False
        await self._note(block)
        self.when_sealed(rows)
        return len(rows) == MOST_ROWS

    async def _commit(self, block: Block, lease: Lease) -> bool:
        try:
            await self._bookkeeper.keep(
                [Ledger.AUDIT_BLOCK, Ledger.AUDIT, Ledger.COUNTER, Ledger.LEASE], *seal_block(block, lease)
            )
        except StoreThrew as thrown:
            self._lease.lost()
            _log.warning("a block was not sealed", extra={"kind": thrown.code})
            return False
        return True

    async def _gather_and_seal(self) -> bool:
        await self.beat.pause(GATHER)
        return await self.seal_once()

    def _ours(self, rows: Sequence[AuditRow]) -> list[AuditRow]:
        ours = [row for row in rows if row.is_ours(self._prove)]
        foreign = {row.id for row in rows} - {row.id for row in ours} - self._foreign
        if foreign:
            self._foreign |= foreign
            _log.error("audit rows were found that PFINNI did not write", extra={"rows": len(foreign)})
        return ours

    async def _note(self, block: Block) -> None:
        await asyncio.to_thread(self._heads.append, block)
        self._noted = block.number

    async def _complete_heads(self, last: Block | None) -> None:
        """Note what a crash between commit and note left out: the last head; on a server also other processes' heads.

        Where nobody else seals, more than one can be missing only because it was taken away: then it stays missing,
        and verification names it.
        """
        if last is None or self._noted == last.number:
            return
        missing = await asyncio.to_thread(self._not_noted, last.number)
        if self._has_heads_to_itself and len(missing) > 1:
            _log.error("audit heads are missing outside the store", extra={"count": len(missing)})
            missing = range(0)
        for number in missing:
            block = await self._audit.block(number)
            if block is not None:
                await self._note(block)
        self._noted = last.number

    def _not_noted(self, last: int) -> range:
        try:
            newest = self._heads.last()
        except HeadsUnreadable:
            _log.error("the audit heads outside the store cannot be read")
            return range(0)
        return range(newest.number + 1 if newest else 1, last + 1)
