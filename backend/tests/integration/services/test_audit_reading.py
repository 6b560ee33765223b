"""Looking at the trail: every filter and every page against what a plain reading of all rows says."""

import asyncio
import random
from datetime import datetime, timedelta
from typing import Any

import pytest

from app.assembly import Assembly
from app.audit.access_log import AccessLog
from app.audit.rows import AuditRow, to_milliseconds
from app.audit.vocabulary import BY_EMERGENCY, OK, AuditAction
from app.core.actor import Actor
from app.core.identifiers import new_id, new_moment_id
from app.database import audit_repository
from app.database.audit_repository import AuditRepository
from app.database.audit_search import AuditSearch
from app.database.bookkeeping import Ledger
from app.models.audit_models import AuditFilter, AuditQuery, AuditResult
from app.services.audit import looking, streams
from app.services.audit.looking import Lookout, Place, result_of
from tests.conftest import NOW

PEOPLE = [new_id() for _ in range(6)]
ACTORS = [*(new_id() for _ in range(3)), "system:worker"]
SESSIONS = [new_id() for _ in range(4)]
ACTIONS = [AuditAction.PATIENT_READ, AuditAction.PATIENTS_LISTED, AuditAction.SIGNED_IN, AuditAction.PATIENT_UPDATED]
OUTCOMES = [OK] * 6 + [OK + BY_EMERGENCY, "patient_not_found", "not_permitted", "internal_error", "unheard_of"]
BLOCKS, IN_A_BLOCK = 12, 30


def a_row(assembly: Assembly, chance: random.Random, at: datetime) -> AuditRow:
    return AuditRow(
        id=new_moment_id(),
        at=to_milliseconds(at),
        actor=chance.choice(ACTORS),
        action=str(chance.choice(ACTIONS)),
        outcome=chance.choice(OUTCOMES),
        role="provider",
        session=chance.choice([None, *SESSIONS]),
        subjects=tuple(chance.sample(PEOPLE, chance.choice([0, 1, 1, 2, 4]))),
        automatic=chance.random() < 0.3,
    ).proven(assembly.prove)


async def keep(assembly: Assembly, rows: list[AuditRow]) -> None:
    await assembly.bookkeeper.keep([Ledger.AUDIT], audit_repository.insert(rows))


@pytest.fixture
async def trail(assembly: Assembly) -> list[AuditRow]:
    """Rows of two minutes, many of them of one moment, sealed in no order of time; the last are not sealed."""
    chance = random.Random(11)
    rows: list[AuditRow] = []
    for _ in range(BLOCKS):
        new = [
            a_row(
                assembly,
                chance,
                NOW - timedelta(seconds=chance.randrange(120), milliseconds=chance.choice([0, 1, 500])),
            )
            for _ in range(IN_A_BLOCK)
        ]
        await keep(assembly, new)
        rows += new
        while await assembly.sealer.seal_once():
            pass
    await assembly.sealer.beat.stop()
    unsealed = [a_row(assembly, chance, NOW - timedelta(seconds=chance.randrange(30))) for _ in range(IN_A_BLOCK)]
    await keep(assembly, unsealed)
    return rows + unsealed


