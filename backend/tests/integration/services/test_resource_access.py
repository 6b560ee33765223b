"""Own panel, restricted patients, break-glass and masks: what is closed is not found, wherever one asks."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from app.assembly import Assembly
from app.audit.rows import AuditEntry
from app.audit.vocabulary import BY_EMERGENCY, AuditAction
from app.core.actor import PRACTICE
from app.database.models import Patient, Provider
from app.database.statement import RecordID, Statement
from app.models.patient_models import SENSITIVE_FIELDS
from tests.builders import a_patient, a_provider, an_alert, new_patient
from tests.conftest import SetClock, eventually, new_client, operator, provider_log, sign_in

NOTES = "Asked not to be called at work."
REASON = "Unconscious on arrival, allergies unknown"
ROLES = ("provider", "front_desk", "billing", "admin", "audit")


@dataclass
class Practice:
    """A practice with a patient of each kind, and a browser for each role."""

    assembly: Assembly
    clock: SetClock
    own: Provider
    other: Provider
    browsers: dict[str, httpx.AsyncClient] = field(default_factory=dict)
    people: dict[str, Patient] = field(default_factory=dict)

    def __getitem__(self, role: str) -> httpx.AsyncClient:
        return self.browsers[role]

    async def switch(self, **switches: Any) -> None:
        """Set the practice's switches, and let every session learn of it."""
        access = operator(self.assembly, AuditAction.PRACTICE_UPDATED)
        practices = self.assembly._practices()
        practice = await practices.practice(access)
        assert practice is not None
        newer = practice.model_copy(update={**switches, "version": practice.version + 1})
        entry = AuditEntry(AuditAction.PRACTICE_UPDATED, newer.id)
        await self.assembly.database_service(access).write(entry, practices.replace_practice(newer))
        self.clock.move(timedelta(seconds=3))

    async def makes_the_provider(self, role: str) -> None:
        """Give the provider another role, and let the session learn of it."""
        changed = Statement("UPDATE user SET role = $role WHERE role = 'provider' RETURN NONE", {"role": role})
        await self.assembly.database.commit([changed])
        self.clock.move(timedelta(seconds=3))

    async def add(self, name: str, **fields: Any) -> Patient:
        named = {"given_name": name, "family_name": "Marlowe", "mrn": f"MRN-{name}", "notes": NOTES}
        patient = a_patient(**{**named, **fields})
        await self.assembly.database_service(provider_log(self.assembly)).create(patient)
        await self.assembly.database_service(provider_log(self.assembly)).create(an_alert(patient_id=patient.id))
        self.people[name] = patient
        return patient

    async def sees(self, role: str) -> set[str]:
        """Whom a role sees, asked in every way; all ways must agree."""
        browser = self.browsers[role]
        read = {name for name, each in self.people.items() if (await self.get(role, each)).status_code == 200}
        page = (await browser.get("/patients")).json()
        found = (await browser.post("/patients/search", json={"text": "marlowe", "limit": 50})).json()
        board = (await browser.get("/dashboard")).json()
        alerts = (await browser.get("/alerts")).json()
        for rows in (page["items"], found["items"], board["recent"]):
            assert {row["given_name"] for row in rows} == read
        assert {row["patient_name"].split()[0] for row in alerts["items"]} == read
        assert page["total"] == board["counts"]["total"] == alerts["counts"]["open"] == len(read)
        assert sum(board["counts"]["by_coverage"].values()) == len(read)
        return read

    async def get(self, role: str, patient: Patient) -> httpx.Response:
        return await self.browsers[role].get(f"/patients/{patient.id}")

    async def rows(self, action: str) -> list[dict[str, Any]]:
        """Audit rows of an action, the oldest first."""
        rows = await self.assembly.database.rows("SELECT * FROM audit WHERE action = $action", {"action": action})
        return sorted(rows, key=lambda row: str(row["id"].id))


