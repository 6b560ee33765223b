"""Numbers of events: without gaps, without doubles, whoever numbers and whatever comes late; on both engines."""

import asyncio
import time
from collections.abc import Callable, Sequence
from datetime import timedelta

import pytest

from app.assembly import Assembly
from app.core.identifiers import new_id
from app.database import event_repository
from app.database.failures import StoreThrew
from app.database.statement import Change, RecordID, Statement
from app.workers import sequencer as sequencing
from app.workers.dispatcher import Dispatcher
from app.workers.leases import HeldLease
from app.workers.sequencer import THROUGH_ALL_AT_LEAST_EVERY, THROUGH_ALL_EVERY, Sequencer
from tests.builders import a_provider
from tests.conftest import NOW, eventually, operator
from tests.integration.directory.store_scan import followed


@pytest.fixture
async def unnumbered(both: Assembly) -> Assembly:
    """A practice whose own sequencer has stopped."""
    await both.sequencer.beat.stop()
    return both


def a_sequencer(
    assembly: Assembly, holder: str, *, by_force: bool = False, monotonic: Callable[[], float] = time.monotonic
) -> Sequencer:
    lease = HeldLease(assembly.leases, "sequencer", holder, by_force=by_force)
    return Sequencer(assembly.database, lease, monotonic)


async def write(assembly: Assembly, times: int = 1) -> None:
    service = assembly.database_service(operator(assembly))
    for _ in range(times):
        await service.create(a_provider())


async def numbers(assembly: Assembly) -> list[int]:
    return sorted(row["seq"] for row in await assembly.database.rows("SELECT seq FROM event"))


async def late_events(assembly: Assembly, ids: Sequence[str]) -> None:
    """Events that began long ago and are committed only now: their ids lie before those that have numbers."""
    left = iter(ids)
    changes = [Change(RecordID("provider", new_id()), 1) for _ in ids]
    await assembly.database.commit([event_repository.insert(changes, "record.created", NOW, lambda: next(left))])


async def test_sixteen_writers_at_once_get_numbers_without_gaps_or_doubles(both: Assembly) -> None:
    await asyncio.gather(*(write(both, times=5) for _ in range(16)))
    await followed(both)
    assert await numbers(both) == list(range(1, 81))
    assert await both.events.last_number() == 80


async def test_two_sequencers_that_race_give_each_number_once(unnumbered: Assembly) -> None:
    """Each takes the lease by force again and again, as if the other had slept too long."""
    writing = asyncio.gather(*(write(unnumbered, times=4) for _ in range(8)))

    async def number(holder: str) -> None:
        while not writing.done() or await unnumbered.events.unnumbered(1):
            await a_sequencer(unnumbered, holder, by_force=True).number_once()

    await asyncio.gather(writing, number("one"), number("two"))
    assert await numbers(unnumbered) == list(range(1, 33))


async def test_a_holder_that_slept_too_long_numbers_nothing(unnumbered: Assembly) -> None:
    slow = a_sequencer(unnumbered, "slow", by_force=True)
    await write(unnumbered)
    await slow.number_once()
    await a_sequencer(unnumbered, "quick", by_force=True).number_once()
    await write(unnumbered)
    assert await slow.number_once() is False
    assert await numbers(unnumbered) == [0, 1]
    assert await slow.number_once() is False
    assert await numbers(unnumbered) == [0, 1]


async def test_a_number_that_was_given_is_not_given_again(unnumbered: Assembly) -> None:
    await write(unnumbered, times=2)
    await a_sequencer(unnumbered, "one", by_force=True).number_once()
    await write(unnumbered)
    lease = await unnumbered.leases.take("sequencer", "one", timedelta(seconds=10))
    left = await unnumbered.events.unnumbered(10)
    with pytest.raises(StoreThrew, match="event_numbers_taken"):
        await unnumbered.database.commit(event_repository.number(left, 1, lease))
    assert await numbers(unnumbered) == [0, 1, 2]


async def test_while_another_holds_the_lease_nothing_is_numbered(unnumbered: Assembly) -> None:
    await write(unnumbered)
    first = a_sequencer(unnumbered, "first", by_force=True)
    await first.number_once()
    await write(unnumbered)
    assert await a_sequencer(unnumbered, "second").number_once() is False
    assert await numbers(unnumbered) == [0, 1]


