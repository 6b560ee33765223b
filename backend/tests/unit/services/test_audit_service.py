"""The grouped writer: durable before it returns, shared commits, and no row that drags others down."""

import asyncio
import logging
from datetime import timedelta

import pytest

from app.audit.access_log import AccessLog
from app.audit.rows import AuditEntry, AuditRow
from app.core.actor import PRACTICE, Actor
from app.core.exceptions import AuditUnavailable
from app.core.roles import Role
from app.sealing.keyring import Keyring
from app.sealing.seal import Seal
from app.services.audit_service import AuditTrail, prover
from tests.conftest import SetClock, eventually
from tests.unit.audit.conftest import keyring  # noqa: F401 - the fixture
from tests.unit.audit.wire import AuditWire, Row, refusal


@pytest.fixture
def wire() -> AuditWire:
    return AuditWire()


@pytest.fixture
def trail(wire: AuditWire, keyring: Keyring, clock: SetClock) -> AuditTrail:  # noqa: F811
    return wire.trail(keyring, clock)


@pytest.fixture
def hasty(wire: AuditWire, keyring: Keyring, clock: SetClock) -> AuditTrail:  # noqa: F811
    """A writer that gives up after 30 ms."""
    return wire.trail(keyring, clock, timedelta(milliseconds=30))


def a_row(trail: AuditTrail, subject: str = "a", reason: str | None = None) -> AuditRow:
    log = AccessLog(trail, Actor("user-1", Role.PROVIDER, "session-1", PRACTICE))
    return trail.draft(AuditEntry("patient.read", subject, reason), log)


def poisoned(row: Row) -> bool:
    return bool(row.get("subject") == "poison")


async def test_a_row_is_on_disk_before_make_durable_returns(trail: AuditTrail, wire: AuditWire) -> None:
    wire.gate.clear()
    writing = asyncio.create_task(trail.make_durable([a_row(trail)]))
    await eventually(lambda: wire.waiting)
    assert not writing.done()
    assert wire.rows == {}
    wire.gate.set()
    await writing
    assert len(wire.rows) == 1


async def test_concurrent_readers_share_commits(trail: AuditTrail, wire: AuditWire) -> None:
    wire.gate.clear()
    readers = [asyncio.create_task(trail.make_durable([a_row(trail)])) for _ in range(60)]
    await eventually(lambda: wire.waiting)
    await asyncio.sleep(0)
    wire.gate.set()
    await asyncio.gather(*readers)
    assert len(wire.rows) == 60
    assert len(wire.commits) <= 2


async def test_a_commit_takes_500_rows_at_most_unless_one_request_has_more(trail: AuditTrail, wire: AuditWire) -> None:
    wire.gate.clear()
    first = asyncio.create_task(trail.make_durable([a_row(trail)]))
    await eventually(lambda: wire.waiting)
    large = [asyncio.create_task(trail.make_durable([a_row(trail) for _ in range(n)])) for n in (300, 200, 1, 600, 1)]
    await asyncio.sleep(0)
    wire.gate.set()
    await asyncio.gather(first, *large)
    assert [len(commit) for commit in wire.commits] == [1, 500, 1, 600, 1]


async def test_a_row_that_the_store_refuses_does_not_drag_its_group_down(trail: AuditTrail, wire: AuditWire) -> None:
    wire.before = lambda rows: refusal() if any(poisoned(row) for row in rows) else None
    rows = [a_row(trail, "poison" if number == 3 else "a") for number in range(8)]
    results = await asyncio.gather(*[trail.make_durable([row]) for row in rows], return_exceptions=True)
    assert [type(result) for result in results] == [AuditUnavailable if n == 3 else type(None) for n in range(8)]
    assert sorted(wire.rows) == sorted(row.id for number, row in enumerate(rows) if number != 3)


async def test_a_row_without_a_form_in_the_store_does_not_drag_its_group_down(
    trail: AuditTrail, wire: AuditWire
) -> None:
    def stumble(rows: list[Row]) -> None:
        if any(poisoned(row) for row in rows):
            raise TypeError("no form in the store")

    wire.before = stumble
    rows = [a_row(trail, "poison" if number == 0 else "a") for number in range(3)]
    results = await asyncio.gather(*[trail.make_durable([row]) for row in rows], return_exceptions=True)
    assert [type(result) for result in results] == [AuditUnavailable, type(None), type(None)]
    await trail.make_durable([a_row(trail)])
    assert len(wire.rows) == 3
    await trail.close()


