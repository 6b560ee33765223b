"""Exports of patients: what may leave, in which form, for which purpose, and what is known of it afterwards."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, SecretStr, model_validator

from app.core.exceptions import BusinessLogicException, NotFoundException
from app.core.identifiers import RecordKey
from app.models.patient_list_models import PatientListQuery
from app.models.patient_models import Concealed, Text

MOST_PATIENTS = 100_000
"""What one export holds at most."""
MOST_CHOSEN = 1_000
"""So many patients may be named one by one."""
ShortText = Annotated[Text, Field(min_length=1, max_length=200)]


class ExportContent(StrEnum):
    """What an export tells of each patient."""

    PATIENTS = "patients"
    INSURANCE = "insurance"
    """A row for each coverage; patients without one have none."""
    BOTH = "both"
    """A row for each coverage with the whole person, and one for each patient without."""


class ExportFormat(StrEnum):
    """The form of the files inside."""

    CSV = "csv"
    XLSX = "xlsx"


class ExportProtection(StrEnum):
    """How the file is protected on its way."""

    NONE = "none"
    PASSPHRASE = "passphrase"  # noqa: S105 - the way, not a secret
    """Encrypted with age under a passphrase that is entered when the file is fetched, and never kept."""


class ExportColumn(StrEnum):
    """What can stand in an export of identified patients."""

    FAMILY_NAME = "family_name"
    GIVEN_NAME = "given_name"
    MIDDLE_NAME = "middle_name"
    BIRTH_DATE = "birth_date"
    SEX = "sex"
    MRN = "mrn"
    PHONE = "phone"
    EMAIL = "email"
    ADDRESS_LINE1 = "address_line1"
    ADDRESS_LINE2 = "address_line2"
    CITY = "city"
    STATE = "state"
    POSTAL_CODE = "postal_code"
    LANGUAGE = "language"
    PROVIDER = "provider"
    STATUS = "status"
    TAGS = "tags"
    NOTES = "notes"
    PAYER = "payer"
    PLAN = "plan"
    MEMBER_ID = "member_id"
    GROUP_NUMBER = "group_number"
    COVERAGE_PRIORITY = "coverage_priority"
    COVERAGE_BEGINS = "coverage_begins"
    COVERAGE_ENDS = "coverage_ends"
    COVERAGE_STATUS = "coverage_status"


class DisclosurePurpose(StrEnum):
    """Why something about patients leaves the practice (45 CFR 164.506, 164.524, 164.528)."""

    TREATMENT = "treatment"
    PAYMENT = "payment"
    OPERATIONS = "operations"
    PATIENT_REQUEST = "patient_request"
    OTHER = "other"
    """Everything that a patient's accounting of disclosures must list."""


class ExportSelection(Concealed):
    """Who: those whom a list shows, or those who are named."""

    filter: PatientListQuery | None = None
    ids: Annotated[list[RecordKey], Field(min_length=1, max_length=MOST_CHOSEN)] | None = None

    @model_validator(mode="after")
    def _says_who(self) -> Self:
        if (self.filter is None) == (self.ids is None):
            raise ValueError("Give a filter, or the patients one by one.")
        if self.filter is not None and self.filter.cursor is not None:
            raise ValueError("An export begins at the beginning of the list: leave the cursor out.")
        return self


class PatientExportCreate(Concealed):
    """An export as it is asked for. Without `columns` it has all but the notes."""

    content: ExportContent
    format: ExportFormat = ExportFormat.CSV
    selection: ExportSelection
    columns: Annotated[list[ExportColumn], Field(min_length=1, max_length=len(ExportColumn))] | None = None
    protection: ExportProtection = ExportProtection.PASSPHRASE
    is_deidentified: bool = False
    purpose: DisclosurePurpose
    purpose_note: ShortText | None = None
    recipient: ShortText

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        if self.purpose is DisclosurePurpose.OTHER and self.purpose_note is None:
            raise ValueError("Say in a few words what the export is for.")
        if self.is_deidentified and self.columns is not None:
            raise ValueError("The columns of a de-identified export are fixed: leave them out.")
        return self


class ExportState(StrEnum):
    """How an export stands."""

    MAKING = "making"
    READY = "ready"
    FAILED = "failed"
    EXPIRED = "expired"
    """The file was thrown away; what is known of the export stays."""


class PatientExportPublic(Concealed):
    """An export as those who may export see it; nothing in it names a patient."""

    id: RecordKey
    state: ExportState
    content: ExportContent
    format: ExportFormat
    protection: ExportProtection
    is_deidentified: bool
    purpose: DisclosurePurpose
    purpose_note: str | None
    recipient: str
    requested_by: str
    requested_by_name: str | None
    is_mine: bool
    """Only whoever asked for it may fetch the file."""
    created_at: datetime
    patients: int
    rows: int
    progress: int
    """So many patients are in the file, while it is being made."""
    expires_at: datetime | None
    first_fetched_at: datetime | None


class PatientExportFetch(Concealed):
    """Fetching the file: the passphrase that shall open it, where the export is protected by one."""

    passphrase: SecretStr | None = None


class ExportNotFound(NotFoundException):
    """No such export, or not for this caller."""

    code = "export_not_found"
    message = "There is no such export here."


class NobodyToExport(BusinessLogicException):
    """The selection holds nobody whom the caller may see."""

    code = "nobody_to_export"
    message = "Nobody matches this selection, so there is nothing to export."


class TooManyToExport(BusinessLogicException):
    """The selection holds more than one export takes."""

    code = "too_many_to_export"
    message = "One export holds at most 100,000 patients. Narrow the list down and export it in parts."


class ExportNotReady(BusinessLogicException):
    """The file is still being made, or could not be made."""

    code = "export_not_ready"
    message = "The file is not ready."


class ExportExpired(BusinessLogicException):
    """The file was thrown away a day after it was made."""

    status = 410
    code = "export_expired"
    message = "The file was kept for a day and is gone. Make the export again."
