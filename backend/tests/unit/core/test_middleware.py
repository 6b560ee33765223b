"""Each middleware by itself, over the wire's own messages."""

import asyncio
import json
import logging
from collections.abc import Callable
from contextlib import suppress
from ipaddress import ip_network
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.api.problems import answer_with
from app.core.exceptions import AuthenticationException
from app.core.middleware import (
    FailureMiddleware,
    LoggingMiddleware,
    RateLimitMiddleware,
    RequestValidationMiddleware,
    SecurityHeadersMiddleware,
)
from app.core.rate_limits import RateLimits

UPLOADS = "/uploads"
PROXIES = (ip_network("10.0.0.0/8"),)


class Answered:
    """What came back: status, headers and body."""

    def __init__(self, sent: list[Message]) -> None:
        starts = [message for message in sent if message["type"] == "http.response.start"]
        assert len(starts) <= 1, "answered twice"
        self.status = starts[0]["status"] if starts else None
        self.headers = {name.decode(): value.decode() for name, value in starts[0]["headers"]} if starts else {}
        self.body = b"".join(message.get("body", b"") for message in sent)

    @property
    def code(self) -> str:
        return str(json.loads(self.body)["code"])


async def ask(app: ASGIApp, *messages: Message, **scope: Any) -> Answered:
    sent: list[Message] = []
    waiting = list(messages or [{"type": "http.request", "body": b"", "more_body": False}])

    async def receive() -> Message:
        if not waiting:
            await asyncio.Event().wait()
        return waiting.pop(0)

    async def send(message: Message) -> None:
        sent.append(message)

    headers = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in scope.pop("headers", [])]
    await app(
        {"type": "http", "method": "GET", "path": "/", "query_string": b"", "headers": headers, **scope}, receive, send
    )
    return Answered(sent)


async def echo(scope: Scope, receive: Receive, send: Send) -> None:
    """Answers with the body that it was handed."""
    body = b""
    if scope["method"] == "POST":
        while True:
            message = await receive()
            body += message.get("body", b"")
            if not message.get("more_body"):
                break
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": body})


async def broken(_: Scope, __: Receive, ___: Send) -> None:
    raise RuntimeError("Quillfeather")


async def breaking_off(_: Scope, __: Receive, send: Send) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": []})
    raise RuntimeError("Quillfeather")


async def swallowing(scope: Scope, receive: Receive, send: Send) -> None:
    """As form parsers do: whatever goes wrong while reading becomes a failure of their own."""
    try:
        await echo(scope, receive, send)
    except Exception:  # noqa: BLE001
        await send({"type": "http.response.start", "status": 400, "headers": []})
        await send({"type": "http.response.body", "body": b"swallowed"})


async def nobody(_: Scope) -> None:
    raise AuthenticationException


async def anybody(_: Scope) -> None:
    return


def validating(inner: ASGIApp = echo, **options: Any) -> RequestValidationMiddleware:
    limits = {"largest_body": 50, "largest_upload": 100, "deepest": 4, "body_within": 0.05}
    return RequestValidationMiddleware(
        inner, **{**limits, "answer": answer_with, "uploads_at": {UPLOADS}, "admit": anybody, **options}
    )


def json_post(body: bytes, **extra: Any) -> tuple[Message, dict[str, Any]]:
    headers = [("content-type", "application/json"), ("content-length", str(len(body)))]
    return {"type": "http.request", "body": body}, {"method": "POST", "headers": headers, **extra}


async def test_a_json_body_is_handed_on_whole() -> None:
    message, scope = json_post(b'{"a": 1}')
    answered = await ask(validating(), message, **scope)
    assert (answered.status, answered.body) == (200, b'{"a": 1}')


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        ("application/json", 200),
        ("APPLICATION/JSON; charset=utf-8", 200),
        ("", 415),
        ("text/plain", 415),
        ("application/x-www-form-urlencoded", 415),
        ("application/xml", 415),
        ("application/jsonp", 415),
        ("multipart/form-data; boundary=x", 415),
        ("text/plain, application/json", 415),
    ],
)
async def test_a_body_is_taken_as_json_only(kind: str, status: int) -> None:
    """What a browser can send across sites without asking (forms, plain text) is no JSON."""
    message, scope = json_post(b"{}")
    scope["headers"] = [("content-type", kind), ("content-length", "2")]
    answered = await ask(validating(), message, **scope)
    assert answered.status == status
    if status != 200:
        assert answered.code == "wrong_content_type"


