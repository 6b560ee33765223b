"""Faults on demand: the next requests fail or are late, then everything works again."""

from collections.abc import Awaitable, Callable
from typing import Any

import httpx
import pytest

from sandbox.credentials import MAIL_API_KEY

Bearer = Callable[..., Awaitable[dict[str, str]]]


@pytest.mark.parametrize(("status", "retry_after"), [(500, None), (429, "1"), (503, "1"), (401, None)])
async def test_a_fault_happens_as_often_as_it_was_set(
    client: httpx.AsyncClient, bearer: Bearer, status: int, retry_after: str | None
) -> None:
    headers = await bearer()
    await client.put("/faults", json={"path": "/files", "status": status, "times": 2})
    answers = [await client.get("/files", headers=headers) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [status, status, 200]
    assert answers[0].headers.get("retry-after") == retry_after


async def test_a_delay_alone_lets_the_request_through(client: httpx.AsyncClient, clock: Any) -> None:
    await client.put("/faults", json={"path": "/oauth", "delay_seconds": 20})
    answer = await client.post("/oauth/token")
    assert (answer.status_code, clock.waits) == (400, [20])


@pytest.mark.parametrize(("fault", "status"), [({"delay_seconds": 9}, 200), ({"status": 500}, 500)])
async def test_a_fault_may_come_after_the_work_is_done(
    client: httpx.AsyncClient, clock: Any, fault: dict[str, Any], status: int
) -> None:
    await client.put("/faults", json={"path": "/emails", "is_done_before": True, **fault})
    mail = {"from": "Desk <desk@example.org>", "to": "a@example.com", "subject": "News"}
    answer = await client.post("/emails", json=mail, headers={"Authorization": f"Bearer {MAIL_API_KEY}"})
    assert (answer.status_code, clock.waits) == (status, [fault.get("delay_seconds", 0)])
    assert len((await client.get("/sink/mails")).json()) == 1


async def test_a_fault_hits_its_path_only_and_the_longest_one_first(client: httpx.AsyncClient, bearer: Bearer) -> None:
    headers = await bearer()
    await client.put("/faults", json={"path": "/files", "status": 500})
    await client.put("/faults", json={"path": "/files/01", "status": 503})
    assert (await client.post("/emails")).status_code == 401
    assert (await client.get("/files/01-active-hmo.xml", headers=headers)).status_code == 503
    assert (await client.get("/files/01-active-hmo.xml", headers=headers)).status_code == 500
    assert (await client.get("/files/01-active-hmo.xml", headers=headers)).status_code == 200


async def test_faults_are_listed_and_cleared(client: httpx.AsyncClient) -> None:
    await client.put("/faults", json={"path": "/files", "status": 500, "times": 3})
    listed = {"path": "/files", "status": 500, "delay_seconds": 0.0, "times": 3, "is_done_before": False}
    assert (await client.get("/faults")).json() == [listed]
    assert (await client.delete("/faults")).status_code == 204
    assert (await client.get("/faults")).json() == []


async def test_the_sandbox_itself_never_fails(client: httpx.AsyncClient) -> None:
    await client.put("/faults", json={"path": "/", "status": 500, "times": 9})
    for path in ("/health", "/sink/mails", "/sink/messages", "/faults"):
        assert (await client.get(path)).status_code == 200
    assert (await client.get("/health")).json() == {"status": "ok"}


@pytest.mark.parametrize("fault", [{"path": "files"}, {"path": "/f", "status": 200}, {"path": "/f", "sometimes": 1}])
async def test_a_fault_that_makes_no_sense_is_refused(client: httpx.AsyncClient, fault: dict[str, Any]) -> None:
    assert (await client.put("/faults", json=fault)).status_code == 422
