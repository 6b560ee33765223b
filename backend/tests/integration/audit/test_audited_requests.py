"""Requests and their rows: durable before the answer leaves, exactly one each, shared commits."""

import asyncio
from collections.abc import Iterator

import httpx
import pytest
from fastapi import FastAPI

from app.assembly import Assembly
from app.core.actor import SystemActor
from app.database.audit_repository import create
from tests.builders import new_patient
from tests.conftest import eventually
from tests.integration.audit.trail_reading import audit_rows, new_rows, subjects
from tests.integration.audit.troubled_engine import TroubledEngine, in_haste, troubled
from tests.phi.live import LiveSocket

NAME = "Zyxwhort"
REFETCH = {"x-pfinni-refetch": "1"}


@pytest.fixture
def engine(demo: Assembly) -> Iterator[TroubledEngine]:
    engine = troubled(demo)
    yield engine
    engine.make_peace()


@pytest.fixture
async def patient(provider: httpx.AsyncClient) -> str:
    answer = await provider.post("/patients", json=new_patient(family_name=NAME, mrn="ZX-17"))
    assert answer.status_code == 201
    return str(answer.json()["id"])


def reading(patient: str) -> dict[str, tuple[str, str, dict | None]]:
    return {
        "read": ("GET", f"/patients/{patient}", None),
        "history": ("GET", f"/patients/{patient}/history", None),
        "coverages": ("GET", f"/patients/{patient}/coverages", None),
        "list": ("GET", "/patients", None),
        "search": ("POST", "/patients/search", {"text": NAME}),
        "dashboard": ("GET", "/dashboard", None),
        "a refused move": ("PUT", f"/patients/{patient}/status", {"status": "active", "version": 1}),
        "a stale move": ("PUT", f"/patients/{patient}/status", {"status": "active", "version": 9}),
    }


async def test_no_answer_leaves_before_its_row_is_durable(
    patient: str, provider: httpx.AsyncClient, demo: Assembly, engine: TroubledEngine
) -> None:
    for what, (method, url, body) in reading(patient).items():
        rows = await new_rows(demo)
        engine.gate.clear()
        asking = asyncio.create_task(provider.request(method, url, json=body))
        await eventually(lambda: engine.held)
        for _ in range(20):
            await asyncio.sleep(0)
        assert not asking.done(), what
        assert await rows() == [], what
        engine.gate.set()
        await asking
        assert len(await rows()) == 1, what


@pytest.mark.parametrize("trouble", ["refuses", "is_down", "hangs"])
async def test_an_access_that_cannot_be_recorded_shows_nothing(
    trouble: str, patient: str, provider: httpx.AsyncClient, demo: Assembly, engine: TroubledEngine
) -> None:
    in_haste(demo)
    for what, (method, url, body) in reading(patient).items():
        engine.make(trouble)
        answer = await provider.request(method, url, json=body)
        engine.make_peace()
        assert (answer.status_code, answer.json()["code"]) == (503, "audit_unavailable"), what
        assert answer.headers["retry-after"] == "1"
        assert NAME.lower() not in answer.text.lower()
        assert patient not in answer.text


async def test_a_sign_in_that_cannot_be_recorded_gives_no_session(
    client: httpx.AsyncClient, demo: Assembly, engine: TroubledEngine
) -> None:
    in_haste(demo)
    engine.refuses = True
    credentials = {"email": "provider@example.com", "password": "pfinni-demo-2026"}
    answer = await client.post("/auth/sign-in/email", json=credentials)
    assert (answer.status_code, answer.json()["code"]) == (503, "audit_unavailable")
    assert "set-cookie" not in answer.headers
    assert "token" not in answer.json()


async def test_what_could_not_be_recorded_can_be_asked_for_again(
    patient: str, provider: httpx.AsyncClient, demo: Assembly, engine: TroubledEngine
) -> None:
    in_haste(demo)
    engine.refuses = True
    assert (await provider.get(f"/patients/{patient}")).status_code == 503
    engine.refuses = False
    assert (await provider.get(f"/patients/{patient}")).status_code == 200


