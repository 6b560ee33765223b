"""Lists and searches of patients: what may be asked, and what a row shows."""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from app.core.exceptions import BrokenRule, ValidationException
from app.core.identifiers import RecordKey
from app.models.insurance_models import CoverageStatus
from app.models.patient_models import Concealed, PatientStatus, Sex

SOON_DAYS = 60
"""A coverage that ends within these days (the end of the next month included) is "ending soon"."""


class PatientOrder(StrEnum):
    """By what a list can be sorted."""

    NAME = "name"
    BIRTH_DATE = "birth_date"
    MRN = "mrn"
    STATUS = "status"
    UPDATED = "updated"
    CREATED = "created"
    COVERAGE_END = "coverage_end"
    PAYER = "payer"


class CoverageState(StrEnum):
    """How a patient stands with insurance today."""

    ACTIVE = "active"
    ENDING_SOON = "ending_soon"
    ENDED = "ended"
    NONE = "none"


class PatientFilter(BaseModel):
    """Which patients a list shows; what is None or empty does not restrict."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    statuses: frozenset[PatientStatus] = frozenset()
    provider_id: RecordKey | None = None
    payer_id: RecordKey | None = None
    coverage: CoverageState | None = None
    pending_review: bool | None = None
    archived: bool = False


class PatientListQuery(BaseModel):
    """The query of a list: coded filters, an order, and an opaque cursor that continues the same list."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    status: Annotated[list[PatientStatus], Field(max_length=5)] = Field(default_factory=list)
    provider_id: RecordKey | None = None
    payer_id: RecordKey | None = None
    coverage: CoverageState | None = None
    pending_review: bool | None = None
    archived: bool = False
    order: PatientOrder = PatientOrder.NAME
    descending: bool = False
    limit: Annotated[int, Field(ge=1, le=200)] = 50
    cursor: Annotated[str, Field(max_length=2000)] | None = None

    def filter(self) -> PatientFilter:
        """Which patients are meant."""
        return PatientFilter(
            statuses=frozenset(self.status),
            provider_id=self.provider_id,
            payer_id=self.payer_id,
            coverage=self.coverage,
            pending_review=self.pending_review,
            archived=self.archived,
        )


class PatientListItem(Concealed):
    """One row of a list."""

    id: RecordKey
    version: int
    family_name: str
    given_name: str
    preferred_name: str | None
    birth_date: date
    sex: Sex
    mrn: str | None
    phone: str | None
    status: PatientStatus
    pending_review: bool
    archived: bool
    provider_id: RecordKey | None
    provider_name: str | None
    payer_name: str | None
    plan_name: str | None
    coverage_status: CoverageStatus | None
    coverage_ends_on: date | None
    updated_at: datetime


class PatientPage(Concealed):
    """A page of a list. `total` is exact; `next_cursor` is None on the last page."""

    items: list[PatientListItem]
    total: int
    next_cursor: str | None


class SearchRequest(Concealed):
    """Words as they were typed; they travel in a body, because addresses end up in logs."""

    text: Annotated[str, Field(min_length=1, max_length=200)]
    limit: Annotated[int, Field(ge=1, le=50)] = 20
    archived: bool = False


class SearchResult(Concealed):
    """Who was found, family names first; `is_forgiven` says that a typing error was read over.

    `restricted_matches` counts patients who are closed to the caller and were named by their whole MRN, or by full name
    and birth date; nothing else of them is told.
    """

    items: list[PatientListItem]
    is_forgiven: bool
    has_more: bool
    restricted_matches: int = 0


class CursorUnreadable(ValidationException):
    """The cursor is not one of ours, or belongs to another list."""

    status = 400
    code = "cursor_unreadable"
    message = "This page cannot be continued. Load the list anew."

    def __init__(self) -> None:
        super().__init__(BrokenRule("query.cursor", "cursor_of_this_list", "Load the list anew."))
