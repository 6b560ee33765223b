"""From the eligibility summary of a 271 to the practice's own words: coverages, benefits, rejections, a person.

Pure functions. What the payer did not say stays unknown: a blank network is unspecified, a rejection is no status.
"""

from collections.abc import Iterator, Sequence

from app.core.folding import phone
from app.models.insurance_models import (
    Benefit,
    BenefitKind,
    CheckOutcome,
    CoverageStatus,
    Network,
    Rejection,
    Relationship,
    Subscriber,
)
from app.models.patient_models import TRUSTED, Address, PatientStatus, Phone, PhoneKind, Sex
from app.models.practice_models import PayerKind
from app.x12 import EligibilitySummary, PlanStatus
from app.x12.codes.benefit_codes import INSURANCE_TYPES, TIME_PERIODS
from app.x12.codes.rejection_codes import REJECT_REASONS
from app.x12.codes.service_types import SERVICE_TYPES
from app.x12.summary.models import Accumulator, CostShare, Limit, Person, Scope
from app.x12.summary.models import Coverage as PlanSummary
from app.x12.summary.vocabulary import CoverageLevel
from app.x12.summary.vocabulary import Network as PlanNetwork

_STATUS: dict[PlanStatus, CoverageStatus] = {
    PlanStatus.ACTIVE: CoverageStatus.ACTIVE,
    PlanStatus.ACTIVE_PENDING: CoverageStatus.PENDING,
    PlanStatus.INACTIVE: CoverageStatus.INACTIVE,
    PlanStatus.INACTIVE_PENDING: CoverageStatus.INACTIVE,
}
_NETWORK: dict[PlanNetwork, Network] = {
    PlanNetwork.IN_NETWORK: Network.IN,
    PlanNetwork.OUT_OF_NETWORK: Network.OUT,
    PlanNetwork.BOTH: Network.BOTH,
}
_RELATIONSHIP: dict[str, Relationship] = {
    "18": Relationship.SELF,
    "01": Relationship.SPOUSE,
    "19": Relationship.CHILD,
}
_SEX: dict[str, Sex] = {"F": Sex.FEMALE, "M": Sex.MALE}
_ENDED = frozenset({PlanStatus.ENDED, PlanStatus.INACTIVE})
_PROGRAMMES: dict[str, PayerKind] = {"MA": PayerKind.MEDICARE, "MB": PayerKind.MEDICARE, "MC": PayerKind.MEDICAID}


def coverage_status(summary: EligibilitySummary, plan: PlanSummary) -> CoverageStatus:
    """What the payer's code says; the dates stand beside it. A condition that is still to be met makes it pending."""
    if summary.status is PlanStatus.ACTIVE_CONDITIONAL and plan.status is PlanStatus.ACTIVE:
        return CoverageStatus.PENDING
    return _STATUS.get(plan.stated, CoverageStatus.UNDETERMINED)


def says_ended(summary: EligibilitySummary) -> bool:
    """Whether the payer says, without a doubt, that the patient is not covered any more."""
    return summary.status in _ENDED


def keeps_what_is_known(summary: EligibilitySummary) -> bool:
    """Whether the answer must not change a coverage: it names no plan, or it contradicts itself."""
    return not summary.coverages or summary.status is PlanStatus.NEEDS_REVIEW


def check_outcome(summary: EligibilitySummary) -> CheckOutcome:
    """How the check ended."""
    if summary.status is PlanStatus.REJECTED:
        return CheckOutcome.REJECTED
    if summary.status is PlanStatus.NEEDS_REVIEW or summary.demographics_changed:
        return CheckOutcome.NEEDS_REVIEW
    if summary.coverages:
        return CheckOutcome.ANSWERED
    return CheckOutcome.UNDETERMINED


def first_status(summary: EligibilitySummary) -> tuple[PatientStatus, bool]:
    """The status of a patient who becomes known by this answer, and whether somebody has to look.

    Active coverage: Active. Ended coverage: Churned. Everything else: an inquiry to be reviewed.
    """
    if summary.status is PlanStatus.ACTIVE:
        return PatientStatus.ACTIVE, summary.demographics_changed
    if summary.status is PlanStatus.ACTIVE_PENDING:
        return PatientStatus.ACTIVE, True
    if summary.status in _ENDED:
        return PatientStatus.CHURNED, summary.demographics_changed
    return PatientStatus.INQUIRY, True


def needs_a_look(summary: EligibilitySummary) -> bool:
    """Whether the answer about somebody who is known leaves a question that a person has to settle."""
    return check_outcome(summary) is not CheckOutcome.ANSWERED or summary.status is PlanStatus.INACTIVE_PENDING


def payer_kind(summary: EligibilitySummary) -> PayerKind:
    """Medicare and Medicaid by the types of their coverages (EB04)."""
    kinds = {_PROGRAMMES.get(plan.insurance_type, PayerKind.COMMERCIAL) for plan in summary.coverages}
    return kinds.pop() if len(kinds) == 1 else PayerKind.COMMERCIAL


