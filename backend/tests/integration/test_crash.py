"""Writers over HTTP while the API is killed: what was acknowledged is there, once, audited, numbered and findable.

Each request carries an id of its own that the audit row repeats, so that every acknowledged write can be asked for
by name. Moments are counted in acknowledged writes, by a seeded generator; a request that was under way at the kill
may have happened or not, and what the store then holds must be one of the two.
"""

import asyncio
import contextlib
import random
import time
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest

from app.assembly import Assembly
from app.core.clock import system_clock
from app.core.identifiers import new_id
from app.database.models import Patient
from tests.api_process import ApiProcess
from tests.builders import new_patient
from tests.conftest import eventually, opened, operator, settings_for

WRITERS = 8
LISTED = ("id", "version", "family_name", "given_name", "status", "birth_date", "mrn")
ACTIONS = {"create": "patient.created", "update": "patient.updated", "status": "patient.status_changed"}


@dataclass
class Write:
    """One request: what it asked for, and, once acknowledged, what it was answered."""

    request: str
    kind: str
    body: dict[str, Any]
    patient: str | None = None
    answer: dict[str, Any] | None = None

    @property
    def version(self) -> int:
        """The version that the write leaves behind."""
        return int(self.body.get("version", 0)) + 1


@dataclass
class Notebook:
    """What the writers know: every acknowledged write, and those that a kill left open."""

    acknowledged: list[Write] = field(default_factory=list)
    open: list[Write] = field(default_factory=list)
    patients: dict[str, dict[str, Any]] = field(default_factory=dict)
    """The last acknowledged answer about each patient."""
    refused: Counter[int] = field(default_factory=Counter)
    enough: int = 0
    is_enough: asyncio.Event = field(default_factory=asyncio.Event)

    def acknowledge(self, write: Write, answer: dict[str, Any]) -> None:
        write.answer, write.patient = answer, answer["id"]
        self.acknowledged.append(write)
        self.patients[answer["id"]] = answer
        if len(self.acknowledged) >= self.enough:
            self.is_enough.set()

    async def more(self, writes: int) -> None:
        """Wait until so many more are acknowledged."""
        self.enough = len(self.acknowledged) + writes
        self.is_enough.clear()
        await self.is_enough.wait()


SHOWN_AS = {"reason": "status_reason"}
"""What of a request bears another name in the answer."""


class Writer:
    """One front desk. It changes its own patients only, so that what must stand there is certain."""

    def __init__(self, number: int, seed: int, notebook: Notebook) -> None:
        self._random = random.Random(f"{seed}-{number}")
        self._number = number
        self._notebook = notebook
        self._own: list[str] = []
        self._made = 0

    async def work(self, browser: httpx.AsyncClient) -> None:
        """Write until the connection breaks."""
        while True:
            write = self._next()
            self._notebook.open.append(write)
            try:
                answer = await self.send(browser, write)
            except httpx.TransportError:
                return
            self._notebook.open.remove(write)
            if answer.is_success:
                self._notebook.acknowledge(write, answer.json())
                if write.kind == "create":
                    self._own.append(str(write.patient))
            else:
                self._notebook.refused[answer.status_code] += 1

    @staticmethod
    async def send(browser: httpx.AsyncClient, write: Write) -> httpx.Response:
        """The request of a write; sent again it is the same request."""
        headers = {"x-request-id": write.request}
        if write.kind == "create":
            return await browser.post(
                "/patients", json=write.body, headers={**headers, "idempotency-key": write.request}
            )
        path = f"/patients/{write.patient}" + ("/status" if write.kind == "status" else "")
        return await browser.put(path, json=write.body, headers=headers)

    def forget_open(self, patients: set[str]) -> None:
        """Leave patients alone of whom nobody knows what became of the last request."""
        self._own = [each for each in self._own if each not in patients]

    def _next(self) -> Write:
        kind = self._random.choices(("create", "update", "status"), (4, 3, 3))[0] if self._own else "create"
        if kind == "create":
            return Write(new_id(), kind, self._person())
        patient = self._notebook.patients[self._random.choice(self._own)]
        if kind == "status":
            status = self._random.choice(patient["next_statuses"])
            body = {
                "status": status,
                "version": patient["version"],
                "reason": "Called.",
                "self_pay": status == "active",
            }
            return Write(new_id(), kind, body, patient["id"])
        body = {**self._person(patient["mrn"]), "version": patient["version"]}
        return Write(new_id(), kind, body, patient["id"])

    def _person(self, mrn: str | None = None) -> dict[str, Any]:
        self._made += 1
        word = "".join(self._random.choices("abcdefghijklmnopqrstuvwxyz", k=8)).title()
        number = mrn or f"W{self._number}-{self._made}-{new_id()[:6]}".upper()
        return new_patient(family_name=word, mrn=number, notes=f"note {self._random.random()}")


