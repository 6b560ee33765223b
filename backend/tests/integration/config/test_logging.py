"""HIPAA's audit controls (45 CFR 164.312(b)): every action leaves exactly one row, also when the request fails.

The row says who, what, whose, when, from where, and how it ended.
"""

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from ipaddress import IPv4Network

import httpx
import pytest

from app.assembly import Assembly
from app.config.settings import Settings
from app.core.identifiers import new_id
from app.main import create_app
from tests.builders import new_patient, somebody_else
from tests.conftest import SetClock, begin_demo, new_client, opened, sign_in
from tests.integration.audit.trail_reading import Row, new_rows, subjects

ADDRESS = "203.0.113.7"
NOBODY = "system:nobody"


@pytest.fixture
async def practice(settings: Settings, clock: SetClock) -> AsyncIterator[Assembly]:
    """The demo behind a proxy that it trusts to tell addresses."""
    behind_proxy = settings.server.model_copy(update={"trusted_proxies": (IPv4Network("127.0.0.1/32"),)})
    async with opened(settings.model_copy(update={"server": behind_proxy}), clock) as assembly:
        await begin_demo(assembly)
        yield assembly


@dataclass
class Desk:
    """Three people at their browsers, and a patient."""

    assembly: Assembly
    provider: httpx.AsyncClient
    auditor: httpx.AsyncClient
    stranger: httpx.AsyncClient
    users: dict[str, str]
    patient: str
    other: str


@pytest.fixture
async def desk(practice: Assembly) -> AsyncIterator[Desk]:
    app = create_app(practice, closes=False)
    async with new_client(app) as provider, new_client(app) as auditor, new_client(app) as stranger:
        for client in (provider, auditor, stranger):
            client.headers["x-forwarded-for"] = ADDRESS
        await sign_in(provider, "provider")
        await sign_in(auditor, "audit")
        users = await practice.database.rows("SELECT id, role FROM user")
        patient = await provider.post("/patients", json=new_patient(family_name="Marlowe", mrn="M-1"))
        other = await provider.post("/patients", json=new_patient(family_name="Quimby", mrn="M-2"))
        yield Desk(
            practice,
            provider,
            auditor,
            stranger,
            {row["role"]: str(row["id"].id) for row in users},
            patient.json()["id"],
            other.json()["id"],
        )


Ask = Callable[[Desk], Awaitable[httpx.Response]]


@dataclass(frozen=True)
class Scene:
    """One thing that somebody does, and the row that it must leave. Whose None is checked by the scene itself."""

    what: str
    ask: Ask
    status: int
    action: str
    outcome: str
    who: str
    whose: Callable[[Desk, httpx.Response], set[str]]


def the_patient(desk: Desk, _: httpx.Response) -> set[str]:
    return {desk.patient}


def nobody(_: Desk, __: httpx.Response) -> set[str]:
    return set()


def both(desk: Desk, _: httpx.Response) -> set[str]:
    return {desk.patient, desk.other}


def shown(_: Desk, answer: httpx.Response) -> set[str]:
    return {item["id"] for item in answer.json().get("items") or answer.json()["recent"]}


def user(role: str) -> Callable[[Desk, httpx.Response], set[str]]:
    return lambda desk, _: {desk.users[role]}


UNKNOWN = new_id()
WRONG = {"email": "provider@example.com", "password": "not the password"}
UNHEARD = {"email": "nobody@example.com", "password": "not the password"}


def change(**fields: object) -> dict[str, object]:
    return {**new_patient(family_name="Marlowe", mrn="M-1"), **fields}


