"""The opened directory of this process: one copy for the desk, a second for questions that take long.

The desk's copy answers on the event loop, in milliseconds or less; the second runs in a thread of its own, so that
a report never holds up a search. Both take every change; the desk's takes it before a write answers, the second one in
batches and at the latest before it is asked: threads that work by turns hold each other up, for each single write.
"""

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from app.audit.access_log import AccessLog
from app.core.actor import Scope, Standing
from app.database.models import Alert, ContactNote, Coverage, Patient
from app.directory.alert_list import (
    AlertAnswer,
    AlertList,
    AlertQuestion,
    AlertReader,
    AlertStanding,
    AlertTally,
)
from app.directory.alert_waiting import WaitingAlerts
from app.directory.belongings import Belongings
from app.directory.bulk_fill import BulkFill
from app.directory.copy import DirectoryCopy, Entry
from app.directory.duplicates import Duplicates
from app.directory.entries import LastContact
from app.directory.known_patients import KnownPatients
from app.directory.occasions import Occasions
from app.directory.patient_filters import Selection, SelectionTotals, everybody
from app.directory.patient_list import ListAnswer, ListQuestion, PatientList
from app.directory.patient_rows import Parts
from app.directory.patient_search import PatientSearch
from app.directory.practice_counts import Counting, PracticeCounts
from app.models.alert_models import AlertPublic
from app.models.patient_list_models import PatientFilter, SearchResult

Answer = TypeVar("Answer")
_MOST_TOUCHED = 200
MOST_WAITING = 100
"""Changes that the second copy takes at once."""


@dataclass(frozen=True, slots=True)
class Gone:
    """A row that the store no longer has."""

    table: str
    record: str


