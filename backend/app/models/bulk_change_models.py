"""The same change to many records: a tag more, a tag less, another provider; what becomes of each."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field, model_validator

from app.core.exceptions import BusinessLogicException
from app.core.identifiers import RecordKey
from app.models.patient_models import MOST_TAGS, Concealed, Tag
from app.models.status_move_models import MOST_AT_ONCE, ChosenPatient


class BulkChangeKind(StrEnum):
    """What is changed."""

    ADD_TAG = "add_tag"
    REMOVE_TAG = "remove_tag"
    ASSIGN_PROVIDER = "assign_provider"


class BulkRecordChange(Concealed):
    """The change, and whom it is for. `tag` is for the two of tags; without `provider_id` nobody is assigned."""

    patients: Annotated[list[ChosenPatient], Field(min_length=1, max_length=MOST_AT_ONCE)]
    kind: BulkChangeKind
    tag: Tag | None = None
    provider_id: RecordKey | None = None

    @model_validator(mode="after")
    def _fits_together(self) -> "BulkRecordChange":
        if len({each.id for each in self.patients}) < len(self.patients):
            raise ValueError("Name each patient once.")
        if (self.tag is None) is not (self.kind is BulkChangeKind.ASSIGN_PROVIDER):
            raise ValueError("Enter a tag for a change of tags, and for no other.")
        return self


class BulkChangeOutcome(StrEnum):
    """What becomes of one of many."""

    WOULD_CHANGE = "would_change"
    CHANGED = "changed"
    SKIPPED = "skipped"
    """The record is like that already."""
    REFUSED = "refused"


class BulkChangeLine(Concealed):
    """One patient of many: changed, or why not. Who is not found here has neither name nor version."""

    id: RecordKey
    patient_name: str | None
    version: int | None
    """The version that it has now."""
    outcome: BulkChangeOutcome
    code: str | None = None
    message: str | None = None


class BulkChangeResult(Concealed):
    """Every patient that was asked for, in that order; what was refused for one has stopped nobody else."""

    lines: list[BulkChangeLine]
    changing: int
    skipped: int
    refused: int


class TooManyTags(BusinessLogicException):
    """The record bears as many tags as a record may."""

    code = "too_many_tags"
    message = f"This patient has {MOST_TAGS} tags already. Remove one first."
