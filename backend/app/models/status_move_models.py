"""Moves through the care workflow: which are open to a patient, what they still need, and many patients at once."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field, model_validator

from app.core.exceptions import ValidationException
from app.core.identifiers import RecordKey
from app.models.patient_models import Concealed, PatientStatus, Reason

MOST_AT_ONCE = 200


class MissingPart(Concealed):
    """Something that a move still needs: where it belongs, a stable code, and what to do."""

    place: str
    rule: str
    message: str


class StatusMove(Concealed):
    """One move that the workflow allows from here. What `missing` names stands in its way."""

    status: PatientStatus
    missing: list[MissingPart]
    needs_reason: bool
    can_be_self_paid: bool
    """Whether the missing insurance may be replaced by the word that the patient pays without one."""


class ChosenPatient(Concealed):
    """One of many, at the version that the person looked at."""

    id: RecordKey
    version: Annotated[int, Field(ge=1)]


class BulkStatusChange(Concealed):
    """The same move for many patients, for one reason."""

    patients: Annotated[list[ChosenPatient], Field(min_length=1, max_length=MOST_AT_ONCE)]
    status: PatientStatus
    reason: Reason | None = None
    self_pay: bool = False

    @model_validator(mode="after")
    def _each_once(self) -> "BulkStatusChange":
        if len({each.id for each in self.patients}) < len(self.patients):
            raise ValueError("Name each patient once.")
        return self


class BulkOutcome(StrEnum):
    """What becomes of one of many."""

    WOULD_MOVE = "would_move"
    MOVED = "moved"
    REFUSED = "refused"


class BulkStatusLine(Concealed):
    """One patient of many: moved, or why not. Who is not found here has neither name nor status."""

    id: RecordKey
    patient_name: str | None
    from_status: PatientStatus | None
    version: int | None
    """The version that it has now."""
    outcome: BulkOutcome
    code: str | None = None
    message: str | None = None
    missing: list[MissingPart] = Field(default_factory=list)


class BulkStatusResult(Concealed):
    """Every patient that was asked for, in that order; what was refused for one has stopped nobody else."""

    lines: list[BulkStatusLine]
    moving: int
    refused: int


class MoveIncomplete(ValidationException):
    """The record, or the request, lacks what the status needs."""

    code = "move_incomplete"
    message = "Something is still missing for this status."
