"""One row: which bytes stand for it, and that no edit leaves them as they were."""

import hashlib
import json
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta

import pytest

from app.audit.rows import FIELDS, FORM, AuditEntry, AuditRow, Prover, moment_text, row_hash, to_milliseconds

PROVE = Prover(b"k" * 32)
ROW = AuditRow(
    id="01m89vmwq4k5bp6yyypdw4ehen",
    at=datetime(2026, 11, 25, 14, 3, 22, 123000, tzinfo=UTC),
    actor="abcdefghijklmnopqrst",
    action="patient.read",
    role="provider",
    session="tsrqponmlkjihgfedcba",
    subjects=("22222222222222222222", "33333333333333333333"),
    amount=2,
    address="203.0.113.7",
    request="01m89vmwq4k5bp6yyypdw4ehes",
    detail=b"sealed",
    digest=hashlib.sha256(b"salt and reason").digest(),
).proven(PROVE)
EDITS: dict[str, object] = {
    "id": "01m89vmwq4k5bp6yyypdw4ehem",
    "at": ROW.at + timedelta(microseconds=1),
    "actor": "abcdefghijklmnopqrsu",
    "action": "patient.listed",
    "outcome": "patient_not_found",
    "role": None,
    "session": None,
    "subjects": tuple(reversed(ROW.subjects)),
    "amount": 3,
    "address": None,
    "request": None,
    "automatic": True,
    "detail": b"sealeD",
    "digest": None,
    "proof": bytes(16),
}


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_of_any_field_changes_the_hash(name: str) -> None:
    assert replace(ROW, **{name: EDITS[name]}).hash() != ROW.hash()


@pytest.mark.parametrize("name", sorted(EDITS.keys() - {"proof"}))
def test_an_edit_of_any_field_breaks_the_proof(name: str) -> None:
    assert ROW.is_ours(PROVE)
    assert not replace(ROW, **{name: EDITS[name]}).is_ours(PROVE)


def test_every_field_but_the_block_number_is_covered() -> None:
    assert {each.name for each in fields(AuditRow)} - {"block"} == EDITS.keys()
    assert set(FIELDS) == EDITS.keys() - {"proof"}


def test_a_proof_made_with_another_key_is_not_ours() -> None:
    assert not ROW.proven(Prover(b"j" * 32)).is_ours(PROVE)


def test_the_hash_can_be_computed_with_nothing_but_json_and_sha_256() -> None:
    record = json.loads(json.dumps(ROW.as_record()))
    array = [FORM, *[record[name] for name in FIELDS]]
    text = json.dumps(array, separators=(",", ":"), ensure_ascii=False)
    assert hashlib.sha256(f"{text}\n{ROW.proof.hex()}".encode()).digest() == ROW.hash()
    assert row_hash(record, ROW.proof.hex()) == ROW.hash()


def test_fields_cannot_be_shifted_into_one_another() -> None:
    one = replace(ROW, actor='a","b', role="c")
    other = replace(ROW, actor="a", role='b","c')
    assert one.canonical() != other.canonical()


def test_the_printed_row_and_entry_hide_reason_detail_and_proof() -> None:
    entry = AuditEntry("patient.status_changed", "22222222222222222222", "moved to Tucson")
    shown = f"{entry!r} {ROW!r}"
    assert "Tucson" not in shown
    assert repr(ROW.detail) not in shown
    assert repr(ROW.proof) not in shown


def test_a_moment_is_written_in_utc_with_the_digits_that_it_has() -> None:
    assert moment_text(ROW.at) == "2026-11-25T14:03:22.123Z"
    assert moment_text(ROW.at + timedelta(microseconds=7)) == "2026-11-25T14:03:22.123007Z"
    assert to_milliseconds(ROW.at + timedelta(microseconds=7)) == ROW.at


def test_an_entry_names_its_subject_first() -> None:
    assert AuditEntry("a", "one", subjects=("two",)).all_subjects == ("one", "two")
    assert AuditEntry("a").all_subjects == ()
