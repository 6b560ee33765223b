"""Sessions and signing keys: bookkeeping of the identity. Tokens stand as keyed hashes only.

https://surrealdb.com/docs/surrealql/statements/select .
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from app.core.auth_middleware import SessionState
from app.core.session_ends import EndReason
from app.database.answers import Row
from app.database.bookkeeping import Bookkeeper, Ledger
from app.database.patient_repository import Reader
from app.database.session_rows import session_with_hash, session_with_id, sessions_with_ids
from app.database.statement import Change, RecordID, Statement
from app.sealing.blind import Blind, BlindKind

_EXCHANGE = """
    {
        LET $won = (UPDATE session SET token = $new, updated_at = $at WHERE token = $old RETURN id);
        IF !array::is_empty($won) { UPSERT $spent CONTENT $content RETURN NONE };
        RETURN $won;
    }
"""
_LEAVE_WORD = """;
        FOR $each IN $ended {
            LET $spent = string::concat('spent-token:', record::id($each.id));
            DELETE verification WHERE identifier = $spent RETURN NONE;
            IF $reason != '' {
                CREATE verification CONTENT {
                    id: string::concat('ended-', record::id($each.id)),
                    identifier: string::concat('ended:', $each.token),
                    value: $reason, created_at: $at, updated_at: $at, expires_at: $until
                } RETURN NONE
            }
        };
"""
_END = (
    "{ LET $ended = (SELECT id, token FROM $sessions)"  # noqa: S608 - our own texts
    + _LEAVE_WORD
    + "DELETE $sessions RETURN NONE; RETURN $ended.id }"
)
_ENDING_ALL = (
    "LET $ended = (SELECT id, token FROM session WHERE user_id = $user AND id != $but)"  # noqa: S608 - our own texts
    + _LEAVE_WORD
    + """
        DELETE session WHERE user_id = $user AND id != $but RETURN NONE;
        DELETE pending_sign_in WHERE user_id = $user RETURN NONE;
        IF $forgets_devices { DELETE trusted_device WHERE user_id = $user RETURN NONE }
    """
)
_END_ALL = f"{{ {_ENDING_ALL}; RETURN $ended.id }}"
_END_ALL_WITHIN = f"{{ {_ENDING_ALL} }}"
"""In the commit of something else, which a RETURN would end."""
_NOTE_USE = "UPDATE $used SET used_at = $at WHERE used_at = NONE OR used_at < $at RETURN NONE"
WORD_LASTS = timedelta(hours=12)
"""How long a browser can still be told why its session ended."""
_NO_SESSION = RecordID("session", "none")


class OpenedWith(StrEnum):
    """What its user showed when a session was opened."""

    PASSWORD = "password"  # noqa: S105 - a code
    SECOND_FACTOR = "second_factor"
    """The password and a code."""
    TRUSTED_DEVICE = "trusted_device"
    """The password, on a device that a code was entered on before."""
    PASSKEY = "passkey"


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
    opened_with: OpenedWith = OpenedWith.PASSWORD


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A session as its user sees it in a list."""

    id: str
    user_id: str
    created_at: datetime
    used_at: datetime
    expires_at: datetime
    address: str | None
    agent: str = field(repr=False)
    opened_with: OpenedWith


@dataclass(frozen=True, slots=True)
class SpentToken:
    """A token that was exchanged: of which session, and when."""

    session_id: str
    at: datetime


