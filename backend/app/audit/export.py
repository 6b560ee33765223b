"""The audit trail as a file that an outsider can check: JSON lines, blocks with their rows, a signed end.

`pfinni audit verify FILE` needs no database and no network: the file carries the public key. Whose key it is, the
reader decides by comparing its fingerprint with the one that the practice shows. A file may hold a range of whole
blocks; it then says which block it follows, and its first block, by its signature, proves it.
"""

import hashlib
import json
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO

import tink
from tink import json_proto_keyset_format, signature

from app.audit.chain import GENESIS, Block, Fault, Finding, check_block, check_rows
from app.audit.rows import FIELDS, AuditRow, moment_text, row_hash

signature.register()
FORM = "pfinni-audit-export-1"
Sign = Callable[[bytes], bytes]


def fingerprint(public_keyset: str) -> str:
    """Eight groups of four hexadecimal digits that name a public key, to be compared by eye."""
    canonical = json.dumps(json.loads(public_keyset), sort_keys=True, separators=(",", ":"))
    digest = hashlib.sha256(canonical.encode()).hexdigest()[:32]
    return "-".join(digest[at : at + 4] for at in range(0, 32, 4))


class ExportWriter:
    """Writes one export; `end` signs everything before it."""

    def __init__(self, file: BinaryIO, public_keyset: str, sign: Sign) -> None:
        self._file = file
        self._keyset = public_keyset
        self._sign = sign
        self._digest = hashlib.sha256()
        self._blocks = self._rows = 0

    def begin(self, practice: str, made_at: datetime, follows: tuple[int, bytes] | None = None) -> None:
        """The first line. `follows` is number and hash of the block before the first one of this export."""
        first = {
            "form": FORM,
            "practice": practice,
            "made_at": moment_text(made_at),
            "public_keyset": json.loads(self._keyset),
        }
        self._write(first if follows is None else first | {"follows": {"block": follows[0], "hash": follows[1].hex()}})

    def block(self, block: Block, rows: Iterable[AuditRow]) -> None:
        """A block and its rows, in the chain's order."""
        self._write(_block_record(block))
        self._blocks += 1
        for row in rows:
            self._write({"row": row.as_record(), "proof": row.proof.hex()})
            self._rows += 1

    def end(self) -> None:
        """The last line: how much there is, and a signature over every byte before it."""
        digest = self._digest.digest()
        signed = self._sign(_end_text(self._blocks, self._rows, digest))
        self._write(_end_record(self._blocks, self._rows, digest, signed))

    def _write(self, record: dict[str, Any]) -> None:
        line = _line(record)
        self._digest.update(line)
        self._file.write(line)


class ExportReport:
    """What verifying a file found."""

    def __init__(self) -> None:
        self.finding: Finding | None = None
        self.blocks = 0
        self.rows = 0
        self.fingerprint = ""
        self.practice = ""
        self.follows = 0
        """The number of the block before the first one: 0 where the file begins with the chain."""

    @property
    def last_block(self) -> int:
        """The number of the last block that was read."""
        return self.follows + self.blocks


def verify_export(path: Path) -> ExportReport:
    """Check a file from first to last byte; the report names the first fault."""
    report = ExportReport()
    verification = _Verification(path, report)
    try:
        verification.run()
    except _Found as found:
        report.finding = found.finding
    except OSError:
        raise
    except Exception:  # noqa: BLE001 - whatever the reader stumbles on is nothing that PFINNI wrote
        report.finding = Finding(Fault.FILE_CHANGED, verification.place)
    return report


class _Found(Exception):
    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.fault)
        self.finding = finding


