"""`pfinni audit verify` and `pfinni audit export`, as they run on a store."""

import asyncio
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from app.assembly import Assembly
from app.audit.chain import Fault, Finding
from app.audit.export import verify_export
from app.audit.rows import AuditEntry
from app.cli.operations import export_audit, verify_audit
from app.cli.steps import FileExists, FileNotWritable
from app.core.exceptions import AuditUnavailable
from app.core.identifiers import new_id
from tests.conftest import provider_log
from tests.integration.audit.trail_reading import audit_rows
from tests.integration.audit.troubled_engine import in_haste, troubled


@pytest.fixture
async def sealed(demo: Assembly) -> Assembly:
    """A demo with some blocks, and nobody who seals while a test looks."""
    await demo.sealer.beat.stop()
    for _ in range(4):
        await write(demo)
        await demo.sealer.seal_once()
    return demo


async def write(assembly: Assembly) -> str:
    row = assembly.trail.draft(AuditEntry("patient.read", new_id(), "a reason"), provider_log(assembly))
    await assembly.trail.make_durable([row])
    return row.id


async def last_block(assembly: Assembly) -> int:
    return len(await assembly.database.rows("SELECT id FROM audit_block"))


async def outcome(operation: Any) -> dict[str, Any]:
    steps = [step async for step in operation]
    return dict(steps[-1].result)


async def change(assembly: Assembly, row: str) -> None:
    """As somebody who removed the guards."""
    await assembly.database.define("REMOVE EVENT audit_frozen ON audit")
    await assembly.database.define("DEFINE FIELD OVERWRITE outcome ON audit TYPE string")
    await assembly.database.define(f"UPDATE audit:⟨{row}⟩ SET outcome = 'patient_not_found'")


async def test_a_whole_trail_is_said_to_be_whole(sealed: Assembly) -> None:
    await write(sealed)
    result = await outcome(verify_audit(sealed))
    assert (result["is_whole"], result["finding"], result["not_sealed_yet"]) == (True, None, 1)
    assert result["blocks"] == await last_block(sealed)
    assert result["rows"] + 1 == len(await audit_rows(sealed)) - 1


async def test_a_changed_row_is_named_and_the_verification_is_recorded_as_such(sealed: Assembly) -> None:
    row = await write(sealed)
    await sealed.sealer.seal_once()
    await change(sealed, row)
    result = await outcome(verify_audit(sealed))
    assert not result["is_whole"]
    assert result["finding"] == f"a row was changed: block {await last_block(sealed)}, row {row}"
    (recorded,) = await audit_rows(sealed, action="audit.verified")
    assert (recorded["actor"], recorded["outcome"]) == ("system:operator", "audit_not_whole")


async def test_a_changed_counter_does_not_keep_anybody_from_verifying(sealed: Assembly) -> None:
    await sealed.database.define("UPDATE counter:audit_block SET value = 2")
    await write(sealed)
    result = await outcome(verify_audit(sealed))
    assert result["finding"] == str(Finding(Fault.COUNTER_CHANGED, await last_block(sealed)))


async def test_an_export_of_a_whole_trail_is_whole_and_complete(sealed: Assembly, tmp_path: Path) -> None:
    await write(sealed)
    before = len(await audit_rows(sealed))
    result = await outcome(export_audit(sealed, str(tmp_path / "export.jsonl")))
    report = verify_export(tmp_path / "export.jsonl")
    assert report.finding is None
    assert (report.rows, report.blocks) == (before, result["blocks"])
    assert report.fingerprint == result["fingerprint"]
    assert report.practice == "Northside Family Clinic"


async def test_an_export_holds_no_reason_and_is_for_this_user_alone(sealed: Assembly, tmp_path: Path) -> None:
    path = tmp_path / "export.jsonl"
    await outcome(export_audit(sealed, str(path)))
    assert b"a reason" not in path.read_bytes()
    assert path.stat().st_mode & 0o077 == 0


async def test_an_export_of_a_changed_trail_names_the_row(sealed: Assembly, tmp_path: Path) -> None:
    row = await write(sealed)
    await sealed.sealer.seal_once()
    await change(sealed, row)
    await outcome(export_audit(sealed, str(tmp_path / "export.jsonl")))
    assert verify_export(tmp_path / "export.jsonl").finding == Finding(Fault.ROW_CHANGED, await last_block(sealed), row)


async def test_a_trail_that_cannot_be_sealed_any_more_is_exported_all_the_same(
    sealed: Assembly, tmp_path: Path
) -> None:
    await sealed.database.define("UPDATE counter:audit_block SET value = 2")
    await write(sealed)
    await outcome(export_audit(sealed, str(tmp_path / "export.jsonl")))
    assert verify_export(tmp_path / "export.jsonl").blocks == 2


async def test_an_export_never_overwrites(sealed: Assembly, tmp_path: Path) -> None:
    (tmp_path / "export.jsonl").write_text("precious")
    with pytest.raises(FileExists):
        await outcome(export_audit(sealed, str(tmp_path / "export.jsonl")))
    assert (tmp_path / "export.jsonl").read_text() == "precious"


async def test_a_folder_that_is_not_there_is_told(sealed: Assembly, tmp_path: Path) -> None:
    with pytest.raises(FileNotWritable):
        await outcome(export_audit(sealed, str(tmp_path / "nowhere" / "export.jsonl")))


async def test_an_export_that_cannot_be_recorded_is_not_written(sealed: Assembly, tmp_path: Path) -> None:
    engine = troubled(sealed)
    in_haste(sealed)
    engine.refuses = True
    with pytest.raises(AuditUnavailable):
        await outcome(export_audit(sealed, str(tmp_path / "export.jsonl")))
    engine.make_peace()
    assert not (tmp_path / "export.jsonl").exists()


async def test_every_export_is_recorded(sealed: Assembly, tmp_path: Path) -> None:
    await outcome(export_audit(sealed, str(tmp_path / "export.jsonl")))
    (row,) = await audit_rows(sealed, action="audit.exported")
    assert (row["actor"], row["outcome"]) == ("system:operator", "ok")


async def test_the_command_verifies_an_export_in_an_empty_home(sealed: Assembly, tmp_path: Path) -> None:
    path, home = tmp_path / "export.jsonl", tmp_path / "outsider"
    await outcome(export_audit(sealed, str(path)))
    home.mkdir()
    ran = await asyncio.to_thread(run_verify, path, home)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "The export is whole" in ran.stdout
    assert list(home.iterdir()) == []


def run_verify(path: Path, home: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "app.cli.main", "audit", "verify", str(path)],
        cwd=home,
        env={"PATH": os.environ["PATH"], "HOME": str(home), "PFINNI_HOME": str(home), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )
