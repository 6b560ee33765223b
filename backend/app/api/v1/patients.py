"""Patients: list, search, read, create, change. Words that people typed travel in bodies, never in addresses."""

from typing import Annotated

from fastapi import APIRouter, Path, Query

from app.api.audited_route import AuditedRoute, audited
from app.api.deps import PatientEnterer, PatientLister, PatientReader, PatientRestricter, PatientWriter, SentOnce
from app.api.problems import error_responses
from app.audit.vocabulary import AuditAction
from app.core.exceptions import ValidationException
from app.models.duplicate_models import EnteredMeanwhile, PatientEntry, PossibleDuplicate
from app.models.insurance_models import CoveragePublic
from app.models.patient_list_models import (
    CursorUnreadable,
    PatientListQuery,
    PatientPage,
    PracticeTag,
    SearchRequest,
    SearchResult,
)
from app.models.patient_models import (
    TRUSTED,
    ArchivedAlready,
    ArchiveRequest,
    DeceasedChange,
    FieldMasked,
    MergedNotRestored,
    MrnSuggestion,
    MrnsUsedUp,
    MrnTaken,
    NotArchived,
    PatientArchived,
    PatientNotFound,
    PatientPublic,
    PatientUpdate,
    PatientVersionPublic,
    ProviderUnknown,
    RestoreRequest,
    RestrictionChange,
    StalePatient,
    StatusChange,
    StatusChangeNotAllowed,
    StatusChangePublic,
)
from app.models.status_move_models import MoveIncomplete
from app.services.idempotency_service import KeyUsedOtherwise

router = APIRouter(prefix="/patients", tags=["patients"], route_class=AuditedRoute)

PatientId = Annotated[str, Path(max_length=64)]


@router.get("", responses=error_responses(CursorUnreadable))
@audited(AuditAction.PATIENTS_LISTED)
async def list_patients(query: Annotated[PatientListQuery, Query()], patients: PatientLister) -> PatientPage:
    """A page of patients, by any filter and order; `cursor` continues the same list."""
    return patients.page(query)


@router.post("/search")
@audited(AuditAction.PATIENTS_SEARCHED)
async def search_patients(request: SearchRequest, patients: PatientLister) -> SearchResult:
    """Find patients by parts of names, MRN, telephone number, e-mail, member id or birth date."""
    return patients.search(request)


@router.post(
    "",
    status_code=201,
    responses=error_responses(
        MrnTaken, ProviderUnknown, PossibleDuplicate, EnteredMeanwhile, KeyUsedOtherwise, ValidationException
    ),
)
@audited(AuditAction.PATIENT_CREATED)
async def create_patient(new: PatientEntry, once: SentOnce, entering: PatientEnterer) -> PatientPublic:
    """A new patient begins as an inquiry. With an Idempotency-Key it may be sent twice.

    Where somebody like that is on record, the answer names the records; sent again, `duplicate_decision` says that they
    were looked at and are somebody else.
    """
    return await entering.enter(new, once)


@router.get("/tags")
@audited(AuditAction.TAGS_LISTED)
async def list_tags(patients: PatientLister) -> list[PracticeTag]:
    """The tags by which the caller can filter, the most frequent first, with how many patients bear each."""
    return await patients.tags()


@router.post("/mrn", responses=error_responses(MrnsUsedUp))
@audited(AuditAction.PATIENT_MRN_GIVEN, only_refusals=True)
async def suggest_mrn(patients: PatientWriter) -> MrnSuggestion:
    """The next number of the practice's own row, for a record that is being written; it is suggested once."""
    return await patients.suggest_mrn()


@router.get("/{patient_id}", responses=error_responses(PatientNotFound))
@audited(AuditAction.PATIENT_READ)
async def get_patient(patient_id: PatientId, patients: PatientReader) -> PatientPublic:
    """One patient, whole."""
    return await patients.get(patient_id)


@router.put(
    "/{patient_id}",
    responses=error_responses(
        PatientNotFound, StalePatient, MrnTaken, ProviderUnknown, PatientArchived, FieldMasked, ValidationException
    ),
)
@audited(AuditAction.PATIENT_UPDATED)
async def update_patient(patient_id: PatientId, change: PatientUpdate, patients: PatientWriter) -> PatientPublic:
    """The record as it shall be, made on the version that it names."""
    return await patients.update(patient_id, change)


@router.delete("/{patient_id}", responses=error_responses(PatientNotFound, StalePatient, ArchivedAlready))
@audited(AuditAction.PATIENT_ARCHIVED)
async def archive_patient(patient_id: PatientId, asked: ArchiveRequest, patients: PatientWriter) -> PatientPublic:
    """Take a patient out of daily use, for a reason. Nothing is lost: the record can be restored."""
    return await patients.archive(patient_id, asked)


@router.put(
    "/{patient_id}/restore", responses=error_responses(PatientNotFound, StalePatient, NotArchived, MergedNotRestored)
)
@audited(AuditAction.PATIENT_RESTORED)
async def restore_patient(patient_id: PatientId, asked: RestoreRequest, patients: PatientWriter) -> PatientPublic:
    """Bring an archived patient back into daily use, in the status that the patient had."""
    return await patients.restore(patient_id, asked)


@router.put(
    "/{patient_id}/deceased",
    responses=error_responses(PatientNotFound, StalePatient, PatientArchived, ValidationException),
)
@audited(AuditAction.PATIENT_DECEASED)
async def note_death(patient_id: PatientId, change: DeceasedChange, patients: PatientWriter) -> PatientPublic:
    """Note that a patient has died, or take the notice back: reminders, checks and outreach follow."""
    return await patients.note_death(patient_id, change)


@router.put(
    "/{patient_id}/status",
    responses=error_responses(PatientNotFound, StalePatient, StatusChangeNotAllowed, PatientArchived, MoveIncomplete),
)
@audited(AuditAction.PATIENT_STATUS_CHANGED)
async def change_status(patient_id: PatientId, change: StatusChange, patients: PatientWriter) -> PatientPublic:
    """Move a patient to another status of the care workflow."""
    return await patients.change_status(patient_id, change)


@router.put("/{patient_id}/restriction", responses=error_responses(PatientNotFound, StalePatient))
@audited(AuditAction.PATIENT_RESTRICTED)
async def change_restriction(
    patient_id: PatientId, change: RestrictionChange, patients: PatientRestricter
) -> PatientPublic:
    """Close a patient to those who do not treat this one, or open the record again to the practice."""
    return await patients.restrict(patient_id, change)


@router.get("/{patient_id}/history", responses=error_responses(PatientNotFound))
@audited(AuditAction.PATIENT_READ)
async def get_history(patient_id: PatientId, patients: PatientReader) -> list[StatusChangePublic]:
    """The patient's way through the workflow, oldest first."""
    return await patients.history(patient_id)


@router.get("/{patient_id}/versions", responses=error_responses(PatientNotFound))
@audited(AuditAction.PATIENT_VERSIONS_READ)
async def get_versions(patient_id: PatientId, patients: PatientReader) -> list[PatientVersionPublic]:
    """What each version of the record changed, who changed it and when, the newest first."""
    return await patients.versions(patient_id)


@router.get("/{patient_id}/coverages", responses=error_responses(PatientNotFound))
@audited(AuditAction.COVERAGE_READ)
async def get_coverages(patient_id: PatientId, patients: PatientReader) -> list[CoveragePublic]:
    """What insures the patient, primary first."""
    coverages = await patients.coverages(patient_id)
    return [CoveragePublic.model_validate(each, from_attributes=True, context=TRUSTED) for each in coverages]
