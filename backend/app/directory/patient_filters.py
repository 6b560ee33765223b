"""The conditions behind a list's filter, and the sets of patients that pass it, kept exact while rows change.

Counting 100,000 rows takes up to 10 ms, so a filter is counted once and then adjusted with each row that changes; of a
filter that few pass, the rows themselves are remembered, so that no page has to look for them.
"""

import re
import sqlite3
from calendar import isleap
from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from itertools import compress

from app.core.actor import Scope
from app.directory.entries import STATUS_RANK, day, milliseconds
from app.directory.patient_indexes import counting
from app.directory.patient_rows import Parameters, parts_of, within
from app.models.patient_list_models import SOON_DAYS, CoverageState, PatientFilter

FEW = 2000
"""Up to so many rows of a filter are remembered one by one."""
_MOST_SETS = 64
_WHOLE_YEAR = 365
_PARAMETER = re.compile(r":(\w+)")

_IN_FORCE = "p.coverage_status IN ('active', 'pending')"
_COVERAGE: dict[CoverageState, str] = {
    CoverageState.ACTIVE: f"{_IN_FORCE} AND (p.coverage_ends_on = '' OR p.coverage_ends_on >= :today)",
    CoverageState.ENDING_SOON: f"{_IN_FORCE} AND p.coverage_ends_on >= :today AND p.coverage_ends_on <= :soon",
    CoverageState.ENDED: (
        "(p.coverage_status = 'inactive' OR (p.coverage_ends_on > '' AND p.coverage_ends_on < :today))"
    ),
    # Where nobody insures, nothing of it is known either: said so that the orders of it begin there.
    CoverageState.NONE: "p.coverage_status = '' AND p.payer_id = '' AND p.coverage_ends_on = ''",
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


def everybody(scope: Scope, *, archived: bool = False) -> Selection:
    """Whom a caller may see, on any day."""
    return Selection(PatientFilter(archived=archived), scope, date.min)


def _conditions(wanted: PatientFilter, today: date) -> Iterator[tuple[str, Parameters]]:
    if wanted.statuses:
        ranks = sorted(STATUS_RANK[status] for status in wanted.statuses)
        yield f"p.status_rank IN ({', '.join(str(rank) for rank in ranks)})", {}
    if wanted.without_provider:
        yield "p.provider_id = ''", {}
    if wanted.pending_review is not None:
        yield f"p.pending_review = {int(wanted.pending_review)}", {}
    if wanted.coverage is not None:
        soon = today + timedelta(days=SOON_DAYS)
        yield _COVERAGE[wanted.coverage], {"today": today.isoformat(), "soon": soon.isoformat()}
    if wanted.coverage_ends_to is not None:
        yield "p.coverage_ends_on > ''", {}
    if wanted.tags:
        yield _bears_any(wanted.tags)
    if wanted.birthday_within is not None:
        yield _birthday_within(wanted.birthday_within, today)
    for condition, name, value in _comparisons(wanted, today):
        if value is not None:
            yield condition, {name: value}


def _comparisons(wanted: PatientFilter, today: date) -> Iterator[tuple[str, str, str | int | None]]:
    """Condition, parameter and value, None for what does not restrict; a missing day is '', before every day."""
    yield "p.provider_id = :provider", "provider", wanted.provider_id
    yield "p.payer_id = :payer", "payer", wanted.payer_id
    yield "p.state = :us_state", "us_state", wanted.state
    yield "p.coverage_ends_on >= :ends_from", "ends_from", day(wanted.coverage_ends_from) or None
    yield "p.coverage_ends_on <= :ends_to", "ends_to", day(wanted.coverage_ends_to) or None
    yield "p.birth_date <= :born_to", "born_to", _born_by(wanted.age_from, today)
    yield "p.birth_date > :born_after", "born_after", _born_by(wanted.age_to, today, more=1)
    yield "p.contacted_at >= :met_since", "met_since", _moment(wanted.contacted_since)
    yield "p.contacted_at < :met_before", "met_before", _moment(wanted.contacted_before)
    yield "p.updated_at >= :since", "since", _moment(wanted.changed_since)
    yield "p.updated_at < :before", "before", _moment(wanted.changed_before)


def _moment(value: datetime | None) -> int | None:
    return milliseconds(value) if value else None


def _bears_any(tags: frozenset[str]) -> tuple[str, Parameters]:
    words = sorted(tags)
    text = " OR ".join(f"instr(p.tag_words, :tag{at}) > 0" for at in range(len(words)))
    return f"p.tag_words > '' AND ({text})", {f"tag{at}": f"\n{word}\n" for at, word in enumerate(words)}


def _born_by(age: int | None, today: date, more: int = 0) -> str | None:
    """The last birth day of those who have completed so many years. As text it may be a 29 February of any year."""
    if age is None:
        return None
    month_day = max(month_days_of(today))
    return f"{max(today.year - age - more, 0):04d}-{month_day}"


def _birthday_within(days: int, today: date) -> tuple[str, Parameters]:
    """One or two stretches of the year: the second one where the window goes over its end."""
    first = min(month_days_of(today))
    if days >= _WHOLE_YEAR:
        return "1", {}
    end = today + timedelta(days=days)
    last = max(month_days_of(end))
    parameters: Parameters = {"birthday_from": first, "birthday_to": last}
    if end.year == today.year:
        return "p.birth_month_day >= :birthday_from AND p.birth_month_day <= :birthday_to", parameters
    return "(p.birth_month_day >= :birthday_from OR p.birth_month_day <= :birthday_to)", parameters


def month_days_of(on: date) -> tuple[str, ...]:
    """The birth days (`MM-DD`) that are celebrated on a day."""
    is_eve = (on.month, on.day) == (2, 28) and not isleap(on.year)
    return (f"{on:%m-%d}", "02-29") if is_eve else (f"{on:%m-%d}",)


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
        among = f"patient p INDEXED BY {counting(text)} WHERE {text}"
        found = self._connection.execute(f"SELECT p.rid FROM {among} LIMIT {FEW + 1}", parameters)
        rids = {rid for (rid,) in found}
        if len(rids) <= FEW:
            return _Kept(len(rids), rids)
        (total,) = self._connection.execute(f"SELECT count(*) FROM {among}", parameters).fetchone()
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
