"""Patients' pictures, for one caller: taken in, shown, removed. What is removed or replaced is kept, sealed."""

import asyncio
from base64 import b64decode, b64encode
from collections.abc import Sequence
from dataclasses import dataclass, field

from app.audit.rows import AuditEntry
from app.audit.vocabulary import AuditAction
from app.core.auth_middleware import permit
from app.core.clock import Clock
from app.core.identifiers import new_id
from app.core.permissions import Permission
from app.database.coverage_repository import CoverageRepository
from app.database.document_repository import DocumentRepository
from app.database.models import Document, DocumentContent, Patient
from app.database.patient_repository import PatientRepository
from app.database.user_repository import UserRepository
from app.models.document_models import (
    CardWithoutCoverage,
    DocumentKind,
    DocumentNotFound,
    DocumentPublic,
    DocumentRemoval,
    StaleDocument,
    TooManyDocuments,
)
from app.models.patient_models import TRUSTED, PatientArchived
from app.services.database_service import AlreadyThere, DatabaseService
from app.services.documents.pictures import Picture, as_kept

MOST_OF_A_PATIENT = 100
_REPLACED = "Replaced by a newer picture."


@dataclass(frozen=True, slots=True)
class SentPicture:
    """A picture as it was sent, and what it is said to show."""

    content: bytes = field(repr=False)
    kind: DocumentKind
    coverage_id: str | None = None
    title: str | None = field(default=None, repr=False)


class DocumentService:
    """Pictures of the patients whom the caller may see."""

    def __init__(
        self,
        patients: PatientRepository,
        coverages: CoverageRepository,
        documents: DocumentRepository,
        users: UserRepository,
        database: DatabaseService,
        clock: Clock,
    ) -> None:
        self._patients = patients
        self._coverages = coverages
        self._documents = documents
        self._users = users
        self._database = database
        self._clock = clock
        self._access = database.access

    async def of_patient(self, patient_id: str) -> list[DocumentPublic]:
        """The pictures in use, the newest first; with those of records that went into this one.

        Raises PatientNotFound.
        """
        patient = await self._patients.get(patient_id, self._access)
        names = {each.id: each.name for each in await self._users.everybody(self._access)}
        records = await self._patients.with_merged(patient.id)
        documents = [each for record in records for each in await self._documents.of_patient(record, self._access)]
        documents.sort(key=lambda each: (each.created_at, each.id), reverse=True)
        return [_shown(each, names.get(each.added_by)) for each in documents if each.is_in_use]

    async def content(self, patient_id: str, document_id: str) -> bytes:
        """The picture itself, a JPEG. Raises PatientNotFound and DocumentNotFound."""
        patient = await self._patients.get(patient_id, self._access)
        document = await self._one_of(patient, document_id)
        content = await self._documents.content(document.id, self._access)
        if content is None:
            raise DocumentNotFound
        return b64decode(content.content)

    async def add(self, patient_id: str, sent: SentPicture) -> DocumentPublic:
        """Keep a picture; a newer one of the same side of a card takes the place of the one before.

        Raises AuthorizationException for a kind that the caller does not keep, PatientArchived, CardWithoutCoverage,
        PictureUnreadable, PictureTooLarge, TooManyDocuments, and StaleDocument when somebody else sent one for the same
        place at the same time.
        """
        self._permit(sent.kind)
        patient = await self._changeable(patient_id)
        coverage_id = await self._coverage_of(patient, sent)
        picture = await asyncio.to_thread(as_kept, sent.content)
        known = [each for each in await self._documents.of_patient(patient.id, self._access) if each.is_in_use]
        if len(known) >= MOST_OF_A_PATIENT:
            raise TooManyDocuments
        document = self._made(patient, sent, coverage_id, picture)
        content = DocumentContent(
            id=document.id, patient_id=patient.id, content=b64encode(picture.content).decode("ascii")
        )
        try:
            await self._database.write(
                AuditEntry(AuditAction.DOCUMENT_ADDED, patient.id),
                *[self._documents.replace(each) for each in self._replaced(known, document)],
                *self._documents.create(document, content),
            )
        except AlreadyThere:
            raise StaleDocument from None
        return _shown(document)

    async def remove(self, patient_id: str, document_id: str, asked: DocumentRemoval) -> DocumentPublic:
        """Take a picture out of use. Raises DocumentNotFound, StaleDocument and PatientArchived."""
        patient = await self._changeable(patient_id)
        document = await self._one_of(patient, document_id)
        self._permit(document.kind)
        if document.version != asked.version:
            raise StaleDocument
        removed = self._removed(document, asked.reason)
        await self._database.write(
            AuditEntry(AuditAction.DOCUMENT_REMOVED, patient.id, asked.reason), self._documents.replace(removed)
        )
        return _shown(removed)

    def _permit(self, kind: DocumentKind) -> None:
        """Cards go with the coverages, everything else with the record. Raises AuthorizationException."""
        is_card = kind is not DocumentKind.OTHER
        permit(self._access.actor, Permission.COVERAGE_WRITE if is_card else Permission.PATIENT_WRITE)

    async def _changeable(self, patient_id: str) -> Patient:
        patient = await self._patients.get(patient_id, self._access)
        if patient.is_archived:
            raise PatientArchived
        return patient

    async def _one_of(self, patient: Patient, document_id: str) -> Document:
        document = await self._documents.document(document_id, self._access)
        if document is None or not document.is_in_use:
            raise DocumentNotFound
        if document.patient_id not in await self._patients.with_merged(patient.id):
            raise DocumentNotFound
        return document

    async def _coverage_of(self, patient: Patient, sent: SentPicture) -> str | None:
        """The coverage that a card belongs to. Raises CardWithoutCoverage."""
        if sent.coverage_id is None:
            if sent.kind is not DocumentKind.OTHER:
                raise CardWithoutCoverage
            return None
        known = await self._coverages.of_patient(patient.id, self._access)
        if all(each.id != sent.coverage_id for each in known):
            raise CardWithoutCoverage
        return sent.coverage_id

    def _made(self, patient: Patient, sent: SentPicture, coverage_id: str | None, picture: Picture) -> Document:
        now = self._clock()
        is_card = sent.kind is not DocumentKind.OTHER
        return Document(
            id=new_id(),
            created_at=now,
            updated_at=now,
            patient_id=patient.id,
            coverage_id=coverage_id,
            kind=sent.kind,
            place=f"{coverage_id}.{sent.kind}" if is_card else None,
            width=picture.width,
            height=picture.height,
            byte_count=len(picture.content),
            added_by=self._access.actor.id,
            title=sent.title or None,
        )

    def _replaced(self, known: Sequence[Document], newer: Document) -> list[Document]:
        same = (each for each in known if newer.place is not None and each.place == newer.place)
        return [self._removed(each, _REPLACED) for each in same]

    def _removed(self, document: Document, reason: str) -> Document:
        now = self._clock()
        by = self._access.actor.id
        return document.newer(now, removed_at=now, removed_by=by, removal_reason=reason, place=None)


def _shown(document: Document, added_by_name: str | None = None) -> DocumentPublic:
    told = DocumentPublic.model_validate(document, from_attributes=True, context=TRUSTED)
    return told.model_copy(update={"added_by_name": added_by_name})
