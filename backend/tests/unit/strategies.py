"""Whole invented entities with every field drawn, for the tests of models, sealing and rows."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st

from app.core.identifiers import new_id
from app.database.models import (
    Alert,
    AlertChange,
    Coverage,
    EligibilityAnswer,
    EmergencyAccess,
    Patient,
    SecondFactor,
    StatusChangeRecord,
)
from app.models.alert_models import AlertKind, AlertPriority, AlertState, AlertStep

QUICK = settings(max_examples=60, deadline=None, derandomize=True)
IDS = st.builds(new_id)
DAYS = st.dates(date(1900, 1, 1), date(2026, 11, 25))
MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
NAMES = st.sampled_from(
    ["García López", "O'Brien", "Núñez-O\u2019Hara", "李", "Müller", "de la Cruz", "Łukasz", "Ngô Thị", "محمد", "X"]
)
WORDS = st.text(st.characters(categories=["L", "N", "P", "Zs"]), min_size=1, max_size=30).map(str.strip).filter(bool)
PHONES = st.integers(0, 99).map(lambda n: f"+12025550{100 + n}")
STATUSES = st.sampled_from(["inquiry", "onboarding", "active", "churned", "urgent"])
MONEY = st.decimals(Decimal(0), Decimal(10_000), places=2)
RELATED = st.fixed_dictionaries(
    {"name": NAMES, "relationship": st.sampled_from(["mother", "spouse"])}, optional={"phone": PHONES}
)
ADDRESSES = st.fixed_dictionaries(
    {"line1": WORDS, "city": WORDS, "state": st.just("NY"), "postal_code": st.just("10001-1234")},
    optional={"line2": WORDS},
)

PATIENT_FIELDS: dict[str, st.SearchStrategy[Any]] = {
    "status_before_urgent": STATUSES.filter(lambda status: status != "urgent"),
    "status_reason": WORDS,
    "pending_review": st.booleans(),
    "provider_id": IDS,
    "deceased": st.booleans(),
    "archived_at": MOMENTS,
    "merged_into": IDS,
    "middle_name": NAMES,
    "name_suffix": st.just("Jr."),
    "preferred_name": NAMES,
    "former_names": st.lists(NAMES, max_size=3),
    "sex": st.sampled_from(["female", "male", "other", "unknown"]),
    "gender_identity": WORDS,
    "mrn": st.integers(1, 9999).map(lambda n: f"MRN-{n}"),
    "phones": st.lists(st.fixed_dictionaries({"number": PHONES, "kind": st.sampled_from(["mobile", "work"])})),
    "email": st.integers(1, 99).map(lambda n: f"person{n}@example.com"),
    "address": ADDRESSES,
    "language": st.sampled_from(["en", "es-MX"]),
    "emergency_contact": RELATED,
    "responsible_party": RELATED,
    "tags": st.lists(WORDS, max_size=3),
    "notes": WORDS,
    "privacy_notice_on": DAYS,
    "contact_consents": st.fixed_dictionaries({"email": st.booleans(), "sms": st.booleans(), "phone": st.booleans()}),
    "deceased_on": DAYS,
}
PATIENTS = st.fixed_dictionaries(
    {
        "id": IDS,
        "version": st.integers(1, 999),
        "created_at": MOMENTS,
        "updated_at": MOMENTS,
        "status": STATUSES,
        "status_changed_at": MOMENTS,
        "family_name": NAMES,
        "given_name": NAMES,
        "birth_date": DAYS,
    },
    optional=PATIENT_FIELDS,
).map(Patient.model_validate)

BENEFITS = st.fixed_dictionaries(
    {"kind": st.sampled_from(["copay", "deductible"]), "network": st.sampled_from(["in", "out", "unspecified"])},
    optional={"total": MONEY, "remaining": MONEY, "met": MONEY, "share": MONEY, "note": WORDS, "level": WORDS},
)
COVERAGES = st.fixed_dictionaries(
    {
        "id": IDS,
        "version": st.integers(1, 999),
        "created_at": MOMENTS,
        "updated_at": MOMENTS,
        "patient_id": IDS,
        "payer_id": IDS,
        "payer_name": WORDS,
    },
    optional={
        "plan_name": WORDS,
        "insurance_type": WORDS,
        "member_id": st.sampled_from(["HRB0012345", "---", "W 1-2"]),
        "group_number": WORDS,
        "priority": st.integers(1, 9),
        "relationship": st.sampled_from(["self", "spouse", "child", "other"]),
        "subscriber": st.fixed_dictionaries({"family_name": NAMES}, optional={"birth_date": DAYS}),
        "status": st.sampled_from(["active", "pending", "inactive", "undetermined"]),
        "begins_on": DAYS,
        "ends_on": DAYS,
        "checked_at": MOMENTS,
        "check_outcome": st.sampled_from(["answered", "rejected", "undetermined", "needs_review"]),
        "rejections": st.lists(st.fixed_dictionaries({"loop": WORDS, "code": WORDS, "meaning": WORDS}), max_size=2),
        "benefits": st.lists(BENEFITS, max_size=3),
    },
).map(Coverage.model_validate)

STATUS_CHANGES = st.fixed_dictionaries(
    {
        "id": IDS,
        "patient_id": IDS,
        "version": st.integers(1, 999),
        "from_status": st.none() | STATUSES,
        "to_status": STATUSES,
        "by": IDS,
        "at": MOMENTS,
    },
    optional={"reason": WORDS},
).map(StatusChangeRecord.model_validate)

ANSWERS = st.fixed_dictionaries(
    {
        "id": IDS,
        "patient_id": IDS,
        "received_at": MOMENTS,
        "source": st.sampled_from(["file", "real_time"]),
        "original": st.binary(max_size=60).map(lambda raw: raw.decode("iso-8859-1")),
    },
    optional={"position": st.integers(0, 9), "file_name": WORDS, "summary": WORDS},
).map(EligibilityAnswer.model_validate)

FACTS = st.dictionaries(st.sampled_from(["on", "days", "to"]), st.integers(0, 99) | WORDS, max_size=2)
ALERTS = st.fixed_dictionaries(
    {
        "id": IDS,
        "version": st.integers(1, 999),
        "created_at": MOMENTS,
        "updated_at": MOMENTS,
        "kind": st.sampled_from(AlertKind),
        "priority": st.sampled_from(AlertPriority),
        "state": st.sampled_from(AlertState),
        "facts": FACTS,
        "escalation_level": st.integers(0, 3),
    },
    optional={
        "patient_id": IDS,
        "subject": IDS,
        "once_key": WORDS,
        "assigned_to": IDS,
        "snoozed_until": MOMENTS,
        "acknowledged_by": IDS,
        "acknowledged_at": MOMENTS,
        "escalates_at": MOMENTS,
    },
).map(Alert.model_validate)

ALERT_CHANGES = st.fixed_dictionaries(
    {"id": IDS, "alert_id": IDS, "at": MOMENTS, "by": IDS, "step": st.sampled_from(AlertStep), "facts": FACTS},
    optional={"note": WORDS},
).map(AlertChange.model_validate)

EMERGENCIES = st.fixed_dictionaries(
    {
        "id": IDS,
        "version": st.just(1),
        "created_at": MOMENTS,
        "updated_at": MOMENTS,
        "user_id": IDS,
        "patient_id": IDS,
        "begins_at": MOMENTS,
        "ends_at": MOMENTS,
        "reason": st.text("abc ", min_size=10, max_size=80),
    },
    optional={"reviewed_by": IDS, "reviewed_at": MOMENTS, "was_right": st.booleans(), "review_note": WORDS},
).map(EmergencyAccess.model_validate)

SECOND_FACTORS = st.fixed_dictionaries(
    {
        "id": IDS,
        "version": st.just(1),
        "created_at": MOMENTS,
        "updated_at": MOMENTS,
        "is_active": st.booleans(),
        "recovery_keys": st.lists(IDS, max_size=10),
        "secret": st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", min_size=32, max_size=32),
    }
).map(SecondFactor.model_validate)

SEALED_STRATEGIES = {
    "patient": PATIENTS,
    "coverage": COVERAGES,
    "status_change": STATUS_CHANGES,
    "eligibility_answer": ANSWERS,
    "alert": ALERTS,
    "alert_change": ALERT_CHANGES,
    "emergency_access": EMERGENCIES,
    "second_factor": SECOND_FACTORS,
}
SEALED_ENTITIES = st.one_of(*SEALED_STRATEGIES.values())
