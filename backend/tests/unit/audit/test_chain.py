"""Blocks: what is signed, and which fault is found in whose place."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from app.audit.chain import GENESIS, Block, BlockEntry, Fault, Finding, check_block, check_rows, subject_index
from app.audit.rows import AuditRow, Prover
from app.core.identifiers import new_moment_id
from app.sealing.keyring import Keyring
from app.services.audit_verification_service import signature_check

AT = datetime(2026, 11, 25, 14, 3, 22, 123000, tzinfo=UTC)
PROVE = Prover(b"k" * 32)


def a_row(*subjects: str) -> AuditRow:
    return AuditRow(new_moment_id(), AT, "somebody", "patient.read", subjects=subjects).proven(PROVE)


@pytest.fixture
def rows() -> list[AuditRow]:
    return sorted([a_row("a"), a_row("b"), a_row("c", "a"), a_row()], key=lambda row: row.id)


@pytest.fixture
def block(rows: list[AuditRow], keyring: Keyring) -> Block:
    return Block.over(rows, 7, GENESIS, AT).signed(keyring.signer.sign)


@pytest.fixture
def verify(keyring: Keyring) -> Callable[[bytes, bytes], bool]:
    return signature_check(keyring.verifier)


def found(rows: list[AuditRow]) -> list[tuple[str, bytes]]:
    return [(row.id, row.hash()) for row in rows]


def test_an_untouched_block_has_no_fault(block: Block, rows: list[AuditRow], verify: Callable) -> None:
    assert check_block(block, 7, GENESIS, verify) is None
    assert check_rows(block, found(rows)) is None


def test_the_entries_survive_packing(block: Block) -> None:
    assert Block.unpack(block.packed_entries()) == block.entries


def test_what_is_left_over_of_packed_entries_fits_no_row(block: Block, rows: list[AuditRow]) -> None:
    cut = replace(block, entries=Block.unpack(block.packed_entries()[:-1]))
    assert check_rows(cut, found(rows)) is not None
    assert cut.computed_hash() != block.hash


def test_rows_are_chained_in_the_order_of_their_ids(rows: list[AuditRow]) -> None:
    assert Block.over(rows[::-1], 7, GENESIS, AT).hash == Block.over(rows, 7, GENESIS, AT).hash


def test_only_rows_over_several_people_are_found_through_the_block(rows: list[AuditRow], block: Block) -> None:
    assert subject_index(rows) == ("a", "c") == block.subjects


@pytest.mark.parametrize(
    ("edit", "fault"),
    [
        ({"number": 8}, Fault.BLOCK_MISSING),
        ({"at": AT.replace(microsecond=124000)}, Fault.BLOCK_CHANGED),
        ({"at": AT.replace(microsecond=123001)}, Fault.BLOCK_CHANGED),
        ({"previous": bytes(31) + b"\1"}, Fault.BLOCK_CHANGED),
        ({"entries": ()}, Fault.BLOCK_CHANGED),
        ({"hash": bytes(32)}, Fault.BLOCK_CHANGED),
        ({"signature": b""}, Fault.BLOCK_NOT_SIGNED),
    ],
)
def test_an_edit_of_a_block_is_named(edit: dict[str, object], fault: Fault, block: Block, verify: Callable) -> None:
    assert check_block(replace(block, **edit), 7, GENESIS, verify) == Finding(fault, 7)


def test_a_block_hashed_again_by_somebody_without_the_key_is_not_signed(block: Block, verify: Callable) -> None:
    forged = replace(block, entries=block.entries[1:])
    forged = replace(forged, hash=forged.computed_hash())
    assert check_block(forged, 7, GENESIS, verify) == Finding(Fault.BLOCK_NOT_SIGNED, 7)


def test_a_signature_of_another_block_does_not_do(rows: list[AuditRow], block: Block, keyring: Keyring) -> None:
    other = Block.over(rows[1:], 8, block.hash, AT).signed(keyring.signer.sign)
    verify = signature_check(keyring.verifier)
    assert check_block(replace(block, signature=other.signature), 7, GENESIS, verify) is not None


def test_a_signed_block_in_another_place_is_not_linked(rows: list[AuditRow], keyring: Keyring) -> None:
    elsewhere = Block.over(rows, 7, bytes(31) + b"\1", AT).signed(keyring.signer.sign)
    finding = check_block(elsewhere, 7, GENESIS, signature_check(keyring.verifier))
    assert finding == Finding(Fault.BLOCK_NOT_LINKED, 7)


def test_a_missing_row_is_named(block: Block, rows: list[AuditRow]) -> None:
    assert check_rows(block, found(rows[:2] + rows[3:])) == Finding(Fault.ROW_MISSING, 7, rows[2].id)


def test_a_changed_row_is_named(block: Block, rows: list[AuditRow]) -> None:
    changed = [*rows[:2], replace(rows[2], outcome="x"), rows[3]]
    assert check_rows(block, found(changed)) == Finding(Fault.ROW_CHANGED, 7, rows[2].id)


def test_an_added_row_is_named(block: Block, rows: list[AuditRow]) -> None:
    added = a_row("a")
    assert check_rows(block, found([*rows, added])) == Finding(Fault.ROW_ADDED, 7, added.id)


def test_a_row_that_stands_twice_is_named(block: Block, rows: list[AuditRow]) -> None:
    assert check_rows(block, found([*rows, rows[0]])) == Finding(Fault.ROW_ADDED, 7, rows[0].id)


def test_a_moved_row_is_named(block: Block, rows: list[AuditRow]) -> None:
    moved = [rows[0], rows[2], rows[1], rows[3]]
    assert check_rows(block, found(moved)) == Finding(Fault.ROW_MOVED, 7, rows[2].id)


def test_a_finding_says_where_in_plain_words() -> None:
    assert str(Finding(Fault.ROW_CHANGED, 7, "abc")) == "a row was changed: block 7, row abc"
    assert (
        str(Finding(Fault.ROW_NOT_OURS, None, "abc")) == "a row was not written by PFINNI: outside every block, row abc"
    )


def test_an_entry_holds_id_and_hash(block: Block, rows: list[AuditRow]) -> None:
    assert block.entries[0] == BlockEntry(rows[0].id, rows[0].hash())
