"""The trace of one request or one run: who opens what, made durable before anything leaves.

Opening an envelope or a directory row with a person in it needs this object; there is no other way in. What a
write names is absorbed by the write's own row; the rest becomes one row, or more where it names over 200 people.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from app.audit.rows import MOST_SUBJECTS, AuditEntry, AuditRow
from app.audit.vocabulary import OK, AuditAction
from app.core.actor import Actor, SystemActor


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a request comes from: an address only if a trusted proxy told it, and the request's id."""

    address: str | None = None
    request: str | None = None


LOCAL = Origin()


class AuditPen(Protocol):
    """Makes rows and makes them durable; the service behind it groups concurrent requests into one commit."""

    def draft(self, entry: AuditEntry, log: "AccessLog", outcome: str = OK, amount: int | None = None) -> AuditRow:
        """A row for this entry, proven and with its reason sealed."""
        ...

    async def make_durable(self, rows: Sequence[AuditRow]) -> None:
        """Return when the rows are on disk. Raises AuditUnavailable when they are not within five seconds."""
        ...

    def may_be_automatic(self, log: "AccessLog", subjects: Sequence[str]) -> bool:
        """Whether this session opened all of them, unmarked, within the hour."""
        ...

    def remember(self, log: "AccessLog", subjects: Sequence[str]) -> None:
        """The store says now that this session opened them; unless the log is marked, a refetch may repeat it."""
        ...


class AccessLog:
    """One caller's trace. `action` is what the route or the run does; it can be sharpened until it is settled."""

    def __init__(
        self,
        pen: AuditPen,
        actor: Actor,
        action: str = AuditAction.REQUEST_REFUSED,
        origin: Origin = LOCAL,
        *,
        automatic: bool = False,
    ) -> None:
        self.pen = pen
        self.actor = actor
        self.action = action
        self.origin = origin
        self.automatic = automatic
        self.reason: str | None = None
        self.outcome: str = OK
        """How the request ended; a failure's code once there is one."""
        self.is_routine = False
        """Of a run that comes again and again: unless it opened or wrote, it leaves no row."""
        self._opened: dict[str, None] = {}
        self._absorbed: set[str] = set()
        self._has_written = False
        self._settled = False

    def opened(self, subject: str) -> None:
        """Somebody's data was opened for this caller."""
        self._opened[subject] = None

    def opened_all(self, subjects: Iterable[str]) -> None:
        """The data of several people was opened for this caller."""
        self._opened.update(dict.fromkeys(subjects))

    def absorb(self, entry: AuditEntry) -> None:
        """A committed write has named these; their opening needs no row of its own."""
        self._has_written = True
        self._absorbed.update(entry.all_subjects)
        self.pen.remember(self, entry.all_subjects)

    def turn_page(self) -> None:
        """Of a long run: forget whom the writes so far have named. Who is opened again is named again."""
        self._opened = dict.fromkeys(self.unrecorded)
        self._absorbed.clear()

    @property
    def unrecorded(self) -> list[str]:
        """Who was opened and is named by no write."""
        return [subject for subject in self._opened if subject not in self._absorbed]

    async def settle(self, *, asked_for: str | None = None) -> None:
        """Make the rest of the trace durable; a second call does nothing.

        `asked_for` is an id that was asked for and not found or refused: it is named although nothing was opened.
        """
        if self._settled:
            return
        self._settled = True
        rows = self._rows(self.outcome, asked_for)
        if rows:
            await self.pen.make_durable(rows)
            if self.outcome == OK:
                self.pen.remember(self, [subject for row in rows for subject in row.subjects])

    @property
    def _needs_no_row(self) -> bool:
        """Nobody was opened, and a write's own row tells all, or there is no one to tell of."""
        return self._has_written or self.is_routine or self.actor.id == SystemActor.NOBODY

    def _rows(self, outcome: str, asked_for: str | None) -> list[AuditRow]:
        subjects = self.unrecorded
        if not subjects and asked_for is not None:
            subjects = [asked_for]
        if not subjects and outcome == OK and self._needs_no_row:
            return []
        if self.automatic and not self.pen.may_be_automatic(self, subjects):
            self.automatic = False
        chunks = [subjects[at : at + MOST_SUBJECTS] for at in range(0, len(subjects), MOST_SUBJECTS)] or [[]]
        return [self._row(tuple(chunk), outcome) for chunk in chunks]

    def _row(self, subjects: tuple[str, ...], outcome: str) -> AuditRow:
        entry = AuditEntry(self.action, reason=self.reason, subjects=subjects)
        return self.pen.draft(entry, self, outcome)


class RunLog(AccessLog):
    """The trace of a run by a system actor that opens everybody: one row with a count.

    For filling, following, reconciling, migrating and sealing again; other jobs name their subjects.
    """

    amount = 0

    def opened(self, subject: str) -> None:  # noqa: ARG002 - a run counts, it does not name
        """Count one."""
        self.amount += 1

    def opened_all(self, subjects: Iterable[str]) -> None:
        """Count them."""
        self.amount += sum(1 for _ in subjects)

    def _rows(self, outcome: str, asked_for: str | None) -> list[AuditRow]:  # noqa: ARG002
        entry = AuditEntry(self.action, reason=self.reason)
        return [self.pen.draft(entry, self, outcome, self.amount)]
