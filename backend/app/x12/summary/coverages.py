"""EB01 1 to 8 at plan level -> coverages: several plans are several coverages, several segments can be one."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from app.x12.concealed import Concealed
from app.x12.eligibility.benefits import Benefit
from app.x12.eligibility.parties import Reference
from app.x12.eligibility.response import Member
from app.x12.notices import Notice, NoticeCode
from app.x12.summary.models import Coverage
from app.x12.summary.periods import Period, period_of
from app.x12.summary.scopes import is_about_the_plan, level_of, network_of
from app.x12.summary.vocabulary import STATUS_OF_INFORMATION, CoverageLevel, Network, PlanStatus

_CAPITATED: Final = frozenset({"2", "3", "4"})
_GROUP_KINDS: Final = ("6P", "1L")


def coverages_of(member: Member, as_of: date, notices: list[Notice]) -> tuple[Coverage, ...]:
    """The member's plans in the order in which the message names them."""
    plans: list[_Plan] = []
    for benefit in member.benefits:
        if benefit.information in STATUS_OF_INFORMATION and is_about_the_plan(benefit):
            period = period_of(benefit.dates, member.dates, notices)
            if period.is_reversed:
                notices.append(Notice(NoticeCode.PERIOD_REVERSED, benefit.position))
            _add(plans, _plan_of(benefit, period))
    return tuple(plan.coverage(as_of) for plan in plans)


def status_on(stated: PlanStatus, period: Period, day: date) -> PlanStatus:
    """What a stated status and a period mean for one day. Inactive stays inactive, whatever its dates."""
    if stated in {PlanStatus.INACTIVE, PlanStatus.INACTIVE_PENDING}:
        return stated
    if period.is_reversed:
        return PlanStatus.NEEDS_REVIEW
    if period.end is not None and period.end < day:
        return PlanStatus.ENDED
    if period.begin is not None and day < period.begin:
        return PlanStatus.NOT_STARTED
    return stated


def may_be_one_plan(first: Coverage, second: Coverage) -> bool:
    """Whether two coverages may mean the same plan in the same network: a blank agrees with anything."""
    return (
        _agree(first.plan_name, second.plan_name)
        and _agree(first.insurance_type, second.insurance_type)
        and _networks_overlap(first.networks, second.networks)
    )


@dataclass(slots=True, repr=False)
class _Plan(Concealed):
    """A plan as it comes together from its segments."""

    name: str
    insurance_type: str
    stated: PlanStatus
    period: Period
    is_capitated: bool
    levels: dict[CoverageLevel, None] = field(default_factory=dict)
    networks: dict[Network, None] = field(default_factory=dict)
    messages: dict[str, None] = field(default_factory=dict)
    references: list[Reference] = field(default_factory=list)
    sources: list[int] = field(default_factory=list)

    def agrees_with(self, other: "_Plan") -> bool:
        """Whether the other says the same of what may be the same plan."""
        return (
            self.stated is other.stated
            and _agree(self.name, other.name)
            and _agree(self.insurance_type, other.insurance_type)
            and _same_or_open(self.period.begin, other.period.begin)
            and _same_or_open(self.period.end, other.period.end)
        )

    def take(self, other: "_Plan") -> None:
        """Take over what the other adds."""
        self.name = self.name or other.name
        self.insurance_type = self.insurance_type or other.insurance_type
        self.period = Period(
            self.period.begin or other.period.begin,
            self.period.end or other.period.end,
        )
        self.is_capitated = self.is_capitated or other.is_capitated
        self.levels |= other.levels
        self.networks |= other.networks
        self.messages |= other.messages
        self.references += other.references
        self.sources += other.sources

    def coverage(self, as_of: date) -> Coverage:
        """The coverage, with its status on that day."""
        group = first_reference(self.references, *_GROUP_KINDS)
        plan_number = first_reference(self.references, "18")
        return Coverage(
            plan_name=self.name,
            insurance_type=self.insurance_type,
            stated=self.stated,
            status=status_on(self.stated, self.period, as_of),
            begin=self.period.begin,
            end=self.period.end,
            is_capitated=self.is_capitated,
            group_number=group.value if group else "",
            group_name=group.description if group else "",
            plan_number=plan_number.value if plan_number else "",
            levels=tuple(self.levels),
            networks=tuple(self.networks),
            messages=tuple(self.messages),
            sources=tuple(self.sources),
        )


def first_reference(references: Sequence[Reference], *kinds: str) -> Reference | None:
    """The first reference of the first of these kinds that there is."""
    for kind in kinds:
        for reference in references:
            if reference.kind == kind and reference.value:
                return reference
    return None


def _plan_of(benefit: Benefit, period: Period) -> _Plan:
    return _Plan(
        name=benefit.plan_name,
        insurance_type=benefit.insurance_type,
        stated=STATUS_OF_INFORMATION[benefit.information],
        period=period,
        is_capitated=benefit.information in _CAPITATED,
        levels={level_of(benefit): None},
        networks={network_of(benefit): None},
        messages=dict.fromkeys(benefit.messages),
        references=list(benefit.references),
        sources=[benefit.position],
    )


def _add(plans: list[_Plan], plan: _Plan) -> None:
    known = next((candidate for candidate in plans if candidate.agrees_with(plan)), None)
    if known is None:
        plans.append(plan)
    else:
        known.take(plan)


def _agree(first: str, second: str) -> bool:
    return not first or not second or first.casefold() == second.casefold()


def _same_or_open(first: date | None, second: date | None) -> bool:
    return first is None or second is None or first == second


def _networks_overlap(first: tuple[Network, ...], second: tuple[Network, ...]) -> bool:
    """Only "in" and "out" exclude each other."""
    exclusive = {Network.IN_NETWORK, Network.OUT_OF_NETWORK}
    return not (set(first) | set(second) == exclusive and set(first).isdisjoint(second))
