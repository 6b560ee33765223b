"""The outbox: event rows, their numbers, and reading on from a number.

Rows are committed with their change and numbered afterwards, because neither id order nor changefeed order is the
order of commits. https://surrealdb.com/docs/surrealql/statements/insert
"""

from collections.abc import Callable, Sequence
from datetime import datetime

from surrealdb.data.types.range import BoundExcluded, BoundIncluded, Range

from app.database.answers import Row
from app.database.lease_repository import Lease, fenced
from app.database.models import Event
from app.database.patient_repository import Reader
from app.database.statement import Change, RecordID, Statement

_COUNTER = RecordID("counter", "event")


class EventRepository:
    """Reads events in their order."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    async def unnumbered(self, limit: int) -> list[RecordID]:
        """Committed events without a number; by id, which is about the order of their beginning."""
        rows = await self._reader.rows("SELECT id FROM event WHERE seq = 0 LIMIT $limit", {"limit": limit})
        return sorted((row["id"] for row in rows), key=lambda record: str(record.id))

    async def unnumbered_since(self, begin: str, limit: int) -> list[RecordID]:
        """The same among those whose ids come after `begin`.

        The index over numbers keeps a grave for every event that got its number, and a look through it passes them
        all: 36 ms after 200,000 events. Ids begin with their moment, so that a look at the last ones passes few.
        """
        lately = RecordID("event", Range(BoundIncluded(begin), BoundExcluded("~")))
        rows = await self._reader.rows(
            "SELECT id FROM $lately WHERE seq = 0 LIMIT $limit", {"lately": lately, "limit": limit}
        )
        return sorted((row["id"] for row in rows), key=lambda record: str(record.id))

    async def after(self, seq: int, limit: int) -> list[Event]:
        """The events that follow a number, in order, without gaps."""
        rows = await self._reader.rows(
            "SELECT * FROM event WHERE seq > $seq ORDER BY seq LIMIT $limit", {"seq": seq, "limit": limit}
        )
        return [_opened(row) for row in rows]

    async def last_number(self) -> int:
        """The highest number that was given."""
        row = await self._reader.one("SELECT * FROM ONLY $counter", {"counter": _COUNTER})
        return int(row["value"]) if row else 0


def insert(changes: Sequence[Change], kind: str, at: datetime, new_id: Callable[[], str]) -> Statement:
    """An event for each changed record, for the commit of the change."""
    events = [
        {
            "id": RecordID("event", new_id()),
            "at": at,
            "kind": kind,
            "subject": change.record,
            "version": change.version,
            "facts": {name: value for name, value in change.facts.items() if value is not None},
            "seq": 0,
        }
        for change in changes
    ]
    return Statement("INSERT INTO event $events RETURN NONE", {"events": events})


def number(events: Sequence[RecordID], last: int, lease: Lease) -> list[Statement]:
    """Give these events the numbers after `last`, only while the lease is ours and nobody numbered in between."""
    return [
        fenced(lease),
        Statement(
            """
            IF array::is_empty((
                UPDATE $counter SET value = $next, token = $fence WHERE value = $last RETURN id
            )) { THROW $taken }
            """,
            {
                "counter": _COUNTER,
                "next": last + len(events),
                "last": last,
                "fence": lease.token,
                "taken": "event_numbers_taken",
            },
        ),
        Statement(
            "FOR $at IN 0..array::len($events) { UPDATE $events[$at] SET seq = $last + 1 + $at RETURN NONE }",
            {"events": list(events), "last": last},
        ),
    ]


def _opened(row: Row) -> Event:
    subject = row["subject"]
    return Event.model_construct(
        id=str(row["id"].id),
        at=row["at"],
        kind=row["kind"],
        table=subject.table_name,
        record=str(subject.id),
        version=row["version"],
        facts=row["facts"],
        seq=row["seq"],
    )
