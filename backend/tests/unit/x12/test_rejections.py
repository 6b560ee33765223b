"""AAA: who has to do something, and whether asking again makes sense."""

from collections.abc import Callable

import pytest

from app.x12 import EligibilitySummary
from app.x12.codes.rejection_codes import FOLLOW_UP_ACTIONS, REJECT_REASONS
from app.x12.eligibility.parties import Rejection
from app.x12.summary.models import RejectionSummary
from app.x12.summary.rejections import summarise_rejection
from app.x12.summary.vocabulary import RejectionBucket


def rejection(reason: str, follow_up: str) -> RejectionSummary:
    return summarise_rejection(Rejection("2100C", reason, follow_up), is_about_one_service=False)


@pytest.mark.parametrize(
    ("reason", "bucket"),
    [
        ("42", RejectionBucket.PAYER_OUTAGE),
        ("80", RejectionBucket.PAYER_OUTAGE),
        ("79", RejectionBucket.CONFIGURATION),
        ("50", RejectionBucket.PROVIDER),
        ("72", RejectionBucket.DEMOGRAPHICS),
        ("75", RejectionBucket.DEMOGRAPHICS),
        ("71", RejectionBucket.DEMOGRAPHICS),
        ("62", RejectionBucket.DATES),
        ("70", RejectionBucket.SERVICE),
        ("AE", RejectionBucket.AUTHORIZATION),
        ("04", RejectionBucket.MANUAL),
        ("RC", RejectionBucket.MANUAL),
        ("", RejectionBucket.MANUAL),
    ],
)
def test_a_reason_goes_to_who_can_do_something(reason: str, bucket: RejectionBucket) -> None:
    assert rejection(reason, "C").bucket is bucket


@pytest.mark.parametrize(
    ("reason", "follow_up", "is_retryable"),
    [
        ("42", "R", True),
        ("42", "P", True),
        ("42", "", True),
        ("80", "C", True),
        ("42", "N", False),
        ("42", "Y", False),
        ("75", "C", False),
        ("75", "R", False),
        ("75", "P", True),
        ("04", "R", True),
        ("15", "N", False),
    ],
)
def test_only_a_request_that_can_succeed_unchanged_is_sent_again(
    reason: str, follow_up: str, is_retryable: bool
) -> None:
    assert rejection(reason, follow_up).is_retryable is is_retryable


@pytest.mark.parametrize("reason", REJECT_REASONS)
@pytest.mark.parametrize("follow_up", FOLLOW_UP_ACTIONS)
def test_waiting_and_pending_follow_from_the_action_alone(reason: str, follow_up: str) -> None:
    row = rejection(reason, follow_up)
    assert row.is_pending is (follow_up in "SY")
    assert row.wait_days == {"W": 30, "X": 10}.get(follow_up, 0)
    assert not (row.is_pending and row.is_retryable)


def test_every_condition_is_told_with_level_and_source(
    summaries_of: Callable[..., tuple[EligibilitySummary, ...]],
) -> None:
    (summary,) = summaries_of(
        "AAA*N**43*C",
        "HL*3*2*22*0",
        "NM1*IL*1*DOE*JANE****MI*M1",
        "AAA*N**58*C",
        "AAA*Y**42*R",
        "EB*V**33",
        "AAA*N**69*N",
    )
    assert [(row.loop, row.reason, row.source, row.is_about_one_service) for row in summary.rejections] == [
        ("2100B", "43", 9, False),
        ("2100C", "58", 12, False),
        ("2100C", "42", 13, False),
        ("2110C", "69", 15, True),
    ]
