"""Coverages and the payers' answers in the store.

https://surrealdb.com/docs/surrealql/statements/select .
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from app.audit.access_log import AccessLog
from app.database.entity_rows import EntityRows, answer_key
from app.database.models import Coverage, CoverageChange, EligibilityAnswer
from app.database.patient_repository import Reader, without_event
from app.database.statement import RecordID, Statement
from app.models.coverage_models import StaleCoverage
from app.sealing.blind import Blind


@dataclass(frozen=True, slots=True)
class AnswerReceived:
    """That a payer's answer came, and when; nothing of what it says."""

    id: str
    at: datetime


class CoverageRepository:
    """What insures patients. Whoever asks for a patient's coverages has been given the patient before."""

    def __init__(
        self,
        reader: Reader,
        coverages: EntityRows[Coverage],
        changes: EntityRows[CoverageChange],
        answers: EntityRows[EligibilityAnswer],
        blind: Blind,
    ) -> None:
        self._reader = reader
        self._coverages = coverages
        self._changes = changes
        self._answers = answers
        self._blind = blind

    async def of_patient(self, patient_id: str, access: AccessLog) -> list[Coverage]:
        """All coverages of a patient, primary first."""
        rows = await self._reader.rows(
            "SELECT * FROM coverage WHERE patient_id = $patient LIMIT 50", {"patient": RecordID("patient", patient_id)}
        )
        coverages = [self._coverages.opened(row, access) for row in rows]
        return sorted(coverages, key=lambda coverage: (coverage.priority, coverage.id))

    async def some(self, coverage_ids: Sequence[str], access: AccessLog) -> list[Coverage]:
        """The coverages with these ids, primary ones first; some hundred at most."""
        records = [RecordID("coverage", each) for each in coverage_ids]
        rows = await self._reader.rows("SELECT * FROM $records", {"records": records})
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

    async def changes(self, patient_id: str, access: AccessLog) -> list[CoverageChange]:
        """What was done by hand with a patient's coverages; at most 500 changes."""
        rows = await self._reader.rows(
            "SELECT * FROM coverage_change WHERE patient_id = $patient LIMIT 500",
            {"patient": RecordID("patient", patient_id)},
        )
        return [self._changes.opened(row, access) for row in rows]

    async def answers_received(self, patient_id: str) -> list[AnswerReceived]:
        """When payers answered about a patient; at most 500 times. Nothing is opened."""
        rows = await self._reader.rows(
            "SELECT id, received_at FROM eligibility_answer WHERE patient_id = $patient LIMIT 500",
            {"patient": RecordID("patient", patient_id)},
        )
        return [AnswerReceived(str(row["id"].id), row["received_at"]) for row in rows]

    async def turn(self, patient_id: str) -> int:
        """How often the patient's coverages were put in order by hand; to be read before them."""
        row = await self._reader.one("SELECT turn FROM ONLY $row", {"row": RecordID("coverage_turn", patient_id)})
        return int(row["turn"]) if row else 0

    def take_turn(self, patient_id: str, seen: int) -> tuple[Statement, Statement]:
        """Nobody else has put them in order since; of two who do it at once, the later one's commit is cancelled."""
        row = RecordID("coverage_turn", patient_id)
        return (
            Statement(
                "IF ((SELECT VALUE turn FROM ONLY $row) ?? 0) != $seen { THROW $stale }",
                {"row": row, "seen": seen, "stale": StaleCoverage.code},
            ),
            Statement("UPSERT $row SET turn = $next RETURN NONE", {"row": row, "next": seen + 1}),
        )

    def record(self, change: CoverageChange) -> Statement:
        """One step of the history; the coverage's own change has the event."""
        return without_event(self._changes.create(change))

    def create(self, coverage: Coverage) -> Statement:
        """A new coverage."""
        return self._coverages.create(coverage, {"patient": coverage.patient_id})

    def create_all(self, coverages: Sequence[Coverage]) -> Statement:
        """Many new coverages."""
        return self._coverages.insert(coverages, [{"patient": each.patient_id} for each in coverages])

    def replace(self, coverage: Coverage) -> Statement:
        """The coverage as it shall be; a stale version cancels the whole commit."""
        return self._coverages.replace(coverage, {"patient": coverage.patient_id})

    def change(self, coverage: Coverage) -> Statement:
        """The same for a change by hand, whose stale version is told as such."""
        return self._coverages.replace(coverage, {"patient": coverage.patient_id}, StaleCoverage)

    def keep_answer(self, answer: EligibilityAnswer) -> Statement:
        """The payer's message, unchanged; the same content twice cancels the commit."""
        return without_event(self._answers.create(answer))
