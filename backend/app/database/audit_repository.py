"""Audit rows and blocks in the store.

What is read here may have been changed by somebody with access to the store, in value, type or form: nothing that
stands there makes reading fail, and what has another form than PFINNI writes is never taken for PFINNI's.
https://surrealdb.com/docs/surrealql/statements/insert .
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from app.audit.chain import Block
from app.audit.rows import AuditRow
from app.database.answers import Row
from app.database.lease_repository import Lease, fenced
from app.database.patient_repository import Reader
from app.database.statement import RecordID, Statement

_COUNTER = RecordID("counter", "audit_block")
_OPTIONAL = ("role", "session", "amount", "address", "request", "detail", "digest")
_NEVER = datetime(1, 1, 1, tzinfo=UTC)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_OF_ANOTHER_FORM = (KeyError, TypeError, ValueError, AttributeError)
_EXTENT = """
    RETURN {
        counter: (SELECT VALUE value FROM ONLY $counter),
        blocks: (SELECT count() FROM audit_block GROUP ALL)[0].count,
        rows: (SELECT count() FROM audit GROUP ALL)[0].count,
        unsealed: (SELECT count() FROM audit WHERE block = 0 GROUP ALL)[0].count
    }
"""


@dataclass(frozen=True, slots=True)
class Extent:
    """How much there is, as of one moment. `counter` is the number of the chain's head, as the sealer keeps it."""

    counter: int
    blocks: int
    rows: int
    unsealed: int


