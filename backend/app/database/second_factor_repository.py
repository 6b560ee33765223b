"""Second factors in the store: authenticator apps, recovery codes, trusted devices, sign-ins that wait for a code.

Tokens and recovery codes stand as keyed hashes only. What is claimed once (a code, a pending sign-in) is claimed by
an update of one row, so that of several who try at the same time one wins.
https://surrealdb.com/docs/surrealql/statements/update
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from app.audit.access_log import AccessLog
from app.core.exceptions import BusinessLogicException
from app.database.answers import Row
from app.database.bookkeeping import Bookkeeper, Ledger
from app.database.entity_rows import EntityRows, RecordGone
from app.database.models import SecondFactor, User
from app.database.patient_repository import Reader
from app.database.statement import Change, RecordID, Statement
from app.sealing.blind import Blind, BlindKind

MOST_ATTEMPTS = 5
"""Codes that may be tried under one pending sign-in."""
_TAKE_STEP = """
    {
        LET $before = (SELECT VALUE last_step FROM ONLY $taken);
        LET $is_new = $before = NONE OR $before < $step;
        IF $is_new { UPSERT $taken SET last_step = $step RETURN NONE };
        RETURN $is_new;
    }
"""
_CLAIM = """
    {
        LET $claimed = (UPDATE $pending SET attempts = 1000 WHERE attempts < 1000 AND expires_at > $at RETURN BEFORE);
        IF !array::is_empty($claimed) { DELETE $pending RETURN NONE };
        RETURN $claimed;
    }
"""


class RecoveryCodeNotThere(BusinessLogicException):
    """Not one of this user's codes, or used already."""

    code = "recovery_code_not_there"


@dataclass(frozen=True, slots=True)
class PendingSignIn:
    """A right password whose code is still to come."""

    user_id: str
    is_remembered: bool
    attempts: int
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class TrustedDevice:
    """A browser on which the password is enough for a while."""

    id: str
    created_at: datetime
    expires_at: datetime
    agent: str


