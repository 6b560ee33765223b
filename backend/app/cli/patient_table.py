"""`pfinni import` of a table of patients: the import that the pages know, worked off by the same jobs.

Whoever reads the command's screen reads numbers of rows and columns, meanings and rules, and nothing out of the file:
the rows that wait to be mended go into a file beside it, which is its owner's alone.
"""

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Any

from app.assembly import Assembly
from app.audit.vocabulary import AuditAction
from app.cli.steps import LARGEST_FILE, FileExists, Step, new_file
from app.core.actor import SystemActor
from app.core.exceptions import BusinessLogicException
from app.models.patient_import_models import (
    DateOrder,
    ImportField,
    ImportPlan,
    ImportStage,
    ImportState,
    PatientImportPublic,
    PlanRequest,
    RowOutcome,
    RowQuery,
    RowResult,
    WhenKnown,
)
from app.services.patient_import_service import PatientImportService

TABLES = frozenset({".csv", ".tsv", ".xlsx", ".xlsm", ".xls"})
MOST_ROWS_NAMED = 10
_LOOKS_EVERY = 0.1
"""Seconds."""
_MOST_ERROR_FILES = 100
_AT_WORK = frozenset({ImportState.CHECKING, ImportState.RUNNING})


class MappingChoice(StrEnum):
    """Where the meanings of the columns come from."""

    REMEMBERED = "remembered"
    """From the last table with these headings."""
    SUGGESTED = "suggested"
    """From the headings and the look of the values."""


class NoSuchTable(BusinessLogicException):
    """The path names no file."""

    code = "no_such_file"
    message = "There is no such file."


class TableTooLarge(BusinessLogicException):
    """More than one import takes."""

    code = "file_too_large"
    message = "The file is larger than 50 MB. Cut it into several."


class DatesAmbiguous(BusinessLogicException):
    """The numbers of the dates do not tell which of them is the month."""

    code = "dates_ambiguous"
    message = "The dates can be read either way. Say which comes first: --dates month_first or --dates day_first."


class NothingRemembered(BusinessLogicException):
    """No earlier table had these headings."""

    code = "nothing_remembered"
    message = "No table with these headings was imported before. Leave --mapping out to use what the headings say."


class NoSuchColumn(BusinessLogicException):
    """A column is given a meaning that is not there."""

    code = "no_such_column"
    message = "The file has no column of this number. The first one is 1."


class ImportStopped(BusinessLogicException):
    """The job ended before the import did."""

    code = "import_stopped"
    message = "The import was stopped before its end. What was entered stays; go on or take it back in the browser."


async def import_table(assembly: Assembly, path: str, **wanted: Any) -> AsyncIterator[Step]:  # noqa: ANN401 - of the wire
    """Read a table, look at every row and enter what can be entered; with `dry_run` it ends before that.

    `wanted` may hold `mapping` (remembered or suggested), `columns` (number to meaning, "" leaves one out), `dates`
    and `known`.
    """
    file = Path(path)
    content = await asyncio.to_thread(_content, file)
    access = assembly.access_log(SystemActor.OPERATOR, AuditAction.PATIENT_FILE_RECEIVED)
    try:
        service = assembly.patient_import_service(access)
        read = await service.receive(file.name, content)
        plan = _plan(read, wanted)
        shown = await service.plan(read.id, PlanRequest(version=read.version, plan=plan))
        stages = [ImportStage.CHECK] if wanted.get("dry_run") else [ImportStage.CHECK, ImportStage.RUN]
        for stage in stages:
            if stage is ImportStage.RUN:
                shown = await service.begin(shown.id, shown.version)
            while shown.state in _AT_WORK:
                yield Step(shown.progress, shown.total or 0)
                await asyncio.sleep(_LOOKS_EVERY)
                shown = await service.one(shown.id)
            _refuse_unfinished(shown, stage)
        result = await _result(service, shown, stages[-1], plan, file)
    finally:
        await access.settle()
    yield Step(shown.total or 0, shown.total or 0, result)


def _content(file: Path) -> bytes:
    if not file.is_file():
        raise NoSuchTable
    if file.stat().st_size > LARGEST_FILE:
        raise TableTooLarge
    return file.read_bytes()


