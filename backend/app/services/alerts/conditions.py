"""What about a patient calls for an alert, as the store stands now; pure.

A condition has a key that stays the same for as long as it holds. What holds and is not raised is raised; what is
raised and no longer holds is resolved. So the same events may be looked at twice.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.database.models import Coverage
from app.models.alert_models import AlertKind
from app.models.insurance_models import CheckOutcome
from app.models.patient_models import PatientStatus

ENDING_WITHIN = timedelta(days=30)
IN_CARE = frozenset({PatientStatus.ONBOARDING, PatientStatus.ACTIVE, PatientStatus.URGENT})
FOLLOWED = frozenset(
    {
        AlertKind.PATIENT_URGENT,
        AlertKind.PATIENT_REVIEW,
        AlertKind.COVERAGE_LOST,
        AlertKind.COVERAGE_ENDING,
        AlertKind.ELIGIBILITY_REJECTED,
    }
)
"""Kinds that the system resolves when what they are about no longer holds."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The clear side of a patient."""

    patient_id: str
    status: PatientStatus
    pending_review: bool
    provider_id: str | None
    is_deceased: bool
    is_archived: bool


def is_in_touch(patient: Standing) -> bool:
    """Whether the practice still greets this patient."""
    return not (patient.is_deceased or patient.is_archived or patient.status is PatientStatus.CHURNED)


@dataclass(frozen=True, slots=True)
class Condition:
    """Something that holds; `about` tells two of a kind apart and is hashed before it is stored."""

    kind: AlertKind
    about: str


def conditions(patient: Standing, coverages: Sequence[Coverage], today: date) -> list[Condition]:
    """Everything about this patient that somebody has to know; `coverages` are those of merged records, too."""
    if patient.is_archived:
        return []
    found: list[Condition] = []
    if patient.status is PatientStatus.URGENT:
        found.append(Condition(AlertKind.PATIENT_URGENT, patient.patient_id))
    if patient.is_deceased:
        return found
    rejected = [
        Condition(AlertKind.ELIGIBILITY_REJECTED, _about_coverage(patient, coverage))
        for coverage in coverages
        if coverage.check_outcome is CheckOutcome.REJECTED
    ]
    if patient.pending_review and not rejected:  # a rejection says already what there is to review
        found.append(Condition(AlertKind.PATIENT_REVIEW, patient.patient_id))
    if patient.status in IN_CARE:
        found += _of_coverages(patient, coverages, today)
    return found + rejected


def _about_coverage(patient: Standing, coverage: Coverage) -> str:
    """A coverage that came with a merged record has a key for each: one alert may begin before the other has ended."""
    is_own = coverage.patient_id == patient.patient_id
    return coverage.id if is_own else f"{coverage.id}\0{patient.patient_id}"


def _of_coverages(patient: Standing, coverages: Sequence[Coverage], today: date) -> list[Condition]:
    """Lost when the payers' last word leaves nothing in force; ending when the last one in force has its end near."""
    in_force = [coverage for coverage in coverages if coverage.is_active_on(today)]
    if not in_force:
        is_lost = any(coverage.ends_on is not None or coverage.is_denied for coverage in coverages)
        return [Condition(AlertKind.COVERAGE_LOST, patient.patient_id)] if is_lost else []
    ends = [coverage.ends_on for coverage in in_force]
    last = max((end for end in ends if end is not None), default=None)
    if last is None or None in ends or last > today + ENDING_WITHIN:
        return []
    return [Condition(AlertKind.COVERAGE_ENDING, f"{patient.patient_id}\0{last.isoformat()}")]
