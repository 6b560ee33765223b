"""What an export leaves in the store: its parts for a day, whom it told of, and the jobs that make it and end it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from app.core.clock import Clock
from app.core.identifiers import new_id
from app.database.job_repository import JobRepository
from app.database.models import Disclosure, PatientExport
from app.database.patient_export_repository import PatientExportRepository
from app.database.statement import Statement
from app.models.job_models import JobKind, JobPriority
from app.models.patient_export_models import ExportState
from app.services.job_service import new_job
from app.services.patient_exports.making import ExportMaking, selection_words

KEPT_FOR = timedelta(hours=24)
PIECE = 256 * 1024


@dataclass(frozen=True, slots=True)
class ExportKeeping:
    """Statements for the commits in which exports are made."""

    exports: PatientExportRepository
    jobs: JobRepository
    clock: Clock

    def parts(self, export: PatientExport, attempt: int, first: int, content: bytes) -> list[Statement]:
        """The content from this place on, in pieces that are sealed one by one."""
        pieces = [content[at : at + PIECE] for at in range(0, len(content), PIECE)]
        return [self.exports.keep_part(export, attempt, first + at, piece) for at, piece in enumerate(pieces)]

    def disclosed(self, export: PatientExport, told: Sequence[str]) -> list[Statement]:
        """Whom it tells of; of a de-identified one nobody."""
        if export.wanted.is_deidentified or not told:
            return []
        disclosure = Disclosure(id=new_id(), export_id=export.id, at=self.clock(), patients=list(told))
        return [self.exports.disclose(disclosure)]

    def made(self, making: ExportMaking, attempt: int, parts: int) -> dict[str, object]:
        """What is new of an export whose file is there."""
        return {
            "state": ExportState.READY,
            "attempt": attempt,
            "parts": parts,
            "patients": making.told,
            "rows": making.rows,
            "headings": making.headings,
            "expires_at": self.clock() + KEPT_FOR,
        }

    def job(self, export: PatientExport) -> Statement:
        """Make it, as soon as a worker is free."""
        return self.jobs.enqueue(
            new_job(
                JobKind.PATIENT_EXPORT,
                export.requested_by,
                self.clock,
                {"export": export.id},
                priority=JobPriority.HIGH,
                unique_key=job_key(export),
            )
        )

    def expiry(self, export: PatientExport) -> Statement:
        """Throw its file away after a day."""
        return self.jobs.enqueue(
            new_job(
                JobKind.PATIENT_EXPORT_EXPIRY,
                export.requested_by,
                self.clock,
                {"export": export.id},
                priority=JobPriority.LOW,
                after=KEPT_FOR,
            )
        )


def job_key(export: PatientExport) -> str:
    """Held by the job that makes the export for as long as it waits or runs."""
    return f"patient_export:{export.id}"


def reason_of(export: PatientExport) -> str:
    """For the audit trail, sealed: what, who was meant, for whom and why."""
    wanted = export.wanted
    kind = "de-identified, " if wanted.is_deidentified else ""
    why = wanted.purpose.value if wanted.purpose_note is None else f"{wanted.purpose.value} ({wanted.purpose_note})"
    return (
        f"export {export.id}: {kind}{wanted.content.value} as {wanted.format.value}; "
        f"{selection_words(wanted.selection)}; for {wanted.recipient}; {why}"
    )
