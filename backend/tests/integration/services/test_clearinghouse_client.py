"""The client of the clearinghouse against the sandbox on a real port: tokens, files, outages."""

import asyncio
import socket
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import httpx
import pytest
import uvicorn

from app.config.settings import ClearinghouseSettings
from app.services.clearinghouse_client import ClearinghouseClient, ClearinghouseRefused, ClearinghouseUnavailable
from app.x12 import read_eligibility
from sandbox.main import create_app
from sandbox.state import SandboxState


class Sandbox:
    """The sandbox on a port of its own, with a clock that the test moves."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 25, 12, tzinfo=UTC)
        self.state = SandboxState(now=lambda: self.now)
        listening = socket.socket()
        listening.bind(("127.0.0.1", 0))
        self.socket = listening
        self.url = f"http://127.0.0.1:{listening.getsockname()[1]}"
        config = uvicorn.Config(create_app(self.state), log_config=None, ws="none", lifespan="off")
        self.server = uvicorn.Server(config)

    async def fails(self, **fault: object) -> None:
        async with httpx.AsyncClient(base_url=self.url) as client:
            (await client.put("/faults", json=fault)).raise_for_status()


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    sandbox = Sandbox()
    serving = asyncio.create_task(sandbox.server.serve(sockets=[sandbox.socket]))
    yield sandbox
    sandbox.server.should_exit = True
    await serving


def settings_of(sandbox: Sandbox, **fields: object) -> ClearinghouseSettings:
    return ClearinghouseSettings.model_validate({"clearinghouse_url": sandbox.url, **fields})


@pytest.fixture
async def client(sandbox: Sandbox) -> AsyncIterator[ClearinghouseClient]:
    client = ClearinghouseClient(settings_of(sandbox), pause=0.001)
    yield client
    await client.close()


async def test_the_nights_files_come_whole_and_readable(client: ClearinghouseClient) -> None:
    listed = await client.files()
    assert len(listed) == 20
    file = await client.download(listed[0])
    assert len(read_eligibility(file.content)) == 1
    assert file.name not in repr(file.content)
    assert repr(file) == f"DownloadedFile(name={file.name!r})"


async def test_an_expired_token_is_renewed_without_anybody_noticing(
    client: ClearinghouseClient, sandbox: Sandbox
) -> None:
    await client.files()
    sandbox.now += timedelta(hours=2)
    assert len(await client.files()) == 20


@pytest.mark.parametrize("status", [500, 503, 429])
async def test_a_passing_outage_is_waited_out(client: ClearinghouseClient, sandbox: Sandbox, status: int) -> None:
    await sandbox.fails(path="/files", status=status, times=3)
    assert len(await client.files()) == 20


async def test_a_lasting_outage_is_told_as_such(client: ClearinghouseClient, sandbox: Sandbox) -> None:
    await sandbox.fails(path="/files", status=503, times=100)
    with pytest.raises(ClearinghouseUnavailable):
        await client.files()


async def test_wrong_credentials_are_told_at_once(sandbox: Sandbox) -> None:
    client = ClearinghouseClient(settings_of(sandbox, clearinghouse_secret="wrong"), pause=0.001)
    with pytest.raises(ClearinghouseRefused):
        await client.files()
    await client.close()


async def test_nobody_there_is_an_outage() -> None:
    settings = ClearinghouseSettings(clearinghouse_url="http://127.0.0.1:1")
    client = ClearinghouseClient(settings, pause=0.001)
    with pytest.raises(ClearinghouseUnavailable):
        await client.files()
    await client.close()


async def test_a_download_that_was_changed_on_its_way_is_not_taken(client: ClearinghouseClient) -> None:
    listed = (await client.files())[0]
    with pytest.raises(ClearinghouseUnavailable):
        await client.download(listed.model_copy(update={"sha256": "0" * 64}))


async def test_a_refused_inquiry_names_nothing_of_it(client: ClearinghouseClient) -> None:
    with pytest.raises(ClearinghouseRefused) as refused:
        await client.ask(b"ISA*00*PLANTED NAME~")
    assert "PLANTED" not in f"{refused.value!r} {refused.value}"
