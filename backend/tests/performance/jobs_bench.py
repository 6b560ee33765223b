"""Measures jobs and alerts over a real embedded store: `python -m tests.performance.jobs_bench [--quick]`.

Everything in this process: the queue, the workers, the rules and the directory, without HTTP. Seconds are wall clock;
CPU is this process's own.
"""

import argparse
import asyncio
import random
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.assembly import Assembly
from app.audit.rows import AuditEntry
from app.audit.vocabulary import AuditAction
from app.core.identifiers import new_id
from app.database.job_repository import Outcome
from app.database.statement import Statement
from app.directory.entries import milliseconds as milliseconds_of
from app.models.alert_models import AlertKind, AlertPage, AlertQuery, AlertState, NoticeChannel
from app.models.job_models import JobKind, JobPriority, JobQuery, Payload
from app.models.patient_models import PatientStatus
from app.services.job_service import new_job
from app.workers.surreal_worker import JobRun
from tests.builders import a_patient, an_alert
from tests.conftest import NOW, SetClock, opened, operator, provider_log, settings_for
from tests.integration.services.notice_office import Office, office
from tests.integration.workers.alarms import Alarms
from tests.integration.workers.workshop import KIND, OTHER_KIND, Workshop, a_handler
from tests.performance.figures import percentile
from tests.sandbox_port import sandbox_port


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much of everything."""

    jobs: int
    waiting: int
    events: int
    alerts: int


FULL, QUICK = Sizes(1000, 10_000, 1000, 10_000), Sizes(200, 1000, 300, 1000)


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table."""

    name: str
    value: str
    cpu: str = ""


@asynccontextmanager
async def practice(works: bool = False) -> AsyncIterator[Assembly]:
    """A fresh store in a temporary folder."""
    with tempfile.TemporaryDirectory() as folder:
        async with opened(settings_for(Path(folder)), SetClock(), works=works) as assembly:
            yield assembly


async def timed(work: Awaitable[object]) -> tuple[float, float]:
    """Seconds of the wall clock, and seconds of CPU."""
    started, cpu = time.perf_counter(), time.process_time()
    await work
    return time.perf_counter() - started, time.process_time() - cpu


async def milliseconds(call: Callable[[], Awaitable[object]], times: int = 100) -> str:
    """p50 and p99 of a call."""
    each = [(await timed(call()))[0] * 1000 for _ in range(times)]
    return f"p50 {percentile(each, 0.5):.2f} ms, p99 {percentile(each, 0.99):.2f} ms"


def rate(count: int, seconds: float) -> str:
    return f"{count / seconds:,.0f}/s"


def each(count: int, seconds: float) -> str:
    return f"{seconds / count * 1000:.2f} ms"


async def enqueue_in(shop: Workshop, count: int, per_commit: int, kind: JobKind = KIND) -> None:
    service = shop.assembly.database_service(operator(shop.assembly))
    for at in range(0, count, per_commit):
        jobs = [shop.a_job(kind, priority=random.choice(list(JobPriority))) for _ in range(min(per_commit, count - at))]
        await service.write(AuditEntry(AuditAction.JOB_ENQUEUED), *(shop.assembly.jobs.enqueue(job) for job in jobs))


