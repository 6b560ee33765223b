"""The sandbox on a real port, so that real clients and SDKs speak to it; with a clock that tests move."""

import asyncio
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime

import uvicorn

from app.config.settings import MailSettings, SmsSettings
from sandbox import credentials
from sandbox.faults import Fault
from sandbox.mail_box import Mail
from sandbox.main import create_app
from sandbox.message_box import Message
from sandbox.state import SandboxState

LATE = 60.0
"""Seconds: longer than any client waits."""


class SandboxPort:
    """One running sandbox. `late` answers wait until `release` is called, whatever their seconds."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self.released = asyncio.Event()
        self.state = SandboxState(now=now, sleep=self._sleep)
        self.socket = socket.socket()
        self.socket.bind(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self.socket.getsockname()[1]}"
        config = uvicorn.Config(
            create_app(self.state), log_config=None, ws="none", lifespan="off", timeout_graceful_shutdown=1
        )
        self.server = uvicorn.Server(config)

    async def _sleep(self, seconds: float) -> None:
        if seconds:
            await self.released.wait()

    def fails(self, path: str, **fault: object) -> None:
        self.state.faults.put(Fault.model_validate({"path": path, **fault}))

    @property
    def mails(self) -> list[Mail]:
        return self.state.mails.all()

    @property
    def messages(self) -> list[Message]:
        return self.state.messages.all()

    def mail_settings(self, **fields: object) -> MailSettings:
        return MailSettings.model_validate(
            {
                "resend_url": self.url,
                "resend_api_key": credentials.MAIL_API_KEY,
                "resend_webhook_secret": credentials.MAIL_WEBHOOK_SECRET,
                "mail_from": credentials.MAIL_SENDER,
                **fields,
            }
        )

    def sms_settings(self, **fields: object) -> SmsSettings:
        return SmsSettings.model_validate(
            {
                "twilio_url": self.url,
                "twilio_account": credentials.SMS_ACCOUNT_SID,
                "twilio_token": credentials.SMS_AUTH_TOKEN,
                "twilio_from": credentials.SMS_SENDER,
                **fields,
            }
        )


@asynccontextmanager
async def sandbox_port(now: Callable[[], datetime]) -> AsyncIterator[SandboxPort]:
    """A sandbox for the length of a test."""
    sandbox = SandboxPort(now)
    serving = asyncio.create_task(sandbox.server.serve(sockets=[sandbox.socket]))
    try:
        yield sandbox
    finally:
        sandbox.released.set()
        sandbox.server.should_exit = True
        await serving
