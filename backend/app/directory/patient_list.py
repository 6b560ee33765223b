"""Lists of patients: any filter with any order, a page at a time, resumed after the last row's value and id.

Rows that few pass are remembered and sorted; the others are met while walking the index of the order. Where those who
pass stand at the far end of an order, the walk would be long: it is given up for gathering and sorting them.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from app.audit.access_log import AccessLog
from app.core.actor import Scope
from app.directory.patient_filters import Selection, SelectionTotals
from app.directory.patient_indexes import EVERY_FILTER, counting, holds
from app.directory.patient_rows import COLUMNS, Parameters, items, within
from app.models.patient_list_models import CoverageState, PatientFilter, PatientListItem, PatientOrder

GATHERED = 25_000
"""Of a filter that no more pass, those who do can be gathered and sorted, should a walk be long."""
STEPS = 4
"""So many steps of the engine for each who passes may a walk take first that opens rows: a gathering takes as long."""
STEPS_IN_INDEX = 100
"""And so many one that finds all it asks for in its index, where a step costs a twentieth."""
MOST_LONG_WAYS = 500


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
    PatientOrder.PROVIDER: Order("provider_key", "patient_by_provider"),
    PatientOrder.LAST_CONTACT: Order("contacted_at", "patient_by_contact"),
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


_Way = tuple[Selection, PatientOrder, bool]
"""A selection in an order and a direction."""


class PatientList:
    """The lists over one copy of the directory."""

    def __init__(self, connection: sqlite3.Connection, totals: SelectionTotals) -> None:
        self._connection = connection
        self._totals = totals
        self._long_ways: set[_Way] = set()

    def page(self, question: ListQuestion, scope: Scope, access: AccessLog) -> ListAnswer:
        """One page; everybody on it is noted as opened."""
        selection = Selection(question.filter, scope, question.today)
        total, rids = self._totals.of(selection)
        rows = self._rows(question, selection, total, rids)
        page = rows[: question.limit]
        end = After(page[-1]["sort_value"], page[-1]["id"]) if len(rows) > question.limit else None
        return ListAnswer(items(page, access), end, total)

    def tag_words(self) -> list[str]:
        """The folded tags of all records."""
        return [word for (word,) in self._connection.execute("SELECT word FROM tag")]

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

    def _rows(
        self, question: ListQuestion, selection: Selection, total: int, rids: set[int] | None
    ) -> list[sqlite3.Row]:
        text, parameters = selection.condition()
        if rids is not None:
            return self._page(question, f"patient p WHERE p.rid IN ({', '.join(map(str, rids)) or 'NULL'})", parameters)
        index = _index(question, ORDERS[question.order])
        walk = f"patient p INDEXED BY {index} WHERE {text}{_of_one_provider(question)}"
        if total > GATHERED:
            return self._page(question, walk, parameters)
        way = (selection, question.order, question.descending)
        if way not in self._long_ways:
            for_each = STEPS_IN_INDEX if holds(index, selection.filtered()[0]) else STEPS
            with self._few_steps(max(for_each * total, 1)):
                try:
                    return self._page(question, walk, parameters)
                except sqlite3.OperationalError as error:
                    if error.sqlite_errorcode != sqlite3.SQLITE_INTERRUPT:
                        raise
            self._remember(way)
        return self._page(question, _gathered(selection), parameters)

    def _remember(self, way: _Way) -> None:
        if len(self._long_ways) >= MOST_LONG_WAYS:
            self._long_ways.clear()
        self._long_ways.add(way)

    @contextmanager
    def _few_steps(self, steps: int) -> Iterator[None]:
        """A query inside the block is interrupted when it takes more steps."""
        self._connection.set_progress_handler(lambda: 1, steps)
        try:
            yield
        finally:
            self._connection.set_progress_handler(None, 0)

    def _page(self, question: ListQuestion, source: str, parameters: Parameters) -> list[sqlite3.Row]:
        """The rows of a page, and the one after it, from a source that ends with its conditions."""
        order = ORDERS[question.order]
        way = "DESC" if question.descending else "ASC"
        resume, after = _resume(question, order)
        return self._connection.execute(
            f"SELECT {COLUMNS}, p.{order.column} AS sort_value FROM "
            f"(SELECT p.rid AS rid FROM {source}{resume} "
            f"ORDER BY p.{order.column} {way}, p.id {way} LIMIT {question.limit + 1:d}) c "
            "CROSS JOIN patient p ON p.rid = c.rid LEFT JOIN provider d ON d.id = p.provider_id "
            f"ORDER BY p.{order.column} {way}, p.id {way}",
            parameters | after,
        ).fetchall()


def _gathered(selection: Selection) -> str:
    """Who passes, from an index of the filter. The scope is asked of the rows, which the order has opened anyway."""
    text, _ = selection.filtered()
    inside, _ = within(selection.scope)
    found = f"SELECT p.rid FROM patient p INDEXED BY {counting(text)} WHERE {text} LIMIT -1"
    return f"({found}) g CROSS JOIN patient p WHERE p.rid = g.rid{inside}"


def _index(question: ListQuestion, order: Order) -> str:
    if question.order is PatientOrder.NAME and len(question.filter.statuses) == 1:
        return "patient_of_status"
    is_of_one = question.filter.payer_id is not None or question.filter.coverage is CoverageState.NONE
    if question.order is PatientOrder.PAYER and is_of_one:
        return "patient_of_payer"
    return order.index


def _of_one_provider(question: ListQuestion) -> str:
    """Where those of one provider, or of none, lie in the order by providers: the walk begins there."""
    if question.order is not PatientOrder.PROVIDER:
        return ""
    if question.filter.without_provider:
        return " AND p.provider_key = ''"
    if question.filter.provider_id is None:
        return ""
    return (
        f" AND p.provider_key = (SELECT of.provider_key FROM patient of INDEXED BY {EVERY_FILTER} "
        "WHERE of.archived = :archived AND of.provider_id = :provider LIMIT 1)"
    )


def _is_level(question: ListQuestion) -> bool:
    """Whether the filter leaves one value of the order alone."""
    wanted = question.filter
    match question.order:
        case PatientOrder.STATUS:
            return len(wanted.statuses) == 1
        case PatientOrder.STATE:
            return wanted.state is not None
        case PatientOrder.PROVIDER:
            return wanted.provider_id is not None or wanted.without_provider
        case PatientOrder.COVERAGE_END | PatientOrder.PAYER:
            return wanted.coverage is CoverageState.NONE
        case _:
            return False


def _resume(question: ListQuestion, order: Order) -> tuple[str, Parameters]:
    if question.after is None:
        return "", {}
    sign = "<" if question.descending else ">"
    if _is_level(question):
        # All have the same value; said of the id alone, so that the index is entered there.
        return f" AND p.id {sign} :after_id", {"after_id": question.after.id}
    condition = f" AND (p.{order.column}, p.id) {sign} (:after_value, :after_id)"
    return condition, {"after_value": question.after.value, "after_id": question.after.id}
