"""Envelopes: what goes in comes out, for one record of one table only, and an opening leaves its trace."""

from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.audit.access_log import AccessLog
from app.core.identifiers import new_id
from app.database.entity_rows import EntityRows
from app.database.models import Patient
from app.database.statement import RecordID
from app.database.tables import MODELS
from app.sealing.blind import Blind
from app.sealing.keyring import Keyring
from app.sealing.seal import EnvelopeDamaged, Seal
from app.sealing.tables import PATIENT, SEALED_TABLES, SealedTable
from tests.builders import a_patient, an_alert
from tests.unit.sealing.conftest import an_access
from tests.unit.strategies import (
    QUICK,
    SEALED_ENTITIES,
    SEALED_STRATEGIES,
)

TABLES = {model: table for table, model in MODELS.items()}


def rows_of(entity: Any, seal: Seal, blind: Blind) -> EntityRows[Any]:
    return EntityRows(type(entity), TABLES[type(entity)], seal, blind)


def row_of(entity: Any, seal: Seal, blind: Blind) -> dict[str, Any]:
    rows = rows_of(entity, seal, blind)
    return {"id": rows.record(entity.id), **rows.content(entity)}


@QUICK
@given(entity=SEALED_ENTITIES)
def test_an_entity_comes_back_whole_from_its_row(seal: Seal, blind: Blind, entity: Any) -> None:
    opened = rows_of(entity, seal, blind).opened(row_of(entity, seal, blind), an_access())
    assert opened == entity


@pytest.mark.parametrize("entities", [SEALED_STRATEGIES[table] for table in SEALED_TABLES], ids=list(SEALED_TABLES))
def test_a_row_holds_nothing_but_its_clear_columns_keys_and_envelope(
    entities: st.SearchStrategy[Any], seal: Seal, blind: Blind
) -> None:
    @QUICK
    @given(entities)
    def check(entity: Any) -> None:
        table = SEALED_TABLES[TABLES[type(entity)]]
        row = row_of(entity, seal, blind)
        assert set(row) <= table.clear | table.blind | {"id", "sealed"}
        assert isinstance(row["sealed"], bytes)

    check()


def test_an_opening_names_the_person_and_a_failed_one_nobody(seal: Seal, blind: Blind, access: AccessLog) -> None:
    patient = a_patient()
    row = row_of(patient, seal, blind)
    rows_of(patient, seal, blind).opened(row, access)
    assert access.unrecorded == [patient.id]
    failed = an_access()
    with pytest.raises(EnvelopeDamaged):
        rows_of(patient, seal, blind).opened({**row, "sealed": b"x" * 60}, failed)
    assert failed.unrecorded == []


def test_an_alert_names_its_patient_whom_no_clear_column_tells_and_itself_if_there_is_none(
    seal: Seal, blind: Blind
) -> None:
    patient = new_id()
    for alert, subject in ((an_alert(patient_id=patient), patient), (alone := an_alert(), alone.id)):
        access = an_access()
        row = row_of(alert, seal, blind)
        assert patient not in repr(row)
        rows_of(alert, seal, blind).opened(row, access)
        assert access.unrecorded == [subject]


