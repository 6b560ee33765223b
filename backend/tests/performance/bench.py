"""Measures PFINNI beside the standards of its design: `python -m tests.performance.bench`.

The real API process over a sealed store in a temporary folder, with the load generator beside it on the same machine;
with `--one-core` each has one core of its own. Everything is signed in and audited. `--write` keeps the table in
docs/performance.md; `--profile` says where the time goes instead; `--live 50 1000` measures so many live sockets
alone, their memory included.
"""

import argparse
import asyncio
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import psutil

from app.models.patient_list_models import PatientOrder
from tests.api_process import SERVE, ApiProcess
from tests.conftest import ORIGIN, PROJECT
from tests.performance.figures import NAMES, LiveRun, Operation, Run, percentile, report, report_live, slowest
from tests.performance.http_client import Target
from tests.performance.sampler import SAMPLED, Profile, read_profile
from tests.performance.workload import STATUSES, World, known

CLIENTS, RATE, SOCKETS = 16, 100, 100
OPERATIONS = tuple(NAMES)
SETTLED_AFTER = 3.0
PAUSE = 0.25
"""Seconds between two changes that live sockets are told, so that what follows from one does not meet the next."""
DOCUMENT = PROJECT / "docs" / "performance.md"


@dataclass(frozen=True, slots=True)
class Lengths:
    """How long to measure."""

    open_seconds: float
    closed_seconds: float
    changes: int
    reads: int


FULL, QUICK = Lengths(20, 10, 200, 5000), Lengths(4, 3, 40, 1000)


@dataclass(frozen=True, slots=True)
class Cores:
    """The API's core and the generator's; None leaves both to the system."""

    api: int | None = None
    generator: int | None = None

    @classmethod
    def of_machine(cls) -> "Cores":
        """Two different ones, where there are two."""
        cores = sorted(os.sched_getaffinity(0))
        return cls(cores[0], cores[-1]) if len(cores) > 1 else cls()


@contextmanager
def pinned(core: int | None) -> Iterator[None]:
    """Processes that are started inside run on this core alone, with all their threads."""
    everywhere = os.sched_getaffinity(0)
    if core is not None:
        os.sched_setaffinity(0, {core})
    try:
        yield
    finally:
        os.sched_setaffinity(0, everywhere)


