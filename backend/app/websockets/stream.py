"""What every socket of ours does: signed in by the session cookie, opened only from our own pages, silent about people.

A browser that comes back with `?after=N` gets what it missed, or is told to load anew when that is too much or N is
no number of ours. Heartbeats are the protocol's own; neither they nor an open socket extend a session.
https://www.rfc-editor.org/rfc/rfc6455#section-10.2
"""

import asyncio
import contextlib
from dataclasses import dataclass

from fastapi import WebSocket
from starlette.websockets import WebSocketDisconnect

from app.assembly import Assembly
from app.audit.access_log import AccessLog, Origin
from app.audit.vocabulary import AuditAction
from app.core.actor import Actor, SystemActor
from app.core.auth_middleware import SessionState, permit
from app.core.exceptions import AppException, AuditUnavailable, AuthorizationException, NotReady
from app.websockets.hub import Farewell, Listener
from app.websockets.session_watch import audience_of
from app.websockets.topics import NEEDS, RESYNC, Topic, topics_of

MOST_MISSED = 1000
FAILED = 1011
"""The protocol's own code for a server that met something it did not expect (RFC 6455, 7.4.1)."""
NOBODY = Actor(str(SystemActor.NOBODY))
_FAREWELLS = {401: Farewell.SIGNED_OUT, 429: Farewell.NOT_YET, 500: Farewell.NOT_YET, 503: Farewell.NOT_YET}


@dataclass(frozen=True, slots=True)
class Asked:
    """What a browser wants to hear: these topics, or without any all that its session may; from this number on."""

    topics: frozenset[Topic] = frozenset()
    after: int | None = None


async def stream(socket: WebSocket, action: AuditAction, asked: Asked) -> None:
    """Serve one socket from its opening, which is recorded, to its end."""
    assembly: Assembly = socket.app.state.assembly
    state = socket.scope.get("state", {})
    access = AccessLog(assembly.trail, NOBODY, action, Origin(state.get("address"), state.get("request_id")))
    try:
        listener = await _admitted(socket, assembly, access, asked.topics)
        await access.settle()
    except AppException as refused:
        await _refuse(socket, assembly, access, refused)
        return
    await socket.accept()
    await _serve(socket, assembly, listener, asked.after)


async def _admitted(socket: WebSocket, assembly: Assembly, access: AccessLog, wanted: frozenset[Topic]) -> Listener:
    if socket.headers.get("origin") not in assembly.settings.server.origins:
        raise AuthorizationException
    session = await assembly.authenticator.authenticate(socket.headers)
    access.actor = session.actor()
    topics = _permitted(session, wanted)
    assembly.limits.request_by(f"user:{session.user_id}")
    if not assembly.directory.is_filled:
        raise NotReady
    return Listener(session.id, session.user_id, audience_of(session, topics))


def _permitted(session: SessionState, wanted: frozenset[Topic]) -> frozenset[Topic]:
    """What the socket will hear. Raises AuthorizationException for a topic that is not permitted, and for none."""
    for permission in (each for topic in wanted for each in NEEDS[topic]):
        permit(session.actor(), permission)
    topics = wanted or topics_of(session.permissions)
    if not topics:
        raise AuthorizationException
    return topics


async def _refuse(socket: WebSocket, assembly: Assembly, access: AccessLog, refused: AppException) -> None:
    if access.actor is NOBODY:
        assembly.refusals.count(access.origin.address)
    else:
        access.outcome = refused.code
        with contextlib.suppress(AuditUnavailable):
            await access.settle()
    await socket.accept()
    await socket.close(_FAREWELLS.get(refused.status, Farewell.REFUSED))


async def _serve(socket: WebSocket, assembly: Assembly, listener: Listener, after: int | None) -> None:
    position = assembly.hub.join(listener)
    tasks = [
        asyncio.create_task(_send(socket, assembly, listener, position, after)),
        asyncio.create_task(_receive(socket)),
    ]
    ends: list[asyncio.Future[Farewell | None]] = [*tasks, listener.dropped]
    try:
        done, _ = await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
        code = max(FAILED if ended.exception() else ended.result() or 1000 for ended in done)
    finally:
        assembly.hub.leave(listener)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    with contextlib.suppress(RuntimeError, WebSocketDisconnect):
        await socket.close(code)


async def _send(
    socket: WebSocket, assembly: Assembly, listener: Listener, position: int, after: int | None
) -> Farewell | None:
    farewell = await assembly.session_watch.judge(listener)
    if farewell is not None:
        return farewell
    for missed in await beginning(assembly, listener, position, after):
        await socket.send_text(missed)
    while True:
        for frame in await listener.take():
            await socket.send_text(frame)


async def beginning(assembly: Assembly, listener: Listener, position: int, after: int | None) -> list[str]:
    """What was missed since `after`, up to where live frames take over, and the counts as they are."""
    counts = assembly.hub.counts_frame(listener.audience, listener.user, position)
    if after is None or after == position:
        return [counts]
    if after > position or position - after > MOST_MISSED:
        return [RESYNC, counts]
    missed = await assembly.events.after(after, position - after)
    return [*assembly.hub.frames(missed, listener.audience), counts]


async def _receive(socket: WebSocket) -> Farewell | None:
    """Browsers have nothing to say here; reading tells when they leave."""
    while (await socket.receive())["type"] != "websocket.disconnect":
        pass
    return None
