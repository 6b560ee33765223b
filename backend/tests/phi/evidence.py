"""What a run left behind, and where: log lines, spans, warnings, answers, frames, files, rows."""

import logging
import os
import sys
import tempfile
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import logfire
from logfire.testing import IncrementalIdGenerator, TestExporter, TimeGenerator
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.config import logging as our_logging
from app.config.logging import ConsoleFormatter, JsonFormatter, configure_logging
from app.config.settings import LogSettings
from app.database.connection import Database
from tests.phi.needles import found_in


class Evidence:
    """Everything that was collected, by place."""

    def __init__(self) -> None:
        self.places: dict[str, list[bytes]] = {}

    def add(self, place: str, content: str | bytes) -> None:
        self.places.setdefault(place, []).append(content.encode() if isinstance(content, str) else content)

    def found(self) -> dict[str, list[str]]:
        """The planted values that were found, by place."""
        found = {place: found_in(b"\n".join(contents)) for place, contents in self.places.items()}
        return {place: names for place, names in found.items() if names}


class _Lines(logging.Handler):
    """Every record of every logger, as our formatters write it."""

    def __init__(self, evidence: Evidence) -> None:
        super().__init__(logging.NOTSET)
        self._evidence = evidence

    def emit(self, record: logging.LogRecord) -> None:
        for formatter in (JsonFormatter(), ConsoleFormatter()):
            self._evidence.add("log line", formatter.format(record))


@contextmanager
def logs_into(evidence: Evidence, file: Path) -> Iterator[None]:
    """Our own logging with everything turned up, into a file, into Logfire and into the evidence."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    exporter = TestExporter()
    processors = [SimpleSpanProcessor(exporter)]
    # Random ids of forty digits, in tens of thousands of spans, would be a planted date now and then.
    counted = logfire.AdvancedOptions(id_generator=IncrementalIdGenerator(), ns_timestamp_generator=TimeGenerator())
    logfire.configure(
        send_to_logfire=False,
        console=False,
        inspect_arguments=False,
        additional_span_processors=processors,
        advanced=counted,
    )
    configure_logging(LogSettings(log_level="debug", log_file=file))
    levels = {name: logging.getLogger(name).level for name in list(root.manager.loggerDict)}
    for name in levels:
        logging.getLogger(name).setLevel(logging.DEBUG)
    root.addHandler(_Lines(evidence))
    root.addHandler(our_logging._ToLogfire())
    try:
        yield
    finally:
        for handler in [each for each in root.handlers if each not in handlers]:
            handler.close()
        root.handlers[:] = handlers
        root.setLevel(level)
        for name, before in levels.items():
            logging.getLogger(name).setLevel(before)
        for span in exporter.exported_spans_as_dict():
            evidence.add("span", repr(span))


@contextmanager
def warnings_into(evidence: Evidence) -> Iterator[None]:
    """Every warning, with its text."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        yield
    for warning in caught:
        evidence.add("warning", str(warning.message))


class _Watch:
    """Which files Python opens for writing; an audit hook stays for ever, so there is one, and it is mostly off."""

    def __init__(self) -> None:
        self.written: list[str] | None = None
        sys.addaudithook(self._hear)

    def _hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        if self.written is None or event not in {"open", "tempfile.mkstemp", "tempfile.mkdtemp"}:
            return
        if event != "open":
            self.written.append(f"{event} {arguments[0]}")
            return
        path, mode, flags = arguments
        is_written = bool(set(str(mode or "")) & set("wax+")) or bool((flags or 0) & (os.O_WRONLY | os.O_RDWR))
        if is_written and not isinstance(path, int) and "__pycache__" not in str(path):
            self.written.append(str(path))


_watch: list[_Watch] = []


@contextmanager
def files_written(temporary: Path, monkeypatch: Any) -> Iterator[list[str]]:
    """The files that are opened for writing meanwhile, nameless temporary ones included; TMPDIR is `temporary`."""
    if not _watch:
        _watch.append(_Watch())
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setenv("SQLITE_TMPDIR", str(temporary))
    monkeypatch.setattr(tempfile, "tempdir", None)
    written: list[str] = []
    _watch[0].written = written
    try:
        yield written
    finally:
        _watch[0].written = None


class Recorded:
    """An application that leaves evidence of what it answers and of what it fails with.

    The bodies of good answers are the only place where a person may stand, and only for those who may see people.
    """

    def __init__(self, app: ASGIApp, evidence: Evidence, may_see_people: Callable[[], bool]) -> None:
        self._app = app
        self._evidence = evidence
        self._may_see_people = may_see_people
        self.statuses: list[int] = []
        self.frames = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        may_show = self._may_see_people()
        status = 0

        async def send_and_record(message: Message) -> None:
            nonlocal status
            match message["type"]:
                case "http.response.start":
                    status = message["status"]
                    self.statuses.append(status)
                    for name, value in message["headers"]:
                        self._evidence.add("answer header", name + b": " + value)
                case "http.response.body":
                    if status >= 300 or not may_show:
                        self._evidence.add(f"body of a {status}", message.get("body", b""))
                case other:
                    self.frames += 1
                    self._evidence.add(f"{other} frame", repr(message))
            await send(message)

        try:
            await self._app(scope, receive, send_and_record)
        except Exception as error:
            self._evidence.add("exception", repr(error))
            raise


def collect_files(evidence: Evidence, folder: Path, place: str) -> int:
    """Names and contents of all files below a folder; gives how many bytes there were."""
    size = 0
    for path in sorted(folder.rglob("*")):
        evidence.add(f"file name in {place}", str(path.relative_to(folder)))
        if path.is_file():
            content = path.read_bytes()
            size += len(content)
            evidence.add(f"{place}/{path.relative_to(folder)}", content)
    return size


async def collect_rows(evidence: Evidence, database: Database) -> Sequence[str]:
    """Every row of every table, as the store gives it; gives the tables."""
    described = await database.define("INFO FOR DB")
    tables = sorted(described[0]["tables"])
    for table in tables:
        for row in await database.rows(f"SELECT * FROM {table}"):
            for value in _leaves(row):
                evidence.add(f"table {table}", value)
    return tables


def _leaves(value: object) -> Iterator[str | bytes]:
    match value:
        case dict():
            for name, each in value.items():
                yield str(name)
                yield from _leaves(each)
        case list() | tuple() | set():
            for each in value:
                yield from _leaves(each)
        case bytes():
            yield value
        case _:
            yield str(value)
