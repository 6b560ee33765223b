"""Whose answer is it? Member id with birth date first, then name with birth date; a doubt matches nobody.

Families share member ids, and twins share a birth date and a family name with it: an id names a dependent only
together with the first name, and it names the subscriber alone where the payer says that it corrected the rest.
"""

from dataclasses import dataclass
from datetime import date

from app.core.folding import letters
from app.database.coverage_repository import CoverageRepository
from app.database.models import Patient
from app.database.patient_repository import PatientRepository
from app.models.insurance_models import Relationship
from app.models.patient_models import PatientNotFound
from app.sealing.blind import Blind
from app.services.database_service import DatabaseService
from app.x12 import EligibilitySummary
from app.x12.summary.models import Person


@dataclass(frozen=True, slots=True)
class Match:
    """The patient, or nobody; `in_doubt` says that somebody on record might be meant."""

    patient: Patient | None
    in_doubt: bool = False


@dataclass(frozen=True, slots=True)
class _Holder:
    """A patient with a coverage under the member id, as the subscriber or as a dependent."""

    patient: Patient
    is_subscriber: bool


class Matching:
    """Finds the patient whom an answer is about."""

    def __init__(
        self, patients: PatientRepository, coverages: CoverageRepository, blind: Blind, database: DatabaseService
    ) -> None:
        self._patients = patients
        self._coverages = coverages
        self._blind = blind
        self._access = database.access

    async def find(self, summary: EligibilitySummary) -> Match:
        """The one patient who fits."""
        person = summary.patient
        if person is None or person.birth_date is None:
            return Match(None)
        holders = await self._holders(summary.member_id)
        same = {each.patient.id: each.patient for each in holders if _is_same(each, person, summary)}
        found = same or await self._of_name(person, person.birth_date)
        if len(found) == 1:
            return Match(next(iter(found.values())))
        is_held = summary.patient_is_subscriber and any(each.is_subscriber for each in holders)
        return Match(None, in_doubt=bool(found) or is_held)

    async def taken_for(self, original: str, position: int) -> Patient | None:
        """Whose record holds exactly this answer already."""
        patient_id = await self._coverages.answered(original, position)
        return await self._patients.get(patient_id, self._access) if patient_id else None

    async def _holders(self, member_id: str) -> list[_Holder]:
        if not member_id:
            return []
        held = await self._coverages.with_member(member_id, self._access)
        found: list[_Holder] = []
        for coverage in held:
            patient = await self._in_use(coverage.patient_id)
            if patient is not None:
                found.append(_Holder(patient, coverage.relationship is Relationship.SELF))
        return found

    async def _of_name(self, person: Person, birth_date: date) -> dict[str, Patient]:
        key = self._blind.person(person.last_name, person.first_name, birth_date)
        found = [await self._in_use(each.id) for each in await self._patients.with_key(key, self._access)]
        return {patient.id: patient for patient in found if patient is not None}

    async def _in_use(self, patient_id: str) -> Patient | None:
        """The patient, or the one into whom the record was merged; None outside the caller's scope."""
        try:
            patient = await self._patients.get(patient_id, self._access)
            while patient.merged_into is not None:
                patient = await self._patients.get(patient.merged_into, self._access)
        except PatientNotFound:
            return None
        return patient


def _is_same(holder: _Holder, person: Person, summary: EligibilitySummary) -> bool:
    """Whether a holder of the member id is the person; of name and birth date, something may have changed."""
    patient = holder.patient
    same_birth_date = patient.birth_date == person.birth_date
    same_given = letters(patient.given_name) == letters(person.first_name)
    same_family = letters(patient.family_name) == letters(person.last_name)
    if same_given and same_birth_date:
        return True
    if summary.patient_is_subscriber != holder.is_subscriber:
        return False
    if not holder.is_subscriber:
        return summary.demographics_changed and same_given and same_family
    if summary.demographics_changed:
        return same_birth_date or same_given or same_family
    return same_birth_date and same_family
