"""Scenarios of people who are not, no longer or not yet covered, or about whom the payer does not answer."""

from dataclasses import replace
from datetime import date, timedelta

from app.x12.eligibility.parties import Rejection
from sandbox.benefit_building import IN, OUT, copayment, from_day, from_to, plan, services
from sandbox.payers import CEDAR_HOLLOW, HARBORLINE, JUNIPER_VALE, SILVERLEAF, Payer
from sandbox.scenario import Enrolment, Scenario, Stage, group, subscriber


def ending_next_month(stage: Stage) -> Scenario:
    """Coverage that ends on the last day of the next month."""
    person = stage.inventor().person()
    after = _first_of_month(stage.as_of, months_later=2)
    dates = from_to(date(2023, 1, 1), after - timedelta(days=1))
    benefits = (plan("HM", "Harborline HMO Select"), copayment("20", ("98",)))
    enrolment = Enrolment(benefits, dates, group("HLG-4410", "Maple Harbor School District"))
    return Scenario(
        stage.slug,
        "Active HMO that ends on the last day of next month",
        HARBORLINE,
        subscriber(person, f"HLH{person.member_number}", enrolment),
    )


def ended(stage: Stage) -> Scenario:
    """A plan that the payer still calls active although its end lies three months back."""
    person = stage.inventor().person()
    dates = from_to(date(2024, 9, 1), _first_of_month(stage.as_of, months_later=-2) - timedelta(days=1))
    return Scenario(
        stage.slug,
        "Coverage ended some months ago: active by its code, over by its dates",
        JUNIPER_VALE,
        subscriber(person, f"JVI{person.member_number}", Enrolment((plan("PS", "Juniper Vale POS"),), dates)),
    )


def inactive(stage: Stage) -> Scenario:
    """A plan that the payer calls inactive."""
    person = stage.inventor().person()
    dates = from_to(date(2021, 1, 1), date(stage.as_of.year - 1, 12, 31))
    benefits = (plan("PR", "Cedar Hollow PPO 500", information="6"),)
    return Scenario(
        stage.slug,
        "Inactive: the payer says so (EB01 = 6)",
        CEDAR_HOLLOW,
        subscriber(person, f"CHM{person.member_number}", Enrolment(benefits, dates)),
    )


def pending(stage: Stage) -> Scenario:
    """A plan that is active while the payer investigates."""
    person = stage.inventor().person()
    benefits = (plan("EP", "Juniper Vale EPO", information="5"), copayment("40", ("98",)))
    return Scenario(
        stage.slug,
        "Active, pending investigation (EB01 = 5): may be taken back",
        JUNIPER_VALE,
        subscriber(person, f"JVI{person.member_number}", Enrolment(benefits, from_day(stage.as_of.replace(day=1)))),
    )


def not_started(stage: Stage) -> Scenario:
    """A plan that begins with the next year."""
    person = stage.inventor().person(age=65)
    dates = from_day(date(stage.as_of.year + 1, 1, 1))
    benefits = (plan("HN", "Silverleaf Advantage Gold"), copayment("0", ("98",)))
    return Scenario(
        stage.slug,
        "Coverage begins next year: active by its code, not yet by its dates",
        SILVERLEAF,
        subscriber(person, f"SLA{person.member_number}", Enrolment(benefits, dates)),
    )


def invalid_member_id(stage: Stage) -> Scenario:
    """A member id with letters exchanged: the payer asks for a correct one."""
    return _rejected(stage, "Rejected: member id invalid (AAA 72, correct and resubmit)", CEDAR_HOLLOW, "72", "C")


def subscriber_not_found(stage: Stage) -> Scenario:
    """Nobody of that name and number at the payer."""
    return _rejected(stage, "Rejected: subscriber not found (AAA 75, correct and resubmit)", HARBORLINE, "75", "C")


def unable_to_respond(stage: Stage) -> Scenario:
    """The payer's system is down: nothing is known about coverage."""
    return _rejected(stage, "Payer unable to respond at present (AAA 42, resubmit)", JUNIPER_VALE, "42", "P")


def services_only(stage: Stage) -> Scenario:
    """An answer about services, none about the plan; an adult born on 29 February."""
    person = replace(stage.inventor().person(), birth_date=date(1988, 2, 29))
    benefits = (
        services(("98", "UC", "5"), network=IN),
        copayment("35", ("98",)),
        services(("40", "38"), information="E"),
        services(("48",), information="6", network=OUT),
    )
    return Scenario(
        stage.slug,
        "Only services are answered, not the plan; an adult born on 29 February",
        SILVERLEAF,
        subscriber(person, f"SLA{person.member_number}", Enrolment(benefits, from_day(stage.year_begin))),
    )


def _rejected(stage: Stage, shows: str, payer: Payer, reason: str, follow_up: str) -> Scenario:
    person = stage.inventor().person()
    is_outage = follow_up == "P"
    rejection = Rejection("2100C", reason, follow_up, request_was_valid=is_outage)
    return Scenario(
        stage.slug,
        shows,
        payer,
        subscriber(person, f"{payer.member_prefix}{person.member_number}", Enrolment(rejections=(rejection,))),
    )


def _first_of_month(day: date, *, months_later: int) -> date:
    months = day.year * 12 + day.month - 1 + months_later
    return date(months // 12, months % 12 + 1, 1)
