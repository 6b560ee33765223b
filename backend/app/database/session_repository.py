"""Sessions, lockouts and signing keys: bookkeeping of the identity. Tokens stand as keyed hashes only.

https://surrealdb.com/docs/surrealql/statements/select .
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from app.core.actor import Role
from app.core.auth_middleware import SessionState
from app.database.answers import Row
from app.database.bookkeeping import Bookkeeper, Ledger
from app.database.patient_repository import Reader
from app.database.statement import Change, RecordID, Statement
from app.sealing.blind import Blind, BlindKind

_WITH_HASH = """
    LET $found = (SELECT * FROM session WHERE token = $hash LIMIT 1)[0];
    LET $owner = $found.user_id;
    LET $user = IF $found != NONE { (SELECT * FROM ONLY type::record('user', $owner)) };
    LET $provider = IF $found != NONE { (SELECT VALUE id FROM provider WHERE user_id = $owner LIMIT 1)[0] };
    RETURN { session: $found, user: $user, provider: $provider }
"""
_WITH_ID = """
    LET $found = (SELECT * FROM ONLY $record);
    LET $owner = $found.user_id;
    LET $user = IF $found != NONE { (SELECT * FROM ONLY type::record('user', $owner)) };
    LET $provider = IF $found != NONE { (SELECT VALUE id FROM provider WHERE user_id = $owner LIMIT 1)[0] };
    RETURN { session: $found, user: $user, provider: $provider }
"""


_EXCHANGE = """
    {
        LET $won = (UPDATE session SET token = $new, updated_at = $at WHERE token = $old RETURN id);
        IF !array::is_empty($won) { UPSERT $spent CONTENT $content RETURN NONE };
        RETURN $won;
    }