async def enqueueing(sizes: Sizes) -> AsyncIterator[Figure]:
    count = sizes.jobs // 2
    async with practice() as assembly:
        shop = Workshop(assembly)
        wall, cpu = await timed(enqueue_in(shop, count, 1))
        yield Figure("enqueue, one commit after the other", each(count, wall), each(count, cpu))
        wall, cpu = await timed(asyncio.gather(*(enqueue_in(shop, count // 16, 1) for _ in range(16))))
        yield Figure("enqueue, 16 at once", rate(count, wall), each(count, cpu))
        wall, cpu = await timed(enqueue_in(shop, count, 50))
        yield Figure("enqueue, 50 in a commit", rate(count, wall), each(count, cpu))
        create = assembly.tables["patient"].create
        plain = [create(a_patient()) for _ in range(200)]
        both = [(create(a_patient()), assembly.jobs.enqueue(shop.a_job())) for _ in range(200)]
        service = assembly.database_service(operator(assembly))

        async def write(changes: Sequence[Sequence[Statement]]) -> None:
            for statements in changes:
                await service.write(AuditEntry(AuditAction.RECORD_CREATED), *statements)

        alone, _ = await timed(write([(statement,) for statement in plain]))
        together, _ = await timed(write(both))
        yield Figure("what a job adds to the commit of a change", each(200, together - alone))


async def claiming(sizes: Sizes) -> AsyncIterator[Figure]:
    for workers in (1, 4, 8):
        async with practice() as assembly:
            shop = Workshop(assembly)
            await enqueue_in(shop, sizes.jobs, 50)

            async def claim(name: str, shop: Workshop = shop) -> None:
                while await shop.assembly.jobs.claim_next(name, [KIND], NOW - NOW, 1):
                    pass

            wall, cpu = await timed(asyncio.gather(*(claim(f"worker-{at}") for at in range(workers))))
            conflicts = assembly.database.metrics.conflicts
            yield Figure(
                f"claim, {workers} workers", f"{rate(sizes.jobs, wall)}, {conflicts} conflicts", each(sizes.jobs, cpu)
            )


async def working_off(sizes: Sizes) -> AsyncIterator[Figure]:
    async def nothing(_: JobRun) -> Outcome:
        return Outcome()

    for workers in (1, 4, 8):
        async with practice() as assembly:
            shop = Workshop(assembly)
            await enqueue_in(shop, sizes.jobs, 50)
            crew = [shop.worker(a_handler(nothing), name=f"worker-{at}") for at in range(workers)]
            wall, cpu = await timed(asyncio.gather(*(worker.work_off() for worker in crew)))
            yield Figure(f"work off, {workers} workers of 8", rate(sizes.jobs, wall), each(sizes.jobs, cpu))


async def queueing(sizes: Sizes) -> AsyncIterator[Figure]:
    async with practice() as assembly:
        shop = Workshop(assembly)
        await enqueue_in(shop, sizes.waiting, 50)
        jobs = assembly.jobs
        yield Figure(
            f"look for work, {sizes.waiting:,} waiting of a kind that is busy",
            await milliseconds(lambda: jobs.claim_next("w", [OTHER_KIND], NOW - NOW, 1), 20),
        )
        yield Figure(
            f"claim one of {sizes.waiting:,}", await milliseconds(lambda: jobs.claim_next("w", [KIND], NOW - NOW, 1))
        )
        yield Figure(
            f"the jobs page, {sizes.waiting:,} jobs",
            await milliseconds(lambda: assembly.job_service(operator(assembly)).page(JobQuery()), 20),
        )


async def raising(sizes: Sizes) -> AsyncIterator[Figure]:
    for name, fields in (
        ("nothing to say", {}),
        ("one alert each", {"status": PatientStatus.URGENT}),
    ):
        async with practice() as assembly:
            alarms = Alarms(assembly)
            service = assembly.database_service(operator(assembly))
            people = [a_patient(**fields) for _ in range(sizes.events)]
            for at in range(0, sizes.events, 100):
                insert = assembly.tables["patient"].insert(people[at : at + 100])
                await service.write(AuditEntry(AuditAction.RECORD_CREATED), insert)
            wall, cpu = await timed(alarms.raise_all())
            yield Figure(f"raise, {sizes.events:,} events, {name}", f"{wall:.2f} s", f"{cpu:.2f} s")


async def listing(sizes: Sizes) -> AsyncIterator[Figure]:
    async with practice() as assembly:
        service = assembly.database_service(operator(assembly))
        kinds = [AlertKind.COVERAGE_LOST, AlertKind.BIRTHDAY, AlertKind.PATIENT_REVIEW, AlertKind.PATIENT_URGENT]
        for at in range(0, sizes.alerts, 100):
            people = [a_patient() for _ in range(100)]
            alerts = [
                an_alert(kind=kinds[(at + number) % 4], patient_id=person.id, once_key=new_id())
                for number, person in enumerate(people)
            ]
            await service.write(
                AuditEntry(AuditAction.RECORD_CREATED),
                assembly.tables["patient"].insert(people),
                assembly.tables["alert"].insert(alerts),
            )

        async def page(**query: Any) -> AlertPage:
            return await assembly.alert_service(provider_log(assembly)).page(AlertQuery(**query))

        first = await page()
        many = f"{sizes.alerts:,} open"
        yield Figure(f"list, first 50 of {many}", await milliseconds(page))
        yield Figure(f"list, next 50 of {many}", await milliseconds(lambda: page(cursor=first.next_cursor)))
        yield Figure(f"list, one class of {many}", await milliseconds(lambda: page(alert_class="insurance")))
        yield Figure(f"list, one patient's of {many}", await milliseconds(lambda: page(patient_id=people[0].id)))
        yield Figure(f"list, closed ones beside {many}", await milliseconds(lambda: page(state=AlertState.CLOSED)))

        async def counts() -> object:
            return assembly.alert_service(provider_log(assembly)).counts()

        yield Figure(f"counts of {many}", await milliseconds(counts))


async def digesting(sizes: Sizes) -> AsyncIterator[Figure]:
    """One person's digest, from the first count to the mail at the provider: the sandbox, on a real port."""
    clock = SetClock()
    with tempfile.TemporaryDirectory() as folder:
        async with sandbox_port(lambda: clock.now) as sandbox, office(Path(folder), clock, sandbox) as desk:
            await many_waiting(desk, sizes.alerts)
            until = milliseconds_of(clock())
            access, staff = desk.access(), await desk.assembly.staff_reader().staff(desk.access())
            digests = desk.assembly.notices.digests(desk.assembly.directory, access)
            many = f"{sizes.alerts:,} alerts"

            async def group() -> object:
                return digests._groups(desk.chen.id, NoticeChannel.EMAIL, staff, 0, until)

            yield Figure(f"digest of {many}: grouping", await milliseconds(group, 20))
            payload: Payload = {"user": desk.chen.id, "channel": NoticeChannel.EMAIL.value, "until": until}
            await desk.enqueue(new_job(JobKind.NOTICE_DIGEST, "system:alerts", clock, payload))
            wall, cpu = await timed(desk.work())
            [mail] = desk.sandbox.mails
            if mail.subject != f"{sizes.alerts} alerts wait for you":
                raise RuntimeError(mail.subject)
            yield Figure(f"digest of {many}: counted, kept and sent", f"{wall * 1000:.0f} ms", f"{cpu * 1000:.0f} ms")


async def many_waiting(desk: Office, count: int) -> None:
    """Alerts of four kinds and two priorities that wait for one provider."""
    kinds = [AlertKind.COVERAGE_LOST, AlertKind.COVERAGE_ENDING, AlertKind.PATIENT_REVIEW, AlertKind.MANUAL]
    await desk.prefer(desk.chen, email=["high", "normal"], muted=[])
    provider = (await desk.provider_of(desk.chen)).id
    tables = desk.assembly.tables
    for at in range(0, count, 100):
        people = [a_patient(provider_id=provider) for _ in range(100)]
        alerts = [desk.an_alert(kinds[(at // 100) % 4], patient_id=person.id) for person in people]
        await desk.write(tables["patient"].insert(people), tables["alert"].insert(alerts))


PARTS = (enqueueing, claiming, working_off, queueing, raising, listing, digesting)


def lines(figures: Sequence[Figure]) -> Iterator[str]:
    """The table as Markdown."""
    yield "| what | measured | CPU |"
    yield "| --- | --- | --- |"
    for figure in figures:
        yield f"| {figure.name} | {figure.value} | {figure.cpu} |"


async def measured(sizes: Sizes, names: Sequence[str]) -> list[Figure]:
    """Every part that is wanted, one after the other."""
    return [figure for part in PARTS if not names or part.__name__ in names async for figure in part(sizes)]


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--quick", action="store_true", help="small sizes, to see whether it runs")
    arguments.add_argument("parts", nargs="*", choices=[[], *(part.__name__ for part in PARTS)], help="these alone")
    wanted = arguments.parse_args()
    figures = asyncio.run(measured(QUICK if wanted.quick else FULL, wanted.parts))
    print("\n".join(lines(figures)))


if __name__ == "__main__":
    main()
