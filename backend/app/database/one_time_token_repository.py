"""Tokens that work once, in links: of a reset, an invitation, a verification. Only their keyed hashes are stored.

They stand among Better Auth's verification values. A token is used up by an UPDATE in the commit of what it is used
for, so of several who try one gets it, and a commit that fails leaves it good. One that matches nothing leaves nothing
behind. https://surrealdb.com/docs/surrealql/statements/update
"""

from datetime import datetime
from enum import StrEnum

from app.core.clock import Clock
from app.database.bookkeeping import Bookkeeper, Ledger
from app.database.patient_repository import Reader
from app.database.statement import RecordID, Statement
from app.models.auth_models import OneTimeTokenUsed
from app.sealing.blind import Blind, BlindKind


class TokenPurpose(StrEnum):
    """What a token is good for; one for one thing is worth nothing for another."""

    PASSWORD_RESET = "password-reset"  # noqa: S105 - a purpose
    INVITATION = "invitation"
    INVITATION_SHOWN = "invitation-shown"
    """Handed over by an administrator: it proves nothing about a mailbox."""
    EMAIL_VERIFICATION = "email-verification"


class OneTimeTokenRepository:
    """Keeps hashes of tokens."""

    def __init__(self, reader: Reader, bookkeeper: Bookkeeper, blind: Blind, clock: Clock) -> None:
        self._reader = reader
        self._bookkeeper = bookkeeper
        self._blind = blind
        self._clock = clock

    async def keep(self, purpose: TokenPurpose, token: str, subject: str, expires_at: datetime) -> None:
        """The token is good until then, unless it was used; tokens for the same whose time is over go."""
        now = self._clock()
        content = {
            "created_at": now,
            "updated_at": now,
            "identifier": _identifier(purpose, subject),
            "value": subject,
            "expires_at": expires_at,
        }
        await self._bookkeeper.keep(
            [Ledger.VERIFICATION],
            Statement(
                "DELETE verification WHERE identifier = $identifier AND expires_at <= $now RETURN NONE",
                {"identifier": _identifier(purpose, subject), "now": now},
            ),
            Statement(
                """
                IF (SELECT id FROM ONLY $record) = NONE {
                    CREATE ONLY $record CONTENT $content RETURN NONE
                } ELSE {
                    UPDATE $record SET expires_at = $until, updated_at = $now WHERE `value` != '' RETURN NONE
                }
                """,
                {"record": self._record(purpose, token), "content": content, "until": expires_at, "now": now},
            ),
        )

    async def subject(self, purpose: TokenPurpose, token: str) -> str | None:
        """Whose or what the token is, as long as it is good."""
        row = await self._reader.one("SELECT * FROM ONLY $record", {"record": self._record(purpose, token)})
        if row is None or not row["value"] or row["expires_at"] <= self._clock():
            return None
        return str(row["value"])

    def use(self, purpose: TokenPurpose, token: str) -> Statement:
        """Use the token up; cancels the commit when it is not good any more (OneTimeTokenUsed)."""
        return Statement(
            """
            IF array::is_empty((
                UPDATE $record SET `value` = '', updated_at = $now
                    WHERE `value` != '' AND expires_at > $now RETURN id
            )) { THROW $wrong }
            """,
            {"record": self._record(purpose, token), "now": self._clock(), "wrong": OneTimeTokenUsed.code},
        )

    def drop(self, purpose: TokenPurpose, subject: str) -> Statement:
        """Every token for this is worth nothing from now on."""
        return Statement(
            "UPDATE verification SET `value` = '', updated_at = $now WHERE identifier = $identifier RETURN NONE",
            {"identifier": _identifier(purpose, subject), "now": self._clock()},
        )

    def _record(self, purpose: TokenPurpose, token: str) -> RecordID:
        token_hash = self._blind.key(BlindKind.SESSION, f"{purpose}\0{token}")
        return RecordID("verification", f"{purpose}-{token_hash}")


def _identifier(purpose: TokenPurpose, subject: str) -> str:
    return f"{purpose}:{subject}"
