"""The closed list of what can be recorded. 45 CFR 164.312(b): record and examine activity in systems with PHI."""

from enum import StrEnum


class AuditAction(StrEnum):
    """What was done. Codes are written into frozen rows: a code is never renamed or reused."""

    SIGNED_IN = "session.signed_in"
    SIGN_IN_FAILED = "session.sign_in_failed"
    SIGNED_OUT = "session.signed_out"
    SESSION_ENDED = "session.ended"
    TOKEN_ISSUED = "token.issued"  # noqa: S105
    TOKEN_REFRESHED = "token.refreshed"  # noqa: S105
    LIVE_OPENED = "live.opened"
    REQUEST_REFUSED = "request.refused"
    REFUSALS_COUNTED = "request.refusals_counted"

    PATIENT_CREATED = "patient.created"
    PATIENT_READ = "patient.read"
    PATIENTS_LISTED = "patient.listed"
    PATIENTS_SEARCHED = "patient.searched"
    PATIENT_UPDATED = "patient.updated"
    PATIENT_STATUS_CHANGED = "patient.status_changed"
    PATIENT_ARCHIVED = "patient.archived"
    PATIENT_RESTORED = "patient.restored"
    DASHBOARD_READ = "dashboard.read"

    COVERAGE_CREATED = "coverage.created"
    COVERAGE_UPDATED = "coverage.updated"
    COVERAGE_READ = "coverage.read"
    ELIGIBILITY_IMPORTED = "eligibility.imported"
    IMPORT_STARTED = "import.started"
    IMPORT_FILE_REJECTED = "import.file_rejected"

    PRACTICE_CREATED = "practice.created"
    PRACTICE_UPDATED = "practice.updated"
    PRACTICE_READ = "practice.read"
    PROVIDER_CREATED = "provider.created"
    PROVIDER_UPDATED = "provider.updated"
    PROVIDERS_LISTED = "provider.listed"
    PAYER_CREATED = "payer.created"
    PAYERS_LISTED = "payer.listed"

    USER_CREATED = "user.created"
    USER_UPDATED = "user.updated"
    USER_DELETED = "user.deleted"
    USER_READ = "user.read"
    ACCOUNT_CREATED = "account.created"
    ACCOUNT_UPDATED = "account.updated"
    ACCOUNT_DELETED = "account.deleted"
    PRACTICE_SET_UP = "practice.set_up"

    RECORD_CREATED = "record.created"
    RECORD_READ = "record.read"
    RECORD_UPDATED = "record.updated"
    RECORD_DELETED = "record.deleted"

    KEYS_CREATED = "keys.created"
    KEYS_COPIED = "keys.copied"
    STORE_MIGRATED = "store.migrated"
    DIRECTORY_FILLED = "directory.filled"
    DIRECTORY_FOLLOWED = "directory.followed"
    DIRECTORY_RECONCILED = "directory.reconciled"
    DEMO_CREATED = "demo.created"
    AUDIT_EXPORTED = "audit.exported"
    AUDIT_VERIFIED = "audit.verified"
    AUDIT_READ = "audit.read"


OK = "ok"
"""The outcome of what went well; every other outcome is the stable code of a failure."""