async def test_a_delayed_commit_loses_no_event(unnumbered: Assembly) -> None:
    """An older id becomes visible after later ones were numbered and handed on: it is handed on next."""
    handed: list[tuple[int, str]] = []

    async def note(events: Sequence[event_repository.Event]) -> None:
        handed.extend((event.seq, event.id) for event in events)

    passed = 0.0
    sequencer = a_sequencer(unnumbered, "one", by_force=True, monotonic=lambda: passed)
    dispatcher = Dispatcher(unnumbered.database, [note])
    await write(unnumbered, times=3)
    await sequencer.number_once()
    await dispatcher.dispatch_once()
    await late_events(unnumbered, ["00000000000000000000000002", "00000000000000000000000001"])
    await write(unnumbered)
    await sequencer.number_once()
    await dispatcher.dispatch_once()
    assert [seq for seq, _ in handed] == [1, 2, 3, 4]
    passed = THROUGH_ALL_EVERY.total_seconds()
    await sequencer.number_once()
    await dispatcher.dispatch_once()
    assert [seq for seq, _ in handed] == [1, 2, 3, 4, 5, 6]
    assert [event for _, event in handed[4:6]] == ["00000000000000000000000001", "00000000000000000000000002"]


async def test_a_delayed_commit_is_numbered_even_while_there_is_always_something_to_number(
    unnumbered: Assembly,
) -> None:
    passed = 0.0
    sequencer = a_sequencer(unnumbered, "one", by_force=True, monotonic=lambda: passed)
    await sequencer.number_once()
    await late_events(unnumbered, ["00000000000000000000000001"])
    for interval, waiting in ((THROUGH_ALL_EVERY, 1), (THROUGH_ALL_AT_LEAST_EVERY, 0)):
        passed = interval.total_seconds()
        await write(unnumbered)
        await sequencer.number_once()
        assert len(await unnumbered.events.unnumbered(10)) == waiting


async def test_delayed_commits_among_many_writers_lose_no_event(both: Assembly) -> None:
    handed: list[str] = []

    async def note(events: Sequence[event_repository.Event]) -> None:
        handed.extend(event.id for event in events)

    dispatcher = Dispatcher(both.database, [note])

    async def late(at: int) -> None:
        await eventually(lambda: dispatcher.position > at)
        await late_events(both, [f"0000000000000000000000{at:04d}"])

    async def dispatch() -> None:
        while len(handed) < 8 * 4 + 8:
            await dispatcher.dispatch_once()
            await asyncio.sleep(0)

    async with asyncio.timeout(20):
        await asyncio.gather(dispatch(), *(write(both, times=4) for _ in range(8)), *(late(at) for at in range(8)))
    await followed(both)
    rows = await both.database.rows("SELECT id FROM event")
    assert sorted(handed) == sorted(str(row["id"].id) for row in rows)


async def test_more_events_than_one_batch_are_numbered_in_several(
    unnumbered: Assembly, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sequencing, "BATCH", 4)
    await write(unnumbered, times=10)
    sequencer, told = a_sequencer(unnumbered, "one", by_force=True), []
    sequencer.when_numbered = lambda: told.append(1)
    assert [await sequencer.number_once() for _ in range(4)] == [True, True, False, False]
    assert await numbers(unnumbered) == list(range(1, 11))
    assert len(told) == 3


async def test_a_number_is_never_changed(both: Assembly) -> None:
    await write(both)
    await followed(both)
    with pytest.raises(StoreThrew, match="event_frozen"):
        await both.database.commit([Statement("UPDATE event SET seq = 7", {})])
    assert await numbers(both) == [1]


async def test_a_counter_that_is_gone_is_a_failure_and_no_endless_loop(unnumbered: Assembly) -> None:
    await unnumbered.database.commit([Statement("DELETE $counter", {"counter": RecordID("counter", "event")})])
    await write(unnumbered)
    sequencer = a_sequencer(unnumbered, "one", by_force=True)
    assert await sequencer.number_once() is False
    assert await numbers(unnumbered) == [0]


class TestGivingTheLeaseBack:
    def held(self, assembly: Assembly, holder: str) -> HeldLease:
        return HeldLease(assembly.leases, "work", holder, by_force=False)

    async def test_what_is_not_held_is_not_given_back(self, both: Assembly) -> None:
        other = self.held(both, "other")
        lease = await other.get()
        await self.held(both, "first").give_back()
        assert await other.get() == lease

    async def test_a_store_that_is_away_does_not_keep_a_process_from_ending(self, assembly: Assembly) -> None:
        held = self.held(assembly, "first")
        await held.get()
        await assembly.database.close()
        await held.give_back()
