"""The hub: who is told what, and that nobody waits for somebody slow."""

import json
from collections.abc import Sequence
from typing import Any

import pytest

from app.core.actor import NOTHING, PRACTICE, Scope
from app.database.models import Event
from app.models.dashboard_models import DashboardCounts
from app.models.patient_list_models import CoverageState
from app.models.patient_models import PatientStatus
from app.websockets.hub import MOST_WAITING, Farewell, Hub, Listener
from tests.conftest import NOW

ADA, BO = "aaaaaaaaaaaaaaaaaaaa", "bbbbbbbbbbbbbbbbbbbb"
PATIENT, COVERAGE = "pppppppppppppppppppp", "cccccccccccccccccccc"


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


class Practice:
    """The two questions that the hub asks: how many a scope holds, and whose patient it is now."""

    def __init__(self) -> None:
        self.total = 5
        self.provider: str | None = ADA
        self.asked: list[Scope] = []
        self.fails_for: Scope | None = None

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

    def provider_of(self, table: str, record: str) -> str | None:
        return self.provider


@pytest.fixture
def practice() -> Practice:
    return Practice()


@pytest.fixture
def hub(practice: Practice) -> Hub:
    return Hub(practice.counts, practice.provider_of)


def joined(hub: Hub, scope: Scope = PRACTICE, session: str = "session-1") -> Listener:
    listener = Listener(session, scope)
    hub.join(listener)
    return listener


def frames(listener: Listener) -> list[dict[str, Any]]:
    return [json.loads(listener.frames.get_nowait()) for _ in range(listener.frames.qsize())]


def told(listener: Listener) -> list[tuple[str, int]]:
    return [(frame["type"], frame["seq"]) for frame in frames(listener)]


class TestFrames:
    async def test_everybody_gets_the_changes_in_order_and_then_the_counts(self, hub: Hub) -> None:
        listeners = [joined(hub), joined(hub)]
        await hub.consume([an_event(7), an_event(8)])
        for listener in listeners:
            assert told(listener) == [("changed", 7), ("changed", 8), ("counts", 8)]
        assert hub.position == 8

    async def test_a_frame_carries_ids_codes_and_versions_only(self, hub: Hub) -> None:
        listener = joined(hub)
        await hub.consume([an_event(1, facts={"provider": ADA, "from": "inquiry", "to": "active"})])
        changed, counts = frames(listener)
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
        changed = frames(listener)[0]
        assert (changed["id"], changed["patient"]) == (COVERAGE, PATIENT)

    async def test_what_is_no_patients_brings_counts_and_no_change(self, hub: Hub) -> None:
        listener = joined(hub)
        await hub.consume([an_event(1, table="provider"), an_event(2, table="user"), an_event(3, table="payer")])
        assert told(listener) == [("counts", 3)]

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
        assert [len(frames(listener)) for listener in listeners] == [0, 0, 0]
        assert hub.position == 0
        practice.fails_for = None
        await hub.consume([an_event(1)])
        assert [told(listener) for listener in listeners] == [
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

    async def who_hears(self, hub: Hub, event: Event) -> set[str]:
        scopes = {"practice": PRACTICE, "ada": Scope(panel=ADA), "bo": Scope(panel=BO), "nobody": NOTHING}
        listeners = {name: joined(hub, scope) for name, scope in scopes.items()}
        await hub.consume([event])
        return {name for name, each in listeners.items() if ("changed", event.seq) in told(each)}


class TestSlowListeners:
    async def consume_until_full(self, hub: Hub, *quick: Listener) -> Sequence[int]:
        heard = []
        for seq in range(1, MOST_WAITING + 2):
            await hub.consume([an_event(seq)])
            for listener in quick:
                heard += [number for kind, number in told(listener) if kind == "changed"]
        return heard

    async def test_one_frame_too_many_drops_the_listener_and_nobody_else(self, hub: Hub) -> None:
        slow, quick = joined(hub), joined(hub)
        heard = await self.consume_until_full(hub, quick)
        assert await slow.dropped() is Farewell.TOO_SLOW
        assert slow.frames.qsize() == MOST_WAITING
        assert quick.farewell is None
        assert heard == list(range(1, MOST_WAITING + 2))

    async def test_the_first_farewell_stays(self, hub: Hub) -> None:
        slow = joined(hub)
        await self.consume_until_full(hub)
        hub.end_session("session-1")
        assert await slow.dropped() is Farewell.TOO_SLOW

    async def test_the_end_of_a_session_drops_its_sockets_whatever_waits_for_them(self, hub: Hub) -> None:
        mine, also_mine, other = joined(hub), joined(hub), joined(hub, session="session-2")
        await hub.consume([an_event(1)])
        hub.end_session("session-1")
        assert [await each.dropped() for each in (mine, also_mine)] == [Farewell.SIGNED_OUT] * 2
        await hub.consume([an_event(2)])
        assert told(other) == [("changed", 1), ("counts", 1), ("changed", 2), ("counts", 2)]
        assert mine.frames.qsize() == 2

    async def test_who_has_left_is_told_nothing(self, hub: Hub) -> None:
        listener = joined(hub)
        hub.leave(listener)
        hub.leave(listener)
        await hub.consume([an_event(1)])
        assert (len(hub), listener.frames.qsize(), hub.position) == (0, 0, 1)
