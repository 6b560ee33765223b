"""A practice with doubles in it, as desks make them; and families, whom nobody may take for one person. Seeded.

A double is the same person entered again: by another hand, years later, over the telephone. What happens to a field
follows what is told of real registers: typing errors, familiar names, names the other way round, day and month
exchanged, a new telephone number, a marriage, and fields that were left empty.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from app.core.identifiers import new_id
from app.database.models import Coverage, Patient
from app.services.demo.names import FAMILY_NAMES, GIVEN_NAMES
from app.services.demo.people import AREA_CODES, Inventor
from tests.builders import a_coverage
from tests.conftest import NOW

_NEIGHBOURS = {
    "a": "sq",
    "e": "wr",
    "i": "uo",
    "o": "ip",
    "n": "bm",
    "m": "n",
    "s": "ad",
    "t": "ry",
    "r": "et",
    "l": "k",
}
_FAMILIAR = {
    "Abigail": "Abby",
    "Alejandra": "Alex",
    "Beatriz": "Bea",
    "Benjamin": "Ben",
    "Cecilia": "Cece",
    "Charlotte": "Lottie",
    "Daniel": "Danny",
    "Daniela": "Dani",
    "Dolores": "Lola",
    "Eleanor": "Nora",
    "Gabriela": "Gaby",
    "Nathaniel": "Nate",
    "Theodore": "Ted",
    "Valentina": "Val",
    "Vincent": "Vinny",
    "Wilhelmina": "Mina",
    "William": "Bill",
    "Yolanda": "Yoli",
}
_NAME_CHANGES = {
    "given": 15,
    "family": 15,
    "both": 5,
    "familiar": 10,
    "swapped": 7,
    "one of two": 7,
    "married": 6,
    "as it was": 35,
}
"""In a hundred doubles, what became of the name."""
Pair = frozenset[str]


@dataclass(frozen=True, slots=True)
class PracticeWithDoubles:
    """Everybody, with their coverages; which two records are one person, and which two are a family's."""

    patients: list[Patient]
    coverages: list[Coverage]
    doubles: set[Pair]
    relatives: set[Pair]


class Corruption:
    """Enters people again."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)

    def practice(self, people: int = 900, doubles: int = 100, families: int = 60) -> PracticeWithDoubles:
        """So many people, some of whom were entered twice, and some who belong together."""
        inventor = Inventor(self._random.randrange(10**9), NOW, [], [])
        patients = [inventor.invent(number).patient for number in range(1, people + 1)]
        coverages = [a_coverage(each, member_id=f"HRB{at:07d}") for at, each in enumerate(patients)]
        again = self._random.sample(range(people), doubles)
        entered = [self.entered_again(patients[at]) for at in again]
        kin = [(patients[at], self._relative(patients[at])) for at in self._random.sample(range(people), families)]
        coverages += [
            a_coverage(each, member_id=coverages[at].member_id)
            for at, each in zip(again, entered, strict=True)
            if self._chance(0.5)
        ]
        return PracticeWithDoubles(
            [*patients, *entered, *(relative for _, relative in kin)],
            coverages,
            {frozenset({patients[at].id, each.id}) for at, each in zip(again, entered, strict=True)},
            {frozenset({one.id, relative.id}) for one, relative in kin},
        )

    def entered_again(self, patient: Patient) -> Patient:
        """The same person in another record: most fields as they were, some as life and haste make them."""
        changes: dict[str, Any] = {"id": new_id(), "mrn": None}
        changes |= self._name(patient) | self._contact(patient)
        changes["birth_date"] = self._birth_date(patient.birth_date)
        if self._chance(0.1):
            changes["sex"] = "unknown"
        return Patient.model_validate(patient.model_dump(exclude={"next_statuses"}) | changes)

    def _name(self, patient: Patient) -> dict[str, Any]:
        given, family = patient.given_name, patient.family_name
        (kind,) = self._random.choices(tuple(_NAME_CHANGES), tuple(_NAME_CHANGES.values()))
        changed: dict[str, dict[str, Any]] = {
            "given": {"given_name": self._typo(given)},
            "family": {"family_name": self._typo(family)},
            "both": {"given_name": self._typo(given), "family_name": self._typo(family)},
            "familiar": {"given_name": _FAMILIAR.get(given, given)},
            "swapped": {"given_name": family, "family_name": given},
            "one of two": {"family_name": family.split("-", maxsplit=1)[0]},
            "married": {"family_name": self._random.choice(FAMILY_NAMES), "former_names": [family]},
            "as it was": {},
        }
        return changed[kind]

    def _contact(self, patient: Patient) -> dict[str, Any]:
        changes: dict[str, Any] = {}
        kind = self._random.random()
        if kind < 0.35:
            changes["phones"] = [{"number": self._number()}]
        elif kind < 0.5:
            changes["phones"] = []
        if self._chance(0.4):
            changes["email"] = None
        elif self._chance(0.1):
            changes["email"] = f"other{self._random.randrange(10**6)}@example.com"
        if self._chance(0.4):
            changes["address"] = None  # moved house: what stood there is not known any more
        return changes

    def _birth_date(self, day: date) -> date:
        kind = self._random.random()
        if kind < 0.05 and day.day <= 12:
            return date(day.year, day.day, day.month)
        if kind < 0.08:
            return day + timedelta(days=self._random.choice((-1, 1)))
        if kind < 0.11:
            return day.replace(year=day.year - self._random.choice((1, 10)), day=min(day.day, 28))
        return day

    def _relative(self, patient: Patient) -> Patient:
        """A twin, a parent of the same name, or somebody else under the same roof: other people, one household."""
        changes: dict[str, Any] = {"id": new_id(), "mrn": None}
        kind = self._random.randrange(3)
        if kind == 0:
            changes["given_name"] = self._other_given(patient)
        elif kind == 1:
            age = self._random.randint(20, 35)
            changes["birth_date"] = patient.birth_date.replace(year=patient.birth_date.year - age, day=11)
        else:
            changes["given_name"] = self._other_given(patient)
            changes["birth_date"] = patient.birth_date - timedelta(days=self._random.randint(400, 4000))
        return Patient.model_validate(patient.model_dump(exclude={"next_statuses"}) | changes)

    def _other_given(self, patient: Patient) -> str:
        others: Sequence[str] = [
            each for each in GIVEN_NAMES["female"] + GIVEN_NAMES["male"] if each != patient.given_name
        ]
        return self._random.choice(others)

    def _typo(self, name: str) -> str:
        at = self._random.randrange(1, len(name))
        letter = name[at]
        slip = self._random.randrange(4)
        if slip == 0:
            return name[:at] + name[at + 1 :] if len(name) > 3 else name + letter
        if slip == 1:
            return name[:at] + letter + name[at:]
        if slip == 2 and at + 1 < len(name):
            return name[:at] + name[at + 1] + letter + name[at + 2 :]
        return name[:at] + self._random.choice(_NEIGHBOURS.get(letter.lower(), "e")) + name[at + 1 :]

    def _number(self) -> str:
        return f"+1{self._random.choice(AREA_CODES)}5550{self._random.randint(100, 199)}"

    def _chance(self, share: float) -> bool:
        return self._random.random() < share
