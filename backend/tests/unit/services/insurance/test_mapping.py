"""What each of the 20 files becomes in the practice's words, read by hand from the files' own segments."""

from datetime import date
from decimal import Decimal as D  # noqa: N817 - amounts in a table
from typing import Any

import pytest

from app.models.insurance_models import Benefit, BenefitKind, CheckOutcome, CoverageStatus, Network, Relationship
from app.models.patient_models import PatientStatus, Sex
from app.models.practice_models import PayerKind
from app.services.insurance import mapping
from app.x12 import EligibilitySummary
from tests.unit.services.insurance.answers import AS_OF, Answer, Dependent, summary, summary_of

COPAY, SHARE, DEDUCTIBLE, MOST, LIMIT = (
    BenefitKind.COPAY,
    BenefitKind.COINSURANCE,
    BenefitKind.DEDUCTIBLE,
    BenefitKind.OUT_OF_POCKET,
    BenefitKind.LIMIT,
)
IN, OUT, BOTH, UNSAID = Network.IN, Network.OUT, Network.BOTH, Network.UNSPECIFIED
ACTIVE, PENDING, INACTIVE = CoverageStatus.ACTIVE, CoverageStatus.PENDING, CoverageStatus.INACTIVE
VISIT, YEAR = "visit", "calendar year"
OFFICE = "Physician visit, office"
PLAN = "Health benefit plan coverage"


def plans(answer: EligibilitySummary) -> list[tuple[Any, ...]]:
    """Name, type, status and dates of every coverage."""
    return [
        (
            plan.plan_name,
            mapping.insurance_type(plan),
            mapping.coverage_status(answer, plan),
            plan.begin,
            plan.end,
        )
        for plan in answer.coverages
    ]


def lines(answer: EligibilitySummary, at: int = 0) -> list[Benefit]:
    return mapping.benefits(answer, answer.coverages[at])


def amounts(answer: EligibilitySummary, at: int = 0) -> set[tuple[Any, ...]]:
    """Kind, network, level, period, total, remaining, met and share of every line."""
    return {
        (line.kind, line.network, line.level, line.period, line.total, line.remaining, line.met, line.share)
        for line in lines(answer, at)
    }


PLANS: dict[int, list[tuple[Any, ...]]] = {
    1: [("Harborline HMO Select", "HMO", ACTIVE, date(2024, 1, 1), None)],
    2: [("Cedar Hollow PPO 1500", "PPO", ACTIVE, date(2026, 1, 1), None)],
    3: [("Juniper Vale Point of Service", "Point of service", ACTIVE, date(2023, 7, 1), None)],
    4: [
        ("Medicare Part A", "Medicare Part A", ACTIVE, date(1991, 11, 1), None),
        ("Medicare Part B", "Medicare Part B", ACTIVE, date(1991, 11, 1), None),
    ],
    5: [("Silverleaf Advantage Gold", "Medicare risk HMO (Medicare Advantage)", ACTIVE, date(2026, 1, 1), None)],
    6: [("Medicaid Managed Care", "Medicaid", ACTIVE, date(2025, 10, 1), None)],
    7: [("Medicaid Medically Needy", "Medicaid", PENDING, date(2026, 4, 1), None)],
    8: [
        ("Cedar Hollow PPO 500", "PPO", ACTIVE, date(2022, 5, 1), None),
        ("Cedar Hollow Hospital Supplement", "Supplemental policy", ACTIVE, date(2026, 1, 1), None),
    ],
    9: [("Harborline HMO Family", "HMO", ACTIVE, date(2020, 3, 1), None)],
    10: [("Juniper Vale EPO", "Exclusive provider organization", ACTIVE, date(2021, 9, 1), None)],
    11: [("Cedar Hollow PPO 1500", "PPO", ACTIVE, date(2025, 1, 1), None)],
    12: [
        (
            "Harborline HMO Select",
            "HMO",
            ACTIVE,
            date(2023, 1, 1),
            date(2026, 12, 31),
        )
    ],
    13: [("Juniper Vale POS", "Point of service", ACTIVE, date(2024, 9, 1), date(2026, 8, 31))],
    14: [
        (
            "Cedar Hollow PPO 500",
            "PPO",
            INACTIVE,
            date(2021, 1, 1),
            date(2025, 12, 31),
        )
    ],
    15: [("Juniper Vale EPO", "Exclusive provider organization", PENDING, date(2026, 11, 1), None)],
    16: [("Silverleaf Advantage Gold", "Medicare risk HMO (Medicare Advantage)", ACTIVE, date(2027, 1, 1), None)],
    17: [],
    18: [],
    19: [],
    20: [],
}


@pytest.mark.parametrize("number", PLANS)
def test_each_file_has_the_coverages_that_its_segments_name(number: int) -> None:
    assert plans(summary_of(number)) == PLANS[number]


