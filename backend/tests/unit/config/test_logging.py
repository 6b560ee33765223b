"""Logging: what is set up, what a line looks like, and what never gets into one.

The third named test of this topic, `test_audit_compliance`, needs a store and stands beside the integration tests.
"""

import json
import logging
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import logfire
import pytest
from logfire.testing import TestExporter
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from pydantic import ValidationError

from app.config import logging as our_logging
from app.config.logging import FIELDS, ConsoleFormatter, JsonFormatter, configure_logging
from app.config.settings import LogSettings

SECRET = "Zyxwhort"


@pytest.fixture(autouse=True)
def _the_root_logger_as_before() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    silenced = {name: logging.getLogger(name).level for name in our_logging._SILENCED}
    yield
    for handler in root.handlers:
        if handler not in handlers:
            handler.close()
    root.handlers[:] = handlers
    root.setLevel(level)
    for name, before in silenced.items():
        logging.getLogger(name).setLevel(before)


@pytest.fixture
def spans() -> TestExporter:
    """What Logfire would be sent; nothing leaves the process."""
    exporter = TestExporter()
    processors = [SimpleSpanProcessor(exporter)]
    logfire.configure(
        send_to_logfire=False, console=False, inspect_arguments=False, additional_span_processors=processors
    )
    return exporter


def settings(path: Path | None = None, **fields: object) -> LogSettings:
    return LogSettings.model_validate({"log_file": path, **fields})


