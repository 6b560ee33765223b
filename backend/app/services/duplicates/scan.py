"""Comparing everybody with everybody: in pieces, in the directory's own thread, so that the desk never waits for it.

A thread that computes keeps the interpreter from the others; so the scan rests between its pieces.
"""

import asyncio
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from app.audit.access_log import AccessLog
from app.audit.rows import AuditEntry
from app.audit.vocabulary import AuditAction
from app.core.clock import Clock
from app.database.duplicate_repository import DuplicateRepository
from app.database.job_repository import Outcome
from app.database.models import DuplicatePair
from app.directory.copy import DirectoryCopy
from app.directory.directory import Directory
from app.directory.duplicates import Duplicates, PersonFacts
from app.models.alert_models import AlertKind
from app.services.alerts.raising import AlertRaising, Raised
from app.services.database_service import DatabaseService
from app.services.duplicates.checking import a_pair
from app.services.duplicates.scoring import Compared, Scoring, compared, words_of
from app.services.job_run import ProgressRun

PIECE = 10
"""People who are compared in one go: other questions to the second copy wait as long as that, some 5 ms."""
_RESTS = 4.0
"""How many times as long as a piece took is waited before the next: a fifth of one processor is enough."""
_TELLS_AFTER = 500
"""People after whom the run says how far it is."""
_PAIRS_OF_A_COMMIT = 50


@dataclass(frozen=True, slots=True)
class Piece:
    """What one piece of the scan found, where the next begins, and how many seconds it took."""

    found: list[tuple[str, Compared]]
    people: int
    last: int
    took: float


class DuplicateScan:
    """One run over everybody in daily use."""

    def __init__(
        self,
        duplicates: DuplicateRepository,
        directory: Directory,
        raising: Callable[[DatabaseService], AlertRaising],
        clock: Clock,
    ) -> None:
        self._duplicates = duplicates
        self._directory = directory
        self._raising = raising
        self._clock = clock

    async def run(self, run: ProgressRun, database: DatabaseService) -> Outcome:
        """Keep every pair that is not known yet and needs a decision, and tell how many there are."""
        known = await self._duplicates.known()
        found: list[tuple[str, Compared]] = []
        after, people, told = 0, 0, 0
        total = self._directory.duplicates.people()
        while piece := await self._piece(after):
            after, people = piece.last, people + piece.people
            found += [each for each in piece.found if frozenset({each[0], each[1][0].id}) not in known]
            _count(database.access, piece.people)
            if people - told >= _TELLS_AFTER:
                told = people
                await run.advance(people, total)
        await run.advance(people, total)
        await self._keep(found, run)
        if found:
            await self._tell(len(found), run, database)
        return Outcome(people, people)

    async def _piece(self, after: int) -> Piece | None:
        piece = await self._directory.ask_at_length(lambda copy: piece_of(copy, after))
        if piece is not None:
            await asyncio.sleep(_RESTS * piece.took)
        return piece

    async def _keep(self, found: list[tuple[str, Compared]], run: ProgressRun) -> None:
        now = self._clock()
        for pairs in _in_groups(iter([a_pair(patient, other, now) for patient, other in found])):
            subjects = dict.fromkeys(each for pair in pairs for each in (pair.first_id, pair.second_id))
            await run.write(
                AuditEntry(AuditAction.DUPLICATES_SCANNED, subjects=tuple(subjects)), self._duplicates.create_all(pairs)
            )

    async def _tell(self, pairs: int, run: ProgressRun, database: DatabaseService) -> None:
        """A count, and nobody's name."""
        raising = self._raising(database)
        alert = raising.alert(AlertKind.DUPLICATES_FOUND, run.job.id, facts={"pairs": pairs})
        new = [Raised(each, None) for each in await raising.unknown([alert])]
        if new:
            await run.write(AuditEntry(AuditAction.ALERTS_RAISED), *await raising.statements(new))


def piece_of(copy: DirectoryCopy, after: int) -> Piece | None:
    """Compare some people with everybody who comes behind them; None when nobody is left."""
    began = time.perf_counter()
    duplicates = Duplicates(copy.connection)
    people = duplicates.in_use(after, PIECE)
    if not people:
        return None
    found = [(person.id, each) for person in people for each in _doubles_of(person, duplicates)]
    return Piece(found, len(people), people[-1].rid, time.perf_counter() - began)


def _doubles_of(person: PersonFacts, duplicates: Duplicates) -> list[Compared]:
    candidates = duplicates.candidates(person, after=person.rid, archived=False)
    if not candidates:
        return []
    scoring = Scoring(duplicates.counts(words_of([person, *candidates])))
    return [
        pair
        for pair in compared(person, candidates, scoring)
        if pair[1].certainty is not None and pair[1].certainty.needs_decision
    ]


def _in_groups(pairs: Iterator[DuplicatePair]) -> Iterator[list[DuplicatePair]]:
    while group := list(islice(pairs, _PAIRS_OF_A_COMMIT)):
        yield group


def _count(access: AccessLog, people: int) -> None:
    access.opened_all("" for _ in range(people))
