"""`pfinni` as people call it: processes of their own, in a home of their own, told apart by exit code and one line."""

import asyncio
import os
import re
import shutil
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest

from app.audit.export import verify_export
from app.audit.vocabulary import AuditAction
from app.sealing.keyring import Keyring
from tests.conftest import PROJECT, SAMPLES, SetClock, begin_demo, free_port, opened, settings_for

BACKEND = PROJECT / "backend"
WITHIN = 60.0
SIGN_IN = {"email": "provider@example.com", "password": "pfinni-demo-2026"}
PRACTICE = {
    "PFINNI_MODE": "practice",
    "PFINNI_KEYS_PASSPHRASE": "a long and secret passphrase",
    "PFINNI_PUBLIC_URL": "https://pfinni.example.com",
    "PFINNI_CLEARINGHOUSE_URL": "https://clearinghouse.example.com",
    "PFINNI_CLEARINGHOUSE_CLIENT": "northside",
    "PFINNI_CLEARINGHOUSE_SECRET": "another secret",
}


@dataclass
class Ended:
    """How a command ended, and what it said."""

    code: int
    out: str
    error: str

    @property
    def line(self) -> str:
        """The one line on stderr."""
        lines = self.error.strip().splitlines()
        assert len(lines) == 1, self.error
        assert "Traceback" not in self.error
        assert lines[0].startswith("PFINNI: ")
        return lines[0]


@dataclass
class Home:
    """A folder with everything of one installation, and the port of its API."""

    folder: Path
    more: dict[str, str] = field(default_factory=dict)
    port: int = field(default_factory=free_port)

    @property
    def environment(self) -> dict[str, str]:
        clean = {name: value for name, value in os.environ.items() if not name.startswith(("PFINNI_", "DATABASE_URL"))}
        ours = {"PFINNI_HOME": str(self.folder), "PFINNI_PORT": str(self.port), "COLUMNS": "200"}
        return {**clean, **ours, **self.more}

    def start(self, *arguments: str) -> "Command":
        return Command(self, arguments)

    def run(self, *arguments: str) -> Ended:
        return self.start(*arguments).end()

    def api(self) -> httpx.Client:
        origin = self.more.get("PFINNI_PUBLIC_URL", "http://localhost:3000")
        return httpx.Client(base_url=f"http://127.0.0.1:{self.port}/api/v1", headers={"origin": origin}, timeout=WITHIN)

    @property
    def socket(self) -> Path:
        return self.folder / "run" / "operator.sock"


class Command:
    """A `pfinni` process under way; its output goes to files, so that it never waits for a reader."""

    def __init__(self, home: Home, arguments: tuple[str, ...]) -> None:
        self.home = home
        self._out, self._error = (home.folder.parent / f"{time.monotonic_ns()}-{kind}" for kind in ("out", "error"))
        with self._out.open("wb") as out, self._error.open("wb") as error:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "app.cli.main", *arguments],
                cwd=BACKEND,
                env=home.environment,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=error,
            )

    @property
    def out(self) -> str:
        return self._out.read_text()

    def until_ready(self) -> "Command":
        with self.home.api() as api:
            until(lambda: self.process.poll() is not None or _is_ready(api))
        assert self.process.poll() is None, self._error.read_text()
        return self

    def end(self, number: int | None = None) -> Ended:
        if number is not None:
            self.process.send_signal(number)
        try:
            code = self.process.wait(WITHIN)
        finally:
            self.process.kill()
        return Ended(code, self.out, self._error.read_text())


def _is_ready(api: httpx.Client) -> bool:
    try:
        return api.get("/health/ready").status_code == 200
    except httpx.TransportError:
        return False


def until(condition: object) -> None:
    """`eventually`, for tests that have no loop of their own."""
    deadline = time.monotonic() + WITHIN
    while not condition():  # type: ignore[operator]
        if time.monotonic() > deadline:
            raise AssertionError("it did not happen in time")
        time.sleep(0.02)


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Command]:
    """A demo that was started for the first time and runs."""
    command = Home(tmp_path_factory.mktemp("a") / "h").start("serve").until_ready()
    yield command
    command.end(signal.SIGKILL)


