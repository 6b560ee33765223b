"""Looks whether this process's workers get on, and tells when one has not for minutes: an alert follows from that.

A worker that fails tries again by itself, and most failures pass. One that lasts means that something does not happen
at all (no alert goes up, no job begins), and the silence would be noticed by nobody.
"""

import logging
from collections.abc import Callable, Sequence
from datetime import timedelta

from app.audit.rows import AuditEntry
from app.audit.vocabulary import AuditAction
from app.core.clock import Clock
from app.database.worker_repository import told_of_trouble
from app.services.database_service import DatabaseService
from app.workers.beat import Beat

TELL_AFTER = timedelta(minutes=5)
LOOK_EVERY = timedelta(seconds=30)
_log = logging.getLogger("pfinni.workers")


class Watch:
    """Watches beats. Each trouble is told once, when it has lasted; one that has passed may come again."""

    def __init__(
        self,
        beats: Sequence[Beat],
        database: Callable[[], DatabaseService],
        clock: Clock,
        tell_after: timedelta = TELL_AFTER,
    ) -> None:
        self._beats = beats
        self._database = database
        self._clock = clock
        self._tell_after = tell_after
        self._told: set[str] = set()
        self.beat = Beat("watch", self.look_once, LOOK_EVERY)

    @property
    def troubled(self) -> list[str]:
        """The workers that have not got on for a while, by name."""
        return sorted(beat.name for beat in self._beats if beat.troubled_for > self._tell_after)

    async def look_once(self) -> bool:
        """Tell what is new; gives False: the next look is the clock's."""
        troubled = self.troubled
        self._told.intersection_update(troubled)
        for name in troubled:
            if name not in self._told:
                await self._tell(name)
        return False

    async def _tell(self, name: str) -> None:
        _log.error("a worker does not get on", extra={"worker": name})
        entry = AuditEntry(AuditAction.WORKER_TROUBLED, name)
        await self._database().write(entry, told_of_trouble(name, self._clock()))
        self._told.add(name)
