"""The parts of the API process and the operator's socket, in this process."""

import asyncio
import json
import os
import signal
import socket
import stat
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path
from typing import Any, Self

import httpx
import pytest

from app.assembly import Assembly
from app.cli import operations, remote
from app.cli.lifetime import stopped_by_signals, unless
from app.cli.operator_app import operator_app
from app.cli.remote import OperationFailed, run_operation
from app.cli.serve import (
    CannotListen,
    _api_socket,
    _operator_socket,
    _refuse_long_path,
    _refuse_the_other_mode,
)
from app.cli.steps import Step
from app.config.settings import Mode, ServerSettings, Settings
from app.database.failures import StoreCannotOpen
from tests.conftest import free_port, operator, settings_for


def at(port: int, host: str = "127.0.0.1") -> Settings:
    """Settings of an API at this place."""
    settings = settings_for(Path("/nowhere"))
    server = ServerSettings(port=port, host=host)
    return settings.model_copy(update={"server": server})


def test_a_taken_port_is_told_with_its_number() -> None:
    port = free_port()
    with _api_socket(at(port)), pytest.raises(CannotListen, match=f"Port {port} is taken"):
        _api_socket(at(port))


@pytest.mark.parametrize("host", ["203.0.113.7", "no.such.host.invalid"])
def test_an_address_of_another_machine_is_told(host: str) -> None:
    with pytest.raises(CannotListen, match="PFINNI_HOST"):
        _api_socket(at(free_port(), host))


def test_it_listens_on_an_ipv6_loopback_too() -> None:
    with suppress(CannotListen), _api_socket(at(free_port(), "::1")) as listening:
        assert listening.family is socket.AF_INET6