@pytest.fixture
def running(started: Command) -> Home:
    return started.home


@pytest.fixture
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """An empty home, under a short path: a Unix socket's may not be long."""
    return Home(tmp_path_factory.mktemp("b") / "h")


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an installation with the demo's sign-ins, stopped."""
    home = Home(tmp_path_factory.mktemp("c") / "h")
    asyncio.run(_begin(home.folder))
    return home.folder


async def _begin(folder: Path) -> None:
    async with opened(settings_for(folder), SetClock()) as assembly:
        await begin_demo(assembly)


@pytest.fixture
def copy(begun: Path, home: Home) -> Home:
    """A copy of that installation, to be spoilt."""
    shutil.copytree(begun, home.folder, ignore=shutil.ignore_patterns("*.sock"))
    return home


def test_the_first_start_of_the_demo_brings_the_twenty_files_and_the_sign_ins(running: Home) -> None:
    with running.api() as api:
        for role in ("admin", "audit", "provider"):
            answer = api.post("/auth/sign-in/email", json={**SIGN_IN, "email": f"{role}@example.com"})
            assert answer.status_code == 200
        assert api.get("/patients").json()["total"] >= 20
        assert api.get("/practice").json()["is_demo"]


def test_nobody_else_on_the_machine_may_read_its_files(running: Home) -> None:
    for path in running.folder.rglob("*"):
        mode = stat.S_IMODE(path.stat().st_mode)
        if path.parent == running.folder:
            assert (path.is_dir(), mode) == (True, 0o700), path
        elif not path.is_dir():
            assert mode == 0o600, path
    assert stat.S_ISSOCK(running.socket.stat().st_mode)


def test_a_second_owner_of_the_store_is_refused_and_the_first_goes_on(running: Home) -> None:
    second = Home(running.folder).run("serve")
    assert second.code == 2
    assert "in use by another PFINNI" in second.line
    assert running.socket.exists()
    with running.api() as api:
        assert api.get("/health/ready").status_code == 200


def test_a_taken_port_is_told_before_anything_is_made(running: Home, home: Home) -> None:
    home.port = running.port
    ended = home.run("serve")
    assert ended.code == 2
    assert f"Port {running.port} is taken" in ended.line
    assert "PFINNI_PORT" in ended.line
    assert not home.folder.exists()


def test_a_running_demo_takes_files_and_people_over_its_socket(running: Home, tmp_path: Path) -> None:
    files = tmp_path / "in"
    shutil.copytree(SAMPLES, files, ignore=shutil.ignore_patterns("*.xsd", "*.md"))
    (files / "broken.xml").write_text("<half")
    ended = running.run("import", str(files))
    assert ended.code == 1, ended.error
    assert ended.out.count("unchanged") == 20
    assert re.search(r"broken\.xml\s*│\s*rejected", ended.out)
    with running.api() as api:
        api.post("/auth/sign-in/email", json=SIGN_IN)
        before = api.get("/patients").json()["total"]
        people = running.run("demo", "--patients", "12")
        assert people.code == 0, people.error
        assert "12 invented people were added" in people.out
        assert api.get("/patients").json()["total"] == before + 12


def test_the_clock_of_a_running_demo_goes_forward(copy: Home) -> None:
    """It says what time it is; what it is moved by is in the audit trail; a restart sets it right."""
    served = copy.start("serve").until_ready()
    assert "as the machine says" in copy.run("clock").out
    moved = copy.run("clock", "--forward", "30m")
    assert moved.code == 0, moved.error
    assert "0:30:00 ahead of the machine's" in moved.out
    assert "0:30:45 ahead" in copy.run("clock", "--forward", "45s").out
    for refused, why in (("-5m", "Say how long"), ("soon", "Say how long"), ("24h", "one day ahead")):
        ended = copy.run("clock", "--forward", refused)
        assert ended.code == 2
        assert why in ended.line
    assert "0:30:45 ahead" in copy.run("clock").out
    assert "is whole" in copy.run("audit", "verify").out
    served.end(signal.SIGTERM)
    assert asyncio.run(_moves(copy.folder)) == [1800, 45]
    served = copy.start("serve").until_ready()
    assert "as the machine says" in copy.run("clock").out
    assert "is whole" in copy.run("audit", "verify").out
    served.end(signal.SIGTERM)


