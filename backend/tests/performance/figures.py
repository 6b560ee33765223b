"""Figures, the standards of the design beside them, and the table that is printed and written."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

MET, MISSED, NONE = "✓", "✗", " "


def percentile(values: Sequence[float], share: float) -> float:
    """The value that this share of the values does not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


@dataclass(frozen=True, slots=True)
class Standard:
    """What the design demands of an operation: milliseconds at p99 in the open loop, CPU milliseconds a request."""

    p99: float
    cpu: float | None = None


STANDARDS = {
    "read": Standard(50, 2.5),
    "search": Standard(30, 3),
    "list": Standard(30, 4),
    "create": Standard(50, 5),
    "status": Standard(50),
}
NAMES = {
    "read": "read a patient",
    "search": "search as you type",
    "list": "list page, any filter and order",
    "create": "create a patient",
    "status": "change a status",
}
FRAMES_P99 = 100.0
LIVE_P99 = {50: 20.0, 100: FRAMES_P99, 1_000: FRAMES_P99}
"""Milliseconds by number of sockets; other numbers have no standard."""
START_WITHIN = {1_000: 3.0, 100_000: 20.0}
"""Seconds; other sizes have no standard."""


@dataclass(frozen=True, slots=True)
class Operation:
    """What was measured of one operation; milliseconds."""

    name: str
    open_p50: float
    open_p99: float
    rate: float
    """Requests a second with the closed-loop clients."""
    closed_p50: float
    closed_p99: float
    cpu: float
    """CPU of the whole API process for each request of the closed loop, its background work included."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing that an operation was asked for, and how long its slowest answers took; milliseconds."""

    what: str
    times: int
    p99: float


def slowest(latencies: Sequence[float], asked: Sequence[str], most: int = 5) -> list[Asked]:
    """Those with the highest p99, the slowest first; what has no name is left out. Latencies are in seconds."""
    of_each: dict[str, list[float]] = {}
    for latency, what in zip(latencies, asked, strict=True):
        if what:
            of_each.setdefault(what, []).append(latency * 1000)
    found = [Asked(what, len(each), percentile(each, 0.99)) for what, each in of_each.items()]
    return sorted(found, key=lambda each: each.p99, reverse=True)[:most]


@dataclass(frozen=True, slots=True)
class LiveRun:
    """What was measured of so many live sockets; milliseconds, from before a change until its counts were there."""

    sockets: int
    changes: int
    p50: float
    p99: float
    last_p99: float
    """Of the last socket of each change."""
    kilobytes: float
    """Of the API's memory, for each socket."""
    cpu: float
    """Of the whole API process, for each change and what follows from it."""


@dataclass(slots=True)
class Run:
    """Everything that was measured at one size."""

    patients: int
    operations: list[Operation] = field(default_factory=list)
    slowest_lists: list[Asked] = field(default_factory=list)
    frames: tuple[float, float, float] | None = None
    """p50 and p99 over all sockets, and p99 of the last socket of each change; milliseconds."""
    fill_seconds: float = 0.0
    first_start: float = 0.0
    start_after_stop: float = 0.0
    start_after_kill: float = 0.0
    requests_before_kill: int = 0
    rss_after_start: float = 0.0
    rss_after_load: float = 0.0
    store_megabytes: float = 0.0
    bytes_per_read: float = 0.0


def mark(value: float, standard: float | None) -> str:
    """Whether the standard is met."""
    return NONE if standard is None else MET if value < standard else MISSED


def report(runs: Sequence[Run], machine: str, *, clients: int, rate: int) -> str:
    """The whole table as Markdown."""
    return "\n".join(_lines(runs, machine, clients, rate)) + "\n"


def report_live(runs: Sequence[LiveRun], machine: str) -> str:
    """The table of live sockets as Markdown."""
    return "\n".join(_live_lines(runs, machine)) + "\n"


def _live_lines(runs: Sequence[LiveRun], machine: str) -> Iterator[str]:
    yield machine
    yield ""
    yield "| sockets | changes | p50 · p99 ms | last socket p99 | standard | KB a socket | CPU ms a change |"
    yield "| --- | --- | --- | --- | --- | --- | --- |"
    for run in runs:
        limit = LIVE_P99.get(run.sockets)
        standard = f"p99 < {limit:g} ms {mark(run.p99, limit)}" if limit else ""
        yield (
            f"| {run.sockets:,} | {run.changes} | {run.p50:.1f} · {run.p99:.1f} | {run.last_p99:.1f} | {standard} "
            f"| {run.kilobytes:.0f} | {run.cpu:.1f} |"
        )


def _lines(runs: Sequence[Run], machine: str, clients: int, rate: int) -> Iterator[str]:
    yield machine
    yield ""
    for run in runs:
        yield f"### {run.patients:,} patients"
        yield ""
        yield (
            f"| operation | open loop, {rate}/s: p50 · p99 ms | standard | {clients} clients: requests/s "
            "| p50 · p99 ms | CPU ms each | standard |"
        )
        yield "| --- | --- | --- | --- | --- | --- | --- |"
        yield from (_operation(each) for each in run.operations)
        yield ""
        yield "| what | measured | standard |"
        yield "| --- | --- | --- |"
        yield from _slow_lists(run)
        yield from (f"| {what} | {measured} | {standard} |" for what, measured, standard in _others(run))
        yield ""


def _operation(measured: Operation) -> str:
    standard = STANDARDS[measured.name]
    cpu = f"< {standard.cpu:g} {mark(measured.cpu, standard.cpu)}" if standard.cpu else ""
    return (
        f"| {NAMES[measured.name]} | {measured.open_p50:.1f} · {measured.open_p99:.1f} "
        f"| p99 < {standard.p99:g} {mark(measured.open_p99, standard.p99)} | {measured.rate:.0f} "
        f"| {measured.closed_p50:.0f} · {measured.closed_p99:.0f} | {measured.cpu:.2f} | {cpu} |"
    )


def _slow_lists(run: Run) -> Iterator[str]:
    limit = STANDARDS["list"].p99
    for each in run.slowest_lists:
        standard = f"p99 < {limit:g} ms {mark(each.p99, limit)}"
        yield f"| slowest lists: `{each.what}` | {each.p99:.1f} ms (of {each.times}) | {standard} |"


def _others(run: Run) -> Iterator[tuple[str, str, str]]:
    if run.frames is not None:
        p50, p99, last = run.frames
        standard = f"p99 < {FRAMES_P99:g} ms {mark(p99, FRAMES_P99)}"
        yield (
            "change -> frames on 100 sockets",
            f"p50 {p50:.0f}, p99 {p99:.0f} ms (last socket p99 {last:.0f})",
            standard,
        )
    limit = START_WITHIN.get(run.patients)
    shown = f"< {limit:g} s " if limit else ""
    yield "start after a clean stop", f"{run.start_after_stop:.1f} s", shown + mark(run.start_after_stop, limit)
    after_kill = f"{run.start_after_kill:.1f} s ({run.requests_before_kill:,} requests after the last clean stop)"
    yield "start after kill -9", after_kill, shown + mark(run.start_after_kill, limit)
    yield "filled with invented people in", f"{run.fill_seconds:.0f} s", ""
    yield "memory (RSS), started · after all loads", f"{run.rss_after_start:.0f} · {run.rss_after_load:.0f} MB", ""
    yield "store on disk", f"{run.store_megabytes:.1f} MB", ""
    yield "disk for each audited read", f"{run.bytes_per_read:.0f} bytes", ""
