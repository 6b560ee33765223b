"""The hub: who is told what, and that nobody waits for somebody slow."""

import json
from collections.abc import Sequence
from typing import Any

import pytest

from app.core.actor import NOTHING, PRACTICE, Scope, Standing
from app.core.roles import Role, ready_made_permissions
from app.database.models import Event
from app.directory.alert_list import AlertStanding, AlertTally
from app.models.alert_models import AlertClass, AlertCounts
from app.models.dashboard_models import DashboardCounts
from app.models.patient_list_models import CoverageState
from app.models.patient_models import PatientStatus
from app.websockets.hub import MOST_WAITING, Farewell, Hub, Listener
from app.websockets.topics import Audience, Telling, Topic, topics_of
from tests.conftest import NOW

ADA, BO = "aaaaaaaaaaaaaaaaaaaa", "bbbbbbbbbbbbbbbbbbbb"
PATIENT, COVERAGE = "pppppppppppppppppppp", "cccccccccccccccccccc"
ALERT, JOB = "llllllllllllllllllll", "jjjjjjjjjjjjjjjjjjjj"
EVERYTHING = frozenset(Topic)
OTHERS = {"desk": Scope(whole_practice=True), "opened": Scope(panel="x", opened=frozenset({PATIENT}))}


def an_event(seq: int, **fields: Any) -> Event:
    return Event(
        **{
            "id": f"event{seq}",
            "at": NOW,
            "kind": "patient.status_changed",
            "table": "patient",
            "record": PATIENT,
            "version": 2,
            "facts": {"provider": ADA},
            "seq": seq,
            **fields,
        }
    )


def of_alert(seq: int, **fields: Any) -> Event:
    facts = {"priority": "high", "state": "open", "assigned": "user-9"}
    return an_event(seq, **{"table": "alert", "record": ALERT, "kind": "alert.raised", "facts": facts, **fields})


class Practice:
    """The questions that the hub asks: how many a scope holds, whose patient it is now, where an alert belongs."""

    def __init__(self) -> None:
        self.total = 5
        self.provider: str | None = ADA
        self.is_restricted = False
        self.asked: list[Scope] = []
        self.fails_for: Scope | None = None
        self.standing: AlertStanding | None = AlertStanding(AlertClass.PATIENT, Standing(PATIENT, ADA))
        self.by_user: dict[str, int] = {}
        self.tallied: list[tuple[Scope, bool]] = []

    def counts(self, scope: Scope) -> DashboardCounts:
        self.asked.append(scope)
        if scope == self.fails_for:
            raise RuntimeError
        return DashboardCounts(
            total=self.total,
            by_status=dict.fromkeys(PatientStatus, 1),
            to_review=0,
            ending_soon=0,
            new_this_month=0,
            by_coverage=dict.fromkeys(CoverageState, 0),
        )

    def tally(self, scope: Scope, *, runs_the_system: bool) -> AlertTally:
        self.tallied.append((scope, runs_the_system))
        return AlertTally(7 + runs_the_system, 1, dict.fromkeys(AlertClass, 2), self.by_user, 0)

    def patient_of(self, table: str, record: str) -> Standing | None:
        return Standing(PATIENT, self.provider, self.is_restricted)

    def standing_of(self, alert: str) -> AlertStanding | None:
        return self.standing


@pytest.fixture
def practice() -> Practice:
    return Practice()


@pytest.fixture
def hub(practice: Practice) -> Hub:
    return Hub(practice.counts, practice.tally, Telling(practice.patient_of, practice.standing_of))


def joined(
    hub: Hub,
    scope: Scope = PRACTICE,
    session: str = "session-1",
    topics: frozenset[Topic] = frozenset({Topic.PATIENTS}),
    user: str = "user-1",
    *,
    runs_the_system: bool = False,
) -> Listener:
    listener = Listener(session, user, Audience(scope, topics, runs_the_system))
    hub.join(listener)
    return listener


async def frames(listener: Listener) -> list[dict[str, Any]]:
    return [json.loads(frame) for frame in await listener.take()] if listener.waiting else []


async def told(listener: Listener) -> list[tuple[str, int]]:
    return [(frame["type"], frame["seq"]) for frame in await frames(listener)]