@pytest.mark.parametrize("number", range(1, 21))
def test_each_file_begins_a_patient_in_the_status_that_the_design_gives(number: int) -> None:
    active = {1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12, 15}
    ended = {13, 14}
    to_review = {7, 11, 15, 16, 17, 18, 19, 20}
    expected = (
        PatientStatus.ACTIVE
        if number in active
        else PatientStatus.CHURNED
        if number in ended
        else PatientStatus.INQUIRY
    )
    assert mapping.first_status(summary_of(number)) == (expected, number in to_review)


@pytest.mark.parametrize("number", range(1, 21))
def test_each_check_ended_as_the_file_says(number: int) -> None:
    special = {
        11: CheckOutcome.NEEDS_REVIEW,
        17: CheckOutcome.REJECTED,
        18: CheckOutcome.REJECTED,
        19: CheckOutcome.REJECTED,
        20: CheckOutcome.UNDETERMINED,
    }
    assert mapping.check_outcome(summary_of(number)) is special.get(number, CheckOutcome.ANSWERED)


@pytest.mark.parametrize("number", range(1, 21))
def test_each_payer_is_of_its_programme(number: int) -> None:
    kinds = {4: PayerKind.MEDICARE, 6: PayerKind.MEDICAID, 7: PayerKind.MEDICAID}
    assert mapping.payer_kind(summary_of(number)) is kinds.get(number, PayerKind.COMMERCIAL)


def test_the_hmo_shows_each_co_payment_with_its_network_zero_among_them() -> None:
    assert amounts(summary_of(1)) == {
        (COPAY, IN, "individual", VISIT, D(20), None, None, None),
        (COPAY, IN, "individual", VISIT, D(45), None, None, None),
        (COPAY, BOTH, "individual", VISIT, D(75), None, None, None),
        (COPAY, BOTH, "individual", VISIT, D(250), None, None, None),
        (COPAY, IN, "individual", VISIT, D(0), None, None, None),
    }
    by_total = {line.total: line for line in lines(summary_of(1))}
    assert by_total[D(20)].service_type == f"{OFFICE}, {OFFICE}: sick, {OFFICE}: well"
    assert by_total[D(45)].note == "Specialist visit"
    assert (by_total[D(250)].service_type, by_total[D(250)].note) == ("Emergency services", "Waived if admitted")


def test_the_ppo_shows_total_remaining_and_met_for_each_level_and_network() -> None:
    assert amounts(summary_of(2)) == {
        (DEDUCTIBLE, IN, "individual", YEAR, D(1500), D("640.25"), D("859.75"), None),
        (DEDUCTIBLE, IN, "family", YEAR, D(3000), D("2140.25"), D("859.75"), None),
        (DEDUCTIBLE, OUT, "individual", YEAR, D(3000), D(3000), D(0), None),
        (DEDUCTIBLE, OUT, "family", YEAR, D(6000), D(6000), D(0), None),
        (MOST, IN, "individual", YEAR, D(6500), D("5212.75"), D("1287.25"), None),
        (MOST, IN, "family", YEAR, D(13000), D("11712.75"), D("1287.25"), None),
        (MOST, OUT, "individual", YEAR, D(13000), D(13000), D(0), None),
        (SHARE, IN, "individual", YEAR, None, None, None, D("0.2")),
        (SHARE, OUT, "individual", YEAR, None, None, None, D("0.4")),
        (COPAY, IN, "individual", VISIT, D(30), None, None, None),
        (COPAY, IN, "individual", VISIT, D(60), None, None, None),
    }


def test_every_line_names_the_segments_that_it_came_from() -> None:
    deductible = next(line for line in lines(summary_of(2)) if line.kind is DEDUCTIBLE)
    assert deductible.segments == [22, 23]
    assert all(
        line.segments
        for number in range(1, 17)
        for at in range(len(PLANS[number]))
        for line in lines(summary_of(number), at)
    )


def test_the_pos_plan_shows_what_was_met_to_date_and_what_follows_from_it() -> None:
    assert amounts(summary_of(3)) == {
        (DEDUCTIBLE, IN, "individual", YEAR, D(750), D(0), D(750), None),
        (MOST, IN, "individual", YEAR, D(4000), D("2689.6"), D("1310.4"), None),
        (COPAY, IN, "individual", VISIT, D(25), None, None, None),
        (COPAY, IN, "individual", VISIT, D(150), None, None, None),
    }


def test_medicare_a_and_b_keep_their_amounts_apart_and_their_networks_unsaid() -> None:
    assert amounts(summary_of(4), 0) == {(DEDUCTIBLE, UNSAID, None, "episode", D(1736), None, None, None)}
    assert amounts(summary_of(4), 1) == {
        (DEDUCTIBLE, UNSAID, None, YEAR, D(283), D(0), D(283), None),
        (SHARE, UNSAID, None, YEAR, None, None, None, D("0.2")),
    }


