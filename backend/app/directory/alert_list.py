"""Lists and counts of alerts: what one reader may see, the most pressing first.

A patient's alert is seen by whoever may see the patient; one about the system by those who run it.
"""

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.audit.access_log import AccessLog
from app.core.actor import Scope, Standing
from app.database.models import Alert
from app.directory.entries import PRIORITY_OF_RANK, PRIORITY_RANK, alert_entry, milliseconds, moment
from app.directory.patient_rows import Parameters, Parts, within
from app.models.alert_models import (
    OF_THE_SYSTEM,
    AlertClass,
    AlertCounts,
    AlertKind,
    AlertPriority,
    AlertPublic,
    AlertQuery,
    AlertState,
)

_FROM = "FROM alert a LEFT JOIN patient p ON p.id = a.patient_id"
_WITH_MERGED = """
    WITH RECURSIVE merged (id) AS (
        SELECT :patient UNION SELECT m.id FROM merged JOIN patient m ON m.merged_into = merged.id
        WHERE m.merged_into <> ''
    ) SELECT id FROM merged
"""
"""A patient, and the records that went into this one."""
_CLASSES = (
    "a.class IN ('patient', 'insurance', 'birthday')",
    "a.class IN ('patient', 'insurance', 'birthday', 'system', 'security')",
)


@dataclass(frozen=True, slots=True)
class AlertReader:
    """Who reads: the user, the scope, and whether alerts about the system are theirs; and when."""

    user: str
    scope: Scope
    runs_the_system: bool
    now: datetime


@dataclass(frozen=True, slots=True)
class AlertStanding:
    """Where an alert belongs: its class, and whose patient it is about. Nobody's name."""

    alert_class: AlertClass
    patient: Standing | None

    @property
    def is_of_the_system(self) -> bool:
        """Whether it is for those who run the system alone."""
        return self.alert_class in OF_THE_SYSTEM


@dataclass(frozen=True, slots=True)
class AlertTally:
    """How many alerts wait for one kind of reader; what differs between two of a kind is what is given to each."""

    open: int
    urgent: int
    by_class: Mapping[AlertClass, int]
    by_user: Mapping[str, int]
    until: int
    """When a snooze ends and the tally with it, in milliseconds; 0 when none will."""

    def of(self, user: str) -> AlertCounts:
        """What one reader's badge shows."""
        return AlertCounts(
            open=self.open, urgent=self.urgent, mine=self.by_user.get(user, 0), by_class=dict(self.by_class)
        )

    def __add__(self, other: "AlertTally") -> "AlertTally":
        """What waits for a reader of two scopes that share nobody; both were counted at one moment."""
        users = self.by_user.keys() | other.by_user.keys()
        return AlertTally(
            self.open + other.open,
            self.urgent + other.urgent,
            {each: count + other.by_class[each] for each, count in self.by_class.items()},
            {each: self.by_user.get(each, 0) + other.by_user.get(each, 0) for each in users},
            min(filter(None, (self.until, other.until)), default=0),
        )


@dataclass(frozen=True, slots=True)
class AlertQuestion:
    """One page; `after` is rank, creation in milliseconds and id of the last row of the page before."""

    query: AlertQuery
    after: tuple[int, int, str] | None = None


@dataclass(frozen=True, slots=True)
class AlertAnswer:
    """The rows, and where the page ended (None on the last one)."""

    items: list[AlertPublic]
    after: tuple[int, int, str] | None


