"""The second step of a sign-in: the password was right, and no session is opened before a code was.

What waits is a row with a random token in a signed cookie, for five minutes and five codes. A code is taken once: the
half minute of the last one is remembered, and neither it nor an older one is taken again (RFC 6238, 5.2).
"""

import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum

from app.audit.access_log import AccessLog
from app.audit.rows import AuditEntry
from app.audit.vocabulary import AuditAction
from app.core.actor import Actor
from app.core.exceptions import AppException
from app.database.lockout_repository import Counted
from app.database.models import SecondFactor, User
from app.database.second_factor_repository import MOST_ATTEMPTS, PendingSignIn, RecoveryCodeNotThere
from app.database.session_repository import OpenedWith
from app.models.second_factor_models import (
    CodeWrong,
    PendingSignInGone,
    RecoveryCodeWrong,
    SecondFactorMissing,
    TooManyCodes,
)
from app.services.guesses import LOCKOUT_STEPS
from app.services.second_factor import codes
from app.services.second_factor.parts import Browser, SecondFactorParts
from app.services.session_service import LONGEST_AGENT, Opened

PENDING_LASTS = timedelta(minutes=5)
DEVICE_LASTS = timedelta(days=30)


class StepMethod(StrEnum):
    """What completes a sign-in whose password was right, in Better Auth's spelling."""

    TOTP = "totp"
    PASSKEY = "passkey"


@dataclass(frozen=True, slots=True)
class Shown:
    """A code, and of which kind it is."""

    code: str = field(repr=False)
    is_recovery_code: bool = False
    trusts_device: bool = False


@dataclass(frozen=True, slots=True)
class Completed:
    """A sign-in that was completed: its session, and the token of the device if it is trusted from now on."""

    user: User
    session: Opened
    is_remembered: bool
    device_token: str | None = field(repr=False)


class SecondStep:
    """Sign-ins that wait for a code."""

    def __init__(self, parts: SecondFactorParts) -> None:
        self._parts = parts

    async def methods_of(self, user: User, access: AccessLog) -> list[StepMethod]:
        """What this user can complete a sign-in with; nothing where the password is enough.

        A passkey alone is asked for only of those whose role needs a second factor: everybody else may be at a computer
        that has none.
        """
        has_passkey = bool(await self._parts.passkeys.of_user(user.id, access))
        if user.two_factor_enabled:
            return [StepMethod.TOTP, StepMethod.PASSKEY] if has_passkey else [StepMethod.TOTP]
        return [StepMethod.PASSKEY] if has_passkey and await self._needs_one(user, access) else []

    async def begin(self, user_id: str, *, is_remembered: bool) -> str:
        """The password was right: the token under which the code is awaited."""
        token, now = secrets.token_urlsafe(32), self._parts.clock()
        pending = PendingSignIn(user_id, is_remembered, 0, now + PENDING_LASTS)
        await self._parts.factors.begin_pending(token, pending, now)
        return token

    async def give_up(self, token: str) -> None:
        """Nobody waits for the code any more."""
        await self._parts.factors.claim(token, self._parts.clock())

    async def trusts(self, user_id: str, device_token: str | None) -> bool:
        """Whether the password is enough on this device."""
        return device_token is not None and await self._parts.factors.is_trusted(
            device_token, user_id, self._parts.clock()
        )

    async def complete(self, token: str | None, shown: Shown, browser: Browser, access: AccessLog) -> Completed:
        """Open the session that waited for this code.

        Raises CodeWrong, RecoveryCodeWrong, PendingSignInGone, TooManyCodes or SignInLocked; nothing is opened then.
        """
        pending = await self._attempted(token)
        access.opened(pending.user_id)
        user = await self._parts.users.with_id(pending.user_id, access)
        if user is None or not user.is_active or not user.two_factor_enabled:
            raise PendingSignInGone
        await self.take(user.id, shown, access)
        if not await self._parts.factors.claim(token or "", self._parts.clock()):
            raise PendingSignInGone
        session = await self._parts.sessions.open(user.id, browser.address, browser.agent, OpenedWith.SECOND_FACTOR)
        device_token = await self._trusted(user.id, browser) if shown.trusts_device else None
        access.actor = Actor(user.id, user.role, session.id)
        access.action, access.reason = AuditAction.SIGNED_IN, str(OpenedWith.SECOND_FACTOR)
        return Completed(user, session, pending.is_remembered, device_token)

    async def take(self, user_id: str, shown: Shown, access: AccessLog) -> None:
        """Take a code of the user's active factor; each is taken once."""
        wrong = RecoveryCodeWrong if shown.is_recovery_code else CodeWrong
        await self.guarded(user_id, access, lambda: self._is_taken(user_id, shown, access), wrong)

    async def guarded(
        self,
        user_id: str,
        access: AccessLog,
        is_right: Callable[[], Awaitable[bool]],
        wrong: type[AppException] = CodeWrong,
    ) -> None:
        """One guess at a user's code. Raises `wrong`, which counts as a failure, or SignInLocked after too many."""
        counted = Counted(f"second factor\0{user_id}", LOCKOUT_STEPS)
        async with self._parts.guesses.turn_of(counted):
            await self._parts.guesses.refuse_if_locked(counted)
            if not await is_right():
                await self._parts.note_failure(counted, user_id, access)
                raise wrong
            await self._parts.guesses.forget(counted)

    async def takes_step(self, factor: SecondFactor, code: str) -> bool:
        """Whether it is the factor's code of now, and nobody has used it yet."""
        step = codes.step_of(factor.secret, code, self._parts.clock())
        return step is not None and await self._parts.factors.take_step(factor.id, step)

    async def _needs_one(self, user: User, access: AccessLog) -> bool:
        practice = await self._parts.practices.practice(access)
        return practice is not None and user.role in practice.second_factor_roles

    async def _attempted(self, token: str | None) -> PendingSignIn:
        pending = await self._parts.factors.attempt(token, self._parts.clock()) if token else None
        if pending is None or token is None:
            raise PendingSignInGone
        if pending.attempts > MOST_ATTEMPTS:
            await self.give_up(token)
            raise TooManyCodes
        return pending

    async def _is_taken(self, user_id: str, shown: Shown, access: AccessLog) -> bool:
        factor = await self._parts.factors.of_user(user_id, access)
        if factor is None or not factor.is_active:
            raise SecondFactorMissing
        if not shown.is_recovery_code:
            return await self.takes_step(factor, shown.code)
        used = self._parts.factors.use_recovery_code(factor, codes.plain(shown.code), self._parts.clock())
        try:
            await self._parts.database(access).write(AuditEntry(AuditAction.RECOVERY_CODE_USED, user_id), used)
        except RecoveryCodeNotThere:
            return False
        return True

    async def _trusted(self, user_id: str, browser: Browser) -> str:
        token, now = secrets.token_urlsafe(32), self._parts.clock()
        await self._parts.factors.trust(token, user_id, browser.agent[:LONGEST_AGENT], now, now + DEVICE_LASTS)
        return token