@asynccontextmanager
async def running(api: ApiProcess) -> AsyncIterator[httpx.AsyncClient]:
    api.start()
    try:
        await api.until_ready()
        async with api.signed_in() as browser:
            yield browser
    finally:
        api.kill()


async def write_until_killed(api: ApiProcess, writers: list[Writer], notebook: Notebook, writes: int) -> None:
    """Let everybody write, and kill the API when so many more writes were acknowledged."""
    async with running(api) as browser:
        work = [asyncio.create_task(writer.work(browser)) for writer in writers]
        async with asyncio.timeout(120):
            await notebook.more(writes)
        api.kill()
        await asyncio.gather(*work)


async def check_over_http(api: ApiProcess, writers: list[Writer], notebook: Notebook) -> None:
    """After the restart: every acknowledged state is answered, in single reads and in the list alike."""
    async with running(api) as browser:
        pending = {str(write.patient): write for write in notebook.open if write.kind != "create"}
        shown = {patient: (await browser.get(f"/patients/{patient}")).json() for patient in notebook.patients}
        for patient, acknowledged in notebook.patients.items():
            if patient not in pending:
                assert shown[patient] == acknowledged
            elif shown[patient] != acknowledged:
                assert_happened(pending[patient], shown[patient])
        await repeat_open_creates(browser, notebook)
        listed = {item["id"]: item async for item in every_page(browser)}
        for patient, whole in shown.items():
            assert {name: listed[patient][name] for name in LISTED} == {name: whole[name] for name in LISTED}
        assert set(listed) == set(notebook.patients)
        notebook.patients.update(shown)
        for writer in writers:
            writer.forget_open(set(pending))
        notebook.open.clear()
        assert api.stop() == 0


def assert_happened(write: Write, shown: dict[str, Any]) -> None:
    """What stands there is exactly what the request asked for."""
    assert shown["version"] == write.version
    asked = {
        SHOWN_AS.get(name, name): value for name, value in write.body.items() if name not in {"version", "self_pay"}
    }
    assert {name: shown[name] for name in asked} == asked


async def repeat_open_creates(browser: httpx.AsyncClient, notebook: Notebook) -> None:
    """A create whose answer was lost is sent again under its key: there is one patient, whatever had happened."""
    for write in [each for each in notebook.open if each.kind == "create"]:
        answer = await Writer.send(browser, write)
        assert answer.status_code == 201
        notebook.acknowledge(write, answer.json())


async def every_page(browser: httpx.AsyncClient) -> AsyncIterator[dict[str, Any]]:
    cursor: str | None = None
    while True:
        query = {"limit": 200, **({"cursor": cursor} if cursor else {})}
        page = (await browser.get("/patients", params=query)).json()
        for item in page["items"]:
            yield item
        cursor = page["next_cursor"]
        if cursor is None:
            return


async def check_the_store(assembly: Assembly, notebook: Notebook) -> dict[str, int]:
    """In the store itself: one audit row and one event for each write, no gap, a whole chain, an equal directory."""
    while await assembly.sequencer.number_once():
        pass
    await assembly.sealer.seal_once()
    rows = await assembly.database.rows("SELECT request, action, subject FROM audit WHERE outcome = 'ok'")
    by_request: dict[str, list[tuple[str, str]]] = {}
    for row in rows:
        if row.get("request"):
            by_request.setdefault(row["request"], []).append((row["action"], row.get("subject")))
    for write in notebook.acknowledged:
        assert (ACTIONS[write.kind], write.patient) in by_request.get(write.request, []), write.kind
    patients = await opened_patients(assembly)
    versions = await numbered_versions(assembly)
    assert {each.id: each.version for each in patients} == {each: found[-1] for each, found in versions.items()}
    assert all(found == list(range(1, len(found) + 1)) for found in versions.values())
    await check_the_directory(assembly, patients)
    verdict = await assembly.audit_verification().verify()
    assert verdict.is_whole, verdict.finding
    return {"patients": len(patients), "events": sum(map(len, versions.values())), "blocks": verdict.blocks}


