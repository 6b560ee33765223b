"""Patients over HTTP: signed in, audited, sealed."""

import httpx

from app.assembly import Assembly
from tests.builders import new_patient


async def test_a_new_patient_is_found_at_once(provider: httpx.AsyncClient) -> None:
    created = await provider.post("/patients", json=new_patient(family_name="O'Hara", mrn="a-17"))
    assert created.status_code == 201
    found = await provider.post("/patients/search", json={"text": "hara"})
    assert [item["id"] for item in found.json()["items"]] == [created.json()["id"]]


async def test_a_stale_version_is_told_as_such_and_changes_nothing(provider: httpx.AsyncClient) -> None:
    patient = (await provider.post("/patients", json=new_patient())).json()
    first = await provider.put(f"/patients/{patient['id']}/status", json={"status": "onboarding", "version": 1})
    second = await provider.put(f"/patients/{patient['id']}/status", json={"status": "churned", "version": 1})
    assert (first.status_code, second.status_code) == (200, 409)
    assert second.json()["code"] == "stale_patient"
    assert (await provider.get(f"/patients/{patient['id']}")).json()["status"] == "onboarding"


async def test_the_audit_role_sees_no_patient(auditor: httpx.AsyncClient, demo: Assembly) -> None:
    for answer in (await auditor.get("/patients"), await auditor.post("/patients/search", json={"text": "a"})):
        assert answer.status_code == 403
        assert answer.json()["code"] == "not_permitted"
