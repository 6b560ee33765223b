"""The brake against guessing: failures in a row are counted in the store, and from a step's count on one has to wait.

Whatever can be guessed at is counted here: passwords at sign-in and later, codes of a second factor.
"""

import asyncio
import math
from datetime import timedelta
from weakref import WeakValueDictionary

from app.audit.rows import AuditEntry
from app.core.clock import Clock
from app.database.lockout_repository import Counted, LockoutRepository
from app.models.auth_models import SignInLocked
from app.services.database_service import DatabaseService

LOCKOUT_STEPS = [(5, timedelta(minutes=1)), (10, timedelta(minutes=5)), (20, timedelta(minutes=15))]
"""From so many failures in a row on, one waits so long after each further one; never for ever."""


class Guesses:
    """What is guessed at in one process, over counts in the store."""

    def __init__(self, lockouts: LockoutRepository, clock: Clock) -> None:
        self._lockouts = lockouts
        self._clock = clock
        self._turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    def turn_of(self, counted: Counted) -> asyncio.Lock:
        """Guesses that are counted together take turns: many at once get no more than as many in a row."""
        return self._turns.setdefault(counted.name, asyncio.Lock())

    async def refuse_if_locked(self, *counted: Counted) -> None:
        """Raise SignInLocked while one of these had too many failures."""
        until, now = await self._lockouts.locked_until(counted), self._clock()
        if until is not None and until > now:
            raise SignInLocked(math.ceil((until - now).total_seconds()))

    async def note_failure(
        self, counted: Counted, user_id: str | None, locked_as: AuditEntry, database: DatabaseService
    ) -> None:
        """Count one more. A lock is an event, with `locked_as` as its audit entry, whoever is guessed at or nobody."""
        failures = await self._lockouts.note_failure(counted, self._clock())
        if failures in {count for count, _ in counted.steps}:
            await database.write(locked_as, self._lockouts.tell_locked(counted, user_id, failures))

    async def forget(self, counted: Counted) -> None:
        """It was right: counting begins anew."""
        await self._lockouts.forget(counted)
