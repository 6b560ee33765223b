"""Workers and raisers killed at any point: no job is lost, no effect is doubled, the urgent ones still come first.

Moments are counted in lines that the process wrote, by a seeded generator; a kill falls somewhere after its line, in
the middle of whatever the process then does.
"""

import asyncio
import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import httpx
import pytest

from app.assembly import Assembly
from app.audit.rows import AuditEntry
from app.audit.vocabulary import AuditAction
from app.core.clock import system_clock
from app.database.models import Job
from app.models.alert_models import AlertKind, AlertState
from app.models.job_models import JobPriority, JobState
from tests.api_process import ApiProcess
from tests.builders import somebody_else
from tests.conftest import PROJECT, eventually, opened, operator, settings_for
from tests.integration.workers.alarms import Alarms
from tests.integration.workers.workshop import Workshop
from tests.job_process import KINDS, LOG, part_of


class WorkerProcess:
    """One life after another of a process that works off the jobs below a folder."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.lives: list[list[str]] = []
        self._process: subprocess.Popen[bytes] | None = None
        self._read = 0

    def start(self) -> None:
        self.lives.append([])
        with (self.home / "process.log").open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.job_process", str(self.home)],
                cwd=PROJECT / "backend",
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )

    def lines(self) -> list[str]:
        """What the present life has written."""
        path = self.home / LOG
        if path.exists():
            with path.open("rb") as log:
                log.seek(self._read)
                whole, newline, _ = log.read().rpartition(b"\n")
            self._read += len(whole) + len(newline)
            self.lives[-1] += whole.decode().splitlines()
        return self.lives[-1]

    async def until(self, lines: int) -> bool:
        """Wait for so many lines; gives whether the process still has work."""

        def is_enough() -> bool:
            assert self._process is not None
            return len(self.lines()) >= lines or self._process.poll() is not None

        await eventually(is_enough, within=120)
        assert self._process is not None
        if self._process.poll() is not None:
            assert "is done" in self.lines(), (self.home / "process.log").read_text("utf-8")[-3000:]
            return False
        return True

    def kill(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None
            self.lines()


@pytest.fixture
def process(tmp_path: Path) -> Iterator[WorkerProcess]:
    process = WorkerProcess(tmp_path)
    yield process
    process.kill()


async def enqueue(home: Path, count: int, seed: int) -> list[Job]:
    """So many jobs of all kinds and priorities, due at once."""
    pick = random.Random(seed)
    async with opened(settings_for(home), system_clock) as assembly:
        shop = Workshop(assembly)
        jobs = [
            shop.a_job(pick.choice(KINDS), priority=pick.choice(list(JobPriority)), most_attempts=100)
            for _ in range(count)
        ]
        service = assembly.database_service(operator(assembly))
        for at in range(0, count, 50):
            statements = [assembly.jobs.enqueue(job) for job in jobs[at : at + 50]]
            await service.write(AuditEntry(AuditAction.JOB_ENQUEUED), *statements)
    return jobs


def check_the_order(lives: list[list[str]]) -> None:
    """In each life what begins is never more urgent than what began before it, kind by kind and overall as claimed."""
    for life in lives:
        began = [line.split() for line in life if line.startswith("begins ")]
        by_kind: dict[str, list[int]] = {}
        for _, job, priority, _ in began:
            by_kind.setdefault(KIND_OF[job], []).append(int(priority))
        for priorities in by_kind.values():
            assert priorities == sorted(priorities, reverse=True)


KIND_OF: dict[str, str] = {}


async def check_the_store(home: Path, jobs: list[Job]) -> dict[str, int]:
    async with opened(settings_for(home), system_clock) as assembly:
        shop = Workshop(assembly)
        assert await shop.states(jobs) == {JobState.DONE: len(jobs)}
        effects = await shop.effects()
        assert {job.id: effects[job.id] for job in jobs} == dict.fromkeys([job.id for job in jobs], 1)
        assert {job.id: effects[f"part {job.id}"] for job in jobs} == dict.fromkeys([job.id for job in jobs], 1)
        assert len(effects) == 2 * len(jobs)
        found = [await shop.job(job) for job in jobs]
        verdict = await assembly.audit_verification().verify()
        assert verdict.is_whole, verdict.finding
        return {"tries": sum(job.attempts for job in found), "most": max(job.attempts for job in found)}


@pytest.mark.parametrize(
    ("count", "kills", "seed"),
    [(50, 5, 2026), pytest.param(1000, 40, 2027, marks=pytest.mark.long)],
    ids=["50 jobs", "1000 jobs"],
)
async def test_no_job_is_lost_and_none_is_done_twice_when_workers_are_killed(
    process: WorkerProcess, count: int, kills: int, seed: int
) -> None:
    moments, started = random.Random(seed), time.monotonic()
    jobs = await enqueue(process.home, count, seed)
    KIND_OF.update({job.id: job.kind.value for job in jobs})
    assert len({part_of(job.id) for job in jobs}) == count
    killed = 0
    for _ in range(kills):
        process.start()
        if not await process.until(moments.randint(2, 3 * 3 * count // kills // 2)):
            break
        process.kill()
        killed += 1
    else:
        process.start()
        assert not await process.until(10**9)
    check_the_order(process.lives)
    found = await check_the_store(process.home, jobs)
    assert killed >= min(kills, 3)
    assert found["tries"] > count, "some were under way at a kill"
    print(  # noqa: T201 - the figures of the long run
        f"\n{count} jobs, {killed} kills: 0 lost, 0 doubled; {found['tries']} tries, at most {found['most']} of one; "
        f"{time.monotonic() - started:.0f} s"
    )


@pytest.fixture
def api(tmp_path: Path) -> Iterator[ApiProcess]:
    (tmp_path / "no-samples").mkdir()
    api = ApiProcess(tmp_path / "home", PFINNI_SAMPLES_FOLDER=str(tmp_path / "no-samples"))
    yield api
    api.kill()


async def make_urgent(browser: httpx.AsyncClient, acknowledged: list[str], enough: int) -> None:
    """Add patients and make them urgent until the connection breaks or there are enough."""
    with suppress(httpx.TransportError, KeyError):
        while len(acknowledged) < enough:
            patient = (await browser.post("/patients", json=somebody_else())).json()["id"]
            change = {"status": "urgent", "version": 1, "reason": "seen by a test"}
            if (await browser.put(f"/patients/{patient}/status", json=change)).status_code == 200:
                acknowledged.append(patient)


@pytest.mark.parametrize(
    ("rounds", "each"), [(3, 12), pytest.param(15, 60, marks=pytest.mark.long)], ids=["3 kills", "15 kills"]
)
async def test_every_urgent_patient_is_told_once_when_the_process_is_killed_between_commit_and_delivery(
    api: ApiProcess, rounds: int, each: int
) -> None:
    moments, acknowledged = random.Random(2026), list[str]()
    for _ in range(rounds):
        api.start()
        await api.until_ready()
        async with api.signed_in() as browser:
            enough = len(acknowledged) + each
            working = [asyncio.create_task(make_urgent(browser, acknowledged, enough)) for _ in range(4)]
            moment = len(acknowledged) + moments.randint(1, each - 1)
            await eventually(lambda moment=moment: len(acknowledged) >= moment, within=60)
            api.kill()
            await asyncio.gather(*working)
    api.start()
    await api.until_ready()
    async with api.signed_in() as browser:

        async def are_told() -> bool:
            page = (await browser.get("/patients", params={"status": "urgent", "limit": 1})).json()
            return bool((await browser.get("/alerts/counts")).json()["urgent"] == page["total"])

        await eventually(are_told, within=60)
    assert api.stop() == 0
    await check_the_alerts(api.home, acknowledged)


async def check_the_alerts(home: Path, acknowledged: list[str]) -> None:
    """One alert for each urgent patient, with one first step; nobody was told of one twice by the same way."""
    async with opened(settings_for(home), system_clock) as assembly:
        alarms = Alarms(assembly)
        alerts = await alarms.of(AlertKind.PATIENT_URGENT)
        urgent = await assembly.database.rows("SELECT id FROM patient WHERE status = 'urgent'")
        told = Counter(alert.patient_id for alert in alerts)
        assert told == Counter(str(row["id"].id) for row in urgent)
        assert set(acknowledged) <= set(told)
        assert {alert.state for alert in alerts} == {AlertState.OPEN}
        assert [len(await alarms.history(alert)) for alert in alerts] == [1] * len(alerts)
        notices = await told_by_notice(assembly)
        assert [key for key, count in notices.items() if count > 1] == []


async def told_by_notice(assembly: Assembly) -> Counter[tuple[str, str, str]]:
    rows = await assembly.database.rows("SELECT user_id, channel, template, alert_ids FROM notice")
    return Counter(
        (row["user_id"], row["channel"], alert)
        for row in rows
        if row["template"] != "escalation"
        for alert in row["alert_ids"]
    )
