"""The middleware that lets faults happen, and the routes that set them."""

from typing import Final

from fastapi import APIRouter, status
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sandbox.faults import Fault
from sandbox.state import SandboxState, State

router = APIRouter(prefix="/faults", tags=["faults"])

_NEVER_FAULTY: Final = ("/faults", "/sink", "/health")
_ASK_AGAIN_LATER: Final = frozenset({status.HTTP_429_TOO_MANY_REQUESTS, status.HTTP_503_SERVICE_UNAVAILABLE})


@router.put("", status_code=status.HTTP_204_NO_CONTENT)
async def set_fault(fault: Fault, state: State) -> None:
    """Set a fault for the next requests of a path."""
    state.faults.put(fault)


@router.get("")
async def list_faults(state: State) -> list[Fault]:
    """The faults that have not happened yet."""
    return state.faults.all()


@router.delete("", status_code=status.HTTP_204_NO_CONTENT)
async def clear_faults(state: State) -> None:
    """Let everything work again."""
    state.faults.clear()


class FaultMiddleware:
    """Delays or refuses requests as the faults say; the routes of the sandbox itself always work."""

    def __init__(self, app: ASGIApp, state: SandboxState) -> None:
        self._app = app
        self._state = state

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the request through, late, or not at all."""
        path: str = scope.get("path", "")
        fault = None
        if scope["type"] == "http" and not path.startswith(_NEVER_FAULTY):
            fault = self._state.faults.take(path)
        if fault is None:
            await self._app(scope, receive, send)
            return
        if fault.is_done_before:
            await self._answer_afterwards(fault, scope, receive, send)
            return
        await self._state.sleep(fault.delay_seconds)
        if fault.status is None:
            await self._app(scope, receive, send)
        else:
            await _refusal(fault.status)(scope, receive, send)

    async def _answer_afterwards(self, fault: Fault, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the route do its work, then hold its answer back or put another one in its place."""
        answer: list[Message] = []

        async def keep(message: Message) -> None:
            answer.append(message)

        await self._app(scope, receive, keep)
        await self._state.sleep(fault.delay_seconds)
        if fault.status is not None:
            await _refusal(fault.status)(scope, receive, send)
            return
        for message in answer:
            await send(message)


def _refusal(code: int) -> JSONResponse:
    headers = {"Retry-After": "1"} if code in _ASK_AGAIN_LATER else {}
    return JSONResponse({"error": "fault on demand"}, status_code=code, headers=headers)
