"""Scenarios of people who are covered by a company: HMO, PPO, POS, two plans, families."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from app.x12.eligibility.benefits import Benefit, Circumstance, Delivery
from app.x12.eligibility.parties import MemberStanding, Reference
from sandbox.benefit_building import (
    BOTH,
    CORE_SERVICES,
    IN,
    OUT,
    accumulator,
    coinsurance,
    copayment,
    from_day,
    plan,
    provider,
    services,
)
from sandbox.payers import CEDAR_HOLLOW, HARBORLINE, JUNIPER_VALE
from sandbox.scenario import Enrolment, Scenario, Stage, dependent, group, subscriber


def active_hmo(stage: Stage) -> Scenario:
    """An HMO: a primary care provider, co-payments in the network, nothing outside of it."""
    person = stage.inventor().person()
    pcp = Benefit(information="L", entities=(provider("P3", "Okonjo-Vale", "Renata", "1000000103"),))
    benefits = (
        plan("HM", "Harborline HMO Select"),
        pcp,
        services(CORE_SERVICES),
        copayment("20", ("98", "BY", "BZ")),
        copayment("45", ("98",), IN, "Specialist visit"),
        copayment("75", ("UC",), BOTH),
        copayment("250", ("86",), BOTH, "Waived if admitted"),
        copayment("0", ("BZ", "80")),
        services(("98", "48", "50"), information="I", network=OUT),
    )
    enrolment = Enrolment(benefits, from_day(date(2024, 1, 1)), group("HLG-4410", "Maple Harbor School District"))
    return Scenario(
        stage.slug,
        "Active HMO: primary care provider, co-payments by service (0 among them), not covered out of network",
        HARBORLINE,
        subscriber(person, f"HLH{person.member_number}", enrolment),
    )


def active_ppo(stage: Stage) -> Scenario:
    """A PPO: deductible and out-of-pocket maximum, individual and family, in and out of the network."""
    person = stage.inventor().person()
    benefits = (
        plan("PR", "Cedar Hollow PPO 1500"),
        services(CORE_SERVICES),
        *accumulator("C", "IND", IN, "1500", remaining="640.25"),
        *accumulator("C", "FAM", IN, "3000", remaining="2140.25"),
        *accumulator("C", "IND", OUT, "3000", remaining="3000"),
        *accumulator("C", "FAM", OUT, "6000", remaining="6000"),
        *accumulator("G", "IND", IN, "6500", remaining="5212.75"),
        *accumulator("G", "FAM", IN, "13000", remaining="11712.75"),
        *accumulator("G", "IND", OUT, "13000", remaining="13000"),
        coinsurance("0.2", ("30",)),
        coinsurance("0.4", ("30",), OUT),
        copayment("30", ("98",), IN, "Deductible does not apply"),
        copayment("60", ("UC",)),
        replace(coinsurance("0.2", ("48",)), authorization="Y"),
    )
    enrolment = Enrolment(benefits, from_day(stage.year_begin), group("CHG-20077", "Stony Brook Foundry"))
    return Scenario(
        stage.slug,
        "Active PPO: deductible and out-of-pocket maximum with what remains, individual and family, in and out of "
        "network; co-insurance 20 % and 40 %",
        CEDAR_HOLLOW,
        subscriber(person, f"CHM{person.member_number}", enrolment),
    )


def active_pos_with_accents(stage: Stage) -> Scenario:
    """A POS plan for somebody with a long name, with limits and amounts met so far."""
    person = replace(
        stage.inventor().person(),
        last_name="Fernández-Villanueva de la Concepción y Montenegro",
        first_name="María-José Zoë",
        middle_name="Ñandú",
        gender="F",
    )
    visits = Benefit(
        information="F",
        coverage_level="IND",
        service_types=("PT", "AD"),
        time_period="23",
        quantity_kind="VS",
        quantity=Decimal(30),
        network=BOTH,
        messages=("Physical and occupational therapy together",),
    )
    remaining_visits = replace(visits, time_period="29", quantity=Decimal(11), messages=())
    chiropractic = Benefit(
        information="F",
        service_types=("33",),
        deliveries=(Delivery("VS", Decimal(20), period="34", period_count=Decimal(1)),),
    )
    at_hospital = replace(copayment("150", ("50",)), circumstances=(Circumstance("ZZ", "22"),))
    benefits = (
        plan("PS", "Juniper Vale Point of Service"),
        *accumulator("C", "IND", IN, "750", met="750"),
        *accumulator("G", "IND", IN, "4000", met="1310.40"),
        copayment("25", ("98",)),
        at_hospital,
        visits,
        remaining_visits,
        chiropractic,
    )
    enrolment = Enrolment(benefits, from_day(date(2023, 7, 1)), group("JVG-318", "Orchestra of Prairie Junction"))
    return Scenario(
        stage.slug,
        "Active POS; accents, hyphens and a long name; amounts met to date, visit limits, a place of service",
        JUNIPER_VALE,
        subscriber(person, f"JVI{person.member_number}", enrolment),
    )


def two_coverages(stage: Stage) -> Scenario:
    """A medical and a supplemental plan in one answer, each with dates of its own."""
    person = stage.inventor().person()
    medical = replace(
        plan("PR", "Cedar Hollow PPO 500", dates=from_day(date(2022, 5, 1))),
        references=(Reference("6P", "CHG-31100", "Cedar Landing Public Library"),),
    )
    supplemental = replace(
        plan("SP", "Cedar Hollow Hospital Supplement", dates=from_day(stage.year_begin)),
        references=(Reference("IG", "CHS-55120"),),
    )
    benefits = (
        medical,
        supplemental,
        *(replace(row, plan_name="Cedar Hollow PPO 500") for row in accumulator("C", "IND", IN, "500", remaining="0")),
        coinsurance("0.1", ("30",)),
        Benefit(information="H", service_types=("48",), plan_name="Cedar Hollow Hospital Supplement"),
    )
    return Scenario(
        stage.slug,
        "Two coverages at one payer, medical and supplemental, each with its own dates and numbers; deductible met",
        CEDAR_HOLLOW,
        subscriber(person, f"CHM{person.member_number}", Enrolment(benefits)),
    )


def dependent_child(stage: Stage) -> Scenario:
    """A child born on 29 February, insured through a parent."""
    parent = stage.inventor("parent").person(age=34)
    child = replace(
        stage.inventor("child").person(),
        last_name=parent.last_name,
        address=parent.address,
        birth_date=date(2020, 2, 29),
    )
    benefits = (
        plan("HM", "Harborline HMO Family"),
        services(("BH", "68", "80", "98")),
        copayment("15", ("98",)),
        copayment("0", ("68", "80")),
    )
    enrolled = from_day(date(2020, 3, 1))
    references = group("HLG-5208", "Harbor Ferry Company")
    return Scenario(
        stage.slug,
        "A dependent child (HL 23), born on 29 February; the subscriber is a parent",
        HARBORLINE,
        subscriber(parent, f"HLH{parent.member_number}", Enrolment(references=references)),
        dependent(child, "19", Enrolment(benefits, enrolled, references)),
    )


def dependent_spouse(stage: Stage) -> Scenario:
    """A spouse with another last name, in a family plan."""
    holder = stage.inventor("holder").person(age=46)
    spouse = replace(stage.inventor("spouse").person(age=44), last_name="O'Brien-Achterberg", address=holder.address)
    benefits = (
        plan("EP", "Juniper Vale EPO"),
        *accumulator("C", "IND", IN, "2000", remaining="1725.50"),
        *accumulator("C", "FAM", IN, "4000", remaining="3100"),
        *accumulator("G", "FAM", IN, "9100", remaining="8200"),
        copayment("40", ("98",)),
    )
    references = group("JVG-902", "Prairie Junction Glassworks")
    return Scenario(
        stage.slug,
        "A dependent spouse with another last name (apostrophe and hyphen) in a family EPO",
        JUNIPER_VALE,
        subscriber(holder, f"JVI{holder.member_number}", Enrolment(references=references)),
        dependent(spouse, "01", Enrolment(benefits, from_day(date(2021, 9, 1)), references)),
    )


def corrected_demographics(stage: Stage) -> Scenario:
    """The payer knows the member under other data than it was asked about, and says so."""
    person = replace(stage.inventor().person(), suffix="Jr")
    corrected = MemberStanding(is_subscriber=True, relationship="18", maintenance="001", maintenance_reason="25")
    benefits = (plan("PR", "Cedar Hollow PPO 1500"), copayment("30", ("98",)))
    enrolment = Enrolment(benefits, from_day(date(2025, 1, 1)), standing=corrected)
    return Scenario(
        stage.slug,
        "Active PPO whose payer corrected the demographics (INS03 = 001, INS04 = 25)",
        CEDAR_HOLLOW,
        subscriber(person, f"CHM{person.member_number}", enrolment),
    )
