"""Invented people: names, birth dates, addresses and numbers that belong to nobody.

Each person's dates and numbers come from a seed of their own, so that one more person changes no other. Phone
numbers are of the range 555-0100 to 555-0199, mail addresses of example.com and example.org, and a Medicare id
begins with a zero, which no real one does.
"""

from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Final

from app.x12.eligibility.parties import Address

_FEMALE: Final = (
    "Adaeze Brigid Calla Delphine Elspeth Farida Greta Hollis Imani Juno Kestrel Linnea Marisol Noor Odalys Petra "
    "Quenby Rosalind Saoirse Tamsin Ulrike Vesna Wilhelmina Xiomara"
)
_MALE: Final = (
    "Abel Bastian Cormac Dmitri Emeka Fitz Gideon Hideo Ivo Jasper Kofi Leander Matteo Nikolai Orson Piers Quincy "
    "Rafferty Soren Tobias Ugo Valentin Wendell Yusuf"
)
_FAMILY: Final = (
    "Abernethy Brightwater Castellane Dunmore Eastlake Fairweather Greenhalgh Hollowell Ironside Jessamy Kingfisher "
    "Larkspur Merriweather Nightingale Oakhurst Pemberley Quillfeather Ravenscroft Silverthorne Thistlewood "
    "Underhill Vantongeren Whitlock Yarrow Zimmerlin Ashgrove Bellweather Copperfield"
)
_STREETS: Final = ("Alder", "Birch", "Clover", "Dogwood", "Elder", "Fern", "Gorse", "Hazel")
_STREET_KINDS: Final = ("Street", "Avenue", "Lane", "Court")
_TOWNS: Final = (
    ("Maple Harbor", "OH", "44199"),
    ("Stony Brook Falls", "PA", "19099"),
    ("Prairie Junction", "IL", "60699"),
    ("Cedar Landing", "WI", "53299"),
)


@dataclass(frozen=True, slots=True)
class InventedPerson:
    """Somebody who does not exist."""

    last_name: str
    first_name: str
    birth_date: date
    gender: str
    address: Address
    member_number: str
    middle_name: str = ""
    suffix: str = ""


class Cast:
    """The names that are still to be given: no two people of a cast share a first or a last name."""

    def __init__(self, seed: str) -> None:
        random = Random(seed)  # noqa: S311 (invention, not secrecy)
        self._family = iter(random.sample(_FAMILY.split(), k=len(_FAMILY.split())))
        self._given = {
            gender: iter(random.sample(names.split(), k=len(names.split())))
            for gender, names in (("F", _FEMALE), ("M", _MALE))
        }

    def family_name(self) -> str:
        """The next last name."""
        return next(self._family)

    def given_name(self, gender: str) -> str:
        """The next first name."""
        return next(self._given[gender])


class Inventor:
    """Invents one person; the same seed and day always give the same one, but for the name, which a cast gives."""

    def __init__(self, seed: str, as_of: date, cast: Cast) -> None:
        self._random = Random(f"pfinni sandbox {seed}")  # noqa: S311 (invention, not secrecy)
        self._as_of = as_of
        self._cast = cast

    def person(self, age: int = 0) -> InventedPerson:
        """An adult, or somebody of the age given."""
        gender = self._random.choice("FM")
        return InventedPerson(
            last_name=self._cast.family_name(),
            first_name=self._cast.given_name(gender),
            birth_date=self._birth_date(age or self._random.randint(19, 64)),
            gender=gender,
            address=self._address(),
            member_number=f"{self._random.randrange(10**8):08d}",
        )

    def medicare_number(self) -> str:
        """Shaped like a Medicare beneficiary id, but for the leading 0, which no real one has."""
        letters, digits = "ACDEFGHJKMNPQRTUVWXY", "0123456789"
        shape = (letters, letters + digits, digits, letters, letters + digits, digits, letters, letters, digits, digits)
        return "0" + "".join(self._random.choice(choice) for choice in shape)

    def _birth_date(self, age: int) -> date:
        """A day that makes the person as old as that on the day, and stays within 28 days of any month."""
        month, day = self._random.randint(1, 12), self._random.randint(1, 28)
        had_birthday = (month, day) <= (self._as_of.month, self._as_of.day)
        return date(self._as_of.year - age - (0 if had_birthday else 1), month, day)

    def _address(self) -> Address:
        city, state, postal_code = self._random.choice(_TOWNS)
        street = f"{self._random.choice(_STREETS)} {self._random.choice(_STREET_KINDS)}"
        return Address(
            line=f"{self._random.randint(10, 990)} {street}",
            second_line=f"Apt {self._random.randint(1, 40)}" if self._random.random() < 0.3 else "",
            city=city,
            state=state,
            postal_code=postal_code,
        )
