"""The patients' routes: who may, what is refused by place and rule, and what a browser gets."""

import asyncio
from typing import Any

import httpx
import pytest

from app.assembly import Assembly
from app.core.identifiers import new_id
from app.models.patient_models import NEXT_STATUSES, PatientStatus
from tests.builders import a_patient, new_patient
from tests.conftest import NOW, operator

FULL = new_patient(
    family_name="O'Hara-Núñez",
    middle_name="Byron",
    name_suffix="Jr.",
    preferred_name="Addie",
    former_names=["Gordon"],
    sex="female",
    gender_identity="woman",
    mrn="a-17",
    phones=[{"number": "(202) 555-0123", "kind": "mobile"}, {"number": "+12025550124", "kind": "work"}],
    email="Ada@EXAMPLE.com",
    address={"line1": "12 Harbor Lane", "city": "Cedar Landing", "state": "WI", "postal_code": "53299-1234"},
    language="es-MX",
    emergency_contact={"name": "Bo Marlowe", "relationship": "brother", "phone": "2025550125"},
    responsible_party={"name": "Kit Marlowe", "relationship": "mother"},
    tags=["diabetes", "recall"],
    notes="Line one\nline two",
    privacy_notice_on="2026-01-02",
    contact_consents={"email": True},
)


async def created(browser: httpx.AsyncClient, **fields: Any) -> dict[str, Any]:
    answer = await browser.post("/patients", json=new_patient(**fields))
    assert answer.status_code == 201, answer.text
    patient: dict[str, Any] = answer.json()
    return patient


def rules(answer: httpx.Response) -> set[tuple[str, str]]:
    return {(each["place"], each["rule"]) for each in answer.json()["broken_rules"]}


async def stored(assembly: Assembly, **fields: Any) -> str:
    patient = a_patient(**fields)
    await assembly.database_service(operator(assembly)).create(patient)
    return patient.id


async def test_everything_that_was_typed_comes_back_clean(provider: httpx.AsyncClient) -> None:
    patient = await created(provider, **FULL)
    assert patient == (await provider.get(f"/patients/{patient['id']}")).json()
    assert (patient["mrn"], patient["email"], patient["version"]) == ("A-17", "Ada@example.com", 1)
    assert [phone["number"] for phone in patient["phones"]] == ["+12025550123", "+12025550124"]
    assert patient["emergency_contact"]["phone"] == "+12025550125"
    assert (patient["status"], patient["next_statuses"]) == ("inquiry", ["onboarding", "churned", "urgent"])
    assert (patient["notes"], patient["tags"]) == ("Line one\nline two", ["diabetes", "recall"])
    assert patient["contact_consents"] == {"email": True, "sms": False, "phone": False}


BAD_FIELDS: dict[str, tuple[dict[str, Any], str, str]] = {
    "no name": ({"family_name": " "}, "body.family_name", "value_error"),
    "script": ({"given_name": "<script>alert(1)</script>"}, "body.given_name", "value_error"),
    "long name": ({"family_name": "x" * 121}, "body.family_name", "value_error"),
    "number for a name": ({"family_name": 7}, "body.family_name", "string_type"),
    "birth as a number": ({"birth_date": 321667200}, "body.birth_date", "value_error"),
    "birth as a moment": ({"birth_date": "1980-03-12T00:00:00Z"}, "body.birth_date", "value_error"),
    "no such day": ({"birth_date": "2026-02-29"}, "body.birth_date", "value_error"),
    "future": ({"birth_date": "2026-11-26"}, "body.birth_date", "not_in_the_future"),
    "too old": ({"birth_date": "1896-11-24"}, "body.birth_date", "not_so_long_ago"),
    "other sex": ({"sex": "x"}, "body.sex", "enum"),
    "mrn": ({"mrn": "!!!"}, "body.mrn", "value_error"),
    "phone": ({"phones": [{"number": "555-0123"}]}, "body.phones.0.number", "value_error"),
    "email": ({"email": "ada@"}, "body.email", "value_error"),
    "state": (
        {"address": {"line1": "1 A", "city": "B", "state": "Ontario", "postal_code": "53299"}},
        "body.address.state",
        "value_error",
    ),
    "zip": (
        {"address": {"line1": "1 A", "city": "B", "state": "WI", "postal_code": "5329"}},
        "body.address.postal_code",
        "value_error",
    ),
    "language": ({"language": "english"}, "body.language", "string_pattern_mismatch"),
    "many phones": ({"phones": [{"number": "2025550123"}] * 6}, "body.phones", "too_long"),
    "long notes": ({"notes": "x" * 10_001}, "body.notes", "too_long"),
    "provider's form": ({"provider_id": "Dr. Chen"}, "body.provider_id", "string_pattern_mismatch"),
    "unknown field": ({"status": "active"}, "body", "extra_forbidden"),
    "id from outside": ({"id": "a" * 20}, "body", "extra_forbidden"),
}