SCENES = [
    Scene(
        "create",
        lambda d: d.provider.post("/patients", json=new_patient(family_name="New")),
        201,
        "patient.created",
        "ok",
        "provider",
        lambda _, answer: {answer.json()["id"]},
    ),
    Scene(
        "read",
        lambda d: d.provider.get(f"/patients/{d.patient}"),
        200,
        "patient.read",
        "ok",
        "provider",
        the_patient,
    ),
    Scene(
        "history",
        lambda d: d.provider.get(f"/patients/{d.patient}/history"),
        200,
        "patient.read",
        "ok",
        "provider",
        the_patient,
    ),
    Scene(
        "coverages",
        lambda d: d.provider.get(f"/patients/{d.patient}/coverages"),
        200,
        "coverage.read",
        "ok",
        "provider",
        the_patient,
    ),
    Scene("list", lambda d: d.provider.get("/patients"), 200, "patient.listed", "ok", "provider", shown),
    Scene("dashboard", lambda d: d.provider.get("/dashboard"), 200, "dashboard.read", "ok", "provider", shown),
    Scene(
        "search",
        lambda d: d.provider.post("/patients/search", json={"text": "marl"}),
        200,
        "patient.searched",
        "ok",
        "provider",
        the_patient,
    ),
    Scene(
        "search for nobody",
        lambda d: d.provider.post("/patients/search", json={"text": "zzzzzz"}),
        200,
        "patient.searched",
        "ok",
        "provider",
        nobody,
    ),
    Scene(
        "update",
        lambda d: d.provider.put(f"/patients/{d.patient}", json=change(version=1, given_name="Ada Mae")),
        200,
        "patient.updated",
        "ok",
        "provider",
        the_patient,
    ),
    Scene(
        "status change",
        lambda d: d.provider.put(
            f"/patients/{d.patient}/status", json={"status": "onboarding", "version": 2, "reason": "signed the form"}
        ),
        200,
        "patient.status_changed",
        "ok",
        "provider",
        the_patient,
    ),
    Scene(
        "a move that the workflow does not have (409)",
        lambda d: d.provider.put(f"/patients/{d.other}/status", json={"status": "active", "version": 1}),
        409,
        "patient.status_changed",
        "status_change_not_allowed",
        "provider",
        lambda d, _: {d.other},
    ),
    Scene(
        "a change on an old version (409)",
        lambda d: d.provider.put(f"/patients/{d.patient}", json=change(version=1)),
        409,
        "patient.updated",
        "stale_patient",
        "provider",
        the_patient,
    ),
    Scene(
        "a taken number (409)",
        lambda d: d.provider.post("/patients", json=somebody_else(mrn="m-1")),
        409,
        "patient.created",
        "mrn_taken",
        "provider",
        nobody,
    ),
    Scene(
        "a patient who is not there (404)",
        lambda d: d.provider.get(f"/patients/{UNKNOWN}"),
        404,
        "patient.read",
        "patient_not_found",
        "provider",
        lambda _, __: {UNKNOWN},
    ),
    Scene(
        "an address that is no id (404)",
        lambda d: d.provider.get("/patients/Marlowe"),
        404,
        "patient.read",
        "patient_not_found",
        "provider",
        nobody,
    ),
    Scene(
        "a role without the permission (403)",
        lambda d: d.auditor.get(f"/patients/{d.patient}"),
        403,
        "patient.read",
        "not_permitted",
        "audit",
        the_patient,
    ),
    Scene(
        "a list without the permission (403)",
        lambda d: d.auditor.get("/patients"),
        403,
        "patient.listed",
        "not_permitted",
        "audit",
        nobody,
    ),
    Scene(
        "another site's request (403)",
        lambda d: d.provider.put(
            f"/patients/{d.patient}/status",
            json={"status": "active", "version": 3},
            headers={"origin": "https://elsewhere.example.com"},
        ),
        403,
        "patient.status_changed",
        "origin_refused",
        "provider",
        the_patient,
    ),
    Scene(
        "a body with a broken rule (422)",
        lambda d: d.provider.post("/patients", json=new_patient(birth_date="tomorrow")),
        422,
        "patient.created",
        "validation_failed",
        "provider",
        nobody,
    ),
    Scene(
        "a change with a broken rule (422)",
        lambda d: d.provider.put(f"/patients/{d.patient}", json={"version": 3}),
        422,
        "patient.updated",
        "validation_failed",
        "provider",
        the_patient,
    ),
    Scene(
        "a rule of the practice (422)",
        lambda d: d.provider.post("/patients", json=new_patient(birth_date="2099-01-01")),
        422,
        "patient.created",
        "validation_failed",
        "provider",
        nobody,
    ),
    Scene(
        "sign-in with a wrong password",
        lambda d: d.stranger.post("/auth/sign-in/email", json=WRONG),
        401,
        "session.sign_in_failed",
        "invalid_email_or_password",
        NOBODY,
        user("provider"),
    ),
    Scene(
        "sign-in under an address that nobody has",
        lambda d: d.stranger.post("/auth/sign-in/email", json=UNHEARD),
        401,
        "session.sign_in_failed",
        "invalid_email_or_password",
        NOBODY,
        nobody,
    ),
    Scene(
        "sign-in with what is no address (422)",
        lambda d: d.stranger.post("/auth/sign-in/email", json={"email": "x", "password": "y"}),
        422,
        "session.sign_in_failed",
        "validation_failed",
        NOBODY,
        nobody,
    ),
    Scene(
        "sign-in",
        lambda d: sign_in(d.stranger, "admin"),
        200,
        "session.signed_in",
        "ok",
        "admin",
        user("admin"),
    ),
    Scene(
        "sign-out",
        lambda d: d.stranger.post("/auth/sign-out"),
        200,
        "session.signed_out",
        "ok",
        "admin",
        user("admin"),
    ),
]


