"""Exports of patients: ask for one, see how it stands, fetch the file. Nothing of a patient stands in an address."""

from typing import Annotated

from fastapi import APIRouter, Path
from fastapi.responses import StreamingResponse

from app.api.audited_route import AuditedRoute, asked_by_the_page, audited
from app.api.deps import PatientExporter
from app.api.problems import error_responses
from app.audit.vocabulary import AuditAction
from app.core.exceptions import ValidationException
from app.database.entity_rows import RecordGone
from app.models.patient_export_models import (
    ExportExpired,
    ExportNotFound,
    ExportNotReady,
    NobodyToExport,
    PatientExportCreate,
    PatientExportFetch,
    PatientExportPublic,
    TooManyToExport,
)

router = APIRouter(prefix="/patients/exports", tags=["patient exports"], route_class=AuditedRoute)
ExportId = Annotated[str, Path(max_length=64)]
_NO_STORE = {"cache-control": "no-store, no-transform", "x-content-type-options": "nosniff"}


@router.get("")
@audited(AuditAction.EXPORTS_LISTED)
async def list_patient_exports(exports: PatientExporter) -> list[PatientExportPublic]:
    """The latest exports, the newest first; nobody's data, but to whom it went and why."""
    return await exports.latest()


@router.post("", status_code=201, responses=error_responses(NobodyToExport, TooManyToExport, ValidationException))
@audited(AuditAction.PATIENTS_EXPORTED)
async def create_patient_export(wanted: PatientExportCreate, exports: PatientExporter) -> PatientExportPublic:
    """Make a file of patients: ready at once for up to 1,000 of them, in the background for more."""
    return await exports.ask(wanted)


@router.get("/{export_id}", responses=error_responses(ExportNotFound))
@asked_by_the_page
@audited(AuditAction.EXPORTS_LISTED, only_refusals=True)
async def get_patient_export(export_id: ExportId, exports: PatientExporter) -> PatientExportPublic:
    """How an export stands, and how far it has come."""
    return await exports.get(export_id)


@router.post(
    "/{export_id}/file",
    responses=error_responses(ExportNotFound, ExportNotReady, ExportExpired, RecordGone, ValidationException),
    response_class=StreamingResponse,
)
@audited(AuditAction.EXPORT_FETCHED)
async def fetch_patient_export(
    export_id: ExportId, asked: PatientExportFetch, exports: PatientExporter
) -> StreamingResponse:
    """The file, for whoever asked for it, within a day; `pfinni export verify FILE` checks it anywhere."""
    file = await exports.fetch(export_id, asked)
    headers = _NO_STORE | {"content-disposition": f'attachment; filename="{file.name}"'}
    return StreamingResponse(file.content, media_type=file.media_type, headers=headers)
