"""Damaged files over the API: no fault of ours answers them, and no good row is lost on its way into the check."""

import httpx
import pytest

from app.assembly import Assembly
from app.models.patient_import_models import RowOutcome
from tests.damaged_tables import mutated, torn
from tests.import_tables import Desk

FILES = 100
TOGETHER = 50


@pytest.fixture
def desk(provider: httpx.AsyncClient, demo: Assembly) -> Desk:
    return Desk(provider, demo)


@pytest.mark.parametrize("first", range(0, FILES, TOGETHER))
async def test_one_damaged_row_costs_no_other(desk: Desk, first: int) -> None:
    for number in range(first, first + TOGETHER):
        content, good = mutated(number)
        checked = await desk.checked(content)
        found = {row["row"]: row["outcome"] for row in await desk.rows(checked["id"])}
        assert {at for at in good if found.get(at) != RowOutcome.CREATED} == set(), f"file {number}"


@pytest.mark.parametrize("first", range(0, FILES, TOGETHER))
async def test_torn_files_are_read_or_refused(desk: Desk, first: int) -> None:
    for number in range(first, first + TOGETHER):
        answer = await desk.upload(torn(number), "torn.xlsx")
        assert answer.status_code in {201, 422}, f"file {number}"
        if answer.status_code == 201:
            columns = [column["suggestion"] for column in answer.json()["facts"]["columns"]]
            asked = {"version": answer.json()["version"], "plan": {"columns": columns, "date_order": "month_first"}}
            planned = await desk.client.put(f"/patient-imports/{answer.json()['id']}/plan", json=asked)
            assert planned.status_code in {200, 422}, f"file {number}"
            shown = await desk.worked_off(answer.json()["id"])
            assert shown["state"] in {"read", "checked"}, f"file {number}"
