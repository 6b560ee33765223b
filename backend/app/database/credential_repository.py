"""Passwords in the store: the one that counts, and the ones before it.

https://surrealdb.com/docs/surrealql/statements/update .
"""

from dataclasses import dataclass, field
from datetime import datetime

from app.core.exceptions import BusinessLogicException
from app.database.answers import Row
from app.database.models import User
from app.database.patient_repository import Reader
from app.database.statement import RecordID, Statement
from app.validators.password_validators import REMEMBERED


class PasswordChangedMeanwhile(BusinessLogicException):
    """The password was changed by another request."""

    code = "password_changed_meanwhile"
    message = "The password was changed just now. Sign in with the new one."


@dataclass(frozen=True, slots=True)
class StoredPassword:
    """The account that holds a user's password, its hash, and the hashes of the ones before."""

    account_id: str
    hash: str = field(repr=False)
    former: tuple[str, ...] = field(repr=False)

    @property
    def all(self) -> tuple[str, ...]:
        """What shall not come again."""
        return (self.hash, *self.former)


class CredentialRepository:
    """The passwords of users."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    async def password(self, user_id: str) -> StoredPassword | None:
        """The user's password, if there is one."""
        rows = await self._reader.rows("SELECT * FROM account WHERE user_id = $user LIMIT 20", {"user": user_id})
        with_password = [row for row in rows if row["provider_id"] == "credential" and row.get("password")]
        return _opened(with_password[0]) if with_password else None

    def create(self, account_id: str, user: User, password_hash: str, at: datetime) -> Statement:
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

    def replace_password(self, before: StoredPassword, password_hash: str, at: datetime) -> Statement:
        """Another password, the old one remembered; cancels the commit when it is no longer the one that was read."""
        return Statement(
            """
            IF array::is_empty((
                UPDATE $account SET password = $new, updated_at = $at, former_passwords = $former
                    WHERE password = $before RETURN id
            )) { THROW $changed }
            """,
            {
                "account": RecordID("account", before.account_id),
                "new": password_hash,
                "at": at,
                "former": list(before.all[: REMEMBERED - 1]),
                "before": before.hash,
                "changed": PasswordChangedMeanwhile.code,
            },
        )


def _opened(row: Row) -> StoredPassword:
    return StoredPassword(str(row["id"].id), row["password"], tuple(row.get("former_passwords") or ()))
