"""Lists and counts of alerts against a scan, whoever asks; pages without a gap or a double; who has to be looked at."""

from datetime import date, timedelta
from itertools import product
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.actor import PRACTICE, Scope
from app.database.models import Alert
from app.directory.alert_list import AlertList, AlertQuestion, AlertReader
from app.directory.bulk_fill import BulkFill
from app.directory.copy import DirectoryCopy
from app.directory.occasions import Occasions
from app.directory.patient_rows import parts_of
from app.models.alert_models import AlertClass, AlertCounts, AlertKind, AlertPriority, AlertQuery, AlertState
from app.models.patient_models import PatientStatus
from app.services.alerts.conditions import ENDING_WITHIN, Standing, conditions
from tests.builders import a_coverage, a_patient, an_alert
from tests.unit.directory.copies import content
from tests.unit.directory.plain_alerts import counted, in_order, is_asked_for, is_seen
from tests.unit.directory.population import (
    NOW,
    PROVIDERS,
    SCOPES,
    TODAY,
    Practice,
    a_trace,
    copy_of,
    practices,
    record_id,
    seeded_practice,
    some_alerts,
)

QUERIES = st.builds(
    AlertQuery,
    state=st.sampled_from((None, *AlertState)),
    alert_class=st.none() | st.sampled_from(AlertClass),
    priority=st.none() | st.sampled_from(AlertPriority),
    patient_id=st.none() | st.integers(0, 13).map(record_id),
    mine=st.booleans(),
    snoozed=st.booleans(),
    limit=st.integers(1, 7),
)


def reader_of(scope: Scope, *, runs_the_system: bool) -> AlertReader:
    return AlertReader("user-1", scope, runs_the_system, NOW)


def pages(alerts: AlertList, query: AlertQuery, reader: AlertReader) -> list[str]:
    """Every id on every page; each page but the last is full."""
    shown: list[str] = []
    after = None
    while True:
        answer = alerts.page(AlertQuestion(query, after), reader, a_trace())
        assert not {item.id for item in answer.items}.intersection(shown)
        shown += [item.id for item in answer.items]
        if answer.after is None:
            return shown
        assert len(answer.items) == query.limit
        after = answer.after


def counts(copy: DirectoryCopy, reader: AlertReader) -> AlertCounts:
    """What one reader's badge shows."""
    alerts, runs = AlertList(copy.connection), reader.runs_the_system
    tally, parts = alerts.tally(reader.scope, reader.now, runs_the_system=runs), parts_of(reader.scope)
    if parts is not None:
        few = alerts.tally_of_few(parts, reader.now, runs_the_system=runs)
        assert alerts.tally(parts.base, reader.now, runs_the_system=runs) + few == tally
    return tally.of(reader.user)


@given(practice=practices(), query=QUERIES, scope=SCOPES, runs_the_system=st.booleans())
def test_pages_and_counts_are_those_of_a_scan(
    practice: Practice, query: AlertQuery, scope: Scope, runs_the_system: bool
) -> None:
    copy = copy_of(practice)
    reader = reader_of(scope, runs_the_system=runs_the_system)
    seen = [each for each in practice.alerts if is_seen(each, practice, scope, runs_the_system=runs_the_system)]
    expected = in_order([each for each in seen if is_asked_for(each, query, "user-1", NOW)])
    assert pages(AlertList(copy.connection), query, reader) == [alert.id for alert in expected]
    assert counts(copy, reader) == counted(seen, "user-1", NOW)
    copy.close()


def with_alerts(people: int, alerts: int, seed: int) -> Practice:
    practice = seeded_practice(people, seed)
    return Practice(practice.people, practice.providers, some_alerts(alerts, Random(seed).choice, practice.people))


def test_a_larger_practice_pages_in_every_order_of_filters() -> None:
    practice = with_alerts(60, 500, seed=3)
    copy = copy_of(practice)
    reader = reader_of(PRACTICE, runs_the_system=True)
    for state, priority, mine in product((None, *AlertState), (None, AlertPriority.HIGH), (False, True)):
        query = AlertQuery(state=state, priority=priority, mine=mine, limit=17)
        seen = [each for each in practice.alerts if is_seen(each, practice, PRACTICE, runs_the_system=True)]
        expected = in_order([each for each in seen if is_asked_for(each, query, "user-1", NOW)])
        assert pages(AlertList(copy.connection), query, reader) == [alert.id for alert in expected]
    copy.close()


