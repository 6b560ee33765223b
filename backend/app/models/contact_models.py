"""How the practice was in touch with a patient: a log that is added to and never changed."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated

from pydantic import AwareDatetime, Field

from app.core.identifiers import RecordKey
from app.models.form_rules import needed
from app.models.patient_models import Concealed, Text


class ContactKind(StrEnum):
    """By which way."""

    CALL = "call"
    MESSAGE = "message"
    LETTER = "letter"
    VISIT = "visit"


class ContactCreate(Concealed):
    """One contact, now or earlier."""

    kind: ContactKind
    note: Annotated[Text, Field(min_length=1, max_length=2000, json_schema_extra=needed("Say what it was about."))]
    at: AwareDatetime | None = None


class ContactPublic(Concealed):
    """One contact as the API shows it."""

    id: RecordKey
    kind: ContactKind
    at: datetime
    note: str
    by: str
    by_name: str | None
    """None for an account that is gone."""
