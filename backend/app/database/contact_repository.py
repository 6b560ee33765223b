"""The log of contacts with patients in the store.

https://surrealdb.com/docs/surrealql/statements/select .
"""

from app.audit.access_log import AccessLog
from app.database.entity_rows import EntityRows
from app.database.models import ContactNote
from app.database.patient_repository import Reader
from app.database.statement import RecordID, Statement


class ContactRepository:
    """Contacts. Whoever asks for a patient's contacts has been given the patient before."""

    def __init__(self, reader: Reader, contacts: EntityRows[ContactNote]) -> None:
        self._reader = reader
        self._contacts = contacts

    async def of_patient(self, patient_id: str, access: AccessLog) -> list[ContactNote]:
        """The latest contacts, the newest first; at most 500."""
        rows = await self._reader.rows(
            "SELECT * FROM contact_note WHERE patient_id = $patient ORDER BY at DESC LIMIT 500",
            {"patient": RecordID("patient", patient_id)},
        )
        return [self._contacts.opened(row, access) for row in rows]

    def create(self, contact: ContactNote) -> Statement:
        """One more contact."""
        return self._contacts.create(contact, {"patient": contact.patient_id})
