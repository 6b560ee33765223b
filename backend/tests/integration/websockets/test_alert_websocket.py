"""Alerts over real sockets: who hears of them, what is told, what is made up for after an absence."""

import asyncio
import json
import socket
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from datetime import timedelta
from typing import Any

import httpx
import pytest

from app.assembly import Assembly
from app.audit.rows import AuditEntry
from app.audit.vocabulary import AuditAction
from app.core.actor import Scope
from app.database.answers import Row
from app.database.connection import Engine
from app.database.failures import StoreRefused
from app.database.statement import RecordID, Statement
from app.models.alert_models import AlertCounts, AlertKind
from app.models.job_models import JobKind
from app.services.alerts.raising import Raised
from app.services.job_service import new_job
from app.websockets import hub as hubs
from app.websockets import stream as streams
from app.websockets.topics import Audience, Topic
from tests.conftest import SetClock, eventually, operator
from tests.integration.audit.troubled_engine import TroubledEngine
from tests.integration.websockets.conftest import ALERTS, LIVE, Live, Served, listening, serving
from tests.integration.websockets.test_live import audited, created, moved, two_providers

ALERT_FRAME = {"type", "seq", "kind", "table", "id", "patient", "version", "priority", "state"}


async def raised(http: httpx.AsyncClient, patient: str | None = None, **fields: Any) -> dict[str, Any]:
    answer = await http.post("/alerts", json={"patient_id": patient, "note": "Call before noon", **fields})
    assert answer.status_code == 201
    alert: dict[str, Any] = answer.json()
    return alert


async def raised_about_the_system(assembly: Assembly, kind: AlertKind) -> str:
    """As the rules raise it."""
    raising = assembly.alert_raising(assembly.database_service(operator(assembly)))
    alert = raising.alert(kind, "a job", subject="a job")
    await raising.commit([Raised(alert, None)], [])
    return alert.id


@pytest.fixture
async def at_work(working: Assembly) -> AsyncIterator[Served]:
    """The demo's server, with alerts, jobs and schedules at work."""
    async with serving(working) as served:
        yield served


class TestTheTaskList:
    async def test_websocket_connections(self, served: Served) -> None:
        browser = await served.browser("provider")
        live, other = await browser.opened(path=ALERTS), await browser.opened(path=ALERTS)
        assert len(served.assembly.hub) == 2
        assert [row["outcome"] for row in await audited(served.assembly, "alert.streamed")] == ["ok", "ok"]
        (first,) = live.frames
        assert set(first) == {"type", "seq", "alerts"}
        assert set(first["alerts"]) == set(AlertCounts.model_fields)
        await other.connection.close()
        await eventually(lambda: len(served.assembly.hub) == 1)
        await raised(browser.http)
        await live.has_seen(await served.position())
        assert len(live.changed("alert")) == 1
        assert (await browser.http.post("/auth/sign-out", json={})).status_code == 200
        assert await live.closed() == 4401
        await eventually(lambda: len(served.assembly.hub) == 0)

    async def test_message_broadcasting(self, served: Served) -> None:
        provider, admin = await served.browser("provider"), await served.browser("admin")
        alerts_alone = [await provider.opened(path=ALERTS), await admin.opened(path=ALERTS)]
        everything = [await provider.opened(), await admin.opened()]
        patient = await created(provider.http)
        alert = await raised(provider.http, patient["id"], priority="high")
        answer = await admin.http.put(f"/alerts/{alert['id']}/acknowledge", json={"note": "I call her"})
        assert answer.status_code == 200
        seq = await served.position()
        for live in (*alerts_alone, *everything):
            await live.has_seen(seq)
            assert [(each["id"], each["version"], each["state"]) for each in live.changed("alert")] == [
                (alert["id"], 1, "open"),
                (alert["id"], 2, "acknowledged"),
            ]
            assert {each["patient"] for each in live.changed("alert")} == {patient["id"]}
        assert [len(live.changed("patient")) for live in (*alerts_alone, *everything)] == [0, 0, 1, 1]

    async def test_websocket_authentication(self, served: Served) -> None:
        stranger, auditor = await served.browser(), await served.browser("audit")
        provider = await served.browser("provider")
        assert await (await stranger.live(path=ALERTS)).closed() == 4401
        assert await (await auditor.live(path=ALERTS)).closed() == 4403
        assert await (await provider.live(origin="https://evil.example.com", path=ALERTS)).closed() == 4403
        (row,) = await audited(served.assembly, "alert.streamed")
        assert (row["outcome"], row["role"]) == ("not_permitted", "audit")
        cookies = dict(provider.http.cookies)
        provider.http.cookies.clear()
        provider.http.cookies.update({name: f"{value[:8]}x{value[9:]}" for name, value in cookies.items()})
        assert await (await provider.live(path=ALERTS)).closed() == 4401
        assert len(served.assembly.hub) == 0

    async def test_real_time_streaming(self, at_work: Served) -> None:
        browser = await at_work.browser("provider")
        live = await browser.opened(path=ALERTS)
        patient = await moved(browser.http, await created(browser.http), "urgent")

        async def alert_with(state: str) -> dict[str, Any]:
            await eventually(lambda: any(each["state"] == state for each in live.changed("alert")))
            return next(each for each in live.changed("alert") if each["state"] == state)

        frame = await alert_with("open")
        assert (frame["kind"], frame["patient"], frame["priority"]) == ("alert.raised", patient["id"], "urgent")
        await eventually(lambda: urgent(live) == 1)
        answer = await browser.http.put(f"/alerts/{frame['id']}/acknowledge", json={})
        assert answer.status_code == 200
        assert (await alert_with("acknowledged"))["id"] == frame["id"]
        await eventually(lambda: urgent(live) == 0)
        await moved(browser.http, patient, "inquiry")
        assert (await alert_with("closed"))["version"] == 3


