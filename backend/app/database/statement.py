"""A change to the store as a value: SurrealQL, its parameters, and the records that it changes.

Repositories return statements; only `DatabaseService.write` and the bookkeeping door run them. Transactions:
https://surrealdb.com/docs/surrealql/transactions
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from surrealdb import RecordID

from app.database.surql_words import ends_early, renamed

__all__ = ["Change", "RecordID", "Statement", "batch"]


@dataclass(frozen=True, slots=True)
class Change:
    """One record that a statement changes, and the version that it leaves behind.

    `facts` are codes for the event that follows (status codes, counts): clear text, never a person's.
    """

    record: RecordID
    version: int
    facts: Mapping[str, str | int | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Statement:
    """SurrealQL with its parameters, and what it changes; bookkeeping changes nothing that has an event."""

    surql: str
    parameters: Mapping[str, object] = field(repr=False)
    changes: tuple[Change, ...] = ()


def batch(statements: Sequence[Statement]) -> tuple[str, dict[str, object]]:
    """All statements as one transaction, each with its parameters under names of its own.

    Raises ValueError for one that would end the transaction in front of others: they would be dropped.
    """
    if any(ends_early(statement.surql) for statement in statements[:-1]):
        raise ValueError("a RETURN or COMMIT would end the transaction before its last statement")
    texts: list[str] = ["BEGIN"]
    parameters: dict[str, object] = {}
    for position, statement in enumerate(statements):
        texts.append(_with_own_names(statement.surql, position, frozenset(statement.parameters)))
        parameters.update({_own(position, name): value for name, value in statement.parameters.items()})
    texts.append("COMMIT")
    return "\n;\n".join(texts), parameters  # on a line of its own: a text may end with a comment


def _own(position: int, name: str) -> str:
    return f"s{position}_{name}"


@lru_cache(maxsize=2048)
def _with_own_names(surql: str, position: int, names: frozenset[str]) -> str:
    return renamed(surql.strip().rstrip(";"), lambda name: _own(position, name) if name in names else name)
