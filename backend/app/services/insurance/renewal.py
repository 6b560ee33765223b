"""Which coverage does each plan of an answer renew? Pure; each coverage is renewed by one plan at most.

Policy (member id) and plan decide first, then the plan alone, because payers issue new cards; what is left is paired
by place where there are as many on both sides. Somebody insured through a spouse as well keeps the two apart.
"""

from collections.abc import Callable, Sequence

from app.core.folding import identifier
from app.database.models import Coverage
from app.services.insurance import mapping
from app.x12 import EligibilitySummary
from app.x12.summary.models import Coverage as PlanSummary

_Rule = Callable[[EligibilitySummary, PlanSummary, Coverage], bool]


def renewed_by(summary: EligibilitySummary, of_payer: Sequence[Coverage]) -> dict[int, Coverage]:
    """For the places of the answer's plans: the coverage that the plan renews. Places without one are new."""
    found: dict[int, Coverage] = {}
    left = list(of_payer)
    for rule in _RULES:
        for at, plan in enumerate(summary.coverages):
            match = next((each for each in left if at not in found and rule(summary, plan, each)), None)
            if match is not None:
                found[at] = match
                left.remove(match)
    rest = [at for at in range(len(summary.coverages)) if at not in found]
    same_policy = [each for each in left if is_same_policy(summary, each)]
    candidates = same_policy or [each for each in left if _is_same_relationship(summary, each)]
    if len(rest) == len(candidates):
        found.update(zip(rest, candidates, strict=True))
    return found


def with_asked(renewals: dict[int, Coverage], plans: int, asked: Sequence[Coverage]) -> dict[int, Coverage]:
    """The same, and the coverage that we have asked about is renewed in any case: by the first plan that is left."""
    left = [at for at in range(plans) if at not in renewals]
    known = {each.id for each in renewals.values()}
    return renewals | {at: each for at, each in zip(left, asked, strict=False) if each.id not in known}


def is_same_policy(summary: EligibilitySummary, coverage: Coverage) -> bool:
    """Whether the answer is given under the coverage's member id."""
    return bool(coverage.member_id) and identifier(coverage.member_id or "") == identifier(summary.member_id)


def _is_same_relationship(summary: EligibilitySummary, coverage: Coverage) -> bool:
    return coverage.relationship is mapping.relationship(summary)


def _same_policy_and_plan(summary: EligibilitySummary, plan: PlanSummary, coverage: Coverage) -> bool:
    return is_same_policy(summary, coverage) and _is_same_plan(plan, coverage)


def _same_policy_and_name(summary: EligibilitySummary, plan: PlanSummary, coverage: Coverage) -> bool:
    return is_same_policy(summary, coverage) and coverage.plan_name is not None and coverage.plan_name == plan.plan_name


def _same_plan(summary: EligibilitySummary, plan: PlanSummary, coverage: Coverage) -> bool:
    return _is_same_relationship(summary, coverage) and _is_same_plan(plan, coverage)


def _is_same_plan(plan: PlanSummary, coverage: Coverage) -> bool:
    return coverage.plan_name == (plan.plan_name or None) and coverage.insurance_type == mapping.insurance_type(plan)


_RULES: tuple[_Rule, ...] = (_same_policy_and_plan, _same_policy_and_name, _same_plan)