async def test_a_commit_whose_answer_was_lost_is_not_written_twice(trail: AuditTrail, wire: AuditWire) -> None:
    def lose_the_answer(_: list[Row]) -> None:
        wire.after = lambda _: None
        raise TimeoutError

    wire.after = lose_the_answer
    rows = [a_row(trail) for _ in range(3)]
    await asyncio.gather(*[trail.make_durable([row]) for row in rows])
    assert sorted(wire.rows) == sorted(row.id for row in rows)


async def test_a_store_that_is_back_in_time_is_enough(trail: AuditTrail, wire: AuditWire) -> None:
    failures = iter([TimeoutError, TimeoutError])

    def fail_twice(_: list[Row]) -> None:
        failure = next(failures, None)
        if failure is not None:
            raise failure

    wire.before = fail_twice
    await trail.make_durable([a_row(trail)])
    assert len(wire.rows) == 1


async def test_what_is_not_durable_in_time_is_unavailable(hasty: AuditTrail, wire: AuditWire) -> None:
    def fail(_: list[Row]) -> None:
        raise TimeoutError

    wire.before = fail
    with pytest.raises(AuditUnavailable):
        await hasty.make_durable([a_row(hasty)])
    await hasty.close()
    assert wire.rows == {}


async def test_a_store_that_hangs_is_unavailable_and_the_trail_goes_on_afterwards(
    hasty: AuditTrail, wire: AuditWire
) -> None:
    wire.gate.clear()
    with pytest.raises(AuditUnavailable):
        await hasty.make_durable([a_row(hasty)])
    wire.gate.set()
    row = a_row(hasty)
    await hasty.make_durable([row])
    assert row.id in wire.rows


async def test_a_reader_who_goes_away_leaves_the_others_rows_alone(trail: AuditTrail, wire: AuditWire) -> None:
    wire.gate.clear()
    leaving, staying = (asyncio.create_task(trail.make_durable([a_row(trail)])) for _ in range(2))
    await eventually(lambda: wire.waiting)
    leaving.cancel()
    wire.gate.set()
    await staying
    assert len(wire.rows) == 2


async def test_closing_waits_for_what_is_being_written(trail: AuditTrail, wire: AuditWire) -> None:
    wire.gate.clear()
    writing = asyncio.create_task(trail.make_durable([a_row(trail)]))
    await eventually(lambda: wire.waiting)
    closing = asyncio.create_task(trail.close())
    await asyncio.sleep(0)
    assert not closing.done()
    wire.gate.set()
    await closing
    await writing
    assert len(wire.rows) == 1


async def test_the_sealer_is_told_after_each_commit(trail: AuditTrail) -> None:
    told = []
    trail.when_written = lambda: told.append(1)
    await trail.make_durable([a_row(trail)])
    await eventually(lambda: told == [1])


async def test_a_drafted_row_is_proven_with_the_practices_key(trail: AuditTrail, keyring: Keyring) -> None:  # noqa: F811
    assert a_row(trail).is_ours(prover(keyring))


async def test_a_reason_is_sealed_and_bound_to_its_row(trail: AuditTrail, keyring: Keyring) -> None:  # noqa: F811
    row, other = a_row(trail, reason="moved to Tucson"), a_row(trail)
    assert row.detail is not None
    assert b"Tucson" not in row.detail + (row.digest or b"")
    seal = Seal(keyring)
    assert seal.open_reason(row.id, row.detail) == "moved to Tucson"
    with pytest.raises(Exception, match="envelope_damaged"):
        seal.open_reason(other.id, row.detail)


async def test_equal_reasons_look_different(trail: AuditTrail) -> None:
    one, other = a_row(trail, reason="moved"), a_row(trail, reason="moved")
    assert one.digest != other.digest


async def test_a_failing_group_is_logged_without_anybody(
    trail: AuditTrail, wire: AuditWire, caplog: pytest.LogCaptureFixture
) -> None:
    wire.before = lambda rows: refusal(text="index `x` already contains 'Marlowe'") if len(rows) > 1 else None
    with caplog.at_level(logging.DEBUG):
        await asyncio.gather(*[trail.make_durable([a_row(trail, "Marlowe")]) for _ in range(2)])
    assert caplog.records
    assert "Marlowe" not in str([record.__dict__ for record in caplog.records])
