"""The tallies behind the badges: right after every change, and counted anew only when something changes them."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from app.core.actor import PRACTICE, Scope
from app.core.identifiers import new_id
from app.database.models import Alert
from app.directory.directory import Directory
from app.models.alert_models import AlertClass, AlertKind, AlertPriority, AlertState
from app.services.alerts.tallies import AlertTallies
from tests.builders import a_patient
from tests.conftest import NOW, SetClock

ADA, BO = "a" * 20, "b" * 20


def an_alert(**fields: Any) -> Alert:
    return Alert(**{"id": new_id(), "created_at": NOW, "updated_at": NOW, "kind": AlertKind.MANUAL, **fields})


@pytest.fixture
def directory() -> Iterator[Directory]:
    directory = Directory()
    directory.begin_fill().finish()
    directory.filled()
    yield directory
    directory.close()


@pytest.fixture
def tallies(directory: Directory, clock: SetClock) -> AlertTallies:
    return AlertTallies(directory, clock)


def opened(tallies: AlertTallies, scope: Scope = PRACTICE, *, runs: bool = False) -> int:
    return tallies.of(scope, runs_the_system=runs).open


def test_each_kind_of_reader_has_its_own(directory: Directory, tallies: AlertTallies) -> None:
    hers, his = a_patient(provider_id=ADA), a_patient(provider_id=BO)
    directory.put(hers, his)
    directory.put(
        an_alert(patient_id=hers.id, priority=AlertPriority.URGENT),
        an_alert(patient_id=his.id),
        an_alert(patient_id=his.id, state=AlertState.ACKNOWLEDGED),
        an_alert(),
        an_alert(kind=AlertKind.JOB_DEAD),
    )
    assert [opened(tallies), opened(tallies, runs=True)] == [3, 4]
    assert [opened(tallies, Scope(panel=each)) for each in (ADA, BO)] == [2, 2]
    tally = tallies.of(Scope(panel=ADA), runs_the_system=False)
    assert (tally.urgent, tally.by_class[AlertClass.PATIENT], tally.by_class[AlertClass.SYSTEM]) == (1, 2, 0)


def test_what_is_given_to_somebody_counts_as_theirs(directory: Directory, tallies: AlertTallies) -> None:
    directory.put(an_alert(assigned_to="user-1"), an_alert(assigned_to="user-1"), an_alert(assigned_to="user-2"))
    tally = tallies.of(PRACTICE, runs_the_system=False)
    assert [tally.of(user).mine for user in ("user-1", "user-2", "user-3")] == [2, 1, 0]


def test_a_change_is_counted_at_once_and_nothing_is_counted_twice(directory: Directory, tallies: AlertTallies) -> None:
    alert = an_alert()
    directory.put(alert)
    first = tallies.of(PRACTICE, runs_the_system=False)
    directory.put(a_patient())
    assert tallies.of(PRACTICE, runs_the_system=False) is first
    directory.put(alert.model_copy(update={"version": 2, "state": AlertState.CLOSED}))
    assert (first.open, opened(tallies)) == (1, 0)


def test_a_patient_who_changes_hands_changes_the_panels(directory: Directory, tallies: AlertTallies) -> None:
    patient = a_patient(provider_id=ADA)
    directory.put(patient)
    directory.put(an_alert(patient_id=patient.id))
    assert [opened(tallies, Scope(panel=each)) for each in (ADA, BO)] == [1, 0]
    directory.put(patient.model_copy(update={"version": 2, "provider_id": BO}))
    assert [opened(tallies, Scope(panel=each)) for each in (ADA, BO)] == [0, 1]


def test_what_is_snoozed_waits_again_when_its_time_comes(
    directory: Directory, tallies: AlertTallies, clock: SetClock
) -> None:
    directory.put(an_alert(snoozed_until=clock.now + timedelta(hours=1)))
    assert opened(tallies) == 0
    clock.move(timedelta(minutes=59))
    assert opened(tallies) == 0
    clock.move(timedelta(minutes=2))
    assert opened(tallies) == 1


def test_a_forgotten_alert_is_not_counted(directory: Directory, tallies: AlertTallies) -> None:
    alert = an_alert()
    directory.put(alert)
    assert opened(tallies) == 1
    directory.forget("alert", alert.id)
    assert opened(tallies) == 0
