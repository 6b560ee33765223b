"""The many spellings of what a cell says: dates, names in one column, sexes, statuses, relationships. Pure."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache

from app.core.folding import fold
from app.models.insurance_models import Relationship
from app.models.patient_import_models import DateOrder, NameOrder
from app.models.patient_models import PatientStatus, Sex

_THREE_NUMBERS = re.compile(r"(\d{1,4})[/.\- ](\d{1,2})[/.\- ](\d{1,4})")
_TOGETHER = re.compile(r"(\d{4})(\d{2})(\d{2})")
_TIME = re.compile(r"[ T]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?( ?[AP]M)?(Z|[+-]\d\d:?\d\d)?$", re.IGNORECASE)
_ORDINAL = re.compile(r"(?<=\d)(st|nd|rd|th)\b", re.IGNORECASE)
_WITH_MONTH_NAMES = ("%d %b %Y", "%d %B %Y", "%b %d %Y", "%B %d %Y", "%Y %b %d", "%Y %B %d", "%d %b %y", "%b %d %y")
_PARTS = re.compile(r"[\s,.\-/]+")
_SPACES = re.compile(r"\s+")

SEXES: Mapping[str, Sex] = {
    spelling: sex
    for sex, spellings in {
        Sex.FEMALE: ("f", "female", "woman", "w", "girl", "fem"),
        Sex.MALE: ("m", "male", "man", "boy"),
        Sex.OTHER: ("o", "other", "x", "nonbinary", "non binary", "nb", "diverse", "intersex"),
        Sex.UNKNOWN: ("u", "unknown", "un", "unk", "not specified", "undisclosed", "declined", "n a"),
    }.items()
    for spelling in spellings
}
STATUSES: Mapping[str, PatientStatus] = {
    spelling: status
    for status, spellings in {
        PatientStatus.INQUIRY: ("inquiry", "enquiry", "new", "lead", "prospect", "prospective", "referral"),
        PatientStatus.ONBOARDING: ("onboarding", "pending", "in progress", "intake", "registered"),
        PatientStatus.ACTIVE: ("active", "current", "established", "a", "enrolled"),
        PatientStatus.CHURNED: ("churned", "inactive", "former", "discharged", "closed", "i", "terminated", "left"),
    }.items()
    for spelling in spellings
}
RELATIONSHIPS: Mapping[str, Relationship] = {
    spelling: relationship
    for relationship, spellings in {
        Relationship.SELF: ("self", "18", "s", "subscriber", "insured", "patient"),
        Relationship.SPOUSE: ("spouse", "01", "1", "husband", "wife", "partner"),
        Relationship.CHILD: ("child", "19", "c", "son", "daughter", "dependent"),
        Relationship.OTHER: ("other", "g8", "o", "parent", "guardian"),
    }.items()
    for spelling in spellings
}
PRIORITIES: Mapping[str, int] = {
    spelling: rank
    for rank, spellings in enumerate(
        (("primary", "p", "first"), ("secondary", "s", "second"), ("tertiary", "t", "third")), start=1
    )
    for spelling in (*spellings, str(rank))
}
_LANGUAGES: Mapping[str, str] = {
    "english": "en", "spanish": "es", "french": "fr", "german": "de", "chinese": "zh", "mandarin": "zh",
    "cantonese": "zh", "vietnamese": "vi", "korean": "ko", "arabic": "ar", "russian": "ru", "portuguese": "pt",
    "tagalog": "tl", "haitian creole": "ht", "polish": "pl", "hindi": "hi", "italian": "it", "japanese": "ja",
}  # fmt: skip
_LANGUAGE_CODE = re.compile(r"([a-z]{2,3})(?:[-_]([a-z]{2}))?", re.IGNORECASE)


@lru_cache(maxsize=16384)
def day_of(text: str, order: DateOrder | None, newest: date | None = None) -> date | None:
    """The day that a cell says, or None where it says none, or one that this order does not allow.

    A year of two digits lies in this century unless that would be after `newest`.
    """
    plain = _TIME.sub("", _SPACES.sub(" ", text.strip()))
    if together := _TOGETHER.fullmatch(plain):
        return _day(*map(int, together.groups()))
    if numbers := _THREE_NUMBERS.fullmatch(plain):
        return _of_numbers(*numbers.groups(), order=order, newest=newest)
    return _with_month_name(plain, newest)


def order_of_dates(values: Sequence[str]) -> tuple[DateOrder | None, bool]:
    """How the dates of a column are meant as far as their numbers tell, and whether it has to be asked.

    Where both orders are met, neither holds: it is asked, and the rows that do not fit are told.
    """
    firsts, seconds = [], []
    for value in values:
        numbers = _THREE_NUMBERS.fullmatch(_TIME.sub("", value.strip()))
        if numbers and len(numbers[1]) <= 2:
            firsts.append(int(numbers[1]))
            seconds.append(int(numbers[2]))
    is_day_first, is_month_first = max(firsts, default=0) > 12, max(seconds, default=0) > 12
    if is_day_first == is_month_first:
        return None, bool(firsts)
    return (DateOrder.DAY_FIRST if is_day_first else DateOrder.MONTH_FIRST), False


def name_of(text: str, order: NameOrder) -> tuple[str, str, str]:
    """First, middle and last name of a name in one column; '' for what is not there.

    With a comma the last name stands in front, whatever the order. What stands between first and last is the middle.
    """
    plain = _SPACES.sub(" ", text).strip(" ,")
    if "," in plain:
        family, _, rest = plain.partition(",")
        given, _, middle = rest.strip().partition(" ")
        return given, middle.strip(), family.strip()
    words = plain.split(" ")
    if len(words) == 1:
        return "", "", words[0]
    if order is NameOrder.FAMILY_FIRST:
        return words[1], " ".join(words[2:]), words[0]
    return words[0], " ".join(words[1:-1]), words[-1]


def sex_of(text: str) -> Sex | None:
    """The sex that a cell says."""
    return SEXES.get(fold(text))


def status_of(text: str) -> PatientStatus | None:
    """The status that a cell says, one of those in which an imported patient may begin."""
    return STATUSES.get(fold(text))


def relationship_of(text: str) -> Relationship | None:
    """The relationship to the subscriber that a cell says."""
    return RELATIONSHIPS.get(fold(text))


def priority_of(text: str) -> int | None:
    """Primary is 1."""
    return PRIORITIES.get(fold(text))


def language_of(text: str) -> str | None:
    """A language as its code: `Spanish` and `ES` -> `es`, `pt_br` -> `pt-BR`."""
    named = _LANGUAGES.get(fold(text))
    code = _LANGUAGE_CODE.fullmatch(text.strip())
    if named or code is None:
        return named
    return code[1].lower() + (f"-{code[2].upper()}" if code[2] else "")


def _of_numbers(first: str, second: str, third: str, *, order: DateOrder | None, newest: date | None) -> date | None:
    if len(first) == 4:
        return _day(int(first), int(second), int(third)) if len(third) <= 2 else None
    if len(first) == 3 or order is None or len(third) not in {2, 4}:
        return None
    year = int(third) if len(third) == 4 else _year(int(third), newest)
    month, day = (first, second) if order is DateOrder.MONTH_FIRST else (second, first)
    return _day(year, int(month), int(day))


def _with_month_name(text: str, newest: date | None) -> date | None:
    plain = " ".join(_PARTS.split(_ORDINAL.sub("", text)))
    if not any(map(str.isalpha, plain)):
        return None
    for form in _WITH_MONTH_NAMES:
        try:
            found = datetime.strptime(plain, form).date()  # noqa: DTZ007 - a day, never a moment
        except ValueError:
            continue
        return _day(_year(found.year % 100, newest), found.month, found.day) if form.endswith("%y") else found
    return None


def _year(of_century: int, newest: date | None) -> int:
    this = 2000 + of_century
    return this - 100 if newest is not None and this > newest.year else this


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
