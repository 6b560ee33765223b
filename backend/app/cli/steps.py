"""What every operation of the command line shares: its steps, and how its failures are told."""

import os
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, BinaryIO

from app.core.exceptions import AppException, BrokenRules, BusinessLogicException

LARGEST_FILE = 50_000_000


@dataclass(frozen=True, slots=True)
class Step:
    """How far an operation is, of how much; the last one has a result."""

    done: int
    total: int
    result: Mapping[str, Any] | None = None

    def as_line(self) -> dict[str, Any]:
        """For the wire."""
        return asdict(self)


Operation = Callable[..., AsyncIterator[Step]]


class FileExists(BusinessLogicException):
    """Nothing is overwritten."""

    code = "file_exists"
    message = "There is a file of this name already; it is not overwritten."


class FileNotWritable(BusinessLogicException):
    """A file cannot be written to its place."""

    code = "file_not_writable"
    message = "The file cannot be written there. Check that the folder exists and belongs to you."


def in_words(failure: AppException) -> str:
    """What to do, with every rule that was broken; neither carries a value."""
    rules = failure.broken_rules if isinstance(failure, BrokenRules) else ()
    return " ".join([failure.message, *dict.fromkeys(rule.message for rule in rules)])


def new_file(target: Path) -> BinaryIO:
    """A file for its owner alone. Raises FileExists, FileNotWritable."""
    try:
        return os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")
    except FileExistsError:
        raise FileExists from None
    except OSError:
        raise FileNotWritable from None
