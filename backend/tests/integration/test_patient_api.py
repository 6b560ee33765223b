"""Patients over HTTP: signed in, audited, sealed."""

from contextlib import AsyncExitStack
from typing import Any

import httpx
from fastapi import FastAPI

from app.assembly import Assembly
from tests.builders import new_patient
from tests.conftest import new_client, sign_in


async def test_a_new_patient_is_found_at_once(provider: httpx.AsyncClient) -> None:
    created = await provider.post("/patients", json=new_patient(family_name="O'Hara", mrn="a-17"))
    assert created.status_code == 201
    found = await provider.post("/patients/search", json={"text": "hara"})
    assert [item["id"] for item in found.json()["items"]] == [created.json()["id"]]


async def test_a_stale_version_is_told_as_such_and_changes_nothing(provider: httpx.AsyncClient) -> None:
    patient = (await provider.post("/patients", json=new_patient())).json()
    first = await provider.put(f"/patients/{patient['id']}/status", json={"status": "onboarding", "version": 1})
    second = await provider.put(
        f"/patients/{patient['id']}/status", json={"status": "churned", "version": 1, "reason": "Moved."}
    )
    assert (first.status_code, second.status_code) == (200, 409)
    assert second.json()["code"] == "stale_patient"
    assert (await provider.get(f"/patients/{patient['id']}")).json()["status"] == "onboarding"


async def test_the_audit_role_sees_no_patient(auditor: httpx.AsyncClient, demo: Assembly) -> None:
    for answer in (await auditor.get("/patients"), await auditor.post("/patients/search", json={"text": "a"})):
        assert answer.status_code == 403
        assert answer.json()["code"] == "not_permitted"


async def test_patient_crud(provider: httpx.AsyncClient) -> None:
    """Created, read, changed, archived and restored; each step on the version before it, and every version kept."""
    created = (await provider.post("/patients", json=new_patient(mrn="a-17", email="Ada@EXAMPLE.com"))).json()
    address = f"/patients/{created['id']}"
    assert (created["version"], created["mrn"], created["email"]) == (1, "A-17", "Ada@example.com")
    assert (await provider.get(address)).json() == created

    changed = await provider.put(address, json=new_patient(given_name="Adah", mrn="A-17", email=None, version=1))
    assert (changed.status_code, changed.json()["given_name"], changed.json()["email"]) == (200, "Adah", None)

    reason = {"version": 2, "reason": "moved away"}
    archived = await provider.request("DELETE", address, json=reason)
    assert (archived.status_code, archived.json()["archive_reason"]) == (200, "moved away")
    assert (await provider.get("/patients")).json()["total"] == 0
    for version in (2, 3):
        again = await provider.request("DELETE", address, json=reason | {"version": version})
        assert (again.status_code, again.json()["code"]) == (409, "archived_already")
    refused = await provider.put(address, json=new_patient(version=3))
    assert (refused.status_code, refused.json()["code"]) == (409, "patient_archived")

    restored = await provider.put(f"{address}/restore", json={"version": 3, "reason": "came back"})
    assert (restored.status_code, restored.json()["archived_at"]) == (200, None)
    assert (await provider.get("/patients")).json()["total"] == 1
    versions = (await provider.get(f"{address}/versions")).json()
    assert [(each["version"], len(each["changes"])) for each in versions] == [(4, 2), (3, 2), (2, 2), (1, 0)]
    assert {each["by_name"] for each in versions} == {"Dr. Maya Chen"}


async def test_patient_search(provider: httpx.AsyncClient) -> None:
    """Found by any part of a name, number, telephone, mail and birth date; in no order of words, and by no address."""
    wanted = (
        await provider.post(
            "/patients",
            json=new_patient(
                family_name="Núñez-O'Hara",
                given_name="Zoë",
                mrn="Q-4711",
                phones=[{"number": "2025550188"}],
                email="zoe@example.com",
                birth_date="1971-02-03",
            ),
        )
    ).json()
    await provider.post("/patients", json=new_patient())
    for text in ("nunez", "NÚÑ", "hara zoe", "q4711", "202-555-0188", "ZOE@example.com", "1971-02-03"):
        found = (await provider.post("/patients/search", json={"text": text})).json()
        assert [each["id"] for each in found["items"]] == [wanted["id"]], text
    assert (await provider.post("/patients/search", json={"text": "nobody here"})).json()["items"] == []
    inquiries = (await provider.get("/patients", params={"status": "inquiry", "limit": 1})).json()
    assert (inquiries["total"], len(inquiries["items"])) == (2, 1)
    rest = (await provider.get("/patients", params={"status": "inquiry", "cursor": inquiries["next_cursor"]})).json()
    assert len(rest["items"]) == 1
    assert rest["items"] != inquiries["items"]


async def test_patient_permissions(app: FastAPI) -> None:
    """Billing reads and changes nothing, the front desk changes without notes, the auditor sees nobody."""
    async with AsyncExitStack() as stack:
        browsers = {}
        for role in ("provider", "front_desk", "billing", "audit"):
            browsers[role] = await stack.enter_async_context(new_client(app))
            assert (await sign_in(browsers[role], role)).status_code == 200
        created = (await browsers["provider"].post("/patients", json=new_patient(notes="likes mornings"))).json()
        address = f"/patients/{created['id']}"
        changes: list[tuple[str, str, dict[str, Any]]] = [
            ("POST", "/patients", new_patient()),
            ("POST", "/patients/mrn", {}),
            ("PUT", address, new_patient(version=1)),
            ("PUT", f"{address}/status", {"status": "onboarding", "version": 1}),
            ("PUT", f"{address}/deceased", {"deceased": True, "version": 1}),
            ("PUT", f"{address}/restore", {"version": 1, "reason": "x"}),
            ("DELETE", address, {"version": 1, "reason": "x"}),
        ]
        for method, path, body in changes:
            for role in ("billing", "audit"):
                answer = await browsers[role].request(method, path, json=body)
                assert (answer.status_code, answer.json()["code"]) == (403, "not_permitted"), (role, method, path)
        for path in (address, f"{address}/versions", f"{address}/history"):
            assert (await browsers["billing"].get(path)).status_code == 200
            assert (await browsers["audit"].get(path)).status_code == 403
        desk = browsers["front_desk"]
        seen = (await desk.get(address)).json()
        assert (seen["notes"], seen["masked_fields"]) == (None, ["notes"])
        assert (await desk.put(address, json=new_patient(given_name="Adah", version=1))).status_code == 200
        assert (await browsers["provider"].get(address)).json()["notes"] == "likes mornings"
