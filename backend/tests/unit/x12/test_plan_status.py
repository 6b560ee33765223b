"""What a 271 means for coverage: the status of each plan and of the person, for one day."""

from collections.abc import Callable
from datetime import date

import pytest

from app.x12 import EligibilitySummary, NoticeCode, PlanStatus, read_eligibility, restate, summarise
from app.x12.summary.vocabulary import CoverageLevel, Network

Summaries = Callable[..., tuple[EligibilitySummary, ...]]
Summary = Callable[..., EligibilitySummary]


def warnings(summary: EligibilitySummary) -> list[NoticeCode]:
    return [notice.code for notice in summary.warnings]


@pytest.mark.parametrize(
    ("code", "status"),
    [
        ("1", PlanStatus.ACTIVE),
        ("2", PlanStatus.ACTIVE),
        ("3", PlanStatus.ACTIVE),
        ("4", PlanStatus.ACTIVE),
        ("5", PlanStatus.ACTIVE_PENDING),
        ("6", PlanStatus.INACTIVE),
        ("7", PlanStatus.INACTIVE_PENDING),
        ("8", PlanStatus.INACTIVE_PENDING),
    ],
)
def test_eb01_of_service_type_30_is_the_status(summary_of: Summary, code: str, status: PlanStatus) -> None:
    summary = summary_of(f"EB*{code}**30*HM*GOLD")
    assert summary.status is status
    assert summary.coverages[0].is_capitated is (code in "234")


def test_a_blank_service_type_speaks_of_the_plan(summary_of: Summary) -> None:
    assert summary_of("EB*1").status is PlanStatus.ACTIVE


def test_a_blank_service_type_with_a_procedure_does_not(summary_of: Summary) -> None:
    assert summary_of("EB*1************HC:99213").status is PlanStatus.SEE_SERVICES


def test_services_alone_leave_the_plan_open(summary_of: Summary) -> None:
    summary = summary_of("EB*1**98^UC", "EB*6**35")
    assert summary.status is PlanStatus.SEE_SERVICES
    assert summary.coverages == ()
    assert [(row.service_types, row.status) for row in summary.services] == [
        (("98", "UC"), PlanStatus.ACTIVE),
        (("35",), PlanStatus.INACTIVE),
    ]


def test_inactive_services_never_make_the_plan_inactive(summary_of: Summary) -> None:
    assert summary_of("EB*6**35", "EB*1**30", "EB*I**40", "EB*E**38").status is PlanStatus.ACTIVE


def test_services_named_beside_the_plan_have_a_status_of_their_own(summary_of: Summary) -> None:
    summary = summary_of("EB*1**30^98^UC")
    assert [row.service_types for row in summary.services] == [("98", "UC")]


@pytest.mark.parametrize("segments", [("EB*V**30",), ("EB*U**30",), ("EB*D**30",), ("EB*C**30***23*500",), ()])
def test_an_answer_that_does_not_tell_is_undetermined(summary_of: Summary, segments: tuple[str, ...]) -> None:
    assert summary_of(*segments).status is PlanStatus.UNDETERMINED


def test_a_rejection_is_rejected_and_not_inactive(summary_of: Summary) -> None:
    summary = summary_of("AAA*N**75*C")
    assert summary.status is PlanStatus.REJECTED
    assert summary.status_sources == (13,)


def test_a_rejection_beside_a_status_needs_review(summary_of: Summary) -> None:
    for code in "16":
        summary = summary_of("AAA*N**71*C", f"EB*{code}**30")
        assert summary.status is PlanStatus.NEEDS_REVIEW
        assert NoticeCode.REJECTED_YET_ANSWERED in warnings(summary)


def test_a_rejected_service_leaves_the_plan_active(summary_of: Summary) -> None:
    summary = summary_of("EB*1**30", "EB*V**33", "AAA*N**70*C")
    assert summary.status is PlanStatus.ACTIVE
    assert summary.rejections[0].is_about_one_service


def test_a_rejection_of_the_plan_inside_of_a_benefit_needs_review(summary_of: Summary) -> None:
    assert summary_of("EB*1**30", "AAA*N**52*C").status is PlanStatus.NEEDS_REVIEW


