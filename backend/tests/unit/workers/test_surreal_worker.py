"""How long a job waits for its next try."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.audit.vocabulary import AuditAction
from app.database.job_repository import Outcome
from app.models.job_models import JobKind
from app.workers.surreal_worker import Handler, JobRun


async def nothing(_: JobRun) -> Outcome:
    return Outcome()


def a_handler(first: float, longest: float) -> Handler:
    return Handler(
        JobKind.CLEAN_UP,
        nothing,
        AuditAction.CLEANED_UP,
        first_pause=timedelta(seconds=first),
        longest_pause=timedelta(seconds=longest),
    )


def test_it_waits_twice_as_long_each_time_and_never_longer_than_its_kind_allows() -> None:
    handler = a_handler(5, 60)
    waits = [handler.pause(attempts, lambda: 1.0).total_seconds() for attempts in range(1, 7)]
    assert waits == [5, 10, 20, 40, 60, 60]


@given(
    attempts=st.integers(1, 10_000),
    first=st.floats(0.001, 600),
    longest=st.floats(0.001, 7200),
    jitter=st.floats(0, 1),
)
def test_jitter_takes_up_to_half_and_adds_nothing(attempts: int, first: float, longest: float, jitter: float) -> None:
    handler = a_handler(first, longest)
    full, waited = handler.pause(attempts, lambda: 1.0), handler.pause(attempts, lambda: jitter)
    assert full / 2 - timedelta(microseconds=1) <= waited <= full <= timedelta(seconds=longest, microseconds=1)


@pytest.mark.parametrize("jitter", [0.0, 0.25, 1.0])
def test_two_jobs_that_failed_together_do_not_come_back_together(jitter: float) -> None:
    handler = a_handler(8, 600)
    assert handler.pause(2, lambda: jitter) == timedelta(seconds=16 * (0.5 + jitter / 2))


@pytest.mark.parametrize(("due", "done", "is_fruitless"), [(12, 0, True), (12, 1, False), (0, 0, False), (1, 1, False)])
def test_what_did_nothing_of_what_was_due_is_fruitless(due: int, done: int, *, is_fruitless: bool) -> None:
    assert Outcome(due, done).is_fruitless is is_fruitless
