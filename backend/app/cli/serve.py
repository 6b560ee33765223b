"""The API process: one event loop for the API, the operator's socket, the workers and the directory.

Signals end it gracefully: requests under way are answered, events numbered, audit rows sealed, the store closed.
"""

import asyncio
import contextlib
import errno
import gc
import logging
import os
import socket
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import uvicorn

from app.assembly import Assembly, open_assembly
from app.audit.heads import HeadsUnreadable
from app.audit.vocabulary import AuditAction
from app.cli.lifetime import stopped_by_signals, unless
from app.cli.operations import NothingThere, import_path
from app.cli.operator_app import operator_app
from app.cli.remote import socket_path
from app.config.logging import configure_logging
from app.config.settings import Settings
from app.core.actor import SystemActor
from app.core.clock import MovableClock, system_clock
from app.database.audit_repository import AuditRepository
from app.database.failures import StoreCannotOpen
from app.main import create_app
from app.models.practice_models import PracticeNotSetUp

_log = logging.getLogger("pfinni.start")
_MOST_WAITING = 2048
_LONGEST_SOCKET_PATH = 103
"""macOS takes 103 bytes, Linux 107."""
_SWITCHES_AFTER = 0.0005
"""Seconds that a thread which computes may keep the interpreter from the loop, which waits for it at every step."""


class CannotListen(Exception):
    """Nobody can be served at the place that the settings name; the text says what to do."""


class _Server(uvicorn.Server):
    """Leaves signals to us: two servers share the process."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Capture nothing."""
        yield


async def serve(settings: Settings) -> None:
    """Serve until a signal comes. Raises CannotListen, StoreCannotOpen or KeyringRefused before anything is served."""
    configure_logging(settings.logs)
    sys.setswitchinterval(_SWITCHES_AFTER)
    _refuse_long_path(socket_path(settings))
    stopping = stopped_by_signals()
    with _api_socket(settings) as api_socket:
        assembly = await open_assembly(settings, MovableClock() if settings.is_demo else system_clock)
        try:
            await _warn_of_lost_rows(assembly)
            assembly.start()
            if await unless(stopping, _begin(assembly, settings)):
                with _operator_socket(socket_path(settings)) as operator_socket:
                    await _serve_both(assembly, api_socket, operator_socket, stopping)
        finally:
            await assembly.close()


async def _serve_both(
    assembly: Assembly, api_socket: socket.socket, operator_socket: socket.socket, stopping: asyncio.Event
) -> None:
    """Until a signal comes, a server ends, or the directory cannot be filled."""
    servers = [_api_server(assembly), _operator_server(assembly)]
    tasks = [
        asyncio.create_task(servers[0].serve(sockets=[api_socket])),
        asyncio.create_task(servers[1].serve(sockets=[operator_socket])),
    ]
    watchers = [asyncio.create_task(stopping.wait()), asyncio.create_task(_until_filling_fails(assembly))]
    await asyncio.wait([*tasks, *watchers], return_when=asyncio.FIRST_COMPLETED)
    for server in servers:
        server.should_exit = True
    await asyncio.gather(*tasks, return_exceptions=True)
    for watcher in watchers:
        watcher.cancel()
    if not stopping.is_set():
        raise StoreCannotOpen("The store could not be read to its end; it was left as it is. Restore a backup.")


def leave(code: int) -> NoReturn:
    """End the process at once: the engine's threads do not survive the plain end of the interpreter."""
    sys.stdout.flush()
    sys.stderr.flush()
    time.sleep(0.05)
    os._exit(code)


async def _warn_of_lost_rows(assembly: Assembly) -> None:
    """Say it when the chain's head outside lies ahead of the store: a flipped bit or an old backup took its end."""
    try:
        noted = await asyncio.to_thread(assembly.heads.last)
    except HeadsUnreadable:
        _log.error("the heads outside the store cannot be read")
        return
    if noted is not None and noted.number > await AuditRepository(assembly.database).last_number():
        _log.error("the store lacks audit rows that were noted outside it")
        print(
            "WARNING: the store has lost its newest entries; see `pfinni audit verify`, and restore a backup.",
            flush=True,
        )


