"""Actions in families, for people who look for a kind of event and not for one code."""

from collections.abc import Mapping
from enum import StrEnum

from app.audit.vocabulary import AuditAction


class AuditFamily(StrEnum):
    """What actions are about; every action belongs to one."""

    SIGN_IN = "sign_in"
    PATIENTS = "patients"
    EMERGENCY = "emergency"
    INSURANCE = "insurance"
    ALERTS = "alerts"
    STAFF = "staff"
    PRACTICE = "practice"
    AUDIT = "audit"
    SYSTEM = "system"


_FIRST_WORDS: Mapping[AuditFamily, str] = {
    AuditFamily.SIGN_IN: (
        "session token second_factor recovery_codes recovery_code trusted_device passkey password email live"
    ),
    AuditFamily.PATIENTS: "patient patient_import record dashboard document contact onboarding",
    AuditFamily.EMERGENCY: "emergency",
    AuditFamily.INSURANCE: "coverage coverages eligibility import sync",
    AuditFamily.ALERTS: "alert birthdays notice outbox",
    AuditFamily.STAFF: "user account invitation role permission",
    AuditFamily.PRACTICE: "practice provider payer",
    AuditFamily.AUDIT: "audit",
}
_FAMILY_OF: Mapping[str, AuditFamily] = {
    word: family for family, words in _FIRST_WORDS.items() for word in words.split()
}


def family_of(action: AuditAction) -> AuditFamily:
    """The family of an action, by its first word; what is nobody else's is the system's."""
    return _FAMILY_OF.get(action.partition(".")[0], AuditFamily.SYSTEM)


FAMILIES: Mapping[AuditFamily, tuple[AuditAction, ...]] = {
    family: tuple(action for action in AuditAction if family_of(action) is family) for family in AuditFamily
}