class SessionRepository:
    """Reads and changes sessions."""

    def __init__(self, reader: Reader, bookkeeper: Bookkeeper, blind: Blind) -> None:
        self._reader = reader
        self._bookkeeper = bookkeeper
        self._blind = blind

    def hash(self, token: str) -> str:
        """What stands in the store for a token."""
        return self._blind.key(BlindKind.SESSION, token)

    async def with_token(self, token: str, at: datetime) -> SessionState | None:
        """The session that this token belongs to, with its user."""
        return await session_with_hash(self._reader, self.hash(token), at)

    async def with_id(self, session_id: str, at: datetime) -> SessionState | None:
        """The session with this id, with its user."""
        return await session_with_id(self._reader, session_id, at)

    async def with_ids(self, session_ids: Sequence[str], at: datetime) -> list[SessionState]:
        """The sessions with these ids, as far as they exist and their users are active."""
        return await sessions_with_ids(self._reader, session_ids, at)

    async def begin(self, session: NewSession) -> None:
        """The session begins; from now on this is when its user signed in last."""
        content = {
            "created_at": session.begins_at,
            "updated_at": session.begins_at,
            "used_at": session.begins_at,
            "expires_at": session.expires_at,
            "token": self.hash(session.token),
            "user_id": session.user_id,
            "user_agent": session.agent,
            "opened_with": str(session.opened_with),
            **({"ip_address": session.address} if session.address is not None else {}),
        }
        await self._bookkeeper.keep(
            [Ledger.SESSION, Ledger.LAST_SIGN_IN],
            Statement(
                "CREATE ONLY $session CONTENT $content RETURN NONE",
                {"session": RecordID("session", session.id), "content": content},
            ),
            Statement(
                "UPSERT ONLY $signed_in SET at = $at RETURN NONE",
                {"signed_in": RecordID("last_sign_in", session.user_id), "at": session.begins_at},
            ),
        )

    async def last_sign_ins(self) -> Mapping[str, datetime]:
        """When each user signed in last, by user id."""
        rows = await self._reader.rows("SELECT * FROM last_sign_in LIMIT 20000")
        return {str(row["id"].id): row["at"] for row in rows}

    async def of_user(self, user_id: str) -> list[SessionRow]:
        """The user's sessions, the newest first; some of them may have run out."""
        rows = await self._reader.rows(
            "SELECT * FROM session WHERE user_id = $user ORDER BY created_at DESC LIMIT 200", {"user": user_id}
        )
        return [_row(each) for each in rows]

    async def all_open(self, at: datetime) -> list[SessionRow]:
        """Every session that has not run out, of everybody."""
        rows = await self._reader.rows("SELECT * FROM session WHERE expires_at > $at LIMIT 20000", {"at": at})
        return [_row(each) for each in rows]

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

    async def end(self, session_ids: Sequence[str], reason: EndReason, at: datetime) -> None:
        """These sessions are over; what their tokens were is forgotten, except to tell their browsers why."""
        sessions = [RecordID("session", each) for each in session_ids]
        await self._bookkeeper.keep(_ENDING, Statement(_END, {"sessions": sessions, **_word(reason, at)}))

    async def end_all_of(self, user_id: str, reason: EndReason, at: datetime, but: str | None) -> list[str]:
        """All sessions of the user are over, except one; gives the ids of those that were there.

        So is every sign-in that waits for a code and, unless it is the user's own tidying up, the trust in devices.
        """
        parameters = _all_of(user_id, reason, at, but)
        results = await self._bookkeeper.keep(_ENDING, Statement(_END_ALL, parameters))
        return [str(each.id) for each in results[0] or []]

    def ending_all_of(self, user_id: str, reason: EndReason, at: datetime, but: str | None) -> Statement:
        """The same, for the commit of what ends them."""
        return Statement(_END_ALL_WITHIN, _all_of(user_id, reason, at, but))

    def renew_token(self, session_id: str, token: str, at: datetime) -> Statement:
        """The session goes on under another token; the one before belongs to nobody."""
        return Statement(
            "UPDATE $renewed SET token = $hash, updated_at = $at RETURN NONE",
            {"renewed": RecordID("session", session_id), "hash": self.hash(token), "at": at},
        )

    def tell_reused(self, session: SessionState) -> Statement:
        """The event of a token that came back; that its session ends is bookkeeping."""
        record = RecordID("session", session.id)
        return Statement(
            "SELECT id FROM ONLY $reused", {"reused": record}, (Change(record, 1, {"user": session.user_id}),)
        )

    async def why_token_ended(self, token: str, at: datetime) -> EndReason | None:
        """Why the session of this token was ended, for as long as that is remembered."""
        rows = await self._reader.rows(
            "SELECT `value`, expires_at FROM verification WHERE identifier = $identifier LIMIT 1",
            {"identifier": f"ended:{self.hash(token)}"},
        )
        return _reason(rows[0] if rows else None, at)

    async def why_session_ended(self, session_id: str, at: datetime) -> EndReason | None:
        """Why the session with this id was ended."""
        word = RecordID("verification", f"ended-{session_id}")
        return _reason(await self._reader.one("SELECT * FROM ONLY $word", {"word": word}), at)

    async def confirm(self, session_id: str, at: datetime) -> None:
        """Its user has entered the password once more."""
        await self._bookkeeper.keep(
            [Ledger.SESSION],
            Statement(
                "UPDATE $confirmed SET confirmed_at = $at RETURN NONE",
                {"confirmed": RecordID("session", session_id), "at": at},
            ),
        )

    async def note_uses(self, uses: Mapping[str, datetime]) -> None:
        """When these sessions were used last; never earlier than what stands there."""
        noted = [Statement(_NOTE_USE, {"used": RecordID("session", each), "at": at}) for each, at in uses.items()]
        await self._bookkeeper.keep([Ledger.SESSION], *noted)

    async def sweep(self, at: datetime) -> int:
        """What ran out goes: sessions and devices whose users never came back, abandoned sign-ins and ceremonies.

        Gives how much there was.
        """
        results = await self._bookkeeper.keep(_ENDING, *(Statement(each, {"at": at}) for each in _RUN_OUT))
        return sum(len(each) for each in results)

    async def public_keys(self) -> dict[str, str]:
        """Every signing key's public half, as a JSON Web Key, by key id."""
        rows = await self._reader.rows("SELECT id, public_key FROM jwks LIMIT 100")
        return {str(row["id"].id): row["public_key"] for row in rows}

    def _spent(self, token: str) -> RecordID:
        return RecordID("verification", f"spent-{self.hash(token)}")


