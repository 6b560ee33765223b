"""The entities: what they refuse, how they travel as JSON, and that nothing of a person shows by itself."""

import copy
import logging
import pprint
import traceback
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from pydantic import BaseModel, ValidationError
from rich.pretty import pretty_repr

from app.core.roles import Role
from app.database.models import (
    Alert,
    AuditLog,
    Coverage,
    EligibilityAnswer,
    Event,
    Insurance,
    Patient,
    Payer,
    Practice,
    Provider,
    StatusChangeRecord,
    Stored,
    User,
    Versioned,
)
from app.database.tables import MODELS
from app.models.insurance_models import CoverageStatus
from app.models.patient_models import TRUSTED, PatientCreate, PatientStatus
from tests.builders import a_coverage, a_patient, a_provider
from tests.conftest import NOW
from tests.unit.strategies import PATIENTS, QUICK, SEALED_ENTITIES

PLANTED = "Zyxwvut"
DATES = {"created_at": NOW, "updated_at": NOW}
MOMENTS = {"id": "a" * 20, **DATES}


def planted_patient() -> Patient:
    related = {"name": PLANTED, "relationship": PLANTED, "phone": "+12025550188"}
    return a_patient(
        family_name=PLANTED,
        given_name=PLANTED,
        preferred_name=PLANTED,
        former_names=[PLANTED],
        mrn=f"M-{PLANTED}",
        email=f"{PLANTED}@example.com",
        phones=[{"number": "+12025550188"}],
        address={"line1": PLANTED, "city": PLANTED, "state": "NY", "postal_code": "10001"},
        emergency_contact=related,
        responsible_party=related,
        notes=PLANTED,
        tags=[PLANTED],
        status_reason=PLANTED,
        gender_identity=PLANTED,
        birth_date=date(1931, 2, 3),
    )


def planted_entities() -> Iterator[BaseModel]:
    patient = planted_patient()
    yield patient
    yield from (patient.phones[0], patient.contact_consents)
    for part in (patient.address, patient.emergency_contact):
        assert part is not None
        yield part
    coverage = a_coverage(
        patient,
        payer_name=PLANTED,
        member_id=PLANTED,
        subscriber={"family_name": PLANTED, "birth_date": "1931-02-03"},
        benefits=[{"kind": "copay", "network": "in", "note": PLANTED}],
        rejections=[{"loop": "2100C", "code": "72", "meaning": PLANTED}],
    )
    yield coverage
    yield from (coverage.benefits[0], coverage.rejections[0])
    yield StatusChangeRecord(
        id=patient.id,
        patient_id=patient.id,
        version=1,
        from_status=None,
        to_status=PatientStatus.INQUIRY,
        by="user-1",
        at=NOW,
        reason=PLANTED,
    )
    yield EligibilityAnswer(
        id=patient.id, patient_id=patient.id, received_at=NOW, source="file", original=PLANTED, file_name=PLANTED,
        summary=PLANTED,
    )  # fmt: skip
    yield PatientCreate(family_name=PLANTED, given_name=PLANTED, birth_date=date(1931, 2, 3), notes=PLANTED)


def shows_nothing(text: str) -> bool:
    return PLANTED not in text and "1931" not in text and "5550188" not in text and "Planted" not in text


@pytest.mark.parametrize("entity", list(planted_entities()), ids=lambda entity: type(entity).__name__)
def test_hipaa_compliance(entity: BaseModel, caplog: pytest.LogCaptureFixture) -> None:
    """45 CFR 164.502(b): nothing of a person in repr, str, format, containers, pretty printers and log records."""
    logging.getLogger("pfinni.test").warning("%s %r", entity, [entity], extra={"entity": entity})
    texts = [
        repr(entity),
        str(entity),
        f"{entity}{entity!r}",
        str({"one": [entity]}),
        pprint.pformat([entity]),
        pretty_repr(entity),
        pretty_repr({"one": [entity]}),
        str(list(entity.__repr_args__())),
        caplog.text,
        *(str(record.__dict__["entity"]) for record in caplog.records),
    ]
    assert [text for text in texts if not shows_nothing(text)] == []


