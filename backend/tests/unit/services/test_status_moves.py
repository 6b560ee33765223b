"""The care workflow against a model written from the design: every status, every move."""

from datetime import timedelta
from itertools import product

import pytest

from app.database.models import Patient
from app.models.patient_models import NEXT_STATUSES, PatientStatus, next_statuses
from app.services.patients.steps import moved
from tests.builders import a_patient
from tests.conftest import NOW

INQUIRY, ONBOARDING, ACTIVE, CHURNED, URGENT = PatientStatus
MODEL = """
    Inquiry -> Onboarding, Churned
    Onboarding -> Inquiry, Active, Churned
    Active -> Churned
    Churned -> Inquiry, Onboarding
"""
"""Word for word from the design; beside it: any -> Urgent -> where it came from, or Churned."""
STATES = [(status, None) for status in PatientStatus if status is not URGENT] + [
    (URGENT, before) for before in PatientStatus if before is not URGENT
]


def model() -> dict[PatientStatus, set[PatientStatus]]:
    lines = (line.split("->") for line in MODEL.strip().splitlines())
    return {
        PatientStatus(left.strip().lower()): {PatientStatus(each.strip().lower()) for each in right.split(",")}
        for left, right in lines
    }


def allowed(status: PatientStatus, before: PatientStatus | None) -> set[PatientStatus]:
    """What the design allows from here."""
    if status is URGENT:
        return {CHURNED, *([before] if before else [])}
    return model()[status] | {URGENT}


def patient_in(status: PatientStatus, before: PatientStatus | None) -> Patient:
    return a_patient(status=status, status_before_urgent=before)


@pytest.mark.parametrize(("state", "move"), list(product(STATES, PatientStatus)))
def test_a_move_is_allowed_exactly_when_the_design_says_so(
    state: tuple[PatientStatus, PatientStatus | None], move: PatientStatus
) -> None:
    patient = patient_in(*state)
    assert (move in next_statuses(*state)) is (move in allowed(*state))
    assert (move in patient.next_statuses) is (move in allowed(*state))


def test_the_moves_that_are_offered_stand_in_the_workflows_order() -> None:
    for state in STATES:
        offered = patient_in(*state).next_statuses
        assert offered == sorted(offered, key=list(PatientStatus).index)


def test_no_status_leads_to_itself_and_none_is_a_dead_end() -> None:
    for status, following in NEXT_STATUSES.items():
        assert status not in following
        assert following


@pytest.mark.parametrize("status", [INQUIRY, ONBOARDING, ACTIVE, CHURNED])
def test_urgent_remembers_where_it_came_from_and_forgets_it_on_leaving(status: PatientStatus) -> None:
    urgent = moved(patient_in(status, None), URGENT, "pain", NOW)
    assert urgent.status_before_urgent is status
    for target in {status, CHURNED}:
        assert moved(urgent, target, None, NOW).status_before_urgent is None


def test_a_move_is_the_next_version_at_its_moment_and_changes_nothing_else() -> None:
    before = a_patient(mrn="A-17", notes="likes mornings", pending_review=True)
    later = NOW + timedelta(minutes=5)
    after = moved(before, ONBOARDING, "called back", later)
    changed = {name for name in Patient.model_fields if getattr(before, name) != getattr(after, name)}
    assert changed == {"status", "status_reason", "status_changed_at", "updated_at", "version"}
    assert (after.version, after.status_changed_at, after.status_reason) == (2, later, "called back")


def test_a_clock_that_steps_back_does_not_turn_the_history_round() -> None:
    before = a_patient()
    assert moved(before, ONBOARDING, None, NOW - timedelta(hours=1)).status_changed_at == before.status_changed_at
