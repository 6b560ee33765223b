"""Whose turn it is to enter somebody: of two who enter one person at the same moment, the later one looks again.

Whoever enters reads the turns, then compares, then commits on the condition that the turns still stand. Two entries
change the same row where they have one thing in common by which a comparison finds them (a birth date, a name, a
number); which row, a keyed hash of that thing says. There are few rows, so that one tells nothing of who shares what.
A store that one process owns needs no turns: there the process's own queue decides (`EntryQueue`).
https://surrealdb.com/docs/surrealql/statements/upsert
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.audit.access_log import AccessLog
from app.database.entity_rows import EntityRows
from app.database.models import Patient
from app.database.patient_repository import Reader
from app.database.statement import RecordID, Statement
from app.models.duplicate_models import EnteredMeanwhile
from app.sealing.blind import Blind, BlindKind

_CHARACTERS_OF_KEY = 2
"""Of six bits each: 4096 rows."""
_MOST_KEPT = 20
"""Who was entered last, in each row: more than any process is behind by."""


@dataclass(frozen=True, slots=True)
class EntryTurns:
    """The rows that an entry concerns, as they were before anybody was compared."""

    rows: tuple[RecordID, ...]
    seen: int
    lately: frozenset[str]
    """Ids of patients who were entered there last."""


class EntryTurnRepository:
    """Reads turns, and takes them."""

    def __init__(self, reader: Reader, patients: EntityRows[Patient], blind: Blind, *, is_shared: bool) -> None:
        self._reader = reader
        self._is_shared = is_shared
        self._patients = patients
        self._blind = blind

    def places(self, shared: Iterable[str]) -> list[str]:
        """Which rows an entry concerns, by what others may share with it."""
        return sorted({self._blind.key(BlindKind.ENTRY, each)[:_CHARACTERS_OF_KEY] for each in shared})

    async def turns(self, shared: Iterable[str]) -> EntryTurns:
        """The turns of an entry, by what others may share with it; to be read before others are looked for."""
        if not self._is_shared:
            return EntryTurns((), 0, frozenset())
        records = tuple(RecordID("entry_turn", place) for place in self.places(shared))
        rows = await self._reader.rows("SELECT * FROM $rows", {"rows": list(records)})
        lately = frozenset(patient for row in rows for patient in row["lately"])
        return EntryTurns(records, sum(int(row["turn"]) for row in rows), lately)

    async def entered(self, patient_ids: Sequence[str], access: AccessLog) -> list[Patient]:
        """Patients by id, whoever may see them: for who compares with everybody."""
        records = [RecordID("patient", each) for each in patient_ids]
        rows = await self._reader.rows("SELECT * FROM $records", {"records": records})
        return [self._patients.opened(row, access) for row in rows]

    def take(self, turns: EntryTurns, patient_id: str) -> tuple[Statement, ...]:
        """For the commit that makes the patient: cancelled where somebody else was entered since the turns were read.

        Turns only grow, so that no two states of the rows have one sum.
        """
        rows = list(turns.rows)
        if not rows:
            return ()
        return (
            Statement(
                "IF math::sum((SELECT VALUE turn FROM $rows)) != $seen { THROW $moved }",
                {"rows": rows, "seen": turns.seen, "moved": EnteredMeanwhile.code},
            ),
            Statement(
                """
                UPSERT $rows SET
                    turn = (turn ?? 0) + 1,
                    lately = array::slice(array::prepend(lately ?? [], $who), 0, $most)
                RETURN NONE
                """,
                {"rows": rows, "who": patient_id, "most": _MOST_KEPT},
            ),
        )
