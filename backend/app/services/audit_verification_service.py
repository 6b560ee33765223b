"""Is the audit trail whole? Walks the chain in the store, holds it against the heads outside, names the first fault.

What it checks: every block is signed, follows the one before, holds exactly its rows unchanged, indexes whom they
name, and was noted outside, line for line; nothing lies outside the blocks but rows of PFINNI's that wait for the
sealer. It may run while PFINNI works: what is sealed meanwhile belongs to the next run.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import tink
from tink import signature

from app.audit.chain import GENESIS, Block, Fault, Finding, check_block, check_rows, subject_index
from app.audit.heads import HeadsFile, HeadsUnreadable, NotedLine, noted_line
from app.audit.rows import Prover
from app.database.audit_repository import AuditRepository, Extent

OnBlock = Callable[[int, int], None]
"""Told the number of blocks checked and of blocks in all."""

_MOST_UNSEALED = 100_000


@dataclass(frozen=True, slots=True)
class Verdict:
    """The first finding, or none; and how much was looked at."""

    finding: Finding | None
    blocks: int
    rows: int
    not_sealed_yet: int

    @property
    def is_whole(self) -> bool:
        """Whether nothing is wrong."""
        return self.finding is None


def signature_check(verifier: signature.PublicKeyVerify) -> Callable[[bytes, bytes], bool]:
    """Whether a signature is good, as a plain answer."""

    def check(signed: bytes, content: bytes) -> bool:
        try:
            verifier.verify(signed, content)
        except tink.TinkError:
            return False
        return True

    return check


class AuditVerification:
    """Verifies the trail of one store."""

    def __init__(
        self, audit: AuditRepository, heads: HeadsFile, verify: Callable[[bytes, bytes], bool], prove: Prover
    ) -> None:
        self._audit = audit
        self._heads = heads
        self._verify = verify
        self._prove = prove

    async def verify(self, on_block: OnBlock = lambda _, __: None) -> Verdict:
        """Walk the whole chain; stops at the first fault."""
        newest = self._newest_head()
        extent = await self._audit.extent()
        noted = self._heads.lines()
        last = max(extent.counter, newest)
        rows, previous = 0, GENESIS
        for number in range(1, last + 1):
            block = await self._audit.block(number)
            if block is None:
                return Verdict(_missing(number, extent), number - 1, rows, 0)
            finding = await self._check(block, number, previous) or _check_head(block, next(noted, None), last)
            if finding is not None:
                return Verdict(finding, number - 1, rows, 0)
            rows, previous = rows + len(block.entries), block.hash
            on_block(number, last)
        finding = _check_later_heads(noted, last) or await self._beyond(extent, last, rows) or await self._foreign()
        return Verdict(finding, last, rows, extent.unsealed)

    async def _check(self, block: Block, number: int, previous: bytes) -> Finding | None:
        """Whether a block is the one that was signed here, with its rows and its index."""
        finding = check_block(block, number, previous, self._verify)
        if finding is not None:
            return finding
        rows = await self._audit.of_block(number)
        finding = check_rows(block, [(row.id, row.hash()) for row in rows])
        if finding is None and block.subjects != subject_index(rows):
            return Finding(Fault.BLOCK_CHANGED, number)
        return finding

    async def _beyond(self, extent: Extent, last: int, sealed: int) -> Finding | None:
        """Whether there is anything that the walk did not meet."""
        if extent.blocks != last:
            added = await self._audit.block_outside(last)
            return Finding(Fault.BLOCK_ADDED, int(added) if added and added.isdigit() else None)
        if extent.counter != last:
            return Finding(Fault.COUNTER_CHANGED, last)
        if extent.rows != sealed + extent.unsealed:
            return Finding(Fault.ROW_ADDED, None, await self._audit.row_outside(last))
        return None

    async def _foreign(self) -> Finding | None:
        """Whether all rows that wait for the sealer are ours."""
        unsealed = await self._audit.unsealed(_MOST_UNSEALED)
        foreign = next((row for row in unsealed if not row.is_ours(self._prove)), None)
        return Finding(Fault.ROW_NOT_OURS, None, foreign.id) if foreign is not None else None

    def _newest_head(self) -> int:
        """The number of the newest head outside; an unreadable one is met in its place."""
        try:
            newest = self._heads.last()
        except HeadsUnreadable:
            return 0
        return newest.number if newest else 0


def _check_head(block: Block, noted: NotedLine | None, last: int) -> Finding | None:
    """Only the last one may be missing: a crash, or this very moment, can lie between a commit and its note."""
    is_as_noted = noted == noted_line(block) if noted is not None else block.number == last
    return None if is_as_noted else Finding(Fault.HEAD_DIFFERS, block.number)


def _check_later_heads(noted: Iterator[NotedLine], last: int) -> Finding | None:
    """What was noted since this run began follows without a gap."""
    for number, line in enumerate(noted, start=last + 1):
        try:
            follows = line.number == number
        except HeadsUnreadable:
            follows = False
        if not follows:
            return Finding(Fault.HEAD_DIFFERS, number)
    return None


def _missing(number: int, extent: Extent) -> Finding:
    """Cut off at the end, or taken from the middle."""
    return Finding(Fault.BLOCK_MISSING if extent.blocks >= number else Fault.CHAIN_CUT, number)
