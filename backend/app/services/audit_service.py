"""The audit trail: drafts rows, and makes read and refusal rows durable in shared commits.

There is no timer: while one commit is under way the next group gathers, and starts when it is durable. Whatever is
not durable within five seconds is refused, and the answer that waited for it is withheld.
"""

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from app.audit.access_log import AccessLog
from app.audit.recent import RecentAccess
from app.audit.rows import AuditEntry, AuditRow, Prover, to_milliseconds
from app.audit.vocabulary import BY_EMERGENCY, OK
from app.core.clock import Clock
from app.core.exceptions import AuditUnavailable, DatabaseException
from app.core.identifiers import new_moment_id
from app.database import audit_repository
from app.database.bookkeeping import Bookkeeper, Ledger
from app.database.failures import RecordExists, StoreRefused
from app.sealing.keyring import Keyring
from app.sealing.seal import Seal

_log = logging.getLogger("pfinni.audit")
DURABLE_WITHIN = timedelta(seconds=5)
_MOST_ROWS = 500
_PROOF = "audit-proof"


def prover(keyring: Keyring) -> Prover:
    """Computes the proofs of this practice's rows."""
    return Prover(keyring.derive(_PROOF))


@dataclass(slots=True)
class _Waiting:
    rows: Sequence[AuditRow]
    done: asyncio.Future[None]
    until: float
    """When its answer is withheld, on the loop's clock; from then on nobody needs these rows."""


class AuditTrail:
    """The pen of every access log in this process."""

    def __init__(
        self, bookkeeper: Bookkeeper, seal: Seal, prove: Prover, clock: Clock, within: timedelta = DURABLE_WITHIN
    ) -> None:
        self._bookkeeper = bookkeeper
        self._seal = seal
        self._prove = prove
        self._clock = clock
        self._within = within.total_seconds()
        self._recent = RecentAccess(clock)
        self._waiting: list[_Waiting] = []
        self._writer: asyncio.Task[None] | None = None
        self.when_written: Callable[[], None] = lambda: None
        """Called after rows were committed, to wake the sealer."""

    def draft(self, entry: AuditEntry, log: AccessLog, outcome: str = OK, amount: int | None = None) -> AuditRow:
        """A row for this entry, proven and with its reason sealed."""
        row_id = new_moment_id()
        detail, digest = self._seal.close_reason(row_id, entry.reason) if entry.reason else (None, None)
        actor = log.actor
        is_by_emergency = not actor.scope.opened.isdisjoint(entry.all_subjects)
        return AuditRow(
            id=row_id,
            at=to_milliseconds(self._clock()),
            actor=actor.id,
            action=str(entry.action),
            outcome=outcome + BY_EMERGENCY if is_by_emergency else outcome,
            role=actor.role,
            session=actor.session,
            subjects=entry.all_subjects,
            amount=amount,
            address=log.origin.address,
            request=log.origin.request,
            automatic=log.automatic,
            detail=detail,
            digest=digest,
        ).proven(self._prove)

    def may_be_automatic(self, log: AccessLog, subjects: Sequence[str]) -> bool:
        """Whether this session opened all of them, unmarked, within the hour."""
        return self._recent.covers(log.actor.session, subjects)

    def remember(self, log: AccessLog, subjects: Sequence[str]) -> None:
        """The store says now that this session opened them; unless the log is marked, a refetch may repeat it."""
        if log.actor.session is not None and not log.automatic:
            self._recent.note(log.actor.session, subjects)

    async def make_durable(self, rows: Sequence[AuditRow]) -> None:
        """Return when the rows are on disk. Raises AuditUnavailable when they are not within five seconds."""
        loop = asyncio.get_running_loop()
        waiting = _Waiting(rows, loop.create_future(), loop.time() + self._within)
        self._waiting.append(waiting)
        if self._writer is None or self._writer.done():
            self._writer = asyncio.create_task(self._write_groups())
        try:
            async with asyncio.timeout(self._within):
                await asyncio.shield(waiting.done)
        except TimeoutError:
            raise AuditUnavailable from None

    async def close(self) -> None:
        """Wait for what is being written, not for ever: a store that hangs does not keep the process alive."""
        if self._writer is not None:
            await asyncio.wait([self._writer], timeout=self._within)
            self._writer.cancel()

    async def _write_groups(self) -> None:
        while self._waiting:
            group = self._next_group()
            try:
                await self._commit([row for waiting in group for row in waiting.rows])
            except Exception:  # noqa: BLE001 - whatever it is, each row is tried alone
                await self._write_one_by_one(group)
            else:
                _settle(group)
            self.when_written()

    def _next_group(self) -> list[_Waiting]:
        group: list[_Waiting] = []
        size = 0
        while self._waiting and (not group or size + len(self._waiting[0].rows) <= _MOST_ROWS):
            group.append(self._waiting.pop(0))
            size += len(group[-1].rows)
        return group

    async def _write_one_by_one(self, group: Sequence[_Waiting]) -> None:
        _log.warning("an audit group did not commit; trying row by row", extra={"rows": len(group)})
        for waiting in group:
            try:
                is_durable = await self._write_patiently(waiting)
            except Exception as error:  # noqa: BLE001 - a row that cannot be written does not hold up the others
                _log.error("an audit row cannot be written", extra={"kind": type(error).__name__})
                is_durable = False
            if is_durable:
                _settle([waiting])
            elif not waiting.done.done():
                waiting.done.set_exception(AuditUnavailable())
                waiting.done.exception()

    async def _write_patiently(self, waiting: _Waiting) -> bool:
        loop = asyncio.get_running_loop()
        for row in waiting.rows:
            while loop.time() < waiting.until:
                if await self._write_row(row):
                    break
                await asyncio.sleep(0.1)
            else:
                return False
        return True

    async def _write_row(self, row: AuditRow) -> bool:
        """Whether the row is there now. Raises StoreRefused for one that never will be."""
        try:
            await self._commit([row])
        except RecordExists:
            return True
        except StoreRefused:
            raise
        except DatabaseException:
            return False
        return True

    async def _commit(self, rows: Sequence[AuditRow]) -> None:
        await self._bookkeeper.keep([Ledger.AUDIT], audit_repository.insert(rows))


def _settle(group: Sequence[_Waiting]) -> None:
    for waiting in group:
        if not waiting.done.done():
            waiting.done.set_result(None)
