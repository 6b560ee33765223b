"""The one table of what stands in a row: clear for operation, blind for matching, sealed for everybody else.

A field that is in none of the three cannot be stored: a test holds this table against the models and the schema.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

Upgrade = Callable[[dict[str, Any]], dict[str, Any]]
"""Turns the sealed content of one shape into the next; pure."""


@dataclass(frozen=True, slots=True)
class SealedTable:
    """How one table is sealed. `subject` is the field that names the person ("id" for the row itself).

    A row that names nobody is its own subject.
    """

    table: str
    shape: int
    subject: str
    clear: frozenset[str]
    blind: frozenset[str]
    sealed: frozenset[str]
    upgrades: Mapping[int, Upgrade] = field(default_factory=dict)
    is_frozen: bool = False
    """Its rows are never written again, not even under a newer key: the old keys stay for them."""


PATIENT = SealedTable(
    table="patient",
    shape=1,
    subject="id",
    clear=frozenset(
        {
            "version",
            "status",
            "status_before_urgent",
            "pending_review",
            "provider_id",
            "deceased",
            "is_restricted",
            "created_at",
            "updated_at",
            "status_changed_at",
            "archived_at",
            "merged_into",
        }
    ),
    blind=frozenset({"mrn_key", "keys"}),
    sealed=frozenset(
        {
            "family_name",
            "given_name",
            "middle_name",
            "name_suffix",
            "preferred_name",
            "former_names",
            "birth_date",
            "sex",
            "gender_identity",
            "mrn",
            "phones",
            "email",
            "address",
            "language",
            "emergency_contact",
            "responsible_party",
            "tags",
            "notes",
            "privacy_notice_on",
            "contact_consents",
            "deceased_on",
            "status_reason",
        }
    ),
)

COVERAGE = SealedTable(
    table="coverage",
    shape=1,
    subject="patient_id",
    clear=frozenset({"version", "patient_id", "created_at", "updated_at"}),
    blind=frozenset({"member_key"}),
    sealed=frozenset(
        {
            "payer_id",
            "payer_name",
            "plan_name",
            "insurance_type",
            "member_id",
            "group_number",
            "priority",
            "relationship",
            "subscriber",
            "status",
            "begins_on",
            "ends_on",
            "checked_at",
            "check_outcome",
            "rejections",
            "benefits",
        }
    ),
)

STATUS_CHANGE = SealedTable(
    table="status_change",
    shape=1,
    subject="patient_id",
    clear=frozenset({"patient_id", "from_status", "to_status", "by", "at", "version"}),
    blind=frozenset(),
    sealed=frozenset({"reason"}),
    is_frozen=True,
)

ELIGIBILITY_ANSWER = SealedTable(
    table="eligibility_answer",
    shape=1,
    subject="patient_id",
    clear=frozenset({"patient_id", "received_at", "source"}),
    blind=frozenset({"content_key"}),
    sealed=frozenset({"original", "position", "file_name", "summary"}),
    is_frozen=True,
)

ALERT = SealedTable(
    table="alert",
    shape=1,
    subject="patient_id",
    clear=frozenset(
        {
            "version",
            "created_at",
            "updated_at",
            "priority",
            "state",
            "assigned_to",
            "snoozed_until",
            "acknowledged_by",
            "acknowledged_at",
            "escalation_level",
            "escalates_at",
        }
    ),
    blind=frozenset({"once", "patient_key"}),
    sealed=frozenset({"kind", "patient_id", "subject", "facts", "once_key"}),
)
"""Of whom and why is sealed: a birthday's alert beside its date would tell the birth date."""

ALERT_CHANGE = SealedTable(
    table="alert_change",
    shape=1,
    subject="alert_id",
    clear=frozenset({"alert_id", "at", "by", "step", "facts"}),
    blind=frozenset(),
    sealed=frozenset({"note"}),
    is_frozen=True,
)

EMERGENCY_ACCESS = SealedTable(
    table="emergency_access",
    shape=1,
    subject="patient_id",
    clear=frozenset(
        {
            "version",
            "created_at",
            "updated_at",
            "user_id",
            "patient_id",
            "begins_at",
            "ends_at",
            "reviewed_by",
            "reviewed_at",
            "was_right",
        }
    ),
    blind=frozenset(),
    sealed=frozenset({"reason", "review_note"}),
)
"""Why somebody had to be opened at once is clinical; whom and by whom stands in the audit trail as well."""

SECOND_FACTOR = SealedTable(
    table="second_factor",
    shape=1,
    subject="id",
    clear=frozenset({"version", "created_at", "updated_at", "is_active", "recovery_keys"}),
    blind=frozenset(),
    sealed=frozenset({"secret"}),
)
"""Who reads the secret can make every code; its subject is the user."""

SEALED_TABLES: Mapping[str, SealedTable] = {
    each.table: each
    for each in (
        PATIENT,
        COVERAGE,
        STATUS_CHANGE,
        ELIGIBILITY_ANSWER,
        ALERT,
        ALERT_CHANGE,
        EMERGENCY_ACCESS,
        SECOND_FACTOR,
    )
}

SEALED_AGAIN: tuple[str, ...] = tuple(name for name, table in SEALED_TABLES.items() if not table.is_frozen)
"""The tables whose rows take a new envelope when the keys were rotated."""
