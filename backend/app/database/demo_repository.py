"""Many rows at once, for invented people.

https://surrealdb.com/docs/surrealql/statements/insert .
"""

from collections.abc import Sequence

from app.database.entity_rows import EntityRows
from app.database.models import Coverage, Patient, StatusChangeRecord
from app.database.patient_repository import Reader, standing_facts, without_event
from app.database.statement import Statement


class DemoRepository:
    """Inserts people in bulk."""

    def __init__(
        self,
        reader: Reader,
        patients: EntityRows[Patient],
        changes: EntityRows[StatusChangeRecord],
        coverages: EntityRows[Coverage],
    ) -> None:
        self._reader = reader
        self._patients = patients
        self._changes = changes
        self._coverages = coverages

    async def count(self) -> int:
        """How many patients there are."""
        rows = await self._reader.rows("SELECT count() FROM patient GROUP ALL")
        return int(rows[0]["count"]) if rows else 0

    def patients(self, patients: Sequence[Patient]) -> Statement:
        """The people."""
        facts = [{"to": patient.status.value, **standing_facts(patient)} for patient in patients]
        return self._patients.insert(patients, facts)

    def histories(self, steps: Sequence[StatusChangeRecord]) -> Statement:
        """Their ways through the workflow."""
        return without_event(self._changes.insert(steps))

    def coverages(self, coverages: Sequence[Coverage]) -> Statement:
        """Their coverages."""
        return self._coverages.insert(coverages, [{"patient": coverage.patient_id} for coverage in coverages])
