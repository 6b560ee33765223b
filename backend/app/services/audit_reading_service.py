"""The audit trail as it is read: pages, single entries, one subject's trail. Reading it is itself recorded."""

import json
from datetime import datetime, timedelta

from app.audit.access_log import AccessLog
from app.audit.families import FAMILIES
from app.audit.rows import AuditRow
from app.database.audit_search import AuditSearch
from app.models.audit_models import (
    ActorShown,
    AuditChoices,
    AuditEntryOpened,
    AuditFilter,
    AuditPage,
    AuditQuery,
    EntryNotFound,
    TrailQuery,
)
from app.models.patient_list_models import CursorUnreadable
from app.sealing.cursor import CursorSeal
from app.sealing.seal import EnvelopeDamaged, Seal
from app.services.audit.looking import Lookout, Place
from app.services.audit.showing import Showing
from app.services.audit.words import filter_words

_EPOCH = datetime.fromisoformat("1970-01-01T00:00:00+00:00")
_MICROSECOND = timedelta(microseconds=1)


class AuditReadingService:
    """What the audit viewer asks."""

    def __init__(
        self, search: AuditSearch, showing: Showing, seal: Seal, cursors: CursorSeal, access: AccessLog
    ) -> None:
        self._search = search
        self._lookout = Lookout(search)
        self._showing = showing
        self._seal = seal
        self._cursors = cursors
        self._access = access

    async def page(self, query: AuditQuery) -> AuditPage:
        """Entries, the newest first. Raises CursorUnreadable for a cursor of another filter or another user."""
        begins = self._place(query) if query.cursor else None
        self._note(query)
        found = await self._lookout.page(query, begins, query.limit)
        rows = await self._search.whole(found.ids)
        known = await self._showing.known(rows)
        return AuditPage(
            items=[self._showing.entry(row, known) for row in rows],
            next_cursor=self._cursor(query, found.next) if found.next else None,
            looked_back_to=found.next.at if found.next and found.is_cut_short else None,
        )

    async def trail(self, subject: str, query: TrailQuery) -> AuditPage:
        """Everything that was done with one patient or user. Raises CursorUnreadable."""
        return await self.page(AuditQuery(subject=subject, hidden=query.hidden, cursor=query.cursor, limit=query.limit))

    async def get(self, entry_id: str) -> AuditEntryOpened:
        """One entry with everybody it names and its reason; whom it names is noted. Raises EntryNotFound."""
        rows = await self._search.whole([entry_id])
        if not rows:
            raise EntryNotFound
        row = rows[0]
        most = len(row.subjects)
        entry = self._showing.entry(row, await self._showing.known([row], most), most)
        self._access.reason = f"entry {row.id}"
        return AuditEntryOpened(**entry.model_dump(), reason=self._reason(row))

    async def choices(self) -> AuditChoices:
        """What can be chosen in the filter: everybody who works or worked here, and what can be recorded."""
        staff = await self._showing.staff()
        actors = sorted((ActorShown(id=user, name=name) for user, name in staff.items()), key=lambda each: each.name)
        return AuditChoices(actors=actors, families={family: list(actions) for family, actions in FAMILIES.items()})

    def _note(self, query: AuditQuery) -> None:
        """The entry says what was looked for, and about whom."""
        self._access.reason = filter_words(query)
        if query.subject is not None:
            self._access.opened(query.subject)

    def _reason(self, row: AuditRow) -> str | None:
        """A reason may speak of a patient, so its reading is noted as an opening; a damaged one stays closed."""
        if row.detail is None:
            return None
        self._access.opened_all(row.subjects)
        try:
            return self._seal.open_reason(row.id, row.detail)
        except EnvelopeDamaged:
            return None

    def _cursor(self, query: AuditQuery, place: Place) -> str:
        block = -1 if place.block is None else place.block
        microseconds = (place.at - _EPOCH) // _MICROSECOND
        return self._cursors.close(self._access.actor.id, [_list_of(query), microseconds, place.id, block])

    def _place(self, query: AuditQuery) -> Place:
        place = self._cursors.open(self._access.actor.id, query.cursor or "")
        if place is None or len(place) != 4 or place[0] != _list_of(query):
            raise CursorUnreadable
        _, microseconds, row, block = place
        at = _EPOCH + int(microseconds) * _MICROSECOND
        return Place(at, str(row), None if int(block) < 0 else int(block))


def _list_of(query: AuditFilter) -> str:
    """What makes a list this one."""
    wanted = query.model_dump(mode="json", exclude={"cursor", "limit"})
    wanted["action"] = sorted(set(wanted["action"]))
    return json.dumps(wanted, sort_keys=True)
