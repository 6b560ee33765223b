"""`pfinni export verify`: a file is checked with no store, no network and no settings of a practice."""

from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from app.assembly import Assembly
from app.audit.export import fingerprint
from app.cli.main import cli
from app.models.patient_export_models import PatientExportCreate, PatientExportFetch
from app.services.patient_exports.encryption import encrypted
from tests.builders import a_patient
from tests.conftest import operator

PASSPHRASE = "violet anchor meadow tractor"


@pytest.fixture
async def package(demo: Assembly) -> bytes:
    """An export of one patient."""
    await demo.database_service(operator(demo)).create(a_patient())
    exports = demo.patient_export_service(operator(demo))
    wanted: dict[str, Any] = {"content": "patients", "selection": {"filter": {}}, "protection": "none"}
    asked = await exports.ask(
        PatientExportCreate.model_validate({**wanted, "purpose": "operations", "recipient": "Harborline"})
    )
    file = await exports.fetch(asked.id, PatientExportFetch())
    return b"".join([part async for part in file.content])


def written(folder: Path, content: bytes, name: str = "export.zip") -> str:
    path = folder / name
    path.write_bytes(content)
    return str(path)


def test_a_whole_file_is_whole_and_names_the_key(demo: Assembly, package: bytes, tmp_path: Path) -> None:
    told = CliRunner().invoke(cli, ["export", "verify", written(tmp_path, package)])
    assert told.exit_code == 0, told.output
    assert "The export of Northside Family Clinic is whole: 1 rows about 1 patients in one file" in told.output
    assert fingerprint(demo.keyring.public_keyset) in told.output
    assert "Marlowe" not in told.output


def test_a_changed_file_is_not(package: bytes, tmp_path: Path) -> None:
    changed = package.replace(b"manifest.json", b"manifest.jsom")
    told = CliRunner().invoke(cli, ["export", "verify", written(tmp_path, changed)])
    assert told.exit_code == 1
    assert "The export is not whole" in told.output


async def test_an_encrypted_file_asks_for_its_passphrase(package: bytes, tmp_path: Path) -> None:
    path = written(tmp_path, await encrypted(package, PASSPHRASE), "export.zip.age")
    told = CliRunner().invoke(cli, ["export", "verify", path], input=f"{PASSPHRASE}\n")
    assert told.exit_code == 0, told.output
    assert PASSPHRASE not in told.output
    wrong = CliRunner().invoke(cli, ["export", "verify", path], input="another one\n")
    assert wrong.exit_code == 1
    assert "is whole" not in wrong.output


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    told = CliRunner().invoke(cli, ["export", "verify", str(tmp_path / "nothing.zip")])
    assert told.exit_code == 1
    assert str(told.exception) == "There is no such file."