class Bench:
    """One size on one store."""

    def __init__(self, patients: int, folder: Path, lengths: Lengths, cores: Cores, *, is_sampled: bool) -> None:
        self.run = Run(patients)
        self.lengths = lengths
        self.cores = cores
        self.api = ApiProcess(folder, SAMPLED if is_sampled else SERVE, PFINNI_SAMPLES_FOLDER=str(folder / "none"))
        self._seed = 0
        self._cookie = ""
        self._requests = 0

    async def prepare(self) -> None:
        """Begin and fill."""
        self.run.first_start = await self._start()
        started = time.perf_counter()
        await asyncio.to_thread(self._fill)
        self.run.fill_seconds = time.perf_counter() - started
        self.api.stop()
        self.run.start_after_stop = await self._start()
        self.run.rss_after_start = self._process().memory_info().rss / 1e6

    async def measure(self) -> Run:
        """Everything, one after the other."""
        target = await self._sign_in()
        await self._measure_reads(target)
        target = await self._sign_in()
        world = await self._world()
        for operation in OPERATIONS:
            self.run.operations.append(await self._operation(operation, target, world))
            print(f"  {NAMES[operation]}: measured", flush=True)
        world = await self._world()
        frames = await self._generate("frames", target, world, "status", sockets=SOCKETS, changes=self.lengths.changes)
        milliseconds = [each * 1000 for each in frames["latencies"]]
        last = percentile(frames["last"], 0.99) * 1000
        self.run.frames = percentile(milliseconds, 0.5), percentile(milliseconds, 0.99), last
        self.run.rss_after_load = self._process().memory_info().rss / 1e6
        self.run.requests_before_kill = self._requests
        self.api.kill()
        self.run.start_after_kill = await self._start()
        self.api.stop()
        self.run.store_megabytes = _bytes_in(self.api.home / "data") / 1e6
        return self.run

    async def measure_live(self, sockets: Sequence[int], changes: int) -> list[LiveRun]:
        """Sockets of these numbers, one number after the other: memory, CPU and latencies."""
        found = []
        for number in sockets:
            target, world = await self._sign_in(), await self._world()
            before = self._process().memory_info().rss
            memory: list[int] = []
            spent: list[float] = []

            def note(memory: list[int] = memory, spent: list[float] = spent) -> None:
                memory.append(self._process().memory_info().rss)
                spent.append(self._cpu())

            measured = await self._generate(
                "frames", target, world, "status", sockets=number, changes=changes, pause=PAUSE, when_begun=note
            )
            cpu = (self._cpu() - spent[0]) / changes
            every, last = ([each * 1000 for each in measured[name]] for name in ("latencies", "last"))
            found.append(
                LiveRun(
                    number,
                    changes,
                    percentile(every, 0.5),
                    percentile(every, 0.99),
                    percentile(last, 0.99),
                    (memory[0] - before) / number / 1000,
                    cpu * 1000,
                )
            )
        return found

    async def profile(self, operations: Sequence[str]) -> list[tuple[str, Profile]]:
        """Where the API's time goes under the closed loop of each operation."""
        target, found = await self._sign_in(), []
        world = await self._world()
        for operation in operations:
            before = await read_profile(self.api.home)
            await self._closed(operation, target, world)
            found.append((NAMES[operation], (await read_profile(self.api.home)).since(before)))
        return found

    async def _start(self) -> float:
        with pinned(self.cores.api):
            started = time.perf_counter()
            self.api.start()
        await self.api.until_ready(within=1800)
        return time.perf_counter() - started

    def _fill(self) -> None:
        command = [sys.executable, "-m", "app.cli.main", "demo", "--patients", str(self.run.patients)]
        with (self.api.home / "fill.log").open("ab") as log:
            subprocess.run(
                command,
                cwd=PROJECT / "backend",
                env=dict(self.api.environment()),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                check=True,
            )

    async def _sign_in(self) -> Target:
        """One session for everything: a user keeps but a few, and the oldest would end under a generator."""
        if not self._cookie:
            async with self.api.signed_in() as browser:
                self._cookie = "; ".join(f"{each.name}={each.value}" for each in browser.cookies.jar)
        return Target("127.0.0.1", self.api.port, self._cookie, ORIGIN)

    async def _world(self) -> World:
        """Some thousand patients from all ends of all lists, and places to continue lists from."""
        target = await self._sign_in()
        async with self.api.browser() as browser:
            browser.headers["cookie"] = target.cookie
            providers = [each["id"] for each in (await browser.get("/providers")).json()]
            payers = [each["id"] for each in (await browser.get("/payers")).json()]
            tags = [each["code"] for each in (await browser.get("/patients/tags")).json()]
            items: dict[str, dict[str, Any]] = {}
            pages: list[str] = []
            async for query, page in _some_pages(browser):
                items.update({item["id"]: item for item in page["items"]})
                if page["next_cursor"]:
                    pages.append(f"{query}&cursor={page['next_cursor']}")
        return World([known(item) for item in items.values()], providers, payers, tags, pages)

    async def _operation(self, operation: str, target: Target, world: World) -> Operation:
        opened = await self._generate("open", target, world, operation, rate=RATE, seconds=self.lengths.open_seconds)
        world = await self._world()
        closed, cpu = await self._closed(operation, target, world)
        if operation == "list":
            self.run.slowest_lists = slowest(opened["latencies"], opened["asked"])
        in_open = [each * 1000 for each in opened["latencies"]]
        in_closed = [each * 1000 for each in closed["latencies"]]
        return Operation(
            operation,
            percentile(in_open, 0.5),
            percentile(in_open, 0.99),
            closed["answered"] / closed["seconds"],
            percentile(in_closed, 0.5),
            percentile(in_closed, 0.99),
            cpu * 1000 / closed["answered"],
        )

    async def _closed(self, operation: str, target: Target, world: World) -> tuple[dict[str, Any], float]:
        spent: list[float] = []
        closed = await self._generate(
            "closed",
            target,
            world,
            operation,
            clients=CLIENTS,
            seconds=self.lengths.closed_seconds,
            when_begun=lambda: spent.append(self._cpu()),
        )
        return closed, self._cpu() - spent[0]

    async def _measure_reads(self, target: Target) -> None:
        """Bytes at rest: the store after a clean stop, before and after many reads."""
        world = await self._world()
        before = await self._settled_size()
        target = await self._sign_in()
        reads = await self._generate("open", target, world, "read", rate=500, seconds=self.lengths.reads / 500)
        after = await self._settled_size()
        self.run.bytes_per_read = (after - before) / len(reads["latencies"])

    async def _settled_size(self) -> int:
        self.api.stop()
        self._requests = 0
        size = _bytes_in(self.api.home / "data")
        await self._start()
        return size

    async def _generate(self, mode: str, target: Target, world: World, operation: str, **how: Any) -> dict[str, Any]:
        """Run a generator; `when_begun` is called when it begins to measure."""
        when_begun = how.pop("when_begun", lambda: None)
        self._seed += 1
        plan = {
            "mode": mode,
            "operation": operation,
            "target": asdict(target),
            "world": asdict(world),
            "seed": self._seed,
            "core": self.cores.generator,
            **how,
        }
        generator = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "tests.performance.load",
            cwd=PROJECT / "backend",
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            limit=200_000_000,
        )
        assert generator.stdin is not None
        assert generator.stdout is not None
        generator.stdin.write(json.dumps(plan).encode() + b"\n")
        await generator.stdin.drain()
        if await generator.stdout.readline() != b"ready\n":
            raise RuntimeError("the load generator did not begin")
        when_begun()
        generator.stdin.write(b"go\n")
        await generator.stdin.drain()
        answer = await generator.stdout.readline()
        if await generator.wait() != 0:
            raise RuntimeError("the load generator did not come to its end")
        measured: dict[str, Any] = json.loads(answer)
        self._requests += len(measured["latencies"]) if mode != "frames" else how["changes"]
        return measured

    def _process(self) -> psutil.Process:
        return psutil.Process(self.api.pid)

    def _cpu(self) -> float:
        times = self._process().cpu_times()
        return float(times.user + times.system)