async def test_each_broken_rule_is_told_by_place_and_rule_and_nothing_is_kept(
    provider: httpx.AsyncClient, demo: Assembly
) -> None:
    for name, (fields, place, rule) in BAD_FIELDS.items():
        answer = await provider.post("/patients", json=new_patient(**fields))
        assert answer.status_code == 422, name
        assert (place, rule) in rules(answer), (name, answer.text)
        value = next(iter(fields.values()))
        assert not isinstance(value, str) or len(value) < 5 or value not in answer.text, name
    assert await demo.database.rows("SELECT id FROM patient") == []


async def test_all_broken_rules_are_told_at_once(provider: httpx.AsyncClient) -> None:
    answer = await provider.post("/patients", json={"family_name": "", "email": "x", "mrn": "?"})
    assert {place for place, _ in rules(answer)} == {
        "body.family_name",
        "body.given_name",
        "body.birth_date",
        "body.email",
        "body.mrn",
    }


async def test_text_that_no_file_can_hold_is_cleaned_or_refused_and_never_a_fault(provider: httpx.AsyncClient) -> None:
    for field in ("notes", "family_name", "mrn", "gender_identity", "email", "name_suffix"):
        body = '{"family_name":"Marlowe","given_name":"Ada","birth_date":"1980-03-12"'
        raw = (body.replace('"Marlowe"', '"M\\ud800x"') if field == "family_name" else body) + (
            "}" if field == "family_name" else f',"{field}":"x\\ud800y"}}'
        )
        answer = await provider.post("/patients", content=raw, headers={"content-type": "application/json"})
        assert answer.status_code in {201, 400, 422}, (field, answer.text)
    search = await provider.post(
        "/patients/search", content='{"text":"x\\ud800"}', headers={"content-type": "application/json"}
    )
    assert search.status_code in {200, 400, 422}


async def test_an_unknown_provider_is_refused_and_a_known_one_taken(provider: httpx.AsyncClient) -> None:
    answer = await provider.post("/patients", json=new_patient(provider_id=new_id()))
    assert (answer.status_code, answer.json()["code"]) == (422, "provider_unknown")
    known = (await provider.get("/providers")).json()[0]["id"]
    assert (await created(provider, provider_id=known))["provider_id"] == known


async def test_a_taken_mrn_is_told_without_saying_whose(provider: httpx.AsyncClient) -> None:
    first = await created(provider, mrn="A-17", family_name="Winterbourne")
    answer = await provider.post("/patients", json=new_patient(mrn="a 17"))
    assert (answer.status_code, answer.json()["code"]) == (409, "mrn_taken")
    assert first["id"] not in answer.text
    assert "Winterbourne" not in answer.text


async def test_an_update_is_made_on_its_version_and_a_stale_one_shows_the_conflict(provider: httpx.AsyncClient) -> None:
    patient = await created(provider)
    first = await provider.put(f"/patients/{patient['id']}", json=new_patient(notes="one", version=1))
    assert (first.status_code, first.json()["version"]) == (200, 2)
    stale = await provider.put(f"/patients/{patient['id']}", json=new_patient(notes="two", version=1))
    assert (stale.status_code, stale.json()["code"]) == (409, "stale_patient")
    assert (await provider.get(f"/patients/{patient['id']}")).json()["notes"] == "one"
    for version in (0, -1, "1a", None):
        answer = await provider.put(f"/patients/{patient['id']}", json=new_patient(version=version))
        assert answer.status_code == 422


async def test_the_workflow_is_the_same_over_http(provider: httpx.AsyncClient) -> None:
    patient = await created(provider)
    for status in ("onboarding", "active", "urgent", "active", "churned", "onboarding", "inquiry"):
        body = {"status": status, "version": patient["version"], "reason": "asked", "self_pay": status == "active"}
        answer = await provider.put(f"/patients/{patient['id']}/status", json=body)
        assert (answer.status_code, answer.json()["status"]) == (200, status)
        patient = answer.json()
    refused = await provider.put(
        f"/patients/{patient['id']}/status", json={"status": "active", "version": patient["version"]}
    )
    assert (refused.status_code, refused.json()["code"]) == (409, "status_change_not_allowed")
    assert patient["next_statuses"] == [
        status.value for status in PatientStatus if status in NEXT_STATUSES[PatientStatus.INQUIRY]
    ]
    history = (await provider.get(f"/patients/{patient['id']}/history")).json()
    assert [step["to_status"] for step in history] == [
        *("inquiry", "onboarding", "active", "urgent", "active", "churned", "onboarding", "inquiry")
    ]
    assert history[0]["from_status"] is None
    assert {step["by_name"] for step in history} == {"Dr. Maya Chen"}
    assert {step["reason"] for step in history[1:]} == {"asked", "Pays without insurance: asked"}


