"""The cookie of a browser that somebody signed in with before: whose count it is when a sign-in fails there.

It opens nothing. It names the browser by a random number and, as keyed hashes, the last accounts that were signed in to
with it; all under a signature, so that nobody can make one. One cookie for the whole browser, because a front desk's
computer has many users.
"""

import hmac
import secrets
from base64 import urlsafe_b64encode
from hashlib import sha256

from app.core.folding import email as folded_email

LASTS_DAYS = 180
MOST_ACCOUNTS = 12
_NONCE_BYTES = 12


class DeviceCookies:
    """Makes and reads the values of device cookies."""

    def __init__(self, secret: bytes, name: str) -> None:
        self._secret = secret
        self.name = name

    def device(self, cookie_header: str, email: str) -> str | None:
        """The browser's number, if this account was signed in to with it."""
        nonce, accounts = self._read(cookie_header)
        return nonce if self._account(email) in accounts else None

    def renewed(self, cookie_header: str, email: str) -> str:
        """The cookie's value after a sign-in to this account."""
        nonce, accounts = self._read(cookie_header)
        account = self._account(email)
        latest = [account, *(each for each in accounts if each != account)][:MOST_ACCOUNTS]
        content = f"{nonce or secrets.token_urlsafe(_NONCE_BYTES)}.{'~'.join(latest)}"
        return f"{content}.{self._signature(content)}"

    def _read(self, cookie_header: str) -> tuple[str | None, list[str]]:
        """Read by hand, as the session's cookie is: the one that we signed counts."""
        for part in cookie_header.split(";"):
            name, _, value = part.strip().partition("=")
            if name != self.name:
                continue
            content, _, signature = value.rpartition(".")
            if hmac.compare_digest(signature.encode(), self._signature(content).encode()):
                nonce, _, accounts = content.partition(".")
                return nonce, accounts.split("~")
        return None, []

    def _account(self, email: str) -> str:
        return self._hash(f"account\0{folded_email(email)}")[:16]

    def _signature(self, content: str) -> str:
        return self._hash(f"cookie\0{content}")

    def _hash(self, text: str) -> str:
        digest = hmac.digest(self._secret, text.encode("utf-8", "replace"), sha256)
        return urlsafe_b64encode(digest).decode().rstrip("=")
