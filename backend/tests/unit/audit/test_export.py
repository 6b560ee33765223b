"""The export: what an outsider can prove with the file alone."""

import io
import json
import os
import random
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from app.audit.chain import GENESIS, Block, Fault, Finding
from app.audit.export import ExportWriter, fingerprint, verify_export
from app.audit.rows import AuditRow, Prover, to_milliseconds
from app.core.identifiers import new_id
from app.sealing.keyring import Keyring
from tests.conftest import NOW
from tests.unit.audit.export_mutations import Export, Falsified, falsified

BLOCKS, ROWS = 9, 7


@pytest.fixture(scope="module")
def stranger(tmp_path_factory: pytest.TempPathFactory) -> Keyring:
    """Somebody else's keys."""
    return Keyring.create(tmp_path_factory.mktemp("stranger") / "keys")


@pytest.fixture(scope="module")
def content(keyring: Keyring) -> bytes:
    return an_export(keyring)


@pytest.fixture(scope="module")
def export(content: bytes, stranger: Keyring) -> Export:
    return Export(content.splitlines(keepends=True), stranger)


def an_export(keyring: Keyring, seed: int = 1) -> bytes:
    """Some blocks with rows of every kind, signed with these keys."""
    dice, prove = random.Random(seed), Prover(keyring.derive("audit-proof"))
    file = io.BytesIO()
    writer = ExportWriter(file, keyring.public_keyset, keyring.signer.sign)
    writer.begin("Northside Family Clinic", NOW)
    previous = GENESIS
    for number in range(1, BLOCKS + 1):
        rows = [a_row(dice, number * 100 + at).proven(prove) for at in range(ROWS)]
        block = Block.over(rows, number, previous, to_milliseconds(NOW)).signed(keyring.signer.sign)
        writer.block(block, rows)
        previous = block.hash
    writer.end()
    return file.getvalue()


def a_row(dice: random.Random, number: int) -> AuditRow:
    some = [new_id() for _ in range(dice.choice([0, 1, 1, 3]))]
    is_rich = dice.random() < 0.5
    row = AuditRow(
        id=f"{number:026d}",
        at=NOW + timedelta(milliseconds=number),
        actor=new_id(),
        action="patient.read",
        role="provider",
        session=new_id(),
        subjects=tuple(some),
        address="203.0.113.7",
        request=new_id(),
    )
    return replace(row, detail=b"sealed", digest=bytes(32), automatic=True, amount=9, role=None) if is_rich else row


def verified(tmp_path: Path, content: bytes) -> Finding | None:
    path = tmp_path / "export.jsonl"
    path.write_bytes(content)
    return verify_export(path).finding


def escaped(falsification: Falsified, finding: Finding | None) -> str | None:
    """What went wrong with finding it, if anything."""
    if finding is None:
        return f"not found: {falsification.what}"
    places = falsification.places
    if (finding.block, finding.row) in places or (finding.block, None) in places:
        return None
    return f"found in the wrong place ({finding} instead of {places}): {falsification.what}"


def mistakes_in(export: Export, tmp_path: Path, seeds: range, at_least: int) -> list[str]:
    """What was not found, or found elsewhere, among at least so many falsifications."""
    whole = b"".join(export.lines)
    falsifications = [each for seed in seeds if (each := falsified(export, seed)).content != whole]
    assert len(falsifications) >= at_least
    found = [escaped(each, verified(tmp_path, each.content)) for each in falsifications]
    return [mistake for mistake in found if mistake]


