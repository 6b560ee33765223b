"""Ways to falsify the trail in the store, for somebody who can run any SurrealQL and write the heads files.

The guards of the tables are removed first. Each falsification says which places a finding may name.
"""

import random
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from app.audit.chain import Block
from app.audit.rows import moment_text
from app.core.identifiers import new_id, new_moment_id
from app.database.connection import Database
from app.database.statement import RecordID, Statement
from app.sealing.keyring import Keyring

Row = dict[str, Any]
Places = set[tuple[int | None, str | None]]
"""Block and row; a row of None stands for every row of the block."""

COUNTER = RecordID("counter", "audit_block")
_FIELDS = {
    "audit": "at actor role session action subject subjects amount address outcome request automatic detail digest "
    "proof block",
    "audit_block": "at previous count entries hash signature subjects",
    "counter": "value token",
}


@dataclass
class Attacker:
    """Somebody with the whole store and the heads folder, but without keys."""

    database: Database
    heads: Path
    stranger: Keyring
    rows: dict[str, Row] = field(default_factory=dict)
    blocks: dict[int, Row] = field(default_factory=dict)
    lines: list[bytes] = field(default_factory=list)

    async def break_in(self) -> None:
        """Remove every guard, and note how things stand."""
        for table, names in _FIELDS.items():
            await self.database.define(f"DEFINE TABLE OVERWRITE {table} SCHEMALESS")
            for name in names.split():
                await self.database.define(f"REMOVE FIELD {name} ON {table}")
        await self.database.define("REMOVE FIELD subjects.* ON audit; REMOVE FIELD subjects.* ON audit_block")
        await self.database.define("REMOVE EVENT audit_frozen ON audit; REMOVE EVENT audit_block_frozen ON audit_block")
        self.rows = {str(row["id"].id): row for row in await self.database.rows("SELECT * FROM audit")}
        self.blocks = {row["id"].id: row for row in await self.database.rows("SELECT * FROM audit_block")}
        self.lines = self.heads.read_bytes().splitlines(keepends=True)

    async def put_back(self) -> None:
        """Everything as it was."""
        counter = {"id": COUNTER, "value": self.last, "token": 1}
        await self.run(
            "DELETE audit; DELETE audit_block; DELETE counter:audit_block; INSERT INTO audit $rows;"
            "INSERT INTO audit_block $blocks; INSERT INTO counter $counter",
            rows=[_present(row) for row in self.rows.values()],
            blocks=[_present(block) for block in self.blocks.values()],
            counter=[counter],
        )
        self.write_heads(self.lines)

    @property
    def last(self) -> int:
        return len(self.blocks)

    def sealed(self, block: int | None = None) -> list[str]:
        return [name for name, row in self.rows.items() if (row["block"] == block if block else row["block"] > 0)]

    def unsealed(self) -> list[str]:
        return [name for name, row in self.rows.items() if row["block"] == 0]

    def place(self, row: str) -> Places:
        return {(self.rows[row]["block"] or None, row)}

    def write_heads(self, lines: Sequence[bytes]) -> None:
        self.heads.write_bytes(b"".join(lines))

    async def run(self, surql: str, **parameters: Any) -> None:
        statements = [text for text in surql.split(";") if text.strip()]
        await self.database.commit([Statement(text, parameters) for text in statements])

    async def replace(self, row: str, content: Row) -> None:
        await self.run("UPSERT $row REPLACE $content", row=RecordID("audit", row), content=_bare(content))

    async def replace_block(self, number: int, content: Row) -> None:
        await self.run("UPSERT $row REPLACE $content", row=RecordID("audit_block", number), content=_bare(content))

    async def delete(self, *rows: str) -> None:
        await self.run("DELETE $rows", rows=[RecordID("audit", row) for row in rows])

    async def delete_blocks(self, *numbers: int) -> None:
        await self.run("DELETE $rows", rows=[RecordID("audit_block", number) for number in numbers])

    async def count_to(self, number: object) -> None:
        await self.run("UPDATE counter:audit_block SET value = $value", value=number)