class TestFrames:
    async def test_everybody_gets_the_changes_in_order_and_then_the_counts(self, hub: Hub) -> None:
        listeners = [joined(hub), joined(hub)]
        await hub.consume([an_event(7), an_event(8)])
        for listener in listeners:
            assert await told(listener) == [("changed", 7), ("changed", 8), ("counts", 8)]
        assert hub.position == 8

    async def test_a_frame_carries_ids_codes_and_versions_only(self, hub: Hub) -> None:
        listener = joined(hub)
        await hub.consume([an_event(1, facts={"provider": ADA, "from": "inquiry", "to": "active"})])
        changed, counts = await frames(listener)
        assert changed == {
            "type": "changed",
            "seq": 1,
            "kind": "patient.status_changed",
            "table": "patient",
            "id": PATIENT,
            "patient": PATIENT,
            "version": 2,
        }
        assert set(counts) == {"type", "seq", "counts"}
        assert set(counts["counts"]) == set(DashboardCounts.model_fields)

    async def test_a_coverage_names_its_patient(self, hub: Hub) -> None:
        listener = joined(hub)
        await hub.consume([an_event(1, table="coverage", record=COVERAGE, facts={"patient": PATIENT})])
        changed = (await frames(listener))[0]
        assert (changed["id"], changed["patient"]) == (COVERAGE, PATIENT)

    async def test_what_is_no_patients_brings_counts_and_no_change(self, hub: Hub) -> None:
        listener = joined(hub)
        await hub.consume([an_event(1, table="provider"), an_event(2, table="user"), an_event(3, table="payer")])
        assert await told(listener) == [("counts", 3)]

    async def test_counts_are_computed_once_for_each_scope(self, hub: Hub, practice: Practice) -> None:
        for scope in (PRACTICE, PRACTICE, Scope(panel=ADA), Scope(panel=ADA)):
            joined(hub, scope)
        await hub.consume([an_event(1)])
        assert sorted(practice.asked, key=str) == sorted([PRACTICE, Scope(panel=ADA)], key=str)

    async def test_a_failure_reaches_nobody_so_that_a_second_try_repeats_nothing(
        self, hub: Hub, practice: Practice
    ) -> None:
        listeners = [joined(hub, scope) for scope in (PRACTICE, Scope(panel=ADA), Scope(panel=BO))]
        practice.fails_for = Scope(panel=ADA)
        with pytest.raises(RuntimeError):
            await hub.consume([an_event(1)])
        assert [listener.waiting for listener in listeners] == [0, 0, 0]
        assert hub.position == 0
        practice.fails_for = None
        await hub.consume([an_event(1)])
        assert [await told(listener) for listener in listeners] == [
            [("changed", 1), ("counts", 1)],
            [("changed", 1), ("counts", 1)],
            [("counts", 1)],
        ]


class TestScopes:
    @pytest.mark.parametrize(
        ("facts", "hearing"),
        [
            ({"provider": ADA}, {"practice", "ada"}),
            ({"provider": BO, "provider_before": ADA}, {"practice", "ada", "bo"}),
            ({"provider_before": BO}, {"practice", "bo"}),
            ({"provider": BO, "provider_before": BO}, {"practice", "bo"}),
        ],
    )
    async def test_a_change_is_told_where_the_record_was_or_is(
        self, hub: Hub, facts: dict[str, str], hearing: set[str]
    ) -> None:
        assert await self.who_hears(hub, an_event(1, facts=facts)) == hearing

    async def test_what_says_no_provider_is_told_where_the_patient_is_now(self, hub: Hub, practice: Practice) -> None:
        of_coverage = an_event(1, table="coverage", record=COVERAGE, facts={"patient": PATIENT})
        assert await self.who_hears(hub, of_coverage) == {"practice", "ada"}
        practice.provider = None
        assert await self.who_hears(hub, of_coverage) == {"practice"}

    @pytest.mark.parametrize(
        ("facts", "hearing"),
        [
            ({"provider": BO, "restricted": 0}, {"practice", "bo", "desk", "opened"}),
            ({"provider": BO, "restricted": 1}, {"practice", "bo", "opened"}),
            ({"provider": BO, "restricted": 1, "restricted_before": 0}, {"practice", "bo", "desk", "opened"}),
            ({"restricted": 0, "restricted_before": 1}, {"practice", "desk", "opened"}),
            ({"restricted": 1, "restricted_before": 1}, {"practice", "opened"}),
            ({"restricted": 1, "provider_before": ADA, "restricted_before": 1}, {"practice", "ada", "opened"}),
        ],
    )
    async def test_a_restricted_patients_change_is_told_to_whom_it_was_or_is_open(
        self, hub: Hub, facts: dict[str, Any], hearing: set[str]
    ) -> None:
        assert await self.who_hears(hub, an_event(1, facts=facts), **OTHERS) == hearing

    async def test_what_says_no_restriction_is_told_as_the_patient_stands_now(
        self, hub: Hub, practice: Practice
    ) -> None:
        practice.is_restricted = True
        of_coverage = an_event(1, table="coverage", record=COVERAGE, facts={"patient": PATIENT})
        assert await self.who_hears(hub, of_coverage, **OTHERS) == {"practice", "ada", "opened"}

    async def who_hears(self, hub: Hub, event: Event, **others: Scope) -> set[str]:
        scopes = {"practice": PRACTICE, "ada": Scope(panel=ADA), "bo": Scope(panel=BO), "nobody": NOTHING, **others}
        listeners = {name: joined(hub, scope) for name, scope in scopes.items()}
        await hub.consume([event])
        return {name for name, each in listeners.items() if ("changed", event.seq) in await told(each)}


