"""Two records that may be one person: what was found, how sure it is, and what people decided about it."""

from collections.abc import Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, Field

from app.core.exceptions import BrokenRule, BrokenRules, BusinessLogicException, NotFoundException
from app.core.identifiers import RecordKey
from app.models.patient_models import CalendarDay, Concealed, EmailAddress, Mrn, Name, PatientCreate, Reason, Sex, Text


class Certainty(StrEnum):
    """How sure it is that two records are one person."""

    CERTAIN = "certain"
    LIKELY = "likely"
    POSSIBLE = "possible"
    """Worth a look where somebody looks anyway; nobody is stopped, and no list of work is made of it."""

    @property
    def needs_decision(self) -> bool:
        """Whether somebody has to say what is true before work goes on."""
        return self is not Certainty.POSSIBLE


class DuplicateReason(StrEnum):
    """What speaks for one person, and what speaks against it."""

    SAME_NAME = "same_name"
    SIMILAR_NAME = "similar_name"
    NAMES_SWAPPED = "names_swapped"
    FORMER_NAME = "former_name"
    NICKNAME = "nickname"
    SAME_BIRTH_DATE = "same_birth_date"
    BIRTH_DATE_SWAPPED = "birth_date_swapped"
    """Day and month the other way round."""
    BIRTH_DATE_NEAR = "birth_date_near"
    SAME_MRN = "same_mrn"
    SAME_PHONE = "same_phone"
    SAME_EMAIL = "same_email"
    SAME_MEMBER_ID = "same_member_id"
    OTHER_FAMILY_NAME = "other_family_name"
    OTHER_GIVEN_NAME = "other_given_name"
    OTHER_BIRTH_DATE = "other_birth_date"
    OTHER_SEX = "other_sex"


class PairState(StrEnum):
    """What became of a pair."""

    OPEN = "open"
    MERGED = "merged"
    DIFFERENT = "different"
    """Somebody said that these are two people: the pair is not told again."""


class DuplicateCheck(Concealed):
    """The facts that were entered so far; whoever is compared with them has at least a name or a birth date.

    `patient_id` is the record that is being changed, which is no double of itself.
    """

    patient_id: RecordKey | None = None
    family_name: Name | None = None
    given_name: Name | None = None
    preferred_name: Name | None = None
    former_names: Annotated[list[Name], Field(max_length=10)] = Field(default_factory=list)
    birth_date: CalendarDay | None = None
    sex: Sex = Sex.UNKNOWN
    mrn: Mrn | None = None
    phones: Annotated[list[Annotated[Text, Field(max_length=32)]], Field(max_length=5)] = Field(default_factory=list)
    email: EmailAddress | None = None
    member_ids: Annotated[list[Annotated[Text, Field(max_length=80)]], Field(max_length=9)] = Field(
        default_factory=list
    )


class PersonShown(Concealed):
    """One of two people, as far as it takes to tell them apart."""

    id: RecordKey
    version: int
    family_name: str
    given_name: str
    preferred_name: str | None
    birth_date: date
    sex: Sex
    mrn: str | None
    phone: str | None
    email: str | None
    provider_name: str | None
    payer_name: str | None
    archived: bool
    created_at: datetime


class DuplicateCandidate(Concealed):
    """Somebody on record who may be the person that was entered."""

    person: PersonShown
    score: float
    """Log odds to the base of two that both are one person."""
    certainty: Certainty
    reasons: list[DuplicateReason]


class DuplicateCheckResult(Concealed):
    """Who may be meant, the surest first; of those who are closed to the caller, how many were named in full."""

    candidates: list[DuplicateCandidate]
    closed_matches: int = 0


class DuplicateDecision(Concealed):
    """Somebody looked at these records, and says that the new person is none of them.

    `despite_closed`: and at the note that somebody with this name and birth date is on record whom they may not see.
    """

    looked_at: Annotated[list[RecordKey], Field(max_length=50)] = Field(default_factory=list)
    despite_closed: bool = False
    reason: Reason


class PatientEntry(PatientCreate):
    """A new patient as people enter one: with their decision where somebody like that is on record."""

    duplicate_decision: DuplicateDecision | None = None

    def as_created(self) -> PatientCreate:
        """The person alone."""
        return PatientCreate.model_construct(**{name: getattr(self, name) for name in PatientCreate.model_fields})


class PairDecision(Concealed):
    """Two people, and why; on the version of the pair that was looked at."""

    version: Annotated[int, Field(ge=1)]
    reason: Reason


class DuplicatePairPublic(Concealed):
    """Two records that may be one person."""

    id: RecordKey
    version: int
    first: PersonShown
    second: PersonShown
    score: float
    certainty: Certainty
    reasons: list[DuplicateReason]
    found_at: datetime


class DuplicateQueue(Concealed):
    """Pairs that wait for a decision, the surest first."""

    pairs: list[DuplicatePairPublic]
    total: int
    last_scan_at: datetime | None
    """When everybody was last compared with everybody."""
    is_scanning: bool


class ScanStarted(BaseModel):
    """The job that compares everybody; one that is under way already is not begun again."""

    job_id: str


class PossibleDuplicate(BrokenRules, BusinessLogicException):
    """Somebody like that is on record: the caller has to look, and to decide.

    Each broken rule names one record by id, or says that there is one that the caller may not see.
    """

    code = "possible_duplicate"
    message = "Somebody like this is on record already. Look at the record, then say whether it is the same person."

    @classmethod
    def of(cls, found: Sequence[tuple[str, Certainty]], closed: int) -> "PossibleDuplicate":
        """For those who resemble, by id, and for how many that the caller may not see."""
        named = [
            BrokenRule(f"patients/{patient}", certainty.value, "This may be the same person.")
            for patient, certainty in found
        ]
        hidden = BrokenRule("patients", "closed", "Somebody with this name and birth date is on record, closed to you.")
        return cls(*named, *([hidden] if closed else []))


class EnteredMeanwhile(BusinessLogicException):
    """Others were entered while this one was compared, again and again: nobody has compared them yet."""

    code = "entered_meanwhile"
    message = "Others are being entered at this moment. Nothing was kept; try again."


class PairNotFound(NotFoundException):
    """There is no such pair, or one of the two is closed to the caller."""

    code = "pair_not_found"
    message = "There is no such pair here."


class PairDecided(BusinessLogicException):
    """Somebody has decided about this pair in the meantime."""

    code = "pair_decided"
    message = "Somebody else decided about these two just now."
