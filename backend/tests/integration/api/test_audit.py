"""The audit viewer's routes: what is shown to whom, what reading leaves behind, and files that prove themselves."""

import csv
import json
from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from typer.testing import CliRunner

from app.assembly import Assembly
from app.audit.chain import Fault
from app.audit.export import verify_export
from app.cli.main import cli
from app.core.spreadsheets import guarded
from app.database.statement import RecordID, Statement
from tests.builders import new_patient
from tests.conftest import SetClock, eventually, new_client, sign_in
from tests.integration.audit.trail_reading import audit_rows, new_rows, subjects

NAME = "Zyxwhort"


@pytest.fixture
async def patient(provider: httpx.AsyncClient) -> str:
    answer = await provider.post("/patients", json=new_patient(family_name=NAME, mrn="ZX-17"))
    patient = str(answer.json()["id"])
    assert (await provider.get(f"/patients/{patient}")).status_code == 200
    return patient


async def sealed(assembly: Assembly) -> None:
    while await assembly.sealer.seal_once():
        pass


async def entries(client: httpx.AsyncClient, **asked: Any) -> list[dict[str, Any]]:
    answer = await client.get("/audit/entries", params=asked)
    assert answer.status_code == 200, answer.text
    items: list[dict[str, Any]] = answer.json()["items"]
    return items


async def test_the_auditor_sees_who_did_what_and_no_patients_name(auditor: httpx.AsyncClient, patient: str) -> None:
    answer = await auditor.get("/audit/entries", params={"action": ["patient.created", "patient.read"]})
    items = answer.json()["items"]
    assert [item["action"] for item in items] == ["patient.read", "patient.created"]
    read = items[0]
    assert (read["result"], read["role"], read["is_ours"], read["is_automatic"]) == ("ok", "provider", True, False)
    assert read["actor_name"]
    assert read["subjects"] == [{"id": patient, "kind": "patient", "name": None}]
    assert NAME not in answer.text
    assert "ZX-17" not in answer.text


async def test_reading_the_trail_is_in_the_trail_with_the_filter_in_words(
    auditor: httpx.AsyncClient, demo: Assembly, patient: str
) -> None:
    rows = await new_rows(demo)
    await entries(auditor, subject=patient, result="ok", since="2026-11-01T00:00:00Z")
    (row,) = await rows()
    assert (row["action"], row["role"], subjects(row)) == ("audit.read", "audit", [patient])
    reason = demo.seal.open_reason(str(row["id"].id), row["detail"])
    assert reason == f"since 2026-11-01T00:00:00.000Z; subject {patient}; result ok"
    opened = (await auditor.get(f"/audit/entries/{row['id'].id}")).json()
    assert (opened["reason"], opened["has_reason"]) == (reason, True)
    (second,) = await rows()
    assert subjects(second) == [patient]


async def test_a_trail_of_one_patient_and_of_one_user(
    auditor: httpx.AsyncClient, provider: httpx.AsyncClient, patient: str
) -> None:
    listed = await provider.get("/patients")
    assert listed.status_code == 200
    trail = (await auditor.get(f"/audit/subjects/{patient}")).json()["items"]
    assert [item["action"] for item in trail] == ["patient.listed", "patient.read", "patient.created"]
    me = (await provider.get("/auth/me")).json()["id"]
    by_me = await entries(auditor, actor=me)
    assert {item["actor"] for item in by_me} == {me}


async def test_what_pages_ask_by_themselves_is_hidden_until_it_is_asked_for(
    auditor: httpx.AsyncClient, provider: httpx.AsyncClient, patient: str
) -> None:
    await provider.get(f"/patients/{patient}", headers={"x-pfinni-refetch": "1"})
    shown = await entries(auditor, subject=patient, action="patient.read")
    assert [item["is_automatic"] for item in shown] == [False]
    all_of_them = await entries(auditor, subject=patient, action="patient.read", hidden="true")
    assert [item["is_automatic"] for item in all_of_them] == [True, False]


