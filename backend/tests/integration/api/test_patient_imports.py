"""Tables of patients from upload to result, over the API, the store and the worker as they are."""

import asyncio
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from app.assembly import Assembly
from app.audit.rows import AuditEntry
from app.audit.vocabulary import AuditAction
from app.database.job_repository import Job, JobRepository
from app.models.job_models import JobKind
from app.models.patient_models import PatientUpdate
from app.services.job_service import new_job
from tests.conftest import SetClock, eventually, operator, sign_in
from tests.import_tables import HEADINGS, Desk, person, table
from tests.integration.api.test_coverages import change
from tests.integration.api.test_documents import a_card


@pytest.fixture
def desk(provider: httpx.AsyncClient, demo: Assembly) -> Desk:
    return Desk(provider, demo)


async def test_a_table_becomes_patients(desk: Desk, demo: Assembly) -> None:
    checked: Any = await desk.checked(table([person(at) for at in range(5)]))
    assert (checked["state"], checked["checked"]["created"]) == ("checked", 5)
    assert await demo.database.rows("SELECT id FROM patient") == []
    entered: Any = await desk.run(checked)
    assert (entered["state"], entered["entered"]["created"], entered["row_count"]) == ("done", 5, 6)
    found = (await desk.client.post("/patients/search", json={"text": "okafor"})).json()
    assert [hit["patient"]["mrn"] if "patient" in hit else hit["mrn"] for hit in found["items"]] == ["MRN000003"]


class _AnsweredLate(JobRepository):
    """Says how a job stands when the worker is through with it: as late as an answer may come."""

    def __init__(self, assembly: Assembly) -> None:
        super().__init__(assembly.database, assembly.bookkeeper, assembly.clock)
        self._worker = assembly.worker

    async def job(self, job_id: str) -> Job | None:
        await self._worker.work_off()
        return await super().job(job_id)


async def test_an_import_that_ends_while_one_looks_was_not_stopped(desk: Desk, demo: Assembly) -> None:
    checked: Any = await desk.checked(table([person(at) for at in range(3)]))
    await desk.client.post(f"/patient-imports/{checked['id']}/run", json={"version": checked["version"]})
    demo.jobs = _AnsweredLate(demo)
    assert (await desk.shown(checked["id"]))["state"] == "done"


async def test_a_row_that_breaks_rules_is_told_all_of_them_by_column_and_without_its_values(desk: Desk) -> None:
    bad = person(1, DOB="02/30/1980", Phone="12", Email="nobody at home", Sex="perhaps", **{"Last name": ""})
    checked: Any = await desk.checked(table([person(0), bad, person(2)]))
    assert (checked["checked"]["created"], checked["checked"]["faulty"]) == (2, 1)
    (row,) = await desk.rows(checked["id"], outcome="faulty")
    faults: Any = row["faults"]
    assert row["row"] == 3
    assert {(HEADINGS[fault["column"]], fault["field"]) for fault in faults} == {
        ("Last name", "family_name"),
        ("DOB", "birth_date"),
        ("Phone", "mobile_phone"),
        ("Email", "email"),
        ("Sex", "sex"),
    }
    told = str(faults)
    assert not any(value in told for value in ("02/30", "nobody", "perhaps"))


async def test_good_rows_do_not_wait_for_bad_ones_and_the_mended_file_brings_the_rest(desk: Desk) -> None:
    entered: Any = await desk.entered(table([person(0), person(1, DOB="=1+1", Email="+1@"), person(2)]))
    assert (entered["entered"]["created"], entered["entered"]["faulty"]) == (2, 1)
    answer = await desk.client.get(f"/patient-imports/{entered['id']}/faulty-rows")
    assert answer.headers["content-type"].startswith("text/csv")
    lines = answer.content.decode("utf-8-sig").splitlines()
    assert len(lines) == 2
    assert lines[0].endswith("What is wrong")
    assert "'=1+1" in lines[1]
    assert "DOB: Write a date such as" in lines[1]
    mended = answer.content.replace(b"'=1+1", b"01/02/1980").replace(b"'+1@", b"one@example.com")
    again: Any = await desk.entered(mended)
    assert (again["entered"]["created"], again["entered"]["faulty"], again["plan"]["columns"][-1]) == (1, 0, None)


