"""What each session opened by itself within the hour: an automatic refetch may only repeat that.

Kept in this process; after a restart the first refetch is an ordinary read, which is the safe side.
"""

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from datetime import timedelta

from app.core.clock import Clock

WITHIN = timedelta(hours=1)
_MOST_SESSIONS = 2_000
_MOST_SUBJECTS = 5_000


class RecentAccess:
    """Subjects that sessions opened unmarked, with the time."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._sessions: OrderedDict[str, OrderedDict[str, float]] = OrderedDict()

    def note(self, session: str, subjects: Iterable[str]) -> None:
        """The session opened these because somebody asked."""
        seen = self._sessions.setdefault(session, OrderedDict())
        self._sessions.move_to_end(session)
        now = self._clock().timestamp()
        for subject in subjects:
            seen[subject] = now
            seen.move_to_end(subject)
        while len(seen) > _MOST_SUBJECTS:
            seen.popitem(last=False)
        while len(self._sessions) > _MOST_SESSIONS:
            self._sessions.popitem(last=False)

    def covers(self, session: str | None, subjects: Sequence[str]) -> bool:
        """Whether the session opened every one of them within the hour."""
        seen = self._sessions.get(session or "")
        if seen is None:
            return False
        oldest = self._clock().timestamp() - WITHIN.total_seconds()
        return all(seen.get(subject, 0.0) >= oldest for subject in subjects)