@pytest.fixture
async def practice(app: FastAPI, demo: Assembly, clock: SetClock) -> AsyncIterator[Practice]:
    """Ann is the signed-in provider's, Bo another's, Cy and Di are restricted ones of the two, Eve is nobody's."""
    access = operator(demo)
    providers = await demo.practice_service(access).providers()
    own = next(each for each in providers if each.user_id is not None)
    other = a_provider(display_name="Dr. Other")
    await demo.database_service(access).create(other)
    practice = Practice(demo, clock, own, other)
    for name, provider, is_restricted in (
        ("Ann", own.id, False),
        ("Bo", other.id, False),
        ("Cy", own.id, True),
        ("Di", other.id, True),
        ("Eve", None, False),
    ):
        await practice.add(name, provider_id=provider, is_restricted=is_restricted)
    async with AsyncExitStack() as stack:
        for role in ROLES:
            practice.browsers[role] = await stack.enter_async_context(new_client(app))
            assert (await sign_in(practice[role], role)).status_code == 200
        yield practice


EVERYBODY = {"Ann", "Bo", "Cy", "Di", "Eve"}


async def test_resource_access(practice: Practice) -> None:
    """Each switch closes what it says to whom it says, in every way of asking at once."""
    switches = {"own_panel_only": False, "restricted_patients": False}
    for role in ("provider", "front_desk", "admin"):
        assert await practice.sees(role) == EVERYBODY
    await practice.switch(**{**switches, "restricted_patients": True})
    assert await practice.sees("provider") == {"Ann", "Bo", "Cy", "Eve"}
    assert await practice.sees("front_desk") == {"Ann", "Bo", "Eve"}
    assert await practice.sees("billing") == {"Ann", "Bo", "Eve"}
    assert await practice.sees("admin") == EVERYBODY
    await practice.switch(**{**switches, "own_panel_only": True})
    assert await practice.sees("provider") == {"Ann", "Cy"}
    assert await practice.sees("front_desk") == EVERYBODY
    await practice.switch(own_panel_only=True, restricted_patients=True)
    assert await practice.sees("provider") == {"Ann", "Cy"}
    assert await practice.sees("front_desk") == {"Ann", "Bo", "Eve"}
    assert await practice.sees("admin") == EVERYBODY
    await practice.switch(**switches)
    assert await practice.sees("provider") == EVERYBODY


async def test_the_audit_role_sees_no_patient(practice: Practice) -> None:
    for patient in practice.people.values():
        assert (await practice.get("audit", patient)).status_code == 403
    sessions = await practice.assembly.database.rows("SELECT VALUE id FROM session")
    states = await practice.assembly.sessions.sessions_with_ids([str(each.id) for each in sessions])
    [auditor] = [each for each in states if each.role == "audit"]
    assert not any(auditor.scope.holds(each.standing) for each in practice.people.values())


async def test_with_both_switches_off_all_have_one_and_the_same_scope(practice: Practice) -> None:
    sessions = await practice.assembly.database.rows("SELECT VALUE id FROM session")
    states = await practice.assembly.sessions.sessions_with_ids([str(each.id) for each in sessions])
    assert all(each.scope is PRACTICE for each in states if each.role != "audit")


class TestClosed:
    @pytest.fixture(autouse=True)
    async def closed(self, practice: Practice) -> None:
        await practice.switch(restricted_patients=True, own_panel_only=True)

    async def test_what_is_closed_is_not_found_for_any_change(self, practice: Practice) -> None:
        browser, patient = practice["front_desk"], practice.people["Di"]
        answers = [
            await browser.put(f"/patients/{patient.id}", json=new_patient(version=1)),
            await browser.put(f"/patients/{patient.id}/status", json={"status": "onboarding", "version": 1}),
            await browser.get(f"/patients/{patient.id}/history"),
            await browser.get(f"/patients/{patient.id}/coverages"),
            await browser.post("/alerts", json={"patient_id": patient.id, "note": "look"}),
        ]
        assert {(each.status_code, each.json()["code"]) for each in answers} == {(404, "patient_not_found")}
        stored = await practice.assembly.database.rows("SELECT version FROM patient WHERE version > 1")
        assert stored == []

    async def test_alerts_about_closed_patients_are_not_found(self, practice: Practice) -> None:
        alerts = (await practice["admin"].get("/alerts")).json()["items"]
        [closed] = [each["id"] for each in alerts if each["patient_id"] == practice.people["Di"].id]
        browser = practice["front_desk"]
        for answer in (
            await browser.get(f"/alerts/{closed}"),
            await browser.get(f"/alerts/{closed}/history"),
            await browser.put(f"/alerts/{closed}/acknowledge", json={}),
        ):
            assert (answer.status_code, answer.json()["code"]) == (404, "alert_not_found")

    async def test_who_creates_a_patient_of_a_closed_number_is_told_no_name(self, practice: Practice) -> None:
        answer = await practice["front_desk"].post("/patients", json=new_patient(mrn="MRN-Di"))
        assert (answer.status_code, answer.json()["code"]) == (409, "mrn_taken")
        assert "Di" not in answer.text.replace("MRN-Di", "")
        assert practice.people["Di"].id not in answer.text

    async def test_a_new_patient_of_somebody_who_sees_one_panel_belongs_to_it(self, practice: Practice) -> None:
        created = (await practice["provider"].post("/patients", json=new_patient(family_name="Nouveau"))).json()
        assert created["provider_id"] == practice.own.id
        assert (await practice["provider"].get(f"/patients/{created['id']}")).status_code == 200

    async def test_a_create_that_is_sent_again_tells_nothing_of_a_patient_closed_by_now(
        self, practice: Practice
    ) -> None:
        body, key = new_patient(family_name="Nouveau"), {"Idempotency-Key": "key-00001"}
        created = (await practice["front_desk"].post("/patients", json=body, headers=key)).json()
        again = await practice["front_desk"].post("/patients", json=body, headers=key)
        assert again.json()["id"] == created["id"]
        await practice["admin"].put(
            f"/patients/{created['id']}/restriction", json={"is_restricted": True, "reason": "staff member"}
        )
        again = await practice["front_desk"].post("/patients", json=body, headers=key)
        assert (again.status_code, again.json()["code"]) == (404, "patient_not_found")


