"""Walking the levels of a 270 or 271 (2000A to 2000D), also where a message leaves one out."""

from app.x12.eligibility.findings import Findings
from app.x12.eligibility.parties import Entity, Rejection
from app.x12.eligibility.party_reader import EntityParts, read_rejection
from app.x12.errors import Place, WrongTransactionError
from app.x12.loops import Loop
from app.x12.segment import Segment
from app.x12.transaction import GROUP_CODES, Transaction


def require_kind(transaction: Transaction, expected: str) -> None:
    """Refuse another transaction set than the expected one, naming it if it is a known one."""
    kind = transaction.kind
    if kind != expected:
        place = Place(segment=transaction.segments[0].position, element="ST01")
        raise WrongTransactionError(place, expected=expected, found=kind if kind in GROUP_CODES else None)


def levels(loop: Loop, level: str) -> list[Loop]:
    """The 2000 loops of a level inside of `loop`; where the level was left out, one that holds the deeper ones."""
    deeper = [inner for inner in loop.loops if f"2000{level}" < inner.id < "2001"]
    return loop.children(f"2000{level}") + ([Loop(f"2000{level}", loops=deeper)] if deeper else [])


def own_segments(loop: Loop, findings: Findings) -> list[tuple[str, Segment]]:
    """The segments of a 2000 loop and of its 2100 loop with their loop ids, HL left out. One name is read."""
    named, *further = loop.children("2100") or [Loop("2100")]
    for segment in (segment for inner in further for segment in inner.segments):
        findings.leave_unread(segment)
    own = [(loop.id, segment) for segment in loop.segments if segment.tag != "HL"]
    return own + [(named.id, segment) for segment in named.segments]


def read_organization(loop: Loop, findings: Findings) -> tuple[Entity, tuple[Rejection, ...]]:
    """Loops 2000A with 2100A, and 2000B with 2100B: a name and, perhaps, rejections of either loop."""
    parts = EntityParts()
    rejections: list[Rejection] = []
    for inner, segment in own_segments(loop, findings):
        if segment.tag == "AAA":
            rejections.append(read_rejection(segment, inner, findings))
        elif not parts.take(segment, findings):
            findings.leave_unread(segment)
    return parts.entity(findings), tuple(rejections)


def leave_strangers_unread(loop: Loop, findings: Findings) -> None:
    """List what stands in loops of no level: below an HL with an unknown HL03, or names without a level."""
    for inner in loop.loops:
        if inner.id in {"2000", "2100", "2110"}:
            _leave_loop_unread(inner, findings)
        elif inner.id.startswith("2000"):
            leave_strangers_unread(inner, findings)


def _leave_loop_unread(loop: Loop, findings: Findings) -> None:
    for segment in loop.segments:
        findings.leave_unread(segment)
    for inner in loop.loops:
        _leave_loop_unread(inner, findings)
