"""Coverages by hand: order, doubles, the payer's word, and that nothing of them gets lost."""

import asyncio
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from app.assembly import Assembly
from app.audit.vocabulary import AuditAction
from app.database.models import Coverage, Payer
from app.services.import_service import SourceFile
from tests.builders import a_coverage, new_patient
from tests.conftest import NOW, new_client, operator, provider_log, sign_in
from tests.integration.audit.trail_reading import audit_rows, new_rows, subjects
from tests.unit.services.insurance.answers import Answer

HMO = {"payer_name": "Harborline Health Plan", "payer_code": "HRB01", "member_id": "hrb-001", "plan_name": "Gold"}
PPO = {"payer_name": "Cedar Mutual", "member_id": "CM 77"}
Body = dict[str, Any]


async def a_person(browser: httpx.AsyncClient, **fields: Any) -> Body:
    answer = await browser.post("/patients", json=new_patient(**fields))
    assert answer.status_code == 201
    patient: Body = answer.json()
    return patient


async def add(browser: httpx.AsyncClient, patient: Body, **fields: Any) -> Body:
    answer = await browser.post(f"/patients/{patient['id']}/coverages", json={**HMO, **fields})
    assert answer.status_code == 201, answer.text
    coverage: Body = answer.json()
    return coverage


async def coverages(browser: httpx.AsyncClient, patient: Body) -> list[Body]:
    found: list[Body] = (await browser.get(f"/patients/{patient['id']}/coverages")).json()
    return found


def as_sent(coverage: Body, **fields: Any) -> Body:
    names = (
        "payer_id plan_name member_id group_number priority relationship subscriber begins_on ends_on version".split()
    )
    return {**{name: coverage[name] for name in names}, **fields}


async def change(browser: httpx.AsyncClient, coverage: Body, **fields: Any) -> httpx.Response:
    path = f"/patients/{coverage['patient_id']}/coverages/{coverage['id']}"
    return await browser.put(path, json=as_sent(coverage, **fields))


async def end(browser: httpx.AsyncClient, coverage: Body, **fields: Any) -> httpx.Response:
    path = f"/patients/{coverage['patient_id']}/coverages/{coverage['id']}"
    asked = {"version": coverage["version"], "reason": "Changed the employer", **fields}
    return await browser.request("DELETE", path, json=asked)


async def stated(assembly: Assembly, patient: Body, **fields: Any) -> Coverage:
    """A coverage of which the payer has said how it stands."""
    database = assembly.database_service(operator(assembly))
    payer = Payer(id="p" * 20, created_at=NOW, updated_at=NOW, name="Harborline Health Plan", code="HRB01")
    await database.create(payer)
    person = await assembly._patients(operator(assembly)).get(patient["id"], operator(assembly))
    facts = {"payer_id": payer.id, "checked_at": NOW, "check_outcome": "answered", "plan_name": "Gold", **fields}
    return await database.create(a_coverage(person, **facts))


async def take_in(assembly: Assembly, answer: Answer) -> None:
    importer = assembly.import_service(provider_log(assembly, AuditAction.IMPORT_STARTED))
    report = await importer.import_files([SourceFile(f"{answer.number}.edi", answer.edi())])
    assert [each.outcome for each in report.files] == ["updated"]


async def test_a_coverage_is_entered_and_waits_for_its_payers_word(provider: httpx.AsyncClient, demo: Assembly) -> None:
    patient = await a_person(provider)
    look = await new_rows(demo)
    coverage = await add(
        provider,
        patient,
        relationship="child",
        subscriber={"family_name": "Marlowe", "given_name": "Kit", "birth_date": "1955-01-02", "sex": "female"},
        begins_on="2026-01-01",
        ends_on="2026-12-31",
        group_number="G-1",
    )
    rows = await look()
    assert [(row["action"], subjects(row)) for row in rows] == [("coverage.created", [patient["id"]])]
    assert (coverage["status"], coverage["checked_at"], coverage["member_id"]) == ("undetermined", None, "HRB-001")
    assert coverage["subscriber"]["birth_date"] == "1955-01-02"
    assert await coverages(provider, patient) == [coverage]
    assert [each["name"] for each in (await provider.get("/payers")).json()] == ["Harborline Health Plan"]
    found = (await provider.post("/patients/search", json={"text": "hrb001", "limit": 5, "archived": False})).json()
    assert [each["id"] for each in found["items"]] == [patient["id"]]


