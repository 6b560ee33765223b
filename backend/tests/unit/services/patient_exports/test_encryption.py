"""Encryption with age: nobody waits for it, and what it makes is opened by its passphrase alone."""

import asyncio
import time

import pytest

from app.core.exceptions import ValidationException
from app.services.patient_exports import age_process
from app.services.patient_exports.encryption import (
    MAGIC,
    EncryptionFailed,
    WrongPassphrase,
    check_passphrase,
    decrypted,
    encrypted,
)

PASSPHRASE = "violet anchor méadow tractor"


async def test_what_is_encrypted_is_opened_by_its_passphrase_alone_and_holds_nobody_up() -> None:
    began = last = time.perf_counter()
    longest = 0.0

    async def others() -> None:
        nonlocal last, longest
        while True:
            await asyncio.sleep(0)
            now = time.perf_counter()
            last, longest = now, max(longest, now - last)

    working = asyncio.create_task(others())
    await asyncio.sleep(0)
    sealed = await encrypted(b"Marlowe" * 50_000, PASSPHRASE)
    working.cancel()
    ended = time.perf_counter()
    assert max(longest, ended - last) < (ended - began) / 3, "others waited for it"
    assert sealed.startswith(MAGIC)
    assert b"Marlowe" not in sealed
    assert decrypted(sealed, PASSPHRASE) == b"Marlowe" * 50_000
    with pytest.raises(WrongPassphrase):
        decrypted(sealed, "another one that is long")


async def test_a_process_that_fails_gives_no_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(age_process, "__name__", "no_such_module_of_ours")
    with pytest.raises(EncryptionFailed):
        await encrypted(b"Marlowe", PASSPHRASE)


@pytest.mark.parametrize("weak", ["", "short", "passwordpassword", "aaaaaaaaaaaaaaaa", "x" * 129])
def test_a_passphrase_that_protects_nothing_is_refused_without_being_told(weak: str) -> None:
    with pytest.raises(ValidationException) as refused:
        check_passphrase(weak)
    for rule in refused.value.broken_rules:
        assert rule.place == "body.passphrase"
        assert "password" not in rule.message
        assert not weak or weak not in rule.message
