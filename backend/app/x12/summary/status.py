"""All that a message says about coverage -> one status of the person for one day.

Only service type 30 or a blank EB03 speaks of the plan. A rejection is never "inactive", and the first segment
never wins just because it is first.
"""

from collections.abc import Sequence
from datetime import date
from typing import Final, NamedTuple, TypeVar

from app.x12.summary.coverages import may_be_one_plan, status_on
from app.x12.summary.models import (
    Coverage,
    EligibilitySummary,
    RejectionSummary,
    ServiceStatus,
    SpendDown,
)
from app.x12.summary.periods import Period
from app.x12.summary.vocabulary import PlanStatus

_BEST_FIRST: Final = (
    PlanStatus.ACTIVE,
    PlanStatus.ACTIVE_CONDITIONAL,
    PlanStatus.ACTIVE_PENDING,
    PlanStatus.NEEDS_REVIEW,
    PlanStatus.INACTIVE_PENDING,
    PlanStatus.NOT_STARTED,
    PlanStatus.ENDED,
    PlanStatus.INACTIVE,
)
_IN_FORCE: Final = frozenset({PlanStatus.ACTIVE, PlanStatus.ACTIVE_PENDING})
_OUT_OF_FORCE: Final = frozenset({PlanStatus.INACTIVE, PlanStatus.INACTIVE_PENDING})

RowT = TypeVar("RowT", Coverage, ServiceStatus)


class Evidence(NamedTuple):
    """What the status is judged by."""

    coverages: Sequence[Coverage]
    services: Sequence[ServiceStatus]
    spend_downs: Sequence[SpendDown]
    rejections: Sequence[RejectionSummary]


def plan_status(evidence: Evidence, day: date) -> PlanStatus:
    """The status on that day.

    With several plans the best one counts, since one is enough to be covered; but a plan that is called active
    and inactive at once needs a person to look, and so does a rejection beside an answer.
    """
    says_something = bool(evidence.coverages or evidence.services)
    if any(not rejection.is_about_one_service for rejection in evidence.rejections):
        return PlanStatus.NEEDS_REVIEW if says_something else PlanStatus.REJECTED
    if evidence.coverages:
        return _status_of_plans(evidence, day)
    if evidence.services:
        return PlanStatus.SEE_SERVICES
    if evidence.spend_downs:
        return PlanStatus.ACTIVE_CONDITIONAL
    return PlanStatus.REJECTED if evidence.rejections else PlanStatus.UNDETERMINED


def contradictory_plans(coverages: Sequence[Coverage], day: date) -> tuple[int, ...]:
    """The sources of coverages that call what may be one plan active and inactive on that day."""
    in_force = [coverage for coverage in coverages if coverage.status in _IN_FORCE]
    out_of_force = [
        coverage
        for coverage in coverages
        if coverage.status in _OUT_OF_FORCE and Period(coverage.begin, coverage.end).includes(day)
    ]
    return tuple(
        source
        for active in in_force
        for inactive in out_of_force
        if may_be_one_plan(active, inactive)
        for source in (*active.sources, *inactive.sources)
    )


def restate(summary: EligibilitySummary, day: date) -> EligibilitySummary:
    """The same answer, judged for another day: coverage ends and begins without a new answer."""
    coverages = tuple(_restated(coverage, day) for coverage in summary.coverages)
    services = tuple(_restated(service, day) for service in summary.services)
    evidence = Evidence(coverages, services, summary.spend_downs, summary.rejections)
    status = plan_status(evidence, day)
    changes = {"as_of": day, "coverages": coverages, "services": services, "status": status}
    return summary.model_copy(update=changes)


def _restated(row: RowT, day: date) -> RowT:
    return row.model_copy(update={"status": status_on(row.stated, Period(row.begin, row.end), day)})


def _status_of_plans(evidence: Evidence, day: date) -> PlanStatus:
    if contradictory_plans(evidence.coverages, day):
        return PlanStatus.NEEDS_REVIEW
    best = min((coverage.status for coverage in evidence.coverages), key=_BEST_FIRST.index)
    owes = any(down.amount is None or down.amount > 0 for down in evidence.spend_downs)
    return PlanStatus.ACTIVE_CONDITIONAL if best is PlanStatus.ACTIVE and owes else best
