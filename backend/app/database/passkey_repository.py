"""Passkeys and their ceremonies in the store.

A challenge is good for one answer: it is claimed by an update of its row, so that of several who show it one wins.
https://surrealdb.com/docs/surrealql/statements/update
"""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from app.audit.access_log import AccessLog
from app.database.answers import Row
from app.database.bookkeeping import Bookkeeper, Ledger
from app.database.entity_rows import EntityRows
from app.database.models import Passkey
from app.database.patient_repository import Reader
from app.database.statement import RecordID, Statement
from app.sealing.blind import Blind, BlindKind

_CLAIM = """
    {
        LET $claimed = (UPDATE $ceremony SET value = 'claimed' WHERE value != 'claimed' AND expires_at > $at
            RETURN BEFORE);
        IF !array::is_empty($claimed) { DELETE $ceremony RETURN NONE };
        RETURN $claimed;
    }
"""


class CeremonyKind(StrEnum):
    """What a challenge was made for."""

    REGISTRATION = "registration"
    AUTHENTICATION = "authentication"


@dataclass(frozen=True, slots=True)
class Ceremony:
    """A challenge that waits for its answer; a registration knows for whom."""

    kind: CeremonyKind
    challenge: str = field(repr=False)
    user_id: str


class PasskeyRepository:
    """Reads and changes passkeys."""

    def __init__(self, reader: Reader, passkeys: EntityRows[Passkey], bookkeeper: Bookkeeper, blind: Blind) -> None:
        self._reader = reader
        self._passkeys = passkeys
        self._bookkeeper = bookkeeper
        self._blind = blind

    async def of_user(self, user_id: str, access: AccessLog) -> list[Passkey]:
        """The user's passkeys, the oldest first."""
        rows = await self._reader.rows(
            "SELECT * FROM passkey WHERE user_id = $user ORDER BY created_at LIMIT 100", {"user": user_id}
        )
        return [self._passkeys.opened(row, access) for row in rows]

    async def holders(self) -> frozenset[str]:
        """The ids of the users who have a passkey."""
        rows = await self._reader.rows("SELECT user_id FROM passkey LIMIT 100000")
        return frozenset(str(row["user_id"]) for row in rows)

    async def with_credential(self, credential_id: str, access: AccessLog) -> Passkey | None:
        """The passkey with this id of its authenticator's."""
        rows = await self._reader.rows(
            "SELECT * FROM passkey WHERE credential_id = $credential LIMIT 1", {"credential": credential_id}
        )
        return self._passkeys.opened(rows[0], access) if rows else None

    def create(self, passkey: Passkey) -> Statement:
        """A new passkey. A credential that is there already cancels the commit."""
        return self._passkeys.create(passkey)

    def replace(self, passkey: Passkey) -> Statement:
        """The passkey as it shall be; a stale version cancels the commit."""
        return self._passkeys.replace(passkey)

    def remove(self, passkey: Passkey) -> Statement:
        """The passkey goes."""
        return self._passkeys.remove(passkey)

    def remove_all_of(self, user_id: str) -> Statement:
        """The user's passkeys go."""
        return Statement("DELETE passkey WHERE user_id = $user RETURN NONE", {"user": user_id})

    async def note_use(self, passkey: Passkey, counter: int, at: datetime) -> bool:
        """It signed: its counter moves on from what was read; False when somebody else moved it in the meantime."""
        results = await self._bookkeeper.keep(
            [Ledger.PASSKEY],
            Statement(
                "UPDATE $passkey SET counter = $counter, last_used_at = $at WHERE counter = $before RETURN id",
                {
                    "passkey": RecordID("passkey", passkey.id),
                    "counter": counter,
                    "at": at,
                    "before": passkey.counter,
                },
            ),
        )
        return bool(results[0])

    async def begin(self, token: str, ceremony: Ceremony, at: datetime, until: datetime) -> None:
        """Remember a challenge until it is answered."""
        content = {
            "created_at": at,
            "updated_at": at,
            "expires_at": until,
            "identifier": f"passkey:{ceremony.kind}:{ceremony.user_id}",
            "value": ceremony.challenge,
        }
        await self._bookkeeper.keep(
            [Ledger.VERIFICATION],
            Statement(
                "CREATE ONLY $ceremony CONTENT $content RETURN NONE",
                {"ceremony": self._ceremony(token), "content": content},
            ),
        )

    async def claim(self, token: str, at: datetime) -> Ceremony | None:
        """The challenge under this token, for whoever claims it first."""
        results = await self._bookkeeper.keep(
            [Ledger.VERIFICATION], Statement(_CLAIM, {"ceremony": self._ceremony(token), "at": at})
        )
        rows: list[Row] = results[0] or []
        if not rows:
            return None
        _, kind, user_id = rows[0]["identifier"].split(":", 2)
        return Ceremony(CeremonyKind(kind), rows[0]["value"], user_id)

    def _ceremony(self, token: str) -> RecordID:
        return RecordID("verification", f"passkey-{self._blind.key(BlindKind.SESSION, token)}")
