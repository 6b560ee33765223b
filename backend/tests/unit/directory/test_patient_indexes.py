"""Counts and walks read an index alone: what would open rows one by one is found here, not by a practice that waits."""

from collections.abc import Iterator
from itertools import product

import pytest

from app.core.actor import PRACTICE, Scope
from app.directory.copy import DirectoryCopy
from app.directory.patient_filters import Selection
from app.directory.patient_indexes import EVERY_FILTER, HELD, counting, holds
from app.directory.patient_list import ORDERS
from app.models.patient_list_models import CoverageState, PatientFilter, PatientOrder
from app.models.patient_models import PatientStatus
from tests.unit.directory.population import PAYERS, PROVIDERS, TODAY
from tests.unit.directory.the_filters import ONE_BY_ONE

ACTIVE = frozenset({PatientStatus.ACTIVE})
BY_COVERAGE = tuple(PatientFilter(coverage=state) for state in CoverageState)
BY_REVIEW = (PatientFilter(pending_review=True), PatientFilter(pending_review=False))
OFFERED = (
    PatientFilter(),
    PatientFilter(statuses=ACTIVE),
    PatientFilter(provider_id=PROVIDERS[0]),
    PatientFilter(payer_id=PAYERS[0][0]),
    *BY_REVIEW,
    *BY_COVERAGE,
    *ONE_BY_ONE,
)
SCOPES = (PRACTICE, Scope(whole_practice=True), Scope(panel=PROVIDERS[1]))


@pytest.fixture
def copy() -> Iterator[DirectoryCopy]:
    copy = DirectoryCopy()
    copy.make_indexes()
    copy.make_list_indexes()
    yield copy
    copy.close()


def plan_of(copy: DirectoryCopy, selection: Selection) -> str:
    text, parameters = selection.condition()
    query = f"SELECT count(*) FROM patient p INDEXED BY {counting(text)} WHERE {text}"
    return " ".join(row[3] for row in copy.connection.execute(f"EXPLAIN QUERY PLAN {query}", parameters))


def is_of_provider(wanted: PatientFilter) -> bool:
    return wanted.without_provider or wanted.provider_id is not None


class TestCounting:
    @pytest.mark.parametrize("statuses", [frozenset[PatientStatus](), ACTIVE], ids=["alone", "with a status"])
    def test_every_offered_filter_is_counted_from_an_index_alone(
        self, copy: DirectoryCopy, statuses: frozenset[PatientStatus]
    ) -> None:
        for wanted, scope, archived in product(OFFERED, SCOPES, (False, True)):
            asked = wanted.model_copy(update={"statuses": statuses or wanted.statuses, "archived": archived})
            assert "USING COVERING INDEX" in plan_of(copy, Selection(asked, scope, TODAY))

    @pytest.mark.parametrize("statuses", [frozenset[PatientStatus](), ACTIVE], ids=["alone", "with a status"])
    def test_no_filter_but_that_of_a_provider_reads_the_wide_index(self, statuses: frozenset[PatientStatus]) -> None:
        for wanted, scope in product(OFFERED, SCOPES[:2]):
            asked = wanted.model_copy(update={"statuses": statuses or wanted.statuses})
            index = counting(Selection(asked, scope, TODAY).condition()[0])
            assert (index == EVERY_FILTER) == is_of_provider(asked)

    def test_a_panel_is_counted_where_its_patients_stand_side_by_side(self, copy: DirectoryCopy) -> None:
        for wanted in OFFERED:
            plan = plan_of(copy, Selection(wanted, Scope(panel=PROVIDERS[1]), TODAY))
            assert "patient_filtered (archived=? AND provider_id=?" in plan

    def test_ranges_are_entered_where_they_begin(self, copy: DirectoryCopy) -> None:
        for wanted in ONE_BY_ONE:
            assert any(sign in plan_of(copy, Selection(wanted, PRACTICE, TODAY)) for sign in (">?", "<?", "=? AND"))

    def test_coverages_that_end_by_a_day_begin_after_those_without_an_end(self, copy: DirectoryCopy) -> None:
        plan = plan_of(copy, Selection(PatientFilter(coverage_ends_to=TODAY), PRACTICE, TODAY))
        assert "coverage_ends_on>? AND coverage_ends_on<?" in plan

    def test_filters_that_no_narrow_index_has_together_share_the_wide_one(self) -> None:
        wanted = PatientFilter(state="WI", age_from=18)
        assert counting(Selection(wanted, PRACTICE, TODAY).condition()[0]) == EVERY_FILTER


class TestWalks:
    def test_every_order_has_the_status_and_the_restriction_in_its_index(self) -> None:
        condition = "p.archived = 0 AND p.status_rank IN (1) AND p.is_restricted = 0"
        assert [order for order in PatientOrder if not holds(ORDERS[order].index, condition)] == []

    @pytest.mark.parametrize(
        "order", [PatientOrder.STATUS, PatientOrder.UPDATED, PatientOrder.COVERAGE_END, PatientOrder.PAYER]
    )
    def test_orders_that_go_with_the_coverage_have_it_in_their_index(self, order: PatientOrder) -> None:
        for wanted in BY_COVERAGE[:3]:
            assert holds(ORDERS[order].index, Selection(wanted, PRACTICE, TODAY).condition()[0])

    def test_a_column_that_is_not_there_is_seen(self) -> None:
        assert not holds("patient_by_mrn", "p.archived = 0 AND p.state = 'WI'")

    def test_every_index_over_all_rows_is_known(self, copy: DirectoryCopy) -> None:
        rows = copy.connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = 'patient' "
            "AND sql IS NOT NULL AND sql NOT LIKE '% WHERE %'"
        )
        assert {name for (name,) in rows} == set(HELD)
