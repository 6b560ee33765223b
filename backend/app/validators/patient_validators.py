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
from app.validators.medical_record_numbers import MrnFormat
from app.validators.us_states import state_code

LONGEST_NAME = 120
OLDEST_YEARS = 130
OF_AGE = 18
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
_SPACES = re.compile(r"\s+")
_MRN = re.compile(r"[A-Z0-9]{1,32}")
_POSTAL_CODE = re.compile(r"([0-9]{5})(?:[- ]?([0-9]{4}))?")
_NUMBER_SIGN = re.compile(r"#[ ]+(?=[0-9A-Za-z])")
_WORD = re.compile(r"[0-9A-Za-z']+")
_ORDINAL = re.compile(r"[0-9]+(?:st|nd|rd|th)", re.IGNORECASE)
_AS_LETTERS = frozenset("N E S W NE NW SE SW PO RR US".split())
"""What stays in capitals in an address: the points of the compass, and what is an abbreviation."""
_SHORTEST_NAME = 3
"""Behind an apostrophe: `O'Brien` is a name, `St Mary's` is not."""
_LETTER = re.compile(r"[^\W\d_]")
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

    E.164 has no extensions: one is refused rather than lost. A number that is written in words is refused, too.
    """
    if _EXTENSION.search(text):
        raise ValueError("Leave the extension out, and write it into the notes.")
    number = None if _LETTER.search(text) else phone(text)
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
    """A ZIP code, five digits or ZIP+4: `100011234` -> `10001-1234`."""
    found = _POSTAL_CODE.fullmatch(text.strip())
    if found is None:
        raise ValueError("Enter a ZIP code such as 10001 or 10001-1234.")
    return "-".join(filter(None, found.groups()))


def clean_state(text: str) -> str:
    """The code of a state, which may be written out: `New York` -> `NY`."""
    code = state_code(text)
    if code is None:
        raise ValueError("Choose a state, such as NY.")
    return code


def clean_address_line(text: str) -> str:
    """A line of an address with single spaces; one that shouts, or is all small, in the case that people write.

    `  123  MAIN ST NW APT # 4b ` -> `123 Main St NW Apt #4B`. What mixes both cases is left as it was written.
    """
    line = _NUMBER_SIGN.sub("#", _SPACES.sub(" ", clean_text(text)).strip())
    is_mixed = any(character.islower() for character in line) and any(character.isupper() for character in line)
    if is_mixed or not line.isascii():
        return line
    return _WORD.sub(lambda word: _in_case(word[0]), line)


def _in_case(word: str) -> str:
    if _ORDINAL.fullmatch(word):
        return word.lower()
    if word.upper() in _AS_LETTERS or any(character.isdigit() for character in word):
        return word.upper()
    owner, apostrophe, name = word.partition("'")
    is_possessive = len(name) < _SHORTEST_NAME
    return owner.capitalize() + apostrophe + (name.lower() if is_possessive else name.capitalize())


def mrn_rules(mrn: str, form: MrnFormat, place: str = "body.mrn") -> Iterator[BrokenRule]:
    """What is wrong with a medical record number of the practice's own form."""
    if form.is_mistyped(mrn):
        yield BrokenRule(place, "check_digit", "One of the digits is mistyped. Compare the number with its source.")


def is_minor(birth_date: date, today: date) -> bool:
    """Whether somebody is under 18 on this calendar day of the practice."""
    return _birthday(birth_date, OF_AGE) > (today.year, today.month, today.day)


def responsible_party_rules(
    birth_date: date, today: date, *, has_party: bool, place: str = "body.responsible_party"
) -> Iterator[BrokenRule]:
    """What is wrong where a minor comes into care: somebody has to answer for one."""
    if is_minor(birth_date, today) and not has_party:
        yield BrokenRule(place, "needed_for_minors", "The patient is a minor: enter who answers for them.")


def deceased_rules(
    deceased_on: date | None, birth_date: date, today: date, place: str = "body.deceased_on"
) -> Iterator[BrokenRule]:
    """What is wrong with a day of death."""
    if deceased_on is not None and deceased_on > today:
        yield BrokenRule(place, "not_in_the_future", "The day lies in the future.")
    elif deceased_on is not None and deceased_on < birth_date:
        yield BrokenRule(place, "not_before_birth", "The day lies before the birth date.")


def privacy_notice_rules(
    signed_on: date | None, today: date, place: str = "body.privacy_notice_on"
) -> Iterator[BrokenRule]:
    """What is wrong with the day on which the privacy notice was signed."""
    if signed_on is not None and signed_on > today:
        yield BrokenRule(place, "not_in_the_future", "The day lies in the future.")


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
