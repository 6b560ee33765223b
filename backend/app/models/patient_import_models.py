"""Patients from a table: what a column can mean, what becomes of each row, and how an import stands.

A file is read once and kept sealed in parts of a hundred rows; what its columns mean is decided afterwards. Rows are
numbered as a spreadsheet numbers them: the first one is 1, whether it is a heading or not.
"""

from datetime import datetime
from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from app.core.exceptions import AppException, BusinessLogicException, NotFoundException, ValidationException
from app.core.identifiers import RecordKey
from app.models.patient_models import Concealed, PatientStatus, Reason

MOST_COLUMNS = 200
ROWS_TOGETHER = 100
"""Rows that are kept, checked and entered together."""


class ImportField(StrEnum):
    """What a column can mean."""

    MRN = "mrn"
    FAMILY_NAME = "family_name"
    GIVEN_NAME = "given_name"
    MIDDLE_NAME = "middle_name"
    FULL_NAME = "full_name"
    """First and last name in one column."""
    NAME_SUFFIX = "name_suffix"
    PREFERRED_NAME = "preferred_name"
    BIRTH_DATE = "birth_date"
    SEX = "sex"
    MOBILE_PHONE = "mobile_phone"
    HOME_PHONE = "home_phone"
    WORK_PHONE = "work_phone"
    EMAIL = "email"
    ADDRESS_LINE1 = "address_line1"
    ADDRESS_LINE2 = "address_line2"
    CITY = "city"
    STATE = "state"
    POSTAL_CODE = "postal_code"
    LANGUAGE = "language"
    STATUS = "status"
    PROVIDER = "provider"
    TAGS = "tags"
    NOTES = "notes"
    EMERGENCY_NAME = "emergency_name"
    EMERGENCY_RELATIONSHIP = "emergency_relationship"
    EMERGENCY_PHONE = "emergency_phone"
    PAYER_NAME = "payer_name"
    PAYER_CODE = "payer_code"
    PLAN_NAME = "plan_name"
    MEMBER_ID = "member_id"
    GROUP_NUMBER = "group_number"
    COVERAGE_PRIORITY = "coverage_priority"
    COVERAGE_BEGINS_ON = "coverage_begins_on"
    COVERAGE_ENDS_ON = "coverage_ends_on"
    RELATIONSHIP = "relationship"
    """The patient's, to the subscriber."""


class DateOrder(StrEnum):
    """How a date of three numbers is meant; a year of four digits in front needs no telling."""

    MONTH_FIRST = "month_first"
    DAY_FIRST = "day_first"


class NameOrder(StrEnum):
    """How a name in one column is meant; one with a comma begins with the last name in any case."""

    GIVEN_FIRST = "given_first"
    FAMILY_FIRST = "family_first"


class WhenKnown(StrEnum):
    """What becomes of a row about somebody who is on record."""

    SKIP = "skip"
    UPDATE = "update"
    """What the row says is entered; an empty cell changes nothing, and status and notes stay as they are."""


class ImportState(StrEnum):
    """How an import stands."""

    RECEIVING = "receiving"
    READ = "read"
    CHECKING = "checking"
    CHECKED = "checked"
    RUNNING = "running"
    STOPPED = "stopped"
    """Cancelled or broken off: what was entered stays, and the import can go on or be undone."""
    DONE = "done"
    UNDOING = "undoing"
    UNDONE = "undone"


class ImportStage(StrEnum):
    """What a row's outcome is the outcome of."""

    CHECK = "check"
    RUN = "run"
    UNDO = "undo"


class RowOutcome(StrEnum):
    """What becomes of a row, or became of it."""

    CREATED = "created"
    UPDATED = "updated"
    KNOWN = "known"
    """The patient is on record, and nothing is changed."""
    DOUBLED = "doubled"
    """Another row of the same file is about the same patient."""
    FAULTY = "faulty"
    """It breaks rules, and waits to be mended."""
    REMOVED = "removed"
    """Undone: the patient is archived."""
    KEPT = "kept"
    """Not undone, because something was built on it."""


FIRST_STATUSES = frozenset(
    {PatientStatus.INQUIRY, PatientStatus.ONBOARDING, PatientStatus.ACTIVE, PatientStatus.CHURNED}
)
"""In which an imported patient may begin; urgent is somebody's decision about a patient who is known."""
FirstStatus = Annotated[PatientStatus, Field(json_schema_extra={"x-choices": sorted(FIRST_STATUSES)})]


class Told(Concealed):
    """The base of what is kept without its empty fields and shown with all of them."""

    model_config = ConfigDict(json_schema_serialization_defaults_required=True)


class ImportPlan(Concealed):
    """What the columns mean, and what to do with the rows."""

    header_row: Annotated[int, Field(ge=0, le=100)] = 1
    """The row with the headings; rows above it are left out. 0 where there is none."""
    columns: Annotated[list[ImportField | None], Field(max_length=MOST_COLUMNS)]
    """For each column what it means; None leaves it out."""
    date_order: DateOrder | None = None
    name_order: NameOrder = NameOrder.GIVEN_FIRST
    when_known: WhenKnown = WhenKnown.SKIP
    first_status: FirstStatus = PatientStatus.INQUIRY
    """Of patients whose row says no status."""


