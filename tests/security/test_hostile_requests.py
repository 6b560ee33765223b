"""Requests that nobody sends in good faith: never a 500, never a hang, never a value in an answer.

The application is asked in the process for breadth, and over a real socket for what only the wire can say.
"""

import asyncio
import json
import re
from collections.abc import AsyncIterator, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import httpx
import pytest
import uvicorn
from fastapi import FastAPI
from fastapi.routing import iter_route_contexts
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from app.assembly import Assembly
from app.cli.openapi import openapi_text
from app.cli.serve import _api_server
from app.main import create_app
from tests.conftest import (
    ORIGIN,
    SetClock,
    begin_demo,
    eventually,
    free_port,
    new_client,
    opened,
    settings_for,
    sign_in,
)

PATIENCE = 20.0
FUZZ = settings(
    max_examples=150, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
LONG_FUZZ = settings(FUZZ, max_examples=5000, derandomize=False)
_PLACE = re.compile(r"\{\w+\}")
STRANGE = "жщЖЩ☃Ω¤ßæøÞ"
"""Letters that none of our own texts uses: four of them in a row can only come from the request."""

ADDRESS = {"line1": "1 Main St", "city": "Albany", "state": "NY", "postal_code": "12207"}
PATIENT = {
    "family_name": "Marlowe",
    "given_name": "Ada",
    "birth_date": "1980-03-12",
    "sex": "female",
    "mrn": "A-1",
    "phones": [{"number": "202-555-0123", "kind": "home"}],
    "email": "ada@example.com",
    "address": ADDRESS,
    "language": "en",
    "emergency_contact": {"name": "Max", "relationship": "brother", "phone": "202-555-0124"},
    "tags": ["new"],
    "notes": "text",
    "provider_id": None,
    "contact_consents": {"email": True},
}
WRITTEN: dict[str, Any] = {
    "POST /patients": PATIENT,
    "PUT /patients/aaaaaaaaaaaaaaaaaaaa": {**PATIENT, "version": 1},
    "PUT /patients/aaaaaaaaaaaaaaaaaaaa/status": {"status": "active", "version": 1, "reason": "because"},
    "POST /patients/search": {"text": "mar", "limit": 5, "archived": False},
    "POST /auth/sign-in/email": {
        "email": "a@example.com",
        "password": "wrong",
        "rememberMe": True,
        "callbackURL": "/x",
    },
    "POST /auth/refresh": {"refresh_token": "a" * 40},
    "POST /auth/sign-out": {},
    "POST /setup": {
        "token": "a" * 32,
        "practice_name": "Northside",
        "zone": "America/New_York",
        "name": "Somebody",
        "email": "a@example.com",
        "password": "a long password",
        "recovery_code": "aaaaa-bbbbb",
    },
    "POST /alerts": {"patient_id": None, "priority": "high", "note": "text", "assigned_to": None},
    "PUT /alerts/acknowledge": {"alert_ids": ["a" * 20], "note": "text"},
    "PUT /alerts/aaaaaaaaaaaaaaaaaaaa/acknowledge": {"note": "text"},
    "PUT /alerts/aaaaaaaaaaaaaaaaaaaa/assign": {"user_id": None, "note": "text"},
    "PUT /alerts/aaaaaaaaaaaaaaaaaaaa/snooze": {"until": "2026-11-26T12:00:00Z"},
    "PUT /alerts/aaaaaaaaaaaaaaaaaaaa/close": {"note": "text"},
    "PUT /alerts/preferences": {
        "email": ["urgent"],
        "sms": [],
        "muted": ["birthday"],
        "email_address": "desk@example.com",
        "phone": "+12125550123",
        "quiet_from": "20:00",
        "quiet_until": "07:00",
        "deputy_id": None,
        "away_until": "2026-11-26T12:00:00Z",
    },
    "POST /jobs/aaaaaaaaaaaaaaaaaaaa/cancel": {},
    "POST /jobs/aaaaaaaaaaaaaaaaaaaa/replay": {},
    "POST /patients/exports": {
        "content": "both",
        "format": "csv",
        "selection": {"filter": {"status": ["active"]}},
        "protection": "none",
        "is_deidentified": False,
        "purpose": "other",
        "purpose_note": "a note",
        "recipient": "somebody",
    },
    "POST /schedules/clean_up/run": {},
    "PUT /schedules/clean_up/pause": {"is_paused": True},
    "POST /webhooks/resend": {"type": "email.delivered", "data": {"email_id": "x"}},
    "POST /webhooks/twilio": {"MessageSid": "x"},
}


def described_bodies() -> dict[str, Any]:
    """A body for every route that takes one, made of what the API says of itself."""
    api = json.loads(openapi_text())
    schemas = api["components"]["schemas"]
    found: dict[str, Any] = {}
    for path, operations in api["paths"].items():
        for method in operations.keys() & {"post", "put", "patch"}:
            content = operations[method].get("requestBody", {}).get("content", {})
            name = f"{method.upper()} {_PLACE.sub('a' * 20, path.replace('{name}', 'clean_up'))}".replace("/api/v1", "")
            schema = content.get("application/json", {}).get("schema")
            found[name] = shaped(schema, schemas) if schema else {}
    return found


def shaped(schema: dict[str, Any], schemas: dict[str, Any]) -> Any:  # noqa: PLR0911 - one for each type
    """Something of this shape, as near to what is taken as a shape tells."""
    if "$ref" in schema:
        return shaped(schemas[schema["$ref"].rpartition("/")[2]], schemas)
    for several in ("anyOf", "oneOf", "allOf"):
        if several in schema:
            return shaped(schema[several][0], schemas)
    if "const" in schema or "enum" in schema:
        return schema.get("const", schema.get("enum", [None])[0])
    match schema.get("type"):
        case "object":
            return {name: shaped(each, schemas) for name, each in schema.get("properties", {}).items()}
        case "array":
            return [shaped(schema["items"], schemas)] if "items" in schema else []
        case "integer" | "number":
            return max(1, schema.get("minimum", 1))
        case "boolean":
            return False
        case "string":
            return "2027-01-01T12:00:00Z" if schema.get("format") == "date-time" else "a" * 20
        case _:
            return None


BODIES: dict[str, Any] = {**described_bodies(), **WRITTEN}
BODIES.pop("POST /imports/eligibility", None)  # takes files, and has hostile tests of its own


@pytest.fixture
async def demo(tmp_path: Path, clock: SetClock) -> AsyncIterator[Assembly]:
    async with opened(settings_for(tmp_path), clock) as assembly:
        await begin_demo(assembly)
        yield assembly


@pytest.fixture
def app(demo: Assembly) -> FastAPI:
    return create_app(demo, closes=False)


@pytest.fixture
async def provider(app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    async with new_client(app) as client:
        assert (await sign_in(client, "admin")).status_code == 200  # who gets through every door
        yield client


def test_every_route_with_a_body_is_among_the_hostile(app: FastAPI) -> None:
    routes = iter_route_contexts(app.routes)
    taking = {
        f"{method} {_PLACE.sub('a' * 20, route.path.replace('{name}', 'clean_up'))}".replace("/api/v1", "")
        for route in routes
        for method in route.methods or ()
        if method in {"POST", "PUT", "PATCH"}
    }
    assert taking - {"POST /imports/eligibility"} == set(BODIES)


strange_texts = st.text(STRANGE, min_size=4, max_size=12)
values: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=True) | strange_texts | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(strange_texts, inner, max_size=2),
    max_leaves=6,
)


