"""What somebody typed into the search field, taken apart: names, numbers, birth dates.

Each term gives its alternatives, and a patient is found who satisfies every term: `smith 3/12/1980`,
`garcía 0042`, `(202) 555-0123`. Slashes are read the American way, dots the European, dashes as ISO 8601.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from app.core.folding import email, fold, identifier, letters

_MONTHS = "january february march april may june july august september october november december".split()
_WORD = re.compile(r"[^\s,;]+")
_NUMERIC_DATE = re.compile(r"^(\d{1,4})([/.\-])(\d{1,2})\2(\d{1,4})$")
_SPOKEN_DATE = re.compile(
    r"\b(?:(\d{1,2})(?:st|nd|rd|th)?[\s\-]+([a-z]{3,9})\.?|([a-z]{3,9})\.?[\s\-]+(\d{1,2})(?:st|nd|rd|th)?)"
    r"(?:,\s*|[\s\-]+)(\d{4}|\d{2}(?!,?[\s\-/.]*\d))\b",
    re.IGNORECASE,
)
_WHOLE_PHONE = re.compile(r"(?<!\w)(?:\+?1[\s.\-]?)?\(?\d{3}\)?[\s.\-]?\d{3}[\s.\-]?\d{4}(?![\w\-])")
_DIGITS_IN_GROUPS = re.compile(r"(?<!\w)\+?[\d().\-\s]{7,20}(?!\w)")
_PARTED = ";"
"""Stands where something was taken out, so that its neighbours do not run together."""
MOST_TERMS = 6


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that must hold, in any of its alternatives.

    A part of a name begins with `name`, or a number with one of `numbers` (their kind in front), or the birth date
    is one of `birth_dates`.
    """

    name: str | None = None
    numbers: tuple[str, ...] = ()
    birth_dates: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class NamedPerson:
    """A text that is a name and a birth date and nothing else: the letters of the name, and the days it may mean."""

    name: str
    birth_dates: tuple[date, ...]


def named_person(text: str) -> NamedPerson | None:
    """The person whom the text names in full, if it does."""
    rest, spoken = _take_spoken_dates(text)
    rest, dates = _take_numeric_dates(rest)
    birth_dates = [day for term in (*spoken, *dates) for day in term.birth_dates]
    name = letters(rest)
    is_name = bool(name) and not any(character.isdigit() for character in name)
    if len(spoken) + len(dates) != 1 or not is_name:
        return None
    return NamedPerson(name, tuple(birth_dates))


def search_terms(text: str) -> list[Term]:
    """The terms of a search, at most six; empty when nothing can be looked for."""
    rest, spoken = _take_spoken_dates(text)
    rest, dates = _take_numeric_dates(rest)
    rest, phones = _take_phones(rest)
    terms = [*spoken, *dates, *phones]
    for word in _WORD.findall(rest):
        terms.extend(_word_terms(word))
    return list(dict.fromkeys(terms))[:MOST_TERMS]


def number_in_groups(text: str) -> Term | None:
    """The whole text as one number, if it can be one that is printed in groups: `MRN 0042`, `W 1234 5678`."""
    is_number = any(character.isdigit() for character in text) and len(text.split()) > 1
    return Term(numbers=_numbers(identifier(text))) if is_number else None


def _word_terms(word: str) -> Iterator[Term]:
    if "@" in word:
        yield Term(numbers=(f"e{email(word)}",))
    elif any(character.isdigit() for character in word):
        yield from _number_terms(word)
    else:
        yield from (Term(name=part) for part in fold(word).split())


def _number_terms(word: str) -> Iterator[Term]:
    folded = identifier(word)
    if folded:
        yield Term(letters(word) or None, _numbers(folded), tuple(_compact_dates(word)))


def _numbers(folded: str) -> tuple[str, ...]:
    """The kinds of number that may begin like this."""
    kinds = "mcp" if folded.isdigit() else "mc"
    return tuple(f"{kind}{folded}" for kind in kinds)


def _take_spoken_dates(text: str) -> tuple[str, list[Term]]:
    terms: list[Term] = []

    def take(match: re.Match[str]) -> str:
        day, month, other_month, other_day, year = match.groups()
        number = _month(month or other_month)
        days = _days((each, number, int(day or other_day)) for each in _years(year)) if number else []
        if not days:
            return match[0]
        terms.append(Term(birth_dates=tuple(days)))
        return _PARTED

    return _SPOKEN_DATE.sub(take, text), terms


def _take_numeric_dates(text: str) -> tuple[str, list[Term]]:
    """What looks like a date may be a medical record number as well, filed by its digits: `10-11-12`.

    Eight digits that are a day stand for themselves, also beside a number that is written in groups.
    """
    terms: list[Term] = []

    def take(match: re.Match[str]) -> str:
        days = _numeric_dates(match[0]) or _compact_dates(match[0])
        if not days:
            return match[0]
        terms.append(Term(numbers=_numbers(identifier(match[0])), birth_dates=tuple(days)))
        return _PARTED

    return _WORD.sub(take, text), terms


def _take_phones(text: str) -> tuple[str, list[Term]]:
    """Whole telephone numbers first; then what else is written in groups, such as one that is still being typed."""
    terms: list[Term] = []

    def take(match: re.Match[str]) -> str:
        digits = identifier(match[0])
        is_grouped = re.search(r"[().\-\s]", match[0].strip()) is not None
        if len(digits) < (7 if is_grouped else 10):
            return match[0]
        terms.append(Term(numbers=_numbers(digits)))
        return _PARTED

    return _DIGITS_IN_GROUPS.sub(take, _WHOLE_PHONE.sub(take, text)), terms


def _numeric_dates(word: str) -> list[date]:
    match = _NUMERIC_DATE.match(word)
    if match is None:
        return []
    first, separator, second, third = match.groups()
    if len(first) == 4:
        return _days([(int(first), int(second), int(third))])
    month, day = (second, first) if separator == "." else (first, second)
    return _days((year, int(month), int(day)) for year in _years(third))


def _compact_dates(word: str) -> list[date]:
    if not re.fullmatch(r"\d{8}", word):
        return []
    forms = (
        (int(word[:4]), int(word[4:6]), int(word[6:])),
        (int(word[4:]), int(word[:2]), int(word[2:4])),
    )
    return [each for each in _days(forms) if 1800 < each.year < 2100]


def _month(word: str) -> int | None:
    """January is 1; only for the beginning of a month's name, because `Marlowe` is nobody's March."""
    return next((number for number, name in enumerate(_MONTHS, start=1) if name.startswith(word.lower())), None)


def _years(text: str) -> list[int]:
    if len(text) == 4:
        return [int(text)]
    return [1900 + int(text), 2000 + int(text)] if len(text) == 2 else []


def _days(forms: Iterable[tuple[int, int, int]]) -> list[date]:
    """The days among these that exist."""
    return [day for form in forms if (day := _day(*form)) is not None]


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
