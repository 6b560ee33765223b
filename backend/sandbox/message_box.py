"""Text messages that were sent to the sandbox."""

from dataclasses import dataclass, field
from datetime import datetime
from email.utils import format_datetime
from typing import Final
from uuid import uuid4

from pydantic import BaseModel, ConfigDict, Field

_QUEUED: Final = "queued"
_LONGEST_SINGLE: Final = 160
_LONGEST_PART: Final = 153


class Message(BaseModel):
    """A message resource as Twilio's API shows it."""

    model_config = ConfigDict(populate_by_name=True)

    sid: str
    account_sid: str
    api_version: str = "2010-04-01"
    body: str
    date_created: str
    date_updated: str
    date_sent: str | None = None
    direction: str = "outbound-api"
    error_code: int | None = None
    error_message: str | None = None
    sender: str = Field(alias="from")
    messaging_service_sid: str | None = None
    num_media: str = "0"
    num_segments: str
    price: str | None = None
    price_unit: str = "USD"
    status: str = _QUEUED
    to: str
    uri: str


@dataclass(slots=True)
class MessageBox:
    """All messages in the order in which they came."""

    _messages: dict[str, Message] = field(default_factory=dict)
    _told_at: dict[str, str] = field(default_factory=dict)

    def accept(
        self, account: str, to: str, sender: str, body: str, now: datetime, told_at: str | None = None
    ) -> Message:
        """Take a message; `told_at` is where its sender wants to hear what became of it."""
        sid = f"SM{uuid4().hex}"
        moment = format_datetime(now)
        message = Message(
            sid=sid,
            account_sid=account,
            body=body,
            date_created=moment,
            date_updated=moment,
            sender=sender,
            num_segments=str(_parts(body)),
            to=to,
            uri=f"/2010-04-01/Accounts/{account}/Messages/{sid}.json",
        )
        self._messages[sid] = message
        if told_at is not None:
            self._told_at[sid] = told_at
        return message

    def find(self, sid: str) -> Message | None:
        """One message; whoever looks sees it delivered, unless something else was reported of it."""
        message = self._messages.get(sid)
        if message is None or message.status != _QUEUED:
            return message
        return message.model_copy(update={"status": "delivered"})

    def to(self, recipient: str | None) -> list[Message]:
        """Messages to somebody, or to everybody, the newest first."""
        return [message for message in reversed(self._messages.values()) if recipient in {None, message.to}]

    def told_at(self, sid: str) -> str | None:
        """Where the sender wants to hear what became of a message."""
        return self._told_at.get(sid)

    def report(self, sid: str, status: str, error_code: int | None) -> Message | None:
        """Note what became of a message."""
        message = self._messages.get(sid)
        if message is None:
            return None
        self._messages[sid] = message.model_copy(update={"status": status, "error_code": error_code})
        return self._messages[sid]

    def all(self) -> list[Message]:
        """Every message, the oldest first."""
        return list(self._messages.values())

    def clear(self) -> None:
        """Forget all messages."""
        self._messages.clear()
        self._told_at.clear()


def _parts(body: str) -> int:
    """How many parts a text is sent in."""
    return 1 if len(body) <= _LONGEST_SINGLE else -(-len(body) // _LONGEST_PART)