class TestRestriction:
    async def test_a_holder_of_the_permission_restricts_and_the_desk_loses_sight_at_once(
        self, practice: Practice
    ) -> None:
        await practice.switch(restricted_patients=True)
        path, asked = f"/patients/{practice.people['Bo'].id}/restriction", {"reason": "asked by the patient"}
        assert (await practice.get("front_desk", practice.people["Bo"])).status_code == 200
        answer = await practice["admin"].put(path, json={**asked, "is_restricted": True})
        assert (answer.status_code, answer.json()["is_restricted"], answer.json()["version"]) == (200, True, 2)
        assert (await practice.get("front_desk", practice.people["Bo"])).status_code == 404
        again = await practice["admin"].put(path, json={**asked, "is_restricted": True})
        assert again.json()["version"] == 2
        opened = await practice["admin"].put(path, json={**asked, "is_restricted": False})
        assert (opened.json()["is_restricted"], opened.json()["version"]) == (False, 3)
        assert (await practice.get("front_desk", practice.people["Bo"])).status_code == 200
        for action in (AuditAction.PATIENT_RESTRICTED, AuditAction.PATIENT_UNRESTRICTED):
            [row] = await practice.rows(action)
            assert practice.assembly.seal.open_reason(str(row["id"].id), row["detail"]) == asked["reason"]

    async def test_nobody_else_may(self, practice: Practice) -> None:
        path = f"/patients/{practice.people['Bo'].id}/restriction"
        for role in ("provider", "front_desk", "billing", "audit"):
            answer = await practice[role].put(path, json={"is_restricted": True, "reason": "curious"})
            assert (answer.status_code, answer.json()["code"]) == (403, "not_permitted")


class TestOneRestrictedMatch:
    @pytest.fixture(autouse=True)
    async def closed(self, practice: Practice) -> None:
        await practice.switch(restricted_patients=True)

    async def matches(self, practice: Practice, text: str, role: str = "front_desk") -> int:
        answer = (await practice[role].post("/patients/search", json={"text": text})).json()
        assert "Di" not in {row["given_name"] for row in answer["items"]} or role == "admin"
        matches: int = answer["restricted_matches"]
        return matches

    @pytest.mark.parametrize(
        "text",
        ["MRN-Di", "mrn di", "MRNDI", "Di Marlowe 1980-03-12", "Marlowe, Di 3/12/1980", "march 12, 1980 marlowe di"],
    )
    async def test_the_whole_number_or_the_full_name_with_birth_date_says_so(
        self, practice: Practice, text: str
    ) -> None:
        assert await self.matches(practice, text) == 1
        [row] = await practice.rows(AuditAction.RESTRICTED_MATCHED)
        assert practice.people["Di"].id in {row.get("subject"), *(row.get("subjects") or ())}

    @pytest.mark.parametrize(
        "text",
        ["MRN-D", "mrn", "Di Marlowe", "Di 1980-03-12", "Marlowe 1980-03-12", "D Marlowe 1980-03-12", "1980-03-12"],
    )
    async def test_anything_less_says_nothing(self, practice: Practice, text: str) -> None:
        assert await self.matches(practice, text) == 0
        assert await practice.rows(AuditAction.RESTRICTED_MATCHED) == []

    async def test_who_sees_the_patient_is_shown_the_patient(self, practice: Practice) -> None:
        assert await self.matches(practice, "MRN-Di", "admin") == 0
        assert await self.matches(practice, "MRN-Cy", "provider") == 0

    async def test_where_somebody_open_is_meant_too_nothing_is_said(self, practice: Practice) -> None:
        await practice.add("D'i", provider_id=None, mrn=None)
        assert await self.matches(practice, "di marlowe 1980-03-12") == 0


