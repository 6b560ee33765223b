"""What every request passes before it reaches a route: pure ASGI, decided in `__call__`, checked in the constructor.

From outside to inside: LoggingMiddleware (request id, one line without values), SecurityHeadersMiddleware,
FailureMiddleware (faults of ours), RateLimitMiddleware (addresses), RequestValidationMiddleware (headers, size, type,
depth, NUL).
"""

import logging
import re
import time
from collections.abc import Awaitable, Callable, Collection

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.core.client_address import Networks, braked_as, client_address
from app.core.exceptions import AppException, BrokenRule, MalformedRequest, RateLimited, ValidationException
from app.core.identifiers import new_id
from app.core.rate_limits import RateLimits
from app.core.request_bodies import IncomingBody, has_body, refuse_bad_json, refuse_declared_length, replayed

Answer = Callable[[Scope, Receive, Send, AppException], Awaitable[None]]
"""Sends a failure as problem+json; given from outside, because rendering belongs to the edge."""
Admit = Callable[[Scope], Awaitable[None]]
"""Raises AppException for a caller whose upload is not even read."""

_REQUEST_ID = re.compile(r"[a-z0-9]{20}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
"""Ids of ours and UUIDs: nothing that could be a name."""
_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
_LARGEST_HEADERS = 16_384
_LONGEST_ADDRESS = 8_192
_BODY_WITHIN = 30.0
_log = logging.getLogger("pfinni.request")


class HeadersTooLarge(AppException):
    """The headers together are larger than anybody needs."""

    status = 431
    code = "headers_too_large"
    message = "The request's headers are too large."


class AddressTooLong(AppException):
    """Path and query are longer than any of ours."""

    status = 414
    code = "address_too_long"
    message = "This address is too long."


class WrongContentType(ValidationException):
    """The body's type is none that is taken here."""

    status = 415
    code = "wrong_content_type"
    message = "Send JSON (Content-Type: application/json), or a form for uploads."


class LoggingMiddleware:
    """Gives every request an id and logs one line: method, route template, status, milliseconds. No values."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, and log when the answer has begun."""
        if scope["type"] not in {"http", "websocket"}:
            await self.app(scope, receive, send)
            return
        request_id = _request_id(Headers(scope=scope).get("x-request-id", ""))
        scope.setdefault("state", {})["request_id"] = request_id
        started = time.perf_counter()
        status = 500

        async def send_and_note(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message)["x-request-id"] = request_id
            await send(message)

        try:
            await self.app(scope, receive, send_and_note)
        finally:
            if scope["type"] == "http":
                self._note(scope, request_id, status, time.perf_counter() - started)

    def _note(self, scope: Scope, request_id: str, status: int, seconds: float) -> None:
        level = logging.WARNING if status >= 500 else logging.INFO
        if not _log.isEnabledFor(level):
            return
        route = getattr(scope.get("route"), "path", None)
        fields = {
            "request_id": request_id,
            "method": scope["method"] if scope["method"] in _METHODS else "other",
            "route": route or "unmatched",
            "status": status,
            "milliseconds": round(seconds * 1000, 1),
        }
        _log.log(level, "request", extra=fields)


class SecurityHeadersMiddleware:
    """The headers of every answer. Answers are not stored anywhere unless a route says otherwise.

    OWASP HTTP Headers Cheat Sheet; 45 CFR 164.312(e)(1).
    """

    def __init__(self, app: ASGIApp, *, is_https: bool) -> None:
        self.app = app
        self._headers = {
            "x-content-type-options": "nosniff",
            "x-frame-options": "DENY",
            "referrer-policy": "no-referrer",
            "content-security-policy": "default-src 'none'; frame-ancestors 'none'; base-uri 'none'",
            "cross-origin-opener-policy": "same-origin",
            "cross-origin-resource-policy": "same-origin",
            "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=()",
        }
        if is_https:
            self._headers["strict-transport-security"] = "max-age=63072000; includeSubDomains"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, adding headers to the answer."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._headers.items():
                    headers.setdefault(name, value)
                headers.setdefault("cache-control", "no-store")
            await send(message)

        await self.app(scope, receive, send_with_headers)


class RateLimitMiddleware:
    """Brakes single addresses, as far as a trusted proxy tells them; users are braked where they are known."""

    def __init__(
        self, app: ASGIApp, *, limits: RateLimits, trusted: Networks, answer: Answer, sign_in_paths: Collection[str]
    ) -> None:
        self.app = app
        self._limits = limits
        self._trusted = trusted
        self._answer = answer
        self._sign_in_paths = frozenset(sign_in_paths)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Note the client's address; refuse what comes too often from it."""
        if scope["type"] not in {"http", "websocket"}:
            await self.app(scope, receive, send)
            return
        peer = scope["client"][0] if scope.get("client") else None
        forwarded = ", ".join(Headers(scope=scope).getlist("x-forwarded-for"))
        address = client_address(peer, forwarded, self._trusted)
        scope.setdefault("state", {})["address"] = address
        try:
            self._count(scope, address)
        except RateLimited as limited:
            if scope["type"] == "websocket":
                await send({"type": "websocket.close", "code": 4429})
            else:
                await self._answer(scope, receive, send, limited)
            return
        await self.app(scope, receive, send)

    def _count(self, scope: Scope, address: str | None) -> None:
        if address is None:
            return
        counted_as = braked_as(address)
        self._limits.request_by(f"address:{counted_as}")
        if scope["path"] in self._sign_in_paths:
            self._limits.sign_in_from(counted_as)


class FailureMiddleware:
    """Answers a fault of ours inside the other middleware, so that this answer too has its headers and its log line.

    The kind of the fault is logged; its text is not, because it may quote a value.
    """

    def __init__(self, app: ASGIApp, *, answer: Answer) -> None:
        self.app = app
        self._answer = answer

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on; answer what nobody expected, unless an answer is on its way already."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        sending = _Sending(send)
        try:
            await self.app(scope, receive, sending)
        except Exception as error:
            request_id = scope.get("state", {}).get("request_id")
            _log.error("unexpected failure", extra={"kind": type(error).__name__, "request_id": request_id})
            if sending.has_begun:
                raise
            await self._answer(scope, receive, send, AppException())


class RequestValidationMiddleware:
    """Refuses what no route should have to look at: oversized headers and bodies, other types, deep nesting, NUL.

    JSON bodies are read here once and handed on whole; uploads, taken only at `uploads_at` and only from whom `admit`
    lets in, are counted while they stream. Plain forms are taken only at `forms_at`, where third parties send them.
    """

    def __init__(  # noqa: PLR0913 - each option is one rule
        self,
        app: ASGIApp,
        *,
        largest_body: int,
        largest_upload: int,
        deepest: int,
        answer: Answer,
        uploads_at: Collection[str],
        admit: Admit,
        forms_at: Collection[str] = (),
        body_within: float = _BODY_WITHIN,
    ) -> None:
        if min(largest_body, largest_upload, deepest, body_within) <= 0:
            raise ValueError("limits must be positive")
        self.app = app
        self._largest_body = largest_body
        self._largest_upload = largest_upload
        self._deepest = deepest
        self._answer = answer
        self._uploads_at = uploads_at
        self._admit = admit
        self._forms_at = forms_at
        self._body_within = body_within

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Check, then pass on."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        try:
            _refuse_oversized(scope)
            _refuse_nul(scope)
            await self._pass_on(scope, receive, send)
        except AppException as failure:
            await self._answer(scope, receive, send, failure)

    async def _pass_on(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = Headers(scope=scope)
        if scope["method"] in {"GET", "HEAD", "OPTIONS", "DELETE"} or not has_body(headers):
            await self.app(scope, receive, send)
            return
        kind = headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind == "application/json":
            await self.app(scope, await self._checked_json(headers, receive), send)
        elif kind == "multipart/form-data" and scope["path"] in self._uploads_at:
            await self._pass_upload_on(scope, headers, receive, send)
        elif kind == "application/x-www-form-urlencoded" and scope["path"] in self._forms_at:
            await self.app(scope, replayed(await self._whole(headers, receive), receive), send)
        else:
            raise WrongContentType(BrokenRule("header.content-type", "json_or_form", "Send application/json."))

    async def _checked_json(self, headers: Headers, receive: Receive) -> Receive:
        body = await self._whole(headers, receive)
        refuse_bad_json(body, self._deepest)
        return replayed(body, receive)

    async def _whole(self, headers: Headers, receive: Receive) -> bytes:
        refuse_declared_length(headers, self._largest_body)
        return await IncomingBody(receive, self._largest_body, self._body_within).whole()

    async def _pass_upload_on(self, scope: Scope, headers: Headers, receive: Receive, send: Send) -> None:
        await self._admit(scope)
        refuse_declared_length(headers, self._largest_upload)
        body = IncomingBody(receive, self._largest_upload, self._body_within)
        sending = _Sending(send)

        async def send_unless_refused(message: Message) -> None:
            if body.refused is None or sending.has_begun:
                await sending(message)

        await self.app(scope, body, send_unless_refused)
        if body.refused is not None and not sending.has_begun:
            raise body.refused


class _Sending:
    """Passes messages on, and knows whether an answer has begun."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self.has_begun = False

    async def __call__(self, message: Message) -> None:
        self.has_begun = True
        await self._send(message)


def _request_id(given: str) -> str:
    return given if _REQUEST_ID.fullmatch(given) else new_id()


def _refuse_oversized(scope: Scope) -> None:
    if sum(len(name) + len(value) for name, value in scope["headers"]) > _LARGEST_HEADERS:
        raise HeadersTooLarge
    if len(scope["path"]) + len(scope.get("query_string", b"")) > _LONGEST_ADDRESS:
        raise AddressTooLong


def _refuse_nul(scope: Scope) -> None:
    if "\0" in scope["path"] or b"%00" in scope.get("query_string", b""):
        raise MalformedRequest(BrokenRule("path", "no_nul", "Remove the NUL character."))
