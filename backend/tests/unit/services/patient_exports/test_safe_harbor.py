"""De-identification: none of the 18 identifiers survives, whatever stands in the record. 45 CFR 164.514(b)(2)."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.database.models import Coverage, Patient
from app.models.insurance_models import CoverageStatus, Subscriber
from app.models.patient_export_models import ExportContent
from app.models.patient_models import TRUSTED, PatientStatus, Sex
from app.models.practice_models import PayerKind
from app.services.patient_exports.columns import Known, layout_of
from app.services.patient_exports.safe_harbor import (
    SMALL_AREAS,
    age_on,
    told_age,
    told_birth_year,
    told_zip,
)
from app.services.patient_exports.sheets import CsvSheet, plain_text
from tests.builders import a_coverage, a_patient
from tests.unit.strategies import DAYS, QUICK

TODAY = date(2026, 11, 25)
PLANTED = "Zyxwhort"
MARKED = st.text(st.characters(categories=["L", "N", "P"]), max_size=20).map(lambda text: f"{text}{PLANTED}{text}")
"""A text that would be recognised wherever it came out."""
DIGITS = st.from_regex(r"\A9183[0-9]{6}\Z")
"""A number of somebody's that would be recognised as well."""
ZIPS = st.from_regex(r"\A[0-9]{5}(-[0-9]{4})?\Z") | st.sampled_from([f"{area}12" for area in sorted(SMALL_AREAS)])


def is_year(text: str) -> bool:
    return text == "" or (len(text) == 4 and 1900 <= int(text) <= TODAY.year)


ALLOWED: dict[str, Callable[[str], bool]] = {
    "Key": lambda text: re.fullmatch("[0-9a-f]{16}", text) is not None,
    "Age": lambda text: text == "90+" or (text.isdecimal() and int(text) <= 89),
    "Birth year": is_year,
    "Sex": lambda text: text in set(Sex),
    "State": lambda text: text == "" or re.fullmatch("[A-Z]{2}", text) is not None,
    "ZIP area": lambda text: text == "" or (re.fullmatch(r"\d{3}", text) is not None and text not in SMALL_AREAS),
    "Status": lambda text: text.lower() in set(PatientStatus),
    "Deceased": lambda text: text in {"yes", "no"},
    "Patient since": is_year,
    "Payer kind": lambda text: text in {*PayerKind, "other", ""},
    "Coverage priority": lambda text: text == "" or (text.isdecimal() and int(text) < 10),
    "Coverage status": lambda text: text == "" or text.lower() in set(CoverageStatus),
    "Coverage begins": is_year,
    "Coverage ends": is_year,
}
"""All that a cell may hold: whatever is not on this list cannot survive, an identifier least of all."""

RELATED = st.fixed_dictionaries({"name": MARKED, "relationship": MARKED, "phone": DIGITS})
PATIENTS: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {
        "family_name": MARKED,
        "given_name": MARKED,
        "middle_name": MARKED,
        "name_suffix": MARKED,
        "preferred_name": MARKED,
        "former_names": st.lists(MARKED, max_size=2),
        "birth_date": DAYS,
        "gender_identity": MARKED,
        "mrn": DIGITS,
        "phones": st.lists(st.fixed_dictionaries({"number": DIGITS}), max_size=2),
        "email": MARKED,
        "address": st.none()
        | st.fixed_dictionaries(
            {"line1": MARKED, "line2": MARKED, "city": MARKED, "state": st.just("MN"), "postal_code": ZIPS | MARKED}
        ),
        "language": MARKED,
        "emergency_contact": RELATED,
        "responsible_party": RELATED,
        "tags": st.lists(MARKED, max_size=2),
        "notes": MARKED,
        "status_reason": MARKED,
        "sex": st.sampled_from(list(Sex)),
        "status": st.sampled_from(list(PatientStatus)),
        "deceased": st.booleans(),
        "deceased_on": st.none() | DAYS,
        "privacy_notice_on": st.none() | DAYS,
    }
)
COVERAGES: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {
        "payer_name": MARKED,
        "plan_name": MARKED,
        "insurance_type": MARKED,
        "member_id": DIGITS,
        "group_number": DIGITS,
        "priority": st.integers(1, 9),
        "status": st.sampled_from(list(CoverageStatus)),
        "begins_on": st.none() | DAYS,
        "ends_on": st.none() | DAYS,
    }
)


def a_marked_patient(fields: dict[str, Any]) -> Patient:
    whole = a_patient().model_dump(exclude={"next_statuses"}) | fields
    return Patient.model_validate(whole, context=TRUSTED)


