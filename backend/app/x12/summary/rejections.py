"""AAA -> who has to do something, and whether asking again makes sense."""

from typing import Final

from app.x12.eligibility.parties import Rejection
from app.x12.summary.models import RejectionSummary
from app.x12.summary.vocabulary import RejectionBucket

_BUCKETS: Final[dict[RejectionBucket, str]] = {
    RejectionBucket.PAYER_OUTAGE: "42 80",
    RejectionBucket.CONFIGURATION: "79 T4",
    RejectionBucket.PROVIDER: "35 41 43 44 45 46 47 48 49 50 51 97",
    RejectionBucket.DEMOGRAPHICS: "58 64 65 66 67 68 71 72 73 74 75 76 77 78",
    RejectionBucket.DATES: "52 56 57 60 61 62 63",
    RejectionBucket.SERVICE: "33 53 54 55 69 70 98 AF AG",
    RejectionBucket.AUTHORIZATION: "AA AE AO CI E8 IA MA",
}
_BUCKET_OF_REASON: Final = {reason: bucket for bucket, reasons in _BUCKETS.items() for reason in reasons.split()}
_ASK_AGAIN: Final = frozenset({"P", "R"})
_DO_NOT_ASK_AGAIN: Final = frozenset({"N", "S", "Y"})
_WILL_ANSWER_LATER: Final = frozenset({"S", "Y"})
_WAIT_DAYS: Final = {"W": 30, "X": 10}
_UNKNOWN_CAUSE: Final = frozenset({RejectionBucket.PAYER_OUTAGE, RejectionBucket.MANUAL})


def summarise_rejection(rejection: Rejection, *, is_about_one_service: bool) -> RejectionSummary:
    """What to do about one AAA. A reason that is not known goes to a person."""
    bucket = _BUCKET_OF_REASON.get(rejection.reason, RejectionBucket.MANUAL)
    return RejectionSummary(
        loop=rejection.loop,
        reason=rejection.reason,
        follow_up=rejection.follow_up,
        bucket=bucket,
        is_retryable=_is_retryable(bucket, rejection.follow_up),
        is_pending=rejection.follow_up in _WILL_ANSWER_LATER,
        wait_days=_WAIT_DAYS.get(rejection.follow_up, 0),
        is_about_one_service=is_about_one_service,
        source=rejection.position,
    )


def _is_retryable(bucket: RejectionBucket, follow_up: str) -> bool:
    """Whether to send the very same request again.

    P asks for it. R allows it, which helps only where nothing in the request was at fault: a wrong member id
    stays wrong. An outage passes, unless the payer says not to ask again.
    """
    if bucket is RejectionBucket.PAYER_OUTAGE:
        return follow_up not in _DO_NOT_ASK_AGAIN
    return follow_up == "P" or (follow_up in _ASK_AGAIN and bucket in _UNKNOWN_CAUSE)