async def test_a_plain_form_is_taken_only_where_third_parties_send_them_and_is_limited() -> None:
    async def posted(body: bytes, path: str, **options: Any) -> Answered:
        form = [("content-type", "application/x-www-form-urlencoded"), ("content-length", str(len(body)))]
        message = {"type": "http.request", "body": body}
        return await ask(validating(forms_at={"/reports"}, **options), message, method="POST", path=path, headers=form)

    taken = await posted(b"a=b&c=d", "/reports")
    assert (taken.status, taken.body) == (200, b"a=b&c=d")
    assert (await posted(b"a=b", "/reports/else")).status == 415
    assert (await posted(b"a=" + b"b" * 60, "/reports")).status == 413


async def test_a_form_is_taken_only_where_uploads_are() -> None:
    form = [("content-type", "multipart/form-data; boundary=x"), ("content-length", "2")]
    message = {"type": "http.request", "body": b"{}"}
    assert (await ask(validating(), message, method="POST", path=UPLOADS, headers=form)).status == 200
    assert (await ask(validating(), message, method="POST", path="/else", headers=form)).status == 415


async def test_an_upload_of_nobody_is_not_even_read() -> None:
    form = [("content-type", "multipart/form-data; boundary=x"), ("content-length", "2")]
    answered = await ask(validating(broken, admit=nobody), method="POST", path=UPLOADS, headers=form)
    assert (answered.status, answered.code) == (401, "not_signed_in")


@pytest.mark.parametrize("path", ["/", UPLOADS])
@pytest.mark.parametrize("is_declared", [True, False])
@pytest.mark.parametrize("inner", [echo, swallowing])
async def test_too_large_a_body_is_413_declared_or_chunked(path: str, is_declared: bool, inner: ASGIApp) -> None:
    kind = "multipart/form-data; boundary=x" if path == UPLOADS else "application/json"
    length = [("content-length", "101")] if is_declared else [("transfer-encoding", "chunked")]
    parts: list[Message] = [{"type": "http.request", "body": b"a" * 51, "more_body": at == 0} for at in range(2)]
    answered = await ask(validating(inner), *parts, method="POST", path=path, headers=[("content-type", kind), *length])
    assert (answered.status, answered.code) == (413, "body_too_large")


async def test_an_upload_may_be_as_large_as_uploads_may() -> None:
    form = [("content-type", "multipart/form-data; boundary=x"), ("transfer-encoding", "chunked")]
    parts: list[Message] = [{"type": "http.request", "body": b"a" * 50, "more_body": at == 0} for at in range(2)]
    answered = await ask(validating(), *parts, method="POST", path=UPLOADS, headers=form)
    assert (answered.status, len(answered.body)) == (200, 100)


@pytest.mark.parametrize(("path", "kind"), [("/", "application/json"), (UPLOADS, "multipart/form-data; boundary=x")])
async def test_a_body_shorter_than_it_was_declared_is_408_and_not_a_hang(path: str, kind: str) -> None:
    headers = [("content-type", kind), ("content-length", "40")]
    unfinished = {"type": "http.request", "body": b"{", "more_body": True}
    for inner in (echo, swallowing):
        answered = await ask(validating(inner), unfinished, method="POST", path=path, headers=headers)
        assert (answered.status, answered.code) == (408, "body_too_slow")


@pytest.mark.parametrize(
    ("scope", "status"),
    [
        ({"path": "/a\0b"}, 400),
        ({"query_string": b"a=%00"}, 400),
        ({"query_string": b"a=%2500"}, 200),
        ({"headers": [("x-large", "a" * 16_400)]}, 431),
        ({"headers": [(f"x-{at}", "a" * 100) for at in range(200)]}, 431),
        ({"headers": [("x-large", "a" * 12_000)]}, 200),
        ({"path": "/" + "a" * 9000}, 414),
        ({"query_string": b"a" * 9000}, 414),
        ({"method": "POST", "headers": [("content-length", "many"), ("content-type", "application/json")]}, 400),
        ({"method": "POST"}, 200),
        ({"method": "GET", "headers": [("content-length", "3"), ("content-type", "text/plain")]}, 200),
    ],
)
async def test_oversized_heads_and_nul_are_refused(scope: dict[str, Any], status: int) -> None:
    assert (await ask(validating(), **scope)).status == status