@dataclass(frozen=True)
class Falsified:
    """What was done, and where a finding must point."""

    places: Places
    what: str


Mutation = Callable[[random.Random, Attacker], Awaitable[Falsified]]


async def falsify(attacker: Attacker, seed: int) -> Falsified:
    """One falsification; every kind comes up in turn."""
    return await MUTATIONS[seed % len(MUTATIONS)](random.Random(seed), attacker)


def _present(row: Row) -> Row:
    return {name: value for name, value in row.items() if value is not None}


def _bare(row: Row) -> Row:
    return {name: value for name, value in _present(row).items() if name != "id"}


def other_value(dice: random.Random, value: Any) -> Any:
    """Another value: of the same kind, of another kind, or none."""
    choices: list[Any] = [None, "x", 7, 1.5, True, ["x"], {"x": 1}, b"x", bytes(16)]
    match value:
        case bool():
            choices += [not value] * 9
        case int():
            choices += [value + 1, value - 1, -value - 1] * 3
        case str():
            at = dice.randrange(max(1, len(value)))
            choices += [value[:at] + "x" + value[at + 1 :], value.upper(), value + " ", value[:-1]] * 3
        case bytes():
            flipped = bytearray(value)
            flipped[dice.randrange(len(flipped))] ^= 1 << dice.randrange(8)
            choices += [bytes(flipped), value[:-1], value + b"\0", value[::-1]] * 3
        case list():
            choices += [value[::-1], value[1:], [*value, new_id()], [*value, *value[:1]], []] * 3
        case None:
            choices = choices[1:]
        case _:
            finer = [timedelta(microseconds=1), timedelta(milliseconds=1), timedelta(days=400)]
            choices += [value + each for each in finer] + [value - each for each in finer]
    return dice.choice([each for each in choices if type(each) is not type(value) or each != value])


async def _edit_row(dice: random.Random, attacker: Attacker) -> Falsified:
    row = dice.choice(attacker.sealed())
    name = dice.choice([each for each in _FIELDS["audit"].split() if each != "block"])
    value = other_value(dice, attacker.rows[row].get(name))
    await attacker.replace(row, {**attacker.rows[row], name: value})
    return Falsified(attacker.place(row), f"{name} of {row} is {value!r}")


async def _edit_waiting_row(dice: random.Random, attacker: Attacker) -> Falsified:
    """A row that the sealer has not reached yet."""
    row = dice.choice(attacker.unsealed())
    name = dice.choice([each for each in _FIELDS["audit"].split() if each != "block"])
    value = other_value(dice, attacker.rows[row].get(name))
    await attacker.replace(row, {**attacker.rows[row], name: value})
    return Falsified({(None, row)}, f"{name} of the waiting {row} is {value!r}")


async def _add_a_field(dice: random.Random, attacker: Attacker) -> Falsified:
    row = dice.choice(attacker.sealed())
    await attacker.replace(row, {**attacker.rows[row], "note": "approved"})
    return Falsified(attacker.place(row), f"a field more in {row}")


async def _hide_from_the_index(dice: random.Random, attacker: Attacker) -> Falsified:
    """The same subject under the other name, where a search for it does not look."""
    single = [row for row in attacker.sealed() if attacker.rows[row].get("subject")]
    row = dice.choice(single)
    content = {**attacker.rows[row], "subjects": [attacker.rows[row]["subject"]], "subject": None}
    await attacker.replace(row, content)
    return Falsified(attacker.place(row), f"subject of {row} moved to subjects")


async def _move_to_a_block(dice: random.Random, attacker: Attacker) -> Falsified:
    row = dice.choice(attacker.sealed())
    here = attacker.rows[row]["block"]
    block = dice.choice([each for each in [0, -1, 999, None, "x", 1.5, *attacker.blocks] if each != here])
    await attacker.replace(row, {**attacker.rows[row], "block": block})
    there = block if isinstance(block, int) else None
    return Falsified({(here, row), (there, row), (None, row)}, f"{row} says that it is in {block!r}")


