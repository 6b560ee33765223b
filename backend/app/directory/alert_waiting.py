"""Open alerts that wait for somebody, counted by what decides who that is: for the gathered notices. Nobody is opened.

Ten thousand alerts become a few groups in one question, so that no digest reads them one by one.
"""

import sqlite3
from dataclasses import dataclass

from app.directory.entries import PRIORITY_OF_RANK
from app.models.alert_models import AlertClass, AlertPriority


@dataclass(frozen=True, slots=True)
class WaitingGroup:
    """So many alerts of one class and priority, given to somebody or belonging to a provider's patients."""

    alert_class: AlertClass
    priority: AlertPriority
    assigned_to: str | None
    provider_id: str | None
    alerts: int


class WaitingAlerts:
    """Counts over one copy of the directory."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def between(self, since: int, until: int, now: int) -> list[WaitingGroup]:
        """What was raised in a stretch of time (after `since`, up to `until`, in milliseconds) and is open still.

        What somebody has put off until later than `now` waits for nobody.
        """
        rows = self._connection.execute(
            "SELECT a.class, a.rank, a.assigned_to, coalesce(p.provider_id, ''), count(*) "
            "FROM alert a LEFT JOIN patient p ON p.id = a.patient_id "
            "WHERE a.state = 'open' AND a.created_at > ? AND a.created_at <= ? AND a.snoozed_until <= ? "
            "GROUP BY 1, 2, 3, 4",
            (since, until, now),
        ).fetchall()
        return [
            WaitingGroup(AlertClass(row[0]), PRIORITY_OF_RANK[row[1]], row[2] or None, row[3] or None, row[4])
            for row in rows
        ]
