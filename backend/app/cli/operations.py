"""What the command line can do with a store: through the running API, or on the store itself when none runs.

Each operation is a generator of steps; the last step carries the result. Both ways run exactly this code, as the
actor `operator`.
"""

import logging
from collections.abc import AsyncIterator, Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

from app.assembly import Assembly
from app.audit.export import ExportWriter, fingerprint
from app.audit.vocabulary import AuditAction
from app.cli.patient_table import import_table
from app.cli.steps import LARGEST_FILE, FileExists, Operation, Step, new_file
from app.core.actor import SystemActor
from app.core.clock import MovableClock
from app.core.exceptions import AppException, BusinessLogicException
from app.database.audit_repository import AuditRepository
from app.services.audit_state_service import note_verdict
from app.services.clearinghouse_client import ClearinghouseClient
from app.services.import_service import SourceFile

_log = logging.getLogger("pfinni.operations")
_SUFFIXES = frozenset({".xml", ".edi", ".x12", ".271", ".txt"})


class NothingThere(BusinessLogicException):
    """The path names nothing that can be imported."""

    code = "nothing_there"
    message = "There is no eligibility file at this path (.xml, .edi, .x12, .271 or .txt)."


class ClockNotMovable(BusinessLogicException):
    """Real people's records are dated by the machine's time."""

    code = "clock_not_movable"
    message = "Only a demo's clock can be moved. This is a real practice; its time is the machine's."


class ClockNotRunning(BusinessLogicException):
    """A clock belongs to a process that serves."""

    code = "clock_not_running"
    message = "Only the clock of a demo that runs, on the store in its folder, can be moved. Start it first: pfinni up"


async def import_path(assembly: Assembly, path: str) -> AsyncIterator[Step]:
    """Import one eligibility file, or every one in a folder."""
    files = _files_at(Path(path))
    access = assembly.access_log(SystemActor.OPERATOR, AuditAction.IMPORT_STARTED)
    importer = assembly.import_service(access)
    reports: list[dict[str, Any]] = []
    for begin in range(0, len(files), 20):
        chunk = [SourceFile(file.name, file.read_bytes()) for file in files[begin : begin + 20]]
        report = await importer.import_files(chunk)
        reports.extend(each.model_dump(mode="json") for each in report.files)
        yield Step(begin + len(chunk), len(files))
    await access.settle()
    yield Step(len(files), len(files), {"files": reports})


async def import_from_clearinghouse(assembly: Assembly) -> AsyncIterator[Step]:
    """Download the night's files and import them."""
    access = assembly.access_log(SystemActor.OPERATOR, AuditAction.IMPORT_STARTED)
    importer = assembly.import_service(access)
    client = ClearinghouseClient(assembly.settings.clearinghouse)
    reports: list[dict[str, Any]] = []
    try:
        total = 0
        async for done, total, file in client.night():
            report = await importer.import_files([SourceFile(file.name, file.content)])
            reports.extend(each.model_dump(mode="json") for each in report.files)
            yield Step(done, total)
    finally:
        await client.close()
    await access.settle()
    yield Step(total, total, {"files": reports})


async def add_demo_people(assembly: Assembly, patients: int, seed: int) -> AsyncIterator[Step]:
    """Add invented people to the demo."""
    access = assembly.access_log(SystemActor.OPERATOR, AuditAction.DEMO_CREATED)
    async for done in assembly.demo_service(access).add_people(patients, seed):
        yield Step(done, patients)
    await access.settle()
    yield Step(patients, patients, {"patients": patients})


async def verify_audit(assembly: Assembly) -> AsyncIterator[Step]:
    """Check the audit trail of the store against itself and the heads outside."""
    verdict = await assembly.audit_verification().verify()
    log = assembly.run_log(SystemActor.OPERATOR, AuditAction.AUDIT_VERIFIED)
    note_verdict(verdict, log)
    await log.settle()
    yield Step(
        verdict.blocks,
        verdict.blocks,
        {
            "is_whole": verdict.is_whole,
            "finding": str(verdict.finding) if verdict.finding else None,
            "blocks": verdict.blocks,
            "rows": verdict.rows,
            "not_sealed_yet": verdict.not_sealed_yet,
        },
    )


