"""Two records of one person become one, and two again where that was wrong."""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from app.core.exceptions import BrokenRule, BrokenRules, BusinessLogicException, NotFoundException
from app.core.identifiers import RecordKey
from app.models.patient_models import Concealed, FieldChange, PatientPublic, Reason


class MergeField(StrEnum):
    """What is chosen from one record or the other; a death is chosen with its day."""

    FAMILY_NAME = "family_name"
    GIVEN_NAME = "given_name"
    MIDDLE_NAME = "middle_name"
    NAME_SUFFIX = "name_suffix"
    PREFERRED_NAME = "preferred_name"
    FORMER_NAMES = "former_names"
    BIRTH_DATE = "birth_date"
    SEX = "sex"
    GENDER_IDENTITY = "gender_identity"
    MRN = "mrn"
    PHONES = "phones"
    EMAIL = "email"
    ADDRESS = "address"
    LANGUAGE = "language"
    EMERGENCY_CONTACT = "emergency_contact"
    RESPONSIBLE_PARTY = "responsible_party"
    PROVIDER_ID = "provider_id"
    TAGS = "tags"
    NOTES = "notes"
    PRIVACY_NOTICE_ON = "privacy_notice_on"
    CONTACT_CONSENTS = "contact_consents"
    DECEASED = "deceased"


class Take(StrEnum):
    """Whose content a field gets."""

    SURVIVOR = "survivor"
    OTHER = "other"
    BOTH = "both"
    """Lists united, notes one after the other."""


UNITED = frozenset({MergeField.FORMER_NAMES, MergeField.PHONES, MergeField.TAGS, MergeField.NOTES})
"""The fields of which both can be kept."""


class FieldChoice(Concealed):
    """One field of the record that remains."""

    field: MergeField
    take: Take


class MergeRequest(Concealed):
    """The other record goes into this one, at the versions that were looked at.

    A field without a choice stays as the survivor has it. Notes that the caller is not shown are kept from both.
    """

    other: RecordKey
    version: Annotated[int, Field(ge=1)]
    other_version: Annotated[int, Field(ge=1)]
    choices: Annotated[list[FieldChoice], Field(max_length=len(MergeField))] = Field(default_factory=list)
    reason: Reason


class UnmergeRequest(Concealed):
    """Two records again. What was changed since the merge is decided field by field: `keep` stays as it is now.

    `decided` says that the changes since were looked at; without it, nothing is undone over them.
    """

    version: Annotated[int, Field(ge=1)]
    """Of the record that comes back."""
    survivor_version: Annotated[int, Field(ge=1)]
    keep: Annotated[list[MergeField], Field(max_length=len(MergeField))] = Field(default_factory=list)
    decided: bool = False
    reason: Reason


class UnmergePreview(Concealed):
    """What an undoing meets: the survivor's fields that were changed since the merge."""

    survivor_id: RecordKey
    survivor_version: int
    other_id: RecordKey
    other_version: int
    changed_since: list[FieldChange]


class Unmerged(Concealed):
    """The two records, apart again."""

    survivor: PatientPublic
    other: PatientPublic


class MergePublic(Concealed):
    """One merge: who went into whom, who did it, and whether it was undone."""

    id: RecordKey
    survivor_id: RecordKey
    survivor_name: str
    other_id: RecordKey
    other_name: str
    at: datetime
    by: str
    by_name: str | None
    reason: str
    undone_at: datetime | None
    undone_by_name: str | None


class MergeWithItself(BusinessLogicException):
    """Both ids are the same record."""

    status = 422
    code = "merge_with_itself"
    message = "These are not two records: choose another one."


class MergedAlready(BusinessLogicException):
    """One of the two went into another record before."""

    code = "merged_already"
    message = "One of these records was merged into another one. Take the record that remained."


class NotMerged(BusinessLogicException):
    """The record stands for itself: there is nothing to undo."""

    code = "not_merged"
    message = "This record was not merged into another one."


class LaterMerge(BusinessLogicException):
    """The record that it went into was itself merged since, or took in another one: merges are undone from the last."""

    code = "later_merge"
    message = "The record that this one went into was part of another merge since. Undo that merge first."


class ChangedSinceMerge(BrokenRules, BusinessLogicException):
    """The survivor was changed since the merge; each broken rule names a field to decide about."""

    code = "changed_since_merge"
    message = "The record was changed since the merge. Look at the changes, and say which of them stay."

    @classmethod
    def of(cls, fields: Iterable[str]) -> "ChangedSinceMerge":
        """For the names of the fields that were changed."""
        return cls(*(BrokenRule(f"body.keep.{each}", "changed_since", "This was changed since.") for each in fields))


class TooMuchTogether(BusinessLogicException):
    """A list of both would be longer than a record holds."""

    status = 422
    code = "too_much_together"
    message = "Both lists together are too long for one record. Take one of them, and add what is missing by hand."


class MergeNotFound(NotFoundException):
    """What the merge found before it is not kept any more."""

    code = "merge_not_found"
    message = "There is no merge here that could be undone."
