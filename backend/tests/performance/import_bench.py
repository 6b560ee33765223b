"""Measures the import of a table and the export of all patients over a real embedded store.

`python -m tests.performance.import_bench [--rows N]`. Reading, checking, entering and exporting, without HTTP, with
everything that follows from each patient. Seconds are wall clock, CPU is this process's own. Memory is what the process
holds more at the end of a step than at its beginning: patients stay in the directory and in the engine's buffers, so
that what the step itself keeps is told by Python's own blocks, of some 100 bytes each.
"""

import argparse
import asyncio
import gc
import resource
import sys
import tempfile
import time
from collections.abc import Awaitable
from pathlib import Path
from typing import TypeVar

from app.assembly import Assembly
from app.models.patient_export_models import (
    DisclosurePurpose,
    ExportContent,
    ExportFormat,
    ExportProtection,
    ExportSelection,
    PatientExportCreate,
)
from app.models.patient_import_models import DateOrder, ImportPlan, PatientImportPublic, PlanRequest
from app.models.patient_list_models import PatientListQuery
from tests.conftest import SetClock, begin_demo, opened, provider_log, settings_for
from tests.import_tables import person, table

_PAGE = resource.getpagesize()
Done = TypeVar("Done")


def held() -> float:
    """Megabytes that this process holds now."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * _PAGE / 1e6


def kept() -> int:
    """Blocks of memory that Python's own objects hold."""
    gc.collect()
    return sys.getallocatedblocks()


async def step(name: str, rows: int, work: Awaitable[Done]) -> Done:
    """Do it, and print what it took."""
    before, blocks, started, cpu = held(), kept(), time.perf_counter(), time.process_time()
    done = await work
    seconds, used = time.perf_counter() - started, time.process_time() - cpu
    print(
        f"{name:<24}{seconds:8.2f} s {rows / seconds:9.0f} rows/s {used / rows * 1000:7.2f} ms CPU a row "
        f"{held() - before:+8.0f} MB {kept() - blocks:+9d} blocks",
        flush=True,
    )
    return done


async def imported(assembly: Assembly, rows: int, first: int = 0) -> PatientImportPublic:
    """A table of so many rows from the file to the result."""
    content = table([person(first + at) for at in range(rows)])
    service = assembly.patient_import_service(provider_log(assembly))
    read = await step(f"read {rows:,} rows", rows, service.receive("patients.csv", content))
    plan = ImportPlan(
        header_row=read.facts.header_row,
        columns=[column.suggestion for column in read.facts.columns],
        date_order=DateOrder.MONTH_FIRST,
    )
    await service.plan(read.id, PlanRequest(version=read.version, plan=plan))
    await step(f"check {rows:,} rows", rows, assembly.worker.work_off())
    checked = await service.one(read.id)
    await service.begin(read.id, checked.version)
    await step(f"enter {rows:,} rows", rows, assembly.worker.work_off())
    return await service.one(read.id)


async def exported(assembly: Assembly, form: ExportFormat, rows: int) -> None:
    """Everybody with all insurance, by the job that makes a large file."""
    wanted = PatientExportCreate(
        content=ExportContent.BOTH,
        format=form,
        selection=ExportSelection(filter=PatientListQuery()),
        protection=ExportProtection.NONE,
        purpose=DisclosurePurpose.OPERATIONS,
        recipient="Harborline Analytics",
    )
    service = assembly.patient_export_service(provider_log(assembly))
    asked = await service.ask(wanted)
    await step(f"export {rows:,} as {form.value}", rows, assembly.worker.work_off())
    made = await service.get(asked.id)
    assert made.patients == rows, made


async def measure(rows: int) -> None:
    """Five hundred rows, then many, in one practice."""
    with tempfile.TemporaryDirectory() as folder:
        async with opened(settings_for(Path(folder)), SetClock()) as assembly:
            await begin_demo(assembly)
            few = await step("500 rows, all of it", 500, imported(assembly, 500))
            many = await imported(assembly, rows - 500, first=500)
            for form in ExportFormat:
                await exported(assembly, form, rows)
            print(
                f"entered {few.entered.created} and {many.entered.created}; "
                f"at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000:.0f} MB"
            )


def main() -> None:
    """Read the options and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=100_000, help="how many patients there are at the end")
    asyncio.run(measure(parser.parse_args().rows))


if __name__ == "__main__":
    main()
