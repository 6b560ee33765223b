"""The second, narrow door to the store: what PFINNI keeps for itself, without audit entry and event.

Everything that the practice knows goes through `DatabaseService.write`. What may come through here is a closed
list, and each statement says which item of the list it is.
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import lru_cache
from typing import Any

from app.database.connection import Database
from app.database.statement import Statement
from app.database.surql_words import CHANGING, FORBIDDEN, words


class Ledger(StrEnum):
    """The closed list; the value is the only table that such a statement may change."""

    SESSION = "session"
    VERIFICATION = "verification"
    SIGNING_KEY = "jwks"
    LEASE = "lease"
    COUNTER = "counter"
    LOCKOUT = "lockout"
    KEY_CHECK = "key_check"
    IDEMPOTENT_ANSWER = "idempotent_answer"
    AUDIT = "audit"
    """Read and refusal rows by the grouped writer, and the block number of a row."""
    AUDIT_BLOCK = "audit_block"
    EVENT_NUMBER = "event"
    """`event.seq`, by the sequencer."""


_VERBS: Mapping[str, frozenset[str]] = {
    Ledger.KEY_CHECK: frozenset({"CREATE"}),
    Ledger.AUDIT: frozenset({"CREATE", "INSERT", "UPDATE"}),
    Ledger.AUDIT_BLOCK: frozenset({"CREATE"}),
    Ledger.EVENT_NUMBER: frozenset({"UPDATE"}),
}
"""What may be done to these tables; the others are bookkeeping from end to end."""


class Bookkeeper:
    """Commits bookkeeping statements, each checked against the ledgers that it was announced for."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def keep(self, ledgers: Sequence[Ledger], *statements: Statement) -> list[Any]:
        """Commit the statements together.

        Raises ValueError for one that would change another table, or of which nobody can tell what it changes.
        """
        if not all(_is_bookkeeping(statement, frozenset(ledgers)) for statement in statements):
            raise ValueError("this is no bookkeeping: it belongs into DatabaseService.write")
        return await self._database.commit(statements)


def _is_bookkeeping(statement: Statement, ledgers: frozenset[str]) -> bool:
    targets = _targets(statement.surql)
    return bool(targets) and all(
        table in ledgers and verb in _VERBS.get(table, CHANGING)
        for verb, target in targets
        for table in _tables(target, statement.parameters)
    )


@lru_cache(maxsize=1024)
def _targets(surql: str) -> tuple[tuple[str, str], ...]:
    """Each changing verb with its table or `$parameter`; nothing at all when one of them is not plain to see."""
    each = [*words(surql), "", ""]
    verbs = [word.upper() for word in each]
    places = [at for at, verb in enumerate(verbs) if verb in CHANGING]
    targets = [(verbs[at], *_after(each, verbs, at)) for at in places]
    rebound = {each[at + 1] for at, verb in enumerate(verbs) if verb in {"LET", "FOR"}}
    is_plain = all(
        target.lstrip("$").isidentifier() and target not in rebound and following != ","
        for _, target, following in targets
    )
    if not is_plain or FORBIDDEN.intersection(verbs):
        return ()
    return tuple((verb, target) for verb, target, _ in targets)


def _after(each: Sequence[str], verbs: Sequence[str], at: int) -> tuple[str, str]:
    start = at + 1
    while verbs[start] in {"ONLY", "INTO"}:
        start += 1
    return each[start], each[start + 1]


def _tables(target: str, parameters: Mapping[str, object]) -> set[str]:
    """The tables behind a target; a parameter that names none gives one that no ledger has."""
    if not target.startswith("$"):
        return {target}
    value = parameters.get(target[1:])
    records = value if isinstance(value, list) else [value]
    ids = [record.get("id") if isinstance(record, dict) else record for record in records]
    return {str(getattr(each, "table_name", each)) for each in ids}
