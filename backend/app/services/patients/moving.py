"""Moves through the workflow that a person makes: one patient, or many, for one caller.

A person who moves a patient has looked at the record: what was pending review no longer is.
"""

from collections.abc import Sequence

from app.audit.rows import AuditEntry
from app.audit.vocabulary import AuditAction
from app.core.clock import Clock
from app.core.exceptions import AppException, BrokenRule, DatabaseException
from app.database.coverage_repository import CoverageRepository
from app.database.models import Coverage, Patient
from app.database.patient_repository import PatientRepository
from app.models.patient_models import (
    PatientArchived,
    PatientNotFound,
    PatientStatus,
    StalePatient,
    StatusChange,
    StatusChangeNotAllowed,
)
from app.models.status_move_models import (
    BulkOutcome,
    BulkStatusChange,
    BulkStatusLine,
    BulkStatusResult,
    ChosenPatient,
    MissingPart,
    MoveIncomplete,
    StatusMove,
)
from app.services.database_service import DatabaseService
from app.services.insurance.held_alike import insuring
from app.services.patients.requirements import NEEDS_REASON, Asked, is_return, missing_in_record, missing_in_words
from app.services.patients.steps import moved, step_between
from app.services.practice_service import PracticeCalendar

_SELF_PAY = "Pays without insurance: "
_NEEDED_COVERAGE = "coverage_needed"


class Moving:
    """Moves patients, and tells what moves still need."""

    def __init__(
        self,
        patients: PatientRepository,
        coverages: CoverageRepository,
        database: DatabaseService,
        calendar: PracticeCalendar,
        clock: Clock,
    ) -> None:
        self._patients = patients
        self._coverages = coverages
        self._database = database
        self._calendar = calendar
        self._clock = clock
        self._access = database.access

    async def move(self, patient_id: str, change: StatusChange) -> Patient:
        """One move, in one commit with its history. Raises what `_check` raises, and StalePatient."""
        patient = await self._patients.get(patient_id, self._access)
        await self._check(patient, change)
        reason = f"{_SELF_PAY}{change.reason}" if change.self_pay else change.reason
        newer = moved(patient, change.status, reason, self._clock()).model_copy(update={"pending_review": False})
        await self._database.write(
            AuditEntry(AuditAction.PATIENT_STATUS_CHANGED, patient.id, reason),
            *self._patients.move(newer, patient),
            self._patients.record_move(step_between(patient, newer, self._access.actor.id)),
        )
        return newer

    async def moves(self, patient_id: str) -> list[StatusMove]:
        """Each move that is open from here, with what it still needs; none for an archived patient."""
        patient = await self._patients.get(patient_id, self._access)
        if patient.is_archived:
            return []
        coverages = await self._insuring(patient)
        return [self._open_move(patient, coverages, status) for status in patient.next_statuses]

    async def preview(self, wanted: BulkStatusChange) -> BulkStatusResult:
        """What a move of many would do now."""
        known = await self._known(wanted.patients)
        return _result([await self._line(each, known.get(each.id), wanted, commits=False) for each in wanted.patients])

    async def move_many(self, wanted: BulkStatusChange) -> BulkStatusResult:
        """Move each in a commit of its own, and tell of each what became of it."""
        known = await self._known(wanted.patients)
        return _result([await self._line(each, known.get(each.id), wanted, commits=True) for each in wanted.patients])

    async def _known(self, chosen: Sequence[ChosenPatient]) -> dict[str, Patient]:
        found = await self._patients.some([each.id for each in chosen], self._access)
        return {patient.id: patient for patient in found}

    async def _line(
        self, chosen: ChosenPatient, patient: Patient | None, wanted: BulkStatusChange, *, commits: bool
    ) -> BulkStatusLine:
        """One of many. A failure of the store ends the whole: the rest would fail as well."""
        change = StatusChange(
            status=wanted.status, version=chosen.version, reason=wanted.reason, self_pay=wanted.self_pay
        )
        if patient is None:
            return _refused(chosen.id, None, PatientNotFound())
        try:
            if not commits:
                await self._check(patient, change)
                return _line_of(patient, patient, BulkOutcome.WOULD_MOVE)
            return _line_of(patient, await self.move(patient.id, change), BulkOutcome.MOVED)
        except DatabaseException:
            raise
        except AppException as failure:
            return _refused(patient.id, patient, failure)

    async def _check(self, patient: Patient, change: StatusChange) -> None:
        """Raises PatientArchived, StalePatient, StatusChangeNotAllowed and MoveIncomplete."""
        if patient.is_archived:
            raise PatientArchived
        if patient.version != change.version:
            raise StalePatient
        if change.status not in patient.next_statuses:
            raise StatusChangeNotAllowed
        asked = Asked(change.status, change.reason, change.self_pay)
        broken = [*missing_in_words(patient, asked), *await self._missing(patient, asked)]
        if broken:
            raise MoveIncomplete(*broken)

    async def _missing(self, patient: Patient, asked: Asked) -> list[BrokenRule]:
        """Coverages are opened for the one status that asks for them."""
        is_asked_for = asked.status is PatientStatus.ACTIVE and not is_return(patient, asked.status)
        coverages = await self._insuring(patient) if is_asked_for else []
        return list(missing_in_record(patient, coverages, asked, self._calendar.today()))

    async def _insuring(self, patient: Patient) -> list[Coverage]:
        return await insuring(patient.id, self._patients, self._coverages, self._access)

    def _open_move(self, patient: Patient, coverages: Sequence[Coverage], status: PatientStatus) -> StatusMove:
        missing = list(missing_in_record(patient, coverages, Asked(status), self._calendar.today()))
        return StatusMove(
            status=status,
            missing=_parts(missing),
            needs_reason=status in NEEDS_REASON and not is_return(patient, status),
            can_be_self_paid=any(rule.rule == _NEEDED_COVERAGE for rule in missing),
        )


def _parts(broken: Sequence[BrokenRule]) -> list[MissingPart]:
    return [MissingPart(place=each.place, rule=each.rule, message=each.message) for each in broken]


def _line_of(before: Patient, after: Patient, outcome: BulkOutcome) -> BulkStatusLine:
    return BulkStatusLine(
        id=before.id,
        patient_name=f"{before.given_name} {before.family_name}",
        from_status=before.status,
        version=after.version,
        outcome=outcome,
    )


def _refused(patient_id: str, patient: Patient | None, failure: AppException) -> BulkStatusLine:
    return BulkStatusLine(
        id=patient_id,
        patient_name=f"{patient.given_name} {patient.family_name}" if patient else None,
        from_status=patient.status if patient else None,
        version=patient.version if patient else None,
        outcome=BulkOutcome.REFUSED,
        code=failure.code,
        message=failure.message,
        missing=_parts(failure.broken_rules),
    )


def _result(lines: list[BulkStatusLine]) -> BulkStatusResult:
    refused = sum(each.outcome is BulkOutcome.REFUSED for each in lines)
    return BulkStatusResult(lines=lines, moving=len(lines) - refused, refused=refused)
