"""Scenarios of people who are covered by a public programme: Medicare, Medicare Advantage, Medicaid."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Final

from app.x12.eligibility.benefits import Benefit
from app.x12.eligibility.parties import Reference, StatedDate
from sandbox.benefit_building import (
    CORE_SERVICES,
    IN,
    accumulator,
    coinsurance,
    copayment,
    from_day,
    payer,
    plan,
    services,
)
from sandbox.payers import MEDICAID, MEDICARE, SILVERLEAF
from sandbox.scenario import Enrolment, Scenario, Stage, subscriber

_HUNDRED_YEARS: Final = 100


def medicare_a_and_b(stage: Stage) -> Scenario:
    """Medicare parts A and B of somebody a hundred years old: two coverages of one payer."""
    inventor = stage.inventor()
    person = inventor.person(age=_HUNDRED_YEARS)
    since = date(person.birth_date.year + 65, person.birth_date.month, 1)
    begun = (StatedDate("356", since),)
    hospital_deductible = Benefit(
        information="C", service_types=("48",), insurance_type="MA", time_period="26", amount=Decimal(1736)
    )
    reserve = Benefit(
        information="K",
        service_types=("48",),
        insurance_type="MA",
        time_period="33",
        quantity_kind="LA",
        quantity=Decimal(60),
    )
    medical_deductible = Benefit(
        information="C", service_types=("30",), insurance_type="MB", time_period="23", amount=Decimal(283)
    )
    benefits = (
        plan("MA", "Medicare Part A", dates=begun),
        plan("MB", "Medicare Part B", dates=begun),
        hospital_deductible,
        reserve,
        medical_deductible,
        replace(medical_deductible, time_period="29", amount=Decimal(0)),
        replace(coinsurance("0.2", ("30",), ""), insurance_type="MB", coverage_level=""),
    )
    return Scenario(
        stage.slug,
        "Medicare A and B, two coverages of one payer; born a hundred years ago; deductible for each episode, "
        "lifetime reserve days, 0 remaining",
        MEDICARE,
        subscriber(person, inventor.medicare_number(), Enrolment(benefits)),
    )


def medicare_advantage(stage: Stage) -> Scenario:
    """A Medicare Advantage plan, with Medicare named as the other payer."""
    person = stage.inventor().person(age=71)
    other_payer = Benefit(
        information="R",
        insurance_type="MA",
        references=(Reference("F6", stage.inventor("medicare").medicare_number()),),
        entities=(payer("PR", "Medicare", MEDICARE.identifier),),
    )
    benefits = (
        plan("HN", "Silverleaf Advantage Gold"),
        copayment("0", ("98",), IN, "Primary care"),
        copayment("35", ("98",), IN, "Specialist visit"),
        copayment("295", ("48",), IN, "Each day, days 1 to 6"),
        *accumulator("G", "IND", IN, "3850", remaining="3410"),
        other_payer,
    )
    enrolment = Enrolment(benefits, from_day(stage.year_begin))
    return Scenario(
        stage.slug,
        "Active Medicare Advantage (HMO), Medicare as the other payer; amounts told apart by messages only",
        SILVERLEAF,
        subscriber(person, f"SLA{person.member_number}", enrolment),
    )


def medicaid_managed_care(stage: Stage) -> Scenario:
    """Medicaid through a capitated plan: nothing to pay, and pharmacy carved out."""
    person = stage.inventor().person(age=29)
    pharmacy = replace(
        services(("88",), information="U"),
        entities=(payer("VN", "Prairie Pharmacy Benefits", "PPB77"),),
        messages=("Pharmacy benefits are managed by this vendor",),
    )
    benefits = (
        plan("MC", "Medicaid Managed Care", information="3"),
        services(CORE_SERVICES),
        copayment("0", CORE_SERVICES, ""),
        pharmacy,
    )
    references = (Reference("NQ", f"MCD{person.member_number}"),)
    enrolment = Enrolment(benefits, from_day(date(2025, 10, 1)), references)
    return Scenario(
        stage.slug,
        "Active Medicaid managed care (capitated): co-payments of 0, pharmacy carved out to another entity",
        MEDICAID,
        subscriber(person, f"MCD{person.member_number}", enrolment),
    )


def medicaid_spend_down(stage: Stage) -> Scenario:
    """Medicaid that begins to pay once the patient has spent an amount."""
    person = stage.inventor().person(age=58)
    spend_down = Benefit(
        information="Y", service_types=("30",), insurance_type="MC", time_period="34", amount=Decimal("412.00")
    )
    enrolment = Enrolment((plan("MC", "Medicaid Medically Needy"), spend_down), from_day(date(2026, 4, 1)))
    return Scenario(
        stage.slug,
        "Medicaid with a spend-down still to be met: active on a condition",
        MEDICAID,
        subscriber(person, f"MCD{person.member_number}", enrolment),
    )
