"""Notices in the store: planned in the commit of what they tell of; how they stand afterwards is bookkeeping.

A state only moves forward: a provider's word that comes twice, late or in the wrong order changes nothing.
https://surrealdb.com/docs/surrealql/statements/update
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.core.clock import Clock
from app.core.folding import email as folded_email
from app.database.answers import Row
from app.database.bookkeeping import Bookkeeper, Ledger
from app.database.entity_rows import EntityRows
from app.database.failures import StoreThrew
from app.database.models import Notice
from app.database.patient_repository import Reader, without_event
from app.database.statement import Change, RecordID, Statement
from app.models.alert_models import DigestOvertaken, NoticeChannel, NoticeSettled, NoticeState
from app.models.job_models import JobLost
from app.sealing.blind import Blind, BlindKind

UNSETTLED = frozenset({NoticeState.WAITING, NoticeState.SENDING, NoticeState.UNKNOWN, NoticeState.SENT})
"""States from which a provider's word about the delivery moves a notice on."""
_MOST_OF_ONE_MOMENT = 50
_COUNTS = "\n;\n".join(
    f"SELECT count() AS n FROM notice WHERE state = '{state.value}' GROUP ALL"  # noqa: S608 - a closed list
    for state in NoticeState
)


@dataclass(frozen=True, slots=True)
class Settled:
    """What became of a notice."""

    state: NoticeState
    failure: str | None = None
    provider_id: str | None = None


