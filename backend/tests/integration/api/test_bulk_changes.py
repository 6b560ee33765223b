"""The same change to many records: looked at first, told for each, one commit for each; tags and contacts in lists."""

from datetime import timedelta
from typing import Any

import httpx
import pytest

from app.assembly import Assembly
from app.core.identifiers import new_id
from app.database.models import Provider
from tests.builders import a_provider, somebody_else
from tests.conftest import NOW, operator
from tests.integration.audit.trail_reading import audit_rows, subjects
from tests.integration.directory.store_scan import assert_directory_equals_store

Body = dict[str, Any]


async def a_person(browser: httpx.AsyncClient, **fields: Any) -> Body:
    answer = await browser.post("/patients", json=somebody_else(**fields))
    assert answer.status_code == 201, answer.text
    return dict(answer.json())


async def changing(browser: httpx.AsyncClient, people: list[Body], *, preview: bool = False, **change: Any) -> Body:
    body = {"patients": [{"id": each["id"], "version": each["version"]} for each in people], **change}
    answer = await browser.post("/patients/changes/preview" if preview else "/patients/changes", json=body)
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


async def read(browser: httpx.AsyncClient, person: Body) -> Body:
    return dict((await browser.get(f"/patients/{person['id']}")).json())


async def listed(browser: httpx.AsyncClient, **query: Any) -> list[Body]:
    answer = await browser.get("/patients", params={"limit": 200, **query})
    assert answer.status_code == 200, answer.text
    return list(answer.json()["items"])


@pytest.fixture
async def doctor(assembly: Assembly) -> Provider:
    doctor = a_provider(display_name="Dr. Haruto Watanabe")
    return await assembly.database_service(operator(assembly)).create(doctor)


class TestTags:
    async def test_a_preview_tells_each_and_changes_nobody_and_the_change_tells_each_again(
        self, provider: httpx.AsyncClient, assembly: Assembly
    ) -> None:
        goes, bears = await a_person(provider), await a_person(provider, tags=["vip"])
        full, stale = await a_person(provider, tags=[f"tag {at}" for at in range(20)]), await a_person(provider)
        people = [goes, bears, full, {**stale, "version": 7}, {"id": new_id(), "version": 1}]
        change = {"kind": "add_tag", "tag": "VIP"}
        refused = ["too_many_tags", "stale_patient", "patient_not_found"]

        told = await changing(provider, people, preview=True, **change)
        assert [each["outcome"] for each in told["lines"]] == ["would_change", "skipped", *["refused"] * 3]
        assert [each["code"] for each in told["lines"][2:]] == refused
        assert (told["changing"], told["skipped"], told["refused"]) == (1, 1, 3)
        assert told["lines"][4]["patient_name"] is None
        assert (await read(provider, goes))["tags"] == []

        done = await changing(provider, people, **change)
        assert [each["outcome"] for each in done["lines"]] == ["changed", "skipped", *["refused"] * 3]
        assert done["lines"][0]["version"] == 2
        assert (await read(provider, goes))["tags"] == ["VIP"]
        assert (await read(provider, bears))["tags"] == ["vip"]
        rows = await audit_rows(assembly, action="patient.updated")
        assert [goes["id"]] in [subjects(row) for row in rows if row["outcome"] == "ok"]

    async def test_a_tag_is_taken_away_in_every_spelling(self, provider: httpx.AsyncClient) -> None:
        bears, other = await a_person(provider, tags=["Recall", "vip"]), await a_person(provider, tags=["recall"])
        done = await changing(provider, [bears, other], kind="remove_tag", tag="RECALL")
        assert done["changing"] == 2
        assert [(await read(provider, each))["tags"] for each in (bears, other)] == [["vip"], []]
        again = await changing(provider, [await read(provider, bears)], kind="remove_tag", tag="recall")
        assert again["lines"][0]["outcome"] == "skipped"

    async def test_lists_are_narrowed_by_the_code_of_a_tag_and_show_all_tags(
        self, provider: httpx.AsyncClient, assembly: Assembly
    ) -> None:
        one, other = await a_person(provider, tags=["Recall"]), await a_person(provider, tags=["Wheelchair"])
        await a_person(provider)
        offered = {each["label"]: each for each in (await provider.get("/patients/tags")).json()}
        assert {label: each["patients"] for label, each in offered.items()} == {"Recall": 1, "Wheelchair": 1}
        both = [each["code"] for each in offered.values()]
        assert {each["id"] for each in await listed(provider, tag=both)} == {one["id"], other["id"]}
        (shown,) = await listed(provider, tag=[offered["Recall"]["code"]])
        assert (shown["id"], shown["tags"]) == (one["id"], ["Recall"])
        among = {"tag": [offered["Wheelchair"]["code"]]}
        found = await provider.post("/patients/search", json={"text": other["family_name"], "among": among})
        assert [each["id"] for each in found.json()["items"]] == [other["id"]]
        await assert_directory_equals_store(assembly)

    async def test_a_view_keeps_tags_and_contacts(self, provider: httpx.AsyncClient) -> None:
        await a_person(provider, tags=["Recall"])
        (tag,) = (await provider.get("/patients/tags")).json()
        criteria = {"tag": [tag["code"]], "not_contacted_since": "2026-11-01"}
        view = {"name": "To call", "criteria": criteria, "order": "last_contact", "columns": ["last_contact", "tags"]}
        assert (await provider.post("/patients/views", json=view)).status_code == 201
        (kept,) = (await provider.get("/patients/views")).json()
        assert {name: kept["criteria"][name] for name in criteria} == criteria
        assert (kept["order"], kept["columns"]) == ("last_contact", ["last_contact", "tags"])


