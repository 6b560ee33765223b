"""What a password has to be: long, not known from leaks, not quickly guessed, not about its owner. Pure.

NIST SP 800-63B-4, 3.1.1.2: length first, any character, no rules of composition, no expiry. The lists of leaked
passwords are those of zxcvbn, which also estimates how many guesses a password stands; nothing is asked for over the
network. https://pages.nist.gov/800-63-4/sp800-63b.html
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from zxcvbn import zxcvbn
from zxcvbn.frequency_lists import FREQUENCY_LISTS

from app.core.exceptions import BrokenRule
from app.core.folding import letters

SHORTEST, LONGEST = 12, 128
REMEMBERED = 5
"""So many passwords, the present one among them, are not taken again."""
LEAST_GUESSES = 10**8
"""What guesses faster than this is refused: an attacker who may try without end needs seconds for it."""
_ESTIMATED = 72
"""The estimate takes longer than it is worth beyond so many characters."""
_LEAST_NAME = 4
"""Shorter parts of a name are in many words by chance."""
_LEAKED = frozenset(FREQUENCY_LISTS["passwords"])


@dataclass(frozen=True, slots=True)
class Owner:
    """What a password shall not be made of."""

    name: str
    email: str
    practice: str = ""

    def words(self) -> set[str]:
        """Folded names and addresses that are long enough to be recognised."""
        mailbox = self.email.partition("@")[0]
        whole = {letters(each) for each in (self.name, self.email, mailbox, self.practice)}
        parts = {letters(part) for part in self.name.split()}
        return {word for word in whole | parts if len(word) >= _LEAST_NAME}


def normal_form(password: str) -> str:
    """The one spelling under which a password is hashed: an accent typed in two ways is the same accent (NFKC)."""
    return unicodedata.normalize("NFKC", password)


def password_broken_rules(password: str, owner: Owner, place: str) -> list[BrokenRule]:
    """Every rule that this password breaks, each with what to do; `place` is the field's."""
    found = [(rule, message) for rule, message, is_broken in _checked(normal_form(password), owner) if is_broken]
    return [BrokenRule(place, rule, message) for rule, message in found]


def used_before(place: str) -> BrokenRule:
    """The rule against going back to an earlier password, which only the stored hashes can tell."""
    return BrokenRule(place, "used_before", f"Choose one that is not among your last {REMEMBERED} passwords.")


def _checked(password: str, owner: Owner) -> Iterable[tuple[str, str, bool]]:
    is_short, is_long = len(password) < SHORTEST, len(password) > LONGEST
    yield "too_short", f"Use at least {SHORTEST} characters. A few words in a row work well.", is_short
    yield "too_long", f"Use at most {LONGEST} characters.", is_long
    if is_short or is_long:
        return
    is_leaked = password.lower() in _LEAKED
    yield "leaked", "This password is known from leaks. Choose another one.", is_leaked
    folded = letters(password)
    is_about_owner = any(word in folded for word in owner.words())
    yield "about_you", "Leave out your name, your address and the practice's name.", is_about_owner
    is_guessed = not is_leaked and not is_about_owner and _guesses(password) < LEAST_GUESSES
    yield "quickly_guessed", "This is guessed quickly. Add a word or two that nobody would expect.", is_guessed


def _guesses(password: str) -> int:
    return int(zxcvbn(password[:_ESTIMATED])["guesses"])
