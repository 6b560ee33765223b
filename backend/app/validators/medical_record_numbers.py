"""The practice's own medical record numbers: a prefix, digits, and a last digit that tells most slips of a hand.

The last digit is H. Michael Damm's: every single wrong digit and every swap of two neighbours is found. Numbers of
other forms, which another practice or an older system gave, are taken as they are.
"""

from dataclasses import dataclass

from app.core.folding import identifier

_QUASIGROUP = (
    "0317598642",
    "7092154863",
    "4206871359",
    "1750983426",
    "6123045978",
    "3674209581",
    "5869720134",
    "8945362017",
    "9438617205",
    "2581436790",
)
"""Damm, Total anti-symmetrische Quasigruppen (Marburg, 2004), page 106."""


@dataclass(frozen=True, slots=True)
class MrnFormat:
    """How the practice's own numbers look: `digits` is how many stand between the prefix and the check digit."""

    prefix: str = "MRN-"
    digits: int = 7

    @property
    def last(self) -> int:
        """The highest number that the format has room for."""
        return int(10**self.digits) - 1

    def number(self, at: int) -> str:
        """The number at this place of the practice's row, from 1 to `last`."""
        body = f"{at:0{self.digits}d}"
        return f"{self.prefix}{body}{check_digit(body)}"

    def is_mistyped(self, mrn: str) -> bool:
        """Whether a number has the practice's own form and a last digit that does not fit."""
        body = self._digits_of(mrn)
        return body is not None and check_digit(body) != "0"

    def _digits_of(self, mrn: str) -> str | None:
        plain, prefix = identifier(mrn), identifier(self.prefix)
        body = plain.removeprefix(prefix)
        has_form = plain.startswith(prefix) and len(body) == self.digits + 1 and body.isdecimal()
        return body if has_form else None


def check_digit(digits: str) -> str:
    """The digit that belongs behind these; `0` for digits that end with the one that belongs there."""
    interim = 0
    for digit in digits:
        interim = int(_QUASIGROUP[interim][int(digit)])
    return str(interim)


USUAL_MRNS = MrnFormat()
"""The form of the numbers of a practice that has not chosen another."""