class _Verification:
    """Reads a file once. Every line must be, byte for byte, what the writer writes for what it says."""

    def __init__(self, path: Path, report: ExportReport) -> None:
        self._path = path
        self._report = report
        self._digest = hashlib.sha256()
        self._previous = GENESIS
        self._block: Block | None = None
        self._rows: list[tuple[str, bytes]] = []
        self._has_begun = False
        self._ends_within_a_line = False
        self._verifier: signature.PublicKeyVerify

    @property
    def place(self) -> int | None:
        """The number of the block that the line now being read belongs to."""
        if not self._has_begun:
            return None
        is_complete = self._block is None or len(self._rows) >= len(self._block.entries)
        return self._report.last_block + is_complete

    def run(self) -> None:
        lines = self._lines()
        self._begin(next(lines, None))
        for line, digest_before in lines:
            record = json.loads(line)
            if "end" in record:
                self._close()
                self._end(line, record, digest_before)
                self._refuse_more(lines)
                return
            if "row" in record:
                self._row(line, record)
            else:
                self._close()
                self._open(line, record)
        raise _Found(self._where_it_was_cut())

    def _lines(self) -> Iterator[tuple[bytes, bytes]]:
        """Each whole line with the digest of all lines before it."""
        with self._path.open("rb") as file:
            for line in file:
                if not line.endswith(b"\n"):
                    self._ends_within_a_line = True
                    return
                before = self._digest.digest()
                self._digest.update(line)
                yield line, before

    def _begin(self, first: tuple[bytes, bytes] | None) -> None:
        if first is None:
            raise _Found(Finding(Fault.FILE_CUT))
        record = json.loads(first[0])
        if record["form"] != FORM:
            raise _Found(Finding(Fault.FILE_CHANGED))
        keyset = json.dumps(record["public_keyset"])
        self._verifier = json_proto_keyset_format.parse_without_secret(keyset).primitive(signature.PublicKeyVerify)
        self._report.fingerprint = fingerprint(keyset)
        self._report.practice = str(record["practice"])
        if "follows" in record:
            self._follow(record["follows"])
        self._has_begun = True

    def _follow(self, before: dict[str, Any]) -> None:
        """The file is a part of the chain; its first block is signed with the hash of the one before it."""
        number, digest = before["block"], bytes.fromhex(before["hash"])
        if type(number) is not int or number < 1:
            raise _Found(Finding(Fault.FILE_CHANGED))
        self._report.follows, self._previous = number, digest

    def _open(self, line: bytes, record: dict[str, Any]) -> None:
        number = self._report.last_block + 1
        block = Block(
            number=record["block"],
            at=datetime.fromisoformat(record["at"]),
            previous=bytes.fromhex(record["previous"]),
            entries=Block.unpack(b64decode(record["entries"], validate=True)),
            hash=bytes.fromhex(record["hash"]),
            signature=b64decode(record["signature"], validate=True),
        )
        if _line(_block_record(block)) != line:
            raise _Found(Finding(Fault.BLOCK_CHANGED, number))
        finding = check_block(block, number, self._previous, self._is_signed)
        if finding is not None:
            raise _Found(finding)
        self._block, self._previous = block, block.hash
        self._report.blocks += 1

    def _row(self, line: bytes, record: dict[str, Any]) -> None:
        row, proof = record["row"], record["proof"]
        row_id = str(row["id"])
        if self._block is None:
            raise _Found(Finding(Fault.ROW_ADDED, None, row_id))
        if tuple(row) != FIELDS or not isinstance(proof, str) or _line({"row": row, "proof": proof}) != line:
            raise _Found(Finding(Fault.ROW_CHANGED, self._report.last_block, row_id))
        self._rows.append((row_id, row_hash(row, proof)))

    def _close(self) -> None:
        """The rows of the block before this line are complete."""
        if self._block is None:
            return
        finding = check_rows(self._block, self._rows)
        if finding is not None:
            raise _Found(finding)
        self._report.rows += len(self._rows)
        self._block, self._rows = None, []

    def _end(self, line: bytes, record: dict[str, Any], digest: bytes) -> None:
        end = record["end"]
        signed = b64decode(record["signature"], validate=True)
        counted = (end["blocks"], end["rows"], bytes.fromhex(end["sha256"]))
        if _line(_end_record(*counted, signed)) != line or not self._is_signed(signed, _end_text(*counted)):
            raise _Found(Finding(Fault.FILE_CHANGED))
        if counted[0] > self._report.blocks:
            raise _Found(Finding(Fault.CHAIN_CUT, self._report.last_block + 1))
        if counted != (self._report.blocks, self._report.rows, digest):
            raise _Found(Finding(Fault.FILE_CHANGED))

    def _refuse_more(self, lines: Iterator[tuple[bytes, bytes]]) -> None:
        if next(lines, None) is not None or self._ends_within_a_line:
            raise _Found(Finding(Fault.FILE_CHANGED))

    def _where_it_was_cut(self) -> Finding:
        """The first block that is not there whole, and the first of its rows that is missing."""
        finding = check_rows(self._block, self._rows) if self._block is not None else None
        if finding is None:
            return Finding(Fault.FILE_CUT, self._report.last_block + 1)
        if finding.fault is Fault.ROW_MISSING:
            return replace(finding, fault=Fault.FILE_CUT)
        return finding

    def _is_signed(self, signed: bytes, content: bytes) -> bool:
        try:
            self._verifier.verify(signed, content)
        except tink.TinkError:
            return False
        return True


def _line(record: dict[str, Any]) -> bytes:
    return json.dumps(record, separators=(",", ":"), ensure_ascii=False).encode() + b"\n"


def _block_record(block: Block) -> dict[str, Any]:
    return {
        "block": block.number,
        "at": moment_text(block.at),
        "previous": block.previous.hex(),
        "entries": b64encode(block.packed_entries()).decode(),
        "hash": block.hash.hex(),
        "signature": b64encode(block.signature).decode(),
    }


def _end_record(blocks: int, rows: int, digest: bytes, signed: bytes) -> dict[str, Any]:
    return {
        "end": {"blocks": blocks, "rows": rows, "sha256": digest.hex()},
        "signature": b64encode(signed).decode(),
    }


def _end_text(blocks: int, rows: int, digest: bytes) -> bytes:
    return f"{FORM} {blocks} {rows} {digest.hex()}".encode()
