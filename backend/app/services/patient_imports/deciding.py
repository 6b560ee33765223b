"""What becomes of a row: who it is about, and whether that may be entered. Asks the directory; changes nothing."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from app.core.actor import Scope
from app.core.folding import identifier, letters
from app.directory.known_patients import KnownPatient, KnownPatients
from app.models.patient_import_models import CellFault, ImportField, RowOutcome, RowResult, WhenKnown
from app.models.patient_models import PatientCreate
from app.services.patient_imports.rows import PatientRow


@dataclass(frozen=True, slots=True)
class Decision:
    """What becomes of a row, and the patient whom it is about, if that is somebody known."""

    row: PatientRow = field(repr=False)
    outcome: RowOutcome
    known: KnownPatient | None = None
    same_as_row: int | None = None
    faults: tuple[CellFault, ...] = ()

    def result(self, patient_id: str | None = None) -> RowResult:
        """As it is kept."""
        return RowResult(
            row=self.row.number,
            outcome=self.outcome,
            name=self.row.name,
            patient_id=patient_id,
            same_as_row=self.same_as_row,
            faults=list(self.faults),
        )


class Decider:
    """Decides by the directory as it is. `may_see` is the scope of the import's user."""

    def __init__(self, known: KnownPatients, when_known: WhenKnown, may_see: Scope) -> None:
        self._known = known
        self._when_known = when_known
        self._may_see = may_see

    def decide(self, row: PatientRow) -> Decision:
        """One row."""
        if row.new is None:
            return Decision(row, RowOutcome.FAULTY, faults=row.faults)
        holder = self._known.with_mrn(row.new.mrn) if row.new.mrn else None
        if holder is not None and (fault := _held_otherwise(holder, row.new)):
            return Decision(row, RowOutcome.FAULTY, faults=(fault,))
        found = holder or self._of_name(row.new)
        if found is None:
            return Decision(row, RowOutcome.CREATED)
        is_open = self._may_see.holds(found.standing)
        if self._when_known is WhenKnown.SKIP or not is_open:
            return Decision(row, RowOutcome.KNOWN, known=found if is_open else None)
        if row.new.mrn and found.mrn and identifier(found.mrn) != identifier(row.new.mrn):
            return Decision(row, RowOutcome.FAULTY, known=found, faults=(_OTHER_NUMBER,))
        return Decision(row, RowOutcome.UPDATED, known=found)

    def _of_name(self, new: PatientCreate) -> KnownPatient | None:
        """The patient of this name and birth date; of several, one with the same number or none comes first."""
        found = self._known.with_name(new.family_name, new.given_name, new.birth_date)
        return min(found, key=lambda each: (bool(each.mrn), each.standing.patient_id), default=None)


class Seen:
    """Whom the rows of one file are about: the first row about somebody counts, the others are doubles."""

    def __init__(self) -> None:
        self._rows: dict[int, int] = {}

    def first_row(self, row: PatientRow) -> int | None:
        """The row before this one that is about the same patient; else the row is noted."""
        if row.new is None:
            return None
        keys = [hash(key) for key in _keys(row.new)]
        first = next((self._rows[key] for key in keys if key in self._rows), None)
        if first is None:
            self._rows.update(dict.fromkeys(keys, row.number))
        return first


def _keys(new: PatientCreate) -> list[tuple[str, ...]]:
    """A number alone, and a name with its birth date, name somebody."""
    named = ("name", letters(new.family_name), letters(new.given_name), new.birth_date.isoformat())
    return [named, ("mrn", identifier(new.mrn))] if new.mrn else [named]


def decided(rows: Sequence[PatientRow], decider: Decider, seen: Seen) -> list[Decision]:
    """What becomes of each row, in the order of the file."""
    return [_of_file(row, seen, decider.decide) for row in rows]


def _of_file(row: PatientRow, seen: Seen, decide: Callable[[PatientRow], Decision]) -> Decision:
    first = seen.first_row(row)
    return decide(row) if first is None else Decision(row, RowOutcome.DOUBLED, same_as_row=first)


def counts_of(results: Sequence[RowResult]) -> Mapping[str, int]:
    """How many rows of each outcome."""
    return {outcome.value: sum(each.outcome is outcome for each in results) for outcome in RowOutcome}


def _held_otherwise(holder: KnownPatient, new: PatientCreate) -> CellFault | None:
    if holder.is_archived:
        return _ARCHIVED_NUMBER
    return None if holder.birth_date == new.birth_date.isoformat() else NUMBER_TAKEN


NUMBER_TAKEN = CellFault(
    field=ImportField.MRN, rule="mrn_taken", message="Another patient has this medical record number."
)
_ARCHIVED_NUMBER = CellFault(
    field=ImportField.MRN, rule="mrn_archived", message="An archived patient has this number: restore that record."
)
_OTHER_NUMBER = CellFault(
    field=ImportField.MRN, rule="mrn_differs", message="The patient on record has another medical record number."
)
