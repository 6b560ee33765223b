"""Loops 2000C with 2100C, and 2000D with 2100D -> a member; the benefit loops inside are read elsewhere."""

from app.x12.eligibility.findings import Findings
from app.x12.eligibility.levels import own_segments
from app.x12.eligibility.parties import MemberStanding, Rejection, StatedDate, Trace
from app.x12.eligibility.party_reader import (
    EntityParts,
    read_date,
    read_rejection,
    read_standing,
    read_trace,
)
from app.x12.eligibility.response import Member
from app.x12.loops import Loop
from app.x12.segment import Segment


def benefit_loops(loop: Loop) -> list[Loop]:
    """The 2110 loops of a member's 2000 loop."""
    named = [benefit for inner in loop.children("2100") for benefit in inner.children("2110")]
    return named + loop.children("2110")


class MemberReader:
    """Gathers one member, without benefits."""

    def __init__(self, findings: Findings) -> None:
        self._findings = findings
        self._entity = EntityParts()
        self._traces: list[Trace] = []
        self._dates: list[StatedDate] = []
        self._rejections: list[Rejection] = []
        self._diagnoses: list[tuple[str, str]] = []
        self._standing: MemberStanding | None = None
        self._demographics: Segment | None = None

    def read(self, loop: Loop) -> Member:
        """The member of a 2000C or 2000D loop."""
        for inner, segment in own_segments(loop, self._findings):
            if not self._take(segment, inner) and not self._entity.take(segment, self._findings):
                self._findings.leave_unread(segment)
        demographics = self._demographics
        return Member(
            entity=self._entity.entity(self._findings),
            traces=tuple(self._traces),
            birth_date=self._findings.day(demographics, 2) if demographics else None,
            gender=self._findings.code(demographics, 3, {"F", "M", "U"}) if demographics else "",
            standing=self._standing,
            diagnoses=tuple(self._diagnoses),
            dates=tuple(self._dates),
            rejections=tuple(self._rejections),
        )

    def _take(self, segment: Segment, loop: str) -> bool:
        tag = segment.tag
        if tag == "TRN":
            self._traces.append(read_trace(segment, self._findings))
        elif tag == "AAA":
            self._rejections.append(read_rejection(segment, loop, self._findings))
        elif tag == "DTP":
            self._dates.append(read_date(segment, self._findings))
        elif tag == "DMG":
            self._demographics = segment
        elif tag == "INS":
            self._standing = read_standing(segment, self._findings)
        elif tag == "HI":
            self._take_diagnoses(segment)
        else:
            return False
        return True

    def _take_diagnoses(self, segment: Segment) -> None:
        for number in range(1, len(segment.elements)):
            kind, code, *_ = (*segment.components(number), "", "")
            self._diagnoses.append((kind, code))
