"""What the implementation guide allows in the elements that are written here: lengths, codes and characters."""

import re
from collections.abc import Container
from typing import Final, NamedTuple

from app.x12.codes.benefit_codes import (
    AUTHORIZATION,
    BENEFIT_INFORMATION,
    COVERAGE_LEVELS,
    DELIVERY_UNITS,
    INSURANCE_TYPES,
    NETWORK,
    QUANTITY_QUALIFIERS,
    TIME_PERIODS,
)
from app.x12.codes.party_codes import CONTACT_KINDS, DATES, IDENTIFIER_KINDS, REFERENCES, RELATIONSHIPS, ROLES
from app.x12.codes.rejection_codes import FOLLOW_UP_ACTIONS, REJECT_REASONS_BY_LOOP
from app.x12.codes.service_types import SERVICE_TYPES


class Rule(NamedTuple):
    """Of one element: how long it may be, and whether it has to be there."""

    shortest: int
    longest: int
    is_required: bool


NOT_USED: Final = Rule(0, 0, is_required=False)


def _rules(listed: str) -> tuple[Rule, ...]:
    """From "2-3! 1-60": each element's length, with "!" where it is required; "-" for one that is not used."""
    return tuple(_rule(item) for item in listed.split())


def _rule(item: str) -> Rule:
    match = re.fullmatch(r"(\d+)-(\d+)(!?)", item)
    return Rule(int(match[1]), int(match[2]), bool(match[3])) if match else NOT_USED


ELEMENT_RULES: Final[dict[str, tuple[Rule, ...]]] = {
    "ISA": _rules(
        "2-2! 10-10! 2-2! 10-10! 2-2! 15-15! 2-2! 15-15! 6-6! 4-4! 1-1! 5-5! 9-9! 1-1! 1-1! 1-1!",
    ),
    "GS": _rules("2-2! 2-15! 2-15! 8-8! 4-8! 1-9! 1-2! 1-12!"),
    "ST": _rules("3-3! 4-9! 1-35!"),
    "BHT": _rules("4-4! 2-2! 1-50! 8-8! 4-8! 2-2"),
    "HL": _rules("1-12! 1-12 1-2! 1-1"),
    "TRN": _rules("1-2! 1-50! 10-10! 1-50"),
    "NM1": _rules("2-3! 1-1! 1-60 1-35 1-25 1-10 1-10 1-2 2-80"),
    "REF": _rules("2-3! 1-50! 1-80"),
    "N3": _rules("1-55! 1-55"),
    "N4": _rules("2-30! 2-2 3-15 2-3"),
    "PER": _rules("2-2! 1-60 2-2 1-256 2-2 1-256 2-2 1-256"),
    "PRV": _rules("1-3! 2-3 1-50"),
    "DMG": _rules("2-3 1-35 1-1"),
    "INS": _rules("1-1! 2-2! 3-3 2-3 - - - - - - - - - - - - 1-9"),
    "DTP": _rules("3-3! 2-3! 1-35!"),
    "AAA": _rules("1-1! - 2-2! 1-1!"),
    "EB": _rules("1-3! 3-3 1-2 1-3 1-50 1-2 1-18 1-10 2-2 1-15 1-1 1-1 1-48 1-2"),
    "EQ": _rules("1-2!"),
    "HI": _rules(" ".join(["1-30"] * 12)),
    "HSD": _rules("2-2 1-15 2-2 1-6 1-2 1-3 1-2 1-1"),
    "III": _rules("1-3 1-30 2-2 1-264"),
    "MSG": _rules("1-264!"),
    "LS": _rules("1-4!"),
    "LE": _rules("1-4!"),
    "SE": _rules("1-10! 4-9!"),
    "GE": _rules("1-6! 1-9!"),
    "IEA": _rules("1-5! 9-9!"),
}

_CODE_LISTS: Final[dict[tuple[str, int], Container[str]]] = {
    ("NM1", 1): ROLES,
    ("NM1", 8): IDENTIFIER_KINDS,
    ("REF", 1): REFERENCES,
    ("TRN", 1): {"1", "2"},
    ("PER", 3): CONTACT_KINDS,
    ("PER", 5): CONTACT_KINDS,
    ("PER", 7): CONTACT_KINDS,
    ("DMG", 3): {"F", "M", "U"},
    ("INS", 2): RELATIONSHIPS,
    ("DTP", 1): DATES,
    ("AAA", 4): FOLLOW_UP_ACTIONS,
    ("EB", 1): BENEFIT_INFORMATION,
    ("EB", 2): COVERAGE_LEVELS,
    ("EB", 3): SERVICE_TYPES,
    ("EB", 4): INSURANCE_TYPES,
    ("EB", 6): TIME_PERIODS,
    ("EB", 9): QUANTITY_QUALIFIERS,
    ("EB", 11): AUTHORIZATION,
    ("EB", 12): NETWORK,
    ("EQ", 1): SERVICE_TYPES,
    ("HSD", 1): QUANTITY_QUALIFIERS,
    ("HSD", 3): DELIVERY_UNITS,
    ("HSD", 5): TIME_PERIODS,
}


def allowed_codes(tag: str, number: int, loop: str) -> Container[str] | None:
    """The codes that an element may hold; None where it holds text. AAA03 depends on the loop."""
    if (tag, number) == ("AAA", 3):
        return REJECT_REASONS_BY_LOOP.get(loop, ())
    return _CODE_LISTS.get((tag, number))


def fits(text: str, rule: Rule) -> bool:
    """Whether an element may be written: long enough, not too long, and nothing but printable characters."""
    if not text:
        return not rule.is_required
    return rule.shortest <= len(text) <= rule.longest and text.isprintable()