@pytest.mark.parametrize(
    ("dates", "status"),
    [
        (("DTP*346*D8*20260101",), PlanStatus.ACTIVE),
        (("DTP*346*D8*20260101", "DTP*347*D8*20261125"), PlanStatus.ACTIVE),
        (("DTP*346*D8*20260101", "DTP*347*D8*20261124"), PlanStatus.ENDED),
        (("DTP*346*D8*20261126",), PlanStatus.NOT_STARTED),
        (("DTP*346*D8*20261125",), PlanStatus.ACTIVE),
        (("DTP*291*RD8*20250101-20251231",), PlanStatus.ENDED),
        (("DTP*307*RD8*20260101-99991231",), PlanStatus.ACTIVE),
        (("DTP*356*D8*20200101", "DTP*357*D8*20201231"), PlanStatus.ENDED),
        (("DTP*346*D8*20261231", "DTP*347*D8*20260101"), PlanStatus.NEEDS_REVIEW),
    ],
)
def test_dates_decide_whether_an_active_plan_covers_the_day(
    summary_of: Summary, dates: tuple[str, ...], status: PlanStatus
) -> None:
    assert summary_of(*dates, "EB*1**30").status is status
    assert summary_of("EB*1**30", *dates).status is status


def test_inactive_stays_inactive_whatever_its_dates(summary_of: Summary) -> None:
    assert summary_of("DTP*346*D8*20260101", "DTP*347*D8*20261231", "EB*6**30").status is PlanStatus.INACTIVE


def test_dates_of_the_benefit_override_those_of_the_member(summary_of: Summary) -> None:
    summary = summary_of("DTP*346*D8*20200101", "DTP*347*D8*20251231", "EB*1**30", "DTP*291*RD8*20260101-20261231")
    assert (summary.coverages[0].begin, summary.coverages[0].end) == (date(2026, 1, 1), date(2026, 12, 31))
    assert summary.status is PlanStatus.ACTIVE


def test_a_benefit_that_began_after_the_members_plan_ended_takes_nothing_from_it(summary_of: Summary) -> None:
    summary = summary_of("DTP*347*D8*20251231", "EB*1**30", "DTP*348*D8*20260101")
    assert (summary.coverages[0].begin, summary.coverages[0].end) == (date(2026, 1, 1), None)


@pytest.mark.parametrize("dtp", ["DTP*307*D8*20200101", "DTP*291*D8*20200101", "DTP*291*RD8*20261101-20261101"])
def test_a_single_date_that_may_repeat_the_request_starts_and_ends_nothing(summary_of: Summary, dtp: str) -> None:
    for segments in ((dtp, "EB*1**30"), ("EB*1**30", dtp)):
        summary = summary_of(*segments)
        assert (summary.coverages[0].begin, summary.coverages[0].end) == (None, None)
        assert summary.status is PlanStatus.ACTIVE
        assert NoticeCode.SINGLE_DATE_NOT_USED in warnings(summary)


def test_several_plans_are_several_coverages(summary_of: Summary) -> None:
    summary = summary_of("EB*1**30*MA*PART A", "DTP*346*D8*20200101", "EB*1**30*MB*PART B", "DTP*346*D8*20210101")
    assert [(row.insurance_type, row.plan_name, row.begin, row.sources) for row in summary.coverages] == [
        ("MA", "PART A", date(2020, 1, 1), (13,)),
        ("MB", "PART B", date(2021, 1, 1), (15,)),
    ]


def test_segments_that_agree_about_one_plan_are_one_coverage(summary_of: Summary) -> None:
    summary = summary_of("EB*1*IND*30*PR*GOLD*******Y", "EB*1*FAM*30*PR*Gold*******N", "EB*1**30")
    (coverage,) = summary.coverages
    assert coverage.sources == (13, 14, 15)
    assert coverage.levels == (CoverageLevel.INDIVIDUAL, CoverageLevel.FAMILY, CoverageLevel.UNSPECIFIED)
    assert coverage.networks == (Network.IN_NETWORK, Network.OUT_OF_NETWORK, Network.UNSPECIFIED)


def test_the_same_plan_in_two_periods_is_two_coverages(summary_of: Summary) -> None:
    summary = summary_of(
        "EB*1**30*PR*GOLD", "DTP*291*RD8*20250101-20251231", "EB*1**30*PR*GOLD", "DTP*291*RD8*20260101-20261231"
    )
    assert [row.status for row in summary.coverages] == [PlanStatus.ENDED, PlanStatus.ACTIVE]
    assert summary.status is PlanStatus.ACTIVE


