"""People and organizations, and what identifies them: NM1, N3, N4, PER, PRV, DMG, INS, REF, TRN, DTP and AAA.

Empty strings stand for elements that the message does not hold. None of these print their content.
"""

from dataclasses import dataclass, field
from datetime import date

from app.x12.concealed import Concealed


@dataclass(frozen=True, slots=True, repr=False)
class Address(Concealed):
    """N3 and N4."""

    line: str = ""
    second_line: str = ""
    city: str = ""
    state: str = ""
    postal_code: str = ""
    country: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class ContactNumber(Concealed):
    """One pair of PER: its kind (TE phone, EM e-mail, UR web address, FX fax, EX extension) and its value."""

    kind: str
    value: str


@dataclass(frozen=True, slots=True, repr=False)
class Contact(Concealed):
    """PER: a name, perhaps, and up to three numbers."""

    name: str = ""
    numbers: tuple[ContactNumber, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class Reference(Concealed):
    """REF: what kind of number (REF01), the number (REF02) and its description (REF03)."""

    kind: str
    value: str
    description: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Trace(Concealed):
    """TRN. Kind 1 is a trace of the sender of this message; 2 repeats the trace of the inquiry it answers."""

    kind: str
    number: str
    originator: str = ""
    division: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class StatedDate(Concealed):
    """DTP. `begin` alone for a single date (D8), both for a range (RD8).

    A date that is open (99991231) or cannot be read is None; `is_range` tells the two kinds apart.
    """

    kind: str
    begin: date | None = None
    end: date | None = None
    is_range: bool = False
    position: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True, repr=False)
class Rejection(Concealed):
    """AAA: why the request, or a part of it, was not answered, and the loop that says so."""

    loop: str
    reason: str
    follow_up: str = ""
    request_was_valid: bool | None = None
    position: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True, repr=False)
class ProviderRole(Concealed):
    """PRV: the provider's role (PRV01) and its specialty (PRV03, of the kind PRV02)."""

    role: str
    kind: str = ""
    specialty: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Entity(Concealed):
    """NM1 with what follows it. `last_name` holds an organization's name as well, as NM103 does."""

    role: str
    last_name: str = ""
    first_name: str = ""
    middle_name: str = ""
    prefix: str = ""
    suffix: str = ""
    is_person: bool = False
    identifier_kind: str = ""
    identifier: str = ""
    address: Address | None = None
    contacts: tuple[Contact, ...] = ()
    provider_role: ProviderRole | None = None
    references: tuple[Reference, ...] = ()
    position: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True, repr=False)
class MemberStanding(Concealed):
    """INS: whether the member is the subscriber, how related, and whether the payer changed the record.

    INS03 = 001 with INS04 = 25 says that the payer changed identifying data of the member.
    """

    is_subscriber: bool
    relationship: str = ""
    maintenance: str = ""
    maintenance_reason: str = ""
    birth_sequence: str = ""
    position: int = field(default=0, compare=False)

    @property
    def demographics_changed(self) -> bool:
        """The payer's record differs from what was sent, and the answer holds the payer's."""
        return self.maintenance == "001" and self.maintenance_reason == "25"