_RUN_OUT = (
    "DELETE verification WHERE expires_at <= $at RETURN BEFORE",
    "DELETE session WHERE expires_at <= $at RETURN BEFORE",
    "DELETE pending_sign_in WHERE expires_at <= $at RETURN BEFORE",
    "DELETE trusted_device WHERE expires_at <= $at RETURN BEFORE",
)
_ENDING = (Ledger.SESSION, Ledger.VERIFICATION, Ledger.PENDING_SIGN_IN, Ledger.TRUSTED_DEVICE)
_KEEPS_DEVICES = frozenset({EndReason.ENDED_BY_USER, EndReason.ROLE_CHANGED})


def _all_of(user_id: str, reason: EndReason, at: datetime, but: str | None) -> dict[str, object]:
    kept = RecordID("session", but) if but is not None else _NO_SESSION
    forgets_devices = reason not in _KEEPS_DEVICES
    return {"user": user_id, "but": kept, "forgets_devices": forgets_devices, **_word(reason, at)}


def _word(reason: EndReason, at: datetime) -> dict[str, object]:
    is_told = reason is not EndReason.SIGNED_OUT
    return {"reason": str(reason) if is_told else "", "at": at, "until": at + WORD_LASTS}


def _reason(row: Row | None, at: datetime) -> EndReason | None:
    return EndReason(row["value"]) if row is not None and row["expires_at"] > at else None


def _row(row: Row) -> SessionRow:
    return SessionRow(
        id=str(row["id"].id),
        user_id=row["user_id"],
        created_at=row["created_at"],
        used_at=row.get("used_at") or row["created_at"],
        expires_at=row["expires_at"],
        address=row.get("ip_address"),
        agent=row.get("user_agent") or "",
        opened_with=OpenedWith(row.get("opened_with") or OpenedWith.PASSWORD),
    )


def _spent_by(session_id: str) -> str:
    return f"spent-token:{session_id}"