class AlertList:
    """Alerts over one copy of the directory."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def page(self, question: AlertQuestion, reader: AlertReader, access: AccessLog) -> AlertAnswer:
        """One page of what the reader may see."""
        condition, parameters = _readable(reader.scope, runs_the_system=reader.runs_the_system)
        more, also = _asked(question, reader)
        limit = question.query.limit
        rows = self._connection.execute(
            f"SELECT a.*, p.family_name, p.given_name {_FROM} WHERE {condition}{more} "
            "ORDER BY a.rank DESC, a.created_at DESC, a.id DESC LIMIT :limit",
            {**parameters, **also, "limit": limit + 1},
        ).fetchall()
        shown = rows[:limit]
        access.opened_all(row["patient_id"] for row in shown if row["family_name"] is not None)
        last = shown[-1] if len(rows) > limit else None
        return AlertAnswer(
            [_public(dict(row)) for row in shown], (last["rank"], last["created_at"], last["id"]) if last else None
        )

    def shown(self, alert: Alert, access: AccessLog) -> AlertPublic:
        """An alert as readers see it, also before the directory has it."""
        row = self._connection.execute(
            "SELECT given_name, family_name FROM patient WHERE id = ?", (alert.patient_id or "",)
        ).fetchone()
        if row is not None and alert.patient_id is not None:
            access.opened(alert.patient_id)
        return _public({**alert_entry(alert), **(dict(row) if row else {"given_name": None, "family_name": None})})

    def with_survivors(self, patients: Sequence[str]) -> list[str]:
        """These patients, and those into whom their records went; nobody is opened."""
        marks = ", ".join("?" * len(patients))
        rows = self._connection.execute(
            f"""
            WITH RECURSIVE survivor (id) AS (
                SELECT merged_into FROM patient WHERE id IN ({marks}) AND merged_into <> ''
                UNION SELECT p.merged_into FROM survivor JOIN patient p ON p.id = survivor.id WHERE p.merged_into <> ''
            ) SELECT id FROM survivor
            """,
            list(patients),
        ).fetchall()
        return list(dict.fromkeys([*patients, *(row[0] for row in rows)]))

    def candidates(self, patients: Sequence[str], today: str, soon: str) -> set[str]:
        """Those of these patients about whom something may have to be raised, or no longer holds; nobody is opened.

        Wider than `services.alerts.conditions`, never narrower: the rules themselves look at the store. The plus keeps
        SQLite from looking through everybody who is not archived as soon as some ten patients are asked for.
        """
        marks = ", ".join("?" * len(patients))
        rows = self._connection.execute(
            f"SELECT id FROM patient p WHERE id IN ({marks}) AND +archived = 0 "
            "AND (status = 'urgent' OR pending_review "
            "OR EXISTS (SELECT 1 FROM patient m WHERE m.merged_into = p.id AND m.merged_into <> '') "
            "OR EXISTS (SELECT 1 FROM coverage c WHERE c.patient_id = p.id AND (c.rejected OR c.begins_on > ? "
            "OR c.status NOT IN ('active', 'pending') OR (c.ends_on <> '' AND c.ends_on <= ?)))) "
            f"UNION SELECT patient_id FROM alert WHERE holds AND patient_id IN ({marks})",
            [*patients, today, soon, *patients],
        ).fetchall()
        return {row[0] for row in rows}

    def tally(self, scope: Scope, now: datetime, *, runs_the_system: bool) -> AlertTally:
        """How many wait for each reader of a kind, all counted at once; what is snoozed waits for nobody."""
        condition, parameters = _readable(scope, runs_the_system=runs_the_system)
        return self._tally(_FROM, condition, parameters, now)

    def tally_of_few(self, parts: Parts, now: datetime, *, runs_the_system: bool) -> AlertTally:
        """The same for the alerts about the few of a scope."""
        source = f"FROM {parts.source} CROSS JOIN alert a ON a.patient_id = p.id"
        return self._tally(source, f"{parts.condition} AND {_CLASSES[runs_the_system]}", parts.parameters, now)

    def _tally(self, source: str, condition: str, parameters: Parameters, now: datetime) -> AlertTally:
        rows = self._connection.execute(
            f"SELECT a.class, a.rank, a.assigned_to, count(*) {source} WHERE {condition} "
            "AND a.state = 'open' AND a.snoozed_until <= :now GROUP BY 1, 2, 3",
            {**parameters, "now": milliseconds(now)},
        ).fetchall()
        by_class = dict.fromkeys(AlertClass, 0)
        by_user: dict[str, int] = {}
        urgent = 0
        for alert_class, rank, assigned, count in rows:
            by_class[AlertClass(alert_class)] += count
            by_user[assigned] = by_user.get(assigned, 0) + count
            urgent += count if PRIORITY_OF_RANK[rank] is AlertPriority.URGENT else 0
        by_user.pop("", None)
        return AlertTally(sum(by_class.values()), urgent, by_class, by_user, self._next_awakening(now))

    def standing(self, alert_id: str) -> AlertStanding | None:
        """Where an alert belongs; None for one that nobody can be shown."""
        row = self._connection.execute(
            f"SELECT a.class, a.patient_id, p.id AS known, p.provider_id, p.is_restricted {_FROM} WHERE a.id = ?",
            (alert_id,),
        ).fetchone()
        if row is None or (row["patient_id"] and row["known"] is None):
            return None
        patient = (
            Standing(row["known"], row["provider_id"] or None, bool(row["is_restricted"])) if row["known"] else None
        )
        return AlertStanding(AlertClass(row["class"]), patient)

    def _next_awakening(self, now: datetime) -> int:
        row = self._connection.execute(
            "SELECT min(snoozed_until) FROM alert WHERE state = 'open' AND snoozed_until > ?", (milliseconds(now),)
        ).fetchone()
        return int(row[0] or 0)


def _readable(scope: Scope, *, runs_the_system: bool) -> tuple[str, Parameters]:
    """A condition that holds for what a reader may see: their patients' alerts, and those without a patient."""
    condition, parameters = within(scope)
    classes = _CLASSES[runs_the_system]
    return f"{classes} AND (a.patient_id = '' OR (p.id IS NOT NULL{condition}))", parameters


