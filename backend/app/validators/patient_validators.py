"""Rules for what people type about a patient, as pure functions.

Each gives the cleaned value or raises ValueError with a text that says what to do and never repeats the value.
"""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date

from email_validator import EmailNotValidError, validate_email

from app.core.exceptions import BrokenRule
from app.core.folding import identifier, phone

LONGEST_NAME = 120
OLDEST_YEARS = 130
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
_SPACES = re.compile(r"\s+")
_MRN = re.compile(r"[A-Z0-9]{1,32}")
_POSTAL_CODE = re.compile(r"[0-9]{5}(-[0-9]{4})?")
_EXTENSION = re.compile(r"(?:ext(?:ension|n)?|[x#;])[\s.:=a-z]*[0-9]{1,7}\s*$", re.IGNORECASE)
_INVISIBLE = frozenset({"Cc", "Cf", "Co", "Cs"})


def clean_name(text: str) -> str:
    """A name in composed Unicode with single spaces; letters of every script, marks, hyphens and apostrophes."""
    cleaned = _SPACES.sub(" ", unicodedata.normalize("NFC", text)).strip()
    if not cleaned:
        raise ValueError("Enter a name.")
    if len(cleaned) > LONGEST_NAME:
        raise ValueError(f"Use at most {LONGEST_NAME} characters.")
    if not any(character.isalpha() for character in cleaned):
        raise ValueError("A name has at least one letter.")
    if _has_invisible(cleaned):
        raise ValueError("Remove the invisible characters.")
    if any(character in "<>{}|\\^" for character in cleaned):
        raise ValueError("Use letters, spaces, hyphens and apostrophes.")
    return cleaned


def clean_text(text: str) -> str:
    """Free text in composed Unicode; line breaks and tabs stay, other control characters and halves of pairs do not."""
    return _UNPRINTABLE.sub("", unicodedata.normalize("NFC", text)).strip()


def clean_mrn(text: str) -> str:
    """A medical record number as the practice prints it, upper case, if it has 1 to 32 letters or digits."""
    cleaned = _SPACES.sub(" ", text).strip().upper()
    if not _MRN.fullmatch(identifier(cleaned)):
        raise ValueError("A medical record number has 1 to 32 letters or digits.")
    if _has_invisible(cleaned):
        raise ValueError("Remove the invisible characters.")
    return cleaned


def clean_phone(text: str) -> str:
    """A telephone number in E.164 (`+12025550123`); numbers without a country code are North American.

    E.164 has no extensions: one is refused rather than lost.
    """
    if _EXTENSION.search(text):
        raise ValueError("Leave the extension out, and write it into the notes.")
    number = phone(text)
    if number is None:
        raise ValueError("Enter a telephone number with its area code, such as (202) 555-0123.")
    return number


def clean_email(text: str) -> str:
    """An e-mail address; the domain in lower case. Whether it can receive mail is not asked."""
    try:
        return validate_email(text.strip(), check_deliverability=False).normalized
    except EmailNotValidError:
        raise ValueError("Enter an e-mail address such as name@example.com.") from None


def clean_postal_code(text: str) -> str:
    """A ZIP code, five digits or ZIP+4."""
    cleaned = text.strip()
    if not _POSTAL_CODE.fullmatch(cleaned):
        raise ValueError("Enter a ZIP code such as 10001 or 10001-1234.")
    return cleaned


def birth_date_rules(birth_date: date, today: date, place: str = "body.birth_date") -> Iterator[BrokenRule]:
    """What is wrong with a birth date on this calendar day of the practice."""
    if birth_date > today:
        yield BrokenRule(place, "not_in_the_future", "The birth date lies in the future.")
    elif _birthday(birth_date, OLDEST_YEARS) < (today.year, today.month, today.day):
        yield BrokenRule(place, "not_so_long_ago", f"The birth date lies more than {OLDEST_YEARS} years back.")


def _has_invisible(text: str) -> bool:
    return any(unicodedata.category(character) in _INVISIBLE for character in text)


def _birthday(birth_date: date, years: int) -> tuple[int, int, int]:
    """The birthday that ends so many years; as numbers, because 29 February has no date in most of them."""
    return birth_date.year + years, birth_date.month, birth_date.day
