"""A 271 transaction set -> an eligibility response (005010X279A1, loops 2000A to 2120D).

Only another transaction set is refused. Whatever else is unusual is noticed, and what is not understood is listed.
"""

from dataclasses import replace

from app.x12.eligibility.benefit_reader import read_benefit
from app.x12.eligibility.findings import Findings
from app.x12.eligibility.levels import leave_strangers_unread, levels, read_organization, require_kind
from app.x12.eligibility.member_reader import MemberReader, benefit_loops
from app.x12.eligibility.response import (
    EligibilityResponse,
    InformationReceiver,
    InformationSource,
    Member,
    Subscriber,
)
from app.x12.errors import NoTransactionError
from app.x12.loops import Loop, build_loops
from app.x12.message import read_message
from app.x12.notices import Notice, NoticeCode
from app.x12.transaction import VERSION, Transaction


def read_eligibility(content: bytes) -> tuple[EligibilityResponse, ...]:
    """All 271s of a file or answer, in whatever form. Raises a subclass of X12Error, nothing else."""
    message = read_message(content)
    if not message.transactions:
        raise NoTransactionError
    return tuple(read_271(transaction, message.notices) for transaction in message.transactions)


def read_271(transaction: Transaction, envelope_notices: tuple[Notice, ...] = ()) -> EligibilityResponse:
    """One 271. Raises WrongTransactionError for another transaction set."""
    require_kind(transaction, "271")
    findings = Findings()
    findings.notices.extend((*envelope_notices, *transaction.notices))
    if transaction.version != VERSION:
        position = transaction.segments[0].position
        findings.notices.append(Notice(NoticeCode.VERSION_UNEXPECTED, position, "ST03"))
    return _read_root(build_loops(transaction.segments, findings.notices), findings)


def _read_root(root: Loop, findings: Findings) -> EligibilityResponse:
    reference, created = "", None
    for segment in root.segments:
        if segment.tag == "BHT":
            reference, created = segment.text(3), findings.moment(segment, 4)
        elif segment.tag not in {"ST", "SE"}:
            findings.leave_unread(segment)
    sources = tuple(_read_source(loop, findings) for loop in levels(root, "A"))
    leave_strangers_unread(root, findings)
    unread = tuple(sorted(findings.unread, key=lambda unread: unread.position))
    return EligibilityResponse(reference, created, sources, tuple(findings.notices), unread)


def _read_source(loop: Loop, findings: Findings) -> InformationSource:
    """Loop 2000A."""
    entity, rejections = read_organization(loop, findings)
    receivers = tuple(_read_receiver(inner, findings) for inner in levels(loop, "B"))
    return InformationSource(entity, rejections, receivers)


def _read_receiver(loop: Loop, findings: Findings) -> InformationReceiver:
    """Loop 2000B."""
    entity, rejections = read_organization(loop, findings)
    subscribers = tuple(_read_subscriber(inner, findings) for inner in levels(loop, "C"))
    return InformationReceiver(entity, rejections, subscribers)


def _read_subscriber(loop: Loop, findings: Findings) -> Subscriber:
    """Loop 2000C."""
    member = _read_member(loop, findings)
    return Subscriber(member, tuple(_read_member(inner, findings) for inner in levels(loop, "D")))


def _read_member(loop: Loop, findings: Findings) -> Member:
    """Loop 2000C or 2000D with its benefits."""
    member = MemberReader(findings).read(loop)
    return replace(member, benefits=tuple(read_benefit(inner, findings) for inner in benefit_loops(loop)))
