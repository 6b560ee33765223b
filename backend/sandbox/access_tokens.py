"""Opaque bearer tokens with a lifetime."""

import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

SCOPES: Final = ("eligibility", "files")
LIFETIME: Final = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class AccessToken:
    """A token, what it opens and until when."""

    value: str
    scopes: frozenset[str]
    expires: datetime


@dataclass(slots=True)
class AccessTokens:
    """The tokens that were issued. `lifetime` is that of the next ones."""

    lifetime: timedelta = LIFETIME
    _issued: dict[str, AccessToken] = field(default_factory=dict)

    def issue(self, scopes: frozenset[str], now: datetime) -> AccessToken:
        """A new token; those that have expired are forgotten."""
        self._issued = {value: token for value, token in self._issued.items() if token.expires > now}
        token = AccessToken(secrets.token_urlsafe(24), scopes, now + self.lifetime)
        self._issued[token.value] = token
        return token

    def find(self, value: str, now: datetime) -> AccessToken | None:
        """The token if it was issued and still holds."""
        token = self._issued.get(value)
        return token if token is not None and now < token.expires else None

    def revoke_all(self) -> None:
        """Every token becomes invalid at once."""
        self._issued.clear()
