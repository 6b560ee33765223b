"""The edge of the whole application: every answer has its headers and its id, every request its line and its trace."""

import json
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from ipaddress import ip_network
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI

from app.assembly import Assembly
from app.config.logging import JsonFormatter
from app.config.settings import ServerSettings
from app.main import create_app
from app.services.dashboard_service import DashboardService
from tests.builders import new_patient
from tests.conftest import ORIGIN, SetClock, begin_demo, new_client, opened, settings_for, sign_in

HEADERS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'; base-uri 'none'",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=()",
    "cache-control": "no-store",
}
PLANTED = "Quillfeather"


@asynccontextmanager
async def behind_a_proxy(home: Path, clock: SetClock, **limits: int) -> AsyncIterator[httpx.AsyncClient]:
    """A client whose forwarded address is believed, of an application with these limits."""
    settings = settings_for(home, **limits)
    server = ServerSettings(public_url=ORIGIN, trusted_proxies=[ip_network("127.0.0.0/8")])
    async with opened(settings.model_copy(update={"server": server}), clock) as assembly:
        await begin_demo(assembly)
        async with new_client(create_app(assembly, closes=False)) as client:
            yield client


def from_(address: str) -> dict[str, str]:
    return {"x-forwarded-for": address}


async def test_security_headers(
    provider: httpx.AsyncClient, client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On 200, 201, 401, 403, 404, 405, 413, 415, 422, 429 and 500 alike."""
    monkeypatch.setattr(DashboardService, "dashboard", lambda _: 1 / 0)
    form = {"content-type": "application/x-www-form-urlencoded"}
    await sign_in(client, "audit")
    answers = [
        await provider.get("/auth/me"),
        await provider.post("/patients", json=new_patient()),
        await provider.get("/patients/aaaaaaaaaaaaaaaaaaaa"),
        await provider.get("/no/such/address"),
        await provider.delete("/dashboard"),
        await provider.post("/patients", content=b"a" * 1_000_001, headers={"content-type": "application/json"}),
        await provider.post("/patients", content=b"a=b", headers=form),
        await provider.post("/patients", json={}),
        await provider.get("/dashboard"),
        await provider.get("/openapi.json"),
        await provider.get("/health/live"),
        await client.get("/patients"),
        await new_client_of(provider).get("/auth/me"),
    ]
    assert [each.status_code for each in answers] == [
        200, 201, 404, 404, 405, 413, 415, 422, 500, 200, 200, 403, 401,
    ]  # fmt: skip
    for answer in answers:
        assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS, answer.request.url
        assert answer.headers["x-request-id"]
        assert "server" not in answer.headers
        assert "strict-transport-security" not in answer.headers
        if answer.status_code >= 400:
            assert answer.headers["content-type"] == "application/problem+json"
            assert answer.json()["request_id"] == answer.headers["x-request-id"]
    assert answers[4].headers["allow"] == "GET"


def new_client_of(client: httpx.AsyncClient) -> httpx.AsyncClient:
    """A browser of its own at the same application."""
    return httpx.AsyncClient(transport=client._transport, base_url=client.base_url)


async def test_transport_security_is_told_over_https(tmp_path: Path, clock: SetClock) -> None:
    settings = settings_for(tmp_path)
    server = ServerSettings(public_url="https://pfinni.example.com")
    secure = settings.model_copy(update={"server": server})
    async with opened(secure, clock) as assembly, new_client(create_app(assembly, closes=False)) as client:
        answer = await client.get("/health/live")
    assert answer.headers["strict-transport-security"] == "max-age=63072000; includeSubDomains"


async def test_rate_limiting(tmp_path: Path, clock: SetClock) -> None:
    """Per address behind the proxy, per user wherever that is, and sooner for sign-ins; all say how long to wait."""
    async with behind_a_proxy(tmp_path, clock, requests_per_minute=6, sign_ins_per_minute=2) as client:
        addressed = [await client.get("/health/live", headers=from_("203.0.113.1")) for _ in range(7)]
        assert [each.status_code for each in addressed] == [200] * 6 + [429]
        assert (await client.get("/health/live", headers=from_("203.0.113.2"))).status_code == 200

        wrong = {"email": "nobody@example.com", "password": "wrong"}
        attempts = [
            await client.post("/auth/sign-in/email", json=wrong, headers=from_("203.0.113.3")) for _ in range(3)
        ]
        assert [each.status_code for each in attempts] == [401, 401, 429]

        await client.post(
            "/auth/sign-in/email",
            json={"email": "provider@example.com", "password": "pfinni-demo-2026"},
            headers=from_("203.0.113.4"),
        )
        by_user = [await client.get("/auth/me", headers=from_(f"198.51.100.{at}")) for at in range(7)]
        assert [each.status_code for each in by_user] == [200] * 6 + [429]

        for refused in (addressed[-1], attempts[-1], by_user[-1]):
            assert 1 <= int(refused.headers["retry-after"]) <= 60
            assert refused.json()["code"] == "too_many_requests"
            assert {name: refused.headers.get(name) for name in HEADERS} == HEADERS


async def test_a_forged_chain_gives_no_second_address(tmp_path: Path, clock: SetClock) -> None:
    async with behind_a_proxy(tmp_path, clock, requests_per_minute=3) as client:
        forged = [await client.get("/health/live", headers=from_(f"10.0.0.{at}, 203.0.113.1")) for at in range(5)]
        assert [each.status_code for each in forged] == [200, 200, 200, 429, 429]


async def test_without_a_proxy_nothing_is_braked_by_address_and_the_audit_says_so(
    demo: Assembly, client: httpx.AsyncClient
) -> None:
    for at in range(40):
        answer = await client.get("/health/live", headers=from_(f"203.0.113.{at}"))
        assert answer.status_code == 200
    await client.post(
        "/auth/sign-in/email",
        json={"email": "provider@example.com", "password": "pfinni-demo-2026"},
        headers=from_("203.0.113.9"),
    )
    rows = await demo.database.rows("SELECT address FROM audit WHERE action = 'session.signed_in'")
    assert [row["address"] for row in rows] == [None]
    sessions = await demo.database.rows("SELECT * FROM session")
    assert [row.get("ip_address") for row in sessions] == [None]


async def test_the_proxys_address_is_what_audit_and_session_keep(tmp_path: Path, clock: SetClock) -> None:
    settings = settings_for(tmp_path)
    server = ServerSettings(public_url=ORIGIN, trusted_proxies=[ip_network("127.0.0.0/8")])
    async with opened(settings.model_copy(update={"server": server}), clock) as assembly:
        await begin_demo(assembly)
        async with new_client(create_app(assembly, closes=False)) as client:
            await client.post(
                "/auth/sign-in/email",
                json={"email": "provider@example.com", "password": "pfinni-demo-2026"},
                headers=from_("<script>, 203.0.113.9") | {"user-agent": "A" * 5000},
            )
        rows = await assembly.database.rows("SELECT address FROM audit WHERE action = 'session.signed_in'")
        sessions = await assembly.database.rows("SELECT ip_address, user_agent FROM session")
    assert [row["address"] for row in rows] == ["203.0.113.9"]
    assert [(row["ip_address"], len(row["user_agent"])) for row in sessions] == [("203.0.113.9", 200)]


async def test_request_logging(demo: Assembly, provider: httpx.AsyncClient, caplog: pytest.LogCaptureFixture) -> None:
    """Each request is one line and, where somebody's data was asked for, one audit row under the same request id."""
    with caplog.at_level(logging.INFO, "pfinni.request"):
        created = await provider.post("/patients", json=new_patient(family_name=PLANTED))
        patient = created.json()["id"]
        read = await provider.get(f"/patients/{patient}")
        missing = await provider.get("/patients/aaaaaaaaaaaaaaaaaaaa")
        refused = await provider.post("/patients/search", json={"text": ""})
    lines = [json.loads(JsonFormatter().format(record)) for record in caplog.records if record.name == "pfinni.request"]
    assert [(each["method"], each["route"], each["status"]) for each in lines] == [
        ("POST", "/patients", 201),
        ("GET", "/patients/{patient_id}", 200),
        ("GET", "/patients/{patient_id}", 404),
        ("POST", "/patients/search", 422),
    ]
    assert all(each["milliseconds"] > 0 for each in lines)
    answers = [created, read, missing, refused]
    assert [each["request_id"] for each in lines] == [answer.headers["x-request-id"] for answer in answers]
    rows = await demo.database.rows("SELECT request, action, outcome, subject FROM audit WHERE request != NONE")
    by_request = {row["request"]: (row["action"], row["outcome"], row.get("subject")) for row in rows}
    assert len(rows) == len(by_request)
    assert [by_request[each["request_id"]] for each in lines] == [
        ("patient.created", "ok", patient),
        ("patient.read", "ok", patient),
        ("patient.read", "patient_not_found", "aaaaaaaaaaaaaaaaaaaa"),
        ("patient.searched", "validation_failed", None),
    ]


async def test_no_line_has_a_value_of_path_query_body_or_header(
    provider: httpx.AsyncClient, caplog: pytest.LogCaptureFixture
) -> None:
    headers = {"x-request-id": f"{PLANTED}-1980", "user-agent": PLANTED, "idempotency-key": PLANTED}
    with caplog.at_level(logging.DEBUG):
        for answer in [
            await provider.post("/patients", json=new_patient(family_name=PLANTED), headers=headers),
            await provider.post("/patients/search", json={"text": PLANTED}, headers=headers),
            await provider.get(f"/patients/{PLANTED}", headers=headers),
            await provider.get(f"/patients?status={PLANTED}&{PLANTED}=1", headers=headers),
            await provider.get(f"/{PLANTED}", headers=headers),
            await provider.post(f"/auth/{PLANTED}", json={PLANTED: PLANTED}, headers=headers),
            await provider.post(
                "/auth/sign-in/email", json={"email": f"{PLANTED}@example.com", "password": PLANTED}, headers=headers
            ),
        ]:
            assert answer.status_code < 500
    assert len([record for record in caplog.records if record.name == "pfinni.request"]) == 7
    for record in caplog.records:
        if record.name.startswith("pfinni"):
            assert PLANTED.lower() not in str(record.__dict__).lower()
        assert PLANTED.lower() not in JsonFormatter().format(record).lower()


async def test_a_body_or_an_upload_that_is_too_large_changes_nothing(
    app: FastAPI, demo: Assembly, provider: httpx.AsyncClient
) -> None:
    async def endless() -> AsyncIterator[bytes]:
        yield b'--x\r\nContent-Disposition: form-data; name="files"; filename="a.xml"\r\n\r\n'
        for _ in range(60):
            yield b"a" * 1_000_000

    before = await demo.database.rows("SELECT id FROM event")
    form = {"content-type": "multipart/form-data; boundary=x"}
    chunked = await provider.post("/imports/eligibility", content=endless(), headers=form)
    declared = await provider.post("/imports/eligibility", content=b"", headers={**form, "content-length": "50000001"})
    assert [(each.status_code, each.json()["code"]) for each in (chunked, declared)] == [(413, "body_too_large")] * 2
    assert await demo.database.rows("SELECT id FROM event") == before


async def test_an_upload_of_nobody_is_refused_unread(client: httpx.AsyncClient) -> None:
    async def endless() -> AsyncIterator[bytes]:
        while True:
            yield b"a" * 1_000_000

    form = {"content-type": "multipart/form-data; boundary=x"}
    answer = await client.post("/imports/eligibility", content=endless(), headers=form)
    assert (answer.status_code, answer.json()["code"]) == (401, "not_signed_in")
