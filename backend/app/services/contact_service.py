"""The log of contacts with patients, for one caller."""

from datetime import timedelta

from app.audit.rows import AuditEntry
from app.audit.vocabulary import AuditAction
from app.core.clock import Clock
from app.core.exceptions import BrokenRule, ValidationException
from app.core.identifiers import new_id
from app.database.contact_repository import ContactRepository
from app.database.models import ContactNote
from app.database.patient_repository import PatientRepository
from app.database.user_repository import UserRepository
from app.models.contact_models import ContactCreate, ContactPublic
from app.models.patient_models import PatientArchived
from app.services.database_service import DatabaseService

_CLOCKS_DIFFER = timedelta(minutes=5)
_LONGEST_AGO = timedelta(days=366 * 5)


class ContactService:
    """Contacts with the patients whom the caller may see."""

    def __init__(
        self,
        patients: PatientRepository,
        contacts: ContactRepository,
        users: UserRepository,
        database: DatabaseService,
        clock: Clock,
    ) -> None:
        self._patients = patients
        self._contacts = contacts
        self._users = users
        self._database = database
        self._clock = clock
        self._access = database.access

    async def of_patient(self, patient_id: str) -> list[ContactPublic]:
        """The latest contacts, the newest first; with those of records that went into this one.

        Raises PatientNotFound.
        """
        patient = await self._patients.get(patient_id, self._access)
        names = await self._names()
        records = await self._patients.with_merged(patient.id)
        contacts = [each for record in records for each in await self._contacts.of_patient(record, self._access)]
        return [_shown(each, names) for each in sorted(contacts, key=lambda each: each.at, reverse=True)]

    async def note(self, patient_id: str, new: ContactCreate) -> ContactPublic:
        """One more contact. Raises PatientNotFound, PatientArchived, and ValidationException for one in the future."""
        patient = await self._patients.get(patient_id, self._access)
        if patient.is_archived:
            raise PatientArchived
        now = self._clock()
        at = new.at or now
        if not now - _LONGEST_AGO <= at <= now + _CLOCKS_DIFFER:
            raise ValidationException(BrokenRule("body.at", "not_then", "Enter a time in the past."))
        contact = ContactNote(
            id=new_id(),
            patient_id=patient.id,
            at=at,
            by=self._access.actor.id,
            written_at=now,
            kind=new.kind,
            note=new.note,
        )
        await self._database.write(AuditEntry(AuditAction.CONTACT_NOTED, patient.id), self._contacts.create(contact))
        return _shown(contact, await self._names())

    async def _names(self) -> dict[str, str]:
        return {each.id: each.name for each in await self._users.everybody(self._access)}


def _shown(contact: ContactNote, names: dict[str, str]) -> ContactPublic:
    return ContactPublic(
        id=contact.id,
        kind=contact.kind,
        at=contact.at,
        note=contact.note,
        by=contact.by,
        by_name=names.get(contact.by),
    )
