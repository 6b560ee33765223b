"""Patients for one caller: the rules of the practice, then one commit."""

from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import suppress
from typing import Any

from app.audit.rows import AuditEntry
from app.audit.vocabulary import AuditAction
from app.core.exceptions import AppException, BrokenRule, ValidationException
from app.core.identifiers import new_id
from app.database.models import Coverage, Patient, StatusChangeRecord
from app.database.patient_repository import PatientRepository
from app.database.statement import Statement
from app.models.bulk_change_models import BulkChangeResult, BulkRecordChange
from app.models.duplicate_models import EnteredMeanwhile, PossibleDuplicate
from app.models.patient_models import (
    TRUSTED,
    ArchiveRequest,
    DeceasedChange,
    FieldMasked,
    MrnSuggestion,
    PatientArchived,
    PatientCreate,
    PatientNotFound,
    PatientPublic,
    PatientStatus,
    PatientUpdate,
    PatientVersionPublic,
    ProviderUnknown,
    RestoreRequest,
    RestrictionChange,
    StalePatient,
    StatusChange,
    StatusChangePublic,
)
from app.models.status_move_models import BulkStatusChange, BulkStatusResult, StatusMove
from app.services.database_service import AnsweredAlready, DatabaseService
from app.services.idempotency_service import Once
from app.services.insurance.held_alike import insuring
from app.services.patients.archiving import Archiving
from app.services.patients.changing_many import ChangingMany
from app.services.patients.moving import Moving
from app.services.patients.parts import PatientParts
from app.services.patients.record_numbers import RecordNumbers
from app.services.patients.showing import masked, masked_for, public
from app.services.patients.steps import step_between
from app.services.patients.versions import Versions
from app.validators.patient_validators import birth_date_rules, privacy_notice_rules, responsible_party_rules

AlsoKept = Callable[[Patient], Awaitable[Sequence[Statement]]]
"""What is kept with a new patient in the same commit; asked again where the commit has to be tried again."""
_TRIES_TO_ENTER = 8
_TRIES_TO_RESTRICT = 3
_IN_CARE = frozenset({PatientStatus.ACTIVE, PatientStatus.URGENT})


