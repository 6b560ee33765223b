"""Co-payments, co-insurance, deductibles, out-of-pocket maxima and limits, each with its source."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from app.x12 import EligibilitySummary, NoticeCode, applicable
from app.x12.summary.models import Accumulator
from app.x12.summary.vocabulary import AmountKind, CoverageLevel, Network, RemarkKind

Summary = Callable[..., EligibilitySummary]


def amounts(row: Accumulator) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
    return row.total, row.remaining, row.met


def warnings(summary: EligibilitySummary) -> list[NoticeCode]:
    return [notice.code for notice in summary.warnings]


def test_b_is_a_copayment_and_a_is_coinsurance(summary_of: Summary) -> None:
    summary = summary_of("EB*B*IND*98*HM*GOLD*27*20*****Y", "MSG*Specialist", "EB*A*FAM*30***23**.2****N")
    (copayment,), (coinsurance,) = summary.copayments, summary.coinsurances
    assert (copayment.amount, copayment.patient_share, copayment.time_period) == (Decimal(20), None, "27")
    assert (copayment.coverage_level, copayment.network) == (CoverageLevel.INDIVIDUAL, Network.IN_NETWORK)
    assert (copayment.messages, copayment.source) == (("Specialist",), 13)
    assert (coinsurance.amount, coinsurance.patient_share) == (None, Decimal("0.2"))
    assert (coinsurance.coverage_level, coinsurance.network) == (CoverageLevel.FAMILY, Network.OUT_OF_NETWORK)
    assert coinsurance.source == 15


def test_zero_is_an_amount(summary_of: Summary) -> None:
    summary = summary_of("EB*B**98***27*0", "EB*A**30***23**0", "EB*C*IND*30***29*0")
    assert summary.copayments[0].amount == 0
    assert summary.coinsurances[0].patient_share == 0
    assert summary.deductibles[0].remaining == 0


@pytest.mark.parametrize(
    ("code", "network"),
    [
        ("Y", Network.IN_NETWORK),
        ("N", Network.OUT_OF_NETWORK),
        ("W", Network.BOTH),
        ("U", Network.UNKNOWN),
        ("", Network.UNSPECIFIED),
        ("Z", Network.UNKNOWN),
    ],
)
def test_a_blank_network_is_unspecified_and_not_in_network(summary_of: Summary, code: str, network: Network) -> None:
    assert summary_of(f"EB*B**98***27*20*****{code}").copayments[0].network is network


@pytest.mark.parametrize("period", ["", "22", "23", "25", "26", "36"])
def test_a_total_and_what_remains_give_what_was_met(summary_of: Summary, period: str) -> None:
    summary = summary_of(f"EB*C*IND*30***{period}*1500*****Y", "EB*C*IND*30***29*640.25*****Y")
    (row,) = summary.deductibles
    assert amounts(row) == (Decimal(1500), Decimal("640.25"), Decimal("859.75"))
    assert (row.met_is_computed, row.remaining_is_computed) == (True, False)
    assert (row.source, row.total_source, row.remaining_source, row.met_source) == (13, 13, 14, None)


def test_a_total_and_what_was_met_give_what_remains(summary_of: Summary) -> None:
    (row,) = summary_of("EB*G*FAM*30***24*1000", "EB*G*FAM*30***23*6500").out_of_pocket
    assert amounts(row) == (Decimal(6500), Decimal(5500), Decimal(1000))
    assert (row.met_is_computed, row.remaining_is_computed) == (False, True)
    assert (row.time_period, row.coverage_level) == ("23", CoverageLevel.FAMILY)


def test_what_the_payer_states_is_never_replaced_by_a_computation(summary_of: Summary) -> None:
    (row,) = summary_of("EB*C*IND*30***23*1000", "EB*C*IND*30***29*400", "EB*C*IND*30***24*500").deductibles
    assert amounts(row) == (Decimal(1000), Decimal(400), Decimal(500))
    assert not row.met_is_computed
    assert not row.remaining_is_computed


@pytest.mark.parametrize(
    "remaining",
    [
        pytest.param("EB*C*FAM*30*PR**29*400*****Y", id="level"),
        pytest.param("EB*C*IND*98*PR**29*400*****Y", id="service"),
        pytest.param("EB*C*IND*30*HM**29*400*****Y", id="insurance type"),
        pytest.param("EB*C*IND*30*PR**29*400*****N", id="network"),
        pytest.param("EB*C*IND*30*PR**29*400", id="blank network"),
        pytest.param("EB*C*IND*30*PR**33*400*****Y", id="lifetime"),
    ],
)
def test_amounts_of_different_scope_are_not_combined(summary_of: Summary, remaining: str) -> None:
    rows = summary_of("EB*C*IND*30*PR**23*1000*****Y", remaining).deductibles
    assert [amounts(row) for row in rows] == [(Decimal(1000), None, None), (None, Decimal(400), None)]


def test_lifetime_amounts_are_combined_with_lifetime_amounts(summary_of: Summary) -> None:
    (row,) = summary_of("EB*G*IND*30***32*90000", "EB*G*IND*30***33*80000").out_of_pocket
    assert amounts(row) == (Decimal(90000), Decimal(80000), Decimal(10000))


def test_more_remaining_than_the_total_is_not_computed(summary_of: Summary) -> None:
    summary = summary_of("EB*C*IND*30***23*1000", "EB*C*IND*30***29*1200")
    assert amounts(summary.deductibles[0]) == (Decimal(1000), Decimal(1200), None)
    assert NoticeCode.REMAINING_EXCEEDS_TOTAL in warnings(summary)


def test_a_total_for_each_visit_has_no_remainder(summary_of: Summary) -> None:
    rows = summary_of("EB*C*IND*30***27*50", "EB*C*IND*30***29*400").deductibles
    assert [amounts(row) for row in rows] == [(Decimal(50), None, None), (None, Decimal(400), None)]


def test_tiers_that_only_messages_tell_apart_stay_apart(summary_of: Summary) -> None:
    summary = summary_of(
        "EB*C*IND*30***23*500*****Y", "MSG*Tier 1", "EB*C*IND*30***23*1000*****Y", "MSG*Tier 2",
        "EB*C*IND*30***29*200*****Y", "MSG*Tier 1",
    )  # fmt: skip
    assert [(row.messages, *amounts(row)) for row in summary.deductibles] == [
        (("Tier 1",), Decimal(500), Decimal(200), Decimal(300)),
        (("Tier 2",), Decimal(1000), None, None),
    ]
    assert NoticeCode.AMOUNTS_AMBIGUOUS not in warnings(summary)


def test_a_remainder_that_fits_several_totals_is_not_combined(summary_of: Summary) -> None:
    summary = summary_of("EB*C*IND*30***23*500", "EB*C*IND*30***25*1000", "EB*C*IND*30***29*200")
    assert [amounts(row) for row in summary.deductibles] == [
        (Decimal(500), None, None),
        (Decimal(1000), None, None),
        (None, Decimal(200), None),
    ]
    assert NoticeCode.AMOUNTS_AMBIGUOUS in warnings(summary)


def test_the_same_statement_twice_is_one(summary_of: Summary) -> None:
    (row,) = summary_of(*["EB*C*IND*30***23*500", "EB*C*IND*30***29*200"] * 2).deductibles
    assert (amounts(row), row.source) == ((Decimal(500), Decimal(200), Decimal(300)), 13)


def test_amounts_of_differently_named_plans_are_not_combined(summary_of: Summary) -> None:
    rows = summary_of("EB*C*IND*30**GOLD*23*500", "EB*C*IND*30**SILVER*29*200").deductibles
    assert [amounts(row) for row in rows] == [(Decimal(500), None, None), (None, Decimal(200), None)]


@pytest.mark.parametrize("nines", ["99999.99", "999999", "9999999.99"])
def test_an_amount_of_nines_is_no_limit(summary_of: Summary, nines: str) -> None:
    summary = summary_of(f"EB*G*IND*30***23*{nines}", f"EB*F**30***32*{nines}")
    assert (summary.out_of_pocket[0].total, summary.out_of_pocket[0].is_unlimited) == (None, True)
    assert (summary.limits[0].amount, summary.limits[0].is_unlimited) == (None, True)
    assert NoticeCode.NO_LIMIT_AMOUNT in warnings(summary)


def test_limits_are_told_in_money_visits_and_delivery(summary_of: Summary) -> None:
    summary = summary_of(
        "EB*F*IND*33***23***VS*30", "EB*F*IND*33***29***VS*11", "EB*F**PT", "HSD*VS*20***34*1", "EB*F**35***32*1000",
        "EB*H**48",
    )  # fmt: skip
    visits, left, delivery, money, unlimited = summary.limits
    assert (visits.kind, visits.quantity, visits.quantity_kind) == (AmountKind.TOTAL, Decimal(30), "VS")
    assert (left.kind, left.quantity) == (AmountKind.REMAINING, Decimal(11))
    assert (delivery.deliveries[0].quantity, delivery.deliveries[0].period) == (Decimal(20), "34")
    assert (money.amount, money.time_period) == (Decimal(1000), "32")
    assert (unlimited.is_unlimited, unlimited.service_types) == (True, ("48",))


def test_place_of_service_procedure_and_authorization_narrow_a_benefit(summary_of: Summary) -> None:
    office, hospital, procedure = summary_of(
        "EB*B**98***27*20", "III*ZZ*11", "EB*B**98***27*150****N", "III*ZZ*22", "EB*B************HC:99213"
    ).copayments
    assert (office.places_of_service, office.authorization_required) == (("11",), None)
    assert (hospital.places_of_service, hospital.authorization_required) == (("22",), False)
    assert (procedure.service_types, procedure.procedure) == ((), "HC 99213")
    (row,) = summary_of("EB*B**98***27*150****Y*N").copayments
    assert row.authorization_required is True


def test_prior_years_are_history_and_not_a_total(summary_of: Summary) -> None:
    summary = summary_of("EB*S*IND*30***23*1500", "EB*C*IND*30***23*2000")
    assert [amounts(row) for row in summary.deductibles] == [(Decimal(2000), None, None)]
    assert [(row.kind, row.amount) for row in summary.remarks] == [(RemarkKind.PRIOR_YEAR_HISTORY, Decimal(1500))]


def test_related_entities_become_parties(summary_of: Summary) -> None:
    summary = summary_of(
        "EB*L", "LS*2120", "NM1*P3*1*JONES*MARCUS****XX*1000000103", "PER*IC**TE*5555550100", "LE*2120",
        "EB*R**30*MA", "REF*F6*1A", "DTP*290*D8*20260101", "NM1*PRP*2*OTHER PAYER*****PI*OP1",
        "EB*U**88", "NM1*VN*2*PHARMACY VENDOR", "MSG*Pharmacy is carved out",
        "EB*N**30", "NM1*1P*1*ONLY*THIS",
    )  # fmt: skip
    (pcp,) = summary.primary_care_providers
    assert (pcp.name, pcp.identifier, pcp.phone) == ("MARCUS JONES", "1000000103", "5555550100")
    (other,) = summary.other_payers
    assert (other.insurance_type, other.parties[0].name, other.references[0].value) == ("MA", "OTHER PAYER", "1A")
    assert [(row.kind, row.parties[0].name) for row in summary.remarks] == [
        (RemarkKind.ASK_OTHER_ENTITY, "PHARMACY VENDOR"),
        (RemarkKind.RESTRICTED_TO_PROVIDER, "THIS ONLY"),
    ]
    assert summary.remarks[0].messages == ("Pharmacy is carved out",)


def test_no_benefit_goes_missing(summary_of: Summary) -> None:
    codes = "1 2 3 4 5 6 7 8 A B C CB D E F G H I J K L M MC N O P Q R S T U V W X Y QQ".split()
    summary = summary_of(*(f"EB*{code}**98" for code in codes), "NM1*P3*1*X*Y")
    rows = (
        *summary.services, *summary.not_covered, *summary.copayments, *summary.coinsurances, *summary.deductibles,
        *summary.out_of_pocket, *summary.limits, *summary.spend_downs, *summary.other_payers, *summary.remarks,
    )  # fmt: skip
    positions = set(range(13, 13 + len(codes))) - {13 + codes.index("L")}
    assert {row.source for row in rows} == positions
    assert len(rows) == len(positions)
    assert summary.remarks[-1].kind is RemarkKind.NOT_UNDERSTOOD
    assert [unread.code for unread in summary.unread] == ["QQ"]


@pytest.mark.parametrize(
    ("service", "network", "expected"),
    [
        ("98", Network.IN_NETWORK, [20]),
        ("98", Network.OUT_OF_NETWORK, [25]),
        ("UC", Network.IN_NETWORK, [40]),
        ("35", Network.IN_NETWORK, [5]),
        ("35", Network.OUT_OF_NETWORK, []),
    ],
)
def test_the_applicable_copayment_is_exact_before_both_before_blank(
    summary_of: Summary, service: str, network: Network, expected: list[int]
) -> None:
    rows = summary_of(
        "EB*B**98***27*20*****Y",
        "EB*B**98***27*25*****W",
        "EB*B**98***27*30",
        "EB*B**UC***27*40",
        "EB*B**30***27*5*****Y",
    ).copayments
    assert [row.amount for row in applicable(rows, service, network)] == expected
