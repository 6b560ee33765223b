"""Patients in the store. Reads open for one actor; writes are statements.

Follows https://surrealdb.com/docs/surrealql/statements/update and /select .
"""

from typing import Any, Protocol

from app.audit.access_log import AccessLog
from app.core.actor import Actor, Standing
from app.core.identifiers import is_id
from app.database.answers import Row
from app.database.entity_rows import EntityRows
from app.database.models import Patient, StatusChangeRecord
from app.database.statement import RecordID, Statement
from app.models.patient_models import PatientNotFound, StalePatient
from app.sealing.blind import Blind


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
        blind: Blind,
        actor: Actor,
    ) -> None:
        self._reader = reader
        self._patients = patients
        self._changes = changes
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

    async def history(self, patient_id: str, access: AccessLog) -> list[StatusChangeRecord]:
        """The patient's way through the workflow, oldest first; at most 200 steps."""
        rows = await self._reader.rows(
            "SELECT * FROM status_change WHERE patient_id = $patient LIMIT 200",
            {"patient": RecordID("patient", patient_id)},
        )
        return sorted((self._changes.opened(row, access) for row in rows), key=lambda change: change.version)

    def create(self, patient: Patient) -> Statement:
        """A new patient. A taken MRN cancels the commit."""
        return self._patients.create(patient, {"to": patient.status, **standing_facts(patient)})

    def replace(self, patient: Patient, before: Patient) -> Statement:
        """The patient as it shall be, the next version of `before`; a stale version cancels the whole commit."""
        return self._patients.replace(patient, standing_facts(patient, before), StalePatient)

    def move(self, patient: Patient, before: Patient) -> Statement:
        """The patient in another status; `patient` is the next version of `before`."""
        facts = {"from": before.status, "to": patient.status, **standing_facts(patient, before)}
        return self._patients.replace(patient, facts, StalePatient)

    def record_move(self, change: StatusChangeRecord) -> Statement:
        """One step of the history; the patient's own change has the event."""
        return without_event(self._changes.create(change))

    async def _row(self, patient_id: str) -> Row | None:
        if not is_id(patient_id):
            return None
        return await self._reader.one("SELECT * FROM ONLY $patient", {"patient": RecordID("patient", patient_id)})

    def _may_see(self, row: Row) -> bool:
        return self._actor.scope.holds(standing_of(row))


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
