"""An eligibility response -> one summary for each patient that it answers."""

from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple

from app.x12.eligibility.benefits import Benefit
from app.x12.eligibility.parties import Entity, Rejection, Trace
from app.x12.eligibility.response import (
    EligibilityResponse,
    InformationReceiver,
    InformationSource,
    Member,
    Subscriber,
)
from app.x12.notices import Notice, NoticeCode
from app.x12.summary.accumulators import accumulators_of
from app.x12.summary.coverages import coverages_of, first_reference
from app.x12.summary.models import EligibilitySummary, Party
from app.x12.summary.people import party_of, person_of
from app.x12.summary.rejections import summarise_rejection
from app.x12.summary.scopes import is_about_the_plan
from app.x12.summary.statements import (
    cost_shares,
    limits,
    not_covered,
    other_payers,
    primary_care_providers,
    remarks,
    service_statuses,
    spend_downs,
)
from app.x12.summary.status import Evidence, contradictory_plans, plan_status

_NOBODY: Final = Member(entity=Entity(role=""))


def summarise(response: EligibilityResponse, as_of: date) -> tuple[EligibilitySummary, ...]:
    """What the response means on `as_of`, a summary for each patient; at least one, if only to say "rejected".

    The patient is the member of the deepest level. A subscriber with dependents is a patient, too, only where the
    message states benefits for the subscriber.
    """
    return tuple(_summarise(response, answer, as_of) for answer in _answers(response))


class _Answer(NamedTuple):
    """One patient with the levels above; None where the message does not go that deep."""

    source: InformationSource | None = None
    receiver: InformationReceiver | None = None
    subscriber: Subscriber | None = None
    patient: Member | None = None

    @property
    def benefits_at_subscriber_only(self) -> bool:
        """The subscriber got an answer, this dependent got neither benefits nor a rejection."""
        return (
            self.subscriber is not None
            and self.patient is not None
            and self.patient is not self.subscriber.member
            and bool(self.subscriber.member.benefits)
            and not (self.patient.benefits or self.patient.rejections)
        )

    def rejections(self) -> Iterator[tuple[Rejection, bool]]:
        """Every AAA from the payer's level down to the patient, and whether it is about one service only."""
        subscriber = self.subscriber.member if self.subscriber else None
        above = (self.source, self.receiver, subscriber if subscriber is not self.patient else None)
        for level in (*above, self.patient):
            if level is not None:
                yield from ((rejection, False) for rejection in level.rejections)
        for benefit in self.patient.benefits if self.patient else ():
            yield from ((rejection, not is_about_the_plan(benefit)) for rejection in benefit.rejections)


def _answers(response: EligibilityResponse) -> Iterator[_Answer]:
    found = False
    for answer in _members(response):
        found = True
        yield answer
    if not found:
        source = response.sources[0] if response.sources else None
        receiver = source.receivers[0] if source and source.receivers else None
        yield _Answer(source, receiver)


def _members(response: EligibilityResponse) -> Iterator[_Answer]:
    for source in response.sources:
        for receiver in source.receivers:
            for subscriber in receiver.subscribers:
                if subscriber.member.benefits or not subscriber.dependents:
                    yield _Answer(source, receiver, subscriber, subscriber.member)
                for dependent in subscriber.dependents:
                    yield _Answer(source, receiver, subscriber, dependent)


def _summarise(response: EligibilityResponse, answer: _Answer, as_of: date) -> EligibilitySummary:
    notices: list[Notice] = []
    patient = answer.patient or _NOBODY
    subscriber = answer.subscriber.member if answer.subscriber else patient
    benefits = patient.benefits
    evidence = _evidence_of(answer, patient, as_of, notices)
    status = plan_status(evidence, as_of)
    traces = patient.traces if patient is subscriber else (*patient.traces, *subscriber.traces)
    group = first_reference((*patient.entity.references, *subscriber.entity.references), "6P", "1L")
    _check(answer, traces, evidence, as_of, notices)
    return EligibilitySummary(
        as_of=as_of,
        reference=response.reference,
        answered=response.created,
        payer=party_of(answer.source.entity) if answer.source else Party(),
        provider=party_of(answer.receiver.entity) if answer.receiver else Party(),
        subscriber=person_of(subscriber),
        patient=person_of(patient),
        patient_is_subscriber=patient is subscriber,
        relationship=patient.standing.relationship if patient.standing else "",
        member_id=patient.entity.identifier or subscriber.entity.identifier,
        group_number=group.value if group else "",
        group_name=group.description if group else "",
        traces=traces,
        demographics_changed=_demographics_changed(patient, subscriber),
        status=status,
        status_sources=_sources_of(evidence),
        coverages=tuple(evidence.coverages),
        services=tuple(evidence.services),
        not_covered=not_covered(benefits, notices),
        copayments=cost_shares(benefits, "B", notices),
        coinsurances=cost_shares(benefits, "A", notices),
        deductibles=accumulators_of(_of_kind(benefits, "C"), notices),
        out_of_pocket=accumulators_of(_of_kind(benefits, "G"), notices),
        limits=limits(benefits, notices),
        spend_downs=tuple(evidence.spend_downs),
        primary_care_providers=primary_care_providers(benefits),
        other_payers=other_payers(benefits, notices),
        remarks=remarks(benefits, notices),
        rejections=tuple(evidence.rejections),
        warnings=(*response.notices, *notices),
        unread=response.unread,
    )


def _evidence_of(answer: _Answer, patient: Member, as_of: date, notices: list[Notice]) -> Evidence:
    return Evidence(
        coverages=coverages_of(patient, as_of, notices),
        services=service_statuses(patient, as_of, notices),
        spend_downs=spend_downs(patient.benefits, notices),
        rejections=tuple(
            summarise_rejection(rejection, is_about_one_service=about_one_service)
            for rejection, about_one_service in answer.rejections()
        ),
    )


def _check(answer: _Answer, traces: tuple[Trace, ...], evidence: Evidence, as_of: date, notices: list[Notice]) -> None:
    """Notice what is odd about the answer as a whole."""
    if not any(trace.kind == "2" for trace in traces):
        notices.append(Notice(NoticeCode.TRACE_MISSING))
    if answer.benefits_at_subscriber_only:
        notices.append(Notice(NoticeCode.BENEFITS_AT_SUBSCRIBER_ONLY))
    contradictory = contradictory_plans(evidence.coverages, as_of)
    if contradictory:
        notices.append(Notice(NoticeCode.STATUS_CONTRADICTORY, contradictory[0], "EB01"))
    if evidence.rejections and (evidence.coverages or evidence.services):
        notices.append(Notice(NoticeCode.REJECTED_YET_ANSWERED, evidence.rejections[0].source, "AAA03"))


def _demographics_changed(patient: Member, subscriber: Member) -> bool:
    return any(member.standing and member.standing.demographics_changed for member in (patient, subscriber))


def _sources_of(evidence: Evidence) -> tuple[int, ...]:
    """The segments that the status rests on: rejections and plans, or else what there is."""
    rejections = [rejection.source for rejection in evidence.rejections]
    plans = [source for coverage in evidence.coverages for source in coverage.sources]
    services = [service.source for service in evidence.services]
    spend_downs = [spend_down.source for spend_down in evidence.spend_downs]
    return tuple(sorted([*rejections, *(plans or services), *spend_downs]))


def _of_kind(benefits: tuple[Benefit, ...], information: str) -> Iterator[Benefit]:
    return (benefit for benefit in benefits if benefit.information == information)