class PatientService:
    """Reads and changes the patients whom the caller may see."""

    def __init__(self, patients: PatientRepository, parts: PatientParts, database: DatabaseService) -> None:
        self._patients = patients
        self._coverages = parts.coverages
        self._emergencies = parts.emergencies
        self._practices = parts.practices
        self._users = parts.users
        self._database = database
        self._idempotency = parts.idempotency
        self._calendar = parts.calendar
        self._clock = parts.clock
        self.access = database.access
        self._moving = Moving(patients, parts.coverages, database, parts.calendar, parts.clock)
        self._many = ChangingMany(patients, parts.practices, database, parts.clock)
        self._archiving = Archiving(patients, database, parts.calendar, parts.clock)
        self._versions = Versions(patients, parts.practices, parts.users, self.access)
        self._numbers = RecordNumbers(parts.numbers, parts.calendar)

    async def get(self, patient_id: str) -> PatientPublic:
        """One patient, whole. Raises PatientNotFound."""
        return await self._shown(await self._patients.get(patient_id, self.access))

    async def history(self, patient_id: str) -> list[StatusChangePublic]:
        """The patient's way through the workflow, oldest first; with that of records that went into this one."""
        patient = await self._patients.get(patient_id, self.access)
        merged = await self._patients.with_merged(patient.id)
        steps = [step for each in merged for step in await self._patients.history(each, self.access)]
        names = {each.id: each.name for each in await self._users.everybody(self.access)}
        return [
            _step_shown(each, names.get(each.by)) for each in sorted(steps, key=lambda each: (each.at, each.version))
        ]

    async def versions(self, patient_id: str) -> list[PatientVersionPublic]:
        """What each version changed, the newest first; masked fields stay masked."""
        return await self._versions.of_patient(patient_id)

    async def coverages(self, patient_id: str) -> list[Coverage]:
        """What insures the patient, primary first; with what hangs on records that went into this one."""
        patient = await self._patients.get(patient_id, self.access)
        return await insuring(patient.id, self._patients, self._coverages, self.access)

    async def create(self, new: PatientCreate, once: Once | None = None, also: AlsoKept | None = None) -> PatientPublic:
        """A new patient, as an inquiry; of the caller's own panel where the caller sees no other.

        `also` may refuse the patient, or give what is to be kept in the same commit.

        Raises MrnTaken, ProviderUnknown, ValidationException, KeyUsedOtherwise, and PatientNotFound for one that was
        created before and is closed to the caller by now.
        """
        earlier = await self._idempotency.earlier(once, self.access)
        if earlier is not None:
            return await self._told_again(earlier)
        await self._check(new, None)
        patient = self._begun(new, PatientStatus.INQUIRY)
        for _ in range(_TRIES_TO_ENTER - 1):
            with suppress(EnteredMeanwhile):
                return await self._enter(patient, once, also)
        return await self._enter(patient, once, also)

    async def _enter(self, patient: Patient, once: Once | None, also: AlsoKept | None) -> PatientPublic:
        """One commit. The same request, sent twice at once, is no double of itself: the second gets the answer."""
        shown = await self._shown(patient)
        try:
            kept = await also(patient) if also is not None else ()
            await self._database.write(
                AuditEntry(AuditAction.PATIENT_CREATED, patient.id),
                *self._idempotency.remember(once, shown.model_dump_json().encode(), patient.id),
                self._patients.create(patient),
                self._patients.record_move(step_between(None, patient, self.access.actor.id)),
                *kept,
            )
        except (AnsweredAlready, PossibleDuplicate) as refused:
            return await self._answered_by_the_faster(once, refused)
        return shown

    async def update(self, patient_id: str, change: PatientUpdate) -> PatientPublic:
        """The record as it shall be; what is masked for the caller stays as it is. Without a change nothing is kept.

        Raises StalePatient when it was changed since, and FieldMasked for something new in a masked field.
        """
        patient = await self._changeable(patient_id, change.version)
        await self._check(change, patient)
        hidden = masked_for(self.access.actor)
        if any(getattr(change, name) is not None for name in hidden):
            raise FieldMasked
        shown = {name: getattr(change, name) for name in PatientCreate.model_fields if name not in hidden}
        newer = patient.newer(self._clock(), **shown)
        changed = [name for name in PatientCreate.model_fields if getattr(patient, name) != getattr(newer, name)]
        if not changed:
            self.access.action = AuditAction.PATIENT_READ
            return await self._shown(patient)
        # The names of the fields alone: what stood in them stays in the versions.
        await self._database.write(
            AuditEntry(AuditAction.PATIENT_UPDATED, patient.id, "changed: " + ", ".join(changed)),
            *self._patients.replace(newer, patient),
        )
        return await self._shown(newer)

    async def suggest_mrn(self) -> MrnSuggestion:
        """A number of the practice's own row for a record that is being written. Raises MrnsUsedUp."""
        return MrnSuggestion(mrn=await self._numbers.next())

    async def archive(self, patient_id: str, asked: ArchiveRequest) -> PatientPublic:
        """Take the record out of daily use. Raises ArchivedAlready and StalePatient."""
        return await self._shown(await self._archiving.archive(patient_id, asked))

    async def restore(self, patient_id: str, asked: RestoreRequest) -> PatientPublic:
        """Bring the record back. Raises NotArchived, MergedNotRestored and StalePatient."""
        return await self._shown(await self._archiving.restore(patient_id, asked))

    async def note_death(self, patient_id: str, change: DeceasedChange) -> PatientPublic:
        """The patient has died, or has not. Raises PatientArchived, StalePatient and ValidationException."""
        return await self._shown(await self._archiving.note_death(patient_id, change))

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
            AuditEntry(action, patient.id, change.reason), *self._patients.replace(newer, patient)
        )
        return await self._shown(newer)

    async def change_status(self, patient_id: str, change: StatusChange) -> PatientPublic:
        """Move a patient along the workflow; change, history, audit entry and event commit together or not at all.

        Raises StatusChangeNotAllowed, MoveIncomplete for what the status still needs, and what `archive` raises.
        """
        return await self._shown(await self._moving.move(patient_id, change))

    async def moves(self, patient_id: str) -> list[StatusMove]:
        """Where the patient may go from here, and what each status still needs. Raises PatientNotFound."""
        return await self._moving.moves(patient_id)

    async def preview_moves(self, wanted: BulkStatusChange) -> BulkStatusResult:
        """What `move_many` would do now; nothing is changed."""
        return await self._moving.preview(wanted)

    async def move_many(self, wanted: BulkStatusChange) -> BulkStatusResult:
        """Move many patients, each in a commit of its own: who cannot be moved holds up nobody."""
        return await self._moving.move_many(wanted)

    async def preview_changes(self, wanted: BulkRecordChange) -> BulkChangeResult:
        """What `change_many` would do now; nothing is changed."""
        return await self._many.preview(wanted)

    async def change_many(self, wanted: BulkRecordChange) -> BulkChangeResult:
        """Change many records alike, each in a commit of its own: who cannot be changed holds up nobody."""
        return await self._many.change(wanted)

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

    async def _check(self, new: PatientCreate, before: Patient | None) -> None:
        broken = [*self._broken_rules(new, before), *self._broken_by_mrn(new, before)]
        if broken:
            raise ValidationException(*broken)
        if new.provider_id is not None and not await self._practices.provider(new.provider_id, self.access):
            raise ProviderUnknown

    def _broken_rules(self, new: PatientCreate, before: Patient | None) -> Iterator[BrokenRule]:
        """What the practice's day and the patient's state forbid. A minor in care keeps who answers for them."""
        today = self._calendar.today()
        yield from birth_date_rules(new.birth_date, today)
        yield from privacy_notice_rules(new.privacy_notice_on, today)
        if before is not None and before.status in _IN_CARE and before.responsible_party is not None:
            yield from responsible_party_rules(new.birth_date, today, has_party=new.responsible_party is not None)

    def _broken_by_mrn(self, new: PatientCreate, before: Patient | None) -> list[BrokenRule]:
        """A number that stands already was taken once: only a new one is looked at."""
        is_new = before is None or before.mrn != new.mrn
        return self._numbers.broken_rules(new.mrn) if is_new else []

    async def _answered_by_the_faster(self, once: Once | None, refused: AppException) -> PatientPublic:
        answer = await self._idempotency.earlier(once, self.access)
        if answer is None:
            raise refused
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


def _step_shown(step: StatusChangeRecord, by_name: str | None) -> StatusChangePublic:
    told = StatusChangePublic.model_validate(step, from_attributes=True, context=TRUSTED)
    return told.model_copy(update={"by_name": by_name})
