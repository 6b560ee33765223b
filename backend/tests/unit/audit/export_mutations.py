"""Ways to falsify an export: each gives the falsified lines and the places that a finding may name."""

import json
import random
import string
from base64 import b64encode
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from app.sealing.keyring import Keyring

Places = set[tuple[int | None, str | None]]
"""Block and row; a row of None stands for every row of the block."""


@dataclass
class Export:
    """An export's lines, and which block and row each of them belongs to."""

    lines: list[bytes]
    stranger: Keyring
    block_of: list[int | None] = field(default_factory=list)
    row_of: list[str | None] = field(default_factory=list)

    def __post_init__(self) -> None:
        block: int | None = None
        for line in self.lines:
            record = json.loads(line)
            block = None if "end" in record else record.get("block", block)
            self.block_of.append(block)
            self.row_of.append(record["row"]["id"] if "row" in record else None)

    @property
    def last(self) -> int:
        return max(block for block in self.block_of if block is not None)

    def rows(self, block: int | None = None) -> list[int]:
        return [at for at, row in enumerate(self.row_of) if row and block in {None, self.block_of[at]}]

    def block_line(self, block: int) -> int:
        return next(at for at, each in enumerate(self.block_of) if each == block)

    def lines_of(self, block: int) -> list[int]:
        return [at for at, each in enumerate(self.block_of) if each == block]

    def place(self, at: int) -> Places:
        return {(self.block_of[at], self.row_of[at])}


@dataclass(frozen=True)
class Falsified:
    """What somebody made of an export, and where a finding must point."""

    content: bytes
    places: Places
    what: str


Mutation = Callable[[random.Random, Export], Falsified]


def falsified(export: Export, seed: int) -> Falsified:
    """One falsification; every kind comes up in turn."""
    return MUTATIONS[seed % len(MUTATIONS)](random.Random(seed), export)


def _dump(record: Any) -> bytes:
    return json.dumps(record, separators=(",", ":"), ensure_ascii=False).encode() + b"\n"


def _with(lines: Sequence[bytes], at: int, *instead: bytes) -> bytes:
    return b"".join([*lines[:at], *instead, *lines[at + 1 :]])


def other_value(dice: random.Random, value: Any) -> Any:
    """Another value: of the same kind, of another kind, or none at all."""
    choices: list[Any] = [None, "", "x", 0, 1, 1.0, True, [], ["x"], {}, "2026-11-25T00:00:00.000Z"]
    if isinstance(value, str) and value:
        at = dice.randrange(len(value))
        letter = dice.choice(string.ascii_letters + string.digits)
        choices += [value[:at] + letter + value[at + 1 :], value.upper(), value + " ", value[:-1], value[::-1]] * 3
    if isinstance(value, int):
        choices += [value + 1, value - 1, float(value), str(value)] * 3
    if isinstance(value, list):
        choices += [value[::-1], value[1:], [*value, "x"], [*value, *value[:1]]] * 3
    different = [each for each in choices if json.dumps(each) != json.dumps(value)]
    return dice.choice(different)


def _edit_row(dice: random.Random, export: Export) -> Falsified:
    at = dice.choice(export.rows())
    record = json.loads(export.lines[at])
    name = dice.choice(sorted(record["row"]))
    record["row"][name] = other_value(dice, record["row"][name])
    places = export.place(at)
    if name == "id":
        places |= {(export.block_of[at], str(record["row"]["id"]))}
    return Falsified(_with(export.lines, at, _dump(record)), places, f"row field {name} of line {at}")


def _edit_proof(dice: random.Random, export: Export) -> Falsified:
    at = dice.choice(export.rows())
    record = json.loads(export.lines[at])
    record["proof"] = other_value(dice, record["proof"])
    return Falsified(_with(export.lines, at, _dump(record)), export.place(at), f"proof of line {at}")


def _edit_block(dice: random.Random, export: Export) -> Falsified:
    number = dice.randint(1, export.last)
    at = export.block_line(number)
    record = json.loads(export.lines[at])
    name = dice.choice(sorted(record))
    record[name] = other_value(dice, record[name])
    return Falsified(_with(export.lines, at, _dump(record)), {(number, None)}, f"block field {name} of {number}")


