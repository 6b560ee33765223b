"""What the sandbox knows while it runs. Everything is in memory and gone when it stops."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Annotated

from fastapi import Depends, Request

from sandbox.access_tokens import AccessTokens
from sandbox.eligibility_desk import EligibilityDesk
from sandbox.faults import Faults
from sandbox.mail_box import MailBox
from sandbox.message_box import MessageBox
from sandbox.sample_files import sample_files

Now = Callable[[], datetime]
Sleep = Callable[[float], Awaitable[None]]


def utc_now() -> datetime:
    """The present moment."""
    return datetime.now(UTC)


@dataclass(slots=True)
class SandboxState:
    """One running sandbox. Time comes from `now`, so that tests can let tokens expire without waiting."""

    now: Now = utc_now
    sleep: Sleep = asyncio.sleep
    tokens: AccessTokens = field(default_factory=AccessTokens)
    desk: EligibilityDesk = field(default_factory=EligibilityDesk)
    faults: Faults = field(default_factory=Faults)
    mails: MailBox = field(default_factory=MailBox)
    messages: MessageBox = field(default_factory=MessageBox)
    files: dict[str, bytes] = field(default_factory=sample_files)


def get_state(request: Request) -> SandboxState:
    """The state of the application that serves the request."""
    state: SandboxState = request.app.state.sandbox
    return state


State = Annotated[SandboxState, Depends(get_state)]
