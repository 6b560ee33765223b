"""A row as a patient, by a plan; or every rule that it breaks, all at once. Pure: asks neither store nor clock.

The rules are those of the form: whatever is read here is a `PatientCreate`. What a fault says names the column, the
rule and what to do, never the value.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from pydantic import ValidationError

from app.core.folding import fold
from app.core.spreadsheets import unguarded
from app.models.insurance_models import Relationship
from app.models.patient_import_models import CellFault, DateOrder, ImportField, ImportPlan, SheetRow
from app.models.patient_models import PatientCreate, PatientStatus, PhoneKind
from app.services.patient_imports import values
from app.services.patient_imports.csv_reading import LOST_CHARACTER
from app.validators.patient_validators import birth_date_rules, clean_text

_F = ImportField
Read = TypeVar("Read")

PLAIN: Mapping[ImportField, str] = {
    _F.MRN: "mrn",
    _F.FAMILY_NAME: "family_name",
    _F.GIVEN_NAME: "given_name",
    _F.MIDDLE_NAME: "middle_name",
    _F.NAME_SUFFIX: "name_suffix",
    _F.PREFERRED_NAME: "preferred_name",
    _F.EMAIL: "email",
    _F.NOTES: "notes",
}
PHONES: Mapping[ImportField, PhoneKind] = {
    _F.MOBILE_PHONE: PhoneKind.MOBILE,
    _F.HOME_PHONE: PhoneKind.HOME,
    _F.WORK_PHONE: PhoneKind.WORK,
}
ADDRESS: Mapping[ImportField, str] = {
    _F.ADDRESS_LINE1: "line1",
    _F.ADDRESS_LINE2: "line2",
    _F.CITY: "city",
    _F.STATE: "state",
    _F.POSTAL_CODE: "postal_code",
}
EMERGENCY: Mapping[ImportField, str] = {
    _F.EMERGENCY_NAME: "name",
    _F.EMERGENCY_RELATIONSHIP: "relationship",
    _F.EMERGENCY_PHONE: "phone",
}
COVERAGE = frozenset(
    {
        _F.PAYER_NAME,
        _F.PAYER_CODE,
        _F.PLAN_NAME,
        _F.MEMBER_ID,
        _F.GROUP_NUMBER,
        _F.COVERAGE_PRIORITY,
        _F.COVERAGE_BEGINS_ON,
        _F.COVERAGE_ENDS_ON,
        _F.RELATIONSHIP,
    }
)
_BY_PLACE: Mapping[tuple[str, str], ImportField] = {
    **{(name, ""): meaning for meaning, name in PLAIN.items()},
    **{("address", name): meaning for meaning, name in ADDRESS.items()},
    **{("emergency_contact", name): meaning for meaning, name in EMERGENCY.items()},
    ("language", ""): _F.LANGUAGE,
    ("tags", ""): _F.TAGS,
    ("birth_date", ""): _F.BIRTH_DATE,
}
_NAMES = frozenset({_F.FAMILY_NAME, _F.GIVEN_NAME})
_LONGEST = 120
_BETWEEN_TAGS = re.compile(r"[;,|]")


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """What a row says of an insurance."""

    payer_name: str = field(repr=False)
    payer_code: str = field(repr=False)
    plan_name: str | None = field(repr=False)
    member_id: str | None = field(repr=False)
    group_number: str | None = field(repr=False)
    priority: int
    begins_on: date | None = field(repr=False)
    ends_on: date | None = field(repr=False)
    relationship: Relationship


@dataclass(frozen=True, slots=True)
class PatientRow:
    """What a row says; `new` is None where it breaks rules. `said` are the fields with something in their cells."""

    number: int
    name: str = field(repr=False)
    new: PatientCreate | None
    status: PatientStatus | None
    coverage: CoverageRow | None
    said: frozenset[str] = frozenset()
    faults: tuple[CellFault, ...] = ()


class RowReader:
    """Reads rows by one plan. `providers` gives the ids of providers by their folded names and NPIs."""

    def __init__(self, plan: ImportPlan, today: date, providers: Mapping[str, str]) -> None:
        self._plan = plan
        self._today = today
        self._providers = providers
        self._column = {meaning: at for at, meaning in enumerate(plan.columns) if meaning is not None}

    def read(self, row: SheetRow) -> PatientRow:
        """One row."""
        if row.is_broken:
            return self._refused(row, CellFault(rule="row_unreadable", message=_UNREADABLE))
        if any(cell.strip() for cell in row.cells[len(self._plan.columns) :]):
            return self._refused(row, CellFault(rule="too_many_cells", message=_TOO_MANY))
        return _Reading(self._plan, self._today, self._providers, self._column, row).patient()

    def _refused(self, row: SheetRow, fault: CellFault) -> PatientRow:
        name = " ".join(cell.strip() for cell in row.cells[:3])[:_LONGEST]
        return PatientRow(row.number, clean_text(name), None, None, None, faults=(fault,))


class _Reading:
    """The reading of one row: gathers values and faults."""

    def __init__(
        self,
        plan: ImportPlan,
        today: date,
        providers: Mapping[str, str],
        column: Mapping[ImportField, int],
        row: SheetRow,
    ) -> None:
        self._plan = plan
        self._today = today
        self._providers = providers
        self._column = column
        self._row = row
        self._faults: list[CellFault] = []

    def patient(self) -> PatientRow:
        """The row with everything that is wrong with it."""
        given, middle, family = self._name()
        said: dict[str, Any] = dict(self._said())
        said |= {"given_name": given, "family_name": family}
        if middle:
            said["middle_name"] = middle
        status = self._understood(_F.STATUS, values.status_of, "known_status", _STATUS)
        coverage = self._coverage()
        self._refuse_lost_characters()
        new = self._valid(said)
        if new is not None:
            self._faults += [
                self._fault(_F.BIRTH_DATE, rule.rule, rule.message)
                for rule in birth_date_rules(new.birth_date, self._today)
            ]
        name = clean_text(" ".join(filter(None, (given, family))))[:_LONGEST]
        faults = tuple(self._faults)
        return PatientRow(self._row.number, name, None if faults else new, status, coverage, frozenset(said), faults)

    def _said(self) -> Iterator[tuple[str, Any]]:
        """The fields of the patient that the row says something of, as they are checked afterwards."""
        for meaning, name in PLAIN.items():
            if meaning not in _NAMES and (text := self._text(meaning)):
                yield name, text
        for meaning, name, understand, rule, message in _UNDERSTOOD:
            if (value := self._understood(meaning, understand, rule, message)) is not None:
                yield name, value
        wholes = {
            "birth_date": self._day(_F.BIRTH_DATE, is_past=True),
            "phones": [{"number": text, "kind": kind} for each, kind in PHONES.items() if (text := self._text(each))],
            "address": self._parts(ADDRESS) if _F.ADDRESS_LINE1 in self._column else None,
            "emergency_contact": self._emergency_contact(),
            "tags": [tag.strip() for tag in _BETWEEN_TAGS.split(self._text(_F.TAGS)) if tag.strip()],
            "provider_id": self._understood(_F.PROVIDER, self._provider, "known_provider", _PROVIDER),
        }
        yield from ((name, value) for name, value in wholes.items() if value)

    def _emergency_contact(self) -> dict[str, str]:
        contact = self._parts(EMERGENCY)
        if not contact or _F.EMERGENCY_RELATIONSHIP in self._column:
            return contact
        return {"relationship": "Emergency contact", **contact}

    def _parts(self, part: Mapping[ImportField, str]) -> dict[str, str]:
        return {inner: text for meaning, inner in part.items() if (text := self._text(meaning))}

    def _name(self) -> tuple[str, str, str]:
        family, given = self._text(_F.FAMILY_NAME), self._text(_F.GIVEN_NAME)
        whole = self._text(_F.FULL_NAME)
        if not whole or (family and given):
            return given, "", family
        first, middle, last = values.name_of(whole, self._plan.name_order)
        return given or first, middle, family or last

    def _provider(self, text: str) -> str | None:
        return self._providers.get(fold(text)) or self._providers.get(fold(text.partition(",")[0]))

    def _coverage(self) -> CoverageRow | None:
        if not any(self._text(meaning) for meaning in COVERAGE):
            return None
        payer, code = self._short(_F.PAYER_NAME), self._short(_F.PAYER_CODE)
        if not payer and not code:
            if self._text(_F.MEMBER_ID):
                self._faults.append(self._fault(_F.PAYER_NAME, "needed", "Say which insurer the member id is of."))
            return None
        begins, ends = self._day(_F.COVERAGE_BEGINS_ON), self._day(_F.COVERAGE_ENDS_ON)
        if begins and ends and ends < begins:
            self._faults.append(self._fault(_F.COVERAGE_ENDS_ON, "not_before_beginning", _ENDS_BEFORE))
        return CoverageRow(
            payer_name=payer or code,
            payer_code=(code or payer)[:80],
            plan_name=self._short(_F.PLAN_NAME) or None,
            member_id=self._short(_F.MEMBER_ID) or None,
            group_number=self._short(_F.GROUP_NUMBER) or None,
            priority=self._understood(_F.COVERAGE_PRIORITY, values.priority_of, "known_priority", _PRIORITY) or 1,
            begins_on=begins,
            ends_on=ends,
            relationship=self._understood(_F.RELATIONSHIP, values.relationship_of, "known_relationship", _RELATIONSHIP)
            or Relationship.SELF,
        )

    def _text(self, meaning: ImportField) -> str:
        at = self._column.get(meaning)
        if at is None or at >= len(self._row.cells):
            return ""
        return unguarded(self._row.cells[at].strip())

    def _short(self, meaning: ImportField) -> str:
        text = clean_text(self._text(meaning))
        if len(text) > _LONGEST:
            self._faults.append(self._fault(meaning, "too_long", f"Use at most {_LONGEST} characters."))
        return text[:_LONGEST]

    def _day(self, meaning: ImportField, *, is_past: bool = False) -> date | None:
        text = self._text(meaning)
        if not text:
            return None
        day = values.day_of(text, self._plan.date_order, self._today if is_past else None)
        if day is None:
            self._faults.append(self._fault(meaning, "date", _DATE[self._plan.date_order]))
        return day

    def _understood(
        self, meaning: ImportField, understand: Callable[[str], Read | None], rule: str, message: str
    ) -> Read | None:
        text = self._text(meaning)
        value = understand(text) if text else None
        if text and value is None:
            self._faults.append(self._fault(meaning, rule, message))
        return value

    def _refuse_lost_characters(self) -> None:
        for meaning, at in self._column.items():
            if at < len(self._row.cells) and LOST_CHARACTER in self._row.cells[at]:
                self._faults.append(self._fault(meaning, "readable", _LOST))

    def _valid(self, said: Mapping[str, Any]) -> PatientCreate | None:
        try:
            return PatientCreate.model_validate({name: value for name, value in said.items() if value != ""})
        except ValidationError as refused:
            for error in refused.errors(include_url=False, include_context=True, include_input=False):
                self._note(tuple(map(str, error["loc"])), error["type"], error["msg"])
            return None

    def _note(self, place: tuple[str, ...], rule: str, message: str) -> None:
        meaning = self._meaning(place)
        if any(fault.field is meaning for fault in self._faults):
            return  # the cell was not understood in the first place
        if rule == "missing":
            message = _NEEDED.get(place[-1], "This is needed.")
        self._faults.append(self._fault(meaning, rule, message.removeprefix("Value error, ")))

    def _meaning(self, place: tuple[str, ...]) -> ImportField | None:
        if place[0] == "phones":
            given = [meaning for meaning in PHONES if self._text(meaning)]
            return given[int(place[1])] if len(place) > 1 and int(place[1]) < len(given) else None
        inner = place[1] if len(place) > 1 and not place[1].isdigit() else ""
        return _BY_PLACE.get((place[0], inner))

    def _fault(self, meaning: ImportField | None, rule: str, message: str) -> CellFault:
        at = self._column.get(meaning) if meaning is not None else None
        if at is None and meaning in _NAMES:
            at = self._column.get(_F.FULL_NAME)
        return CellFault(column=at, field=meaning, rule=rule, message=message)


_UNREADABLE = "This row could not be taken apart: look for a quotation mark that is not closed."
_TOO_MANY = "This row has more cells than there are columns: look for a comma inside a cell."
_LOST = "A character could not be read. Write it again, or save the file as UTF-8."
_STATUS = "Write inquiry, onboarding, active or churned."
_PROVIDER = "Write the name of a provider of this practice, or the NPI."
_PRIORITY = "Write primary, secondary or tertiary."
_RELATIONSHIP = "Write self, spouse, child or other."
_ENDS_BEFORE = "The coverage ends before it begins."
_DATE: Mapping[DateOrder | None, str] = {
    DateOrder.MONTH_FIRST: "Write a date such as 03/31/1980 or 1980-03-31.",
    DateOrder.DAY_FIRST: "Write a date such as 31/03/1980 or 1980-03-31.",
    None: "Write a date such as 1980-03-31.",
}
_NEEDED = {
    "family_name": "The last name is missing.",
    "given_name": "The first name is missing.",
    "birth_date": "The birth date is missing.",
    "line1": "The street is missing.",
    "city": "The city is missing.",
    "state": "The state is missing.",
    "postal_code": "The ZIP code is missing.",
    "name": "The name of the emergency contact is missing.",
    "relationship": "Say who the emergency contact is to the patient.",
}
_UNDERSTOOD: tuple[tuple[ImportField, str, Callable[[str], Any], str, str], ...] = (
    (_F.SEX, "sex", values.sex_of, "known_sex", "Write female, male, other or unknown."),
    (_F.LANGUAGE, "language", values.language_of, "known_language", "Write a language, such as English or es."),
)