class TestMasks:
    async def test_who_may_not_read_sensitive_fields_is_told_that_they_are_masked(self, practice: Practice) -> None:
        for role, notes, masked in (
            ("provider", NOTES, []),
            ("admin", NOTES, []),
            ("front_desk", None, ["notes"]),
            ("billing", None, ["notes"]),
        ):
            shown = (await practice.get(role, practice.people["Ann"])).json()
            assert (shown["notes"], shown["masked_fields"]) == (notes, masked)
        assert frozenset({"notes"}) == SENSITIVE_FIELDS

    @pytest.mark.parametrize("sent", [{}, {"notes": None}])
    async def test_an_update_by_such_a_user_keeps_what_is_masked(
        self, practice: Practice, sent: dict[str, Any]
    ) -> None:
        patient = practice.people["Ann"]
        body = new_patient(given_name="Anna", version=1, provider_id=practice.own.id, **sent)
        answer = await practice["front_desk"].put(f"/patients/{patient.id}", json=body)
        assert (answer.status_code, answer.json()["notes"], answer.json()["given_name"]) == (200, None, "Anna")
        assert (await practice.get("provider", patient)).json()["notes"] == NOTES
        cleared = await practice["provider"].put(f"/patients/{patient.id}", json={**body, "version": 2, "notes": None})
        assert cleared.status_code == 200
        assert (await practice.get("provider", patient)).json()["notes"] is None

    async def test_nobody_overwrites_what_is_not_shown(self, practice: Practice) -> None:
        patient = practice.people["Ann"]
        body = new_patient(given_name="Anna", version=1, notes="over it")
        answer = await practice["front_desk"].put(f"/patients/{patient.id}", json=body)
        assert (answer.status_code, answer.json()["code"]) == (403, "field_masked")
        assert (await practice.get("provider", patient)).json()["version"] == 1

    async def test_a_create_that_is_sent_again_is_masked_for_who_lost_the_permission(self, practice: Practice) -> None:
        body, key = new_patient(notes=NOTES), {"Idempotency-Key": "key-00002"}
        first = await practice["provider"].post("/patients", json=body, headers=key)
        assert first.json()["notes"] == NOTES
        await practice.makes_the_provider("front_desk")
        again = await practice["provider"].post("/patients", json=body, headers=key)
        assert (again.json()["id"], again.json()["notes"]) == (first.json()["id"], None)


