"""Passwords: Argon2id with RFC 9106's second recommended parameters, off the event loop.

64 MiB, three passes, four lanes: above OWASP's minimum. The check for an unknown account costs as much as a real
one. https://argon2-cffi.readthedocs.io/en/stable/parameters.html
"""

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from argon2 import Parameters, PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from argon2.profiles import RFC_9106_LOW_MEMORY

from app.core.exceptions import BrokenRule, ValidationException
from app.validators.password_validators import Owner, normal_form, password_broken_rules, used_before

Result = TypeVar("Result")


class PasswordRefused(ValidationException):
    """The new password breaks the practice's rules; each broken rule says what to do."""

    code = "password_refused"
    message = "Choose another password."


class PasswordService:
    """Hashes and verifies, two at a time, so that a burst of sign-ins costs memory for two."""

    def __init__(self, parameters: Parameters = RFC_9106_LOW_MEMORY) -> None:
        self._hasher = PasswordHasher.from_parameters(parameters)
        self._threads = ThreadPoolExecutor(max_workers=2, thread_name_prefix="passwords")
        self._nobody = self._hasher.hash("nobody has this password")

    async def hash(self, password: str) -> str:
        """The hash to store."""
        return await self._apart(lambda: self._hasher.hash(normal_form(password)))

    async def verify(self, stored: str | None, password: str) -> bool:
        """Whether the password is right; for an unknown account (None) the same work and False."""
        matches = await self._apart(lambda: self._matches(stored or self._nobody, normal_form(password)))
        return matches and stored is not None

    async def accept(self, password: str, owner: Owner, place: str, earlier: Sequence[str] = ()) -> str:
        """The hash of a new password. Raises PasswordRefused; `earlier` are the hashes that it must not match."""
        await self.check(password, owner, place, earlier)
        return await self.hash(password)

    async def check(self, password: str, owner: Owner, place: str, earlier: Sequence[str] = ()) -> None:
        """Raise PasswordRefused with every rule that a new password breaks."""
        broken = await self._apart(lambda: self._broken(password, owner, place, earlier))
        if broken:
            raise PasswordRefused(*broken)

    def close(self) -> None:
        """End the threads."""
        self._threads.shutdown(wait=False, cancel_futures=True)

    def _broken(self, password: str, owner: Owner, place: str, earlier: Sequence[str]) -> list[BrokenRule]:
        broken = password_broken_rules(password, owner, place)
        if not broken and any(self._matches(each, normal_form(password)) for each in earlier):
            return [used_before(place)]
        return broken

    async def _apart(self, work: Callable[[], Result]) -> Result:
        return await asyncio.get_running_loop().run_in_executor(self._threads, work)

    def _matches(self, stored: str, password: str) -> bool:
        try:
            return self._hasher.verify(stored, password)
        except (VerificationError, InvalidHashError):
            return False
