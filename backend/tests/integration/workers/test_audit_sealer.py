"""The sealer: blocks within a second, only PFINNI's own rows, and heads that survive crashes and full disks."""

import asyncio
import errno
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from argon2.profiles import CHEAPEST

from app.assembly import Assembly, open_assembly
from app.audit.chain import Block, Fault, Finding
from app.audit.rows import AuditEntry
from app.config.settings import Settings
from app.core.identifiers import new_id
from app.services.password_service import PasswordService
from app.workers import audit_sealer
from app.workers.audit_sealer import AuditSealer
from app.workers.leases import HeldLease
from tests.conftest import SetClock, eventually, opened, provider_log
from tests.integration.audit.trail_reading import audit_rows


@pytest.fixture
async def quiet(settings: Settings, clock: SetClock) -> AsyncIterator[Assembly]:
    """An open store without workers: the test seals."""
    assembly = await open_assembly(settings, clock, PasswordService(CHEAPEST))
    yield assembly
    await assembly.close()


@asynccontextmanager
async def reopened(assembly: Assembly, settings: Settings, clock: SetClock) -> AsyncIterator[Assembly]:
    """The next start of the same practice."""
    await assembly.close()
    again = await open_assembly(settings, clock, PasswordService(CHEAPEST))
    try:
        yield again
    finally:
        await again.close()


async def write(assembly: Assembly, rows: int = 1) -> list[str]:
    log = provider_log(assembly)
    drafted = [assembly.trail.draft(AuditEntry("patient.read", new_id()), log) for _ in range(rows)]
    await assembly.trail.make_durable(drafted)
    return [row.id for row in drafted]


async def seal_blocks(assembly: Assembly, count: int) -> None:
    for _ in range(count):
        await write(assembly)
        await assembly.sealer.seal_once()


async def insert_foreign(assembly: Assembly, rows: int = 1) -> list[str]:
    """Rows by somebody who can write to the store but has no key; their ids come before all others."""
    ids = [f"00{new_id()}0000" for _ in range(rows)]
    for row in ids:
        await assembly.database.define(
            f"CREATE audit:⟨{row}⟩ SET at = time::now(), actor = 'user-1', action = 'patient.read', outcome = 'ok', "
            "proof = <bytes>'0123456789abcdef', block = 0"
        )
    return ids


def heads_file(settings: Settings) -> Path:
    (path,) = settings.paths.heads.iterdir()
    return path


def noted(settings: Settings) -> list[int]:
    return [int(line.split(b" ")[0]) for line in heads_file(settings).read_bytes().splitlines()]


async def verdict(assembly: Assembly) -> Finding | None:
    return (await assembly.audit_verification().verify()).finding


async def unsealed(assembly: Assembly) -> list[str]:
    return [str(row["id"].id) for row in await audit_rows(assembly, block=0)]


async def test_rows_are_sealed_soon_after_they_are_written_and_not_by_the_clock(both: Assembly) -> None:
    (row,) = await write(both)
    assert both.sealer.beat._interval in {5.0, 0.6}

    async def is_sealed() -> bool:
        return row not in await unsealed(both)

    await eventually(is_sealed, within=3.0)
    assert await verdict(both) is None


async def test_a_write_wakes_the_sealer_too(demo: Assembly) -> None:
    async def is_sealed() -> bool:
        return await unsealed(demo) == []

    await eventually(is_sealed, within=3.0)


async def test_rows_that_gather_become_one_block(quiet: Assembly) -> None:
    rows = [row for _ in range(5) for row in await write(quiet)]
    await quiet.sealer.seal_once()
    blocks = {row["block"] for row in await audit_rows(quiet) if str(row["id"].id) in rows}
    assert blocks == {1}


async def test_many_rows_become_several_blocks(quiet: Assembly, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audit_sealer, "MOST_ROWS", 4)
    await write(quiet, rows=10)
    more = [await quiet.sealer.seal_once() for _ in range(4)]
    assert more == [True, True, True, False]
    assert await unsealed(quiet) == []
    assert await verdict(quiet) is None


