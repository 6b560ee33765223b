"""The audit trail's events at Logfire as well, where there is a token: what was done, never to whom.

It follows the sealer, so that only what is durable is told; it waits for nobody and nobody waits for it. What Logfire
does not take is lost there and stands in the trail all the same. https://logfire.pydantic.dev/docs/
"""

import asyncio
import logging
from collections import deque
from collections.abc import Mapping, Sequence
from datetime import timedelta

import logfire

from app.audit.rows import AuditRow, moment_text
from app.audit.vocabulary import BY_EMERGENCY, OK
from app.workers.beat import Beat

MESSAGE = "audit event"
MOST_WAITING = 20_000
_AT_ONCE = 500
_EVERY = timedelta(seconds=5)
_log = logging.getLogger("pfinni.audit")

Value = str | int | bool


class AuditMirror:
    """Takes sealed rows, and sends what of them speaks of no patient."""

    def __init__(self) -> None:
        self._waiting: deque[AuditRow] = deque(maxlen=MOST_WAITING)
        self._lost = 0
        self.beat = Beat("audit mirror", self._send_some, _EVERY)

    def offer(self, rows: Sequence[AuditRow]) -> None:
        """These are sealed; returns at once. The oldest are let go when too many wait."""
        self._lost += max(0, len(self._waiting) + len(rows) - MOST_WAITING)
        self._waiting.extend(rows)
        self.beat.wake()

    async def _send_some(self) -> bool:
        if self._lost:
            _log.warning("audit events were not mirrored", extra={"rows": self._lost})
            self._lost = 0
        some = [self._waiting.popleft() for _ in range(min(_AT_ONCE, len(self._waiting)))]
        if some:
            await asyncio.to_thread(_send, some)
        return bool(self._waiting)


def mirrored(row: AuditRow) -> Mapping[str, Value]:
    """What is told of a row: no subject, no session, no reason."""
    told: dict[str, Value | None] = {
        "action": row.action,
        "outcome": row.outcome,
        "actor": row.actor,
        "role": row.role,
        "address": row.address,
        "at": moment_text(row.at),
        "request_id": row.request,
        "count": row.amount if row.amount is not None else len(row.subjects),
        "automatic": row.automatic,
        "emergency": row.outcome.endswith(BY_EMERGENCY),
    }
    return {name: value for name, value in told.items() if value is not None}


def _send(rows: Sequence[AuditRow]) -> None:
    for row in rows:
        logfire.log("info" if row.outcome == OK else "warn", MESSAGE, dict(mirrored(row)))