def rejections(summary: EligibilitySummary) -> list[Rejection]:
    """Every AAA, in the words of the code list."""
    return [
        Rejection(
            loop=each.loop,
            code=each.reason,
            follow_up=each.follow_up or None,
            meaning=REJECT_REASONS.get(each.reason, "The payer gave a reason that is not known here."),
        )
        for each in summary.rejections
    ]


def insurance_type(plan: PlanSummary) -> str | None:
    """EB04 in words."""
    return INSURANCE_TYPES.get(plan.insurance_type) or plan.insurance_type or None


def relationship(summary: EligibilitySummary) -> Relationship:
    """The patient's relationship to the subscriber."""
    if summary.patient_is_subscriber:
        return Relationship.SELF
    return _RELATIONSHIP.get(summary.relationship, Relationship.OTHER)


def subscriber(summary: EligibilitySummary) -> Subscriber | None:
    """Who holds the insurance, if it is not the patient."""
    person = summary.subscriber
    if summary.patient_is_subscriber or person is None or not person.last_name:
        return None
    return Subscriber(
        family_name=person.last_name,
        given_name=person.first_name or None,
        birth_date=person.birth_date,
        sex=sex(person),
    )


def sex(person: Person) -> Sex:
    """DMG03."""
    return _SEX.get(person.gender, Sex.UNKNOWN)


def address(person: Person) -> Address | None:
    """N3 and N4, if they make a complete address in the United States."""
    given = person.address
    if given is None or not (given.line and given.city and len(given.state) == 2 and given.postal_code):
        return None
    code = given.postal_code
    postal_code = f"{code[:5]}-{code[5:]}" if len(code) == 9 and code.isdigit() else code
    try:
        return Address(
            line1=given.line,
            line2=given.second_line or None,
            city=given.city,
            state=given.state.upper(),
            postal_code=postal_code,
        )
    except ValueError:
        return None


def phones(person: Person) -> list[Phone]:
    """PER of the member, if it is a telephone number."""
    number = phone(person.phone) if person.phone else None
    return [Phone.model_validate({"number": number, "kind": PhoneKind.HOME}, context=TRUSTED)] if number else []


def benefits(summary: EligibilitySummary, plan: PlanSummary) -> list[Benefit]:
    """The benefit lines that speak of this plan; where there is one plan, all of them."""
    is_only = len(summary.coverages) == 1
    return [line for scope, line in _lines(summary) if is_only or _speaks_of(scope, plan)]


def _speaks_of(scope: Scope, plan: PlanSummary) -> bool:
    if scope.plan_name:
        return scope.plan_name == plan.plan_name
    if scope.insurance_type:
        return scope.insurance_type == plan.insurance_type
    return True


def _lines(summary: EligibilitySummary) -> Iterator[tuple[Scope, Benefit]]:
    for kind, shares in ((BenefitKind.COPAY, summary.copayments), (BenefitKind.COINSURANCE, summary.coinsurances)):
        yield from ((each, _share(kind, each)) for each in shares)
    for kind, totals in (
        (BenefitKind.DEDUCTIBLE, summary.deductibles),
        (BenefitKind.OUT_OF_POCKET, summary.out_of_pocket),
    ):
        yield from ((each, _accumulator(kind, each)) for each in totals)
    yield from ((each, _limit(each)) for each in summary.limits if each.amount is not None)


def _share(kind: BenefitKind, share: CostShare) -> Benefit:
    return Benefit(
        kind=kind,
        network=_network(share),
        level=_level(share),
        service_type=_service(share),
        period=TIME_PERIODS.get(share.time_period),
        total=share.amount,
        share=share.patient_share,
        note=_note(share.messages),
        segments=[share.source],
    )


def _accumulator(kind: BenefitKind, amount: Accumulator) -> Benefit:
    sources = (amount.total_source, amount.remaining_source, amount.met_source)
    return Benefit(
        kind=kind,
        network=_network(amount),
        level=_level(amount),
        service_type=_service(amount),
        period=TIME_PERIODS.get(amount.time_period),
        total=amount.total,
        remaining=amount.remaining,
        met=amount.met,
        note=_note(amount.messages),
        segments=sorted({source for source in sources if source is not None}) or [amount.source],
    )


def _limit(limit: Limit) -> Benefit:
    return Benefit(
        kind=BenefitKind.LIMIT,
        network=_network(limit),
        level=_level(limit),
        service_type=_service(limit),
        period=TIME_PERIODS.get(limit.time_period),
        total=limit.amount,
        note=_note(limit.messages),
        segments=[limit.source],
    )


def _network(scope: Scope) -> Network:
    return _NETWORK.get(scope.network, Network.UNSPECIFIED)


def _level(scope: Scope) -> str | None:
    return None if scope.coverage_level is CoverageLevel.UNSPECIFIED else scope.coverage_level.value


def _service(scope: Scope) -> str | None:
    names = [SERVICE_TYPES.get(code, code) for code in scope.service_types]
    return ", ".join(names) or None


def _note(messages: Sequence[str]) -> str | None:
    return " ".join(messages) or None
