"""What lists and counts mean, said as a scan of the opened patients; it shares no line with the directory."""

from calendar import isleap
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from app.core.actor import Scope
from app.database.models import Coverage
from app.models.insurance_models import CoverageStatus
from app.models.patient_list_models import CoverageState, PatientFilter, PatientOrder
from app.models.patient_models import PatientStatus
from tests.unit.directory.plain_search import plain_fold
from tests.unit.directory.population import Person, providers

SOON = timedelta(days=60)
_NEVER = datetime(1, 1, 1, tzinfo=UTC)


def in_force(coverage: Coverage) -> bool:
    """Whether the payer's last word was that it is good, end or not."""
    return coverage.status in {CoverageStatus.ACTIVE, CoverageStatus.PENDING}


def coverage_that_counts(person: Person) -> Coverage | None:
    """In force before others, then by priority, open-ended before the latest end, then by id."""
    best: Coverage | None = None
    for coverage in person.coverages:
        if best is None or _comes_before(coverage, best):
            best = coverage
    return best


def _comes_before(one: Coverage, other: Coverage) -> bool:
    if in_force(one) != in_force(other):
        return in_force(one)
    if one.priority != other.priority:
        return one.priority < other.priority
    if one.ends_on != other.ends_on:
        return one.ends_on is None or (other.ends_on is not None and one.ends_on > other.ends_on)
    return one.id < other.id


def has_state(person: Person, state: CoverageState, today: date) -> bool:
    """How a patient stands with insurance on a day."""
    coverage = coverage_that_counts(person)
    if coverage is None:
        return state is CoverageState.NONE
    ends_on = coverage.ends_on
    match state:
        case CoverageState.NONE:
            return False
        case CoverageState.ACTIVE:
            return in_force(coverage) and (ends_on is None or ends_on >= today)
        case CoverageState.ENDING_SOON:
            return in_force(coverage) and ends_on is not None and today <= ends_on <= today + SOON
        case CoverageState.ENDED:
            return coverage.status is CoverageStatus.INACTIVE or (ends_on is not None and ends_on < today)


def passes(person: Person, wanted: PatientFilter, scope: Scope, today: date) -> bool:
    """Whether a list with this filter shows the person."""
    patient, coverage = person.patient, coverage_that_counts(person)
    return (
        scope.holds(patient.standing)
        and patient.is_archived == wanted.archived
        and (not wanted.statuses or patient.status in wanted.statuses)
        and (wanted.provider_id is None or patient.provider_id == wanted.provider_id)
        and (wanted.payer_id is None or (coverage is not None and coverage.payer_id == wanted.payer_id))
        and not (wanted.without_provider and patient.provider_id is not None)
        and (wanted.state is None or (patient.address is not None and patient.address.state == wanted.state))
        and _has_the_age(patient.birth_date, wanted, today)
        and _has_the_end(coverage.ends_on if coverage else None, wanted)
        and _has_birthday(patient.birth_date, wanted.birthday_within, today)
        and (not wanted.tags or any(" ".join(tag.lower().split()) in wanted.tags for tag in patient.tags))
        and (wanted.contacted_since is None or (person.contacted_at or _NEVER) >= wanted.contacted_since)
        and (wanted.contacted_before is None or (person.contacted_at or _NEVER) < wanted.contacted_before)
        and (wanted.changed_since is None or patient.updated_at >= wanted.changed_since)
        and (wanted.changed_before is None or patient.updated_at < wanted.changed_before)
        and (wanted.pending_review is None or patient.pending_review == wanted.pending_review)
        and (wanted.coverage is None or has_state(person, wanted.coverage, today))
    )


def birthday_in(birth: date, year: int) -> date:
    """The birthday of a year: on 28 February for the 29th, where there is none."""
    if (birth.month, birth.day) == (2, 29) and not isleap(year):
        return date(year, 2, 28)
    return birth.replace(year=year)


def age_on(birth: date, today: date) -> int:
    """Completed years."""
    return today.year - birth.year - (today < birthday_in(birth, today.year))


def _has_the_age(birth: date, wanted: PatientFilter, today: date) -> bool:
    age = age_on(birth, today)
    return (wanted.age_from is None or age >= wanted.age_from) and (wanted.age_to is None or age <= wanted.age_to)


def _has_the_end(ends_on: date | None, wanted: PatientFilter) -> bool:
    first, last = wanted.coverage_ends_from, wanted.coverage_ends_to
    if first is None and last is None:
        return True
    return ends_on is not None and (first or date.min) <= ends_on <= (last or date.max)


def _has_birthday(birth: date, within: int | None, today: date) -> bool:
    if within is None:
        return True
    birthdays = (birthday_in(birth, year) for year in (today.year, today.year + 1))
    return within >= 365 or any(today <= day <= today + timedelta(days=within) for day in birthdays)


def _ends_on(person: Person) -> date:
    coverage = coverage_that_counts(person)
    return (coverage.ends_on if coverage else None) or date.min


def _payer_name(person: Person) -> str:
    coverage = coverage_that_counts(person)
    return coverage.payer_name if coverage else ""


def _provider_name(person: Person) -> str:
    names = {each.id: each.display_name for each in providers()}
    return plain_fold(names.get(person.patient.provider_id or "", ""))


_SORT_VALUES: dict[PatientOrder, Callable[[Person], Any]] = {
    PatientOrder.NAME: lambda one: (plain_fold(one.patient.family_name), plain_fold(one.patient.given_name)),
    PatientOrder.BIRTH_DATE: lambda one: one.patient.birth_date,
    PatientOrder.MRN: lambda one: one.patient.mrn or "",
    PatientOrder.STATUS: lambda one: list(PatientStatus).index(one.patient.status),
    PatientOrder.UPDATED: lambda one: one.patient.updated_at,
    PatientOrder.CREATED: lambda one: one.patient.created_at,
    PatientOrder.COVERAGE_END: _ends_on,
    PatientOrder.PAYER: _payer_name,
    PatientOrder.STATE: lambda one: one.patient.address.state if one.patient.address else "",
    PatientOrder.PROVIDER: _provider_name,
    PatientOrder.LAST_CONTACT: lambda one: one.contacted_at or _NEVER,
}
"""By what a person is sorted; what is missing comes first."""


def listed(
    people: Sequence[Person],
    wanted: PatientFilter,
    scope: Scope,
    today: date,
    order: PatientOrder = PatientOrder.NAME,
    *,
    descending: bool = False,
) -> list[str]:
    """The ids of the whole list, in order."""
    rows = [person for person in people if passes(person, wanted, scope, today)]
    rows.sort(key=lambda person: (_SORT_VALUES[order](person), person.id), reverse=descending)
    return [person.id for person in rows]


@dataclass(frozen=True)
class PlainCounts:
    """The dashboard's figures."""

    by_status: dict[PatientStatus, int]
    to_review: int
    ending_soon: int
    new_this_month: int


def counted(people: Sequence[Person], scope: Scope, today: date, month_began: datetime) -> PlainCounts:
    """Count everybody who is not archived, one by one."""
    seen = [person for person in people if passes(person, PatientFilter(), scope, today)]
    return PlainCounts(
        by_status={status: sum(person.patient.status is status for person in seen) for status in PatientStatus},
        to_review=sum(person.patient.pending_review for person in seen),
        ending_soon=sum(has_state(person, CoverageState.ENDING_SOON, today) for person in seen),
        new_this_month=sum(person.patient.created_at >= month_began for person in seen),
    )