@pytest.mark.parametrize("field", sorted(Patient.model_fields))
def test_no_validation_error_of_a_patient_shows_the_value(field: str) -> None:
    fields = {**a_patient().model_dump(), field: [[PLANTED]]}
    with pytest.raises(ValidationError) as refused:
        Patient.model_validate(fields)
    assert PLANTED not in "".join(traceback.format_exception(refused.value)) + repr(refused.value)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("family_name", f"{PLANTED}<script>"),
        ("birth_date", PLANTED),
        ("mrn", f"{PLANTED}{'9' * 40}"),
        ("email", f"{PLANTED}@@example"),
        ("phones", [{"number": PLANTED}]),
        ("address", {"line1": PLANTED, "city": PLANTED, "state": PLANTED, "postal_code": PLANTED}),
        ("sex", PLANTED),
        ("provider_id", PLANTED),
        ("contact_consents", {"email": PLANTED}),
    ],
)
def test_what_people_type_is_refused_without_being_repeated(field: str, value: Any) -> None:
    typed = {"family_name": "Marlowe", "given_name": "Ada", "birth_date": "1980-03-12", field: value}
    for model, fields in ((PatientCreate, typed), (Patient, {**a_patient().model_dump(), field: value})):
        with pytest.raises(ValidationError) as refused:
            model.model_validate(fields)
        assert PLANTED not in str(refused.value) + repr(refused.value)


INVALID: list[tuple[type[BaseModel], dict[str, Any]]] = [
    (Patient, {"id": "short"}),
    (Patient, {"id": "A" * 20}),
    (Patient, {"version": 0}),
    (Patient, {"status": "asleep"}),
    (Patient, {"status_before_urgent": "asleep"}),
    (Patient, {"provider_id": "Dr. No"}),
    (Patient, {"merged_into": "x"}),
    (Patient, {"family_name": " "}),
    (Patient, {"given_name": "<b>"}),
    (Patient, {"birth_date": "soon"}),
    (Patient, {"sex": "F"}),
    (Patient, {"phones": [{"number": "12"}]}),
    (Patient, {"phones": [{"number": "+12025550123", "kind": "carrier pigeon"}]}),
    (Patient, {"email": "nobody"}),
    (Patient, {"address": {"line1": "1 Elm St", "city": "Troy", "state": "Ontario", "postal_code": "12180"}}),
    (Patient, {"address": {"line1": "1 Elm St", "city": "Troy", "state": "NY", "postal_code": "1218"}}),
    (Patient, {"contact_consents": {"fax": True}}),
    (Coverage, {"priority": 0}),
    (Coverage, {"priority": 10}),
    (Coverage, {"status": "maybe"}),
    (Coverage, {"patient_id": "nobody"}),
    (Coverage, {"benefits": [{"kind": "gift", "network": "in"}]}),
    (Coverage, {"benefits": [{"kind": "copay", "network": "in", "total": "plenty"}]}),
    (Provider, {"display_name": ""}),
    (Provider, {"display_name": "D" * 121}),
    (Provider, {"npi": "1234567890"}),
    (Provider, {"npi": "12345"}),
    (Payer, {"code": ""}),
    (Payer, {"kind": "charity"}),
    (Practice, {"zone": "Moon/Base"}),
    (User, {"role": "Root!"}),
    (User, {"email": "not-an-address"}),
    (Alert, {"kind": "Ada Marlowe called"}),
    (Alert, {"priority": "extreme"}),
    (Alert, {"state": "forgotten"}),
]
VALID: dict[type[BaseModel], dict[str, Any]] = {
    Patient: a_patient().model_dump(),
    Coverage: a_coverage(a_patient()).model_dump(),
    Provider: a_provider(npi="1234567893").model_dump(),
    Payer: {**MOMENTS, "name": "Harborline", "code": "HRB"},
    Practice: {**MOMENTS, "id": "practice", "name": "Northside", "zone": "America/New_York"},
    User: {**MOMENTS, "id": "user-1", "name": "Inés", "email": "ines@example.com", "role": Role.PROVIDER},
    Alert: {**MOMENTS, "kind": "coverage.lost", "patient_id": "a" * 20},
}


