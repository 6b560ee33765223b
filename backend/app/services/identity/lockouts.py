"""Locks against guessing: for an account, for a browser that signed in to it before, and for a network address.

Whoever guesses at an account from elsewhere locks it for strangers only. A browser that its user signed in with before
shows a device cookie and has a count of its own, so nobody can keep a user out of it; in a new browser, resetting the
password by mail opens the way. Known and unknown addresses are counted, locked and told alike.
https://owasp.org/www-community/Slow_Down_Online_Guessing_Attacks_with_Device_Cookies
"""

import asyncio
from dataclasses import dataclass
from datetime import timedelta

from app.audit.rows import AuditEntry
from app.audit.vocabulary import AuditAction
from app.core.client_address import braked_as
from app.core.folding import email as folded_email
from app.database.lockout_repository import Counted
from app.services.database_service import DatabaseService
from app.services.guesses import LOCKOUT_STEPS, Guesses

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
    """The locks around signing in, in one process."""

    def __init__(self, guesses: Guesses) -> None:
        self._guesses = guesses

    def turn_of(self, attempt: Attempt) -> asyncio.Lock:
        """Attempts that are counted together take turns."""
        return self._guesses.turn_of(attempt.account)

    async def refuse_if_locked(self, attempt: Attempt) -> None:
        """Raise SignInLocked while the account in this browser, or the network address, is locked."""
        await self._guesses.refuse_if_locked(attempt.account, *([attempt.network] if attempt.network else []))

    async def note_failure(self, attempt: Attempt, user_id: str | None, database: DatabaseService) -> None:
        """Count it. A lock is an event for known and unknown accounts alike: its time tells no difference."""
        await self._guesses.note_failure(attempt.account, user_id, _locked(attempt.email), database)
        if attempt.network is not None:
            await self._guesses.note_failure(attempt.network, None, _locked(attempt.address), database)

    async def forget(self, attempt: Attempt) -> None:
        """Somebody signed in: the account's count in this browser begins anew."""
        await self._guesses.forget(attempt.account)


def _locked(whose: str | None) -> AuditEntry:
    return AuditEntry(AuditAction.SIGN_IN_LOCKED, reason=whose)
