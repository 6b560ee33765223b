"""A falsified trail is found, and the finding names the right row or block, whatever was done to the store."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from argon2.profiles import CHEAPEST

from app.assembly import Assembly, open_assembly
from app.audit.rows import AuditEntry
from app.audit.vocabulary import AuditAction
from app.config.settings import Settings
from app.core.actor import SystemActor
from app.core.identifiers import new_id
from app.sealing.keyring import Keyring
from app.services.audit_verification_service import Verdict
from app.services.password_service import PasswordService
from tests.conftest import SetClock, provider_log
from tests.integration.audit.store_mutations import Attacker, Falsified, falsify

BLOCKS = 8


@pytest.fixture
async def closed(settings: Settings, clock: SetClock) -> AsyncIterator[Assembly]:
    """An open store with a trail of some blocks and some waiting rows, and nobody at work in it."""
    assembly = await open_assembly(settings, clock, PasswordService(CHEAPEST))
    for _ in range(BLOCKS):
        await write_some_rows(assembly)
        await assembly.sealer.seal_once()
    await write_some_rows(assembly)
    yield assembly
    await assembly.close()


@pytest.fixture
async def attacker(closed: Assembly, tmp_path: Path) -> Attacker:
    (heads,) = (tmp_path / "audit-heads").iterdir()
    attacker = Attacker(closed.database, heads, Keyring.create(tmp_path / "stranger"))
    await attacker.break_in()
    assert (await verdict(closed)).is_whole
    return attacker


async def write_some_rows(assembly: Assembly) -> None:
    """Rows over nobody, one, several; with reasons, refused, automatic, counted."""
    log = provider_log(assembly)
    people = [new_id() for _ in range(3)]
    automatic = provider_log(assembly)
    automatic.automatic = True
    run = assembly.run_log(SystemActor.FILL, AuditAction.DIRECTORY_FILLED)
    await assembly.trail.make_durable(
        [
            assembly.trail.draft(AuditEntry("patient.read", people[0]), log),
            assembly.trail.draft(AuditEntry("patient.listed", subjects=tuple(people)), log),
            assembly.trail.draft(AuditEntry("patient.status_changed", people[1], "moved away"), log),
            assembly.trail.draft(AuditEntry("patient.read", people[2]), log, "patient_not_found"),
            assembly.trail.draft(AuditEntry("dashboard.read"), automatic),
            assembly.trail.draft(AuditEntry("directory.filled"), run, amount=450),
        ]
    )


async def verdict(assembly: Assembly) -> Verdict:
    return await assembly.audit_verification().verify()


def escaped(falsified: Falsified, verdict: Verdict) -> str | None:
    finding = verdict.finding
    if finding is None:
        return f"not found: {falsified.what}"
    if (finding.block, finding.row) in falsified.places or (finding.block, None) in falsified.places:
        return None
    return f"found in the wrong place ({finding} instead of {falsified.places}): {falsified.what}"


async def mistakes_in(assembly: Assembly, attacker: Attacker, seeds: range) -> list[str]:
    mistakes = []
    for seed in seeds:
        falsified = await falsify(attacker, seed)
        mistakes.append(escaped(falsified, await verdict(assembly)))
        await attacker.put_back()
    assert (await verdict(assembly)).is_whole
    return [mistake for mistake in mistakes if mistake]


async def test_random_falsifications_are_found_and_named(closed: Assembly, attacker: Attacker) -> None:
    assert await mistakes_in(closed, attacker, range(82)) == []


@pytest.mark.long
async def test_five_hundred_random_falsifications_are_found_and_named(closed: Assembly, attacker: Attacker) -> None:
    assert await mistakes_in(closed, attacker, range(1000, 1533)) == []
