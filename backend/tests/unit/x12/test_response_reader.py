"""271 -> typed response: loops in the right place, nothing dropped in silence."""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal

import pytest

from app.x12 import EligibilityResponse, NoticeCode, read_eligibility
from app.x12.eligibility.benefits import Benefit, Circumstance, Delivery, Procedure
from app.x12.eligibility.parties import Address, ContactNumber, MemberStanding, Reference, Rejection, Trace
from app.x12.eligibility.response import Member

ABOVE = ("BHT*0022*11*REF1*20261125*0115", "HL*1**20*1", "NM1*PR*2*PAYER*****PI*P1", "HL*2*1*21*1", "NM1*1P*2*CLINIC")


def read(content: bytes) -> EligibilityResponse:
    (response,) = read_eligibility(content)
    return response


def only_member(response: EligibilityResponse) -> Member:
    return response.sources[0].receivers[0].subscribers[0].member


def codes(response: EligibilityResponse) -> list[NoticeCode]:
    return [notice.code for notice in response.notices]


@pytest.fixture
def benefit_of(answer_of: Callable[..., bytes]) -> Callable[..., Benefit]:
    return lambda *segments: only_member(read(answer_of(*segments))).benefits[-1]


def test_header_and_parties_are_read(answer_of: Callable[..., bytes]) -> None:
    response = read(answer_of())
    source = response.sources[0]
    assert (response.reference, response.created) == ("REF1", datetime.fromisoformat("2026-11-25T01:15"))
    assert (source.entity.role, source.entity.last_name, source.entity.identifier) == ("PR", "HARBORLINE", "HLH01")
    assert source.receivers[0].entity.identifier == "1234567893"


def test_a_member_is_read_with_everything_that_belongs_to_it(message_of: Callable[..., bytes]) -> None:
    member = only_member(
        read(
            message_of(
                *ABOVE,
                "HL*3*2*22*0",
                "TRN*1*THEIRS*9123456789",
                "TRN*2*OURS*9876543210*DESK",
                "NM1*IL*1*O'HARA*MAEVE*Q*DR*JR*MI*M-1",
                "REF*6P*G1*GROUP NAME",
                "N3*1 ELDER COURT*APT 2",
                "N4*MAPLE HARBOR*OH*44199",
                "DMG*D8*19800229*F",
                "INS*Y*18*001*25",
                "HI*BK:E119*BF:I10",
                "DTP*346*D8*20260101",
                "DTP*291*RD8*20260101-99991231",
            )
        )
    )
    entity = member.entity
    assert (entity.last_name, entity.first_name, entity.middle_name) == ("O'HARA", "MAEVE", "Q")
    assert (entity.prefix, entity.suffix, entity.identifier) == ("DR", "JR", "M-1")
    assert entity.references == (Reference("6P", "G1", "GROUP NAME"),)
    assert entity.address == Address("1 ELDER COURT", "APT 2", "MAPLE HARBOR", "OH", "44199")
    assert (member.birth_date, member.gender) == (date(1980, 2, 29), "F")
    assert member.standing == MemberStanding(True, "18", "001", "25")
    assert member.standing.demographics_changed
    assert member.traces == (Trace("1", "THEIRS", "9123456789"), Trace("2", "OURS", "9876543210", "DESK"))
    assert member.diagnoses == (("BK", "E119"), ("BF", "I10"))
    assert [(d.kind, d.begin, d.end, d.is_range) for d in member.dates] == [
        ("346", date(2026, 1, 1), None, False),
        ("291", date(2026, 1, 1), None, True),
    ]