class SecondFactorRepository:
    """Reads and changes second factors."""

    def __init__(self, reader: Reader, factors: EntityRows[SecondFactor], bookkeeper: Bookkeeper, blind: Blind) -> None:
        self._reader = reader
        self._factors = factors
        self._bookkeeper = bookkeeper
        self._blind = blind

    def recovery_key(self, user_id: str, code: str) -> str:
        """What stands in the store for a recovery code."""
        return self._blind.key(BlindKind.RECOVERY, f"{user_id}\0{code}")

    async def of_user(self, user_id: str, access: AccessLog) -> SecondFactor | None:
        """The user's authenticator app, also while it is not active yet."""
        row = await self._reader.one("SELECT * FROM ONLY $factor", {"factor": self._factors.record(user_id)})
        return self._factors.opened(row, access) if row else None

    async def recovery_codes_left(self, user_id: str) -> int:
        """How many of the user's recovery codes have not been used; nothing is opened for it."""
        row = await self._reader.one(
            "SELECT recovery_keys FROM ONLY $factor", {"factor": self._factors.record(user_id)}
        )
        return len(row["recovery_keys"]) if row else 0

    def begin(self, factor: SecondFactor) -> list[Statement]:
        """A new secret that waits for its first code, in the place of one that never got it."""
        taken = Statement("DELETE $taken RETURN NONE", {"taken": _taken(factor.id)})
        if factor.version == 1:
            return [taken, self._factors.create(factor)]
        return [taken, self._factors.replace(factor)]

    def replace(self, factor: SecondFactor) -> Statement:
        """The factor as it shall be; a stale version cancels the commit."""
        return self._factors.replace(factor)

    def use_recovery_code(self, factor: SecondFactor, code: str, at: datetime) -> Statement:
        """One of the codes is used up; one that is not there (any more) cancels the commit."""
        record, key = self._factors.record(factor.id), self.recovery_key(factor.id, code)
        return Statement(
            """
            IF array::is_empty((
                UPDATE $factor SET recovery_keys -= $key, version += 1, updated_at = $at
                    WHERE is_active AND recovery_keys CONTAINS $key RETURN id
            )) { THROW $wrong }
            """,
            {"factor": record, "key": key, "at": at, "wrong": RecoveryCodeNotThere.code},
            (Change(record, factor.version + 1),),
        )

    def mark_user(self, user: User, *, is_enabled: bool, at: datetime) -> Statement:
        """Whether sign-in asks the user for a code; a stale version cancels the commit."""
        record = RecordID("user", user.id)
        return Statement(
            """
            IF array::is_empty((
                UPDATE $marked SET two_factor_enabled = $enabled, version += 1, updated_at = $at
                    WHERE version = $version RETURN id
            )) { THROW $stale }
            """,
            {"marked": record, "enabled": is_enabled, "at": at, "version": user.version, "stale": RecordGone.code},
            (Change(record, user.version + 1),),
        )

    def remove(self, user_id: str) -> list[Statement]:
        """The user's authenticator app, recovery codes and trusted devices go."""
        return [
            Statement("DELETE $factor RETURN NONE", {"factor": self._factors.record(user_id)}),
            Statement("DELETE $taken RETURN NONE", {"taken": _taken(user_id)}),
            Statement("DELETE trusted_device WHERE user_id = $user RETURN NONE", {"user": user_id}),
        ]

    async def take_step(self, user_id: str, step: int) -> bool:
        """Take the code of this half minute; False when it, or a newer one, was taken before."""
        results = await self._bookkeeper.keep(
            [Ledger.TAKEN_CODE], Statement(_TAKE_STEP, {"taken": _taken(user_id), "step": step})
        )
        return bool(results[0])

    async def begin_pending(self, token: str, pending: PendingSignIn, at: datetime) -> None:
        """A sign-in waits for its code; what the user left waiting before, and what nobody waits for, goes."""
        content = {
            "user_id": pending.user_id,
            "created_at": at,
            "expires_at": pending.expires_at,
            "is_remembered": pending.is_remembered,
            "attempts": pending.attempts,
        }
        await self._bookkeeper.keep(
            [Ledger.PENDING_SIGN_IN],
            Statement("DELETE pending_sign_in WHERE expires_at <= $at RETURN NONE", {"at": at}),
            Statement(
                "CREATE ONLY $pending CONTENT $content RETURN NONE",
                {"pending": self._pending(token), "content": content},
            ),
        )

    async def attempt(self, token: str, at: datetime) -> PendingSignIn | None:
        """One more code is tried; None when nothing waits under this token. The attempt counts before it is judged."""
        results = await self._bookkeeper.keep(
            [Ledger.PENDING_SIGN_IN],
            Statement(
                "UPDATE $pending SET attempts += 1 WHERE attempts < 1000 AND expires_at > $at RETURN AFTER",
                {"pending": self._pending(token), "at": at},
            ),
        )
        rows: Sequence[Row] = results[0] or []
        return _pending_of(rows[0]) if rows else None

    async def claim(self, token: str, at: datetime) -> bool:
        """The sign-in is completed, or given up, by whoever claims it; False for everybody after the first."""
        results = await self._bookkeeper.keep(
            [Ledger.PENDING_SIGN_IN], Statement(_CLAIM, {"pending": self._pending(token), "at": at})
        )
        return bool(results[0])

    async def trust(self, token: str, user_id: str, agent: str, at: datetime, until: datetime) -> None:
        """Trust the browser that holds this token."""
        content = {"user_id": user_id, "created_at": at, "expires_at": until, "user_agent": agent}
        await self._bookkeeper.keep(
            [Ledger.TRUSTED_DEVICE],
            Statement(
                "DELETE trusted_device WHERE user_id = $user AND expires_at <= $at RETURN NONE",
                {"user": user_id, "at": at},
            ),
            Statement(
                "CREATE ONLY $device CONTENT $content RETURN NONE", {"device": self._device(token), "content": content}
            ),
        )

    async def is_trusted(self, token: str, user_id: str, at: datetime) -> bool:
        """Whether this user entered a code on the browser with this token, and nobody has taken it back."""
        row = await self._reader.one("SELECT * FROM ONLY $device", {"device": self._device(token)})
        return row is not None and row["user_id"] == user_id and row["expires_at"] > at

    async def devices(self, user_id: str, at: datetime) -> list[TrustedDevice]:
        """The user's trusted devices, the newest first."""
        rows = await self._reader.rows(
            """
            SELECT * FROM trusted_device WHERE user_id = $user AND expires_at > $at ORDER BY created_at DESC LIMIT 100
            """,
            {"user": user_id, "at": at},
        )
        return [
            TrustedDevice(str(row["id"].id), row["created_at"], row["expires_at"], row["user_agent"]) for row in rows
        ]

    async def forget_device(self, device_id: str, user_id: str) -> bool:
        """Trust it no longer; False when the user has no such device."""
        results = await self._bookkeeper.keep(
            [Ledger.TRUSTED_DEVICE],
            Statement(
                "DELETE $device WHERE user_id = $user RETURN BEFORE",
                {"device": RecordID("trusted_device", device_id), "user": user_id},
            ),
        )
        return bool(results[0])

    def device_id(self, token: str) -> str:
        """What a trusted device is called in lists."""
        return str(self._device(token).id)

    def _pending(self, token: str) -> RecordID:
        return RecordID("pending_sign_in", self._blind.key(BlindKind.SESSION, token))

    def _device(self, token: str) -> RecordID:
        return RecordID("trusted_device", self._blind.key(BlindKind.SESSION, token))


def _taken(user_id: str) -> RecordID:
    return RecordID("taken_code", user_id)


def _pending_of(row: Row) -> PendingSignIn:
    return PendingSignIn(row["user_id"], row["is_remembered"], row["attempts"], row["expires_at"])
