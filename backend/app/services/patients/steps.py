"""One step of a patient through the workflow, whoever makes it; pure."""

from datetime import datetime

from app.core.identifiers import new_id
from app.database.models import Patient, StatusChangeRecord
from app.models.patient_models import PatientStatus


def moved(patient: Patient, status: PatientStatus, reason: str | None, at: datetime) -> Patient:
    """The patient's next version, in another status. Urgent remembers where it came from."""
    is_urgent = status is PatientStatus.URGENT
    return patient.newer(
        at,
        status=status,
        status_before_urgent=patient.status if is_urgent else None,
        status_reason=reason,
        status_changed_at=max(at, patient.status_changed_at),
    )


def step_between(before: Patient | None, after: Patient, by: str) -> StatusChangeRecord:
    """What the history says of it; nothing stood before the first step."""
    return StatusChangeRecord(
        id=new_id(),
        patient_id=after.id,
        version=after.version,
        from_status=before.status if before else None,
        to_status=after.status,
        by=by,
        at=after.status_changed_at,
        reason=after.status_reason if before else None,
    )