def test_amounts_that_only_messages_tell_apart_keep_their_messages() -> None:
    notes = {line.total: line.note for line in lines(summary_of(5)) if line.kind is COPAY}
    assert notes == {D(0): "Primary care", D(35): "Specialist visit", D(295): "Each day, days 1 to 6"}
    most = [line for line in lines(summary_of(5)) if line.kind is MOST]
    assert [(line.total, line.remaining, line.met) for line in most] == [(D(3850), D(3410), D(440))]


def test_a_co_payment_of_zero_is_an_amount_and_its_blank_network_is_not_in_network() -> None:
    assert amounts(summary_of(6)) == {(COPAY, UNSAID, "individual", VISIT, D(0), None, None, None)}
    (line,) = lines(summary_of(6))
    assert "Emergency services" in str(line.service_type)


def test_a_spend_down_that_is_still_to_be_met_leaves_the_coverage_pending() -> None:
    answer = summary(Answer(plan=("EB*1**30*MC*Medically Needy", "EB*Y**30*MC**34*412")))
    assert [mapping.coverage_status(answer, plan) for plan in answer.coverages] == [PENDING]
    paid = summary(Answer(plan=("EB*1**30*MC*Medically Needy", "EB*Y**30*MC**34*0")))
    assert [mapping.coverage_status(paid, plan) for plan in paid.coverages] == [ACTIVE]


def test_two_coverages_of_one_payer_have_their_own_numbers_and_lines() -> None:
    first, second = (mapping.benefits(summary_of(8), plan) for plan in summary_of(8).coverages)
    assert [plan.group_number for plan in summary_of(8).coverages] == ["CHG-31100", ""]
    assert [line.total for line in first if line.kind is DEDUCTIBLE] == [D(500)]
    assert [line.remaining for line in first if line.kind is DEDUCTIBLE] == [D(0)]
    assert [line.kind for line in second] == [SHARE]


@pytest.mark.parametrize(
    ("number", "relationship", "subscriber", "born"),
    [
        (9, Relationship.CHILD, ("Underhill", "Petra"), date(1992, 11, 25)),
        (10, Relationship.SPOUSE, ("Zimmerlin", "Ulrike"), date(1980, 3, 10)),
    ],
)
def test_a_dependent_names_the_relationship_and_the_subscriber(
    number: int, relationship: Relationship, subscriber: tuple[str, str], born: date
) -> None:
    holder = mapping.subscriber(summary_of(number))
    assert mapping.relationship(summary_of(number)) is relationship
    assert holder is not None
    assert (holder.family_name, holder.given_name, holder.birth_date, holder.sex) == (*subscriber, born, Sex.FEMALE)


@pytest.mark.parametrize("number", [number for number in range(1, 21) if number not in {9, 10}])
def test_a_subscriber_has_no_subscriber_besides(number: int) -> None:
    assert mapping.relationship(summary_of(number)) is Relationship.SELF
    assert mapping.subscriber(summary_of(number)) is None


def test_the_spouses_family_amounts_stand_beside_the_individual_ones() -> None:
    assert amounts(summary_of(10)) == {
        (DEDUCTIBLE, IN, "individual", YEAR, D(2000), D("1725.5"), D("274.5"), None),
        (DEDUCTIBLE, IN, "family", YEAR, D(4000), D(3100), D(900), None),
        (MOST, IN, "family", YEAR, D(9100), D(8200), D(900), None),
        (COPAY, IN, "individual", VISIT, D(40), None, None, None),
    }


@pytest.mark.parametrize(
    ("number", "code", "follow_up", "word"),
    [(17, "72", "C", "member id"), (18, "75", "C", "subscriber"), (19, "42", "P", "present")],
)
def test_a_rejection_keeps_loop_code_and_what_to_do_in_words(number: int, code: str, follow_up: str, word: str) -> None:
    (rejection,) = mapping.rejections(summary_of(number))
    assert (rejection.loop, rejection.code, rejection.follow_up) == ("2100C", code, follow_up)
    assert word in rejection.meaning.lower()


@pytest.mark.parametrize("number", [number for number in range(1, 21) if number not in {17, 18, 19}])
def test_an_answer_has_no_rejections(number: int) -> None:
    assert mapping.rejections(summary_of(number)) == []


def test_a_reason_that_no_list_knows_is_kept_by_its_code() -> None:
    (rejection,) = mapping.rejections(summary(Answer(plan=(), after_name=("AAA*N**ZQ*N",))))
    assert (rejection.code, rejection.follow_up) == ("ZQ", "N")
    assert rejection.meaning


