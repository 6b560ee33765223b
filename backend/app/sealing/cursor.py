"""Cursors that say nothing: where a list goes on, sealed for the user who was given it.

A cursor holds the sort value of the last row, which may be a name; it travels in addresses, which end up in logs.
"""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode

import tink

from app.sealing.keyring import Keyring


class CursorSeal:
    """Closes and opens cursors."""

    def __init__(self, keyring: Keyring) -> None:
        self._aead = keyring.envelopes

    def close(self, owner: str, place: list[str | int | bool]) -> str:
        """Text that fits into an address."""
        content = json.dumps(place, separators=(",", ":")).encode()
        return urlsafe_b64encode(self._aead.encrypt(content, b"cursor:" + owner.encode())).decode("ascii")

    def open(self, owner: str, cursor: str) -> list[str | int | bool] | None:
        """The place, or None for what is no cursor of this owner."""
        try:
            content = self._aead.decrypt(urlsafe_b64decode(cursor), b"cursor:" + owner.encode())
        except (tink.TinkError, ValueError):
            return None
        place: list[str | int | bool] = json.loads(content)
        return place
