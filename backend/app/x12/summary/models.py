"""The eligibility summary. Every statement carries the position of the segment that it came from.

Positions count the segments of the original message from 1, so that a screen can show the line behind a number.
Money is Decimal; 0 is an amount and None is none. The models print nothing that they hold: all of it is patient
data. They serialise with `model_dump_json` and come back with `model_validate_json` unchanged.
"""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from pydantic import BaseModel, ConfigDict

from app.x12.eligibility.benefits import Delivery
from app.x12.eligibility.parties import Address, Reference, Trace
from app.x12.notices import Notice, Unread
from app.x12.summary.vocabulary import (
    AmountKind,
    CoverageLevel,
    Network,
    PlanStatus,
    RejectionBucket,
    RemarkKind,
)


class SummaryModel(BaseModel):
    """Frozen, and silent about its content in `repr`, `str` and validation errors."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    def __repr_args__(self) -> Iterable[tuple[str | None, Any]]:
        """Show no field at all."""
        return ()

    def __str__(self) -> str:
        """The same as `repr`."""
        return repr(self)


class Party(SummaryModel):
    """A payer, provider or other organization or person around the patient."""

    role: str = ""
    """NM101: PR payer, 1P provider, P3 primary care provider …"""
    name: str = ""
    identifier_kind: str = ""
    """NM108: PI payer id, XX NPI …"""
    identifier: str = ""
    phone: str = ""
    email: str = ""
    website: str = ""


class Person(SummaryModel):
    """The subscriber, or the patient."""

    last_name: str = ""
    first_name: str = ""
    middle_name: str = ""
    suffix: str = ""
    birth_date: date | None = None
    death_date: date | None = None
    gender: str = ""
    """F, M, U or ""."""
    address: Address | None = None
    phone: str = ""
    email: str = ""
    member_id: str = ""
    """The person's own member id, where the message states one (NM109)."""
    references: tuple[Reference, ...] = ()
    """Further numbers by kind (REF01): EJ our account number, F6 Medicare id, NQ Medicaid id …"""


class Scope(SummaryModel):
    """To what a benefit applies. Empty service types and "unspecified" mean that the payer did not say."""

    service_types: tuple[str, ...] = ()
    coverage_level: CoverageLevel = CoverageLevel.UNSPECIFIED
    network: Network = Network.UNSPECIFIED
    insurance_type: str = ""
    plan_name: str = ""
    procedure: str = ""
    """Kind and code, "HC 99213"; service types are then empty."""
    places_of_service: tuple[str, ...] = ()
    authorization_required: bool | None = None
    begin: date | None = None
    end: date | None = None
    messages: tuple[str, ...] = ()
    """Often the only place that says "specialist", "tier 1" or "waived after deductible"."""
    source: int = 0
    """Position of the EB segment."""


class Coverage(SummaryModel):
    """One plan of the patient, from the EB segments at plan level that speak of it."""

    plan_name: str = ""
    insurance_type: str = ""
    """EB04: HM, PR, MA, MB, MC …"""
    stated: PlanStatus
    """What the payer's code says, dates aside."""
    status: PlanStatus
    """What follows for the day of the summary."""
    begin: date | None = None
    end: date | None = None
    """The last day of coverage; None is open or not stated."""
    is_capitated: bool = False
    group_number: str = ""
    group_name: str = ""
    plan_number: str = ""
    levels: tuple[CoverageLevel, ...] = ()
    networks: tuple[Network, ...] = ()
    messages: tuple[str, ...] = ()
    sources: tuple[int, ...] = ()


class ServiceStatus(Scope):
    """What the payer says about services other than the plan as a whole."""

    stated: PlanStatus
    """What the payer's code says, dates aside."""
    status: PlanStatus
    """What follows for the day of the summary."""


class NotCovered(Scope):
    """Services that the plan excludes (EB01 = E) or does not cover (I). Never changes the plan's status."""

    is_exclusion: bool = False


class CostShare(Scope):
    """A co-payment (an amount) or co-insurance (the patient's share as a fraction: 0.2 is 20 %)."""

    amount: Decimal | None = None
    patient_share: Decimal | None = None
    time_period: str = ""
    """EB06: 27 per visit, 7 per day …"""


