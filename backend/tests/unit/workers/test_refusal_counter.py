"""Refusals without a session: counted by address and minute."""

from datetime import timedelta

import pytest

from app.core.exceptions import AuditUnavailable
from app.sealing.keyring import Keyring
from app.workers import refusal_counter
from app.workers.refusal_counter import RefusalCounter
from tests.conftest import SetClock
from tests.unit.audit.conftest import keyring  # noqa: F401 - the fixture
from tests.unit.audit.wire import AuditWire, refusal


@pytest.fixture
def wire() -> AuditWire:
    return AuditWire()


@pytest.fixture
def counter(wire: AuditWire, keyring: Keyring, clock: SetClock) -> RefusalCounter:  # noqa: F811
    return RefusalCounter(wire.trail(keyring, clock, timedelta(milliseconds=20)))


def counted(wire: AuditWire) -> dict[str | None, int]:
    return {row.get("address"): row["amount"] for row in wire.rows.values()}


async def test_each_address_has_one_row_with_its_count(counter: RefusalCounter, wire: AuditWire) -> None:
    for address in ("203.0.113.7", None, "203.0.113.7", "203.0.113.8"):
        counter.count(address)
    await counter.write()
    assert counted(wire) == {"203.0.113.7": 2, "203.0.113.8": 1, None: 1}
    assert {(row["actor"], row["action"], row["outcome"]) for row in wire.rows.values()} == {
        ("system:nobody", "request.refusals_counted", "not_signed_in")
    }


async def test_the_next_minute_begins_at_nought(counter: RefusalCounter, wire: AuditWire) -> None:
    counter.count(None)
    await counter.write()
    await counter.write()
    assert len(wire.rows) == 1


async def test_a_minute_without_refusals_leaves_no_row(counter: RefusalCounter, wire: AuditWire) -> None:
    await counter.write()
    assert wire.rows == {}


async def test_counts_that_could_not_be_written_are_not_lost(counter: RefusalCounter, wire: AuditWire) -> None:
    counter.count("203.0.113.7")
    wire.before = lambda _: refusal()
    with pytest.raises(AuditUnavailable):
        await counter.write()
    wire.before = lambda _: None
    counter.count("203.0.113.7")
    await counter.write()
    assert counted(wire) == {"203.0.113.7": 2}


async def test_addresses_beyond_many_are_counted_together(
    counter: RefusalCounter, wire: AuditWire, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(refusal_counter, "_MOST_ADDRESSES", 2)
    for address in ("a", "b", "c", "d", "a"):
        counter.count(address)
    await counter.write()
    assert counted(wire) == {"a": 2, "b": 1, None: 2}


async def test_stopping_writes_what_was_counted(counter: RefusalCounter, wire: AuditWire) -> None:
    counter.beat.start()
    counter.count(None)
    await counter.beat.stop()
    assert counted(wire) == {None: 1}