def _change_the_form(dice: random.Random, export: Export) -> Falsified:
    """The same said otherwise: spaces, escapes, order, doubled and added names, other line ends."""
    at = dice.randrange(len(export.lines) - 1)
    line = export.lines[at]
    record = json.loads(line)
    inner = record.get("row", record)
    name = dice.choice(sorted(inner))
    forms = [
        json.dumps(record).encode() + b"\n",
        line[:-1] + b" \n",
        line[:-1] + b"\r\n",
        line.replace(b'"' + name.encode(), b'"\\u%04x' % ord(name[0]) + name[1:].encode(), 1),
        _dump({**record, "note": "x"}),
        _dump(dict(reversed(record.items()))),
        line[:-2] + b',"' + name.encode() + b'":0}\n',
        _dump({**record, "row": {**inner, "note": "x"}} if "row" in record else {**record, "end_": {}}),
        _dump({**record, "row": dict(reversed(inner.items()))} if "row" in record else {**record, "": None}),
        b"\xef\xbb\xbf" + line,
    ]
    form = dice.choice(forms)
    return Falsified(_with(export.lines, at, form), export.place(at), f"form of line {at}: {form[:40]!r}")


def _flip_a_bit(dice: random.Random, export: Export) -> Falsified:
    at = dice.randrange(len(export.lines))
    line = bytearray(export.lines[at])
    byte = dice.randrange(len(line))
    line[byte] ^= 1 << dice.randrange(8)
    places = export.place(at) | {(export.block_of[at], None)}
    if export.block_of[at] is None:
        places |= {(export.last + 1, None)}
    if byte == len(line) - 1 and at + 1 < len(export.lines):
        places |= export.place(at + 1)
    return Falsified(_with(export.lines, at, bytes(line)), places, f"bit in byte {byte} of line {at}")


def _delete_row(dice: random.Random, export: Export) -> Falsified:
    at = dice.choice(export.rows())
    return Falsified(_with(export.lines, at), export.place(at), f"row line {at} deleted")


def _delete_block_line(dice: random.Random, export: Export) -> Falsified:
    number = dice.randint(1, export.last)
    first = export.row_of[export.rows(number)[0]]
    places: Places = {(number, None), (number - 1, first), (None, first)}
    return Falsified(_with(export.lines, export.block_line(number)), places, f"line of block {number} deleted")


def _delete_block(dice: random.Random, export: Export) -> Falsified:
    number = dice.randint(1, export.last)
    kept = [line for line, block in zip(export.lines, export.block_of, strict=True) if block != number]
    return Falsified(b"".join(kept), {(number, None)}, f"block {number} deleted with its rows")


def _copy_row(dice: random.Random, export: Export) -> Falsified:
    source, target = dice.choice(export.rows()), dice.choice(export.rows())
    block = export.block_of[target]
    content = _with(export.lines, target, export.lines[target], export.lines[source])
    return Falsified(content, {(block, export.row_of[source])}, f"line {source} copied behind {target}")


def _copy_row_anew(dice: random.Random, export: Export) -> Falsified:
    source, target = dice.choice(export.rows()), dice.choice(export.rows())
    record = json.loads(export.lines[source])
    record["row"]["id"] = name = "".join(dice.choices("0123456789abcdefghjkmnpqrstvwxyz", k=26))
    content = _with(export.lines, target, export.lines[target], _dump(record))
    return Falsified(content, {(export.block_of[target], name)}, f"line {source} copied under a new id")


def _row_before_every_block(dice: random.Random, export: Export) -> Falsified:
    source = dice.choice(export.rows())
    content = _with(export.lines, 0, export.lines[0], export.lines[source])
    return Falsified(content, {(None, export.row_of[source])}, "row before the first block")


def _swap_rows(dice: random.Random, export: Export) -> Falsified:
    one, other = sorted(dice.sample(export.rows(), 2))
    lines = list(export.lines)
    lines[one], lines[other] = lines[other], lines[one]
    places: Places = {(export.block_of[one], export.row_of[at]) for at in (one, other)}
    return Falsified(b"".join(lines), places, f"rows {one} and {other} swapped")


def _swap_blocks(dice: random.Random, export: Export) -> Falsified:
    one, other = sorted(dice.sample(range(1, export.last + 1), 2))
    order = list(range(1, export.last + 1))
    order[one - 1], order[other - 1] = other, one
    body = [export.lines[at] for number in order for at in export.lines_of(number)]
    content = b"".join([export.lines[0], *body, export.lines[-1]])
    return Falsified(content, {(one, None)}, f"blocks {one} and {other} swapped")


