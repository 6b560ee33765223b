"""What happened to a patient, from every side, as one line of time."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from app.core.identifiers import RecordKey
from app.models.alert_models import AlertKind
from app.models.contact_models import ContactKind
from app.models.document_models import DocumentKind
from app.models.patient_models import Concealed, PatientStatus


class TimelineKind(StrEnum):
    """What an entry tells of."""

    STATUS = "status"
    RECORD = "record"
    COVERAGE = "coverage"
    ANSWER = "answer"
    """A payer answered about the patient's insurance."""
    ALERT = "alert"
    CONTACT = "contact"
    DOCUMENT = "document"


class TimelineStep(StrEnum):
    """What was done, where the kind alone does not say it."""

    ADDED = "added"
    CHANGED = "changed"
    MOVED = "moved"
    """A coverage took another place in the order."""
    ENDED = "ended"
    RAISED = "raised"
    ACKNOWLEDGED = "acknowledged"
    CLOSED = "closed"
    REMOVED = "removed"


class TimelineEntry(Concealed):
    """One thing that happened. What does not belong to its kind is None.

    `by_name` is None for an account that is gone and for PFINNI's own work; `changed` names fields by their labels.
    """

    id: RecordKey
    at: datetime
    by: str | None
    by_name: str | None = None
    kind: TimelineKind
    step: TimelineStep | None = None
    from_status: PatientStatus | None = None
    to_status: PatientStatus | None = None
    subject: str | None = None
    """The payer of a coverage, or a picture's title."""
    changed: list[str] = Field(default_factory=list)
    alert: AlertKind | None = None
    contact: ContactKind | None = None
    document: DocumentKind | None = None
    note: str | None = None


class TimelineQuery(Concealed):
    """Which part of the line."""

    kind: Annotated[list[TimelineKind], Field(max_length=7)] = Field(default_factory=list)
    cursor: Annotated[str, Field(max_length=200)] | None = None
    limit: Annotated[int, Field(ge=1, le=100)] = 40


class TimelinePage(Concealed):
    """Entries, the newest first."""

    items: list[TimelineEntry]
    next_cursor: str | None
