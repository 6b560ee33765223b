"""A sampling profiler around the real API: `python -m tests.performance.sampler` serves like `pfinni serve`.

A timer of CPU time interrupts the main thread every few milliseconds; what stands on its stack is weighed by the CPU
time that it used since the look before, so waiting weighs nothing. What other threads of the process use (the
engine's, the directory's second copy) is told beside it by thread name. The product itself knows nothing of this.
"""

import asyncio
import contextlib
import gc
import json
import os
import signal
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import Any

SAMPLED = ("-m", "tests.performance.sampler")
FILE = "profile.json"
EVERY = 0.002
_WRITE_EVERY = 0.25
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(slots=True)
class Profile:
    """CPU seconds by place: the innermost function, the innermost part of the house, every function on the stack."""

    total: float = 0.0
    own: Counter[str] = field(default_factory=Counter)
    parts: Counter[str] = field(default_factory=Counter)
    inside: Counter[str] = field(default_factory=Counter)
    threads: Counter[str] = field(default_factory=Counter)

    def since(self, before: "Profile") -> "Profile":
        """What was added."""
        return Profile(
            self.total - before.total,
            self.own - before.own,
            self.parts - before.parts,
            self.inside - before.inside,
            self.threads - before.threads,
        )

    def table(self, title: str) -> str:
        """The largest shares, as text."""
        return "\n".join(self._lines(title))

    def _lines(self, title: str) -> Iterator[str]:
        elsewhere = sum(self.threads.values())
        yield f"\n## {title}: {self.total:.1f} s on the event loop's thread, {elsewhere:.1f} s on others"
        for heading, counted, most in (
            ("by part (innermost frame of ours or of a library)", self.parts, 16),
            ("by function, inclusive", self.inside, 40),
            ("by function, alone", self.own, 20),
            ("other threads", self.threads, 6),
        ):
            whole = elsewhere if counted is self.threads else self.total
            yield f"\n{heading}"
            for name, seconds in counted.most_common(most):
                yield f"  {100 * seconds / max(whole, 1e-9):5.1f} %  {name}"


async def read_profile(home: Path) -> Profile:
    """What the running API has written of itself."""
    await asyncio.sleep(2 * _WRITE_EVERY)
    content = json.loads(await asyncio.to_thread((home / FILE).read_text, "utf-8"))
    return Profile(content["total"], *(Counter(content[name]) for name in ("own", "parts", "inside", "threads")))


class Sampler:
    """Looks at the main thread, whenever the process has used so much CPU time."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._profile = Profile()
        self._used = 0.0
        self._written = 0.0

    def begin(self) -> None:
        """Look from now on."""
        self._used = time.thread_time()
        signal.signal(signal.SIGPROF, self._look)
        signal.setitimer(signal.ITIMER_PROF, EVERY, EVERY)
        threading.Thread(target=self._write, name="sampler", daemon=True).start()

    def _look(self, _: int, frame: FrameType | None) -> None:
        used = time.thread_time()
        if frame is not None and used > self._used:
            self._add(frame, used - self._used)
        self._used = time.thread_time()

    def _add(self, frame: FrameType, seconds: float) -> None:
        names = [_name(each) for each in _stack(frame)]
        self._profile.total += seconds
        self._profile.own[names[0]] += seconds
        self._profile.parts[_part(frame)] += seconds
        for name in set(names):
            self._profile.inside[name] += seconds

    def _write(self) -> None:
        draft = self._file.with_suffix(".draft")
        while True:
            time.sleep(_WRITE_EVERY)
            content: dict[str, Any] = {
                "total": self._profile.total,
                "own": dict(self._profile.own),
                "parts": dict(self._profile.parts),
                "inside": dict(self._profile.inside),
                "threads": _other_threads(),
            }
            draft.write_text(json.dumps(content), "utf-8")
            draft.replace(self._file)


def _stack(frame: FrameType | None) -> Iterator[FrameType]:
    while frame is not None:
        yield frame
        frame = frame.f_back


def _name(frame: FrameType) -> str:
    return f"{_module(frame)}:{frame.f_code.co_qualname}"


def _module(frame: FrameType) -> str:
    return str(frame.f_globals.get("__name__", "?"))


def _part(frame: FrameType) -> str:
    """The innermost part of the house: two levels of our own modules, one of a library's."""
    if frame.f_code is garbage_collection.__code__:
        return "garbage collection"
    parts = _module(frame).split(".")
    return ".".join(parts[:3]) if parts[0] == "app" else parts[0]


def _other_threads() -> Counter[str]:
    """CPU seconds by name of every thread but the main one and the sampler's."""
    found: Counter[str] = Counter()
    own = {os.getpid(), threading.get_native_id()}
    for task in Path("/proc/self/task").iterdir():
        if int(task.name) not in own:
            with contextlib.suppress(OSError):  # it has ended in the meantime
                head, _, rest = (task / "stat").read_text("utf-8").rpartition(")")
                fields = rest.split()
                found[head.partition("(")[2]] += (int(fields[11]) + int(fields[12])) / _TICKS
    return found


def garbage_collection(*_: object) -> None:
    """Called by Python around each collection; what a collection took is seen here, right after it."""


def main() -> None:
    """Serve, watched."""
    gc.callbacks.append(garbage_collection)
    from app.cli.main import serve_api  # noqa: PLC0415 - the sampler is in place before the product is imported

    Sampler(Path(os.environ["PFINNI_HOME"]) / FILE).begin()
    serve_api()


if __name__ == "__main__":
    main()
