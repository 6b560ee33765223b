"""Measures sign-in and what each request pays for knowing its caller: `python -m tests.performance.identity_bench`.

Everything in this process, the browsers included, so that the lag of the event loop is rather over- than understated.
Passwords are hashed with the parameters that a practice uses.
"""

import asyncio
import tempfile
import time
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Self

import httpx
from starlette.datastructures import Headers

from app.assembly import Assembly, open_assembly
from app.core.auth_middleware import permit
from app.core.clock import system_clock
from app.core.permissions import Permission
from app.main import create_app
from app.services.demo_service import DEMO_USERS
from app.services.password_service import PasswordService
from tests.conftest import begin_demo, new_client, settings_for, sign_in
from tests.performance.figures import percentile

AT_ONCE, EACH = 16, 4
LOOK_EVERY = 0.002
TIMES = 2000


class Lag:
    """How late the event loop is, asked every two milliseconds."""

    def __init__(self) -> None:
        self.seconds: list[float] = []
        self._task: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        self._task = asyncio.create_task(self._look())
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._task is not None:
            self._task.cancel()

    async def _look(self) -> None:
        while True:
            due = time.perf_counter() + LOOK_EVERY
            await asyncio.sleep(LOOK_EVERY)
            self.seconds.append(max(0.0, time.perf_counter() - due))


async def sign_ins(assembly: Assembly) -> None:
    """Sixteen people at once, again and again, each from a browser of their own."""
    app = create_app(assembly, closes=False)
    latencies: list[float] = []

    async def person(number: int, client: httpx.AsyncClient) -> None:
        name = DEMO_USERS[number % len(DEMO_USERS)].email.partition("@")[0]
        for _ in range(EACH):
            started = time.perf_counter()
            answer = await sign_in(client, name)
            latencies.append(time.perf_counter() - started)
            answer.raise_for_status()

    async with AsyncExitStack() as stack:
        clients = [await stack.enter_async_context(new_client(app)) for _ in range(AT_ONCE)]
        lag = await stack.enter_async_context(Lag())
        began = time.perf_counter()
        await asyncio.gather(*(person(number, client) for number, client in enumerate(clients)))
        took = time.perf_counter() - began
    _say(f"{AT_ONCE} sign-ins at once: a second", f"{len(latencies) / took:.1f}")
    _say("sign-in: p50 · p99 ms", f"{_ms(latencies, 0.5)} · {_ms(latencies, 0.99)}")
    _say("event loop's lag meanwhile: p50 · p99 · most ms", " · ".join(_ms(lag.seconds, at) for at in (0.5, 0.99, 1.0)))


async def each_request(assembly: Assembly) -> None:
    """Who is calling, and may they: from the memory of the last two seconds, and from the store."""
    app = create_app(assembly, closes=False)
    async with new_client(app) as client:
        (await sign_in(client, "provider")).raise_for_status()
        headers = Headers({"cookie": "; ".join(f"{name}={value}" for name, value in client.cookies.items())})

    async def known() -> None:
        session = await assembly.authenticator.authenticate(headers)
        permit(session.actor(), Permission.PATIENT_READ)

    async def asked() -> None:
        assembly.session_cache.drop_user(session.user_id)
        await known()

    session = await assembly.authenticator.authenticate(headers)
    _say("session and permission, known: µs", await _microseconds(known))
    _say("session and permission, asked of the store: µs", await _microseconds(asked))


async def _microseconds(work: Callable[[], Awaitable[None]]) -> str:
    started = time.perf_counter()
    for _ in range(TIMES):
        await work()
    return f"{(time.perf_counter() - started) / TIMES * 1e6:.0f}"


def _ms(seconds: list[float], at: float) -> str:
    return f"{percentile(seconds, at) * 1000:.1f}"


def _say(name: str, value: str) -> None:
    print(f"| {name} | {value} |", flush=True)


async def main() -> None:
    """The table."""
    with tempfile.TemporaryDirectory() as folder:
        settings = settings_for(Path(folder), sign_ins_per_minute=100_000)
        assembly = await open_assembly(settings, system_clock, PasswordService())
        assembly.start()
        await assembly.filled()
        try:
            await begin_demo(assembly)
            print("| what | measured |\n| --- | --- |", flush=True)
            await sign_ins(assembly)
            await each_request(assembly)
        finally:
            await assembly.close()


if __name__ == "__main__":
    asyncio.run(main())
