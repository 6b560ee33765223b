"""The real API in a process of its own, on its own folder and port, for tests that kill it and for the bench."""

import os
import subprocess
import sys
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import httpx

from app.services.demo_service import DEMO_PASSWORD
from tests.conftest import ORIGIN, PROJECT, eventually, free_port

SERVE = ("-m", "app.cli.main", "serve")
STARTS_WITHIN = 120.0


class ApiProcess:
    """`pfinni serve` below one folder. Only what this object started is ever ended by it."""

    def __init__(self, home: Path, command: Sequence[str] = SERVE, **environment: str) -> None:
        self.home = home
        self.port = free_port()
        self.command = command
        self._environment = environment
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """The API's address."""
        return f"http://127.0.0.1:{self.port}/api/v1"

    @property
    def pid(self) -> int:
        """The process id."""
        if self._process is None:
            raise RuntimeError("the API does not run")
        return self._process.pid

    @property
    def is_alive(self) -> bool:
        """Whether the process runs."""
        return self._process is not None and self._process.poll() is None

    def environment(self) -> Mapping[str, str]:
        """What the process finds in its environment: nothing of the developer's own settings."""
        inherited = {name: value for name, value in os.environ.items() if not name.startswith(("PFINNI_", "DATABASE_"))}
        return {
            **inherited,
            "PFINNI_HOME": str(self.home),
            "PFINNI_PORT": str(self.port),
            "PFINNI_PUBLIC_URL": ORIGIN,
            "PFINNI_LOG_LEVEL": "warning",
            "PFINNI_REQUESTS_PER_MINUTE": "100000000",
            "PFINNI_SIGN_INS_PER_MINUTE": "10000",
            **self._environment,
        }

    def start(self) -> None:
        """Start it; what it says goes to a file beside its data."""
        self.home.mkdir(parents=True, exist_ok=True)
        with (self.home / "api.log").open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, *self.command],
                cwd=PROJECT / "backend",
                env=dict(self.environment()),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )

    async def until_ready(self, within: float = STARTS_WITHIN) -> None:
        """Wait until it answers and its directory is filled. Raises when it ended instead."""
        async with httpx.AsyncClient() as client:

            async def is_ready() -> bool:
                if self._process is not None and self._process.poll() is not None:
                    raise RuntimeError(f"the API ended: {(self.home / 'api.log').read_text('utf-8')[-2000:]}")
                try:
                    return (await client.get(f"{self.url}/health/ready", timeout=5)).status_code == 200
                except httpx.HTTPError:
                    return False

            await eventually(is_ready, within=within)

    def kill(self) -> None:
        """End it as a power cut does."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def stop(self) -> int:
        """End it as an operator does; gives its exit code."""
        if self._process is None:
            return 0
        self._process.terminate()
        code = self._process.wait(timeout=60)
        self._process = None
        return code

    def browser(self) -> httpx.AsyncClient:
        """A browser on PFINNI's own pages that nobody has signed in with."""
        limits = httpx.Limits(max_connections=200, max_keepalive_connections=200)
        return httpx.AsyncClient(base_url=self.url, headers={"origin": ORIGIN}, timeout=30, limits=limits)

    @asynccontextmanager
    async def signed_in(self, role: str = "provider") -> AsyncIterator[httpx.AsyncClient]:
        """A browser with a demo user signed in."""
        async with self.browser() as browser:
            credentials = {"email": f"{role}@example.com", "password": DEMO_PASSWORD}
            answer = await browser.post("/auth/sign-in/email", json=credentials)
            answer.raise_for_status()
            yield browser
