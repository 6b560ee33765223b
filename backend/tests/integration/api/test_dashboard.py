"""The dashboard's figures equal a recount of the opened store, whatever happened before."""

import random
from collections import Counter
from datetime import date, timedelta
from typing import Any

import httpx

from app.assembly import Assembly
from app.audit.access_log import AccessLog
from app.audit.vocabulary import AuditAction
from app.core.actor import Actor, Scope
from app.core.roles import Role
from app.database.models import Coverage, Patient
from app.models.dashboard_models import DashboardCounts
from app.models.insurance_models import CoverageStatus
from app.models.patient_list_models import SOON_DAYS, CoverageState
from app.models.patient_models import PatientStatus
from app.services.import_service import SourceFile
from tests.builders import a_patient, new_patient, somebody_else
from tests.conftest import NOW, SAMPLES, operator, provider_log

TODAY = date(2026, 11, 25)
MONTH = date(2026, 11, 1)


async def opened(assembly: Assembly, table: str, query: str) -> list[Any]:
    log = operator(assembly)
    return [assembly.tables[table].opened(row, log) for row in await assembly.database.rows(query)]


async def recount(assembly: Assembly, scope: Scope | None = None) -> DashboardCounts:
    """The same figures from the store itself, by the words of the design."""
    patients: list[Patient] = await opened(assembly, "patient", "SELECT * FROM patient")
    coverages: list[Coverage] = await opened(assembly, "coverage", "SELECT * FROM coverage")
    seen = [each for each in patients if not each.is_archived and (scope is None or scope.holds(each.standing))]
    states = {each.id: states_of([held for held in coverages if held.patient_id == each.id]) for each in seen}
    counted = Counter(each.status for each in seen)
    return DashboardCounts(
        total=len(seen),
        by_status={status: counted[status] for status in PatientStatus},
        to_review=sum(each.pending_review for each in seen),
        ending_soon=sum(CoverageState.ENDING_SOON in states[each.id] for each in seen),
        new_this_month=sum(assembly.calendar.day_of(each.created_at) >= MONTH for each in seen),
        by_coverage={state: sum(state in states[each.id] for each in seen) for state in CoverageState},
    )


def states_of(held: list[Coverage]) -> set[CoverageState]:
    """How somebody stands with insurance, by the coverage that counts: in force before others, then by priority."""
    if not held:
        return {CoverageState.NONE}
    in_force = (CoverageStatus.ACTIVE, CoverageStatus.PENDING)
    first = min(
        held,
        key=lambda each: (
            each.status not in in_force,
            each.priority,
            each.ends_on is not None,
            -(each.ends_on or date.max).toordinal(),
            each.id,
        ),
    )
    states = set()
    if first.status in in_force and (first.ends_on is None or first.ends_on >= TODAY):
        states.add(CoverageState.ACTIVE)
        if first.ends_on is not None and first.ends_on <= TODAY + timedelta(days=SOON_DAYS):
            states.add(CoverageState.ENDING_SOON)
    if first.status is CoverageStatus.INACTIVE or (first.ends_on is not None and first.ends_on < TODAY):
        states.add(CoverageState.ENDED)
    return states


async def shown(browser: httpx.AsyncClient) -> DashboardCounts:
    return DashboardCounts.model_validate((await browser.get("/dashboard")).json()["counts"])


async def import_samples(assembly: Assembly) -> None:
    files = [SourceFile(path.name, path.read_bytes()) for path in sorted(SAMPLES.glob("*.xml"))]
    await assembly.import_service(operator(assembly, AuditAction.IMPORT_STARTED)).import_files(files)


async def add_people(assembly: Assembly, count: int, seed: int = 7) -> None:
    async for _ in assembly.demo_service(operator(assembly, AuditAction.DEMO_CREATED)).add_people(count, seed):
        pass


async def test_an_empty_practice_counts_nobody_in_every_status(provider: httpx.AsyncClient) -> None:
    counts = await shown(provider)
    assert (counts.total, counts.to_review, counts.ending_soon, counts.new_this_month) == (0, 0, 0, 0)
    assert counts.by_status == dict.fromkeys(PatientStatus, 0)
    assert counts.by_coverage == dict.fromkeys(CoverageState, 0)


