"""Saved views in the store.

https://surrealdb.com/docs/surrealql/statements/select .
"""

from app.audit.access_log import AccessLog
from app.database.entity_rows import EntityRows
from app.database.models import SavedView
from app.database.patient_repository import Reader
from app.database.statement import RecordID, Statement
from app.models.saved_view_models import StaleSavedView


class SavedViewRepository:
    """Views; each user's own."""

    def __init__(self, reader: Reader, views: EntityRows[SavedView]) -> None:
        self._reader = reader
        self._views = views

    async def of_user(self, user_id: str, access: AccessLog) -> list[SavedView]:
        """A user's views, the oldest first."""
        rows = await self._reader.rows("SELECT * FROM saved_view WHERE user_id = $user LIMIT 100", {"user": user_id})
        views = [self._views.opened(row, access) for row in rows]
        return sorted(views, key=lambda view: (view.created_at, view.id))

    def create(self, view: SavedView) -> Statement:
        """A new view."""
        return self._views.create(view)

    def replace(self, view: SavedView) -> Statement:
        """The view as it shall be; a stale version cancels the commit."""
        return self._views.replace(view, stale=StaleSavedView)

    def remove(self, view_id: str, user_id: str) -> Statement:
        """The view goes, whatever its version; nothing happens where it has gone already."""
        return Statement(
            "DELETE $view WHERE user_id = $user RETURN NONE",
            {"view": RecordID("saved_view", view_id), "user": user_id},
        )
