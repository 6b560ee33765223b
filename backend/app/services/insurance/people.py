"""The person whom an answer names, cleaned by the rules for what people type.

A record needs a first and a last name and a birth date that can be true; an answer without them is unusable, and is
told so by its place. What else is there but odd is left out.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

from app.services.insurance import mapping
from app.validators.patient_validators import birth_date_rules, clean_name, clean_text
from app.x12 import EligibilitySummary
from app.x12.summary.models import Person


class Unusable(Exception):
    """An answer that can be read and still lacks what a record needs; neither text carries a value."""

    def __init__(self, code: str, message: str, place: str) -> None:
        super().__init__(code)
        self.code, self.message, self.place = code, message, place


def refuse_unusable(summary: EligibilitySummary, today: date) -> None:
    """Raise Unusable unless the answer names somebody who can be matched, or entered as a new patient."""
    person = summary.patient
    place = "loop 2100C" if summary.patient_is_subscriber else "loop 2100D"
    if person is None or person == Person():
        raise Unusable("import.no_patient", "The answer names no patient.", "loop 2100C")
    if not person.last_name or not person.first_name:
        raise Unusable("import.no_name", "The patient has no first or last name.", f"{place}, NM103 and NM104")
    if not _cleaned(clean_name, person.last_name) or not _cleaned(clean_name, person.first_name):
        raise Unusable("import.name_unusable", "The patient's name is none.", f"{place}, NM103 and NM104")
    if person.birth_date is None:
        raise Unusable("import.no_birth_date", "The patient has no birth date.", f"{place}, DMG02")
    for rule in birth_date_rules(person.birth_date, today):
        raise Unusable("import.birth_date_unusable", rule.message, f"{place}, DMG02")


def details(person: Person) -> dict[str, Any]:
    """The fields of a patient who becomes known by an answer."""
    return {
        "family_name": clean_name(person.last_name),
        "given_name": clean_name(person.first_name),
        "middle_name": _cleaned(clean_name, person.middle_name),
        "name_suffix": _cleaned(clean_text, person.suffix),
        "birth_date": person.birth_date,
        "sex": mapping.sex(person),
        "address": mapping.address(person),
        "phones": mapping.phones(person),
        "deceased": person.death_date is not None,
        "deceased_on": person.death_date,
    }


def _cleaned(clean: Callable[[str], str], text: str) -> str | None:
    try:
        return clean(text) or None
    except ValueError:
        return None
