"""Which index of `patient` holds what: by them a count or a walk reads an index alone and opens no row."""

import re
from pathlib import Path

INDEXES = (Path(__file__).parent / "indexes.sql").read_text("utf-8")
"""The statements that make the indexes of every copy, and what is kept counted."""
LIST_INDEXES = (Path(__file__).parent / "list_indexes.sql").read_text("utf-8")
"""And those of the copy that answers lists."""
_INDEX = re.compile(r"CREATE INDEX (\w+) ON patient \(([^)]+)\);")
_COLUMN = re.compile(r"\bp\.(\w+)")

HELD: dict[str, tuple[str, ...]] = {
    name: tuple(column.strip() for column in columns.split(","))
    for name, columns in _INDEX.findall(INDEXES + LIST_INDEXES)
}
"""The columns of each index over all rows, in their order."""
EVERY_FILTER = "patient_filtered"
"""Has all columns of filters, those of one provider side by side."""
_NARROW = (
    "patient_to_review",
    "patient_tagged",
    "patient_of_payer",
    "patient_by_state",
    "patient_by_birth_date",
    "patient_of_birthday",
    "patient_by_coverage_end",
    "patient_by_status",
    "patient_by_updated",
    "patient_by_contact",
)
"""By which people are counted, those first that leave few to look at; each begins with one column of a filter."""


def holds(index: str, condition: str) -> bool:
    """Whether an index has every column of `p` that a condition names."""
    return _columns(condition) <= set(HELD[index])


def counting(condition: str) -> str:
    """The index from which to count who passes a condition on `p`: entered at a column of it, all others beside."""
    columns = _columns(condition)
    if "provider_id" in columns:
        return EVERY_FILTER
    if columns <= {"archived", "is_restricted"}:
        return _NARROW[0]
    entered = (index for index in _NARROW if _leading(index) in columns and columns <= set(HELD[index]))
    return next(entered, EVERY_FILTER)


def _leading(index: str) -> str:
    return next(column for column in HELD[index] if column != "archived")


def _columns(condition: str) -> set[str]:
    return set(_COLUMN.findall(condition))
