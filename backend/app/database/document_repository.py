"""Patients' pictures in the store: what tells of them, and what they show, each in a row of its own.

https://surrealdb.com/docs/surrealql/statements/select .
"""

from app.audit.access_log import AccessLog
from app.core.identifiers import is_id
from app.database.entity_rows import EntityRows
from app.database.models import Document, DocumentContent
from app.database.patient_repository import Reader, without_event
from app.database.statement import RecordID, Statement
from app.models.document_models import StaleDocument


class DocumentRepository:
    """Pictures. Whoever asks for a patient's pictures has been given the patient before."""

    def __init__(self, reader: Reader, documents: EntityRows[Document], contents: EntityRows[DocumentContent]) -> None:
        self._reader = reader
        self._documents = documents
        self._contents = contents

    async def of_patient(self, patient_id: str, access: AccessLog) -> list[Document]:
        """Every picture of a patient, removed ones too, the newest first; at most 500."""
        rows = await self._reader.rows(
            "SELECT * FROM document WHERE patient_id = $patient LIMIT 500", {"patient": RecordID("patient", patient_id)}
        )
        documents = [self._documents.opened(row, access) for row in rows]
        return sorted(documents, key=lambda each: (each.created_at, each.id), reverse=True)

    async def document(self, document_id: str, access: AccessLog) -> Document | None:
        """One picture, without what it shows."""
        if not is_id(document_id):
            return None
        row = await self._reader.one("SELECT * FROM ONLY $document", {"document": RecordID("document", document_id)})
        return self._documents.opened(row, access) if row else None

    async def content(self, document_id: str, access: AccessLog) -> DocumentContent | None:
        """What a picture shows."""
        row = await self._reader.one(
            "SELECT * FROM ONLY $content", {"content": RecordID("document_content", document_id)}
        )
        return self._contents.opened(row, access) if row else None

    def create(self, document: Document, content: DocumentContent) -> tuple[Statement, Statement]:
        """A new picture. One that holds the same place cancels the commit."""
        facts = {"patient": document.patient_id}
        return self._documents.create(document, facts), without_event(self._contents.create(content))

    def replace(self, document: Document) -> Statement:
        """What tells of a picture, as it shall be; a stale version cancels the whole commit."""
        return self._documents.replace(document, {"patient": document.patient_id}, StaleDocument)
