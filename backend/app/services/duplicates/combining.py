"""One record out of two, and two out of one again; pure."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from app.database.models import Patient
from app.models.merge_models import UNITED, FieldChoice, MergeField, Take, TooMuchTogether
from app.models.patient_models import Phone

_MOST: Mapping[MergeField, int] = {
    MergeField.PHONES: 5,
    MergeField.TAGS: 20,
    MergeField.FORMER_NAMES: 10,
    MergeField.NOTES: 10_000,
}
"""What a record holds, as `models.patient_models` says for what people enter."""
_COLUMNS: Mapping[MergeField, tuple[str, ...]] = {
    field: (("deceased", "deceased_on") if field is MergeField.DECEASED else (field.value,)) for field in MergeField
}
_GUARDED = ("is_restricted", "provider_id")
"""What others may change of a record that went into another one."""
_CARE = (
    "status",
    "status_before_urgent",
    "status_changed_at",
    "status_reason",
    "pending_review",
    "archived_at",
    "archive_reason",
)
"""Where the survivor stands in care: a merge does not touch it, and its undoing does not either."""


def combined(
    survivor: Patient, other: Patient, choices: Sequence[FieldChoice], hidden: frozenset[str], now: datetime
) -> tuple[Patient, Patient]:
    """The record that remains, and the one that went into it. Raises TooMuchTogether.

    Whoever is restricted stays restricted. The other keeps the medical record number that does not remain, so that
    both stay taken.
    """
    taken = {choice.field: choice.take for choice in choices}
    taken |= {field: Take.BOTH for field in UNITED if field.value in hidden}
    changes: dict[str, Any] = {"is_restricted": survivor.is_restricted or other.is_restricted}
    for field, take in taken.items():
        changes |= _content(field, take, survivor, other)
    newer = survivor.newer(now, **changes)
    mrn = survivor.mrn if newer.mrn != survivor.mrn else other.mrn
    return newer, other.newer(now, merged_into=survivor.id, mrn=mrn)


def changed_fields(merged: Patient, now: Patient) -> list[MergeField]:
    """What of a record was changed since a merge left it."""
    return [
        field
        for field, columns in _COLUMNS.items()
        if any(getattr(merged, column) != getattr(now, column) for column in columns)
    ]


def parted(present: Patient, merged: Patient, before: Patient, kept: Sequence[MergeField], now: datetime) -> Patient:
    """The next version of `present`: as it was before the merge, but for what is kept of the changes since."""
    changes: dict[str, Any] = {"version": present.version + 1, "updated_at": now}
    for field in kept:
        changes |= {column: getattr(present, column) for column in _COLUMNS[field]}
    if present.merged_into is None:
        changes |= {column: getattr(present, column) for column in _CARE}
    changes |= {
        column: getattr(present, column)
        for column in _GUARDED
        if column != "provider_id" or present.merged_into is not None
        if getattr(present, column) != getattr(merged, column)
    }
    return before.model_copy(update=changes)


def _content(field: MergeField, take: Take, survivor: Patient, other: Patient) -> dict[str, Any]:
    if take is Take.BOTH and field in UNITED:
        return {field.value: _within_bounds(field, _UNITE[field](survivor, other))}
    chosen = other if take is Take.OTHER else survivor
    return {column: getattr(chosen, column) for column in _COLUMNS[field]}


def _within_bounds(field: MergeField, content: Any) -> Any:  # noqa: ANN401 - a list or a text
    if content is not None and len(content) > _MOST[field]:
        raise TooMuchTogether
    return content


def _phones(survivor: Patient, other: Patient) -> list[Phone]:
    known = {phone.number for phone in survivor.phones}
    return [*survivor.phones, *(phone for phone in other.phones if phone.number not in known)]


def _notes(survivor: Patient, other: Patient) -> str | None:
    texts = dict.fromkeys(filter(None, (survivor.notes, other.notes)))
    return "\n\n".join(texts) or None


_UNITE: Mapping[MergeField, Callable[[Patient, Patient], Any]] = {
    MergeField.PHONES: _phones,
    MergeField.TAGS: lambda survivor, other: list(dict.fromkeys([*survivor.tags, *other.tags])),
    MergeField.FORMER_NAMES: lambda survivor, other: list(dict.fromkeys([*survivor.former_names, *other.former_names])),
    MergeField.NOTES: _notes,
}
