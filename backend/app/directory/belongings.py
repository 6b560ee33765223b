"""What a user and a provider have to look after, for whoever takes it over. Ids and counts; nobody is opened."""

import sqlite3
from collections.abc import Collection


class Belongings:
    """Questions over one copy of the directory."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def alerts(self, user_id: str) -> int:
        """How many alerts that are not closed were given to this user."""
        (count,) = self._connection.execute(
            "SELECT count(*) FROM alert WHERE state IN ('open', 'acknowledged') AND assigned_to = ?", (user_id,)
        ).fetchone()
        return int(count)

    def patients(self, provider_id: str) -> int:
        """How many patients of this provider are not archived."""
        (count,) = self._connection.execute(
            "SELECT count(*) FROM patient INDEXED BY patient_filtered WHERE archived = 0 AND provider_id = ?",
            (provider_id,),
        ).fetchone()
        return int(count)

    def some_alerts(self, user_id: str, limit: int, but: Collection[str] = ()) -> list[str]:
        """Some of the alerts, without those that were tried in vain."""
        rows = self._connection.execute(
            "SELECT id FROM alert WHERE state IN ('open', 'acknowledged') AND assigned_to = ? ORDER BY id LIMIT ?",
            (user_id, limit + len(but)),
        )
        return [row[0] for row in rows if row[0] not in but][:limit]

    def some_patients(self, provider_id: str, limit: int, but: Collection[str] = ()) -> list[str]:
        """Some of the patients, without those that were tried in vain."""
        rows = self._connection.execute(
            "SELECT id FROM patient INDEXED BY patient_filtered WHERE archived = 0 AND provider_id = ? LIMIT ?",
            (provider_id, limit + len(but)),
        )
        return [row[0] for row in rows if row[0] not in but][:limit]
