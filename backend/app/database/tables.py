"""Every table of the practice with the model that its rows become."""

from collections.abc import Mapping
from typing import Any

from app.database.entity_rows import EntityRows
from app.database.models import (
    Alert,
    AlertChange,
    ContactNote,
    Coverage,
    CoverageChange,
    CustomRole,
    Disclosure,
    Document,
    DocumentContent,
    DuplicatePair,
    EligibilityAnswer,
    EligibilityCheck,
    EmergencyAccess,
    ImportPart,
    ImportResult,
    Invitation,
    Notice,
    OnboardingDraft,
    Passkey,
    Patient,
    PatientExport,
    PatientImport,
    PatientMerge,
    PatientVersion,
    Payer,
    PermissionGrant,
    Practice,
    Provider,
    SavedView,
    SecondFactor,
    StatusChangeRecord,
    Stored,
    User,
)
from app.sealing.blind import Blind
from app.sealing.seal import Seal

MODELS: Mapping[str, type[Stored]] = {
    "patient": Patient,
    "status_change": StatusChangeRecord,
    "patient_version": PatientVersion,
    "duplicate_pair": DuplicatePair,
    "patient_merge": PatientMerge,
    "patient_import": PatientImport,
    "import_part": ImportPart,
    "import_result": ImportResult,
    "patient_export": PatientExport,
    "disclosure": Disclosure,
    "coverage": Coverage,
    "coverage_change": CoverageChange,
    "document": Document,
    "document_content": DocumentContent,
    "contact_note": ContactNote,
    "eligibility_answer": EligibilityAnswer,
    "eligibility_check": EligibilityCheck,
    "onboarding_draft": OnboardingDraft,
    "saved_view": SavedView,
    "practice": Practice,
    "provider": Provider,
    "payer": Payer,
    "user": User,
    "second_factor": SecondFactor,
    "passkey": Passkey,
    "invitation": Invitation,
    "role": CustomRole,
    "emergency_access": EmergencyAccess,
    "permission_grant": PermissionGrant,
    "alert": Alert,
    "alert_change": AlertChange,
    "notice": Notice,
}


def entity_tables(seal: Seal, blind: Blind) -> Mapping[str, EntityRows[Any]]:
    """The rows of every table, sealed and opened with these keys."""
    return {table: EntityRows(model, table, seal, blind) for table, model in MODELS.items()}