async def test_somebody_on_record_is_left_alone_unless_the_plan_says_update(desk: Desk) -> None:
    await desk.entered(table([person(0)]))
    row = person(0, Email="new@example.com", Phone="(202) 555-0199", MRN="")
    skipped: Any = await desk.entered(table([row]))
    assert skipped["entered"]["known"] == 1
    updated: Any = await desk.entered(table([row]), when_known="update")
    assert updated["entered"]["updated"] == 1
    (result,) = await desk.rows(updated["id"], stage="run")
    patient = (await desk.client.get(f"/patients/{result['patient_id']}")).json()
    assert (patient["email"], patient["mrn"], patient["version"]) == ("new@example.com", "MRN000000", 2)
    assert [phone["number"] for phone in patient["phones"]] == ["+12025550100", "+12025550199"]
    again: Any = await desk.entered(table([row]), when_known="update")
    assert (again["entered"]["updated"], again["entered"]["known"]) == (0, 1)


async def test_doubles_in_the_file_and_numbers_of_others_are_told(desk: Desk) -> None:
    await desk.entered(table([person(0)]))
    rows = [
        person(1),
        person(1, MRN="OTHER-1"),
        person(2, MRN="MRN000001"),
        person(3, MRN="mrn-000000"),
        person(4),
    ]
    checked: Any = await desk.checked(table(rows))
    found = {row["row"]: row for row in await desk.rows(checked["id"])}
    assert {at: row["outcome"] for at, row in found.items()} == {
        2: "created",
        3: "doubled",
        4: "doubled",
        5: "faulty",
        6: "created",
    }
    assert (found[3]["same_as_row"], found[4]["same_as_row"]) == (2, 2)
    assert [fault["rule"] for fault in found[5]["faults"]] == ["mrn_taken"]  # type: ignore[attr-defined]


async def test_a_number_that_was_entered_since_the_check_costs_only_its_row(desk: Desk, demo: Assembly) -> None:
    checked: Any = await desk.checked(table([person(at) for at in range(3)]))
    body = {"family_name": "Marlowe", "given_name": "Zoe", "birth_date": "1980-03-12", "mrn": "MRN000001"}
    assert (await desk.client.post("/patients", json=body)).status_code == 201
    await eventually(lambda: everything_followed(demo))
    demo.directory.forget("patient", (await demo.database.rows("SELECT id FROM patient"))[0]["id"].id)
    entered: Any = await desk.run(checked)
    assert (entered["entered"]["created"], entered["entered"]["faulty"]) == (2, 1)
    (row,) = await desk.rows(entered["id"], stage="run", outcome="faulty")
    assert (row["row"], [fault["rule"] for fault in row["faults"]]) == (3, ["mrn_taken"])  # type: ignore[attr-defined]


async def everything_followed(demo: Assembly) -> bool:
    """Whether nothing will be put into the directory any more by itself."""
    return not await demo.events.unnumbered(1) and demo.dispatcher.position == await demo.events.last_number()


async def test_coverages_come_with_their_patients_and_their_payers(desk: Desk) -> None:
    entered: Any = await desk.entered(table([person(0), person(3), person(1, Insurance="")]))
    assert (entered["entered"]["created"], entered["entered"]["faulty"]) == (2, 1)
    rows = await desk.rows(entered["id"], stage="run", outcome="created")
    coverages = [(await desk.client.get(f"/patients/{row['patient_id']}/coverages")).json() for row in rows]
    assert [(each["payer_name"], each["member_id"], each["status"]) for (each,) in coverages] == [
        ("Harborline Health Plan", "HRB0000000", "undetermined"),
        ("Harborline Health Plan", "HRB0000003", "undetermined"),
    ]
    assert coverages[0][0]["payer_id"] == coverages[1][0]["payer_id"]


