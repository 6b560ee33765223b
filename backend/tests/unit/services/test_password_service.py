"""Passwords: Argon2id off the event loop; nobody's password costs as much to check as somebody's."""

import asyncio
import threading
from collections.abc import AsyncIterator

import pytest
from argon2 import Parameters, PasswordHasher, extract_parameters
from argon2.low_level import Type
from argon2.profiles import CHEAPEST

from app.services.password_service import PasswordService


@pytest.fixture
async def passwords() -> AsyncIterator[PasswordService]:
    service = PasswordService(CHEAPEST)
    yield service
    service.close()


async def test_the_right_password_is_right_and_no_other_is(passwords: PasswordService) -> None:
    stored = await passwords.hash("correct horse")
    assert "correct horse" not in stored
    assert await passwords.verify(stored, "correct horse")
    for wrong in ("Correct horse", "correct horse ", "", "nobody has this password"):
        assert not await passwords.verify(stored, wrong)


async def test_two_hashes_of_one_password_differ(passwords: PasswordService) -> None:
    assert await passwords.hash("correct horse") != await passwords.hash("correct horse")


async def test_nobodys_password_is_checked_with_the_same_work_and_is_never_right(
    passwords: PasswordService, monkeypatch: pytest.MonkeyPatch
) -> None:
    checked: list[Parameters] = []
    verify = PasswordHasher.verify

    def note(hasher: PasswordHasher, stored: str, password: str) -> bool:
        checked.append(extract_parameters(stored))
        return verify(hasher, stored, password)

    monkeypatch.setattr(PasswordHasher, "verify", note)
    stored = await passwords.hash("correct horse")
    assert not await passwords.verify(None, "nobody has this password")
    assert not await passwords.verify(stored, "wrong")
    assert len(checked) == 2
    assert checked[0] == checked[1]


@pytest.mark.parametrize("stored", ["", "plain", "$2b$12$abcdefghijklmnopqrstuv", "$argon2id$v=19$m=8,t=1,p=1$YQ$YQ"])
async def test_what_is_no_hash_of_ours_matches_nothing(passwords: PasswordService, stored: str) -> None:
    assert not await passwords.verify(stored, "plain")


def test_the_parameters_of_the_product_are_above_the_minimum() -> None:
    """OWASP: Argon2id with at least 19 MiB, two passes."""
    service = PasswordService()
    parameters = extract_parameters(service._nobody)
    service.close()
    assert parameters.type is Type.ID
    assert parameters.memory_cost >= 19 * 1024
    assert parameters.time_cost >= 2


async def test_hashing_leaves_the_event_loop_free(passwords: PasswordService, monkeypatch: pytest.MonkeyPatch) -> None:
    """Hole 6: eight sign-ins at once stopped the loop for seconds."""
    threads: set[int] = set()
    release = threading.Event()

    def slowly(_: PasswordHasher, __: str, ___: str) -> bool:
        threads.add(threading.get_ident())
        return release.wait(10)

    monkeypatch.setattr(PasswordHasher, "verify", slowly)
    asked = [asyncio.create_task(passwords.verify("x", "y")) for _ in range(8)]
    for _ in range(50):
        await asyncio.sleep(0)
    assert not any(task.done() for task in asked)
    release.set()
    assert await asyncio.gather(*asked) == [True] * 8
    assert threading.get_ident() not in threads
    assert len(threads) <= 2