@pytest.mark.parametrize("name", ["largest_body", "largest_upload", "deepest", "body_within"])
def test_a_limit_that_is_none_is_refused_at_once(name: str) -> None:
    with pytest.raises(ValueError, match="positive"):
        validating(**{name: 0})


async def test_a_fault_is_answered_and_its_answer_has_headers_and_id(caplog: pytest.LogCaptureFixture) -> None:
    app = LoggingMiddleware(SecurityHeadersMiddleware(FailureMiddleware(broken, answer=answer_with), is_https=True))
    with caplog.at_level(logging.INFO, "pfinni.request"):
        answered = await ask(app)
    assert (answered.status, answered.code) == (500, "internal_error")
    assert answered.headers["cache-control"] == "no-store"
    assert answered.headers["x-request-id"] == json.loads(answered.body)["request_id"]
    assert [(record.levelname, record.getMessage()) for record in caplog.records] == [
        ("ERROR", "unexpected failure"),
        ("WARNING", "request"),
    ]


async def test_a_fault_after_the_answer_began_breaks_the_connection_off() -> None:
    with pytest.raises(RuntimeError):
        await ask(FailureMiddleware(breaking_off, answer=answer_with))


@pytest.mark.parametrize("is_https", [True, False])
async def test_transport_security_is_asked_for_only_over_https(is_https: bool) -> None:
    answered = await ask(SecurityHeadersMiddleware(echo, is_https=is_https))
    assert ("strict-transport-security" in answered.headers) is is_https


