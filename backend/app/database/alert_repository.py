"""Alerts in the store: raised once for what they are about, changed by their versions, never deleted.

https://surrealdb.com/docs/surrealql/statements/update
"""

import logging
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from app.audit.access_log import AccessLog
from app.core.exceptions import BusinessLogicException
from app.database.answers import Row
from app.database.entity_rows import EntityRows, once_key, patient_key
from app.database.models import Alert, AlertChange, AlertPreference
from app.database.patient_repository import Reader, without_event
from app.database.statement import RecordID, Statement
from app.models.alert_models import AlertPreferences, AlertState, StaleAlert
from app.sealing.blind import Blind
from app.sealing.seal import EnvelopeDamaged

_NEVER = datetime(1970, 1, 1, tzinfo=UTC)
"""Below every moment: a lower bound keeps rows without one out, and is what the index is read by."""
_MOST_KEYS = 32
"""With more of them in one question the engine reads the whole table."""
_log = logging.getLogger("pfinni.alerts")
_PLAIN_COLUMNS = "id, version, status, pending_review, provider_id, deceased, archived_at"


class AlertRepository:
    """What somebody has to know."""

    def __init__(
        self, reader: Reader, alerts: EntityRows[Alert], changes: EntityRows[AlertChange], blind: Blind
    ) -> None:
        self._reader = reader
        self._alerts = alerts
        self._changes = changes
        self._blind = blind

    async def alert(self, alert_id: str, access: AccessLog) -> Alert | None:
        """One alert."""
        row = await self._reader.one("SELECT * FROM ONLY $alert", {"alert": RecordID("alert", alert_id)})
        return self._alerts.opened(row, access) if row else None

    async def holding(self, about: Sequence[str], access: AccessLog) -> list[Alert]:
        """The alerts that are held for these reasons."""
        keys = [once_key(self._blind, each) for each in about]
        rows: list[Row] = []
        for at in range(0, len(keys), _MOST_KEYS):
            rows += await self._reader.rows(
                "SELECT * FROM alert WHERE once INSIDE $keys", {"keys": keys[at : at + _MOST_KEYS]}
            )
        return [self._alerts.opened(row, access) for row in rows]

    async def of_patient(self, patient_id: str, access: AccessLog) -> list[Alert]:
        """What was raised about a patient and still holds."""
        rows = await self._reader.rows(
            "SELECT * FROM alert WHERE patient_key = $key AND once != NONE LIMIT 200",
            {"key": patient_key(self._blind, patient_id)},
        )
        return [self._alerts.opened(row, access) for row in rows]

    async def all_of_patient(self, patient_id: str, access: AccessLog) -> list[Alert]:
        """Every alert about a patient, whether it still holds or not; at most 200."""
        rows = await self._reader.rows(
            "SELECT * FROM alert WHERE patient_key = $key LIMIT 200", {"key": patient_key(self._blind, patient_id)}
        )
        return [self._alerts.opened(row, access) for row in rows]

    async def histories(self, alert_ids: Sequence[str], access: AccessLog) -> list[AlertChange]:
        """Every step of these alerts, in no order."""
        rows: list[Row] = []
        for at in range(0, len(alert_ids), _MOST_KEYS):
            rows += await self._reader.rows(
                "SELECT * FROM alert_change WHERE alert_id INSIDE $ids LIMIT 2000",
                {"ids": list(alert_ids[at : at + _MOST_KEYS])},
            )
        return [self._changes.opened(row, access) for row in rows]

    async def escalating(self, now: datetime, limit: int, access: AccessLog) -> list[Alert]:
        """Open alerts whose time is up, the longest waiting first; one that cannot be opened holds up no other."""
        rows = await self._reader.rows(
            "SELECT * FROM alert WHERE escalates_at > $never ORDER BY escalates_at LIMIT $limit",
            {"never": _NEVER, "limit": limit},
        )
        due = (row for row in rows if row["escalates_at"] <= now and row["state"] == AlertState.OPEN.value)
        return [alert for alert in (self._opened_if_whole(row, access) for row in due) if alert is not None]

    def _opened_if_whole(self, row: Row, access: AccessLog) -> Alert | None:
        try:
            return self._alerts.opened(row, access)
        except EnvelopeDamaged:
            _log.error("an alert could not be opened, and is not taken up")
            return None

    async def raised_between(self, since: datetime, until: datetime, access: AccessLog) -> list[Alert]:
        """Open alerts that were raised in a stretch of time; for digests."""
        rows = await self._reader.rows(
            "SELECT * FROM alert WHERE state = 'open' AND created_at > $since AND created_at <= $until LIMIT 20000",
            {"since": since, "until": until},
        )
        return [self._alerts.opened(row, access) for row in rows]

    async def history(self, alert_id: str, access: AccessLog) -> list[AlertChange]:
        """Every step, oldest first."""
        rows = await self._reader.rows(
            "SELECT * FROM alert_change WHERE alert_id = $alert_id LIMIT 500", {"alert_id": alert_id}
        )
        return sorted((self._changes.opened(row, access) for row in rows), key=lambda change: (change.at, change.id))

    async def standing(self, patient_id: str) -> dict[str, Any] | None:
        """The clear columns of a patient: the workflow, and nothing of the person."""
        row = await self._reader.one(
            f"SELECT {_PLAIN_COLUMNS} FROM ONLY $patient",  # noqa: S608 - a constant of this module
            {"patient": RecordID("patient", patient_id)},
        )
        return dict(row) if row else None

    def create(self, alert: Alert) -> Statement:
        """A new alert; a held once-key cancels the commit."""
        return self._alerts.create(alert, _facts(alert))

    def replace(self, alert: Alert) -> Statement:
        """The alert as it shall be; a stale version cancels the whole commit."""
        return self._alerts.replace(alert, _facts(alert), StaleAlert)

    def record(self, change: AlertChange) -> Statement:
        """One step of the history; the alert's own change has the event."""
        return without_event(self._changes.create(change))


