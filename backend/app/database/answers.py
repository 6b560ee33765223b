"""What an answer of the engine means: results, or a failure without a word of the engine's text.

Every statement has a status of its own; the cause of a cancelled transaction is the one statement whose
neighbours say "not executed". https://surrealdb.com/docs/surrealdb/integration/rpc#query
"""

import logging
import re
from collections.abc import Sequence
from typing import Any

from app.database.failures import RecordExists, StoreConflict, StoreRefused, StoreThrew, UniqueIndexHeld

Row = dict[str, Any]
"""One row as the store gives it; its shape is the query's, so the values are dynamic by nature."""

_NOT_THE_CAUSE = frozenset({"NotExecuted", "Cancelled"})
_CODE = re.compile(r"[a-z][a-z_]*(?:\.[a-z_]+)*")
_log = logging.getLogger("pfinni.database")


def results_of(answer: Row, surql: str) -> Sequence[Row]:
    """The result of each statement. Raises StoreRefused when the text as a whole was refused."""
    if "result" not in answer:
        error = answer.get("error") or {}
        _log.error(
            "the store refused a text",
            extra={"kind": str(error.get("kind")), "statement": surql.strip()[:120]},
        )
        raise StoreRefused
    results: Sequence[Row] = answer["result"]
    return results


def checked(results: Sequence[Row]) -> list[Any]:
    """The values, if every statement went well; else raises the cause as a signal or a failure."""
    failed = [result for result in results if result["status"] != "OK"]
    if failed:
        _raise_the_cause(failed)
    return [result["result"] for result in results]


def _raise_the_cause(failed: Sequence[Row]) -> None:
    for result in failed:
        kind = _kind(result)
        if kind == "TransactionConflict":
            raise StoreConflict
        if kind in _NOT_THE_CAUSE:
            continue
        cause = _signal(kind, str(result["result"]))
        if cause is not None:
            raise cause
        _log.error("the store refused a statement", extra={"kind": kind})
        raise StoreRefused
    raise StoreRefused


def _kind(result: Row) -> str:
    details = result.get("details")
    if isinstance(details, dict) and details.get("kind") in {"TransactionConflict", *_NOT_THE_CAUSE}:
        return str(details["kind"])
    return str(result.get("kind"))


def _thrown(code: str) -> Exception | None:
    """Our own codes only: the engine calls failures of its own inside a block thrown as well."""
    return StoreThrew(code) if _CODE.fullmatch(code) else None


def _signal(kind: str, text: str) -> Exception | None:
    if kind == "Thrown" or text.startswith("Error while processing event "):
        return _thrown(text.rsplit(": ", 1)[-1].strip())
    if kind == "AlreadyExists":
        return RecordExists(text.partition("`")[2].partition(":")[0])
    if "Database index `" in text and "already contains" in text:
        return UniqueIndexHeld(text.partition("Database index `")[2].partition("`")[0])
    return None