async def test_the_payer_is_one_that_is_known_by_id_by_code_or_by_name(provider: httpx.AsyncClient) -> None:
    patient = await a_person(provider)
    first = await add(provider, patient)
    by_id = await add(provider, patient, payer_name=None, payer_id=first["payer_id"], member_id="B2")
    by_name = await add(provider, patient, payer_name="HARBORLINE  Health plan", payer_code=None, member_id="C3")
    by_code = await add(provider, patient, payer_name="Harborline", member_id="D4")
    assert {each["payer_id"] for each in (by_id, by_name, by_code)} == {first["payer_id"]}
    for missing in ({"payer_id": "a" * 20}, {"payer_name": None}):
        answer = await provider.post(f"/patients/{patient['id']}/coverages", json={**HMO, "member_id": "E5", **missing})
        assert (answer.status_code, answer.json()["code"]) == (422, "payer_unknown")


@pytest.mark.parametrize(
    ("fields", "place"),
    [
        ({"member_id": "?"}, "body.member_id"),
        ({"member_id": None}, "body.member_id"),
        ({"priority": 4}, "body.priority"),
        ({"begins_on": "2026-02-01", "ends_on": "2026-01-31"}, "body.ends_on"),
        ({"relationship": "spouse"}, "body.subscriber"),
        ({"subscriber": {"family_name": "Marlowe", "given_name": "Kit"}}, "body.subscriber"),
        (
            {
                "relationship": "spouse",
                "subscriber": {"family_name": "Marlowe", "given_name": "Kit", "birth_date": "2030-01-01"},
            },
            "body.subscriber.birth_date",
        ),
    ],
)
async def test_broken_rules_are_told_by_their_place(provider: httpx.AsyncClient, fields: Body, place: str) -> None:
    patient = await a_person(provider)
    answer = await provider.post(f"/patients/{patient['id']}/coverages", json={**HMO, **fields})
    assert answer.status_code == 422
    assert place in {each["place"] for each in answer.json()["broken_rules"]}
    assert await coverages(provider, patient) == []


async def test_the_same_member_id_of_the_same_payer_is_entered_once(provider: httpx.AsyncClient) -> None:
    patient = await a_person(provider)
    coverage = await add(provider, patient)
    again = await provider.post(f"/patients/{patient['id']}/coverages", json={**HMO, "member_id": "HRB 001"})
    assert (again.status_code, again.json()["code"]) == (409, "coverage_known")
    other = await add(provider, patient, member_id="HRB-002", priority=2)
    assert (await change(provider, other, member_id="hrb001")).json()["code"] == "coverage_known"
    assert (await end(provider, coverage)).status_code == 200
    await add(provider, patient, priority=3)


async def test_whoever_comes_in_first_place_moves_the_others_on(provider: httpx.AsyncClient) -> None:
    patient = await a_person(provider)
    for member_id in ("M1", "M2", "M3"):
        await add(provider, patient, member_id=member_id, priority=1)
    found = [(each["member_id"], each["priority"]) for each in await coverages(provider, patient)]
    assert found == [("M3", 1), ("M2", 2), ("M1", 3)]


async def test_changing_the_order_swaps_two_in_one_commit(provider: httpx.AsyncClient, demo: Assembly) -> None:
    patient = await a_person(provider)
    first = await add(provider, patient)
    second = await add(provider, patient, **PPO, priority=2)
    look = await new_rows(demo)
    answer = await change(provider, second, priority=1)
    assert answer.status_code == 200
    assert [row["action"] for row in await look()] == ["coverage.updated"]
    found = {each["id"]: each["priority"] for each in await coverages(provider, patient)}
    assert found == {second["id"]: 1, first["id"]: 2}