async def _until_filling_fails(assembly: Assembly) -> None:
    """Ends only when the directory could not be filled: without it nothing can be answered."""
    try:
        await assembly.filled()
    except Exception as error:  # noqa: BLE001 - whatever it was, its text may quote a row
        _log.error("the directory could not be filled", extra={"kind": type(error).__name__})
        return
    _spare_the_collector()
    await asyncio.Event().wait()


def _spare_the_collector() -> None:
    """What the start has made stays: the collector need not walk it again and again while requests wait."""
    gc.collect()
    gc.freeze()


async def _begin(assembly: Assembly, settings: Settings) -> None:
    """The first start: the demo sets itself up; a real practice gets a token to be set up with."""
    await _refuse_the_other_mode(assembly, settings)
    if settings.is_demo:
        access = assembly.access_log(SystemActor.OPERATOR, AuditAction.DEMO_CREATED)
        demo = assembly.demo_service(access)
        if await demo.is_to_begin():
            await assembly.filled()
            server, samples = settings.server, settings.paths.samples
            await demo.begin(server.practice_name, server.practice_zone, lambda: _import_samples(assembly, samples))
        return
    access = assembly.access_log(SystemActor.OPERATOR, AuditAction.PRACTICE_SET_UP)
    token = await assembly.setup_service(access).new_token()
    if token is not None:
        print(f"SET-UP TOKEN (good for one day): {token}", flush=True)
        print(f"Open {settings.server.public_url}{settings.server.base_path}/setup to begin.", flush=True)


async def _refuse_the_other_mode(assembly: Assembly, settings: Settings) -> None:
    """Neither real people behind the demo's sign-ins, nor the demo's sign-ins in front of a real practice."""
    service = assembly.practice_service(assembly.access_log(SystemActor.OPERATOR, AuditAction.PRACTICE_READ))
    try:
        practice = await service.practice()
    except PracticeNotSetUp:
        return
    if practice.is_demo is not settings.is_demo:
        mode = "demo" if practice.is_demo else "practice"
        raise StoreCannotOpen(f"This store is a {mode}'s: set PFINNI_MODE={mode}, or PFINNI_HOME to another folder.")


async def _import_samples(assembly: Assembly, folder: Path) -> None:
    with contextlib.suppress(NothingThere):
        async for _ in import_path(assembly, str(folder)):
            pass


def _api_server(assembly: Assembly) -> _Server:
    return _Server(
        uvicorn.Config(
            create_app(assembly, closes=False),
            http="httptools",
            ws="websockets-sansio",
            ws_max_size=4096,
            ws_ping_interval=20,
            ws_ping_timeout=20,
            ws_per_message_deflate=False,  # 36 KB a socket and half as much work again, for frames of 600 bytes
            lifespan="off",
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=False,
            timeout_keep_alive=75,  # longer than the web server keeps one, or it asks on a connection that just closed
            timeout_graceful_shutdown=5,
        )
    )


def _operator_server(assembly: Assembly) -> _Server:
    return _Server(
        uvicorn.Config(
            operator_app(assembly),
            lifespan="off",
            log_config=None,
            access_log=False,
            ws="none",
            timeout_graceful_shutdown=5,
        )
    )


def _api_socket(settings: Settings) -> socket.socket:
    host, port = settings.server.host, settings.server.port
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen(_MOST_WAITING)
    except OSError as error:
        listening.close()
        raise CannotListen(_why_not(error, port)) from None
    return listening


def _why_not(error: OSError, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} is taken by another program. Stop it, or set PFINNI_PORT."
    if error.errno == errno.EACCES:
        return f"Port {port} is not this user's to listen on: set PFINNI_PORT to 1024 or more."
    return "PFINNI cannot listen at PFINNI_HOST: it is no address of this machine."


def _refuse_long_path(path: Path) -> None:
    if len(os.fsencode(path)) > _LONGEST_SOCKET_PATH:
        raise CannotListen(f"The path {path} is too long for a socket: set PFINNI_RUN_FOLDER to a shorter one.")


@contextlib.contextmanager
def _operator_socket(path: Path) -> Iterator[socket.socket]:
    """A Unix socket that only this user may open; it is gone when the API is."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    path.unlink(missing_ok=True)
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as listening:
        listening.bind(str(path))
        path.chmod(0o600)
        try:
            yield listening
        finally:
            path.unlink(missing_ok=True)
