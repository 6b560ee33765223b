"""What a fill needs of a person, and no more: opening 200,000 whole records would cost more than everything else.

The shapes share their names with the whole ones. What stands in an envelope was checked when it went in.
"""

from collections.abc import Mapping
from datetime import date, datetime

from pydantic import BaseModel, ConfigDict, Field

from app.models.insurance_models import CheckOutcome, CoverageStatus
from app.models.patient_models import PatientStatus, Sex


class Brief(BaseModel):
    """A part of a whole record; neither `repr` nor an error shows a value."""

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)

    def __repr__(self) -> str:
        return f"{type(self).__name__}(…)"

    __str__ = __repr__


class BriefPhone(Brief):
    """A telephone number in E.164."""

    number: str


class BriefAddress(Brief):
    """Where somebody lives, as far as lists ask."""

    state: str


class BriefPatient(Brief):
    """A patient, as far as the directory asks."""

    id: str
    version: int
    status: PatientStatus
    pending_review: bool = False
    deceased: bool = False
    is_restricted: bool = False
    provider_id: str | None = None
    archived_at: datetime | None = None
    merged_into: str | None = None
    family_name: str
    given_name: str
    preferred_name: str | None = None
    former_names: list[str] = Field(default_factory=list)
    birth_date: date
    sex: Sex = Sex.UNKNOWN
    mrn: str | None = None
    phones: list[BriefPhone] = Field(default_factory=list)
    email: str | None = None
    address: BriefAddress | None = None
    tags: list[str] = Field(default_factory=list)
    created_at: datetime
    updated_at: datetime
    status_changed_at: datetime

    @property
    def is_archived(self) -> bool:
        """Whether the record is out of daily use."""
        return self.archived_at is not None


class BriefCoverage(Brief):
    """A coverage, as far as the directory asks."""

    id: str
    patient_id: str
    version: int
    priority: int = 1
    payer_id: str
    payer_name: str
    plan_name: str | None = None
    member_id: str | None = None
    status: CoverageStatus = CoverageStatus.UNDETERMINED
    begins_on: date | None = None
    ends_on: date | None = None
    check_outcome: CheckOutcome | None = None


BRIEF: Mapping[str, type[Brief]] = {"patient": BriefPatient, "coverage": BriefCoverage}
"""The tables of which a fill opens only a part."""
