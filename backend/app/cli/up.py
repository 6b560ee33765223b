"""`pfinni up`: everything on one machine under one supervisor, said in plain words, ended cleanly by Ctrl-C."""

import asyncio
import signal
import socket
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic_settings import BaseSettings, SettingsConfigDict
from rich.console import Console
from rich.panel import Panel
from rich.table import Table

from app.cli.front_end import FrontEnd
from app.cli.pid_file import PidFile
from app.cli.processes import MOST_RESTARTS, Child
from app.config.settings import PROJECT, Settings
from app.core.roles import BUILT_IN
from app.services.demo_service import DEMO_PASSWORD, DEMO_USERS
from sandbox import credentials

START_WITHIN = 120.0


class CannotStart(Exception):
    """Something is in the way; the text is one line that says what to do."""


class PortSettings(BaseSettings):
    """Ports of the web server and the sandbox; the API's is PFINNI_PORT."""

    model_config = SettingsConfigDict(env_prefix="PFINNI_", frozen=True)

    web_port: int = 3000
    sandbox_port: int = 8010


@dataclass(frozen=True, slots=True)
class Plan:
    """What will run, the web server last, and where people will find it."""

    children: tuple[Child, ...]
    address: str


def plan_for(settings: Settings, ports: PortSettings, logs: Path, web: Sequence[str]) -> Plan:
    """API and web server, and in the demo the sandbox too: a real practice runs no third party of ours.

    In the demo the address follows the port. A real practice's is its own: people open it at a proxy with TLS.
    """
    server, backend = settings.server, PROJECT / "backend"
    follows_port = settings.is_demo and ports.web_port != 3000
    public_url = f"http://localhost:{ports.web_port}" if follows_port else server.public_url
    sandbox_url = f"http://127.0.0.1:{ports.sandbox_port}"
    api = Child(
        "API",
        [sys.executable, "-m", "app.cli.main", "serve"],
        backend,
        f"http://127.0.0.1:{server.port}/api/v1/health/ready",
        logs / "api.log",
        {"PFINNI_PUBLIC_URL": public_url, **(third_parties(settings, sandbox_url) if settings.is_demo else {})},
    )
    sandbox = Child(
        "sandbox",
        [
            sys.executable,
            *("-m", "uvicorn", "sandbox.main:app", "--port", str(ports.sandbox_port)),
            *("--no-access-log", "--log-level", "warning"),
        ],
        backend,
        f"{sandbox_url}/health",
        logs / "sandbox.log",
    )
    web_server = Child(
        "web server",
        web,
        PROJECT / "frontend",
        f"http://127.0.0.1:{ports.web_port}{server.base_path}/sign-in",
        logs / "web.log",
        {
            "PORT": str(ports.web_port),
            "PFINNI_API_URL": f"http://127.0.0.1:{server.port}",
            "PFINNI_PUBLIC_URL": public_url,
        },
    )
    opened_at = f"http://localhost:{ports.web_port}" if settings.is_demo else public_url
    children = (api, sandbox, web_server) if settings.is_demo else (api, web_server)
    return Plan(children, f"{opened_at}{server.base_path}")


def third_parties(settings: Settings, sandbox_url: str) -> dict[str, str]:
    """Tells the demo's API that the sandbox is everybody else; whoever has set a provider of their own keeps it."""
    told = {"PFINNI_CLEARINGHOUSE_URL": sandbox_url}
    if not settings.mail.has_provider:
        told |= {
            "PFINNI_RESEND_URL": sandbox_url,
            "PFINNI_RESEND_API_KEY": credentials.MAIL_API_KEY,
            "PFINNI_RESEND_WEBHOOK_SECRET": credentials.MAIL_WEBHOOK_SECRET,
            "PFINNI_MAIL_FROM": credentials.MAIL_SENDER,
        }
    if not settings.sms.has_provider:
        told |= {
            "PFINNI_TWILIO_URL": sandbox_url,
            "PFINNI_TWILIO_ACCOUNT": credentials.SMS_ACCOUNT_SID,
            "PFINNI_TWILIO_TOKEN": credentials.SMS_AUTH_TOKEN,
            "PFINNI_TWILIO_FROM": credentials.SMS_SENDER,
        }
    return told


