"""Lists kept under a name: each user's own, one of them the default, and nothing of them open in the store."""

from typing import Any

import httpx
from fastapi import FastAPI

from app.assembly import Assembly
from tests.conftest import new_client, sign_in

Body = dict[str, Any]
VIEW: Body = {
    "name": "Ending in January",
    "criteria": {"status": ["active"], "coverage_ends_from": "2027-01-01", "coverage_ends_to": "2027-01-31"},
    "order": "coverage_end",
    "descending": False,
    "columns": ["status", "coverage_end", "status"],
}


async def keep(browser: httpx.AsyncClient, **fields: Any) -> Body:
    answer = await browser.post("/patients/views", json={**VIEW, **fields})
    assert answer.status_code == 201, answer.text
    view: Body = answer.json()
    return view


async def listed(browser: httpx.AsyncClient) -> list[Body]:
    answer = await browser.get("/patients/views")
    assert answer.status_code == 200, answer.text
    views: list[Body] = answer.json()
    return views


async def test_a_view_is_kept_changed_and_removed(provider: httpx.AsyncClient) -> None:
    view = await keep(provider)
    assert await listed(provider) == [view]
    assert (view["columns"], view["criteria"]["status"]) == (["status", "coverage_end"], ["active"])
    path = f"/patients/views/{view['id']}"
    change = {**VIEW, "name": "Ending soon", "version": 1}
    changed = (await provider.put(path, json=change)).json()
    assert (changed["name"], changed["version"]) == ("Ending soon", 2)
    stale = await provider.put(path, json=change)
    assert (stale.status_code, stale.json()["code"]) == (409, "stale_saved_view")
    assert (await provider.delete(path)).status_code == 204
    gone = await provider.delete(path)
    assert (gone.status_code, gone.json()["code"]) == (404, "saved_view_not_found")
    assert await listed(provider) == []


async def test_at_most_one_is_the_default(provider: httpx.AsyncClient) -> None:
    first = await keep(provider, is_default=True)
    second = await keep(provider, is_default=True)
    assert [each["is_default"] for each in await listed(provider)] == [False, True]
    again = {**VIEW, "is_default": True, "version": 2}
    assert (await provider.put(f"/patients/views/{first['id']}", json=again)).status_code == 200
    assert [(each["id"], each["is_default"]) for each in await listed(provider)] == [
        (first["id"], True),
        (second["id"], False),
    ]


async def test_nobody_else_sees_it_and_the_store_shows_nothing_of_it(
    demo: Assembly, app: FastAPI, provider: httpx.AsyncClient
) -> None:
    view = await keep(provider)
    async with new_client(app) as other:
        assert (await sign_in(other, "front_desk")).status_code == 200
        assert await listed(other) == []
        path = f"/patients/views/{view['id']}"
        for answer in (await other.put(path, json={**VIEW, "version": 1}), await other.delete(path)):
            assert (answer.status_code, answer.json()["code"]) == (404, "saved_view_not_found")
    [row] = await demo.database.rows("SELECT * FROM saved_view")
    assert "January" not in str(row)
    assert "2027" not in str({**row, "created_at": "", "updated_at": ""})


async def test_words_that_were_searched_for_are_no_part_of_a_view(provider: httpx.AsyncClient) -> None:
    refused = await provider.post("/patients/views", json={**VIEW, "criteria": {"text": "marlowe"}})
    assert refused.status_code == 422


async def test_a_user_keeps_fifty_and_no_more(provider: httpx.AsyncClient) -> None:
    for at in range(50):
        await keep(provider, name=f"View {at}")
    more = await provider.post("/patients/views", json=VIEW)
    assert (more.status_code, more.json()["code"]) == (409, "too_many_saved_views")
