"""Damaged files and requests over the API: no fault of ours answers them, and every good row is entered once."""

from collections import Counter

import httpx
import pytest

from app.assembly import Assembly
from app.models.patient_import_models import RowOutcome
from tests.builders import a_patient
from tests.conftest import operator
from tests.damaged_requests import damaged
from tests.damaged_tables import mutated, torn
from tests.import_tables import Desk

TOGETHER = 50
"""Files or requests for one practice."""


def stretches(few: int, all_of_them: int) -> list[object]:
    """First numbers and how many: some in every run, and all the others in the long one."""
    long = [pytest.param(first, TOGETHER, marks=pytest.mark.long) for first in range(few, all_of_them + few, TOGETHER)]
    return [(0, few), *long]


@pytest.fixture
def desk(provider: httpx.AsyncClient, demo: Assembly) -> Desk:
    return Desk(provider, demo)


async def holders(demo: Assembly) -> Counter[str]:
    """How many patients hold each medical record number, in the store."""
    rows = await demo.database.rows("SELECT * FROM patient")
    opened = [demo.tables["patient"].opened(row, operator(demo)) for row in rows]
    return Counter(patient.mrn for patient in opened if patient.mrn)


@pytest.mark.parametrize(("first", "files"), stretches(25, 600))
async def test_one_damaged_row_costs_no_other(desk: Desk, demo: Assembly, first: int, files: int) -> None:
    wanted: set[str] = set()
    for number in range(first, first + files):
        content, good = mutated(number)
        entered = await desk.entered(content)
        found = {row["row"]: row["outcome"] for row in await desk.rows(entered["id"], stage="run")}
        assert {at for at in good if found.get(at) != RowOutcome.CREATED} == set(), f"file {number}"
        lines = content.decode("utf-8", "replace").split("\n")
        wanted |= {lines[at - 1].split(",")[0] for at in good}
    held = await holders(demo)
    assert {mrn for mrn in wanted if held[mrn] != 1} == set()


@pytest.mark.parametrize(("first", "files"), stretches(25, 400))
async def test_torn_files_are_read_or_refused(desk: Desk, first: int, files: int) -> None:
    for number in range(first, first + files):
        answer = await desk.upload(torn(number), "torn.xlsx")
        assert answer.status_code in {201, 422}, f"file {number}"
        if answer.status_code == 201:
            columns = [column["suggestion"] for column in answer.json()["facts"]["columns"]]
            asked = {"version": answer.json()["version"], "plan": {"columns": columns, "date_order": "month_first"}}
            planned = await desk.client.put(f"/patient-imports/{answer.json()['id']}/plan", json=asked)
            assert planned.status_code in {200, 422}, f"file {number}"
            shown = await desk.worked_off(answer.json()["id"])
            assert shown["state"] in {"read", "checked"}, f"file {number}"


@pytest.mark.parametrize(("first", "requests"), stretches(50, 1000))
async def test_damaged_requests_are_taken_or_refused(desk: Desk, demo: Assembly, first: int, requests: int) -> None:
    patient = a_patient()
    await demo.database_service(operator(demo)).create(patient)
    for number in range(first, first + requests):
        asked = damaged(number, patient.id)
        answer = await desk.client.request(
            asked.method,
            asked.path,
            content=asked.content,
            params=asked.parameters,
            headers={"content-type": "application/json"},
        )
        assert answer.status_code < 500, f"request {number}: {answer.text}"
    assert (await desk.client.get(f"/patients/{patient.id}")).status_code == 200
