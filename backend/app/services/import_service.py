"""Eligibility files into the practice's records: read, match or create, keep the original, report each file.

An import runs under one lease that fences its commits, so that two of them cannot create the same patient. Each
patient of a file is one commit: patient, coverages and the sealed original. The same answer twice changes nothing; a
payer that refuses to answer changes no coverage that it confirmed before.
"""

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from app.audit.rows import AuditEntry
from app.audit.vocabulary import AuditAction
from app.core.clock import Clock
from app.core.exceptions import AppException
from app.core.identifiers import new_id
from app.database.coverage_repository import CoverageRepository
from app.database.entity_rows import RecordGone
from app.database.lease_repository import Lease, LeaseRepository, fenced
from app.database.models import AnswerSource, EligibilityAnswer, Patient
from app.models.import_models import FileOutcome, FileReport, ImportReport
from app.models.patient_models import StalePatient
from app.services.database_service import DatabaseService
from app.services.import_turn import import_turn
from app.services.insurance.coverages import CoverageChanges
from app.services.insurance.matching import Matching
from app.services.insurance.people import Unusable, refuse_unusable
from app.services.practice_service import PracticeCalendar, PracticeService
from app.x12 import EligibilitySummary, X12Error, read_eligibility, read_message, summarise, to_edi

TRIES = 5
_log = logging.getLogger("pfinni.import")
OnFile = Callable[[int, int], None]
"""Told how many files are done, of how many."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file as it came."""

    name: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class _Answer:
    """One patient's answer: the message that it came in, and its place among the message's patients."""

    original: bytes = field(repr=False)
    position: int
    summary: EligibilitySummary = field(repr=False)


class ImportService:
    """Imports eligibility answers for one caller."""

    def __init__(
        self,
        database: DatabaseService,
        matching: Matching,
        changes: CoverageChanges,
        coverages: CoverageRepository,
        practice: PracticeService,
        leases: LeaseRepository,
        calendar: PracticeCalendar,
        clock: Clock,
    ) -> None:
        self._database = database
        self._matching = matching
        self._changes = changes
        self._coverages = coverages
        self._practice = practice
        self._leases = leases
        self._calendar = calendar
        self._clock = clock

    async def import_files(self, files: Sequence[SourceFile], on_file: OnFile = lambda _, __: None) -> ImportReport:
        """Take all files in, one after the other. Raises LeaseHeld while another import runs."""
        reports: list[FileReport] = []
        async with import_turn(self._leases, new_id()) as lease:
            for at, file in enumerate(files, start=1):
                reports.append(await self._import(file, lease))
                on_file(at, len(files))
        counted = {outcome: sum(each.outcome is outcome for each in reports) for outcome in FileOutcome}
        return ImportReport(
            files=reports,
            created=counted[FileOutcome.CREATED],
            updated=counted[FileOutcome.UPDATED],
            unchanged=counted[FileOutcome.UNCHANGED],
            rejected=counted[FileOutcome.REJECTED],
        )

    async def _import(self, file: SourceFile, lease: Lease) -> FileReport:
        try:
            answers = await asyncio.to_thread(_read, file.content, self._calendar.today())
            outcomes = [await self._take_patiently(answer, file.name, lease) for answer in answers]
        except X12Error as error:
            return _rejected(file, error.code, error.message, str(error.place))
        except Unusable as refused:
            return _rejected(file, refused.code, refused.message, refused.place)
        except AppException as failure:
            return _rejected(file, failure.code, failure.message, "")
        except Exception as error:  # noqa: BLE001 - the other files must not suffer; its text may quote a value
            _log.error("a file could not be imported", extra={"kind": type(error).__name__})
            return _rejected(file, "import.unusable", "The file holds something that cannot be taken in.", "")
        return FileReport(
            file=file.name,
            outcome=_strongest([outcome for outcome, _ in outcomes]),
            patients=list(dict.fromkeys(patient.id for _, patient in outcomes)),
            needs_review=any(patient.pending_review for _, patient in outcomes),
        )

    async def _take_patiently(self, answer: _Answer, file_name: str, lease: Lease) -> tuple[FileOutcome, Patient]:
        """Take an answer; where the desk changed the patient at the same moment, look again."""
        for _ in range(TRIES - 1):
            try:
                return await self._take(answer, file_name, lease)
            except (StalePatient, RecordGone):
                continue
        return await self._take(answer, file_name, lease)

    async def _take(self, answer: _Answer, file_name: str, lease: Lease) -> tuple[FileOutcome, Patient]:
        original, summary = answer.original.decode("iso-8859-1"), answer.summary
        taken_for = await self._matching.taken_for(original, answer.position)
        if taken_for is not None:
            return FileOutcome.UNCHANGED, taken_for
        match = await self._matching.find(summary)
        payer = await self._practice.payer_called(*self._changes.payer_of(summary))
        change = await self._changes.of_answer(summary, match, payer)
        kept = EligibilityAnswer(
            id=new_id(),
            patient_id=change.patient.id,
            received_at=self._clock(),
            source=AnswerSource.FILE,
            file_name=file_name,
            position=answer.position,
            original=original,
            summary=summary.model_dump_json(),
        )
        await self._database.write(
            AuditEntry(
                AuditAction.ELIGIBILITY_IMPORTED if match.patient else AuditAction.PATIENT_CREATED, change.patient.id
            ),
            fenced(lease),
            *change.statements,
            self._coverages.keep_answer(kept),
        )
        return (FileOutcome.UPDATED if match.patient else FileOutcome.CREATED), change.patient


def _read(content: bytes, today: date) -> list[_Answer]:
    """Every patient's answer in a file. Raises X12Error, or Unusable when one of them cannot be entered."""
    answers = [
        _Answer(message, position, summary)
        for message in _messages(content)
        for position, summary in enumerate(
            summary for response in read_eligibility(message) for summary in summarise(response, today)
        )
    ]
    for answer in answers:
        refuse_unusable(answer.summary, today)
    return answers


def _messages(content: bytes) -> list[bytes]:
    """The file as it came, or, of a file with several transaction sets, each one alone in its envelope.

    One patient's record must not hold the answers about all others of the night.
    """
    transactions = read_message(content).transactions
    if len(transactions) < 2:
        return [content]
    return [
        to_edi([each for each in (transaction.interchange, transaction.group) if each] + [*transaction.segments])
        for transaction in transactions
    ]


def _rejected(file: SourceFile, code: str, message: str, place: str) -> FileReport:
    return FileReport(
        file=file.name,
        outcome=FileOutcome.REJECTED,
        patients=[],
        needs_review=False,
        code=code,
        place=place or None,
        message=message,
    )


def _strongest(outcomes: Sequence[FileOutcome]) -> FileOutcome:
    return min(outcomes, key=list(FileOutcome).index)
