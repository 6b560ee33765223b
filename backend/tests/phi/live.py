"""A live socket at the ASGI level: enough of one to hear every frame."""

import asyncio
from collections.abc import Sequence
from typing import Any, Self

from tests.conftest import ORIGIN


class LiveSocket:
    """Opens, listens until it is told to leave, and keeps what it hears."""

    def __init__(self, app: Any, cookie: str, query: str = "", headers: Sequence[tuple[str, str]] = ()) -> None:
        self._app = app
        own = [("origin", ORIGIN), ("cookie", cookie), *headers]
        self._scope = {
            "type": "websocket",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "scheme": "ws",
            "path": "/api/v1/live",
            "raw_path": b"/api/v1/live",
            "root_path": "",
            "query_string": query.encode(),
            "headers": [(name.encode(), value.encode()) for name, value in own],
            "client": ("127.0.0.1", 1),
            "server": ("127.0.0.1", 8000),
            "subprotocols": [],
            "extensions": {},
        }
        self._leaving = asyncio.Event()
        self._has_begun = False
        self.heard: list[dict[str, Any]] = []

    async def __aenter__(self) -> Self:
        self._task = asyncio.create_task(self._app(self._scope, self._receive, self._send))
        return self

    async def __aexit__(self, *_: object) -> None:
        self._leaving.set()
        await asyncio.gather(self._task, return_exceptions=True)

    def has_heard(self, *words: str) -> bool:
        """Whether a frame holds one of these words."""
        return any(word in str(frame) for frame in self.heard for word in words)

    async def _receive(self) -> dict[str, Any]:
        if not self._has_begun:
            self._has_begun = True
            return {"type": "websocket.connect"}
        await self._leaving.wait()
        return {"type": "websocket.disconnect", "code": 1000}

    async def _send(self, message: dict[str, Any]) -> None:
        self.heard.append(message)
