"""Every table of the practice with the model that its rows become."""

from collections.abc import Mapping
from typing import Any

from app.database.entity_rows import EntityRows
from app.database.models import (
    Alert,
    AlertChange,
    Coverage,
    CustomRole,
    EligibilityAnswer,
    EmergencyAccess,
    Invitation,
    Notice,
    Passkey,
    Patient,
    Payer,
    PermissionGrant,
    Practice,
    Provider,
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
    "coverage": Coverage,
    "eligibility_answer": EligibilityAnswer,
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