class Directory:
    """What lists, searches and counts ask. Every question takes the caller's scope; persons need an access log."""

    def __init__(self) -> None:
        self._desk = DirectoryCopy()
        self._study = DirectoryCopy()
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="directory")
        self._totals = SelectionTotals(self._desk.connection)
        self._search = PatientSearch(self._desk.connection, self._totals)
        self._list = PatientList(self._desk.connection, self._totals)
        self._counting = Counting(self._desk.connection)
        self._alerts = AlertList(self._desk.connection)
        self.occasions = Occasions(self._desk.connection)
        self.belongings = Belongings(self._desk.connection)
        self.known = KnownPatients(self._desk.connection)
        self.duplicates = Duplicates(self._desk.connection)
        self.waiting = WaitingAlerts(self._desk.connection)
        self._waiting: list[Entry | Gone] = []
        self.is_filled = False
        self.progress = 0.0
        self.generation = 0
        """Grows with every change that was taken; what was computed at one generation holds until the next."""
        self.alert_generation = 0
        """The same for the alerts of the whole practice, which most changes leave as they are."""
        self._generation_of_all = 0
        self._panel_generations: dict[str, int] = {}

    def close(self) -> None:
        """Forget everything and end the thread."""
        self._thread.shutdown(wait=True, cancel_futures=True)
        self._desk.close()
        self._study.close()

    def put(self, *entries: Entry) -> int:
        """Take what is newer into the desk's copy now, and into the other one soon; gives how many were taken.

        While the fill is under way nothing is taken: it is followed by the events, which bring all this again.
        """
        if not self.is_filled:
            return 0
        before = self._panels_of(entries)
        with self._totals.watching(sorted({_patient_of(entry) for entry in entries} - {""})):
            taken = self._desk.put(*entries)
        self._for_study(*entries)
        self.generation += taken > 0
        after = self._panels_of(entries)
        self._touch(None if before is None or after is None else before | after)
        self.alert_generation += taken > 0 and any(isinstance(entry, Alert) for entry in entries)
        return taken

    def forget(self, table: str, record: str) -> None:
        """Drop a row that the store no longer has; while the fill is under way, the events bring it again."""
        if not self.is_filled:
            return
        self._desk.forget(table, record)
        self._totals.forget()
        self._for_study(Gone(table, record))
        self.generation += 1
        self._touch(None)
        self.alert_generation += 1

    def generation_of(self, scope: Scope) -> int:
        """The generation of the last change that touched this scope: of one panel, most changes leave it as it is."""
        if scope.whole_practice or scope.opened or scope.panel is None:
            return self.generation
        return max(self._generation_of_all, self._panel_generations.get(scope.panel, 0))

    def _panels_of(self, entries: Sequence[Entry]) -> frozenset[str] | None:
        """Whose panels these entries touch as things stand; None for all, because they are about no one patient."""
        if len(entries) > _MOST_TOUCHED:
            return None
        panels: set[str] = set()
        for patient in {_patient_touched_by(entry) for entry in entries}:
            if not patient:
                return None
            standing = self._desk.standing_of("patient", patient)
            panels.add(standing.provider_id or "" if standing else "")
        return frozenset(panels)

    def _touch(self, panels: frozenset[str] | None) -> None:
        if panels is None:
            self._generation_of_all = self.generation
            self._panel_generations.clear()
        else:
            self._panel_generations.update(dict.fromkeys(panels, self.generation))

    def begin_fill(self) -> BulkFill:
        """Fill the desk's copy, which is empty; `filled` follows."""
        return BulkFill(self._desk)

    def filled(self) -> None:
        """The fill is complete: make the second copy and begin to answer."""
        self._totals.forget()
        self._desk.copy_to(self._study)
        self._desk.make_list_indexes()
        self.is_filled, self.progress = True, 1.0
        self.generation += 1
        self._touch(None)
        self.alert_generation += 1

    def page(self, question: ListQuestion, scope: Scope, access: AccessLog) -> ListAnswer:
        """One page of a list."""
        return self._list.page(question, scope, access)

    def total(self, wanted: PatientFilter, scope: Scope, today: date) -> int:
        """How many patients pass a filter; nobody is opened."""
        return self._totals.of(Selection(wanted, scope, today))[0]

    def search(self, text: str, scope: Scope, access: AccessLog, limit: int, *, archived: bool = False) -> SearchResult:
        """Who is meant by what somebody typed."""
        return self._search.find(text, everybody(scope, archived=archived), access, limit)

    def search_among(self, text: str, among: Selection, access: AccessLog, limit: int) -> SearchResult:
        """Who of those who pass a filter is meant by what somebody typed."""
        return self._search.find(text, among, access, limit)

    def closed_exactly(self, text: str, scope: Scope, *, archived: bool = False) -> list[str]:
        """Patients whom the scope closes, though the text names them in full; ids, and nobody is opened."""
        return self._search.closed_exactly(text, scope, archived=archived)

    def counts(self, scope: Scope, today: date, month_began: int) -> PracticeCounts:
        """The dashboard's figures for one scope."""
        return self._counting.counts(scope, today, month_began)

    def counts_of_few(self, parts: Parts, today: date, month_began: int) -> PracticeCounts:
        """The figures of the few of a scope."""
        return self._counting.counts_of_few(parts, today, month_began)

    def alerts(self, question: AlertQuestion, reader: AlertReader, access: AccessLog) -> AlertAnswer:
        """One page of alerts, the most pressing first, with the names of their patients."""
        return self._alerts.page(question, reader, access)

    def alert(self, alert: Alert, access: AccessLog) -> AlertPublic:
        """One alert as readers see it, with its patient's name."""
        return self._alerts.shown(alert, access)

    def with_survivors(self, patients: Sequence[str]) -> list[str]:
        """These patients, and those into whom their records went; nobody is opened."""
        return self._alerts.with_survivors(patients)

    def alert_candidates(self, patients: Sequence[str], today: date, soon: date) -> set[str]:
        """Those of these patients about whom something may have to be raised, or no longer holds; nobody is opened."""
        return self._alerts.candidates(patients, today.isoformat(), soon.isoformat())

    def alert_tally(self, scope: Scope, now: datetime, *, runs_the_system: bool) -> AlertTally:
        """How many alerts wait for each reader of a kind; nobody is opened."""
        return self._alerts.tally(scope, now, runs_the_system=runs_the_system)

    def alert_tally_of_few(self, parts: Parts, now: datetime, *, runs_the_system: bool) -> AlertTally:
        """The same for the alerts about the few of a scope."""
        return self._alerts.tally_of_few(parts, now, runs_the_system=runs_the_system)

    def alert_standing(self, alert_id: str) -> AlertStanding | None:
        """Where an alert belongs, None for one that nobody can be shown; nobody is opened."""
        return self._alerts.standing(alert_id)

    def tag_words(self) -> list[str]:
        """The folded tags of all records; nobody is opened."""
        return self._list.tag_words()

    def version(self, table: str, record: str) -> int:
        """The version of one row, 0 when it is not here."""
        return self._desk.version(table, record)

    def versions(self, table: str) -> dict[str, int]:
        """Id and version of every row at the desk; of a large practice, ask the second copy."""
        return self._desk.versions(table)

    def provider_of(self, table: str, record: str) -> str | None:
        """The provider of the patient behind a row of `patient`, `coverage` or `alert`; nobody is opened."""
        return self._desk.provider_of(table, record)

    def standing_of(self, table: str, record: str) -> Standing | None:
        """What decides who may see the patient behind such a row; nobody is opened."""
        return self._desk.standing_of(table, record)

    def patient_name(self, patient_id: str, scope: Scope, access: AccessLog) -> str | None:
        """What a patient is called, for whoever may see the patient."""
        return self._list.name(patient_id, scope, access)

    async def ask_at_length(self, question: Callable[[DirectoryCopy], Answer]) -> Answer:
        """Put a question that scans to the second copy, in its thread; it sees every change made before it."""
        self._hand_over()
        return await asyncio.get_running_loop().run_in_executor(self._thread, question, self._study)

    def _for_study(self, *changes: Entry | Gone) -> None:
        self._waiting += changes
        if len(self._waiting) >= MOST_WAITING:
            self._hand_over()

    def _hand_over(self) -> None:
        if self._waiting:
            waiting, self._waiting = self._waiting, []
            self._thread.submit(_take, self._study, waiting)


def _take(copy: DirectoryCopy, changes: Sequence[Entry | Gone]) -> None:
    """All changes in their order, those between two deletions as one."""
    entries: list[Entry] = []
    for change in changes:
        if not isinstance(change, Gone):
            entries.append(change)
            continue
        copy.put(*entries)
        entries.clear()
        copy.forget(change.table, change.record)
    copy.put(*entries)


def _patient_of(entry: Entry) -> str:
    match entry:
        case Patient():
            return entry.id
        case Coverage() | LastContact():
            return entry.patient_id
        case _:
            return ""


def _patient_touched_by(entry: Entry) -> str:
    return entry.patient_id or "" if isinstance(entry, Alert) else _patient_of(entry)


def as_entries(changed: Sequence[object]) -> list[Entry]:
    """What the directory keeps of these entities."""
    kept = (LastContact(each.patient_id, each.at) if isinstance(each, ContactNote) else each for each in changed)
    return [each for each in kept if isinstance(each, Entry)]
