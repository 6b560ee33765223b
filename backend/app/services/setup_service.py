"""The first start of a real practice: a one-time token on the console, and the first administrator behind it.

The token is stored as its hash and lasts a day; every start without users makes a new one. Set-up demands proof that
a copy of the keys exists and opens: without the keys nobody, PFINNI included, can read the store again.
"""

import hmac
import secrets
from datetime import timedelta

from app.core.actor import Actor, SystemActor
from app.core.clock import Clock
from app.core.roles import Role
from app.database.models import Practice, User
from app.database.setup_repository import SetupRepository
from app.models.setup_models import AlreadySetUp, RecoveryCopyUnconfirmed, SetUpRequest, SetUpTokenWrong
from app.sealing.blind import Blind, BlindKind
from app.services.database_service import DatabaseService
from app.services.practice_service import PracticeCalendar, PracticeService
from app.services.user_service import UserService

LASTS = timedelta(days=1)


class SetupService:
    """Sets a practice up, once."""

    def __init__(
        self,
        tokens: SetupRepository,
        blind: Blind,
        recovery_code: str,
        users: UserService,
        practice: PracticeService,
        calendar: PracticeCalendar,
        database: DatabaseService,
        clock: Clock,
    ) -> None:
        self._tokens = tokens
        self._blind = blind
        self._recovery_code = recovery_code
        self._users = users
        self._practice = practice
        self._calendar = calendar
        self._database = database
        self._clock = clock

    async def new_token(self) -> str | None:
        """A token to print on the console, or None when somebody can sign in already."""
        if await self._users.any_exists():
            return None
        token = secrets.token_urlsafe(24)
        now = self._clock()
        await self._tokens.keep(self._hash(token), now, now + LASTS)
        return token

    async def set_up(self, asked: SetUpRequest) -> User:
        """Practice and first administrator.

        Raises SetUpTokenWrong, RecoveryCopyUnconfirmed, PasswordRefused or AlreadySetUp; the token stays good.
        """
        if await self._users.any_exists():
            raise AlreadySetUp
        kept = await self._tokens.current()
        given = self._hash(asked.token.get_secret_value())
        if kept is None or kept.expires_at <= self._clock() or not hmac.compare_digest(kept.hash, given):
            raise SetUpTokenWrong
        self._database.access.actor = Actor.system(SystemActor.OPERATOR)  # whoever read the token from the console
        if not hmac.compare_digest(asked.recovery_code.strip().lower().encode(), self._recovery_code.encode()):
            raise RecoveryCopyUnconfirmed
        await self._users.check_password(
            asked.name, asked.email, asked.password.get_secret_value(), asked.practice_name
        )
        if not await self._tokens.use(given):
            raise SetUpTokenWrong
        return await self._found(asked)

    async def _found(self, asked: SetUpRequest) -> User:
        practice: Practice = await self._practice.found(asked.practice_name, asked.zone, is_demo=False)
        self._calendar.adopt(practice)
        return await self._users.create(asked.name, asked.email, asked.password.get_secret_value(), Role.ADMIN)

    def _hash(self, token: str) -> str:
        return self._blind.key(BlindKind.SESSION, f"set-up\0{token}")
