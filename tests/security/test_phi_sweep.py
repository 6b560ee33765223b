"""Nobody leaves by a side door: planted people are sent through every route and then sought everywhere.

45 CFR 164.312(a)(2)(iv), (e) and 164.502(b). Sought in: files of the store, logs, spans, warnings, exceptions, bodies
of failures, headers, frames, temporary files and every row of every table; raw and in every disguise.
"""

import asyncio
import logging
from base64 import b64encode, urlsafe_b64encode
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest
from starlette.formparsers import MultiPartParser

from app.assembly import Assembly
from app.cli.operations import export_audit, import_path, verify_audit
from app.main import create_app
from tests.conftest import SetClock, begin_demo, eventually, opened, settings_for, sign_in
from tests.phi.evidence import (
    Evidence,
    Recorded,
    collect_files,
    collect_rows,
    files_written,
    logs_into,
    warnings_into,
)
from tests.phi.live import LiveSocket
from tests.phi.needles import NEEDLES, found_in
from tests.phi.traffic import (
    LARGE,
    UPLOAD,
    Asked,
    Care,
    browser,
    planted_answer,
    planted_patient,
    requests_to,
    write_files,
)

AT_ONCE = 8
ROLES = ("provider", "admin", "audit", None)
MAY_SEE_PEOPLE = {"provider", "admin"}
"""They are answered with people; everybody's failures, and everything that the others are answered, hold none."""


class Practice:
    """A demo under way, whose every trace is collected."""

    def __init__(self, assembly: Assembly, evidence: Evidence) -> None:
        self.assembly = assembly
        self.role: str | None = None
        self.app = Recorded(create_app(assembly, closes=False), evidence, lambda: self.role in MAY_SEE_PEOPLE)
        self.known: dict[str, str] = {"name": "clean_up"}

    async def visit(self, role: str | None, care: Care) -> None:
        """Send everything as one role, signing in again whenever a request ended the session."""
        self.role = role
        async with browser(self.app) as client:
            await self._sign_in(client)
            if "patient_id" not in self.known:
                answer = await client.post("/api/v1/patients", json=planted_patient())
                assert answer.status_code == 201
                self.known["patient_id"] = answer.json()["id"]
            if self.role in MAY_SEE_PEOPLE:
                told = {"note": NEEDLES["notes"], "patient_id": self.known["patient_id"]}
                answer = await client.post("/api/v1/alerts", json=told)
                assert answer.status_code == 201
                self.known["alert_id"] = answer.json()["id"]
            waiting: list[Asked] = []
            for asked in requests_to(self._description(), self.known, care):
                if self._ends_the_session(asked):
                    await asked.send(client)
                    await self._sign_in(client)
                else:
                    waiting.append(asked)
            for begin in range(0, len(waiting), AT_ONCE):
                await asyncio.gather(*[asked.send(client) for asked in waiting[begin : begin + AT_ONCE]])
            await self._sign_in(client)
            await self._listen(client)

    def _description(self) -> dict:
        return self.app._app.openapi()  # type: ignore[attr-defined]

    def _ends_the_session(self, asked: Asked) -> bool:
        return asked.path.endswith(("sign-out", "refresh", "sign-in/email"))

    async def _sign_in(self, client: httpx.AsyncClient) -> None:
        if self.role is not None:
            client.cookies.clear()
            client.base_url = "http://api/api/v1"
            assert (await sign_in(client, self.role)).status_code == 200
            client.base_url = "http://api"

    async def _listen(self, client: httpx.AsyncClient) -> None:
        """Sockets with planted queries and headers, while a planted patient is added and moved."""
        cookie = "; ".join(f"{name}={value}" for name, value in client.cookies.items())
        planted = [("user-agent", NEEDLES["header"]), ("sec-websocket-protocol", NEEDLES["header"])]
        for query in ("", "after=0", f"after={NEEDLES['query']}", f"{NEEDLES['query']}={NEEDLES['query']}"):
            async with LiveSocket(self.app, cookie, query, planted) as socket:
                await eventually(lambda socket=socket: socket.has_heard("websocket.send", "websocket.close"))
                answer = await client.post("/api/v1/patients", json=planted_patient(mrn=None))
                if answer.status_code == 201 and not socket.has_heard("websocket.close"):
                    path = f"/api/v1/patients/{answer.json()['id']}/status"
                    await client.put(path, json={"status": "urgent", "version": 1, "reason": NEEDLES["reason"]})
                    await eventually(lambda socket=socket: socket.has_heard("patient.status_changed"))


