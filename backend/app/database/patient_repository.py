"""Patients in the store. Reads open for one actor; writes are statements.

Follows https://surrealdb.com/docs/surrealql/statements/update and /select .
"""

import json
from collections.abc import Sequence
from typing import Any, Protocol

from app.audit.access_log import AccessLog
from app.core.actor import Actor, Standing
from app.core.identifiers import is_id, new_id
from app.database.answers import Row
from app.database.entity_rows import EntityRows
from app.database.models import Patient, PatientVersion, StatusChangeRecord
from app.database.statement import RecordID, Statement
from app.models.patient_models import TRUSTED, PatientNotFound, StalePatient
from app.sealing.blind import Blind
from app.sealing.tables import PATIENT


class Reader(Protocol):
    """The store for those who only read."""

    async def rows(self, surql: str, parameters: dict[str, object] | None = None) -> list[Row]:
        """The rows of one SELECT."""
        ...

    async def read(self, surql: str, parameters: dict[str, object] | None = None) -> list[Any]:
        """The result of every statement of a text that only reads."""
        ...

    async def one(self, surql: str, parameters: dict[str, object] | None = None) -> Row | None:
        """The row of a `SELECT ... FROM ONLY`, or None."""
        ...


class PatientRepository:
    """The patients whom one actor may see."""

    def __init__(
        self,
        reader: Reader,
        patients: EntityRows[Patient],
        changes: EntityRows[StatusChangeRecord],
        versions: EntityRows[PatientVersion],
        blind: Blind,
        actor: Actor,
    ) -> None:
        self._reader = reader
        self._patients = patients
        self._changes = changes
        self._versions = versions
        self._blind = blind
        self._actor = actor

    async def get(self, patient_id: str, access: AccessLog) -> Patient:
        """The whole patient. Raises PatientNotFound, also for one outside the actor's scope."""
        row = await self._row(patient_id)
        if row is None or not self._may_see(row):
            raise PatientNotFound
        return self._patients.opened(row, access)

    async def is_in_scope(self, patient_id: str) -> bool:
        """Whether there is such a patient for this actor; nobody is opened."""
        row = await self._row(patient_id)
        return row is not None and self._may_see(row)

    async def with_key(self, key: str, access: AccessLog) -> list[Patient]:
        """Everybody in scope who holds this blind key (a name with birth date, a phone, an address)."""
        rows = await self._reader.rows("SELECT * FROM patient WHERE keys CONTAINS $key LIMIT 20", {"key": key})
        return [self._patients.opened(row, access) for row in rows if self._may_see(row)]

    async def some(self, patient_ids: Sequence[str], access: AccessLog) -> list[Patient]:
        """Those of these patients who exist and are in the actor's scope, in this order; some hundred at most."""
        records = [RecordID("patient", each) for each in patient_ids]
        rows = await self._reader.rows("SELECT * FROM $records", {"records": records})
        known = {str(row["id"].id): row for row in rows if self._may_see(row)}
        return [self._patients.opened(known[each], access) for each in patient_ids if each in known]

    async def holder_of(self, mrn: str) -> str | None:
        """The id of whoever holds a medical record number, in scope or not; nobody is opened."""
        rows = await self._reader.rows(
            "SELECT id FROM patient WHERE mrn_key = $key LIMIT 1", {"key": self._blind.mrn(mrn)}
        )
        return str(rows[0]["id"].id) if rows else None

    async def history(self, patient_id: str, access: AccessLog) -> list[StatusChangeRecord]:
        """The patient's way through the workflow, oldest first; at most 200 steps."""
        rows = await self._reader.rows(
            "SELECT * FROM status_change WHERE patient_id = $patient LIMIT 200",
            {"patient": RecordID("patient", patient_id)},
        )
        return sorted((self._changes.opened(row, access) for row in rows), key=lambda change: change.version)

    async def versions(self, patient_id: str, access: AccessLog) -> list[PatientVersion]:
        """What the record was before each of its changes, oldest first; at most the last 200."""
        rows = await self._reader.rows(
            "SELECT * FROM patient_version WHERE patient_id = $patient ORDER BY version DESC LIMIT 200",
            {"patient": RecordID("patient", patient_id)},
        )
        return sorted((self._versions.opened(row, access) for row in rows), key=lambda each: each.version)

    async def version(self, patient_id: str, version: int, access: AccessLog) -> Patient | None:
        """The record as it was in an earlier version, if that was kept."""
        rows = await self._reader.rows(
            "SELECT * FROM patient_version WHERE patient_id = $patient AND version = $version LIMIT 1",
            {"patient": RecordID("patient", patient_id), "version": version},
        )
        return as_it_was(self._versions.opened(rows[0], access)) if rows else None

    async def with_merged(self, patient_id: str) -> list[str]:
        """The patient's id, and those of all records that went into this one, over others too; nobody is opened."""
        found = [patient_id]
        for survivor in found:
            rows = await self._reader.rows(
                "SELECT id FROM patient WHERE merged_into = $survivor LIMIT 50",
                {"survivor": RecordID("patient", survivor)},
            )
            found += sorted(str(row["id"].id) for row in rows)
        return found

    def create(self, patient: Patient) -> Statement:
        """A new patient. A taken MRN cancels the commit."""
        return self._patients.create(patient, {"to": patient.status, **standing_facts(patient)})

    def create_all(self, patients: Sequence[Patient]) -> Statement:
        """Many new patients. A taken MRN cancels the commit, and does not say which one."""
        return self._patients.insert(patients, [{"to": each.status, **standing_facts(each)} for each in patients])

    def record_moves(self, changes: Sequence[StatusChangeRecord]) -> Statement:
        """A step in the history of each of many; the patients' own changes have the events."""
        return without_event(self._changes.insert(changes))

    def replace(self, patient: Patient, before: Patient) -> tuple[Statement, Statement]:
        """The patient as it shall be, the next version of `before`, which is kept; a stale one cancels the commit."""
        facts = standing_facts(patient, before)
        return self._patients.replace(patient, facts, StalePatient), self._keep(patient, before)

    def move(self, patient: Patient, before: Patient) -> tuple[Statement, Statement]:
        """The patient in another status; `patient` is the next version of `before`, which is kept."""
        facts = {"from": before.status, "to": patient.status, **standing_facts(patient, before)}
        return self._patients.replace(patient, facts, StalePatient), self._keep(patient, before)

    def replace_both(
        self, one: Patient, before_one: Patient, other: Patient, before_other: Patient
    ) -> tuple[Statement, ...]:
        """Two patients anew; medical record numbers may change hands between them."""
        let_go = [self._without_mrn(each) for each in (before_one, before_other) if each.mrn]
        return *let_go, *self.replace(one, before_one), *self.replace(other, before_other)

    def _without_mrn(self, patient: Patient) -> Statement:
        """Lets go of the number until the same commit writes the whole row: the index knows one holder at a time."""
        return Statement(
            "UPDATE $patient SET mrn_key = NONE RETURN NONE", {"patient": self._patients.record(patient.id)}
        )

    def record_move(self, change: StatusChangeRecord) -> Statement:
        """One step of the history; the patient's own change has the event."""
        return without_event(self._changes.create(change))

    def _keep(self, patient: Patient, before: Patient) -> Statement:
        kept = PatientVersion(
            id=new_id(),
            patient_id=before.id,
            version=before.version,
            replaced_by=self._actor.id,
            replaced_at=patient.updated_at,
            content=before.model_dump_json(exclude={"next_statuses"}),
            content_shape=PATIENT.shape,
        )
        return without_event(self._versions.create(kept))

    async def _row(self, patient_id: str) -> Row | None:
        if not is_id(patient_id):
            return None
        return await self._reader.one("SELECT * FROM ONLY $patient", {"patient": RecordID("patient", patient_id)})

    def _may_see(self, row: Row) -> bool:
        return self._actor.scope.holds(standing_of(row))


def as_it_was(kept: PatientVersion) -> Patient:
    """The whole record of an earlier version, brought to the shape of today."""
    content: dict[str, Any] = json.loads(kept.content)
    for number in range(kept.content_shape, PATIENT.shape):
        content = PATIENT.upgrades[number](content)
    return Patient.model_validate(content, context=TRUSTED)


def standing_of(row: Row) -> Standing:
    """What of a patient's row decides who may see it."""
    provider = row.get("provider_id")
    provider_id = str(provider.id) if provider is not None else None
    return Standing(str(row["id"].id), provider_id, bool(row.get("is_restricted")))


def standing_facts(patient: Patient, before: Patient | None = None) -> dict[str, str | int | None]:
    """For the event of a change: whose scope holds the patient now, and whose did before."""
    facts: dict[str, str | int | None] = {
        "provider": patient.provider_id,
        "restricted": int(patient.is_restricted),
    }
    if before is not None:
        facts |= {"provider_before": before.provider_id, "restricted_before": int(before.is_restricted)}
    return facts


def without_event(statement: Statement) -> Statement:
    """A statement whose rows are told by another record's event."""
    return Statement(statement.surql, statement.parameters)
