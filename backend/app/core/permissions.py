"""What can be permitted, as a closed list, and what each role holds.

An endpoint asks for a permission by type (`api.deps`); a route that asks for none is refused by a test.
"""

from enum import StrEnum

from app.core.actor import Role


class Permission(StrEnum):
    """One thing that a role can hold."""

    PATIENT_READ = "patient.read"
    PATIENT_WRITE = "patient.write"
    DASHBOARD_READ = "dashboard.read"
    IMPORT_RUN = "import.run"
    USER_MANAGE = "user.manage"
    PRACTICE_MANAGE = "practice.manage"
    AUDIT_READ = "audit.read"
    ALERT_READ = "alert.read"
    ALERT_WRITE = "alert.write"
    JOB_MANAGE = "job.manage"
    """Jobs, schedules and the outbox."""
    ACCOUNT_OWN = "account.own"
    """One's own session, name and password; everybody who is signed in."""


GRANTS: dict[Role, frozenset[Permission]] = {
    Role.PROVIDER: frozenset(
        {
            Permission.PATIENT_READ,
            Permission.PATIENT_WRITE,
            Permission.DASHBOARD_READ,
            Permission.IMPORT_RUN,
            Permission.ALERT_READ,
            Permission.ALERT_WRITE,
            Permission.ACCOUNT_OWN,
        }
    ),
    Role.ADMIN: frozenset(Permission),
    Role.AUDIT: frozenset({Permission.AUDIT_READ, Permission.ACCOUNT_OWN}),
}


def role_grants(role: Role | None, permission: Permission) -> bool:
    """Whether the role holds the permission; no role holds nothing."""
    return role is not None and permission in GRANTS[role]