def test_the_same_plan_with_another_end_is_another_coverage(summary_of: Summary) -> None:
    summary = summary_of("EB*1**30*PR*GOLD", "DTP*347*D8*20251231", "EB*1**30*PR*GOLD", "DTP*347*D8*20271231")
    assert [row.end for row in summary.coverages] == [date(2025, 12, 31), date(2027, 12, 31)]


@pytest.mark.parametrize("order", [1, -1])
def test_one_good_plan_among_several_is_enough_in_whatever_order(summary_of: Summary, order: int) -> None:
    summary = summary_of(*["EB*6**30*PR*OLD", "EB*1**30*HM*NEW"][::order])
    assert summary.status is PlanStatus.ACTIVE
    assert {row.status for row in summary.coverages} == {PlanStatus.ACTIVE, PlanStatus.INACTIVE}


@pytest.mark.parametrize("inactive", ["EB*6**30*PR*GOLD", "EB*6**30", "EB*7**30**gold"])
def test_a_plan_that_is_active_and_inactive_needs_review(summary_of: Summary, inactive: str) -> None:
    for segments in ((inactive, "EB*1**30*PR*GOLD"), ("EB*1**30*PR*GOLD", inactive)):
        summary = summary_of(*segments)
        assert summary.status is PlanStatus.NEEDS_REVIEW
        assert NoticeCode.STATUS_CONTRADICTORY in warnings(summary)


def test_inactive_in_another_period_or_network_does_not_contradict(summary_of: Summary) -> None:
    past = ("EB*6**30*PR*GOLD", "DTP*291*RD8*20250101-20251231")
    assert summary_of(*past, "EB*1**30*PR*GOLD", "DTP*348*D8*20260101").status is PlanStatus.ACTIVE
    assert summary_of("EB*6**30*PR*GOLD*******N", "EB*1**30*PR*GOLD*******Y").status is PlanStatus.ACTIVE


def test_a_spend_down_makes_an_active_plan_conditional(summary_of: Summary) -> None:
    summary = summary_of("EB*1**30*MC", "EB*Y**30*MC**34*412.00")
    assert summary.status is PlanStatus.ACTIVE_CONDITIONAL
    assert summary.spend_downs[0].source == 14
    assert summary_of("EB*Y**30").status is PlanStatus.ACTIVE_CONDITIONAL
    assert summary_of("EB*1**30*MC", "EB*Y**30*MC**34*0").status is PlanStatus.ACTIVE
    assert summary_of("EB*6**30*MC", "EB*Y**30*MC**34*412").status is PlanStatus.INACTIVE


def test_the_same_answer_can_be_judged_for_another_day(summary_of: Summary) -> None:
    segments = ("DTP*346*D8*20260101", "DTP*347*D8*20261231", "EB*1**30", "EB*1**98")
    summary = summary_of(*segments)
    for day, status in ((date(2025, 6, 1), PlanStatus.NOT_STARTED), (date(2027, 1, 1), PlanStatus.ENDED)):
        assert restate(summary, day) == summary_of(*segments, as_of=day)
        assert restate(summary, day).status is status


def test_group_and_plan_numbers_of_a_coverage_come_from_its_segments(summary_of: Summary) -> None:
    summary = summary_of("REF*1L*G0*MEMBER GROUP", "EB*1**30*PR*GOLD", "REF*18*P1", "REF*6P*G1*EMPLOYER")
    (coverage,) = summary.coverages
    assert (coverage.group_number, coverage.group_name, coverage.plan_number) == ("G1", "EMPLOYER", "P1")
    assert (summary.group_number, summary.group_name) == ("G0", "MEMBER GROUP")


