"""The process is killed while it sends: every alert leads to one mail and one message at the providers, not to two.

Kills are real, and so are clock, SDK and HTTP; the providers are the sandbox. Each round raises one urgent alert, lets
both answers come late, and kills once something has arrived.
"""

from collections import Counter
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest

from app.cli.up import third_parties
from app.config.settings import Settings
from tests.api_process import ApiProcess
from tests.conftest import eventually
from tests.integration.services.test_notices import PATHS
from tests.sandbox_port import LATE, SandboxPort, sandbox_port

ROUNDS = 4
SETTLED = {"sent", "delivered"}


@pytest.fixture
async def sandbox() -> AsyncIterator[SandboxPort]:
    async with sandbox_port(lambda: datetime.now(UTC)) as sandbox:
        yield sandbox


@pytest.fixture
async def api(tmp_path: Path, sandbox: SandboxPort) -> AsyncIterator[ApiProcess]:
    api = ApiProcess(tmp_path / "home", **third_parties(Settings(), sandbox.url))
    api.start()
    try:
        await api.until_ready()
        yield api
    finally:
        api.stop()


async def make_urgent(api: ApiProcess, number: int) -> None:
    async with api.signed_in() as provider:
        patients: list[dict[str, Any]] = (await provider.get("/patients")).json()["items"]
        patient = [each for each in patients if each["status"] != "urgent"][number]
        version = (await provider.get(f"/patients/{patient['id']}")).json()["version"]
        body = {"status": "urgent", "version": version, "reason": "seen by a test"}
        (await provider.put(f"/patients/{patient['id']}/status", json=body)).raise_for_status()


async def outbox(admin: httpx.AsyncClient) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = (await admin.get("/outbox", params={"limit": 200})).json()["items"]
    return items


@pytest.mark.long
async def test_a_kill_in_the_middle_of_sending_doubles_nothing_and_loses_nothing(
    api: ApiProcess, sandbox: SandboxPort
) -> None:
    async with api.signed_in("admin") as admin:
        (await admin.put("/alerts/preferences", json={"phone": "+12125550142"})).raise_for_status()
    for number in range(ROUNDS):
        arrived = len(sandbox.mails) + len(sandbox.messages)
        for path in PATHS.values():
            sandbox.fails(path, is_done_before=True, delay_seconds=LATE)
        await make_urgent(api, number)
        await eventually(lambda before=arrived: len(sandbox.mails) + len(sandbox.messages) > before, within=20)
        api.kill()
        sandbox.state.faults.clear()
        api.start()
        await api.until_ready()
    async with api.signed_in("admin") as admin:

        async def is_settled() -> bool:
            return {notice["state"] for notice in await outbox(admin)} <= SETTLED

        await eventually(is_settled, within=90)
        notices = await outbox(admin)
    assert Counter(notice["channel"] for notice in notices) == {"email": ROUNDS, "sms": ROUNDS}
    assert (len(sandbox.mails), len(sandbox.messages)) == (ROUNDS, ROUNDS)
    ids = {mail.id for mail in sandbox.mails} | {message.sid for message in sandbox.messages}
    assert {notice["provider_id"] for notice in notices} == ids
