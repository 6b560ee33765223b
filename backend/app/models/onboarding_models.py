"""Guided onboarding: entries that are not finished, the start of it, and the check of a coverage by its payer."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated

from pydantic import Field, JsonValue

from app.core.exceptions import BusinessLogicException, NotFoundException
from app.core.identifiers import RecordKey
from app.models.coverage_models import CoverageCreate
from app.models.duplicate_models import PatientEntry
from app.models.insurance_models import CheckOutcome, Rejection
from app.models.patient_models import Concealed, PatientPublic, PatientStatus, Reason, Text

LONGEST_DRAFT = 60_000
"""Characters of JSON."""
MOST_DRAFTS = 50
"""Unfinished entries of one user."""


class OnboardingStep(StrEnum):
    """How far an entry has come."""

    PERSON = "person"
    CONTACT = "contact"
    INSURANCE = "insurance"
    REVIEW = "review"


class DraftWrite(Concealed):
    """What stands in the form, finished or not: nothing of it is checked before it is used."""

    title: Annotated[Text, Field(max_length=250)]
    step: OnboardingStep
    content: dict[str, JsonValue]


class DraftUpdate(DraftWrite):
    """The entry as it shall be, made on the version that it names."""

    version: Annotated[int, Field(ge=1)]


class DraftLine(Concealed):
    """One unfinished entry, without what stands in it."""

    id: RecordKey
    version: int
    title: str
    step: OnboardingStep
    updated_at: datetime
    expires_at: datetime


class DraftPublic(DraftLine):
    """An unfinished entry, whole."""

    content: dict[str, JsonValue]


class CheckState(StrEnum):
    """How a check of a coverage stands."""

    WAITING = "waiting"
    """The payer is being asked, or will be in a moment."""
    RETRYING = "retrying"
    """Nobody has answered; it is tried again by itself."""
    ANSWERED = "answered"
    FAILED = "failed"
    """It ended without an answer; `failure` says why."""


class CheckFailure(StrEnum):
    """Why a check has no answer."""

    UNAVAILABLE = "clearinghouse_unavailable"
    REFUSED = "clearinghouse_refused"
    UNREADABLE = "answer_unreadable"
    MISMATCHED = "answer_mismatched"
    """The answer is not one to our question."""
    NO_NPI = "npi_missing"
    NOT_ASKABLE = "not_askable"
    """The record holds something that cannot be put into an inquiry."""
    NOT_WANTED = "not_wanted"
    """The patient or the coverage is out of use by now, or a newer check took its place."""
    STOPPED = "stopped"
    """The work ended before its end: it took too long, or somebody stopped it."""


class EligibilityCheckPublic(Concealed):
    """One check of one coverage: whether the payer has answered, and what followed."""

    id: RecordKey
    version: int
    patient_id: RecordKey
    coverage_id: RecordKey
    state: CheckState
    is_onboarding: bool
    created_at: datetime
    updated_at: datetime
    outcome: CheckOutcome | None
    is_covered: bool | None
    """Whether the payer says that a coverage is in force today."""
    moved_to: PatientStatus | None
    """Where the answer has moved the patient."""
    rejections: list[Rejection]
    failure: CheckFailure | None
    next_try_at: datetime | None


class CheckRequest(Concealed):
    """Which coverage to check; the primary one without a word."""

    coverage_id: RecordKey | None = None


class OnboardingStart(Concealed):
    """Everything that was entered: the patient, and either an insurance or why there is none."""

    person: PatientEntry
    coverage: CoverageCreate | None = None
    self_pay_reason: Reason | None = None
    draft_id: RecordKey | None = None
    """The unfinished entry that this came of; it is thrown away."""


class OnboardingBegun(Concealed):
    """The new patient, and the check that decides how it goes on."""

    patient: PatientPublic
    check: EligibilityCheckPublic | None


class DraftNotFound(NotFoundException):
    """There is no such entry, or it is somebody else's."""

    code = "draft_not_found"
    message = "There is no such unfinished entry. It may be finished, or older than 30 days."


class StaleDraft(BusinessLogicException):
    """The entry was saved in another window in the meantime."""

    code = "stale_draft"
    message = "This entry was saved in another window just now. Open it again to go on."


class DraftTooLong(BusinessLogicException):
    """More than a form holds."""

    status = 422
    code = "draft_too_long"
    message = "There is more in this entry than can be kept unfinished. Finish it first."


class TooManyDrafts(BusinessLogicException):
    """One user keeps no more than so many."""

    code = "too_many_drafts"
    message = "You have 50 unfinished entries. Finish or discard one first."


class NothingToCheck(BusinessLogicException):
    """The patient has no coverage in use that a payer can be asked about."""

    code = "nothing_to_check"
    message = "Add an insurance with its member id first."


class NotCheckedAnyMore(BusinessLogicException):
    """Nobody is asked about somebody who has died."""

    code = "not_checked_any_more"
    message = "This patient has died; payers are not asked any more."