def places(body: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every place in a body where something else can be put."""
    yield at
    items = body.items() if isinstance(body, dict) else enumerate(body) if isinstance(body, list) else ()
    for name, inner in items:
        yield from places(inner, (*at, name))


def with_value(body: Any, at: tuple[Any, ...], value: Any) -> Any:
    if not at:
        return value
    copy = dict(body) if isinstance(body, dict) else list(body)
    copy[at[0]] = with_value(body[at[0]], at[1:], value)
    return copy


@st.composite
def mutated_bodies(draw: st.DrawFn) -> tuple[str, Any]:
    """A good body of some route with a place or two gone wrong."""
    name = draw(st.sampled_from(sorted(BODIES)))
    body = BODIES[name]
    for _ in range(draw(st.integers(1, 2))):
        body = with_value(body, draw(st.sampled_from(list(places(body)))), draw(values))
    if isinstance(body, dict) and draw(st.booleans()):
        body = {**body, draw(strange_texts): draw(values)}
    return name, body


def texts_in(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for each in value:
            yield from texts_in(each)
    elif isinstance(value, dict):
        for name, each in value.items():
            yield name
            yield from texts_in(each)


async def answer_to(client: httpx.AsyncClient, method: str, path: str, **more: Any) -> httpx.Response:
    async with asyncio.timeout(PATIENCE):
        return await client.request(method, path, **more)


async def check_that_it_tells_nothing(provider: httpx.AsyncClient, name: str, body: Any) -> None:
    method, _, path = name.partition(" ")
    content = json.dumps(body).encode()
    answer = await answer_to(provider, method, path, content=content, headers={"content-type": "application/json"})
    assert answer.status_code < 500
    if answer.status_code < 400:
        return
    told = answer.text + json.dumps(answer.json(), ensure_ascii=False) + str(answer.headers)
    for text in texts_in(body):
        if len(text) >= 4 and set(text) <= set(STRANGE):
            assert text not in told


@FUZZ
@given(mutated_bodies())
@example(("POST /patients", {"Ж" * 8: 1}))
@example(("POST /patients", {**PATIENT, "birth_date": "Ж" * 8}))
async def test_no_answer_to_a_bad_body_has_a_value_of_it(provider: httpx.AsyncClient, mutated: tuple[str, Any]) -> None:
    await check_that_it_tells_nothing(provider, *mutated)


@pytest.mark.long
@LONG_FUZZ
@given(mutated_bodies())
async def test_no_answer_to_any_of_thousands_of_bad_bodies_has_a_value_of_it(
    provider: httpx.AsyncClient, mutated: tuple[str, Any]
) -> None:
    await check_that_it_tells_nothing(provider, *mutated)


ALL_PATHS = [
    *BODIES,
    "GET /patients",
    "GET /patients/aaaaaaaaaaaaaaaaaaaa",
    "GET /patients/aaaaaaaaaaaaaaaaaaaa/history",
    "GET /patients/aaaaaaaaaaaaaaaaaaaa/coverages",
    "GET /dashboard",
    "GET /alerts",
    "GET /alerts/counts",
    "GET /alerts/colleagues",
    "GET /alerts/preferences",
    "GET /alerts/aaaaaaaaaaaaaaaaaaaa",
    "GET /alerts/aaaaaaaaaaaaaaaaaaaa/history",
    "GET /jobs",
    "GET /jobs/aaaaaaaaaaaaaaaaaaaa",
    "GET /schedules",
    "GET /outbox",
    "GET /practice",
    "GET /providers",
    "GET /payers",
    "GET /auth/me",
    "GET /auth/token",
    "GET /auth/jwks",
    "GET /auth/get-session",
    "GET /setup",
    "GET /health/live",
    "GET /health/ready",
    "GET /openapi.json",
    "POST /imports/eligibility",
]
raw_bodies = st.one_of(
    st.binary(max_size=60),
    st.sampled_from(
        [
            b"",
            b"{",
            b"[" * 5000,
            b'{"a":' * 2000,
            b'{"text":"a","text":"b"}',
            b'{"text":"\x00"}',
            b'{"text":"\\u0000"}',
            b'{"text":"\\ud800"}',
            b'{"text":"\xff\xfe"}',
            b"\xef\xbb\xbf{}",
            '{"text":"a"}'.encode("utf-16"),
            b"1e999999999",
            b"9" * 6000,
            b"NaN",
            b'{"__proto__":{"a":1}}',
            b"--x\r\nContent-Disposition: form-data; name=files; filename=a\r\n\r\nabc\r\n--x--\r\n",
            b'--x\r\nContent-Disposition: form-data; name="files"\r\n\r\nabc\r\n--x--\r\n',
            b'--x\r\nContent-Disposition: form-data; name="files"; filename="\x00\xff"\r\n\r\nabc\r\n--x--\r\n',
            b'--x\r\nContent-Disposition: form-data; name="files"; filename="'
            + b"a" * 9000
            + b'"\r\n\r\nabc\r\n--x--\r\n',
            b"--x\r\n\r\n--x\r\n\r\n--x--",
            b"--x" * 2000,
        ]
    ),
)
content_types = st.sampled_from(
    [
        "application/json",
        "application/json; charset=utf-16",
        "APPLICATION/JSON",
        "application/x-www-form-urlencoded",
        "multipart/form-data",
        "multipart/form-data; boundary=x",
        "multipart/form-data; boundary=x; charset=none",
        'multipart/form-data; boundary="' + "b" * 300 + '"',
        "multipart/mixed; boundary=x",
        "text/xml",
        "",
        ";",
        "application/json, multipart/form-data",
    ]
)
hostile_headers = st.dictionaries(
    st.sampled_from(
        [
            "x-forwarded-for",
            "x-request-id",
            "x-pfinni-refetch",
            "idempotency-key",
            "authorization",
            "cookie",
            "origin",
            "content-length",
            "accept",
            "range",
            "expect",
            "if-none-match",
            "x-http-method-override",
        ]
    ),
    st.sampled_from(
        ["", "1", "\xff\xfe", "a" * 9000, "Bearer x", "Bearer ..", 'x={"a":1}', "better-auth.session_token=x.y",
         "-1", "\xb2", "9" * 5000, "../../x", "null", "bytes=0-", "100-continue", "*/*;q=\xe4"]
    ).map(lambda text: text.encode("latin-1")),
    max_size=3,
)  # fmt: skip
path_ends = st.sampled_from(
    [
        "",
        "/",
        "//",
        "/..",
        "/%2e%2e",
        "%00",
        "%0a",
        "%ff",
        "%",
        "?",
        "?%00=1",
        "?a=%ff",
        "?a=" + "b" * 9000,
        "?status=active&status=x",
        "?limit=1e9",
        "?cursor=%f0%9f%98%80",
        "?cursor=1.99999999999999999999.a",
        "?cursor=99999999999999999.aaaaaaaaaaaaaaaaaaaa",
        "/%F0%9F%98%80",
        ";x=1",
        "#x",
    ]
)


@FUZZ
@given(
    name=st.sampled_from(ALL_PATHS),
    method=st.sampled_from(["", "", "", "GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"]),
    end=path_ends,
    body=raw_bodies,
    kind=content_types,
    headers=hostile_headers,
    is_chunked=st.booleans(),
)
async def test_no_mutated_request_makes_a_fault_or_waits_for_ever(
    app: FastAPI,
    provider: httpx.AsyncClient,
    name: str,
    method: str,
    end: str,
    body: bytes,
    kind: str,
    headers: dict[str, bytes],
    *,
    is_chunked: bool,
) -> None:
    async def chunks() -> AsyncIterator[bytes]:
        for at in range(0, len(body), 7):
            yield body[at : at + 7]

    own, _, path = name.partition(" ")
    sent: dict[str | bytes, Any] = {"content-type": kind.encode(), **headers}
    content = chunks() if is_chunked else body
    answer = await answer_to(provider, method or own, path + end, content=content, headers=sent)
    assert answer.status_code < 500
    assert answer.headers["x-content-type-options"] == "nosniff"
    if answer.status_code >= 400 and method != "HEAD" and "auth/sign" not in path:
        assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.long
@LONG_FUZZ
@given(st.data())
async def test_none_of_thousands_of_mutated_requests_makes_a_fault(
    provider: httpx.AsyncClient, data: st.DataObject
) -> None:
    own, _, path = data.draw(st.sampled_from(ALL_PATHS)).partition(" ")
    headers: dict[str | bytes, Any] = {"content-type": data.draw(content_types).encode(), **data.draw(hostile_headers)}
    answer = await answer_to(provider, own, path + data.draw(path_ends), content=data.draw(raw_bodies), headers=headers)
    assert answer.status_code < 500


async def test_after_all_that_the_application_still_serves(provider: httpx.AsyncClient) -> None:
    for name in ALL_PATHS:
        method, _, path = name.partition(" ")
        await answer_to(provider, method, path, content=b"\xff" * 100, headers={"content-type": "application/json"})
    assert (await provider.get("/dashboard")).status_code == 200


class Wire:
    """A server on a real socket, spoken to byte by byte."""

    def __init__(self, port: int) -> None:
        self.port = port

    async def send(self, *parts: bytes, half_close: bool = True) -> bytes:
        """Everything that comes back until the server closes or has answered."""
        async with asyncio.timeout(PATIENCE):
            reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
            try:
                for part in parts:
                    writer.write(part)
                    with suppress(ConnectionError):
                        await writer.drain()
                if half_close and writer.can_write_eof():
                    writer.write_eof()
                with suppress(ConnectionError):
                    return await reader.read()
            finally:
                writer.close()
                with suppress(ConnectionError):
                    await writer.wait_closed()
        return b""


@pytest.fixture
async def wire(demo: Assembly) -> AsyncIterator[Wire]:
    server: uvicorn.Server = _api_server(demo)
    server.config.port = free_port()
    serving = asyncio.create_task(server.serve())
    await eventually(lambda: server.started)
    yield Wire(server.config.port)
    server.should_exit = True
    await serving


HEAD = b"POST /api/v1/patients/search HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
GOOD = b"GET /api/v1/health/live HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"


HOSTILE_BYTES = [
    b"",
    b"\x00\x01\x02",
    b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
    b"GET\r\n\r\n",
    b"GET / HTTP/9.9\r\n\r\n",
    b"BREW /pot HTTP/1.1\r\nHost: a\r\n\r\n",
    b"GET /%00 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
    b"GET /api/v1/patients/\xff\xfe HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
    b"GET /api/v1/health/live HTTP/1.1\r\nHost: a\r\nX-Large: " + b"a" * 100_000 + b"\r\nConnection: close\r\n\r\n",
    b"GET /api/v1/health/live HTTP/1.1\r\n"
    + b"".join(b"X-%d: 1\r\n" % n for n in range(5000))
    + b"Connection: close\r\n\r\n",
    b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
    HEAD + b"Content-Length: 5\r\nConnection: close\r\n\r\n{}",
    HEAD + b"Content-Length: 1\r\nConnection: close\r\n\r\n{}{}{}",
    HEAD + b"Content-Length: -1\r\n\r\n{}",
    HEAD + b"Content-Length: 99999999999999999999999\r\n\r\n{}",
    HEAD + b"Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
    HEAD + b"Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
    HEAD + b"Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
    HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n{}",
    HEAD + b"Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n{}",
    HEAD + b"Transfer-Encoding: gzip, chunked\r\nConnection: close\r\n\r\n0\r\n\r\n",
    HEAD + b"Connection: close\r\n\r\n{}",
    HEAD + b"Expect: 100-continue\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}",
    (
        b"GET /api/v1/live HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        b"Sec-WebSocket-Key: x\r\nSec-WebSocket-Version: 13\r\n\r\n"
    ),
    b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
]


async def test_no_bytes_on_the_wire_make_a_fault_or_keep_the_server(wire: Wire) -> None:
    for sent in HOSTILE_BYTES:
        answer = await wire.send(sent)
        assert not answer.startswith(b"HTTP/1.1 5"), (sent[:60], answer[:200])
        assert b"Traceback" not in answer
        assert (await wire.send(GOOD, half_close=False)).startswith(b"HTTP/1.1 200"), sent[:60]


async def test_no_request_is_smuggled_behind_another(wire: Wire) -> None:
    """Two lengths, or a length beside chunks: what follows the first request is never taken for a second one."""
    second = b"GET /api/v1/health/live HTTP/1.1\r\nHost: a\r\n\r\n"
    for lengths in (
        b"Content-Length: 0\r\nContent-Length: 44\r\n",
        b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
        b"Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n",
    ):
        answer = await wire.send(HEAD + lengths + b"\r\n0\r\n\r\n" + second)
        assert answer.count(b"HTTP/1.1 200") == 0, lengths


async def test_the_wire_says_nothing_of_what_serves_it(wire: Wire) -> None:
    answer = await wire.send(GOOD, half_close=False)
    head = answer.partition(b"\r\n\r\n")[0].lower()
    assert b"server:" not in head
    assert b"uvicorn" not in head
    assert b"cache-control: no-store" in head
    assert ORIGIN.encode() not in head
