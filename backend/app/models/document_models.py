"""Pictures that belong to a patient, such as both sides of an insurance card."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from app.core.exceptions import BusinessLogicException, NotFoundException
from app.core.identifiers import RecordKey
from app.models.patient_models import Concealed, Reason


class DocumentKind(StrEnum):
    """What a picture shows."""

    CARD_FRONT = "card_front"
    CARD_BACK = "card_back"
    OTHER = "other"


class DocumentPublic(Concealed):
    """One picture as the API tells of it; the picture itself is read on its own."""

    id: RecordKey
    version: int
    patient_id: RecordKey
    coverage_id: RecordKey | None
    kind: DocumentKind
    title: str | None
    width: int
    height: int
    byte_count: int
    created_at: datetime
    added_by: str
    added_by_name: str | None = None


class DocumentRemoval(Concealed):
    """The picture goes out of use, for a reason; it is kept, sealed."""

    version: Annotated[int, Field(ge=1)]
    reason: Reason


class DocumentNotFound(NotFoundException):
    """The patient has no such picture."""

    code = "document_not_found"
    message = "There is no such picture here."


class StaleDocument(BusinessLogicException):
    """Somebody else replaced or removed the picture in the meantime."""

    code = "stale_document"
    message = "Somebody else changed this picture just now. Look at it again."


class PictureUnreadable(BusinessLogicException):
    """What was sent is no picture of the kinds that are taken, whatever its name says."""

    status = 422
    code = "picture_unreadable"
    message = "This is no picture that can be read. Send a PNG, JPEG or WebP file."


class PictureTooLarge(BusinessLogicException):
    """The file is larger than a picture of a card has to be."""

    status = 413
    code = "picture_too_large"
    message = "The picture is too large. Send one of at most 8 MB and 40 million points."


class CardWithoutCoverage(BusinessLogicException):
    """A side of a card belongs to a coverage of the same patient."""

    status = 422
    code = "card_without_coverage"
    message = "Say which of the patient's coverages the card belongs to."


class TooManyDocuments(BusinessLogicException):
    """More pictures than anybody looks through."""

    code = "too_many_documents"
    message = "This patient has too many pictures. Remove those that are not needed."
