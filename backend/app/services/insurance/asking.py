"""One check worked off: the payer is asked outside any commit, and its answer is taken in with everything that follows.

Who is asked about is in the trail before the question leaves. An answer counts only if it repeats our trace. Without
one nothing of the patient changes but the flag that somebody has to look, and it is tried again by itself.
"""

import asyncio
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Protocol

from app.audit.access_log import AccessLog
from app.audit.rows import AuditEntry
from app.audit.vocabulary import AuditAction
from app.core.clock import Clock
from app.core.identifiers import new_id
from app.database.coverage_repository import CoverageRepository
from app.database.entity_rows import RecordGone
from app.database.job_repository import Outcome
from app.database.models import AnswerSource, Coverage, EligibilityAnswer, EligibilityCheck, Patient
from app.database.onboarding_repository import CheckRepository
from app.database.patient_repository import PatientRepository
from app.database.practice_repository import PracticeRepository
from app.database.statement import Statement
from app.models.onboarding_models import CheckFailure, CheckState
from app.models.patient_models import PatientNotFound, PatientStatus, StalePatient
from app.services.clearinghouse_client import ClearinghouseRefused, ClearinghouseUnavailable
from app.services.insurance import mapping
from app.services.insurance.coverages import BEFORE_CARE, Asked, CoverageChanges
from app.services.insurance.inquiries import AskingProvider, Question, inquiry
from app.services.insurance.matching import Match
from app.services.job_run import RetryLater, Run, is_last_try
from app.services.practice_service import PracticeCalendar
from app.x12 import EligibilitySummary, UnwritableError, X12Error, read_eligibility, summarise

TRIES = 5
PAUSES = (timedelta(minutes=2), timedelta(minutes=15), timedelta(hours=1))
"""Before the second, third and fourth try of a payer that does not answer."""
_CONTROL_NUMBERS = 999_999_999


class Clearinghouse(Protocol):
    """Who passes questions on to payers."""

    async def ask(self, inquiry: bytes) -> bytes:
        """One 270 for one 271."""
        ...

    async def close(self) -> None:
        """Close the connections."""
        ...


Welcome = Callable[[str, str | None], Awaitable[list[Statement]]]
"""What is raised about a patient of a provider, for the commit that brings the patient into care."""


@dataclass(frozen=True, slots=True)
class AskingParts:
    """What asking needs beside its run."""

    patients: PatientRepository
    coverages: CoverageRepository
    checks: CheckRepository
    practices: PracticeRepository
    changes: CoverageChanges
    welcome: Welcome
    clearinghouse: Callable[[], Clearinghouse]
    calendar: PracticeCalendar
    clock: Clock


class _Unanswered(Exception):
    """There is no answer to take in."""

    def __init__(self, failure: CheckFailure) -> None:
        super().__init__(failure.value)
        self.failure = failure


@dataclass(frozen=True, slots=True)
class _Answer:
    original: bytes = field(repr=False)
    position: int
    summary: EligibilitySummary = field(repr=False)


