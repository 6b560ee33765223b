"""Text messages by Twilio's REST API.

It knows no idempotency keys. So each text bears its notice's reference, and after an attempt without an answer the
messages to that recipient are looked through for it before anything is sent again.
https://www.twilio.com/docs/messaging/api/message-resource
"""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Final

import httpx
from pydantic import BaseModel, ValidationError

from app.config.settings import SmsSettings
from app.core.clock import Clock
from app.models.alert_models import NoticeState
from app.services.notices.letters import Letter
from app.services.notices.providers import (
    Attempt,
    Presence,
    ProviderBusy,
    ProviderRefused,
    ProviderSilent,
    Report,
    Trace,
    seconds_of,
)

SETTLES_WITHIN: Final = timedelta(seconds=30)
"""How long a request may be under way after we stopped waiting for it."""
_PAGE: Final = 200
_MOST_PAGES: Final = 5
_CLOCKS_DIFFER_BY: Final = timedelta(minutes=5)
_DEAD_ADDRESSES: Final = frozenset({21211, 21214, 21217, 21610, 21614})
"""Not a number, not a mobile one, or its owner answered STOP. https://www.twilio.com/docs/api/errors"""
_UNREACHABLE_FOR_GOOD: Final = frozenset({21610, 30004, 30005, 30006})
_MESSAGE_ID: Final = re.compile(r"(SM|MM)[0-9a-f]{32}")

_STATES: Final[Mapping[str, NoticeState]] = {
    "delivered": NoticeState.DELIVERED,
    "read": NoticeState.DELIVERED,
    "undelivered": NoticeState.BOUNCED,
    "failed": NoticeState.FAILED,
    "canceled": NoticeState.FAILED,
}


class _Message(BaseModel):
    sid: str
    body: str = ""
    status: str = ""
    error_code: int | None = None
    date_created: str | None = None


class _Messages(BaseModel):
    messages: list[_Message]
    next_page_uri: str | None = None


class _Problem(BaseModel):
    code: int | None = None


class TwilioSms:
    """Twilio for the life of a process; `told_at` is where it reports what became of a message, if it can."""

    can_tell = True

    def __init__(self, settings: SmsSettings, clock: Clock, told_at: str | None = None) -> None:
        token = settings.twilio_token
        account = settings.twilio_account or ""
        self._sender = settings.twilio_from or ""
        self._told_at = told_at
        self._clock = clock
        self._messages = f"/2010-04-01/Accounts/{account}/Messages"
        self._client = httpx.AsyncClient(
            base_url=settings.twilio_url,
            auth=(account, token.get_secret_value() if token else ""),
            timeout=settings.sms_timeout.total_seconds(),
        )

    async def close(self) -> None:
        """Close the connections."""
        await self._client.aclose()

    async def send(self, letter: Letter) -> str | None:
        """One message."""
        by_service = self._sender.startswith("MG")
        form = {
            "To": letter.recipient,
            "MessagingServiceSid" if by_service else "From": self._sender,
            "Body": letter.text,
        }
        if self._told_at is not None:
            form["StatusCallback"] = f"{self._told_at}?notice={letter.notice_id}"
        answer = await self._ask("POST", f"{self._messages}.json", form=form)
        try:
            return _Message.model_validate_json(answer.content).sid
        except ValidationError:
            raise ProviderSilent("sms_answer_unreadable") from None

    async def trace(self, letter: Letter, attempt: Attempt) -> Trace:
        """Look for the reference among what this recipient was sent since the first attempt.

        Raises ProviderBusy while a request of ours may still be under way.
        """
        since_last = self._clock() - attempt.last
        if since_last < SETTLES_WITHIN:
            raise ProviderBusy("sms_settling", SETTLES_WITHIN - since_last)
        address: str | None = f"{self._messages}.json"
        params: Mapping[str, str] | None = {"To": letter.recipient, "PageSize": str(_PAGE)}
        for _ in range(_MOST_PAGES):
            page = await self._page(address or "", params)
            found = [message for message in page.messages if letter.reference in message.body]
            if found:
                return Trace(Presence.THERE, found[0].sid)
            if page.next_page_uri is None or _is_older(page.messages, attempt.first - _CLOCKS_DIFFER_BY):
                return Trace(Presence.ABSENT)
            address, params = page.next_page_uri, None
        return Trace(Presence.UNKNOWABLE)

    async def report(self, provider_id: str) -> Report | None:
        """What Twilio says of the message."""
        if not _MESSAGE_ID.fullmatch(provider_id):
            raise ProviderRefused("sms_unknown_id")
        answer = await self._ask("GET", f"{self._messages}/{provider_id}.json")
        try:
            message = _Message.model_validate_json(answer.content)
        except ValidationError:
            raise ProviderSilent("sms_answer_unreadable") from None
        return report_of(message.status, message.error_code, provider_id)

    async def _page(self, address: str, params: Mapping[str, str] | None) -> _Messages:
        answer = await self._ask("GET", address, params=params)
        try:
            return _Messages.model_validate_json(answer.content)
        except ValidationError:
            raise ProviderSilent("sms_answer_unreadable") from None

    async def _ask(
        self,
        method: str,
        address: str,
        form: Mapping[str, str] | None = None,
        params: Mapping[str, str] | None = None,
    ) -> httpx.Response:
        try:
            answer = await self._client.request(method, address, data=form, params=params)
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout):
            raise ProviderBusy("sms_unreachable") from None
        except httpx.HTTPError:
            raise ProviderSilent("sms_no_answer") from None
        if answer.status_code >= 400:
            raise _failure(answer)
        return answer


def report_of(status: str, error_code: int | None, provider_id: str, notice_id: str | None = None) -> Report | None:
    """What one of Twilio's states means; None for what is not final."""
    state = _STATES.get(status)
    if state is None:
        return None
    is_good = state is NoticeState.DELIVERED
    suppresses = "unreachable" if not is_good and error_code in _UNREACHABLE_FOR_GOOD else None
    return Report(state, provider_id, notice_id, None if is_good else f"sms_{status}", suppresses)


def _failure(answer: httpx.Response) -> Exception:
    status = answer.status_code
    if status == 429:
        return ProviderBusy("sms_too_many", seconds_of(answer.headers.get("retry-after")))
    if status >= 500:
        return ProviderSilent("sms_failed")
    if status in {401, 403}:
        return ProviderRefused("sms_key_refused")
    try:
        code = _Problem.model_validate_json(answer.content).code
    except ValidationError:
        code = None
    return ProviderRefused("sms_refused", address_is_dead=code in _DEAD_ADDRESSES)


def _is_older(messages: list[_Message], than: datetime) -> bool:
    """Whether a page, the newest first, reaches back beyond a moment."""
    created = messages[-1].date_created if messages else None
    if created is None:
        return False
    try:
        return parsedate_to_datetime(created).astimezone(UTC) < than
    except ValueError:
        return False
