"""The stream of alerts for clients that want nothing else: a wall screen, a pager's gateway.

The same socket as the live one (`stream`), narrowed to the topic of alerts, and recorded under a name of its own. A
frame names the alert, its patient, its priority and its state; what it is about is read from `/alerts/{id}`, which
leaves its own trace. Alerts about the system go to those who run it.
"""

from typing import Annotated

from fastapi import APIRouter, Query, WebSocket

from app.audit.vocabulary import AuditAction
from app.websockets.stream import Asked, stream
from app.websockets.topics import Topic

router = APIRouter()
ALERTS = frozenset({Topic.ALERTS})


@router.websocket("/alerts/stream")
async def stream_alerts(socket: WebSocket, after: Annotated[int | None, Query(ge=0)] = None) -> None:
    """Changes of the alerts that the caller may see, and how many wait; from the last event that the caller saw."""
    await stream(socket, AuditAction.ALERTS_STREAMED, Asked(ALERTS, after))
