"""The words of the summary: closed lists whose values are stored and shown, each with what it means."""

from enum import StrEnum


class PlanStatus(StrEnum):
    """What the payer says about a plan, or about all of a person's plans, on one day."""

    ACTIVE = "active"
    """Covered on that day."""
    ACTIVE_CONDITIONAL = "active_conditional"
    """Covered once a condition is met: a spend-down amount is still to be paid."""
    ACTIVE_PENDING = "active_pending"
    """Covered, but the payer is investigating (EB01 = 5): may be taken back."""
    NOT_STARTED = "not_started"
    """Active by its code, but coverage begins only after that day."""
    INACTIVE = "inactive"
    """Not covered (EB01 = 6)."""
    INACTIVE_PENDING = "inactive_pending"
    """Not covered for now; an update or an investigation is under way (EB01 = 7, 8)."""
    ENDED = "ended"
    """Active by its code, but coverage ended before that day."""
    SEE_SERVICES = "see_services"
    """Nothing is said about the plan as a whole, only about single services."""
    REJECTED = "rejected"
    """The payer refused to answer (AAA) and says nothing else. This is never "inactive"."""
    NEEDS_REVIEW = "needs_review"
    """The answer contradicts itself: rejected and answered, active and inactive, a period that ends before it
    begins. A person has to look."""
    UNDETERMINED = "undetermined"
    """The answer does not tell: cannot be processed (EB01 = V), another entity is to be asked, or nothing."""

    @property
    def is_covered(self) -> bool:
        """Whether the person is covered on that day, as far as the payer knows."""
        return self in {PlanStatus.ACTIVE, PlanStatus.ACTIVE_PENDING}


class Network(StrEnum):
    """EB12: where a benefit applies. A blank is unspecified; it is never taken for in-network."""

    IN_NETWORK = "in_network"
    OUT_OF_NETWORK = "out_of_network"
    BOTH = "both"
    UNKNOWN = "unknown"
    UNSPECIFIED = "unspecified"


class CoverageLevel(StrEnum):
    """EB02: for whom a benefit is counted. A blank is unspecified; it is never taken for individual."""

    INDIVIDUAL = "individual"
    FAMILY = "family"
    EMPLOYEE_ONLY = "employee_only"
    EMPLOYEE_AND_SPOUSE = "employee_and_spouse"
    EMPLOYEE_AND_CHILDREN = "employee_and_children"
    CHILDREN_ONLY = "children_only"
    DEPENDENTS_ONLY = "dependents_only"
    SPOUSE_AND_CHILDREN = "spouse_and_children"
    SPOUSE_ONLY = "spouse_only"
    UNSPECIFIED = "unspecified"


class AmountKind(StrEnum):
    """EB06: what an amount or a quantity counts."""

    TOTAL = "total"
    REMAINING = "remaining"
    MET = "met"


class RemarkKind(StrEnum):
    """Statements that are neither a status nor an amount, by their EB01."""

    DESCRIPTION = "description"
    DISCLAIMER = "disclaimer"
    COVERAGE_BASIS = "coverage_basis"
    COST_CONTAINMENT = "cost_containment"
    RESERVE = "reserve"
    PRE_EXISTING_CONDITION = "pre_existing_condition"
    CARE_COORDINATOR = "care_coordinator"
    RESTRICTED_TO_PROVIDER = "restricted_to_provider"
    NOT_A_MEDICAL_NECESSITY = "not_a_medical_necessity"
    SECOND_OPINION_REQUIRED = "second_opinion_required"
    PRIOR_YEAR_HISTORY = "prior_year_history"
    CARD_LOST_OR_STOLEN = "card_lost_or_stolen"
    ASK_OTHER_ENTITY = "ask_other_entity"
    CANNOT_PROCESS = "cannot_process"
    OTHER_SOURCE_OF_DATA = "other_source_of_data"
    FACILITY = "facility"
    NOT_UNDERSTOOD = "not_understood"


