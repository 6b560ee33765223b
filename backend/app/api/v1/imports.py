"""Eligibility files by upload."""

from typing import Annotated

from fastapi import APIRouter, File, UploadFile

from app.api.audited_route import AuditedRoute, audited
from app.api.deps import Importer
from app.api.problems import error_responses
from app.audit.vocabulary import AuditAction
from app.database.lease_repository import LeaseHeld
from app.models.import_models import ImportReport, NothingToImport, TooManyFiles
from app.services.import_service import SourceFile

router = APIRouter(prefix="/imports", tags=["imports"], route_class=AuditedRoute)
MOST_FILES = 500


@router.post("/eligibility", responses=error_responses(LeaseHeld, NothingToImport, TooManyFiles))
@audited(AuditAction.IMPORT_STARTED)
async def import_eligibility(files: Annotated[list[UploadFile], File()], importer: Importer) -> ImportReport:
    """Take in X12 271 answers (XML or EDI); each file's outcome is reported, and good files never wait for bad ones."""
    if not files:
        raise NothingToImport
    if len(files) > MOST_FILES:
        raise TooManyFiles
    return await importer.import_files([SourceFile(file.filename or "", await file.read()) for file in files])
