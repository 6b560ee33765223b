"""Exports of patients: what leaves, for whom, and what stays on record of it."""

import csv
import json
import zipfile
from collections.abc import AsyncIterator
from datetime import date, timedelta
from io import BytesIO, StringIO
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from python_calamine import CalamineWorkbook

from app.assembly import Assembly
from app.audit.vocabulary import AuditAction
from app.database.models import Coverage, Patient
from app.models.insurance_models import CoverageStatus
from app.models.job_models import JobKind, JobState
from app.models.patient_models import Address, PatientStatus, Phone
from app.services import patient_export_service
from app.services.patient_exports.encryption import WrongPassphrase, decrypted
from app.services.patient_exports.package import FORM
from app.services.patient_exports.verification import PackageFault, verify_package
from tests.builders import a_coverage, a_patient
from tests.conftest import SetClock, new_client, operator, sign_in
from tests.integration.audit.trail_reading import audit_rows, new_rows, subjects

PASSPHRASE = "violet anchor meadow tractor"
ASKED = {
    "content": "both",
    "format": "csv",
    "selection": {"filter": {}},
    "protection": "none",
    "purpose": "operations",
    "recipient": "Harborline Analytics",
}


@pytest.fixture
async def billing(app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    """A browser with the billing user signed in."""
    async with new_client(app) as client:
        assert (await sign_in(client, "billing")).status_code == 200
        yield client


@pytest.fixture
async def admin(app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    async with new_client(app) as client:
        assert (await sign_in(client, "admin")).status_code == 200
        yield client


async def add(demo: Assembly, *entities: Patient | Coverage) -> None:
    for each in entities:
        await demo.database_service(operator(demo)).create(each)


def ada(**fields: Any) -> Patient:
    return a_patient(
        **{
            "family_name": "Marlowe",
            "given_name": "Ada",
            "mrn": "NFC-1041",
            "phones": [Phone(number="+12135550142")],
            "email": "ada@example.com",
            "address": Address(line1="12 Quay Street", city="Duluth", state="MN", postal_code="55802"),
            "tags": ["diabetes group"],
            "notes": "afraid of needles",
            "status": PatientStatus.ACTIVE,
            **fields,
        }
    )


async def asked(client: httpx.AsyncClient, **changes: Any) -> dict[str, Any]:
    answer = await client.post("/patients/exports", json={**ASKED, **changes})
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


async def fetched(client: httpx.AsyncClient, export: dict[str, Any], passphrase: str | None = None) -> bytes:
    answer = await client.post(f"/patients/exports/{export['id']}/file", json={"passphrase": passphrase})
    assert answer.status_code == 200, answer.text
    return answer.content


def unpacked(package: bytes) -> tuple[dict[str, Any], dict[str, bytes]]:
    """The manifest, and the data files."""
    with zipfile.ZipFile(BytesIO(package)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    return json.loads(files.pop("manifest.json")), files


def rows_of(package: bytes) -> list[dict[str, str]]:
    _, files = unpacked(package)
    (content,) = files.values()
    assert content.startswith(b"\xef\xbb\xbf"), "Excel needs the byte order mark"
    return list(csv.DictReader(StringIO(content.decode("utf-8-sig"), newline="")))


async def test_insurance_data_export(demo: Assembly, billing: httpx.AsyncClient, clock: SetClock) -> None:
    """Export for reporting, de-identified, encrypted, whole and complete (process 11)."""
    patients = [ada(mrn=f"NFC-{number}", birth_date=date(1930 + number, 2, 3)) for number in range(1, 31)]
    coverages = [
        a_coverage(each, plan_name="Cedar Hollow PPO", member_id=f"HRB{at:05}", begins_on=date(2025, 1, 1))
        for at, each in enumerate(patients[:20])
    ]
    second = a_coverage(patients[0], priority=2, payer_name="Lakeshore Mutual", status=CoverageStatus.INACTIVE)
    await add(demo, *patients, *coverages, second)

    # Insurance data for reporting: a row for each coverage.
    export = await asked(billing, content="insurance")
    rows = rows_of(await fetched(billing, export))
    assert len(rows) == export["rows"] == 21
    assert export["patients"] == 20
    assert {row["Payer"] for row in rows} == {"Harborline Health Plan", "Lakeshore Mutual"}
    assert list(rows[0])[:4] == ["Family name", "Given name", "Birth date", "MRN"]

    # De-identified: nothing that leads back to anybody.
    export = await asked(billing, is_deidentified=True)
    package = await fetched(billing, export)
    manifest, files = unpacked(package)
    text = files["pfinni-both.csv"].decode() + json.dumps(manifest)
    for planted in ("Marlowe", "Ada", "NFC-", "555-0142", "@example", "Quay", "Duluth", "HRB", "needles", "diabetes"):
        assert planted not in text, planted
    assert manifest["method"].startswith("Safe Harbor")
    assert len(rows_of(package)) == 31

    # Encrypted: only the passphrase opens it.
    export = await asked(billing, protection="passphrase", format="xlsx")
    locked = await fetched(billing, export, PASSPHRASE)
    assert locked.startswith(b"age-encryption.org/v1")
    assert b"Marlowe" not in locked
    package = decrypted(locked, PASSPHRASE)

    # Whole and complete.
    report = verify_package(package)
    assert (report.fault, report.patients, report.rows, report.files) == (None, 30, 31, 1)
    assert report.practice == "Northside Family Clinic"
    _, files = unpacked(package)
    table = CalamineWorkbook.from_filelike(BytesIO(files["pfinni-both.xlsx"])).get_sheet_by_index(0).to_python()
    headings, *lines = table
    by_mrn = {line[headings.index("MRN")]: dict(zip(headings, line, strict=True)) for line in lines}
    assert set(by_mrn) == {each.mrn for each in patients}
    assert by_mrn["NFC-30"]["Birth date"] == date(1960, 2, 3)
    assert by_mrn["NFC-30"]["ZIP"] == "55802"
    with pytest.raises(WrongPassphrase):
        decrypted(locked, "another four words here")


async def test_an_export_holds_what_the_list_shows_in_its_order(demo: Assembly, billing: httpx.AsyncClient) -> None:
    await add(
        demo,
        a_patient(family_name="Zeller", status=PatientStatus.ACTIVE),
        a_patient(family_name="Abara", status=PatientStatus.ACTIVE),
        a_patient(family_name="Moss"),
    )
    selection = {"filter": {"status": ["active"], "order": "name", "descending": True}}
    rows = rows_of(await fetched(billing, await asked(billing, content="patients", selection=selection)))
    assert [row["Family name"] for row in rows] == ["Zeller", "Abara"]
    assert "Payer" not in rows[0]


async def test_chosen_patients_and_columns(demo: Assembly, billing: httpx.AsyncClient) -> None:
    one, other = ada(), ada(mrn="NFC-1042")
    await add(demo, one, other)
    export = await asked(billing, selection={"ids": [one.id]}, columns=["mrn", "family_name"], content="patients")
    assert rows_of(await fetched(billing, export)) == [{"Family name": "Marlowe", "MRN": "NFC-1041"}]


async def test_notes_leave_only_with_whoever_may_read_them(
    demo: Assembly, billing: httpx.AsyncClient, admin: httpx.AsyncClient
) -> None:
    await add(demo, ada())
    wanted = {"content": "patients", "columns": ["family_name", "notes"]}
    package = await fetched(billing, await asked(billing, **wanted))
    manifest, files = unpacked(package)
    assert (manifest["columns"], manifest["left_out"]) == (["Family name"], ["Notes"])
    assert b"needles" not in files["pfinni-patients.csv"]
    usual = rows_of(await fetched(admin, await asked(admin, content="patients")))
    assert "Notes" not in usual[0]


async def test_what_begins_like_a_formula_is_text(demo: Assembly, billing: httpx.AsyncClient) -> None:
    await add(demo, ada(family_name="=HYPERLINK(1)", tags=["@SUM(A1)"], phones=[Phone(number="+442079460123")]))
    (row,) = rows_of(await fetched(billing, await asked(billing, content="patients")))
    assert row["Family name"] == "'=HYPERLINK(1)"
    assert row["Tags"] == "'@SUM(A1)"
    assert row["Phone"] == "'+442079460123"


async def test_restricted_patients_stay_closed(demo: Assembly, billing: httpx.AsyncClient) -> None:
    practice = demo.practice_service(operator(demo))
    known = await practice.practice()
    await demo.database_service(operator(demo)).update(known.model_copy(update={"restricted_patients": True}))
    closed, open_one = ada(family_name="Closed", mrn="C-1", is_restricted=True), ada()
    await add(demo, closed, open_one)
    rows = rows_of(await fetched(billing, await asked(billing, selection={"ids": [closed.id, open_one.id]})))
    assert [row["Family name"] for row in rows] == ["Marlowe"]
    answer = await billing.post("/patients/exports", json={**ASKED, "selection": {"ids": [closed.id]}})
    assert (answer.status_code, answer.json()["code"]) == (409, "nobody_to_export")


async def test_every_export_names_its_subjects_in_the_trail(demo: Assembly, billing: httpx.AsyncClient) -> None:
    patients = [a_patient(mrn=f"T-{number}") for number in range(450)]
    await add(demo, *patients)
    rows = await new_rows(demo)
    export = await asked(billing, content="patients")
    written = [row for row in await rows() if row["action"] == AuditAction.PATIENTS_EXPORTED]
    named = [subject for row in written for subject in subjects(row)]
    assert set(named) >= {each.id for each in patients}
    assert max(len(subjects(row)) for row in written) <= 200
    reasons = {demo.seal.open_reason(str(row["id"].id), row["detail"]) for row in written}
    assert reasons == {
        f"export {export['id']}: patients as csv; everybody on the list; for Harborline Analytics; operations"
    }
    await fetched(billing, export)
    (row,) = [row for row in await rows() if row["action"] == AuditAction.EXPORT_FETCHED]
    assert subjects(row) == [export["id"]]


class TestDisclosures:
    async def test_a_fetched_export_is_on_the_patients_list(
        self, demo: Assembly, billing: httpx.AsyncClient, provider: httpx.AsyncClient
    ) -> None:
        patient, other = ada(), ada(mrn="NFC-9")
        await add(demo, patient, other)
        chosen = {"ids": [patient.id]}
        export = await asked(
            billing, selection=chosen, purpose="other", purpose_note="Court order 26-117", content="patients"
        )
        assert (await provider.get(f"/patients/{patient.id}/disclosures")).json() == []
        await fetched(billing, export)
        (shown,) = (await provider.get(f"/patients/{patient.id}/disclosures")).json()
        assert (shown["recipient"], shown["purpose_note"]) == ("Harborline Analytics", "Court order 26-117")
        assert shown["is_accountable"] is True
        assert shown["by_name"] == "Dana Whitfield"
        assert "Birth date" in shown["columns"]
        assert (await provider.get(f"/patients/{other.id}/disclosures")).json() == []
        await fetched(billing, await asked(billing, selection=chosen))
        shown, _ = (await provider.get(f"/patients/{patient.id}/disclosures")).json()
        assert shown["is_accountable"] is False

    async def test_what_was_told_of_a_merged_record_is_on_the_survivors_list(
        self, demo: Assembly, billing: httpx.AsyncClient, provider: httpx.AsyncClient
    ) -> None:
        survivor, other = ada(), ada(mrn="NFC-9")
        await add(demo, survivor, other, a_coverage(other, member_id="HRB00007"))

        async def told() -> tuple[set[str], set[str]]:
            lists = [(await provider.get(f"/patients/{each.id}/disclosures")).json() for each in (survivor, other)]
            return {each["id"] for each in lists[0]}, {each["id"] for each in lists[1]}

        before = await asked(billing, selection={"ids": [other.id]}, recipient="Court of Duluth")
        await fetched(billing, before)
        assert await told() == (set(), {before["id"]})
        merge = {"other": other.id, "version": 1, "other_version": 1, "choices": [], "reason": "Entered twice."}
        assert (await provider.post(f"/patients/{survivor.id}/merge", json=merge)).status_code == 200
        both = await asked(billing, selection={"ids": [survivor.id]})
        (row,) = rows_of(await fetched(billing, both))
        assert (row["MRN"], row["Member ID"]) == ("NFC-1041", "HRB00007")
        assert both["patients"] == 1
        assert (await told())[0] == {before["id"], both["id"]}
        undo = {"version": 2, "survivor_version": 2, "reason": "They are two.", "decided": True, "keep": []}
        assert (await provider.post(f"/patients/{other.id}/unmerge", json=undo)).status_code == 200
        assert await told() == ({both["id"]}, {before["id"], both["id"]})

    async def test_a_deidentified_export_discloses_nobody(
        self, demo: Assembly, billing: httpx.AsyncClient, provider: httpx.AsyncClient
    ) -> None:
        patient = ada()
        await add(demo, patient)
        await fetched(billing, await asked(billing, is_deidentified=True))
        assert (await provider.get(f"/patients/{patient.id}/disclosures")).json() == []
        named = [subjects(row) for row in await audit_rows(demo, action=AuditAction.PATIENTS_EXPORTED)]
        assert any(patient.id in each for each in named)

    async def test_the_list_goes_back_six_years(
        self, demo: Assembly, billing: httpx.AsyncClient, provider: httpx.AsyncClient, clock: SetClock
    ) -> None:
        patient = ada()
        await add(demo, patient)
        await fetched(billing, await asked(billing))
        disclosures = demo.disclosure_service(operator(demo))
        clock.move(timedelta(days=6 * 365))
        assert len(await disclosures.of_patient(patient.id)) == 1
        clock.move(timedelta(days=7))
        assert await disclosures.of_patient(patient.id) == []


class TestTheFile:
    async def test_it_belongs_to_whoever_asked_for_it(
        self, demo: Assembly, billing: httpx.AsyncClient, admin: httpx.AsyncClient
    ) -> None:
        await add(demo, ada())
        export = await asked(billing)
        answer = await admin.post(f"/patients/exports/{export['id']}/file", json={})
        assert (answer.status_code, answer.json()["code"]) == (404, "export_not_found")
        (seen,) = (await admin.get("/patients/exports")).json()
        assert (seen["is_mine"], seen["requested_by_name"], seen["recipient"]) == (
            False,
            "Dana Whitfield",
            "Harborline Analytics",
        )

    async def test_it_lies_sealed_and_is_gone_after_a_day(
        self, demo: Assembly, billing: httpx.AsyncClient, clock: SetClock
    ) -> None:
        await add(demo, ada())
        export = await asked(billing)
        stored = str(await demo.database.rows("SELECT * FROM export_part")) + str(
            await demo.database.rows("SELECT * FROM patient_export")
        )
        assert "Marlowe" not in stored
        assert "Harborline" not in stored
        clock.move(timedelta(hours=24, minutes=1))
        await demo.worker.work_off()
        assert await demo.database.rows("SELECT * FROM export_part") == []
        service = demo.patient_export_service(operator(demo))
        assert (await service.get(export["id"])).state == "expired"

    async def test_a_passphrase_must_be_given_and_be_worth_it(self, demo: Assembly, billing: httpx.AsyncClient) -> None:
        await add(demo, ada())
        export = await asked(billing, protection="passphrase")
        for given in (None, "secret", "passwordpassword"):
            answer = await billing.post(f"/patients/exports/{export['id']}/file", json={"passphrase": given})
            assert (answer.status_code, answer.json()["code"]) == (422, "validation_failed")
            assert answer.json()["broken_rules"][0]["place"] == "body.passphrase"

    async def test_who_may_not_export_finds_no_door(self, provider: httpx.AsyncClient) -> None:
        assert (await provider.post("/patients/exports", json=ASKED)).status_code == 403
        assert (await provider.get("/patients/exports")).status_code == 403


class TestLargeExports:
    @pytest.fixture(autouse=True)
    def small_limit(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(patient_export_service, "AT_ONCE", 100)

    async def test_a_large_one_is_made_by_a_job_for_whoever_asked(
        self, demo: Assembly, billing: httpx.AsyncClient, provider: httpx.AsyncClient
    ) -> None:
        patients = [ada(mrn=f"L-{number}") for number in range(450)]
        await add(demo, *patients)
        export = await asked(billing)
        assert (export["state"], export["patients"]) == ("making", 450)
        answer = await billing.post(f"/patients/exports/{export['id']}/file", json={})
        assert answer.json()["code"] == "export_not_ready"
        me = (await billing.get("/auth/me")).json()["id"]
        rows = await new_rows(demo)
        await demo.worker.work_off()
        written = [row for row in await rows() if row["action"] == AuditAction.PATIENTS_EXPORTED and row["actor"] == me]
        assert {subject for row in written for subject in subjects(row)} == {each.id for each in patients}
        assert {row["role"] for row in written} == {"billing"}
        shown = (await billing.get(f"/patients/exports/{export['id']}")).json()
        assert (shown["state"], shown["patients"], shown["rows"]) == ("ready", 450, 450)
        package = await fetched(billing, export)
        assert verify_package(package).fault is None
        assert {row["MRN"] for row in rows_of(package)} == {each.mrn for each in patients}
        assert len((await provider.get(f"/patients/{patients[-1].id}/disclosures")).json()) == 1

    async def test_a_second_try_leaves_one_whole_file(self, demo: Assembly, billing: httpx.AsyncClient) -> None:
        """A try that died in the middle has left parts and disclosures; the next one makes the file anew."""
        await add(demo, *(ada(mrn=f"L-{number}") for number in range(450)))
        export = await asked(billing)
        (job,) = await demo.jobs.claim_next("gone", [JobKind.PATIENT_EXPORT], timedelta(seconds=-1), 1)
        log = operator(demo)
        kept = await demo._exports().export(export["id"], log)
        assert kept is not None
        stale = demo._export_keeping().parts(kept, job.fence, 0, b"half a file")
        await demo.database.commit(stale)
        await demo.worker.work_off()
        package = await fetched(billing, export)
        assert verify_package(package).fault is None
        assert len(rows_of(package)) == 450

    async def test_one_that_is_cancelled_has_failed(self, demo: Assembly, billing: httpx.AsyncClient) -> None:
        await add(demo, *(ada(mrn=f"L-{number}") for number in range(110)))
        export = await asked(billing)
        (job,) = await demo.jobs.page(JobState.QUEUED, JobKind.PATIENT_EXPORT, None, 10)
        await demo.job_service(operator(demo)).cancel(job.id)
        assert (await billing.get(f"/patients/exports/{export['id']}")).json()["state"] == "failed"

    async def test_what_was_never_finished_is_swept_after_a_day(
        self, demo: Assembly, billing: httpx.AsyncClient, clock: SetClock
    ) -> None:
        await add(demo, *(ada(mrn=f"L-{number}") for number in range(110)))
        export = await asked(billing)
        (job,) = await demo.jobs.page(JobState.QUEUED, JobKind.PATIENT_EXPORT, None, 10)
        kept = await demo._exports().export(export["id"], operator(demo))
        assert kept is not None
        await demo.database.commit(demo._export_keeping().parts(kept, 1, 0, b"half a file"))
        await demo.job_service(operator(demo)).cancel(job.id)
        clock.move(timedelta(hours=24, minutes=1))
        await demo.worker.work_off()
        assert await demo.database.rows("SELECT * FROM export_part") == []
        assert (await demo.patient_export_service(operator(demo)).get(export["id"])).state == "failed"

    async def test_one_that_nothing_is_left_of_fails(self, demo: Assembly, billing: httpx.AsyncClient) -> None:
        await add(demo, *(ada(mrn=f"L-{number}") for number in range(110)))
        export = await asked(billing, content="insurance")
        await demo.worker.work_off()
        assert (await billing.get(f"/patients/exports/{export['id']}")).json()["state"] == "failed"
        (job,) = await demo.jobs.page(JobState.DEAD, JobKind.PATIENT_EXPORT, None, 10)
        assert job.failure == "nobody_to_export"
        assert await demo.database.rows("SELECT * FROM export_part") == []


async def test_whatever_is_changed_in_a_package_is_found(demo: Assembly, billing: httpx.AsyncClient) -> None:
    await add(demo, ada())
    package = await fetched(billing, await asked(billing))
    manifest, files = unpacked(package)
    assert manifest["form"] == FORM

    def packed(manifest: dict[str, Any], files: dict[str, bytes]) -> bytes:
        content = BytesIO()
        with zipfile.ZipFile(content, "w") as archive:
            for name, each in files.items():
                archive.writestr(name, each)
            archive.writestr("manifest.json", json.dumps(manifest))
        return content.getvalue()

    (name,) = files
    assert verify_package(packed(manifest, files)).fault is None
    assert verify_package(packed(manifest, {name: files[name] + b"x"})).fault is PackageFault.FILE_CHANGED
    assert verify_package(packed(manifest, {})).fault is PackageFault.FILE_MISSING
    assert verify_package(packed(manifest, {**files, "more.csv": b"x"})).fault is PackageFault.FILE_ADDED
    assert verify_package(packed({**manifest, "patients": 7}, files)).fault is PackageFault.MANIFEST_CHANGED
    assert verify_package(package[:-40]).fault is PackageFault.NO_PACKAGE
    for at in range(0, len(package) - 60, 97):
        changed = package[:at] + bytes([package[at] ^ 1]) + package[at + 1 :]
        report = verify_package(changed)
        assert report.fault is not None or unpacked(changed) == unpacked(package), at
