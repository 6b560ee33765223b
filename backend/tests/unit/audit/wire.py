"""SurrealDB at the wire, as far as the audit writer goes: keeps inserted rows, fails or waits when told."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from typing import Any

from app.config.settings import DatabaseSettings
from app.core.clock import Clock
from app.database.bookkeeping import Bookkeeper
from app.database.connection import Database
from app.database.metrics import ConnectionMetrics
from app.sealing.keyring import Keyring
from app.sealing.seal import Seal
from app.services.audit_service import AuditTrail, prover

Row = dict[str, Any]
Trouble = Callable[[Sequence[Row]], Row | None]
"""Given a commit's rows: raises, or gives the answer that the engine makes instead of keeping them."""


class AuditWire:
    """An engine that knows INSERT INTO audit alone. Commits wait at the gate; `before` and `after` make trouble."""

    is_embedded = True

    def __init__(self) -> None:
        self.rows: dict[str, Row] = {}
        self.commits: list[list[str]] = []
        self.gate = asyncio.Event()
        self.gate.set()
        self.waiting = 0
        self.before: Trouble = lambda _: None
        self.after: Trouble = lambda _: None

    async def open(self) -> None:
        """There is nothing to open."""

    async def close(self) -> None:
        """There is nothing to close."""

    async def call(self, surql: str, parameters: Mapping[str, object]) -> Sequence[Row]:
        """Keep the rows, or fail as told."""
        rows = [row for name, value in parameters.items() if name.endswith("_rows") for row in value]  # type: ignore[attr-defined]
        self.waiting += 1
        await self.gate.wait()
        self.waiting -= 1
        refused = self.before(rows)
        if refused is not None:
            return _answers(surql, refused)
        taken = [str(row["id"].id) for row in rows if str(row["id"].id) in self.rows]
        if taken:
            return _answers(surql, _failure("AlreadyExists", f"Database record `audit:{taken[0]}` already exists"))
        self.rows |= {str(row["id"].id): row for row in rows}
        self.commits.append([str(row["id"].id) for row in rows])
        self.after(rows)
        return _answers(surql, {"status": "OK", "result": []})

    def trail(self, keyring: Keyring, clock: Clock, within: timedelta = timedelta(seconds=5)) -> AuditTrail:
        """The real writer over this wire."""
        database = Database(self, DatabaseSettings(url=None), ConnectionMetrics())
        return AuditTrail(Bookkeeper(database), Seal(keyring), prover(keyring), clock, within)


def refusal(kind: str = "Internal", text: str = "no") -> Row:
    """What an engine answers for a statement that it refuses."""
    return _failure(kind, text)


def _failure(kind: str, text: str) -> Row:
    return {"status": "ERR", "kind": kind, "result": text}


def _answers(surql: str, answer: Row) -> list[Row]:
    inner = len(surql.split(";\n")) - 2
    fine: Row = {"status": "OK", "result": None}
    return [fine, *[answer] * inner, fine]
