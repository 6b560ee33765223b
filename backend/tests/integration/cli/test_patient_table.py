"""`pfinni import` of a table of patients: what it enters, what it tells, and what it leaves beside the file."""

import asyncio
import json
import os
import stat
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import httpx
import pytest
from typer.testing import CliRunner, Result

from app.assembly import Assembly
from app.cli import main
from app.cli.operator_app import operator_app
from tests.conftest import eventually, operator
from tests.import_tables import person, table

Run = Callable[..., Result]


@pytest.fixture
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty home, and this process's file mode mask put back afterwards."""
    folder = tmp_path_factory.mktemp("m")
    monkeypatch.setenv("PFINNI_HOME", str(folder))
    monkeypatch.setenv("COLUMNS", "200")
    mask = os.umask(0o022)
    yield folder
    os.umask(mask)


@pytest.fixture
def run(home: Path) -> Run:
    """The command, on the store itself: no API runs."""

    def call(*arguments: str) -> Result:
        return CliRunner().invoke(main.cli, ["import", *arguments])

    return call


def written(home: Path, rows: list[dict[str, str]], name: str = "patients.csv") -> Path:
    path = home / name
    path.write_bytes(table(rows))
    return path


def says(result: Result, rows: int, outcome: str) -> bool:
    """Whether the table of outcomes has this line, whatever its columns' widths."""
    lines = [" ".join(line.replace("│", " ").split()) for line in result.output.splitlines()]
    return any(line.startswith(f"{rows} {outcome}") for line in lines)


def refusal(result: Result) -> str:
    assert result.exception is not None
    return str(result.exception)


def test_a_table_is_entered_once_and_its_faulty_rows_stand_beside_it(run: Run, home: Path) -> None:
    rows = [person(1), person(2, DOB="soon"), person(3, **{"Last name": ""}), person(4)]
    file = written(home, rows)
    told = run(str(file), "--dates", "month_first")
    assert told.exit_code == 1, told.output
    assert says(told, 2, "became new patients")
    assert says(told, 2, "break rules, and were not entered")
    assert "4: birth date" in told.output
    errors = home / "patients.errors.csv"
    assert errors.name in told.output
    assert stat.S_IMODE(errors.stat().st_mode) == 0o600
    content = errors.read_text("utf-8-sig")
    assert "soon" in content
    assert "MRN000001" not in content
    for each in rows:
        assert not {value for value in each.values() if len(value) > 2 and value in told.output}, told.output
    again = run(str(file), "--dates", "month_first")
    assert says(again, 2, "are about patients on record, and changed nothing")
    assert (home / "patients.errors-2.csv").exists()
    errors.write_text(content.replace("soon", "02/03/1980"), "utf-8")
    mended = run(str(errors))
    assert says(mended, 1, "became new patients"), "the order of the dates is remembered"


def test_a_dry_run_enters_nobody(run: Run, home: Path) -> None:
    file = written(home, [person(at) for at in range(20)])
    told = run(str(file), "--dry-run")
    assert told.exit_code == 0, told.output
    assert says(told, 20, "would become new patients")
    assert "Nothing was entered" in told.output
    entered = run(str(file))
    assert entered.exit_code == 0, entered.output
    assert says(entered, 20, "became new patients")
    assert list(home.glob("*.errors*")) == []


def test_dates_that_can_be_read_either_way_are_asked_about(run: Run, home: Path) -> None:
    file = written(home, [person(1, DOB="03/04/1980"), person(2, DOB="05/06/1981")])
    assert "--dates day_first" in refusal(run(str(file)))
    told = run(str(file), "--dates", "day_first")
    assert says(told, 2, "became new patients")


def test_columns_are_told_by_their_numbers(run: Run, home: Path) -> None:
    file = home / "list.csv"
    file.write_bytes(table([person(1), person(2)]).replace(b"DOB", b"Day X"))
    assert "Say which column holds the birth date." in refusal(run(str(file)))
    told = run(str(file), "--column", "4=birth_date", "--column", "7=", "--dates", "month_first")
    assert says(told, 2, "became new patients")
    assert "4: birth date" in told.output
    assert "7: " not in told.output
    assert "--column 3=birth_date" in refusal(run(str(file), "--column", "4=day"))
    assert "no column of this number" in refusal(run(str(file), "--column", "44=notes"))
    remembered = run(str(file), "--mapping", "remembered")
    assert says(remembered, 2, "are about patients on record")
    assert "Say which column" in refusal(run(str(file), "--mapping", "suggested"))


def test_what_is_no_table_is_told(run: Run, home: Path) -> None:
    assert "no such file" in refusal(run(str(home / "nobody.csv")))
    (home / "torn.xlsx").write_bytes(b"PK\3\4nothing")
    assert "could not be read" in refusal(run(str(home / "torn.xlsx")))
    assert "for a table of patients" in refusal(run(str(home), "--dry-run"))
    file = written(home, [person(1)])
    assert "No table with these headings" in refusal(run(str(file), "--mapping", "remembered"))


@pytest.fixture
async def socket(working: Assembly) -> AsyncIterator[httpx.AsyncClient]:
    """The running API's own door for the operator, whose worker works jobs off."""
    transport = httpx.ASGITransport(app=operator_app(working))
    mask = os.umask(0o022)
    async with httpx.AsyncClient(transport=transport, base_url="http://operator") as client:
        yield client
    os.umask(mask)


async def test_the_running_api_does_the_same_with_its_own_worker(
    socket: httpx.AsyncClient, working: Assembly, tmp_path: Path
) -> None:
    file = written(tmp_path, [person(at) for at in range(250)] + [person(400, DOB="never")])
    asked = {"operation": "import.patients", "arguments": {"path": str(file), "dates": "month_first"}}
    answer = await socket.post("/run", json=asked, timeout=60)
    steps = [json.loads(line) for line in answer.text.splitlines()]
    result = steps[-1]["result"]
    assert (result["counts"]["created"], result["counts"]["faulty"]) == (250, 1)
    assert result["faults"] == [
        {"column": 4, "message": result["faults"][0]["message"], "count": 1, "rows": [252]},
    ]
    assert stat.S_IMODE((tmp_path / "patients.errors.csv").stat().st_mode) == 0o600
    assert "never" not in answer.text
    rows = await working.database.rows("SELECT count() FROM patient GROUP ALL")
    assert rows[0]["count"] >= 250


async def test_an_import_that_is_stopped_is_told(socket: httpx.AsyncClient, working: Assembly, tmp_path: Path) -> None:
    file = written(tmp_path, [person(at) for at in range(3000)])
    asked = {"operation": "import.patients", "arguments": {"path": str(file), "dates": "month_first"}}
    running = asyncio.create_task(socket.post("/run", json=asked, timeout=60))

    async def stopped() -> bool:
        rows = await working.database.rows("SELECT id FROM patient_import WHERE state = 'running'")
        for row in rows:
            await working.patient_import_service(operator(working)).stop(str(row["id"].id))
        return bool(rows)

    await eventually(stopped, within=30)
    told = json.loads((await running).text.splitlines()[-1])
    assert told["error"] == "import_stopped"
