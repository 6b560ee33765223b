"""One spelling for the many spellings of a name, a number or an address; used for blind hashes and for search.

Accents, case, hyphens, apostrophes and the space in two-part names do not tell two people apart.
"""

import re
from functools import lru_cache

import phonenumbers
from anyascii import anyascii

_NOT_LETTERS = re.compile(r"[^a-z0-9]+")
_APOSTROPHES = re.compile(r"['`\u2019\u2018\u02bc\u00b4]")
_SEPARATORS = re.compile(r"[^0-9A-Za-z]+")
HOME_REGION = "US"


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Letters and digits in lower-case ASCII, words parted by one space: `Núñez-O'Brien` -> `nunez obrien`."""
    ascii_text = _latin(_APOSTROPHES.sub("", text)).lower()
    return _NOT_LETTERS.sub(" ", _APOSTROPHES.sub("", ascii_text)).strip()


def letters(text: str) -> str:
    """The folded text without its spaces: `Mary-Ann`, `Mary Ann` and `Maryann` are the same person's name."""
    return fold(text).replace(" ", "")


def name_parts(name: str) -> set[str]:
    """Every form under which a part of the name may be looked for.

    The words of the name, the words joined (`garcialopez`), and what follows an apostrophe (`brien`).
    """
    words = fold(name).split()
    parts = set(words)
    if len(words) > 1:
        parts.add("".join(words))
    for piece in _APOSTROPHES.split(name)[1:]:
        after = fold(piece).split()
        if after and len(after[0]) > 1:
            parts.add(after[0])
    return parts


def identifier(text: str) -> str:
    """A number as payers and clinics print it, without its decoration: `mrn-00 17/a` -> `MRN0017A`."""
    return _SEPARATORS.sub("", _latin(text)).upper()


def email(text: str) -> str:
    """An address in lower case, without surrounding space."""
    return text.strip().lower()


@lru_cache(maxsize=16384)
def phone(text: str, region: str = HOME_REGION) -> str | None:
    """The number in E.164 (`+12025550123`), or None when it is no possible number or lacks its area code."""
    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return None
    if phonenumbers.is_possible_number_with_reason(number) != phonenumbers.ValidationResult.IS_POSSIBLE:
        return None
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


def _latin(text: str) -> str:
    """The text in Latin letters; one that has no Latin form stands as its code, so that it does not get lost."""
    if text.isascii():
        return text
    return "".join(anyascii(character) or _code(character) for character in text)


def _code(character: str) -> str:
    return f"u{ord(character.casefold()[0]):x}" if character.isalpha() else ""
