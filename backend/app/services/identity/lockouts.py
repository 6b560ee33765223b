"""Locks against guessing: for an account, for a browser that signed in to it before, and for a network address.

Whoever guesses at an account from elsewhere locks it for strangers only. A browser that its user signed in with before
shows a device cookie and has a count of its own, so nobody can keep a user out of it; in a new browser, resetting the
password by mail opens the way. Known and unknown addresses are counted, locked and told alike.
https://owasp.org/www-community/Slow_Down_Online_Guessing_Attacks_with_Device_Cookies
"""

import asyncio
import math
from dataclasses import dataclass
from datetime import timedelta
from weakref import WeakValueDictionary

from app.audit.rows import AuditEntry
from app.audit.vocabulary import AuditAction
from app.core.client_address import braked_as
from app.core.clock import Clock
from app.core.folding import email as folded_email
from app.database.lockout_repository import Counted, LockoutRepository
from app.models.auth_models import SignInLocked
from app.services.database_service import DatabaseService

LOCKOUT_STEPS = [(5, timedelta(minutes=1)), (10, timedelta(minutes=5)), (20, timedelta(minutes=15))]
"""From so many failures in a row, an account or a browser waits so long after each further one; never for ever."""
ADDRESS_STEPS = [(40, timedelta(minutes=1)), (80, timedelta(minutes=5)), (160, timedelta(minutes=15))]
"""Of one network address, over all accounts: a whole practice may sit behind it."""
ADDRESS_FORGETS_AFTER = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Attempt:
    """One try to sign in: with which address, in which known browser, from which network address."""

    email: str
    device: str | None = None
    """What a valid device cookie names; None for a browser that nobody signed in to this account with."""
    address: str | None = None
    """None where no trusted proxy tells it."""

    @property
    def account(self) -> Counted:
        """The count that stands for the account in this browser: its own, or that of all strangers."""
        email = folded_email(self.email)
        name = email if self.device is None else f"device\0{self.device}\0{email}"
        return Counted(name, LOCKOUT_STEPS)

    @property
    def network(self) -> Counted | None:
        """The count of the network address."""
        if self.address is None:
            return None
        return Counted(f"address\0{braked_as(self.address)}", ADDRESS_STEPS, ADDRESS_FORGETS_AFTER)


class SignInLocks:
    """The locks of one process, over counts in the store."""

    def __init__(self, lockouts: LockoutRepository, clock: Clock) -> None:
        self._lockouts = lockouts
        self._clock = clock
        self._turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    def turn_of(self, attempt: Attempt) -> asyncio.Lock:
        """Attempts that are counted together take turns: many at once get no more guesses than as many in a row."""
        return self._turns.setdefault(attempt.account.name, asyncio.Lock())

    async def refuse_if_locked(self, attempt: Attempt) -> None:
        """Raise SignInLocked while the account in this browser, or the network address, is locked."""
        counted = [attempt.account, *([attempt.network] if attempt.network else [])]
        until, now = await self._lockouts.locked_until(counted), self._clock()
        if until is not None and until > now:
            raise SignInLocked(math.ceil((until - now).total_seconds()))

    async def note_failure(self, attempt: Attempt, user_id: str | None, database: DatabaseService) -> None:
        """Count it. A lock is an event for known and unknown accounts alike: its time tells no difference."""
        await self._count(attempt.account, user_id, attempt.email, database)
        if attempt.network is not None:
            await self._count(attempt.network, None, attempt.address, database)

    async def forget(self, attempt: Attempt) -> None:
        """Somebody signed in: the account's count in this browser begins anew."""
        await self._lockouts.forget(attempt.account)

    async def _count(self, counted: Counted, user_id: str | None, whose: str | None, database: DatabaseService) -> None:
        failures = await self._lockouts.note_failure(counted, self._clock())
        if failures in {count for count, _ in counted.steps}:
            locked = self._lockouts.tell_locked(counted, user_id, failures)
            await database.write(AuditEntry(AuditAction.SIGN_IN_LOCKED, reason=whose), locked)
