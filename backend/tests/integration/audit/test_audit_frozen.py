"""The store itself refuses to change or delete audit rows and blocks, whoever asks."""

from datetime import UTC, datetime, timedelta

import pytest

from app.assembly import Assembly
from app.audit.rows import AuditEntry
from app.core.exceptions import DatabaseException
from app.core.identifiers import new_id
from app.database.failures import RecordExists, StoreThrew
from tests.conftest import SetClock, provider_log
from tests.integration.audit.trail_reading import Row, audit_rows

ROW_CHANGES = [
    "UPDATE {row} SET outcome = 'x'",
    "UPDATE {row} SET actor = 'system:nobody'",
    "UPDATE {row} SET at = time::now()",
    "UPDATE {row} SET subject = NONE",
    "UPDATE {row} SET proof = <bytes>'x'",
    "UPDATE {row} SET detail = <bytes>'x'",
    "UPDATE {row} SET automatic = true",
    "UPDATE {row} SET block = block + 1",
    "UPDATE {row} SET block = 0",
    "UPDATE {row} MERGE {{ outcome: 'x' }}",
    "UPDATE {row} PATCH [{{ op: 'replace', path: '/outcome', value: 'x' }}]",
    "UPDATE {row} CONTENT {{ at: time::now(), actor: 'a', action: 'b', outcome: 'ok', proof: <bytes>'x', block: 1 }}",
    "UPDATE {row} REPLACE {{ at: time::now(), actor: 'a', action: 'b', outcome: 'ok', proof: <bytes>'x', block: 1 }}",
    "UPSERT {row} SET outcome = 'x'",
    "UPSERT {row} REPLACE {{ at: time::now(), actor: 'a', action: 'b', outcome: 'ok', proof: <bytes>'x', block: 1 }}",
    "INSERT INTO audit {{ id: {row}, outcome: 'x' }} ON DUPLICATE KEY UPDATE outcome = 'x'",
    "CREATE {row} SET at = time::now(), actor = 'a', action = 'b', outcome = 'ok', proof = <bytes>'x', block = 0",
    "UPDATE audit SET outcome = 'x'",
    "UPDATE audit SET outcome = 'x' WHERE actor = 'user-1'",
    "DELETE {row}",
    "DELETE audit",
    "DELETE audit WHERE action = 'patient.read'",
    "FOR $row IN (SELECT VALUE id FROM audit) {{ DELETE $row }}",
]
BLOCK_CHANGES = [
    "UPDATE audit_block:1 SET count = count + 1",
    "UPDATE audit_block:1 SET subjects = ['x']",
    "UPDATE audit_block:1 SET hash = <bytes>'x'",
    "UPDATE audit_block:1 SET signature = <bytes>'x'",
    "UPDATE audit_block:1 MERGE {{ at: time::now() }}",
    "UPDATE audit_block:1 REPLACE {{ count: 0 }}",
    "UPSERT audit_block:1 SET entries = <bytes>''",
    "UPDATE audit_block SET previous = <bytes>''",
    "DELETE audit_block:1",
    "DELETE audit_block",
]
HIDING = ["block = -1", "block = 999", "block = 0.5", "block = NONE", "block = 'x'"]


async def a_row(assembly: Assembly) -> str:
    log = provider_log(assembly)
    row = assembly.trail.draft(AuditEntry("patient.read", new_id(), "a reason"), log)
    await assembly.trail.make_durable([row])
    return f"audit:⟨{row.id}⟩"


async def everything(assembly: Assembly) -> list[list[Row]]:
    return [await audit_rows(assembly), await assembly.database.rows("SELECT * FROM audit_block")]


async def refusal_of(assembly: Assembly, surql: str) -> str | None:
    """What was refused and how, or None for what went through."""
    try:
        await assembly.database.define(surql)
    except (DatabaseException, StoreThrew, RecordExists) as refusal:
        return type(refusal).__name__
    return None


@pytest.fixture
async def still(both: Assembly) -> Assembly:
    """Nobody seals while a test looks."""
    await both.sealer.beat.stop()
    return both


async def test_a_sealed_row_and_its_block_stay_as_they_are(still: Assembly) -> None:
    row = await a_row(still)
    await still.sealer.seal_once()
    await a_row(still)
    await still.sealer.seal_once()
    before = await everything(still)
    (here,) = await still.database.rows(f"SELECT VALUE block FROM {row}")
    for change in [*ROW_CHANGES, *BLOCK_CHANGES, f"UPDATE {{row}} SET block = {here + 1}"]:
        surql = change.format(row=row)
        assert await refusal_of(still, surql), surql
        assert await everything(still) == before, surql


async def test_a_row_that_waits_for_the_sealer_stays_as_it_is(still: Assembly) -> None:
    row = await a_row(still)
    before = await everything(still)
    changes = [each for each in ROW_CHANGES if "SET block" not in each]
    for change in [*changes, "UPDATE {row} SET block = 1, outcome = 'x'"]:
        surql = change.format(row=row)
        assert await refusal_of(still, surql), surql
        assert await everything(still) == before, surql


async def test_a_waiting_row_cannot_be_hidden_from_the_sealer(still: Assembly) -> None:
    row = await a_row(still)
    for hiding in HIDING:
        assert await refusal_of(still, f"UPDATE {row} SET {hiding}"), hiding
    await still.sealer.seal_once()
    assert (await still.audit_verification().verify()).not_sealed_yet == 0


async def test_a_refused_change_takes_its_whole_transaction_with_it(still: Assembly) -> None:
    row = await a_row(still)
    await still.sealer.seal_once()
    surql = f"BEGIN; UPDATE counter:event SET value = 999; DELETE {row}; COMMIT"
    assert await refusal_of(still, surql)
    assert (await still.database.rows("SELECT VALUE value FROM counter:event")) != [999]


async def test_rows_over_seven_years_old_may_go(still: Assembly, clock: SetClock) -> None:
    clock.now = datetime.now(UTC) - timedelta(days=7 * 365 + 3)
    old = await a_row(still)
    clock.now = datetime.now(UTC) - timedelta(days=7 * 365 - 3)
    young = await a_row(still)
    assert await refusal_of(still, f"DELETE {old}") is None
    assert await refusal_of(still, f"DELETE {young}")
