"""Messages to read: a whole 271 around the segments that a test is about."""

from collections.abc import Callable
from datetime import date

import pytest

from app.x12 import EligibilitySummary, read_eligibility, summarise

AS_OF = date(2026, 11, 25)

ISA = "ISA*00*          *00*          *ZZ*PAYER          *ZZ*PRACTICE       *261125*0115*^*00501*000000001*0*T*:"
LEVELS_ABOVE = (
    "BHT*0022*11*REF1*20261125*0115",
    "HL*1**20*1",
    "NM1*PR*2*HARBORLINE*****PI*HLH01",
    "HL*2*1*21*1",
    "NM1*1P*2*LAKESHORE*****XX*1234567893",
)
SUBSCRIBER = (
    "HL*3*2*22*0",
    "TRN*2*OURS-1*9876543210",
    "NM1*IL*1*DOE*JANE****MI*M123",
    "DMG*D8*19800229*F",
)


def enclose(*body: str) -> bytes:
    """A whole interchange around the segments of one 271."""
    counted = len(body) + 2
    segments = (
        ISA,
        "GS*HB*PAYER*PRACTICE*20261125*0115*1*X*005010X279A1",
        "ST*271*0001*005010X279A1",
        *body,
        f"SE*{counted}*0001",
        "GE*1*1",
        "IEA*1*000000001",
    )
    return "".join(f"{segment}~\n" for segment in segments).encode()


@pytest.fixture
def message_of() -> Callable[..., bytes]:
    """A 271 with exactly these segments between ST and SE."""
    return enclose


@pytest.fixture
def answer_of() -> Callable[..., bytes]:
    """A 271 about the subscriber JANE DOE that ends with these segments."""
    return lambda *segments: enclose(*LEVELS_ABOVE, *SUBSCRIBER, *segments)


@pytest.fixture
def summary_of(answer_of: Callable[..., bytes]) -> Callable[..., EligibilitySummary]:
    """The summary of a 271 about JANE DOE that ends with these segments."""

    def summary(*segments: str, as_of: date = AS_OF) -> EligibilitySummary:
        (response,) = read_eligibility(answer_of(*segments))
        (only,) = summarise(response, as_of)
        return only

    return summary


@pytest.fixture
def summaries_of(message_of: Callable[..., bytes]) -> Callable[..., tuple[EligibilitySummary, ...]]:
    """The summaries of a 271 with these segments below the provider's level."""

    def summaries(*segments: str) -> tuple[EligibilitySummary, ...]:
        (response,) = read_eligibility(message_of(*LEVELS_ABOVE, *segments))
        return summarise(response, AS_OF)

    return summaries
