"""Deductibles (EB01 = C) and out-of-pocket maximums (G): totals, what remains and what was met, put together.

Amounts belong together when coverage level, service types, insurance type, network, place of service and
procedure are equal, and plan names do not differ. Anything less certain stays apart.
"""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from app.x12.eligibility.benefits import Benefit
from app.x12.notices import Notice, NoticeCode
from app.x12.summary.models import Accumulator
from app.x12.summary.scopes import scope_of
from app.x12.summary.vocabulary import KIND_OF_TIME_PERIOD, AmountKind

_LIFETIME: Final = frozenset({"32", "33"})
_COMBINED_PERIODS: Final = frozenset({"", "22", "23", "24", "25", "26", "29", "32", "33", "36"})
"""Periods whose totals, remainders and met amounts are about one another; a total per visit or day is not."""
_NINES: Final = re.compile(r"9{5,}(\.9+)?")


class _Key(NamedTuple):
    level: str
    service_types: frozenset[str]
    insurance_type: str
    network: str
    where: tuple[str, ...]
    procedure: str
    is_lifetime: bool
    lone_period: str


def accumulators_of(benefits: Iterable[Benefit], notices: list[Notice]) -> tuple[Accumulator, ...]:
    """One accumulator for each group of amounts that belong together, in the order of the message."""
    groups: dict[_Key, list[Benefit]] = {}
    for benefit in benefits:
        groups.setdefault(_key_of(benefit), []).append(benefit)
    return tuple(row for group in groups.values() for row in _rows_of(group, notices))


def kind_of(benefit: Benefit) -> AmountKind:
    """Whether EB06 makes it a total, what remains or what was met."""
    return KIND_OF_TIME_PERIOD.get(benefit.time_period, AmountKind.TOTAL)


def is_no_limit(amount: Decimal | None) -> bool:
    """99999.99 and longer rows of nines are what some payers send for "no limit"."""
    return amount is not None and _NINES.fullmatch(str(amount)) is not None


def _key_of(benefit: Benefit) -> _Key:
    return _Key(
        level=benefit.coverage_level,
        service_types=frozenset(benefit.service_types),
        insurance_type=benefit.insurance_type,
        network=benefit.network,
        where=tuple(where.code for where in benefit.circumstances),
        procedure=benefit.procedure.code if benefit.procedure else "",
        is_lifetime=benefit.time_period in _LIFETIME,
        lone_period="" if benefit.time_period in _COMBINED_PERIODS else benefit.time_period,
    )


def _rows_of(group: Sequence[Benefit], notices: list[Notice]) -> Iterable[Accumulator]:
    distinct = list({_content_of(benefit): benefit for benefit in reversed(group)}.values())[::-1]
    if _fit_together(distinct):
        yield _combine(distinct, notices)
        return
    parts: dict[tuple[str, tuple[str, ...]], list[Benefit]] = {}
    for benefit in distinct:
        parts.setdefault((benefit.plan_name, benefit.messages), []).append(benefit)
    for part in parts.values():
        if _fit_together(part) and any(kind_of(benefit) is AmountKind.TOTAL for benefit in part):
            yield _combine(part, notices)
        else:
            notices.append(Notice(NoticeCode.AMOUNTS_AMBIGUOUS, part[0].position, "EB07"))
            yield from (_combine([benefit], notices) for benefit in part)


def _content_of(benefit: Benefit) -> tuple[AmountKind, Decimal | None, str, str, tuple[str, ...]]:
    return kind_of(benefit), benefit.amount, benefit.time_period, benefit.plan_name, benefit.messages


def _fit_together(benefits: Sequence[Benefit]) -> bool:
    """At most one of each kind, and of one plan as far as plans are named."""
    kinds = [kind_of(benefit) for benefit in benefits]
    plans = {benefit.plan_name.casefold() for benefit in benefits if benefit.plan_name}
    return len(kinds) == len(set(kinds)) and len(plans) <= 1


def _combine(benefits: Sequence[Benefit], notices: list[Notice]) -> Accumulator:
    by_kind = {kind_of(benefit): benefit for benefit in benefits}
    main = by_kind.get(AmountKind.TOTAL) or benefits[0]
    amounts = {kind: _amount_of(benefit, notices) for kind, benefit in by_kind.items()}
    total, remaining, met = (amounts.get(kind) for kind in AmountKind)
    computed_met, computed_remaining = _difference(total, remaining, met), _difference(total, met, remaining)
    if total is not None and remaining is not None and remaining > total:
        notices.append(Notice(NoticeCode.REMAINING_EXCEEDS_TOTAL, main.position, "EB07"))
    return Accumulator(
        **scope_of(main, notices),
        total=total,
        remaining=computed_remaining if remaining is None else remaining,
        met=computed_met if met is None else met,
        remaining_is_computed=remaining is None and computed_remaining is not None,
        met_is_computed=met is None and computed_met is not None,
        is_unlimited=any(is_no_limit(benefit.amount) for benefit in benefits),
        time_period=main.time_period,
        total_source=_source_of(by_kind, AmountKind.TOTAL),
        remaining_source=_source_of(by_kind, AmountKind.REMAINING),
        met_source=_source_of(by_kind, AmountKind.MET),
    )


def _amount_of(benefit: Benefit, notices: list[Notice]) -> Decimal | None:
    if is_no_limit(benefit.amount):
        notices.append(Notice(NoticeCode.NO_LIMIT_AMOUNT, benefit.position, "EB07"))
        return None
    return benefit.amount


def _difference(total: Decimal | None, part: Decimal | None, stated: Decimal | None) -> Decimal | None:
    """What is left of the total, if it is not stated already and makes sense."""
    if stated is not None or total is None or part is None or part > total:
        return None
    return total - part


def _source_of(by_kind: dict[AmountKind, Benefit], kind: AmountKind) -> int | None:
    return by_kind[kind].position if kind in by_kind else None
