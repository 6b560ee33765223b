"""The keys: three Google Tink keysets in files of their own, outside the data folder and outside every backup.

`envelopes` seals rows and rotates (`envelope_keys`); `blind` makes keyed hashes and derives secrets, and never rotates
with the envelopes, because every stored hash hangs on it; `signing` signs the audit chain. In demo mode the files
stand in clear (mode 0600), in practice mode each is wrapped under a key derived from the passphrase (scrypt).

Keysets: https://developers.google.com/tink/design/keysets
"""

import hashlib
import os
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Self

import tink
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from tink import aead, json_proto_keyset_format, prf, secret_key_access, signature

from app.sealing.envelope_keys import EnvelopeKeys, KeyFileRefused, Mark

aead.register()
prf.register()
signature.register()

ENVELOPES, BLIND, SIGNING, SALT = "envelopes.json", "blind.json", "signing.json", "passphrase-salt"
_TEMPLATES = {
    ENVELOPES: aead.aead_key_templates.AES256_GCM,
    BLIND: prf.prf_key_templates.HMAC_SHA256,
    SIGNING: signature.signature_key_templates.ED25519,
}
_SCRYPT_COST = 2**16  # 64 MiB, once at start


class KeyringRefused(KeyFileRefused):
    """The keys are missing, wrong or readable by others; the text is one line that says what to do."""


class PassphraseWrap(aead.Aead):  # type: ignore[misc]  # tink ships no types
    """Wraps keysets under a passphrase: scrypt for the key, AES-256-GCM for the wrapping."""

    def __init__(self, passphrase: str, salt: bytes) -> None:
        key = hashlib.scrypt(passphrase.encode(), salt=salt, n=_SCRYPT_COST, r=8, p=1, maxmem=2**27, dklen=32)
        self._cipher = AESGCM(key)

    def encrypt(self, plaintext: bytes, associated_data: bytes) -> bytes:
        """Nonce and ciphertext."""
        nonce = secrets.token_bytes(12)
        return nonce + self._cipher.encrypt(nonce, plaintext, associated_data)

    def decrypt(self, ciphertext: bytes, associated_data: bytes) -> bytes:
        """Raises TinkError for a wrong passphrase or a changed file."""
        try:
            return self._cipher.decrypt(ciphertext[:12], ciphertext[12:], associated_data)
        except InvalidTag:
            raise tink.TinkError("cannot unwrap") from None


class KeysetFile:
    """One keyset in its file."""

    def __init__(self, path: Path, wrap: PassphraseWrap | None) -> None:
        self._path = path
        self._wrap = wrap

    def read(self) -> tink.KeysetHandle:
        """The keyset as it stands there. Raises KeyringRefused when it is missing, wrong or open to other users."""
        return _parse(self._path, self._wrap)

    def write(self, handle: tink.KeysetHandle) -> None:
        """Replace it, durably and for its owner alone. Raises OSError."""
        _write_privately(self._path, _serialize(handle, self._path.name, self._wrap).encode())

    def mark(self) -> Mark:
        """Changes when the file does: each writing makes a new one, which may be as old as the one before."""
        try:
            about = self._path.stat()
        except OSError:
            return 0, 0
        return about.st_ino, about.st_mtime_ns