def urgent(live: Live) -> int:
    count: int = live.of_type("counts")[-1]["alerts"]["urgent"]
    return count


class TestWhoHears:
    async def test_alerts_about_the_system_are_the_administrators(self, served: Served) -> None:
        provider, admin = await served.browser("provider"), await served.browser("admin")
        sockets = [await each.opened(path=path) for each in (provider, admin) for path in (LIVE, ALERTS)]
        alert = await raised_about_the_system(served.assembly, AlertKind.JOB_DEAD)
        locked = await raised_about_the_system(served.assembly, AlertKind.SIGN_IN_LOCKED)
        seq = await served.position()
        for live in sockets:
            await live.has_seen(seq)
        assert [live.changed("alert") for live in sockets[:2]] == [[], []]
        for live in sockets[2:]:
            assert [(each["id"], each["patient"]) for each in live.changed("alert")] == [(alert, None), (locked, None)]
        assert [live.of_type("counts")[-1]["alerts"]["open"] for live in sockets] == [0, 0, 2, 2]

    async def test_jobs_are_the_administrators_too(self, served: Served) -> None:
        provider, admin = await served.browser("provider"), await served.browser("admin")
        theirs, alone, ours = await provider.opened(), await admin.opened(path=ALERTS), await admin.opened()
        job = new_job(JobKind.CLEAN_UP, "somebody", served.assembly.clock)
        service = served.assembly.job_service(operator(served.assembly))
        entry = AuditEntry(AuditAction.JOB_ENQUEUED, job.id)
        await served.assembly.database_service(operator(served.assembly)).write(
            entry, served.assembly.jobs.enqueue(job)
        )
        await service.cancel(job.id)
        seq = await served.position()
        for live in (theirs, alone, ours):
            await live.has_seen(seq)
        assert theirs.changed("job") == alone.changed("job") == []
        assert ours.changed("job") == [
            {"type": "changed", "seq": each, "table": "job", "id": job.id} for each in (seq - 1, seq)
        ]

    @pytest.mark.parametrize(
        ("role", "query", "code"),
        [
            ("provider", "?topic=jobs", 4403),
            ("provider", "?topic=alerts&topic=jobs", 4403),
            ("audit", "?topic=alerts", 4403),
        ],
    )
    async def test_a_topic_that_is_not_permitted_is_refused(
        self, served: Served, role: str, query: str, code: int
    ) -> None:
        live = await (await served.browser(role)).live(query)
        assert (await live.closed(), live.frames) == (code, [])

    async def test_whoever_names_topics_hears_of_them_alone(self, served: Served) -> None:
        admin = await served.browser("admin")
        live = await admin.opened("?topic=jobs&topic=patients")
        patient = await created(admin.http)
        await raised(admin.http, patient["id"])
        await live.has_seen(await served.position())
        assert [each["table"] for each in live.of_type("changed")] == ["patient"]
        assert set(live.of_type("counts")[-1]) == {"type", "seq", "counts"}

    async def test_a_panel_hears_of_its_own_patients_alerts(self, served: Served) -> None:
        assembly = served.assembly
        provider = await served.browser("provider")
        ids = await two_providers(assembly)
        topics = frozenset({Topic.ALERTS})
        ada, bo = await listening(assembly, *(Audience(Scope(panel=each), topics) for each in ids))
        mine = await raised(provider.http, (await created(provider.http, provider_id=ids[0]))["id"])
        nobodys = await raised(provider.http, (await created(provider.http))["id"])
        about_nobody = await raised(provider.http)
        await served.position()
        frames = [[json.loads(frame) for frame in await listener.take()] for listener in (ada, bo)]
        heard = [{each["id"] for each in told if each["type"] == "changed"} for told in frames]
        assert heard == [{mine["id"], about_nobody["id"]}, {about_nobody["id"]}]
        assert nobodys["id"] not in json.dumps(frames)
        assert [told[-1]["alerts"]["open"] for told in frames] == [2, 1]

    async def test_each_is_told_what_was_given_to_them(self, served: Served) -> None:
        provider, admin = await served.browser("provider"), await served.browser("admin")
        theirs, ours = await provider.opened(path=ALERTS), await admin.opened(path=ALERTS)
        me = (await admin.http.get("/auth/me")).json()
        await raised(provider.http, assigned_to=me["id"])
        seq = await served.position()
        for live in (theirs, ours):
            await live.has_seen(seq)
        counts = [live.of_type("counts")[-1]["alerts"] for live in (theirs, ours)]
        assert [(each["open"], each["mine"]) for each in counts] == [(1, 0), (1, 1)]
        assert counts == [(await each.http.get("/alerts/counts")).json() for each in (provider, admin)]


