"""What the columns of a table seem to mean: by their headings first, then by the look of their values."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from app.core.folding import fold, phone
from app.models.patient_import_models import DateOrder, ImportField, SheetColumn, SheetRow
from app.services.patient_imports.values import SEXES, day_of, order_of_dates
from app.validators.us_states import state_code

_F = ImportField
_MOST_SAMPLES = 3
_HEADINGS_WITHIN = 15
_VALUES_LOOKED_AT = 200
_MOST_ARE = 0.8
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_ZIP = re.compile(r"\d{5}(-?\d{4})?")
_FULL_NAME = re.compile(r"[^\W\d]+[^,\d]*,\s*[^\W\d]+[^,\d]*")
Found = TypeVar("Found")

HEADINGS: Mapping[ImportField, tuple[str, ...]] = {
    _F.MRN: ("mrn", "medical record number", "medical record no", "record number", "chart number", "chart no",
             "patient number", "patient no", "patient id", "chart id", "chart", "account number", "med rec"),
    _F.FAMILY_NAME: ("last name", "lastname", "family name", "surname", "last", "patient last name", "lname"),
    _F.GIVEN_NAME: ("first name", "firstname", "given name", "forename", "first", "patient first name", "fname"),
    _F.MIDDLE_NAME: ("middle name", "middle initial", "mi", "middle", "mname"),
    _F.FULL_NAME: ("name", "full name", "patient name", "patient", "fullname", "client name"),
    _F.NAME_SUFFIX: ("suffix", "name suffix"),
    _F.PREFERRED_NAME: ("preferred name", "nickname", "goes by", "preferred"),
    _F.BIRTH_DATE: ("date of birth", "dob", "birth date", "birthdate", "birthday", "patient dob", "born"),
    _F.SEX: ("sex", "gender", "administrative sex", "patient sex", "birth sex"),
    _F.MOBILE_PHONE: ("mobile", "mobile phone", "cell", "cell phone", "phone", "phone number", "telephone", "tel",
                      "contact number", "primary phone", "mobile number", "cell number"),
    _F.HOME_PHONE: ("home phone", "phone home", "home", "home number", "home telephone"),
    _F.WORK_PHONE: ("work phone", "phone work", "business phone", "work number"),
    _F.EMAIL: ("email", "e mail", "email address", "e mail address", "mail"),
    _F.ADDRESS_LINE1: ("address", "street", "address 1", "address line 1", "street address", "addr", "addr1",
                       "address1", "line1", "mailing address", "home address"),
    _F.ADDRESS_LINE2: ("address 2", "address line 2", "apt", "unit", "suite", "apartment", "addr2", "address2",
                       "line2"),
    _F.CITY: ("city", "town"),
    _F.STATE: ("state", "st", "province"),
    _F.POSTAL_CODE: ("zip", "zip code", "zipcode", "postal code", "postcode", "postal"),
    _F.LANGUAGE: ("language", "preferred language", "lang"),
    _F.STATUS: ("status", "patient status"),
    _F.PROVIDER: ("provider", "doctor", "physician", "pcp", "primary care provider", "assigned provider", "clinician"),
    _F.TAGS: ("tags", "labels", "groups"),
    _F.NOTES: ("notes", "note", "comments", "comment", "remarks"),
    _F.EMERGENCY_NAME: ("emergency contact", "emergency contact name", "emergency name", "next of kin"),
    _F.EMERGENCY_RELATIONSHIP: ("emergency contact relationship", "emergency relationship", "emergency relation"),
    _F.EMERGENCY_PHONE: ("emergency contact phone", "emergency phone", "emergency contact number"),
    _F.PAYER_NAME: ("insurance", "payer", "payer name", "insurance company", "insurer", "carrier", "insurance name",
                    "primary insurance", "insurance carrier", "health plan"),
    _F.PAYER_CODE: ("payer id", "payer code", "insurance id code", "electronic payer id"),
    _F.PLAN_NAME: ("plan", "plan name", "insurance plan", "product"),
    _F.MEMBER_ID: ("member id", "member number", "policy number", "subscriber id", "insurance id", "policy id",
                   "member", "insurance number", "policy no", "memberid"),
    _F.GROUP_NUMBER: ("group number", "group", "group id", "group no"),
    _F.COVERAGE_PRIORITY: ("priority", "coverage priority", "insurance priority", "coverage order"),
    _F.COVERAGE_BEGINS_ON: ("effective date", "coverage start", "start date", "coverage begin", "coverage start date",
                            "effective", "coverage begins", "coverage begins on", "coverage from"),
    _F.COVERAGE_ENDS_ON: ("end date", "coverage end", "termination date", "expiration date", "coverage end date",
                          "term date", "coverage ends", "coverage ends on", "coverage to"),
    _F.RELATIONSHIP: ("relationship", "relationship to subscriber", "insured relationship", "patient relationship",
                      "relation"),
}  # fmt: skip
"""How practice systems call their columns, folded."""
DAYS = frozenset({_F.BIRTH_DATE, _F.COVERAGE_BEGINS_ON, _F.COVERAGE_ENDS_ON})
_MEANING: Mapping[str, ImportField] = {
    spelling: meaning
    for meaning, spellings in HEADINGS.items()
    for each in (*spellings, meaning.value)
    for spelling in (fold(each), fold(each).replace(" ", ""))
}


def described(first: Sequence[SheetRow]) -> tuple[int, list[SheetColumn]]:
    """The row with the headings (0 for none), and each column by the rows below it."""
    header = _header(first)
    below = [row for row in first if row.number > header and not row.is_broken]
    headings = next((row.cells for row in first if row.number == header), [])
    width = max([len(headings), *(len(row.cells) for row in below)])
    values = [[row.cells[at] for row in below if at < len(row.cells) and row.cells[at].strip()] for at in range(width)]
    meanings = _meanings([headings[at] if at < len(headings) else "" for at in range(width)], values)
    return header, [
        _column(headings[at].strip() if at < len(headings) else "", values[at], meanings[at]) for at in range(width)
    ]


def meaning_of(heading: str) -> ImportField | None:
    """What a heading says."""
    return _MEANING.get(fold(heading)) or _MEANING.get(fold(heading).replace(" ", ""))


def _header(first: Sequence[SheetRow]) -> int:
    """The row that reads most like headings; a first row with no number in it, else none."""
    candidates = first[:_HEADINGS_WITHIN]
    known = [sum(meaning_of(cell) is not None for cell in row.cells) for row in candidates]
    best = max(range(len(candidates)), key=lambda at: known[at])
    if known[best] >= 2 or (known[best] == 1 and len(candidates[best].cells) == 1):
        return candidates[best].number
    row = candidates[0]
    looks_like_headings = len(first) > 1 and not any(any(map(str.isdigit, cell)) for cell in row.cells)
    return row.number if looks_like_headings and known[0] > 0 else 0


def _meanings(headings: Sequence[str], values: Sequence[Sequence[str]]) -> list[ImportField | None]:
    """Each meaning once: what headings say comes before what values look like."""
    taken: set[ImportField] = set()
    found: list[ImportField | None] = [_once(meaning_of(heading), taken) for heading in headings]
    for at, column in enumerate(values):
        if found[at] is None and not headings[at].strip():
            found[at] = _once(_looks_like(column), taken)
    if _F.FAMILY_NAME in taken and _F.GIVEN_NAME in taken:
        found = [None if meaning is _F.FULL_NAME else meaning for meaning in found]
    return found


def _once(meaning: Found | None, taken: set[Found]) -> Found | None:
    if meaning is None or meaning in taken:
        return None
    taken.add(meaning)
    return meaning


def _looks_like(column: Sequence[str]) -> ImportField | None:
    values = [value.strip() for value in column[:_VALUES_LOOKED_AT]]
    for meaning, fits in _LOOKS:
        if values and sum(map(fits, values)) >= _MOST_ARE * len(values):
            return meaning
    return None


_LOOKS: tuple[tuple[ImportField, Callable[[str], bool]], ...] = (
    (_F.EMAIL, lambda value: _EMAIL.fullmatch(value) is not None),
    (_F.BIRTH_DATE, lambda value: any(day_of(value, order) is not None for order in DateOrder)),
    (_F.SEX, lambda value: fold(value) in SEXES),
    (_F.STATE, lambda value: len(value) == 2 and state_code(value) is not None),
    (_F.POSTAL_CODE, lambda value: _ZIP.fullmatch(value) is not None),
    (_F.MOBILE_PHONE, lambda value: sum(map(str.isdigit, value)) >= 10 and phone(value) is not None),
    (_F.FULL_NAME, lambda value: _FULL_NAME.fullmatch(value) is not None),
)


def _column(heading: str, values: Sequence[str], meaning: ImportField | None) -> SheetColumn:
    order, is_open = order_of_dates(values) if meaning in DAYS else (None, False)
    samples = list(dict.fromkeys(value.strip()[:80] for value in values[:20]))[:_MOST_SAMPLES]
    return SheetColumn(
        heading=heading[:120], samples=samples, suggestion=meaning, date_order=order, asks_for_date_order=is_open
    )
