"""What the store remembers of workers: when it was last told that one does not get on.

https://surrealdb.com/docs/surrealql/statements/upsert
"""

from datetime import datetime

from app.database.statement import Change, RecordID, Statement


def told_of_trouble(worker: str, at: datetime) -> Statement:
    """A worker does not get on; for the commit of the audit entry that says so, and of the event that tells it."""
    return Statement(
        "UPSERT $position SET seq = $milliseconds RETURN NONE",
        {"position": RecordID("position", f"trouble:{worker}"), "milliseconds": int(at.timestamp() * 1000)},
        (Change(RecordID("worker", worker), 1),),
    )
