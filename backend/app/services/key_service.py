"""Keys and store belong together: made for an empty store only, and told apart at start.

A store remembers the identity of the keys that it was sealed with, and a signature that only the envelope key opens;
without all three keysets nothing is opened and nothing is written. Everything here fails closed, with one line that
says what to do.
"""

from pathlib import Path

import tink

from app.database.bookkeeping import Bookkeeper, Ledger
from app.database.connection import Database
from app.database.key_check_repository import KeyCheck, KeyCheckRepository, remember
from app.sealing.keyring import Keyring, KeyringRefused

_CONTENT, _BINDING = b"pfinni", b"key_check:keys"


async def keys_for(database: Database, folder: Path, passphrase: str | None) -> tuple[Keyring, bool]:
    """The keys of this store, made now if it is empty; and whether they are new. Raises KeyringRefused."""
    check = await KeyCheckRepository(database).check()
    if check is not None:
        return _opened(folder, passphrase, check), False
    is_new = not Keyring.exists(folder)
    if not is_new and not Keyring.is_complete(folder):
        raise KeyringRefused(
            f"The keys in {folder} are incomplete, and the store is empty: a first start was cut off. "
            f"If no other store needs them, remove {folder} and start again."
        )
    keyring = Keyring.create(folder, passphrase) if is_new else Keyring.open(folder, passphrase)
    sealed = keyring.envelopes.encrypt(keyring.signer.sign(_CONTENT), _BINDING)
    await Bookkeeper(database).keep([Ledger.KEY_CHECK], remember(KeyCheck(keyring.identity, sealed)))
    return keyring, is_new


def _opened(folder: Path, passphrase: str | None, check: KeyCheck) -> Keyring:
    keyring = Keyring.open(folder, passphrase)
    if keyring.identity != check.identity or not _opens(keyring, check.sealed):
        raise KeyringRefused(
            f"The keys in {folder} are not those of this store. Put the right copy of the keys back; "
            "nothing was opened or changed."
        )
    return keyring


def _opens(keyring: Keyring, sealed: bytes) -> bool:
    try:
        keyring.verifier.verify(keyring.envelopes.decrypt(sealed, _BINDING), _CONTENT)
    except tink.TinkError:
        return False
    return True
