"""What has to be known of a patient before a person may move one into a status; pure.

Told as broken rules with the place and what to do. What comes in by a payer's answer or a file is not held up by
them: the system's own moves follow rules of their own. Going back from Urgent to where one came from asks for nothing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from app.core.exceptions import BrokenRule
from app.database.models import Coverage, Patient
from app.models.patient_models import PatientStatus
from app.validators.patient_validators import responsible_party_rules

NEEDS_REASON = frozenset({PatientStatus.CHURNED, PatientStatus.URGENT})
_REASONS = {
    PatientStatus.CHURNED: "Say why the patient leaves.",
    PatientStatus.URGENT: "Say what makes it urgent.",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """A move as somebody asks for it."""

    status: PatientStatus
    reason: str | None = None
    self_pay: bool = False


def is_return(patient: Patient, status: PatientStatus) -> bool:
    """Whether the move leads back from Urgent to where the patient was."""
    return patient.status is PatientStatus.URGENT and status is patient.status_before_urgent


def missing_in_record(
    patient: Patient, coverages: Sequence[Coverage], asked: Asked, today: date
) -> Iterator[BrokenRule]:
    """What the record lacks for the status."""
    if is_return(patient, asked.status):
        return
    if asked.status in {PatientStatus.ONBOARDING, PatientStatus.ACTIVE} and not _can_be_reached(patient):
        yield BrokenRule("patient.phones", "contact_needed", "Enter a telephone number or an e-mail address.")
    if asked.status is PatientStatus.ACTIVE:
        has_party = patient.responsible_party is not None
        yield from responsible_party_rules(
            patient.birth_date, today, has_party=has_party, place="patient.responsible_party"
        )
        if not asked.self_pay and not any(each.is_active_on(today) for each in coverages):
            yield BrokenRule(
                "patient.coverages",
                "coverage_needed",
                "Check an insurance that is in force, or say that the patient pays without one.",
            )


def missing_in_words(patient: Patient, asked: Asked) -> Iterator[BrokenRule]:
    """What whoever asks has left unsaid."""
    if asked.reason:
        return
    if asked.self_pay:
        yield BrokenRule("body.reason", "needed", "Say why the patient pays without insurance.")
    elif asked.status in NEEDS_REASON and not is_return(patient, asked.status):
        yield BrokenRule("body.reason", "needed", _REASONS[asked.status])


def _can_be_reached(patient: Patient) -> bool:
    """The patient, or who answers for one."""
    party = patient.responsible_party
    return bool(patient.phones or patient.email or (party is not None and party.phone))
