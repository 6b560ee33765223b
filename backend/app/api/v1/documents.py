"""Pictures of patients' insurance cards and the like. They are taken in whole, and never touch the disk unsealed."""

from typing import Annotated

from fastapi import APIRouter, File, Form, Path, Response, UploadFile

from app.api.audited_route import AuditedRoute, audited
from app.api.deps import DocumentReader, DocumentWriter
from app.api.problems import error_responses
from app.audit.vocabulary import AuditAction
from app.models.document_models import (
    CardWithoutCoverage,
    DocumentKind,
    DocumentNotFound,
    DocumentPublic,
    DocumentRemoval,
    PictureTooLarge,
    PictureUnreadable,
    StaleDocument,
    TooManyDocuments,
)
from app.models.patient_models import PatientArchived, PatientNotFound
from app.services.document_service import SentPicture
from app.services.documents.pictures import MOST_BYTES

router = APIRouter(tags=["documents"], route_class=AuditedRoute)

PatientId = Annotated[str, Path(max_length=64)]
DocumentId = Annotated[str, Path(max_length=64)]
_NO_STORE = {
    "cache-control": "no-store, no-transform",
    "x-content-type-options": "nosniff",
    "content-disposition": "inline",
}


@router.get("/patients/{patient_id}/documents", responses=error_responses(PatientNotFound))
@audited(AuditAction.DOCUMENTS_LISTED)
async def list_documents(patient_id: PatientId, documents: DocumentReader) -> list[DocumentPublic]:
    """The patient's pictures, the newest first."""
    return await documents.of_patient(patient_id)


@router.post(
    "/documents",
    status_code=201,
    responses=error_responses(
        PatientNotFound,
        PatientArchived,
        CardWithoutCoverage,
        PictureUnreadable,
        PictureTooLarge,
        TooManyDocuments,
        StaleDocument,
    ),
)
@audited(AuditAction.DOCUMENT_ADDED)
async def create_document(
    patient_id: Annotated[str, Form(max_length=64)],
    kind: Annotated[DocumentKind, Form()],
    file: Annotated[UploadFile, File()],
    documents: DocumentWriter,
    coverage_id: Annotated[str | None, Form(max_length=64)] = None,
    title: Annotated[str | None, Form(max_length=80)] = None,
) -> DocumentPublic:
    """A picture (PNG, JPEG or WebP, up to 8 MB); a newer one of the same side of a card takes the older one's place."""
    sent = SentPicture(await file.read(MOST_BYTES + 1), kind, coverage_id, title)
    return await documents.add(patient_id, sent)


@router.get(
    "/patients/{patient_id}/documents/{document_id}/picture",
    responses=error_responses(PatientNotFound, DocumentNotFound),
    response_class=Response,
)
@audited(AuditAction.DOCUMENT_READ)
async def get_picture(patient_id: PatientId, document_id: DocumentId, documents: DocumentReader) -> Response:
    """The picture itself, as a JPEG; kept by no cache."""
    return Response(await documents.content(patient_id, document_id), media_type="image/jpeg", headers=_NO_STORE)


@router.delete(
    "/patients/{patient_id}/documents/{document_id}",
    responses=error_responses(PatientNotFound, PatientArchived, DocumentNotFound, StaleDocument),
)
@audited(AuditAction.DOCUMENT_REMOVED)
async def remove_document(
    patient_id: PatientId, document_id: DocumentId, asked: DocumentRemoval, documents: DocumentWriter
) -> DocumentPublic:
    """Take a picture out of use, for a reason; it is kept, sealed."""
    return await documents.remove(patient_id, document_id, asked)
