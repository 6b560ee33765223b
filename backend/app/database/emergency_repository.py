"""Emergency accesses in the store, and how closed patients are found without opening anybody.

https://surrealdb.com/docs/surrealql/statements/select .
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime

from app.audit.access_log import AccessLog
from app.core.actor import Standing
from app.core.identifiers import is_id
from app.database.answers import Row
from app.database.entity_rows import EntityRows
from app.database.models import EmergencyAccess
from app.database.patient_repository import Reader, standing_of
from app.database.statement import RecordID, Statement
from app.models.emergency_models import StaleEmergency
from app.sealing.blind import Blind

_CLEAR = "SELECT id, provider_id, is_restricted, merged_into FROM ONLY $patient"
_MOST_MERGES = 20
_LATEST = datetime(9000, 1, 1, tzinfo=UTC)
_SAME_MOMENT = 20
"""Accesses that may begin within one microsecond."""


class EmergencyRepository:
    """Who opened whom in an emergency. Patients are told apart by their clear columns and blind keys alone."""

    def __init__(self, reader: Reader, accesses: EntityRows[EmergencyAccess], blind: Blind) -> None:
        self._reader = reader
        self._accesses = accesses
        self._blind = blind

    async def with_mrn(self, mrn: str) -> list[Standing]:
        """The patient with this number, or the one into whom the record was merged."""
        rows = await self._reader.rows(
            "SELECT id, provider_id, is_restricted, merged_into FROM patient WHERE mrn_key = $key LIMIT 1",
            {"key": self._blind.mrn(mrn)},
        )
        return await self._survivors(rows)

    async def with_name(self, family_name: str, given_name: str, birth_date: date) -> list[Standing]:
        """Everybody with exactly this name and birth date."""
        rows = await self._reader.rows(
            "SELECT id, provider_id, is_restricted, merged_into FROM patient WHERE keys CONTAINS $key LIMIT 20",
            {"key": self._blind.person(family_name, given_name, birth_date)},
        )
        return await self._survivors(rows)

    async def access(self, access_id: str, log: AccessLog) -> EmergencyAccess | None:
        """One emergency access."""
        if not is_id(access_id):
            return None
        row = await self._reader.one("SELECT * FROM ONLY $record", {"record": self._accesses.record(access_id)})
        return self._accesses.opened(row, log) if row else None

    async def of_user(self, user_id: str, log: AccessLog) -> list[EmergencyAccess]:
        """What one user took, the newest first."""
        rows = await self._reader.rows(
            "SELECT * FROM emergency_access WHERE user_id = $user LIMIT 1000", {"user": user_id}
        )
        found = [self._accesses.opened(row, log) for row in rows]
        return sorted(found, key=lambda each: (each.begins_at, each.id), reverse=True)

    async def runs_until(self, user_id: str, patient_id: str, now: datetime) -> datetime | None:
        """When the user's last access to this patient ends that is still running; nobody is opened."""
        rows = await self._reader.rows(
            "SELECT patient_id, ends_at FROM emergency_access WHERE user_id = $user AND ends_at > $now",
            {"user": user_id, "now": now},
        )
        return max((row["ends_at"] for row in rows if str(row["patient_id"].id) == patient_id), default=None)

    async def page(
        self, before: tuple[datetime, str] | None, limit: int, log: AccessLog, *, reviewed: bool
    ) -> list[EmergencyAccess]:
        """So many accesses, the newest first, those of one moment by id; only those that are opened are noted."""
        moment = before[0] if before else _LATEST
        rows = await self._reader.rows(
            """
            SELECT * FROM emergency_access WHERE begins_at <= $moment AND (reviewed_at != NONE) = $reviewed
            ORDER BY begins_at DESC LIMIT $limit
            """,
            {"moment": moment, "reviewed": reviewed, "limit": limit + _SAME_MOMENT},
        )
        after = [row for row in sorted(rows, key=_place, reverse=True) if before is None or _place(row) < before]
        return [self._accesses.opened(row, log) for row in after[:limit]]

    def create(self, access: EmergencyAccess) -> Statement:
        """Somebody opens a patient."""
        return self._accesses.create(access)

    def replace(self, access: EmergencyAccess) -> Statement:
        """The access as it shall be: ended, or reviewed; a stale version cancels the commit."""
        return self._accesses.replace(access, stale=StaleEmergency)

    async def _survivors(self, rows: Sequence[Row]) -> list[Standing]:
        found = [await self._survivor(row) for row in rows]
        return list({each.patient_id: each for each in found}.values())

    async def _survivor(self, row: Row) -> Standing:
        for _ in range(_MOST_MERGES):
            merged: RecordID | None = row.get("merged_into")
            survivor = await self._reader.one(_CLEAR, {"patient": merged}) if merged is not None else None
            if survivor is None:
                break
            row = survivor
        return standing_of(row)


def _place(row: Row) -> tuple[datetime, str]:
    return row["begins_at"], str(row["id"].id)
