"""What became of imported files, one outcome for each; the good ones never suffer for the bad."""

from enum import StrEnum

from app.core.exceptions import ValidationException
from app.core.identifiers import RecordKey
from app.models.patient_models import Concealed


class FileOutcome(StrEnum):
    """How one file ended."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    """The same answer was taken before: nothing happened."""
    REJECTED = "rejected"
    """The file could not be read, or lacks what a patient needs; `code` and `place` say why."""


class FileReport(Concealed):
    """What became of one file. `place` is a line, segment or loop; neither it nor `message` carries a value."""

    file: str
    outcome: FileOutcome
    patients: list[RecordKey]
    needs_review: bool
    code: str | None = None
    place: str | None = None
    message: str | None = None


class ImportReport(Concealed):
    """What became of an import."""

    files: list[FileReport]
    created: int
    updated: int
    unchanged: int
    rejected: int


class NothingToImport(ValidationException):
    """The request carried no file."""

    code = "nothing_to_import"
    message = "Choose at least one file."


class TooManyFiles(ValidationException):
    """More files than one request takes."""

    code = "too_many_files"
    message = "Import at most 500 files at once."
