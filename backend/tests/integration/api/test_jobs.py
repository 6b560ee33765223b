"""Jobs and schedules for those who run the system: listed, ended, tried anew, paused; for nobody else."""

from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from app.assembly import Assembly
from app.database.job_repository import Outcome
from app.database.models import Job
from app.models.job_models import JobKind, JobPriority, JobState
from app.models.patient_list_models import CursorUnreadable
from app.services.job_run import GiveUp
from app.workers.surreal_worker import JobRun
from tests.conftest import SetClock, eventually, new_client, sign_in
from tests.integration.workers.workshop import OTHER_KIND, Workshop, a_handler


@pytest.fixture
async def admin(app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    async with new_client(app) as client:
        assert (await sign_in(client, "admin")).status_code == 200
        yield client


@pytest.fixture
def shop(demo: Assembly) -> Workshop:
    return Workshop(demo)


async def dead_job(shop: Workshop) -> Job:
    async def fail(_: JobRun) -> Outcome:
        raise GiveUp("no_such_file")

    job = await shop.enqueued()
    await shop.worker(a_handler(fail)).work_off()
    return job


async def test_the_administrator_sees_what_waits_and_what_failed(admin: httpx.AsyncClient, shop: Workshop) -> None:
    dead = await dead_job(shop)
    waiting = await shop.enqueued(JobKind.CLEAN_UP, payload={"schedule": "clean_up"}, priority=JobPriority.LOW)
    page = (await admin.get("/jobs")).json()
    assert [item["id"] for item in page["items"]] == [waiting.id, dead.id]
    assert page["counts"] == {"queued": 1, "running": 0, "done": 0, "dead": 1, "cancelled": 0}
    shown = (await admin.get(f"/jobs/{dead.id}")).json()
    assert shown == page["items"][1]
    assert (shown["state"], shown["failure"], shown["attempts"]) == ("dead", "no_such_file", 1)
    assert [item["id"] for item in (await admin.get("/jobs?state=dead")).json()["items"]] == [dead.id]
    assert [item["id"] for item in (await admin.get("/jobs?kind=clean_up")).json()["items"]] == [waiting.id]


async def test_a_dead_job_is_tried_anew_and_a_waiting_one_ended(admin: httpx.AsyncClient, shop: Workshop) -> None:
    dead, waiting = await dead_job(shop), await shop.enqueued()
    replayed = await admin.post(f"/jobs/{dead.id}/replay")
    assert (replayed.status_code, replayed.json()["state"], replayed.json()["attempts"]) == (200, "queued", 0)
    ended = await admin.post(f"/jobs/{waiting.id}/cancel")
    assert (ended.status_code, ended.json()["state"]) == (200, "cancelled")
    for path, code in (
        (f"/jobs/{dead.id}/replay", "job_not_replayable"),
        (f"/jobs/{waiting.id}/cancel", "job_not_cancellable"),
    ):
        refused = await admin.post(path)
        assert (refused.status_code, refused.json()["code"]) == (409, code)
    await shop.worker().work_off()
    effects = await shop.effects()
    assert (effects[dead.id], effects[waiting.id]) == (1, 0)


@pytest.mark.parametrize("path", ["/jobs/aaaaaaaaaaaaaaaaaaaa", "/jobs/x", "/jobs/%00", "/jobs/job:x"])
async def test_a_job_that_is_none_is_not_found(admin: httpx.AsyncClient, path: str) -> None:
    for method, end in (("GET", ""), ("POST", "/cancel"), ("POST", "/replay")):
        assert (await admin.request(method, path + end)).status_code in {400, 404}


@pytest.mark.parametrize(
    "query",
    ["state=lost", "kind=x", "limit=0", "limit=201", "before=2026-11-25T00:00:00Z", "cursor=" + "1" * 61, "sort=kind"],
)
async def test_a_question_that_is_none_is_refused(admin: httpx.AsyncClient, query: str) -> None:
    assert (await admin.get(f"/jobs?{query}")).status_code == 422


@pytest.mark.parametrize("moment", ["", "x", "1e3", "-1", "٣", "1.5", "999999999999999999"])
async def test_a_cursor_that_is_none_is_refused(admin: httpx.AsyncClient, moment: str) -> None:
    for cursor in (moment, f"{moment}.{'a' * 20}", f"1.{moment}"):
        refused = await admin.get("/jobs", params={"cursor": cursor})
        assert (refused.status_code, refused.json()["code"]) == (CursorUnreadable.status, CursorUnreadable.code)


@pytest.mark.parametrize("moment", ["0", "99999999999999999"])
async def test_no_moment_makes_a_fault(admin: httpx.AsyncClient, moment: str) -> None:
    assert (await admin.get("/jobs", params={"cursor": f"{moment}.{'a' * 20}"})).status_code == 200


async def all_pages(admin: httpx.AsyncClient, **params: Any) -> list[str]:
    """The ids of every page, one after the other."""
    met: list[str] = []
    while True:
        page = (await admin.get("/jobs", params=params)).json()
        met += [item["id"] for item in page["items"]]
        if page["next_cursor"] is None:
            break
        params["cursor"] = page["next_cursor"]
    return met


async def test_pages_follow_each_other_without_a_gap(admin: httpx.AsyncClient, shop: Workshop) -> None:
    jobs = [shop.a_job() for _ in range(11)]
    await shop.enqueue(*jobs)
    assert await all_pages(admin, limit=4) == [job.id for job in reversed(jobs)]


@pytest.mark.parametrize("limit", [1, 3, 7, 200])
async def test_jobs_of_one_moment_are_all_shown_once(admin: httpx.AsyncClient, shop: Workshop, limit: int) -> None:
    """Many jobs are enqueued in one commit; where a page ends among them, the next one goes on with the rest."""
    moment = shop.assembly.clock()
    jobs = [shop.a_job().model_copy(update={"created_at": moment}) for _ in range(7)]
    jobs += [shop.a_job(OTHER_KIND).model_copy(update={"created_at": moment}) for _ in range(2)]
    later = shop.a_job()
    await shop.enqueue(*jobs, later)
    ordered = sorted(jobs, key=lambda job: job.id, reverse=True)
    assert await all_pages(admin, limit=limit) == [later.id, *(job.id for job in ordered)]
    of_a_kind = [job.id for job in ordered if job.kind is OTHER_KIND]
    assert await all_pages(admin, limit=limit, kind=OTHER_KIND.value) == of_a_kind


async def test_schedules_are_shown_paused_and_run_at_once(
    admin: httpx.AsyncClient, demo: Assembly, clock: SetClock
) -> None:
    await demo.scheduler.look_once()
    shown = (await admin.get("/schedules")).json()
    assert len(shown) >= 4
    assert {each["zone"] for each in shown} == {"America/New_York"}
    by_name = {each["name"]: each for each in shown}
    assert by_name["birthday_alerts"]["next_run_at"].startswith("2026-11-26T11:00:00")
    paused = await admin.put("/schedules/clean_up/pause", json={"is_paused": True})
    assert paused.json()["is_paused"] is True
    ran = await admin.post("/schedules/birthday_alerts/run")
    assert (ran.status_code, ran.json()["kind"], ran.json()["state"]) == (201, "birthday_alerts", "queued")
    await demo.worker.work_off()
    [birthdays] = [each for each in (await admin.get("/schedules")).json() if each["name"] == "birthday_alerts"]
    assert (birthdays["last_outcome"], birthdays["last_due"]) == ("done", 0)
    assert (await admin.post("/schedules/nonsense/run")).status_code == 422


async def test_a_schedule_that_never_began_is_not_found(admin: httpx.AsyncClient) -> None:
    answer = await admin.post("/schedules/clean_up/run")
    assert (answer.status_code, answer.json()["code"]) == (404, "schedule_not_found")


@pytest.mark.parametrize("role", ["provider", "audit"])
async def test_nobody_else_sees_or_changes_any_of_it(app: FastAPI, shop: Workshop, role: str) -> None:
    job = await shop.enqueued()
    async with new_client(app) as client:
        await sign_in(client, role)
        for method, path in (
            ("GET", "/jobs"),
            ("GET", f"/jobs/{job.id}"),
            ("POST", f"/jobs/{job.id}/cancel"),
            ("POST", f"/jobs/{job.id}/replay"),
            ("GET", "/schedules"),
            ("POST", "/schedules/clean_up/run"),
            ("PUT", "/schedules/clean_up/pause"),
        ):
            body = {"is_paused": True} if method == "PUT" else None
            assert (await client.request(method, path, json=body)).status_code == 403, path
    assert (await shop.job(job)).state is JobState.QUEUED


async def test_changes_leave_their_trace(admin: httpx.AsyncClient, shop: Workshop, demo: Assembly) -> None:
    await demo.scheduler.look_once()
    job = await shop.enqueued()
    await admin.post(f"/jobs/{job.id}/cancel")
    await admin.post(f"/jobs/{job.id}/replay")
    await admin.put("/schedules/clean_up/pause", json={"is_paused": True})
    await admin.post("/schedules/birthday_alerts/run")
    rows = await demo.database.rows("SELECT action, actor, outcome FROM audit WHERE role = 'admin'")
    assert {row["action"] for row in rows} >= {"job.cancelled", "job.replayed", "schedule.changed", "job.enqueued"}
    assert all(row["outcome"] == "ok" for row in rows)


async def test_a_job_that_is_enqueued_is_worked_off_by_itself(admin: httpx.AsyncClient, working: Assembly) -> None:
    async def has_begun() -> bool:
        return len((await admin.get("/schedules")).json()) >= 4

    await eventually(has_begun)
    job = (await admin.post("/schedules/birthday_alerts/run")).json()

    async def is_done() -> bool:
        return (await admin.get(f"/jobs/{job['id']}")).json()["state"] == "done"

    await eventually(is_done)
