"""A 270: a provider asks a payer about one member."""

from dataclasses import dataclass, field
from datetime import datetime

from app.x12.codes.service_types import PLAN_LEVEL
from app.x12.concealed import Concealed
from app.x12.eligibility.parties import Entity
from app.x12.eligibility.response import Member
from app.x12.notices import Notice, Unread


@dataclass(frozen=True, slots=True, repr=False)
class EligibilityInquiry(Concealed):
    """One patient of a 270 transaction set.

    If the patient is a dependent, `dependent` is the patient and `subscriber` says whose. The trace stands at the
    patient (TRN01 = 1); the date asked about is the patient's DTP 291. Members hold no benefits here.
    """

    reference: str
    created: datetime | None
    payer: Entity
    provider: Entity
    subscriber: Member
    dependent: Member | None = None
    service_types: tuple[str, ...] = (PLAN_LEVEL,)
    notices: tuple[Notice, ...] = field(default=(), compare=False)
    unread: tuple[Unread, ...] = field(default=(), compare=False)

    @property
    def patient(self) -> Member:
        """Whom the inquiry is about."""
        return self.dependent or self.subscriber