class RejectionBucket(StrEnum):
    """Who has to do something about a rejection."""

    PAYER_OUTAGE = "payer_outage"
    """Nobody: the payer is not there at present; ask again later."""
    CONFIGURATION = "configuration"
    """The administrator: the payer's or participant's id is wrong."""
    PROVIDER = "provider"
    """The administrator: the provider is not set up at the payer. Not to be retried for each patient."""
    DEMOGRAPHICS = "demographics"
    """The front desk: the patient's data do not match the payer's."""
    DATES = "dates"
    """The front desk: the date asked about."""
    SERVICE = "service"
    """The front desk: the service asked about."""
    AUTHORIZATION = "authorization"
    """The front desk: an authorization or a review is missing."""
    MANUAL = "manual"
    """A person has to read it: the reason is general, or not known here."""


STATUS_OF_INFORMATION: dict[str, PlanStatus] = {
    "1": PlanStatus.ACTIVE,
    "2": PlanStatus.ACTIVE,
    "3": PlanStatus.ACTIVE,
    "4": PlanStatus.ACTIVE,
    "5": PlanStatus.ACTIVE_PENDING,
    "6": PlanStatus.INACTIVE,
    "7": PlanStatus.INACTIVE_PENDING,
    "8": PlanStatus.INACTIVE_PENDING,
}
"""EB01 1 to 8: the codes that say whether somebody is covered."""

NETWORK_OF_CODE: dict[str, Network] = {
    "Y": Network.IN_NETWORK,
    "N": Network.OUT_OF_NETWORK,
    "W": Network.BOTH,
    "U": Network.UNKNOWN,
    "": Network.UNSPECIFIED,
}

LEVEL_OF_CODE: dict[str, CoverageLevel] = {
    "IND": CoverageLevel.INDIVIDUAL,
    "FAM": CoverageLevel.FAMILY,
    "EMP": CoverageLevel.EMPLOYEE_ONLY,
    "ESP": CoverageLevel.EMPLOYEE_AND_SPOUSE,
    "ECH": CoverageLevel.EMPLOYEE_AND_CHILDREN,
    "CHD": CoverageLevel.CHILDREN_ONLY,
    "DEP": CoverageLevel.DEPENDENTS_ONLY,
    "SPC": CoverageLevel.SPOUSE_AND_CHILDREN,
    "SPO": CoverageLevel.SPOUSE_ONLY,
    "": CoverageLevel.UNSPECIFIED,
}

REMARK_OF_INFORMATION: dict[str, RemarkKind] = {
    "CB": RemarkKind.COVERAGE_BASIS,
    "D": RemarkKind.DESCRIPTION,
    "J": RemarkKind.COST_CONTAINMENT,
    "K": RemarkKind.RESERVE,
    "M": RemarkKind.PRE_EXISTING_CONDITION,
    "MC": RemarkKind.CARE_COORDINATOR,
    "N": RemarkKind.RESTRICTED_TO_PROVIDER,
    "O": RemarkKind.NOT_A_MEDICAL_NECESSITY,
    "P": RemarkKind.DISCLAIMER,
    "Q": RemarkKind.SECOND_OPINION_REQUIRED,
    "S": RemarkKind.PRIOR_YEAR_HISTORY,
    "T": RemarkKind.CARD_LOST_OR_STOLEN,
    "U": RemarkKind.ASK_OTHER_ENTITY,
    "V": RemarkKind.CANNOT_PROCESS,
    "W": RemarkKind.OTHER_SOURCE_OF_DATA,
    "X": RemarkKind.FACILITY,
}

KIND_OF_TIME_PERIOD: dict[str, AmountKind] = {
    "24": AmountKind.MET,
    "29": AmountKind.REMAINING,
    "33": AmountKind.REMAINING,
}
"""EB06 of a deductible, an out-of-pocket maximum or a limit; every other code, or none, counts a total."""
