"""Mails that were sent to the sandbox, and the keys under which they were sent."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final
from uuid import uuid4

from pydantic import BaseModel, ConfigDict, Field, field_validator

_KEYS_HOLD_FOR: Final = timedelta(hours=24)


class MailRequest(BaseModel):
    """The body of POST /emails, as Resend takes it."""

    model_config = ConfigDict(populate_by_name=True)

    sender: str = Field(alias="from", min_length=3)
    to: list[str] = Field(min_length=1, max_length=50)
    subject: str = Field(min_length=1)
    html: str | None = None
    text: str | None = None
    cc: list[str] = []
    bcc: list[str] = []
    reply_to: list[str] = []
    headers: dict[str, str] = {}
    tags: list[dict[str, str]] = []

    @field_validator("to", "cc", "bcc", "reply_to", mode="before")
    @classmethod
    def _one_or_many(cls, value: object) -> object:
        """A single address may come without a list."""
        return [value] if isinstance(value, str) else value


class Mail(MailRequest):
    """A mail as GET /emails/{id} shows it."""

    object: str = "email"
    id: str
    created_at: datetime
    last_event: str = "delivered"


class KeyUsedOtherwiseError(Exception):
    """An Idempotency-Key came again with another body."""


@dataclass(slots=True)
class MailBox:
    """All mails in the order in which they came."""

    _mails: dict[str, Mail] = field(default_factory=dict)
    _keys: dict[str, tuple[MailRequest, str, datetime]] = field(default_factory=dict)

    def accept(self, request: MailRequest, key: str | None, now: datetime) -> Mail:
        """Take a mail; the same key and body within a day give the same mail. Raises KeyUsedOtherwiseError."""
        used = self._keys.get(key) if key else None
        if used is not None and now < used[2] + _KEYS_HOLD_FOR:
            if used[0] != request:
                raise KeyUsedOtherwiseError
            return self._mails[used[1]]
        mail = Mail(**request.model_dump(), id=str(uuid4()), created_at=now)
        self._mails[mail.id] = mail
        if key:
            self._keys[key] = (request, mail.id, now)
        return mail

    def find(self, mail_id: str) -> Mail | None:
        """One mail."""
        return self._mails.get(mail_id)

    def report(self, mail_id: str, event: str) -> Mail | None:
        """Note what became of a mail."""
        mail = self._mails.get(mail_id)
        if mail is None:
            return None
        self._mails[mail_id] = mail.model_copy(update={"last_event": event})
        return self._mails[mail_id]

    def all(self) -> list[Mail]:
        """Every mail, the oldest first."""
        return list(self._mails.values())

    def clear(self) -> None:
        """Forget mails and keys."""
        self._mails.clear()
        self._keys.clear()