def test_only_a_clock_that_runs_is_moved(home: Home) -> None:
    ended = home.run("clock", "--forward", "1h")
    assert ended.code == 2
    assert "Start it first" in ended.line
    assert not home.folder.exists()


async def _moves(folder: Path) -> list[int]:
    """By how many seconds the clock was moved, as the audit trail says."""
    async with opened(settings_for(folder), SetClock()) as assembly:
        rows = await assembly.database.rows(
            "SELECT amount, at, actor FROM audit WHERE action = $action ORDER BY at",
            {"action": AuditAction.CLOCK_MOVED.value},
        )
    assert {row["actor"] for row in rows} == {"system:operator"}
    return [row["amount"] for row in rows]


def test_the_audit_is_verified_and_exported_over_the_socket(running: Home, tmp_path: Path) -> None:
    export = tmp_path / "audit.export"
    verified, exported = running.start("audit", "verify"), running.start("audit", "export", str(export))
    assert "The audit trail is whole" in verified.end().out
    ended = exported.end()
    assert ended.code == 0, ended.error
    fingerprint = ended.out.strip().splitlines()[-1].rpartition(" ")[2]
    report = verify_export(export)
    assert report.finding is None
    assert report.fingerprint == fingerprint


def test_what_cannot_be_done_is_one_line(running: Home, tmp_path: Path) -> None:
    (tmp_path / "there").write_text("something")
    ended = running.run("audit", "export", str(tmp_path / "there"))
    assert ended.code == 2
    assert "not overwritten" in ended.line


def test_signals_end_it_with_zero_and_every_start_has_everything(copy: Home) -> None:
    """Stopped by SIGTERM, by SIGINT, and killed: nothing that was acknowledged is lost, no stale socket in the way."""
    first = copy.start("serve").until_ready()
    with copy.api() as api:
        api.post("/auth/sign-in/email", json=SIGN_IN)
        new = {"family_name": "Marlowe", "given_name": "Ada", "birth_date": "1980-03-12"}
        patient = api.post("/patients", json=new).json()["id"]
        total = api.get("/patients").json()["total"]
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGKILL):
        ended = first.end(number)
        assert ended.code == (-signal.SIGKILL if number == signal.SIGKILL else 0), ended.error
        assert "Traceback" not in ended.error
        assert copy.socket.exists() is (number == signal.SIGKILL)
        if number != signal.SIGKILL:
            first = copy.start("serve").until_ready()
            with copy.api() as api:
                api.post("/auth/sign-in/email", json=SIGN_IN)
                assert api.get("/patients").json()["total"] == total
                assert api.get(f"/patients/{patient}").json()["family_name"] == "Marlowe"
    verified = copy.run("audit", "verify")
    assert verified.code == 0, verified.error
    assert "The audit trail is whole" in verified.out
    assert not copy.socket.exists()


def test_a_store_that_is_older_than_the_heads_outside_says_so_at_start(copy: Home, tmp_path: Path) -> None:
    """A backup that was put back without its heads, or a trail whose end was cut off."""
    older = shutil.copytree(copy.folder / "data", tmp_path / "older")
    ended = copy.start("serve").until_ready().end(signal.SIGTERM)
    assert "WARNING" not in ended.out
    shutil.rmtree(copy.folder / "data")
    shutil.copytree(older, copy.folder / "data")
    ended = copy.start("serve").until_ready().end(signal.SIGTERM)
    assert "WARNING: the store has lost its newest entries; see `pfinni audit verify`" in ended.out
    assert ended.code == 0


