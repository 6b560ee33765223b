"""Whom a list means, all of them at once, and their coverages: ids alone, for work that opens them from the store."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.directory.copy import DirectoryCopy
from app.directory.patient_filters import Selection
from app.directory.patient_list import ORDERS
from app.models.patient_list_models import PatientOrder


@dataclass(frozen=True, slots=True)
class Choice:
    """A list's filter for one caller, its order, and how many are wanted at most."""

    selection: Selection
    order: PatientOrder
    descending: bool
    most: int


def chosen_patients(copy: DirectoryCopy, choice: Choice) -> list[str]:
    """Their ids in the list's order; nobody is opened."""
    text, parameters = choice.selection.condition()
    column, way = ORDERS[choice.order].column, "DESC" if choice.descending else "ASC"
    rows = copy.connection.execute(
        f"SELECT p.id FROM patient p WHERE {text} ORDER BY p.{column} {way}, p.id {way} LIMIT {choice.most:d}",
        parameters,
    )
    return [row[0] for row in rows]


def coverages_of(copy: DirectoryCopy, patient_ids: Sequence[str]) -> dict[str, str]:
    """The ids of what insures these patients, each with the patient; nobody is opened.

    What hangs on a record that went into another one insures the survivor.
    """
    marks = ", ".join("?" for _ in patient_ids)
    rows = copy.connection.execute(
        f"""
        WITH RECURSIVE record (id, patient) AS (
            SELECT id, id FROM patient WHERE id IN ({marks})
            UNION SELECT m.id, record.patient FROM record JOIN patient m ON m.merged_into = record.id
            WHERE m.merged_into <> ''
        ) SELECT c.id, record.patient FROM record JOIN coverage c ON c.patient_id = record.id
        """,
        list(patient_ids),
    )
    return {row[0]: row[1] for row in rows}
