"""Rules for what people enter about an insurance: pure functions that say what to do."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date

from app.core.exceptions import BrokenRule

_SPACES = re.compile(r"\s+")
_MEMBER_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ./*-]*[A-Za-z0-9]")
_NO_MEMBER_ID = "Enter the member id as it stands on the card: letters and digits."
EARLIEST = date(1960, 1, 1)
"""Before it there was no insurance that still runs."""


def clean_member_id(text: str) -> str:
    """The id as the card has it, in capitals and without doubled spaces. Raises ValueError."""
    member_id = _SPACES.sub(" ", unicodedata.normalize("NFKC", text)).strip().upper()
    if not _MEMBER_ID.fullmatch(member_id):
        raise ValueError(_NO_MEMBER_ID)
    return member_id


def period_rules(begins_on: date | None, ends_on: date | None) -> Iterator[BrokenRule]:
    """An insurance ends on the day that it begins, or later."""
    if begins_on is not None and begins_on < EARLIEST:
        yield BrokenRule("body.begins_on", "too_early", "This day is too long ago.")
    if begins_on is not None and ends_on is not None and ends_on < begins_on:
        yield BrokenRule("body.ends_on", "ends_before_it_begins", "Enter a last day that is not before the first one.")


def subscriber_rules(*, is_self: bool, has_subscriber: bool) -> Iterator[BrokenRule]:
    """Somebody else's insurance names whose it is; one's own names nobody else."""
    if is_self and has_subscriber:
        yield BrokenRule("body.subscriber", "not_needed", "Leave the subscriber out: the patient is the subscriber.")
    if not is_self and not has_subscriber:
        yield BrokenRule("body.subscriber", "needed", "Say whose insurance it is.")


def ended_on_rules(ended_on: date, begins_on: date | None, today: date) -> Iterator[BrokenRule]:
    """What is ended by hand has ended: not in the future, and not before it began."""
    if ended_on > today:
        yield BrokenRule("body.ended_on", "in_future", "Enter a day that is not in the future.")
    if begins_on is not None and ended_on < begins_on:
        yield BrokenRule("body.ended_on", "before_begin", "Enter a day that is not before the first one.")
