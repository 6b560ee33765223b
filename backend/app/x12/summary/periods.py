"""DTP -> from when to when something is covered."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final, NamedTuple

from app.x12.eligibility.parties import StatedDate
from app.x12.notices import Notice, NoticeCode

_BEGINS: Final = ("346", "356", "348", "193", "539")
_ENDS: Final = ("347", "357", "349", "194", "540")
_RANGES: Final = ("291", "307", "292")


class Period(NamedTuple):
    """From the first to the last day; None where it is open or not stated."""

    begin: date | None = None
    end: date | None = None

    @property
    def is_reversed(self) -> bool:
        """It ends before it begins, so one of the two is wrong."""
        return self.begin is not None and self.end is not None and self.end < self.begin

    def includes(self, day: date) -> bool:
        """Whether the day lies within, as far as the period is stated."""
        return (self.begin is None or self.begin <= day) and (self.end is None or day <= self.end)


def period_of(own: Sequence[StatedDate], inherited: Sequence[StatedDate], notices: list[Notice]) -> Period:
    """The period of a benefit: its own dates, and those of the member where it states none.

    Plan begin and end (346, 347) come before eligibility (356, 357) and benefit (348, 349); then ranges. A single
    plan or eligibility date (291, 307) often only repeats the date asked about, so it never starts coverage.
    """
    stated, general = _stated_period(own, notices), _stated_period(inherited, notices)
    combined = Period(stated.begin or general.begin, stated.end or general.end)
    return stated if combined.is_reversed and stated != Period() else combined


def _stated_period(dates: Sequence[StatedDate], notices: list[Notice]) -> Period:
    if not dates:
        return Period()
    begins: dict[str, date] = {}
    ends: dict[str, date] = {}
    for stated in dates:
        if stated.is_range and stated.begin != stated.end:
            _keep_first(begins, stated.kind, stated.begin)
            _keep_first(ends, stated.kind, stated.end)
        elif stated.kind in _BEGINS:
            _keep_first(begins, stated.kind, stated.begin)
        elif stated.kind in _ENDS:
            _keep_first(ends, stated.kind, stated.begin)
        elif stated.kind in _RANGES and stated.begin:
            _notice_once(notices, Notice(NoticeCode.SINGLE_DATE_NOT_USED, stated.position, "DTP03"))
    return Period(_first(begins, (*_BEGINS, *_RANGES, *_ENDS)), _first(ends, (*_ENDS, *_RANGES, *_BEGINS)))


def _notice_once(notices: list[Notice], notice: Notice) -> None:
    if notice not in notices:
        notices.append(notice)


def _keep_first(found: dict[str, date], kind: str, day: date | None) -> None:
    if day is not None:
        found.setdefault(kind, day)


def _first(found: dict[str, date], kinds: Iterable[str]) -> date | None:
    return next((found[kind] for kind in kinds if kind in found), None)