async def test_a_route_may_say_that_its_answer_is_kept() -> None:
    async def kept(_: Scope, __: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": [(b"cache-control", b"max-age=60")]})

    assert (await ask(SecurityHeadersMiddleware(kept, is_https=False))).headers["cache-control"] == "max-age=60"


GOOD_IDS = ["a2b3c4d5e6f7a2b3c4d5", "01890a5d-ac96-774b-bcce-b302099a8057"]


@pytest.mark.parametrize("given_id", [*GOOD_IDS, "Ada-Marlowe-1980", "short", "a" * 21, "x\n" * 10, ""])
async def test_a_request_id_is_kept_only_if_it_can_be_no_name(given_id: str) -> None:
    answered = await ask(LoggingMiddleware(echo), headers=[("x-request-id", given_id)])
    assert (answered.headers["x-request-id"] == given_id) is (given_id in GOOD_IDS)
    assert len(answered.headers["x-request-id"]) >= 20


@given(
    path=st.text(min_size=4),
    query=st.text(min_size=4, alphabet=st.characters(codec="ascii")),
    method=st.text(min_size=4, max_size=20),
    agent=st.text(min_size=4, alphabet=st.characters(codec="latin-1")),
)
async def test_the_line_of_a_request_has_none_of_its_values(path: str, query: str, method: str, agent: str) -> None:
    lines: list[logging.LogRecord] = []
    handler = logging.Handler()
    handler.emit = lines.append  # type: ignore[method-assign]
    logger = logging.getLogger("pfinni.request")
    logger.addHandler(handler)
    level = logger.level
    logger.setLevel(logging.INFO)
    try:
        headers = [("user-agent", agent), ("x-request-id", agent)]
        await ask(LoggingMiddleware(echo), method=method, path=f"/{path}", query_string=query.encode(), headers=headers)
    finally:
        logger.removeHandler(handler)
        logger.setLevel(level)
    assert len(lines) == 1
    line = lines[0]
    assert line.__dict__["route"] == "unmatched"
    assert line.__dict__["method"] == "other"
    assert (line.getMessage(), line.__dict__["status"]) == ("request", 200)


def limiting(requests: int = 2, sign_ins: int = 1, trusted: Any = PROXIES) -> RateLimitMiddleware:
    limits = RateLimits(requests, sign_ins)
    return RateLimitMiddleware(echo, limits=limits, trusted=trusted, answer=answer_with, sign_in_paths={"/sign-in"})


def from_address(*forwarded: str, peer: str = "10.0.0.1", path: str = "/") -> dict[str, Any]:
    return {"client": (peer, 1), "path": path, "headers": [("x-forwarded-for", each) for each in forwarded]}


async def test_an_address_behind_the_proxy_is_braked_and_told_when_to_come_again() -> None:
    app = limiting()
    answers = [await ask(app, **from_address("203.0.113.7")) for _ in range(3)]
    assert [each.status for each in answers] == [200, 200, 429]
    assert answers[2].code == "too_many_requests"
    assert 1 <= int(answers[2].headers["retry-after"]) <= 60
    assert (await ask(app, **from_address("203.0.113.8"))).status == 200


async def test_a_socket_of_a_braked_address_is_closed_before_it_opens() -> None:
    app, sent = limiting(requests=1), []

    async def send(message: Message) -> None:
        sent.append(message)

    for _ in range(2):
        scope = {"type": "websocket", "path": "/", "client": ("10.0.0.1", 1)}
        headers = [(b"x-forwarded-for", b"203.0.113.7")]
        with suppress(KeyError):  # the inner application here knows no sockets
            await app({**scope, "headers": headers}, _nothing, send)
    assert sent == [{"type": "websocket.close", "code": 4429}]


async def _nothing() -> Message:
    return {"type": "websocket.connect"}


async def test_forged_hops_do_not_make_a_new_address() -> None:
    """Hole 2: a rotating `X-Forwarded-For` bypassed the limit."""
    app = limiting()
    answers = [await ask(app, **from_address(f"198.51.100.{at}, 203.0.113.7")) for at in range(3)]
    assert [each.status for each in answers] == [200, 200, 429]
    answers = [await ask(app, **from_address(f"198.51.100.{at}", "203.0.113.9")) for at in range(3)]
    assert [each.status for each in answers] == [200, 200, 429]


async def test_a_subscriber_with_a_whole_network_is_one_address() -> None:
    app = limiting()
    answers = [await ask(app, **from_address(f"2001:db8::{at}")) for at in range(1, 4)]
    assert [each.status for each in answers] == [200, 200, 429]


async def test_without_a_trusted_proxy_nobody_is_braked_by_address() -> None:
    for app, peer in ((limiting(trusted=()), "10.0.0.1"), (limiting(), "192.0.2.1")):
        answers = [await ask(app, **from_address("203.0.113.7", peer=peer)) for _ in range(5)]
        assert {each.status for each in answers} == {200}


async def test_attempts_to_sign_in_are_braked_sooner() -> None:
    app = limiting(requests=10)
    answers = [await ask(app, **from_address("203.0.113.7", path="/sign-in")) for _ in range(2)]
    assert [each.status for each in answers] == [200, 429]
    assert (await ask(app, **from_address("203.0.113.7"))).status == 200


async def test_what_a_forged_address_says_is_never_kept() -> None:
    kept: list[object] = []

    async def look(scope: Scope, receive: Receive, send: Send) -> None:
        kept.append(scope["state"]["address"])
        await echo(scope, receive, send)

    limits = RateLimits(100, 100)
    app = RateLimitMiddleware(look, limits=limits, trusted=PROXIES, answer=answer_with, sign_in_paths={"/sign-in"})
    for forged in ("<script>", "2001:db8::1%<script>", "203.0.113.7, <script>", "Ada Marlowe"):
        await ask(app, **from_address(forged))
    assert kept == [None] * 4


@pytest.mark.parametrize(
    "wrapped",
    [
        LoggingMiddleware,
        lambda inner: SecurityHeadersMiddleware(inner, is_https=True),
        lambda inner: FailureMiddleware(inner, answer=answer_with),
        validating,
    ],
)
async def test_what_is_no_request_passes_untouched(wrapped: Callable[[ASGIApp], ASGIApp]) -> None:
    seen: list[str] = []

    async def inner(scope: Scope, _: Receive, __: Send) -> None:
        seen.append(scope["type"])

    await ask(wrapped(inner), type="lifespan")
    assert seen == ["lifespan"]
