"""What the second factors of one process work with, and the brake against guessing that all of them share."""

from collections.abc import Callable
from dataclasses import dataclass

from app.audit.access_log import AccessLog
from app.audit.rows import AuditEntry
from app.audit.vocabulary import AuditAction
from app.core.clock import Clock
from app.database.credential_repository import CredentialRepository
from app.database.lockout_repository import Counted
from app.database.models import User
from app.database.passkey_repository import PasskeyRepository
from app.database.practice_repository import PracticeRepository
from app.database.second_factor_repository import SecondFactorRepository
from app.database.statement import Statement
from app.database.user_repository import UserRepository
from app.models.auth_models import PasswordWrong
from app.models.user_models import UserNotFound
from app.services.database_service import DatabaseService
from app.services.guesses import LOCKOUT_STEPS, Guesses
from app.services.password_service import PasswordService
from app.services.session_service import SessionService


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
    accounts: CredentialRepository
    sessions: SessionService
    passwords: PasswordService
    guesses: Guesses
    clock: Clock
    database: Callable[[AccessLog], DatabaseService]
    told: Callable[[User, str], list[Statement]]
    """A mail to the user that the second factor was changed, by whom it was, and the job that sends it."""
    practices: PracticeRepository

    async def user(self, user_id: str, access: AccessLog) -> User:
        """The user with this id. Raises UserNotFound."""
        user = await self.users.with_id(user_id, access)
        if user is None:
            raise UserNotFound
        return user

    async def confirm_password(self, user_id: str, password: str, access: AccessLog) -> None:
        """Raise PasswordWrong unless this is the user's password, SignInLocked after too many guesses."""
        counted = Counted(f"confirmation\0{user_id}", LOCKOUT_STEPS)
        async with self.guesses.turn_of(counted):
            await self.guesses.refuse_if_locked(counted)
            credential = await self.accounts.password(user_id)
            if not await self.passwords.verify(credential.hash if credential else None, password):
                await self.note_failure(counted, user_id, access)
                raise PasswordWrong
            await self.guesses.forget(counted)

    async def note_failure(self, counted: Counted, user_id: str, access: AccessLog) -> None:
        """A wrong code or password of a user who is known already."""
        locked = AuditEntry(AuditAction.SIGN_IN_LOCKED, user_id)
        await self.guesses.note_failure(counted, user_id, locked, self.database(access))