@pytest.fixture
def small_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that a few hundred rows are looked through as a million are."""
    monkeypatch.setattr(streams, "_SMALLEST", 3)
    monkeypatch.setattr(streams, "_LARGEST", 12)
    monkeypatch.setattr(streams, "_BLOCKS_AT_ONCE", 2)
    monkeypatch.setattr(looking, "LEAST_COUNTED", 1)


def meant(rows: list[AuditRow], wanted: AuditFilter) -> list[str]:
    """The oracle: what the words of the filter mean, read from every row."""
    found = []
    for row in rows:
        is_emergency = row.outcome.endswith(".emergency")
        code = row.outcome.replace(".emergency", "")
        if (
            (wanted.hidden or not row.automatic)
            and (wanted.since is None or row.at >= wanted.since)
            and (wanted.until is None or row.at < wanted.until)
            and wanted.actor in {None, row.actor}
            and (wanted.subject is None or wanted.subject in row.subjects)
            and (not wanted.action or row.action in {str(each) for each in wanted.action})
            and wanted.session in {None, row.session}
            and (wanted.result is None or result_of(row.outcome) == wanted.result)
            and wanted.code in {None, code}
            and (not wanted.emergency or is_emergency)
        ):
            found.append(row)
    return [row.id for row in sorted(found, key=lambda row: (row.at, row.id), reverse=True)]


def a_filter(chance: random.Random) -> AuditFilter:
    def at_times(values: list[Any], often: float = 0.3) -> Any:
        return chance.choice(values) if chance.random() < often else None

    moments = [NOW - timedelta(seconds=seconds) for seconds in range(0, 130, 7)]
    return AuditFilter(
        since=at_times(moments),
        until=at_times(moments),
        actor=at_times(ACTORS),
        subject=at_times(PEOPLE, 0.5),
        action=chance.sample(ACTIONS, chance.choice([0, 0, 1, 2])),
        result=at_times(list(AuditResult), 0.2),
        code=at_times(["ok", "patient_not_found", "internal_error"], 0.1),
        session=at_times(SESSIONS, 0.2),
        emergency=chance.random() < 0.1,
        hidden=chance.random() < 0.6,
    )


async def paged(lookout: Lookout, wanted: AuditFilter, limit: int) -> list[str]:
    found: list[str] = []
    place: Place | None = None
    for _ in range(2_000):
        page = await lookout.page(wanted, place, limit)
        assert len(page.ids) <= limit
        assert page.next is None or len(page.ids) == limit or page.is_cut_short
        found += page.ids
        place = page.next
        if place is None:
            return found
    raise AssertionError("the list has no end")


async def test_every_filter_and_page_says_what_a_plain_reading_says(
    assembly: Assembly, trail: list[AuditRow], small_windows: None
) -> None:
    chance = random.Random(5)
    ours = {row.id for row in trail}
    hits = 0
    for number in range(150):
        wanted, limit = a_filter(chance), chance.choice([1, 3, 10, 50])
        lookout = Lookout(AuditSearch(assembly.database), chance.choice([10, 60, 10_000]))
        found = [each for each in await paged(lookout, wanted, limit) if each in ours]
        expected = meant(trail, wanted)
        assert found == expected, (number, wanted, limit)
        hits += len(expected)
    assert hits > 1_000


async def test_what_is_sealed_or_written_between_two_pages_is_told_once_or_not_yet(
    assembly: Assembly, trail: list[AuditRow], small_windows: None
) -> None:
    lookout = Lookout(AuditSearch(assembly.database))
    wanted = AuditFilter(subject=PEOPLE[0], hidden=True)
    expected = meant(trail, wanted)
    first = await lookout.page(wanted, None, 5)
    await keep(assembly, [a_row(assembly, random.Random(3), NOW + timedelta(seconds=5)) for _ in range(20)])
    while await assembly.sealer.seal_once():
        pass
    found, place = list(first.ids), first.next
    while place is not None:
        page = await lookout.page(wanted, place, 5)
        found, place = found + list(page.ids), page.next
    assert found == expected


async def test_a_rare_thing_is_looked_for_step_by_step(assembly: Assembly, trail: list[AuditRow]) -> None:
    chance = random.Random(2)
    await keep(assembly, [a_row(assembly, chance, NOW - timedelta(days=1, seconds=at)) for at in range(400)])
    lookout = Lookout(AuditSearch(assembly.database), most_examined=100)
    wanted = AuditFilter(actor=ACTORS[0], action=[AuditAction.KEYS_COPIED], hidden=True)
    page = await lookout.page(wanted, None, 50)
    assert (page.ids, page.is_cut_short) == ((), True)
    assert page.next is not None
    assert await paged(lookout, wanted, 50) == []


def reader(assembly: Assembly) -> AccessLog:
    return AccessLog(assembly.trail, Actor("auditor-1", "audit", "session-1"), AuditAction.AUDIT_READ)


async def test_a_row_that_was_forged_is_shown_as_not_ours(assembly: Assembly, trail: list[AuditRow]) -> None:
    forged = AuditRow(
        new_moment_id(), NOW, actor=ACTORS[0], action="patient.read", subjects=(PEOPLE[0],), proof=b"x" * 16
    )
    await keep(assembly, [forged])
    page = await assembly.audit_reading_service(reader(assembly)).page(AuditQuery(actor=ACTORS[0], limit=1))
    assert [(item.id, item.is_ours) for item in page.items] == [(forged.id, False)]


async def test_both_engines_answer_alike(both: Assembly) -> None:
    chance = random.Random(8)
    rows = [a_row(both, chance, NOW - timedelta(seconds=at // 3)) for at in range(80)]
    await keep(both, rows)
    await both.sealer.seal_once()
    ours = {row.id for row in rows}
    lookout = Lookout(AuditSearch(both.database))
    for wanted in (
        AuditFilter(hidden=True),
        AuditFilter(subject=PEOPLE[1], hidden=True),
        AuditFilter(actor=ACTORS[1]),
        AuditFilter(result=AuditResult.REFUSED, hidden=True),
        AuditFilter(emergency=True, hidden=True),
        AuditFilter(action=ACTIONS[:2], session=SESSIONS[0]),
    ):
        assert [each for each in await paged(lookout, wanted, 7) if each in ours] == meant(rows, wanted)


async def test_reading_beside_writing_leaves_nothing_out(assembly: Assembly) -> None:
    """Pages are read while rows come in: what was there before the first page is told exactly once."""
    chance = random.Random(4)
    rows = [a_row(assembly, chance, NOW - timedelta(seconds=60 + at)) for at in range(120)]
    await keep(assembly, rows)
    lookout = Lookout(AuditSearch(assembly.database))
    wanted = AuditFilter(subject=PEOPLE[2], hidden=True)

    async def write() -> None:
        for at in range(20):
            await keep(assembly, [a_row(assembly, chance, NOW + timedelta(seconds=at))])
            await assembly.sealer.seal_once()

    writing = asyncio.create_task(write())
    found = await paged(lookout, wanted, 4)
    await writing
    ours = {row.id for row in rows}
    assert [each for each in found if each in ours] == meant(rows, wanted)


async def test_blocks_name_whom_they_hold(assembly: Assembly, trail: list[AuditRow]) -> None:
    search, audit = AuditSearch(assembly.database), AuditRepository(assembly.database)
    named = {place.number for place in await search.blocks_of(PEOPLE[0])}
    holding = set()
    for number in range(1, await audit.last_number() + 1):
        rows = await audit.of_block(number)
        if any(PEOPLE[0] in row.subjects and len(row.subjects) > 1 for row in rows):
            holding.add(number)
    assert named == holding
    assert holding
