"""Patients: list, search, read, create, change. Words that people typed travel in bodies, never in addresses."""

from typing import Annotated

from fastapi import APIRouter, Path, Query

from app.api.audited_route import AuditedRoute, audited
from app.api.deps import PatientLister, PatientReader, PatientRestricter, PatientWriter, SentOnce
from app.api.problems import error_responses
from app.audit.vocabulary import AuditAction
from app.core.exceptions import ValidationException
from app.models.insurance_models import CoveragePublic
from app.models.patient_list_models import (
    CursorUnreadable,
    PatientListQuery,
    PatientPage,
    SearchRequest,
    SearchResult,
)
from app.models.patient_models import (
    TRUSTED,
    FieldMasked,
    MrnTaken,
    PatientArchived,
    PatientCreate,
    PatientNotFound,
    PatientPublic,
    PatientUpdate,
    ProviderUnknown,
    RestrictionChange,
    StalePatient,
    StatusChange,
    StatusChangeNotAllowed,
    StatusChangePublic,
)
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
    responses=error_responses(MrnTaken, ProviderUnknown, KeyUsedOtherwise, ValidationException),
)
@audited(AuditAction.PATIENT_CREATED)
async def create_patient(new: PatientCreate, once: SentOnce, patients: PatientWriter) -> PatientPublic:
    """A new patient begins as an inquiry. With an Idempotency-Key it may be sent twice."""
    return await patients.create(new, once)


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


@router.put(
    "/{patient_id}/status",
    responses=error_responses(PatientNotFound, StalePatient, StatusChangeNotAllowed, PatientArchived),
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
    steps = await patients.history(patient_id)
    return [StatusChangePublic.model_validate(each, from_attributes=True, context=TRUSTED) for each in steps]


@router.get("/{patient_id}/coverages", responses=error_responses(PatientNotFound))
@audited(AuditAction.COVERAGE_READ)
async def get_coverages(patient_id: PatientId, patients: PatientReader) -> list[CoveragePublic]:
    """What insures the patient, primary first."""
    coverages = await patients.coverages(patient_id)
    return [CoveragePublic.model_validate(each, from_attributes=True, context=TRUSTED) for each in coverages]
