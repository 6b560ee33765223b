"""When each session was last used: known here at once, to the store within half a minute.

A page that refetches by itself, an open socket and a question about one's own session are no use of it. Several
processes each know their own uses; the latest that the store or the process knows counts.
"""

from collections.abc import Mapping
from datetime import datetime


class SessionUse:
    """The last uses that this process saw."""

    def __init__(self) -> None:
        self._last: dict[str, datetime] = {}
        self._unwritten: set[str] = set()

    def touch(self, session_id: str, at: datetime) -> None:
        """Somebody did something."""
        self._last[session_id] = max(at, self._last.get(session_id, at))
        self._unwritten.add(session_id)

    def last(self, session_id: str, stored: datetime) -> datetime:
        """When it was used last, as the store and this process know it."""
        return max(stored, self._last.get(session_id, stored))

    def take_unwritten(self) -> Mapping[str, datetime]:
        """The uses that the store does not know yet; from now on they count as written."""
        taken = {each: self._last[each] for each in self._unwritten}
        self._unwritten.clear()
        return taken

    def give_back(self, uses: Mapping[str, datetime]) -> None:
        """They could not be written after all."""
        self._unwritten.update(each for each in uses if each in self._last)

    def forget(self, session_id: str) -> None:
        """The session is over."""
        self._last.pop(session_id, None)
        self._unwritten.discard(session_id)

    def forget_before(self, at: datetime) -> None:
        """Sessions that nobody has used since then are idle, whoever asks."""
        for each in [each for each, used in self._last.items() if used < at and each not in self._unwritten]:
            del self._last[each]
