"""What a fill opens of a person: a part, from which the directory gets what it would get from the whole."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given

from app.database.entity_rows import EntityRows
from app.database.models import Coverage, Patient
from app.database.statement import RecordID
from app.directory.brief import BRIEF, BriefCoverage, BriefPatient
from app.directory.entries import coverage_entry, patient_entry
from app.sealing.blind import Blind
from app.sealing.keyring import Keyring
from app.sealing.seal import Seal
from tests.builders import a_patient
from tests.unit.sealing.conftest import an_access
from tests.unit.strategies import COVERAGES, PATIENTS, QUICK

Rows = Callable[[type[Any], str], EntityRows[Any]]


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> Rows:
    keyring = Keyring.create(tmp_path_factory.mktemp("brief") / "keys")
    return lambda model, table: EntityRows(model, table, Seal(keyring), Blind(keyring))


@QUICK
@given(patient=PATIENTS)
def test_a_patients_part_gives_the_same_entry(rows: Rows, patient: Patient) -> None:
    of_table = rows(Patient, "patient")
    row = {**of_table.content(patient), "id": RecordID("patient", patient.id)}
    part = of_table.opened_in_part(BriefPatient, row, an_access())
    assert patient_entry(part) == patient_entry(patient)


@QUICK
@given(coverage=COVERAGES)
def test_a_coverages_part_gives_the_same_entry(rows: Rows, coverage: Coverage) -> None:
    of_table = rows(Coverage, "coverage")
    row = {**of_table.content(coverage), "id": RecordID("coverage", coverage.id)}
    part = of_table.opened_in_part(BriefCoverage, row, an_access())
    assert coverage_entry(part) == coverage_entry(coverage)


def test_opening_a_part_is_noted_like_opening_the_whole(rows: Rows) -> None:
    patient = a_patient()
    of_table = rows(Patient, "patient")
    row = {**of_table.content(patient), "id": RecordID("patient", patient.id)}
    access = an_access()
    part = of_table.opened_in_part(BRIEF["patient"], row, access)
    assert access.unrecorded == [patient.id]
    assert patient.family_name not in f"{part!r} {part}"
