"""A mail server on a real port: it takes every mail, delivers none, and refuses, defers or falls silent on demand."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message


@dataclass
class SmtpPort:
    """What came in, and how the next commands are answered."""

    port: int = 0
    taken: list[Message] = field(default_factory=list)
    answers: dict[str, str] = field(default_factory=dict)
    """By command (`EHLO`, `MAIL`, `RCPT`, `DATA`, or `.` for the end of the text); `silent` answers nothing."""
    released: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.port}"

    async def converse(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await self._say(writer, "220 test")
            while line := (await reader.readline()).decode().strip():
                command = line[:4].upper()
                if command == "DATA" and "DATA" not in self.answers:
                    await self._take(reader, writer)
                elif command == "QUIT":
                    return
                else:
                    await self._say(writer, self.answers.get(command, "250 ok"))
        except ConnectionError:
            return
        finally:
            writer.close()

    async def _take(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await self._say(writer, "354 go on")
        text = await reader.readuntil(b"\r\n.\r\n")
        answer = self.answers.get(".", "250 taken")
        if not answer.startswith("5"):
            self.taken.append(message_from_bytes(text.removesuffix(b".\r\n")))
        await self._say(writer, answer)

    async def _say(self, writer: asyncio.StreamWriter, answer: str) -> None:
        if answer == "silent":
            await self.released.wait()
            return
        writer.write(f"{answer}\r\n".encode())
        await writer.drain()


@asynccontextmanager
async def smtp_port() -> AsyncIterator[SmtpPort]:
    """A mail server for the length of a test."""
    mails = SmtpPort()
    server = await asyncio.start_server(mails.converse, "127.0.0.1", 0)
    mails.port = server.sockets[0].getsockname()[1]
    try:
        yield mails
    finally:
        mails.released.set()
        server.close()
        await server.wait_closed()