async def test_pages_follow_each_other_and_cursors_belong_to_one_reader_and_one_filter(
    app: FastAPI, auditor: httpx.AsyncClient, provider: httpx.AsyncClient, patient: str
) -> None:
    for _ in range(7):
        await provider.get(f"/patients/{patient}")
    asked: dict[str, Any] = {"subject": patient, "limit": 3}
    found: list[str] = []
    cursor = first_cursor = None
    while True:
        page = (await auditor.get("/audit/entries", params=asked | ({"cursor": cursor} if cursor else {}))).json()
        found += [item["id"] for item in page["items"] if item["action"].startswith("patient.")]
        cursor = page["next_cursor"]
        first_cursor = first_cursor or cursor
        if cursor is None:
            break
    assert len(found) == len(set(found)) == 9
    other_list = await auditor.get("/audit/entries", params={"limit": 3, "cursor": first_cursor})
    assert (other_list.status_code, other_list.json()["code"]) == (400, "cursor_unreadable")
    async with new_client(app) as admin:
        await sign_in(admin, "admin")
        stolen = await admin.get("/audit/entries", params=asked | {"cursor": first_cursor})
        assert stolen.status_code == 400


async def test_only_who_reads_the_audit_gets_in(app: FastAPI, provider: httpx.AsyncClient, patient: str) -> None:
    for method, path in (
        ("GET", "/audit/entries"),
        ("GET", "/audit/entries/" + "0" * 26),
        ("GET", f"/audit/subjects/{patient}"),
        ("GET", "/audit/verification"),
        ("GET", "/audit/choices"),
        ("POST", "/audit/verification"),
        ("POST", "/audit/exports"),
        ("POST", "/audit/exports/table"),
    ):
        refused = await provider.request(method, path, json={} if method == "POST" else None)
        assert (refused.status_code, refused.json()["code"]) == (403, "not_permitted"), path
    async with new_client(app) as admin:
        await sign_in(admin, "admin")
        assert (await admin.get("/audit/entries")).status_code == 200


async def test_an_entry_that_is_not_there(auditor: httpx.AsyncClient) -> None:
    missing = await auditor.get("/audit/entries/" + "0" * 26)
    assert (missing.status_code, missing.json()["code"]) == (404, "audit_entry_not_found")
    assert (await auditor.get("/audit/entries", params={"action": "nothing.done"})).status_code == 422


async def test_a_full_check_runs_as_a_job_and_its_verdict_stays(
    auditor: httpx.AsyncClient, working: Assembly, patient: str
) -> None:
    before = (await auditor.get("/audit/verification")).json()
    assert (before["state"], before["fault"], before["running"]) == ("never_checked", None, None)
    started = await auditor.post("/audit/verification")
    assert started.status_code == 202

    async def checked() -> bool:
        return (await auditor.get("/audit/verification")).json()["state"] != "never_checked"

    await eventually(checked, within=20)
    await eventually(lambda: not working.worker.running)
    state = (await auditor.get("/audit/verification")).json()
    assert (state["state"], state["fault"], state["has_failed"]) == ("whole", None, False)
    assert state["checked_rows"] >= state["checked_blocks"] >= 0
    assert len(state["fingerprint"]) == 39


async def test_a_fault_is_told_in_plain_words_with_when_it_was_noticed(
    auditor: httpx.AsyncClient, working: Assembly, patient: str, clock: SetClock
) -> None:
    await sealed(working)
    victim = next(row for row in await audit_rows(working, action="patient.read"))
    await working.database.define("REMOVE EVENT audit_frozen ON audit; REMOVE FIELD actor ON audit;")
    await working.database.define("DEFINE FIELD actor ON audit TYPE string;")
    await working.database.commit([Statement("UPDATE $row SET actor = 'nobody'", {"row": victim["id"]})])
    noticed = []
    for _ in range(2):
        await auditor.post("/audit/verification")
        count = len(noticed)

        async def found(count: int = count) -> bool:
            return len(await audit_rows(working, action="audit.verified", outcome="audit_not_whole")) > count

        await eventually(found, within=20)
        await eventually(lambda: not working.worker.running)
        noticed.append((await auditor.get("/audit/verification")).json())
    fault = noticed[-1]["fault"]
    assert noticed[-1]["state"] == "not_whole"
    assert (fault["code"], fault["words"], fault["row"]) == (
        "row_changed",
        str(Fault.ROW_CHANGED),
        str(victim["id"].id),
    )
    assert fault["noticed_at"] == noticed[0]["fault"]["noticed_at"] < noticed[-1]["checked_at"]


async def blocks_apart(assembly: Assembly, provider: httpx.AsyncClient, patient: str, clock: SetClock) -> list[Any]:
    """Five blocks, a minute apart; gives a moment before each."""
    moments = []
    await sealed(assembly)
    for _ in range(5):
        clock.move(timedelta(minutes=1))
        moments.append(clock())
        await provider.get(f"/patients/{patient}")
        await sealed(assembly)
    return moments