def _asked(question: AlertQuestion, reader: AlertReader) -> tuple[str, Parameters]:
    query = question.query
    conditions: list[str] = []
    parameters: Parameters = {"now": milliseconds(reader.now)}
    for condition, name, value in (
        ("a.state = :state", "state", query.state),
        ("a.class = :class", "class", query.alert_class),
        ("a.rank = :rank", "rank", PRIORITY_RANK[query.priority] if query.priority else None),
        (f"a.patient_id IN ({_WITH_MERGED})", "patient", query.patient_id),
        ("a.assigned_to = :mine", "mine", reader.user if query.mine else None),
    ):
        if value is not None:
            conditions.append(condition)
            parameters[name] = value
    if query.state is AlertState.OPEN:
        conditions.append("a.snoozed_until > :now" if query.snoozed else "a.snoozed_until <= :now")
    if question.after is not None:
        conditions.append("(a.rank, a.created_at, a.id) < (:after_rank, :after_at, :after_id)")
        rank, at, record = question.after
        parameters |= {"after_rank": rank, "after_at": at, "after_id": record}
    return "".join(f" AND {condition}" for condition in conditions), parameters


def _public(row: Mapping[str, Any]) -> AlertPublic:
    has_name = row["family_name"] is not None
    return AlertPublic.model_construct(
        id=row["id"],
        version=row["version"],
        kind=AlertKind(row["kind"]),
        alert_class=AlertClass(row["class"]),
        priority=PRIORITY_OF_RANK[row["rank"]],
        state=AlertState(row["state"]),
        created_at=moment(row["created_at"]),
        updated_at=moment(row["updated_at"]),
        patient_id=row["patient_id"] or None,
        patient_name=f"{row['given_name']} {row['family_name']}" if has_name else None,
        subject=row["subject"] or None,
        facts=json.loads(row["facts"]),
        assigned_to=row["assigned_to"] or None,
        assigned_name=None,
        snoozed_until=_moment(row["snoozed_until"]),
        acknowledged_by=row["acknowledged_by"] or None,
        acknowledged_name=None,
        acknowledged_at=_moment(row["acknowledged_at"]),
        escalation_level=row["escalation_level"],
        escalates_at=_moment(row["escalates_at"]),
    )


def _moment(since: int) -> datetime | None:
    return moment(since) if since else None
