"""A patient as one caller may see one; pure."""

from app.core.actor import Actor
from app.core.permissions import Permission
from app.database.models import Patient
from app.models.patient_models import SENSITIVE_FIELDS, TRUSTED, PatientPublic


def masked_for(actor: Actor) -> frozenset[str]:
    """The fields that an actor is not told."""
    return frozenset() if actor.may(Permission.PATIENT_SENSITIVE) else SENSITIVE_FIELDS


def masked(shown: PatientPublic, actor: Actor) -> PatientPublic:
    """The same patient without what the actor is not told."""
    fields = sorted(masked_for(actor) | set(shown.masked_fields))
    return shown.model_copy(update={**dict.fromkeys(fields), "masked_fields": fields}) if fields else shown


def public(patient: Patient) -> PatientPublic:
    """The patient as the API shows one."""
    return PatientPublic.model_validate(patient, from_attributes=True, context=TRUSTED)