def test_what_changes_between_two_pages_leaves_the_calm_ones_met_once() -> None:
    practice = with_alerts(20, 120, seed=9)
    copy = copy_of(practice)
    reader, query = reader_of(PRACTICE, runs_the_system=True), AlertQuery(limit=9)
    open_ones = [each for each in practice.alerts if is_asked_for(each, query, "user-1", NOW)]
    seen = [each for each in open_ones if is_seen(each, practice, PRACTICE, runs_the_system=True)]
    calm, changing = seen[::2], iter(seen[1::2])
    met: list[str] = []
    after = None
    while True:
        answer = AlertList(copy.connection).page(AlertQuestion(query, after), reader, a_trace())
        met += [item.id for item in answer.items]
        for alert in (next(changing, None), next(changing, None)):
            if alert is not None:
                copy.put(alert.model_copy(update={"state": AlertState.CLOSED, "version": 2}))
        copy.put(an_alert(at=NOW))
        if answer.after is None:
            break
        after = answer.after
    assert sorted(each for each in met if each in {alert.id for alert in calm}) == sorted(alert.id for alert in calm)
    assert len(met) == len(set(met))
    copy.close()


def test_a_fill_leaves_what_single_changes_leave() -> None:
    practice = with_alerts(15, 40, seed=4)
    one_by_one, filled = copy_of(practice), DirectoryCopy()
    bulk = BulkFill(filled)
    bulk.coverages([coverage for person in practice.people for coverage in person.coverages])
    bulk.contacts(practice.contacts)
    bulk.providers(practice.providers)
    bulk.patients([person.patient for person in practice.people])
    bulk.alerts(practice.alerts)
    bulk.finish()
    assert content(filled) == content(one_by_one)


def test_an_older_version_changes_nothing_and_a_newer_one_everything() -> None:
    copy = copy_of(Practice([], []))
    alert = an_alert(version=3)
    assert copy.put(alert) == 1
    assert copy.put(alert.model_copy(update={"version": 2, "state": AlertState.CLOSED})) == 0
    assert copy.put(alert) == 0
    reader = reader_of(PRACTICE, runs_the_system=False)
    assert counts(copy, reader).open == 1
    assert copy.put(alert.model_copy(update={"version": 4, "state": AlertState.CLOSED})) == 1
    assert counts(copy, reader).open == 0
    copy.close()


class TestRows:
    def test_a_row_shows_what_the_alert_says_and_its_patient_s_name(self) -> None:
        patient = a_patient(given_name="Zoë", family_name="Núñez")
        alert = an_alert(
            patient_id=patient.id,
            kind=AlertKind.COVERAGE_ENDING,
            facts={"days": 7},
            assigned_to="user-2",
            snoozed_until=NOW - timedelta(hours=1),
            acknowledged_by="user-1",
            acknowledged_at=NOW,
            escalation_level=2,
            escalates_at=NOW + timedelta(hours=1),
        )
        copy = copy_of(Practice([], []))
        copy.put(patient, alert)
        log = a_trace()
        alerts = AlertList(copy.connection)
        [item] = alerts.page(AlertQuestion(AlertQuery()), reader_of(PRACTICE, runs_the_system=False), log).items
        assert log.unrecorded == [patient.id]
        assert item.patient_name == "Zoë Núñez"
        same = {name: getattr(alert, name) for name in Alert.model_fields if name != "once_key"}
        assert {name: getattr(item, name) for name in same} == same
        assert item.alert_class is AlertClass.INSURANCE
        assert alerts.shown(alert, a_trace()) == item
        copy.close()

    def test_who_is_not_on_the_page_is_not_opened(self) -> None:
        practice = with_alerts(20, 60, seed=12)
        copy = copy_of(practice)
        log = a_trace()
        answer = AlertList(copy.connection).page(
            AlertQuestion(AlertQuery(limit=5)), reader_of(PRACTICE, runs_the_system=True), log
        )
        assert set(log.unrecorded) == {item.patient_id for item in answer.items if item.patient_id}
        copy.close()


def standing_of(practice: Practice, patient: str) -> Standing:
    [person] = [each for each in practice.people if each.id == patient]
    return Standing(
        patient_id=patient,
        status=person.patient.status,
        pending_review=person.patient.pending_review,
        provider_id=person.patient.provider_id,
        is_deceased=person.patient.deceased,
        is_archived=person.patient.is_archived,
    )


@given(practice=practices())
def test_everybody_about_whom_something_holds_or_is_held_is_looked_at(practice: Practice) -> None:
    """The directory's question is wider than the rules, never narrower."""
    copy = copy_of(practice)
    everybody = [person.id for person in practice.people]
    candidates = AlertList(copy.connection).candidates(
        everybody, TODAY.isoformat(), (TODAY + ENDING_WITHIN).isoformat()
    )
    held = {alert.patient_id for alert in practice.alerts if alert.once_key}
    for person in practice.people:
        if conditions(standing_of(practice, person.id), person.coverages, TODAY) or person.id in held:
            assert person.id in candidates
    assert candidates <= set(everybody)
    copy.close()