class Supervisor:
    """Starts the children, waits until they answer, watches them, stops them."""

    def __init__(self, settings: Settings, ports: PortSettings, console: Console) -> None:
        self._settings = settings
        self._ports = ports
        self._console = console
        self._logs = settings.paths.home / "logs"
        self._front_end = FrontEnd(PROJECT / "frontend", self._logs / "front-end-build.log")
        self._stopping = asyncio.Event()

    async def run(self) -> None:
        """The whole life. Raises CannotStart or FrontEndCannotStart with one line."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, self._stopping.set)
        node = self._front_end.check_node()
        self._refuse_taken_ports()
        web = [node, str(self._front_end.start_script)]
        plan = plan_for(self._settings, self._ports, self._logs, web)
        pid_file = PidFile(self._settings.paths.run)
        pid_file.write()
        try:
            await self._start(plan)
            if not self._stopping.is_set():
                self._welcome(plan)
                await self._watch(plan.children)
        finally:
            await self._stop(plan.children)
            pid_file.remove()

    async def _start(self, plan: Plan) -> None:
        *others, web = plan.children
        for child in others:
            await child.start()
        await self._build_front_end()
        if self._stopping.is_set():
            return
        await web.start()
        with self._console.status("Starting …") as status:
            for child in plan.children:
                await self._wait_for(child, status.update)

    async def _build_front_end(self) -> None:
        if self._front_end.needs_install():
            await self._say_and_do("Installing the packages of the front end …", self._front_end.install)
        if self._front_end.needs_build() and not self._stopping.is_set():
            await self._say_and_do("Building the front end …", self._front_end.build)

    async def _say_and_do(self, text: str, work: Callable[[], None]) -> None:
        with self._console.status(text):
            await asyncio.to_thread(work)

    async def _wait_for(self, child: Child, say: Callable[[str], None]) -> None:
        deadline = asyncio.get_running_loop().time() + START_WITHIN
        while not self._stopping.is_set():
            is_up, progress = await child.is_up()
            if is_up:
                return
            if child.has_ended:
                raise CannotStart(_why(child))
            if asyncio.get_running_loop().time() > deadline:
                raise CannotStart(f"The {child.name} does not answer; its log is {child.log}.")
            opened = f", opening the directory: {progress:.0%}" if progress else ""
            say(f"Waiting for the {child.name}{opened} …")
            await asyncio.sleep(0.1)

    async def _watch(self, children: Sequence[Child]) -> None:
        """Until a signal comes: start again what ended by itself, a few times."""
        while not self._stopping.is_set():
            for child in children:
                if child.has_ended:
                    await self._start_again(child)
            try:
                async with asyncio.timeout(0.5):
                    await self._stopping.wait()
            except TimeoutError:
                continue

    async def _start_again(self, child: Child) -> None:
        child.restarts += 1
        if child.restarts > MOST_RESTARTS:
            raise CannotStart(_why(child))
        self._console.print(f"[yellow]The {child.name} ended unexpectedly and is started again; see {child.log}.")
        await asyncio.sleep(child.restarts)
        await child.start()

    async def _stop(self, children: Sequence[Child]) -> None:
        with self._console.status("Stopping …"):
            await asyncio.gather(*(child.stop() for child in children if child.name != "API"))
            await asyncio.gather(*(child.stop() for child in children if child.name == "API"))
        self._console.print("PFINNI has stopped. Everything is saved.")

    def _refuse_taken_ports(self) -> None:
        wanted = {
            self._settings.server.port: "PFINNI_PORT",
            self._ports.web_port: "PFINNI_WEB_PORT",
            **({self._ports.sandbox_port: "PFINNI_SANDBOX_PORT"} if self._settings.is_demo else {}),
        }
        for port, variable in wanted.items():
            if _is_taken(port):
                raise CannotStart(
                    f"Port {port} is taken by another program. Stop it (or `make down`, if it is PFINNI), "
                    f"or set {variable} to a free port."
                )

    def _welcome(self, plan: Plan) -> None:
        table = Table.grid(padding=(0, 3))
        table.add_row("Open", f"[bold cyan]{plan.address}[/]")
        if self._settings.is_demo:
            for user in DEMO_USERS:
                role = BUILT_IN[user.role].name.lower()
                table.add_row(f"Sign in as {role}", f"{user.email}   [dim]password[/] {DEMO_PASSWORD}")
        table.add_row("Stop", "Ctrl-C")
        self._console.print(Panel(table, title="PFINNI is running", border_style="cyan", expand=False))
        for line in plan.children[0].last_lines(20):
            if line.startswith(("SET-UP TOKEN", "Open ", "WARNING:")):
                self._console.print(line)


def _why(child: Child) -> str:
    lines = [line for line in child.last_lines() if line.strip()]
    return lines[-1] if lines else f"The {child.name} ended at once; its log is {child.log}."


def _is_taken(port: int) -> bool:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return True
    return False
