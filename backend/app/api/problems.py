"""Failures as problem+json (RFC 9457): a stable code, a constant message, places and rules; never a value."""

import math
from collections.abc import Sequence
from functools import cache
from typing import Annotated, Any

from fastapi import FastAPI, Request, WebSocket
from fastapi.exceptions import RequestValidationError, WebSocketRequestValidationError
from pydantic import BaseModel, ConfigDict, Field
from starlette.exceptions import HTTPException as StarletteHTTPException
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from app.core.exceptions import (
    AppException,
    AuthenticationException,
    AuthorizationException,
    BrokenRule,
    MalformedRequest,
    NotFoundException,
    NotReady,
    RateLimited,
    ValidationException,
)
from app.core.session_ends import SESSION_FAILURES

MEDIA_TYPE = "application/problem+json"


class BrokenRuleShown(BaseModel):
    """One rule that the input broke: where, which, and what to do."""

    place: str
    rule: str
    message: str


class Problem(BaseModel):
    """What a failed request is answered with."""

    model_config = ConfigDict(json_schema_extra={"description": "RFC 9457 problem details."})

    type: Annotated[str, Field(examples=["urn:pfinni:problem:stale_patient"])]
    title: str
    status: int
    code: str
    request_id: str | None = None
    broken_rules: list[BrokenRuleShown] = Field(default_factory=list)
    progress: float | None = None
    """How far the start has come, from 0 to 1, while PFINNI is starting."""


class MethodNotAllowed(AppException):
    """The address exists, the method does not."""

    status = 405
    code = "method_not_allowed"
    message = "This address does not take this method."


class RouteNotFound(NotFoundException):
    """There is no such address."""

    code = "route_not_found"
    message = "There is no such address."


class RefusedBeforeRouting(AppException):
    """Some other failure of the framework before a route was reached."""

    status = 400
    code = "bad_request"
    message = "The request could not be understood."


def error_responses(*failures: type[AppException]) -> dict[int | str, dict[str, Any]]:
    """What a route may fail with, for OpenAPI: the codes become a union in the typed client."""
    by_status: dict[int | str, list[type[AppException]]] = {}
    for failure in failures:
        by_status.setdefault(failure.status, []).append(failure)
    return {status: _described(group) for status, group in by_status.items()}


def _described(failures: Sequence[type[AppException]]) -> dict[str, Any]:
    codes = {"properties": {"code": {"enum": sorted(each.code for each in failures)}}}
    return {
        "description": " · ".join(f"`{each.code}`: {each.message}" for each in failures),
        "content": {MEDIA_TYPE: {"schema": {"allOf": [{"$ref": "#/components/schemas/Problem"}, codes]}}},
    }


EVERYWHERE = error_responses(
    AuthenticationException, *SESSION_FAILURES, AuthorizationException, ValidationException, RateLimited, NotReady
)
"""What every signed-in route may fail with."""


def render(failure: AppException, request_id: str | None) -> Response:
    """The answer for a failure."""
    problem = Problem(
        type=f"urn:pfinni:problem:{failure.code}",
        title=failure.message,
        status=failure.status,
        code=failure.code,
        request_id=request_id,
        broken_rules=[BrokenRuleShown(place=r.place, rule=r.rule, message=r.message) for r in failure.broken_rules],
        progress=getattr(failure, "progress", None),
    )
    answer = Response(problem.model_dump_json(exclude_none=True), failure.status, media_type=MEDIA_TYPE)
    if failure.retry_after is not None:
        answer.headers["retry-after"] = str(math.ceil(failure.retry_after))
    if failure.status == 401:
        answer.headers["www-authenticate"] = 'Bearer realm="pfinni"'
    return answer


async def answer_with(scope: Scope, receive: Receive, send: Send, failure: AppException) -> None:
    """Send a failure from inside a middleware."""
    await render(failure, scope.get("state", {}).get("request_id"))(scope, receive, send)


def install(app: FastAPI) -> None:
    """One way out for every failure."""
    app.add_exception_handler(AppException, _app_exception)
    app.add_exception_handler(RequestValidationError, _validation_error)
    app.add_exception_handler(StarletteHTTPException, _http_exception)
    app.add_exception_handler(WebSocketRequestValidationError, _socket_refused)


def as_validation_exception(error: RequestValidationError) -> ValidationException:
    """Places and rules of FastAPI's own checks, without the input that they quote."""
    rules = _rules(error.errors())
    kind = MalformedRequest if any(rule.rule == "json_invalid" for rule in rules) else ValidationException
    return kind(*rules)


def _rules(errors: Sequence[Any]) -> list[BrokenRule]:
    rules = [BrokenRule(_place(error), str(error["type"]), _message(error)) for error in errors]
    return list(dict.fromkeys(rules))


def _place(error: Any) -> str:  # noqa: ANN401 - pydantic's error details
    """The path to the place. A name that none of our models has is the sender's own text, so it is left out."""
    path = error["loc"][:-1] if error["type"] == "extra_forbidden" else error["loc"]
    declared, within = path[:2], path[2:]
    return ".".join(map(str, (*declared, *(part for part in within if isinstance(part, int) or part in _names()))))


@cache
def _names() -> frozenset[str]:
    """The names that fields of our models have, inside and outside."""
    names: set[str] = set()
    waiting = [BaseModel]
    while waiting:
        model = waiting.pop()
        waiting += model.__subclasses__()
        names.update(model.model_fields, *([field.alias] for field in model.model_fields.values() if field.alias))
    return frozenset(names)


_MESSAGES = {
    "missing": "This is needed.",
    "extra_forbidden": "There is a field here that is not known.",
    "string_too_short": "This is too short.",
    "string_too_long": "This is too long.",
    "string_pattern_mismatch": "This has another form than expected.",
    "enum": "Choose one of the offered values.",
    "literal_error": "Choose one of the offered values.",
    "date_from_datetime_parsing": "Enter a date such as 1980-03-12.",
    "date_parsing": "Enter a date such as 1980-03-12.",
    "date_type": "Enter a date such as 1980-03-12.",
    "json_invalid": "Send well-formed JSON.",
    "int_parsing": "Enter a whole number.",
    "greater_than_equal": "This number is too small.",
    "less_than_equal": "This number is too large.",
    "too_short": "This is too short.",
    "too_long": "This is too long.",
}


def _message(error: Any) -> str:  # noqa: ANN401 - pydantic's error details
    if error["type"] == "value_error":
        reason = error.get("ctx", {}).get("error")
        return str(reason) if isinstance(reason, ValueError) else "This value is not valid."
    return _MESSAGES.get(error["type"], "This value is not valid.")


def _request_id(request: Request) -> str | None:
    return getattr(request.state, "request_id", None)


async def _app_exception(request: Request, failure: Exception) -> Response:
    assert isinstance(failure, AppException)  # noqa: S101 - registered for this type
    return render(failure, _request_id(request))


async def _validation_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101 - registered for this type
    return render(as_validation_exception(error), _request_id(request))


async def _socket_refused(socket: WebSocket, _: Exception) -> None:
    """The framework's own farewell would quote what was sent."""
    await socket.close(1008)


async def _http_exception(request: Request, error: Exception) -> Response:
    assert isinstance(error, StarletteHTTPException)  # noqa: S101 - registered for this type
    failures: dict[int, type[AppException]] = {404: RouteNotFound, 405: MethodNotAllowed}
    answer = render(failures.get(error.status_code, RefusedBeforeRouting)(), _request_id(request))
    allowed = (error.headers or {}).get("Allow")
    if allowed is not None:
        answer.headers["allow"] = allowed
    return answer
