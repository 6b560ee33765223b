"""The heads outside the store: what stands in them after crashes, full disks and foreign hands."""

import os
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.audit.chain import GENESIS, Block
from app.audit.heads import Head, HeadsFile, HeadsUnreadable, noted_line

AT = datetime(2026, 11, 25, 14, 3, 22, 123000, tzinfo=UTC)


def a_block(number: int, at: datetime = AT) -> Block:
    block = Block.over([], number, GENESIS, at)
    return replace(block, signature=bytes([number]) * 69)


def numbers(heads: HeadsFile) -> list[int]:
    return [line.number for line in heads.lines()]


@pytest.fixture
def heads(tmp_path: Path) -> HeadsFile:
    return HeadsFile(tmp_path / "heads")


def the_file(tmp_path: Path) -> Path:
    return tmp_path / "heads" / "heads-2026-11.log"


def test_nothing_noted_is_no_head(heads: HeadsFile) -> None:
    assert heads.last() is None
    assert list(heads.lines()) == []


def test_what_is_noted_is_read_again(heads: HeadsFile) -> None:
    for number in (1, 2, 3):
        heads.append(a_block(number))
    newest = a_block(3)
    assert heads.last() == Head(3, newest.hash, newest.signature)
    assert list(heads.lines()) == [noted_line(a_block(number)) for number in (1, 2, 3)]


def test_folder_and_file_are_for_this_user_alone(heads: HeadsFile, tmp_path: Path) -> None:
    heads.append(a_block(1))
    assert the_file(tmp_path).stat().st_mode & 0o077 == 0
    assert the_file(tmp_path).parent.stat().st_mode & 0o077 == 0


def test_each_month_has_a_file(heads: HeadsFile, tmp_path: Path) -> None:
    heads.append(a_block(1))
    heads.append(a_block(2, datetime(2026, 12, 1, tzinfo=UTC)))
    assert sorted(each.name for each in (tmp_path / "heads").iterdir()) == ["heads-2026-11.log", "heads-2026-12.log"]
    assert numbers(heads) == [1, 2]
    assert heads.last() == Head(2, a_block(2, datetime(2026, 12, 1, tzinfo=UTC)).hash, a_block(2).signature)


@pytest.mark.parametrize("kept", [1, 40, -1])
def test_a_line_that_a_crash_cut_is_completed(heads: HeadsFile, tmp_path: Path, kept: int) -> None:
    heads.append(a_block(1))
    whole = the_file(tmp_path).read_bytes()
    the_file(tmp_path).write_bytes(whole + noted_line(a_block(2)).text[:kept])
    assert heads.last() == Head(1, a_block(1).hash, a_block(1).signature)
    assert numbers(heads) == [1]
    heads.append(a_block(2))
    assert numbers(heads) == [1, 2]
    assert the_file(tmp_path).read_bytes() == whole + noted_line(a_block(2)).text


def test_a_cut_first_line_of_a_month_leaves_the_month_before_as_newest(heads: HeadsFile, tmp_path: Path) -> None:
    heads.append(a_block(1))
    (tmp_path / "heads" / "heads-2026-12.log").write_bytes(b"2 2026-12-01T")
    assert heads.last() == Head(1, a_block(1).hash, a_block(1).signature)


def test_remains_that_are_no_beginning_of_the_line_stay_to_be_found(heads: HeadsFile, tmp_path: Path) -> None:
    heads.append(a_block(1))
    with the_file(tmp_path).open("ab") as file:
        file.write(b"something else")
    heads.append(a_block(2))
    lines = list(heads.lines())
    assert [lines[0], lines[2]] == [noted_line(a_block(1)), noted_line(a_block(2))]
    with pytest.raises(HeadsUnreadable):
        _ = lines[1].number


def test_a_block_is_noted_once(heads: HeadsFile) -> None:
    for number in (1, 2, 2, 1):
        heads.append(a_block(number))
    assert numbers(heads) == [1, 2]


@pytest.mark.parametrize(
    "line",
    [b"", b"2 only-this", b"two x 00 00", b"2 t zz AA==", b"2 t 00 !", b"2 t \xff 00", b"2  t 00 AA==", b"\r"],
)
def test_an_unreadable_newest_line_is_told_and_does_not_stop_noting(
    heads: HeadsFile, tmp_path: Path, line: bytes
) -> None:
    heads.append(a_block(1))
    with the_file(tmp_path).open("ab") as file:
        file.write(line + b"\n")
    with pytest.raises(HeadsUnreadable):
        heads.last()
    heads.append(a_block(2))
    assert heads.last() == Head(2, a_block(2).hash, a_block(2).signature)


def test_a_line_longer_than_the_tail_is_no_head(heads: HeadsFile, tmp_path: Path) -> None:
    heads.append(a_block(1))
    with the_file(tmp_path).open("ab") as file:
        file.write(b"x" * 10_000 + b"\n")
    with pytest.raises(HeadsUnreadable):
        heads.last()


def test_a_full_disk_is_told_and_the_rest_is_written_later(
    heads: HeadsFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    heads.append(a_block(1))
    write = os.write

    def write_a_part(descriptor: int, content: Sequence[int]) -> int:
        return write(descriptor, bytes(content)[:50])

    monkeypatch.setattr("app.audit.heads.os.write", write_a_part)
    with pytest.raises(OSError, match="full"):
        heads.append(a_block(2))
    monkeypatch.undo()
    heads.append(a_block(2))
    assert list(heads.lines()) == [noted_line(a_block(1)), noted_line(a_block(2))]