class Keyring:
    """The opened keys of one practice."""

    def __init__(self, files: dict[str, KeysetFile]) -> None:
        self.envelopes = EnvelopeKeys(files[ENVELOPES])
        handles = {name: files[name].read() for name in (BLIND, SIGNING)}
        self.blind: prf.Prf = handles[BLIND].primitive(prf.PrfSet).primary()
        self.signer: signature.PublicKeySign = handles[SIGNING].primitive(signature.PublicKeySign)
        public = handles[SIGNING].public_keyset_handle()
        self.verifier: signature.PublicKeyVerify = public.primitive(signature.PublicKeyVerify)
        self.public_keyset: str = json_proto_keyset_format.serialize_without_secret(public)

    @classmethod
    def create(cls, folder: Path, passphrase: str | None = None) -> Self:
        """New keys for an empty store. Raises KeyringRefused when keys are there already."""
        if any((folder / name).exists() for name in _TEMPLATES):
            raise KeyringRefused(f"There are keys in {folder} already; they are not overwritten.")
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if passphrase is not None:
            _write_privately(folder / SALT, secrets.token_bytes(16))
        wrap = _wrap(folder, passphrase)
        for name, template in _TEMPLATES.items():
            KeysetFile(folder / name, wrap).write(tink.new_keyset_handle(template))
        return cls.open(folder, passphrase)

    @classmethod
    def open(cls, folder: Path, passphrase: str | None = None) -> Self:
        """Read the keys. Raises KeyringRefused when one is missing, wrong, or open to other users."""
        wrap = _wrap(folder, passphrase)
        try:
            return cls({name: KeysetFile(folder / name, wrap) for name in _TEMPLATES})
        except tink.TinkError:
            raise KeyringRefused(
                f"A key file in {folder} holds a key of another kind: two files were exchanged. Put your copy back."
            ) from None

    @staticmethod
    def exists(folder: Path) -> bool:
        """Whether the folder holds any key at all."""
        return any((folder / name).exists() for name in _TEMPLATES)

    @staticmethod
    def is_complete(folder: Path) -> bool:
        """Whether every key file is there."""
        return all((folder / name).exists() for name in _TEMPLATES)

    @property
    def identity(self) -> str:
        """Names these keys without giving them away; the store remembers it to tell a wrong key at start."""
        return self.derive("keyring-identity", 12).hex()

    @property
    def recovery_code(self) -> str:
        """Shown by `pfinni keys confirm` for a copy that opens; set-up asks for it."""
        text = self.derive("recovery-copy", 10).hex()
        return "-".join(text[i : i + 5] for i in range(0, 20, 5))

    def derive(self, purpose: str, length: int = 32) -> bytes:
        """A secret for one purpose, derived from the blind key (at most 32 bytes)."""
        derived: bytes = self.blind.compute(b"derive\x00" + purpose.encode(), length)
        return derived


def _wrap(folder: Path, passphrase: str | None) -> PassphraseWrap | None:
    salt = folder / SALT
    if passphrase is None:
        if salt.exists():
            raise KeyringRefused(f"The keys in {folder} are wrapped: set PFINNI_KEYS_PASSPHRASE.")
        return None
    if not salt.exists():
        raise KeyringRefused(f"The keys in {folder} are not wrapped by a passphrase; practice mode refuses them.")
    return PassphraseWrap(passphrase, salt.read_bytes())


def _serialize(handle: tink.KeysetHandle, name: str, wrap: PassphraseWrap | None) -> str:
    if wrap is None:
        text: str = json_proto_keyset_format.serialize(handle, secret_key_access.TOKEN)
    else:
        text = json_proto_keyset_format.serialize_encrypted(handle, wrap, name.encode())
    return text


def _parse(path: Path, wrap: PassphraseWrap | None) -> tink.KeysetHandle:
    try:
        mode = path.stat().st_mode
        text = path.read_text("utf-8")
    except FileNotFoundError:
        raise KeyringRefused(
            f"The key file {path} is missing. Without it the store cannot be opened: put your copy back."
        ) from None
    except PermissionError:
        raise KeyringRefused(f"The key file {path} cannot be read by this user.") from None
    if mode & 0o077:
        raise KeyringRefused(f"The key file {path} is open to other users: chmod 600 {path}")
    return _parse_text(text, path, wrap)


def _parse_text(text: str, path: Path, wrap: PassphraseWrap | None) -> tink.KeysetHandle:
    read: Callable[[], tink.KeysetHandle]
    if wrap is None:
        read = lambda: json_proto_keyset_format.parse(text, secret_key_access.TOKEN)  # noqa: E731
    else:
        read = lambda: json_proto_keyset_format.parse_encrypted(text, wrap, path.name.encode())  # noqa: E731
    try:
        return read()
    except Exception:  # noqa: BLE001 - tink raises several kinds; all of them mean the same to the reader
        reason = "is damaged" if wrap is None else "is damaged, or the passphrase is wrong"
        raise KeyringRefused(f"The key file {path} {reason}. Put your copy back.") from None


def _write_privately(path: Path, content: bytes) -> None:
    temporary = path.with_name(path.name + ".new")
    temporary.unlink(missing_ok=True)  # from a start that was cut off
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)
    _make_durable(path.parent)


def _make_durable(folder: Path) -> None:
    """The names in the folder are on disk: a store must not outlive the keys that sealed it."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