@pytest.mark.parametrize(
    ("code", "network"), [("Y", IN), ("N", OUT), ("W", BOTH), ("U", UNSAID), ("", UNSAID), ("?", UNSAID)]
)
def test_a_network_is_only_what_the_payer_said(code: str, network: Network) -> None:
    answer = summary(Answer(plan=("EB*1**30", f"EB*B*IND*98***27*20*****{code}".rstrip("*"))))
    assert [line.network for line in lines(answer)] == [network]


@pytest.mark.parametrize(
    ("code", "status", "first"),
    [
        ("1", ACTIVE, (PatientStatus.ACTIVE, False)),
        ("3", ACTIVE, (PatientStatus.ACTIVE, False)),
        ("5", PENDING, (PatientStatus.ACTIVE, True)),
        ("6", INACTIVE, (PatientStatus.CHURNED, False)),
        ("7", INACTIVE, (PatientStatus.INQUIRY, True)),
        ("8", INACTIVE, (PatientStatus.INQUIRY, True)),
    ],
)
def test_each_code_of_eb01_gives_its_coverage_and_first_status(
    code: str, status: CoverageStatus, first: tuple[PatientStatus, bool]
) -> None:
    answer = summary(Answer(plan=(f"EB*{code}**30*HM*Some plan",)))
    assert [mapping.coverage_status(answer, plan) for plan in answer.coverages] == [status]
    assert mapping.first_status(answer) == first


def test_a_limit_in_money_is_a_line_and_one_in_visits_is_none() -> None:
    answer = summary(Answer(plan=("EB*1**30", "EB*F*IND*35***23*1200*****Y", "EB*F*IND*PT***23***VS*30**Y")))
    assert amounts(answer) == {(LIMIT, IN, "individual", YEAR, D(1200), None, None, None)}


def test_an_answer_that_contradicts_itself_is_for_a_person_to_judge() -> None:
    torn = summary(Answer(plan=("EB*1**30*HM*One plan", "EB*6**30*HM*One plan")))
    assert mapping.check_outcome(torn) is CheckOutcome.NEEDS_REVIEW
    assert mapping.keeps_what_is_known(torn)
    assert not mapping.says_ended(torn)
    assert mapping.first_status(torn) == (PatientStatus.INQUIRY, True)


@pytest.mark.parametrize(
    ("end", "ended"),
    [("20261124", True), ("20261125", False), ("20261126", False)],
)
def test_coverage_lasts_to_the_end_of_its_last_day(end: str, ended: bool) -> None:
    answer = summary(Answer(plan=("EB*1**30*HM*Plan", f"DTP*347*D8*{end}")))
    assert mapping.says_ended(answer) is ended
    assert mapping.first_status(answer)[0] is (PatientStatus.CHURNED if ended else PatientStatus.ACTIVE)


@pytest.mark.parametrize(
    ("after_name", "complete"),
    [
        (("N3*12 Harbor Lane", "N4*Cedar Landing*WI*53299"), True),
        (("N3*12 Harbor Lane", "N4*Cedar Landing*WI*532991234"), True),
        (("N3*12 Harbor Lane", "N4*Cedar Landing*WI*5329"), False),
        (("N3*12 Harbor Lane", "N4*Cedar Landing*Wisconsin*53299"), False),
        (("N4*Cedar Landing*WI*53299",), False),
        ((), False),
    ],
)
def test_an_address_is_taken_only_when_it_is_whole(after_name: tuple[str, ...], complete: bool) -> None:
    person = summary(Answer(after_name=after_name)).patient
    assert person is not None
    address = mapping.address(person)
    assert (address is not None) is complete
    assert address is None or address.postal_code in {"53299", "53299-1234"}


@pytest.mark.parametrize(
    ("number", "phones"), [("2025550123", ["+12025550123"]), ("5550123", []), ("none", []), ("", [])]
)
def test_a_phone_is_taken_only_when_it_is_one(number: str, phones: list[str]) -> None:
    person = summary(Answer(after_name=(f"PER*IC**TE*{number}",) if number else ())).patient
    assert person is not None
    assert [phone.number for phone in mapping.phones(person)] == phones


def test_a_dependent_of_another_kind_is_some_other_relative() -> None:
    answer = summary(Answer(dependents=(Dependent("Noa", relationship="G8"),)))
    assert mapping.relationship(answer) is Relationship.OTHER


def test_the_day_decides_without_a_new_answer() -> None:
    assert mapping.first_status(summary_of(12, date(2026, 12, 31)))[0] is PatientStatus.ACTIVE
    assert mapping.first_status(summary_of(12, date(2027, 1, 1)))[0] is PatientStatus.CHURNED
    assert mapping.first_status(summary_of(16, date(2027, 1, 1)))[0] is PatientStatus.ACTIVE
    assert date(2026, 11, 25) == AS_OF
