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
from app.core.actor import Scope
from app.database.models import Alert, Coverage, Patient
from app.directory.alert_list import (
    AlertAnswer,
    AlertList,
    AlertQuestion,
    AlertReader,
    AlertStanding,
    AlertTally,
)
from app.directory.alert_waiting import WaitingAlerts
from app.directory.bulk_fill import BulkFill
from app.directory.copy import DirectoryCopy, Entry
from app.directory.occasions import Occasions
from app.directory.patient_filters import Selection, SelectionTotals
from app.directory.patient_list import ListAnswer, ListQuestion, PatientList
from app.directory.patient_search import PatientSearch
from app.directory.practice_counts import Counting, PracticeCounts
from app.models.alert_models import AlertPublic
from app.models.patient_list_models import PatientFilter, SearchResult

Answer = TypeVar("Answer")
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
        self._search = PatientSearch(self._desk.connection)
        self._list = PatientList(self._desk.connection, self._totals)
        self._counting = Counting(self._desk.connection)
        self._alerts = AlertList(self._desk.connection)
        self.occasions = Occasions(self._desk.connection)
        self.waiting = WaitingAlerts(self._desk.connection)
        self._waiting: list[Entry | Gone] = []
        self.is_filled = False
        self.progress = 0.0
        self.generation = 0
        """Grows with every change that was taken; what was computed at one generation holds until the next."""
        self.alert_generation = 0
        """The same for the alerts of the whole practice, which most changes leave as they are."""

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
        with self._totals.watching([_patient_of(entry) for entry in entries if _patient_of(entry)]):
            taken = self._desk.put(*entries)
        self._for_study(*entries)
        self.generation += taken > 0
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
        self.alert_generation += 1

    def begin_fill(self) -> BulkFill:
        """Fill the desk's copy, which is empty; `filled` follows."""
        return BulkFill(self._desk)

    def filled(self) -> None:
        """The fill is complete: make the second copy and begin to answer."""
        self._totals.forget()
        self._desk.copy_to(self._study)
        self.is_filled, self.progress = True, 1.0
        self.generation += 1
        self.alert_generation += 1

    def page(self, question: ListQuestion, scope: Scope, access: AccessLog) -> ListAnswer:
        """One page of a list."""
        return self._list.page(question, scope, access)

    def total(self, wanted: PatientFilter, scope: Scope, today: date) -> int:
        """How many patients pass a filter; nobody is opened."""
        return self._totals.of(Selection(wanted, scope, today))[0]

    def search(self, text: str, scope: Scope, access: AccessLog, limit: int, *, archived: bool = False) -> SearchResult:
        """Who is meant by what somebody typed."""
        return self._search.find(text, scope, access, limit, archived=archived)

    def counts(self, scope: Scope, today: date, month_began: int) -> PracticeCounts:
        """The dashboard's figures for one scope."""
        return self._counting.counts(scope, today, month_began)

    def alerts(self, question: AlertQuestion, reader: AlertReader, access: AccessLog) -> AlertAnswer:
        """One page of alerts, the most pressing first, with the names of their patients."""
        return self._alerts.page(question, reader, access)

    def alert(self, alert: Alert, access: AccessLog) -> AlertPublic:
        """One alert as readers see it, with its patient's name."""
        return self._alerts.shown(alert, access)

    def alert_candidates(self, patients: Sequence[str], today: date, soon: date) -> set[str]:
        """Those of these patients about whom something may have to be raised, or no longer holds; nobody is opened."""
        return self._alerts.candidates(patients, today.isoformat(), soon.isoformat())

    def alert_tally(self, scope: Scope, now: datetime, *, runs_the_system: bool) -> AlertTally:
        """How many alerts wait for each reader of a kind; nobody is opened."""
        return self._alerts.tally(scope, now, runs_the_system=runs_the_system)

    def alert_standing(self, alert_id: str) -> AlertStanding | None:
        """Where an alert belongs, None for one that nobody can be shown; nobody is opened."""
        return self._alerts.standing(alert_id)

    def version(self, table: str, record: str) -> int:
        """The version of one row, 0 when it is not here."""
        return self._desk.version(table, record)

    def versions(self, table: str) -> dict[str, int]:
        """Id and version of every row at the desk; of a large practice, ask the second copy."""
        return self._desk.versions(table)

    def provider_of(self, table: str, record: str) -> str | None:
        """The provider of the patient behind a row of `patient`, `coverage` or `alert`; nobody is opened."""
        return self._desk.provider_of(table, record)

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
    """All changes in their order, those between two deletions in one transaction."""
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
        case Coverage():
            return entry.patient_id
        case _:
            return ""


def as_entries(changed: Sequence[object]) -> list[Entry]:
    """The entities among these that the directory keeps."""
    return [each for each in changed if isinstance(each, Entry)]