async def test_a_signed_export_of_a_range_verifies_alone_and_says_its_place(
    auditor: httpx.AsyncClient, provider: httpx.AsyncClient, demo: Assembly, patient: str, clock: SetClock,
    tmp_path: Path,
) -> None:  # fmt: skip
    moments = await blocks_apart(demo, provider, patient, clock)
    answer = await auditor.post(
        "/audit/exports", json={"since": moments[1].isoformat(), "until": moments[3].isoformat()}
    )
    assert answer.status_code == 200
    assert "no-transform" in answer.headers["cache-control"]
    assert answer.headers["content-disposition"].startswith('attachment; filename="pfinni-audit-')
    file = tmp_path / "range.jsonl"
    file.write_bytes(answer.content)
    report = verify_export(file)
    assert report.finding is None
    assert report.follows > 0
    assert report.blocks >= 2
    shown = [json.loads(line) for line in answer.text.splitlines()]
    reads = [each["row"]["at"] for each in shown if "row" in each and each["row"]["action"] == "patient.read"]
    assert len(reads) >= 2
    told = CliRunner().invoke(cli, ["audit", "verify", str(file)])
    assert told.exit_code == 0
    words = " ".join(told.output.split())
    assert f"It holds the blocks {report.follows + 1} to {report.last_block} of the chain" in words
    (row,) = await audit_rows(demo, action="audit.exported")
    reason = demo.seal.open_reason(str(row["id"].id), row["detail"])
    assert reason.startswith(f"blocks {report.follows + 1} to {report.last_block}, ")


async def test_a_changed_range_is_found_out(
    auditor: httpx.AsyncClient, provider: httpx.AsyncClient, demo: Assembly, patient: str, clock: SetClock,
    tmp_path: Path,
) -> None:  # fmt: skip
    moments = await blocks_apart(demo, provider, patient, clock)
    answer = await auditor.post("/audit/exports", json={"since": moments[2].isoformat()})
    lines = answer.content.splitlines(keepends=True)
    first = json.loads(lines[0])
    file = tmp_path / "export.jsonl"

    def finding(content: list[bytes]) -> str:
        file.write_bytes(b"".join(content))
        found = verify_export(file).finding
        assert found is not None
        return found.fault.name

    assert finding([lines[0], lines[1], lines[2].replace(b"patient.read", b"patient.edit"), *lines[3:]]) in {
        "ROW_CHANGED",
        "BLOCK_CHANGED",
        "FILE_CHANGED",
    }
    other = json.dumps(first | {"follows": first["follows"] | {"hash": "00" * 32}}, separators=(",", ":")) + "\n"
    assert finding([other.encode(), *lines[1:]]) == "BLOCK_NOT_LINKED"
    moved = json.dumps(first | {"follows": first["follows"] | {"block": 7777}}, separators=(",", ":")) + "\n"
    assert finding([moved.encode(), *lines[1:]]) == "BLOCK_MISSING"
    whole = {name: value for name, value in first.items() if name != "follows"}
    assert finding([json.dumps(whole, separators=(",", ":")).encode() + b"\n", *lines[1:]]) == "BLOCK_MISSING"
    assert finding(lines[:-1]) == "FILE_CUT"


async def test_nothing_in_a_range_is_said(auditor: httpx.AsyncClient, demo: Assembly, patient: str) -> None:
    await sealed(demo)
    answer = await auditor.post("/audit/exports", json={"until": "2001-01-01T00:00:00Z"})
    assert (answer.status_code, answer.json()["code"]) == (409, "nothing_to_export")


async def test_the_table_holds_what_the_filter_means_and_runs_no_formula(
    auditor: httpx.AsyncClient, demo: Assembly, provider: httpx.AsyncClient, patient: str
) -> None:
    me = (await provider.get("/auth/me")).json()["id"]
    await demo.database.commit(
        [Statement("UPDATE $user SET name = '=HYPERLINK(\"http://x\")'", {"user": RecordID("user", me)})]
    )
    answer = await auditor.post("/audit/exports/table", json={"subject": patient})
    assert answer.status_code == 200
    table = list(csv.DictReader(StringIO(answer.content.decode("utf-8-sig"))))
    assert [row["action"] for row in table] == ["patient.read", "patient.created"]
    assert {row["actor_name"] for row in table} == {'\'=HYPERLINK("http://x")'}
    assert {row["subjects"] for row in table} == {patient}


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx", "\rx", "\n=x"])
def test_what_a_spreadsheet_would_run_is_text(text: str) -> None:
    assert guarded(text) == f"'{text}"


def test_plain_words_stay() -> None:
    assert guarded("Dr. Inés Calderón") == "Dr. Inés Calderón"
