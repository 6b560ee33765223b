"""Lists and searches of patients: what may be asked, and what a row shows."""

from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from app.core.exceptions import BrokenRule, ValidationException
from app.core.identifiers import RecordKey
from app.models.insurance_models import CoverageStatus
from app.models.patient_models import MOST_TAGS, Concealed, PatientStatus, Sex

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
    STATE = "state"
    PROVIDER = "provider"
    LAST_CONTACT = "last_contact"


class CoverageState(StrEnum):
    """How a patient stands with insurance today."""

    ACTIVE = "active"
    ENDING_SOON = "ending_soon"
    ENDED = "ended"
    NONE = "none"


OLDEST = 150
"""No age that is asked for is higher."""
UsState = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
Age = Annotated[int, Field(ge=0, le=OLDEST)]
TagCode = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{24}$")]
"""A tag as it travels in an address and is kept in a view: a keyed code, because a tag is words that somebody typed."""
DaysAhead = Annotated[int, Field(ge=0, le=366)]
ListDay = Annotated[date, Field(ge=date(1900, 1, 1), le=date(2200, 1, 1))]


class CommonFilter(BaseModel):
    """What every filter has in common; what is None does not restrict. Of a range, both ends count.

    An age is in completed years on the practice's day; who was born on 29 February has the birthday on the 28th in
    common years.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    provider_id: RecordKey | None = None
    without_provider: bool = False
    payer_id: RecordKey | None = None
    state: UsState | None = None
    coverage: CoverageState | None = None
    coverage_ends_from: ListDay | None = None
    coverage_ends_to: ListDay | None = None
    age_from: Age | None = None
    age_to: Age | None = None
    birthday_within: DaysAhead | None = None
    """Whose birthday is today or within so many days, over the end of the year too."""
    pending_review: bool | None = None
    archived: bool = False


class PatientFilter(CommonFilter):
    """Which patients a list shows; of two moments, the first one counts and the second does not.

    `tags` are folded, and one of them is enough. With whom nobody was ever in touch, that was before every moment.
    """

    statuses: frozenset[PatientStatus] = frozenset()
    tags: frozenset[str] = frozenset()
    contacted_since: datetime | None = None
    contacted_before: datetime | None = None
    changed_since: datetime | None = None
    changed_before: datetime | None = None


class PatientCriteria(CommonFilter):
    """A filter as it travels and is kept: codes and days, never words that somebody typed."""

    status: Annotated[list[PatientStatus], Field(max_length=5)] = Field(default_factory=list)
    tag: Annotated[list[TagCode], Field(max_length=MOST_TAGS)] = Field(default_factory=list)
    """Codes of the practice's tags; one of them is enough."""
    contacted_since: ListDay | None = None
    not_contacted_since: ListDay | None = None
    """Days of the practice: somebody was in touch with the patient on that day or later, or nobody was."""
    changed_from: ListDay | None = None
    changed_to: ListDay | None = None
    """Days of the practice on which the record was changed last."""

    def filter(self, zone: ZoneInfo, tags: frozenset[str] = frozenset()) -> PatientFilter:
        """Which patients are meant; days begin at midnight in this zone, and `tags` are what the codes stand for."""
        shared = {name: getattr(self, name) for name in CommonFilter.model_fields}
        return PatientFilter.model_construct(
            statuses=frozenset(self.status),
            tags=tags,
            contacted_since=_midnight(self.contacted_since, zone),
            contacted_before=_midnight(self.not_contacted_since, zone),
            changed_since=_midnight(self.changed_from, zone),
            changed_before=_midnight(self.changed_to and self.changed_to + timedelta(days=1), zone),
            **shared,
        )


def _midnight(day: date | None, zone: ZoneInfo) -> datetime | None:
    return datetime.combine(day, time.min, zone) if day else None


class PatientListQuery(PatientCriteria):
    """The query of a list: coded filters, an order, and an opaque cursor that continues the same list."""

    order: PatientOrder = PatientOrder.NAME
    descending: bool = False
    limit: Annotated[int, Field(ge=1, le=200)] = 50
    cursor: Annotated[str, Field(max_length=2000)] | None = None


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
    state: str | None
    payer_name: str | None
    plan_name: str | None
    coverage_status: CoverageStatus | None
    coverage_ends_on: date | None
    created_at: datetime
    updated_at: datetime
    contacted_at: datetime | None
    """When somebody was last in touch with the patient."""
    tags: list[str]


class PracticeTag(Concealed):
    """A tag that patients bear: as most of them spell it, its code, and how many the caller sees with it."""

    code: TagCode
    label: str
    patients: int


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
    among: PatientCriteria | None = None
    """Look only among those who pass this filter; it says for itself whether they are archived."""


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
