"""Process 3: a change of status, and everything that follows of it at once, or not at all."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from app.core.identifiers import new_id
from app.database.statement import Statement
from app.models.alert_models import AlertKind, AlertState
from app.models.job_models import JobKind, JobState
from tests.builders import new_patient
from tests.conftest import SetClock
from tests.integration.audit.trail_reading import audit_rows, subjects
from tests.integration.onboarding_desk import Desk, onboarding_desk
from tests.integration.websockets.conftest import serving

Body = dict[str, Any]
COLUMN = "DEFINE FIELD OVERWRITE by ON status_change TYPE string READONLY"


@pytest.fixture
async def desk(tmp_path: Path, clock: SetClock) -> AsyncIterator[Desk]:
    async with onboarding_desk(tmp_path, clock) as desk:
        yield desk


async def a_person(desk: Desk, **fields: Any) -> Body:
    answer = await desk.browser.post("/patients", json=new_patient(**fields))
    assert answer.status_code == 201
    patient: Body = answer.json()
    return patient


async def move(desk: Desk, patient: Body, status: str, **fields: Any) -> Any:
    body = {"status": status, "version": patient["version"], "reason": "Chest pain.", **fields}
    return await desk.browser.put(f"/patients/{patient['id']}/status", json=body)


async def test_urgent_status_change_workflow(desk: Desk) -> None:
    """One commit with its history, event and audit row; then the directory, alert, sockets, counts, mail and SMS."""
    provider, user = await desk.provider()
    await desk.prefer(user, phone="+12025550142")
    patient = await a_person(desk, provider_id=provider.id)

    silent = await move(desk, patient, "urgent", reason=None)
    assert (silent.status_code, silent.json()["code"]) == (422, "move_incomplete")
    assert [rule["place"] for rule in silent.json()["broken_rules"]] == ["body.reason"]

    async with serving(desk.assembly) as served:
        live = await (await served.browser("provider")).opened()
        answer = await move(desk, patient, "urgent")
        assert (answer.status_code, answer.json()["status"]) == (200, "urgent")
        listed = (await desk.browser.get("/patients", params={"status": "urgent"})).json()
        assert [each["id"] for each in listed["items"]] == [patient["id"]]  # at once: nothing stale is kept
        await live.has_seen(await served.position())
        assert (live.counts["by_status"]["urgent"], live.counts["by_status"]["inquiry"]) == (1, 0)
        assert [frame["patient"] for frame in live.changed("patient")] == [patient["id"]]

    await desk.work()
    [alert] = await desk.of(AlertKind.PATIENT_URGENT)
    assert (alert.patient_id, alert.state) == (patient["id"], AlertState.OPEN)
    assert [mail.to for mail in desk.sandbox.mails] == [[user.email]]
    assert [message.to for message in desk.sandbox.messages] == ["+12025550142"]
    sent = "".join([*(mail.text or "" for mail in desk.sandbox.mails), *(each.body for each in desk.sandbox.messages)])
    assert "Marlowe" not in sent
    assert "Chest pain" not in sent

    rows = await audit_rows(desk.assembly, action="patient.status_changed")
    assert sorted(row["outcome"] for row in rows) == ["move_incomplete", "ok"]
    events = await desk.assembly.database.rows("SELECT * FROM event")
    [event] = [row for row in events if row["facts"].get("to") == "urgent"]
    assert (event["kind"], event["facts"]["from"]) == ("patient.status_changed", "inquiry")


async def test_concurrent_status_changes(desk: Desk) -> None:
    """Of many who move one patient at once, one wins and the others are told; each patient's alert is raised once."""
    patients = [await a_person(desk, given_name=name) for name in ("Ada", "Bea", "Cleo")]
    answers = await asyncio.gather(*(move(desk, each, "urgent") for each in patients for _ in range(6)))
    assert sorted(answer.status_code for answer in answers) == [200] * 3 + [409] * 15
    assert {answer.json()["code"] for answer in answers if answer.status_code == 409} == {"stale_patient"}
    for patient in patients:
        assert await desk.statuses(patient["id"]) == ["inquiry", "urgent"]
        assert (await desk.patient(patient["id"]))["version"] == 2
    counts = (await desk.browser.get("/dashboard")).json()["counts"]["by_status"]
    assert (counts["urgent"], counts["inquiry"]) == (3, 0)
    await desk.work()
    assert sorted(str(alert.patient_id) for alert in await desk.of(AlertKind.PATIENT_URGENT)) == sorted(
        patient["id"] for patient in patients
    )


