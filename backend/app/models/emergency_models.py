"""Emergency access ("break-glass"): opening one closed patient at once, for a while, with a reason.

Somebody else judges it afterwards. 45 CFR 164.312(a)(2)(ii).
"""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from app.core.exceptions import AuthorizationException, BusinessLogicException, NotFoundException
from app.core.identifiers import RecordKey
from app.models.patient_models import CalendarDay, Concealed, Mrn, Name, Text, cleaned
from app.validators.patient_validators import clean_text

SHORTEST, LONGEST, USUAL = 15, 240, 60
"""Minutes."""
EmergencyReason = Annotated[str, cleaned(clean_text), Field(min_length=10, max_length=500)]


class EmergencyRequest(Concealed):
    """Who has to be opened (by the whole MRN, or by full name and birth date), why, and for how many minutes."""

    mrn: Mrn | None = None
    family_name: Name | None = None
    given_name: Name | None = None
    birth_date: CalendarDay | None = None
    reason: EmergencyReason
    minutes: Annotated[int, Field(ge=SHORTEST, le=LONGEST)] = USUAL

    @model_validator(mode="after")
    def _names_one_person(self) -> Self:
        names = [each is not None for each in (self.family_name, self.given_name, self.birth_date)]
        if (self.mrn is not None and any(names)) or (self.mrn is None and not all(names)):
            raise ValueError("Give the medical record number, or family name, given name and birth date.")
        return self


class EmergencyReviewState(StrEnum):
    """Whether somebody has judged an emergency access."""

    OPEN = "open"
    REVIEWED = "reviewed"


class EmergencyListQuery(BaseModel):
    """A page of emergency accesses, the newest first."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    state: EmergencyReviewState = EmergencyReviewState.OPEN
    limit: Annotated[int, Field(ge=1, le=200)] = 50
    cursor: Annotated[str, Field(max_length=200)] | None = None


class EmergencyOwn(Concealed):
    """An emergency access as whoever took it sees it."""

    id: RecordKey
    patient_id: RecordKey
    begins_at: datetime
    ends_at: datetime
    is_running: bool
    reason: str
    was_right: bool | None


class EmergencyPublic(Concealed):
    """An emergency access as whoever judges it sees it; the patient's name only for those who may see the patient."""

    id: RecordKey
    version: int
    user_id: str
    user_name: str | None
    patient_id: RecordKey
    patient_name: str | None
    reason: str
    begins_at: datetime
    ends_at: datetime
    is_running: bool
    is_own: bool
    reviewed_by: str | None
    reviewed_by_name: str | None
    reviewed_at: datetime | None
    was_right: bool | None
    review_note: str | None


class EmergencyPage(Concealed):
    """A page of the review queue; `next_cursor` is None on the last one."""

    items: list[EmergencyPublic]
    next_cursor: str | None = None


class EmergencyReview(Concealed):
    """Whether the access was right."""

    was_right: bool
    note: Annotated[Text, Field(max_length=500)] | None = None


class NobodyClosed(NotFoundException):
    """Nobody whom the caller cannot see already has this number, or this name and birth date."""

    code = "nobody_closed"
    message = "No closed patient has exactly this number, or exactly this name and birth date."


class SeveralClosed(BusinessLogicException):
    """More than one closed patient has this name and birth date."""

    code = "several_closed"
    message = "Several closed patients have this name and birth date. Give the medical record number."


class EmergencyNotFound(NotFoundException):
    """There is no such emergency access, or it is not the caller's."""

    code = "emergency_not_found"
    message = "There is no such emergency access."


class EmergencyReviewed(BusinessLogicException):
    """Somebody has judged it already."""

    code = "emergency_reviewed"
    message = "Somebody has reviewed this emergency access already."


class OwnEmergency(AuthorizationException):
    """Nobody judges one's own emergency access."""

    code = "own_emergency"
    message = "Somebody else has to review your own emergency access."


class StaleEmergency(BusinessLogicException):
    """Somebody else changed the emergency access in the meantime."""

    code = "stale_emergency"
    message = "Somebody else changed this just now. Look again."
