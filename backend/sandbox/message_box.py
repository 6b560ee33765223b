"""Text messages that were sent to the sandbox."""

from dataclasses import dataclass, field
from datetime import datetime
from email.utils import format_datetime
from typing import Final
from uuid import uuid4

from pydantic import BaseModel, ConfigDict, Field

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
    status: str = "queued"
    to: str
    uri: str


@dataclass(slots=True)
class MessageBox:
    """All messages in the order in which they came."""

    _messages: dict[str, Message] = field(default_factory=dict)

    def accept(self, account: str, to: str, sender: str, body: str, now: datetime) -> Message:
        """Take a message."""
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
        return message

    def find(self, sid: str) -> Message | None:
        """One message; whoever looks sees it delivered."""
        message = self._messages.get(sid)
        return message.model_copy(update={"status": "delivered"}) if message else None

    def all(self) -> list[Message]:
        """Every message, the oldest first."""
        return list(self._messages.values())

    def clear(self) -> None:
        """Forget all messages."""
        self._messages.clear()


def _parts(body: str) -> int:
    """How many parts a text is sent in."""
    return 1 if len(body) <= _LONGEST_SINGLE else -(-len(body) // _LONGEST_PART)
