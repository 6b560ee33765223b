"""EB02 to EB14, III, DTP and MSG -> the scope of a benefit; and which of several benefits applies."""

from collections.abc import Iterable
from datetime import date
from typing import Final, TypedDict, TypeVar

from app.x12.codes.service_types import PLAN_LEVEL
from app.x12.eligibility.benefits import Benefit
from app.x12.notices import Notice
from app.x12.summary.models import Scope
from app.x12.summary.periods import period_of
from app.x12.summary.vocabulary import LEVEL_OF_CODE, NETWORK_OF_CODE, CoverageLevel, Network

_AUTHORIZATION: Final = {"Y": True, "N": False}
_PLACE_OF_SERVICE: Final = "ZZ"
_PRECEDENCE: Final = (Network.BOTH, Network.UNSPECIFIED)

ScopeT = TypeVar("ScopeT", bound=Scope)


class ScopeFields(TypedDict):
    """The fields of `Scope`, to make one of its subclasses from."""

    service_types: tuple[str, ...]
    coverage_level: CoverageLevel
    network: Network
    insurance_type: str
    plan_name: str
    procedure: str
    places_of_service: tuple[str, ...]
    authorization_required: bool | None
    begin: date | None
    end: date | None
    messages: tuple[str, ...]
    source: int


def scope_of(benefit: Benefit, notices: list[Notice]) -> ScopeFields:
    """To what a benefit applies, by its own words alone: nothing is inherited and no blank is filled."""
    period = period_of(benefit.dates, (), notices)
    return ScopeFields(
        service_types=benefit.service_types,
        coverage_level=level_of(benefit),
        network=network_of(benefit),
        insurance_type=benefit.insurance_type,
        plan_name=benefit.plan_name,
        procedure=f"{benefit.procedure.kind} {benefit.procedure.code}" if benefit.procedure else "",
        places_of_service=tuple(
            where.code for where in benefit.circumstances if where.kind == _PLACE_OF_SERVICE and where.code
        ),
        authorization_required=_AUTHORIZATION.get(benefit.authorization),
        begin=period.begin,
        end=period.end,
        messages=benefit.messages,
        source=benefit.position,
    )


def network_of(benefit: Benefit) -> Network:
    """EB12; a code that is not known is unknown."""
    return NETWORK_OF_CODE.get(benefit.network, Network.UNKNOWN)


def level_of(benefit: Benefit) -> CoverageLevel:
    """EB02."""
    return LEVEL_OF_CODE.get(benefit.coverage_level, CoverageLevel.UNSPECIFIED)


def is_about_the_plan(benefit: Benefit) -> bool:
    """Service type 30, or neither a service type nor a procedure: the plan as a whole is meant."""
    return PLAN_LEVEL in benefit.service_types or not (benefit.service_types or benefit.procedure)


def applicable(rows: Iterable[ScopeT], service_type: str, network: Network) -> tuple[ScopeT, ...]:
    """The rows that hold for a service in a network.

    Rows for the very service come before rows for the plan as a whole; among them, rows that name the network
    before rows for both networks before rows that name none.
    """
    of_service = [row for row in rows if service_type in row.service_types]
    of_plan = [row for row in rows if not row.service_types or PLAN_LEVEL in row.service_types]
    for candidates in (of_service, of_plan):
        for wanted in (network, *_PRECEDENCE):
            found = tuple(row for row in candidates if row.network is wanted)
            if found:
                return found
    return ()
