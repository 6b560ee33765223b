"""How likely it is that two records are one person; pure.

A model after Fellegi and Sunter (1969, https://doi.org/10.1080/01621459.1969.10501049): each field that is compared
adds log2(m / u), where `m` is how often it agrees like that between two records of one person, and `u` between two
people. The start is the odds before anything is compared: about one record in ten has a double, so that of all pairs
one in ten times the number of people is one. A name's `u` is how many bear it here, so that a rare name tells more.

What speaks for a household and not for a person is held down by rules, because the fields of a family do not agree by
chance: with another given name (twins, siblings) or an unrelated birth date (father and son), nothing is more than
possible, whatever else they share; with a given name that is nearly the same, nothing is certain.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import log2

from rapidfuzz.distance import OSA, JaroWinkler

from app.directory.duplicates import NameCounts, PersonFacts
from app.models.duplicate_models import Certainty, DuplicateReason
from app.models.patient_models import Sex
from app.services.duplicates.nicknames import are_familiar

R = DuplicateReason

CERTAIN, LIKELY, POSSIBLE = 10.0, 4.0, -2.0
"""Odds of 1000, 16 and one quarter to one."""
_SMALLEST_PRACTICE = 1000
_RECORDS_FOR_A_DOUBLE = 10
_PEOPLE_BEHIND, _FAMILY_BEARERS, _GIVEN_BEARERS = 250, 0.5, 2.5
"""A small practice says little about how common a name is: as if so many more people were known, and so many of them
bore it. There are fewer given names than family names."""


def _weight(m: float, u: float) -> float:
    return log2(m / u)


@dataclass(frozen=True, slots=True)
class _NameKind:
    """What tells family names from given names: `same` is an `m`, `near` a weight."""

    same: float
    near: float
    bearers_behind: float


_FAMILY = _NameKind(0.85, _weight(0.06, 0.004), _FAMILY_BEARERS)
_GIVEN = _NameKind(0.75, _weight(0.08, 0.008), _GIVEN_BEARERS)
_PART_OF_NAME = _weight(0.04, 0.006)
_FAMILIAR_GIVEN = _weight(0.08, 0.008)
_INITIAL_ONLY = _weight(0.04, 0.02)
_OTHER_FAMILY, _OTHER_GIVEN = _weight(0.05, 0.98), _weight(0.015, 0.95)
_FORMER_NAME, _SWAPPED = -1.0, -2.5
"""A former name, or names the other way round, happens to fewer."""

_SAME_DAY = _weight(0.88, 1 / 23_000)
_SWAPPED_DAY = _weight(0.02, 1 / 23_000)
_OTHER_YEAR = _weight(0.025, 20 / 23_000)
_OTHER_MONTH_OR_DAY = _weight(0.05, 25 / 23_000)
_SAME_YEAR = _weight(0.02, 1 / 70)
_OTHER_DAY = _weight(0.015, 0.97)

_SAME_SEX, _OTHER_SEX = _weight(0.97, 0.5), _weight(0.02, 0.5)
_SAME_PHONE, _OTHER_PHONE = _weight(0.65, 0.0015), _weight(0.35, 0.99)
_SAME_EMAIL, _OTHER_EMAIL = _weight(0.6, 0.0005), _weight(0.4, 0.99)
_SAME_MEMBER, _OTHER_MEMBER = _weight(0.7, 0.001), _weight(0.3, 0.99)
_SAME_MRN, _OTHER_MRN = 20.0, -0.5
"""A number is given to one person; a person who was entered twice has two."""
_SURE_FIRST = tuple(Certainty)
_ONE_DAY = timedelta(days=1)
_WORD = 4
"""Shorter names are not taken for each other's slip."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How two records stand to each other."""

    score: float
    certainty: Certainty | None
    reasons: tuple[DuplicateReason, ...]


@dataclass(frozen=True, slots=True)
class _Agreement:
    """What one field says: its weight, why, and how sure an answer it allows at most."""

    weight: float
    reasons: tuple[DuplicateReason, ...] = ()
    most: Certainty = Certainty.CERTAIN


_SILENT = _Agreement(0.0)