async def run_operations(assembly: Assembly, folder: Path) -> None:
    """The command line: import a planted folder, verify, export."""
    write_files(folder / NEEDLES["file name"])
    for operation in (
        import_path(assembly, str(folder / NEEDLES["file name"])),
        verify_audit(assembly),
        export_audit(assembly, str(folder / "export.jsonl")),
    ):
        async for _ in operation:
            pass


@pytest.mark.parametrize("care", [Care.NORMAL, pytest.param(Care.THOROUGH, marks=pytest.mark.long)])
async def test_no_planted_value_leaves_by_a_side_door(
    care: Care, tmp_path: Path, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    evidence, home, outside = Evidence(), tmp_path / "home", tmp_path / "outside"
    outside.mkdir()
    with (
        files_written(tmp_path / "temporary", monkeypatch) as written,
        logs_into(evidence, home / "logs" / "pfinni.log"),
        warnings_into(evidence),
    ):
        async with opened(settings_for(home), clock, works=True, anew=True) as assembly:
            await begin_demo(assembly)
            practice = Practice(assembly, evidence)
            for role in ROLES:
                await practice.visit(role, care if role == "provider" or care is Care.THOROUGH else Care.LIGHT)
            await run_operations(assembly, outside)
            await assembly.refusals.write()
            tables = await collect_rows(evidence, assembly.database)
    evidence.add("audit export", (outside / "export.jsonl").read_bytes())
    size = collect_files(evidence, home, "home")
    collect_files(evidence, tmp_path / "temporary", "temporary")
    assert evidence.found() == {}
    assert [path for path in written if not path.startswith((str(home), str(outside)))] == []
    assert_that_everything_was_visited(practice, evidence, tables, size)


def assert_that_everything_was_visited(practice: Practice, evidence: Evidence, tables: object, size: int) -> None:
    """Zero findings count only if the people were really there."""
    statuses = set(practice.app.statuses)
    assert {200, 201, 400, 401, 403, 404, 405, 409, 413, 415, 422} <= statuses
    assert {status for status in statuses if status >= 500} == set()
    assert practice.app.frames > 40
    assert {"patient", "coverage", "eligibility_answer", "status_change", "event", "audit", "alert", "job"} <= set(
        tables
    )  # type: ignore[call-overload]
    assert {"table event", "table audit", "table patient", "log line", "span", "audit export"} <= evidence.places.keys()
    assert any("wal" in place or "sst" in place for place in evidence.places if place.startswith("home/data"))
    assert "home/logs/pfinni.log" in evidence.places
    assert size > 1_000_000


ENCODINGS: dict[str, Callable[[str], bytes]] = {
    "raw": str.encode,
    "upper": lambda text: text.upper().encode(),
    "lower": lambda text: text.lower().encode(),
    "UTF-16 little": lambda text: text.encode("utf-16-le"),
    "UTF-16 big": lambda text: text.encode("utf-16-be"),
    "hex": lambda text: text.encode().hex().encode(),
    "HEX": lambda text: text.encode().hex().upper().encode(),
    "Base64": lambda text: b64encode(b"before " + text.encode() + b" after"),
    "Base64, one later": lambda text: b64encode(b"before  " + text.encode() + b" after"),
    "Base64, two later": lambda text: b64encode(b"before   " + text.encode() + b" after"),
    "Base64 for addresses": lambda text: urlsafe_b64encode(text.encode()),
    "Base64 of upper case": lambda text: b64encode(text.upper().encode()),
    "URL": lambda text: quote(text, safe="").encode(),
    "URL, every byte": lambda text: "".join(f"%{byte:02X}" for byte in text.encode()).encode(),
    "JSON escapes": lambda text: "".join(f"\\u{ord(letter):04X}" for letter in text).encode(),
}


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_every_planted_value_is_found_in_every_disguise(encoding: str) -> None:
    hidden = {name: ENCODINGS[encoding](value) for name, value in NEEDLES.items()}
    assert [name for name, content in hidden.items() if name not in found_in(b"x" * 1000 + content + b"y")] == []


def test_what_was_not_planted_is_not_found() -> None:
    assert found_in(b"Marlowe, born 1980-03-12, (202) 555-0199, MRN 17" * 100) == []


@pytest.mark.parametrize(
    ("message", "fields"),
    [
        (f"read {NEEDLES['family name']}", {}),
        ("request", {"route": f"/patients/{NEEDLES['family name']}"}),
        ("request", {"statement": NEEDLES["MRN"].lower()}),
    ],
)
def test_a_leaking_log_line_is_found_in_lines_file_and_spans(message: str, fields: dict, tmp_path: Path) -> None:
    evidence = Evidence()
    with logs_into(evidence, tmp_path / "logs" / "pfinni.log"):
        logging.getLogger("pfinni.careless").debug(message, extra=fields)
    collect_files(evidence, tmp_path, "home")
    assert set(evidence.found()) == {"log line", "span", "home/logs/pfinni.log"}


async def test_what_stands_clear_in_the_store_is_found_in_rows_and_files(tmp_path: Path, clock: SetClock) -> None:
    evidence = Evidence()
    async with opened(settings_for(tmp_path / "home"), clock, anew=True) as assembly:
        await begin_demo(assembly)
        await assembly.database.define(f"UPDATE practice SET name = '{NEEDLES['family name']}'")
        await collect_rows(evidence, assembly.database)
    collect_files(evidence, tmp_path / "home", "home")
    found = evidence.found()
    assert found.pop("table practice") == ["family name"]
    assert found
    assert all(place.startswith("home/data/store") for place in found)


async def test_an_upload_that_is_spooled_to_disk_is_found(
    tmp_path: Path, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    evidence = Evidence()
    async with opened(settings_for(tmp_path / "home"), clock, anew=True) as assembly:
        await begin_demo(assembly)
        practice = Practice(assembly, evidence)
        monkeypatch.setattr(MultiPartParser, "spool_max_size", LARGE // 2)
        with files_written(tmp_path / "temporary", monkeypatch) as written:
            async with browser(practice.app) as client:
                practice.role = "provider"
                await practice._sign_in(client)
                await client.post(UPLOAD, files={"files": ("a.xml", planted_answer() + b" " * LARGE)})
    assert [path for path in written if str(tmp_path / "temporary") in path]


@pytest.mark.parametrize("place", ["body", "header", "exception", "frame"])
async def test_an_application_that_leaks_is_found(place: str) -> None:
    secret = NEEDLES["family name"].encode()

    async def careless(scope: dict, receive: object, send: Callable) -> None:
        if place == "exception":
            raise ValueError(secret.decode())
        if place == "frame":
            await send({"type": "websocket.send", "text": secret.decode()})
            return
        headers = [(b"x-note", secret)] if place == "header" else []
        await send({"type": "http.response.start", "status": 404, "headers": headers})
        await send({"type": "http.response.body", "body": secret if place == "body" else b""})

    evidence = Evidence()
    async with browser(Recorded(careless, evidence, lambda: True)) as client:
        if place == "frame":
            async with LiveSocket(Recorded(careless, evidence, lambda: True), "") as socket:
                await eventually(lambda: socket.heard)
        else:
            await Asked("GET", "/").send(client)
    (names,) = evidence.found().values()
    assert names == ["family name"]
