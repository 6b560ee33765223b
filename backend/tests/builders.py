"""Builders: a valid thing in one call, with only what a test cares about said."""

from datetime import date, datetime
from typing import Any
from zlib import crc32

from app.core.identifiers import new_id
from app.database.models import Alert, Coverage, Patient, Provider
from app.models.alert_models import KINDS, AlertKind
from app.models.insurance_models import CoverageStatus
from app.models.patient_models import PatientStatus
from tests.conftest import NOW


def a_patient(**fields: Any) -> Patient:
    moment: datetime = fields.pop("at", NOW)
    patient_id = new_id()
    return Patient.model_validate(
        {
            "id": patient_id,
            "version": 1,
            "created_at": moment,
            "updated_at": moment,
            "status": PatientStatus.INQUIRY,
            "status_changed_at": moment,
            "family_name": "Marlowe",
            "given_name": "Ada",
            "birth_date": date(1980, 3, 12),
            "email": f"{patient_id}@example.com",
            **fields,
        }
    )


def a_coverage(patient: Patient, **fields: Any) -> Coverage:
    return Coverage.model_validate(
        {
            "id": new_id(),
            "version": 1,
            "created_at": NOW,
            "updated_at": NOW,
            "patient_id": patient.id,
            "payer_id": new_id(),
            "payer_name": "Harborline Health Plan",
            "member_id": "HRB0012345",
            "status": CoverageStatus.ACTIVE,
            **fields,
        }
    )


def a_provider(**fields: Any) -> Provider:
    return Provider.model_validate(
        {"id": new_id(), "created_at": NOW, "updated_at": NOW, "display_name": "Dr. Inés Calderón", **fields}
    )


def an_alert(**fields: Any) -> Alert:
    moment: datetime = fields.pop("at", NOW)
    kind: AlertKind = fields.pop("kind", AlertKind.MANUAL)
    return Alert.model_validate(
        {
            "id": new_id(),
            "created_at": moment,
            "updated_at": moment,
            "kind": kind,
            "priority": KINDS[kind][1],
            **fields,
        }
    )


def new_patient(**fields: Any) -> dict[str, Any]:
    """The body of POST /patients; the same fields make the same body, others another address."""
    email = f"p{crc32(repr(sorted(fields.items())).encode())}@example.com"
    return {"family_name": "Marlowe", "given_name": "Ada", "birth_date": "1980-03-12", "email": email, **fields}


def somebody_else(**fields: Any) -> dict[str, Any]:
    """The body of POST /patients for somebody who is like nobody before: each call makes another person."""
    name = new_id().translate(str.maketrans("234567", "aeiouy")).capitalize()
    return new_patient(**{"family_name": name, **fields})