def lines(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def a_record(message: str = "request", name: str = "pfinni.request", **fields: object) -> logging.LogRecord:
    return logging.getLogger(name).makeRecord(name, logging.INFO, "x.py", 1, message, (), None, extra=fields)


def an_error(name: str) -> logging.LogRecord:
    try:
        int(SECRET)
    except ValueError as error:
        trace = (type(error), error, error.__traceback__)
    return logging.getLogger(name).makeRecord(name, logging.ERROR, "x.py", 1, "failed", (), trace)


def test_log_configuration(tmp_path: Path) -> None:
    path = tmp_path / "logs" / "pfinni.log"
    configure_logging(settings(path, log_level="warning", log_format="json"))
    root = logging.getLogger()
    assert root.level == logging.WARNING
    assert [type(handler).__name__ for handler in root.handlers] == ["WatchedFileHandler"]
    assert path.parent.stat().st_mode & 0o077 == 0
    logging.getLogger("pfinni.x").info("too quiet")
    logging.getLogger("pfinni.x").warning("loud enough")
    assert [line["message"] for line in lines(path)] == ["loud enough"]


def test_configuring_again_does_not_double_the_lines(tmp_path: Path) -> None:
    for _ in range(3):
        configure_logging(settings(tmp_path / "log"))
    logging.getLogger("pfinni.x").info("once")
    assert len(lines(tmp_path / "log")) == 1


@pytest.mark.parametrize("level", ["debug", "info", "warning", "error"])
def test_the_environment_sets_the_level(level: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PFINNI_LOG_LEVEL", level)
    configure_logging(LogSettings())
    assert logging.getLogger().level == getattr(logging, level.upper())


def test_the_environment_sets_form_and_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PFINNI_LOG_FORMAT", "console")
    monkeypatch.setenv("PFINNI_LOG_FILE", str(tmp_path / "log"))
    configure_logging(LogSettings())
    logging.getLogger("pfinni.x").info("started", extra={"port": 8000})
    assert (tmp_path / "log").read_text().endswith(" info    started port=8000\n")


@pytest.mark.parametrize(("name", "value"), [("PFINNI_LOG_LEVEL", "loud"), ("PFINNI_LOG_FORMAT", "xml")])
def test_an_unknown_level_or_form_is_refused(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(ValidationError):
        LogSettings()


def test_a_file_that_is_rotated_away_is_written_anew(tmp_path: Path) -> None:
    configure_logging(settings(tmp_path / "log"))
    logging.getLogger("pfinni.x").info("before")
    (tmp_path / "log").rename(tmp_path / "log.1")
    logging.getLogger("pfinni.x").info("after")
    assert [line["message"] for line in lines(tmp_path / "log")] == ["after"]


def test_nothing_goes_to_logfire_without_a_token(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LOGFIRE_TOKEN", raising=False)
    configure_logging(LogSettings())
    assert [type(each).__name__ for each in logging.getLogger().handlers] == ["StreamHandler"]


def test_structured_logging() -> None:
    fields = {"request_id": "r-1", "method": "GET", "route": "/patients", "status": 200, "milliseconds": 1.5}
    line = json.loads(JsonFormatter().format(a_record(**fields)))
    assert datetime.fromisoformat(line.pop("at")).utcoffset() is not None
    assert line == {"level": "info", "logger": "pfinni.request", "message": "request", **fields}


@pytest.mark.parametrize("text", ['"quoted"', "two\nlines", "ünïcode \u2028", "\x1b[31m", "{brace}", "%s"])
def test_a_line_is_one_json_object_whatever_stands_in_it(text: str) -> None:
    line = JsonFormatter().format(a_record(text, route=text))
    assert "\n" not in line
    assert (json.loads(line)["message"], json.loads(line)["route"]) == (text, text)


@pytest.mark.parametrize("formatter", [JsonFormatter(), ConsoleFormatter()])
@pytest.mark.parametrize("field", ["patient", "family_name", "body", "url", "exc_text", "args", "stack_info"])
def test_a_field_outside_the_closed_list_is_dropped(formatter: logging.Formatter, field: str) -> None:
    record = a_record()
    record.__dict__[field] = SECRET
    assert field not in FIELDS
    assert SECRET not in formatter.format(record)


@pytest.mark.parametrize("formatter", [JsonFormatter(), ConsoleFormatter()])
def test_arguments_are_never_put_into_the_message(formatter: logging.Formatter) -> None:
    record = a_record("patient %s was read")
    record.args = (SECRET,)
    assert SECRET not in formatter.format(record)


@pytest.mark.parametrize("formatter", [JsonFormatter(), ConsoleFormatter()])
@pytest.mark.parametrize("name", ["pfinni.failures", "uvicorn.error"])
def test_an_exception_is_told_by_its_kind_alone(formatter: logging.Formatter, name: str) -> None:
    text = formatter.format(an_error(name))
    assert SECRET not in text
    assert "ValueError" in text


@pytest.mark.parametrize("formatter", [JsonFormatter(), ConsoleFormatter()])
def test_an_object_in_a_field_is_told_by_its_kind_alone(formatter: logging.Formatter) -> None:
    for value in (ValueError(SECRET), {"name": SECRET}, [SECRET], SECRET.encode(), Path(SECRET)):
        text = formatter.format(a_record(kind=value))
        assert SECRET not in text
        assert type(value).__name__ in text


def test_a_field_cannot_begin_a_line_of_its_own() -> None:
    text = ConsoleFormatter().format(a_record(method="GET\n00:00:00 error   forged\x1b[2J"))
    assert len(text.splitlines()) == 1
    assert "\x1b" not in text


@pytest.mark.parametrize("level", [logging.DEBUG, logging.INFO, logging.WARNING])
def test_of_libraries_only_errors_are_heard(level: int, tmp_path: Path) -> None:
    configure_logging(settings(tmp_path / "log", log_level="debug"))
    logging.getLogger("some.library").log(level, SECRET)
    assert lines(tmp_path / "log") == []


@pytest.mark.parametrize("name", ["uvicorn.error", "surrealdb", "root", "pfinnish"])
def test_of_a_librarys_error_only_the_library_is_told(name: str, tmp_path: Path) -> None:
    configure_logging(settings(tmp_path / "log"))
    logging.getLogger(name).error("no such person: %s", SECRET)
    (line,) = lines(tmp_path / "log")
    assert line["message"] == f"{name} reported a failure"
    assert SECRET not in json.dumps(line)


@pytest.mark.parametrize("name", our_logging._SILENCED)
def test_libraries_that_quote_people_are_silent_even_when_they_fail(name: str, tmp_path: Path) -> None:
    configure_logging(settings(tmp_path / "log"))
    logging.getLogger(name).error(SECRET)
    assert lines(tmp_path / "log") == []


def test_logfire_is_given_the_same_line_and_no_more(spans: TestExporter) -> None:
    handler = our_logging._ToLogfire()
    handler.handle(a_record(status=200, patient=SECRET))
    handler.handle(an_error("pfinni.failures"))
    exported = spans.exported_spans_as_dict()
    assert [span["attributes"]["logfire.msg"] for span in exported] == ["request", "failed"]
    assert exported[0]["attributes"]["status"] == 200
    assert exported[1]["attributes"]["kind"] == "ValueError"
    assert SECRET not in json.dumps(exported, default=str)


@pytest.mark.parametrize("level", ["debug", "info", "warning", "error", "critical"])
def test_every_level_has_its_like_at_logfire(level: str, spans: TestExporter) -> None:
    record = a_record()
    record.levelno, record.levelname = getattr(logging, level.upper()), level.upper()
    our_logging._ToLogfire().handle(record)
    (span,) = spans.exported_spans_as_dict()
    expected = {"debug": 5, "info": 9, "warning": 13, "error": 17, "critical": 21}
    assert span["attributes"]["logfire.level_num"] == expected[level]


def test_a_token_adds_logfire_scrubbed_and_without_argument_capture(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: dict = {}
    monkeypatch.setattr(logfire, "configure", lambda **options: asked.update(options))
    configure_logging(settings(logfire_token="pylf_v1_us_invented"))
    assert [type(each).__name__ for each in logging.getLogger().handlers] == ["StreamHandler", "_ToLogfire"]
    assert asked["token"] == "pylf_v1_us_invented"
    assert asked["inspect_arguments"] is False
    assert {"patient", "birth", "name", "member", "mrn", "phone"} <= set(asked["scrubbing"].extra_patterns)


def test_the_token_is_never_printed() -> None:
    assert "invented" not in repr(settings(logfire_token="pylf_v1_us_invented"))
