"""What a session opened by itself within the hour."""

from datetime import timedelta

import pytest

from app.audit import recent
from app.audit.recent import RecentAccess
from tests.conftest import SetClock


def test_a_session_that_opened_all_of_them_is_covered(clock: SetClock) -> None:
    seen = RecentAccess(clock)
    seen.note("s", ["a", "b"])
    assert seen.covers("s", ["a"])
    assert seen.covers("s", ["b", "a"])


def test_one_other_subject_is_enough_to_be_an_ordinary_read(clock: SetClock) -> None:
    seen = RecentAccess(clock)
    seen.note("s", ["a", "b"])
    assert not seen.covers("s", ["a", "c"])


def test_another_session_covers_nothing(clock: SetClock) -> None:
    seen = RecentAccess(clock)
    seen.note("s", ["a"])
    assert not seen.covers("t", ["a"])
    assert not seen.covers("t", [])
    assert not seen.covers(None, ["a"])


def test_an_hour_later_nothing_is_covered(clock: SetClock) -> None:
    seen = RecentAccess(clock)
    seen.note("s", ["a"])
    clock.move(timedelta(minutes=59))
    assert seen.covers("s", ["a"])
    clock.move(timedelta(minutes=1, seconds=1))
    assert not seen.covers("s", ["a"])


def test_memory_is_bounded_and_the_oldest_goes_first(clock: SetClock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recent, "_MOST_SESSIONS", 3)
    monkeypatch.setattr(recent, "_MOST_SUBJECTS", 2)
    seen = RecentAccess(clock)
    for session in "stuv":
        seen.note(session, ["a", "b", "c"])
    assert not seen.covers("s", ["c"])
    assert seen.covers("v", ["b", "c"])
    assert not seen.covers("v", ["a"])