async def _some_pages(browser: httpx.AsyncClient) -> AsyncIterator[tuple[str, dict[str, Any]]]:
    for order in PatientOrder:
        for status in STATUSES:
            for descending in ("true", "false"):
                query = f"order={order}&descending={descending}&status={status}"
                answer = await browser.get(f"/patients?{query}&limit=100")
                answer.raise_for_status()
                yield query, answer.json()


@asynccontextmanager
async def bench(patients: int, lengths: Lengths, cores: Cores, *, is_sampled: bool = False) -> AsyncIterator[Bench]:
    """A bench over a store of its own, which goes with it."""
    with tempfile.TemporaryDirectory(prefix="pfinni-bench-") as folder:
        measuring = Bench(patients, Path(folder) / "home", lengths, cores, is_sampled=is_sampled)
        try:
            print(f"{patients:,} patients: filling …", flush=True)
            await measuring.prepare()
            yield measuring
        finally:
            measuring.api.kill()


def machine(cores: Cores) -> str:
    """The machine and the day, in one line; nothing that names the place."""
    model = next(
        (
            line.partition(":")[2].strip()
            for line in Path("/proc/cpuinfo").read_text("utf-8").splitlines()
            if "model name" in line
        ),
        platform.processor(),
    )
    memory = psutil.virtual_memory().total / 2**30
    shared = "API and generator share them" if cores.api is None else "API on one of them, generator on another"
    return (
        f"{datetime.now(UTC):%Y-%m-%d}, {model}, {psutil.cpu_count()} cores, {memory:.0f} GB, Python "
        f"{platform.python_version()}; {shared}; load of the machine when it began: "
        f"{os.getloadavg()[0]:.1f}."
    )


def _bytes_in(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


async def measure(sizes: Sequence[int], lengths: Lengths, cores: Cores) -> str:
    """The table over all sizes."""
    where, runs = machine(cores), []
    for patients in sizes:
        async with bench(patients, lengths, cores) as measuring:
            runs.append(await measuring.measure())
    return report(runs, where, clients=CLIENTS, rate=RATE)


async def measure_live(patients: int, lengths: Lengths, cores: Cores, sockets: Sequence[int], changes: int) -> str:
    """The table of live sockets."""
    where = machine(cores)
    async with bench(patients, lengths, cores) as measuring:
        return report_live(await measuring.measure_live(sockets, changes), where)


async def profile(patients: int, lengths: Lengths, cores: Cores, operations: Sequence[str]) -> None:
    """Print where the time goes."""
    async with bench(patients, lengths, cores, is_sampled=True) as measuring:
        for name, found in await measuring.profile(operations):
            print(found.table(name))


def main() -> None:
    """Read the options and measure."""
    options = _options()
    lengths = QUICK if options.quick else FULL
    cores = Cores.of_machine() if options.one_core else Cores()
    if options.profile:
        asyncio.run(profile(options.patients[-1], lengths, cores, options.operations))
        return
    if options.live:
        print(asyncio.run(measure_live(options.patients[0], lengths, cores, options.live, options.changes)))
        return
    table = asyncio.run(measure(options.patients, lengths, cores))
    print(f"\n{table}")
    if options.write:
        DOCUMENT.parent.mkdir(exist_ok=True)
        DOCUMENT.write_text(_PREFACE + table, "utf-8")


_PREFACE = """# Performance

Written by `make bench` with `--write`; the standards are those of the design. Requests go straight to the API, signed
in and audited, over the sealed store. Open loop: latencies from the moment a request was due. Closed loop: clients
that wait for each answer. A mark says whether the standard is met on this machine.

"""


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--patients", type=int, nargs="+", default=[1_000, 100_000], help="sizes to measure at")
    parser.add_argument("--quick", action="store_true", help="short measurements")
    parser.add_argument(
        "--one-core", action="store_true", help="hold the API on one core, and the generator on another"
    )
    parser.add_argument("--write", action="store_true", help="write docs/performance.md")
    parser.add_argument("--profile", action="store_true", help="sample the API under load, at the last size")
    parser.add_argument("--live", type=int, nargs="+", help="measure live sockets alone, at these numbers of them")
    parser.add_argument("--changes", type=int, default=10, help="changes that the live sockets are told")
    parser.add_argument("--operations", nargs="+", choices=OPERATIONS, default=OPERATIONS, help="what to profile")
    return parser.parse_args()


if __name__ == "__main__":
    main()
