"""The alerts API: raised, shown by scope and role, looked after by one, sealed in history; how one wants to be told."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from app.assembly import Assembly
from app.audit.access_log import AccessLog
from app.core.actor import Actor, Scope
from app.core.identifiers import new_id
from app.core.roles import Role
from app.database.models import Alert
from app.models.alert_models import (
    AlertAcknowledge,
    AlertCreate,
    AlertKind,
    AlertNotFound,
    AlertPriority,
    AlertQuery,
    AlertsAcknowledge,
    AlertState,
)
from app.models.patient_models import PatientNotFound
from app.services.alert_service import AlertService
from tests.builders import a_patient, a_provider, an_alert
from tests.conftest import SetClock, eventually, new_client, operator, sign_in

NOBODY = "a" * 20


class Desk:
    """Two providers and an administrator at their browsers, and alerts that stand in the store."""

    def __init__(self, assembly: Assembly, one: httpx.AsyncClient, other: httpx.AsyncClient) -> None:
        self.assembly, self.one, self.other = assembly, one, other

    async def stands(self, alert: Alert | None = None, **fields: Any) -> Alert:
        """One alert, whatever raised it."""
        alert = alert or an_alert(**fields)
        await self.assembly.database_service(operator(self.assembly)).create(alert)
        return alert

    async def a_patient(self, **fields: Any) -> str:
        patient = a_patient(**fields)
        await self.assembly.database_service(operator(self.assembly)).create(patient)
        return patient.id

    async def acknowledge(self, who: httpx.AsyncClient, alert: str, **body: Any) -> httpx.Response:
        return await who.put(f"/alerts/{alert}/acknowledge", json=body)

    async def ids(self, **query: Any) -> list[str]:
        answer = await self.one.get("/alerts", params=query)
        assert answer.status_code == 200, answer.text
        return [item["id"] for item in answer.json()["items"]]


@pytest.fixture
async def admin(app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    async with new_client(app) as client:
        assert (await sign_in(client, "admin")).status_code == 200
        yield client


@pytest.fixture
async def desk(demo: Assembly, provider: httpx.AsyncClient, admin: httpx.AsyncClient) -> Desk:
    return Desk(demo, provider, admin)


async def test_alert_crud_operations(desk: Desk) -> None:
    """Raised by hand, read, listed, handed over, put off, looked after and closed; each step is told in its history."""
    patient = await desk.a_patient(given_name="Ada", family_name="Marlowe")
    created = await desk.one.post(
        "/alerts", json={"patient_id": patient, "priority": "high", "note": "asks for a call back"}
    )
    assert created.status_code == 201
    alert = created.json()
    assert (alert["kind"], alert["priority"], alert["state"]) == ("manual", "high", "open")
    assert (alert["patient_id"], alert["patient_name"]) == (patient, "Ada Marlowe")
    assert "note" not in alert
    assert (await desk.one.get(f"/alerts/{alert['id']}")).json() == alert
    page = (await desk.one.get("/alerts")).json()
    assert (page["items"], page["counts"]["open"], page["next_cursor"]) == ([alert], 1, None)

    colleagues = {each["name"]: each["user_id"] for each in (await desk.one.get("/alerts/colleagues")).json()}
    assert len(colleagues) == 4, "whoever only audits works with no alerts"
    somebody = next(iter(colleagues.values()))
    assigned = await desk.one.put(f"/alerts/{alert['id']}/assign", json={"user_id": somebody, "note": "please"})
    assert (assigned.json()["assigned_to"], assigned.json()["version"]) == (somebody, 2)
    assert assigned.json()["assigned_name"] in colleagues
    until = (datetime(2026, 11, 26, tzinfo=UTC)).isoformat()
    snoozed = await desk.one.put(f"/alerts/{alert['id']}/snooze", json={"until": until})
    assert datetime.fromisoformat(snoozed.json()["snoozed_until"]) == datetime(2026, 11, 26, tzinfo=UTC)
    assert await desk.ids() == []
    assert await desk.ids(snoozed=True) == [alert["id"]]

    taken = await desk.acknowledge(desk.one, alert["id"], note="calling now")
    assert (taken.json()["state"], taken.json()["escalates_at"]) == ("acknowledged", None)
    assert taken.json()["acknowledged_name"]
    closed = await desk.one.put(f"/alerts/{alert['id']}/close", json={"note": "called"})
    assert (closed.status_code, closed.json()["state"], closed.json()["version"]) == (200, "closed", 5)
    history = (await desk.one.get(f"/alerts/{alert['id']}/history")).json()
    assert [(step["step"], step["note"]) for step in history] == [
        ("raised", "asks for a call back"),
        ("assigned", "please"),
        ("snoozed", None),
        ("acknowledged", "calling now"),
        ("closed", "called"),
    ]
    assert {step["by_name"] for step in history} <= set(colleagues)
    assert history[1]["facts"] == {"to": somebody}
    assert (await desk.one.get("/alerts/counts")).json()["open"] == 0
    for change in ("acknowledge", "close"):
        refused = await desk.one.put(f"/alerts/{alert['id']}/{change}", json={})
        assert (refused.status_code, refused.json()["code"]) == (409, "alert_closed")


async def test_alert_preferences(desk: Desk) -> None:
    """Each user says how to be told: by priority, class, channel and hours; nobody's choice touches another's."""
    first = await desk.one.get("/alerts/preferences")
    assert first.json()["email"] in (["urgent", "high"], ["high", "urgent"])
    assert (first.json()["muted"], first.json()["quiet_from"]) == (["birthday"], None)
    colleagues = (await desk.one.get("/alerts/colleagues")).json()
    me = (await desk.one.get("/auth/me")).json()
    deputy = next(each["user_id"] for each in colleagues if each["name"] != me["name"])
    wanted = {
        "email": ["urgent"],
        "sms": ["urgent"],
        "muted": ["birthday", "insurance"],
        "email_address": "desk@example.com",
        "phone": "+12125550123",
        "quiet_from": "20:00:00",
        "quiet_until": "07:30:00",
        "deputy_id": deputy,
        "away_until": "2026-12-24T12:00:00Z",
    }
    put = await desk.one.put("/alerts/preferences", json=wanted)
    assert put.status_code == 200
    shown = (await desk.one.get("/alerts/preferences")).json()
    assert {**shown, "muted": sorted(shown["muted"])} == {**wanted, "muted": ["birthday", "insurance"]}
    assert (await desk.other.get("/alerts/preferences")).json() == first.json()
    assert (await desk.one.put("/alerts/preferences", json={"email": []})).status_code == 200
    assert (await desk.one.get("/alerts/preferences")).json()["deputy_id"] is None


class TestPreferences:
    @pytest.mark.parametrize(
        "body",
        [
            {"email": ["extreme"]},
            {"muted": ["nonsense"]},
            {"phone": "212 555 0123"},
            {"phone": "+0212"},
            {"email_address": "nobody"},
            {"quiet_from": "25:00"},
            {"quiet_from": "20:00:00Z"},
            {"quiet_until": "20:00:00+05:00"},
            {"away_until": "2026-12-24T12:00:00"},
            {"fax": True},
        ],
        ids=str,
    )
    async def test_what_cannot_be_meant_is_refused(self, desk: Desk, body: dict[str, Any]) -> None:
        answer = await desk.one.put("/alerts/preferences", json=body)
        assert answer.status_code == 422
        assert answer.headers["content-type"] == "application/problem+json"

    async def test_a_deputy_works_with_alerts_and_is_somebody_else(self, desk: Desk) -> None:
        me = (await desk.one.get("/auth/me")).json()
        users = await desk.assembly.database.rows("SELECT id, role FROM user WHERE role = 'audit'")
        own = [each for each in (await desk.one.get("/alerts/colleagues")).json() if each["name"] == me["name"]]
        for deputy in (own[0]["user_id"], str(users[0]["id"].id), "nobody"):
            answer = await desk.one.put("/alerts/preferences", json={"deputy_id": deputy})
            assert (answer.status_code, answer.json()["code"]) == (422, "colleague_unknown")

    async def test_two_changes_at_once_leave_one_of_them_and_no_fault(self, desk: Desk) -> None:
        bodies = [{"email": ["urgent"]}, {"email": ["low"]}, {"email": ["normal"]}, {"email": ["high"]}]
        answers = await asyncio.gather(*(desk.one.put("/alerts/preferences", json=body) for body in bodies))
        assert {answer.status_code for answer in answers} <= {200, 409}
        went = [answer.json()["email"] for answer in answers if answer.status_code == 200]
        assert (await desk.one.get("/alerts/preferences")).json()["email"] in went


class TestAcknowledging:
    async def test_of_two_at_once_one_looks_after_it_and_the_other_is_told(self, desk: Desk) -> None:
        for _ in range(5):
            alert = await desk.stands()
            answers = await asyncio.gather(desk.acknowledge(desk.one, alert.id), desk.acknowledge(desk.other, alert.id))
            assert sorted(answer.status_code for answer in answers) == [200, 409]
            [lost] = [answer.json() for answer in answers if answer.status_code == 409]
            [won] = [answer.json() for answer in answers if answer.status_code == 200]
            assert lost["code"] == "stale_alert"
            shown = (await desk.one.get(f"/alerts/{alert.id}")).json()
            assert (shown["acknowledged_by"], shown["version"]) == (won["acknowledged_by"], 2)
            history = (await desk.one.get(f"/alerts/{alert.id}/history")).json()
            assert [step["step"] for step in history] == ["acknowledged"]

    async def test_who_comes_later_is_told_too_and_takes_nothing_away(self, desk: Desk) -> None:
        alert = await desk.stands()
        first = (await desk.acknowledge(desk.one, alert.id)).json()
        later = await desk.acknowledge(desk.other, alert.id, note="mine")
        assert (later.status_code, later.json()["code"]) == (409, "stale_alert")
        assert (await desk.one.get(f"/alerts/{alert.id}")).json() == first

    async def test_one_may_say_more_to_what_one_looks_after(self, desk: Desk) -> None:
        alert = await desk.stands()
        await desk.acknowledge(desk.one, alert.id)
        assert (await desk.acknowledge(desk.one, alert.id, note="still on it")).status_code == 200

    async def test_several_at_once_are_each_answered(self, desk: Desk) -> None:
        mine, closed, theirs = await desk.stands(), await desk.stands(state=AlertState.CLOSED), await desk.stands()
        await desk.acknowledge(desk.other, theirs.id)
        asked = [mine.id, closed.id, NOBODY, theirs.id, mine.id]
        answer = await desk.one.put("/alerts/acknowledge", json={"alert_ids": asked, "note": "all of them"})
        assert answer.status_code == 200
        assert answer.json() == {
            "acknowledged": [mine.id],
            "refused": {closed.id: "alert_closed", NOBODY: "alert_not_found", theirs.id: "stale_alert"},
        }
        history = (await desk.one.get(f"/alerts/{mine.id}/history")).json()
        assert [(step["step"], step["note"]) for step in history] == [("acknowledged", "all of them")]

    @pytest.mark.parametrize("ids", [[], ["x"], [NOBODY] * 201])
    async def test_a_bulk_has_its_limits(self, desk: Desk, ids: list[str]) -> None:
        assert (await desk.one.put("/alerts/acknowledge", json={"alert_ids": ids})).status_code == 422


class TestSnoozing:
    @pytest.mark.parametrize(
        ("by", "status"),
        [
            (timedelta(minutes=-1), 422),
            (timedelta(minutes=1), 200),
            (timedelta(days=29, hours=23), 200),
            (timedelta(days=31), 422),
        ],
    )
    async def test_a_pause_ends_within_a_month(self, desk: Desk, clock: SetClock, by: timedelta, status: int) -> None:
        alert = await desk.stands()
        answer = await desk.one.put(f"/alerts/{alert.id}/snooze", json={"until": (clock.now + by).isoformat()})
        assert answer.status_code == status

    @pytest.mark.parametrize("until", ["2026-11-26T12:00:00", "tomorrow", "", 99999999999999999999, {}])
    async def test_a_time_without_a_zone_is_none(self, desk: Desk, until: object) -> None:
        alert = await desk.stands()
        assert (await desk.one.put(f"/alerts/{alert.id}/snooze", json={"until": until})).status_code == 422

    async def test_it_comes_back_by_itself_and_counts_again(self, desk: Desk, clock: SetClock) -> None:
        alert = await desk.stands()
        until = (clock.now + timedelta(hours=1)).isoformat()
        await desk.one.put(f"/alerts/{alert.id}/snooze", json={"until": until})
        assert (await desk.one.get("/alerts/counts")).json()["open"] == 0
        clock.move(timedelta(hours=1))
        assert (await sign_in(desk.one, "provider")).status_code == 200, "the session was idle for too long"
        assert (await desk.one.get("/alerts/counts")).json()["open"] == 1
        assert await desk.ids() == [alert.id]

    async def test_a_pause_can_be_ended(self, desk: Desk, clock: SetClock) -> None:
        alert = await desk.stands(snoozed_until=clock.now + timedelta(hours=1))
        await desk.one.put(f"/alerts/{alert.id}/snooze", json={"until": None})
        assert await desk.ids() == [alert.id]


class TestWhoSeesWhat:
    async def test_alerts_about_the_system_are_for_those_who_run_it(self, desk: Desk) -> None:
        system, plain = await desk.stands(kind=AlertKind.JOB_DEAD, subject=new_id()), await desk.stands()
        assert await desk.ids() == [plain.id]
        assert (await desk.one.get("/alerts/counts")).json()["by_class"]["system"] == 0
        seen = (await desk.other.get("/alerts")).json()
        assert [item["id"] for item in seen["items"]] == [system.id, plain.id]
        for path in (f"/alerts/{system.id}", f"/alerts/{system.id}/history"):
            assert (await desk.one.get(path)).status_code == 404
            assert (await desk.other.get(path)).status_code == 200
        assert (await desk.acknowledge(desk.one, system.id)).status_code == 404

    async def test_who_audits_sees_none_at_all(self, desk: Desk, auditor: httpx.AsyncClient) -> None:
        alert = await desk.stands()
        for method, path in (
            ("GET", "/alerts"),
            ("GET", "/alerts/counts"),
            ("GET", "/alerts/colleagues"),
            ("GET", "/alerts/preferences"),
            ("GET", f"/alerts/{alert.id}"),
            ("GET", f"/alerts/{alert.id}/history"),
            ("PUT", f"/alerts/{alert.id}/acknowledge"),
            ("PUT", f"/alerts/{alert.id}/close"),
            ("POST", "/alerts"),
        ):
            answer = await auditor.request(method, path, json={"note": "x"} if method != "GET" else None)
            assert answer.status_code == 403, path

    def of_panel(self, desk: Desk, provider: str | None) -> AlertService:
        actor = Actor("user-1", Role.PROVIDER, "session-1", Scope(panel=provider))
        return desk.assembly.alert_service(AccessLog(desk.assembly.trail, actor))

    async def test_who_sees_an_own_panel_only_sees_its_alerts_only(self, desk: Desk) -> None:
        mine, theirs = a_provider(), a_provider()
        service = desk.assembly.database_service(operator(desk.assembly))
        for each in (mine, theirs):
            await service.create(each)
        alerts = {}
        for name, provider in (("mine", mine.id), ("theirs", theirs.id), ("nobody's", None)):
            alerts[name] = await desk.stands(patient_id=await desk.a_patient(provider_id=provider))
        general = await desk.stands()
        panel = self.of_panel(desk, mine.id)
        page = await panel.page(AlertQuery())
        assert {item.id for item in page.items} == {alerts["mine"].id, general.id}
        assert page.counts.open == 2
        for name in ("theirs", "nobody's"):
            with pytest.raises(AlertNotFound):
                await panel.get(alerts[name].id)
            with pytest.raises(AlertNotFound):
                await panel.acknowledge(alerts[name].id, AlertAcknowledge())
            answer = await panel.acknowledge_all(AlertsAcknowledge(alert_ids=[alerts[name].id]))
            assert answer.refused == {alerts[name].id: "alert_not_found"}
        assert (await panel.get(alerts["mine"].id)).patient_id == alerts["mine"].patient_id

    async def test_nobody_raises_an_alert_about_a_patient_outside_the_scope(self, desk: Desk) -> None:
        patient = await desk.a_patient()
        panel = self.of_panel(desk, None)
        with pytest.raises(PatientNotFound):
            await panel.create(AlertCreate(patient_id=patient, note="x"))

    @pytest.mark.parametrize(
        ("body", "status", "code"),
        [
            ({"note": "x", "patient_id": NOBODY}, 404, "patient_not_found"),
            ({"note": "x", "assigned_to": "nobody"}, 422, "colleague_unknown"),
            ({"note": ""}, 422, None),
            ({}, 422, None),
            ({"note": "x" * 1001}, 422, None),
            ({"note": "x", "kind": "job.dead"}, 422, None),
        ],
    )
    async def test_what_is_raised_by_hand_is_checked(
        self, desk: Desk, body: dict[str, Any], status: int, code: str | None
    ) -> None:
        answer = await desk.one.post("/alerts", json=body)
        assert answer.status_code == status
        if code:
            assert answer.json()["code"] == code
        assert await desk.ids() == []


class TestPaging:
    async def test_every_alert_is_met_once_in_the_order_in_which_they_press(self, desk: Desk, clock: SetClock) -> None:
        stands = [
            await desk.stands(priority=list(AlertPriority)[at % 4], at=clock.now - timedelta(minutes=at // 3))
            for at in range(23)
        ]
        met: list[str] = []
        cursor = None
        while True:
            page = (await desk.one.get("/alerts", params={"limit": 5, **({"cursor": cursor} if cursor else {})})).json()
            met += [item["id"] for item in page["items"]]
            assert page["counts"]["open"] == 23
            cursor = page["next_cursor"]
            if cursor is None:
                break
            assert len(page["items"]) == 5
        ranks = list(AlertPriority)
        expected = sorted(
            stands, key=lambda alert: (ranks.index(alert.priority), alert.created_at, alert.id), reverse=True
        )
        assert met == [alert.id for alert in expected]

    @pytest.mark.parametrize(
        "cursor",
        [
            "x",
            "1.2",
            "1.2.3.4",
            "9.1.aaaa",
            "1.-5.aaaa",
            "1.99999999999999999999.aaaa",
            "99999999999999999999999.1.aaaa",
            "٣.1.aaaa",
            "1.1.",
            "1.1.' OR 1=1 --",
            "a" * 200,
        ],
    )
    async def test_a_cursor_that_is_none_is_refused(self, desk: Desk, cursor: str) -> None:
        await desk.stands()
        answer = await desk.one.get("/alerts", params={"cursor": cursor})
        assert (answer.status_code, answer.json()["code"]) == (400, "cursor_unreadable")

    @pytest.mark.parametrize(
        "query",
        [
            {"limit": 0},
            {"limit": 201},
            {"state": "lost"},
            {"priority": "extreme"},
            {"patient_id": "x"},
            {"alert_class": "x"},
            {"sort": "name"},
        ],
        ids=str,
    )
    async def test_a_question_that_is_none_is_refused(self, desk: Desk, query: dict[str, Any]) -> None:
        assert (await desk.one.get("/alerts", params=query)).status_code == 422

    async def test_filters_narrow_the_list(self, desk: Desk) -> None:
        me = (await desk.one.get("/alerts/colleagues")).json()
        patient = await desk.a_patient()
        own = await desk.stands(patient_id=patient, kind=AlertKind.COVERAGE_LOST)
        other = await desk.stands(priority=AlertPriority.LOW)
        assert await desk.ids(alert_class="insurance") == [own.id]
        assert await desk.ids(priority="low") == [other.id]
        assert await desk.ids(patient_id=patient) == [own.id]
        assert await desk.ids(mine=True) == []
        name = (await desk.one.get("/auth/me")).json()["name"]
        [mine] = [each["user_id"] for each in me if each["name"] == name]
        await desk.one.put(f"/alerts/{own.id}/assign", json={"user_id": mine})
        assert await desk.ids(mine=True) == [own.id]
        assert (await desk.one.get("/alerts/counts")).json()["mine"] == 1


class TestWhatIsLeftBehind:
    async def test_history_is_sealed_and_no_note_stands_anywhere(self, desk: Desk) -> None:
        created = await desk.one.post("/alerts", json={"note": "Planted Zyxwvut asks"})
        alert = created.json()["id"]
        await desk.acknowledge(desk.one, alert, note="Zyxwvut called")
        database = desk.assembly.database
        tables = ("alert", "alert_change", "event", "job", "audit", "notice")
        for table in tables:
            assert "Zyxwvut" not in repr(await database.rows(f"SELECT * FROM {table}")), table

    async def test_reading_names_the_patient_in_the_trail(self, desk: Desk) -> None:
        patient = await desk.a_patient()
        alert = await desk.stands(patient_id=patient)
        await desk.one.get("/alerts")
        await desk.one.get(f"/alerts/{alert.id}")
        rows = await desk.assembly.database.rows("SELECT action, subject, subjects FROM audit")
        named = {(row["action"], each) for row in rows for each in [row.get("subject"), *(row.get("subjects") or [])]}
        assert {("alert.listed", patient), ("alert.read", patient)} <= named

    async def test_an_acknowledgement_says_of_whom(self, desk: Desk) -> None:
        patient = await desk.a_patient()
        alert = await desk.stands(patient_id=patient)
        await desk.acknowledge(desk.one, alert.id)
        rows = await desk.assembly.database.rows("SELECT subject FROM audit WHERE action = 'alert.acknowledged'")
        assert [row["subject"] for row in rows] == [patient]


async def test_from_a_status_to_the_badge_by_itself(working: Assembly, provider: httpx.AsyncClient) -> None:
    """Nobody calls the raiser: it follows from the change, and goes with it."""
    created = await provider.post("/patients", json={"family_name": "M", "given_name": "A", "birth_date": "1980-03-12"})
    patient = created.json()
    changed = await provider.put(
        f"/patients/{patient['id']}/status", json={"status": "urgent", "version": 1, "reason": "Pain."}
    )
    assert changed.status_code == 200

    async def urgent() -> int:
        return int((await provider.get("/alerts/counts")).json()["urgent"])

    async def is_raised() -> bool:
        return await urgent() == 1

    async def is_over() -> bool:
        return await urgent() == 0

    await eventually(is_raised)
    await provider.put(f"/patients/{patient['id']}/status", json={"status": "inquiry", "version": 2})
    await eventually(is_over)
