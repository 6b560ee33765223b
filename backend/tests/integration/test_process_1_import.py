"""Process 1: many patients at once, their insurance verified in a batch, partial failures, and the report of it all."""

from datetime import date
from typing import Any

import httpx

from app.assembly import Assembly
from app.services.import_service import SourceFile
from app.x12 import read_eligibility, summarise
from tests.conftest import SAMPLES, operator
from tests.import_tables import Desk, person, table

KNOWN = "02-active-ppo.xml"


async def test_bulk_patient_import(demo: Assembly, provider: httpx.AsyncClient) -> None:
    """A list is entered, then the payers' batch of answers finds the patients by member id and birth date."""
    desk = Desk(provider, demo)
    insured = await _insured(demo, provider)
    rows = [
        person(0),
        person(1, Insurance="Some Insurer", **{"Member ID": insured["member_id"], **insured["person"]}),
        person(2, DOB="tomorrow"),
        person(3),
    ]
    entered: Any = await desk.entered(table(rows))
    assert entered["entered"] | {"known": 0} == {
        "created": 3,
        "updated": 0,
        "known": 0,
        "doubled": 0,
        "faulty": 1,
        "removed": 0,
        "kept": 0,
    }
    created = await desk.rows(entered["id"], stage="run", outcome="created")
    ids = [str(row["patient_id"]) for row in created]
    answers = [SourceFile(KNOWN, (SAMPLES / KNOWN).read_bytes()), SourceFile("cut.xml", b"<cut")]
    report = await demo.import_service(operator(demo)).import_files(answers)
    assert (report.updated, report.created, report.rejected) == (1, 0, 1)
    verified = (await provider.get(f"/patients/{ids[1]}/coverages")).json()
    assert [each["status"] for each in verified] == ["active"]
    assert verified[0]["check_outcome"] == "answered"
    others = [(await provider.get(f"/patients/{each}/coverages")).json() for each in (ids[0], ids[2])]
    assert [[each["status"] for each in coverages] for coverages in others] == [["undetermined"], ["undetermined"]]


async def _insured(demo: Assembly, provider: httpx.AsyncClient) -> dict[str, Any]:
    """Whom the sample answer is about, read from it in a practice that forgets the patient again."""
    (response,) = read_eligibility((SAMPLES / KNOWN).read_bytes())
    (summary,) = summarise(response, date(2026, 11, 25))
    who = summary.patient
    assert who is not None
    assert who.birth_date is not None
    return {
        "payer": summary.payer.name,
        "member_id": summary.member_id,
        "person": {
            "Last name": who.last_name,
            "First name": who.first_name,
            "DOB": f"{who.birth_date:%m/%d/%Y}",
            "MRN": "MRN-77",
        },
    }
