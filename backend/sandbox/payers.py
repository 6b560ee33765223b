"""The payers of the sandbox. The companies are invented; Medicare and Medicaid stand for the programmes."""

from dataclasses import dataclass
from typing import Final

from app.x12.eligibility.parties import Contact, ContactNumber, Entity


@dataclass(frozen=True, slots=True)
class Payer:
    """A payer with its id at the clearinghouse and the way to reach its eligibility desk."""

    name: str
    identifier: str
    member_prefix: str
    phone: str
    email: str

    def entity(self) -> Entity:
        """Loop 2100A: NM1 and PER."""
        numbers = (ContactNumber("TE", self.phone), ContactNumber("EM", self.email))
        return Entity(
            role="PR",
            last_name=self.name,
            identifier_kind="PI",
            identifier=self.identifier,
            contacts=(Contact("Eligibility desk", numbers),),
        )


HARBORLINE: Final = Payer("Harborline Health Plan", "HLH01", "HLH", "6145550101", "harborline@example.com")
CEDAR_HOLLOW: Final = Payer("Cedar Hollow Mutual", "CHM02", "CHM", "2155550102", "cedarhollow@example.com")
JUNIPER_VALE: Final = Payer("Juniper Vale Insurance", "JVI03", "JVI", "3125550103", "junipervale@example.org")
SILVERLEAF: Final = Payer("Silverleaf Advantage", "SLA04", "SLA", "4145550104", "silverleaf@example.org")
MEDICARE: Final = Payer("Medicare", "MCR05", "", "8005550105", "medicare-desk@example.org")
MEDICAID: Final = Payer("Medicaid", "MCD06", "MCD", "8005550106", "medicaid-desk@example.org")

PAYERS: Final = {
    payer.identifier: payer for payer in (HARBORLINE, CEDAR_HOLLOW, JUNIPER_VALE, SILVERLEAF, MEDICARE, MEDICAID)
}