class NoticeRepository:
    """The outbox."""

    def __init__(
        self, reader: Reader, notices: EntityRows[Notice], bookkeeper: Bookkeeper, blind: Blind, clock: Clock
    ) -> None:
        self._reader = reader
        self._notices = notices
        self._bookkeeper = bookkeeper
        self._blind = blind
        self._clock = clock

    def create(self, notice: Notice) -> Statement:
        """A notice that waits; its send job has the event."""
        return without_event(self._notices.create(notice))

    async def notice(self, notice_id: str) -> Notice | None:
        """One notice."""
        row = await self._reader.one("SELECT * FROM ONLY $notice", {"notice": _record(notice_id)})
        return _opened(row) if row else None

    async def of_provider(self, channel: NoticeChannel, provider_id: str) -> Notice | None:
        """The notice that a provider calls so."""
        rows = await self._reader.rows("SELECT * FROM notice WHERE provider_id = $id LIMIT 2", {"id": provider_id})
        found = [notice for notice in map(_opened, rows) if notice.channel is channel]
        return found[0] if found else None

    async def page(self, state: NoticeState | None, after: tuple[datetime, str] | None, limit: int) -> list[Notice]:
        """Notices, the newest first, after the creation and id of the last one of the page before."""
        until = after[0] if after else self._clock() + timedelta(days=1)
        found = await self._until(state, until, limit + _MOST_OF_ONE_MOMENT)
        ordered = sorted(found, key=lambda notice: (notice.created_at, notice.id), reverse=True)
        return [notice for notice in ordered if after is None or (notice.created_at, notice.id) < after][:limit]

    async def _until(self, state: NoticeState | None, until: datetime, limit: int) -> list[Notice]:
        parameters = {"until": until, "limit": limit}
        if state is None:
            rows = await self._reader.rows(
                "SELECT * FROM notice WHERE created_at <= $until ORDER BY created_at DESC LIMIT $limit", parameters
            )
        else:
            rows = await self._reader.rows(
                """
                SELECT * FROM notice WHERE state = $state AND created_at <= $until
                    ORDER BY created_at DESC LIMIT $limit
                """,
                {**parameters, "state": state.value},
            )
        return [_opened(row) for row in rows]

    async def counts(self) -> dict[NoticeState, int]:
        """How many notices there are in each state, each counted by its index."""
        found = await self._reader.read(_COUNTS, {})
        return {state: int(rows[0]["n"]) if rows else 0 for state, rows in zip(NoticeState, found, strict=True)}

    async def begin_sending(self, notice: Notice, guard: Statement) -> bool:
        """Note durably that it is about to be handed over; gives whether it still may be. Raises JobLost."""
        results = await self._keep_guarded(
            guard,
            Statement(
                """
                UPDATE $notice SET version += 1, attempts += 1, updated_at = $now,
                    sending_at = IF state = 'sending' { sending_at } ELSE { $now }, state = 'sending'
                    WHERE state INSIDE ['waiting', 'sending'] RETURN AFTER
                """,
                {"notice": _record(notice.id), "now": self._clock()},
            ),
        )
        return bool(results)

    async def put_back(self, notice: Notice, failure: str, guard: Statement) -> None:
        """It was certainly not taken: it waits, as if nothing had been tried. Raises JobLost."""
        await self._keep_guarded(
            guard,
            Statement(
                """
                UPDATE $notice SET version += 1, updated_at = $now, state = 'waiting', sending_at = NONE,
                    failure = $failure WHERE state = 'sending' RETURN AFTER
                """,
                {"notice": _record(notice.id), "now": self._clock(), "failure": failure},
            ),
        )

    async def _keep_guarded(self, guard: Statement, statement: Statement) -> list[Row]:
        try:
            results = await self._bookkeeper.keep([Ledger.JOB, Ledger.NOTICE], guard, statement)
        except StoreThrew:
            raise JobLost from None
        rows: list[Row] = results[-1]
        return rows

    def taken(self, notice: Notice, provider_id: str | None) -> Statement:
        """The provider has it; what the provider said of it already stays."""
        return Statement(
            """
            UPDATE $notice SET version += 1, updated_at = $now, sent_at = $now, sending_at = NONE,
                provider_id = IF $provider_id = '' { provider_id } ELSE { $provider_id },
                failure = IF state INSIDE ['waiting', 'sending', 'unknown'] { NONE } ELSE { failure },
                state = IF state INSIDE ['waiting', 'sending', 'unknown'] { 'sent' } ELSE { state }
                RETURN NONE
            """,
            {"notice": _record(notice.id), "now": self._clock(), "provider_id": provider_id or ""},
            (self._change(notice, Settled(NoticeState.SENT)),),
        )

    def settle(self, notice: Notice, settled: Settled, since: Collection[NoticeState] = UNSETTLED) -> Statement:
        """What became of it; cancels the commit when it stands otherwise by now (NoticeSettled)."""
        is_report = settled.state in {NoticeState.DELIVERED, NoticeState.BOUNCED}
        return Statement(
            """
            IF array::is_empty((
                UPDATE $notice SET version += 1, updated_at = $now, sending_at = NONE,
                    reported_at = IF $is_report { $now } ELSE { reported_at },
                    provider_id = IF $provider_id = '' { provider_id } ELSE { $provider_id },
                    failure = IF $failure = '' { NONE } ELSE { $failure },
                    state = $state WHERE state INSIDE $since RETURN id
            )) { THROW $settled }
            """,
            {
                "notice": _record(notice.id),
                "now": self._clock(),
                "is_report": is_report,
                "provider_id": settled.provider_id or "",
                "failure": settled.failure or "",
                "state": settled.state.value,
                "since": [state.value for state in since],
                "settled": NoticeSettled.code,
            },
            (self._change(notice, settled),),
        )

    def give_up(self, notice: Notice, failure: str) -> Statement:
        """Its job has failed for good: what was handed over is not known, the rest was not sent. A report stays."""
        return Statement(
            """
            UPDATE $notice SET version += 1, updated_at = $now, failure = $failure,
                state = IF state = 'sending' { 'unknown' } ELSE { 'failed' }
                WHERE state INSIDE ['waiting', 'sending'] RETURN NONE
            """,
            {"notice": _record(notice.id), "now": self._clock(), "failure": failure},
        )

    def wait_again(self, notice: Notice) -> Statement:
        """Somebody wants its job tried anew; where nobody knows whether it went, the provider is traced first."""
        return Statement(
            """
            UPDATE $notice SET version += 1, failure = NONE,
                sending_at = IF state = 'unknown' { sending_at ?? created_at } ELSE { NONE },
                state = IF state = 'unknown' { 'sending' } ELSE { 'waiting' }
                WHERE state INSIDE ['unknown', 'failed'] RETURN NONE
            """,
            {"notice": _record(notice.id)},
        )

    async def is_suppressed(self, channel: NoticeChannel, recipient: str) -> bool:
        """Whether nothing is sent to this address any more."""
        row = await self._reader.one(
            "SELECT * FROM ONLY $suppression", {"suppression": self._suppression(channel, recipient)}
        )
        return row is not None

    def suppress(self, channel: NoticeChannel, recipient: str, reason: str) -> Statement:
        """Nothing is sent to this address any more."""
        return Statement(
            "UPSERT $suppression SET reason = $reason, at = $now RETURN NONE",
            {"suppression": self._suppression(channel, recipient), "reason": reason, "now": self._clock()},
        )

    async def digested_until(self, user_id: str, channel: NoticeChannel) -> int:
        """The moment, in milliseconds, up to which a user's alerts were counted on this channel."""
        row = await self._reader.one("SELECT * FROM ONLY $position", {"position": _position(user_id, channel)})
        return int(row["seq"]) if row else 0

    def digest(self, user_id: str, channel: NoticeChannel, since: int, until: int) -> Statement:
        """The alerts between the two are counted; cancels the commit when another digest was quicker."""
        return Statement(
            """
            IF ((SELECT seq FROM ONLY $position).seq ?? 0) = $since {
                UPSERT $position SET seq = $until
            } ELSE {
                THROW $overtaken
            }
            """,
            {
                "position": _position(user_id, channel),
                "since": since,
                "until": until,
                "overtaken": DigestOvertaken.code,
            },
        )

    def _change(self, notice: Notice, settled: Settled) -> Change:
        facts = {"channel": notice.channel.value, "state": settled.state.value, "failure": settled.failure}
        return Change(_record(notice.id), notice.version + 1, facts)

    def _suppression(self, channel: NoticeChannel, recipient: str) -> RecordID:
        address = folded_email(recipient) if channel is NoticeChannel.EMAIL else recipient
        return RecordID("suppression", self._blind.key(BlindKind.ADDRESS, f"{channel.value}\0{address}"))


def _record(notice_id: str) -> RecordID:
    return RecordID("notice", notice_id)


def _position(user_id: str, channel: NoticeChannel) -> RecordID:
    return RecordID("position", f"digest:{channel.value}:{user_id}")


def _opened(row: Row) -> Notice:
    return Notice.model_validate({**row, "id": str(row["id"].id)})