async def _hide_a_waiting_row(dice: random.Random, attacker: Attacker) -> Falsified:
    row = dice.choice(attacker.unsealed())
    block = dice.choice([-1, 999, None, "x", 1.5, *attacker.blocks])
    await attacker.replace(row, {**attacker.rows[row], "block": block})
    return Falsified({(block if isinstance(block, int) else None, row), (None, row)}, f"waiting {row} in {block!r}")


async def _delete_row(dice: random.Random, attacker: Attacker) -> Falsified:
    row = dice.choice(attacker.sealed())
    await attacker.delete(row)
    return Falsified(attacker.place(row), f"{row} deleted")


async def _delete_some(dice: random.Random, attacker: Attacker) -> Falsified:
    gone = dice.sample(attacker.sealed(), 5)
    await attacker.delete(*gone)
    first = min(attacker.rows[row]["block"] for row in gone)
    return Falsified({(first, row) for row in gone if attacker.rows[row]["block"] == first}, f"{gone} deleted")


async def _empty_a_block(dice: random.Random, attacker: Attacker) -> Falsified:
    number = dice.randint(1, attacker.last)
    await attacker.delete(*attacker.sealed(number))
    return Falsified({(number, None)}, f"all rows of {number} deleted")


async def _copy_row(dice: random.Random, attacker: Attacker) -> Falsified:
    source = dice.choice(list(attacker.rows))
    copy: Any = dice.choice([new_moment_id(), new_moment_id(), new_moment_id(), 12345])
    block = dice.choice([attacker.rows[source]["block"], 0, 0, -1, 999, None, *attacker.blocks])
    content = {**attacker.rows[source], "block": block}
    await attacker.run("UPSERT $row REPLACE $content", row=RecordID("audit", copy), content=_bare(content))
    return Falsified({(block or None, str(copy)), (None, str(copy))}, f"{source} copied as {copy} into {block!r}")


async def _insert_rubbish(dice: random.Random, attacker: Attacker) -> Falsified:
    row, block = new_moment_id(), dice.choice([0, *attacker.blocks])
    content = dice.choice([{}, {"at": "yesterday"}, {"actor": 5, "proof": "x"}, {"subjects": 7, "at": None}])
    await attacker.replace(row, {**content, "block": block})
    return Falsified({(block or None, row)}, f"rubbish in {block}")


async def _swap_rows(dice: random.Random, attacker: Attacker) -> Falsified:
    """Two rows change places: each stands under the other's id."""
    one, other = dice.sample(attacker.sealed(), 2)
    rows = attacker.rows
    await attacker.replace(one, {**rows[other], "block": rows[one]["block"]})
    await attacker.replace(other, {**rows[one], "block": rows[other]["block"]})
    return Falsified(attacker.place(one) | attacker.place(other), f"{one} and {other} swapped")


async def _swap_blocks_of_rows(dice: random.Random, attacker: Attacker) -> Falsified:
    one, other = dice.sample(attacker.sealed(), 2)
    here, there = attacker.rows[one]["block"], attacker.rows[other]["block"]
    if here == there:
        return await _swap_rows(dice, attacker)
    await attacker.replace(one, {**attacker.rows[one], "block": there})
    await attacker.replace(other, {**attacker.rows[other], "block": here})
    first = min(here, there)
    return Falsified({(first, one), (first, other)}, f"{one} and {other} changed blocks")


async def _truncate(dice: random.Random, attacker: Attacker) -> Falsified:
    """The last blocks go, with their rows or without, with the counter or without."""
    first = dice.randint(1, attacker.last)
    gone = range(first, attacker.last + 1)
    await attacker.delete_blocks(*gone)
    if dice.random() < 0.8:
        await attacker.delete(*[row for number in gone for row in attacker.sealed(number)])
    if dice.random() < 0.5:
        await attacker.count_to(first - 1)
    return Falsified({(first, None)}, f"cut off from {first}")