async def opened_patients(assembly: Assembly) -> list[Patient]:
    log = operator(assembly)
    table = assembly.tables["patient"]
    return [table.opened(row, log) for row in await assembly.database.rows("SELECT * FROM patient")]


async def numbered_versions(assembly: Assembly) -> dict[str, list[int]]:
    """Each patient's versions in the order of their events; the numbers of all events run without a gap."""
    events = await assembly.database.rows("SELECT * FROM event")
    numbers = sorted(event["seq"] for event in events)
    assert numbers == list(range(1, len(events) + 1))
    versions: dict[str, list[int]] = {}
    for event in sorted(events, key=lambda event: event["seq"]):
        if event["subject"].table_name == "patient":
            versions.setdefault(event["subject"].id, []).append(event["version"])
    return versions


async def check_the_directory(assembly: Assembly, patients: list[Patient]) -> None:
    held = await assembly.directory.ask_at_length(
        lambda copy: {
            row["id"]: tuple(row)
            for row in copy.connection.execute("SELECT id, version, family_name, status, mrn FROM patient").fetchall()
        }
    )
    assert held == {each.id: (each.id, each.version, each.family_name, each.status, each.mrn) for each in patients}


@pytest.fixture
def api(tmp_path: Path) -> Iterator[ApiProcess]:
    (tmp_path / "no-samples").mkdir()
    api = ApiProcess(tmp_path / "home", PFINNI_SAMPLES_FOLDER=str(tmp_path / "no-samples"))
    yield api
    api.kill()


@pytest.mark.parametrize(
    ("rounds", "most_writes"), [(2, 120), pytest.param(20, 600, marks=pytest.mark.long)], ids=["2 kills", "20 kills"]
)
async def test_no_acknowledged_write_is_lost_when_the_api_is_killed(
    api: ApiProcess, rounds: int, most_writes: int
) -> None:
    moments, notebook = random.Random(2026), Notebook()
    writers = [Writer(number, 2026, notebook) for number in range(WRITERS)]
    left_open, started = 0, time.monotonic()
    for _ in range(rounds):
        await write_until_killed(api, writers, notebook, moments.randint(most_writes // 10, most_writes))
        left_open += len(notebook.open)
        await check_over_http(api, writers, notebook)
    async with opened(settings_for(api.home), system_clock) as assembly:
        found = await check_the_store(assembly, notebook)
    kinds = Counter(write.kind for write in notebook.acknowledged)
    print(  # noqa: T201 - the figures of the long run
        f"\n{rounds} kills, {len(notebook.acknowledged)} acknowledged writes ({dict(kinds)}), 0 lost; {left_open} were "
        f"under way; {found}; {dict(notebook.refused)} refused; {time.monotonic() - started:.0f} s"
    )
    assert not notebook.refused
    assert set(kinds) == set(ACTIONS)


async def test_a_first_start_that_is_killed_is_completed_by_the_next(api: ApiProcess) -> None:
    """Killed as its store begins, while it defines its schema, and while it makes practice, providers and users."""
    store, served = api.home / "data", api.home / "run" / "operator.sock"
    for growth in (1, 40_000, 5_000, 2_000):
        before = size_of(store)
        api.start()
        await eventually(lambda most=before + growth: size_of(store) > most or served.exists(), within=60)
        api.kill()
    async with running(api) as browser:
        assert len((await browser.get("/providers")).json()) == 5
        for role in ("admin", "audit"):
            async with api.signed_in(role) as other:
                assert (await other.get("/auth/me")).json()["role"] == role


def size_of(folder: Path) -> int:
    """Bytes of the files in a folder, as far as they stand still."""
    sizes = []
    for path in folder.rglob("*"):
        with contextlib.suppress(FileNotFoundError):
            sizes.append(path.stat().st_size)
    return sum(sizes)
