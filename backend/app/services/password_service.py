"""Passwords: Argon2id with RFC 9106's second recommended parameters, off the event loop.

64 MiB, three passes, four lanes: above OWASP's minimum. The check for an unknown account costs as much as a real
one. https://argon2-cffi.readthedocs.io/en/stable/parameters.html
"""

import asyncio
from concurrent.futures import ThreadPoolExecutor

from argon2 import Parameters, PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from argon2.profiles import RFC_9106_LOW_MEMORY


class PasswordService:
    """Hashes and verifies, two at a time, so that a burst of sign-ins costs memory for two."""

    def __init__(self, parameters: Parameters = RFC_9106_LOW_MEMORY) -> None:
        self._hasher = PasswordHasher.from_parameters(parameters)
        self._threads = ThreadPoolExecutor(max_workers=2, thread_name_prefix="passwords")
        self._nobody = self._hasher.hash("nobody has this password")

    async def hash(self, password: str) -> str:
        """The hash to store."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, self._hasher.hash, password)

    async def verify(self, stored: str | None, password: str) -> bool:
        """Whether the password is right; for an unknown account (None) the same work and False."""
        matches = await asyncio.get_running_loop().run_in_executor(
            self._threads, self._matches, stored or self._nobody, password
        )
        return matches and stored is not None

    def close(self) -> None:
        """End the threads."""
        self._threads.shutdown(wait=False, cancel_futures=True)

    def _matches(self, stored: str, password: str) -> bool:
        try:
            return self._hasher.verify(stored, password)
        except (VerificationError, InvalidHashError):
            return False