async def _truncate_with_the_heads(dice: random.Random, attacker: Attacker) -> Falsified:
    """The heads are cut too, but something is forgotten: the counter, or a row of the blocks that went."""
    first = dice.randint(1, attacker.last)
    gone = range(first, attacker.last + 1)
    rows = [row for number in gone for row in attacker.sealed(number)]
    await attacker.delete_blocks(*gone)
    attacker.write_heads(attacker.lines[: first - 1])
    if dice.random() < 0.5:
        await attacker.delete(*rows)
        return Falsified({(first, None)}, f"cut off from {first}, heads too")
    await attacker.count_to(first - 1)
    left = dice.choice(rows)
    await attacker.delete(*[row for row in rows if row != left])
    return Falsified({(None, left)}, f"cut off from {first}, heads too, {left} forgotten")


async def _seal_again(dice: random.Random, attacker: Attacker) -> Falsified:
    """The last blocks go and their rows wait for the sealer again, as if nothing had been."""
    first = dice.randint(1, attacker.last)
    gone = range(first, attacker.last + 1)
    await attacker.delete_blocks(*gone)
    for row in [row for number in gone for row in attacker.sealed(number)]:
        await attacker.replace(row, {**attacker.rows[row], "block": 0})
    await attacker.count_to(first - 1)
    return Falsified({(first, None)}, f"blocks from {first} on opened again")


async def _delete_everything(_: random.Random, attacker: Attacker) -> Falsified:
    await attacker.run("DELETE audit; DELETE audit_block; DELETE counter:audit_block")
    return Falsified({(1, None)}, "everything deleted")


async def _delete_block(dice: random.Random, attacker: Attacker) -> Falsified:
    number = dice.randint(1, attacker.last)
    await attacker.delete_blocks(number)
    if dice.random() < 0.5:
        await attacker.delete(*attacker.sealed(number))
    return Falsified({(number, None)}, f"block {number} deleted")


async def _edit_block(dice: random.Random, attacker: Attacker) -> Falsified:
    number = dice.randint(1, attacker.last)
    name = dice.choice(_FIELDS["audit_block"].split())
    value = other_value(dice, attacker.blocks[number].get(name))
    await attacker.replace_block(number, {**attacker.blocks[number], name: value})
    return Falsified({(number, None)}, f"{name} of block {number} is {str(value)[:40]}")


async def _edit_the_subject_index(dice: random.Random, attacker: Attacker) -> Falsified:
    """Somebody vanishes from the index through which lists are found, or turns up in it."""
    number = dice.randint(1, attacker.last)
    listed = list(attacker.blocks[number]["subjects"])
    gone = [each for each in listed if each != dice.choice(listed)] if listed else listed
    changed = dice.choice([gone, [*listed, new_id()], listed[::-1], [*listed, *listed[:1]]])
    if changed == listed:
        changed = [*listed, new_id()]
    await attacker.replace_block(number, {**attacker.blocks[number], "subjects": changed})
    return Falsified({(number, None)}, f"subjects of block {number}")


async def _edit_entries(dice: random.Random, attacker: Attacker) -> Falsified:
    """An entry goes, comes twice, or two change places; count and hash follow, the signature cannot."""
    number = dice.randint(1, attacker.last)
    row = attacker.blocks[number]
    entries = list(Block.unpack(row["entries"]))
    at = dice.randrange(len(entries))
    changed = dice.choice([entries[:at] + entries[at + 1 :], [*entries, entries[at]], entries[::-1]])
    block = _block(number, row, tuple(changed))
    content = {**row, "entries": block.packed_entries(), "count": len(changed), "hash": block.computed_hash()}
    if content == row:
        return await _edit_block(dice, attacker)
    await attacker.replace_block(number, content)
    return Falsified({(number, None)}, f"entries of block {number}")