async def test_concurrent_readers_share_commits(
    patient: str, provider: httpx.AsyncClient, demo: Assembly, engine: TroubledEngine
) -> None:
    rows = await new_rows(demo)
    engine.gate.clear()
    asking = [asyncio.create_task(provider.get(f"/patients/{patient}")) for _ in range(40)]
    await eventually(lambda: engine.held + len(demo.trail._waiting) == 40)
    engine.gate.set()
    answers = await asyncio.gather(*asking)
    assert {answer.status_code for answer in answers} == {200}
    assert len(await rows()) == 40
    assert engine.audit_commits <= 2


async def test_what_a_write_opens_and_names_has_the_writes_row_alone(
    patient: str, provider: httpx.AsyncClient, demo: Assembly
) -> None:
    rows = await new_rows(demo)
    move = {"status": "onboarding", "version": 1, "reason": "signed up"}
    assert (await provider.put(f"/patients/{patient}/status", json=move)).status_code == 200
    (row,) = await rows()
    assert (row["action"], row["outcome"], subjects(row)) == ("patient.status_changed", "ok", [patient])
    change = {**new_patient(family_name=NAME), "version": 2}
    assert (await provider.put(f"/patients/{patient}", json=change)).status_code == 200
    (row,) = await rows()
    assert (row["action"], subjects(row)) == ("patient.updated", [patient])


async def test_a_refused_move_after_an_opening_is_still_logged(
    patient: str, provider: httpx.AsyncClient, demo: Assembly
) -> None:
    rows = await new_rows(demo)
    answer = await provider.put(f"/patients/{patient}/status", json={"status": "active", "version": 1})
    assert answer.status_code == 409
    (row,) = await rows()
    assert (row["action"], row["outcome"], subjects(row)) == (
        "patient.status_changed",
        "status_change_not_allowed",
        [patient],
    )


async def test_a_replayed_create_is_a_read_of_its_patient(provider: httpx.AsyncClient, demo: Assembly) -> None:
    headers, rows = {"idempotency-key": "create-once-1"}, await new_rows(demo)
    first = await provider.post("/patients", json=new_patient(), headers=headers)
    second = await provider.post("/patients", json=new_patient(), headers=headers)
    assert first.json() == second.json()
    written, replayed = await rows()
    assert subjects(written) == subjects(replayed) == [first.json()["id"]]


async def test_a_refetch_is_marked_only_when_the_session_opened_the_same_by_itself(
    patient: str, provider: httpx.AsyncClient, demo: Assembly
) -> None:
    other = (await provider.post("/patients", json=new_patient(family_name="Other"))).json()["id"]
    demo.trail._recent._sessions.clear()
    rows = await new_rows(demo)
    await provider.get(f"/patients/{patient}", headers=REFETCH)
    await provider.get(f"/patients/{patient}", headers=REFETCH)
    await provider.get("/patients", headers=REFETCH)
    await provider.get(f"/patients/{other}", headers=REFETCH)
    await provider.post("/patients/search", json={"text": NAME}, headers=REFETCH)
    marks = [(subjects(row), bool(row.get("automatic"))) for row in await rows()]
    assert [mark for _, mark in marks] == [False, True, False, True, False]


async def test_another_session_of_the_same_user_begins_unmarked(
    patient: str, provider: httpx.AsyncClient, client: httpx.AsyncClient, demo: Assembly
) -> None:
    await provider.get(f"/patients/{patient}")
    await client.post("/auth/sign-in/email", json={"email": "provider@example.com", "password": "pfinni-demo-2026"})
    rows = await new_rows(demo)
    await client.get(f"/patients/{patient}", headers=REFETCH)
    (row,) = await rows()
    assert not row.get("automatic")