async def test_of_two_who_enter_a_primary_at_once_both_stand_in_order(provider: httpx.AsyncClient) -> None:
    patient = await a_person(provider)
    path = f"/patients/{patient['id']}/coverages"
    bodies = [{**HMO, "member_id": f"M{at}"} for at in range(4)]
    answers = await asyncio.gather(*(provider.post(path, json=body) for body in bodies))
    assert {answer.status_code for answer in answers} <= {201, 409}
    places = [each["priority"] for each in await coverages(provider, patient)]
    assert places == list(range(1, len(places) + 1))
    assert len(places) == sum(answer.status_code == 201 for answer in answers) >= 1


async def test_a_stale_version_changes_nothing(provider: httpx.AsyncClient) -> None:
    patient = await a_person(provider)
    coverage = await add(provider, patient)
    assert (await change(provider, coverage, plan_name="Silver")).status_code == 200
    for answer in (await change(provider, coverage, plan_name="Bronze"), await end(provider, coverage)):
        assert (answer.status_code, answer.json()["code"]) == (409, "stale_coverage")
    (kept,) = await coverages(provider, patient)
    assert (kept["plan_name"], kept["version"], kept["ended_at"]) == ("Silver", 2, None)


async def test_a_change_that_changes_nothing_keeps_nothing(provider: httpx.AsyncClient, demo: Assembly) -> None:
    coverage = await add(provider, await a_person(provider))
    steps = await demo.database.rows("SELECT id FROM coverage_change")
    events = await demo.database.rows("SELECT id FROM event")
    rows = await new_rows(demo)
    answer = await change(provider, coverage)
    assert (answer.status_code, answer.json()) == (200, coverage)
    assert [row["action"] for row in await rows()] == [AuditAction.COVERAGE_READ]
    assert await demo.database.rows("SELECT id FROM coverage_change") == steps
    assert await demo.database.rows("SELECT id FROM event") == events
    assert (await change(provider, coverage, version=2)).json()["code"] == "stale_coverage"


async def test_what_the_payer_stated_stays_and_what_it_left_open_is_filled_in(
    provider: httpx.AsyncClient, demo: Assembly
) -> None:
    patient = await a_person(provider)
    await stated(demo, patient)
    (coverage,) = await coverages(provider, patient)
    for fields in ({"member_id": "OTHER1"}, {"plan_name": "Silver"}, {"payer_id": None, "payer_name": "Cedar Mutual"}):
        answer = await change(provider, coverage, **fields)
        assert (answer.status_code, answer.json()["code"]) == (409, "coverage_confirmed")
    answer = await change(provider, coverage, group_number="G-9", priority=2)
    assert answer.status_code == 200
    newer = answer.json()
    assert (newer["group_number"], newer["priority"]) == ("G-9", 2)
    assert {name: newer[name] for name in ("status", "checked_at", "check_outcome", "benefits")} == {
        name: coverage[name] for name in ("status", "checked_at", "check_outcome", "benefits")
    }


async def test_an_ended_coverage_stays_on_record_with_its_reason(provider: httpx.AsyncClient, demo: Assembly) -> None:
    patient = await a_person(provider)
    coverage = await add(provider, patient, begins_on="2026-01-01", ends_on="2026-12-31")
    for day in ("2026-11-26", "2025-12-31"):
        answer = await end(provider, coverage, ended_on=day)
        assert {each["place"] for each in answer.json()["broken_rules"]} == {"body.ended_on"}
    answer = await end(provider, coverage, ended_on="2026-10-31")
    assert answer.status_code == 200
    (kept,) = await coverages(provider, patient)
    assert (kept["ends_on"], kept["ended_reason"]) == ("2026-10-31", "Changed the employer")
    assert kept["ended_at"] is not None
    for again in (await end(provider, kept), await change(provider, kept, plan_name="Silver")):
        assert (again.status_code, again.json()["code"]) == (409, "coverage_ended")
    changes = await demo._coverages().changes(patient["id"], operator(demo))
    ended = next(each for each in changes if each.step == "ended")
    assert Coverage.model_validate_json(ended.before or "").ends_on is not None
    assert '"2026-12-31"' in (ended.before or "")
    assert await demo.database.rows("SELECT id FROM coverage") != []


