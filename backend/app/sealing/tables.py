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
            "archive_reason",
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
            "ended_at",
            "ended_reason",
        }
    ),
)

COVERAGE_CHANGE = SealedTable(
    table="coverage_change",
    shape=1,
    subject="patient_id",
    clear=frozenset({"coverage_id", "patient_id", "version", "step", "by", "at"}),
    blind=frozenset(),
    sealed=frozenset({"reason", "changed", "before"}),
    is_frozen=True,
)

DOCUMENT = SealedTable(
    table="document",
    shape=1,
    subject="patient_id",
    clear=frozenset(
        {
            "version",
            "created_at",
            "updated_at",
            "patient_id",
            "coverage_id",
            "kind",
            "place",
            "width",
            "height",
            "byte_count",
            "added_by",
            "removed_at",
            "removed_by",
        }
    ),
    blind=frozenset(),
    sealed=frozenset({"title", "removal_reason"}),
)

DOCUMENT_CONTENT = SealedTable(
    table="document_content",
    shape=1,
    subject="patient_id",
    clear=frozenset({"patient_id"}),
    blind=frozenset(),
    sealed=frozenset({"content"}),
    is_frozen=True,
)
"""Apart from its document, so that what tells of a picture is read without the picture."""

CONTACT_NOTE = SealedTable(
    table="contact_note",
    shape=1,
    subject="patient_id",
    clear=frozenset({"patient_id", "at", "by", "written_at"}),
    blind=frozenset(),
    sealed=frozenset({"kind", "note"}),
    is_frozen=True,
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

PATIENT_VERSION = SealedTable(
    table="patient_version",
    shape=1,
    subject="patient_id",
    clear=frozenset({"patient_id", "version", "replaced_by", "replaced_at"}),
    blind=frozenset(),
    sealed=frozenset({"content", "content_shape"}),
    is_frozen=True,
)
"""What a patient's record was before a change: the whole of it, with the shape that it had."""

DUPLICATE_PAIR = SealedTable(
    table="duplicate_pair",
    shape=1,
    subject="first_id",
    clear=frozenset(
        {"version", "created_at", "updated_at", "first_id", "second_id", "state", "decided_by", "decided_at"}
    ),
    blind=frozenset(),
    sealed=frozenset({"score", "certainty", "reasons", "decision"}),
)
"""That two records were compared says little; what they share, and what somebody wrote about two people, is sealed."""

PATIENT_MERGE = SealedTable(
    table="patient_merge",
    shape=1,
    subject="survivor_id",
    clear=frozenset(
        {
            "version",
            "created_at",
            "updated_at",
            "survivor_id",
            "survivor_version",
            "other_id",
            "other_version",
            "merged_by",
            "undone_by",
            "undone_at",
        }
    ),
    blind=frozenset(),
    sealed=frozenset({"reason", "choices", "undo_reason"}),
)

PATIENT_EXPORT = SealedTable(
    table="patient_export",
    shape=1,
    subject="id",
    clear=frozenset(
        {
            "version",
            "created_at",
            "updated_at",
            "requested_by",
            "state",
            "attempt",
            "parts",
            "patients",
            "rows",
            "expires_at",
            "first_fetched_at",
        }
    ),
    blind=frozenset(),
    sealed=frozenset({"wanted", "caller", "headings"}),
)
"""To whom and why something left may tell of whom; whose records were in it, the disclosures say by id."""

PATIENT_IMPORT = SealedTable(
    table="patient_import",
    shape=1,
    subject="id",
    clear=frozenset(
        {
            "version",
            "created_at",
            "updated_at",
            "state",
            "created_by",
            "panel",
            "sees_restricted",
            "row_count",
            "part_count",
            "has_rows",
            "job_id",
            "finished_at",
            "heading_key",
        }
    ),
    blind=frozenset(),
    sealed=frozenset({"file_name", "facts", "plan", "undo_reason"}),
)
"""The name of a file, and the values that were looked at, may name people."""

IMPORT_PART = SealedTable(
    table="import_part",
    shape=1,
    subject="import_id",
    clear=frozenset({"import_id", "number"}),
    blind=frozenset(),
    sealed=frozenset({"rows"}),
    is_frozen=True,
)

IMPORT_RESULT = SealedTable(
    table="import_result",
    shape=1,
    subject="import_id",
    clear=frozenset(
        {
            "import_id",
            "number",
            "stage",
            "created",
            "updated",
            "known",
            "doubled",
            "faulty",
            "removed",
            "kept",
        }
    ),
    blind=frozenset(),
    sealed=frozenset({"results"}),
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

ELIGIBILITY_CHECK = SealedTable(
    table="eligibility_check",
    shape=1,
    subject="patient_id",
    clear=frozenset(
        {"version", "created_at", "updated_at", "patient_id", "requested_by", "state", "is_onboarding", "next_try_at"}
    ),
    blind=frozenset(),
    sealed=frozenset({"coverage_id", "trace", "outcome", "is_covered", "moved_to", "rejections", "failure"}),
)

ONBOARDING_DRAFT = SealedTable(
    table="onboarding_draft",
    shape=1,
    subject="id",
    clear=frozenset({"version", "created_at", "updated_at", "user_id", "expires_at"}),
    blind=frozenset(),
    sealed=frozenset({"title", "step", "content"}),
)
"""Somebody who is no patient yet: the entry is its own subject."""

SAVED_VIEW = SealedTable(
    table="saved_view",
    shape=1,
    subject="id",
    clear=frozenset({"version", "created_at", "updated_at", "user_id", "is_default"}),
    blind=frozenset(),
    sealed=frozenset({"name", "criteria", "order", "descending", "columns"}),
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
        COVERAGE_CHANGE,
        DOCUMENT,
        DOCUMENT_CONTENT,
        CONTACT_NOTE,
        STATUS_CHANGE,
        PATIENT_VERSION,
        DUPLICATE_PAIR,
        PATIENT_MERGE,
        PATIENT_IMPORT,
        IMPORT_PART,
        IMPORT_RESULT,
        PATIENT_EXPORT,
        ELIGIBILITY_ANSWER,
        ELIGIBILITY_CHECK,
        ONBOARDING_DRAFT,
        SAVED_VIEW,
        ALERT,
        ALERT_CHANGE,
        EMERGENCY_ACCESS,
        SECOND_FACTOR,
    )
}

SEALED_AGAIN: tuple[str, ...] = tuple(name for name, table in SEALED_TABLES.items() if not table.is_frozen)
"""The tables whose rows take a new envelope when the keys were rotated."""
