"""Doubles over HTTP: the warning that asks for a decision, the queue, merging and undoing it."""

from typing import Any

import httpx

from tests.builders import new_patient


async def created(browser: httpx.AsyncClient, **fields: Any) -> dict[str, Any]:
    answer = await browser.post("/patients", json=new_patient(**fields))
    assert answer.status_code == 201, answer.text
    patient: dict[str, Any] = answer.json()
    return patient


async def doubled(browser: httpx.AsyncClient, first: dict[str, Any], **fields: Any) -> dict[str, Any]:
    decision = {"looked_at": [first["id"]], "reason": "Sisters with one name."}
    return await created(browser, duplicate_decision=decision, **fields)


async def test_a_double_is_refused_until_somebody_decides(provider: httpx.AsyncClient) -> None:
    first = await created(provider)
    answer = await provider.post("/patients", json=new_patient(email="ada@example.com"))
    assert (answer.status_code, answer.json()["code"]) == (409, "possible_duplicate")
    assert [rule["place"] for rule in answer.json()["broken_rules"]] == [f"patients/{first['id']}"]
    assert "Marlowe" not in answer.text
    second = await doubled(provider, first, email="ada@example.com")
    assert second["id"] != first["id"]
    assert "duplicate_decision" not in second


async def test_the_check_tells_who_is_meant(provider: httpx.AsyncClient) -> None:
    first = await created(provider, phones=[{"number": "(202) 555-0123"}])
    facts = {"family_name": "Marlow", "given_name": "Ada", "birth_date": "1980-03-12", "phones": ["202 555 0123", "55"]}
    answer = await provider.post("/patients/duplicates/check", json=facts)
    assert answer.status_code == 200
    (candidate,) = answer.json()["candidates"]
    assert candidate["person"]["id"] == first["id"]
    assert set(candidate["reasons"]) == {"similar_name", "same_birth_date", "same_phone"}


async def test_what_is_entered_so_far_may_be_little(provider: httpx.AsyncClient) -> None:
    await created(provider)
    for facts in ({}, {"family_name": "Marlowe"}, {"birth_date": "1980-03-12"}, {"phones": [""], "email": None}):
        answer = await provider.post("/patients/duplicates/check", json=facts)
        assert answer.status_code == 200, answer.text


async def test_merge_and_undo_over_http(provider: httpx.AsyncClient) -> None:
    first = await created(provider, mrn="A-1")
    second = await doubled(provider, first, mrn="B-2", email="ada@example.com")
    body = {
        "other": second["id"],
        "version": 1,
        "other_version": 1,
        "choices": [{"field": "email", "take": "other"}],
        "reason": "One person after all.",
    }
    merged = await provider.post(f"/patients/{first['id']}/merge", json=body)
    assert (merged.status_code, merged.json()["email"]) == (200, "ada@example.com")
    gone = (await provider.get(f"/patients/{second['id']}")).json()
    assert gone["merged_into"] == first["id"]
    assert (await provider.get(f"/patients/{second['id']}/unmerge")).json()["changed_since"] == []
    undo = {"version": gone["version"], "survivor_version": 2, "reason": "Two after all."}
    apart = await provider.post(f"/patients/{second['id']}/unmerge", json=undo)
    assert apart.status_code == 200, apart.text
    assert apart.json()["survivor"]["email"] == first["email"]
    assert apart.json()["other"]["mrn"] == "B-2"
    (line,) = (await provider.get("/merges")).json()
    assert line["undone_at"] is not None
    again = await provider.post(f"/patients/{second['id']}/unmerge", json=undo)
    assert (again.status_code, again.json()["code"]) == (409, "not_merged")


async def test_the_queue_is_empty_before_the_first_scan(provider: httpx.AsyncClient) -> None:
    queue = (await provider.get("/duplicates")).json()
    assert (queue["pairs"], queue["total"], queue["is_scanning"]) == ([], 0, False)
    started = await provider.post("/duplicates/scan")
    assert started.status_code == 202
    assert (await provider.post("/duplicates/scan")).json() == started.json()
    assert (await provider.get("/duplicates")).json()["is_scanning"]


async def test_unknown_pairs_and_patients_are_not_found(provider: httpx.AsyncClient) -> None:
    decision = {"version": 1, "reason": "Guessed."}
    assert (await provider.post(f"/duplicates/{'a' * 20}/different", json=decision)).status_code == 404
    assert (await provider.post("/duplicates/nothing/different", json=decision)).status_code == 404
    merge = {"other": "b" * 20, "version": 1, "other_version": 1, "reason": "Guessed."}
    assert (await provider.post(f"/patients/{'a' * 20}/merge", json=merge)).status_code == 404
    assert (await provider.get(f"/patients/{'a' * 20}/unmerge")).status_code == 404
