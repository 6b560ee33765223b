"""What the practice asks of whoever sends its mails and messages, and the ways in which that fails.

The three failures differ in what is known: refused (never, and trying again would not help), busy (not taken, may be
tried again), silent (nobody knows whether it was taken). Only the last one can double a notice.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol

from app.models.alert_models import NoticeState
from app.services.notices.letters import Letter


class ProviderRefused(Exception):
    """The provider will never take it like this; with `address_is_dead` nothing shall be sent there any more."""

    def __init__(self, failure: str, *, address_is_dead: bool = False) -> None:
        super().__init__(failure)
        self.failure = failure
        self.address_is_dead = address_is_dead


class ProviderBusy(Exception):
    """It was certainly not taken; another try may do."""

    def __init__(self, failure: str, after: timedelta | None = None) -> None:
        super().__init__(failure)
        self.failure = failure
        self.after = after


class ProviderSilent(Exception):
    """No answer, or one that does not say whether it was taken."""

    def __init__(self, failure: str) -> None:
        super().__init__(failure)
        self.failure = failure


class Presence(StrEnum):
    """Whether a provider has a letter of ours."""

    THERE = "there"
    ABSENT = "absent"
    """It may be sent, again or for the first time, without doubling it."""
    UNKNOWABLE = "unknowable"


@dataclass(frozen=True, slots=True)
class Trace:
    """What a provider knows of a letter that may or may not have reached it."""

    presence: Presence
    provider_id: str | None = None


@dataclass(frozen=True, slots=True)
class Attempt:
    """When a letter was first and last handed over without an answer."""

    first: datetime
    last: datetime


@dataclass(frozen=True, slots=True)
class Report:
    """What a provider says became of a notice. `notice_id` is there if the provider was told of it.

    With `suppresses`, nothing is sent to that address any more, for this reason.
    """

    state: NoticeState
    provider_id: str
    notice_id: str | None = None
    failure: str | None = None
    suppresses: str | None = None


class Provider(Protocol):
    """Sends letters on one channel. Every method raises ProviderRefused, ProviderBusy or ProviderSilent."""

    @property
    def can_tell(self) -> bool:
        """Whether it can be asked later what became of a letter."""
        ...

    async def send(self, letter: Letter) -> str | None:
        """Hand it over; gives the provider's id for it."""
        ...

    async def trace(self, letter: Letter, attempt: Attempt) -> Trace:
        """Whether a letter of an earlier, unanswered attempt is there. Raises ProviderBusy to be asked later."""
        ...

    async def report(self, provider_id: str) -> Report | None:
        """What became of it; None while that is open."""
        ...

    async def close(self) -> None:
        """Close the connections."""
        ...


def seconds_of(retry_after: str | None) -> timedelta | None:
    """The header Retry-After in seconds; a date is left to our own pauses."""
    if retry_after is None or not (retry_after.isascii() and retry_after.isdigit()):
        return None
    return timedelta(seconds=min(int(retry_after), 86_400))