async def test_the_figures_of_the_twenty_files_are_those_of_the_files(
    provider: httpx.AsyncClient, demo: Assembly
) -> None:
    await import_samples(demo)
    counts = await shown(provider)
    assert counts == await recount(demo)
    assert counts.total == counts.new_this_month == 20
    assert counts.by_status == {
        PatientStatus.INQUIRY: 6,
        PatientStatus.ONBOARDING: 0,
        PatientStatus.ACTIVE: 12,
        PatientStatus.CHURNED: 2,
        PatientStatus.URGENT: 0,
    }
    assert (counts.to_review, counts.ending_soon) == (9, 1)
    assert counts.by_coverage[CoverageState.ENDED] == 2


async def test_the_figures_follow_every_kind_of_change(provider: httpx.AsyncClient, demo: Assembly) -> None:
    await import_samples(demo)
    await add_people(demo, 200)
    await demo.database_service(operator(demo)).create(a_patient(archived_at=NOW, status=PatientStatus.ACTIVE))
    assert await shown(provider) == await recount(demo)
    chooser = random.Random(11)
    providers = [each["id"] for each in (await provider.get("/providers")).json()]
    listed = (await provider.get("/patients", params={"limit": 200})).json()["items"]
    for item in chooser.sample(listed, 40):
        patient = (await provider.get(f"/patients/{item['id']}")).json()
        if chooser.random() < 0.5:
            moves = (await provider.get(f"/patients/{item['id']}/moves")).json()
            status = chooser.choice([each["status"] for each in moves if not _is_held_up(each)])
            move = {
                "status": status,
                "version": patient["version"],
                "reason": "Called.",
                "self_pay": status == "active",
            }
            answer = await provider.put(f"/patients/{item['id']}/status", json=move)
        else:
            body = new_patient(provider_id=chooser.choice([None, *providers]), version=patient["version"])
            answer = await provider.put(f"/patients/{item['id']}", json=body)
        assert answer.status_code == 200
    for _ in range(5):
        await provider.post("/patients", json=somebody_else())
    assert await shown(provider) == await recount(demo)


async def test_each_panel_counts_its_own(demo: Assembly) -> None:
    await add_people(demo, 150)
    providers = await demo.practice_service(operator(demo)).providers()
    totals = 0
    for each in providers:
        scope = Scope(panel=each.id)
        access = AccessLog(demo.trail, Actor("user-1", Role.PROVIDER, "session-1", scope), AuditAction.DASHBOARD_READ)
        counts = demo.dashboard_service(access).dashboard().counts
        assert counts == await recount(demo, scope)
        totals += counts.total
    assert totals == 150


async def test_the_recent_list_shows_who_was_changed_last(provider: httpx.AsyncClient, demo: Assembly) -> None:
    await add_people(demo, 20)
    made = [(await provider.post("/patients", json=somebody_else())).json() for _ in range(9)]
    recent = (await provider.get("/dashboard")).json()["recent"]
    assert [item["id"] for item in recent] == [each["id"] for each in reversed(made)][: len(recent)]
    assert len(recent) == 8


async def test_whoever_is_shown_is_in_the_trace(demo: Assembly) -> None:
    await add_people(demo, 20)
    access = provider_log(demo, AuditAction.DASHBOARD_READ)
    dashboard = demo.dashboard_service(access).dashboard()
    assert access.unrecorded == [item.id for item in dashboard.recent]


async def test_a_day_later_the_figures_are_those_of_that_day(demo: Assembly, provider: httpx.AsyncClient) -> None:
    await import_samples(demo)
    assert (await shown(provider)).by_coverage[CoverageState.ENDED] == 2
    demo.clock.move(timedelta(days=37))  # type: ignore[attr-defined]
    access = provider_log(demo)
    counts = demo.dashboard_service(access).dashboard().counts
    assert (counts.by_coverage[CoverageState.ENDED], counts.ending_soon, counts.new_this_month) == (3, 0, 0)


def _is_held_up(move: dict[str, Any]) -> bool:
    """Whether the record lacks something else than an insurance, in whose place stands the word of the desk."""
    return any(part["rule"] != "coverage_needed" for part in move["missing"])