def a_marked_coverage(patient: Patient, fields: dict[str, Any], kinds: dict[str, PayerKind]) -> Coverage:
    subscriber = Subscriber(family_name=PLANTED, given_name=PLANTED, birth_date=patient.birth_date)
    coverage = a_coverage(patient, subscriber=subscriber, **fields)
    if coverage.priority % 2:
        kinds[coverage.payer_id] = PayerKind.MEDICARE
    return coverage


@QUICK
@given(PATIENTS, st.lists(COVERAGES, max_size=3), st.sampled_from(list(ExportContent)))
def test_none_of_the_identifiers_survives(
    fields: dict[str, Any], insured: list[dict[str, Any]], content: ExportContent
) -> None:
    patient, kinds = a_marked_patient(fields), dict[str, PayerKind]()
    coverages = [a_marked_coverage(patient, each, kinds) for each in insured]
    layout = layout_of(content, None, frozenset(), is_deidentified=True)
    known = Known({patient.provider_id or "": PLANTED}, kinds, TODAY)
    lines = list(layout.lines(patient, coverages, known))
    for line in lines:
        for heading, cell in zip(layout.headings, line, strict=True):
            assert ALLOWED[heading](plain_text(cell)), heading
    written = CsvSheet(layout.headings).add(lines).decode()
    for planted in (PLANTED, "9183", patient.id, *(coverage.id for coverage in coverages)):
        assert planted not in re.sub(r"^[0-9a-f]{16}", "", written, flags=re.MULTILINE)
    assert not re.search(r"\d{4}-\d{2}", written), "no more of a date than its year"


@QUICK
@given(DAYS, DAYS)
def test_nobody_over_89_has_an_age_or_a_year(born: date, today: date) -> None:
    if born > today:
        return
    age = age_on(born, today)
    assert (told_age(born, today) == "90+") == (age > 89)
    assert (told_birth_year(born, today) is None) == (age > 89)


@pytest.mark.parametrize(
    ("born", "today", "age"),
    [
        (date(1936, 11, 25), TODAY, "90+"),
        (date(1936, 11, 26), TODAY, "89"),
        (date(1937, 11, 25), TODAY, "89"),
        (date(1936, 2, 29), date(2026, 2, 27), "89"),
        (date(1936, 2, 29), date(2026, 2, 28), "90+"),
        (date(1940, 2, 29), date(2028, 2, 28), "87"),
        (date(1940, 2, 29), date(2028, 2, 29), "88"),
        (date(1904, 2, 29), TODAY, "90+"),
        (date(2024, 2, 29), date(2025, 2, 28), "1"),
        (date(2024, 2, 29), date(2025, 2, 27), "0"),
        (TODAY, TODAY, "0"),
    ],
)
def test_ages_at_the_boundary_and_on_29_february(born: date, today: date, age: str) -> None:
    assert told_age(born, today) == age


def test_somebody_who_died_young_and_long_ago_is_in_the_oldest_group() -> None:
    assert told_age(date(1930, 5, 1), TODAY, date(1990, 1, 1)) == "90+"
    assert told_age(date(1950, 5, 1), TODAY, date(1990, 1, 1)) == "39"


def test_years_that_would_tell_an_age_over_89_are_left_out() -> None:
    patient = a_patient(birth_date=date(1930, 5, 1))
    coverage = a_coverage(patient, begins_on=date(1995, 5, 1), ends_on=date(2027, 1, 1))
    layout = layout_of(ExportContent.BOTH, None, frozenset(), is_deidentified=True)
    (line,) = layout.lines(patient, [coverage], Known({}, {}, TODAY))
    told = dict(zip(layout.headings, line, strict=True))
    assert (told["Birth year"], told["Patient since"], told["Coverage begins"]) == (None, None, None)
    assert told["Coverage ends"] == 2027


def test_the_areas_of_few_people_are_those_of_the_guidance() -> None:
    guidance = "036 059 063 102 203 556 692 790 821 823 830 831 878 879 884 890 893"
    assert set(guidance.split()) == SMALL_AREAS
    for area in SMALL_AREAS:
        assert told_zip(f"{area}01") == told_zip(f"{area}99-1234") == "000"
    assert told_zip("55802") == told_zip("55802-0001") == "558"
    assert told_zip("not a ZIP") is None


def test_the_key_is_new_in_every_file_and_one_for_all_rows_of_a_person() -> None:
    patient = a_patient()
    coverages = [a_coverage(patient), a_coverage(patient, priority=2)]
    layout = layout_of(ExportContent.BOTH, None, frozenset(), is_deidentified=True)
    known = Known({}, {}, TODAY)
    first, second = layout.lines(patient, coverages, known)
    (again, _) = layout.lines(patient, coverages, known)
    assert first[0] == second[0]
    assert first[0] != again[0]