async def test_a_reason_is_text_of_a_length(provider: httpx.AsyncClient) -> None:
    patient = await created(provider)
    for reason in ("", "   ", "x" * 501, 7):
        body = {"status": "onboarding", "version": 1, "reason": reason}
        assert (await provider.put(f"/patients/{patient['id']}/status", json=body)).status_code == 422, reason


async def test_an_archived_patient_is_told_as_such(provider: httpx.AsyncClient, demo: Assembly) -> None:
    patient_id = await stored(demo, archived_at=NOW)
    for path, body in (
        (f"/patients/{patient_id}", new_patient(version=1)),
        (
            f"/patients/{patient_id}/status",
            {"status": "onboarding", "version": 1},
        ),
    ):
        answer = await provider.put(path, json=body)
        assert (answer.status_code, answer.json()["code"]) == (409, "patient_archived")
    assert (await provider.get(f"/patients/{patient_id}")).json()["archived_at"] is not None


async def test_what_names_nobody_is_not_found_on_every_route(provider: httpx.AsyncClient) -> None:
    for name in (new_id(), "nobody", "..%2f..%2fkeys", "a" * 64, "%00"):
        for path in (f"/patients/{name}", f"/patients/{name}/history", f"/patients/{name}/coverages"):
            answer = await provider.get(path)
            assert answer.status_code in {400, 404}, (path, answer.text)
        answer = await provider.put(f"/patients/{name}", json=new_patient(version=1))
        assert answer.status_code in {400, 404}


async def test_a_create_may_be_sent_twice_under_its_key(provider: httpx.AsyncClient) -> None:
    headers = {"idempotency-key": "create-0001"}
    answers = await asyncio.gather(*(provider.post("/patients", json=new_patient(), headers=headers) for _ in range(8)))
    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.json()["id"] for answer in answers}) == 1
    other = await provider.post("/patients", json=new_patient(given_name="Eve"), headers=headers)
    assert (other.status_code, other.json()["code"]) == (409, "idempotency_key_reused")
    assert (await provider.get("/patients")).json()["total"] == 1


@pytest.mark.parametrize("key", ["short", "x" * 129, "with space in it", "umläut-key"])
async def test_a_key_has_a_form(provider: httpx.AsyncClient, key: str) -> None:
    answer = await provider.post("/patients", json=new_patient(), headers={"idempotency-key": key.encode()})
    assert answer.status_code == 422


async def test_nobody_reads_or_changes_a_patient_without_the_permission(
    client: httpx.AsyncClient, auditor: httpx.AsyncClient, demo: Assembly
) -> None:
    patient_id = await stored(demo)
    calls: list[tuple[str, str, dict[str, Any] | None]] = [
        ("GET", "/patients", None),
        ("POST", "/patients/search", {"text": "a"}),
        ("POST", "/patients", new_patient()),
        ("GET", f"/patients/{patient_id}", None),
        ("PUT", f"/patients/{patient_id}", new_patient(version=1)),
        ("PUT", f"/patients/{patient_id}/status", {"status": "onboarding", "version": 1}),
        ("GET", f"/patients/{patient_id}/history", None),
        ("GET", f"/patients/{patient_id}/coverages", None),
        ("GET", "/dashboard", None),
    ]
    for method, path, body in calls:
        assert (await client.request(method, path, json=body)).status_code == 401, path
        assert (await auditor.request(method, path, json=body)).status_code == 403, path
    rows = await demo.database.rows("SELECT version FROM patient")
    assert [row["version"] for row in rows] == [1]


async def test_a_change_from_another_site_is_refused(provider: httpx.AsyncClient) -> None:
    for origin in ("https://evil.example.com", "null", ""):
        answer = await provider.post("/patients", json=new_patient(), headers={"origin": origin})
        assert (answer.status_code, answer.json()["code"]) == (403, "origin_refused")
    assert (await provider.get("/patients")).json()["total"] == 0


async def test_what_is_too_long_or_too_short_is_told_as_such(provider: httpx.AsyncClient) -> None:
    answer = await provider.post("/patients", json=new_patient(notes="x" * 10_001, name_suffix="x" * 21, tags=[""]))
    messages = {each["place"]: each["message"] for each in answer.json()["broken_rules"]}
    assert messages == {
        "body.notes": "This is too long.",
        "body.name_suffix": "This is too long.",
        "body.tags.0": "This is too short.",
    }