@QUICK
@given(data=st.data())
def test_an_envelope_that_was_changed_by_one_bit_does_not_open(seal: Seal, blind: Blind, data: st.DataObject) -> None:
    patient = a_patient()
    row = row_of(patient, seal, blind)
    bit = data.draw(st.integers(0, len(row["sealed"]) * 8 - 1))
    changed = bytearray(row["sealed"])
    changed[bit // 8] ^= 1 << bit % 8
    with pytest.raises(EnvelopeDamaged):
        rows_of(patient, seal, blind).opened({**row, "sealed": bytes(changed)}, an_access())


@pytest.mark.parametrize("sealed", [b"", b"\x01", b"\x00" * 16])
def test_a_cut_envelope_does_not_open(sealed: bytes, seal: Seal, blind: Blind, access: AccessLog) -> None:
    patient = a_patient()
    with pytest.raises(EnvelopeDamaged):
        rows_of(patient, seal, blind).opened({**row_of(patient, seal, blind), "sealed": sealed}, access)


def test_an_envelope_does_not_open_in_another_row_or_another_table(seal: Seal, access: AccessLog) -> None:
    record = new_id()
    sealed = seal.close_content("patient", record, b"a person")
    assert seal.open_content("patient", record, sealed, access, record) == b"a person"
    for table, place in (("patient", new_id()), ("coverage", record), ("patien", f"t:{record}")):
        with pytest.raises(EnvelopeDamaged):
            seal.open_content(table, place, sealed, access, place)


def test_an_envelope_of_other_keys_does_not_open(seal: Seal, other_keyring: Keyring, access: AccessLog) -> None:
    sealed = Seal(other_keyring).close_content("patient", "x", b"a person")
    with pytest.raises(EnvelopeDamaged):
        seal.open_content("patient", "x", sealed, access, "x")


def test_the_same_person_sealed_twice_looks_different(seal: Seal, blind: Blind) -> None:
    patient = a_patient()
    assert row_of(patient, seal, blind)["sealed"] != row_of(patient, seal, blind)["sealed"]


def test_a_damaged_envelope_is_told_without_a_word_of_its_content(seal: Seal, access: AccessLog) -> None:
    with pytest.raises(EnvelopeDamaged) as damaged:
        seal.open_content("patient", "x", b"Planted Zyxwvut", access, "x")
    assert damaged.value.__cause__ is None
    assert "Planted" not in f"{damaged.value!r}{damaged.value.message}"


@pytest.fixture
def second_shape(monkeypatch: pytest.MonkeyPatch) -> None:
    """The code of a later day: sex was once called gender, and language had no default."""
    later = replace(
        PATIENT,
        shape=3,
        upgrades={
            1: lambda content: {**content, "preferred_name": content["given_name"]},
            2: lambda content: {**content, "language": content.get("language", "en")},
        },
    )
    monkeypatch.setitem(cast("dict[str, SealedTable]", SEALED_TABLES), "patient", later)


def test_an_older_shape_is_upgraded_step_by_step_when_it_is_opened(
    seal: Seal, blind: Blind, access: AccessLog, request: pytest.FixtureRequest
) -> None:
    patient = a_patient(given_name="Ada")
    row = row_of(patient, seal, blind)
    request.getfixturevalue("second_shape")
    opened = seal.open(Patient, row, access)
    assert (opened.preferred_name, opened.language) == ("Ada", "en")


def test_a_newer_shape_is_refused_so_that_nothing_of_it_is_lost(
    seal: Seal, access: AccessLog, monkeypatch: pytest.MonkeyPatch
) -> None:
    patient = a_patient()
    newer = seal.close(replace(PATIENT, shape=PATIENT.shape + 1), patient.id, patient)
    row = {**patient.model_dump(include=set(PATIENT.clear)), "id": RecordID("patient", patient.id), "sealed": newer}
    with pytest.raises(EnvelopeDamaged):
        seal.open(Patient, row, access)
    assert access.unrecorded == []


def test_a_reason_opens_for_its_audit_row_only_and_its_digest_is_salted(seal: Seal) -> None:
    detail, digest = seal.close_reason("row-1", "moved away")
    again, other_digest = seal.close_reason("row-1", "moved away")
    assert seal.open_reason("row-1", detail) == seal.open_reason("row-1", again) == "moved away"
    assert digest != other_digest
    with pytest.raises(EnvelopeDamaged):
        seal.open_reason("row-2", detail)


class TestSealingAgain:
    def test_a_row_opens_as_before_and_is_under_the_newest_key(self, keys_folder: Path, access: AccessLog) -> None:
        keyring = Keyring.create(keys_folder)
        seal, blind = Seal(keyring), Blind(keyring)
        patient = a_patient()
        row = row_of(patient, seal, blind)
        keyring.envelopes.promote(keyring.envelopes.add())
        assert not seal.is_current(row["sealed"])
        row["sealed"] = seal.seal_again(row["id"], row["sealed"], access)
        assert seal.is_current(row["sealed"])
        assert access.unrecorded == [patient.id]
        assert rows_of(patient, seal, blind).opened(row, an_access()) == patient

    def test_an_envelope_of_another_row_is_not_sealed_again(self, seal: Seal, blind: Blind, access: AccessLog) -> None:
        row = row_of(a_patient(), seal, blind)
        with pytest.raises(EnvelopeDamaged):
            seal.seal_again(RecordID("patient", new_id()), row["sealed"], access)

    def test_what_is_no_envelope_is_not_current(self, seal: Seal) -> None:
        assert not any(seal.is_current(each) for each in (b"", b"\x01", b"plain text", b"\x00" * 40))
