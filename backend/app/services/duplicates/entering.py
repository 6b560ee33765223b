"""A new patient whom people enter: first looked for among those on record, then created, with what was decided."""

from collections.abc import Callable, Sequence

from app.database.models import Patient
from app.database.statement import Statement
from app.models.duplicate_models import PatientEntry
from app.models.patient_models import PatientPublic
from app.services.duplicates.checking import DuplicateChecking
from app.services.duplicates.queueing import EntryQueue
from app.services.idempotency_service import Once
from app.services.patient_service import PatientService

BroughtAlong = Callable[[Patient], Sequence[Statement]]
"""What a new patient brings along into the commit."""


class PatientEntering:
    """Creates patients for one caller; what looks like a double needs a decision."""

    def __init__(self, patients: PatientService, checking: DuplicateChecking, queue: EntryQueue) -> None:
        self._patients = patients
        self._checking = checking
        self._queue = queue

    async def enter(
        self,
        entry: PatientEntry,
        once: Once | None = None,
        member_ids: Sequence[str] = (),
        also: BroughtAlong = lambda _: (),
    ) -> PatientPublic:
        """Raises PossibleDuplicate, EnteredMeanwhile, and whatever `PatientService.create` raises."""

        async def kept(patient: Patient) -> Sequence[Statement]:
            decided = await self._checking.decided(patient, entry.duplicate_decision, member_ids)
            return [*decided, *also(patient)]

        new = entry.as_created()
        async with self._queue.turn(self._checking.places(new, member_ids)):
            return await self._patients.create(new, once, kept)
