"""Which loop of 005010X279A1 a segment belongs to.

270 and 271 share one tree: 2000A information source > 2000B information receiver > 2000C subscriber > 2000D
dependent; each has a 2100 name loop, members have 2110 benefit loops, and those may hold 2115 (III) and 2120
(LS..LE) loops. Levels follow from HL03, not from parent numbers, which real messages get wrong; where an HL is
missing, the entity code of NM1 tells the level.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from app.x12.concealed import Concealed
from app.x12.notices import Notice, NoticeCode
from app.x12.segment import Segment

LEVELS: Final = {"20": "A", "21": "B", "22": "C", "23": "D"}
_LEVEL_OF_ROLE: Final = {"PR": "A", "1P": "B", "IL": "C", "03": "D"}
_IN_A_RELATED_ENTITY: Final = frozenset({"N3", "N4", "PER", "PRV"})
_ENVELOPE_LOOPS: Final = {"ISA": ("ISA_LOOP", 0), "GS": ("GS_LOOP", 1), "ST": ("ST_LOOP", 2)}
_TRAILERS: Final = {"SE": "ST_LOOP", "GE": "GS_LOOP", "IEA": "ISA_LOOP", "TA1": "ISA_LOOP"}


class Step(NamedTuple):
    """How the open loops change before a segment: the first `kept` stay open, then `opened` are entered."""

    kept: int
    opened: tuple[str, ...] = ()
    inferred: bool = False


class LoopTracker:
    """Follows the segments of a message and knows the loops that are open, outermost first."""

    def __init__(self) -> None:
        self.open: list[str] = []
        self._kind = ""

    def advance(self, segment: Segment) -> Step:
        """Close and open loops for the next segment, and tell which."""
        step = self._step(segment)
        del self.open[step.kept :]
        self.open.extend(step.opened)
        return step

    def _step(self, segment: Segment) -> Step:
        tag = segment.tag
        if tag in _ENVELOPE_LOOPS:
            return self._enter_envelope(segment)
        if tag in _TRAILERS:
            return Step(self._depth_of(_TRAILERS[tag]))
        if self._kind in {"270", "271"} and "ST_LOOP" in self.open:
            return self._step_inside(segment)
        return Step(len(self.open))

    def _step_inside(self, segment: Segment) -> Step:
        """A segment of a 270 or 271, after ST."""
        if segment.tag == "HL":
            return self._enter_level(LEVELS.get(segment.text(3), ""))
        if segment.tag == "NM1":
            return self._enter_name(segment.text(1))
        if segment.tag in {"EB", "EQ"}:
            return self._enter_benefit()
        return self._stay(segment.tag)

    def _enter_envelope(self, segment: Segment) -> Step:
        loop, depth = _ENVELOPE_LOOPS[segment.tag]
        outer = [name for name, rank in _ENVELOPE_LOOPS.values() if rank < depth]
        kept = sum(1 for name in self.open if name in outer)
        self._kind = segment.text(1) if segment.tag == "ST" else ""
        return Step(kept, (loop,))

    def _enter_level(self, level: str) -> Step:
        """Open 2000x below the nearest level that is higher; an unknown level hangs under the innermost one."""
        kept = self._depth_of("ST_LOOP")
        higher = f"2000{level}" if level else "2000Z"
        for depth, loop in enumerate(self.open, start=1):
            if "2000A" <= loop < higher:
                kept = depth
        return Step(kept, (f"2000{level}",))

    def _enter_name(self, role: str) -> Step:
        benefit = self._depth_of("2110")
        if benefit:
            return Step(benefit, (f"2120{self.level}",))
        inferred = _LEVEL_OF_ROLE.get(role, "")
        if inferred > self.level:
            entered = self._enter_level(inferred)
            return Step(entered.kept, (*entered.opened, f"2100{inferred}"), inferred=True)
        return Step(self._depth_of("2000") or self._depth_of("ST_LOOP"), (f"2100{self.level}",))

    def _enter_benefit(self) -> Step:
        if self.open[-1] in {"2110C", "2110D"}:
            return Step(len(self.open) - 1, (self.open[-1],))
        if self.level < "C":
            entered = self._enter_level("C")
            return Step(entered.kept, (*entered.opened, "2110C"), inferred=True)
        return Step(self._depth_of("2100") or self._depth_of("2000"), (f"2110{self.level}",))

    def _stay(self, tag: str) -> Step:
        """Stay, unless a 2115 or 2120 loop is open that the segment has no place in."""
        benefit = self._depth_of("2110")
        if tag == "III" and benefit and self._kind == "271":
            return Step(benefit, (f"2115{self.level}",))
        inner = self.open[-1][:4]
        if benefit and (inner == "2115" or (inner == "2120" and tag not in _IN_A_RELATED_ENTITY)):
            return Step(benefit)
        return Step(len(self.open))

    @property
    def level(self) -> str:
        """The letter of the innermost 2000 loop, "" outside of one."""
        for loop in reversed(self.open):
            if loop.startswith("2000"):
                return loop[4:]
        return ""

    def _depth_of(self, prefix: str) -> int:
        """How many loops are open down to the innermost one whose id begins so; 0 if there is none."""
        for depth in range(len(self.open), 0, -1):
            if self.open[depth - 1].startswith(prefix):
                return depth
        return 0


@dataclass(slots=True, repr=False)
class Loop(Concealed):
    """A loop with its own segments and the loops inside of it, both in the order of the message."""

    id: str
    segments: list[Segment] = field(default_factory=list)
    loops: list["Loop"] = field(default_factory=list)

    def children(self, identifier: str) -> list["Loop"]:
        """The loops directly inside whose id begins with `identifier`."""
        return [loop for loop in self.loops if loop.id.startswith(identifier)]


def build_loops(segments: Iterable[Segment], notices: list[Notice]) -> Loop:
    """The loops of one transaction set, as the tree below ST_LOOP."""
    tracker = LoopTracker()
    path: list[Loop] = []
    root = Loop("ST_LOOP")
    for segment in segments:
        step = tracker.advance(segment)
        del path[step.kept :]
        for identifier in step.opened:
            loop = Loop(identifier) if path else root
            if path:
                path[-1].loops.append(loop)
            path.append(loop)
        path[-1].segments.append(segment)
        _notice_level(segment, step, notices)
    return root


def _notice_level(segment: Segment, step: Step, notices: list[Notice]) -> None:
    if step.inferred:
        notices.append(Notice(NoticeCode.LEVEL_MISSING, segment.position, segment.tag))
    elif step.opened == ("2000",):
        notices.append(Notice(NoticeCode.LEVEL_UNKNOWN, segment.position, "HL03"))
