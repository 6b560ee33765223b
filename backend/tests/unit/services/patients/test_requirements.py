"""What each status needs: the rules one by one, and a long way through the workflow held against a plain model."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from app.database.models import Coverage, Patient
from app.models.insurance_models import CoverageStatus
from app.models.patient_models import PatientStatus, RelatedPerson
from app.services.patients.requirements import Asked, missing_in_record, missing_in_words
from app.services.patients.steps import moved, step_between
from tests.builders import a_coverage, a_patient
from tests.conftest import NOW

TODAY = date(2026, 11, 25)
INQUIRY, ONBOARDING, ACTIVE, CHURNED, URGENT = PatientStatus
PARTY = RelatedPerson(name="Bea Marlowe", relationship="Mother", phone="+12025550123")


def rules(patient: Patient, status: PatientStatus, *coverages: Coverage, **asked: Any) -> list[str]:
    wanted = Asked(status, **asked)
    found = [*missing_in_record(patient, coverages, wanted, TODAY), *missing_in_words(patient, wanted)]
    return [each.rule for each in found]


@pytest.mark.parametrize(
    ("contact", "missing"),
    [
        ({"email": None}, ["contact_needed"]),
        ({"email": "ada@example.com"}, []),
        ({"email": None, "phones": [{"number": "+12025550123"}]}, []),
        ({"email": None, "responsible_party": PARTY}, []),
        ({"email": None, "responsible_party": PARTY.model_copy(update={"phone": None})}, ["contact_needed"]),
    ],
)
def test_onboarding_needs_a_way_to_reach_somebody(contact: dict[str, object], missing: list[str]) -> None:
    assert rules(a_patient(**contact), ONBOARDING) == missing


@pytest.mark.parametrize(
    ("fields", "missing"),
    [
        ({}, []),
        ({"status": CoverageStatus.PENDING}, []),
        ({"status": CoverageStatus.UNDETERMINED}, ["coverage_needed"]),
        ({"status": CoverageStatus.INACTIVE}, ["coverage_needed"]),
        ({"ends_on": TODAY}, []),
        ({"ends_on": TODAY - timedelta(days=1)}, ["coverage_needed"]),
        ({"begins_on": TODAY + timedelta(days=1)}, ["coverage_needed"]),
    ],
)
def test_active_needs_a_coverage_in_force_today(fields: dict[str, object], missing: list[str]) -> None:
    patient = a_patient(status=ONBOARDING)
    assert rules(patient, ACTIVE, a_coverage(patient, **fields)) == missing
    assert rules(patient, ACTIVE, a_coverage(patient, **fields), self_pay=True, reason="Pays.") == []


@pytest.mark.parametrize(("born", "missing"), [(date(2008, 11, 26), ["needed_for_minors"]), (date(2008, 11, 25), [])])
def test_active_needs_who_answers_for_a_minor(born: date, missing: list[str]) -> None:
    patient = a_patient(status=ONBOARDING, birth_date=born)
    assert rules(patient, ACTIVE, a_coverage(patient)) == missing
    assert rules(patient.model_copy(update={"responsible_party": PARTY}), ACTIVE, a_coverage(patient)) == []


@pytest.mark.parametrize("status", [CHURNED, URGENT])
def test_leaving_and_urgency_need_a_reason(status: PatientStatus) -> None:
    patient = a_patient(email=None)
    assert rules(patient, status) == ["needed"]
    assert rules(patient, status, reason="Fell.") == []


@pytest.mark.parametrize("before", [INQUIRY, ONBOARDING, ACTIVE, CHURNED])
def test_going_back_from_urgent_asks_for_nothing(before: PatientStatus) -> None:
    patient = a_patient(status=URGENT, status_before_urgent=before, email=None, birth_date=date(2020, 1, 1))
    assert rules(patient, before) == []


class Workflow(RuleBasedStateMachine):
    """Moves and changes of one record; the model is a pair of statuses and three facts."""

    def __init__(self) -> None:
        super().__init__()
        self.patient = a_patient(email=None)
        self.covered = False
        self.here, self.before = "inquiry", ""
        self.history = [step_between(None, self.patient, "user-1")]

    @rule(reachable=st.booleans())
    def reach(self, reachable: bool) -> None:
        email = "ada@example.com" if reachable else None
        self.patient = self.patient.newer(NOW, email=email)

    @rule(covered=st.booleans())
    def insure(self, covered: bool) -> None:
        self.covered = covered

    @rule(status=st.sampled_from(PatientStatus), reason=st.sampled_from([None, "Called."]), self_pay=st.booleans())
    def move(self, status: PatientStatus, reason: str | None, self_pay: bool) -> None:
        coverages = [a_coverage(self.patient)] if self.covered else []
        asked = Asked(status, reason, self_pay)
        missing = [
            *missing_in_record(self.patient, coverages, asked, TODAY),
            *missing_in_words(self.patient, asked),
        ]
        goes = status in self.patient.next_statuses and not missing
        assert goes is self.may(status.value, reason, self_pay=self_pay)
        if goes:
            before, self.patient = self.patient, moved(self.patient, status, reason, NOW)
            self.history.append(step_between(before, self.patient, "user-1"))
            self.here, self.before = status.value, self.here if status is URGENT else ""

    def may(self, to: str, reason: str | None, *, self_pay: bool) -> bool:
        """The model, in other words than the code's."""
        ways = {
            "inquiry": "onboarding churned urgent",
            "onboarding": "inquiry active churned urgent",
            "active": "churned urgent",
            "churned": "inquiry onboarding urgent",
            "urgent": f"churned {self.before}",
        }
        if to not in ways[self.here].split():
            return False
        if self_pay and not reason:
            return False
        if self.here == "urgent" and to == self.before:
            return True
        if to in {"churned", "urgent"}:
            return bool(reason)
        if to == "inquiry":
            return True
        return self.patient.email is not None and (to == "onboarding" or self.covered or self_pay)

    @invariant()
    def the_record_is_where_the_model_is(self) -> None:
        assert self.patient.status.value == self.here
        assert (self.patient.status_before_urgent or "") == self.before

    @invariant()
    def the_history_is_one_unbroken_way(self) -> None:
        for earlier, later in zip(self.history, self.history[1:], strict=False):
            assert later.from_status is earlier.to_status
            assert later.version > earlier.version
        assert self.history[-1].to_status is self.patient.status


TestWorkflow = Workflow.TestCase
TestWorkflow.settings = settings(max_examples=200, stateful_step_count=30, deadline=None)
