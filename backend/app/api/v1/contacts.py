"""How the practice was in touch with a patient."""

from typing import Annotated

from fastapi import APIRouter, Path

from app.api.audited_route import AuditedRoute, audited
from app.api.deps import ContactReader, ContactWriter
from app.api.problems import error_responses
from app.audit.vocabulary import AuditAction
from app.core.exceptions import ValidationException
from app.models.contact_models import ContactCreate, ContactPublic
from app.models.patient_models import PatientArchived, PatientNotFound

router = APIRouter(prefix="/patients/{patient_id}/contacts", tags=["contacts"], route_class=AuditedRoute)

PatientId = Annotated[str, Path(max_length=64)]


@router.get("", responses=error_responses(PatientNotFound))
@audited(AuditAction.CONTACTS_READ)
async def list_contacts(patient_id: PatientId, contacts: ContactReader) -> list[ContactPublic]:
    """The latest contacts, the newest first."""
    return await contacts.of_patient(patient_id)


@router.post("", status_code=201, responses=error_responses(PatientNotFound, PatientArchived, ValidationException))
@audited(AuditAction.CONTACT_NOTED)
async def create_contact(patient_id: PatientId, new: ContactCreate, contacts: ContactWriter) -> ContactPublic:
    """Note a contact, of now or of earlier. It is never changed afterwards."""
    return await contacts.note(patient_id, new)