class TestSlowListeners:
    async def consume_until_full(self, hub: Hub, *quick: Listener) -> Sequence[int]:
        heard = []
        for seq in range(1, MOST_WAITING + 2):
            await hub.consume([an_event(seq)])
            for listener in quick:
                heard += [number for kind, number in await told(listener) if kind == "changed"]
        return heard

    async def test_one_frame_too_many_drops_the_listener_and_nobody_else(self, hub: Hub) -> None:
        slow, quick = joined(hub), joined(hub)
        heard = await self.consume_until_full(hub, quick)
        assert await slow.dropped is Farewell.TOO_SLOW
        assert slow.waiting == MOST_WAITING + 1
        assert not quick.dropped.done()
        assert heard == list(range(1, MOST_WAITING + 2))

    async def test_whoever_keeps_up_is_not_dropped_for_one_large_batch(self, hub: Hub) -> None:
        quick = joined(hub)
        await hub.consume([an_event(seq) for seq in range(1, 2 * MOST_WAITING)])
        assert not quick.dropped.done()
        assert len(await frames(quick)) == 2 * MOST_WAITING
        await hub.consume([an_event(2 * MOST_WAITING)])
        assert await told(quick) == [("changed", 2 * MOST_WAITING), ("counts", 2 * MOST_WAITING)]

    async def test_counts_that_nobody_took_give_way_to_newer_ones(self, hub: Hub, practice: Practice) -> None:
        slow = joined(hub)
        for seq in (1, 2, 3):
            practice.total = seq
            await hub.consume([an_event(seq, table="user")])
        assert [(frame["seq"], frame["counts"]["total"]) for frame in await frames(slow)] == [(3, 3)]

    async def test_the_first_farewell_stays(self, hub: Hub) -> None:
        slow = joined(hub)
        await self.consume_until_full(hub)
        hub.end_session("session-1")
        assert await slow.dropped is Farewell.TOO_SLOW

    async def test_the_end_of_a_session_drops_its_sockets_whatever_waits_for_them(self, hub: Hub) -> None:
        mine, also_mine, other = joined(hub), joined(hub), joined(hub, session="session-2")
        await hub.consume([an_event(1)])
        hub.end_session("session-1")
        assert [await each.dropped for each in (mine, also_mine)] == [Farewell.SIGNED_OUT] * 2
        await hub.consume([an_event(2)])
        assert await told(other) == [("changed", 1), ("changed", 2), ("counts", 2)]
        assert mine.waiting == 2

    async def test_who_has_left_is_told_nothing(self, hub: Hub) -> None:
        listener = joined(hub)
        hub.leave(listener)
        hub.leave(listener)
        await hub.consume([an_event(1)])
        assert (len(hub), listener.waiting, hub.position) == (0, 0, 1)


