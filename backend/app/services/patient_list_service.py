"""Lists and searches for one caller, answered by the directory and traced like every opening."""

import json

from app.audit.access_log import AccessLog
from app.audit.vocabulary import AuditAction
from app.directory.directory import Directory
from app.directory.patient_filters import Selection
from app.directory.patient_list import After, ListQuestion
from app.models.patient_list_models import (
    CursorUnreadable,
    PatientCriteria,
    PatientFilter,
    PatientListQuery,
    PatientPage,
    PracticeTag,
    SearchRequest,
    SearchResult,
)
from app.sealing.cursor import CursorSeal
from app.services.patients.tag_codes import TagCodes
from app.services.practice_service import PracticeCalendar


class PatientListService:
    """What the list page and the search field ask."""

    def __init__(
        self,
        directory: Directory,
        cursors: CursorSeal,
        tags: TagCodes,
        calendar: PracticeCalendar,
        access: AccessLog,
    ) -> None:
        self._directory = directory
        self._cursors = cursors
        self._tags = tags
        self._calendar = calendar
        self._access = access

    def page(self, query: PatientListQuery) -> PatientPage:
        """One page of a list. Raises CursorUnreadable for a cursor of another list or another user."""
        after = self._after(query) if query.cursor else None
        question = ListQuestion(
            self._filter(query),
            query.order,
            query.descending,
            query.limit,
            self._calendar.today(),
            after,
        )
        answer = self._directory.page(question, self._access.actor.scope, self._access)
        return PatientPage.model_construct(
            items=answer.items,
            total=answer.total,
            next_cursor=self._cursor(query, answer.end) if answer.end else None,
        )

    def search(self, request: SearchRequest) -> SearchResult:
        """Who is meant by what somebody typed; of those who are closed to the caller, how many were named in full."""
        selection = self._searched(request)
        found = self._directory.search_among(request.text, selection, self._access, request.limit)
        closed = (
            []
            if request.among
            else self._directory.closed_exactly(request.text, selection.scope, archived=request.archived)
        )
        if not closed:
            return found
        self._access.action = AuditAction.RESTRICTED_MATCHED
        self._access.opened_all(closed)
        return found.model_copy(update={"restricted_matches": len(closed)})

    def _searched(self, request: SearchRequest) -> Selection:
        """Among whom is looked. A filter would tell something of those who are closed, so they are not counted then."""
        among = request.among
        wanted = self._filter(among) if among else PatientFilter(archived=request.archived)
        return Selection(wanted, self._access.actor.scope, self._calendar.today())

    async def tags(self) -> list[PracticeTag]:
        """The tags that the caller can filter by, the most frequent first; nobody is opened."""
        return await self._tags.offered(self._access.actor.scope)

    def _filter(self, wanted: PatientCriteria) -> PatientFilter:
        return wanted.filter(self._calendar.zone, self._tags.words(wanted.tag))

    def _cursor(self, query: PatientListQuery, end: After) -> str:
        return self._cursors.close(self._access.actor.id, [*_list_of(query), end.value, end.id])

    def _after(self, query: PatientListQuery) -> After:
        place = self._cursors.open(self._access.actor.id, query.cursor or "")
        if place is None or place[:-2] != _list_of(query):
            raise CursorUnreadable
        value, last = place[-2:]
        return After(value, str(last))


def _list_of(query: PatientListQuery) -> list[str | int | bool]:
    """What makes a list this one: its filter, order and direction."""
    wanted = query.model_dump(mode="json", exclude={"cursor", "limit"})
    wanted["status"] = sorted(set(wanted["status"]))
    wanted["tag"] = sorted(set(wanted["tag"]))
    return [json.dumps(wanted, sort_keys=True)]
