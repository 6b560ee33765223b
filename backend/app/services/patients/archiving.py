"""Out of daily use and back into it, and the notice that a patient has died: for one caller.

Nothing is ever deleted: an archived record keeps its number, its history and its versions.
"""

from app.audit.rows import AuditEntry
from app.audit.vocabulary import AuditAction
from app.core.clock import Clock
from app.core.exceptions import ValidationException
from app.database.models import Patient
from app.database.patient_repository import PatientRepository
from app.models.patient_models import (
    ArchivedAlready,
    ArchiveRequest,
    DeceasedChange,
    MergedNotRestored,
    NotArchived,
    PatientArchived,
    RestoreRequest,
    StalePatient,
)
from app.services.database_service import DatabaseService
from app.services.practice_service import PracticeCalendar
from app.validators.patient_validators import deceased_rules


class Archiving:
    """Takes records out of daily use, and brings them back."""

    def __init__(
        self, patients: PatientRepository, database: DatabaseService, calendar: PracticeCalendar, clock: Clock
    ) -> None:
        self._patients = patients
        self._database = database
        self._calendar = calendar
        self._clock = clock
        self._access = database.access

    async def archive(self, patient_id: str, asked: ArchiveRequest) -> Patient:
        """Out of daily use. Raises ArchivedAlready, and StalePatient when the record was changed since."""
        patient = await self._patients.get(patient_id, self._access)
        if patient.is_archived:
            raise ArchivedAlready
        _refuse_stale(patient, asked.version)
        now = self._clock()
        archived = patient.newer(now, archived_at=now, archive_reason=asked.reason)
        return await self._replaced(
            AuditEntry(AuditAction.PATIENT_ARCHIVED, patient.id, asked.reason), archived, patient
        )

    async def restore(self, patient_id: str, asked: RestoreRequest) -> Patient:
        """Back into daily use, in the status that the patient had.

        Raises NotArchived, MergedNotRestored for a record that went into another one, and StalePatient.
        """
        patient = await self._patients.get(patient_id, self._access)
        if patient.merged_into is not None:
            raise MergedNotRestored
        if not patient.is_archived:
            raise NotArchived
        _refuse_stale(patient, asked.version)
        restored = patient.newer(self._clock(), archived_at=None, archive_reason=None)
        return await self._replaced(
            AuditEntry(AuditAction.PATIENT_RESTORED, patient.id, asked.reason), restored, patient
        )

    async def note_death(self, patient_id: str, change: DeceasedChange) -> Patient:
        """The patient has died, or has not: reminders, checks and outreach follow. Known already, nothing is kept.

        Raises PatientArchived, StalePatient, and ValidationException for a day that cannot be.
        """
        patient = await self._patients.get(patient_id, self._access)
        if patient.is_archived:
            raise PatientArchived
        _refuse_stale(patient, change.version)
        died_on = change.deceased_on if change.deceased else None
        broken = list(deceased_rules(died_on, patient.birth_date, self._calendar.today()))
        if broken:
            raise ValidationException(*broken)
        if (patient.deceased, patient.deceased_on) == (change.deceased, died_on):
            self._access.action = AuditAction.PATIENT_READ
            return patient
        noted = patient.newer(self._clock(), deceased=change.deceased, deceased_on=died_on)
        action = AuditAction.PATIENT_DECEASED if change.deceased else AuditAction.PATIENT_NOT_DECEASED
        return await self._replaced(AuditEntry(action, patient.id), noted, patient)

    async def _replaced(self, entry: AuditEntry, newer: Patient, before: Patient) -> Patient:
        await self._database.write(entry, *self._patients.replace(newer, before))
        return newer


def _refuse_stale(patient: Patient, version: int) -> None:
    if patient.version != version:
        raise StalePatient
