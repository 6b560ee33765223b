"""The rules that raise alerts about a patient, each by itself and all against a plain restatement."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.database.models import Coverage
from app.models.alert_models import KINDS, AlertClass, AlertKind, AlertPriority
from app.models.insurance_models import CheckOutcome, CoverageStatus
from app.models.patient_models import PatientStatus
from app.services.alerts.conditions import ENDING_WITHIN, FOLLOWED, Condition, Standing, conditions, is_in_touch
from tests.builders import a_coverage, a_patient

TODAY = date(2026, 11, 25)
DAY = timedelta(days=1)
PATIENT = a_patient()
IN_CARE = [PatientStatus.ONBOARDING, PatientStatus.ACTIVE, PatientStatus.URGENT]


def standing(**fields: Any) -> Standing:
    return Standing(
        **{
            "patient_id": PATIENT.id,
            "status": PatientStatus.ACTIVE,
            "pending_review": False,
            "provider_id": None,
            "is_deceased": False,
            "is_archived": False,
            **fields,
        }
    )


def covered(**fields: Any) -> Coverage:
    return a_coverage(PATIENT, **fields)


def kinds(patient: Standing, *coverages: Coverage, today: date = TODAY) -> list[AlertKind]:
    return [each.kind for each in conditions(patient, coverages, today)]


class TestTheStatus:
    def test_an_urgent_patient_is_told(self) -> None:
        assert kinds(standing(status=PatientStatus.URGENT), covered()) == [AlertKind.PATIENT_URGENT]

    @pytest.mark.parametrize("status", [each for each in PatientStatus if each is not PatientStatus.URGENT])
    def test_no_other_status_is(self, status: PatientStatus) -> None:
        assert kinds(standing(status=status), covered()) == []

    def test_a_flag_for_review_is_told_once_for_all_its_reasons(self) -> None:
        assert kinds(standing(pending_review=True), covered()) == [AlertKind.PATIENT_REVIEW]
        rejected = covered(check_outcome=CheckOutcome.REJECTED)
        assert kinds(standing(pending_review=True), rejected) == [AlertKind.ELIGIBILITY_REJECTED]

    def test_of_the_archived_nothing_is_told(self) -> None:
        patient = standing(status=PatientStatus.URGENT, pending_review=True, is_archived=True)
        assert kinds(patient, covered(ends_on=TODAY - DAY, check_outcome=CheckOutcome.REJECTED)) == []

    def test_of_the_deceased_only_what_is_urgent(self) -> None:
        lost = covered(ends_on=TODAY - DAY, check_outcome=CheckOutcome.REJECTED)
        assert kinds(standing(is_deceased=True, pending_review=True), lost) == []
        urgent = standing(is_deceased=True, status=PatientStatus.URGENT)
        assert kinds(urgent, lost) == [AlertKind.PATIENT_URGENT]


class TestCoverages:
    @pytest.mark.parametrize("status", IN_CARE)
    def test_what_ended_yesterday_is_lost_and_what_ends_today_is_ending(self, status: PatientStatus) -> None:
        urgent = [AlertKind.PATIENT_URGENT] if status is PatientStatus.URGENT else []
        assert kinds(standing(status=status), covered(ends_on=TODAY - DAY)) == [*urgent, AlertKind.COVERAGE_LOST]
        assert kinds(standing(status=status), covered(ends_on=TODAY)) == [*urgent, AlertKind.COVERAGE_ENDING]

    @pytest.mark.parametrize("status", [PatientStatus.INQUIRY, PatientStatus.CHURNED])
    def test_of_who_is_not_in_care_no_coverage_is_told(self, status: PatientStatus) -> None:
        assert kinds(standing(status=status), covered(ends_on=TODAY - DAY)) == []
        assert kinds(standing(status=status), covered(ends_on=TODAY)) == []

    def test_an_end_is_near_for_thirty_days(self) -> None:
        assert kinds(standing(), covered(ends_on=TODAY + ENDING_WITHIN)) == [AlertKind.COVERAGE_ENDING]
        assert kinds(standing(), covered(ends_on=TODAY + ENDING_WITHIN + DAY)) == []

    def test_another_coverage_that_goes_on_makes_it_harmless(self) -> None:
        assert kinds(standing(), covered(ends_on=TODAY), covered()) == []
        assert kinds(standing(), covered(ends_on=TODAY), covered(ends_on=TODAY + 31 * DAY)) == []
        assert kinds(standing(), covered(ends_on=TODAY - DAY), covered()) == []

    def test_one_that_begins_later_does_not_count_yet(self) -> None:
        later = covered(begins_on=TODAY + DAY)
        assert kinds(standing(), covered(ends_on=TODAY - DAY), later) == [AlertKind.COVERAGE_LOST]
        assert kinds(standing(), covered(ends_on=TODAY - DAY), later, today=TODAY + DAY) == []

    def test_the_payer_s_no_is_a_loss_and_its_silence_is_none(self) -> None:
        assert kinds(standing(), covered(status=CoverageStatus.INACTIVE)) == [AlertKind.COVERAGE_LOST]
        assert kinds(standing(), covered(status=CoverageStatus.UNDETERMINED)) == []
        assert kinds(standing()) == []

    def test_each_rejected_check_is_told_by_itself(self) -> None:
        first, second = covered(check_outcome=CheckOutcome.REJECTED), covered(check_outcome=CheckOutcome.REJECTED)
        found = conditions(standing(), [first, second], TODAY)
        assert found == [
            Condition(AlertKind.ELIGIBILITY_REJECTED, first.id),
            Condition(AlertKind.ELIGIBILITY_REJECTED, second.id),
        ]

    def test_another_end_is_another_thing_to_tell(self) -> None:
        [before], [after] = (conditions(standing(), [covered(ends_on=TODAY + days * DAY)], TODAY) for days in (3, 10))
        assert before.about != after.about
        assert conditions(standing(), [covered(ends_on=TODAY + 3 * DAY)], TODAY + DAY) == [before]


DAYS = st.none() | st.integers(-40, 40).map(lambda days: TODAY + timedelta(days=days))
COVERAGES = st.lists(
    st.builds(
        covered,
        status=st.sampled_from(CoverageStatus),
        begins_on=DAYS,
        ends_on=DAYS,
        check_outcome=st.none() | st.sampled_from(CheckOutcome),
    ),
    max_size=4,
)
STANDINGS = st.builds(
    standing,
    status=st.sampled_from(PatientStatus),
    pending_review=st.booleans(),
    is_deceased=st.booleans(),
    is_archived=st.booleans(),
)


def plainly(patient: Standing, coverages: list[Coverage]) -> set[AlertKind]:
    """Day by day and rule by rule, without a word of the code's own."""
    if patient.is_archived:
        return set()
    found = {AlertKind.PATIENT_URGENT} if patient.status == "urgent" else set()
    if patient.is_deceased:
        return found
    if any(each.check_outcome == "rejected" for each in coverages):
        found.add(AlertKind.ELIGIBILITY_REJECTED)
    elif patient.pending_review:
        found.add(AlertKind.PATIENT_REVIEW)
    if patient.status in {"inquiry", "churned"}:
        return found

    def is_covered(day: date) -> bool:
        return any(
            each.status in {"active", "pending"}
            and not (each.begins_on and each.begins_on > TODAY)
            and not (each.ends_on and each.ends_on < day)
            for each in coverages
        )

    if is_covered(TODAY):
        if not is_covered(TODAY + timedelta(days=31)):
            found.add(AlertKind.COVERAGE_ENDING)
    elif any(each.ends_on or each.status == "inactive" for each in coverages):
        found.add(AlertKind.COVERAGE_LOST)
    return found


@given(patient=STANDINGS, coverages=COVERAGES)
def test_all_rules_together_say_what_they_say_in_plain_words(patient: Standing, coverages: list[Coverage]) -> None:
    found = conditions(patient, coverages, TODAY)
    assert {each.kind for each in found} == plainly(patient, coverages)
    assert len({(each.kind, each.about) for each in found}) == len(found)
    assert {each.kind for each in found} <= FOLLOWED
    assert conditions(patient, coverages, TODAY) == found


@given(patient=STANDINGS)
def test_greetings_are_for_those_who_live_and_have_not_left(patient: Standing) -> None:
    expected = not patient.is_deceased and not patient.is_archived and patient.status != "churned"
    assert is_in_touch(patient) is expected


def test_every_kind_has_its_class_and_what_is_urgent_is_so_from_the_beginning() -> None:
    assert set(KINDS) == set(AlertKind)
    assert KINDS[AlertKind.PATIENT_URGENT] == (AlertClass.PATIENT, AlertPriority.URGENT)
    system = {kind for kind, (of, _) in KINDS.items() if of in {AlertClass.SYSTEM, AlertClass.SECURITY}}
    assert not FOLLOWED & system
