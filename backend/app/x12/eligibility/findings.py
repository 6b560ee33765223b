"""Elements -> dates, numbers and codes. What cannot be read is noticed by its place and left out."""

import re
from collections.abc import Container
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from app.x12.notices import Notice, NoticeCode, Unread
from app.x12.segment import SHAPES, Segment

_NUMBER: Final = re.compile(r"[+-]?(?:\d{1,18}(?:\.\d{0,18})?|\.\d{1,18})", re.ASCII)
_DATE: Final = re.compile(r"\d{8}", re.ASCII)
_TIME: Final = re.compile(r"([01]\d|2[0-3])([0-5]\d)([0-5]\d)?\d{0,2}", re.ASCII)
_CODE: Final = re.compile(r"[A-Z0-9]{1,3}", re.ASCII)
_OPEN_YEAR: Final = 2900
"""From this year on a date means "no end": 99991231 and 29991231 are both in use."""


class Findings:
    """Collects what is noticed and what is not understood while one transaction set is read."""

    def __init__(self) -> None:
        self.notices: list[Notice] = []
        self.unread: list[Unread] = []

    def notice(self, code: NoticeCode, segment: Segment, number: int) -> None:
        """Something was odd about an element."""
        self.notices.append(Notice(code, segment.position, f"{segment.tag}{number:02d}"))

    def leave_unread(self, segment: Segment) -> None:
        """A whole segment is not understood."""
        known = segment.tag if segment.tag in SHAPES else "?"
        self.unread.append(Unread(segment.position, known))

    def code(self, segment: Segment, number: int, known: Container[str]) -> str:
        """A code as it stands; listed as unread if it is not one of the known."""
        if number >= len(segment.elements) or not segment.elements[number]:
            return ""
        code = segment.text(number)
        if code and code not in known:
            self._leave_code_unread(segment, number, code)
        return code

    def codes(self, segment: Segment, number: int, known: Container[str]) -> tuple[str, ...]:
        """A list of codes; unknown ones are kept, and listed as unread."""
        codes = segment.values(number)
        for code in codes:
            if code not in known:
                self._leave_code_unread(segment, number, code)
        return codes

    def leave_element_unread(self, segment: Segment, number: int) -> None:
        """An element is not understood; what it holds is not repeated."""
        self._leave_code_unread(segment, number, "")

    def _leave_code_unread(self, segment: Segment, number: int, code: str) -> None:
        shown = code if _CODE.fullmatch(code) else ""
        self.unread.append(Unread(segment.position, f"{segment.tag}{number:02d}", shown))

    def number(self, segment: Segment, number: int) -> Decimal | None:
        """A decimal number, exactly as written; "0" is a number, "" is none."""
        text = segment.text(number)
        if not text:
            return None
        if not _NUMBER.fullmatch(text):
            self.notice(NoticeCode.NUMBER_UNREADABLE, segment, number)
            return None
        return Decimal(text)

    def amount(self, segment: Segment, number: int) -> Decimal | None:
        """A monetary amount."""
        amount = self.number(segment, number)
        if amount is not None and amount < 0:
            self.notice(NoticeCode.AMOUNT_NEGATIVE, segment, number)
        return amount

    def fraction(self, segment: Segment, number: int) -> Decimal | None:
        """A percentage, which X12 writes as a fraction: .2 for 20 %. Above 1 it is taken for a percentage."""
        share = self.number(segment, number)
        if share is None or 0 <= share <= 1:
            return share
        if 1 < share <= 100:
            self.notice(NoticeCode.PERCENT_NOT_A_FRACTION, segment, number)
            return share / 100
        self.notice(NoticeCode.PERCENT_OUT_OF_RANGE, segment, number)
        return None

    def day(self, segment: Segment, number: int) -> date | None:
        """A date (CCYYMMDD); None if it is absent, open or unreadable."""
        text = segment.text(number)
        return self._date(text, segment, number) if text else None

    def period(self, segment: Segment, number: int) -> tuple[date | None, date | None, bool]:
        """A date or a range of dates by its shape, whatever its format qualifier says; and whether it is a range."""
        text = segment.text(number)
        begin, dash, end = text.partition("-")
        if not dash and len(text) == 16:
            begin, dash, end = text[:8], "-", text[8:]
        first = self._date(begin, segment, number) if begin else None
        last = self._date(end, segment, number) if end else None
        return first, last, bool(dash)

    def moment(self, segment: Segment, number: int) -> datetime | None:
        """A date and, in the next element, a time (HHMM and more); midnight if there is no time."""
        day = self.day(segment, number)
        time = _TIME.fullmatch(segment.text(number + 1))
        if day is None:
            return None
        hour, minute, second = (int(part) for part in time.groups(default="0")) if time else (0, 0, 0)
        return datetime(day.year, day.month, day.day, hour, minute, second)  # noqa: DTZ001 (the payer's zone is not told)

    def _date(self, text: str, segment: Segment, number: int) -> date | None:
        digits = text.strip(" ")
        if _DATE.fullmatch(digits):
            try:
                day = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
            except ValueError:
                day = None
            if digits[:4] >= str(_OPEN_YEAR):
                return None
            if day is not None:
                return day
        self.notice(NoticeCode.DATE_UNREADABLE, segment, number)
        return None
