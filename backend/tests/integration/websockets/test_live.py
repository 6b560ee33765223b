"""The live socket over a real server: who gets in, what is told, what is made up for, and when it ends."""

import asyncio
import json
import socket
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import httpx
import pytest

from app.assembly import Assembly
from app.config.settings import Settings
from app.core.actor import Scope
from app.core.roles import Role
from app.core.session_ends import EndReason
from app.database.statement import RecordID, Statement
from app.models.dashboard_models import DashboardCounts
from app.models.patient_models import PatientCreate
from app.websockets import hub as hubs
from app.websockets import stream as streams
from app.websockets.hub import Listener
from app.websockets.topics import Audience
from tests.builders import a_coverage, a_patient, new_patient, somebody_else
from tests.conftest import SetClock, begin_demo, eventually, opened, operator, provider_log, settings_for
from tests.integration.directory.practice_writes import replace
from tests.integration.websockets.conftest import Served, listening, serving


async def created(http: httpx.AsyncClient, **fields: Any) -> dict[str, Any]:
    answer = await http.post("/patients", json=somebody_else(**fields))
    assert answer.status_code == 201
    patient: dict[str, Any] = answer.json()
    return patient


async def moved(http: httpx.AsyncClient, patient: dict[str, Any], status: str) -> dict[str, Any]:
    answer = await http.put(
        f"/patients/{patient['id']}/status",
        json={"status": status, "version": patient["version"], "reason": "Called.", "self_pay": status == "active"},
    )
    assert answer.status_code == 200
    changed: dict[str, Any] = answer.json()
    return changed


async def audited(assembly: Assembly, action: str) -> list[dict[str, Any]]:
    return await assembly.database.rows("SELECT * FROM audit WHERE action = $action", {"action": action})


SESSION_COOKIE = "better-auth.session_token"


