"""The loop behind every worker: woken, failing, stopped."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest

from app.workers.beat import Beat
from tests.conftest import eventually

SELDOM = timedelta(hours=1)


class Work:
    """Work that counts its runs; `more` of them say that there is more, `failing` of them fail."""

    def __init__(self, more: int = 0, failing: int = 0) -> None:
        self.runs, self.more, self.failing = 0, more, failing
        self.during: Callable[[], Awaitable[None]] | None = None

    async def __call__(self) -> bool:
        self.runs += 1
        if self.during is not None:
            await self.during()
        if self.failing:
            self.failing -= 1
            raise RuntimeError
        self.more -= 1
        return self.more >= 0


async def test_the_first_run_follows_at_once_and_another_each_wake_up() -> None:
    work = Work()
    beat = Beat("test", work, SELDOM)
    beat.start()
    await eventually(lambda: work.runs == 1)
    beat.wake()
    await eventually(lambda: work.runs == 2)
    await beat.stop()


async def test_what_starts_later_waits_for_its_first_wake_up() -> None:
    work = Work()
    beat = Beat("test", work, SELDOM)
    beat.start_later()
    for _ in range(10):
        await asyncio.sleep(0)
    assert work.runs == 0
    beat.wake()
    await eventually(lambda: work.runs == 1)
    await beat.stop()


async def test_it_looks_by_itself_now_and_then() -> None:
    work = Work()
    beat = Beat("test", work, timedelta(milliseconds=5))
    beat.start()
    await eventually(lambda: work.runs >= 3)
    await beat.stop()


async def test_it_goes_on_while_there_is_more() -> None:
    work = Work(more=4)
    beat = Beat("test", work, SELDOM)
    beat.start()
    await eventually(lambda: work.runs == 5)
    await beat.stop()


async def test_a_wake_up_during_the_work_leads_to_one_more_run() -> None:
    work = Work()
    beat = Beat("test", work, SELDOM)
    go_on = asyncio.Event()
    work.during = lambda: _wait(go_on)
    beat.start()
    await eventually(lambda: work.runs == 1)
    beat.wake()
    beat.wake()
    go_on.set()
    await eventually(lambda: work.runs == 2)
    await beat.stop()
    assert work.runs == 3  # the last look, on stopping


async def _wait(event: asyncio.Event) -> None:
    await event.wait()


async def test_what_failed_is_tried_again_soon_and_not_only_when_somebody_wakes_it(
    caplog: pytest.LogCaptureFixture,
) -> None:
    work = Work(failing=2)
    beat = Beat("tester", work, SELDOM)
    with caplog.at_level(logging.WARNING, "pfinni.workers"):
        beat.start()
        await eventually(lambda: work.runs == 3)
    assert [record.__dict__["kind"] for record in caplog.records] == ["RuntimeError", "RuntimeError"]
    await eventually(lambda: beat.failures == 0)
    await beat.stop()


async def test_each_failure_in_a_row_waits_longer_and_a_success_forgets_them() -> None:
    work = Work(failing=3)
    beat = Beat("test", work, SELDOM)
    waits: list[float] = []

    async def note(seconds: float) -> None:
        waits.append(seconds)

    beat.pause = note  # type: ignore[method-assign]
    beat.start()
    await eventually(lambda: work.runs == 4)
    assert waits == sorted(waits)
    assert len(set(waits)) == 3
    await eventually(lambda: beat.failures == 0)
    await beat.stop()


async def test_stopping_finishes_what_is_there() -> None:
    work = Work()
    beat = Beat("test", work, SELDOM)
    beat.start()
    await eventually(lambda: work.runs == 1)
    work.more = 3
    await beat.stop()
    assert work.runs == 5


async def test_stopping_during_work_looks_once_more() -> None:
    work = Work()
    beat = Beat("test", work, SELDOM)
    go_on = asyncio.Event()
    work.during = lambda: _wait(go_on)
    beat.start()
    await eventually(lambda: work.runs == 1)
    stopping = asyncio.create_task(beat.stop())
    await asyncio.sleep(0)
    go_on.set()
    await stopping
    assert work.runs == 2


async def test_stopping_does_not_wait_for_a_pause() -> None:
    work = Work()
    beat = Beat("test", work, SELDOM)
    work.during = lambda: beat.pause(3600)
    beat.start()
    await eventually(lambda: work.runs == 1)
    await beat.stop()
    assert work.runs == 2


async def test_stopping_ends_although_the_work_fails() -> None:
    work = Work(failing=1_000_000)
    beat = Beat("test", work, SELDOM)
    beat.start()
    await eventually(lambda: work.runs == 1)
    await beat.stop()
    await beat.stop()


async def test_what_was_never_started_stops_at_once() -> None:
    work = Work()
    await Beat("test", work, SELDOM).stop()
    assert work.runs == 0


async def test_it_is_troubled_from_the_first_failure_until_a_run_comes_to_a_good_end() -> None:
    moments = iter(range(100))
    work = Work(failing=3)
    beat = Beat("test", work, timedelta(milliseconds=5), monotonic=lambda: next(moments))
    assert beat.troubled_for == timedelta(0)
    troubles: list[timedelta] = []

    async def look() -> None:
        troubles.append(beat.troubled_for)

    work.during = look
    beat.start()
    await eventually(lambda: work.runs > 4)
    await beat.stop()
    assert troubles[:4] == [timedelta(seconds=seconds) for seconds in (1, 2, 3, 4)]
    assert troubles[4] == timedelta(seconds=1), "the fourth run was good, so the fifth begins anew"
    assert beat.troubled_for == timedelta(0)