def test_a_benefit_is_read_with_everything_that_belongs_to_it(benefit_of: Callable[..., Benefit]) -> None:
    benefit = benefit_of(
        "EB*B*IND*98^UC*HM*GOLD*27*20.00*.1*VS*5*Y*Y*HC:99213:25*1:2",
        "HSD*VS*20***34*1",
        "REF*9F*R1",
        "DTP*348*D8*20260101",
        "AAA*N**70*C",
        "MSG*SPECIALIST: CALL",
        "III*ZZ*11",
        "LS*2120",
        "NM1*P3*1*JONES*MARCUS****XX*1000000103",
        "PER*IC*DESK*TE*5555550100*UR*https://example.org",
        "LE*2120",
    )
    assert (benefit.information, benefit.coverage_level, benefit.service_types) == ("B", "IND", ("98", "UC"))
    assert (benefit.insurance_type, benefit.plan_name, benefit.time_period) == ("HM", "GOLD", "27")
    assert (benefit.amount, benefit.patient_share) == (Decimal("20.00"), Decimal("0.1"))
    assert (benefit.quantity_kind, benefit.quantity) == ("VS", Decimal(5))
    assert (benefit.authorization, benefit.network) == ("Y", "Y")
    assert benefit.procedure == Procedure("HC", "99213", ("25",))
    assert benefit.diagnosis_pointers == ("1", "2")
    assert benefit.deliveries == (Delivery("VS", Decimal(20), period="34", period_count=Decimal(1)),)
    assert benefit.references == (Reference("9F", "R1"),)
    assert benefit.rejections == (Rejection("2110C", "70", "C", False),)
    assert benefit.messages == ("SPECIALIST: CALL",)
    assert benefit.circumstances == (Circumstance("ZZ", "11"),)
    (entity,) = benefit.entities
    assert (entity.role, entity.last_name, entity.first_name) == ("P3", "JONES", "MARCUS")
    assert entity.contacts[0].numbers == (
        ContactNumber("TE", "5555550100"),
        ContactNumber("UR", "https://example.org"),
    )


def test_a_name_inside_of_a_benefit_never_becomes_the_members_name(answer_of: Callable[..., bytes]) -> None:
    member = only_member(read(answer_of("EB*L", "NM1*IL*1*OTHER*PERSON****MI*OTHER", "EB*1**30")))
    assert (member.entity.last_name, member.entity.identifier) == ("DOE", "M123")
    assert len(member.benefits) == 2


def test_a_message_after_related_entities_belongs_to_the_benefit(benefit_of: Callable[..., Benefit]) -> None:
    benefit = benefit_of("EB*R", "LS*2120", "NM1*PRP*2*OTHER PAYER", "LE*2120", "MSG*COORDINATE", "III*ZZ*21", "MSG*B")
    assert benefit.messages == ("COORDINATE", "B")


def test_a_subscriber_below_the_providers_level_is_found(message_of: Callable[..., bytes]) -> None:
    response = read(message_of(*ABOVE, "NM1*IL*1*DOE*JANE****MI*M123", "EB*1**30"))
    assert only_member(response).entity.last_name == "DOE"
    assert len(only_member(response).benefits) == 1
    assert NoticeCode.LEVEL_MISSING in codes(response)


def test_a_subscriber_at_a_level_called_provider_is_found(message_of: Callable[..., bytes]) -> None:
    response = read(message_of(*ABOVE, "HL*3*2*21*0", "NM1*IL*1*DOE*JANE****MI*M123", "EB*1**30"))
    members = [s.member for receiver in response.sources[0].receivers for s in receiver.subscribers]
    assert [member.entity.last_name for member in members] == ["DOE"]


def test_names_without_any_level_are_put_where_they_belong(message_of: Callable[..., bytes]) -> None:
    response = read(message_of("BHT*0022*11*R*20261125*0115", "NM1*PR*2*PAYER", "NM1*IL*1*DOE*JANE", "EB*1**30"))
    assert response.sources[0].entity.last_name == "PAYER"
    assert only_member(response).entity.last_name == "DOE"


def test_wrong_parent_numbers_do_no_harm(message_of: Callable[..., bytes]) -> None:
    response = read(message_of(*ABOVE, "HL*9*7*22*1", "NM1*IL*1*DOE*JANE", "HL*9*9*23*0", "NM1*03*1*DOE*KIT"))
    (subscriber,) = response.sources[0].receivers[0].subscribers
    assert [dependent.entity.first_name for dependent in subscriber.dependents] == ["KIT"]


def test_an_unknown_level_is_noticed_and_its_segments_are_listed(message_of: Callable[..., bytes]) -> None:
    response = read(message_of(*ABOVE, "HL*3*2*PT*0", "N3*SOMEWHERE", "HL*4*2*22*0", "NM1*IL*1*DOE*JANE"))
    assert NoticeCode.LEVEL_UNKNOWN in codes(response)
    assert [(unread.position, unread.element) for unread in response.unread] == [(9, "HL"), (10, "N3")]
    assert only_member(response).entity.last_name == "DOE"


