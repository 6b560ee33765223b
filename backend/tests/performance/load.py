"""The load generator, a process of its own on a core of its own: `python -m tests.performance.load`.

It reads one plan as JSON, connects and warms up, says `ready`, waits for `go`, works, and writes its figures as JSON.
Open loop: a request every so often whatever became of the others, timed from when it was due. Closed loop: clients
that send the next request when the answer is there.
"""

import asyncio
import json
import os
import sys
import time
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Any

import uvloop

from tests.performance.http_client import Connection, Target
from tests.performance.live_sockets import measure_frames
from tests.performance.workload import Known, NextRequest, Workload, World, share

WARM_UP = 1.0
MOST_CONNECTIONS = 128


async def closed_loop(
    target: Target, workloads: list[NextRequest], seconds: float, note: Callable[[float], None]
) -> int:
    """As many clients as workloads; gives how many requests were answered."""

    async def client(next_request: NextRequest) -> int:
        connection, answered = await Connection.open(target), 0
        end = time.perf_counter() + seconds
        while (started := time.perf_counter()) < end:
            request, took = next_request()
            took(await connection.send(request))
            note(time.perf_counter() - started)
            answered += 1
        connection.close()
        return answered

    return sum(await asyncio.gather(*(client(each) for each in workloads)))


async def open_loop(
    target: Target, next_request: NextRequest, rate: float, seconds: float, asked: Callable[[], str] = str
) -> tuple[list[float], list[str]]:
    """Latencies, each from the moment when its request was due, and what each request asked for."""
    idle = deque([await Connection.open(target) for _ in range(16)])  # in turn: the API hangs up on one that rests 5 s
    latencies: list[float] = []
    asked_for: list[str] = []

    async def one(due: float) -> None:
        connection = idle.popleft() if idle else await Connection.open(target)
        if not connection.is_open:
            connection = await Connection.open(target)
        request, took = next_request()
        wanted = asked()
        took(await connection.send(request))
        latencies.append(time.perf_counter() - due)
        asked_for.append(wanted)
        if len(idle) < MOST_CONNECTIONS:
            idle.append(connection)
        else:
            connection.close()

    begun = time.perf_counter()
    async with asyncio.TaskGroup() as group:
        for number in range(int(rate * seconds)):
            due = begun + number / rate
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
            group.create_task(one(due))
    for connection in idle:
        connection.close()
    return latencies, asked_for


async def run(plan: dict[str, Any]) -> dict[str, Any]:
    """Carry the plan out."""
    target = Target(**plan["target"])
    world = World(**{**plan["world"], "patients": [Known(**each) for each in plan["world"]["patients"]]})
    if plan["mode"] == "frames":
        return await measure_frames(target, Workload(target, world, plan["seed"]).of("status"), plan, signalled)
    if plan["mode"] == "open":
        return await _run_open(target, world, plan)
    return await _run_closed(target, world, plan)


async def _run_open(target: Target, world: World, plan: dict[str, Any]) -> dict[str, Any]:
    workload = Workload(target, world, plan["seed"])
    next_request = workload.of(plan["operation"])
    await open_loop(target, next_request, plan["rate"], WARM_UP)
    await signalled()
    latencies, asked = await open_loop(target, next_request, plan["rate"], plan["seconds"], lambda: workload.asked)
    return {"latencies": latencies, "asked": asked}


async def _run_closed(target: Target, world: World, plan: dict[str, Any]) -> dict[str, Any]:
    parts = plan["clients"]
    workloads = [
        Workload(target, share(world, part, parts), plan["seed"] * 1000 + part).of(plan["operation"])
        for part in range(parts)
    ]
    await closed_loop(target, workloads, WARM_UP, lambda _: None)
    await signalled()
    latencies: list[float] = []
    started = time.perf_counter()
    answered = await closed_loop(target, workloads, plan["seconds"], latencies.append)
    return {"latencies": latencies, "answered": answered, "seconds": time.perf_counter() - started}


async def signalled() -> None:
    """Say that all is ready, and wait for the word."""
    print("ready", flush=True)
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.readline)


def main() -> None:
    """Read the plan, work, write the figures."""
    plan = json.loads(sys.stdin.readline())
    if plan["core"] is not None:
        os.sched_setaffinity(0, {plan["core"]})
    work: Awaitable[dict[str, Any]] = run(plan)
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        print(json.dumps(runner.run(work)), flush=True)  # type: ignore[arg-type]


if __name__ == "__main__":
    main()