class TestWhatIsTold:
    async def test_no_frame_carries_a_person_or_a_reason(self, at_work: Served) -> None:
        browser = await at_work.browser("provider")
        live, alone = await browser.opened(), await browser.opened(path=ALERTS)
        patient = await created(
            browser.http, family_name="Zyxwvut", given_name="Qqwerty", birth_date="1913-07-09", mrn="PLANTED-77"
        )
        alert = await raised(browser.http, patient["id"], note="planted words about her")
        await browser.http.put(f"/alerts/{alert['id']}/close", json={"note": "planted too"})
        await moved(browser.http, patient, "urgent")
        await eventually(lambda: any(each["priority"] == "urgent" for each in alone.changed("alert")))
        seq = await at_work.position()
        for each in (live, alone):
            await each.has_seen(seq)
            text = json.dumps(each.frames).lower()
            for word in ("zyxwvut", "qqwerty", "1913", "planted", "patient.urgent", "manual"):
                assert word not in text
            assert all(set(frame) == ALERT_FRAME for frame in each.changed("alert"))
            assert len(each.changed("alert")) == 3

    async def test_a_snooze_that_ends_counts_again(self, served: Served, clock: SetClock) -> None:
        browser = await served.browser("provider")
        alert = await raised(browser.http)
        until = (clock.now + timedelta(minutes=10)).isoformat()
        answer = await browser.http.put(f"/alerts/{alert['id']}/snooze", json={"until": until})
        assert answer.status_code == 200
        await served.position()
        live = await browser.opened(path=ALERTS)
        assert live.of_type("counts")[-1]["alerts"]["open"] == 0
        clock.move(timedelta(minutes=10, seconds=1))
        again = await browser.opened(path=ALERTS)
        assert again.of_type("counts")[-1]["alerts"]["open"] == 1


