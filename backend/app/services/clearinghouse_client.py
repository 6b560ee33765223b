"""The clearinghouse at the wire: OAuth 2.0 client credentials, one 270 for one 271, and the nightly files.

Tokens are fetched and renewed by Authlib (RFC 6749, 4.4). A call that meets an outage (connection, 429, 5xx) is tried
again with growing, jittered pauses; what still fails is one failure without a word of the answer, which may name a
patient. https://docs.authlib.org/en/latest/client/httpx.html
"""

import hashlib
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field

import httpx
from authlib.integrations.base_client.errors import OAuthError
from authlib.integrations.httpx_client import AsyncOAuth2Client
from pydantic import BaseModel, TypeAdapter, ValidationError
from tenacity import AsyncRetrying, retry_if_exception_type, stop_after_attempt, wait_exponential_jitter

from app.config.settings import ClearinghouseSettings
from app.core.exceptions import ExternalServiceException

TRIES = 4


class ClearinghouseUnavailable(ExternalServiceException):
    """The clearinghouse did not answer, or only with outages."""

    code = "clearinghouse_unavailable"
    message = "The clearinghouse does not answer. Nothing was lost; try again later."


class ClearinghouseRefused(ExternalServiceException):
    """The clearinghouse refused the credentials or the request."""

    code = "clearinghouse_refused"
    message = "The clearinghouse refused the request. Check its credentials in the settings."


class _Outage(Exception):
    """Worth another try."""


class ListedFile(BaseModel):
    """One file of the night: its name, its size in bytes and its SHA-256."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class DownloadedFile:
    """A file as it came."""

    name: str
    content: bytes = field(repr=False)


_LISTING = TypeAdapter(list[ListedFile])


class ClearinghouseClient:
    """One client for the life of a process; connections and the token are kept."""

    def __init__(self, settings: ClearinghouseSettings, pause: float = 0.2) -> None:
        base = settings.clearinghouse_url.rstrip("/")
        self._base = base
        self._pause = pause
        self._client = AsyncOAuth2Client(
            client_id=settings.clearinghouse_client,
            client_secret=settings.clearinghouse_secret.get_secret_value(),
            token_endpoint=f"{base}/oauth/token",
            grant_type="client_credentials",
            timeout=settings.clearinghouse_timeout.total_seconds(),
        )

    async def close(self) -> None:
        """Close the connections."""
        await self._client.aclose()

    async def ask(self, inquiry: bytes) -> bytes:
        """One 270 for one 271. Raises ClearinghouseUnavailable or ClearinghouseRefused."""
        answer = await self._patiently(
            lambda: self._client.post(
                f"{self._base}/eligibility/270", content=inquiry, headers={"content-type": "application/EDI-X12"}
            )
        )
        return answer.content

    async def files(self) -> list[ListedFile]:
        """What lies ready for download."""
        answer = await self._patiently(lambda: self._client.get(f"{self._base}/files"))
        try:
            return _LISTING.validate_json(answer.content)
        except ValidationError:
            raise ClearinghouseUnavailable from None

    async def night(self) -> AsyncIterator[tuple[int, int, DownloadedFile]]:
        """Each of the night's files, with its place from 1 and how many there are."""
        listed = await self.files()
        for place, each in enumerate(listed, start=1):
            yield place, len(listed), await self.download(each)

    async def download(self, listed: ListedFile) -> DownloadedFile:
        """One file, whole: a partial or changed download counts as an outage."""
        answer = await self._patiently(lambda: self._client.get(f"{self._base}/files/{listed.name}"))
        if hashlib.sha256(answer.content).hexdigest() != listed.sha256:
            raise ClearinghouseUnavailable
        return DownloadedFile(listed.name, answer.content)

    async def _patiently(self, call: Callable[[], Awaitable[httpx.Response]]) -> httpx.Response:
        retrying = AsyncRetrying(
            stop=stop_after_attempt(TRIES),
            wait=wait_exponential_jitter(multiplier=self._pause, max=5, jitter=self._pause),
            retry=retry_if_exception_type(_Outage),
            reraise=True,
        )
        try:
            async for attempt in retrying:
                with attempt:
                    return await self._once(call)
        except _Outage:
            raise ClearinghouseUnavailable from None
        raise ClearinghouseUnavailable

    async def _once(self, call: Callable[[], Awaitable[httpx.Response]]) -> httpx.Response:
        try:
            if self._client.token is None:
                await self._client.fetch_token(grant_type="client_credentials")
            answer = await call()
        except (httpx.HTTPError, ValueError):
            raise _Outage from None
        except OAuthError:
            raise ClearinghouseRefused from None
        if answer.status_code == 401:
            self._client.token = None
            raise _Outage
        if answer.status_code == 429 or answer.status_code >= 500:
            raise _Outage
        if answer.status_code >= 400:
            raise ClearinghouseRefused
        return answer
