"""The live socket: signed in by the session cookie, opened only from our own pages, silent about people.

A browser that comes back with `?after=N` gets what it missed, or is told to load anew when that is too much or N is
no number of ours. The session is looked at again every few seconds, for what other processes did to it, and when it
ends here; heartbeats are the protocol's own and extend nothing. 45 CFR 164.308(a)(3)(ii)(C): dead within 5 s.
https://www.rfc-editor.org/rfc/rfc6455#section-10.2
"""

import asyncio
import contextlib
from typing import Annotated

from fastapi import APIRouter, Query, WebSocket
from starlette.websockets import WebSocketDisconnect

from app.assembly import Assembly
from app.audit.access_log import AccessLog, Origin
from app.audit.vocabulary import AuditAction
from app.core.actor import Actor, SystemActor
from app.core.auth_middleware import SessionState, permit
from app.core.exceptions import AppException, AuditUnavailable, AuthorizationException, NotReady
from app.core.permissions import Permission
from app.websockets.hub import RESYNC, Farewell, Listener

router = APIRouter()
MOST_MISSED = 1000
LOOK_AGAIN = 4.0
"""Seconds."""
FAILED = 1011
"""The protocol's own code for a server that met something it did not expect (RFC 6455, 7.4.1)."""
NOBODY = Actor(str(SystemActor.NOBODY))


@router.websocket("/live")
async def live(socket: WebSocket, after: Annotated[int | None, Query(ge=0)] = None) -> None:
    """Frames of the caller's scope, from the last event that the caller saw."""
    assembly: Assembly = socket.app.state.assembly
    state = socket.scope.get("state", {})
    access = AccessLog(
        assembly.trail, NOBODY, AuditAction.LIVE_OPENED, Origin(state.get("address"), state.get("request_id"))
    )
    try:
        session = await _admitted(socket, assembly, access)
        await access.settle()
    except AppException as refused:
        await _refuse(socket, assembly, access, refused)
        return
    await socket.accept()
    await _serve(socket, assembly, session, after)


async def _admitted(socket: WebSocket, assembly: Assembly, access: AccessLog) -> SessionState:
    if socket.headers.get("origin") not in assembly.settings.server.origins:
        raise AuthorizationException
    session = await assembly.authenticator.authenticate(socket.headers)
    access.actor = session.actor()
    permit(session.actor(), Permission.DASHBOARD_READ)
    assembly.limits.request_by(f"user:{session.user_id}")
    if not assembly.directory.is_filled:
        raise NotReady
    return session


async def _refuse(socket: WebSocket, assembly: Assembly, access: AccessLog, refused: AppException) -> None:
    if access.actor is NOBODY:
        assembly.refusals.count(access.origin.address)
    else:
        access.outcome = refused.code
        with contextlib.suppress(AuditUnavailable):
            await access.settle()
    farewells = {401: Farewell.SIGNED_OUT, 429: Farewell.NOT_YET, 500: Farewell.NOT_YET, 503: Farewell.NOT_YET}
    await socket.accept()
    await socket.close(farewells.get(refused.status, Farewell.REFUSED))


async def _serve(socket: WebSocket, assembly: Assembly, session: SessionState, after: int | None) -> None:
    listener = Listener(session.id, session.scope)
    position = assembly.hub.join(listener)
    tasks = [
        asyncio.create_task(_send(socket, assembly, listener, position, after)),
        asyncio.create_task(_receive(socket)),
        asyncio.create_task(_watch_session(assembly, session)),
        asyncio.create_task(listener.dropped()),
    ]
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        code = max(FAILED if task.exception() else task.result() or 1000 for task in done)
    finally:
        assembly.hub.leave(listener)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    with contextlib.suppress(RuntimeError, WebSocketDisconnect):
        await socket.close(code)


async def _send(socket: WebSocket, assembly: Assembly, listener: Listener, position: int, after: int | None) -> None:
    for missed in await _beginning(assembly, listener, position, after):
        await socket.send_text(missed)
    while True:
        await socket.send_text(await listener.frames.get())


async def _beginning(assembly: Assembly, listener: Listener, position: int, after: int | None) -> list[str]:
    """What was missed since `after`, up to where live frames take over, and the counts as they are."""
    counts = assembly.hub.counts_frame(listener.scope, position)
    if after is None or after == position:
        return [counts]
    if after > position or position - after > MOST_MISSED:
        return [RESYNC, counts]
    missed = await assembly.events.after(after, position - after)
    return [*assembly.hub.frames(missed, listener.scope), counts]


async def _receive(socket: WebSocket) -> None:
    """Browsers have nothing to say here; reading tells when they leave."""
    while (await socket.receive())["type"] != "websocket.disconnect":
        pass


async def _watch_session(assembly: Assembly, session: SessionState) -> Farewell:
    """Look at once, because the session may have ended while the socket was being opened, and then again and again."""
    while True:
        current = await assembly.sessions.session_with_id(session.id)
        if current is None or not current.is_active or current.expires_at <= assembly.clock():
            return Farewell.SIGNED_OUT
        if (current.role, current.scope) != (session.role, session.scope):
            return Farewell.NOT_YET
        await asyncio.sleep(LOOK_AGAIN)
