"""Lists of patients: any filter with any order, a page at a time, resumed after the last row's value and id.

Rows that few pass are remembered and sorted; the others are met while walking the index of the order.
"""

import sqlite3
from dataclasses import dataclass
from datetime import date

from app.audit.access_log import AccessLog
from app.core.actor import Scope
from app.directory.patient_filters import Selection, SelectionTotals
from app.directory.patient_rows import COLUMNS, Parameters, items, within
from app.models.patient_list_models import PatientFilter, PatientListItem, PatientOrder


@dataclass(frozen=True, slots=True)
class Order:
    """A sort order: the column, and the index that gives it."""

    column: str
    index: str


ORDERS: dict[PatientOrder, Order] = {
    PatientOrder.NAME: Order("name_key", "patient_by_name"),
    PatientOrder.BIRTH_DATE: Order("birth_date", "patient_by_birth_date"),
    PatientOrder.MRN: Order("mrn", "patient_by_mrn"),
    PatientOrder.STATUS: Order("status_rank", "patient_by_status"),
    PatientOrder.UPDATED: Order("updated_at", "patient_by_updated"),
    PatientOrder.CREATED: Order("created_at", "patient_by_created"),
    PatientOrder.COVERAGE_END: Order("coverage_ends_on", "patient_by_coverage_end"),
    PatientOrder.PAYER: Order("payer_name", "patient_by_payer"),
    PatientOrder.STATE: Order("state", "patient_by_state"),
}


@dataclass(frozen=True, slots=True)
class After:
    """Where the page before ended: the sort value of its last row, and its id."""

    value: str | int
    id: str


@dataclass(frozen=True, slots=True)
class ListQuestion:
    """One page of one list. `today` is the practice's calendar day."""

    filter: PatientFilter
    order: PatientOrder
    descending: bool
    limit: int
    today: date
    after: After | None = None


@dataclass(frozen=True, slots=True)
class ListAnswer:
    """The rows, where the page ended (None on the last one), and how many patients pass the filter."""

    items: list[PatientListItem]
    end: After | None
    total: int


class PatientList:
    """The lists over one copy of the directory."""

    def __init__(self, connection: sqlite3.Connection, totals: SelectionTotals) -> None:
        self._connection = connection
        self._totals = totals

    def page(self, question: ListQuestion, scope: Scope, access: AccessLog) -> ListAnswer:
        """One page; everybody on it is noted as opened."""
        selection = Selection(question.filter, scope, question.today)
        total, rids = self._totals.of(selection)
        rows = self._rows(question, selection, rids)
        page = rows[: question.limit]
        end = After(page[-1]["sort_value"], page[-1]["id"]) if len(rows) > question.limit else None
        return ListAnswer(items(page, access), end, total)

    def name(self, patient_id: str, scope: Scope, access: AccessLog) -> str | None:
        """Given and family name of a patient in scope, who is noted as opened."""
        condition, parameters = within(scope)
        row = self._connection.execute(
            f"SELECT p.given_name, p.family_name FROM patient p WHERE p.id = :patient{condition}",
            {**parameters, "patient": patient_id},
        ).fetchone()
        if row is None:
            return None
        access.opened(patient_id)
        return f"{row['given_name']} {row['family_name']}"

    def _rows(self, question: ListQuestion, selection: Selection, rids: set[int] | None) -> list[sqlite3.Row]:
        order = ORDERS[question.order]
        text, parameters = selection.condition()
        if rids is None:
            source = f"patient p INDEXED BY {_index(question, order)}"
        else:
            source, text = "patient p", f"p.rid IN ({', '.join(map(str, rids)) or 'NULL'})"
        way = "DESC" if question.descending else "ASC"
        resume, after = _resume(question, order)
        return self._connection.execute(
            f"SELECT {COLUMNS}, p.{order.column} AS sort_value FROM "
            f"(SELECT p.rid AS rid FROM {source} WHERE {text}{resume} "
            f"ORDER BY p.{order.column} {way}, p.id {way} LIMIT {question.limit + 1:d}) c "
            "CROSS JOIN patient p ON p.rid = c.rid LEFT JOIN provider d ON d.id = p.provider_id "
            f"ORDER BY p.{order.column} {way}, p.id {way}",
            parameters | after,
        ).fetchall()


def _index(question: ListQuestion, order: Order) -> str:
    if question.order is PatientOrder.NAME and len(question.filter.statuses) == 1:
        return "patient_of_status"
    if question.order is PatientOrder.PAYER and question.filter.payer_id is not None:
        return "patient_of_payer"
    return order.index


def _resume(question: ListQuestion, order: Order) -> tuple[str, Parameters]:
    if question.after is None:
        return "", {}
    sign = "<" if question.descending else ">"
    condition = f" AND (p.{order.column}, p.id) {sign} (:after_value, :after_id)"
    return condition, {"after_value": question.after.value, "after_id": question.after.id}
