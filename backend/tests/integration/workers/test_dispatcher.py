"""Events handed on: in order, none skipped, and again to whoever failed; on both engines."""

from collections.abc import Sequence

import pytest

from app.assembly import Assembly
from app.database.models import Event
from app.workers import dispatcher as dispatching
from app.workers.dispatcher import Dispatcher
from tests.builders import a_patient, a_provider
from tests.conftest import eventually, operator
from tests.integration.directory.store_scan import followed


class Consumer:
    """Notes what it is handed; `failing` times it fails afterwards."""

    def __init__(self, failing: int = 0) -> None:
        self.handed: list[list[int]] = []
        self.failing = failing

    async def __call__(self, events: Sequence[Event]) -> None:
        self.handed.append([event.seq for event in events])
        if self.failing:
            self.failing -= 1
            raise RuntimeError


async def write(assembly: Assembly, times: int) -> None:
    service = assembly.database_service(operator(assembly))
    for _ in range(times):
        await service.create(a_provider())
    await followed(assembly)


async def test_events_come_in_order_in_batches_and_once(both: Assembly, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dispatching, "BATCH", 3)
    await write(both, 7)
    consumer = Consumer()
    dispatcher = Dispatcher(both.database, [consumer])
    assert [await dispatcher.dispatch_once() for _ in range(4)] == [True, True, False, False]
    assert consumer.handed == [[1, 2, 3], [4, 5, 6], [7]]
    assert dispatcher.position == 7


async def test_it_begins_where_its_owner_says(both: Assembly) -> None:
    await write(both, 4)
    consumer = Consumer()
    dispatcher = Dispatcher(both.database, [consumer])
    dispatcher.position = 2
    await dispatcher.dispatch_once()
    assert consumer.handed == [[3, 4]]


async def test_a_consumer_that_fails_gets_the_same_events_again_and_so_do_those_before_it(both: Assembly) -> None:
    await write(both, 3)
    first, failing, last = Consumer(), Consumer(failing=1), Consumer()
    dispatcher = Dispatcher(both.database, [first, failing, last])
    with pytest.raises(RuntimeError):
        await dispatcher.dispatch_once()
    assert (dispatcher.position, last.handed) == (0, [])
    await write(both, 1)
    await dispatcher.dispatch_once()
    assert first.handed == failing.handed == [[1, 2, 3], [1, 2, 3, 4]]
    assert last.handed == [[1, 2, 3, 4]]
    assert dispatcher.position == 4


async def test_what_has_no_number_yet_is_not_handed_on(both: Assembly) -> None:
    await both.sequencer.beat.stop()
    await both.database_service(operator(both)).create(a_provider())
    consumer = Consumer()
    assert await Dispatcher(both.database, [consumer]).dispatch_once() is False
    assert consumer.handed == []


async def test_a_failing_consumer_is_served_again_soon_without_anybody_waking_it(both: Assembly) -> None:
    consumer = Consumer(failing=2)
    dispatcher = Dispatcher(both.database, [consumer])
    await write(both, 1)
    dispatcher.beat.start()
    await eventually(lambda: dispatcher.position == 1)
    await dispatcher.beat.stop()
    assert consumer.handed == [[1]] * 3


async def test_an_event_says_what_changed_and_carries_codes_only(both: Assembly) -> None:
    service = both.database_service(operator(both))
    patient = a_patient(family_name="Quist", mrn="QX-77")
    await service.create(patient)
    await service.update(patient)
    await followed(both)
    created, updated = await both.events.after(0, 10)
    assert (created.table, created.record, created.version, created.seq) == ("patient", patient.id, 1, 1)
    assert (updated.kind, updated.version, updated.seq) == ("record.updated", 2, 2)
    rows = str(await both.database.rows("SELECT * FROM event"))
    assert "Quist" not in rows
    assert "QX-77" not in rows