class TestTopics:
    @pytest.mark.parametrize(
        ("role", "topics"),
        [
            (Role.PROVIDER, {Topic.PATIENTS, Topic.ALERTS}),
            (Role.ADMIN, EVERYTHING),
            (Role.AUDIT, set()),
            (None, set()),
        ],
    )
    def test_a_role_hears_of_what_it_may_read(self, role: Role | None, topics: set[Topic]) -> None:
        assert topics_of(ready_made_permissions(role) if role else frozenset()) == topics

    async def test_each_hears_of_its_topics_only(self, hub: Hub) -> None:
        listeners = {topic: joined(hub, topics=frozenset({topic})) for topic in Topic}
        await hub.consume([an_event(1), of_alert(2), an_event(3, table="job", record=JOB, kind="job.died")])
        heard = {topic: await told(listener) for topic, listener in listeners.items()}
        assert heard == {
            Topic.PATIENTS: [("changed", 1), ("counts", 3)],
            Topic.ALERTS: [("changed", 2), ("counts", 3)],
            Topic.JOBS: [("changed", 3), ("counts", 3)],
        }

    async def test_the_frame_of_a_job_names_it_and_nothing_else(self, hub: Hub) -> None:
        listener = joined(hub, topics=frozenset({Topic.JOBS}))
        await hub.consume([an_event(1, table="job", record=JOB, kind="job.died", facts={"kind": "clean_up"})])
        changed, counts = await frames(listener)
        assert changed == {"type": "changed", "seq": 1, "table": "job", "id": JOB}
        assert counts == {"type": "counts", "seq": 1}

    async def test_the_frame_of_an_alert_tells_how_it_stands(self, hub: Hub) -> None:
        listener = joined(hub, topics=frozenset({Topic.ALERTS}))
        await hub.consume([of_alert(4, version=3)])
        changed = (await frames(listener))[0]
        assert changed == {
            "type": "changed",
            "seq": 4,
            "kind": "alert.raised",
            "table": "alert",
            "id": ALERT,
            "patient": PATIENT,
            "version": 3,
            "priority": "high",
            "state": "open",
        }


class TestAlerts:
    async def who_hears(self, hub: Hub, *events: Event) -> set[str]:
        scopes = {"practice": PRACTICE, "ada": Scope(panel=ADA), "bo": Scope(panel=BO), "nobody": NOTHING}
        listeners = {name: joined(hub, scope, topics=EVERYTHING) for name, scope in scopes.items()}
        listeners["admin"] = joined(hub, topics=EVERYTHING, runs_the_system=True)
        listeners["patients only"] = joined(hub)
        await hub.consume(events)
        return {
            name
            for name, each in listeners.items()
            if any(frame.get("table") == "alert" for frame in await frames(each))
        }

    @pytest.mark.parametrize(
        ("standing", "hearing"),
        [
            (AlertStanding(AlertClass.PATIENT, Standing(PATIENT, ADA)), {"practice", "ada", "admin"}),
            (AlertStanding(AlertClass.INSURANCE, Standing(PATIENT, BO)), {"practice", "bo", "admin"}),
            (AlertStanding(AlertClass.BIRTHDAY, Standing(PATIENT)), {"practice", "admin"}),
            (AlertStanding(AlertClass.PATIENT, None), {"practice", "ada", "bo", "nobody", "admin"}),
            (AlertStanding(AlertClass.SYSTEM, None), {"admin"}),
            (AlertStanding(AlertClass.SECURITY, None), {"admin"}),
            (None, set()),
        ],
    )
    async def test_an_alert_is_told_to_whom_its_list_would_show_it(
        self, hub: Hub, practice: Practice, standing: AlertStanding | None, hearing: set[str]
    ) -> None:
        practice.standing = standing
        assert await self.who_hears(hub, of_alert(1)) == hearing

    async def test_counts_tell_what_waits_and_what_is_ones_own(self, hub: Hub, practice: Practice) -> None:
        practice.by_user = {"user-2": 3}
        topics = frozenset({Topic.ALERTS})
        listeners = [joined(hub, topics=topics, user=user) for user in ("user-1", "user-2")]
        listeners.append(joined(hub, topics=EVERYTHING, user="user-2", runs_the_system=True))
        await hub.consume([of_alert(1)])
        counts = [(await frames(listener))[-1] for listener in listeners]
        assert [set(each) for each in counts] == [
            {"type", "seq", "alerts"},
            {"type", "seq", "alerts"},
            {"type", "seq", "counts", "alerts"},
        ]
        assert set(counts[0]["alerts"]) == set(AlertCounts.model_fields)
        assert [(each["alerts"]["open"], each["alerts"]["mine"]) for each in counts] == [(7, 0), (7, 3), (8, 3)]

    async def test_what_waits_is_counted_once_for_each_kind_of_reader(self, hub: Hub, practice: Practice) -> None:
        for user in range(20):
            joined(hub, topics=EVERYTHING, user=f"user-{user}", runs_the_system=user % 2 == 0)
        await hub.consume([of_alert(1)])
        assert sorted(practice.tallied, key=str) == [(PRACTICE, False), (PRACTICE, True)]
