"""Patients for one caller: the rules of the practice, then one commit."""

from datetime import datetime
from typing import Any

from app.audit.rows import AuditEntry
from app.audit.vocabulary import AuditAction
from app.core.actor import Actor
from app.core.clock import Clock
from app.core.exceptions import ValidationException
from app.core.identifiers import new_id
from app.core.permissions import Permission
from app.database.coverage_repository import CoverageRepository
from app.database.emergency_repository import EmergencyRepository
from app.database.models import Coverage, Patient, StatusChangeRecord
from app.database.patient_repository import PatientRepository
from app.database.practice_repository import PracticeRepository
from app.models.patient_models import (
    SENSITIVE_FIELDS,
    TRUSTED,
    FieldMasked,
    PatientArchived,
    PatientCreate,
    PatientNotFound,
    PatientPublic,
    PatientStatus,
    PatientUpdate,
    ProviderUnknown,
    RestrictionChange,
    StalePatient,
    StatusChange,
    StatusChangeNotAllowed,
)
from app.services.database_service import AnsweredAlready, DatabaseService
from app.services.idempotency_service import IdempotencyService, Once
from app.services.practice_service import PracticeCalendar
from app.validators.patient_validators import birth_date_rules

_TRIES_TO_RESTRICT = 3


class PatientService:
    """Reads and changes the patients whom the caller may see."""

    def __init__(
        self,
        patients: PatientRepository,
        coverages: CoverageRepository,
        emergencies: EmergencyRepository,
        practices: PracticeRepository,
        database: DatabaseService,
        idempotency: IdempotencyService,
        calendar: PracticeCalendar,
        clock: Clock,
    ) -> None:
        self._patients = patients
        self._coverages = coverages
        self._emergencies = emergencies
        self._practices = practices
        self._database = database
        self._idempotency = idempotency
        self._calendar = calendar
        self._clock = clock
        self.access = database.access

    async def get(self, patient_id: str) -> PatientPublic:
        """One patient, whole. Raises PatientNotFound."""
        return await self._shown(await self._patients.get(patient_id, self.access))

    async def history(self, patient_id: str) -> list[StatusChangeRecord]:
        """The patient's way through the workflow, oldest first."""
        patient = await self._patients.get(patient_id, self.access)
        return await self._patients.history(patient.id, self.access)

    async def coverages(self, patient_id: str) -> list[Coverage]:
        """What insures the patient, primary first."""
        patient = await self._patients.get(patient_id, self.access)
        return await self._coverages.of_patient(patient.id, self.access)

    async def create(self, new: PatientCreate, once: Once | None = None) -> PatientPublic:
        """A new patient, as an inquiry; of the caller's own panel where the caller sees no other.

        Raises MrnTaken, ProviderUnknown, ValidationException, KeyUsedOtherwise, and PatientNotFound for one that was
        created before and is closed to the caller by now.
        """
        earlier = await self._idempotency.earlier(once, self.access)
        if earlier is not None:
            return await self._told_again(earlier)
        await self._check(new)
        patient = self._begun(new, PatientStatus.INQUIRY)
        shown = await self._shown(patient)
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
        """The record as it shall be; what is masked for the caller stays as it is.

        Raises StalePatient when it was changed since, and FieldMasked for something new in a masked field.
        """
        patient = await self._changeable(patient_id, change.version)
        await self._check(change)
        masked = masked_for(self.access.actor)
        if any(getattr(change, name) is not None for name in masked):
            raise FieldMasked
        shown = {name: getattr(change, name) for name in PatientCreate.model_fields if name not in masked}
        newer = patient.newer(self._clock(), **shown)
        await self._database.write(
            AuditEntry(AuditAction.PATIENT_UPDATED, patient.id, _changed_fields(patient, newer)),
            self._patients.replace(newer, patient),
        )
        return await self._shown(newer)

    async def restrict(self, patient_id: str, change: RestrictionChange) -> PatientPublic:
        """Close the patient to those who do not treat this one, or open the record again; whatever else happens to it.

        Raises PatientNotFound, and StalePatient when others kept being faster.
        """
        for _ in range(_TRIES_TO_RESTRICT - 1):
            try:
                return await self._restrict_once(patient_id, change)
            except StalePatient:
                continue
        return await self._restrict_once(patient_id, change)

    async def _restrict_once(self, patient_id: str, change: RestrictionChange) -> PatientPublic:
        patient = await self._patients.get(patient_id, self.access)
        if patient.is_restricted is change.is_restricted:
            self.access.action = AuditAction.PATIENT_READ
            return await self._shown(patient)
        newer = patient.newer(self._clock(), is_restricted=change.is_restricted)
        action = AuditAction.PATIENT_RESTRICTED if change.is_restricted else AuditAction.PATIENT_UNRESTRICTED
        await self._database.write(
            AuditEntry(action, patient.id, change.reason), self._patients.replace(newer, patient)
        )
        return await self._shown(newer)

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
        return await self._shown(newer)

    async def _shown(self, patient: Patient) -> PatientPublic:
        """As this caller may see the patient, masked fields left out."""
        shown = masked(public(patient), self.access.actor)
        if self.access.actor.scope.holds_by_rule(patient.standing):
            return shown
        until = await self._emergencies.runs_until(self.access.actor.id, patient.id, self._clock())
        return shown.model_copy(update={"opened_by_emergency_until": until})

    async def _told_again(self, answer: bytes) -> PatientPublic:
        """An earlier answer, for somebody who may see less by now. Raises PatientNotFound."""
        told = PatientPublic.model_validate_json(answer, context=TRUSTED)
        if not await self._patients.is_in_scope(told.id):
            raise PatientNotFound
        return masked(told, self.access.actor)

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
        return await self._told_again(answer)

    def _begun(self, new: PatientCreate, status: PatientStatus) -> Patient:
        now = self._clock()
        fields: dict[str, Any] = {name: getattr(new, name) for name in PatientCreate.model_fields}
        scope = self.access.actor.scope
        if not scope.whole_practice:
            fields["provider_id"] = new.provider_id or scope.panel
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
    return patient.newer(
        at,
        status=status,
        status_before_urgent=patient.status if is_urgent else None,
        status_reason=reason,
        status_changed_at=max(at, patient.status_changed_at),
    )


def masked_for(actor: Actor) -> frozenset[str]:
    """The fields that an actor is not told."""
    return frozenset() if actor.may(Permission.PATIENT_SENSITIVE) else SENSITIVE_FIELDS


def masked(shown: PatientPublic, actor: Actor) -> PatientPublic:
    """The same patient without what the actor is not told."""
    fields = sorted(masked_for(actor) | set(shown.masked_fields))
    return shown.model_copy(update={**dict.fromkeys(fields), "masked_fields": fields}) if fields else shown


def public(patient: Patient) -> PatientPublic:
    """The patient as the API shows one."""
    return PatientPublic.model_validate(patient, from_attributes=True, context=TRUSTED)


def _changed_fields(before: Patient, after: Patient) -> str:
    """The names of the fields that differ; what stood in them stays in the versions."""
    changed = [name for name in PatientCreate.model_fields if getattr(before, name) != getattr(after, name)]
    return "changed: " + ", ".join(changed)
