"""What the second factors of one process work with, and the brake against guessing that all of them share."""

import asyncio
import math
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from weakref import WeakValueDictionary

from app.audit.access_log import AccessLog
from app.audit.rows import AuditEntry
from app.audit.vocabulary import AuditAction
from app.core.clock import Clock
from app.database.lockout_repository import Counted, LockoutRepository
from app.database.models import User
from app.database.passkey_repository import PasskeyRepository
from app.database.second_factor_repository import SecondFactorRepository
from app.database.statement import Statement
from app.database.user_repository import UserRepository
from app.models.auth_models import PasswordWrong, SignInLocked
from app.models.user_models import UserNotFound
from app.services.database_service import DatabaseService
from app.services.password_service import PasswordService
from app.services.session_service import SessionService

STEPS = [(5, timedelta(minutes=1)), (10, timedelta(minutes=5)), (20, timedelta(minutes=15))]
"""From so many wrong codes in a row on, a user waits so long after each further one; never for ever.

Only who knows the password can use this up.
"""


@dataclass(frozen=True, slots=True)
class Browser:
    """From where somebody signs in."""

    address: str | None
    agent: str


@dataclass(frozen=True, slots=True)
class SecondFactorParts:
    """What the services work with."""

    factors: SecondFactorRepository
    passkeys: PasskeyRepository
    users: UserRepository
    sessions: SessionService
    passwords: PasswordService
    guesses: "Guesses"
    clock: Clock
    database: Callable[[AccessLog], DatabaseService]
    told: Callable[[User, str], list[Statement]]
    """A mail to the user that the second factor was changed, by whom it was, and the job that sends it."""

    async def user(self, user_id: str, access: AccessLog) -> User:
        """The user with this id. Raises UserNotFound."""
        user = await self.users.with_id(user_id, access)
        if user is None:
            raise UserNotFound
        return user

    async def confirm_password(self, user_id: str, password: str, access: AccessLog) -> None:
        """Raise PasswordWrong unless this is the user's password, SignInLocked after too many guesses."""
        counted = Counted(f"confirmation\0{user_id}", STEPS)
        async with self.guesses.turn_of(counted):
            await self.guesses.refuse_if_locked(counted)
            credential = await self.users.credential(user_id)
            if not await self.passwords.verify(credential.password_hash if credential else None, password):
                await self.guesses.note_failure(counted, user_id, self.database(access))
                raise PasswordWrong
            await self.guesses.forget(counted)


class Guesses:
    """Counts wrong codes and passwords of users who are known already."""

    def __init__(self, lockouts: LockoutRepository, clock: Clock) -> None:
        self._lockouts = lockouts
        self._clock = clock
        self._turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    def turn_of(self, counted: Counted) -> asyncio.Lock:
        """Guesses that are counted together take turns: many at once get no more than as many in a row."""
        return self._turns.setdefault(counted.name, asyncio.Lock())

    async def refuse_if_locked(self, counted: Counted) -> None:
        """Raise SignInLocked while too many were wrong."""
        until, now = await self._lockouts.locked_until([counted]), self._clock()
        if until is not None and until > now:
            raise SignInLocked(math.ceil((until - now).total_seconds()))

    async def note_failure(self, counted: Counted, user_id: str, database: DatabaseService) -> None:
        """Count one more; a lock is an event."""
        failures = await self._lockouts.note_failure(counted, self._clock())
        if failures in {count for count, _ in counted.steps}:
            locked = self._lockouts.tell_locked(counted, user_id, failures)
            await database.write(AuditEntry(AuditAction.SIGN_IN_LOCKED, user_id), locked)

    async def forget(self, counted: Counted) -> None:
        """It was right: counting begins anew."""
        await self._lockouts.forget(counted)
