"""A patient's fields in words, and how two versions of a record differ; pure.

What is shown is a text for people; the names of the fields stay those of the API.
"""

from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from functools import singledispatch

import phonenumbers

from app.database.models import Patient
from app.models.patient_models import Address, ContactConsents, FieldChange, Phone, RelatedPerson

LABELS: Mapping[str, str] = {
    "status": "Status",
    "status_reason": "Reason of the status",
    "pending_review": "To review",
    "family_name": "Last name",
    "given_name": "First name",
    "middle_name": "Middle name",
    "name_suffix": "Suffix",
    "preferred_name": "Goes by",
    "former_names": "Former names",
    "birth_date": "Birth date",
    "sex": "Sex",
    "gender_identity": "Gender identity",
    "mrn": "Medical record number",
    "phones": "Telephone",
    "email": "Email",
    "address": "Address",
    "language": "Language",
    "emergency_contact": "Emergency contact",
    "responsible_party": "Responsible party",
    "provider_id": "Provider",
    "tags": "Tags",
    "notes": "Notes",
    "privacy_notice_on": "Privacy notice signed on",
    "contact_consents": "Agreed to be reached by",
    "is_restricted": "Restricted",
    "deceased": "Deceased",
    "deceased_on": "Died on",
    "archived_at": "Archived",
    "archive_reason": "Reason of archiving",
    "merged_into": "Merged into another record",
}
"""Every field that people see change, in the order of the form."""

Named = Callable[[str], str | None]
"""The name of a provider, by id."""


def differences(before: Patient, after: Patient, provider_name: Named, masked: frozenset[str]) -> list[FieldChange]:
    """What `after` changed, field by field; of masked fields only that something did."""
    return [
        _change(field, label, before, after, provider_name, is_masked=field in masked)
        for field, label in LABELS.items()
        if getattr(before, field) != getattr(after, field)
    ]


def _change(
    field: str, label: str, before: Patient, after: Patient, provider_name: Named, *, is_masked: bool
) -> FieldChange:
    if is_masked:
        return FieldChange(field=field, label=label, before=None, after=None, is_masked=True)
    old, new = getattr(before, field), getattr(after, field)
    if field == "provider_id":
        old, new = (each and (provider_name(each) or "Somebody who is not here any more") for each in (old, new))
    if field in _FACTS:
        old, new = old is not None, new is not None
    return FieldChange(field=field, label=label, before=in_words(old), after=in_words(new))


_FACTS = frozenset({"archived_at", "merged_into"})
"""That something stands there is what people want to know; what stands there is not."""


@singledispatch
def in_words(value: object) -> str | None:
    """A field's content for people; None where nothing stands."""
    return str(value) or None


@in_words.register
def _(_: None) -> None:
    return None


@in_words.register
def _(value: bool) -> str:  # noqa: FBT001 - chosen by its type
    return "Yes" if value else "No"


@in_words.register
def _(value: StrEnum) -> str:
    return value.value.capitalize()


@in_words.register
def _(value: date) -> str:
    return f"{value:%b} {value.day}, {value.year}"


@in_words.register
def _(value: list) -> str | None:  # type: ignore[type-arg]  # chosen by its type, whatever is in it
    return ", ".join(filter(None, map(in_words, value))) or None


@in_words.register
def _(value: Phone) -> str:
    return f"{_number(value.number)} ({value.kind})"


@in_words.register
def _(value: Address) -> str:
    street = ", ".join(filter(None, (value.line1, value.line2)))
    return f"{street}, {value.city}, {value.state} {value.postal_code}"


@in_words.register
def _(value: RelatedPerson) -> str:
    told = f"{value.name} ({value.relationship})"
    return f"{told}, {_number(value.phone)}" if value.phone else told


@in_words.register
def _(value: ContactConsents) -> str | None:
    given = {"email": value.email, "SMS": value.sms, "phone": value.phone}
    return ", ".join(name for name, is_given in given.items() if is_given) or None


def _number(number: str) -> str:
    """`(202) 555-0123`; a number of another country with its code."""
    parsed = phonenumbers.parse(number)
    is_here = parsed.country_code == 1
    form = phonenumbers.PhoneNumberFormat.NATIONAL if is_here else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    return str(phonenumbers.format_number(parsed, form))