async def test_status_change_rollback_scenarios(desk: Desk) -> None:
    """A mail that fails undoes nothing and goes later; what cannot be committed leaves no trace but its refusal."""
    provider, _ = await desk.provider()
    patient = await a_person(desk, provider_id=provider.id)
    desk.sandbox.fails("/emails", status=500, times=3)
    assert (await move(desk, patient, "urgent")).status_code == 200
    await desk.work()
    assert desk.sandbox.mails == []
    [job] = await desk.assembly.jobs.page(None, JobKind.NOTICE_SEND, None, 10)
    assert job.state is JobState.QUEUED
    assert (await desk.patient(patient["id"]))["status"] == "urgent"
    assert [alert.state for alert in await desk.of(AlertKind.PATIENT_URGENT)] == [AlertState.OPEN]
    desk.sandbox.state.faults.clear()
    await desk.wait(timedelta(hours=1))
    await desk.work()
    assert len(desk.sandbox.mails) >= 1

    stale = await move(desk, patient, "churned")
    assert (stale.status_code, stale.json()["code"]) == (409, "stale_patient")
    assert await desk.statuses(patient["id"]) == ["inquiry", "urgent"]

    other = await a_person(desk, given_name="Bea")
    await desk.assembly.database.commit([Statement(f"{COLUMN} ASSERT false;", {})])
    assert (await move(desk, other, "urgent")).status_code >= 500
    await desk.assembly.database.commit([Statement(f"{COLUMN};", {})])
    after = await desk.patient(other["id"])
    assert (after["status"], after["version"]) == ("inquiry", 1)
    assert await desk.statuses(other["id"]) == ["inquiry"]
    listed = (await desk.browser.get("/patients", params={"status": "urgent"})).json()
    assert [each["id"] for each in listed["items"]] == [patient["id"]]
    await desk.work()
    assert other["id"] not in {alert.patient_id for alert in await desk.all()}


class TestMoves:
    """What a status needs is told before anybody tries."""

    async def test_each_open_move_tells_what_it_needs(self, desk: Desk) -> None:
        patient = await a_person(desk, email=None, birth_date="2019-05-01")
        moves = {each["status"]: each for each in (await desk.browser.get(f"/patients/{patient['id']}/moves")).json()}
        assert set(moves) == {"onboarding", "churned", "urgent"}
        assert [part["rule"] for part in moves["onboarding"]["missing"]] == ["contact_needed"]
        assert {status: each["needs_reason"] for status, each in moves.items()} == {
            "onboarding": False,
            "churned": True,
            "urgent": True,
        }

    async def test_active_needs_a_coverage_in_force_or_the_word_that_there_is_none(self, desk: Desk) -> None:
        patient = await a_person(desk)
        patient = (await move(desk, patient, "onboarding")).json()
        refused = await move(desk, patient, "active")
        assert [rule["rule"] for rule in refused.json()["broken_rules"]] == ["coverage_needed"]
        unsaid = await move(desk, patient, "active", self_pay=True, reason=None)
        assert [rule["place"] for rule in unsaid.json()["broken_rules"]] == ["body.reason"]
        paid = await move(desk, patient, "active", self_pay=True)
        assert paid.json()["status_reason"] == "Pays without insurance: Chest pain."

    async def test_a_minor_comes_into_care_with_somebody_who_answers_for_one(self, desk: Desk) -> None:
        patient = await a_person(desk, birth_date="2019-05-01")
        patient = (await move(desk, patient, "onboarding")).json()
        refused = await move(desk, patient, "active", self_pay=True)
        assert [rule["place"] for rule in refused.json()["broken_rules"]] == ["patient.responsible_party"]

    async def test_back_from_urgent_asks_for_nothing(self, desk: Desk) -> None:
        patient = (await move(desk, await a_person(desk), "urgent")).json()
        assert (await move(desk, patient, "inquiry", reason=None)).status_code == 200


class TestMany:
    async def test_a_preview_tells_each_and_changes_nobody_and_the_move_tells_each_again(self, desk: Desk) -> None:
        goes = await a_person(desk)
        stale = await a_person(desk, given_name="Bea")
        await move(desk, stale, "urgent")
        unreached = await a_person(desk, given_name="Cleo", email=None)
        chosen = [{"id": each["id"], "version": 1} for each in (goes, stale, unreached)]
        chosen.append({"id": "a" * 20, "version": 1})
        body = {"patients": chosen, "status": "onboarding", "reason": "Papers came."}
        expected = [None, "stale_patient", "move_incomplete", "patient_not_found"]

        preview = (await desk.browser.post("/patients/status/preview", json=body)).json()
        assert [line["code"] for line in preview["lines"]] == expected
        assert (preview["moving"], preview["refused"]) == (1, 3)
        assert [part["rule"] for part in preview["lines"][2]["missing"]] == ["contact_needed"]
        assert preview["lines"][3]["patient_name"] is None
        assert (await desk.patient(goes["id"]))["status"] == "inquiry"

        done = (await desk.browser.post("/patients/status", json=body)).json()
        assert [line["code"] for line in done["lines"]] == expected
        assert [line["outcome"] for line in done["lines"]] == ["moved", "refused", "refused", "refused"]
        assert (await desk.patient(goes["id"]))["status"] == "onboarding"
        rows = await audit_rows(desk.assembly, action="patient.status_changed")
        assert [goes["id"]] in [subjects(row) for row in rows if row["outcome"] == "ok"]

    async def test_two_hundred_at_most_and_each_once(self, desk: Desk) -> None:
        many = [{"id": new_id(), "version": 1} for _ in range(201)]
        for chosen in ([], [many[0], many[0]], many):
            answer = await desk.browser.post("/patients/status", json={"patients": chosen, "status": "onboarding"})
            assert answer.status_code == 422