def test_segments_without_a_meaning_here_are_listed(answer_of: Callable[..., bytes]) -> None:
    response = read(answer_of("MPI*C*AO*A", "EB*1**30", "AMT*R*5", "ZZ1*X"))
    assert [unread.element for unread in response.unread] == ["MPI", "AMT", "?"]


def test_unknown_codes_are_listed_and_kept(answer_of: Callable[..., bytes]) -> None:
    response = read(answer_of("EB*QQ*ABC*30^X9*ZZ**99"))
    benefit = only_member(response).benefits[0]
    assert (benefit.information, benefit.service_types) == ("QQ", ("30", "X9"))
    assert [(unread.element, unread.code) for unread in response.unread] == [
        ("EB01", "QQ"),
        ("EB02", "ABC"),
        ("EB03", "X9"),
        ("EB04", "ZZ"),
        ("EB06", "99"),
    ]


@pytest.mark.parametrize(
    ("text", "amount", "noticed"),
    [
        ("0", Decimal(0), None),
        ("0.00", Decimal("0.00"), None),
        ("1500", Decimal(1500), None),
        (".5", Decimal("0.5"), None),
        ("", None, None),
        ("N/A", None, NoticeCode.NUMBER_UNREADABLE),
        ("1,500.00", None, NoticeCode.NUMBER_UNREADABLE),
        ("NaN", None, NoticeCode.NUMBER_UNREADABLE),
        ("1E9", None, NoticeCode.NUMBER_UNREADABLE),
        ("-5", Decimal(-5), NoticeCode.AMOUNT_NEGATIVE),
    ],
)
def test_an_amount_is_read_exactly_or_noticed(
    answer_of: Callable[..., bytes], text: str, amount: Decimal | None, noticed: NoticeCode | None
) -> None:
    response = read(answer_of(f"EB*B**98***27*{text}*"))
    assert only_member(response).benefits[0].amount == amount
    assert codes(response) == ([noticed] if noticed else [])


@pytest.mark.parametrize(
    ("text", "share", "noticed"),
    [
        (".2", Decimal("0.2"), None),
        ("0", Decimal(0), None),
        ("1", Decimal(1), None),
        ("20", Decimal("0.2"), NoticeCode.PERCENT_NOT_A_FRACTION),
        ("100", Decimal(1), NoticeCode.PERCENT_NOT_A_FRACTION),
        ("101", None, NoticeCode.PERCENT_OUT_OF_RANGE),
        ("-.1", None, NoticeCode.PERCENT_OUT_OF_RANGE),
        ("20%", None, NoticeCode.NUMBER_UNREADABLE),
    ],
)
def test_a_patients_share_is_a_fraction(
    answer_of: Callable[..., bytes], text: str, share: Decimal | None, noticed: NoticeCode | None
) -> None:
    response = read(answer_of(f"EB*A**30***23**{text}"))
    assert only_member(response).benefits[0].patient_share == share
    assert codes(response) == ([noticed] if noticed else [])


@pytest.mark.parametrize(
    ("dtp", "begin", "end", "noticed"),
    [
        ("D8*20260101", date(2026, 1, 1), None, False),
        ("RD8*20260101-20261231", date(2026, 1, 1), date(2026, 12, 31), False),
        ("RD8*2026010120261231", date(2026, 1, 1), date(2026, 12, 31), False),
        ("D8*20260101-20261231", date(2026, 1, 1), date(2026, 12, 31), False),
        ("RD8*20260101-29991231", date(2026, 1, 1), None, False),
        ("D8*99991231", None, None, False),
        ("D8*20260230", None, None, True),
        ("D8*UNKNOWN", None, None, True),
        ("D8*01022026", None, None, True),
    ],
)
def test_a_date_is_read_by_its_shape_or_noticed(
    answer_of: Callable[..., bytes], dtp: str, begin: date | None, end: date | None, noticed: bool
) -> None:
    response = read(answer_of(f"DTP*346*{dtp}"))
    (stated,) = only_member(response).dates
    assert (stated.begin, stated.end) == (begin, end)
    assert (NoticeCode.DATE_UNREADABLE in codes(response)) is noticed


def test_another_version_is_noticed(answer_of: Callable[..., bytes]) -> None:
    assert NoticeCode.VERSION_UNEXPECTED in codes(read(answer_of().replace(b"*0001*005010X279A1", b"*0001*005010X279")))
    assert NoticeCode.VERSION_UNEXPECTED not in codes(read(answer_of().replace(b"*0001*005010X279A1", b"*0001")))