class SheetRow(Told):
    """One row as it stood in the file. A broken one could not be taken apart into its cells."""

    number: int
    cells: list[str]
    is_broken: bool = False


class SheetColumn(Told):
    """One column: its heading, some of its values, and what it seems to mean."""

    heading: str
    samples: list[str]
    suggestion: ImportField | None = None
    date_order: DateOrder | None = None
    """How its dates are meant, where their numbers tell."""
    asks_for_date_order: bool = False
    """Its dates can be read either way."""


class SheetFacts(Told):
    """What was found out about a file when it was read."""

    kind: str
    """`csv` or `xlsx`."""
    encoding: str | None = None
    delimiter: str | None = None
    sheet: str | None = None
    other_sheets: list[str] = Field(default_factory=list)
    columns: list[SheetColumn] = Field(default_factory=list)
    first_rows: list[SheetRow] = Field(default_factory=list)
    header_row: int = 1


class CellFault(Told):
    """One rule that a row breaks: the column, and what to do. The value stays where it is."""

    column: int | None = None
    """From 0 on; None for the row as a whole."""
    field: ImportField | None = None
    rule: str
    message: str


class RowResult(Told):
    """What becomes of one row."""

    row: int
    outcome: RowOutcome
    name: str = ""
    """By which somebody recognises the row."""
    patient_id: RecordKey | None = None
    same_as_row: int | None = None
    faults: list[CellFault] = Field(default_factory=list)


class OutcomeCounts(BaseModel):
    """How many rows of each outcome."""

    model_config = ConfigDict(frozen=True)

    created: int = 0
    updated: int = 0
    known: int = 0
    doubled: int = 0
    faulty: int = 0
    removed: int = 0
    kept: int = 0

    @property
    def rows(self) -> int:
        """All of them."""
        return sum(self.model_dump().values())


class PlanRequest(Concealed):
    """A plan for an import, at the version that the person looked at."""

    version: Annotated[int, Field(ge=1)]
    plan: ImportPlan


class ImportStep(Concealed):
    """Begin, or go on, at the version that the person looked at."""

    version: Annotated[int, Field(ge=1)]


class UndoRequest(ImportStep):
    """Take back a whole import, for a reason."""

    reason: Reason


class PatientImportPublic(Concealed):
    """An import as its page shows it."""

    id: RecordKey
    version: int
    state: ImportState
    file_name: str
    created_at: datetime
    created_by: str
    created_by_name: str | None
    finished_at: datetime | None
    row_count: int
    has_rows: bool
    facts: SheetFacts
    plan: ImportPlan | None
    plan_is_remembered: bool
    """The plan is that of an earlier file with the same headings."""
    progress: int
    total: int | None
    checked: OutcomeCounts
    entered: OutcomeCounts
    undone: OutcomeCounts
    failure: str | None
    """The code of what stopped it."""


class PatientImportLine(Concealed):
    """An import in the list of all."""

    id: RecordKey
    version: int
    state: ImportState
    file_name: str
    created_at: datetime
    created_by_name: str | None
    row_count: int
    entered: OutcomeCounts
    undone: OutcomeCounts


class RowPage(Concealed):
    """Some rows of an import with what becomes of them; `next_row` continues."""

    stage: ImportStage
    items: list[RowResult]
    next_row: int | None


class RowQuery(BaseModel):
    """Which rows to show."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    stage: ImportStage = ImportStage.CHECK
    outcome: RowOutcome | None = None
    from_row: Annotated[int, Field(ge=1)] = 1
    limit: Annotated[int, Field(ge=1, le=200)] = 50


class PatientImportNotFound(NotFoundException):
    """There is no such import, or not for this caller."""

    code = "patient_import_not_found"
    message = "There is no such import here."


class StaleImport(BusinessLogicException):
    """Somebody else has gone on with the import."""

    code = "stale_import"
    message = "Somebody else went on with this import just now. Look at it again."


class ImportStepNotAllowed(BusinessLogicException):
    """The import's state does not allow the step."""

    code = "import_step_not_allowed"
    message = "This import cannot do that now."


class PlanIncomplete(ValidationException):
    """The plan lacks a column that every patient needs, or names one twice."""

    code = "import_plan_incomplete"
    message = "The columns do not say enough yet."


class RowsForgotten(AppException):
    """The rows of a file are kept for a month."""

    status = 410
    code = "import_rows_forgotten"
    message = "The rows of this file are no longer kept."


class FileUnreadable(ValidationException):
    """The file is no table that can be read."""

    code = "import_file_unreadable"
    message = "This file could not be read. Save it as CSV or as an Excel workbook (.xlsx), then try again."


class FileOldWorkbook(FileUnreadable):
    """A workbook in the form before 2007."""

    code = "import_file_old_workbook"
    message = "This is an old Excel workbook. Save it as .xlsx or as CSV, then try again."


class FileLocked(FileUnreadable):
    """A workbook that opens only with its password."""

    code = "import_file_locked"
    message = "This workbook is protected by a password. Save it without one, then try again."


class FileEmpty(FileUnreadable):
    """The file holds no row."""

    code = "import_file_empty"
    message = "There are no rows in this file."


class FileUnpacksTooLarge(FileUnreadable):
    """The workbook is small as a file and enormous when it is unpacked."""

    code = "import_file_unpacks_too_large"
    message = "This workbook is too large when it is unpacked. Save the list of patients alone as CSV."
