"""Runs an operation: over the socket of the running API, else on the store itself."""

import json
import socket
import stat
from collections.abc import AsyncIterator, Callable, Mapping
from pathlib import Path
from typing import Any

import httpx

from app.assembly import open_assembly
from app.cli.operations import OPERATIONS
from app.cli.steps import Step, in_words
from app.config.settings import Settings
from app.core.exceptions import AppException

SOCKET = "operator.sock"
OnStep = Callable[[Step], None]


_BROKEN_OFF = "PFINNI was stopped while it worked on this. Look what was done, then give the command again."


class OperationFailed(Exception):
    """The operation ended with a failure; the text says what to do."""


def socket_path(settings: Settings) -> Path:
    """Where the running API listens for the operator."""
    return settings.paths.run / SOCKET


def somebody_listens(path: Path) -> bool:
    """Whether an API answers there; a file left behind by one that was killed does not."""
    with socket.socket(socket.AF_UNIX) as probe:
        try:
            probe.connect(str(path))
        except OSError:
            return False
    return True


async def run_operation(
    settings: Settings, name: str, arguments: Mapping[str, Any], on_step: OnStep
) -> Mapping[str, Any]:
    """Run it and give its result. Raises OperationFailed, StoreCannotOpen or KeyringRefused."""
    result: Mapping[str, Any] | None = None
    async for step in _steps(settings, name, arguments):
        on_step(step)
        result = step.result
    if result is None:
        raise OperationFailed(_BROKEN_OFF)
    return result


async def _steps(settings: Settings, name: str, arguments: Mapping[str, Any]) -> AsyncIterator[Step]:
    path = socket_path(settings)
    if path.exists() and stat.S_ISSOCK(path.stat().st_mode):
        try:
            async for step in _over_socket(path, name, arguments):
                yield step
        except httpx.ConnectError:
            path.unlink(missing_ok=True)  # left behind by a process that was killed
        except httpx.TransportError:
            raise OperationFailed(_BROKEN_OFF) from None
        else:
            return
    async for step in _on_store(settings, name, arguments):
        yield step


async def _over_socket(path: Path, name: str, arguments: Mapping[str, Any]) -> AsyncIterator[Step]:
    transport = httpx.AsyncHTTPTransport(uds=str(path))
    request = {"operation": name, "arguments": dict(arguments)}
    async with (
        httpx.AsyncClient(transport=transport, base_url="http://operator", timeout=None) as client,  # noqa: S113
        client.stream("POST", "/run", json=request) as response,
    ):
        async for line in response.aiter_lines():
            content = json.loads(line)
            if "error" in content:
                raise OperationFailed(content.get("message", content["error"]))
            yield Step(**content)


async def _on_store(settings: Settings, name: str, arguments: Mapping[str, Any]) -> AsyncIterator[Step]:
    assembly = await open_assembly(settings)
    assembly.start()
    try:
        await assembly.filled()
        async for step in OPERATIONS[name](assembly, **arguments):
            yield step
    except AppException as failure:
        raise OperationFailed(in_words(failure)) from None
    finally:
        await assembly.close()
