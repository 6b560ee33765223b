"""The chain's heads, appended to files outside the store: whoever cuts the chain's end cannot cut these too.

One line for each block: number, time, hash and signature. A new file each month; lines are only ever appended, and
verification holds each of them against its block, byte for byte.
"""

import errno
import fcntl
import os
from base64 import b64decode, b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from app.audit.chain import Block
from app.audit.rows import moment_text

_TAIL = 4096
"""Bytes that surely hold the last line."""


@dataclass(frozen=True, slots=True)
class Head:
    """What was noted of one block."""

    number: int
    hash: bytes
    signature: bytes


@dataclass(frozen=True, slots=True)
class NotedLine:
    """One whole line as it stands, and the name of its file."""

    file: str
    text: bytes

    @property
    def number(self) -> int:
        """The block that the line names. Raises HeadsUnreadable."""
        return _head(self.text).number


class HeadsUnreadable(Exception):
    """A line of a heads file is none of ours."""


class HeadsFile:
    """The folder of heads files."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def append(self, block: Block) -> None:
        """Note a block's head; on disk when this returns. Does nothing for a block that is noted already.

        The beginning of this very line, left by a crash, is completed. Other remains stay and end their line:
        verification names them.
        """
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        noted = noted_line(block)
        descriptor = os.open(self._folder / noted.file, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            is_new = os.fstat(descriptor).st_size == 0
            if not self._is_noted(block.number):
                _write_whole(descriptor, _rest_of(noted.text, _cut_line(descriptor)))
                os.fsync(descriptor)
        finally:
            os.close(descriptor)
        if is_new:
            _sync_folder(self._folder)

    def lines(self) -> Iterator[NotedLine]:
        """Every whole line, oldest first; a last line that a crash cut short is passed over."""
        for path in self._files():
            with path.open("rb") as file:
                for line in file:
                    if line.endswith(b"\n"):
                        yield NotedLine(path.name, line)

    def last(self) -> Head | None:
        """The newest head. Raises HeadsUnreadable when the newest whole line is none of ours."""
        for path in reversed(self._files()):
            whole, newline, _ = _tail_of(path).rpartition(b"\n")
            if newline:
                return _head(whole.rsplit(b"\n", 1)[-1] + newline)
        return None

    def _files(self) -> list[Path]:
        return sorted(self._folder.glob("heads-*.log"))

    def _is_noted(self, number: int) -> bool:
        try:
            newest = self.last()
        except HeadsUnreadable:
            return False
        return newest is not None and newest.number >= number


def noted_line(block: Block) -> NotedLine:
    """What is noted of a block, and in which file."""
    text = f"{block.number} {moment_text(block.at)} {block.hash.hex()} {b64encode(block.signature).decode()}\n"
    return NotedLine(f"heads-{block.at:%Y-%m}.log", text.encode())


def _head(line: bytes) -> Head:
    try:
        number, _, digest, signature = line.decode("ascii").removesuffix("\n").split(" ")
        return Head(int(number), bytes.fromhex(digest), b64decode(signature, validate=True))
    except ValueError:
        raise HeadsUnreadable from None


def _tail_of(path: Path) -> bytes:
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - _TAIL))
        return file.read()


def _cut_line(descriptor: int) -> bytes:
    """What stands after the last line feed."""
    size = os.fstat(descriptor).st_size
    return os.pread(descriptor, _TAIL, max(0, size - _TAIL)).rpartition(b"\n")[2]


def _rest_of(line: bytes, cut: bytes) -> bytes:
    return line[len(cut) :] if line.startswith(cut) else b"\n" + line


def _write_whole(descriptor: int, content: bytes) -> None:
    if os.write(descriptor, content) != len(content):
        raise OSError(errno.ENOSPC, "the disk of the audit heads is full")


def _sync_folder(folder: Path) -> None:
    """A new file's name is on disk only when its folder is."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
