"""Strict writers: what is written reads back as it was; what the guide does not allow is refused at its element."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest

from app.x12 import (
    EligibilityInquiry,
    EligibilityResponse,
    Envelope,
    Participant,
    UnwritableError,
    WrongTransactionError,
    read_270,
    read_271,
    read_message,
    to_edi,
    write_270,
    write_271,
)
from app.x12.eligibility.benefits import Benefit, Circumstance, Delivery, Procedure
from app.x12.eligibility.parties import (
    Address,
    Contact,
    ContactNumber,
    Entity,
    MemberStanding,
    ProviderRole,
    Reference,
    Rejection,
    StatedDate,
    Trace,
)
from app.x12.eligibility.response import InformationReceiver, InformationSource, Member, Subscriber

ENVELOPE = Envelope(Participant("PRACTICE"), Participant("PAYER", "30"), datetime.fromisoformat("2026-11-25T09:30"), 42)
PAYER = Entity("PR", "HARBORLINE", identifier_kind="PI", identifier="HLH01")
CLINIC = Entity("1P", "LAKESHORE", identifier_kind="XX", identifier="1234567893")
JANE = Member(
    entity=Entity("IL", "DOE", "JANE", is_person=True, identifier_kind="MI", identifier="M123"),
    traces=(Trace("1", "OURS-1", "9876543210"),),
    birth_date=date(1980, 2, 29),
    gender="F",
    dates=(StatedDate("291", date(2026, 11, 25)),),
)
KIT = Member(
    entity=Entity("03", "DOE", "KIT", is_person=True),
    traces=JANE.traces,
    birth_date=date(2020, 2, 29),
    standing=MemberStanding(is_subscriber=False, relationship="19"),
    dates=JANE.dates,
)
INQUIRY = EligibilityInquiry(
    "REF-1", datetime.fromisoformat("2026-11-25T09:30"), PAYER, CLINIC, JANE, service_types=("30", "98")
)
FULL_BENEFIT = Benefit(
    information="B",
    coverage_level="IND",
    service_types=("98", "UC"),
    insurance_type="HM",
    plan_name="GOLD",
    time_period="27",
    amount=Decimal("20.50"),
    patient_share=Decimal("0.1"),
    quantity_kind="VS",
    quantity=Decimal(5),
    authorization="Y",
    network="Y",
    procedure=Procedure("HC", "99213", ("25",)),
    diagnosis_pointers=("1", "2"),
    deliveries=(Delivery("VS", Decimal(20), "DA", Decimal(2), "34", Decimal(1), "1", "A"),),
    references=(Reference("9F", "R1"),),
    dates=(StatedDate("348", date(2026, 1, 1)), StatedDate("292", date(2026, 1, 1), None, is_range=True)),
    rejections=(Rejection("2110C", "70", "C", request_was_valid=False),),
    messages=("CALL 1:2 ^ *",),
    circumstances=(Circumstance("ZZ", "11"),),
    entities=(
        Entity(
            "P3",
            "JONES",
            "MARCUS",
            is_person=True,
            address=Address("1 ELDER COURT", "", "MAPLE HARBOR", "OH", "44199"),
            contacts=(Contact("DESK", (ContactNumber("UR", "https://example.org"),)),),
            provider_role=ProviderRole("PC", "PXC", "207Q00000X"),
        ),
    ),
)


def response(member: Member, *dependents: Member) -> EligibilityResponse:
    receiver = InformationReceiver(CLINIC, subscribers=(Subscriber(member, dependents),))
    return EligibilityResponse(
        "REF-1", datetime.fromisoformat("2026-11-25T09:30:05"), (InformationSource(PAYER, (), (receiver,)),)
    )


def read_back(segments: object) -> EligibilityResponse:
    assert isinstance(segments, tuple)
    return read_271(read_message(to_edi(segments)).transactions[0])


@pytest.mark.parametrize(
    "inquiry",
    [
        INQUIRY,
        replace(INQUIRY, subscriber=replace(JANE, traces=(), dates=()), dependent=KIT, service_types=("30",)),
    ],
)
def test_an_inquiry_reads_back_as_it_was(inquiry: EligibilityInquiry) -> None:
    message = read_message(to_edi(write_270(inquiry, ENVELOPE)))
    assert message.notices == message.transactions[0].notices == ()
    assert read_270(message.transactions[0]) == (inquiry,)


def test_a_270_is_written_as_the_guide_has_it() -> None:
    lines = to_edi(write_270(INQUIRY, ENVELOPE)).decode().splitlines()
    assert lines == [
        "ISA*00*          *00*          *ZZ*PRACTICE       *30*PAYER          *261125*0930*^*00501*000000042*0*T*:~",
        "GS*HS*PRACTICE*PAYER*20261125*0930*42*X*005010X279A1~",
        "ST*270*0001*005010X279A1~",
        "BHT*0022*13*REF-1*20261125*0930~",
        "HL*1**20*1~",
        "NM1*PR*2*HARBORLINE*****PI*HLH01~",
        "HL*2*1*21*1~",
        "NM1*1P*2*LAKESHORE*****XX*1234567893~",
        "HL*3*2*22*0~",
        "TRN*1*OURS-1*9876543210~",
        "NM1*IL*1*DOE*JANE****MI*M123~",
        "DMG*D8*19800229*F~",
        "DTP*291*D8*20261125~",
        "EQ*30^98~",
        "SE*13*0001~",
        "GE*1*42~",
        "IEA*1*000000042~",
    ]
    assert len(lines[0]) == 106


def test_a_response_with_everything_reads_back_as_it_was() -> None:
    full = replace(
        JANE,
        entity=replace(
            JANE.entity,
            middle_name="Q",
            prefix="DR",
            suffix="JR",
            address=Address("1 ELDER COURT", "APT 2", "MAPLE HARBOR", "OH", "44199", "US"),
            references=(Reference("6P", "G1", "EMPLOYER"), Reference("EJ", "A1")),
            provider_role=ProviderRole("PC"),
        ),
        traces=(Trace("2", "OURS-1", "9876543210", "DESK"), Trace("1", "THEIRS", "9123456789")),
        standing=MemberStanding(True, "18", "001", "25", "1"),
        diagnoses=(("BK", "E119"),),
        rejections=(Rejection("2100C", "42", "R", request_was_valid=True),),
        benefits=(FULL_BENEFIT, Benefit(information="1", service_types=("30",))),
    )
    child = replace(KIT, rejections=(Rejection("2100D", "67", "C", request_was_valid=False),))
    written = response(full, child)
    assert read_back(write_271(written, ENVELOPE)) == written


def test_rejections_of_payer_and_provider_read_back_at_their_level() -> None:
    outage = Rejection("2000A", "42", "R", request_was_valid=True)
    no_answer = Rejection("2100A", "80", "R", request_was_valid=True)
    unknown = Rejection("2100B", "51", "C", request_was_valid=False)
    receiver = InformationReceiver(CLINIC, rejections=(unknown,))
    source = InformationSource(PAYER, (outage, no_answer), (receiver,))
    written = EligibilityResponse("REF-1", datetime.fromisoformat("2026-11-25"), (source,))
    assert read_back(write_271(written, ENVELOPE)) == written


def with_benefit(**changes: object) -> EligibilityResponse:
    return response(replace(JANE, benefits=(replace(Benefit(information="1"), **changes),)))  # type: ignore[arg-type]


def with_name(**changes: object) -> EligibilityResponse:
    return response(replace(JANE, entity=replace(JANE.entity, **changes)))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("written", "place"),
    [
        (with_name(last_name="X" * 61), ("2100C", "NM103")),
        (with_name(last_name="A\nB"), ("2100C", "NM103")),
        (with_name(last_name="A\x1fB"), ("2100C", "NM103")),
        (with_name(identifier="1"), ("2100C", "NM109")),
        (with_name(role="QQ"), ("2100C", "NM101")),
        (with_name(contacts=(Contact("X"),)), ("2100C", "PER")),
        (with_name(references=(Reference("QQ", "1"),)), ("2100C", "REF01")),
        (with_name(references=(Reference("6P", ""),)), ("2100C", "REF02")),
        (with_name(address=Address(state="OH")), ("2100C", "N401")),
        (with_benefit(information="QQ"), ("2110C", "EB01")),
        (with_benefit(information=""), ("2110C", "EB01")),
        (with_benefit(service_types=("30", "Q9")), ("2110C", "EB03")),
        (with_benefit(patient_share=Decimal(20)), ("2110C", "EB08")),
        (with_benefit(plan_name="X" * 51), ("2110C", "EB05")),
        (with_benefit(messages=("",)), ("2110C", "MSG01")),
        (with_benefit(rejections=(Rejection("2110C", "75", "C"),)), ("2110C", "AAA03")),
        (response(replace(JANE, rejections=(Rejection("2100C", "77", "C"),))), ("2100C", "AAA03")),
        (response(replace(JANE, traces=(Trace("2", "T", "SHORT"),))), ("2000C", "TRN03")),
        (response(replace(JANE, gender="X")), ("2100C", "DMG03")),
    ],
)
def test_what_the_guide_does_not_allow_is_refused_at_its_element(
    written: EligibilityResponse, place: tuple[str, str]
) -> None:
    with pytest.raises(UnwritableError) as refused:
        write_271(written, ENVELOPE)
    assert (refused.value.place.loop, refused.value.place.element) == place


def test_an_inquiry_with_an_answer_in_it_is_refused() -> None:
    with pytest.raises(UnwritableError):
        write_270(replace(INQUIRY, subscriber=replace(JANE, benefits=(Benefit("1"),))), ENVELOPE)


def test_a_control_number_that_is_too_long_is_refused() -> None:
    with pytest.raises(UnwritableError) as refused:
        write_270(INQUIRY, replace(ENVELOPE, control_number=10**9))
    assert refused.value.place.element == "ISA13"


def test_a_271_is_not_read_as_a_270(answer_of: Callable[..., bytes]) -> None:
    with pytest.raises(WrongTransactionError) as refused:
        read_270(read_message(answer_of()).transactions[0])
    assert (refused.value.expected, refused.value.found) == ("270", "271")