async def test_ending_leaves_the_payers_word_and_the_payers_next_word_brings_the_coverage_back(
    provider: httpx.AsyncClient, demo: Assembly
) -> None:
    patient = await a_person(provider)
    payer_code = Answer().payer_code
    coverage = await add(provider, patient, payer_code=payer_code, member_id=Answer().member)
    await take_in(demo, Answer())
    (confirmed,) = await coverages(provider, patient)
    assert (confirmed["id"], confirmed["status"]) == (coverage["id"], "active")
    ended = (await end(provider, confirmed)).json()
    assert {name: ended[name] for name in ("status", "check_outcome", "checked_at", "benefits")} == {
        name: confirmed[name] for name in ("status", "check_outcome", "checked_at", "benefits")
    }
    await take_in(demo, Answer(number=2))
    (back,) = await coverages(provider, patient)
    assert (back["id"], back["ended_at"], back["ends_on"], back["status"]) == (coverage["id"], None, None, "active")


async def test_an_archived_patients_coverages_are_not_changed(provider: httpx.AsyncClient) -> None:
    patient = await a_person(provider)
    coverage = await add(provider, patient)
    asked = {"version": patient["version"], "reason": "moved away"}
    assert (await provider.request("DELETE", f"/patients/{patient['id']}", json=asked)).status_code == 200
    adding = await provider.post(f"/patients/{patient['id']}/coverages", json={**HMO, "member_id": "B2"})
    for answer in (adding, await change(provider, coverage, plan_name="x"), await end(provider, coverage)):
        assert (answer.status_code, answer.json()["code"]) == (409, "patient_archived")


async def test_nobody_elses_coverage_is_reached_through_a_patient(provider: httpx.AsyncClient) -> None:
    patient, other = await a_person(provider), await a_person(provider, given_name="Bo")
    coverage = await add(provider, patient)
    answer = await change(provider, {**coverage, "patient_id": other["id"]}, plan_name="x")
    assert (answer.status_code, answer.json()["code"]) == (404, "coverage_not_found")
    answer = await end(provider, {**coverage, "patient_id": "a" * 20})
    assert (answer.status_code, answer.json()["code"]) == (404, "patient_not_found")


async def test_the_auditor_enters_none_and_is_recorded(auditor: httpx.AsyncClient, demo: Assembly) -> None:
    assert (await auditor.post(f"/patients/{'a' * 20}/coverages", json=HMO)).status_code == 403
    (row,) = await audit_rows(demo, action=AuditAction.COVERAGE_CREATED)
    assert row["outcome"] == "not_permitted"


async def test_the_list_shows_a_new_coverage_at_once(provider: httpx.AsyncClient) -> None:
    patient = await a_person(provider)
    await add(provider, patient)
    listed = (await provider.get("/patients")).json()["items"]
    assert listed[0]["payer_name"] == "Harborline Health Plan"


async def test_billing_keeps_coverages_and_not_the_record(provider: httpx.AsyncClient, app: FastAPI) -> None:
    patient = await a_person(provider)
    async with new_client(app) as billing:
        assert (await sign_in(billing, "billing")).status_code == 200
        coverage = await add(billing, patient)
        changed = await change(billing, coverage, plan_name="Silver")
        assert (changed.status_code, changed.json()["plan_name"]) == (200, "Silver")
        assert (await end(billing, changed.json())).status_code == 200
        assert (await billing.put(f"/patients/{patient['id']}", json=new_patient(version=1))).status_code == 403
