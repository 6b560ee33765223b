"""The line of time: everything once, the newest first, page by page, and only what one may see; contacts; the sheet."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from app.assembly import Assembly
from app.audit.vocabulary import AuditAction
from app.models.timeline_models import TimelineQuery
from tests.conftest import NOW, SetClock, new_client, operator, sign_in
from tests.integration.api.test_coverages import a_person, add, end, stated
from tests.integration.api.test_documents import a_card, send
from tests.integration.audit.trail_reading import audit_rows, new_rows, subjects

Body = dict[str, Any]


async def line(browser: httpx.AsyncClient, patient: Body, **query: Any) -> list[Body]:
    answer = await browser.get(f"/patients/{patient['id']}/timeline", params=query)
    assert answer.status_code == 200, answer.text
    items: list[Body] = answer.json()["items"]
    return items


async def note(browser: httpx.AsyncClient, patient: Body, **fields: Any) -> httpx.Response:
    body = {"kind": "call", "note": "Wants to come in earlier.", **fields}
    return await browser.post(f"/patients/{patient['id']}/contacts", json=body)


@pytest.fixture
async def lively(provider: httpx.AsyncClient) -> Body:
    """A patient with whom everything has happened once."""
    patient = await a_person(provider)
    path = f"/patients/{patient['id']}"
    moved = await provider.put(f"{path}/status", json={"status": "onboarding", "version": 1, "reason": "called"})
    fields = ("family_name", "given_name", "birth_date")
    changed = {**{name: patient[name] for name in fields}, "version": 2, "preferred_name": "Addie"}
    assert (await provider.put(path, json=changed)).status_code == moved.status_code == 200
    coverage = await add(provider, patient)
    assert (await end(provider, coverage)).status_code == 200
    assert (await provider.post("/alerts", json={"patient_id": patient["id"], "note": "call back"})).status_code == 201
    assert (await note(provider, patient)).status_code == 201
    assert (await send(provider, patient, a_card(), title="Referral")).status_code == 201
    return patient


async def test_everything_stands_there_once_and_the_newest_first(provider: httpx.AsyncClient, lively: Body) -> None:
    told = [(each["kind"], each["step"]) for each in await line(provider, lively)]
    assert told == [
        ("document", "added"),
        ("contact", None),
        ("alert", "raised"),
        ("coverage", "ended"),
        ("coverage", "added"),
        ("record", "changed"),
        ("status", None),
        ("status", None),
    ]


async def test_each_entry_says_what_who_and_why(provider: httpx.AsyncClient, lively: Body) -> None:
    document, contact, alert, ended, added, record, moved, began = await line(provider, lively)
    assert (document["subject"], document["document"]) == ("Referral", "other")
    assert (contact["contact"], contact["note"]) == ("call", "Wants to come in earlier.")
    assert (alert["alert"], alert["note"]) == ("manual", "call back")
    assert (ended["subject"], ended["note"], ended["changed"]) == (
        "Harborline Health Plan",
        "Changed the employer",
        ["Last day"],
    )
    assert added["subject"] == "Harborline Health Plan"
    assert "Goes by" in record["changed"]
    assert (moved["from_status"], moved["to_status"], moved["note"]) == ("inquiry", "onboarding", "called")
    assert (began["from_status"], began["to_status"]) == (None, "inquiry")
    assert {each["by_name"] for each in await line(provider, lively)} == {document["by_name"]} != {None}


async def test_pages_follow_each_other_without_a_gap(provider: httpx.AsyncClient, lively: Body) -> None:
    whole = await line(provider, lively)
    found: list[Body] = []
    cursor: str | None = None
    while True:
        query = {"limit": 3} | ({"cursor": cursor} if cursor else {})
        page = (await provider.get(f"/patients/{lively['id']}/timeline", params=query)).json()
        found += page["items"]
        cursor = page["next_cursor"]
        if cursor is None:
            break
    assert found == whole


async def test_one_kind_can_be_asked_for(provider: httpx.AsyncClient, lively: Body) -> None:
    assert {each["kind"] for each in await line(provider, lively, kind=["contact", "status"])} == {"contact", "status"}
    refused = await provider.get(f"/patients/{lively['id']}/timeline", params={"cursor": "x"})
    assert (refused.status_code, refused.json()["code"]) == (400, "cursor_unreadable")


async def test_a_coverage_from_a_payer_came_by_itself(provider: httpx.AsyncClient, demo: Assembly) -> None:
    patient = await a_person(provider)
    await stated(demo, patient)
    (came,) = await line(provider, patient, kind="coverage")
    assert (came["step"], came["by"], came["subject"]) == ("added", None, "Harborline Health Plan")


async def test_alerts_are_told_to_those_who_may_see_them(demo: Assembly, lively: Body, app: FastAPI) -> None:
    async with new_client(app) as desk:
        await sign_in(desk, "front_desk")
        assert "alert" in {each["kind"] for each in await line(desk, lively)}
    log = operator(demo)
    log.actor = replace(log.actor, permissions=frozenset())
    page = await demo.timeline_service(log).page(lively["id"], TimelineQuery())
    assert "alert" not in {each.kind for each in page.items}


async def test_reading_the_line_is_one_row_about_the_patient(
    provider: httpx.AsyncClient, demo: Assembly, lively: Body
) -> None:
    look = await new_rows(demo)
    await line(provider, lively, kind="contact")
    assert [(row["action"], subjects(row)) for row in await look()] == [("patient.timeline_read", [lively["id"]])]


async def test_a_contact_is_noted_for_good(provider: httpx.AsyncClient, demo: Assembly, clock: SetClock) -> None:
    patient = await a_person(provider)
    earlier = (NOW - timedelta(days=2)).isoformat()
    assert (await note(provider, patient, kind="letter", at=earlier, note="Sent the forms.")).status_code == 201
    answer = await note(provider, patient)
    assert answer.status_code == 201
    contacts = (await provider.get(f"/patients/{patient['id']}/contacts")).json()
    assert [each["kind"] for each in contacts] == ["call", "letter"]
    assert contacts[0] == answer.json()
    assert contacts[0]["by_name"]
    for wrong in ((NOW + timedelta(hours=2)).isoformat(), "2010-01-01T00:00:00Z", "yesterday"):
        refused = await note(provider, patient, at=wrong)
        assert {each["place"] for each in refused.json()["broken_rules"]} == {"body.at"}
    assert (await note(provider, patient, note=" ")).status_code == 422
    (row,) = (await audit_rows(demo, action=AuditAction.CONTACT_NOTED))[:1]
    assert subjects(row) == [patient["id"]]
    for row in await demo.database.rows("SELECT * FROM contact_note"):
        assert b"forms" not in row["sealed"]
        assert "note" not in row


async def test_printing_leaves_exactly_one_row(
    provider: httpx.AsyncClient, auditor: httpx.AsyncClient, demo: Assembly
) -> None:
    patient = await a_person(provider)
    look = await new_rows(demo)
    assert (await provider.post(f"/patients/{patient['id']}/printed")).status_code == 204
    assert [(row["action"], subjects(row)) for row in await look()] == [("patient.printed", [patient["id"]])]
    assert (await provider.post(f"/patients/{'a' * 20}/printed")).status_code == 404
    assert (await auditor.post(f"/patients/{patient['id']}/printed")).status_code == 403
    assert [row["outcome"] for row in await look()] == ["patient_not_found", "not_permitted"]