class Scoring:
    """Compares two people of one practice."""

    def __init__(self, counts: NameCounts) -> None:
        self._counts = counts
        people = max(counts.people, _SMALLEST_PRACTICE)
        self._before = -log2(_RECORDS_FOR_A_DOUBLE * people)

    def compare(self, one: PersonFacts, other: PersonFacts) -> Likeness:
        """Symmetric: the order of the two does not matter."""
        told = [self._names(one, other), _days(one.birth_date, other.birth_date), *_rest(one, other)]
        score = self._before + sum(each.weight for each in told)
        reasons = tuple(reason for each in told for reason in each.reasons)
        certainty = _certainty(score)
        if certainty is not None and R.SAME_MRN not in reasons:
            certainty = max([certainty, *(each.most for each in told)], key=_SURE_FIRST.index)
        return Likeness(round(score, 2), certainty, reasons)

    def _names(self, one: PersonFacts, other: PersonFacts) -> _Agreement:
        straight = self._as_written(one, other)
        if straight.most is Certainty.POSSIBLE and one.given and one.family and other.given and other.family:
            crossed = self._crossed(one, other)
            if crossed is not None and crossed.weight > straight.weight:
                return crossed
        return straight

    def _as_written(self, one: PersonFacts, other: PersonFacts) -> _Agreement:
        family, given = self._family(one, other), self._given(one, other)
        reasons = _name_reasons(family, given)
        return _Agreement(family.weight + given.weight, reasons, given.most)

    def _crossed(self, one: PersonFacts, other: PersonFacts) -> _Agreement | None:
        """The family name in the place of the given name, and the other way round."""
        first = self._word(one.family, other.given, _FAMILY)
        second = self._word(one.given, other.family, _GIVEN)
        if first is None or second is None:
            return None
        return _Agreement(first.weight + second.weight + _SWAPPED, (R.NAMES_SWAPPED,))

    def _family(self, one: PersonFacts, other: PersonFacts) -> _Agreement:
        if not one.family or not other.family:
            return _SILENT
        present = self._word(one.family, other.family, _FAMILY)
        former = [
            _Agreement(found.weight + _FORMER_NAME, (R.FORMER_NAME,))
            for mine, theirs in [
                *((each, other.family) for each in one.former),
                *((each, one.family) for each in other.former),
            ]
            if (found := self._word(mine, theirs, _FAMILY)) is not None
        ]
        agreeing = [*([present] if present else []), *former]
        return max(agreeing, key=_by_weight) if agreeing else _Agreement(_OTHER_FAMILY, (R.OTHER_FAMILY_NAME,))

    def _given(self, one: PersonFacts, other: PersonFacts) -> _Agreement:
        mine, theirs = _called(one), _called(other)
        if not mine or not theirs:
            return _SILENT
        found = [
            agreement for each in mine for also in theirs if (agreement := self._given_word(each, also)) is not None
        ]
        return (
            max(found, key=_by_weight)
            if found
            else _Agreement(_OTHER_GIVEN, (R.OTHER_GIVEN_NAME,), most=Certainty.POSSIBLE)
        )

    def _given_word(self, one: str, other: str) -> _Agreement | None:
        found = self._word(one, other, _GIVEN)
        if found is not None:
            is_near = R.SIMILAR_NAME in found.reasons
            return replace(found, most=Certainty.LIKELY) if is_near else found
        if are_familiar(one, other) or are_familiar(one.split(maxsplit=1)[0], other.split(maxsplit=1)[0]):
            return _Agreement(_FAMILIAR_GIVEN, (R.NICKNAME,))
        if 1 in {len(one), len(other)} and one[0] == other[0]:
            return _Agreement(_INITIAL_ONLY, (R.SIMILAR_NAME,), Certainty.LIKELY)
        return None

    def _word(self, one: str, other: str, kind: _NameKind) -> _Agreement | None:
        """One name with another: the same, nearly the same, or a part of it."""
        joined, also = one.replace(" ", ""), other.replace(" ", "")
        if joined == also:
            return _Agreement(_weight(kind.same, self._share(one, kind)), (R.SAME_NAME,))
        if _is_slip(joined, also):
            return _Agreement(kind.near, (R.SIMILAR_NAME,))
        words, others = set(one.split()), set(other.split())
        if words < others or others < words:
            return _Agreement(_PART_OF_NAME, (R.SIMILAR_NAME,))
        return None

    def _share(self, name: str, kind: _NameKind) -> float:
        bearers = min((self._counts.bearers.get(word, 0) for word in name.split()), default=0)
        return (bearers + kind.bearers_behind) / (self._counts.people + _PEOPLE_BEHIND)


def words_of(people: Iterable[PersonFacts]) -> Iterator[str]:
    """The words of names that a scoring of these people asks the counts for."""
    for each in people:
        for name in (each.family, each.given, each.preferred, *each.former):
            yield from name.split()


def _called(person: PersonFacts) -> list[str]:
    return [name for name in dict.fromkeys((person.given, person.preferred)) if name]


def _is_slip(one: str, other: str) -> bool:
    shorter = min(len(one), len(other))
    if shorter < _WORD:
        return False
    if OSA.distance(one, other, score_cutoff=1) <= 1:
        return True
    return JaroWinkler.similarity(one, other) >= 0.93 or (
        shorter > _WORD + 2 and OSA.distance(one, other, score_cutoff=2) <= 2
    )