class AlertPreferenceRepository:
    """How users want to be told."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    async def of_user(self, user_id: str) -> AlertPreference | None:
        """One user's, if the user ever chose."""
        row = await self._reader.one(
            "SELECT * FROM ONLY $preference", {"preference": RecordID("alert_preference", user_id)}
        )
        return _opened(row) if row else None

    async def all(self) -> dict[str, AlertPreferences]:
        """Everybody's who chose, by user id."""
        rows = await self._reader.rows("SELECT * FROM alert_preference LIMIT 5000")
        return {each.id: each.preferences for each in map(_opened, rows)}

    def keep(self, preference: AlertPreference) -> Statement:
        """The preferences as they shall be; a stale version cancels the whole commit."""
        content = preference.model_dump(mode="python", include={"version", "created_at", "updated_at"})
        content["preferences"] = preference.preferences.model_dump(mode="json", exclude_none=True)
        record = RecordID("alert_preference", preference.id)
        surql = (
            "CREATE ONLY $record CONTENT $content RETURN NONE"
            if preference.version == 1
            else """
            IF array::is_empty((
                UPDATE $record CONTENT $content WHERE version = $expected RETURN id
            )) { THROW $stale }
            """
        )
        return Statement(
            surql,
            {"record": record, "content": content, "expected": preference.version - 1, "stale": StaleAlert.code},
        )


def _facts(alert: Alert) -> dict[str, str | int | None]:
    """Of whom and why stands in no event: both are sealed."""
    return {"priority": alert.priority.value, "state": alert.state.value, "assigned": alert.assigned_to}


def _opened(row: dict[str, Any]) -> AlertPreference:
    return AlertPreference.model_validate({**row, "id": str(row["id"].id)})


class PositionMoved(BusinessLogicException):
    """Another process has dealt with these events."""

    code = "position_moved"


def position_moved(consumer: str, before: int, seq: int) -> Statement:
    """How far a consumer has come; for the commit of what it made of the events after `before`.

    Cancels the commit when another process was faster: what this one saw of the store may have passed by now.
    """
    return Statement(
        """
        {
            LET $present = (SELECT * FROM ONLY $position);
            IF ($present.seq ?? 0) != $before { THROW $moved };
            UPSERT $position SET seq = $seq RETURN NONE
        }
        """,
        {
            "position": RecordID("position", consumer),
            "before": before,
            "seq": seq,
            "moved": PositionMoved.code,
        },
    )


async def position_of(reader: Reader, consumer: str) -> int:
    """The number of the last event that a consumer has dealt with."""
    row = await reader.one("SELECT * FROM ONLY $position", {"position": RecordID("position", consumer)})
    return int(row["seq"]) if row else 0
