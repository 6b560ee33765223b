"""The operator's own small application on a Unix socket (mode 0600): whoever may open the socket owns the machine."""

import json
import logging
from collections.abc import AsyncIterator

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from app.assembly import Assembly
from app.cli.operations import OPERATIONS
from app.cli.steps import in_words
from app.core.exceptions import AppException

_log = logging.getLogger("pfinni.operations")


def operator_app(assembly: Assembly) -> Starlette:
    """One route: run an operation and stream its steps, one JSON object a line."""

    async def run(request: Request) -> Response:
        asked = await request.json()
        operation = OPERATIONS.get(str(asked.get("operation")))
        if operation is None:
            return JSONResponse({"error": "unknown_operation"}, 404)

        async def steps() -> AsyncIterator[bytes]:
            try:
                await assembly.filled()
                async for step in operation(assembly, **asked.get("arguments", {})):
                    yield json.dumps(step.as_line()).encode() + b"\n"
            except AppException as failure:
                yield _failed(failure)
            except Exception as error:  # noqa: BLE001 - whatever it is, its text may quote a patient
                _log.error("an operation failed unexpectedly", extra={"kind": type(error).__name__})
                yield _failed(AppException())

        return StreamingResponse(steps(), media_type="application/x-ndjson")

    return Starlette(routes=[Route("/run", run, methods=["POST"])])


def _failed(failure: AppException) -> bytes:
    return json.dumps({"error": failure.code, "message": in_words(failure)}).encode() + b"\n"
