"""A sandbox with a clock that stands still until a test moves it."""

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import httpx
import pytest

from sandbox.credentials import CLIENT_ID, CLIENT_SECRET
from sandbox.main import create_app
from sandbox.state import SandboxState


@dataclass
class StillClock:
    """The time of the sandbox, and how long it was asked to wait."""

    moment: datetime = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)
    waits: list[float] = field(default_factory=list)

    def now(self) -> datetime:
        return self.moment

    def pass_by(self, span: timedelta) -> None:
        self.moment += span

    async def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)


@pytest.fixture
def clock() -> StillClock:
    return StillClock()


@pytest.fixture
async def client(clock: StillClock) -> AsyncIterator[httpx.AsyncClient]:
    """A client of a sandbox of its own."""
    app = create_app(SandboxState(now=clock.now, sleep=clock.sleep))
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url="http://sandbox") as client:
        yield client


@pytest.fixture
def bearer(client: httpx.AsyncClient) -> Callable[..., Awaitable[dict[str, str]]]:
    """Headers with a fresh token."""

    async def headers(scope: str = "eligibility files") -> dict[str, str]:
        form = {"grant_type": "client_credentials", "scope": scope}
        answer = await client.post("/oauth/token", data=form, auth=(CLIENT_ID, CLIENT_SECRET))
        return {"Authorization": f"Bearer {answer.json()['access_token']}"}

    return headers