class AuditRepository:
    """The frozen rows: how they come in, and how they are read for sealing, verifying and export."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    async def holds(self, row_id: str) -> bool:
        """Whether a row was committed."""
        return await self._reader.one("SELECT id FROM ONLY $row", {"row": RecordID("audit", row_id)}) is not None

    async def unsealed(self, limit: int) -> list[AuditRow]:
        """Rows that no block holds yet."""
        rows = await self._reader.rows("SELECT * FROM audit WHERE block = 0 LIMIT $limit", {"limit": limit})
        return [opened(row) for row in rows]

    async def of_block(self, number: int) -> list[AuditRow]:
        """The rows that say they are in a block, in the order of the chain."""
        rows = await self._reader.rows("SELECT * FROM audit WHERE block = $block", {"block": number})
        return sorted((opened(row) for row in rows), key=lambda row: row.id)

    async def block(self, number: int) -> Block | None:
        """One block."""
        row = await self._reader.one("SELECT * FROM ONLY $block", {"block": RecordID("audit_block", number)})
        return _block(row) if row else None

    async def last_number(self) -> int:
        """The number of the chain's head, 0 before the first block.

        A counter, because `ORDER BY id` on this table is answered from the index of its subjects.
        """
        row = await self._reader.one("SELECT * FROM ONLY $counter", {"counter": _COUNTER})
        return _number(row.get("value")) if row else 0

    async def last_block(self) -> Block | None:
        """The head of the chain."""
        number = await self.last_number()
        return await self.block(number) if number else None

    async def extent(self) -> Extent:
        """Counter, blocks and rows, counted in one statement, so that they agree."""
        found = await self._reader.one(_EXTENT, {"counter": _COUNTER}) or {}
        return Extent(**{name: _number(found.get(name)) for name in Extent.__slots__})

    async def row_outside(self, last: int) -> str | None:
        """A row whose block number is none from 0 to `last`."""
        rows = await self._reader.rows(
            "SELECT id FROM audit WHERE !type::is_int(block) OR block < 0 OR block > $last LIMIT 1", {"last": last}
        )
        return str(rows[0]["id"].id) if rows else None

    async def block_outside(self, last: int) -> str | None:
        """A block whose id is no number from 1 to `last`."""
        rows = await self._reader.rows(
            """
            SELECT id FROM audit_block
            WHERE !type::is_int(record::id(id)) OR record::id(id) < 1 OR record::id(id) > $last LIMIT 1
            """,
            {"last": last},
        )
        return str(rows[0]["id"].id) if rows else None


def create(row: AuditRow) -> Statement:
    """One row, for the commit of the change that it records."""
    return Statement(
        "CREATE ONLY $row CONTENT $content RETURN NONE",
        {"row": RecordID("audit", row.id), "content": {**_content(row), "block": 0}},
    )


def insert(rows: Sequence[AuditRow]) -> Statement:
    """Several rows in one commit, for the grouped writer."""
    return Statement(
        "INSERT INTO audit $rows RETURN NONE",
        {"rows": [{"id": RecordID("audit", row.id), **_content(row), "block": 0} for row in rows]},
    )


def seal_block(block: Block, lease: Lease) -> list[Statement]:
    """The block and its number on every row, only while the lease is ours and nobody sealed these rows."""
    rows = [RecordID("audit", entry.row_id) for entry in block.entries]
    return [
        fenced(lease),
        Statement(
            """
            IF array::is_empty((
                UPDATE $counter SET value = $number, token = $fence WHERE value = $number - 1 RETURN id
            )) { THROW $taken }
            """,
            {"counter": _COUNTER, "number": block.number, "fence": lease.token, "taken": "audit_block_taken"},
        ),
        Statement(
            "CREATE ONLY $block CONTENT $content RETURN NONE",
            {"block": RecordID("audit_block", block.number), "content": _block_content(block)},
        ),
        Statement(
            """
            IF array::len((UPDATE $rows SET block = $number WHERE block = 0 RETURN id)) != $count { THROW $taken }
            """,
            {"rows": rows, "number": block.number, "count": len(rows), "taken": "audit_rows_taken"},
        ),
    ]


def _content(row: AuditRow) -> dict[str, object]:
    content: dict[str, object] = {
        "at": row.at,
        "actor": row.actor,
        "action": str(row.action),
        "outcome": row.outcome,
        "proof": row.proof,
    }
    content |= {name: value for name in _OPTIONAL if (value := getattr(row, name)) is not None}
    if row.automatic:
        content["automatic"] = True
    if len(row.subjects) == 1:
        content["subject"] = row.subjects[0]
    elif row.subjects:
        content["subjects"] = list(row.subjects)
    return content


def opened(row: Row) -> AuditRow:
    """The row; one that has not the form that PFINNI writes loses its proof."""
    row_id = str(row["id"].id)
    try:
        found = _read(row_id, row)
        found.hash()
        has_our_form = _content(found) == _columns(row, "block", "newest_first") and _is_sorted_by_its_moment(row)
    except _OF_ANOTHER_FORM:
        return AuditRow(row_id, _NEVER, actor="", action="")
    return found if has_our_form else replace(found, proof=b"")


def _read(row_id: str, row: Row) -> AuditRow:
    subject = row.get("subject")
    return AuditRow(
        id=row_id,
        at=row["at"],
        actor=row["actor"],
        action=row["action"],
        outcome=row["outcome"],
        subjects=(subject,) if subject is not None else tuple(row.get("subjects") or ()),
        automatic=bool(row.get("automatic")),
        proof=row["proof"],
        block=row["block"],
        **{name: row.get(name) for name in _OPTIONAL},
    )


def _is_sorted_by_its_moment(row: Row) -> bool:
    """Whether the column that people's questions go by says what the row says."""
    return row.get("newest_first") == newest_first(row["at"])


def newest_first(moment: datetime) -> int:
    """What the column of this name holds: minus the milliseconds since 1970."""
    return -((moment - _EPOCH) // timedelta(milliseconds=1))


def _columns(row: Row, *without: str) -> dict[str, object]:
    return {name: value for name, value in row.items() if value is not None and name not in {"id", *without}}


def _is_binary(value: object) -> bool:
    return isinstance(value, bytes)


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0


def _block_content(block: Block) -> dict[str, object]:
    return {
        "at": block.at,
        "previous": block.previous,
        "count": len(block.entries),
        "entries": block.packed_entries(),
        "hash": block.hash,
        "signature": block.signature,
        "subjects": list(block.subjects),
    }


def _block(row: Row) -> Block:
    """The block; one that has not the form that PFINNI writes loses its hash and its entries."""
    number = int(row["id"].id)
    try:
        block = Block(
            number=number,
            at=row["at"],
            previous=row["previous"],
            entries=Block.unpack(row["entries"]),
            hash=row["hash"],
            signature=row["signature"],
            subjects=tuple(row["subjects"]),
        )
        block.computed_hash()
        has_our_form = _is_binary(block.signature) and _block_content(block) == _columns(row)
    except _OF_ANOTHER_FORM:
        has_our_form = False
    return block if has_our_form else Block(number, _NEVER, b"", ())