async def _add_a_block(dice: random.Random, attacker: Attacker) -> Falsified:
    name: Any = dice.choice([0, -1, 999, "x", attacker.last + 2])
    source = dice.choice(list(attacker.blocks.values()))
    await attacker.run("UPSERT $row REPLACE $content", row=RecordID("audit_block", name), content=_bare(source))
    return Falsified({(name if isinstance(name, int) else None, None), (None, None)}, f"block {name!r}")


async def _forge_the_next_block(dice: random.Random, attacker: Attacker) -> Falsified:
    """One more block over a row of one's own, signed with a key of one's own."""
    row, number = new_moment_id(), attacker.last + 1
    await attacker.replace(row, {**attacker.rows[dice.choice(attacker.sealed())], "block": number})
    before = attacker.blocks[attacker.last]
    block = Block(number, before["at"], before["hash"], Block.unpack(row.encode() + bytes(32)))
    content = _signed_by(attacker.stranger, block)
    await attacker.replace_block(number, content)
    await attacker.count_to(number)
    return Falsified({(number, None)}, f"block {number} forged")


async def _sign_with_another_key(dice: random.Random, attacker: Attacker) -> Falsified:
    number = dice.randint(1, attacker.last)
    row = attacker.blocks[number]
    content = _signed_by(attacker.stranger, _block(number, row, Block.unpack(row["entries"])))
    await attacker.replace_block(number, {**row, "signature": content["signature"]})
    return Falsified({(number, None)}, f"block {number} signed by another")


async def _swap_signatures(dice: random.Random, attacker: Attacker) -> Falsified:
    one, other = sorted(dice.sample(list(attacker.blocks), 2))
    await attacker.replace_block(one, {**attacker.blocks[one], "signature": attacker.blocks[other]["signature"]})
    return Falsified({(one, None)}, f"block {one} with the signature of {other}")


async def _link_anew(dice: random.Random, attacker: Attacker) -> Falsified:
    """A block goes, the later ones move up, are linked and hashed anew, and the counter and the heads follow."""
    number = dice.randint(1, attacker.last - 1)
    await attacker.delete(*attacker.sealed(number))
    previous = attacker.blocks[number]["previous"]
    lines = attacker.lines[: number - 1]
    for at in range(number + 1, attacker.last + 1):
        row = attacker.blocks[at]
        block = replace(_block(at - 1, row, Block.unpack(row["entries"])), previous=previous)
        block = replace(block, hash=block.computed_hash())
        await attacker.replace_block(at - 1, {**row, "previous": previous, "hash": block.hash})
        for name in attacker.sealed(at):
            await attacker.replace(name, {**attacker.rows[name], "block": at - 1})
        lines = [*lines, f"{at - 1} {moment_text(block.at)} {block.hash.hex()} AA==\n".encode()]
        previous = block.hash
    await attacker.delete_blocks(attacker.last)
    await attacker.count_to(attacker.last - 1)
    attacker.write_heads(dice.choice([attacker.lines, lines]))
    return Falsified({(number, None), (number + 1, None)}, f"block {number} gone and the chain linked anew")


async def _edit_the_counter(dice: random.Random, attacker: Attacker) -> Falsified:
    last = attacker.last
    value = dice.choice([last - 1, 0, -1, last + 1, last + 1000, 1, None, "x", 1.5, "gone"])
    if value == "gone":
        await attacker.run("DELETE counter:audit_block")
    else:
        await attacker.count_to(value)
    return Falsified({(last, None), (last + 1, None)}, f"the counter is {value!r}")


async def _edit_a_head(dice: random.Random, attacker: Attacker) -> Falsified:
    at = dice.randrange(len(attacker.lines))
    line = bytearray(attacker.lines[at])
    byte = dice.randrange(len(line) - 1)
    line[byte] ^= 1 << dice.randrange(4)
    attacker.write_heads([*attacker.lines[:at], bytes(line), *attacker.lines[at + 1 :]])
    return Falsified({(number, None) for number in (at + 1, attacker.last + 1)}, f"byte {byte} of head {at + 1}")