async def test_a_whole_import_is_taken_back_but_for_what_was_built_on(desk: Desk) -> None:
    content = table([person(at) for at in range(4)])
    entered: Any = await desk.entered(content)
    rows = await desk.rows(entered["id"], stage="run")
    kept = rows[2]["patient_id"]
    patient = (await desk.client.get(f"/patients/{kept}")).json()
    moved = {"status": "onboarding", "version": patient["version"]}
    assert (await desk.client.put(f"/patients/{kept}/status", json=moved)).status_code == 200
    undone: Any = await desk.undone(entered)
    assert (undone["state"], undone["undone"]["removed"], undone["undone"]["kept"]) == ("undone", 3, 1)
    assert [row["patient_id"] for row in await desk.rows(entered["id"], stage="undo", outcome="kept")] == [kept]
    gone = (await desk.client.get(f"/patients/{rows[0]['patient_id']}")).json()
    assert gone["archived_at"] is not None
    assert gone["archive_reason"] == "The wrong file"
    again: Any = await desk.entered(content)
    assert (again["entered"]["created"], again["entered"]["known"]) == (3, 1)


async def test_what_hangs_on_a_patient_keeps_the_patient(desk: Desk, demo: Assembly) -> None:
    """Contacts, pictures, coverages by hand, questions to payers, notes and merges; the moment is the import's own."""
    entered: Any = await desk.entered(table([person(at) for at in range(9)]))
    patients = [row["patient_id"] for row in await desk.rows(entered["id"], stage="run")]
    contact, picture, added, _, asked, noted, survivor, merged, untouched = patients
    client = desk.client
    insurances = [(await client.get(f"/patients/{each}/coverages")).json()[0] for each in patients]
    card = {"payer_name": "Blue Heron", "member_id": "BH 1"}
    as_it_was = (await client.get(f"/patients/{noted}")).json()
    fields = {name: as_it_was[name] for name in PatientUpdate.model_fields}
    merge = {"other": merged, "version": 1, "other_version": 1, "reason": "One person."}
    form: Any = {
        "data": {"patient_id": picture, "kind": "other"},
        "files": {"file": ("a.jpg", a_card(), "image/jpeg")},
    }
    done = [
        await client.post(f"/patients/{contact}/contacts", json={"kind": "call", "note": "Asked for a visit."}),
        await client.post("/documents", **form),
        await client.post(f"/patients/{added}/coverages", json={**card, "priority": 2}),
        await change(client, insurances[3], plan_name="Gold"),
        await client.post(f"/patients/{asked}/eligibility-check", json={}),
        await client.put(f"/patients/{noted}", json={**fields, "notes": "Likes mornings."}),
        await client.post(f"/patients/{survivor}/merge", json=merge),
    ]
    assert [each.text for each in done if each.status_code >= 300] == []
    undone: Any = await desk.undone(entered)
    assert (undone["undone"]["removed"], undone["undone"]["kept"]) == (1, 8)
    assert [row["patient_id"] for row in await desk.rows(entered["id"], stage="undo", outcome="removed")] == [untouched]


async def test_steps_out_of_turn_and_on_stale_versions_are_refused(desk: Desk) -> None:
    read = (await desk.upload(table([person(0)]))).json()
    path = f"/patient-imports/{read['id']}"

    async def code(answer: httpx.Response) -> str:
        return str(answer.json()["code"])

    assert await code(await desk.client.post(f"{path}/run", json={"version": 2})) == "import_step_not_allowed"
    assert await code(await desk.client.post(f"{path}/run", json={"version": 1})) == "stale_import"
    assert await code(await desk.client.post(f"{path}/stop")) == "import_step_not_allowed"
    undo = {"version": 2, "reason": "Wrong"}
    assert await code(await desk.client.post(f"{path}/undo", json=undo)) == "import_step_not_allowed"
    assert await code(await desk.client.get(f"{path}/faulty-rows")) == "import_step_not_allowed"
    assert await code(await desk.client.get("/patient-imports/aaaaaaaaaaaaaaaaaaaa")) == "patient_import_not_found"


