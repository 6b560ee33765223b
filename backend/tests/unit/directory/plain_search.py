"""What a search means, said as a scan of the opened patients; it shares no line with the directory.

A query is a list of pieces. Each piece knows how it is typed and who satisfies it; a person is found who satisfies
every piece. When nobody is found, the whole text is taken as one number as it is printed (`MRN 0042`); when nobody is
found still, a whole word of four letters or more may have one typing error.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from app.core.actor import Scope
from tests.unit.directory.population import Person

_LETTERS = {"ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "æ": "ae", "Æ": "Ae"}
_APOSTROPHES = "'\u2019"
_ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789"


@lru_cache(maxsize=4096)
def plain_fold(text: str) -> str:
    """Letters without accents and case; apostrophes vanish, everything else between letters is a space."""
    text = "".join(_LETTERS.get(letter, letter) for letter in text if letter not in _APOSTROPHES)
    bare = "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
    return " ".join("".join(letter if letter.isalnum() else " " for letter in bare.lower()).split())


@lru_cache(maxsize=4096)
def parts_of(name: str) -> set[str]:
    """The words of a name, the words joined, and what follows an apostrophe."""
    words = plain_fold(name).split()
    parts = {*words, "".join(words)} - {""}
    behind = [plain_fold(piece).split()[:1] for piece in re.split(f"[{_APOSTROPHES}]", name)[1:]]
    return parts | {word for words in behind for word in words if len(word) > 1}


def name_parts_of(person: Person) -> set[str]:
    """Every part of every name."""
    patient = person.patient
    names = [patient.family_name, patient.given_name, patient.preferred_name or "", *patient.former_names]
    return {part for name in names for part in parts_of(name)}


def numbers_of(person: Person) -> set[str]:
    """Everything that a typed number may begin: MRN, telephone numbers in their lengths, member ids."""
    found = {_bare(person.patient.mrn or ""), *(_bare(each.member_id or "") for each in person.coverages)}
    for phone in person.patient.phones:
        digits = phone.number.removeprefix("+")
        found |= {digits, digits[1:], digits[4:]}
    return found - {""}


def within_one_error(word: str, other: str) -> bool:
    """Whether one insertion, deletion, substitution or transposition turns one word into the other."""
    return other == word or other in with_one_error(word)


@lru_cache(maxsize=4096)
def with_one_error(word: str) -> frozenset[str]:
    """Every form of the word with one typing error in it."""
    return frozenset(_with_one_error(word))


def _with_one_error(word: str) -> Iterator[str]:
    for at in range(len(word) + 1):
        before, after = word[:at], word[at:]
        yield from (before + letter + after for letter in _ALPHABET)
        if after:
            yield before + after[1:]
            yield from (before + letter + after[1:] for letter in _ALPHABET)
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]


def _bare(text: str) -> str:
    return re.sub(r"[^0-9A-Z]", "", text.upper())


@dataclass(frozen=True)
class Piece:
    """One part of a query: its text, who satisfies it, and the name words in it."""

    text: str
    holds: Callable[[Person], bool]
    words: tuple[str, ...] = ()
    forgives: Callable[[Person], bool] | None = field(default=None)


def name_piece(typed: str) -> Piece:
    """One or more words of a name: each begins a part of some name."""
    words = tuple(plain_fold(typed).split())
    return Piece(
        typed,
        lambda person: all(_begins(person, word) for word in words),
        words,
        lambda person: all(_begins(person, word) or _is_near(person, word) for word in words),
    )


def number_piece(typed: str) -> Piece:
    """A number as it is typed, decoration or not; eight digits may be a birth date as well."""
    bare = _bare(typed)
    days = _compact_days(typed)
    return Piece(typed, lambda person: _has_number(person, bare) or person.patient.birth_date in days)


def email_piece(typed: str) -> Piece:
    """An address, or the beginning of one with its `@`."""
    return Piece(typed, lambda person: (person.patient.email or "").lower().startswith(typed.lower()))


def birth_date_piece(typed: str, *days: date) -> Piece:
    """A birth date in some spelling; what looks like one may be a medical record number too (10-11-12)."""
    bare = _bare(typed) if re.fullmatch(r"[\d/.\-]+", typed) else None
    return Piece(
        typed,
        lambda person: person.patient.birth_date in days or (bare is not None and _has_number(person, bare)),
    )


def _begins(person: Person, word: str) -> bool:
    return any(part.startswith(word) for part in name_parts_of(person))


def _is_near(person: Person, word: str) -> bool:
    return len(word) >= 4 and any(within_one_error(word, part) for part in name_parts_of(person))


def _has_number(person: Person, bare: str) -> bool:
    return any(number.startswith(bare) for number in numbers_of(person))


def _compact_days(typed: str) -> set[date]:
    if not re.fullmatch(r"\d{8}", typed):
        return set()
    days = set()
    for year, month, day in (
        (typed[:4], typed[4:6], typed[6:]),
        (typed[4:], typed[:2], typed[2:4]),
    ):
        try:
            days.add(date(int(year), int(month), int(day)))
        except ValueError:
            continue
    return {day for day in days if day.year > 1800}


@dataclass(frozen=True)
class Found:
    """The ids in order, whether an error was read over, and whether there are more."""

    ids: list[str]
    is_forgiven: bool
    has_more: bool


def scan(people: Sequence[Person], pieces: Sequence[Piece], scope: Scope, limit: int, *, archived: bool) -> Found:
    """Look at everybody."""
    pieces = [piece for piece in pieces if plain_fold(piece.text)]
    seen = [
        person for person in people if person.patient.is_archived == archived and scope.holds(person.patient.standing)
    ]
    hits = [person for person in seen if pieces and all(piece.holds(person) for piece in pieces)]
    text = " ".join(piece.text for piece in pieces)
    if not hits and re.search(r"\d", text) and re.search(r"\s", text):
        hits = [person for person in seen if _has_number(person, _bare(text))]
    is_forgiven = False
    if not hits:
        hits = [person for person in seen if pieces and all((each.forgives or each.holds)(person) for each in pieces)]
        is_forgiven = bool(hits)
    words = [word for piece in pieces for word in piece.words]
    hits.sort(key=lambda person: _place(person, words[0] if words else None, is_forgiven=is_forgiven))
    return Found([person.id for person in hits[:limit]], is_forgiven, len(hits) > limit)


def _place(person: Person, first_word: str | None, *, is_forgiven: bool) -> tuple[bool, str, str, str]:
    family, given = plain_fold(person.patient.family_name), plain_fold(person.patient.given_name)
    is_family = first_word is not None and family.startswith(first_word)
    if is_forgiven and first_word is not None and len(first_word) >= 4:
        is_family = is_family or within_one_error(first_word, family.split(" ")[0])
    return (not is_family, family, given, person.id)
