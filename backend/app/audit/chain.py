"""Signed blocks of audit rows, each naming the hash of the one before: a change anywhere is found everywhere after.

A block lists the id and the hash of every row in it, so that the first bad row can be named, not only noticed.
Ed25519 signatures (RFC 8032) let an outsider check the chain with the public key alone. 45 CFR 164.312(c)(1).
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from app.audit.rows import AuditRow, moment_text

FORM = "pfinni-block-1"
GENESIS = bytes(32)
_ID_LENGTH, _HASH_LENGTH = 26, 32
_ENTRY_LENGTH = _ID_LENGTH + _HASH_LENGTH

Verify = Callable[[bytes, bytes], bool]
"""Whether a signature (first) is good for a block's hash (second)."""


@dataclass(frozen=True, slots=True)
class BlockEntry:
    """One row of a block: its id and its hash."""

    row_id: str
    row_hash: bytes


@dataclass(frozen=True, slots=True)
class Block:
    """A link of the chain. `subjects` is the `subject_index` of its rows; not signed, because the rows are."""

    number: int
    at: datetime
    previous: bytes
    entries: tuple[BlockEntry, ...]
    hash: bytes = b""
    signature: bytes = b""
    subjects: tuple[str, ...] = field(default=(), repr=False)

    @classmethod
    def over(cls, rows: Sequence[AuditRow], number: int, previous: bytes, at: datetime) -> "Block":
        """The unsigned block over these rows, in the order of their ids."""
        ordered = sorted(rows, key=lambda row: row.id)
        entries = tuple(BlockEntry(row.id, row.hash()) for row in ordered)
        block = cls(number, at, previous, entries, subjects=subject_index(ordered))
        return cls(number, at, previous, entries, block.computed_hash(), subjects=block.subjects)

    def signed(self, sign: Callable[[bytes], bytes]) -> "Block":
        """The block with its signature."""
        return Block(
            self.number, self.at, self.previous, self.entries, self.hash, sign(self.hash), subjects=self.subjects
        )

    def computed_hash(self) -> bytes:
        """SHA-256 over a canonical JSON array: form, number, time, previous hash, count, SHA-256 of the entries."""
        values = [
            FORM,
            self.number,
            moment_text(self.at),
            self.previous.hex(),
            len(self.entries),
            hashlib.sha256(self.packed_entries()).hexdigest(),
        ]
        return hashlib.sha256(json.dumps(values, separators=(",", ":")).encode()).digest()

    def packed_entries(self) -> bytes:
        """Id and hash of every row, 58 bytes each."""
        return b"".join(entry.row_id.encode("ascii") + entry.row_hash for entry in self.entries)

    @staticmethod
    def unpack(packed: bytes) -> tuple[BlockEntry, ...]:
        """The entries again; what is left over makes a last entry that fits no row."""
        return tuple(
            BlockEntry(
                packed[at : at + _ID_LENGTH].decode("ascii", "replace"), packed[at + _ID_LENGTH : at + _ENTRY_LENGTH]
            )
            for at in range(0, len(packed), _ENTRY_LENGTH)
        )


def subject_index(rows: Iterable[AuditRow]) -> tuple[str, ...]:
    """Everybody whom rows over several people name: such rows are found through their block."""
    return tuple(sorted({subject for row in rows if len(row.subjects) > 1 for subject in row.subjects}))


class Fault(StrEnum):
    """What can be wrong with a chain, in plain words."""

    BLOCK_MISSING = "a block is missing"
    BLOCK_ADDED = "a block was added"
    BLOCK_CHANGED = "a block was changed"
    BLOCK_NOT_SIGNED = "a block is not signed with the practice's key"
    BLOCK_NOT_LINKED = "a block does not follow the one before it"
    ROW_MISSING = "a row was deleted"
    ROW_CHANGED = "a row was changed"
    ROW_ADDED = "a row was added"
    ROW_MOVED = "a row was moved"
    ROW_NOT_OURS = "a row was not written by PFINNI"
    COUNTER_CHANGED = "the count of the blocks was changed"
    CHAIN_CUT = "the end of the chain was cut off"
    HEAD_DIFFERS = "the chain is not the one that was noted outside the store"
    FILE_CHANGED = "the file was changed"
    FILE_CUT = "the file was cut"


@dataclass(frozen=True, slots=True)
class Finding:
    """The first thing that is wrong: where, and with which row or block."""

    fault: Fault
    block: int | None = None
    row: str | None = None

    def __str__(self) -> str:
        place = f"block {self.block}" if self.block is not None else "outside every block"
        return f"{self.fault}: {place}" + (f", row {self.row}" if self.row else "")


def check_block(block: Block, number: int, previous: bytes, verify: Verify) -> Finding | None:
    """Whether a block stands where it must, is what was signed, and follows the one before."""
    if block.number != number:
        return Finding(Fault.BLOCK_MISSING, number)
    if block.computed_hash() != block.hash:
        return Finding(Fault.BLOCK_CHANGED, number)
    if not verify(block.signature, block.hash):
        return Finding(Fault.BLOCK_NOT_SIGNED, number)
    if block.previous != previous:
        return Finding(Fault.BLOCK_NOT_LINKED, number)
    return None


def check_rows(block: Block, rows: Iterable[tuple[str, bytes]]) -> Finding | None:
    """Whether the rows (id and hash, in the order found) are exactly those of the block."""
    found = list(rows)
    expected = {entry.row_id: entry.row_hash for entry in block.entries}
    seen: set[str] = set()
    for row_id, row_hash in found:
        if row_id not in expected or row_id in seen:
            return Finding(Fault.ROW_ADDED, block.number, row_id)
        if expected[row_id] != row_hash:
            return Finding(Fault.ROW_CHANGED, block.number, row_id)
        seen.add(row_id)
    missing = [entry.row_id for entry in block.entries if entry.row_id not in seen]
    if missing:
        return Finding(Fault.ROW_MISSING, block.number, missing[0])
    return next(_moved(block, found), None)


def _moved(block: Block, found: Sequence[tuple[str, bytes]]) -> Iterator[Finding]:
    for entry, (row_id, _) in zip(block.entries, found, strict=True):
        if entry.row_id != row_id:
            yield Finding(Fault.ROW_MOVED, block.number, row_id)
