"""Keys and store belong together: made for an empty store only, told apart at start, rotated with the store knowing.

A store remembers the identity of the keys that it was sealed with, and for each envelope key a signature that only
that key opens; without all of them nothing is opened and nothing is written. Everything here fails closed, with one
line that says what to do.
"""

import logging
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import tink

from app.audit.rows import AuditEntry
from app.audit.vocabulary import AuditAction
from app.core.clock import Clock
from app.core.exceptions import BusinessLogicException, DatabaseException
from app.core.identifiers import new_id
from app.database.bookkeeping import Bookkeeper, Ledger
from app.database.connection import Database
from app.database.job_repository import JobRepository
from app.database.key_check_repository import KeyCheck, KeyCheckRepository, remember
from app.database.lease_repository import Lease, LeaseHeld, LeaseRepository, fenced
from app.models.job_models import JobKind, JobPriority
from app.sealing.envelope_keys import KeyFileRefused, sealed_under
from app.sealing.keyring import Keyring, KeyringRefused
from app.services.database_service import DatabaseService
from app.services.job_service import new_job

_CONTENT, _BINDING = b"pfinni", b"key_check:keys"
_ROTATES_FOR = timedelta(minutes=1)
_MOST_ATTEMPTS = 20
_log = logging.getLogger("pfinni.keys")


class RotationUnderWay(BusinessLogicException):
    """Somebody else adds a key right now."""

    code = "rotation_under_way"
    message = "The keys are being rotated already."


class KeyFileNotWritable(BusinessLogicException):
    """A new key could not be kept, so it is not used."""

    code = "key_file_not_writable"
    message = "The new key could not be added to the keys folder: it cannot be written, or a file in it has gone bad."


@dataclass(frozen=True, slots=True)
class Rotated:
    """What a rotation left behind: how many keys there are now, and the job that seals again."""

    keys: int
    job_id: str


async def keys_for(database: Database, folder: Path, passphrase: str | None) -> tuple[Keyring, bool]:
    """The keys of this store, made now if it is empty; and whether they are new. Raises KeyringRefused."""
    checks = await KeyCheckRepository(database).checks()
    if checks:
        keyring = _opened(folder, passphrase, checks)
        await _brought_into_step(keyring, checks, Bookkeeper(database))
        return keyring, False
    is_new = not Keyring.exists(folder)
    if not is_new and not Keyring.is_complete(folder):
        raise KeyringRefused(
            f"The keys in {folder} are incomplete, and the store is empty: a first start was cut off. "
            f"If no other store needs them, remove {folder} and start again."
        )
    keyring = Keyring.create(folder, passphrase) if is_new else Keyring.open(folder, passphrase)
    await Bookkeeper(database).keep([Ledger.KEY_CHECK], remember(_check(keyring, keyring.envelopes.primary)))
    return keyring, is_new


class KeyRotation:
    """Rotates the envelope keys, for one caller."""

    def __init__(
        self,
        keyring: Keyring,
        checks: KeyCheckRepository,
        jobs: JobRepository,
        leases: LeaseRepository,
        database: DatabaseService,
        clock: Clock,
    ) -> None:
        self._keyring = keyring
        self._checks = checks
        self._jobs = jobs
        self._leases = leases
        self._database = database
        self._clock = clock

    async def rotate(self) -> Rotated:
        """Add a key and seal with it from now on; what older keys sealed is sealed again by a job.

        The key is durable in its file before the store knows of it, and the store knows of it before anything is
        sealed with it. Cut off in between, the next start ends it. Raises RotationUnderWay, KeyFileNotWritable.
        """
        try:
            lease = await self._leases.take("keys", new_id(), _ROTATES_FOR)
        except LeaseHeld:
            raise RotationUnderWay from None
        try:
            return await self._rotate(lease)
        finally:
            with suppress(DatabaseException):
                await self._leases.give_back(lease)

    async def _rotate(self, lease: Lease) -> Rotated:
        key_id = self._added()
        number = (await self._checks.checks())[-1].number + 1
        who = self._database.access.actor.id
        job = new_job(JobKind.KEYS_RESEAL, who, self._clock, priority=JobPriority.LOW, most_attempts=_MOST_ATTEMPTS)
        await self._database.write(
            AuditEntry(AuditAction.KEYS_ROTATED, reason=f"key {key_id}"),
            fenced(lease),
            remember(_check(self._keyring, key_id, number)),
            self._jobs.enqueue(job),
        )
        self._keyring.envelopes.promote(key_id)
        return Rotated(len(self._keyring.envelopes.key_ids), job.id)

    def _added(self) -> int:
        try:
            return self._keyring.envelopes.add()
        except (OSError, KeyFileRefused, tink.TinkError):
            raise KeyFileNotWritable from None


def _opened(folder: Path, passphrase: str | None, checks: Sequence[KeyCheck]) -> Keyring:
    keyring = Keyring.open(folder, passphrase)
    first, *added = checks
    if keyring.identity != first.identity or not _opens(keyring, first.sealed):
        raise KeyringRefused(
            f"The keys in {folder} are not those of this store. Put the right copy of the keys back; "
            "nothing was opened or changed."
        )
    if not all(_opens(keyring, check.sealed) for check in added):
        raise KeyringRefused(
            f"The keys in {folder} are an old copy: a key was added to this store's keys later. "
            "Put the newest copy back; nothing was opened or changed."
        )
    return keyring


async def _brought_into_step(keyring: Keyring, checks: Sequence[KeyCheck], bookkeeper: Bookkeeper) -> None:
    """End a rotation that was cut off; and tell a store that was put back to before a rotation of its newest key."""
    keys = keyring.envelopes
    known, newest = sealed_under(checks[-1].sealed), keys.primary
    if known == newest:
        return
    if keys.key_ids.index(known) > keys.key_ids.index(newest):
        _log.warning("a rotation of the keys was cut off; it is ended now")
        keys.promote(known)
        return
    await bookkeeper.keep([Ledger.KEY_CHECK], remember(_check(keyring, newest, checks[-1].number + 1)))


def _check(keyring: Keyring, key_id: int, number: int = 0) -> KeyCheck:
    sealed = keyring.envelopes.encrypt_under(key_id, keyring.signer.sign(_CONTENT), _BINDING)
    return KeyCheck(keyring.identity, sealed, number)


def _opens(keyring: Keyring, sealed: bytes) -> bool:
    try:
        keyring.verifier.verify(keyring.envelopes.decrypt(sealed, _BINDING), _CONTENT)
    except tink.TinkError:
        return False
    return True