"""


@dataclass(frozen=True, slots=True)
class NewSession:
    """A session that begins: whose it is, its first token, until when it lasts, and from where it was opened."""

    id: str
    user_id: str
    token: str = field(repr=False)
    begins_at: datetime
    expires_at: datetime
    address: str | None
    agent: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class SpentToken:
    """A token that was exchanged: of which session, and when."""

    session_id: str
    at: datetime


class SessionRepository:
    """Reads and changes sessions and lockouts."""

    def __init__(self, reader: Reader, bookkeeper: Bookkeeper, blind: Blind) -> None:
        self._reader = reader
        self._bookkeeper = bookkeeper
        self._blind = blind

    def hash(self, token: str) -> str:
        """What stands in the store for a token."""
        return self._blind.key(BlindKind.SESSION, token)

    async def with_token(self, token: str) -> SessionState | None:
        """The session that this token belongs to, with its user."""
        return _state(await self._reader.one(_WITH_HASH, {"hash": self.hash(token)}))

    async def with_id(self, session_id: str) -> SessionState | None:
        """The session with this id, with its user."""
        return _state(await self._reader.one(_WITH_ID, {"record": RecordID("session", session_id)}))

    async def with_ids(self, session_ids: Sequence[str]) -> list[SessionState]:
        """The sessions with these ids, as far as they exist, with their users."""
        records = [RecordID("session", each) for each in session_ids]
        sessions = await self._reader.rows("SELECT id, user_id, expires_at FROM $records", {"records": records})
        owners = sorted({session["user_id"] for session in sessions})
        users, providers = await self._owners(owners)
        found = (
            {"session": each, "user": users.get(each["user_id"]), "provider": providers.get(each["user_id"])}
            for each in sessions
        )
        return [state for state in map(_state, found) if state is not None]

    async def _owners(self, user_ids: Sequence[str]) -> tuple[dict[str, Row], dict[str, Any]]:
        users, providers = await self._reader.read(
            "SELECT * FROM $users; SELECT id, user_id FROM provider WHERE user_id != NONE",
            {"users": [RecordID("user", each) for each in user_ids]},
        )
        return {str(each["id"].id): each for each in users}, {each["user_id"]: each["id"] for each in providers}

    async def begin(self, session: NewSession) -> None:
        """The session begins."""
        content = {
            "created_at": session.begins_at,
            "updated_at": session.begins_at,
            "expires_at": session.expires_at,
            "token": self.hash(session.token),
            "user_id": session.user_id,
            "user_agent": session.agent,
            **({"ip_address": session.address} if session.address is not None else {}),
        }
        await self._bookkeeper.keep(
            [Ledger.SESSION],
            Statement(
                "CREATE ONLY $session CONTENT $content RETURN NONE",
                {"session": RecordID("session", session.id), "content": content},
            ),
        )

    async def expired_of(self, user_id: str, at: datetime) -> list[str]:
        """The user's sessions that nobody can use any more."""
        rows = await self._reader.rows(
            "SELECT id FROM session WHERE user_id = $user AND expires_at <= $at LIMIT 100", {"user": user_id, "at": at}
        )
        return [str(row["id"].id) for row in rows]

    async def spent(self, token: str) -> SpentToken | None:
        """What is remembered of a token that was exchanged, for as long as its session lasts."""
        row = await self._reader.one("SELECT * FROM ONLY $spent", {"spent": self._spent(token)})
        return SpentToken(row["value"], row["created_at"]) if row else None

    async def exchange(self, session: SessionState, old: str, new: str, at: datetime) -> bool:
        """Put a new token in the place of the old one and remember the old; False when somebody else was faster."""
        content = {
            "created_at": at,
            "updated_at": at,
            "expires_at": session.expires_at,
            "identifier": _spent_by(session.id),
            "value": session.id,
        }
        results = await self._bookkeeper.keep(
            [Ledger.SESSION, Ledger.VERIFICATION],
            Statement(
                _EXCHANGE,
                {
                    "old": self.hash(old),
                    "new": self.hash(new),
                    "at": at,
                    "spent": self._spent(old),
                    "content": content,
                },
            ),
        )
        return bool(results[0])

    async def end(self, session_id: str) -> None:
        """The session is over, and what its tokens were is forgotten."""
        await self._bookkeeper.keep(
            [Ledger.SESSION, Ledger.VERIFICATION],
            Statement("DELETE $session RETURN NONE", {"session": RecordID("session", session_id)}),
            Statement(
                "DELETE verification WHERE identifier = $identifier RETURN NONE",
                {"identifier": _spent_by(session_id)},
            ),
        )

    async def public_keys(self) -> dict[str, str]:
        """Every signing key's public half, as a JSON Web Key, by key id."""
        rows = await self._reader.rows("SELECT id, public_key FROM jwks LIMIT 100")
        return {str(row["id"].id): row["public_key"] for row in rows}

    async def locked_until(self, email: str) -> datetime | None:
        """Until when sign-in under this address is locked."""
        row = await self._reader.one("SELECT locked_until FROM ONLY $lockout", {"lockout": self._lockout(email)})
        return row.get("locked_until") if row else None

    async def note_failure(self, email: str, at: datetime, steps: list[tuple[int, timedelta]]) -> int:
        """One more failed sign-in; from each step's count on, the address is locked for its time. Gives how many."""
        lock = [{"failures": failures, "until": at + lasting} for failures, lasting in steps]
        results = await self._bookkeeper.keep(
            [Ledger.LOCKOUT],
            Statement(
                """
                UPSERT $lockout SET failures = (failures ?? 0) + 1, last_failed_at = $at,
                    locked_until = array::last((
                        SELECT VALUE until FROM $steps WHERE failures <= ($parent.failures ?? 0) + 1
                    ))
                    RETURN AFTER
                """,
                {"lockout": self._lockout(email), "at": at, "steps": lock},
            ),
        )
        return int(results[0][0]["failures"])

    def tell_locked(self, email: str, user_id: str | None, failures: int) -> Statement:
        """The event of a lock, whoever has the address or nobody; the lock itself is bookkeeping."""
        lockout = self._lockout(email)
        return Statement(
            "SELECT id FROM ONLY $lockout",
            {"lockout": lockout},
            (Change(lockout, failures, {"user": user_id, "failures": failures}),),
        )

    async def forget_failures(self, email: str) -> None:
        """Somebody signed in."""
        await self._bookkeeper.keep(
            [Ledger.LOCKOUT], Statement("DELETE $lockout RETURN NONE", {"lockout": self._lockout(email)})
        )

    def _spent(self, token: str) -> RecordID:
        return RecordID("verification", f"spent-{self.hash(token)}")

    def _lockout(self, email: str) -> RecordID:
        return RecordID("lockout", self._blind.key(BlindKind.LOCKOUT, email.strip().lower()))


def _spent_by(session_id: str) -> str:
    return f"spent-token:{session_id}"


def _state(row: Row | None) -> SessionState | None:
    session: dict[str, Any] | None = row and row.get("session")
    user: dict[str, Any] | None = row and row.get("user")
    if row is None or session is None or user is None:
        return None
    provider = row.get("provider")
    return SessionState(
        id=str(session["id"].id),
        user_id=str(user["id"].id),
        role=Role(user["role"]),
        expires_at=session["expires_at"],
        user_name=user["name"],
        user_email=user["email"],
        provider_id=str(provider.id) if provider is not None else None,
        is_active=user["is_active"],
    )
