"""Users in the store.

https://surrealdb.com/docs/surrealql/statements/create .
"""

from app.audit.access_log import AccessLog
from app.core.exceptions import AppException
from app.database.entity_rows import EntityRows, RecordGone
from app.database.models import User
from app.database.patient_repository import Reader
from app.database.statement import Statement


class UserRepository:
    """Who signs in."""

    def __init__(self, reader: Reader, users: EntityRows[User]) -> None:
        self._reader = reader
        self._users = users

    async def any_exists(self) -> bool:
        """Whether there is a user at all."""
        return bool(await self._reader.rows("SELECT id FROM user LIMIT 1"))

    async def with_email(self, email: str, access: AccessLog) -> User | None:
        """The user with this address."""
        rows = await self._reader.rows("SELECT * FROM user WHERE email = $email LIMIT 1", {"email": email.lower()})
        return self._users.opened(rows[0], access) if rows else None

    async def with_id(self, user_id: str, access: AccessLog) -> User | None:
        """The user with this id."""
        row = await self._reader.one("SELECT * FROM ONLY $record", {"record": self._users.record(user_id)})
        return self._users.opened(row, access) if row else None

    async def everybody(self, access: AccessLog) -> list[User]:
        """Every user, by name; a practice has some hundred."""
        rows = await self._reader.rows("SELECT * FROM user LIMIT 5000")
        return sorted((self._users.opened(row, access) for row in rows), key=lambda user: user.name)

    def replace(self, user: User, stale: type[AppException] = RecordGone) -> Statement:
        """The user as it shall be; a stale version cancels the commit, and so does a taken address."""
        return self._users.replace(user, stale=stale)

    def create(self, user: User) -> Statement:
        """A new user. A taken address cancels the commit."""
        return self._users.create(user)
