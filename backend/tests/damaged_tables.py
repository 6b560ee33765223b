"""Tables that were damaged in every way we could think of, the same ones every time."""

import random
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO

import xlsxwriter

from tests.import_tables import HEADINGS, person, table

ROWS = 12
Mutation = Callable[[random.Random, list[str], int], str]


def stray_quote(chance: random.Random, lines: list[str], at: int) -> str:
    place = chance.randrange(len(lines[at]))
    return lines[at][:place] + '"' + lines[at][place:]


def cut_short(chance: random.Random, lines: list[str], at: int) -> str:
    return lines[at][: chance.randrange(1, len(lines[at]))]


def other_characters(chance: random.Random, lines: list[str], at: int) -> str:
    place = chance.randrange(len(lines[at]))
    return lines[at][:place] + chance.choice("\u202e\ufffd\x0b\x1c\x85;|=@\u2028") + lines[at][place + 1 :]


def more_cells(chance: random.Random, lines: list[str], at: int) -> str:
    return lines[at] + "," * chance.randrange(1, 300) + "x"


def long_cell(chance: random.Random, lines: list[str], at: int) -> str:
    return lines[at].replace("Phone", "").replace(",M,", "," + "M" * chance.randrange(200, 200_000) + ",", 1)


def shuffled(chance: random.Random, lines: list[str], at: int) -> str:
    cells = lines[at].split(",")
    chance.shuffle(cells)
    return ",".join(cells)


MUTATIONS: tuple[Mutation, ...] = (stray_quote, cut_short, other_characters, more_cells, long_cell, shuffled)


def mutated(number: int) -> tuple[bytes, set[int]]:
    """A file of which one row was damaged, and the numbers of the rows that were not."""
    chance = random.Random(number)
    lines = table([person(number * ROWS + at) for at in range(ROWS)]).decode().splitlines()
    hit = chance.randrange(1, ROWS + 1)
    lines[hit] = chance.choice(MUTATIONS)(chance, lines, hit)
    good = {number for number in range(2, ROWS + 2) if number != hit + 1}
    return "\n".join(lines).encode("utf-8", "surrogatepass"), good


def torn(number: int) -> bytes:
    """A file of which any bytes were damaged, a workbook every other time."""
    chance = random.Random(number)
    content = bytearray(a_workbook() if number % 2 else table([person(at) for at in range(ROWS)]))
    for _ in range(chance.randrange(1, 12)):
        content[chance.randrange(len(content))] = chance.randrange(256)
    return bytes(content[: chance.randrange(1, len(content))] if number % 5 == 0 else content)


def a_workbook() -> bytes:
    content = BytesIO()
    with xlsxwriter.Workbook(content) as book:
        book.set_properties({"created": datetime(2026, 11, 25, tzinfo=UTC)})
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, HEADINGS)
        for at in range(ROWS):
            sheet.write_row(at + 1, 0, [person(at)[heading] for heading in HEADINGS])
    return content.getvalue()
