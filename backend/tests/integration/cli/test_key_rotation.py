"""`pfinni keys rotate`: over the socket of the running API and without one; and a rotation whose process is killed."""

import asyncio
import subprocess
import sys
from pathlib import Path

import pytest

from app.assembly import Assembly
from app.cli.remote import run_operation
from app.core.clock import system_clock
from app.database.models import Patient
from app.models.job_models import JobState
from app.sealing.envelope_keys import sealed_under
from app.sealing.keyring import Keyring
from app.sealing.tables import SEALED_AGAIN
from tests.api_process import ApiProcess
from tests.conftest import PROJECT, SetClock, begin_demo, eventually, opened, operator, settings_for

PEOPLE = 1500


def pfinni(api: ApiProcess, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "app.cli.main", *arguments],
        cwd=PROJECT / "backend",
        env={**api.environment(), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


@pytest.fixture
def api(tmp_path_factory: pytest.TempPathFactory) -> ApiProcess:
    home = tmp_path_factory.mktemp("k") / "h"
    return ApiProcess(home, PFINNI_SAMPLES_FOLDER=str(home.parent / "no-samples"))


async def keys_of_envelopes(assembly: Assembly) -> list[int]:
    rows = [row for table in SEALED_AGAIN for row in await assembly.database.rows(f"SELECT sealed FROM {table}")]
    return [sealed_under(row["sealed"]) for row in rows]


async def test_the_running_api_seals_with_the_new_key_at_once(api: ApiProcess) -> None:
    api.start()
    try:
        await api.until_ready()
        before = Keyring.open(api.home / "keys").envelopes.primary
        told = await asyncio.to_thread(pfinni, api, "keys", "rotate")
        assert (told.returncode, told.stderr) == (0, "")
        assert "the store has 2 keys" in told.stdout
        assert "pfinni keys copy" in told.stdout
        assert "out of date" in told.stdout
        async with api.signed_in("admin") as browser:

            async def is_done() -> bool:
                jobs = (await browser.get("/jobs?kind=keys_reseal")).json()["items"]
                return [job["state"] for job in jobs] == ["done"]

            await eventually(is_done, within=30)
            created = await browser.post(
                "/patients", json={"family_name": "Marlowe", "given_name": "Ada", "birth_date": "1980-03-12"}
            )
            assert created.status_code == 201
    finally:
        api.stop()
    after = Keyring.open(api.home / "keys").envelopes
    assert before in after.key_ids
    async with opened(settings_for(api.home), SetClock()) as assembly:
        stored = await assembly.database.one(
            "SELECT * FROM ONLY $patient", {"patient": assembly.tables["patient"].record(created.json()["id"])}
        )
        assert stored is not None
        assert sealed_under(stored["sealed"]) == after.primary != before


async def test_without_an_api_it_works_on_the_store_itself(api: ApiProcess, tmp_path: Path) -> None:
    async with opened(settings_for(api.home), SetClock()) as assembly:
        await begin_demo(assembly)
    copied = await asyncio.to_thread(pfinni, api, "keys", "copy", str(tmp_path / "old"))
    rotated = await asyncio.to_thread(pfinni, api, "keys", "rotate")
    assert (copied.returncode, rotated.returncode) == (0, 0), rotated.stderr
    assert len(Keyring.open(api.home / "keys").envelopes.key_ids) == 2
    stale = await asyncio.to_thread(pfinni, api, "keys", "confirm", str(tmp_path / "old"))
    assert stale.returncode == 2
    assert "out of date" in stale.stderr
    await asyncio.to_thread(pfinni, api, "keys", "copy", str(tmp_path / "new"))
    fresh = await asyncio.to_thread(pfinni, api, "keys", "confirm", str(tmp_path / "new"))
    assert fresh.returncode == 0
    assert "Recovery code" in fresh.stdout


@pytest.mark.parametrize("rounds", [2, pytest.param(12, marks=pytest.mark.long)])
async def test_a_process_that_is_killed_while_it_seals_again_loses_nothing(api: ApiProcess, rounds: int) -> None:
    async with opened(settings_for(api.home), SetClock()) as assembly:
        await begin_demo(assembly)
        async for _ in assembly.demo_service(operator(assembly)).add_people(PEOPLE, 7):
            pass
        people = {
            str(row["id"].id): assembly.tables["patient"].opened(row, operator(assembly))
            for row in await assembly.database.rows("SELECT * FROM patient")
        }
    for round_number in range(rounds):
        api.start()
        try:
            await api.until_ready()
            await rotate_over_the_socket(api)
            await until_sealing(api, more_requests=round_number % 8)
        finally:
            api.kill()
    async with opened(settings_for(api.home), system_clock, works=True) as assembly:
        primary = assembly.keyring.envelopes.primary

        async def is_done() -> bool:
            return set(await keys_of_envelopes(assembly)) == {primary}

        await eventually(is_done, within=30)
        await eventually(lambda: all_done(assembly))
        jobs = await assembly.database.rows("SELECT attempts FROM job WHERE kind = 'keys_reseal'")
        assert max(job["attempts"] for job in jobs) > 1  # somebody was cut off in the middle
        assert len(assembly.keyring.envelopes.key_ids) == rounds + 1
        stored = await assembly.database.rows("SELECT * FROM patient")
        assert len(stored) == len(people)
        for row in stored:
            opened_again: Patient = assembly.tables["patient"].opened(row, operator(assembly))
            assert opened_again == people[opened_again.id]


async def rotate_over_the_socket(api: ApiProcess) -> None:
    """As the command does it, without the time that a process of its own takes to end."""
    result = await run_operation(settings_for(api.home), "keys.rotate", {}, lambda _: None)
    assert result["keys"] > 1


async def until_sealing(api: ApiProcess, more_requests: int) -> None:
    """Wait until the newest job runs, and for as long as some requests take."""
    async with api.signed_in("admin") as browser:

        async def runs() -> bool:
            jobs = (await browser.get("/jobs?kind=keys_reseal&limit=1")).json()["items"]
            return bool(jobs[0]["state"] != "queued")

        await eventually(runs, within=30)
        for _ in range(more_requests):
            await browser.get("/health/ready")


async def all_done(assembly: Assembly) -> bool:
    jobs = await assembly.database.rows("SELECT state FROM job WHERE kind = 'keys_reseal'")
    return {job["state"] for job in jobs} == {JobState.DONE.value}
