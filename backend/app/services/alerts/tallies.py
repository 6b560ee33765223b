"""How many alerts wait, counted once for each kind of reader: what every badge shows."""

from dataclasses import dataclass

from app.core.actor import Scope
from app.core.clock import Clock
from app.directory.alert_list import AlertTally
from app.directory.directory import Directory


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
        generation = directory.alert_generation if scope.whole_practice else directory.generation
        known = self._known.get((scope, runs_the_system))
        if known is None or known.generation != generation or 0 < known.tally.until <= now.timestamp() * 1000:
            tally = directory.alert_tally(scope, now, runs_the_system=runs_the_system)
            known = self._known[scope, runs_the_system] = _Known(tally, generation)
        return known.tally