async def test_sealing_nothing_makes_no_block(quiet: Assembly) -> None:
    await quiet.sealer.seal_once()
    assert not await quiet.sealer.seal_once()
    assert len(await quiet.database.rows("SELECT id FROM audit_block")) == 1


async def test_closing_seals_what_is_left(settings: Settings, clock: SetClock) -> None:
    async with opened(settings, clock) as assembly:
        await write(assembly)
    async with reopened(assembly, settings, clock) as again:
        assert await unsealed(again) == []


async def test_a_row_whose_proof_is_wrong_is_never_sealed_and_is_named(quiet: Assembly) -> None:
    (foreign,) = await insert_foreign(quiet)
    await write(quiet)
    for _ in range(3):
        await quiet.sealer.seal_once()
    assert await unsealed(quiet) == [foreign]
    assert await verdict(quiet) == Finding(Fault.ROW_NOT_OURS, None, foreign)


async def test_foreign_rows_are_reported_once_and_without_their_content(
    quiet: Assembly, caplog: pytest.LogCaptureFixture
) -> None:
    await insert_foreign(quiet, rows=2)
    for _ in range(3):
        await quiet.sealer.seal_once()
    reports = [record for record in caplog.records if "did not write" in record.getMessage()]
    assert [record.rows for record in reports] == [2]


