"""Encryption of a package under a passphrase with age (https://age-encryption.org/v1).

Whoever receives it opens it with the passphrase and any age tool. The passphrase is used and forgotten: it is neither
kept nor logged, so nobody here can open the file for somebody who has lost it.
"""

import asyncio
import sys
from asyncio.subprocess import DEVNULL, PIPE

from pyrage import DecryptError
from pyrage import passphrase as age

from app.core.exceptions import AppException, BrokenRule, ValidationException
from app.services.patient_exports import age_process
from app.validators.password_validators import Owner, password_broken_rules

MAGIC = b"age-encryption.org/v1\n"
_PLACE = "body.passphrase"
_NOBODY = Owner(name="", email="")


class WrongPassphrase(Exception):
    """The passphrase does not open the file, or somebody changed the file."""


class EncryptionFailed(AppException):
    """The process that encrypts ended without a file."""

    code = "encryption_failed"
    message = "The file could not be encrypted, so it was not given out. Try again."


async def encrypted(content: bytes, passphrase: str) -> bytes:
    """The content for those who have the passphrase; takes about a second of one processor, on purpose.

    Raises EncryptionFailed.
    """
    word = passphrase.encode()
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", age_process.__name__, stdin=PIPE, stdout=PIPE, stderr=DEVNULL
    )
    sealed, _ = await process.communicate(len(word).to_bytes(age_process.LENGTH_BYTES, "big") + word + content)
    if process.returncode != 0 or not sealed.startswith(MAGIC):
        raise EncryptionFailed
    return sealed


def decrypted(content: bytes, passphrase: str) -> bytes:
    """What was encrypted. Raises WrongPassphrase."""
    try:
        opened: bytes = age.decrypt(content, passphrase)
    except DecryptError:
        raise WrongPassphrase from None
    return opened


def check_passphrase(passphrase: str) -> None:
    """Raise ValidationException for one that does not protect what leaves the house for good."""
    broken = password_broken_rules(passphrase, _NOBODY, _PLACE)
    if broken:
        raise ValidationException(*(_about_passphrases(rule) for rule in broken))


def passphrase_missing() -> ValidationException:
    """The file is protected, and no passphrase was given."""
    return ValidationException(BrokenRule(_PLACE, "missing", "Choose the passphrase that shall open the file."))


def _about_passphrases(rule: BrokenRule) -> BrokenRule:
    return BrokenRule(rule.place, rule.rule, rule.message.replace("password", "passphrase"))
