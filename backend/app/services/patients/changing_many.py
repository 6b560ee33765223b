"""The same change to many records, each in a commit of its own: who cannot be changed holds up nobody."""

from app.audit.rows import AuditEntry
from app.audit.vocabulary import AuditAction
from app.core.clock import Clock
from app.core.exceptions import AppException, DatabaseException
from app.database.models import Patient
from app.database.patient_repository import PatientRepository
from app.database.practice_repository import PracticeRepository
from app.directory.entries import tag_word
from app.models.bulk_change_models import (
    BulkChangeKind,
    BulkChangeLine,
    BulkChangeOutcome,
    BulkChangeResult,
    BulkRecordChange,
    TooManyTags,
)
from app.models.patient_models import MOST_TAGS, PatientArchived, PatientNotFound, ProviderUnknown, StalePatient
from app.models.status_move_models import ChosenPatient
from app.services.database_service import DatabaseService

_SKIPPED = {
    BulkChangeKind.ADD_TAG: "Has this tag already.",
    BulkChangeKind.REMOVE_TAG: "Does not have this tag.",
    BulkChangeKind.ASSIGN_PROVIDER: "Is assigned like this already.",
}


class ChangingMany:
    """Changes many patients for one caller."""

    def __init__(
        self, patients: PatientRepository, practices: PracticeRepository, database: DatabaseService, clock: Clock
    ) -> None:
        self._patients = patients
        self._practices = practices
        self._database = database
        self._clock = clock
        self._access = database.access

    async def preview(self, wanted: BulkRecordChange) -> BulkChangeResult:
        """What the change would do now; nothing is changed. Raises ProviderUnknown."""
        return await self._each(wanted, commits=False)

    async def change(self, wanted: BulkRecordChange) -> BulkChangeResult:
        """Change each in a commit of its own, and tell of each what became of it. Raises ProviderUnknown."""
        return await self._each(wanted, commits=True)

    async def _each(self, wanted: BulkRecordChange, *, commits: bool) -> BulkChangeResult:
        provider = wanted.provider_id
        if provider is not None and not await self._practices.provider(provider, self._access):
            raise ProviderUnknown
        found = await self._patients.some([each.id for each in wanted.patients], self._access)
        known = {patient.id: patient for patient in found}
        return _result(
            [await self._line(each, known.get(each.id), wanted, commits=commits) for each in wanted.patients]
        )

    async def _line(
        self, chosen: ChosenPatient, patient: Patient | None, wanted: BulkRecordChange, *, commits: bool
    ) -> BulkChangeLine:
        """One of many. A failure of the store ends the whole: the rest would fail as well."""
        if patient is None:
            return _refused(chosen.id, None, PatientNotFound())
        try:
            newer = self._changed(patient, chosen.version, wanted)
            if newer is None:
                return _line_of(patient, BulkChangeOutcome.SKIPPED, _SKIPPED[wanted.kind])
            if not commits:
                return _line_of(patient, BulkChangeOutcome.WOULD_CHANGE)
            await self._keep(newer, patient, wanted)
            return _line_of(newer, BulkChangeOutcome.CHANGED)
        except DatabaseException:
            raise
        except AppException as failure:
            return _refused(patient.id, patient, failure)

    async def _keep(self, newer: Patient, patient: Patient, wanted: BulkRecordChange) -> None:
        # The name of the field alone, as for any other change: what stood in it stays in the versions.
        field = "provider_id" if wanted.kind is BulkChangeKind.ASSIGN_PROVIDER else "tags"
        await self._database.write(
            AuditEntry(AuditAction.PATIENT_UPDATED, patient.id, f"changed: {field}"),
            *self._patients.replace(newer, patient),
        )

    def _changed(self, patient: Patient, version: int, wanted: BulkRecordChange) -> Patient | None:
        """The record as it shall be, None if it is like that. Raises PatientArchived, StalePatient and TooManyTags."""
        if patient.is_archived:
            raise PatientArchived
        if patient.version != version:
            raise StalePatient
        if wanted.kind is BulkChangeKind.ASSIGN_PROVIDER:
            is_so = patient.provider_id == wanted.provider_id
            return None if is_so else patient.newer(self._clock(), provider_id=wanted.provider_id)
        tags = _tags_after(patient, wanted)
        return None if tags == patient.tags else patient.newer(self._clock(), tags=tags)


def _tags_after(patient: Patient, wanted: BulkRecordChange) -> list[str]:
    tag = wanted.tag or ""
    others = [each for each in patient.tags if tag_word(each) != tag_word(tag)]
    if wanted.kind is BulkChangeKind.REMOVE_TAG:
        return others
    if len(others) < len(patient.tags):
        return patient.tags
    if len(others) >= MOST_TAGS:
        raise TooManyTags
    return [*others, tag]


def _line_of(patient: Patient, outcome: BulkChangeOutcome, message: str | None = None) -> BulkChangeLine:
    return BulkChangeLine(
        id=patient.id,
        patient_name=f"{patient.given_name} {patient.family_name}",
        version=patient.version,
        outcome=outcome,
        message=message,
    )


def _refused(patient_id: str, patient: Patient | None, failure: AppException) -> BulkChangeLine:
    if patient is None:
        line = BulkChangeLine(id=patient_id, patient_name=None, version=None, outcome=BulkChangeOutcome.REFUSED)
    else:
        line = _line_of(patient, BulkChangeOutcome.REFUSED)
    return line.model_copy(update={"code": failure.code, "message": failure.message})


def _result(lines: list[BulkChangeLine]) -> BulkChangeResult:
    skipped = sum(each.outcome is BulkChangeOutcome.SKIPPED for each in lines)
    refused = sum(each.outcome is BulkChangeOutcome.REFUSED for each in lines)
    return BulkChangeResult(lines=lines, changing=len(lines) - skipped - refused, skipped=skipped, refused=refused)