class TestEmergency:
    @pytest.fixture(autouse=True)
    async def closed(self, practice: Practice) -> None:
        await practice.switch(restricted_patients=True)

    async def opened(self, practice: Practice, role: str = "provider", **asked: Any) -> dict[str, Any]:
        body = {"mrn": "MRN-Di", "reason": REASON, **asked}
        answer = await practice[role].post(
            "/emergency-access", json={name: value for name, value in body.items() if value is not None}
        )
        assert answer.status_code == 201, answer.text
        taken: dict[str, Any] = answer.json()
        return taken

    async def test_it_holds_on_the_next_call_and_ends_by_its_time(self, practice: Practice) -> None:
        di = practice.people["Di"]
        assert (await practice.get("provider", di)).status_code == 404
        taken = await self.opened(practice, minutes=15)
        assert taken["patient_id"] == di.id
        shown = await practice.get("provider", di)
        assert (shown.status_code, shown.json()["opened_by_emergency_until"]) == (200, taken["ends_at"])
        assert await practice.sees("provider") == {"Ann", "Bo", "Cy", "Di", "Eve"}
        assert await practice.sees("front_desk") == {"Ann", "Bo", "Eve"}
        own = (await practice.get("provider", practice.people["Ann"])).json()
        assert own["opened_by_emergency_until"] is None
        practice.clock.move(timedelta(minutes=14, seconds=50))
        assert (await practice.get("provider", di)).status_code == 200
        practice.clock.move(timedelta(seconds=10))
        assert (await practice.get("provider", di)).status_code == 404
        [mine] = (await practice["provider"].get("/emergency-access/mine")).json()
        assert (mine["is_running"], mine["reason"]) == (False, REASON)

    async def test_its_user_ends_it_and_nobody_else_does(self, practice: Practice) -> None:
        taken = await self.opened(practice, mrn=None, family_name="marlowe", given_name="DI", birth_date="1980-03-12")
        foreign = await practice["admin"].post(f"/emergency-access/{taken['id']}/end")
        assert (foreign.status_code, foreign.json()["code"]) == (404, "emergency_not_found")
        assert (await practice.get("provider", practice.people["Di"])).status_code == 200
        ended = await practice["provider"].post(f"/emergency-access/{taken['id']}/end")
        assert (ended.status_code, ended.json()["is_running"]) == (200, False)
        assert (await practice.get("provider", practice.people["Di"])).status_code == 404
        assert (await practice["provider"].post(f"/emergency-access/{taken['id']}/end")).status_code == 200

    async def test_access_audit_and_alert_are_one_commit_and_those_in_charge_are_told_at_once(
        self, practice: Practice
    ) -> None:
        taken = await self.opened(practice)
        [row] = await practice.rows(AuditAction.EMERGENCY_OPENED)
        assert row["subject"] == practice.people["Di"].id
        assert practice.assembly.seal.open_reason(str(row["id"].id), row["detail"]) == REASON
        alerts = (await practice["admin"].get("/alerts?alert_class=security")).json()["items"]
        [alert] = alerts
        assert (alert["kind"], alert["priority"]) == ("security.emergency_opened", "urgent")
        assert alert["facts"] == {"access": taken["id"], "minutes": 60}
        assert alert["patient_id"] is None
        assert (await practice["provider"].get("/alerts?alert_class=security")).json()["items"] == []
        notices = await practice.assembly.database.rows("SELECT template, alerts FROM notice")
        assert [(each["template"], each["alerts"]) for each in notices] == [("security", 1)]
        events = await practice.assembly.database.rows("SELECT * FROM event WHERE kind = 'emergency.opened'")
        assert {each["subject"].table_name for each in events} == {"emergency_access", "alert", "job"}
        clear = await practice.assembly.database.rows("SELECT * FROM emergency_access")
        assert "reason" not in clear[0]

    async def test_audit_rows_about_the_patient_are_flagged_while_it_lasts(self, practice: Practice) -> None:
        await practice.get("provider", practice.people["Ann"])
        taken = await self.opened(practice)
        await practice.get("provider", practice.people["Di"])
        await practice["provider"].put(
            f"/patients/{practice.people['Di'].id}/status", json={"status": "urgent", "version": 1, "reason": "Fell."}
        )
        await practice.get("provider", practice.people["Ann"])
        await practice["provider"].post(f"/emergency-access/{taken['id']}/end")
        await practice.get("provider", practice.people["Di"])
        rows = await practice.rows(AuditAction.PATIENT_READ)
        assert [row["outcome"] for row in rows] == ["ok", f"ok{BY_EMERGENCY}", "ok", "patient_not_found"]
        [moved] = await practice.rows(AuditAction.PATIENT_STATUS_CHANGED)
        assert moved["outcome"] == f"ok{BY_EMERGENCY}"
        await eventually(lambda: self.verifies(practice))

    async def verifies(self, practice: Practice) -> bool:
        report = await practice.assembly.audit_verification().verify()
        return bool(report.is_whole)

    async def test_only_whoever_may_break_the_glass_does_and_only_for_the_closed(self, practice: Practice) -> None:
        for role in ("front_desk", "billing", "audit"):
            answer = await practice[role].post("/emergency-access", json={"mrn": "MRN-Di", "reason": REASON})
            assert answer.status_code == 403
        for asked in ({"mrn": "MRN-Ann"}, {"mrn": "MRN-NOBODY"}, {"mrn": "MRN-D"}):
            answer = await practice["provider"].post("/emergency-access", json={**asked, "reason": REASON})
            assert (answer.status_code, answer.json()["code"]) == (404, "nobody_closed")
        for asked in (
            {"mrn": "MRN-Di", "reason": "urgent"},
            {"mrn": "MRN-Di", "reason": REASON, "minutes": 14},
            {"mrn": "MRN-Di", "reason": REASON, "minutes": 241},
            {"mrn": "MRN-Di", "reason": REASON, "family_name": "Marlowe"},
            {"family_name": "Marlowe", "given_name": "Di", "reason": REASON},
            {"reason": REASON},
        ):
            answer = await practice["provider"].post("/emergency-access", json=asked)
            assert answer.status_code == 422, asked
            assert "Marlowe" not in answer.text
        assert await practice.assembly.database.rows("SELECT id FROM emergency_access") == []

    async def test_a_permission_that_is_gone_ends_what_it_opened(self, practice: Practice) -> None:
        await self.opened(practice)
        await practice.makes_the_provider("front_desk")
        assert (await practice.get("provider", practice.people["Di"])).status_code == 404

    async def test_of_several_with_one_name_and_birth_date_nobody_is_opened(self, practice: Practice) -> None:
        await practice.add("D'i", mrn=None, provider_id=practice.other.id, is_restricted=True)
        asked = {"family_name": "Marlowe", "given_name": "Di", "birth_date": "1980-03-12", "reason": REASON}
        answer = await practice["provider"].post("/emergency-access", json=asked)
        assert (answer.status_code, answer.json()["code"]) == (409, "several_closed")


