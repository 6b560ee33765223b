"""Mails by a mail server of the practice's own, as the alternative to Resend.

SMTP knows no idempotency: once the text was handed over without an answer, nobody can say whether it went, and it is
never sent again by itself. The library blocks, so it works in a thread. https://docs.python.org/3/library/smtplib.html
"""

import asyncio
import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import parseaddr
from urllib.parse import SplitResult, unquote, urlsplit

from app.config.settings import MailSettings
from app.services.notices.letters import Letter
from app.services.notices.providers import (
    Attempt,
    Presence,
    ProviderBusy,
    ProviderRefused,
    ProviderSilent,
    Report,
    Trace,
)

_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


class SmtpMail:
    """A mail server; a connection for each mail."""

    can_tell = False

    def __init__(self, settings: MailSettings) -> None:
        url = settings.smtp_url
        self._server = urlsplit(url.get_secret_value() if url else "")
        self._sender = settings.mail_from
        self._timeout = settings.mail_timeout.total_seconds()

    async def close(self) -> None:
        """Nothing stays open."""

    async def send(self, letter: Letter) -> str | None:
        """One mail; the server gives no id."""
        await asyncio.to_thread(self._send, letter)
        return None

    async def trace(self, letter: Letter, attempt: Attempt) -> Trace:  # noqa: ARG002 - there is nobody to ask
        """Nobody can know."""
        return Trace(Presence.UNKNOWABLE)

    async def report(self, provider_id: str) -> Report | None:  # noqa: ARG002 - there is nobody to ask
        """Nobody can know."""
        return None

    def _send(self, letter: Letter) -> None:
        message = _message(letter, self._sender)
        with _nothing_sent_yet():
            connection = _open(self._server, self._timeout)
        try:
            with _nothing_sent_yet():
                _secure(connection, self._server)
                _announce(connection, parseaddr(self._sender)[1], letter.recipient)
            _hand_over(connection, message)
        finally:
            connection.close()


@contextmanager
def _nothing_sent_yet() -> Iterator[None]:
    """Whatever fails in here, the text was not handed over."""
    try:
        yield
    except smtplib.SMTPResponseException as refused:
        raise _refusal(refused.smtp_code) from None
    except smtplib.SMTPNotSupportedError:
        raise ProviderRefused("mail_not_encrypted") from None
    except (OSError, smtplib.SMTPException):
        raise ProviderBusy("mail_unreachable") from None


def _announce(connection: smtplib.SMTP, sender: str, recipient: str) -> None:
    for code, _ in (connection.mail(sender), connection.rcpt(recipient)):
        if code >= 400:
            raise _refusal(code, address_is_dead=code in {550, 551, 553})


def _open(server: SplitResult, timeout: float) -> smtplib.SMTP:
    host = server.hostname or ""
    if server.scheme == "smtps":
        return smtplib.SMTP_SSL(host, server.port or 465, timeout=timeout, context=ssl.create_default_context())
    return smtplib.SMTP(host, server.port or 587, timeout=timeout)


def _secure(connection: smtplib.SMTP, server: SplitResult) -> None:
    """Encrypt the line, except to this machine itself, and sign in."""
    connection.ehlo()
    is_plain = server.scheme == "smtp"
    if is_plain and (server.hostname not in _LOOPBACK or connection.has_extn("starttls")):
        connection.starttls(context=ssl.create_default_context())
        connection.ehlo()
    if server.username:
        connection.login(unquote(server.username), unquote(server.password or ""))


def _hand_over(connection: smtplib.SMTP, message: EmailMessage) -> None:
    """From here on a missing answer means that nobody knows."""
    try:
        code, _ = connection.data(message.as_bytes(policy=message.policy.clone(linesep="\r\n")))
    except smtplib.SMTPDataError as refused:
        raise _refusal(refused.smtp_code) from None
    except (OSError, smtplib.SMTPException):
        raise ProviderSilent("mail_no_answer") from None
    if code >= 400:
        raise _refusal(code)


def _refusal(code: int, *, address_is_dead: bool = False) -> Exception:
    if code < 500:
        return ProviderBusy("mail_deferred")
    return ProviderRefused("mail_refused", address_is_dead=address_is_dead)


def _message(letter: Letter, sender: str) -> EmailMessage:
    name, address = parseaddr(sender)
    local, _, domain = address.rpartition("@")
    message = EmailMessage()
    message["From"] = Address(name, local, domain)
    message["To"] = letter.recipient
    message["Subject"] = letter.subject
    message["Message-ID"] = f"<{letter.notice_id}@{domain}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(letter.text)
    if letter.html is not None:
        message.add_alternative(letter.html, subtype="html")
    return message
