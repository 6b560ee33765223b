"""What can be permitted, as a closed list.

An endpoint asks for a permission by type (`api.deps`); a route that asks for none is refused by a test. Which role
holds what stands in `core.roles`.
"""

from enum import StrEnum


class Permission(StrEnum):
    """One thing that a role, or a grant to one user, can open."""

    PATIENT_READ = "patient.read"
    PATIENT_WRITE = "patient.write"
    COVERAGE_WRITE = "coverage.write"
    """To enter, change and end what insures a patient, pictures of the cards included."""
    PATIENT_MERGE = "patient.merge"
    """To make one record of two, and two of one again."""
    PATIENT_EXPORT = "patient.export"
    """To take patients out of PFINNI as a file."""
    PATIENT_SENSITIVE = "patient.sensitive"
    """Notes and what else about a person is told only to those who treat; everybody else gets the field masked."""
    PATIENT_RESTRICTED = "patient.restricted"
    """To see restricted patients, and to restrict one."""
    BREAK_GLASS = "patient.break_glass"
    """To open, in an emergency and for a while, what the practice's switches close."""
    DASHBOARD_READ = "dashboard.read"
    IMPORT_RUN = "import.run"
    ALERT_READ = "alert.read"
    ALERT_WRITE = "alert.write"
    USER_MANAGE = "user.manage"
    """Users, their roles and their sessions."""
    ROLE_MANAGE = "role.manage"
    """Roles of the practice's own, and grants to single users."""
    PRACTICE_MANAGE = "practice.manage"
    JOB_MANAGE = "job.manage"
    """Jobs, schedules and the outbox."""
    AUDIT_READ = "audit.read"
    ACCESS_REVIEW = "access.review"
    """To judge afterwards whether an emergency access was right."""
    ACCOUNT_OWN = "account.own"
    """One's own session, name, password and second factor; everybody who is signed in."""
