"""The conditions behind a list's filter, and the sets of patients that pass it, kept exact while rows change.

Counting 100,000 rows takes 10 ms, so a filter is counted once and then adjusted with each row that changes; of a
filter that few pass, the rows themselves are remembered, so that no page has to look for them.
"""

import re
import sqlite3
from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import compress

from app.core.actor import Scope
from app.directory.entries import STATUS_RANK
from app.directory.patient_rows import Parameters, parts_of, within
from app.models.patient_list_models import SOON_DAYS, CoverageState, PatientFilter

FEW = 800
"""Up to so many rows of a filter are remembered one by one."""
_MOST_SETS = 64
_PARAMETER = re.compile(r":(\w+)")

_IN_FORCE = "p.coverage_status IN ('active', 'pending')"
_COVERAGE: dict[CoverageState, str] = {
    CoverageState.ACTIVE: f"{_IN_FORCE} AND (p.coverage_ends_on = '' OR p.coverage_ends_on >= :today)",
    CoverageState.ENDING_SOON: f"{_IN_FORCE} AND p.coverage_ends_on >= :today AND p.coverage_ends_on <= :soon",
    CoverageState.ENDED: (
        "p.coverages > 0 AND (p.coverage_status = 'inactive' "
        "OR (p.coverage_ends_on <> '' AND p.coverage_ends_on < :today))"
    ),
    CoverageState.NONE: "p.coverages = 0",
}


@dataclass(frozen=True, slots=True)
class Selection:
    """A filter for one caller on one calendar day of the practice."""

    filter: PatientFilter
    scope: Scope
    today: date

    def condition(self) -> tuple[str, Parameters]:
        """The condition on `p` and its parameters."""
        inside, parameters = within(self.scope)
        text, values = self.filtered()
        return text + inside, parameters | values

    def filtered(self) -> tuple[str, Parameters]:
        """The same without the scope."""
        text = "p.archived = :archived"
        parameters: Parameters = {"archived": int(self.filter.archived)}
        for condition, values in _conditions(self.filter, self.today):
            text += f" AND {condition}"
            parameters |= values
        return text, parameters


def _conditions(wanted: PatientFilter, today: date) -> Iterator[tuple[str, Parameters]]:
    if wanted.statuses:
        ranks = sorted(STATUS_RANK[status] for status in wanted.statuses)
        yield f"p.status_rank IN ({', '.join(str(rank) for rank in ranks)})", {}
    if wanted.provider_id is not None:
        yield "p.provider_id = :provider", {"provider": wanted.provider_id}
    if wanted.payer_id is not None:
        yield "p.payer_id = :payer", {"payer": wanted.payer_id}
    if wanted.pending_review is not None:
        yield f"p.pending_review = {int(wanted.pending_review)}", {}
    if wanted.coverage is not None:
        soon = today + timedelta(days=SOON_DAYS)
        yield _COVERAGE[wanted.coverage], {"today": today.isoformat(), "soon": soon.isoformat()}


@dataclass(slots=True)
class _Kept:
    total: int
    rids: set[int] | None = field(default=None)
    """The rows themselves while they are few, else None."""


@dataclass(frozen=True, slots=True)
class _Question:
    """All remembered conditions as columns of one query: asked one by one they cost a write more than its commit."""

    kept: tuple[_Kept, ...]
    columns: str
    parameters: Parameters


class SelectionTotals:
    """Exact totals of the selections that were asked for lately."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._kept: OrderedDict[Selection, _Kept] = OrderedDict()
        self._question: _Question | None = None

    def forget(self) -> None:
        """Count anew; after a fill or a bulk change."""
        self._kept.clear()
        self._question = None

    def of(self, selection: Selection) -> tuple[int, set[int] | None]:
        """How many pass, and their rids if they are few."""
        parts = parts_of(selection.scope)
        if parts is None:
            return self._remembered(selection)
        total, rids = self._remembered(replace(selection, scope=parts.base))
        text, parameters = selection.filtered()
        few = self._connection.execute(
            f"SELECT p.rid FROM {parts.source} WHERE {parts.condition} AND {text}", parts.parameters | parameters
        ).fetchall()
        return total + len(few), None if rids is None else rids.union(row[0] for row in few)

    def _remembered(self, selection: Selection) -> tuple[int, set[int] | None]:
        kept = self._kept.get(selection)
        if kept is None:
            kept = self._kept[selection] = self._count(selection)
            self._question = None
            while len(self._kept) > _MOST_SETS:
                self._kept.popitem(last=False)
        self._kept.move_to_end(selection)
        return kept.total, kept.rids

    @contextmanager
    def watching(self, patient_ids: Sequence[str]) -> Iterator[None]:
        """Adjust every total for the rows of these patients, which change inside the block."""
        if len(patient_ids) > 200:
            yield
            self.forget()
            return
        question = self._question = self._question or _question(self._kept)
        before = self._matches(question, patient_ids)
        yield
        after = self._matches(question, patient_ids)
        for kept, old, new in zip(question.kept, before, after, strict=True):
            if old != new:
                _adjust(kept, old, new)

    def _count(self, selection: Selection) -> _Kept:
        text, parameters = selection.condition()
        rids = {
            rid
            for (rid,) in self._connection.execute(
                f"SELECT p.rid FROM patient p INDEXED BY patient_filtered WHERE {text} LIMIT {FEW + 1}", parameters
            )
        }
        if len(rids) <= FEW:
            return _Kept(len(rids), rids)
        (total,) = self._connection.execute(
            f"SELECT count(*) FROM patient p INDEXED BY patient_filtered WHERE {text}", parameters
        ).fetchone()
        return _Kept(int(total))

    def _matches(self, question: _Question, patient_ids: Sequence[str]) -> list[set[int]]:
        """For each remembered selection, which rows of these patients pass it."""
        chosen = ", ".join(f":id{at}" for at in range(len(patient_ids)))
        ids = {f"id{at}": each for at, each in enumerate(patient_ids)}
        found: list[set[int]] = [set() for _ in question.kept]
        for rid, *passes in self._connection.execute(
            f"SELECT p.rid{question.columns} FROM (SELECT * FROM patient WHERE id IN ({chosen}) LIMIT -1) p",
            question.parameters | ids,
        ):
            for rids in compress(found, passes):
                rids.add(rid)
        return found


def _question(remembered: Mapping[Selection, _Kept]) -> _Question:
    columns: list[str] = []
    parameters: Parameters = {}
    for at, selection in enumerate(remembered):
        text, values = selection.condition()
        columns.append(", (" + _PARAMETER.sub(f":s{at}_\\1", text) + ")")
        parameters |= {f"s{at}_{name}": value for name, value in values.items()}
    return _Question(tuple(remembered.values()), "".join(columns), parameters)


def _adjust(kept: _Kept, before: set[int], after: set[int]) -> None:
    kept.total += len(after) - len(before)
    if kept.rids is not None:
        kept.rids = (kept.rids - before) | after
        if len(kept.rids) > 2 * FEW:
            kept.rids = None
