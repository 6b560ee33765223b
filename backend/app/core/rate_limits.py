"""How often one caller may ask: sliding windows in memory, one for each user and, behind a trusted proxy, address.

They are a brake, not a lock: what must outlive a restart (lockouts) stands in the store.
https://limits.readthedocs.io/en/stable/strategies.html#sliding-window-counter
"""

import time

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import SlidingWindowCounterRateLimiter

from app.core.exceptions import RateLimited

_SWEEP_EVERY = 60.0


class Windows(MemoryStorage):
    """The library's windows, for callers on one thread.

    Its own counting starts a thread for nearly every request, to forget what has ended: 0.2 ms each. Here the counting
    itself forgets, once a minute.
    """

    _swept_at = 0.0

    def incr(self, key: str, expiry: float, amount: int = 1) -> int:
        """Count in a window, which ends so many seconds after its first count."""
        now = time.time()
        self._sweep(now)
        if self.get(key) == 0:
            self.expirations[key] = now + expiry
        self.storage[key] += amount
        return self.storage[key]

    def _sweep(self, now: float) -> None:
        if now - self._swept_at < _SWEEP_EVERY:
            return
        self._swept_at = now
        for key in [key for key, ends in self.expirations.items() if ends <= now]:
            self.clear(key)


class RateLimits:
    """The windows of this process."""

    def __init__(self, requests_per_minute: int, sign_ins_per_minute: int) -> None:
        self._limiter = SlidingWindowCounterRateLimiter(Windows())
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
