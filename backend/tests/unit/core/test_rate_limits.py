"""Sliding windows: so many in a minute for each caller, and how long to wait."""

import threading

import pytest

from app.core.exceptions import RateLimited
from app.core.rate_limits import RateLimits, Windows


def test_one_more_than_the_limit_is_refused_with_the_seconds_to_wait() -> None:
    limits = RateLimits(3, 2)
    for _ in range(3):
        limits.request_by("user:1")
    with pytest.raises(RateLimited) as refused:
        limits.request_by("user:1")
    assert refused.value.retry_after is not None
    assert 1 <= refused.value.retry_after <= 60


def test_callers_do_not_use_up_each_others_room() -> None:
    limits = RateLimits(1, 1)
    limits.request_by("user:1")
    limits.request_by("user:2")
    limits.sign_in_from("203.0.113.7")
    limits.sign_in_from("203.0.113.8")
    with pytest.raises(RateLimited):
        limits.request_by("user:1")


def test_sign_ins_have_a_window_of_their_own() -> None:
    limits = RateLimits(100, 2)
    limits.sign_in_from("203.0.113.7")
    limits.sign_in_from("203.0.113.7")
    with pytest.raises(RateLimited):
        limits.sign_in_from("203.0.113.7")
    limits.request_by("address:203.0.113.7")


def test_refused_requests_do_not_prolong_the_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever goes on knocking gets in again when the window has moved on."""
    now = [1_800_000_000.0]
    monkeypatch.setattr("time.time", lambda: now[0])
    limits = RateLimits(5, 5)
    for _ in range(5):
        limits.request_by("user:1")
    for _ in range(50):
        with pytest.raises(RateLimited):
            limits.request_by("user:1")
    now[0] += 121
    limits.request_by("user:1")


def test_counting_starts_no_thread() -> None:
    limits = RateLimits(1000, 1000)
    for thread in threading.enumerate():
        if isinstance(thread, threading.Timer):
            thread.join()
    for _ in range(20):
        limits.request_by("user:1")
    assert not any(isinstance(thread, threading.Timer) for thread in threading.enumerate())


def test_windows_that_have_ended_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [1_800_000_000.0]
    monkeypatch.setattr("time.time", lambda: now[0])
    windows = Windows()
    for user in range(50):
        windows.incr(f"user:{user}", 120)
    assert len(windows.storage) == len(windows.expirations) == 50
    now[0] += 119
    windows.incr("user:0", 120)
    assert len(windows.storage) == 50
    now[0] += 61
    windows.incr("user:late", 120)
    assert list(windows.storage) == list(windows.expirations) == ["user:late"]
