"""Whole invented entities with every field drawn, for the tests of models, sealing and rows."""

from base64 import b64encode
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st

from app.core.identifiers import new_id
from app.database.models import (
    Alert,
    AlertChange,
    ContactNote,
    Coverage,
    CoverageChange,
    Document,
    DocumentContent,
    DuplicatePair,
    EligibilityAnswer,
    EligibilityCheck,
    EmergencyAccess,
    ImportPart,
    ImportResult,
    OnboardingDraft,
    Patient,
    PatientExport,
    PatientImport,
    PatientMerge,
    PatientVersion,
    SavedView,
    SecondFactor,
    StatusChangeRecord,
)
from app.models.alert_models import AlertKind, AlertPriority, AlertState, AlertStep
from app.models.duplicate_models import Certainty, DuplicateReason, PairState
from app.models.merge_models import MergeField, Take
from app.models.onboarding_models import CheckFailure, CheckState, OnboardingStep
from app.models.patient_list_models import PatientOrder
from app.models.saved_view_models import ListColumn

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
        "ended_at": MOMENTS,
        "ended_reason": WORDS,
    },
).map(Coverage.model_validate)

COVERAGE_CHANGES = st.fixed_dictionaries(
    {
        "id": IDS,
        "coverage_id": IDS,
        "patient_id": IDS,
        "version": st.integers(1, 999),
        "step": st.sampled_from(["added", "changed", "moved", "ended"]),
        "by": IDS,
        "at": MOMENTS,
    },
    optional={
        "reason": WORDS,
        "changed": st.lists(st.sampled_from(["plan_name", "ends_on"]), max_size=2),
        "before": COVERAGES.map(lambda coverage: coverage.model_dump_json()),
    },
).map(CoverageChange.model_validate)

DOCUMENTS = st.fixed_dictionaries(
    {
        "id": IDS,
        "version": st.integers(1, 999),
        "created_at": MOMENTS,
        "updated_at": MOMENTS,
        "patient_id": IDS,
        "kind": st.sampled_from(["card_front", "card_back", "other"]),
        "width": st.integers(1, 2000),
        "height": st.integers(1, 2000),
        "byte_count": st.integers(1, 8_000_000),
        "added_by": IDS,
    },
    optional={
        "coverage_id": IDS,
        "place": IDS,
        "removed_at": MOMENTS,
        "removed_by": IDS,
        "title": WORDS,
        "removal_reason": WORDS,
    },
).map(Document.model_validate)

DOCUMENT_CONTENTS = st.fixed_dictionaries(
    {"id": IDS, "patient_id": IDS, "content": st.binary(max_size=200).map(lambda content: b64encode(content).decode())}
).map(DocumentContent.model_validate)

CONTACT_NOTES = st.fixed_dictionaries(
    {
        "id": IDS,
        "patient_id": IDS,
        "at": MOMENTS,
        "by": IDS,
        "written_at": MOMENTS,
        "kind": st.sampled_from(["call", "message", "letter", "visit"]),
        "note": WORDS,
    }
).map(ContactNote.model_validate)

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

VERSIONS = st.fixed_dictionaries(
    {
        "id": IDS,
        "patient_id": IDS,
        "version": st.integers(1, 999),
        "replaced_by": IDS,
        "replaced_at": MOMENTS,
        "content": PATIENTS.map(lambda patient: patient.model_dump_json(exclude={"next_statuses"})),
        "content_shape": st.integers(1, 9),
    }
).map(PatientVersion.model_validate)

EXPORTS = st.fixed_dictionaries(
    {
        "id": IDS,
        "version": st.integers(1, 999),
        "created_at": MOMENTS,
        "updated_at": MOMENTS,
        "requested_by": IDS,
        "wanted": st.fixed_dictionaries(
            {
                "content": st.sampled_from(["patients", "insurance", "both"]),
                "selection": st.just({"filter": {}})
                | st.fixed_dictionaries({"ids": st.lists(IDS, min_size=1, max_size=3)}),
                "purpose": st.sampled_from(["treatment", "payment"]),
                "recipient": WORDS,
            }
        ),
        "caller": st.fixed_dictionaries({"opened": st.lists(IDS, max_size=2), "whole_practice": st.booleans()}),
    },
    optional={
        "state": st.sampled_from(["making", "ready", "failed", "expired"]),
        "parts": st.integers(0, 9),
        "expires_at": MOMENTS,
        "first_fetched_at": MOMENTS,
        "headings": st.lists(WORDS, max_size=3),
    },
).map(PatientExport.model_validate)

_DATED = {"id": IDS, "version": st.integers(1, 999), "created_at": MOMENTS, "updated_at": MOMENTS}
DUPLICATE_PAIRS = st.fixed_dictionaries(
    {**_DATED, "first_id": IDS, "second_id": IDS},
    optional={
        "state": st.sampled_from(PairState),
        "decided_by": IDS,
        "decided_at": MOMENTS,
        "score": st.floats(-20, 60),
        "certainty": st.sampled_from(Certainty),
        "reasons": st.lists(st.sampled_from(DuplicateReason), max_size=4),
        "decision": WORDS,
    },
).map(DuplicatePair.model_validate)

