"""A filter in words, for the entry that says who looked for what in the trail."""

from datetime import datetime

from app.audit.rows import moment_text
from app.models.audit_models import AuditFilter, AuditQuery

_MOST_NAMED = 8


def filter_words(wanted: AuditFilter) -> str:
    """Such as "since 2026-11-01T00:00:00.000Z; action patient.read"; "everything" without a filter."""
    parts = [
        _moment("since", wanted.since),
        _moment("until", wanted.until),
        f"actor {wanted.actor}" if wanted.actor else "",
        f"subject {wanted.subject}" if wanted.subject else "",
        f"about {wanted.family.value}" if wanted.family else "",
        _actions([str(each) for each in wanted.action]),
        f"result {wanted.result.value}" if wanted.result else "",
        f"outcome {wanted.code}" if wanted.code else "",
        f"session {wanted.session}" if wanted.session else "",
        "emergency access only" if wanted.emergency else "",
        "automatic refetches too" if wanted.hidden else "",
        "a further page" if isinstance(wanted, AuditQuery) and wanted.cursor else "",
    ]
    return "; ".join(part for part in parts if part) or "everything"


def _moment(word: str, moment: datetime | None) -> str:
    return f"{word} {moment_text(moment)}" if moment else ""


def _actions(actions: list[str]) -> str:
    if not actions:
        return ""
    more = len(actions) - _MOST_NAMED
    return "action " + ", ".join(actions[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
