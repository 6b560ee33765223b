"""Lists of patients that a user keeps under a name."""

from collections.abc import Iterator, Sequence

from app.audit.rows import AuditEntry
from app.audit.vocabulary import AuditAction
from app.core.clock import Clock
from app.core.identifiers import new_id
from app.database.models import SavedView
from app.database.saved_view_repository import SavedViewRepository
from app.database.statement import Statement
from app.models.saved_view_models import (
    SavedViewNotFound,
    SavedViewPublic,
    SavedViewUpdate,
    SavedViewWrite,
    TooManySavedViews,
)
from app.services.database_service import DatabaseService

MOST_VIEWS = 50


class SavedViewService:
    """The caller's own views. At most one of them is the one that the list begins with."""

    def __init__(self, views: SavedViewRepository, database: DatabaseService, clock: Clock) -> None:
        self._views = views
        self._database = database
        self._clock = clock
        self._access = database.access

    async def views(self) -> list[SavedViewPublic]:
        """All of them, the oldest first."""
        return [_shown(each) for each in await self._own()]

    async def save(self, new: SavedViewWrite) -> SavedViewPublic:
        """A new view. Raises TooManySavedViews."""
        known = await self._own()
        if len(known) >= MOST_VIEWS:
            raise TooManySavedViews
        now = self._clock()
        view = SavedView(id=new_id(), created_at=now, updated_at=now, user_id=self._user, **_content(new))
        await self._write(view, self._views.create(view), *self._step_back(view, known))
        return _shown(view)

    async def save_again(self, view_id: str, wanted: SavedViewUpdate) -> SavedViewPublic:
        """The view as it shall be. Raises SavedViewNotFound and StaleSavedView."""
        known = await self._own()
        before = _one_of(known, view_id).as_read(wanted.version)
        view = before.newer(self._clock(), **_content(wanted))
        await self._write(view, self._views.replace(view), *self._step_back(view, known))
        return _shown(view)

    async def remove(self, view_id: str) -> None:
        """The view goes. Raises SavedViewNotFound."""
        view = _one_of(await self._own(), view_id)
        await self._database.write(
            AuditEntry(AuditAction.VIEW_REMOVED, view.id), self._views.remove(view.id, self._user)
        )

    async def _own(self) -> list[SavedView]:
        return await self._views.of_user(self._user, self._access)

    async def _write(self, view: SavedView, *statements: Statement) -> None:
        await self._database.write(AuditEntry(AuditAction.VIEW_SAVED, view.id), *statements)

    def _step_back(self, view: SavedView, known: Sequence[SavedView]) -> Iterator[Statement]:
        """Where this view is the default, no other one stays so."""
        for each in known:
            if view.is_default and each.is_default and each.id != view.id:
                yield self._views.replace(each.newer(self._clock(), is_default=False))

    @property
    def _user(self) -> str:
        return self._access.actor.id


def _one_of(views: Sequence[SavedView], view_id: str) -> SavedView:
    found = next((each for each in views if each.id == view_id), None)
    if found is None:
        raise SavedViewNotFound
    return found


def _content(wanted: SavedViewWrite) -> dict[str, object]:
    """What the user chose; a column counts once."""
    chosen = {name: getattr(wanted, name) for name in SavedViewWrite.model_fields}
    return chosen | {"columns": list(dict.fromkeys(wanted.columns))}


def _shown(view: SavedView) -> SavedViewPublic:
    return SavedViewPublic.model_validate({name: getattr(view, name) for name in SavedViewPublic.model_fields})
