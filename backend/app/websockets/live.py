"""The live socket of the pages: everything that the session may hear of, or the topics that it names."""

from typing import Annotated

from fastapi import APIRouter, Query, WebSocket

from app.audit.vocabulary import AuditAction
from app.websockets.stream import Asked, stream
from app.websockets.topics import Topic

router = APIRouter()


@router.websocket("/live")
async def live(
    socket: WebSocket,
    after: Annotated[int | None, Query(ge=0)] = None,
    topic: Annotated[frozenset[Topic], Query()] = frozenset(),
) -> None:
    """Frames of the caller's scope, from the last event that the caller saw."""
    await stream(socket, AuditAction.LIVE_OPENED, Asked(topic, after))