def test_an_untouched_export_is_whole(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "export.jsonl"
    path.write_bytes(content)
    report = verify_export(path)
    assert report.finding is None
    assert (report.blocks, report.rows, report.practice) == (BLOCKS, BLOCKS * ROWS, "Northside Family Clinic")


def test_random_falsifications_are_found_and_named(export: Export, tmp_path: Path) -> None:
    assert mistakes_in(export, tmp_path, range(62), at_least=60) == []


@pytest.mark.long
def test_five_hundred_random_falsifications_are_found_and_named(export: Export, tmp_path: Path) -> None:
    assert mistakes_in(export, tmp_path, range(1000, 1540), at_least=500) == []


def test_a_cut_behind_every_line_and_within_every_line_is_found(export: Export, tmp_path: Path) -> None:
    for at, line in enumerate(export.lines):
        before = b"".join(export.lines[:at])
        for kept in {0, 1, len(line) // 2, len(line) - 1}:
            finding = verified(tmp_path, before + line[:kept])
            assert finding is not None
            assert finding.fault is Fault.FILE_CUT
            if export.block_of[at] is not None:
                assert (finding.block, finding.row) == (export.block_of[at], export.row_of[at])


def test_every_single_byte_counts(export: Export, tmp_path: Path) -> None:
    dice, whole = random.Random(7), b"".join(export.lines)
    end = len(whole) - len(export.lines[-1])
    for at in [*dice.sample(range(end), 150), *range(end, len(whole))]:
        changed = bytearray(whole)
        changed[at] ^= 1
        assert verified(tmp_path, bytes(changed)) is not None, at


def test_an_export_signed_anew_with_another_key_differs_by_its_fingerprint(
    content: bytes, keyring: Keyring, stranger: Keyring, tmp_path: Path
) -> None:
    path = tmp_path / "export.jsonl"
    path.write_bytes(an_export(stranger))
    report = verify_export(path)
    assert report.finding is None
    assert report.fingerprint == fingerprint(stranger.public_keyset)
    path.write_bytes(content)
    assert verify_export(path).fingerprint == fingerprint(keyring.public_keyset) != report.fingerprint


def test_a_strangers_key_beside_the_practices_own_changes_the_fingerprint(keyring: Keyring, stranger: Keyring) -> None:
    both = json.loads(keyring.public_keyset)
    both["key"] += json.loads(stranger.public_keyset)["key"]
    assert fingerprint(json.dumps(both)) != fingerprint(keyring.public_keyset)


def test_a_fingerprint_does_not_depend_on_how_the_keyset_is_written(keyring: Keyring) -> None:
    spaced = json.dumps(json.loads(keyring.public_keyset), indent=2, sort_keys=True)
    assert fingerprint(spaced) == fingerprint(keyring.public_keyset)


def test_an_export_without_blocks_is_whole(keyring: Keyring, tmp_path: Path) -> None:
    file = io.BytesIO()
    writer = ExportWriter(file, keyring.public_keyset, keyring.signer.sign)
    writer.begin("Northside Family Clinic", NOW)
    writer.end()
    assert verified(tmp_path, file.getvalue()) is None


@pytest.mark.parametrize("content", [b"", b"\n", b"{}\n", b"null\n", b"[]\n", b"\xff\xfe\n", b'{"form":1}\n'])
def test_what_is_no_export_at_all_is_refused(content: bytes, tmp_path: Path) -> None:
    assert verified(tmp_path, content) is not None


def test_a_file_that_cannot_be_read_is_no_finding(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        verify_export(tmp_path / "nowhere")


VERIFY = """
import sys
from pathlib import Path
from app.audit.export import verify_export
report = verify_export(Path(sys.argv[1]))
assert not any("surreal" in name for name in sys.modules), "a database driver was loaded"
print(report.finding, report.blocks, report.rows, report.fingerprint)
"""


def test_verifying_needs_no_database_no_keys_and_no_home(content: bytes, keyring: Keyring, tmp_path: Path) -> None:
    path, home = tmp_path / "export.jsonl", tmp_path / "home"
    path.write_bytes(content)
    home.mkdir()
    environment = {"PATH": os.environ["PATH"], "HOME": str(home), "PFINNI_HOME": str(home)}
    ran = subprocess.run(
        [sys.executable, "-c", VERIFY, path], cwd=home, env=environment, capture_output=True, text=True, check=False
    )
    assert ran.stderr == ""
    assert ran.stdout.split("\n")[0] == f"None {BLOCKS} {BLOCKS * ROWS} {fingerprint(keyring.public_keyset)}"
    assert list(home.iterdir()) == []
