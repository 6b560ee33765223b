"""Benefits other than coverages and accumulators -> the rows of the summary, each EB in exactly one place."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Final

from app.x12.codes.service_types import PLAN_LEVEL
from app.x12.eligibility.benefits import Benefit
from app.x12.eligibility.response import Member
from app.x12.notices import Notice, NoticeCode
from app.x12.summary.accumulators import is_no_limit, kind_of
from app.x12.summary.coverages import status_on
from app.x12.summary.models import (
    CostShare,
    Limit,
    NotCovered,
    OtherPayer,
    Party,
    Remark,
    ServiceStatus,
    SpendDown,
)
from app.x12.summary.people import parties_of
from app.x12.summary.periods import period_of
from app.x12.summary.scopes import is_about_the_plan, scope_of
from app.x12.summary.vocabulary import REMARK_OF_INFORMATION, STATUS_OF_INFORMATION, RemarkKind

_PLACED_ELSEWHERE: Final = frozenset({*STATUS_OF_INFORMATION, *"ABCEFGHILRY"})


def service_statuses(member: Member, as_of: date, notices: list[Notice]) -> tuple[ServiceStatus, ...]:
    """EB01 1 to 8 for services: those beside service type 30, and those of segments that speak of no plan."""
    return tuple(
        _service_status(benefit, member, as_of, notices)
        for benefit in member.benefits
        if benefit.information in STATUS_OF_INFORMATION
        and (not is_about_the_plan(benefit) or set(benefit.service_types) - {PLAN_LEVEL})
    )


def _service_status(benefit: Benefit, member: Member, as_of: date, notices: list[Notice]) -> ServiceStatus:
    services = tuple(service for service in benefit.service_types if service != PLAN_LEVEL)
    period = period_of(benefit.dates, member.dates, notices)
    stated = STATUS_OF_INFORMATION[benefit.information]
    scope = scope_of(replace(benefit, service_types=services), notices)
    scope["begin"], scope["end"] = period
    return ServiceStatus(**scope, stated=stated, status=status_on(stated, period, as_of))


def not_covered(benefits: Iterable[Benefit], notices: list[Notice]) -> tuple[NotCovered, ...]:
    """EB01 E and I."""
    return tuple(
        NotCovered(**scope_of(benefit, notices), is_exclusion=benefit.information == "E")
        for benefit in benefits
        if benefit.information in {"E", "I"}
    )


def cost_shares(benefits: Iterable[Benefit], information: str, notices: list[Notice]) -> tuple[CostShare, ...]:
    """EB01 A (co-insurance, a share) or B (co-payment, an amount); either may use the other's element."""
    return tuple(
        CostShare(
            **scope_of(benefit, notices),
            amount=benefit.amount,
            patient_share=benefit.patient_share,
            time_period=benefit.time_period,
        )
        for benefit in benefits
        if benefit.information == information
    )


def limits(benefits: Iterable[Benefit], notices: list[Notice]) -> tuple[Limit, ...]:
    """EB01 F, and H for unlimited."""
    return tuple(_limit(benefit, notices) for benefit in benefits if benefit.information in {"F", "H"})


def _limit(benefit: Benefit, notices: list[Notice]) -> Limit:
    no_limit = is_no_limit(benefit.amount)
    if no_limit:
        notices.append(Notice(NoticeCode.NO_LIMIT_AMOUNT, benefit.position, "EB07"))
    return Limit(
        **scope_of(benefit, notices),
        kind=kind_of(benefit),
        amount=None if no_limit else benefit.amount,
        quantity=benefit.quantity,
        quantity_kind=benefit.quantity_kind,
        time_period=benefit.time_period,
        deliveries=benefit.deliveries,
        is_unlimited=no_limit or benefit.information == "H",
    )


def spend_downs(benefits: Iterable[Benefit], notices: list[Notice]) -> tuple[SpendDown, ...]:
    """EB01 Y."""
    return tuple(
        SpendDown(**scope_of(benefit, notices), amount=benefit.amount)
        for benefit in benefits
        if benefit.information == "Y"
    )


def other_payers(benefits: Iterable[Benefit], notices: list[Notice]) -> tuple[OtherPayer, ...]:
    """EB01 R with its 2120 entities."""
    return tuple(
        OtherPayer(
            **scope_of(benefit, notices),
            parties=parties_of(benefit.entities),
            references=benefit.references,
        )
        for benefit in benefits
        if benefit.information == "R"
    )


def primary_care_providers(benefits: Iterable[Benefit]) -> tuple[Party, ...]:
    """The primary care providers (P3) below any benefit, and whoever stands below EB01 L."""
    entities = [
        entity
        for benefit in benefits
        for entity in benefit.entities
        if entity.role == "P3" or benefit.information == "L"
    ]
    return tuple(dict.fromkeys(parties_of(entities)))


def remarks(benefits: Iterable[Benefit], notices: list[Notice]) -> tuple[Remark, ...]:
    """Everything else, down to an EB01 that is not known, so that no EB goes missing."""
    return tuple(
        Remark(
            **scope_of(benefit, notices),
            kind=REMARK_OF_INFORMATION.get(benefit.information, RemarkKind.NOT_UNDERSTOOD),
            amount=benefit.amount,
            quantity=benefit.quantity,
            quantity_kind=benefit.quantity_kind,
            parties=parties_of(benefit.entities),
        )
        for benefit in benefits
        if benefit.information not in _PLACED_ELSEWHERE
    )
