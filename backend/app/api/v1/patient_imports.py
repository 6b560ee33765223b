"""Tables of patients by upload: read, planned, checked, entered, and taken back."""

from typing import Annotated

from fastapi import APIRouter, File, Path, Query, UploadFile
from fastapi.responses import StreamingResponse

from app.api.audited_route import AuditedRoute, asked_by_the_page, audited
from app.api.deps import PatientImporter
from app.api.problems import error_responses
from app.audit.vocabulary import AuditAction
from app.models.patient_import_models import (
    FileEmpty,
    FileLocked,
    FileOldWorkbook,
    FileUnpacksTooLarge,
    FileUnreadable,
    ImportStep,
    ImportStepNotAllowed,
    PatientImportLine,
    PatientImportNotFound,
    PatientImportPublic,
    PlanIncomplete,
    PlanRequest,
    RowPage,
    RowQuery,
    RowsForgotten,
    StaleImport,
    UndoRequest,
)

router = APIRouter(prefix="/patient-imports", tags=["patient imports"], route_class=AuditedRoute)

ImportId = Annotated[str, Path(max_length=64)]
_UNREADABLE = (FileUnreadable, FileEmpty, FileLocked, FileOldWorkbook, FileUnpacksTooLarge)


@router.post("", status_code=201, responses=error_responses(*_UNREADABLE))
@audited(AuditAction.PATIENT_FILE_RECEIVED)
async def receive_table(file: Annotated[UploadFile, File()], imports: PatientImporter) -> PatientImportPublic:
    """Take a table in (CSV or XLSX, 50 MB at most) and tell what its columns seem to mean; nobody is entered yet."""
    return await imports.receive(file.filename or "", await file.read())


@router.get("")
@audited(AuditAction.PATIENT_IMPORTS_LISTED)
async def list_imports(imports: PatientImporter) -> list[PatientImportLine]:
    """The last imports, the newest first."""
    return await imports.imports()


@router.get("/{import_id}", responses=error_responses(PatientImportNotFound))
@asked_by_the_page
@audited(AuditAction.PATIENT_IMPORT_READ)
async def get_import(import_id: ImportId, imports: PatientImporter) -> PatientImportPublic:
    """One import as it stands, with how far its present step has come."""
    return await imports.one(import_id)


@router.put(
    "/{import_id}/plan",
    responses=error_responses(PatientImportNotFound, StaleImport, ImportStepNotAllowed, PlanIncomplete, RowsForgotten),
)
@audited(AuditAction.PATIENT_IMPORT_PLANNED)
async def plan_import(import_id: ImportId, asked: PlanRequest, imports: PatientImporter) -> PatientImportPublic:
    """Say what the columns mean; every row is looked at then, and nobody is entered."""
    return await imports.plan(import_id, asked)


@router.post(
    "/{import_id}/run",
    responses=error_responses(PatientImportNotFound, StaleImport, ImportStepNotAllowed, RowsForgotten),
)
@audited(AuditAction.PATIENT_IMPORT_BEGUN)
async def run_import(import_id: ImportId, asked: ImportStep, imports: PatientImporter) -> PatientImportPublic:
    """Enter the rows that can be entered; one that was stopped goes on."""
    return await imports.begin(import_id, asked.version)


@router.post("/{import_id}/stop", responses=error_responses(PatientImportNotFound, ImportStepNotAllowed))
@audited(AuditAction.PATIENT_IMPORT_STOPPED)
async def stop_import(import_id: ImportId, imports: PatientImporter) -> PatientImportPublic:
    """Stop the step that is under way; what is done stays."""
    return await imports.stop(import_id)


@router.post("/{import_id}/undo", responses=error_responses(PatientImportNotFound, StaleImport, ImportStepNotAllowed))
@audited(AuditAction.PATIENT_IMPORT_TAKEN_BACK)
async def undo_import(import_id: ImportId, asked: UndoRequest, imports: PatientImporter) -> PatientImportPublic:
    """Archive the patients whom the import created, as far as nothing was built on them."""
    return await imports.take_back(import_id, asked)


@router.get("/{import_id}/rows", responses=error_responses(PatientImportNotFound))
@audited(AuditAction.PATIENT_IMPORT_READ)
async def list_import_rows(
    import_id: ImportId, query: Annotated[RowQuery, Query()], imports: PatientImporter
) -> RowPage:
    """What becomes of the rows; `next_row` continues."""
    return await imports.rows(import_id, query)


@router.get(
    "/{import_id}/faulty-rows",
    response_class=StreamingResponse,
    responses={
        **error_responses(PatientImportNotFound, ImportStepNotAllowed, RowsForgotten),
        200: {"content": {"text/csv": {"schema": {"type": "string"}}}, "description": "The rows as CSV"},
    },
)
@audited(AuditAction.PATIENT_IMPORT_FAULTS_READ)
async def download_faulty_rows(import_id: ImportId, imports: PatientImporter) -> StreamingResponse:
    """The rows that wait to be mended, each with what is wrong with it, to be imported again."""
    headers = {"content-disposition": 'attachment; filename="rows-to-mend.csv"'}
    return StreamingResponse(
        await imports.faulty_rows(import_id), media_type="text/csv; charset=utf-8", headers=headers
    )
