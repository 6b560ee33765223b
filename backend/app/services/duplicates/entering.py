"""A new patient whom people enter: first looked for among those on record, then created, with what was decided."""

from app.models.duplicate_models import PatientEntry
from app.models.patient_models import PatientPublic
from app.services.duplicates.checking import DuplicateChecking
from app.services.idempotency_service import Once
from app.services.patient_service import PatientService


class PatientEntering:
    """Creates patients for one caller; what looks like a double needs a decision."""

    def __init__(self, patients: PatientService, checking: DuplicateChecking) -> None:
        self._patients = patients
        self._checking = checking

    async def enter(self, entry: PatientEntry, once: Once | None = None) -> PatientPublic:
        """Raises PossibleDuplicate, and whatever `PatientService.create` raises."""
        return await self._patients.create(
            entry.as_created(), once, lambda patient: self._checking.decided(patient, entry.duplicate_decision)
        )
