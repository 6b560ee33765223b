"""Patients for one caller: the rules of the practice, then one commit."""

from datetime import datetime
from typing import Any

from app.audit.rows import AuditEntry
from app.audit.vocabulary import AuditAction
from app.core.clock import Clock
from app.core.exceptions import ValidationException
from app.core.identifiers import new_id
from app.database.coverage_repository import CoverageRepository
from app.database.models import Coverage, Patient, StatusChangeRecord
from app.database.patient_repository import PatientRepository
from app.database.practice_repository import PracticeRepository
from app.models.patient_models import (
    TRUSTED,
    PatientArchived,
    PatientCreate,
    PatientPublic,
    PatientStatus,
    PatientUpdate,
    ProviderUnknown,
    StalePatient,
    StatusChange,
    StatusChangeNotAllowed,
)
from app.services.database_service import AnsweredAlready, DatabaseService
from app.services.idempotency_service import IdempotencyService, Once
from app.services.practice_service import PracticeCalendar
from app.validators.patient_validators import birth_date_rules


class PatientService:
    """Reads and changes the patients whom the caller may see."""

    def __init__(
        self,
        patients: PatientRepository,
        coverages: CoverageRepository,
        practices: PracticeRepository,
        database: DatabaseService,
        idempotency: IdempotencyService,
        calendar: PracticeCalendar,
        clock: Clock,
    ) -> None:
        self._patients = patients
        self._coverages = coverages
        self._practices = practices
        self._database = database
        self._idempotency = idempotency
        self._calendar = calendar
        self._clock = clock
        self.access = database.access

    async def get(self, patient_id: str) -> PatientPublic:
        """One patient, whole. Raises PatientNotFound."""
        return public(await self._patients.get(patient_id, self.access))

    async def history(self, patient_id: str) -> list[StatusChangeRecord]:
        """The patient's way through the workflow, oldest first."""
        patient = await self._patients.get(patient_id, self.access)
        return await self._patients.history(patient.id, self.access)

    async def coverages(self, patient_id: str) -> list[Coverage]:
        """What insures the patient, primary first."""
        patient = await self._patients.get(patient_id, self.access)
        return await self._coverages.of_patient(patient.id, self.access)

    async def create(self, new: PatientCreate, once: Once | None = None) -> PatientPublic:
        """A new patient, as an inquiry. Raises MrnTaken, ProviderUnknown, ValidationException, KeyUsedOtherwise."""
        earlier = await self._idempotency.earlier(once, self.access)
        if earlier is not None:
            return PatientPublic.model_validate_json(earlier, context=TRUSTED)
        await self._check(new)
        patient = self._begun(new, PatientStatus.INQUIRY)
        shown = public(patient)
        try:
            await self._database.write(
                AuditEntry(AuditAction.PATIENT_CREATED, patient.id),
                *self._idempotency.remember(once, shown.model_dump_json().encode(), patient.id),
                self._patients.create(patient),
                self._patients.record_move(self._first_step(patient)),
            )
        except AnsweredAlready:
            return await self._answered_by_the_faster(once)
        return shown

    async def update(self, patient_id: str, change: PatientUpdate) -> PatientPublic:
        """The record as it shall be. Raises StalePatient when it was changed since."""
        patient = await self._changeable(patient_id, change.version)
        await self._check(change)
        newer = patient.model_copy(
            update={
                **{name: getattr(change, name) for name in PatientCreate.model_fields},
                "version": patient.version + 1,
                "updated_at": self._clock(),
            }
        )
        await self._database.write(
            AuditEntry(AuditAction.PATIENT_UPDATED, patient.id, _changed_fields(patient, newer)),
            self._patients.replace(newer, patient),
        )
        return public(newer)

    async def change_status(self, patient_id: str, change: StatusChange) -> PatientPublic:
        """Move a patient along the workflow; change, history, audit entry and event commit together or not at all.

        A person who moves a patient has looked at the record: what was pending review no longer is.
        """
        patient = await self._changeable(patient_id, change.version)
        if change.status not in patient.next_statuses:
            raise StatusChangeNotAllowed
        newer = moved(patient, change.status, change.reason, self._clock()).model_copy(update={"pending_review": False})
        await self._database.write(
            AuditEntry(AuditAction.PATIENT_STATUS_CHANGED, patient.id, change.reason),
            self._patients.move(newer, patient),
            self._patients.record_move(self._step(patient, newer)),
        )
        return public(newer)

    async def _changeable(self, patient_id: str, version: int) -> Patient:
        patient = await self._patients.get(patient_id, self.access)
        if patient.is_archived:
            raise PatientArchived
        if patient.version != version:
            raise StalePatient
        return patient

    async def _check(self, new: PatientCreate) -> None:
        broken = list(birth_date_rules(new.birth_date, self._calendar.today()))
        if broken:
            raise ValidationException(*broken)
        if new.provider_id is not None and not await self._practices.provider(new.provider_id, self.access):
            raise ProviderUnknown

    async def _answered_by_the_faster(self, once: Once | None) -> PatientPublic:
        answer = await self._idempotency.earlier(once, self.access)
        if answer is None:
            raise AnsweredAlready
        return PatientPublic.model_validate_json(answer, context=TRUSTED)

    def _begun(self, new: PatientCreate, status: PatientStatus) -> Patient:
        now = self._clock()
        fields: dict[str, Any] = {name: getattr(new, name) for name in PatientCreate.model_fields}
        return Patient.model_validate(
            {
                "id": new_id(),
                "created_at": now,
                "updated_at": now,
                "status": status,
                "status_changed_at": now,
                **fields,
            },
            context=TRUSTED,
        )

    def _first_step(self, patient: Patient) -> StatusChangeRecord:
        return StatusChangeRecord(
            id=new_id(),
            patient_id=patient.id,
            version=patient.version,
            from_status=None,
            to_status=patient.status,
            by=self.access.actor.id,
            at=patient.status_changed_at,
        )

    def _step(self, before: Patient, after: Patient) -> StatusChangeRecord:
        return StatusChangeRecord(
            id=new_id(),
            patient_id=after.id,
            version=after.version,
            from_status=before.status,
            to_status=after.status,
            by=self.access.actor.id,
            at=after.status_changed_at,
            reason=after.status_reason,
        )


def moved(patient: Patient, status: PatientStatus, reason: str | None, at: datetime) -> Patient:
    """The patient's next version, in another status. Urgent remembers where it came from."""
    is_urgent = status is PatientStatus.URGENT
    return patient.model_copy(
        update={
            "status": status,
            "status_before_urgent": patient.status if is_urgent else None,
            "status_reason": reason,
            "status_changed_at": max(at, patient.status_changed_at),
            "updated_at": at,
            "version": patient.version + 1,
        }
    )


def public(patient: Patient) -> PatientPublic:
    """The patient as the API shows one."""
    return PatientPublic.model_validate(patient, from_attributes=True, context=TRUSTED)


def _changed_fields(before: Patient, after: Patient) -> str:
    """The names of the fields that differ; what stood in them stays in the versions."""
    changed = [name for name in PatientCreate.model_fields if getattr(before, name) != getattr(after, name)]
    return "changed: " + ", ".join(changed)