async def test_refusals_without_a_session_are_counted_and_not_rows(client: httpx.AsyncClient, demo: Assembly) -> None:
    rows = await new_rows(demo)
    for _ in range(3):
        assert (await client.get("/patients")).status_code == 401
    assert (await client.post("/patients/search", json={"text": NAME})).status_code == 401
    assert (await client.get("/dashboard", headers={"authorization": "Bearer x.y.z"})).status_code == 401
    assert (await client.post("/auth/refresh", json={"refresh_token": 7})).status_code == 422
    assert await rows() == []
    await demo.refusals.write()
    (row,) = await rows()
    assert (row["actor"], row["action"], row["amount"]) == (SystemActor.NOBODY, "request.refusals_counted", 6)


async def test_what_nobody_may_ask_without_being_shown_anybody_leaves_no_row(
    client: httpx.AsyncClient, demo: Assembly
) -> None:
    rows = await new_rows(demo)
    for url in ("/auth/get-session", "/auth/jwks", "/setup", "/health/live", "/health/ready"):
        assert (await client.get(url)).status_code == 200
    assert await rows() == []


async def test_a_run_of_the_system_leaves_one_row_with_its_count(
    patient: str, provider: httpx.AsyncClient, demo: Assembly
) -> None:
    assert len(await audit_rows(demo, action="directory.filled", actor="system:fill")) == 1
    await demo.database.define(f"UPDATE patient:⟨{patient}⟩ SET version = 7")
    rows = await new_rows(demo)
    assert await demo.keeper.reconcile() == 1
    (row,) = await rows()
    assert (row["actor"], row["action"], row["amount"]) == ("system:reconciler", "directory.reconciled", 1)
    assert subjects(row) == []


async def test_a_group_that_does_not_commit_is_written_row_by_row(
    patient: str, provider: httpx.AsyncClient, demo: Assembly, engine: TroubledEngine
) -> None:
    """One of the waiting rows is in the store already, as after an answer that was lost."""
    rows = await new_rows(demo)
    engine.gate.clear()
    asking = [asyncio.create_task(provider.get(f"/patients/{patient}"))]
    await eventually(lambda: engine.held == 1)
    asking += [asyncio.create_task(provider.get(f"/patients/{patient}")) for _ in range(4)]
    await eventually(lambda: len(demo.trail._waiting) == 4)
    (there,) = demo.trail._waiting[-1].rows
    await demo.database.commit([create(there)])
    engine.gate.set()
    answers = await asyncio.gather(*asking)
    assert {answer.status_code for answer in answers} == {200}
    assert len(await rows()) == 5


async def test_a_live_socket_leaves_a_row_when_it_opens_and_when_it_is_refused(
    app: FastAPI, provider: httpx.AsyncClient, auditor: httpx.AsyncClient, demo: Assembly
) -> None:
    rows = await new_rows(demo)
    for client in (provider, auditor):
        cookie = "; ".join(f"{name}={value}" for name, value in client.cookies.items())
        async with LiveSocket(app, cookie) as socket:
            await eventually(lambda socket=socket: socket.heard)
    async with LiveSocket(app, "") as socket:
        await eventually(lambda: socket.has_heard("websocket.close"))
    assert [(row["role"], row["action"], row["outcome"]) for row in await rows()] == [
        ("provider", "live.opened", "ok"),
        ("audit", "live.opened", "not_permitted"),
    ]
    await demo.refusals.write()
    assert [row["amount"] for row in await rows()] == [1]


async def test_a_live_socket_that_cannot_be_recorded_shows_nothing(
    app: FastAPI, provider: httpx.AsyncClient, demo: Assembly, engine: TroubledEngine
) -> None:
    in_haste(demo)
    engine.make("refuses")
    cookie = "; ".join(f"{name}={value}" for name, value in provider.cookies.items())
    async with LiveSocket(app, cookie) as socket:
        await eventually(lambda: socket.has_heard("websocket.close"))
    assert not socket.has_heard("websocket.send")