async def _delete_a_head(dice: random.Random, attacker: Attacker) -> Falsified:
    at = dice.randrange(len(attacker.lines) - 1)
    attacker.write_heads([*attacker.lines[:at], *attacker.lines[at + 1 :]])
    return Falsified({(at + 1, None)}, f"head {at + 1} deleted")


async def _delete_heads(dice: random.Random, attacker: Attacker) -> Falsified:
    kept = dice.randrange(len(attacker.lines) - 1)
    attacker.write_heads(attacker.lines[:kept])
    if kept == 0 and dice.random() < 0.5:
        attacker.heads.unlink()
    return Falsified({(kept + 1, None)}, f"heads behind {kept} deleted")


async def _reorder_heads(dice: random.Random, attacker: Attacker) -> Falsified:
    one, other = sorted(dice.sample(range(len(attacker.lines)), 2))
    lines = list(attacker.lines)
    lines[one], lines[other] = lines[other], lines[one]
    attacker.write_heads(lines)
    return Falsified({(one + 1, None)}, f"heads {one + 1} and {other + 1} swapped")


async def _add_to_the_heads(dice: random.Random, attacker: Attacker) -> Falsified:
    at = dice.randint(0, len(attacker.lines))
    more = dice.choice([b"\n", b"x\n", dice.choice(attacker.lines), b"999 2026-11-25T15:00:00.000Z 00 AA==\n"])
    attacker.write_heads([*attacker.lines[:at], more, *attacker.lines[at:]])
    return Falsified({(number, None) for number in range(at, attacker.last + 2)}, f"{more[:9]!r} behind head {at}")


async def _add_behind_the_heads(dice: random.Random, attacker: Attacker) -> Falsified:
    more = dice.choice([b"\n", b"x\n", *attacker.lines, b"999 2026-11-25T15:00:00.000Z 00 AA==\n"])
    attacker.write_heads([*attacker.lines, more])
    return Falsified({(attacker.last + 1, None)}, f"{more[:9]!r} behind the heads")


async def _change_the_line_ends(dice: random.Random, attacker: Attacker) -> Falsified:
    at = dice.randrange(len(attacker.lines))
    end = dice.choice([b"\r\n", b" \n", b"\n\n"])
    attacker.write_heads([*attacker.lines[:at], attacker.lines[at][:-1] + end, *attacker.lines[at + 1 :]])
    return Falsified({(at + 1, None), (at + 2, None)}, f"head {at + 1} ends with {end!r}")


def _block(number: int, row: Row, entries: tuple[Any, ...]) -> Block:
    return Block(number, row["at"], row["previous"], entries, row["hash"], row["signature"])


def _signed_by(keyring: Keyring, block: Block) -> Row:
    block = replace(block, hash=block.computed_hash()).signed(keyring.signer.sign)
    return {
        "at": block.at,
        "previous": block.previous,
        "count": len(block.entries),
        "entries": block.packed_entries(),
        "hash": block.hash,
        "signature": block.signature,
        "subjects": [],
    }


MUTATIONS: Sequence[Mutation] = (
    _edit_row,
    _edit_waiting_row,
    _edit_row,
    _add_a_field,
    _edit_row,
    _hide_from_the_index,
    _move_to_a_block,
    _edit_row,
    _hide_a_waiting_row,
    _delete_row,
    _delete_some,
    _empty_a_block,
    _edit_block,
    _copy_row,
    _copy_row,
    _insert_rubbish,
    _swap_rows,
    _swap_blocks_of_rows,
    _truncate,
    _truncate,
    _truncate_with_the_heads,
    _seal_again,
    _edit_block,
    _delete_everything,
    _delete_block,
    _edit_the_subject_index,
    _edit_entries,
    _add_a_block,
    _forge_the_next_block,
    _sign_with_another_key,
    _swap_signatures,
    _link_anew,
    _edit_the_counter,
    _edit_the_counter,
    _edit_a_head,
    _delete_a_head,
    _delete_heads,
    _reorder_heads,
    _add_to_the_heads,
    _add_behind_the_heads,
    _change_the_line_ends,
)
