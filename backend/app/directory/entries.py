"""From an opened entity to what the directory keeps of it."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from app.core.folding import email, fold, identifier, name_parts
from app.database.models import Alert, Coverage, Patient, Provider
from app.directory.brief import BriefCoverage, BriefPatient
from app.models.alert_models import KINDS, AlertPriority
from app.models.insurance_models import CheckOutcome
from app.models.patient_models import PatientStatus

STATUS_RANK: Mapping[PatientStatus, int] = {status: rank for rank, status in enumerate(PatientStatus)}
SHORTEST_FORGIVEN = 4
"""Words shorter than this are not forgiven a typing error: too many others are one letter away."""
PRIORITY_RANK: Mapping[AlertPriority, int] = {priority: rank for rank, priority in enumerate(AlertPriority, start=1)}
"""From low (1) to urgent (4)."""
PRIORITY_OF_RANK: Mapping[int, AlertPriority] = {rank: priority for priority, rank in PRIORITY_RANK.items()}
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class LastContact:
    """When somebody was in touch with a patient; of several, the latest counts."""

    patient_id: str
    at: datetime


def patient_entry(patient: Patient | BriefPatient) -> dict[str, str | int]:
    """The columns of a patient's row, without those that come from coverages, contacts and the provider."""
    return {
        "id": patient.id,
        "version": patient.version,
        "archived": int(patient.is_archived),
        "merged_into": patient.merged_into or "",
        "status": patient.status.value,
        "status_rank": STATUS_RANK[patient.status],
        "pending_review": int(patient.pending_review),
        "deceased": int(patient.deceased),
        "is_restricted": int(patient.is_restricted),
        "provider_id": patient.provider_id or "",
        "family_name": patient.family_name,
        "given_name": patient.given_name,
        "preferred_name": patient.preferred_name or "",
        "former_names": "\n".join(patient.former_names),
        "name_key": name_key(patient.family_name, patient.given_name),
        "initials": "".join(sorted(_initials(patient))),
        "birth_date": patient.birth_date.isoformat(),
        "birth_month_day": f"{patient.birth_date:%m-%d}",
        "sex": patient.sex.value,
        "mrn": patient.mrn or "",
        "phone": patient.phones[0].number if patient.phones else "",
        "email": patient.email or "",
        "state": patient.address.state if patient.address else "",
        "identifiers": "\n".join(sorted(patient_identifiers(patient))),
        "tags": "\n".join(patient.tags),
        "tag_words": tag_words(patient.tags),
        "created_at": milliseconds(patient.created_at),
        "updated_at": milliseconds(patient.updated_at),
        "status_changed_at": milliseconds(patient.status_changed_at),
    }


def _initials(patient: Patient | BriefPatient) -> set[str]:
    names = (patient.family_name, patient.given_name, patient.preferred_name or "", *patient.former_names)
    return initials(map(fold, names))


def tag_word(tag: str) -> str:
    """What makes two spellings the same tag: case and the width of gaps do not count."""
    return " ".join(tag.casefold().split())


def tag_words(tags: Iterable[str]) -> str:
    """The folded tags, each between line ends, so that a whole one is found as a text; '' for none."""
    words = sorted({tag_word(tag) for tag in tags})
    return "\n" + "\n".join(words) + "\n" if words else ""


def words_in(text: str) -> set[str]:
    """The folded tags of `tag_words`."""
    return set(text.split("\n")) - {""}


def coverage_entry(coverage: Coverage | BriefCoverage) -> dict[str, str | int]:
    """The columns of a coverage's row."""
    return {
        "id": coverage.id,
        "patient_id": coverage.patient_id,
        "version": coverage.version,
        "priority": coverage.priority,
        "payer_id": coverage.payer_id,
        "payer_name": coverage.payer_name,
        "plan_name": coverage.plan_name or "",
        "member_id": identifier(coverage.member_id) if coverage.member_id else "",
        "status": coverage.status.value,
        "begins_on": day(coverage.begins_on),
        "ends_on": day(coverage.ends_on),
        "rejected": int(coverage.check_outcome is CheckOutcome.REJECTED),
    }


def provider_entry(provider: Provider) -> dict[str, str | int]:
    """The columns of a provider's row."""
    return {
        "id": provider.id,
        "version": provider.version,
        "display_name": provider.display_name,
        "npi": provider.npi or "",
        "user_id": provider.user_id or "",
        "is_active": int(provider.is_active),
    }


def provider_key(display_name: str) -> str:
    """The text by which lists are ordered by provider."""
    return fold(display_name)


def alert_entry(alert: Alert) -> dict[str, str | int]:
    """The columns of an alert's row."""
    return {
        "id": alert.id,
        "version": alert.version,
        "kind": alert.kind.value,
        "class": KINDS[alert.kind][0].value,
        "rank": PRIORITY_RANK[alert.priority],
        "state": alert.state.value,
        "patient_id": alert.patient_id or "",
        "subject": alert.subject or "",
        "facts": json.dumps(alert.facts),
        "holds": int(alert.once_key is not None),
        "assigned_to": alert.assigned_to or "",
        "snoozed_until": _moment(alert.snoozed_until),
        "acknowledged_by": alert.acknowledged_by or "",
        "acknowledged_at": _moment(alert.acknowledged_at),
        "escalation_level": alert.escalation_level,
        "escalates_at": _moment(alert.escalates_at),
        "created_at": milliseconds(alert.created_at),
        "updated_at": milliseconds(alert.updated_at),
    }


def name_key(family_name: str, given_name: str) -> str:
    """The text that lists are ordered by: folded, family name first.

    The tab sorts before the space in a family name, so that every Garcia comes before the first Garcia Lopez.
    """
    return f"{fold(family_name)}\t{fold(given_name)}"


def initials(names: Iterable[str]) -> set[str]:
    """The first letters of every word of these folded names."""
    return {word[0] for name in names for word in name.split()}


def searchable_parts(family_name: str, given_name: str, preferred_name: str, former_names: str) -> set[str]:
    """Every form under which somebody with these names may be looked for."""
    return {
        part
        for name in (family_name, given_name, preferred_name, *former_names.split("\n"))
        if name
        for part in name_parts(name)
    }


def patient_identifiers(patient: Patient | BriefPatient) -> Iterator[str]:
    """`kind` and folded value of the patient's numbers and addresses, in one text each."""
    if patient.mrn:
        yield f"m{identifier(patient.mrn)}"
    for phone in patient.phones:
        yield from (f"p{form}" for form in phone_forms(phone.number))
    if patient.email:
        yield f"e{email(patient.email)}"


def phone_forms(number: str) -> Iterable[str]:
    """The digits of an E.164 number as people begin to type them: with country code, with and without area code."""
    digits = number.lstrip("+")
    if digits.startswith("1") and len(digits) == 11:
        return digits, digits[1:], digits[4:]
    return (digits,)


def milliseconds(moment: datetime) -> int:
    """Milliseconds since 1970."""
    return round(moment.timestamp() * 1000)


def moment(milliseconds_since: int) -> datetime:
    """The moment so many milliseconds after 1970, in UTC."""
    return _EPOCH + timedelta(milliseconds=milliseconds_since)


def _moment(value: datetime | None) -> int:
    return milliseconds(value) if value else 0


def day(value: date | None) -> str:
    """ISO text, or '' for an unknown day."""
    return value.isoformat() if value else ""
