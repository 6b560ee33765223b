"""How many alerts wait, counted once for each kind of reader: what every badge shows."""

from dataclasses import dataclass
from datetime import datetime

from app.core.actor import Scope
from app.core.clock import Clock
from app.directory.alert_list import AlertTally
from app.directory.directory import Directory
from app.directory.patient_rows import parts_of

_MOST_READERS = 500


@dataclass(frozen=True, slots=True)
class _Known:
    tally: AlertTally
    generation: int


class AlertTallies:
    """Tallies by scope and permission, remembered until something changes them or a snooze ends; one in a process."""

    def __init__(self, directory: Directory, clock: Clock) -> None:
        self.directory = directory
        self._clock = clock
        self._known: dict[tuple[Scope, bool], _Known] = {}

    def of(self, scope: Scope, *, runs_the_system: bool) -> AlertTally:
        """The tally of one kind of reader."""
        directory, now = self.directory, self._clock()
        generation = directory.alert_generation if scope.is_everything else directory.generation_of(scope)
        known = self._known.get((scope, runs_the_system))
        if known is None or known.generation != generation or 0 < known.tally.until <= now.timestamp() * 1000:
            if len(self._known) >= _MOST_READERS:
                self._known.clear()
            tally = self._count(scope, now, runs_the_system=runs_the_system)
            known = self._known[scope, runs_the_system] = _Known(tally, generation)
        return known.tally

    def _count(self, scope: Scope, now: datetime, *, runs_the_system: bool) -> AlertTally:
        """Of a scope in two parts, the one that others have as well is counted once for all of them."""
        parts = parts_of(scope)
        if parts is None:
            return self.directory.alert_tally(scope, now, runs_the_system=runs_the_system)
        few = self.directory.alert_tally_of_few(parts, now, runs_the_system=runs_the_system)
        return self.of(parts.base, runs_the_system=runs_the_system) + few