def test_a_first_start_that_is_broken_off_ends_cleanly_and_is_completed_by_the_next(home: Home) -> None:
    first = home.start("serve")
    until((home.folder / "audit-heads").exists)
    ended = first.end(signal.SIGTERM)
    assert ended.code == 0, ended.error
    assert "Traceback" not in ended.error
    second = home.start("serve").until_ready()
    with home.api() as api:
        assert api.post("/auth/sign-in/email", json={**SIGN_IN, "email": "audit@example.com"}).status_code == 200
        api.post("/auth/sign-in/email", json=SIGN_IN)
        assert api.get("/patients").json()["total"] >= 20
    assert second.end(signal.SIGINT).code == 0


def spoil_key(home: Home) -> None:
    (home.folder / "keys" / "envelopes.json").unlink()


def spoil_all_keys(home: Home) -> None:
    shutil.rmtree(home.folder / "keys")


def spoil_by_another_key(home: Home) -> None:
    shutil.rmtree(home.folder / "keys")
    Keyring.create(home.folder / "keys")


def spoil_key_text(home: Home) -> None:
    (home.folder / "keys" / "blind.json").write_text("{}")


def spoil_key_mode(home: Home) -> None:
    (home.folder / "keys" / "signing.json").chmod(0o644)


def spoil_store(home: Home) -> None:
    for path in (home.folder / "data" / "store").rglob("*"):
        if path.is_file() and path.stat().st_size > 100:
            path.write_bytes(b"\xff" * path.stat().st_size)


def spoil_store_kind(home: Home) -> None:
    shutil.rmtree(home.folder / "data" / "store")
    (home.folder / "data" / "store").write_text("no store")


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (spoil_all_keys, "is missing"),
        (spoil_store, "damaged"),
        pytest.param(spoil_key, "envelopes.json is missing", marks=pytest.mark.long),
        pytest.param(spoil_by_another_key, "are not those of this store", marks=pytest.mark.long),
        pytest.param(spoil_key_text, "is damaged", marks=pytest.mark.long),
        pytest.param(spoil_key_mode, "chmod 600", marks=pytest.mark.long),
        pytest.param(spoil_store_kind, "store", marks=pytest.mark.long),
    ],
)
def test_what_cannot_start_says_so_in_one_line_and_changes_nothing(copy: Home, spoil: object, words: str) -> None:
    spoil(copy)  # type: ignore[operator]
    before = {path: path.read_bytes() for path in (copy.folder / "keys").glob("*")}
    ended = copy.run("serve")
    assert ended.code == 2, ended.error
    assert words in ended.line
    assert {path: path.read_bytes() for path in (copy.folder / "keys").glob("*")} == before


def test_a_real_practice_begins_with_a_token_and_never_with_the_demos_sign_ins(home: Home, tmp_path: Path) -> None:
    home.more = PRACTICE
    served = home.start("serve").until_ready()
    token = re.search(r"SET-UP TOKEN \(good for one day\): (\S+)", served.out)
    assert token is not None
    assert "https://pfinni.example.com/pfinni/setup" in served.out
    for clock in (("clock",), ("clock", "--forward", "30m")):
        assert "Only a demo's clock can be moved" in home.run(*clock).line
    target = tmp_path / "safe" / "copy"
    assert home.run("keys", "copy", str(target)).code == 0
    confirmed = home.run("keys", "confirm", str(target))
    code = re.search(r"Recovery code: ((?:[0-9a-f]{5}-){3}[0-9a-f]{5})", confirmed.out)
    assert code is not None
    with home.api() as api:
        assert api.get("/setup").json() == {"is_needed": True}
        asked = {
            "token": token[1],
            "practice_name": "Northside",
            "zone": "America/Chicago",
            "name": "Jordan Avery",
            "email": "jordan@example.com",
            "password": "a long password",
            "recovery_code": code[1],
        }
        assert api.post("/setup", json=asked).status_code == 201
        assert api.post("/setup", json=asked).status_code == 409
        own = {"email": "jordan@example.com", "password": "a long password"}
        assert api.post("/auth/sign-in/email", json=own).json()["user"]["role"] == "admin"
        for role in ("provider", "admin", "audit"):
            answer = api.post("/auth/sign-in/email", json={**SIGN_IN, "email": f"{role}@example.com"})
            assert answer.status_code == 401
    ended = served.end(signal.SIGTERM)
    assert ended.code == 0
    assert token[1] not in ended.error
