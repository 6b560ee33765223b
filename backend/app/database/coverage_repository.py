"""Coverages and the payers' answers in the store.

https://surrealdb.com/docs/surrealql/statements/select .
"""

from app.audit.access_log import AccessLog
from app.database.entity_rows import EntityRows, answer_key
from app.database.models import Coverage, EligibilityAnswer
from app.database.patient_repository import Reader, without_event
from app.database.statement import RecordID, Statement
from app.sealing.blind import Blind


class CoverageRepository:
    """What insures patients. Whoever asks for a patient's coverages has been given the patient before."""

    def __init__(
        self, reader: Reader, coverages: EntityRows[Coverage], answers: EntityRows[EligibilityAnswer], blind: Blind
    ) -> None:
        self._reader = reader
        self._coverages = coverages
        self._answers = answers
        self._blind = blind

    async def of_patient(self, patient_id: str, access: AccessLog) -> list[Coverage]:
        """All coverages of a patient, primary first."""
        rows = await self._reader.rows(
            "SELECT * FROM coverage WHERE patient_id = $patient LIMIT 50", {"patient": RecordID("patient", patient_id)}
        )
        coverages = [self._coverages.opened(row, access) for row in rows]
        return sorted(coverages, key=lambda coverage: (coverage.priority, coverage.id))

    async def with_member(self, member_id: str, access: AccessLog) -> list[Coverage]:
        """The coverages under a member id; a family may share one."""
        rows = await self._reader.rows(
            "SELECT * FROM coverage WHERE member_key = $key LIMIT 50", {"key": self._blind.member(member_id)}
        )
        return [self._coverages.opened(row, access) for row in rows]

    async def answered(self, original: str, position: int) -> str | None:
        """The id of the patient for whom exactly this answer was taken before."""
        rows = await self._reader.rows(
            "SELECT patient_id FROM eligibility_answer WHERE content_key = $key",
            {"key": answer_key(self._blind, original, position)},
        )
        return str(rows[0]["patient_id"].id) if rows else None

    def create(self, coverage: Coverage) -> Statement:
        """A new coverage."""
        return self._coverages.create(coverage, {"patient": coverage.patient_id})

    def replace(self, coverage: Coverage) -> Statement:
        """The coverage as it shall be; a stale version cancels the whole commit."""
        return self._coverages.replace(coverage, {"patient": coverage.patient_id})

    def keep_answer(self, answer: EligibilityAnswer) -> Statement:
        """The payer's message, unchanged; the same content twice cancels the commit."""
        return without_event(self._answers.create(answer))
