"""Process 11: patients by the table: upload, check, entering in batches, progress, errors, report, and taking back."""

import asyncio
import shutil
import time
from collections import Counter
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import httpx
import pytest
import xlsxwriter

from app.assembly import Assembly
from app.config.settings import Settings
from app.database.failures import StoreThrew
from app.database.models import Patient
from app.database.schemas import (
    MIGRATIONS_FOLDER,
    applied_migrations,
    apply_schema,
    read_migrations,
    roll_back,
    validate_schema,
)
from app.main import create_app
from app.models.patient_import_models import ImportStage
from tests.conftest import SetClock, begin_demo, eventually, new_client, opened, operator, sign_in
from tests.import_tables import HEADINGS, Desk, person, table


def spoilt(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    """Every fiftieth row lacks something or says what cannot be."""
    wrong = [{"DOB": ""}, {"DOB": "13/13/1980"}, {"Last name": ""}, {"Email": "at home"}, {"Phone": "12"}]
    return [{**row, **wrong[at // 50 % len(wrong)]} if at % 50 == 49 else row for at, row in enumerate(rows)]


async def test_patient_bulk_import_workflow(
    demo: Assembly, provider: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(provider, demo)
    rows = [*spoilt([person(at) for at in range(498)]), person(7), person(8)]
    began = time.process_time()  # the bench measures by the clock; here others may use the machine, too
    checked: Any = await desk.checked(table(rows))
    assert checked["facts"]["kind"] == "csv"
    assert (checked["checked"]["created"], checked["checked"]["faulty"], checked["checked"]["doubled"]) == (489, 9, 2)
    assert len(await demo.database.rows("SELECT id FROM patient")) == 0
    progress: list[int] = []
    entered: Any = await _entered_with_progress(desk, demo, checked, progress, monkeypatch)
    assert time.process_time() - began < 5
    assert (entered["state"], entered["entered"]["created"], entered["entered"]["faulty"]) == ("done", 489, 9)
    assert entered["entered"]["doubled"] == 2
    assert max(progress) == entered["total"] == 6  # of a hundred rows each
    assert sum([len(await desk.rows(entered["id"], stage="run", outcome=each)) for each in ("faulty", "doubled")]) == 11
    assert len(await demo.database.rows("SELECT id FROM patient")) == 489
    assert len(await demo.database.rows("SELECT id FROM coverage")) == 489
    errors = (await provider.get(f"/patient-imports/{entered['id']}/faulty-rows")).content.decode("utf-8-sig")
    assert len(errors.splitlines()) == 1 + 9
    await _the_trail_tells_of_everybody(demo, entered["id"])


async def _entered_with_progress(
    desk: Desk, demo: Assembly, checked: Any, progress: list[int], monkeypatch: pytest.MonkeyPatch
) -> Any:
    """Listens to how far the job says that it has come."""
    begun = await desk.client.post(f"/patient-imports/{checked['id']}/run", json={"version": checked["version"]})
    assert begun.status_code == 200
    beat = demo.jobs.beat

    async def noted(*values: Any) -> bool:
        progress.append(values[2])
        return await beat(*values)

    with monkeypatch.context() as listening:
        listening.setattr(demo.jobs, "beat", noted)
        return await desk.worked_off(checked["id"])


async def _the_trail_tells_of_everybody(demo: Assembly, import_id: str) -> None:
    rows = await demo.database.rows("SELECT subjects FROM audit WHERE action = 'patient_import.entered'")
    named = {subject for row in rows for subject in row["subjects"] or []}
    patients = {str(row["id"].id) for row in await demo.database.rows("SELECT id FROM patient")}
    assert patients <= named
    assert import_id in named


async def test_a_workbook_says_the_same_as_a_text_file(demo: Assembly, provider: httpx.AsyncClient) -> None:
    desk = Desk(provider, demo)
    content = BytesIO()
    with xlsxwriter.Workbook(content) as book:
        book.add_worksheet("Cover")
        sheet = book.add_worksheet("Patients")
        day = book.add_format({"num_format": "mm/dd/yyyy"})
        sheet.write_row(0, 0, ["Northside Family Clinic, all patients"])
        sheet.write_row(2, 0, HEADINGS)
        for at in range(120):
            row = person(at)
            sheet.write_row(3 + at, 0, [row[heading] for heading in HEADINGS])
            month, date, year = map(int, row["DOB"].split("/"))
            sheet.write_datetime(3 + at, 3, datetime(year, month, date), day)  # noqa: DTZ001 - a cell has no zone
    entered: Any = await desk.entered(content.getvalue(), "patients.xlsx", date_order=None)
    assert (entered["facts"]["kind"], entered["facts"]["sheet"], entered["facts"]["header_row"]) == (
        "xlsx",
        "Patients",
        3,
    )
    assert entered["entered"]["created"] == 120
    again: Any = await desk.checked(table([person(at) for at in range(120)]))
    assert again["checked"]["known"] == 120


async def test_a_run_that_is_stopped_keeps_what_it_entered_and_goes_on(
    demo: Assembly, provider: httpx.AsyncClient
) -> None:
    desk = Desk(provider, demo)
    checked: Any = await desk.checked(table([person(at) for at in range(450)]))
    await provider.post(f"/patient-imports/{checked['id']}/run", json={"version": checked["version"]})
    await demo.worker.work_once()
    service = demo.patient_import_service(operator(demo))

    async def some_are_in() -> bool:
        return len(await service._parts.imports.counts(checked["id"], ImportStage.RUN)) >= 2

    await eventually(some_are_in)
    assert (await provider.post(f"/patient-imports/{checked['id']}/stop")).status_code == 200
    await demo.worker.work_off()
    stopped: Any = await desk.shown(checked["id"])
    assert stopped["state"] == "stopped"
    assert 200 <= stopped["entered"]["created"] < 450
    entered: Any = await desk.run(stopped)
    assert (entered["state"], entered["entered"]["created"]) == ("done", 450)
    assert len(await demo.database.rows("SELECT id FROM patient")) == 450


async def test_a_run_that_was_cut_off_goes_on_after_the_next_start_without_doubles(
    settings: Settings, clock: SetClock
) -> None:
    async with opened(settings, clock) as first:
        await begin_demo(first)
        async with new_client(create_app(first, closes=False)) as client:
            await sign_in(client, "provider")
            desk = Desk(client, first)
            checked: Any = await desk.checked(table([person(at) for at in range(450)]))
            await client.post(f"/patient-imports/{checked['id']}/run", json={"version": checked["version"]})
            await first.worker.work_once()
            await eventually(lambda: _parts_done(first, checked["id"], 2))
            for task in list(first.worker._running):
                task.cancel()
            await asyncio.gather(*first.worker._running, return_exceptions=True)
    async with opened(settings, clock) as second:
        before = await second.patient_import_service(operator(second))._parts.imports.counts(
            checked["id"], ImportStage.RUN
        )
        assert 2 <= len(before) < 5
        await second.worker.work_off()
        patients = await second.database.rows("SELECT mrn_key FROM patient")
        assert len(patients) == 450
        assert len({row["mrn_key"] for row in patients}) == 450
        shown = await second.patient_import_service(operator(second)).one(checked["id"])
        assert (shown.state, shown.entered.created) == ("done", 450)


async def _parts_done(assembly: Assembly, import_id: str, least: int) -> bool:
    imports = assembly.patient_import_service(operator(assembly))._parts.imports
    return len(await imports.counts(import_id, ImportStage.RUN)) >= least


RANKED = """-- up
-- step: a rank for everybody
DEFINE FIELD care_rank ON patient TYPE option<int>;
UPDATE patient SET care_rank = 1 RETURN NONE;
-- step: those in care come first
UPDATE patient SET care_rank = 2 WHERE status = 'active' RETURN NONE;
IF record::exists(counter:blocked) { THROW 'blocked' };
-- down
-- step: no ranks
UPDATE patient UNSET care_rank RETURN NONE;
REMOVE FIELD care_rank ON patient;
"""


async def test_data_migration_procedures(demo: Assembly, provider: httpx.AsyncClient, tmp_path: Path) -> None:
    """A migration runs over real rows: a step that fails leaves nothing, what follows goes on, and the way back is."""
    desk = Desk(provider, demo)
    await desk.entered(table([person(at) for at in range(120)]))
    await desk.entered(table([person(at) for at in range(120, 150)]), first_status="active")
    before = await _everybody(demo)
    assert len(before) == 150
    folder = tmp_path / "migrations"
    shutil.copytree(MIGRATIONS_FOLDER, folder)
    (folder / "0900_ranked.surql").write_text(RANKED)
    newest = max(each.number for each in read_migrations())
    await demo.database.define("CREATE counter:blocked SET value = 1, token = 0")

    with pytest.raises(StoreThrew):
        await apply_schema(demo.database, migrations=folder)
    applied = (await applied_migrations(demo.database))[900]
    assert (applied.steps_done, applied.is_done) == (1, False)
    assert await _ranks(demo) == {1: 150}
    assert await _everybody(demo) == before

    await demo.database.define("DELETE counter:blocked")
    assert (await apply_schema(demo.database, migrations=folder)).migrations == ("ranked",)
    assert await _ranks(demo) == {1: 120, 2: 30}
    assert await _everybody(demo) == before

    assert await roll_back(demo.database, newest, folder) == ["ranked"]
    assert await _ranks(demo) == {None: 150}
    assert await _everybody(demo) == before
    assert await validate_schema(demo.database) == []
    assert (await desk.checked(table([person(at) for at in range(150)])))["checked"]["known"] == 150  # type: ignore[index]


async def _everybody(demo: Assembly) -> dict[str, Patient]:
    """Every patient, opened whole: an envelope that was touched would not open."""
    rows = await demo.database.rows("SELECT * FROM patient")
    patients = [demo.tables["patient"].opened(row, operator(demo)) for row in rows]
    return {patient.id: patient for patient in patients}


async def _ranks(demo: Assembly) -> Counter[int | None]:
    return Counter(row.get("care_rank") for row in await demo.database.rows("SELECT * FROM patient"))