async def test_a_plan_without_name_or_birth_date_or_with_a_doubled_column_is_refused(desk: Desk) -> None:
    read = (await desk.upload(table([person(0, DOB="03/04/1980")]))).json()
    columns = ["mrn", "mrn", "given_name", None, None, None, None, None, None]
    asked = {"version": read["version"], "plan": {"columns": columns}}
    answer = await desk.client.put(f"/patient-imports/{read['id']}/plan", json=asked)
    assert answer.status_code == 422
    assert {rule["rule"] for rule in answer.json()["broken_rules"]} == {
        "each_once",
        "name_needed",
        "birth_date_needed",
    }
    asked["plan"] = {"columns": [None, "family_name", "given_name", "birth_date"]}
    answer = await desk.client.put(f"/patient-imports/{read['id']}/plan", json=asked)
    assert [rule["rule"] for rule in answer.json()["broken_rules"]] == ["order_needed"]


async def test_the_plan_of_the_last_file_with_these_headings_is_suggested(desk: Desk) -> None:
    entered: Any = await desk.entered(table([person(0)]), first_status="active", name_order="family_first")
    read = (await desk.upload(table([person(1)]))).json()
    assert read["plan_is_remembered"] is True
    assert read["plan"] == entered["plan"]
    other = (await desk.upload(table([person(1)], HEADINGS[:4]))).json()
    assert (other["plan_is_remembered"], other["plan"]) == (False, None)


async def test_earlier_imports_are_listed_with_what_they_brought(desk: Desk) -> None:
    assert (await desk.client.get("/patient-imports")).json() == []
    await desk.entered(table([person(0)]))
    (line,) = (await desk.client.get("/patient-imports")).json()
    assert (line["state"], line["entered"]["created"], line["file_name"]) == ("done", 1, "patients.csv")


async def test_a_file_that_is_no_table_is_refused_with_what_to_do(desk: Desk) -> None:
    for content, code in (
        (b"", "import_file_empty"),
        (b" \n\n", "import_file_empty"),
        (b"PK\x03\x04 and then nothing", "import_file_unreadable"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "import_file_old_workbook"),
    ):
        answer = await desk.upload(content)
        assert (answer.status_code, answer.json()["code"]) == (422, code)
    assert (await desk.client.get("/patient-imports")).json() == []


async def test_the_rows_of_a_file_are_forgotten_after_a_month_and_what_became_of_them_is_not(
    desk: Desk, demo: Assembly, clock: SetClock
) -> None:
    entered: Any = await desk.entered(table([person(0), person(1, DOB="never"), person(2)]))
    await cleaned_up(demo)
    assert len(await demo.database.rows("SELECT id FROM import_part")) == 1
    clock.move(timedelta(days=31))
    await cleaned_up(demo)
    assert await demo.database.rows("SELECT id FROM import_part") == []
    await sign_in(desk.client, "provider")
    shown: Any = await desk.shown(entered["id"])
    assert (shown["has_rows"], shown["entered"]["created"], shown["facts"]["first_rows"]) == (False, 2, [])
    assert all(column["samples"] == [] for column in shown["facts"]["columns"])
    gone = await desk.client.get(f"/patient-imports/{entered['id']}/faulty-rows")
    assert (gone.status_code, gone.json()["code"]) == (410, "import_rows_forgotten")
    undone: Any = await desk.undone(shown)
    assert undone["undone"]["removed"] == 2


async def cleaned_up(demo: Assembly) -> None:
    job = new_job(JobKind.CLEAN_UP, "system:scheduler", demo.clock)
    await demo.database_service(operator(demo)).write(
        AuditEntry(AuditAction.JOB_ENQUEUED, job.id), demo.jobs.enqueue(job)
    )
    await demo.worker.work_off()


async def test_no_value_of_a_file_stands_in_the_clear_in_the_store(desk: Desk, demo: Assembly, tmp_path: Path) -> None:
    needle = "Zyxwvutlowe"
    await desk.entered(table([person(0, **{"Last name": needle}), person(1, DOB=needle)]), f"{needle}.csv")
    assert needle not in str(await demo.database.rows("SELECT * FROM patient_import, import_part, import_result"))
    store = await asyncio.to_thread(every_byte, tmp_path)
    assert needle.encode() not in store
    assert len(store) > 10_000


def every_byte(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
