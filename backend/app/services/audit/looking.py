"""Finds one page of the audit trail: merges sources, drops what other filters do not mean, and ends in time.

The result is exact: the rows that are meant, the newest first, none twice and none left out. What is rare is not looked
for without end: after MOST_EXAMINED rows the page is what was found, and says how far was looked.
"""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from app.audit.vocabulary import BY_EMERGENCY, OK
from app.core.exceptions import AppException
from app.database.audit_search import Along, AuditSearch, Glimpse
from app.models.audit_models import AuditFilter, AuditResult
from app.services.audit.streams import BlockSource, ColumnSource, Source

MOST_EXAMINED, LEAST_COUNTED = 10_000, 100
_MOST_SOURCES = 32
_LAST_MOMENT = datetime(9999, 1, 1, tzinfo=UTC)
_AFTER_EVERY_ID = "~"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a list goes on: below this row. `block` is the newest block with something left to tell of a subject."""

    at: datetime = _LAST_MOMENT
    id: str = _AFTER_EVERY_ID
    block: int | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """One page: ids, the newest first. `next` is None at the end; `is_cut_short` says that the looking ended first."""

    ids: tuple[str, ...]
    next: Place | None
    is_cut_short: bool = False


@dataclass(slots=True)
class _Looking:
    is_meant: Callable[[Glimpse], bool]
    begins: Place
    sources: Sequence[Source]
    found: dict[str, Glimpse] = field(default_factory=dict)
    examined: int = 0

    async def go_on(self) -> None:
        """Read on where the frontier lies highest: nothing below it can be told before."""
        frontier = self.frontier
        due = [each for each in self.sources if each.frontier is not None and each.frontier == frontier]
        for rows in await asyncio.gather(*(each.more() for each in due)):
            self.examined += max(len(rows), LEAST_COUNTED)
            below = (row for row in rows if (row.at, row.id) < (self.begins.at, self.begins.id))
            self.found.update((row.id, row) for row in below if self.is_meant(row))

    @property
    def frontier(self) -> datetime | None:
        return max((each.frontier for each in self.sources if each.frontier is not None), default=None)

    @property
    def resting_place(self) -> Place:
        """Where to go on when the looking ends before it found enough."""
        at, last = min((self.frontier or _LAST_MOMENT, _AFTER_EVERY_ID), (self.begins.at, self.begins.id))
        return Place(at, last, self.block_left(self.certain))

    @property
    def has_moved(self) -> bool:
        """Whether going on from the resting place comes nearer to the end: rows of one moment are never split."""
        place, begins = self.resting_place, self.begins
        is_lower = (place.at, place.id) < (begins.at, begins.id)
        has_fewer_blocks = place.block is not None and (begins.block is None or place.block < begins.block)
        return is_lower or has_fewer_blocks

    @property
    def certain(self) -> list[Glimpse]:
        """What was found above the frontier, the newest first."""
        frontier = self.frontier
        certain = (row for row in self.found.values() if frontier is None or row.at > frontier)
        return sorted(certain, key=lambda row: (row.at, row.id), reverse=True)

    def block_left(self, told: Sequence[Glimpse]) -> int | None:
        """The newest block that holds something untold; None to begin with the newest there is."""
        told_ids = {row.id for row in told}
        left = [row.block for row in self.found.values() if row.id not in told_ids]
        if 0 in left:
            return None
        unread = [each.next_block for each in self.sources if isinstance(each, BlockSource)]
        return max([*left, *unread], default=0)


class Lookout:
    """Answers filters."""

    def __init__(self, search: AuditSearch, most_examined: int = MOST_EXAMINED) -> None:
        self._search = search
        self._most = most_examined

    async def page(self, wanted: AuditFilter, begins: Place | None, limit: int) -> Found:
        """Up to `limit` rows below a place."""
        place = _start(wanted, begins or Place())
        looking = _Looking(_meant(wanted), place, await self._sources(wanted, place, limit + 1))
        ends = wanted.since
        while (frontier := looking.frontier) is not None and not (ends is not None and frontier < ends):
            is_enough = looking.examined >= self._most and looking.has_moved
            if is_enough or len(looking.certain) > limit:
                break
            await looking.go_on()
        return _page_of(looking, limit, ends)

    async def _sources(self, wanted: AuditFilter, place: Place, at_least: int) -> list[Source]:
        if wanted.subject is not None:
            alone = ColumnSource(self._search, Along.SUBJECT, wanted.subject, place.at, at_least)
            return [alone, BlockSource(self._search, wanted.subject, place.at, place.block)]
        along, values = await self._way(wanted)
        return [ColumnSource(self._search, along, value, place.at, at_least) for value in values]

    async def _way(self, wanted: AuditFilter) -> tuple[Along, Sequence[str]]:
        """The index that leaves least over, and the values in it."""
        if wanted.session is not None:
            return Along.SESSION, [wanted.session]
        if wanted.code is not None:
            return Along.OUTCOME, [wanted.code, wanted.code + BY_EMERGENCY]
        if wanted.emergency or wanted.result not in {None, AuditResult.OK}:
            outcomes = [each for each in await self._search.outcomes() if _fits(wanted, each)]
            if len(outcomes) <= _MOST_SOURCES:
                return Along.OUTCOME, outcomes
        if wanted.actor is not None:
            return Along.ACTOR, [wanted.actor]
        if 0 < len(wanted.actions) <= _MOST_SOURCES:
            return Along.ACTION, sorted(wanted.actions)
        return Along.TIME, [""]


def result_of(outcome: str) -> AuditResult:
    """What an outcome's code means: a failure of the system's is told apart from a rule's refusal."""
    code = code_of(outcome)
    if code == OK:
        return AuditResult.OK
    failure = AppException.of_code(code)
    return AuditResult.REFUSED if failure is not None and failure.status < 500 else AuditResult.FAILED


def code_of(outcome: str) -> str:
    """The outcome without the mark of an emergency."""
    return outcome.removesuffix(BY_EMERGENCY)


def _fits(wanted: AuditFilter, outcome: str) -> bool:
    return (
        (not wanted.emergency or outcome.endswith(BY_EMERGENCY))
        and (wanted.result is None or result_of(outcome) == wanted.result)
        and (wanted.code is None or code_of(outcome) == wanted.code)
    )


def _meant(wanted: AuditFilter) -> Callable[[Glimpse], bool]:
    actions = wanted.actions

    def is_meant(row: Glimpse) -> bool:
        return (
            (wanted.hidden or not row.automatic)
            and (wanted.since is None or row.at >= wanted.since)
            and (wanted.actor is None or row.actor == wanted.actor)
            and (wanted.session is None or row.session == wanted.session)
            and (not actions or row.action in actions)
            and _fits(wanted, str(row.outcome))
        )

    return is_meant


def _start(wanted: AuditFilter, begins: Place) -> Place:
    if wanted.until is None or begins.at < wanted.until:
        return begins
    before = wanted.until - timedelta(microseconds=1)
    return Place(before.replace(microsecond=before.microsecond // 1000 * 1000), _AFTER_EVERY_ID, begins.block)


def _page_of(looking: _Looking, limit: int, ends: datetime | None) -> Found:
    certain = looking.certain
    told = certain[:limit]
    ids = tuple(row.id for row in told)
    if len(certain) > limit:
        return Found(ids, Place(told[-1].at, told[-1].id, looking.block_left(told)))
    frontier = looking.frontier
    if frontier is None or (ends is not None and frontier < ends):
        return Found(ids, None)
    return Found(ids, looking.resting_place, is_cut_short=True)