class TestReview:
    @pytest.fixture
    async def taken(self, practice: Practice) -> str:
        await practice.switch(restricted_patients=True)
        answer = await practice["provider"].post("/emergency-access", json={"mrn": "MRN-Di", "reason": REASON})
        taken: str = answer.json()["id"]
        return taken

    async def test_somebody_else_judges_it_once_and_its_alerts_close(self, practice: Practice, taken: str) -> None:
        queue = (await practice["admin"].get("/emergency-access?state=open")).json()["items"]
        [waiting] = queue
        assert (waiting["id"], waiting["reason"], waiting["patient_name"]) == (taken, REASON, "Di Marlowe")
        assert waiting["user_name"]
        said = {"was_right": True, "note": "The ambulance report says so."}
        judged = await practice["admin"].post(f"/emergency-access/{taken}/review", json=said)
        assert (judged.status_code, judged.json()["was_right"]) == (200, True)
        assert (await practice["admin"].get("/emergency-access?state=open")).json()["items"] == []
        [done] = (await practice["admin"].get("/emergency-access?state=reviewed")).json()["items"]
        assert done["review_note"] == said["note"]
        assert (await practice["admin"].get("/alerts?alert_class=security")).json()["items"] == []
        again = await practice["admin"].post(f"/emergency-access/{taken}/review", json=said)
        assert (again.status_code, again.json()["code"]) == (409, "emergency_reviewed")
        [mine] = (await practice["provider"].get("/emergency-access/mine")).json()
        assert mine["was_right"] is True

    async def test_nobody_judges_ones_own(self, practice: Practice, taken: str) -> None:
        await practice.makes_the_provider("admin")
        [waiting] = (await practice["provider"].get("/emergency-access")).json()["items"]
        assert waiting["is_own"]
        answer = await practice["provider"].post(f"/emergency-access/{taken}/review", json={"was_right": True})
        assert (answer.status_code, answer.json()["code"]) == (403, "own_emergency")

    async def test_who_may_not_review_reads_no_queue(self, practice: Practice, taken: str) -> None:
        for role in ("provider", "front_desk", "audit"):
            assert (await practice[role].get("/emergency-access")).status_code == 403
            answer = await practice[role].post(f"/emergency-access/{taken}/review", json={"was_right": True})
            assert answer.status_code == 403

    async def test_the_queue_goes_on_page_by_page(self, practice: Practice, taken: str) -> None:
        bodies = [{"mrn": "MRN-Di", "reason": f"{REASON} {at}"} for at in range(4)]
        others = [(await practice["provider"].post("/emergency-access", json=body)).json()["id"] for body in bodies]
        found: list[str] = []
        cursor = ""
        while True:
            page = (await practice["admin"].get(f"/emergency-access?limit=2{cursor}")).json()
            found += [each["id"] for each in page["items"]]
            if page["next_cursor"] is None:
                break
            cursor = f"&cursor={page['next_cursor']}"
        assert found == [*reversed(others), taken]
        answer = await practice["admin"].get("/emergency-access?cursor=nonsense")
        assert answer.status_code == 400

    async def unreviewed(self, practice: Practice) -> list[dict[str, Any]]:
        alerts = (await practice["admin"].get("/alerts?alert_class=security")).json()["items"]
        return [each for each in alerts if each["kind"] == "security.emergency_unreviewed"]

    async def day_passes(self, practice: Practice) -> None:
        """A day later, with the day's jobs done; everybody has signed in anew."""
        practice.clock.move(timedelta(days=1, minutes=1))
        practice.assembly.worker.beat.wake()
        for role in ("admin", "provider"):
            assert (await sign_in(practice[role], role)).status_code == 200

    async def jobs_left(self, practice: Practice) -> int:
        rows = await practice.assembly.database.rows(
            "SELECT id FROM job WHERE kind = 'emergency_review' AND state = 'queued' AND run_at <= $now",
            {"now": practice.clock()},
        )
        return len(rows)

    async def test_until_it_is_reviewed_an_alert_stands_open_day_by_day(self, practice: Practice, taken: str) -> None:
        practice.assembly.start_working()
        await self.day_passes(practice)
        await eventually(lambda: self.is_told(practice, 1))
        [alert] = await self.unreviewed(practice)
        closed = await practice["admin"].put(f"/alerts/{alert['id']}/close", json={"note": "later"})
        assert closed.status_code == 200
        assert await self.unreviewed(practice) == []
        await self.day_passes(practice)
        await eventually(lambda: self.is_told(practice, 1))
        await self.day_passes(practice)
        await eventually(lambda: self.has_looked(practice))
        assert len(await self.unreviewed(practice)) == 1
        await practice["admin"].post(f"/emergency-access/{taken}/review", json={"was_right": False})
        assert await self.unreviewed(practice) == []
        await self.day_passes(practice)
        await eventually(lambda: self.has_looked(practice))
        assert await self.unreviewed(practice) == []

    async def is_told(self, practice: Practice, count: int) -> bool:
        return len(await self.unreviewed(practice)) == count

    async def has_looked(self, practice: Practice) -> bool:
        return await self.jobs_left(practice) == 0


