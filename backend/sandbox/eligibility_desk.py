"""The payers' eligibility desks: a 270 about one of the twenty members -> what the payer says."""

from dataclasses import replace
from datetime import datetime
from typing import Final

from app.x12.eligibility.inquiry import EligibilityInquiry
from app.x12.eligibility.parties import Entity, MemberStanding, Rejection, Trace
from app.x12.eligibility.response import (
    EligibilityResponse,
    InformationReceiver,
    InformationSource,
    Member,
    Subscriber,
)
from sandbox.members import scenarios
from sandbox.payers import PAYERS
from sandbox.scenario import PAYER_ORIGINATOR, Scenario

_CORRECT_AND_RESUBMIT: Final = "C"


class EligibilityDesk:
    """Answers inquiries as the payers of the sandbox would, and numbers its answers."""

    def __init__(self) -> None:
        self._members = {scenario.member_id.casefold(): scenario for scenario in scenarios()}
        self.answers = 0

    def answer(self, inquiry: EligibilityInquiry, now: datetime) -> EligibilityResponse:
        """The response to an inquiry: what is known about the member, or why there is no answer (AAA)."""
        self.answers += 1
        payer = PAYERS.get(inquiry.payer.identifier)
        if payer is None:
            unknown = Rejection("2100A", "79", _CORRECT_AND_RESUBMIT, request_was_valid=False)
            source = InformationSource(_bare(inquiry.payer), rejections=(unknown,))
        else:
            receiver = InformationReceiver(_bare(inquiry.provider), subscribers=(self._member(inquiry),))
            source = InformationSource(payer.entity(), receivers=(receiver,))
        return EligibilityResponse(inquiry.reference, now.replace(tzinfo=None, microsecond=0), (source,))

    def _member(self, inquiry: EligibilityInquiry) -> Subscriber:
        scenario = self._members.get(inquiry.subscriber.entity.identifier.casefold())
        reason = _reason_against_subscriber(inquiry, scenario)
        if reason or scenario is None:
            return self._rejected_subscriber(inquiry, reason)
        traces = self._traces(inquiry)
        if inquiry.dependent is None:
            return Subscriber(replace(_as_insured(scenario), traces=traces))
        reason = _reason_against_dependent(inquiry.dependent, scenario)
        if reason or scenario.dependent is None:
            return Subscriber(scenario.subscriber, (_rejected(inquiry.dependent, "2100D", reason, traces),))
        return Subscriber(scenario.subscriber, (replace(scenario.dependent, traces=traces),))

    def _rejected_subscriber(self, inquiry: EligibilityInquiry, reason: str) -> Subscriber:
        return Subscriber(_rejected(inquiry.subscriber, "2100C", reason, self._traces(inquiry)))

    def _traces(self, inquiry: EligibilityInquiry) -> tuple[Trace, ...]:
        """The inquiry's traces repeated (TRN01 = 2), and one of the payer's own (1)."""
        repeated = tuple(replace(trace, kind="2") for trace in inquiry.patient.traces)
        return (*repeated, Trace("1", f"SANDBOX-{self.answers:06d}", PAYER_ORIGINATOR))


def _reason_against_subscriber(inquiry: EligibilityInquiry, scenario: Scenario | None) -> str:
    """AAA03 for the subscriber, "" if the payer recognises the person."""
    asked = inquiry.subscriber
    if not asked.entity.identifier:
        return "72"
    if scenario is None or scenario.payer.identifier != inquiry.payer.identifier:
        return "75"
    known = scenario.subscriber
    if inquiry.dependent is not None:
        return ""
    if asked.birth_date is not None and asked.birth_date != known.birth_date:
        return "71"
    return "" if asked.birth_date or _same_name(asked.entity, known.entity) else "73"


def _reason_against_dependent(asked: Member, scenario: Scenario) -> str:
    """AAA03 for the dependent, "" if the payer recognises the person."""
    known = scenario.dependent
    if known is None or asked.entity.first_name.casefold() != known.entity.first_name.casefold():
        return "67"
    return "71" if asked.birth_date != known.birth_date else ""


def _as_insured(scenario: Scenario) -> Member:
    """The subscriber with benefits: in a family plan the same as the dependent's."""
    if scenario.dependent is None:
        return scenario.subscriber
    family = scenario.dependent
    standing = MemberStanding(is_subscriber=True, relationship="18")
    return replace(scenario.subscriber, benefits=family.benefits, dates=family.dates, standing=standing)


def _rejected(asked: Member, loop: str, reason: str, traces: tuple[Trace, ...]) -> Member:
    """The person as the inquiry named them, with the reason."""
    rejection = Rejection(loop, reason, _CORRECT_AND_RESUBMIT, request_was_valid=False)
    return Member(
        entity=_bare(asked.entity),
        traces=traces,
        birth_date=asked.birth_date,
        gender=asked.gender,
        rejections=(rejection,),
    )


def _bare(entity: Entity) -> Entity:
    """Name and number alone."""
    return replace(entity, address=None, contacts=(), references=(), provider_role=None)


def _same_name(one: Entity, other: Entity) -> bool:
    return (one.last_name.casefold(), one.first_name.casefold()) == (
        other.last_name.casefold(),
        other.first_name.casefold(),
    )
