"""Answers to map and to import: the 20 files as summaries, and a small 271 with only what a test says."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from app.x12 import EligibilitySummary, read_eligibility, summarise

AS_OF = date(2026, 11, 25)
FOLDER = Path(__file__).parents[5] / "insurance_data_source"
ISA = "ISA*00*          *00*          *ZZ*PAYER          *ZZ*PRACTICE       *261125*0115*^*00501*000000001*0*T*:"


def sample(number: int) -> bytes:
    """One of the 20 files."""
    (path,) = FOLDER.glob(f"{number:02}-*.xml")
    return path.read_bytes()


@cache
def summary_of(number: int, as_of: date = AS_OF) -> EligibilitySummary:
    """What one of the 20 files means."""
    (response,) = read_eligibility(sample(number))
    (summary,) = summarise(response, as_of)
    return summary


@dataclass(frozen=True)
class Dependent:
    """A patient below the subscriber."""

    given: str
    family: str = "Marlowe"
    born: str = "20180506"
    relationship: str = "19"
    sex: str = "F"
    corrected: bool = False


@dataclass(frozen=True)
class Answer:
    """One 271 as a payer would send it; `plan` is everything from the first EB on."""

    given: str = "Ada"
    family: str = "Marlowe"
    born: str = "19800312"
    sex: str = "F"
    member: str = "HRB0012345"
    payer: str = "Harborline Health Plan"
    payer_code: str = "HLH01"
    plan: tuple[str, ...] = ("EB*1**30*HM*Harborline HMO",)
    corrected: bool = False
    dependents: tuple[Dependent, ...] = ()
    after_name: tuple[str, ...] = ()
    number: int = 1

    def segments(self) -> list[str]:
        """From ST to SE."""
        standing = "INS*Y*18*001*25" if self.corrected else "INS*Y*18"
        own_benefits = () if self.dependents else (f"TRN*2*OURS-{self.number}*9876543210",)
        body = [
            f"BHT*0022*11*REF{self.number}*20261125*0115",
            "HL*1**20*1",
            f"NM1*PR*2*{self.payer}*****PI*{self.payer_code}",
            "HL*2*1*21*1",
            "NM1*1P*2*LAKESHORE*****XX*1234567893",
            f"HL*3*2*22*{int(bool(self.dependents))}",
            *own_benefits,
            f"NM1*IL*1*{self.family}*{self.given}****MI*{self.member}",
            *self.after_name,
            *([f"DMG*D8*{self.born}*{self.sex}"] if self.born else []),
            standing,
            *([] if self.dependents else self.plan),
        ]
        for at, dependent in enumerate(self.dependents, start=4):
            body += self._dependent(at, dependent)
        return ["ST*271*0001*005010X279A1", *body, f"SE*{len(body) + 2}*0001"]

    def _dependent(self, at: int, who: Dependent) -> list[str]:
        standing = f"INS*N*{who.relationship}" + ("*001*25" if who.corrected else "")
        return [
            f"HL*{at}*3*23*0",
            f"TRN*2*OURS-{self.number}-{at}*9876543210",
            f"NM1*03*1*{who.family}*{who.given}",
            f"DMG*D8*{who.born}*{who.sex}",
            standing,
            *self.plan,
        ]

    def edi(self) -> bytes:
        """As raw EDI."""
        return enclosed(self)


def enclosed(*answers: Answer) -> bytes:
    """Several answers in one interchange."""
    segments = [ISA, "GS*HB*PAYER*PRACTICE*20261125*0115*1*X*005010X279A1"]
    for answer in answers:
        segments += answer.segments()
    segments += [f"GE*{len(answers)}*1", "IEA*1*000000001"]
    return "".join(f"{segment}~\n" for segment in segments).encode()


def summary(answer: Answer, as_of: date = AS_OF) -> EligibilitySummary:
    """What an answer means."""
    (response,) = read_eligibility(answer.edi())
    (only,) = summarise(response, as_of)
    return only
