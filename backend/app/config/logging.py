"""Logging: structured, without anybody's data, to the console or a file; to Logfire as well when there is a token.

Three guards keep people out of it: our own calls log constant messages with fields from a closed list; exceptions
are logged by their kind alone, because their texts quote values; and Logfire's scrubbing runs behind both.
https://logfire.pydantic.dev/docs/how-to-guides/scrubbing/
"""

import json
import logging
import re
import sys
from datetime import UTC, datetime
from logging.handlers import WatchedFileHandler
from typing import Any, Final

import logfire

from app import __version__
from app.config.settings import LogSettings

FIELDS: Final = frozenset(
    {
        "action", "bytes", "count", "generation", "kind", "method", "milliseconds", "mode", "outcome", "port",
        "progress", "request_id", "route", "rows", "seconds", "statement", "status", "worker",
    }
)  # fmt: skip
"""What a log line may carry beside its constant message; anything else is dropped."""

_SILENCED: Final = ("better_auth", "httpx", "httpcore", "uvicorn.access", "python_multipart", "asyncio")
"""Libraries whose lines quote addresses, bodies or exception texts: only their errors are heard, without the text."""


_SCRUBBED: Final = ("patient", "birth", "name", "member", "mrn", "phone")
_CODE: Final = re.compile(r"[a-z_]{1,40}(\.[a-z_]{1,40}){0,2}")


class JsonFormatter(logging.Formatter):
    """One JSON object a line: time, level, logger, message, fields. Exceptions by their kind and place only."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        line: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": safe_message(record),
        }
        return json.dumps(line | fields_of(record))


class ConsoleFormatter(logging.Formatter):
    """The same for people: time, level, message, fields."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        fields = " ".join(f"{name}={_on_one_line(value)}" for name, value in fields_of(record).items())
        at = datetime.fromtimestamp(record.created, UTC).strftime("%H:%M:%S")
        return f"{at} {record.levelname.lower():7} {safe_message(record)} {fields}".rstrip()


class OnlySafe(logging.Filter):
    """Lets libraries' lines pass as errors only, and without arguments: their texts are not ours to judge."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether the line is kept."""
        return _is_ours(record) or record.levelno >= logging.ERROR


def safe_message(record: logging.LogRecord) -> str:
    """Our own constant message; of a library's line only who wrote it."""
    return str(record.msg) if _is_ours(record) else f"{record.name} reported a failure"


def _is_ours(record: logging.LogRecord) -> bool:
    return f"{record.name}.".startswith("pfinni.")


def fields_of(record: logging.LogRecord) -> dict[str, str | int | float | bool | None]:
    """The fields from the closed list; of an exception, or of any other object, only its kind."""
    fields = {name: _plain(value) for name, value in record.__dict__.items() if name in FIELDS}
    if record.exc_info and record.exc_info[0] is not None:
        fields["kind"] = record.exc_info[0].__name__
    return fields


def _plain(value: object) -> str | int | float | bool | None:
    return value if isinstance(value, str | int | float | bool | None) else type(value).__name__


def _on_one_line(value: object) -> str:
    """Nothing that a client sent may look like a line of its own."""
    return "".join(character if character.isprintable() else "?" for character in str(value))


def configure_logging(settings: LogSettings) -> None:
    """Set up the root logger once; called by entry points only."""
    handler: logging.Handler
    if settings.log_file is not None:
        settings.log_file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handler = WatchedFileHandler(settings.log_file, encoding="utf-8")
    else:
        handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonFormatter() if settings.log_format == "json" else ConsoleFormatter())
    handler.addFilter(OnlySafe())
    handlers: list[logging.Handler] = [handler]
    if settings.logfire_token is not None:
        handlers.append(_logfire_handler(settings.logfire_token.get_secret_value()))
    logging.basicConfig(level=settings.log_level.upper(), handlers=handlers, force=True)
    for name in _SILENCED:
        logging.getLogger(name).setLevel(logging.CRITICAL)


def kept_by_scrubbing(match: logfire.ScrubMatch) -> object:
    """A code of our own closed lists stays although it speaks of a patient or a password; the rest is scrubbed."""
    is_code = match.path[:1] == ("attributes",) and match.path[1:] in {("action",), ("outcome",)}
    return match.value if is_code and _is_code(match.value) else None


def _is_code(value: object) -> bool:
    return isinstance(value, str) and _CODE.fullmatch(value) is not None


class _ToLogfire(logging.Handler):
    """Hands lines to Logfire with the same closed list of fields."""

    def emit(self, record: logging.LogRecord) -> None:
        """Send one line."""
        level = "fatal" if record.levelno >= logging.CRITICAL else record.levelname.lower()
        logfire.log(level, safe_message(record), fields_of(record))  # type: ignore[arg-type]


def _logfire_handler(token: str) -> logging.Handler:
    logfire.configure(
        token=token,
        service_name="pfinni",
        service_version=__version__,
        send_to_logfire="if-token-present",
        console=False,
        inspect_arguments=False,
        scrubbing=logfire.ScrubbingOptions(callback=kept_by_scrubbing, extra_patterns=_SCRUBBED),
    )
    handler = _ToLogfire()
    handler.addFilter(OnlySafe())
    return handler