async def export_audit(assembly: Assembly, path: str) -> AsyncIterator[Step]:
    """Write the audit trail to a file that an outsider can verify; recorded before anything is written."""
    target = Path(path)
    if target.exists():
        raise FileExists
    await _seal_what_waits(assembly)
    access = assembly.access_log(SystemActor.OPERATOR, AuditAction.AUDIT_EXPORTED)
    practice = await assembly.practice_service(access).practice()
    audit = AuditRepository(assembly.database)
    last = await audit.last_number()
    await access.settle()
    with new_file(target) as file:
        writer = ExportWriter(file, assembly.keyring.public_keyset, assembly.keyring.signer.sign)
        writer.begin(practice.name, assembly.clock())
        for number in range(1, last + 1):
            block = await audit.block(number)
            if block is not None:
                writer.block(block, await audit.of_block(number))
            yield Step(number, last)
        writer.end()
    yield Step(
        last, last, {"path": str(target), "blocks": last, "fingerprint": fingerprint(assembly.keyring.public_keyset)}
    )


async def rotate_keys(assembly: Assembly) -> AsyncIterator[Step]:
    """Seal with a new key from now on; what older keys sealed is sealed again by a job, in this process or the next."""
    access = assembly.access_log(SystemActor.OPERATOR, AuditAction.KEYS_ROTATED)
    rotated = await assembly.key_rotation(access).rotate()
    yield Step(1, 1, {"keys": rotated.keys, "job": rotated.job_id})


async def move_clock(assembly: Assembly, seconds: int = 0) -> AsyncIterator[Step]:
    """Move the clock of the demo that runs forward, and say what time it is for it.

    A restart sets it right again. What has become due by that begins at once.
    """
    clock, by = _movable(assembly), timedelta(seconds=seconds)
    clock.ahead_after(by)
    if by:
        log = assembly.run_log(SystemActor.OPERATOR, AuditAction.CLOCK_MOVED)
        log.amount = seconds
        await log.settle()
        clock.move(by)
        assembly.look_again()
    local = clock().astimezone(assembly.calendar.zone)
    yield Step(1, 1, {"now": local.isoformat(timespec="seconds"), "ahead": int(clock.ahead.total_seconds())})


def _movable(assembly: Assembly) -> MovableClock:
    """The clock, where one process alone goes by it. Raises ClockNotMovable, ClockNotRunning."""
    if not assembly.settings.is_demo:
        raise ClockNotMovable
    if not isinstance(assembly.clock, MovableClock) or not assembly.database.is_embedded:
        raise ClockNotRunning
    return assembly.clock


async def reset_second_factor(assembly: Assembly, email: str) -> AsyncIterator[Step]:
    """Take a user's second factors away, for who owns the machine: so nobody is locked out for good."""
    access = assembly.access_log(SystemActor.OPERATOR, AuditAction.SECOND_FACTOR_RESET)
    try:
        await assembly.second_factor_service(access).reset_by_email(email, "by the operator, on the machine")
    except AppException as failure:
        access.outcome = failure.code
        raise
    finally:
        await access.settle()
    yield Step(1, 1, {"email": email.lower()})


OPERATIONS: Mapping[str, Operation] = {
    "import": import_path,
    "import.patients": import_table,
    "import.clearinghouse": import_from_clearinghouse,
    "demo": add_demo_people,
    "demo.clock": move_clock,
    "audit.verify": verify_audit,
    "audit.export": export_audit,
    "keys.rotate": rotate_keys,
    "users.reset-second-factor": reset_second_factor,
}


async def _seal_what_waits(assembly: Assembly) -> None:
    """As far as it can be sealed: a trail that was tampered with must be exported all the same."""
    try:
        while await assembly.sealer.seal_once():
            pass
    except Exception as error:  # noqa: BLE001 - the sealer's own beat tries again and reports it
        _log.warning("the newest audit rows are not in the export", extra={"kind": type(error).__name__})


def _files_at(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    files = sorted(each for each in path.glob("*") if each.suffix.lower() in _SUFFIXES and each.is_file())
    if not files:
        raise NothingThere
    return [each for each in files if each.stat().st_size <= LARGEST_FILE]