class TestComingBack:
    async def test_a_client_that_was_offline_for_a_hundred_events_gets_them_all_once(self, served: Served) -> None:
        browser = await served.browser("provider")
        live, alone = await browser.opened(), await browser.opened(path=ALERTS)
        seen = await served.position()
        for each in (live, alone):
            await each.connection.close()
            await each.closed()
        patient = await created(browser.http)
        alerts = [(await raised(browser.http, patient["id"]))["id"] for _ in range(99)]
        missed = await served.position()
        assert missed == seen + 100
        again, alone = await browser.opened(f"?after={seen}"), await browser.opened(f"?after={seen}", ALERTS)
        last = await raised(browser.http, patient["id"])
        end = await served.position()
        for each in (again, alone):
            await each.has_seen(end)
            assert [frame["id"] for frame in each.changed("alert")] == [*alerts, last["id"]]
            assert each.of_type("resync") == []
        assert [frame["seq"] for frame in again.of_type("changed")] == list(range(seen + 1, end + 1))
        assert alone.of_type("counts")[-1]["alerts"]["open"] == 100

    async def test_what_was_missed_is_judged_by_who_one_is_now(self, served: Served) -> None:
        provider = await served.browser("provider")
        seen = await served.position()
        await raised_about_the_system(served.assembly, AlertKind.JOB_DEAD)
        mine = await raised(provider.http)
        await served.position()
        again = await provider.opened(f"?after={seen}", ALERTS)
        assert [frame["id"] for frame in again.changed("alert")] == [mine["id"]]

    async def test_too_far_behind_means_to_load_anew(self, served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(streams, "MOST_MISSED", 3)
        browser = await served.browser("provider")
        seen = await served.position()
        for _ in range(4):
            await raised(browser.http)
        await served.position()
        again = await browser.opened(f"?after={seen}", ALERTS)
        assert [frame["type"] for frame in again.frames] == ["resync", "counts"]


class TestSlowClients:
    async def test_a_slow_client_comes_back_and_nobody_waits_for_it(
        self,
        served: Served,
        slowly_reading_socket: Callable[[int], socket.socket],
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        monkeypatch.setattr(hubs, "MOST_WAITING", 8)
        provider, admin = await served.browser("provider"), await served.browser("admin")
        quick = await provider.opened(path=ALERTS)
        seen = await served.position()
        slow = await admin.connect(path=ALERTS, sock=slowly_reading_socket(served.port), compression=None, max_queue=1)
        await eventually(lambda: len(served.assembly.hub) == 2)
        raised_so_far = 0
        while len(served.assembly.hub) == 2:
            raised_so_far += 1
            assert raised_so_far < 900
            await raised(provider.http)
        seq = await served.position()
        await quick.has_seen(seq)
        assert len(quick.changed("alert")) == raised_so_far
        heard = await _to_the_end(slow)
        assert slow.close_code == 4408
        assert len(heard) < raised_so_far
        again = await admin.opened(f"?after={max([seen, *heard])}", ALERTS)
        assert [*heard, *(frame["seq"] for frame in again.changed("alert"))] == list(range(seen + 1, seq + 1))


async def _to_the_end(connection: Any) -> list[int]:
    """The numbers of the changes that wait, to the end, whatever code the end has."""
    heard: list[int] = []
    async with asyncio.timeout(10):
        while True:
            try:
                frame = json.loads(await connection.recv())
            except Exception:  # noqa: BLE001 - the end of the connection
                return heard
            heard += [frame["seq"]] if frame["type"] == "changed" else []


class TestTheEnd:
    async def test_one_look_asks_for_all_sessions_at_once_and_closes_those_that_ended(self, served: Served) -> None:
        provider, other, admin = [await served.browser(role) for role in ("provider", "provider", "admin")]
        gone, stays, also = [await each.opened(path=ALERTS) for each in (provider, other, admin)]
        assert len(served.assembly.hub.sessions) == 3
        before = served.assembly.database.metrics.calls
        await served.assembly.session_watch.look_once()
        assert served.assembly.database.metrics.calls - before == 1
        await ended_elsewhere(served, provider.cookie)
        await served.assembly.session_watch.look_once()
        assert await gone.closed() == 4401
        assert (stays.connection.close_code, also.connection.close_code) == (None, None)

    async def test_while_the_store_cannot_tell_everybody_has_to_come_again(self, served: Served) -> None:
        live = await (await served.browser("provider")).opened(path=ALERTS)
        database = served.assembly.database
        database.engine = SilentEngine(database.engine)
        served.assembly.session_watch.beat.wake()
        assert await live.closed() == 4503
        database.engine = database.engine.behind


class SilentEngine(TroubledEngine):
    """The engine of a store that answers nobody."""

    @property
    def behind(self) -> Engine:
        return self._engine

    async def call(self, surql: str, parameters: Mapping[str, object]) -> Sequence[Row]:
        raise StoreRefused


async def ended_elsewhere(served: Served, cookie: str) -> None:
    """End a session as another process does: in the store alone."""
    token = served.assembly.authenticator.session_token(cookie)
    assert token is not None
    session = await served.assembly.sessions.session_with_token(token)
    assert session is not None
    await served.assembly.database.commit([Statement("DELETE $session", {"session": RecordID("session", session.id)})])