async def test_a_change_of_scope_closes_the_live_socket(practice: Practice) -> None:
    """Emergency and switches change what a socket may hear: it has to come again."""
    before = await practice.assembly.sessions.sessions_with_ids(
        [str(each.id) for each in await practice.assembly.database.rows("SELECT VALUE id FROM session")]
    )
    await practice.switch(restricted_patients=True)
    after = await practice.assembly.sessions.sessions_with_ids([each.id for each in before])
    changed = {new.role for old, new in zip(before, after, strict=True) if old.scope != new.scope}
    assert changed == {"provider", "front_desk", "billing"}


async def test_two_who_restrict_one_patient_at_once_both_get_through(practice: Practice) -> None:
    path = f"/patients/{practice.people['Bo'].id}/restriction"
    answers = await asyncio.gather(
        *(practice["admin"].put(path, json={"is_restricted": bool(at % 2), "reason": "x"}) for at in range(4))
    )
    assert {each.status_code for each in answers} <= {200, 409}
    assert 200 in {each.status_code for each in answers}


async def test_a_row_from_before_there_were_restricted_patients_is_open_and_can_be_changed(practice: Practice) -> None:
    older = Statement(
        """
        REMOVE FIELD is_restricted ON patient; UPDATE $patient UNSET is_restricted;
        DEFINE FIELD is_restricted ON patient TYPE bool DEFAULT ALWAYS false
        """,
        {"patient": RecordID("patient", practice.people["Cy"].id)},
    )
    await practice.assembly.database.commit([older])
    [row] = await practice.assembly.database.rows("SELECT * FROM patient WHERE is_restricted = NONE")
    opened: Patient = practice.assembly.tables["patient"].opened(row, provider_log(practice.assembly))
    assert (opened.given_name, opened.is_restricted) == ("Cy", False)
    await practice.switch(restricted_patients=True)
    path = f"/patients/{opened.id}/restriction"
    answer = await practice["admin"].put(path, json={"is_restricted": True, "reason": "asked by the patient"})
    assert (answer.status_code, answer.json()["is_restricted"]) == (200, True)
