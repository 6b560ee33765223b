"""Short ways to say what a plan pays, as benefits of a 271."""

from datetime import date
from decimal import Decimal
from typing import Final

from app.x12.eligibility.benefits import Benefit
from app.x12.eligibility.parties import Address, Entity, StatedDate

PLAN: Final = ("30",)
CORE_SERVICES: Final = ("1", "33", "35", "47", "48", "50", "86", "88", "98", "AL", "MH", "UC")
"""The services that a payer has to answer for when it is asked about the plan (30)."""
IN: Final = "Y"
OUT: Final = "N"
BOTH: Final = "W"


def plan(insurance_type: str, name: str, *, information: str = "1", dates: tuple[StatedDate, ...] = ()) -> Benefit:
    """EB01 1 to 8 for the plan as a whole."""
    return Benefit(
        information=information,
        service_types=PLAN,
        insurance_type=insurance_type,
        plan_name=name,
        dates=dates,
    )


def services(codes: tuple[str, ...], *, information: str = "1", network: str = "") -> Benefit:
    """EB01 1 to 8, E, I or U for services."""
    return Benefit(information=information, service_types=codes, network=network)


def copayment(amount: str, codes: tuple[str, ...], network: str = IN, *messages: str) -> Benefit:
    """EB01 B, for each visit."""
    return Benefit(
        information="B",
        coverage_level="IND",
        service_types=codes,
        time_period="27",
        amount=Decimal(amount),
        network=network,
        messages=messages,
    )


def coinsurance(share: str, codes: tuple[str, ...], network: str = IN) -> Benefit:
    """EB01 A: the patient's share as a fraction."""
    return Benefit(
        information="A",
        coverage_level="IND",
        service_types=codes,
        time_period="23",
        patient_share=Decimal(share),
        network=network,
    )


def accumulator(
    information: str, level: str, network: str, total: str, *, remaining: str = "", met: str = ""
) -> tuple[Benefit, ...]:
    """EB01 C (deductible) or G (out of pocket): the total of the calendar year and what remains or was met."""
    amounts = (("23", total), ("29", remaining), ("24", met))
    return tuple(
        Benefit(
            information=information,
            coverage_level=level,
            service_types=PLAN,
            time_period=period,
            amount=Decimal(amount),
            network=network,
        )
        for period, amount in amounts
        if amount
    )


def from_day(day: date) -> tuple[StatedDate, ...]:
    """DTP 346: the plan begins."""
    return (StatedDate("346", day),)


def from_to(begin: date, end: date) -> tuple[StatedDate, ...]:
    """DTP 346 and 347: the plan begins and ends."""
    return (StatedDate("346", begin), StatedDate("347", end))


def provider(role: str, last_name: str, first_name: str, npi: str) -> Entity:
    """A provider in loop 2120: a person with an NPI."""
    return Entity(
        role=role,
        last_name=last_name,
        first_name=first_name,
        is_person=True,
        identifier_kind="XX",
        identifier=npi,
    )


def payer(role: str, name: str, identifier: str, address: Address | None = None) -> Entity:
    """Another payer in loop 2120."""
    return Entity(role=role, last_name=name, identifier_kind="PI", identifier=identifier, address=address)