def _truncate(dice: random.Random, export: Export) -> Falsified:
    """Cut behind a line of any kind, or within one."""
    at = dice.choice([0, 1, dice.choice(export.rows()), len(export.lines) - 1, dice.randrange(len(export.lines))])
    whole = b"".join(export.lines[:at])
    part = export.lines[at][: dice.choice([0, 0, 1, dice.randrange(len(export.lines[at]))])]
    block, row = export.block_of[at], export.row_of[at]
    places: Places = {(block, row), (None, None)} if at == 0 or block is None else {(block, row)}
    if at == len(export.lines) - 1:
        places = {(export.last + 1, None)}
    return Falsified(whole + part, places, f"cut behind {len(part)} bytes of line {at}")


def _cut_out_the_end(dice: random.Random, export: Export) -> Falsified:
    """The last blocks go, the last line stays."""
    first = dice.randint(1, export.last)
    content = b"".join([*export.lines[: export.block_line(first)], export.lines[-1]])
    return Falsified(content, {(first, None)}, f"blocks from {first} on cut out")


def _forge_block(dice: random.Random, export: Export) -> Falsified:
    """A block hashed and signed again with another key."""
    number = dice.randint(1, export.last)
    at = export.block_line(number)
    record = json.loads(export.lines[at])
    signed = export.stranger.signer.sign(bytes.fromhex(record["hash"]))
    record["signature"] = b64encode(signed).decode()
    return Falsified(_with(export.lines, at, _dump(record)), {(number, None)}, f"block {number} signed by another")


def _link_anew(dice: random.Random, export: Export) -> Falsified:
    """A block goes, and the next one takes its number and its predecessor."""
    number = dice.randint(1, export.last - 1)
    gone, heir = export.block_line(number), export.block_line(number + 1)
    record = json.loads(export.lines[heir])
    record |= {"block": number, "previous": json.loads(export.lines[gone])["previous"]}
    lines = list(export.lines)
    lines[heir] = _dump(record)
    kept = [line for line, block in zip(lines, export.block_of, strict=True) if block != number]
    return Falsified(b"".join(kept), {(number, None)}, f"block {number} gone, {number + 1} in its place")


def _edit_header(dice: random.Random, export: Export) -> Falsified:
    record = json.loads(export.lines[0])
    name = dice.choice(["form", "practice", "made_at", "public_keyset"])
    stranger = json.loads(export.stranger.public_keyset)
    record[name] = dice.choice([stranger, {}, None]) if name == "public_keyset" else other_value(dice, record[name])
    return Falsified(_with(export.lines, 0, _dump(record)), {(None, None), (1, None)}, f"header field {name}")


def _edit_end(dice: random.Random, export: Export) -> Falsified:
    record = json.loads(export.lines[-1])
    name = dice.choice(["blocks", "rows", "sha256", "signature", "note"])
    if name == "note":
        record[dice.choice(["note", "form"])] = "x"
    elif name == "signature":
        record[name] = other_value(dice, record[name])
    else:
        record["end"][name] = other_value(dice, record["end"][name])
    places: Places = {(None, None), (export.last + 1, None)}
    return Falsified(_with(export.lines, len(export.lines) - 1, _dump(record)), places, f"end field {name}")


def _add_behind_the_end(dice: random.Random, export: Export) -> Falsified:
    more = dice.choice([b"\n", b"x", b"{}\n", dice.choice(export.lines), export.lines[-1], b" "])
    places: Places = {(None, None), (export.last + 1, None)}
    return Falsified(b"".join(export.lines) + more, places, f"{more[:20]!r} behind the end")


def _nest_deeply(dice: random.Random, export: Export) -> Falsified:
    at = dice.choice(export.rows())
    content = _with(export.lines, at, b'{"row":' + b"[" * 100_000 + b"\n")
    return Falsified(content, {(export.block_of[at], None)}, f"line {at} nested without end")


MUTATIONS: Sequence[Mutation] = (
    _edit_row,
    _edit_proof,
    _edit_row,
    _edit_block,
    _edit_row,
    _change_the_form,
    _edit_row,
    _flip_a_bit,
    _edit_row,
    _delete_row,
    _delete_block_line,
    _edit_block,
    _delete_block,
    _copy_row,
    _copy_row_anew,
    _row_before_every_block,
    _edit_row,
    _swap_rows,
    _swap_blocks,
    _truncate,
    _edit_block,
    _change_the_form,
    _truncate,
    _cut_out_the_end,
    _flip_a_bit,
    _forge_block,
    _link_anew,
    _edit_header,
    _edit_end,
    _add_behind_the_end,
    _nest_deeply,
)
