"""Checks of a coverage by its payer, as a person asks for them: noted, and begun as a job. For one caller."""

from collections.abc import Sequence

from app.audit.rows import AuditEntry
from app.audit.vocabulary import AuditAction
from app.core.clock import Clock
from app.core.identifiers import new_id
from app.database.coverage_repository import CoverageRepository
from app.database.job_repository import JobRepository
from app.database.models import Coverage, EligibilityCheck, Patient
from app.database.onboarding_repository import CheckRepository
from app.database.patient_repository import PatientRepository
from app.database.statement import Statement
from app.models.coverage_models import CoverageNotFound
from app.models.job_models import JobKind, JobPriority
from app.models.onboarding_models import (
    CheckFailure,
    CheckRequest,
    CheckState,
    EligibilityCheckPublic,
    NotCheckedAnyMore,
    NothingToCheck,
)
from app.models.patient_models import TRUSTED, PatientArchived
from app.services.database_service import DatabaseService
from app.services.insurance.coverages import BEFORE_CARE
from app.services.job_service import new_job

MOST_TRIES = 4
"""Of the job; each asks several times with growing pauses."""


class EligibilityChecks:
    """Begins checks, and tells how they stand."""

    def __init__(
        self,
        patients: PatientRepository,
        coverages: CoverageRepository,
        checks: CheckRepository,
        jobs: JobRepository,
        database: DatabaseService,
        clock: Clock,
    ) -> None:
        self._patients = patients
        self._coverages = coverages
        self._checks = checks
        self._jobs = jobs
        self._database = database
        self._clock = clock
        self._access = database.access

    async def latest(self, patient_id: str) -> EligibilityCheckPublic | None:
        """The patient's last check. Raises PatientNotFound."""
        patient = await self._patients.get(patient_id, self._access)
        found = await self._checks.of_patient(patient.id, self._access)
        return shown(found[0]) if found else None

    async def request(self, patient_id: str, asked: CheckRequest) -> EligibilityCheckPublic:
        """Ask the payer; while it is being asked already, that check is given instead of another one.

        Raises PatientNotFound, PatientArchived, NotCheckedAnyMore, CoverageNotFound and NothingToCheck.
        """
        patient = await self._patients.get(patient_id, self._access)
        if patient.is_archived:
            raise PatientArchived
        if patient.deceased:
            raise NotCheckedAnyMore
        coverage = _chosen(await self._coverages.of_patient(patient.id, self._access), asked.coverage_id)
        known = await self._checks.of_patient(patient.id, self._access)
        running = next((each for each in known if _is_being_asked(each, coverage)), None)
        if running is not None:
            return shown(running)
        is_onboarding = patient.status in BEFORE_CARE and any(each.is_onboarding for each in known)
        check = self.new(patient, coverage, is_onboarding=is_onboarding)
        await self._database.write(
            AuditEntry(AuditAction.ELIGIBILITY_ASKED, patient.id), *self.begin(check), *self._overtaken(known)
        )
        return shown(check)

    def new(self, patient: Patient, coverage: Coverage, *, is_onboarding: bool) -> EligibilityCheck:
        """A check that begins now."""
        now, check_id = self._clock(), new_id()
        return EligibilityCheck(
            id=check_id,
            created_at=now,
            updated_at=now,
            patient_id=patient.id,
            requested_by=self._access.actor.id,
            is_onboarding=is_onboarding,
            coverage_id=coverage.id,
            trace=check_id.upper(),
        )

    def begin(self, check: EligibilityCheck) -> tuple[Statement, ...]:
        """The check and the job that asks, for one commit."""
        job = new_job(
            JobKind.ELIGIBILITY_CHECK,
            check.requested_by,
            self._clock,
            {"check": check.id},
            priority=JobPriority.HIGH,
            unique_key=f"eligibility:{check.id}",
            most_attempts=MOST_TRIES,
        )
        return self._checks.create(check), self._jobs.enqueue(job)

    def _overtaken(self, known: Sequence[EligibilityCheck]) -> list[Statement]:
        """Checks that would be tried again later: the new one takes their place."""
        now = self._clock()
        ended = {"state": CheckState.FAILED, "failure": CheckFailure.NOT_WANTED, "next_try_at": None}
        retrying = (each for each in known if each.state is CheckState.RETRYING)
        return [self._checks.replace(each.newer(now, **ended)) for each in retrying]


def shown(check: EligibilityCheck) -> EligibilityCheckPublic:
    """A check as the API shows it."""
    return EligibilityCheckPublic.model_validate(
        {name: getattr(check, name) for name in EligibilityCheckPublic.model_fields}, context=TRUSTED
    )


def _chosen(coverages: Sequence[Coverage], coverage_id: str | None) -> Coverage:
    """The one that is named, or the first of those that a payer can be asked about."""
    if coverage_id is not None and all(each.id != coverage_id for each in coverages):
        raise CoverageNotFound
    named = (each for each in coverages if coverage_id in (None, each.id))
    coverage = next((each for each in named if each.is_in_use and each.member_id), None)
    if coverage is None:
        raise NothingToCheck
    return coverage


def _is_being_asked(check: EligibilityCheck, coverage: Coverage) -> bool:
    return check.state is CheckState.WAITING and check.coverage_id == coverage.id
