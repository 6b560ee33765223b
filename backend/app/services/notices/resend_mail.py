"""Mails by Resend, through its SDK: each with its notice's id as idempotency key, so that a repeat is one mail.

The SDK keeps key, address and HTTP client in its module; they are set anew before each call, without a pause in
between, so that two assemblies in one process never mix. https://resend.com/docs/dashboard/emails/idempotency-keys
"""

from collections.abc import Awaitable, Callable, Mapping
from datetime import timedelta
from typing import Any, Final, TypeVar

import httpx
import resend
from resend.exceptions import ResendError
from resend.http_client_async import AsyncHTTPClient

from app.config.settings import MailSettings
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

Answer = TypeVar("Answer")
KEYS_HOLD_FOR: Final = timedelta(hours=22)
"""Resend forgets a key after 24 hours; from then on a repeat would be a second mail."""
NOTICE_TAG: Final = "notice"
_TAKEN_BEFORE: Final = "invalid_idempotent_request"
_UNDER_WAY: Final = "concurrent_idempotent_requests"
_UNSENT: Final = "not connected"

_STATES: Final[Mapping[str, NoticeState]] = {
    "delivered": NoticeState.DELIVERED,
    "opened": NoticeState.DELIVERED,
    "clicked": NoticeState.DELIVERED,
    "complained": NoticeState.DELIVERED,
    "bounced": NoticeState.BOUNCED,
    "suppressed": NoticeState.BOUNCED,
    "failed": NoticeState.FAILED,
    "canceled": NoticeState.FAILED,
}
_SUPPRESSING: Final = frozenset({"bounced", "complained", "suppressed"})


class _Wire(AsyncHTTPClient):
    """The SDK's HTTP client with connections that are kept, and with the word whether anything was sent at all."""

    def __init__(self, timeout: timedelta) -> None:
        self.client = httpx.AsyncClient(timeout=timeout.total_seconds())

    async def request(
        self,
        method: str,
        url: str,
        headers: Mapping[str, str],
        json: dict[str, object] | list[object] | None = None,
        files: dict[str, Any] | None = None,
        data: dict[str, str] | None = None,
    ) -> tuple[bytes, int, Mapping[str, str]]:
        """One request."""
        try:
            answer = await self.client.request(method, url, headers=headers, json=json, files=files, data=data)
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout):
            raise RuntimeError(_UNSENT) from None
        except httpx.HTTPError as error:
            raise RuntimeError(type(error).__name__) from None
        return answer.content, answer.status_code, answer.headers


class ResendMail:
    """Resend for the life of a process."""

    can_tell = True

    def __init__(self, settings: MailSettings, clock: Clock) -> None:
        key = settings.resend_api_key
        self._key = key.get_secret_value() if key else ""
        self._url = settings.resend_url.rstrip("/")
        self._sender = settings.mail_from
        self._clock = clock
        self._wire = _Wire(settings.mail_timeout)

    async def close(self) -> None:
        """Close the connections."""
        await self._wire.client.aclose()

    async def send(self, letter: Letter) -> str | None:
        """One mail; a key that Resend knows already gives the mail that it made of it."""
        params: resend.Emails.SendParams = {
            "from": self._sender,
            "to": [letter.recipient],
            "subject": letter.subject,
            "text": letter.text,
            "html": letter.html or "",
            "tags": [{"name": NOTICE_TAG, "value": letter.notice_id}],
        }
        options: resend.Emails.SendOptions = {"idempotency_key": letter.notice_id}
        try:
            sent = await self._ask(lambda: resend.Emails.send_async(params, options))
        except _TakenBefore:
            return None
        return str(sent["id"])

    async def trace(self, letter: Letter, attempt: Attempt) -> Trace:  # noqa: ARG002 - the key finds the mail
        """Absent while the key holds, because the same key makes no second mail; unknowable afterwards."""
        holds = self._clock() - attempt.first < KEYS_HOLD_FOR
        return Trace(Presence.ABSENT if holds else Presence.UNKNOWABLE)

    async def report(self, provider_id: str) -> Report | None:
        """What Resend says of the mail."""
        mail = await self._ask(lambda: resend.Emails.get_async(provider_id))
        return report_of(str(mail.get("last_event", "")), provider_id)

    async def _ask(self, call: Callable[[], Awaitable[Answer]]) -> Answer:
        resend.api_key, resend.api_url, resend.default_async_http_client = self._key, self._url, self._wire
        try:
            return await call()
        except ResendError as error:
            raise _failure(error) from None


class _TakenBefore(Exception):
    """The key was used with another content: the mail went, with the words of then."""


def report_of(event: str, provider_id: str, notice_id: str | None = None) -> Report | None:
    """What one of Resend's events means; None for what is not final."""
    state = _STATES.get(event)
    if state is None:
        return None
    is_good = event in {"delivered", "opened", "clicked"}
    return Report(
        state,
        provider_id,
        notice_id,
        None if is_good else f"mail_{event}",
        event if event in _SUPPRESSING else None,
    )


def _failure(error: ResendError) -> Exception:
    """What the SDK raised as one of ours; its texts quote the request and are dropped."""
    if error.error_type == "HttpClientError":
        is_unsent = error.message == _UNSENT
        return ProviderBusy("mail_unreachable") if is_unsent else ProviderSilent("mail_no_answer")
    status = int(error.code) if str(error.code).isdigit() else 500
    headers = {name.lower(): value for name, value in error.headers.items()}
    if status == 429 or error.error_type == _UNDER_WAY:
        return ProviderBusy("mail_too_many", seconds_of(headers.get("retry-after")))
    if error.error_type == _TAKEN_BEFORE:
        return _TakenBefore()
    if status >= 500:
        return ProviderSilent("mail_failed")
    return ProviderRefused("mail_key_refused" if status in {401, 403} else "mail_refused")
