"""What the tests share: a real store in a temporary folder for each test, real keys, the real schema, a set clock.

Only third parties are faked, at the wire. Where a SurrealDB server binary is found (`SURREAL_BIN`, on the path, or
beside the project), the tests marked `on_both_engines` run against a server as well; otherwise they say why not.
"""

import asyncio
import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import httpx
import hypothesis
import pytest
from argon2.profiles import CHEAPEST
from fastapi import FastAPI

from app.assembly import Assembly, open_assembly
from app.audit.access_log import AccessLog
from app.audit.vocabulary import AuditAction
from app.config.settings import (
    ClearinghouseSettings,
    DatabaseSettings,
    LimitSettings,
    LogSettings,
    Mode,
    PathSettings,
    SecretSettings,
    ServerSettings,
    Settings,
)
from app.core.actor import PRACTICE, Actor, SystemActor
from app.core.clock import Clock
from app.core.roles import Role, ready_made_permissions
from app.main import create_app
from app.services.demo_service import DEMO_PASSWORD
from app.services.password_service import PasswordService

PROJECT = Path(__file__).resolve().parents[2]
SHARED = PROJECT.parent / "shared"
SAMPLES = PROJECT / "insurance_data_source"
ORIGIN = "http://localhost:3000"
hypothesis.settings.register_profile("pfinni", deadline=None)
hypothesis.settings.load_profile("pfinni")  # a test holds no wall-clock times

NOW = datetime(2026, 11, 25, 15, 0, tzinfo=UTC)


class SetClock:
    """A clock that stands until somebody moves it, a millisecond for each look."""

    def __init__(self, now: datetime = NOW) -> None:
        self.now = now

    def __call__(self) -> datetime:
        self.now += timedelta(milliseconds=1)
        return self.now

    def move(self, by: timedelta) -> None:
        self.now += by


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


def surreal_binary() -> Path | None:
    """A SurrealDB server for the tests of server mode."""
    named = os.environ.get("SURREAL_BIN") or shutil.which("surreal")
    beside = SHARED / "bin" / "surreal"
    return Path(named) if named else beside if beside.exists() else None


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class SurrealServer:
    """A SurrealDB server in a process of its own, which tests may kill and start again."""

    def __init__(self, binary: Path, folder: Path) -> None:
        self.binary, self.folder, self.port = binary, folder, free_port()
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"ws://127.0.0.1:{self.port}"

    def start(self) -> None:
        arguments = ["start", "--no-banner", "--bind", f"127.0.0.1:{self.port}", "--user", "root", "--pass", "root"]
        with (self.folder.parent / "surreal.log").open("ab") as log:
            self.process = subprocess.Popen(
                [self.binary, *arguments, "--log", "none", f"surrealkv://{self.folder}"], stdout=log, stderr=log
            )
        self._wait()

    def kill(self) -> None:
        if self.process is not None:
            self.process.kill()
            self.process.wait()

    def _wait(self) -> None:
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline:
            try:
                if httpx.get(f"http://127.0.0.1:{self.port}/health", timeout=1).status_code == 200:
                    return
            except httpx.HTTPError:
                time.sleep(0.05)
        raise RuntimeError("the SurrealDB server did not start")


@pytest.fixture(scope="session")
def shared_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SurrealServer]:
    """One server for all tests of server mode; each test has a namespace of its own."""
    binary = surreal_binary()
    if binary is None:
        pytest.skip(
            "no SurrealDB server binary (SURREAL_BIN, on the path, or ../shared/bin/surreal): server mode untested"
        )
    server = SurrealServer(binary, tmp_path_factory.mktemp("surreal") / "store")
    server.start()
    yield server
    server.kill()


def server_settings(server: SurrealServer, namespace: str) -> DatabaseSettings:
    return DatabaseSettings(
        url=server.url, database_namespace=namespace, database_user="root", database_password="root", _env_file=None
    )


@pytest.fixture(params=["embedded", pytest.param("server", marks=pytest.mark.server)])
def on_both_engines(request: pytest.FixtureRequest, tmp_path: Path) -> DatabaseSettings:
    """Settings of an embedded store, and of a server; a test that asks for it runs on both."""
    if request.param == "embedded":
        return embedded_settings()
    server = request.getfixturevalue("shared_server")
    return server_settings(server, f"t{tmp_path.name}".replace("-", "_")[:60] + str(time.time_ns()))


def embedded_settings() -> DatabaseSettings:
    return DatabaseSettings(url=None)


def settings_for(
    home: Path, database: DatabaseSettings | None = None, mode: Mode = Mode.DEMO, **limits: int
) -> Settings:
    """Settings of a test: everything below one temporary folder, nothing from the environment's files."""
    return Settings(
        paths=PathSettings(home=home, samples_folder=SAMPLES),
        server=ServerSettings(mode=mode, public_url=ORIGIN),
        database=database or embedded_settings(),
        secrets=SecretSettings(),
        logs=LogSettings(),
        limits=LimitSettings(**{"requests_per_minute": 100_000, "sign_ins_per_minute": 1000, **limits}),
        clearinghouse=ClearinghouseSettings(),
    )


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return settings_for(tmp_path)


class Template(NamedTuple):
    """The home of a practice that was opened for the first time and closed again, and the moment when it was closed."""

    home: tempfile.TemporaryDirectory[str]
    closed_at: datetime


_templates: dict[bool, Template] = {}
"""A practice without anybody, and the demo's: once this process has made them."""


