"""Coverages as people enter and end them; what a payer said is nobody's to type."""

from datetime import date
from typing import Annotated

from pydantic import Field

from app.core.exceptions import BusinessLogicException, NotFoundException
from app.core.identifiers import RecordKey
from app.models.form_rules import needed, told
from app.models.insurance_models import Relationship
from app.models.patient_models import CalendarDay, Concealed, Name, Reason, Sex, Text, cleaned
from app.validators.coverage_validators import clean_member_id

MEMBER_ID = r"^\s*[A-Za-z0-9][A-Za-z0-9 ./*-]*[A-Za-z0-9]\s*$"
MemberId = Annotated[
    str,
    cleaned(clean_member_id),
    Field(
        min_length=2,
        max_length=80,
        json_schema_extra=told("Enter the member id as it stands on the card: letters and digits.", pattern=MEMBER_ID)
        | needed("Enter the member id from the card."),
    ),
]
Priority = Annotated[int, Field(ge=1, le=3)]
"""Primary, secondary, tertiary."""


class SubscriberWrite(Concealed):
    """Who holds the insurance, when it is not the patient."""

    family_name: Annotated[Name, Field(json_schema_extra=needed("Enter the subscriber's last name."))]
    given_name: Annotated[Name, Field(json_schema_extra=needed("Enter the subscriber's first name."))]
    birth_date: CalendarDay | None = None
    sex: Sex = Sex.UNKNOWN


class CoverageCreate(Concealed):
    """A new coverage. The payer is one that is known here, or named anew; `payer_code` is its id in X12, if known."""

    payer_id: RecordKey | None = None
    payer_name: Annotated[Text, Field(min_length=1, max_length=120)] | None = None
    payer_code: Annotated[Text, Field(min_length=1, max_length=80)] | None = None
    plan_name: Annotated[Text, Field(max_length=120)] | None = None
    member_id: MemberId
    group_number: Annotated[Text, Field(max_length=50)] | None = None
    priority: Priority = 1
    relationship: Relationship = Relationship.SELF
    subscriber: SubscriberWrite | None = None
    begins_on: CalendarDay | None = None
    ends_on: CalendarDay | None = None


class CoverageUpdate(CoverageCreate):
    """The coverage as it shall be, made on the version that the person looked at."""

    version: Annotated[int, Field(ge=1)]


class CoverageEnd(Concealed):
    """The coverage is over, for a reason; without a day, as of today."""

    version: Annotated[int, Field(ge=1)]
    ended_on: date | None = None
    reason: Reason


class CoverageNotFound(NotFoundException):
    """The patient has no such coverage."""

    code = "coverage_not_found"
    message = "There is no such coverage here."


class StaleCoverage(BusinessLogicException):
    """Somebody else changed the patient's coverages in the meantime."""

    code = "stale_coverage"
    message = "Somebody else changed this patient's insurance just now. Look at it again, then decide."


class CoverageKnown(BusinessLogicException):
    """The same member id of the same payer stands there already."""

    code = "coverage_known"
    message = "This patient has a coverage of this payer under this member id already."


class CoverageConfirmed(BusinessLogicException):
    """The payer said otherwise, and the payer's word stays."""

    code = "coverage_confirmed"
    message = "The payer has stated this. End this coverage and add the new one instead."


class CoverageEnded(BusinessLogicException):
    """What has been ended is not changed any more."""

    code = "coverage_ended"
    message = "This coverage was ended and cannot be changed. Add a new one."


class TooManyCoverages(BusinessLogicException):
    """More coverages than anybody has."""

    code = "too_many_coverages"
    message = "This patient has too many coverages. End those that are over."


class PayerUnknown(BusinessLogicException):
    """The chosen payer does not exist."""

    status = 422
    code = "payer_unknown"
    message = "Choose a payer, or enter the name of a new one."