class TestWhoGetsIn:
    async def test_nobody_without_a_session(self, served: Served) -> None:
        live = await (await served.browser()).live()
        assert (await live.closed(), live.frames) == (4401, [])

    @pytest.mark.parametrize("origin", ["https://evil.example.com", "null", "http://localhost:3000.example.com", None])
    async def test_no_page_of_another_origin(self, served: Served, origin: str | None) -> None:
        provider = await served.browser("provider")
        live = await provider.live(origin=origin)
        assert (await live.closed(), live.frames) == (4403, [])

    async def test_not_the_audit_role_and_the_refusal_is_recorded(self, served: Served) -> None:
        live = await (await served.browser("audit")).live()
        assert (await live.closed(), live.frames) == (4403, [])
        (row,) = await audited(served.assembly, "live.opened")
        assert (row["outcome"], row["role"]) == ("not_permitted", "audit")

    @pytest.mark.parametrize("role", ["provider", "admin"])
    async def test_who_may_see_the_dashboard_and_the_opening_is_recorded(self, served: Served, role: str) -> None:
        browser = await served.browser(role)
        live = await browser.opened()
        (row,) = await audited(served.assembly, "live.opened")
        assert (row["outcome"], row["role"]) == ("ok", role)
        assert live.frames[0]["type"] == "counts"

    async def test_not_with_a_cookie_that_was_altered(self, served: Served) -> None:
        browser = await served.browser("provider")
        for name, value in list(browser.http.cookies.items()):
            browser.http.cookies.clear()
            browser.http.cookies.set(name, value[:8] + ("A" if value[8] != "A" else "B") + value[9:])
        assert await (await browser.live()).closed() == 4401

    async def test_not_with_a_session_that_has_expired_or_was_ended(self, served: Served, clock: SetClock) -> None:
        ended, expired = await served.browser("provider"), await served.browser("admin")
        cookie = {SESSION_COOKIE: ended.http.cookies[SESSION_COOKIE]}
        assert (await ended.http.post("/auth/sign-out", json={})).status_code == 200
        ended.http.cookies.update(cookie)
        assert await (await ended.live()).closed() == 4401
        clock.move(timedelta(hours=13))
        assert await (await expired.live()).closed() == 4401

    async def test_whoever_asks_too_often_is_told_to_come_again(self, tmp_path: Any, clock: SetClock) -> None:
        settings: Settings = settings_for(tmp_path, requests_per_minute=3)
        async with opened(settings, clock) as assembly:
            await begin_demo(assembly)
            async with serving(assembly) as served:
                browser = await served.browser("provider")
                codes = []
                for _ in range(5):
                    live = await browser.live()
                    await eventually(lambda live=live: live.frames or live.connection.close_code)
                    codes.append(live.connection.close_code)
        assert codes[0] is None
        assert codes[-1] == 4503

    async def test_while_the_directory_is_filled_everybody_is_told_to_come_again(self, served: Served) -> None:
        browser = await served.browser("provider")
        served.assembly.directory.is_filled = False
        assert await (await browser.live()).closed() == 4503

    async def test_an_opening_that_cannot_be_recorded_does_not_happen(
        self, served: Served, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        browser = await served.browser("provider")
        monkeypatch.setattr(served.assembly.trail, "_within", 0.0)
        live = await browser.live()
        assert (await live.closed(), live.frames) == (4503, [])

    @pytest.mark.parametrize("query", ["?after=-1", "?after=x", "?after=1.5"])
    async def test_a_number_that_is_none_is_refused(self, served: Served, query: str) -> None:
        browser = await served.browser("provider")
        with pytest.raises(Exception, match="403"):
            await browser.connect(query)


class TestWhatIsTold:
    async def test_counts_after_a_change_equal_the_dashboards(self, served: Served) -> None:
        browser = await served.browser("provider")
        live = await browser.opened()
        patient = await created(browser.http)
        await moved(browser.http, patient, "onboarding")
        seq = await served.position()
        await live.has_seen(seq)
        dashboard = (await browser.http.get("/dashboard")).json()
        assert live.counts == dashboard["counts"]
        assert dashboard["seq"] == seq
        assert live.counts["by_status"]["onboarding"] == 1
        assert live.changes == [seq - 1, seq]

    async def test_two_windows_stay_in_step_through_status_changes(self, served: Served) -> None:
        one, other = await served.browser("provider"), await served.browser("admin")
        first, second = await one.opened(), await other.opened()
        patient = await created(one.http)
        for status in ("onboarding", "active", "urgent", "active", "churned"):
            patient = await moved((one, other)[patient["version"] % 2].http, patient, status)
        seq = await served.position()
        for live in (first, second):
            await live.has_seen(seq)
        assert first.changed() == second.changed()
        assert first.counts == second.counts
        assert [frame["version"] for frame in first.changed()] == [1, 2, 3, 4, 5, 6]
        assert first.counts["by_status"] == dict.fromkeys(first.counts["by_status"], 0) | {"churned": 1}

    async def test_no_frame_carries_a_person(self, served: Served) -> None:
        browser = await served.browser("provider")
        live = await browser.opened()
        marked = {
            "family_name": "Zyxwvut",
            "given_name": "Qqwerty",
            "preferred_name": "Xanthippe",
            "birth_date": "1913-07-09",
            "mrn": "PLANTED-77",
            "email": "planted@example.com",
            "phones": [{"number": "+12025550187"}],
            "notes": "planted words",
            "address": {"line1": "9 Planted Way", "city": "Plantedville", "state": "VT", "postal_code": "05401"},
        }
        patient = await created(browser.http, **marked)
        await browser.http.put(
            f"/patients/{patient['id']}/status",
            json={"status": "onboarding", "version": 1, "reason": "planted reason"},
        )
        service = served.assembly.database_service(operator(served.assembly))
        await service.create(a_coverage(a_patient(id=patient["id"]), member_id="PLANTED-99", payer_name="Planted Plan"))
        await live.has_seen(await served.position())
        text = json.dumps(live.frames).lower()
        for word in ("zyxwvut", "qqwerty", "xanthippe", "1913", "planted", "5550187", "05401"):
            assert word not in text
        for frame in live.changed():
            assert set(frame) == {"type", "seq", "kind", "table", "id", "patient", "version"}
        for frame in live.of_type("counts"):
            assert set(frame) == {"type", "seq", "counts", "alerts"}
            assert set(frame["counts"]) == set(DashboardCounts.model_fields)

    async def test_what_browsers_say_is_ignored_and_what_is_too_long_ends_the_socket(self, served: Served) -> None:
        browser = await served.browser("provider")
        live = await browser.opened()
        for message in ("{}", "x" * 4000, b"bytes", ""):
            await live.connection.send(message)
        await created(browser.http)
        await live.has_seen(await served.position())
        await live.connection.send("x" * 5000)
        assert await live.closed() == 1009
        await eventually(lambda: len(served.assembly.hub) == 0)

    async def test_a_browser_that_leaves_is_forgotten(self, served: Served) -> None:
        browser = await served.browser("provider")
        live = await browser.opened()
        assert len(served.assembly.hub) == 1
        await live.connection.close()
        await eventually(lambda: len(served.assembly.hub) == 0)


class TestComingBack:
    async def test_exactly_what_was_missed_is_told_once(self, served: Served) -> None:
        browser = await served.browser("provider")
        live = await browser.opened()
        await created(browser.http)
        seen = await served.position()
        await live.has_seen(seen)
        await live.connection.close()
        for _ in range(3):
            await created(browser.http)
        missed = await served.position()
        again = await browser.opened(f"?after={seen}")
        await created(browser.http)
        last = await served.position()
        await again.has_seen(last)
        assert again.changes == list(range(seen + 1, last + 1))
        assert again.of_type("counts")[0]["seq"] == missed
        assert again.of_type("resync") == []
        assert again.counts["total"] == 5

    async def test_nothing_is_lost_or_doubled_while_others_write_and_it_comes_and_goes(self, served: Served) -> None:
        browser = await served.browser("provider")
        began = await served.position()

        async def write() -> None:
            for _ in range(12):
                await created(browser.http)

        writing = asyncio.gather(*(write() for _ in range(3)))
        changes: list[int] = []
        seen, goes = began, 0
        while True:
            live = await browser.opened(f"?after={seen}")
            heard = len(live.frames)
            await eventually(lambda live=live, heard=heard: writing.done() or len(live.frames) > heard + 2)
            if writing.done():
                await live.has_seen(await served.position())
            await live.connection.close()
            await live.closed()
            changes += live.changes
            seen = max([seen, *(frame["seq"] for frame in live.frames)])
            goes += 1
            if writing.done() and seen == served.assembly.hub.position:
                break
        await writing
        assert changes == list(range(began + 1, began + 37))
        assert goes > 1

    async def test_who_is_up_to_date_is_told_the_counts_only(self, served: Served) -> None:
        browser = await served.browser("provider")
        await created(browser.http)
        seq = await served.position()
        live = await browser.opened(f"?after={seq}")
        assert [(frame["type"], frame["seq"]) for frame in live.frames] == [("counts", seq)]

    async def test_too_far_behind_means_to_load_anew(self, served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(streams, "MOST_MISSED", 3)
        browser = await served.browser("provider")
        for _ in range(4):
            await created(browser.http)
        seq = await served.position()
        behind = await browser.opened(f"?after={seq - 4}")
        assert [frame["type"] for frame in behind.frames] == ["resync", "counts"]
        just = await browser.opened(f"?after={seq - 3}")
        assert just.changes == [seq - 2, seq - 1, seq]

    async def test_a_number_from_another_time_means_to_load_anew(self, served: Served) -> None:
        """The browser has seen more than there is: the store went back to a backup."""
        browser = await served.browser("provider")
        live = await browser.opened(f"?after={await served.position() + 500}")
        assert [frame["type"] for frame in live.frames] == ["resync", "counts"]


class TestSlowBrowsers:
    async def test_a_slow_browser_is_dropped_and_never_delays_the_others(
        self,
        served: Served,
        slowly_reading_socket: Callable[[int], socket.socket],
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        monkeypatch.setattr(hubs, "MOST_WAITING", 8)
        provider, admin = await served.browser("provider"), await served.browser("admin")
        quick = await provider.opened()
        slow = await admin.connect(sock=slowly_reading_socket(served.port), compression=None, max_queue=1)
        await eventually(lambda: len(served.assembly.hub) == 2)
        service = served.assembly.database_service(operator(served.assembly))
        patient = a_patient()
        await service.create(patient)
        version = 1
        while len(served.assembly.hub) == 2:
            version += 1
            assert version < 600
            await replace(service, served.assembly, patient.model_copy(update={"version": version}))
        seq = await served.position()
        await quick.has_seen(seq)
        assert quick.changes == list(range(seq - version + 1, seq + 1))
        heard = [json.loads(message) async for message in _messages(slow)]
        assert slow.close_code == 4408
        changes = [frame["seq"] for frame in heard if frame["type"] == "changed"]
        assert changes == list(range(seq - version + 1, seq - version + 1 + len(changes)))
        assert len(changes) < version


async def _messages(connection: Any) -> Any:
    """What waits, to the end, whatever code the end has."""
    async with asyncio.timeout(10):
        while True:
            try:
                yield await connection.recv()
            except Exception:  # noqa: BLE001 - the end of the connection
                return


class TestTheEnd:
    async def test_signing_out_closes_every_socket_of_the_session_at_once_and_no_other(self, served: Served) -> None:
        mine, other = await served.browser("provider"), await served.browser("provider")
        first, second, stays = await mine.opened(), await mine.opened(), await other.opened()
        assert (await mine.http.post("/auth/sign-out", json={})).status_code == 200
        assert [await live.closed() for live in (first, second)] == [4401, 4401]
        assert stays.connection.close_code is None
        await created(other.http)
        await stays.has_seen(await served.position())

    async def test_a_session_that_another_process_ended_is_noticed(self, served: Served) -> None:
        browser = await served.browser("provider")
        live = await browser.opened()
        await served.assembly.database.commit([Statement("DELETE session", {})])
        served.assembly.session_watch.beat.wake()
        assert await live.closed() == 4401

    async def test_a_session_that_expires_is_noticed(self, served: Served, clock: SetClock) -> None:
        live = await (await served.browser("provider")).opened()
        clock.move(timedelta(hours=13))
        served.assembly.session_watch.beat.wake()
        assert await live.closed() == 4401

    async def test_an_open_socket_keeps_no_session_and_closes_when_it_has_been_idle(
        self, served: Served, clock: SetClock
    ) -> None:
        browser = await served.browser("provider")
        live = await browser.opened()
        clock.move(timedelta(minutes=14))
        assert (await browser.http.get("/auth/me")).status_code == 200
        await served.assembly.session_watch.look_once()
        assert live.connection.close_code is None
        clock.move(timedelta(minutes=1))
        served.assembly.session_watch.beat.wake()
        assert await live.closed() == 4401

    async def test_every_socket_of_a_user_whose_sessions_are_ended_closes_at_once(self, served: Served) -> None:
        browsers = [await served.browser("provider") for _ in range(2)]
        lives = [await each.opened() for each in browsers]
        stays = await (await served.browser("admin")).opened()
        user = (await browsers[0].http.get("/auth/me")).json()["id"]
        await served.assembly.sessions.end_all_of(user, EndReason.ROLE_CHANGED)
        assert [await live.closed() for live in lives] == [4401, 4401]
        assert stays.connection.close_code is None

    async def test_a_user_who_was_deactivated_is_out(self, served: Served) -> None:
        live = await (await served.browser("provider")).opened()
        await served.assembly.database.commit([Statement("UPDATE user SET is_active = false", {})])
        served.assembly.session_watch.beat.wake()
        assert await live.closed() == 4401

    async def test_a_user_whose_role_has_changed_comes_again_and_is_judged_anew(self, served: Served) -> None:
        browser = await served.browser("provider")
        live = await browser.opened()
        me = (await browser.http.get("/auth/me")).json()
        await served.assembly.database.commit(
            [Statement("UPDATE $user SET role = $role", {"user": RecordID("user", me["id"]), "role": str(Role.AUDIT)})]
        )
        served.assembly.session_watch.beat.wake()
        assert await live.closed() == 4503
        served.assembly.session_cache.drop_user(me["id"])
        assert await (await browser.live()).closed() == 4403

    async def test_a_session_that_ends_while_its_socket_is_being_opened_is_noticed_at_once(
        self, served: Served
    ) -> None:
        """The session is known to the cache and gone from the store: it ended after it was let in."""
        await served.assembly.session_watch.beat.stop()
        browser = await served.browser("provider")
        assert (await browser.http.get("/auth/me")).status_code == 200
        await served.assembly.database.commit([Statement("DELETE session", {})])
        live = await browser.live()
        assert (await live.closed(), live.frames) == (4401, [])

    async def test_a_store_that_fails_ends_the_socket_as_a_failure(self, served: Served) -> None:
        browser = await served.browser("provider")
        live = await browser.opened()
        seq = await served.position()
        await created(browser.http)
        await served.position()
        served.assembly.events._reader = None  # type: ignore[assignment]
        failing = await browser.live(f"?after={seq}")
        assert await failing.closed() == 1011
        assert live.connection.close_code is None

    async def test_a_server_that_stops_tells_browsers_to_come_back(self, served: Served) -> None:
        live = await (await served.browser("provider")).opened()
        await served.stop()
        assert await live.closed() == 1012


async def two_providers(assembly: Assembly) -> list[str]:
    return [each.id for each in (await assembly.practice_service(operator(assembly)).providers())[:2]]


def of_panel(provider: str) -> Audience:
    return Audience(Scope(panel=provider))


class TestNarrowScopes:
    """A panel's socket hears of its own patients, before and after they change hands."""

    async def told(self, listener: Listener) -> list[dict[str, Any]]:
        return [json.loads(frame) for frame in await listener.take()]

    async def test_panels_are_told_of_their_own_before_and_after_a_provider_change(self, served: Served) -> None:
        assembly = served.assembly
        provider = await served.browser("provider")
        providers = await two_providers(assembly)
        ada, bo = await listening(assembly, *map(of_panel, providers))
        seq = await served.position()
        patient = await created(provider.http, provider_id=providers[0])
        body = {**new_patient(), "provider_id": providers[1], "version": 1}
        assert (await provider.http.put(f"/patients/{patient['id']}", json=body)).status_code == 200
        changed = (await provider.http.get(f"/patients/{patient['id']}")).json()
        await moved(provider.http, changed, "onboarding")
        service = assembly.database_service(operator(assembly))
        await service.create(a_coverage(a_patient(id=patient["id"])))
        await served.position()
        heard = {
            name: [frame["seq"] - seq for frame in await self.told(listener) if frame["type"] == "changed"]
            for name, listener in (("ada", ada), ("bo", bo))
        }
        assert heard == {"ada": [1, 2], "bo": [2, 3, 4]}

    async def test_a_panels_counts_are_its_own(self, served: Served) -> None:
        assembly = served.assembly
        provider = await served.browser("provider")
        providers = await two_providers(assembly)
        ada, bo = await listening(assembly, *map(of_panel, providers))
        for owner in (providers[0], providers[0], providers[1], None):
            await created(provider.http, **({"provider_id": owner} if owner else {}))
        await served.position()
        totals = [(await self.told(listener))[-1]["counts"]["total"] for listener in (ada, bo)]
        assert totals == [2, 1]
        assert assembly.counts.of(Scope(panel=providers[0])).total == 2

    async def test_a_panel_that_comes_back_is_told_only_its_own(self, served: Served) -> None:
        assembly = served.assembly
        providers = await two_providers(assembly)
        seq = await served.position()
        for owner in (*providers, *providers):
            await assembly.patient_service(provider_log(assembly)).create(
                PatientCreate(**new_patient(provider_id=owner))
            )
        last = await served.position()
        (listener,) = await listening(assembly, of_panel(providers[1]))
        frames = [json.loads(frame) for frame in await streams.beginning(assembly, listener, last, seq)]
        assert [frame["seq"] - seq for frame in frames if frame["type"] == "changed"] == [2, 4]
        assert frames[-1]["counts"]["total"] == 2
