"""A 270 transaction set -> eligibility inquiries (005010X279A1, loops 2000A to 2110D)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from app.x12.codes.service_types import SERVICE_TYPES
from app.x12.concealed import Concealed
from app.x12.eligibility.findings import Findings
from app.x12.eligibility.inquiry import EligibilityInquiry
from app.x12.eligibility.levels import leave_strangers_unread, levels, read_organization, require_kind
from app.x12.eligibility.member_reader import MemberReader, benefit_loops
from app.x12.eligibility.parties import Entity
from app.x12.eligibility.response import Member
from app.x12.loops import Loop, build_loops
from app.x12.transaction import Transaction


def read_270(transaction: Transaction) -> tuple[EligibilityInquiry, ...]:
    """The inquiries of one 270, one for each patient. Raises WrongTransactionError for another transaction set.

    What was odd or not understood is told with each of them.
    """
    require_kind(transaction, "270")
    findings = Findings()
    findings.notices.extend(transaction.notices)
    root = build_loops(transaction.segments, findings.notices)
    header = next((segment for segment in root.segments if segment.tag == "BHT"), None)
    reader = _InquiryReader(
        findings,
        header.text(3) if header else "",
        findings.moment(header, 4) if header else None,
    )
    asked = tuple(reader.inquiries(root))
    leave_strangers_unread(root, findings)
    return tuple(reader.inquiry(parts) for parts in asked)


@dataclass(frozen=True, slots=True, repr=False)
class _Asked(Concealed):
    payer: Entity
    provider: Entity
    subscriber: Member
    dependent: Member | None
    service_types: tuple[str, ...]


class _InquiryReader:
    """Walks the levels and keeps what every inquiry of the transaction set shares."""

    def __init__(self, findings: Findings, reference: str, created: datetime | None) -> None:
        self._findings = findings
        self._reference = reference
        self._created = created

    def inquiries(self, root: Loop) -> Iterator[_Asked]:
        """Each patient with the levels above."""
        for source in levels(root, "A"):
            payer, _ = read_organization(source, self._findings)
            for receiver in levels(source, "B"):
                provider, _ = read_organization(receiver, self._findings)
                for loop in levels(receiver, "C"):
                    yield from self._members(payer, provider, loop)

    def inquiry(self, asked: _Asked) -> EligibilityInquiry:
        """The inquiry, once everything is read."""
        return EligibilityInquiry(
            reference=self._reference,
            created=self._created,
            payer=asked.payer,
            provider=asked.provider,
            subscriber=asked.subscriber,
            dependent=asked.dependent,
            service_types=asked.service_types,
            notices=tuple(self._findings.notices),
            unread=tuple(self._findings.unread),
        )

    def _members(self, payer: Entity, provider: Entity, loop: Loop) -> Iterator[_Asked]:
        subscriber = MemberReader(self._findings).read(loop)
        dependents = levels(loop, "D")
        services = self._service_types(loop)
        if services or not dependents:
            yield _Asked(payer, provider, subscriber, None, services)
        for inner in dependents:
            dependent = MemberReader(self._findings).read(inner)
            yield _Asked(payer, provider, subscriber, dependent, self._service_types(inner))

    def _service_types(self, loop: Loop) -> tuple[str, ...]:
        """EQ01 of all 2110 loops; what else stands there is listed as unread."""
        found: list[str] = []
        for inner in benefit_loops(loop):
            for segment in inner.segments:
                if segment.tag == "EQ":
                    found.extend(self._findings.codes(segment, 1, SERVICE_TYPES))
                else:
                    self._findings.leave_unread(segment)
        return tuple(found)