async def _template(*, demo: bool) -> Template:
    if demo not in _templates:
        home, clock = tempfile.TemporaryDirectory(prefix="pfinni-template-"), SetClock()
        assembly = await open_assembly(settings_for(Path(home.name)), clock, PasswordService(CHEAPEST))
        if demo:
            await begin_demo(assembly)
            await assembly.sequencer.number_once()  # or the events would reach the tests' practices while these work
        await assembly.close()
        _templates[demo] = Template(home, clock.now)
    return _templates[demo]


async def begin_from_template(settings: Settings, clock: Clock, *, demo: bool = False) -> None:
    """Put a new store with keys and schema there, in a twentieth of a second; every test has a copy of its own.

    Only for what would be made exactly so: an embedded store that is still to begin, at the usual moment, with its keys
    in the open. What begins otherwise is made by `open_assembly` itself, as are the stores of tests about beginnings.
    With `demo` the practice has its users and providers already, and the clock stands where they were all there.
    """
    stands = isinstance(clock, SetClock) and abs(clock.now - NOW) < timedelta(seconds=1)
    is_usual = stands and settings.secrets.keys_passphrase is None
    begins = not settings.paths.data.exists() and not settings.paths.keys.exists()
    if settings.database.url is not None or not (is_usual and begins):
        return
    template = await _template(demo=demo)
    made = Path(template.home.name)
    shutil.copytree(made / "data", settings.paths.data)
    shutil.copytree(made / "keys", settings.paths.keys)
    if demo and isinstance(clock, SetClock):
        clock.now = max(clock.now, template.closed_at)


@asynccontextmanager
async def opened(
    settings: Settings, clock: Clock, *, works: bool = False, anew: bool = False, demo: bool = False
) -> AsyncIterator[Assembly]:
    """An assembly with its directory filled, closed at the end; with `works` it raises alerts, runs jobs and schedules.

    Events are numbered and audit rows are sealed in any case. With `anew` its keys and schema are made here and now;
    with `demo` the demo has begun, where a copy can be had.
    """
    if not anew:
        await begin_from_template(settings, clock, demo=demo)
    assembly = await open_assembly(settings, clock, PasswordService(CHEAPEST))
    assembly.works = works
    try:
        assembly.start()
        await assembly.filled()
        yield assembly
    finally:
        await assembly.close()


@pytest.fixture
async def assembly(request: pytest.FixtureRequest, settings: Settings, clock: SetClock) -> AsyncIterator[Assembly]:
    """A fresh practice without users or patients, on an embedded store; the demo's if a test asks for it."""
    async with opened(settings, clock, demo="demo" in request.fixturenames) as assembly:
        yield assembly


@pytest.fixture
async def both(on_both_engines: DatabaseSettings, tmp_path: Path, clock: SetClock) -> AsyncIterator[Assembly]:
    """The same on an embedded store, and on a server where one is found."""
    async with opened(settings_for(tmp_path, on_both_engines), clock) as assembly:
        yield assembly


@pytest.fixture
async def demo(assembly: Assembly) -> Assembly:
    """The demo's practice with its three users and its providers, without the 20 files."""
    await begin_demo(assembly)
    return assembly


async def begin_demo(assembly: Assembly) -> None:
    """Does nothing where it has begun."""
    access = operator(assembly, AuditAction.DEMO_CREATED)
    await assembly.demo_service(access).begin("Northside Family Clinic", "America/New_York")


def operator(assembly: Assembly, action: str = AuditAction.RECORD_READ) -> AccessLog:
    return AccessLog(assembly.trail, Actor.system(SystemActor.OPERATOR), action)


def provider_log(assembly: Assembly, action: str = AuditAction.PATIENT_READ) -> AccessLog:
    """The access log of a signed-in provider who sees the whole practice."""
    permissions = ready_made_permissions(Role.PROVIDER)
    return AccessLog(assembly.trail, Actor("user-1", Role.PROVIDER, "session-1", PRACTICE, permissions), action)


@pytest.fixture
async def working(demo: Assembly) -> Assembly:
    """The demo's practice with alerts, jobs and schedules at work."""
    demo.start_working()
    return demo


@pytest.fixture
def access(assembly: Assembly) -> AccessLog:
    return provider_log(assembly)


@pytest.fixture
def app(demo: Assembly) -> FastAPI:
    return create_app(demo, closes=False)


@pytest.fixture
async def client(app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    """A browser that nobody has signed in with."""
    async with new_client(app) as client:
        yield client


def new_client(app: FastAPI) -> httpx.AsyncClient:
    transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
    return httpx.AsyncClient(transport=transport, base_url="http://api/api/v1", headers={"origin": ORIGIN})


async def sign_in(client: httpx.AsyncClient, role: str, password: str = DEMO_PASSWORD) -> httpx.Response:
    email = f"{role.replace('_', '-')}@example.com"
    return await client.post("/auth/sign-in/email", json={"email": email, "password": password})


@pytest.fixture
async def provider(app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    """A browser with a provider signed in."""
    async with new_client(app) as client:
        assert (await sign_in(client, "provider")).status_code == 200
        yield client


@pytest.fixture
async def auditor(app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    """A browser with the audit user signed in."""
    async with new_client(app) as client:
        assert (await sign_in(client, "audit")).status_code == 200
        yield client


async def eventually(condition: object, within: float = 5.0) -> None:
    """Wait until `condition()` is true; the one place where tests wait."""
    deadline = time.monotonic() + within
    while True:
        outcome = condition()  # type: ignore[operator]
        if asyncio.iscoroutine(outcome):
            outcome = await outcome
        if outcome:
            return
        if time.monotonic() > deadline:
            raise AssertionError("it did not happen in time")
        await asyncio.sleep(0.005)
