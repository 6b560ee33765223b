"""The trace of one request: what becomes a row, what a write's own row covers, and what is marked as a refetch."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from app.audit.access_log import LOCAL, AccessLog, Origin, RunLog
from app.audit.rows import MOST_SUBJECTS, AuditEntry
from app.audit.vocabulary import AuditAction
from app.core.actor import PRACTICE, Actor, SystemActor
from app.core.exceptions import AuditUnavailable
from app.core.roles import Role
from app.sealing.keyring import Keyring
from app.services.audit_service import AuditTrail
from tests.conftest import SetClock
from tests.unit.audit.wire import AuditWire, refusal

USER = Actor("user-1", Role.PROVIDER, "session-1", PRACTICE)
NOBODY = Actor(str(SystemActor.NOBODY))


@pytest.fixture
def wire() -> AuditWire:
    return AuditWire()


@pytest.fixture
def trail(wire: AuditWire, keyring: Keyring, clock: SetClock) -> AuditTrail:
    return wire.trail(keyring, clock)


def a_log(trail: AuditTrail, actor: Actor = USER, *, automatic: bool = False, origin: Origin = LOCAL) -> AccessLog:
    return AccessLog(trail, actor, AuditAction.PATIENT_READ, origin, automatic=automatic)


def subjects(row: dict[str, Any]) -> list[str]:
    return [row["subject"]] if "subject" in row else row.get("subjects", [])


async def opened(trail: AuditTrail, *who: str, automatic: bool = False) -> None:
    log = a_log(trail, automatic=automatic)
    log.opened_all(who)
    await log.settle()


async def test_who_was_opened_becomes_one_row(trail: AuditTrail, wire: AuditWire) -> None:
    log = a_log(trail, origin=Origin("203.0.113.7", "request-1"))
    log.opened("a")
    log.opened_all(["b", "a"])
    await log.settle()
    (row,) = wire.rows.values()
    assert subjects(row) == ["a", "b"]
    assert (row["actor"], row["role"], row["session"]) == ("user-1", "provider", "session-1")
    assert (row["action"], row["outcome"], row["address"], row["request"]) == (
        "patient.read",
        "ok",
        "203.0.113.7",
        "request-1",
    )


async def test_an_empty_answer_is_a_row_too(trail: AuditTrail, wire: AuditWire) -> None:
    await a_log(trail).settle()
    (row,) = wire.rows.values()
    assert subjects(row) == []


async def test_settling_twice_writes_once(trail: AuditTrail, wire: AuditWire) -> None:
    log = a_log(trail)
    await asyncio.gather(log.settle(), log.settle())
    await log.settle()
    assert len(wire.rows) == 1


async def test_nobody_who_was_shown_nobody_leaves_no_row(trail: AuditTrail, wire: AuditWire) -> None:
    await a_log(trail, NOBODY).settle()
    assert wire.rows == {}


async def test_nobody_who_was_refused_or_shown_somebody_leaves_one(trail: AuditTrail, wire: AuditWire) -> None:
    refused, shown = a_log(trail, NOBODY), a_log(trail, NOBODY)
    refused.outcome = "not_permitted"
    shown.opened("a")
    await refused.settle()
    await shown.settle()
    assert len(wire.rows) == 2


@pytest.mark.parametrize(("people", "rows"), [(200, 1), (201, 2), (450, 3)])
async def test_over_200_subjects_make_more_rows(trail: AuditTrail, wire: AuditWire, people: int, rows: int) -> None:
    names = [f"subject-{number}" for number in range(people)]
    await opened(trail, *names)
    found = list(wire.rows.values())
    assert len(found) == rows
    assert [name for row in found for name in subjects(row)] == names
    assert all(len(subjects(row)) <= MOST_SUBJECTS for row in found)
    assert len(wire.commits) == 1


async def test_what_a_write_names_needs_no_row_of_its_own(trail: AuditTrail, wire: AuditWire) -> None:
    log = a_log(trail)
    log.opened("a")
    log.absorb(AuditEntry(AuditAction.PATIENT_UPDATED, "a"))
    log.opened("a")
    await log.settle()
    assert wire.rows == {}


async def test_what_a_write_does_not_name_is_recorded(trail: AuditTrail, wire: AuditWire) -> None:
    log = a_log(trail)
    log.opened_all(["a", "b"])
    log.absorb(AuditEntry(AuditAction.PATIENT_UPDATED, "a"))
    await log.settle()
    (row,) = wire.rows.values()
    assert subjects(row) == ["b"]


async def test_a_refusal_after_a_write_is_recorded(trail: AuditTrail, wire: AuditWire) -> None:
    log = a_log(trail)
    log.absorb(AuditEntry(AuditAction.PATIENT_UPDATED, "a"))
    log.outcome = "stale_patient"
    await log.settle()
    (row,) = wire.rows.values()
    assert row["outcome"] == "stale_patient"


async def test_who_was_asked_for_and_not_found_is_named(trail: AuditTrail, wire: AuditWire) -> None:
    log = a_log(trail)
    log.outcome = "patient_not_found"
    await log.settle(asked_for="a")
    (row,) = wire.rows.values()
    assert subjects(row) == ["a"]


async def test_who_was_opened_stands_before_who_was_asked_for(trail: AuditTrail, wire: AuditWire) -> None:
    log = a_log(trail)
    log.opened("b")
    log.outcome = "status_change_not_allowed"
    await log.settle(asked_for="a")
    (row,) = wire.rows.values()
    assert subjects(row) == ["b"]


async def test_a_refetch_of_what_the_session_opened_is_marked(trail: AuditTrail, wire: AuditWire) -> None:
    await opened(trail, "a", "b")
    await opened(trail, "a", automatic=True)
    assert [row.get("automatic") for row in wire.rows.values()] == [None, True]


async def test_a_refetch_of_anybody_else_is_an_ordinary_read(trail: AuditTrail, wire: AuditWire) -> None:
    await opened(trail, "a", automatic=True)
    await opened(trail, "a", "b", automatic=True)
    assert [row.get("automatic") for row in wire.rows.values()] == [None, None]


async def test_a_refetch_of_a_write_is_marked(trail: AuditTrail, wire: AuditWire) -> None:
    a_log(trail).absorb(AuditEntry(AuditAction.PATIENT_CREATED, "a"))
    await opened(trail, "a", automatic=True)
    assert [row.get("automatic") for row in wire.rows.values()] == [True]


async def test_refetches_do_not_prolong_the_hour(trail: AuditTrail, wire: AuditWire, clock: SetClock) -> None:
    await opened(trail, "a")
    clock.move(timedelta(minutes=40))
    await opened(trail, "a", automatic=True)
    clock.move(timedelta(minutes=40))
    await opened(trail, "a", automatic=True)
    assert [row.get("automatic") for row in wire.rows.values()] == [None, True, None]


async def test_a_refused_request_opens_no_way_for_refetches(trail: AuditTrail, wire: AuditWire) -> None:
    log = a_log(trail)
    log.opened("a")
    log.outcome = "stale_patient"
    await log.settle()
    await opened(trail, "a", automatic=True)
    assert [row.get("automatic") for row in wire.rows.values()] == [None, None]


async def test_a_read_that_was_never_recorded_opens_no_way_for_refetches(
    wire: AuditWire, keyring: Keyring, clock: SetClock
) -> None:
    trail = wire.trail(keyring, clock, timedelta(milliseconds=20))
    wire.before = lambda _: refusal()
    with pytest.raises(AuditUnavailable):
        await opened(trail, "a")
    wire.before = lambda _: None
    await opened(trail, "a", automatic=True)
    assert [row.get("automatic") for row in wire.rows.values()] == [None]


async def test_a_refetch_is_marked_for_its_own_session_only(trail: AuditTrail, wire: AuditWire) -> None:
    await opened(trail, "a")
    log = a_log(trail, Actor("user-2", Role.PROVIDER, "session-2", PRACTICE), automatic=True)
    log.opened("a")
    await log.settle()
    assert [row.get("automatic") for row in wire.rows.values()] == [None, None]


async def test_a_run_writes_one_row_with_its_count(trail: AuditTrail, wire: AuditWire) -> None:
    log = RunLog(trail, Actor.system(SystemActor.FILL), AuditAction.DIRECTORY_FILLED)
    log.opened_all(f"subject-{number}" for number in range(450))
    log.opened("one more")
    await log.settle()
    (row,) = wire.rows.values()
    assert (row["actor"], row["action"], row["amount"], subjects(row)) == (
        "system:fill",
        "directory.filled",
        451,
        [],
    )


async def test_a_run_that_opened_nobody_says_so(trail: AuditTrail, wire: AuditWire) -> None:
    await RunLog(trail, Actor.system(SystemActor.RECONCILER), AuditAction.DIRECTORY_RECONCILED).settle()
    (row,) = wire.rows.values()
    assert row["amount"] == 0


async def test_a_turned_page_forgets_whom_writes_have_named_and_nobody_else(trail: AuditTrail, wire: AuditWire) -> None:
    log = a_log(trail)
    log.opened_all(["named", "opened"])
    log.absorb(AuditEntry(AuditAction.PATIENTS_IMPORTED, "import", subjects=("named",)))
    log.turn_page()
    assert log.unrecorded == ["opened"]
    log.opened_all(["named"])
    await log.settle()
    (row,) = wire.rows.values()
    assert subjects(row) == ["opened", "named"]