def _name_reasons(family: _Agreement, given: _Agreement) -> tuple[DuplicateReason, ...]:
    """One word for both names where they agree alike."""
    both = (*family.reasons, *given.reasons)
    if R.SAME_NAME in both and R.SIMILAR_NAME in both:
        return tuple(each for each in dict.fromkeys(both) if each is not R.SAME_NAME)
    if both.count(R.SAME_NAME) == 1 and (family.reasons and given.reasons):
        return tuple(each for each in both if each is not R.SAME_NAME)
    return tuple(dict.fromkeys(both))


def _days(one: str, other: str) -> _Agreement:
    if not one or not other:
        return _SILENT
    if one == other:
        return _Agreement(_SAME_DAY, (R.SAME_BIRTH_DATE,))
    year, month_day = one[:4], one[5:]
    if month_day == other[5:] and _is_other_year(int(year), int(other[:4])):
        return _Agreement(_OTHER_YEAR, (R.BIRTH_DATE_NEAR,))
    if abs(date.fromisoformat(one) - date.fromisoformat(other)) == _ONE_DAY:
        return _Agreement(_OTHER_MONTH_OR_DAY, (R.BIRTH_DATE_NEAR,))
    if year == other[:4]:
        return _days_of_a_year(one, other)
    return _Agreement(_OTHER_DAY, (R.OTHER_BIRTH_DATE,), most=Certainty.POSSIBLE)


def _days_of_a_year(one: str, other: str) -> _Agreement:
    month, day = one[5:7], one[8:]
    if (day, month) == (other[5:7], other[8:]):
        return _Agreement(_SWAPPED_DAY, (R.BIRTH_DATE_SWAPPED,))
    if day == other[8:] or (month == other[5:7] and _is_digit_slip(day, other[8:])):
        return _Agreement(_OTHER_MONTH_OR_DAY, (R.BIRTH_DATE_NEAR,))
    return _Agreement(_SAME_YEAR, (R.OTHER_BIRTH_DATE,))


def _is_other_year(one: int, other: int) -> bool:
    return abs(one - other) in {1, 10} or (
        one // 100 == other // 100 and _is_digit_slip(f"{one % 100:02}", f"{other % 100:02}")
    )


def _is_digit_slip(one: str, other: str) -> bool:
    return one == other[::-1] or sum(a != b for a, b in zip(one, other, strict=True)) == 1


def _rest(one: PersonFacts, other: PersonFacts) -> Iterator[_Agreement]:
    yield _sexes(one.sex, other.sex)
    yield _shared(one.phones, other.phones, _SAME_PHONE, _OTHER_PHONE, R.SAME_PHONE)
    yield _shared(_set(one.email), _set(other.email), _SAME_EMAIL, _OTHER_EMAIL, R.SAME_EMAIL)
    yield _shared(one.members, other.members, _SAME_MEMBER, _OTHER_MEMBER, R.SAME_MEMBER_ID)
    yield _shared(_set(one.mrn), _set(other.mrn), _SAME_MRN, _OTHER_MRN, R.SAME_MRN)


def _sexes(one: str, other: str) -> _Agreement:
    told = {Sex.FEMALE.value, Sex.MALE.value}
    if one not in told or other not in told:
        return _SILENT
    return _Agreement(_SAME_SEX) if one == other else _Agreement(_OTHER_SEX, (R.OTHER_SEX,))


def _shared(
    one: frozenset[str], other: frozenset[str], same: float, different: float, reason: DuplicateReason
) -> _Agreement:
    if not one or not other:
        return _SILENT
    return _Agreement(same, (reason,)) if one & other else _Agreement(different)


def _set(text: str) -> frozenset[str]:
    return frozenset({text}) if text else frozenset()


def _certainty(score: float) -> Certainty | None:
    if score >= CERTAIN:
        return Certainty.CERTAIN
    if score >= LIKELY:
        return Certainty.LIKELY
    return Certainty.POSSIBLE if score >= POSSIBLE else None


def _by_weight(agreement: _Agreement) -> float:
    return agreement.weight


Compared = tuple[PersonFacts, Likeness]


def compared(person: PersonFacts, candidates: Sequence[PersonFacts], scoring: Scoring) -> list[Compared]:
    """The candidates who may be this person, the surest first."""
    found = [(each, scoring.compare(person, each)) for each in candidates]
    told = [pair for pair in found if pair[1].certainty is not None]
    return sorted(told, key=lambda pair: (-pair[1].score, pair[0].id))
