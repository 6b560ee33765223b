"""The mirror at Logfire: the real SDK, and a server of ours in Logfire's place that reads what arrives on the wire."""

import gzip
import threading
import zlib
from collections.abc import AsyncIterator, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import logfire
import pytest
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest

from app.assembly import Assembly
from app.audit.rows import AuditRow
from app.config.logging import configure_logging
from app.config.settings import LogSettings
from app.main import create_app
from app.workers import audit_mirror
from app.workers.audit_mirror import AuditMirror, mirrored
from tests.builders import new_patient
from tests.conftest import NOW, SetClock, begin_demo, eventually, new_client, opened, settings_for, sign_in

NAME = "Zyxwhort"
TOKEN = "pylf_v1_us_inventedinventedinventedinvented"


class Sink:
    """Takes traces as Logfire does."""

    def __init__(self) -> None:
        self.bodies: list[bytes] = []
        self.status = 200
        sink = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["content-length"]))
                if self.headers.get("content-encoding") == "gzip":
                    body = gzip.decompress(body)
                elif self.headers.get("content-encoding") == "deflate":
                    body = zlib.decompress(body)
                if self.path.endswith("/v1/traces"):
                    sink.bodies.append(body)
                self._answer(sink.status, b"")

            def do_GET(self) -> None:
                self._answer(200, b'{"project_name": "x", "project_url": "http://127.0.0.1/x"}')

            def _answer(self, status: int, body: bytes) -> None:
                self.send_response(status)
                self.send_header("content-type", "application/json")
                self.send_header("content-length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                return

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)
        self.thread.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server.server_port}"

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()

    def events(self) -> list[dict[str, Any]]:
        """The attributes of every audit event that arrived."""
        found = []
        for body in list(self.bodies):
            for resource in ExportTraceServiceRequest.FromString(body).resource_spans:
                for scope in resource.scope_spans:
                    found += [_attributes(span) for span in scope.spans if span.name == audit_mirror.MESSAGE]
        return found


def _attributes(span: Any) -> dict[str, Any]:
    def value(any_value: Any) -> Any:
        return getattr(any_value, any_value.WhichOneof("value"))

    return {each.key: value(each.value) for each in span.attributes}


@pytest.fixture
def sink(monkeypatch: pytest.MonkeyPatch) -> Iterator[Sink]:
    sink = Sink()
    monkeypatch.setenv("LOGFIRE_BASE_URL", sink.url)
    yield sink
    logfire.shutdown()
    logfire.configure(send_to_logfire=False, console=False, inspect_arguments=False)
    sink.close()


@pytest.fixture
async def mirroring(sink: Sink, tmp_path: Path, clock: SetClock) -> AsyncIterator[Assembly]:
    logs = LogSettings(logfire_token=TOKEN, log_file=tmp_path / "log")
    configure_logging(logs)
    settings = settings_for(tmp_path).model_copy(update={"logs": logs})
    async with opened(settings, clock) as assembly:
        await begin_demo(assembly)
        yield assembly


async def test_events_arrive_without_anybodys_data(mirroring: Assembly, sink: Sink) -> None:
    async with new_client(create_app(mirroring, closes=False)) as browser:
        assert (await sign_in(browser, "provider")).status_code == 200
        created = await browser.post("/patients", json=new_patient(family_name=NAME, mrn="ZX-17"))
        patient = created.json()["id"]
        assert (await browser.get(f"/patients/{patient}")).status_code == 200
        assert (await browser.get("/patients/aaaaaaaaaaaaaaaaaaaa")).status_code == 404

    async def all_there() -> bool:
        logfire.force_flush()
        return {"patient.created", "patient.read"} <= {event.get("action") for event in sink.events()} and any(
            event.get("outcome") == "patient_not_found" for event in sink.events()
        )

    await eventually(all_there, within=20)
    reading = next(event for event in sink.events() if (event["action"], event["outcome"]) == ("patient.read", "ok"))
    assert reading["role"] == "provider"
    assert reading["count"] == 1
    assert {"at", "actor", "request_id"} <= set(reading)
    everything = b"".join(sink.bodies)
    for needle in (patient, NAME, "ZX-17", "aaaaaaaaaaaaaaaaaaaa"):
        assert needle.encode() not in everything, needle


async def test_a_logfire_that_refuses_holds_nobody_up(mirroring: Assembly, sink: Sink) -> None:
    sink.status = 503
    async with new_client(create_app(mirroring, closes=False)) as browser:
        for _ in range(3):
            assert (await sign_in(browser, "provider")).status_code == 200
            assert (await browser.get("/patients")).status_code == 200


async def test_without_a_token_nothing_is_sent(demo: Assembly, sink: Sink) -> None:
    async with new_client(create_app(demo, closes=False)) as browser:
        assert (await sign_in(browser, "provider")).status_code == 200
    assert demo.mirror is None
    logfire.force_flush()
    assert sink.bodies == []


def test_no_subject_session_or_reason_is_told() -> None:
    row = AuditRow(
        "01" + "a" * 24, NOW, "user-1", "patient.read", "ok.emergency", "provider", "session-1", ("p1", "p2"),
        detail=b"sealed", digest=b"d",
    )  # fmt: skip
    told = mirrored(row)
    assert told["count"] == 2
    assert told["emergency"] is True
    assert not {"p1", "p2", "session-1"} & {str(value) for value in told.values()}
    assert set(told) == {"action", "outcome", "actor", "role", "at", "count", "automatic", "emergency"}


async def test_what_is_too_much_is_let_go_and_said() -> None:
    mirror = AuditMirror()
    row = AuditRow("01" + "a" * 24, NOW, "user-1", "patient.read")
    mirror.offer([row] * (audit_mirror.MOST_WAITING + 7))
    assert (len(mirror._waiting), mirror._lost) == (audit_mirror.MOST_WAITING, 7)
