"""The envelope keyset at work: it seals with its newest key and opens with every key that it ever had.

A rotation adds a key, first without using it, so that the file holds it before anything is sealed with it; then the
key is promoted, and whoever holds this object seals with it from that moment on. What another process sealed with a
key that is not known here yet makes the file be read again. Which key sealed an envelope is told by its first bytes:
https://developers.google.com/tink/wire-format
"""

import contextlib
import json
import logging
from typing import Any, Protocol

import tink
from tink import aead, json_proto_keyset_format, secret_key_access

_PREFIX = b"\x01"
_log = logging.getLogger("pfinni.keys")


class KeyFileRefused(Exception):
    """A key file cannot be read or written; the text is one line that says what to do."""


Mark = tuple[int, int]


class KeyFile(Protocol):
    """Where the keyset is kept."""

    def read(self) -> tink.KeysetHandle:
        """The keyset as it stands there. Raises KeyFileRefused."""
        ...

    def write(self, handle: tink.KeysetHandle) -> None:
        """Replace it, durably and for its owner alone. Raises OSError."""
        ...

    def mark(self) -> Mark:
        """Changes when the file does."""
        ...


class EnvelopeKeys(aead.Aead):  # type: ignore[misc]  # tink ships no types
    """The keys of the envelopes. Changes in place, so that nobody holds a stale one."""

    def __init__(self, file: KeyFile) -> None:
        self._file = file
        self._mark = file.mark()
        self._adopt(file.read())

    @property
    def primary(self) -> int:
        """The key that seals."""
        return self._primary

    @property
    def key_ids(self) -> tuple[int, ...]:
        """Every key, the oldest first."""
        return self._key_ids

    def encrypt(self, plaintext: bytes, associated_data: bytes) -> bytes:
        """An envelope under the newest key."""
        sealed: bytes = self._aead.encrypt(plaintext, associated_data)
        return sealed

    def decrypt(self, ciphertext: bytes, associated_data: bytes) -> bytes:
        """The content. Raises TinkError for what no key of ours sealed for this place."""
        opened: bytes
        try:
            opened = self._aead.decrypt(ciphertext, associated_data)
        except tink.TinkError:
            if sealed_under(ciphertext) in self._key_ids or not self.reload():
                raise
            opened = self._aead.decrypt(ciphertext, associated_data)
        return opened

    def encrypt_under(self, key_id: int, plaintext: bytes, associated_data: bytes) -> bytes:
        """An envelope under one certain key of these."""
        keyset = {**_content(self._handle), "primaryKeyId": key_id}
        sealed: bytes = _handle(keyset).primitive(aead.Aead).encrypt(plaintext, associated_data)
        return sealed

    def reload(self) -> bool:
        """Take the file's keys, if it has changed; gives whether it had. A file that went bad changes nothing."""
        with contextlib.suppress(KeyFileRefused, tink.TinkError):
            return self._take_file()
        return False

    def add(self) -> int:
        """A new key, durable in the file and used by nobody yet; gives its id.

        Raises OSError when it cannot be kept, KeyFileRefused or TinkError when the file has gone bad: what another
        process added to it must not be written over.
        """
        self._take_file()
        keyset, new = _content(self._handle), _new_key(self._key_ids)
        self._keep({**keyset, "key": [*keyset["key"], new]})
        return int(new["keyId"])

    def promote(self, key_id: int) -> None:
        """Seal with this key from now on, here and, when the file can be written, after the next start."""
        keyset = {**_content(self._handle), "primaryKeyId": key_id}
        self._adopt(_handle(keyset))
        try:
            self._keep(keyset)
        except OSError as failure:
            _log.warning(
                "the key file could not be written; the next start tries again", extra={"errno": failure.errno}
            )

    def _take_file(self) -> bool:
        mark = self._file.mark()
        if mark == self._mark:
            return False
        handle = self._file.read()
        if not set(self._key_ids).issubset(_key_ids(handle)):
            raise KeyFileRefused("The key file lacks keys that are in use. Put the newest copy back.")
        self._adopt(handle)
        self._mark = mark
        return True

    def _keep(self, keyset: dict[str, Any]) -> None:
        handle = _handle(keyset)
        self._file.write(handle)
        self._mark = self._file.mark()
        self._adopt(handle)

    def _adopt(self, handle: tink.KeysetHandle) -> None:
        self._aead: aead.Aead = handle.primitive(aead.Aead)
        self._handle = handle
        self._primary = int(handle.keyset_info().primary_key_id)
        self._key_ids = _key_ids(handle)


def sealed_under(sealed: bytes) -> int:
    """The id of the key that sealed an envelope; -1 for what is none."""
    return int.from_bytes(sealed[1:5], "big") if sealed[:1] == _PREFIX and len(sealed) > 5 else -1


def _key_ids(handle: tink.KeysetHandle) -> tuple[int, ...]:
    return tuple(int(each.key_id) for each in handle.keyset_info().key_info)


def _new_key(taken: tuple[int, ...]) -> dict[str, Any]:
    while True:
        key: dict[str, Any] = _content(tink.new_keyset_handle(aead.aead_key_templates.AES256_GCM))["key"][0]
        if int(key["keyId"]) not in taken:
            return key


def _content(handle: tink.KeysetHandle) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(json_proto_keyset_format.serialize(handle, secret_key_access.TOKEN))
    return content


def _handle(keyset: dict[str, Any]) -> tink.KeysetHandle:
    return json_proto_keyset_format.parse(json.dumps(keyset), secret_key_access.TOKEN)
