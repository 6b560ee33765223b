"""How often one caller may ask: sliding windows in memory, one for each user and, behind a trusted proxy, address.

They are a brake, not a lock: what must outlive a restart (lockouts) stands in the store.
https://limits.readthedocs.io/en/stable/strategies.html#sliding-window-counter
"""

import time

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import SlidingWindowCounterRateLimiter

from app.core.exceptions import RateLimited


class RateLimits:
    """The windows of this process."""

    def __init__(self, requests_per_minute: int, sign_ins_per_minute: int) -> None:
        self._limiter = SlidingWindowCounterRateLimiter(MemoryStorage())
        self._requests = RateLimitItemPerMinute(requests_per_minute)
        self._sign_ins = RateLimitItemPerMinute(sign_ins_per_minute)

    def request_by(self, who: str) -> None:
        """Count a request. Raises RateLimited with the seconds until there is room."""
        self._hit(self._requests, f"request:{who}")

    def sign_in_from(self, address: str) -> None:
        """Count an attempt to sign in. Raises RateLimited."""
        self._hit(self._sign_ins, f"sign-in:{address}")

    def _hit(self, limit: RateLimitItemPerMinute, key: str) -> None:
        if not self._limiter.hit(limit, key):
            reset = self._limiter.get_window_stats(limit, key).reset_time
            raise RateLimited(max(1.0, reset - time.time()))