class TestProvider:
    async def test_many_are_assigned_and_nobody_is_assigned_again(
        self, provider: httpx.AsyncClient, doctor: Provider
    ) -> None:
        people = [await a_person(provider), await a_person(provider, provider_id=doctor.id)]
        done = await changing(provider, people, kind="assign_provider", provider_id=doctor.id)
        assert [each["outcome"] for each in done["lines"]] == ["changed", "skipped"]
        assert [each["provider_name"] for each in await listed(provider)] == ["Dr. Haruto Watanabe"] * 2
        freed = [await read(provider, each) for each in people]
        assert (await changing(provider, freed, kind="assign_provider"))["changing"] == 2
        assert {each["provider_id"] for each in await listed(provider)} == {None}

    async def test_an_unknown_provider_is_refused_for_all(self, provider: httpx.AsyncClient) -> None:
        person = await a_person(provider)
        chosen = [{"id": person["id"], "version": 1}]
        for path in ("/patients/changes/preview", "/patients/changes"):
            body = {"patients": chosen, "kind": "assign_provider", "provider_id": new_id()}
            answer = await provider.post(path, json=body)
            assert answer.json()["code"] == "provider_unknown"

    async def test_an_archived_record_is_left_as_it_is(self, provider: httpx.AsyncClient) -> None:
        person = await a_person(provider)
        asked = {"version": 1, "reason": "Entered twice."}
        gone = (await provider.request("DELETE", f"/patients/{person['id']}", json=asked)).json()
        done = await changing(provider, [gone], kind="add_tag", tag="VIP")
        assert done["lines"][0]["code"] == "patient_archived"

    @pytest.mark.parametrize(
        "change", [{"kind": "add_tag"}, {"kind": "assign_provider", "tag": "VIP"}, {"kind": "add_tag", "tag": " "}]
    )
    async def test_a_change_that_does_not_fit_together_is_refused(
        self, provider: httpx.AsyncClient, change: Body
    ) -> None:
        body = {"patients": [{"id": new_id(), "version": 1}], **change}
        assert (await provider.post("/patients/changes", json=body)).status_code == 422


class TestLastContact:
    async def test_a_contact_stands_in_the_list_when_it_was_noted(
        self, provider: httpx.AsyncClient, assembly: Assembly
    ) -> None:
        met, never = await a_person(provider), await a_person(provider)
        path = f"/patients/{met['id']}/contacts"
        for days in (3, 40):
            at = (NOW - timedelta(days=days)).isoformat()
            answer = await provider.post(path, json={"kind": "call", "note": "Called.", "at": at})
            assert answer.status_code == 201
        shown = await listed(provider, order="last_contact", descending=True)
        assert [each["id"] for each in shown] == [met["id"], never["id"]]
        assert shown[0]["contacted_at"].startswith((NOW - timedelta(days=3)).date().isoformat())
        assert shown[1]["contacted_at"] is None
        day = (NOW - timedelta(days=10)).date().isoformat()
        assert [each["id"] for each in await listed(provider, contacted_since=day)] == [met["id"]]
        assert [each["id"] for each in await listed(provider, not_contacted_since=day)] == [never["id"]]
        await assert_directory_equals_store(assembly)
