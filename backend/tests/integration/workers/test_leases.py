"""Holding a lease: one holder at a time, renewed in good time, given back at once."""

from datetime import timedelta

from app.assembly import Assembly
from app.workers import leases
from app.workers.leases import HeldLease


def held(assembly: Assembly, holder: str, lasting: timedelta = leases.LASTING, *, by_force: bool = False) -> HeldLease:
    return HeldLease(assembly.leases, "a-task", holder, by_force=by_force, lasting=lasting)


async def test_one_of_two_holds_it(both: Assembly) -> None:
    one, other = held(both, "one"), held(both, "other")
    assert await one.get() is not None
    assert await other.get() is None


async def test_it_is_renewed_under_the_same_token_and_not_asked_for_each_time(both: Assembly) -> None:
    one = held(both, "one")
    lease = await one.get()
    calls = both.database.metrics.calls
    assert await one.get() is lease
    assert both.database.metrics.calls == calls
    one._renew_at = 0.0
    assert await one.get() == lease


async def test_a_lease_that_ran_out_goes_to_the_next_with_a_higher_token(both: Assembly) -> None:
    one, other = held(both, "one", timedelta(0)), held(both, "other")
    first, second = await one.get(), await other.get()
    assert first is not None
    assert second is not None
    assert second.token == first.token + 1


async def test_what_is_given_back_is_free_at_once(both: Assembly) -> None:
    one, other = held(both, "one"), held(both, "other")
    await one.get()
    await one.give_back()
    await one.give_back()
    assert await other.get() is not None


async def test_a_lost_lease_is_looked_at_again(both: Assembly) -> None:
    one = held(both, "one")
    await one.get()
    await held(both, "thief", by_force=True).get()
    assert await one.get() is not None
    one.lost()
    assert await one.get() is None


async def test_force_is_used_once(both: Assembly) -> None:
    """An embedded store's new owner takes it from a dead one; later on it respects whoever has it."""
    owner = held(both, "owner", by_force=True)
    await held(both, "dead").get()
    assert await owner.get() is not None
    owner.lost()
    await both.leases.take("a-task", "other", leases.LASTING, by_force=True)
    assert await owner.get() is None
