"""Lists of patients that a user keeps under a name: a filter, an order and columns."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from app.core.exceptions import BusinessLogicException, NotFoundException
from app.core.identifiers import RecordKey
from app.models.patient_list_models import PatientCriteria, PatientOrder
from app.models.patient_models import Concealed, Text


class ListColumn(StrEnum):
    """A column of the list, beside the patient's name, which always stands there."""

    BIRTH_DATE = "birth_date"
    STATUS = "status"
    MRN = "mrn"
    PAYER = "payer"
    COVERAGE_END = "coverage_end"
    STATE = "state"
    PROVIDER = "provider"
    CREATED = "created"
    UPDATED = "updated"
    LAST_CONTACT = "last_contact"
    TAGS = "tags"


class SavedViewWrite(Concealed):
    """A view as it shall be. Words that somebody searched for are no part of it."""

    name: Annotated[Text, Field(min_length=1, max_length=60)]
    criteria: PatientCriteria
    order: PatientOrder = PatientOrder.NAME
    descending: bool = False
    columns: Annotated[list[ListColumn], Field(max_length=len(ListColumn))]
    is_default: bool = False
    """The list begins with it; no other view of the user is the default then."""


class SavedViewUpdate(SavedViewWrite):
    """The whole view as it shall be; `version` is the one that the change was made on."""

    version: Annotated[int, Field(ge=1)]


class SavedViewPublic(SavedViewWrite):
    """A view of the caller's own."""

    id: RecordKey
    version: int
    created_at: datetime
    updated_at: datetime


class SavedViewNotFound(NotFoundException):
    """There is no such view, or it is somebody else's."""

    code = "saved_view_not_found"
    message = "There is no such saved view."


class StaleSavedView(BusinessLogicException):
    """The view was changed in another window in the meantime."""

    code = "stale_saved_view"
    message = "This view was changed in another window just now. Load it again, then decide."


class TooManySavedViews(BusinessLogicException):
    """One user keeps no more than so many."""

    code = "too_many_saved_views"
    message = "You have 50 saved views. Remove one first."
