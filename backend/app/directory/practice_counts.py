"""The figures of the dashboard: counts only, no person in them."""

import sqlite3
from dataclasses import dataclass
from datetime import date, timedelta

from app.core.actor import Scope
from app.directory.patient_rows import Parts, parts_of, within
from app.models.patient_list_models import SOON_DAYS
from app.models.patient_models import PatientStatus


@dataclass(frozen=True, slots=True)
class PracticeCounts:
    """What one scope sees. `by_status` has every status, also those at zero."""

    by_status: dict[PatientStatus, int]
    to_review: int
    ending_soon: int
    new_this_month: int

    @property
    def total(self) -> int:
        """Everybody who is not archived."""
        return sum(self.by_status.values())

    def __add__(self, other: "PracticeCounts") -> "PracticeCounts":
        """The figures of two scopes that share nobody."""
        return PracticeCounts(
            {status: count + other.by_status[status] for status, count in self.by_status.items()},
            self.to_review + other.to_review,
            self.ending_soon + other.ending_soon,
            self.new_this_month + other.new_this_month,
        )


class Counting:
    """Counts over one copy of the directory; statuses are kept counted by the rows themselves."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def counts(self, scope: Scope, today: date, month_began: int) -> PracticeCounts:
        """The figures of one scope. `month_began` is in milliseconds since 1970, in the practice's zone."""
        parts = parts_of(scope)
        if parts is not None:
            return self.counts(parts.base, today, month_began) + self.counts_of_few(parts, today, month_began)
        by_status = dict.fromkeys(PatientStatus, 0)
        to_review = 0
        for status, patients, review in self._head_counts(scope):
            by_status[PatientStatus(status)] += patients
            to_review += review
        return PracticeCounts(
            by_status, to_review, self._ending_soon(scope, today), self._created_since(scope, month_began)
        )

    def counts_of_few(self, parts: Parts, today: date, month_began: int) -> PracticeCounts:
        """The figures of the few of a scope, looked at one by one."""
        soon = today + timedelta(days=SOON_DAYS)
        rows = self._connection.execute(
            "SELECT p.status, p.pending_review, p.created_at >= :moment, p.coverage_status IN ('active', 'pending') "
            "AND p.coverage_ends_on >= :today AND p.coverage_ends_on <= :soon "
            f"FROM {parts.source} WHERE {parts.condition} AND +p.archived = 0",
            {**parts.parameters, "moment": month_began, "today": today.isoformat(), "soon": soon.isoformat()},
        ).fetchall()
        by_status = dict.fromkeys(PatientStatus, 0)
        for status, *_ in rows:
            by_status[PatientStatus(status)] += 1
        review, new, ending = (sum(row[at] for row in rows) for at in (1, 2, 3))
        return PracticeCounts(by_status, review, ending, new)

    def _head_counts(self, scope: Scope) -> list[tuple[str, int, int]]:
        condition, parameters = within(scope)
        return self._connection.execute(
            "SELECT status, sum(patients), sum(to_review) FROM head_count p "
            f"WHERE patients > 0{condition} GROUP BY status",
            parameters,
        ).fetchall()

    def _ending_soon(self, scope: Scope, today: date) -> int:
        condition, parameters = within(scope)
        soon = (today + timedelta(days=SOON_DAYS)).isoformat()
        (count,) = self._connection.execute(
            "SELECT count(*) FROM patient p INDEXED BY patient_by_coverage_end WHERE p.archived = 0 "
            "AND p.coverage_ends_on >= :today AND p.coverage_ends_on <= :soon "
            f"AND p.coverage_status IN ('active', 'pending'){condition}",
            {**parameters, "today": today.isoformat(), "soon": soon},
        ).fetchone()
        return int(count)

    def _created_since(self, scope: Scope, moment: int) -> int:
        condition, parameters = within(scope)
        (count,) = self._connection.execute(
            "SELECT count(*) FROM patient p INDEXED BY patient_by_created "
            f"WHERE p.archived = 0 AND p.created_at >= :moment{condition}",
            {**parameters, "moment": moment},
        ).fetchone()
        return int(count)
