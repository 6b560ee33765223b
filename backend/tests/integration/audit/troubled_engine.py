"""Trouble at the wire to the store: commits that wait, are refused, are lost, or are only counted."""

import asyncio
from collections.abc import Mapping, Sequence

from app.assembly import Assembly
from app.database.answers import Row
from app.database.connection import Engine
from app.database.failures import StoreRefused, StoreUnavailable


class TroubledEngine:
    """The engine of a store, with trouble for read and refusal rows of the audit trail when asked for."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.is_embedded = engine.is_embedded
        self.gate = asyncio.Event()
        self.gate.set()
        self.held = 0
        """Rows of the commit that waits at the gate."""
        self.refuses = False
        self.is_down = False
        self.audit_commits = 0

    def make(self, trouble: str) -> None:
        """Refuse, lose or hold the next commits."""
        self.refuses, self.is_down = trouble == "refuses", trouble == "is_down"
        if trouble == "hangs":
            self.gate.clear()

    def make_peace(self) -> None:
        """Let everything through again."""
        self.refuses = self.is_down = False
        self.gate.set()

    async def open(self) -> None:
        await self._engine.open()

    async def close(self) -> None:
        await self._engine.close()

    async def call(self, surql: str, parameters: Mapping[str, object]) -> Sequence[Row]:
        if "INSERT INTO audit " not in surql:
            return await self._engine.call(surql, parameters)
        self.held = len(parameters["s0_rows"])  # type: ignore[arg-type]
        await self.gate.wait()
        self.held = 0
        if self.refuses:
            raise StoreRefused
        if self.is_down:
            raise StoreUnavailable
        self.audit_commits += 1
        return await self._engine.call(surql, parameters)


def troubled(assembly: Assembly) -> TroubledEngine:
    """Put trouble between the assembly and its store."""
    engine = TroubledEngine(assembly.database.engine)
    assembly.database.engine = engine
    return engine


def in_haste(assembly: Assembly) -> None:
    """The trail gives up after 50 ms instead of five seconds."""
    assembly.trail._within = 0.05