def test_the_operators_socket_is_this_users_alone_and_goes_with_the_api(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    path = tmp_path_factory.mktemp("s") / "run" / "operator.sock"
    path.parent.mkdir(mode=0o700)
    path.write_text("left behind")
    with _operator_socket(path):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert stat.S_ISSOCK(path.stat().st_mode)
    assert not path.exists()


def test_a_path_too_long_for_a_socket_is_told_before_anything_is_opened() -> None:
    with pytest.raises(CannotListen, match="PFINNI_RUN_FOLDER"):
        _refuse_long_path(Path("/" + "r" * 103))
    _refuse_long_path(Path("/" + "r" * 102))


async def test_work_is_broken_off_by_a_signal_and_its_end_is_waited_for() -> None:
    ended: list[str] = []

    async def work() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            ended.append("tidied up")

    stopping = stopped_by_signals()
    try:
        waiting = asyncio.create_task(unless(stopping, work()))
        await asyncio.sleep(0)
        os.kill(os.getpid(), signal.SIGTERM)
        assert await waiting is False
    finally:
        for number in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().remove_signal_handler(number)
    assert ended == ["tidied up"]


async def test_work_that_is_done_or_fails_is_not_broken_off() -> None:
    async def fine() -> None:
        return

    async def failing() -> None:
        raise StoreCannotOpen("A reason.")

    assert await unless(asyncio.Event(), fine()) is True
    with pytest.raises(StoreCannotOpen):
        await unless(asyncio.Event(), failing())


async def test_a_demo_never_becomes_a_practice_by_a_setting(demo: Assembly) -> None:
    practice = demo.settings.model_copy(update={"server": ServerSettings(mode=Mode.PRACTICE)})
    with pytest.raises(StoreCannotOpen, match="PFINNI_MODE=demo"):
        await _refuse_the_other_mode(demo, practice)
    await _refuse_the_other_mode(demo, demo.settings)


async def test_a_practice_never_gets_the_demos_sign_ins_by_a_setting(assembly: Assembly) -> None:
    practice = assembly.settings.model_copy(update={"server": ServerSettings(mode=Mode.PRACTICE)})
    await _refuse_the_other_mode(assembly, practice)
    await _refuse_the_other_mode(assembly, assembly.settings)
    await assembly.practice_service(operator(assembly)).found("Northside", "America/New_York", is_demo=False)
    await _refuse_the_other_mode(assembly, practice)
    with pytest.raises(StoreCannotOpen, match="PFINNI_MODE=practice"):
        await _refuse_the_other_mode(assembly, assembly.settings)


@pytest.fixture
async def over_the_socket(assembly: Assembly) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(app=operator_app(assembly), raise_app_exceptions=True)
    async with httpx.AsyncClient(transport=transport, base_url="http://operator") as client:
        yield client


def lines(answer: httpx.Response) -> list[dict[str, Any]]:
    return [json.loads(line) for line in answer.text.splitlines()]


async def test_an_operation_streams_its_steps_and_ends_with_its_result(over_the_socket: httpx.AsyncClient) -> None:
    answer = await over_the_socket.post("/run", json={"operation": "audit.verify", "arguments": {}})
    assert lines(answer)[-1]["result"]["is_whole"]


async def test_an_unknown_operation_is_told(over_the_socket: httpx.AsyncClient) -> None:
    answer = await over_the_socket.post("/run", json={"operation": "audit.forget"})
    assert (answer.status_code, answer.json()) == (404, {"error": "unknown_operation"})


async def test_a_failure_is_a_line_with_what_to_do(over_the_socket: httpx.AsyncClient, tmp_path: Path) -> None:
    answer = await over_the_socket.post("/run", json={"operation": "import", "arguments": {"path": str(tmp_path)}})
    assert lines(answer)[-1]["error"] == "nothing_there"


async def test_a_fault_is_a_line_without_its_text(
    over_the_socket: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(_: Assembly) -> AsyncIterator[Step]:
        yield Step(0, 1)
        raise KeyError("Quillfeather")

    monkeypatch.setitem(operations.OPERATIONS, "audit.verify", broken)  # type: ignore[arg-type]
    answer = await over_the_socket.post("/run", json={"operation": "audit.verify"})
    assert [each.get("error") for each in lines(answer)] == [None, "internal_error"]
    assert "Quillfeather" not in answer.text


class Operator:
    """Somebody who holds the operator's socket and answers as a test wants."""

    def __init__(self, settings: Settings, answer: bytes) -> None:
        self.path = remote.socket_path(settings)
        self.path.parent.mkdir(exist_ok=True)
        self.answer = answer
        self.asked = 0

    async def __aenter__(self) -> Self:
        self.server = await asyncio.start_unix_server(self._serve, self.path)
        return self

    async def __aexit__(self, *_: object) -> None:
        self.server.close()
        await self.server.wait_closed()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        self.asked += 1
        writer.write(self.answer)
        writer.close()


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/x-ndjson\r\nConnection: close\r\n\r\n"
CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
STEP = b'{"done": 1, "total": 2, "result": null}\n'


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (b"", "was stopped"),
        (CHUNKED + b"27\r\n" + STEP, "was stopped"),
        (HEAD, "was stopped"),
        (HEAD + STEP, "was stopped"),
        (HEAD + b'{"error": "x", "message": "What to do."}\n', "What to do."),
        (HEAD + b'{"error": "unknown_operation"}\n', "unknown_operation"),
    ],
)
async def test_an_api_that_goes_away_meanwhile_is_told_as_such(
    tmp_path_factory: pytest.TempPathFactory, answer: bytes, words: str
) -> None:
    settings = settings_for(tmp_path_factory.mktemp("o"))
    async with Operator(settings, answer) as operator_of:
        with pytest.raises(OperationFailed, match=words):
            await run_operation(settings, "audit.verify", {}, lambda _: None)
        assert operator_of.asked == 1
    assert not settings.paths.data.exists()


async def test_a_stale_socket_is_removed_and_the_store_is_opened(tmp_path_factory: pytest.TempPathFactory) -> None:
    settings = settings_for(tmp_path_factory.mktemp("o"))
    path = remote.socket_path(settings)
    path.parent.mkdir()
    with socket.socket(socket.AF_UNIX) as stale:
        stale.bind(str(path))
    steps: list[Step] = []
    result = await run_operation(settings, "audit.verify", {}, steps.append)
    assert result["is_whole"]
    assert steps[-1].result == result
    assert not path.exists()


async def test_without_an_api_a_failure_is_the_same_and_the_store_is_closed(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    settings = settings_for(tmp_path_factory.mktemp("o"))
    for _ in range(2):
        with pytest.raises(OperationFailed, match="no eligibility file"):
            await run_operation(settings, "import", {"path": str(settings.paths.home / "nothing")}, lambda _: None)
