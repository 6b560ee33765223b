"""Sealing again, under the newest key, what older keys sealed: page by page, beside everybody's work.

Nothing is lost when it is cut off: a page is one commit, a row under an older key opens as before, and the next run
finds what is left. A row that somebody changes in the meantime is left alone; the change has sealed it anew. Frozen
rows (audit, original messages, histories) are never written; for them the old keys stay.
"""

import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from app.audit.access_log import AccessLog
from app.database.envelope_repository import Envelope, EnvelopeRepository
from app.database.job_repository import Outcome
from app.database.statement import Statement
from app.sealing.envelope_keys import EnvelopeKeys
from app.sealing.seal import EnvelopeDamaged, Seal
from app.sealing.tables import SEALED_AGAIN

AT_ONCE = 100
"""Envelopes of one commit."""
_TOLD_EVERY = 1000
_log = logging.getLogger("pfinni.keys")

Advance = Callable[[int, int | None], Awaitable[None]]
"""Says how far the work has come, of how much; raises when it shall end."""


@dataclass(slots=True)
class _Tally:
    seen: int = 0
    told: int = 0
    renewed: int = 0
    overtaken: int = 0
    damaged: int = 0


class Resealing:
    """One run over every envelope."""

    def __init__(self, envelopes: EnvelopeRepository, keys: EnvelopeKeys, seal: Seal, access: AccessLog) -> None:
        self._envelopes = envelopes
        self._keys = keys
        self._seal = seal
        self._access = access

    async def run(self, guard: Statement, advance: Advance) -> Outcome:
        """Seal again until a whole pass finds nothing old, whatever other processes and rotations do meanwhile."""
        self._keys.reload()
        done = _Tally()
        try:
            while await self._pass(done, guard, advance):
                pass
        finally:
            self._record(done)
        found = done.renewed + done.overtaken
        return Outcome(found + done.damaged, found)

    async def _pass(self, done: _Tally, guard: Statement, advance: Advance) -> bool:
        """Whether there was anything old that could be opened."""
        before = done.renewed + done.overtaken
        done.seen = done.told = done.damaged = 0
        total = sum([await self._envelopes.count(table) for table in SEALED_AGAIN])
        await advance(0, total)
        for table in SEALED_AGAIN:
            async for page in self._envelopes.of_table(table):
                await self._renew([each for each in page if not self._seal.is_current(each.sealed)], done, guard)
                done.seen += len(page)
                if done.seen - done.told >= _TOLD_EVERY:
                    done.told = done.seen
                    await advance(done.seen, total)
        await advance(total, total)
        return done.renewed + done.overtaken > before

    async def _renew(self, old: Sequence[Envelope], done: _Tally, guard: Statement) -> None:
        for at in range(0, len(old), AT_ONCE):
            renewed = [pair for each in old[at : at + AT_ONCE] if (pair := self._sealed_again(each, done)) is not None]
            if renewed:
                replaced = await self._envelopes.replace(renewed, guard)
                done.renewed += replaced
                done.overtaken += len(renewed) - replaced

    def _sealed_again(self, envelope: Envelope, done: _Tally) -> tuple[Envelope, bytes] | None:
        try:
            return envelope, self._seal.seal_again(envelope.record, envelope.sealed, self._access)
        except EnvelopeDamaged:
            done.damaged += 1
            return None

    def _record(self, done: _Tally) -> None:
        self._access.reason = f"sealed again: {done.renewed}, changed meanwhile: {done.overtaken}"
        if done.damaged:
            self._access.outcome = EnvelopeDamaged.code
            self._access.reason += f", damaged: {done.damaged}"
            _log.error("envelopes could not be sealed again", extra={"rows": done.damaged})