MERGES = st.fixed_dictionaries(
    {
        **_DATED,
        "survivor_id": IDS,
        "survivor_version": st.integers(1, 999),
        "other_id": IDS,
        "other_version": st.integers(1, 999),
        "merged_by": IDS,
        "reason": WORDS,
    },
    optional={
        "undone_by": IDS,
        "undone_at": MOMENTS,
        "undo_reason": WORDS,
        "choices": st.lists(
            st.fixed_dictionaries({"field": st.sampled_from(MergeField), "take": st.sampled_from(Take)}), max_size=3
        ),
    },
).map(PatientMerge.model_validate)

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

ROWS = st.lists(
    st.fixed_dictionaries({"number": st.integers(1, 999), "cells": st.lists(WORDS, max_size=4)}), max_size=4
)
IMPORTS = st.fixed_dictionaries(
    {
        "id": IDS,
        "version": st.integers(1, 99),
        "created_at": MOMENTS,
        "updated_at": MOMENTS,
        "created_by": IDS,
        "file_name": WORDS,
        "facts": st.fixed_dictionaries({"kind": st.sampled_from(["csv", "xlsx"]), "first_rows": ROWS}),
    },
    optional={
        "state": st.sampled_from(["read", "checked", "done"]),
        "panel": IDS,
        "row_count": st.integers(0, 999),
        "job_id": IDS,
        "finished_at": MOMENTS,
        "heading_key": IDS,
        "plan": st.just({"columns": ["family_name", None, "birth_date"], "date_order": "day_first"}),
        "undo_reason": WORDS,
    },
).map(PatientImport.model_validate)

IMPORT_PARTS = st.fixed_dictionaries({"id": IDS, "import_id": IDS, "number": st.integers(0, 99), "rows": ROWS}).map(
    ImportPart.model_validate
)

IMPORT_RESULTS = st.fixed_dictionaries(
    {
        "id": IDS,
        "import_id": IDS,
        "number": st.integers(0, 99),
        "stage": st.sampled_from(["check", "run", "undo"]),
        "results": st.lists(
            st.fixed_dictionaries(
                {"row": st.integers(1, 999), "outcome": st.sampled_from(["created", "faulty"]), "name": WORDS}
            ),
            max_size=3,
        ),
    }
).map(ImportResult.model_validate)

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

SAVED_VIEWS = st.fixed_dictionaries(
    {
        **_DATED,
        "user_id": IDS,
        "is_default": st.booleans(),
        "name": WORDS,
        "criteria": st.fixed_dictionaries(
            {"status": st.lists(STATUSES, max_size=3)},
            optional={"age_from": st.integers(0, 150), "coverage_ends_to": DAYS, "provider_id": IDS},
        ),
        "order": st.sampled_from(PatientOrder),
        "descending": st.booleans(),
        "columns": st.lists(st.sampled_from(ListColumn), unique=True),
    }
).map(SavedView.model_validate)

CHECKS = st.fixed_dictionaries(
    {
        "id": IDS,
        "version": st.integers(1, 999),
        "created_at": MOMENTS,
        "updated_at": MOMENTS,
        "patient_id": IDS,
        "requested_by": IDS,
        "state": st.sampled_from(CheckState),
        "coverage_id": IDS,
        "trace": WORDS,
    },
    optional={
        "is_onboarding": st.booleans(),
        "outcome": st.sampled_from(["answered", "rejected", "undetermined", "needs_review"]),
        "is_covered": st.booleans(),
        "moved_to": STATUSES,
        "rejections": st.lists(st.fixed_dictionaries({"loop": WORDS, "code": WORDS, "meaning": WORDS}), max_size=2),
        "failure": st.sampled_from(CheckFailure),
        "next_try_at": MOMENTS,
    },
).map(EligibilityCheck.model_validate)

DRAFTS = st.fixed_dictionaries(
    {
        "id": IDS,
        "version": st.integers(1, 999),
        "created_at": MOMENTS,
        "updated_at": MOMENTS,
        "user_id": IDS,
        "expires_at": MOMENTS,
        "title": WORDS,
        "step": st.sampled_from(OnboardingStep),
        "content": WORDS,
    }
).map(OnboardingDraft.model_validate)

SEALED_STRATEGIES = {
    "patient": PATIENTS,
    "coverage": COVERAGES,
    "coverage_change": COVERAGE_CHANGES,
    "document": DOCUMENTS,
    "document_content": DOCUMENT_CONTENTS,
    "contact_note": CONTACT_NOTES,
    "status_change": STATUS_CHANGES,
    "patient_version": VERSIONS,
    "patient_export": EXPORTS,
    "patient_import": IMPORTS,
    "import_part": IMPORT_PARTS,
    "import_result": IMPORT_RESULTS,
    "eligibility_answer": ANSWERS,
    "alert": ALERTS,
    "alert_change": ALERT_CHANGES,
    "emergency_access": EMERGENCIES,
    "duplicate_pair": DUPLICATE_PAIRS,
    "patient_merge": MERGES,
    "second_factor": SECOND_FACTORS,
    "saved_view": SAVED_VIEWS,
    "eligibility_check": CHECKS,
    "onboarding_draft": DRAFTS,
}
SEALED_ENTITIES = st.one_of(*SEALED_STRATEGIES.values())
