"""Creates that may be sent twice: the same key and body give the same answer, another body under the key is refused.

The answer is stored sealed, in the commit of the create itself; a replay is audited as a read of its subject. The
header is the one of draft-ietf-httpapi-idempotency-key-header.
"""

from dataclasses import dataclass
from datetime import datetime

from app.audit.access_log import AccessLog
from app.core.clock import Clock
from app.core.exceptions import BusinessLogicException
from app.database.bookkeeping import Bookkeeper, Ledger
from app.database.idempotency_repository import TABLE, IdempotencyRepository, StoredAnswer
from app.database.statement import Statement
from app.sealing.blind import Blind, BlindKind
from app.sealing.seal import Seal


class KeyUsedOtherwise(BusinessLogicException):
    """The idempotency key was used with another body."""

    code = "idempotency_key_reused"
    message = "This Idempotency-Key was used for another request. Take a new one."


@dataclass(frozen=True, slots=True)
class Once:
    """One create as its sender names it: a keyed hash of user, route and key, and one of the body."""

    name: str
    body_key: str


class IdempotencyService:
    """Looks for earlier answers, and makes the statement that remembers a new one."""

    def __init__(self, answers: IdempotencyRepository, blind: Blind, seal: Seal, clock: Clock) -> None:
        self._answers = answers
        self._blind = blind
        self._seal = seal
        self._clock = clock

    def once(self, user: str, route: str, key: str, body: bytes) -> Once:
        """The name of a request."""
        name = self._blind.key(BlindKind.REQUEST, f"{user}\0{route}\0{key}")
        return Once(name, self._blind.key(BlindKind.REQUEST, body))

    async def sweep(self, before: datetime, bookkeeper: Bookkeeper) -> int:
        """Forget what was answered before then; gives how many answers."""
        results = await bookkeeper.keep([Ledger.IDEMPOTENT_ANSWER], self._answers.forget(before))
        return len(results[0])

    async def earlier(self, once: Once | None, access: AccessLog) -> bytes | None:
        """What this request was answered before. Raises KeyUsedOtherwise for another body under the same key."""
        if once is None:
            return None
        answer = await self._answers.answer(once.name)
        if answer is None:
            return None
        if answer.body_key != once.body_key:
            raise KeyUsedOtherwise
        return self._seal.open_content(TABLE, once.name, answer.sealed, access, answer.subject)

    def remember(self, once: Once | None, answer: bytes, subject: str) -> list[Statement]:
        """For the create's own commit, before everything else: a faster request is told before its taken values."""
        if once is None:
            return []
        sealed = self._seal.close_content(TABLE, once.name, answer)
        return [self._answers.keep(once.name, StoredAnswer(once.body_key, subject, sealed), self._clock())]