class Accumulator(Scope):
    """A deductible or an out-of-pocket maximum: how much in all, how much is left, how much was met.

    What the payer did not state is computed where total and another amount are stated for exactly the same
    level, service types, insurance type and network; otherwise it stays None. `source` is that of the total, or of
    what there is.
    """

    total: Decimal | None = None
    remaining: Decimal | None = None
    met: Decimal | None = None
    remaining_is_computed: bool = False
    met_is_computed: bool = False
    is_unlimited: bool = False
    time_period: str = ""
    """EB06 of the total: 23 calendar year, 32 lifetime …"""
    total_source: int | None = None
    remaining_source: int | None = None
    met_source: int | None = None


class Limit(Scope):
    """A limit in money, in a quantity (visits, days) or by how a service is delivered."""

    kind: AmountKind = AmountKind.TOTAL
    amount: Decimal | None = None
    quantity: Decimal | None = None
    quantity_kind: str = ""
    """EB09: VS visits, DY days …"""
    time_period: str = ""
    deliveries: tuple[Delivery, ...] = ()
    is_unlimited: bool = False


class SpendDown(Scope):
    """What the patient has to pay before Medicaid covers."""

    amount: Decimal | None = None


class Remark(Scope):
    """A statement that is neither a status nor an amount to be paid."""

    kind: RemarkKind
    amount: Decimal | None = None
    quantity: Decimal | None = None
    quantity_kind: str = ""
    parties: tuple[Party, ...] = ()


class OtherPayer(Scope):
    """Another payer of the patient: EB01 = R with its 2120 entities."""

    parties: tuple[Party, ...] = ()
    references: tuple[Reference, ...] = ()


class RejectionSummary(SummaryModel):
    """An AAA segment and what to do about it."""

    loop: str
    """Which loop says so: 2100A is about the payer, 2100B the provider, 2100C and 2100D the member …"""
    reason: str
    """AAA03."""
    follow_up: str = ""
    """AAA04."""
    bucket: RejectionBucket
    is_retryable: bool
    """The same request may be sent again by itself, after a while."""
    is_pending: bool
    """The answer will come later, without asking again (AAA04 = S, Y)."""
    wait_days: int = 0
    """Before the request is sent again (AAA04 = W, X)."""
    is_about_one_service: bool = False
    """It stands below a benefit that is not the plan as a whole."""
    source: int = 0


class EligibilitySummary(SummaryModel):
    """What one 271 says about one patient."""

    as_of: date
    """The day that `status` and the status of coverages and services are about."""
    reference: str = ""
    """BHT03."""
    answered: datetime | None = None
    """BHT04 and BHT05, in the payer's time."""
    payer: Party = Party()
    provider: Party = Party()
    subscriber: Person | None = None
    patient: Person | None = None
    """The member of the deepest level; None if the payer rejected before it came to a member."""
    patient_is_subscriber: bool = True
    relationship: str = ""
    """INS02 of the patient: 18 self, 01 spouse, 19 child …"""
    member_id: str = ""
    """The patient's own, or else the subscriber's."""
    group_number: str = ""
    group_name: str = ""
    traces: tuple[Trace, ...] = ()
    demographics_changed: bool = False
    """INS03 = 001 and INS04 = 25: the payer corrected identifying data; compare them with ours."""
    status: PlanStatus
    status_sources: tuple[int, ...] = ()
    coverages: tuple[Coverage, ...] = ()
    services: tuple[ServiceStatus, ...] = ()
    not_covered: tuple[NotCovered, ...] = ()
    copayments: tuple[CostShare, ...] = ()
    coinsurances: tuple[CostShare, ...] = ()
    deductibles: tuple[Accumulator, ...] = ()
    out_of_pocket: tuple[Accumulator, ...] = ()
    limits: tuple[Limit, ...] = ()
    spend_downs: tuple[SpendDown, ...] = ()
    primary_care_providers: tuple[Party, ...] = ()
    other_payers: tuple[OtherPayer, ...] = ()
    remarks: tuple[Remark, ...] = ()
    rejections: tuple[RejectionSummary, ...] = ()
    warnings: tuple[Notice, ...] = ()
    unread: tuple[Unread, ...] = ()

    @property
    def answered_traces(self) -> tuple[str, ...]:
        """The trace numbers of the inquiry that this answers (TRN02 where TRN01 = 2)."""
        return tuple(trace.number for trace in self.traces if trace.kind == "2")
