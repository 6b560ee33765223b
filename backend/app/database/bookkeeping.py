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
    LAST_SIGN_IN = "last_sign_in"
    VERIFICATION = "verification"
    SIGNING_KEY = "jwks"
    TAKEN_CODE = "taken_code"
    PASSKEY = "passkey"
    """How often it signed, and when last."""
    TRUSTED_DEVICE = "trusted_device"
    PENDING_SIGN_IN = "pending_sign_in"
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
    JOB = "job"
    """How a job stands, once it is there."""
    SCHEDULE = "schedule"
    """When a schedule runs next and how it ran last."""
    NOTICE = "notice"
    """How a notice stands, once it is there."""
    POSITION = "position"
    """How far a consumer has come."""
    PATIENT_ENVELOPE = "patient"
    """Sealing again, under a newer key, at the version that was read."""
    COVERAGE_ENVELOPE = "coverage"
    DOCUMENT_ENVELOPE = "document"
    PATIENT_EXPORT_ENVELOPE = "patient_export"
    ALERT_ENVELOPE = "alert"
    EMERGENCY_ENVELOPE = "emergency_access"
    SECOND_FACTOR_ENVELOPE = "second_factor"
    PATIENT_IMPORT_ENVELOPE = "patient_import"
    ELIGIBILITY_CHECK_ENVELOPE = "eligibility_check"
    ONBOARDING_DRAFT_ENVELOPE = "onboarding_draft"
    SAVED_VIEW_ENVELOPE = "saved_view"


ENVELOPES = frozenset(
    {
        Ledger.PATIENT_ENVELOPE,
        Ledger.COVERAGE_ENVELOPE,
        Ledger.DOCUMENT_ENVELOPE,
        Ledger.PATIENT_EXPORT_ENVELOPE,
        Ledger.ALERT_ENVELOPE,
        Ledger.EMERGENCY_ENVELOPE,
        Ledger.SECOND_FACTOR_ENVELOPE,
        Ledger.PATIENT_IMPORT_ENVELOPE,
        Ledger.ELIGIBILITY_CHECK_ENVELOPE,
        Ledger.ONBOARDING_DRAFT_ENVELOPE,
        Ledger.SAVED_VIEW_ENVELOPE,
    }
)
"""Ledgers that take one form of statement only: a new envelope in the place of the old."""


_VERBS: Mapping[str, frozenset[str]] = {
    Ledger.KEY_CHECK: frozenset({"CREATE"}),
    Ledger.AUDIT: frozenset({"CREATE", "INSERT", "UPDATE"}),
    Ledger.AUDIT_BLOCK: frozenset({"CREATE"}),
    Ledger.EVENT_NUMBER: frozenset({"UPDATE"}),
    Ledger.PASSKEY: frozenset({"UPDATE"}),
    Ledger.JOB: frozenset({"UPDATE", "DELETE"}),
    Ledger.SCHEDULE: frozenset({"UPDATE"}),
    Ledger.NOTICE: frozenset({"UPDATE"}),
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
        table in ledgers
        and verb in _VERBS.get(table, CHANGING)
        and (table not in ENVELOPES or _seals_again(statement.surql))
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


@lru_cache(maxsize=64)
def _seals_again(surql: str) -> bool:
    """Whether the text is `UPDATE $record SET sealed = $new WHERE version = $seen AND sealed = $before RETURN id`."""
    each = words(surql)
    parameters = [word for word in each if word.startswith("$")]
    plain = ["$" if word.startswith("$") else word for word in each]
    form = "UPDATE $ SET sealed = $ WHERE version = $ AND sealed = $ RETURN id".split()
    return plain == form and len(set(parameters)) == len(parameters)


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
