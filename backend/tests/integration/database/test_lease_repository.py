"""Leases: one holder at a time, a token that grows with every change of hands, commits that a lost lease cancels."""

import asyncio
from datetime import timedelta

import pytest

from app.database.bookkeeping import Bookkeeper
from app.database.connection import Database
from app.database.failures import StoreThrew
from app.database.lease_repository import Lease, LeaseHeld, LeaseRepository, fenced
from app.database.statement import Statement
from tests.conftest import eventually
from tests.integration.database.conftest import outcomes

LONG, AT_ONCE = timedelta(minutes=5), timedelta(0)


@pytest.fixture
def leases(store: Database) -> LeaseRepository:
    return LeaseRepository(Bookkeeper(store))


async def is_fenced_off(store: Database, lease: Lease) -> bool:
    guarded = store.commit([fenced(lease), Statement("UPSERT counter:x SET value = 1, token = 1", {})])
    ended = (await outcomes(guarded))[0]
    return isinstance(ended, StoreThrew) and ended.code == LeaseHeld.code


async def test_a_lease_is_held_by_one_renewed_by_its_holder_and_refused_to_others(
    leases: LeaseRepository, store: Database
) -> None:
    lease = await leases.take("work", "one", LONG)
    assert await leases.take("work", "one", LONG) == lease
    with pytest.raises(LeaseHeld):
        await leases.take("work", "two", LONG)
    assert (await leases.take("other work", "two", LONG)).token == 1
    assert not await is_fenced_off(store, lease)


async def test_after_its_time_another_takes_over_and_the_token_of_the_late_one_is_worthless(
    leases: LeaseRepository, store: Database
) -> None:
    late = await leases.take("work", "one", AT_ONCE)
    lease = await leases.take("work", "two", LONG)
    assert lease.token == late.token + 1
    assert await is_fenced_off(store, late)
    assert await store.rows("SELECT * FROM counter:x") == []
    with pytest.raises(LeaseHeld):
        await leases.take("work", "one", LONG)
    await leases.give_back(late)
    assert not await is_fenced_off(store, lease)


async def test_the_same_holder_gets_a_new_token_when_its_time_ran_out(leases: LeaseRepository) -> None:
    before = await leases.take("work", "one", AT_ONCE)
    assert (await leases.take("work", "one", LONG)).token == before.token + 1


async def test_a_lease_that_was_given_back_is_free_at_once(leases: LeaseRepository) -> None:
    lease = await leases.take("work", "one", LONG)
    await leases.give_back(lease)
    assert (await leases.take("work", "two", LONG)).token == lease.token + 1


async def test_at_the_start_of_an_embedded_store_a_lease_is_taken_by_force(
    leases: LeaseRepository, store: Database
) -> None:
    gone = await leases.take("work", "gone", LONG)
    lease = await leases.take("work", "new", LONG, by_force=True)
    assert lease.token == gone.token + 1
    assert await is_fenced_off(store, gone)
    await leases.end_all()
    assert (await leases.take("work", "third", LONG)).token == lease.token + 1


async def test_of_many_who_race_for_a_lease_one_gets_it(each_store: Database) -> None:
    leases = LeaseRepository(Bookkeeper(each_store))
    for round_ in range(3):
        name = f"work {round_}"
        ended = await outcomes(*(leases.take(name, f"holder {at}", LONG) for at in range(8)))
        won = [each for each in ended if isinstance(each, Lease)]
        assert len(won) == 1
        assert [type(each) for each in ended if each not in won] == [LeaseHeld] * 7


async def test_whoever_waits_in_turn_gets_the_lease_when_it_is_given_back(leases: LeaseRepository) -> None:
    lease = await leases.take("work", "one", LONG)
    waiting = asyncio.create_task(leases.take_in_turn("work", "two", LONG, timedelta(seconds=20)))
    with pytest.raises(LeaseHeld):
        await leases.take_in_turn("work", "three", LONG, AT_ONCE)
    await leases.give_back(lease)
    assert (await waiting).holder == "two"


async def test_a_takeover_in_the_middle_of_a_guarded_commit_cancels_it(each_store: Database) -> None:
    """The guard looks first and commits later; whoever takes over in between must meet it, not slip past."""
    leases = LeaseRepository(Bookkeeper(each_store))
    late = await leases.take("work", "one", AT_ONCE)
    slowly = [fenced(late), Statement("sleep(400ms)", {}), Statement("UPSERT counter:x SET value = 1, token = 1", {})]
    guarded = asyncio.create_task(each_store.commit(slowly))
    await eventually(lambda: each_store.metrics.in_use > 0)
    await each_store.rows("RETURN sleep(100ms)")  # the engine's own wait: by now the guard has looked
    taken = await leases.take("work", "two", LONG)
    ended = (await outcomes(guarded))[0]
    assert isinstance(ended, StoreThrew)
    assert await each_store.rows("SELECT * FROM counter:x") == []
    assert taken.holder == "two"