@pytest.mark.parametrize(("model", "change"), INVALID)
def test_model_validation(model: type[BaseModel], change: dict[str, Any]) -> None:
    """Each rule of each field: the whole is valid, and with this one change it is not."""
    model.model_validate(VALID[model])
    with pytest.raises(ValidationError) as refused:
        model.model_validate({**VALID[model], **change})
    assert {str(error["loc"][0]) for error in refused.value.errors()} == set(change)


@pytest.mark.parametrize("model", VALID, ids=lambda model: model.__name__)
def test_every_field_without_a_default_is_asked_for(model: type[BaseModel]) -> None:
    for name, field in model.model_fields.items():
        if field.is_required():
            with pytest.raises(ValidationError):
                model.model_validate({key: value for key, value in VALID[model].items() if key != name})


def test_entities_cannot_be_changed_in_place() -> None:
    for entity in planted_entities():
        with pytest.raises(ValidationError):
            setattr(entity, next(iter(type(entity).model_fields)), "x")


def test_every_table_has_a_model_with_an_id_and_the_owners_names_are_there() -> None:
    assert all(issubclass(model, Stored) for model in MODELS.values())
    assert Insurance is Coverage
    assert issubclass(Patient, Versioned)
    assert {AuditLog, Event} & set(MODELS.values()) == set()


@QUICK
@given(SEALED_ENTITIES)
def test_model_serialization(entity: Stored) -> None:
    """JSON and back gives the same entity, to the cent and to the microsecond, and JSON again the same text."""
    text = entity.model_dump_json()
    again = type(entity).model_validate_json(text, context=TRUSTED)
    assert again == entity
    assert again.model_dump_json() == text
    assert type(entity).model_validate(entity.model_dump(mode="json"), context=TRUSTED) == entity


@pytest.mark.parametrize("model", VALID, ids=lambda model: model.__name__)
def test_open_entities_travel_as_json_too(model: type[BaseModel]) -> None:
    entity = model.model_validate(VALID[model])
    assert model.model_validate_json(entity.model_dump_json()) == entity


@QUICK
@given(PATIENTS)
def test_a_patient_offers_only_moves_of_the_workflow(patient: Patient) -> None:
    assert patient.status not in patient.next_statuses
    if patient.status is PatientStatus.URGENT and patient.status_before_urgent:
        assert patient.status_before_urgent in patient.next_statuses


def test_a_patient_is_archived_from_the_moment_that_says_so() -> None:
    assert not a_patient().is_archived
    assert a_patient(archived_at=NOW).is_archived


@pytest.mark.parametrize(
    ("status", "begins", "ends", "is_active"),
    [
        ("active", None, None, True),
        ("pending", "2026-01-01", "2026-11-25", True),
        ("active", "2026-11-25", None, True),
        ("active", "2026-11-26", None, False),
        ("active", None, "2026-11-24", False),
        ("inactive", None, None, False),
        ("undetermined", None, None, False),
    ],
)
def test_a_coverage_holds_on_its_first_and_its_last_day(
    status: str, begins: str | None, ends: str | None, is_active: bool
) -> None:
    coverage = a_coverage(a_patient(), status=CoverageStatus(status), begins_on=begins, ends_on=ends)
    assert coverage.is_active_on(date(2026, 11, 25)) is is_active


def test_a_copy_of_a_patient_is_as_silent_as_the_patient() -> None:
    assert shows_nothing(repr(copy.deepcopy(planted_patient())))