def _plan(read: PatientImportPublic, wanted: Mapping[str, Any]) -> ImportPlan:
    """What the columns mean: as remembered or suggested, and then as the command says."""
    mapping = wanted.get("mapping")
    if mapping == MappingChoice.REMEMBERED and read.plan is None:
        raise NothingRemembered
    begun = read.plan if read.plan is not None and mapping != MappingChoice.SUGGESTED else _suggested(read)
    columns = list(begun.columns)
    for number, meaning in (wanted.get("columns") or {}).items():
        if not 1 <= int(number) <= len(columns):
            raise NoSuchColumn
        columns[int(number) - 1] = ImportField(meaning) if meaning else None
    order = DateOrder(wanted["dates"]) if wanted.get("dates") else begun.date_order
    facts = read.facts.columns
    if order is None and any(facts[at].asks_for_date_order for at, meaning in enumerate(columns) if meaning):
        raise DatesAmbiguous
    known = WhenKnown(wanted["known"]) if wanted.get("known") else begun.when_known
    return begun.model_copy(update={"columns": columns, "date_order": order, "when_known": known})


def _suggested(read: PatientImportPublic) -> ImportPlan:
    columns = read.facts.columns
    return ImportPlan(
        header_row=read.facts.header_row,
        columns=[each.suggestion for each in columns],
        date_order=next((each.date_order for each in columns if each.date_order is not None), None),
    )


def _refuse_unfinished(shown: PatientImportPublic, stage: ImportStage) -> None:
    ends = {ImportStage.CHECK: ImportState.CHECKED, ImportStage.RUN: ImportState.DONE}
    if shown.state is not ends[stage]:
        raise ImportStopped


async def _result(
    service: PatientImportService, shown: PatientImportPublic, stage: ImportStage, plan: ImportPlan, file: Path
) -> dict[str, Any]:
    counts = shown.entered if stage is ImportStage.RUN else shown.checked
    return {
        "import": shown.id,
        "stage": stage.value,
        "counts": counts.model_dump(),
        "columns": {at: meaning.value for at, meaning in enumerate(plan.columns, start=1) if meaning},
        "faults": await _faults(service, shown.id, stage) if counts.faulty else [],
        "errors": str(await _error_file(service, shown.id, file)) if counts.faulty else None,
    }


async def _faults(service: PatientImportService, import_id: str, stage: ImportStage) -> list[dict[str, Any]]:
    """Every rule that rows break, with how many break it and the first of them."""
    found: dict[tuple[int | None, str], dict[str, Any]] = {}
    async for row in _faulty(service, import_id, stage):
        for fault in row.faults:
            entry = found.setdefault(
                (fault.column, fault.rule),
                {
                    "column": fault.column + 1 if fault.column is not None else None,
                    "message": fault.message,
                    "count": 0,
                    "rows": [],
                },
            )
            entry["count"] += 1
            if len(entry["rows"]) < MOST_ROWS_NAMED:
                entry["rows"].append(row.row)
    return sorted(found.values(), key=lambda each: -each["count"])


async def _faulty(service: PatientImportService, import_id: str, stage: ImportStage) -> AsyncIterator[RowResult]:
    row: int | None = 1
    while row is not None:
        page = await service.rows(import_id, RowQuery(stage=stage, outcome=RowOutcome.FAULTY, from_row=row, limit=200))
        for each in page.items:
            yield each
        row = page.next_row


async def _error_file(service: PatientImportService, import_id: str, file: Path) -> Path:
    """The faulty rows beside the table, under a name that is free. Raises FileNotWritable."""
    for target in _names_beside(file):
        try:
            opened = new_file(target)
        except FileExists:
            continue
        with opened:
            async for lines in await service.faulty_rows(import_id):
                opened.write(lines)
        return target
    raise FileExists


def _names_beside(file: Path) -> Sequence[Path]:
    first = file.with_name(f"{file.stem}.errors.csv")
    return [first, *(file.with_name(f"{file.stem}.errors-{at}.csv") for at in range(2, _MOST_ERROR_FILES))]
