"""One statement of a payer about a member's benefits: EB and what belongs to it (loops 2110C, 2115C, 2120C)."""

from dataclasses import dataclass, field
from decimal import Decimal

from app.x12.concealed import Concealed
from app.x12.eligibility.parties import Entity, Reference, Rejection, StatedDate


@dataclass(frozen=True, slots=True, repr=False)
class Procedure(Concealed):
    """EB13: a procedure code, its kind (HC for HCPCS) and modifiers."""

    kind: str
    code: str = ""
    modifiers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class Delivery(Concealed):
    """HSD: how often a service is delivered. HSD*VS*20***34*1 is 20 visits in 1 month."""

    quantity_kind: str = ""
    quantity: Decimal | None = None
    unit: str = ""
    modulus: Decimal | None = None
    period: str = ""
    period_count: Decimal | None = None
    pattern: str = ""
    time: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Circumstance(Concealed):
    """III: where it applies. Kind ZZ is a place of service; otherwise a nature of injury, perhaps in words."""

    kind: str = ""
    code: str = ""
    category: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Benefit(Concealed):
    """EB01 to EB14 by name, and the segments that follow.

    `patient_share` is a fraction: 0.2 for 20 %. An amount or share that was given but cannot be read is None and
    was noticed. `position` is that of the EB segment in the message.
    """

    information: str
    coverage_level: str = ""
    service_types: tuple[str, ...] = ()
    insurance_type: str = ""
    plan_name: str = ""
    time_period: str = ""
    amount: Decimal | None = None
    patient_share: Decimal | None = None
    quantity_kind: str = ""
    quantity: Decimal | None = None
    authorization: str = ""
    network: str = ""
    procedure: Procedure | None = None
    diagnosis_pointers: tuple[str, ...] = ()
    deliveries: tuple[Delivery, ...] = ()
    references: tuple[Reference, ...] = ()
    dates: tuple[StatedDate, ...] = ()
    rejections: tuple[Rejection, ...] = ()
    messages: tuple[str, ...] = ()
    circumstances: tuple[Circumstance, ...] = ()
    entities: tuple[Entity, ...] = ()
    position: int = field(default=0, compare=False)