async def test_foreign_rows_do_not_hide_ours_however_many_there_are(
    quiet: Assembly, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(audit_sealer, "MOST_ROWS", 3)
    await quiet.sealer.seal_once()
    foreign = await insert_foreign(quiet, rows=10)
    await write(quiet, rows=2)
    while await quiet.sealer.seal_once():
        pass
    assert await unsealed(quiet) == sorted(foreign)


async def test_a_row_of_any_other_form_does_not_stop_the_sealer(quiet: Assembly) -> None:
    await quiet.database.define("DEFINE TABLE OVERWRITE audit SCHEMALESS; REMOVE FIELD at ON audit")
    await quiet.database.define("REMOVE FIELD proof ON audit; REMOVE FIELD actor ON audit")
    await quiet.database.define("REMOVE FIELD action ON audit; REMOVE FIELD outcome ON audit")
    await quiet.database.define("CREATE audit:rubbish SET at = 'yesterday', block = 0")
    await write(quiet)
    await quiet.sealer.seal_once()
    assert await unsealed(quiet) == ["rubbish"]
    assert await verdict(quiet) == Finding(Fault.ROW_NOT_OURS, None, "rubbish")


async def test_several_who_seal_at_once_wait_for_one_another(
    quiet: Assembly, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    async def write_and_seal() -> None:
        for _ in range(5):
            await write(quiet)
            await quiet.sealer.seal_once()

    await asyncio.gather(*[write_and_seal() for _ in range(4)])
    assert noted(settings) == list(range(1, len(noted(settings)) + 1))
    assert await verdict(quiet) is None
    assert "a block was not sealed" not in [record.getMessage() for record in caplog.records]


async def test_verifying_while_the_practice_works_raises_no_false_alarm(assembly: Assembly) -> None:
    ended = asyncio.Event()

    async def work() -> None:
        while not ended.is_set():
            await write(assembly, rows=3)
            await assembly.sealer.seal_once()

    working = [asyncio.create_task(work()) for _ in range(3)]
    verdicts = [await assembly.audit_verification().verify() for _ in range(25)]
    ended.set()
    await asyncio.gather(*working)
    assert [each.finding for each in verdicts if each.finding] == []
    assert verdicts[-1].blocks > verdicts[0].blocks


async def test_a_crash_between_commit_and_note_is_completed_at_the_next_start(
    quiet: Assembly, settings: Settings, clock: SetClock
) -> None:
    await seal_blocks(quiet, 3)
    whole = heads_file(settings).read_bytes()
    heads_file(settings).write_bytes(b"".join(whole.splitlines(keepends=True)[:-1]))
    assert await verdict(quiet) is None
    async with reopened(quiet, settings, clock) as again:
        await again.sealer.seal_once()
        assert heads_file(settings).read_bytes().startswith(whole)
        assert await verdict(again) is None


async def test_a_note_that_a_crash_cut_is_completed_at_the_next_start(
    quiet: Assembly, settings: Settings, clock: SetClock
) -> None:
    await seal_blocks(quiet, 3)
    whole = heads_file(settings).read_bytes()
    heads_file(settings).write_bytes(whole[:-30])
    assert await verdict(quiet) is None
    async with reopened(quiet, settings, clock) as again:
        await seal_blocks(again, 1)
        assert heads_file(settings).read_bytes().startswith(whole)
        assert noted(settings) == [1, 2, 3, 4]
        assert await verdict(again) is None


async def test_heads_that_were_taken_away_are_not_written_anew(
    quiet: Assembly, settings: Settings, clock: SetClock, caplog: pytest.LogCaptureFixture
) -> None:
    """Else whoever cuts the chain and the heads would have the next start cover the traces."""
    await seal_blocks(quiet, 4)
    lines = heads_file(settings).read_bytes().splitlines(keepends=True)
    heads_file(settings).write_bytes(b"".join(lines[:1]))
    async with reopened(quiet, settings, clock) as again:
        await seal_blocks(again, 2)
        assert noted(settings) == [1, 5, 6]
        assert await verdict(again) == Finding(Fault.HEAD_DIFFERS, 2)
        assert "audit heads are missing outside the store" in [record.getMessage() for record in caplog.records]


async def test_an_unreadable_head_is_found_and_does_not_stop_the_sealer(
    quiet: Assembly, settings: Settings, clock: SetClock
) -> None:
    await seal_blocks(quiet, 3)
    content = heads_file(settings).read_bytes()
    heads_file(settings).write_bytes(content[:-1] + b"!\n")
    async with reopened(quiet, settings, clock) as again:
        await seal_blocks(again, 2)
        assert await unsealed(again) == []
        assert await verdict(again) == Finding(Fault.HEAD_DIFFERS, 3)


async def test_no_block_is_sealed_before_the_head_of_the_last_is_noted(
    quiet: Assembly, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    await seal_blocks(quiet, 1)

    def full(_: Block) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(quiet.heads, "append", full)
    for _ in range(3):
        await write(quiet)
        with pytest.raises(OSError, match="full"):
            await quiet.sealer.seal_once()
    assert len(await quiet.database.rows("SELECT id FROM audit_block")) == 2
    monkeypatch.undo()
    await quiet.sealer.seal_once()
    assert noted(settings) == [1, 2, 3]
    assert await verdict(quiet) is None


async def test_a_counter_that_was_changed_stops_no_shutdown(settings: Settings, clock: SetClock) -> None:
    async with opened(settings, clock) as assembly:
        await assembly.sealer.seal_once()
        await assembly.database.define("DELETE counter:audit_block")
        await write(assembly)


async def test_only_the_holder_of_the_lease_seals(both: Assembly) -> None:
    other = a_second_sealer(both, "another process")
    await both.sealer.seal_once()
    await both.sealer.beat.stop()
    (row,) = await write(both)
    assert not await other.seal_once()
    assert row in await unsealed(both)


async def test_a_holder_that_slept_too_long_seals_nothing(both: Assembly) -> None:
    await both.sealer.seal_once()
    await both.sealer.beat.stop()
    lease = await both.sealer._lease.get()
    assert lease is not None
    taken = await both.leases.take("audit-sealer", "another process", timedelta(minutes=1), by_force=True)
    assert taken.token > lease.token
    both.sealer._lease._renew_at = float("inf")
    (row,) = await write(both)
    assert not await both.sealer.seal_once()
    assert row in await unsealed(both)
    assert await a_second_sealer(both, "another process").seal_once() is False
    assert row not in await unsealed(both)
    assert await verdict(both) is None


def a_second_sealer(assembly: Assembly, holder: str) -> AuditSealer:
    lease = HeldLease(assembly.leases, "audit-sealer", holder, by_force=False)
    return AuditSealer(assembly.database, lease, assembly.keyring, assembly.prove, assembly.heads, assembly.clock)