async def test_audit_compliance(desk: Desk, clock: SetClock) -> None:
    rows = await new_rows(desk.assembly)
    for scene in SCENES:
        began = clock.now
        answer = await scene.ask(desk)
        assert answer.status_code == scene.status, (scene.what, answer.text)
        found = await rows()
        assert len(found) == 1, (scene.what, found)
        check(scene, desk, answer, found[0])
        assert began <= found[0]["at"] <= clock.now, scene.what


def check(scene: Scene, desk: Desk, answer: httpx.Response, row: Row) -> None:
    """Who, what, whose, when, from where, outcome."""
    is_known = scene.who != NOBODY
    assert row["actor"] == desk.users.get(scene.who, scene.who), scene.what
    assert (row.get("role"), bool(row.get("session"))) == ((scene.who if is_known else None), is_known), scene.what
    assert row["action"] == scene.action, scene.what
    assert set(subjects(row)) == scene.whose(desk, answer), scene.what
    assert isinstance(row["at"], datetime), scene.what
    assert row["at"].tzinfo is UTC, scene.what
    assert row["address"] == ADDRESS, scene.what
    assert row["request"] == answer.headers["x-request-id"], scene.what
    assert row["outcome"] == scene.outcome, scene.what
    assert not row.get("automatic"), scene.what


async def test_a_request_that_breaks_on_our_side_leaves_one_row_too(desk: Desk) -> None:
    rows = await new_rows(desk.assembly)
    desk.assembly.directory._desk.connection.close()
    answer = await desk.provider.get("/patients")
    assert answer.status_code == 500
    (row,) = await rows()
    assert (row["actor"], row["action"], row["outcome"]) == (
        desk.users["provider"],
        "patient.listed",
        "internal_error",
    )


async def test_without_a_trusted_proxy_no_forwarded_address_is_believed(
    provider: httpx.AsyncClient, demo: Assembly
) -> None:
    rows = await new_rows(demo)
    await provider.get("/patients", headers={"x-forwarded-for": ADDRESS})
    (row,) = await rows()
    assert row.get("address") is None


async def test_reasons_and_attempted_addresses_stand_sealed(desk: Desk) -> None:
    rows = await new_rows(desk.assembly)
    move = {"status": "onboarding", "version": 1, "reason": "signed the form"}
    await desk.provider.put(f"/patients/{desk.patient}/status", json=move)
    await desk.stranger.post("/auth/sign-in/email", json=UNHEARD)
    opened_reasons = []
    for row in await rows():
        assert b"form" not in row["detail"]
        assert "nobody@example.com" not in str(row)
        opened_reasons.append(desk.assembly.seal.open_reason(str(row["id"].id), row["detail"]))
    assert opened_reasons == ["signed the form", "nobody@example.com"]


async def test_what_the_operator_and_the_system_do_is_recorded_under_their_own_names(practice: Assembly) -> None:
    rows = await practice.database.rows("SELECT actor, action, session FROM audit")
    done = {(row["actor"], row["action"]) for row in rows}
    assert {
        ("system:migrator", "keys.created"),
        ("system:migrator", "store.migrated"),
        ("system:fill", "directory.filled"),
        ("system:operator", "practice.created"),
        ("system:operator", "user.created"),
        ("system:operator", "provider.created"),
    } <= done
    assert {row.get("session") for row in rows} == {None}
