"""Blind keys: exact keyed hashes of normalised values, so that a commit can match what it cannot read.

HMAC-SHA256 under the blind keyset, cut to 144 bits and told apart by kind; equal values give equal keys, and
nothing else can be learned without the keyset. Not for search: prefixes and frequencies would leak.
"""

from base64 import urlsafe_b64encode
from datetime import date
from enum import StrEnum

from app.core import folding
from app.sealing.keyring import Keyring


class BlindKind(StrEnum):
    """What a blind key was made of; part of what is hashed."""

    MRN = "mrn"
    MEMBER = "member"
    PHONE = "phone"
    EMAIL = "email"
    PERSON = "person"
    CONTENT = "content"
    SESSION = "session"
    LOCKOUT = "lockout"
    RECOVERY = "recovery"
    """Of a recovery code, with its user."""
    REQUEST = "request"
    TAG = "tag"
    ALERT = "alert"
    ADDRESS = "address"
    """Of a user's mailbox or phone that takes nothing any more."""
    ENTRY = "entry"
    """Of what two entries of one person have in common; only a few bits of it are ever kept."""


class Blind:
    """Makes blind keys."""

    def __init__(self, keyring: Keyring) -> None:
        self._prf = keyring.blind

    def key(self, kind: BlindKind, value: str | bytes) -> str:
        """24 characters for an already normalised value."""
        raw = value.encode() if isinstance(value, str) else value
        digest: bytes = self._prf.compute(b"blind\x00" + kind.encode() + b"\x00" + raw, 18)
        return urlsafe_b64encode(digest).decode("ascii")

    def mrn(self, text: str) -> str:
        """The key of a medical record number."""
        return self.key(BlindKind.MRN, folding.identifier(text))

    def member(self, text: str) -> str:
        """The key of an insurance member id."""
        return self.key(BlindKind.MEMBER, folding.identifier(text))

    def email(self, text: str) -> str:
        """The key of an e-mail address."""
        return self.key(BlindKind.EMAIL, folding.email(text))

    def phone(self, text: str) -> str | None:
        """The key of a telephone number in any spelling; None for what is no number."""
        number = folding.phone(text)
        return self.key(BlindKind.PHONE, number) if number else None

    def person(self, family_name: str, given_name: str, birth_date: date) -> str:
        """The key of a name with a birth date."""
        text = "|".join((folding.letters(family_name), folding.letters(given_name), birth_date.isoformat()))
        return self.key(BlindKind.PERSON, text)