class Asking:
    """One run of a check."""

    def __init__(self, parts: AskingParts, access: AccessLog) -> None:
        self._parts = parts
        self._access = access
        self._clock = parts.clock

    async def run(self, run: Run) -> Outcome:
        """Ask, and commit what follows with the end of the job. Raises RetryLater while nobody answers."""
        check = await self._parts.checks.check(str(run.job.payload["check"]), self._access)
        if check is None or not check.is_pending:
            return Outcome()
        try:
            question = await self._question(check)
            await self._access.settle()
            answer = await self._asked(question)
        except _Unanswered as unanswered:
            await self._unanswered(run, check, unanswered.failure)
            return Outcome(1, 0)
        await self._taken(run, check, answer)
        return Outcome(1, 1)

    async def left_behind(self, check_id: str) -> list[Statement]:
        """For the burial of the job: the check has failed, and somebody looks."""
        check = await self._parts.checks.check(check_id, self._access)
        if check is None or not check.is_pending:
            return []
        return await self._failed(check, CheckFailure.STOPPED, None)

    async def _question(self, check: EligibilityCheck) -> Question:
        patient, coverage = await self._subject(check)
        payers = await self._parts.practices.payers(self._access)
        payer = next((each for each in payers if each.id == coverage.payer_id), None)
        practice = await self._parts.practices.practice(self._access)
        if practice is None or practice.npi is None:
            raise _Unanswered(CheckFailure.NO_NPI)
        if payer is None:
            raise _Unanswered(CheckFailure.NOT_ASKABLE)
        now = self._clock().astimezone(self._parts.calendar.zone).replace(tzinfo=None, microsecond=0)
        number = secrets.randbelow(_CONTROL_NUMBERS) + 1
        asks = AskingProvider(practice.name, practice.npi)
        return Question(patient, coverage, payer, asks, check.trace, now, number)

    async def _subject(self, check: EligibilityCheck) -> tuple[Patient, Coverage]:
        try:
            patient = await self._parts.patients.get(check.patient_id, self._access)
        except PatientNotFound:
            raise _Unanswered(CheckFailure.NOT_WANTED) from None
        known = await self._parts.coverages.of_patient(patient.id, self._access)
        coverage = next((each for each in known if each.id == check.coverage_id and each.is_in_use), None)
        if coverage is None or patient.is_archived or patient.deceased:
            raise _Unanswered(CheckFailure.NOT_WANTED)
        return patient, coverage

    async def _asked(self, question: Question) -> _Answer:
        try:
            message = inquiry(question)
        except UnwritableError:
            raise _Unanswered(CheckFailure.NOT_ASKABLE) from None
        client = self._parts.clearinghouse()
        try:
            original = await client.ask(message)
        except ClearinghouseUnavailable:
            raise _Unanswered(CheckFailure.UNAVAILABLE) from None
        except ClearinghouseRefused:
            raise _Unanswered(CheckFailure.REFUSED) from None
        finally:
            await client.close()
        return await asyncio.to_thread(_answer_to, question.trace, original, self._parts.calendar.today())

    async def _taken(self, run: Run, check: EligibilityCheck, answer: _Answer) -> None:
        """Where the desk changed the patient at the same moment, look again."""
        for _ in range(TRIES - 1):
            try:
                await self._take(run, check, answer)
            except (StalePatient, RecordGone):
                continue
            return
        await self._take(run, check, answer)

    async def _take(self, run: Run, check: EligibilityCheck, answer: _Answer) -> None:
        patient = await self._parts.patients.get(check.patient_id, self._access)
        payers = await self._parts.practices.payers(self._access)
        known = await self._parts.coverages.of_patient(patient.id, self._access)
        payer_id = next(each.payer_id for each in known if each.id == check.coverage_id)
        payer = next(each for each in payers if each.id == payer_id)
        asked = Asked(check.coverage_id, check.is_onboarding)
        change = await self._parts.changes.of_answer(answer.summary, Match(patient), payer, asked)
        is_new_in_care = patient.status in BEFORE_CARE and change.patient.status is PatientStatus.ACTIVE
        today = self._parts.calendar.today()
        newer = check.newer(
            self._clock(),
            state=CheckState.ANSWERED,
            outcome=mapping.check_outcome(answer.summary),
            is_covered=any(each.is_active_on(today) for each in change.coverages),
            moved_to=change.patient.status if change.patient.status is not patient.status else None,
            rejections=mapping.rejections(answer.summary),
            failure=None,
            next_try_at=None,
        )
        await run.finish(
            AuditEntry(AuditAction.ELIGIBILITY_ANSWERED, patient.id),
            Outcome(1, 1),
            *change.statements,
            self._parts.coverages.keep_answer(self._kept(patient, answer)),
            self._parts.checks.replace(newer),
            *(await self._parts.welcome(patient.id, patient.provider_id) if is_new_in_care else ()),
        )

    def _kept(self, patient: Patient, answer: _Answer) -> EligibilityAnswer:
        return EligibilityAnswer(
            id=new_id(),
            patient_id=patient.id,
            received_at=self._clock(),
            source=AnswerSource.REAL_TIME,
            position=answer.position,
            original=answer.original.decode("iso-8859-1"),
            summary=answer.summary.model_dump_json(),
        )

    async def _unanswered(self, run: Run, check: EligibilityCheck, failure: CheckFailure) -> None:
        """An outage is tried again; everything else would fail again. Raises RetryLater."""
        is_tried_again = failure is CheckFailure.UNAVAILABLE and not is_last_try(run.job)
        pause = PAUSES[min(run.job.attempts, len(PAUSES)) - 1] if is_tried_again else None
        entry = AuditEntry(AuditAction.ELIGIBILITY_UNANSWERED, check.patient_id, failure.value)
        for attempt in range(TRIES):
            try:
                statements = await self._failed(check, failure, pause)
                if pause is None:
                    await run.finish(entry, Outcome(1, 1), *statements)
                    return
                await run.write(entry, *statements)
                break
            except (StalePatient, RecordGone):
                if attempt == TRIES - 1:
                    raise
        raise RetryLater(failure.value, pause)

    async def _failed(self, check: EligibilityCheck, failure: CheckFailure, pause: timedelta | None) -> list[Statement]:
        """The check as it then stands, and a patient in onboarding pending review."""
        now = self._clock()
        newer = check.newer(
            now,
            state=CheckState.FAILED if pause is None else CheckState.RETRYING,
            failure=failure,
            next_try_at=now + pause if pause is not None else None,
        )
        return [self._parts.checks.replace(newer), *await self._flagged(check, failure)]

    async def _flagged(self, check: EligibilityCheck, failure: CheckFailure) -> tuple[Statement, ...]:
        if not check.is_onboarding or failure is CheckFailure.NOT_WANTED:
            return ()
        patient = await self._parts.patients.get(check.patient_id, self._access)
        if patient.status not in BEFORE_CARE or patient.pending_review or patient.is_archived:
            return ()
        return self._parts.patients.replace(patient.newer(self._clock(), pending_review=True), patient)


def _answer_to(trace: str, original: bytes, today: date) -> _Answer:
    """The part of a message that answers our question. Raises _Unanswered where it answers another one, or none."""
    try:
        summaries = [each for response in read_eligibility(original) for each in summarise(response, today)]
    except X12Error:
        raise _Unanswered(CheckFailure.UNREADABLE) from None
    for position, summary in enumerate(summaries):
        told = summary.answered_traces or (summary.reference,)
        if trace in told:
            return _Answer(original, position, summary)
    raise _Unanswered(CheckFailure.MISMATCHED)
