"""Users and their credentials in the store.

https://surrealdb.com/docs/surrealql/statements/create .
"""

from dataclasses import dataclass, field
from datetime import datetime

from app.audit.access_log import AccessLog
from app.database.entity_rows import EntityRows
from app.database.models import User
from app.database.patient_repository import Reader
from app.database.statement import RecordID, Statement
from app.models.user_models import StaleUser


@dataclass(frozen=True, slots=True)
class Credential:
    """What signs a user in: the account's id and the password's hash."""

    account_id: str
    password_hash: str = field(repr=False)


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

    async def credential(self, user_id: str) -> Credential | None:
        """The user's password hash, if there is one."""
        rows = await self._reader.rows(
            "SELECT id, password, provider_id FROM account WHERE user_id = $user LIMIT 20", {"user": user_id}
        )
        with_password = [row for row in rows if row["provider_id"] == "credential" and row.get("password")]
        return Credential(str(with_password[0]["id"].id), with_password[0]["password"]) if with_password else None

    def replace(self, user: User) -> Statement:
        """The user as it shall be; a stale version cancels the commit, and so does a taken address."""
        return self._users.replace(user, stale=StaleUser)

    def create(self, user: User) -> Statement:
        """A new user. A taken address cancels the commit."""
        return self._users.create(user)

    def create_credential(self, account_id: str, user: User, password_hash: str, at: datetime) -> Statement:
        """The user's password, in the form that Better Auth reads: an account of the provider `credential`."""
        return Statement(
            "CREATE ONLY $account CONTENT $content RETURN NONE",
            {
                "account": RecordID("account", account_id),
                "content": {
                    "created_at": at,
                    "updated_at": at,
                    "account_id": user.id,
                    "provider_id": "credential",
                    "user_id": user.id,
                    "password": password_hash,
                },
            },
        )
