"""Refusals of callers without a session: counted for each address and minute, not a row for each.

A scanner makes thousands of them; each row would be true and together they would bury what matters. Failed sign-ins
are not among them: those are a row each.
"""

from collections import Counter
from datetime import timedelta

from app.audit.access_log import AccessLog, AuditPen, Origin
from app.audit.rows import AuditEntry, AuditRow
from app.audit.vocabulary import AuditAction
from app.core.actor import Actor, SystemActor
from app.core.exceptions import AuditUnavailable
from app.workers.beat import Beat

NOT_SIGNED_IN = "not_signed_in"
_MOST_ADDRESSES = 10_000


class RefusalCounter:
    """Counts, and writes one row for each address every minute."""

    def __init__(self, pen: AuditPen) -> None:
        self._pen = pen
        self._counts: Counter[str | None] = Counter()
        self.beat = Beat("refusal counter", self.write, timedelta(minutes=1))

    def count(self, address: str | None) -> None:
        """One more refusal; addresses beyond many are counted together."""
        known = address in self._counts or len(self._counts) < _MOST_ADDRESSES
        self._counts[address if known else None] += 1

    async def write(self) -> bool:
        """Make the minute's counts durable. What is not goes into the next minute's; raises AuditUnavailable."""
        counts, self._counts = self._counts, Counter()
        if counts:
            try:
                await self._pen.make_durable([self._row(address, count) for address, count in counts.items()])
            except AuditUnavailable:
                self._counts.update(counts)
                raise
        return False

    def _row(self, address: str | None, count: int) -> AuditRow:
        log = AccessLog(
            self._pen, Actor(str(SystemActor.NOBODY)), AuditAction.REFUSALS_COUNTED, Origin(address=address)
        )
        return self._pen.draft(AuditEntry(AuditAction.REFUSALS_COUNTED), log, NOT_SIGNED_IN, count)