def test_of_whom_there_is_nothing_to_say_nobody_is_looked_at() -> None:
    copy = copy_of(Practice([], []))
    calm = a_patient(status=PatientStatus.ACTIVE)
    copy.put(calm, a_coverage(calm, ends_on=TODAY + ENDING_WITHIN + timedelta(days=1)), a_patient())
    assert AlertList(copy.connection).candidates([calm.id], TODAY.isoformat(), "2026-12-25") == set()
    copy.close()


class TestOccasions:
    def test_birthdays_are_of_those_who_live_and_have_not_left(self) -> None:
        copy = copy_of(Practice([], []))
        born = {"birth_date": date(1931, 11, 28)}
        greeted = [a_patient(**born, provider_id=PROVIDERS[0]), a_patient(birth_date=date(2020, 2, 29))]
        copy.put(
            *greeted,
            a_patient(**born, deceased=True),
            a_patient(**born, archived_at=NOW),
            a_patient(**born, status=PatientStatus.CHURNED),
            a_patient(birth_date=date(1931, 11, 27)),
        )
        found = Occasions(copy.connection).birthdays(["11-28", "02-29"])
        assert {(each.patient_id, each.month_day, each.provider_id) for each in found} == {
            (greeted[0].id, "11-28", PROVIDERS[0]),
            (greeted[1].id, "02-29", None),
        }
        copy.close()

    @pytest.mark.parametrize("days", [-40, -1, 0, 30])
    def test_any_coverage_whose_end_is_near_counts_not_only_the_first(self, days: int) -> None:
        copy = copy_of(Practice([], []))
        patient = a_patient(status=PatientStatus.ACTIVE)
        copy.put(
            patient,
            a_coverage(patient, priority=1, ends_on=TODAY - timedelta(days=400)),
            a_coverage(patient, priority=2, ends_on=TODAY + timedelta(days=days)),
        )
        found = Occasions(copy.connection).coverages_ending(TODAY - timedelta(days=40), TODAY + ENDING_WITHIN)
        assert found == [patient.id]
        copy.close()

    def test_whoever_was_told_to_have_lost_a_coverage_is_looked_at_until_that_is_over(self) -> None:
        """A new coverage begins on its day, and no event tells of it."""
        copy = copy_of(Practice([], []))
        patient = a_patient(status=PatientStatus.ACTIVE)
        alert = an_alert(kind=AlertKind.COVERAGE_LOST, patient_id=patient.id)
        copy.put(patient, alert)
        occasions = Occasions(copy.connection)
        assert occasions.coverages_ending(TODAY, TODAY) == [patient.id]
        copy.put(alert.model_copy(update={"state": AlertState.CLOSED, "version": 2}))
        assert occasions.coverages_ending(TODAY, TODAY) == []
        copy.close()

    def test_birthdays_that_have_passed_and_that_nobody_has_closed(self) -> None:
        copy = copy_of(Practice([], []))
        past = an_alert(kind=AlertKind.BIRTHDAY, facts={"on": "2026-11-24"}, state=AlertState.ACKNOWLEDGED)
        copy.put(
            past,
            an_alert(kind=AlertKind.BIRTHDAY, facts={"on": "2026-11-25"}),
            an_alert(kind=AlertKind.BIRTHDAY, facts={"on": "2026-11-24"}, state=AlertState.CLOSED),
            an_alert(kind=AlertKind.MANUAL, facts={"on": "2026-11-24"}),
        )
        assert Occasions(copy.connection).birthdays_past(TODAY) == [past.id]
        copy.close()


@pytest.mark.parametrize("asked", [1, 20, 150])
def test_whom_something_may_be_raised_about_is_found_by_id_however_many_are_asked_for(asked: int) -> None:
    """With ten ids and more SQLite would rather look through everybody, on the event loop."""
    copy = DirectoryCopy()
    copy.make_indexes()
    copy.make_list_indexes()
    asked_for: list[str] = []
    copy.connection.set_trace_callback(asked_for.append)
    AlertList(copy.connection).candidates([f"patient{number}" for number in range(asked)], "2026-01-01", "2026-02-01")
    copy.connection.set_trace_callback(None)
    plan = [row[3] for row in copy.connection.execute(f"EXPLAIN QUERY PLAN {asked_for[-1]}")]
    assert "SEARCH p USING INDEX sqlite_autoindex_patient_1 (id=?)" in plan