def test_the_patient_is_the_member_of_the_deepest_level(summaries_of: Summaries) -> None:
    (summary,) = summaries_of(
        "HL*3*2*22*1",
        "TRN*1*THEIRS*9123456789",
        "NM1*IL*1*DOE*JANE****MI*M123",
        "REF*6P*G1",
        "HL*4*3*23*0",
        "TRN*2*OURS*9876543210",
        "NM1*03*1*DOE*KIT",
        "REF*EJ*ACCOUNT-1",
        "DMG*D8*20200229*U",
        "INS*N*19",
        "EB*1**30",
    )
    assert summary.patient is not None
    assert summary.subscriber is not None
    assert (summary.patient.first_name, summary.subscriber.first_name) == ("KIT", "JANE")
    assert (summary.patient_is_subscriber, summary.relationship) == (False, "19")
    assert (summary.member_id, summary.group_number) == ("M123", "G1")
    assert summary.answered_traces == ("OURS",)
    assert [trace.number for trace in summary.traces] == ["OURS", "THEIRS"]
    assert summary.status is PlanStatus.ACTIVE


def test_each_dependent_has_a_summary_of_its_own(summaries_of: Summaries) -> None:
    kit, lou = summaries_of(
        "HL*3*2*22*1",
        "NM1*IL*1*DOE*JANE****MI*M123",
        "HL*4*3*23*0",
        "NM1*03*1*DOE*KIT",
        "EB*1**30",
        "HL*5*3*23*0",
        "NM1*03*1*DOE*LOU",
        "AAA*N**67*C",
    )
    assert (kit.status, lou.status) == (PlanStatus.ACTIVE, PlanStatus.REJECTED)
    assert NoticeCode.TRACE_MISSING in warnings(kit)


def test_benefits_of_the_subscriber_are_not_taken_for_the_dependents(summaries_of: Summaries) -> None:
    subscriber, dependent = summaries_of(
        "HL*3*2*22*1",
        "NM1*IL*1*DOE*JANE****MI*M123",
        "EB*1**30",
        "HL*4*3*23*0",
        "NM1*03*1*DOE*KIT",
    )
    assert (subscriber.status, dependent.status) == (PlanStatus.ACTIVE, PlanStatus.UNDETERMINED)
    assert NoticeCode.BENEFITS_AT_SUBSCRIBER_ONLY in warnings(dependent)


def test_a_rejected_subscriber_rejects_the_dependent(summaries_of: Summaries) -> None:
    (summary,) = summaries_of("HL*3*2*22*1", "NM1*IL*1*DOE*JANE", "AAA*N**75*C", "HL*4*3*23*0", "NM1*03*1*DOE*KIT")
    assert summary.status is PlanStatus.REJECTED
    assert [(row.loop, row.reason) for row in summary.rejections] == [("2100C", "75")]


@pytest.mark.parametrize(
    ("segments", "loop"),
    [
        (("HL*1**20*0", "AAA*Y**42*R", "NM1*PR*2*PAYER"), "2000A"),
        (("HL*1**20*0", "NM1*PR*2*PAYER", "AAA*Y**80*R"), "2100A"),
        (("HL*1**20*1", "NM1*PR*2*PAYER", "HL*2*1*21*0", "NM1*1P*2*CLINIC", "AAA*N**51*C"), "2100B"),
    ],
)
def test_a_rejection_above_the_member_gives_a_summary_without_a_patient(
    message_of: Callable[..., bytes], segments: tuple[str, ...], loop: str
) -> None:
    (response,) = read_eligibility(message_of("BHT*0022*11*R*20261125*0115", *segments))
    (summary,) = summarise(response, date(2026, 11, 25))
    assert summary.patient is None
    assert summary.status is PlanStatus.REJECTED
    assert [row.loop for row in summary.rejections] == [loop]
    assert summary.payer.name == "PAYER"


def test_an_answer_about_nobody_is_undetermined(message_of: Callable[..., bytes]) -> None:
    (response,) = read_eligibility(message_of("BHT*0022*11*R*20261125*0115"))
    (summary,) = summarise(response, date(2026, 11, 25))
    assert (summary.status, summary.patient) == (PlanStatus.UNDETERMINED, None)


def test_corrected_demographics_are_told(summary_of: Summary) -> None:
    assert summary_of("INS*Y*18*001*25", "EB*1**30").demographics_changed
    assert not summary_of("INS*Y*18", "EB*1**30").demographics_changed
    assert not summary_of("INS*Y*18*001*26", "EB*1**30").demographics_changed


def test_a_date_of_death_is_told(summary_of: Summary) -> None:
    summary = summary_of("DTP*442*D8*20261001", "EB*6**30")
    assert summary.patient is not None
    assert summary.patient.death_date == date(2026, 10, 1)
