"""Identifiers: random, never reused, and saying nothing about what they name.

`new_id` names people and their things. `new_moment_id` names rows of a log (audit, events): it begins with
the time, so that such tables grow at their end and can be paged by id.
"""

import re
import secrets
import time
from base64 import b32encode
from typing import Annotated

from pydantic import StringConstraints
from ulid import ULID

ID_PATTERN = r"^[a-z2-7]{20}$"
RecordKey = Annotated[str, StringConstraints(pattern=ID_PATTERN)]
_ID = re.compile(ID_PATTERN)


def new_id() -> str:
    """Twenty characters from `a-z2-7`: 96 random bits."""
    return b32encode(secrets.token_bytes(12)).decode("ascii").rstrip("=").lower()


def new_moment_id() -> str:
    """A ULID in lower case: 48 bits of milliseconds, then 80 random bits; 26 characters."""
    return str(ULID()).lower()


def moment_id_before(seconds: float) -> str:
    """The lowest of all ids that `new_moment_id` could give from so many seconds ago on."""
    return str(ULID.from_timestamp(time.time() - seconds))[:10].lower() + "0" * 16


def is_id(text: str) -> bool:
    """Whether the text has the shape of `new_id`; everything else names nothing."""
    return _ID.fullmatch(text) is not None
