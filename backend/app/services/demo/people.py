"""Invented people: the same seed and day give the same names, dates and histories (ids are random as ever).

Telephone numbers are from the range kept for fiction (555-0100 to 555-0199), mail addresses at example.com.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from app.core.identifiers import new_id
from app.database.models import Coverage, Patient, Payer, StatusChangeRecord
from app.models.insurance_models import Benefit, BenefitKind, CheckOutcome, CoverageStatus, Network
from app.models.patient_models import TRUSTED, PatientStatus
from app.services.demo.names import (
    CITIES,
    FAMILY_NAMES,
    GIVEN_NAMES,
    LANGUAGES,
    PAYERS,
    SECOND_FAMILY_NAMES,
    STREETS,
)

AREA_CODES = ("212", "315", "413", "518", "570", "607", "609", "716", "802", "860", "862", "914")
_PATHS: tuple[tuple[int, tuple[PatientStatus, ...]], ...] = (
    (60, (PatientStatus.INQUIRY, PatientStatus.ONBOARDING, PatientStatus.ACTIVE)),
    (14, (PatientStatus.INQUIRY, PatientStatus.ONBOARDING)),
    (10, (PatientStatus.INQUIRY,)),
    (9, (PatientStatus.INQUIRY, PatientStatus.ONBOARDING, PatientStatus.ACTIVE, PatientStatus.CHURNED)),
    (4, (PatientStatus.INQUIRY, PatientStatus.CHURNED)),
    (3, (PatientStatus.INQUIRY, PatientStatus.ONBOARDING, PatientStatus.ACTIVE, PatientStatus.URGENT)),
)


_TAGS = (("Recall", 5), ("Interpreter", 9), ("Wheelchair access", 23), ("Study group", 41))
"""Tags, and how many people there are to one who bears it."""


@dataclass(frozen=True, slots=True)
class InventedPatient:
    """One person with a plausible way through the practice."""

    patient: Patient
    history: tuple[StatusChangeRecord, ...]
    coverages: tuple[Coverage, ...]


class Inventor:
    """Makes people up, one after the other."""

    def __init__(self, seed: int, now: datetime, providers: Sequence[str], payers: Sequence[Payer]) -> None:
        self._random = random.Random(seed)  # noqa: S311 - invention, not a secret
        self._now = now
        self._providers = providers
        self._payers = payers

    def invent(self, number: int) -> InventedPatient:
        """The person with this number; it becomes the MRN."""
        path = self._path()
        moments = self._moments(len(path))
        patient = self._person(number, path, moments)
        history = tuple(
            StatusChangeRecord(
                id=new_id(),
                patient_id=patient.id,
                version=version,
                from_status=path[version - 2] if version > 1 else None,
                to_status=status,
                by="system:operator",
                at=moments[version - 1],
            )
            for version, status in enumerate(path, start=1)
        )
        return InventedPatient(patient, history, self._coverages(patient, number))

    def _path(self) -> tuple[PatientStatus, ...]:
        weights = [weight for weight, _ in _PATHS]
        return self._random.choices([path for _, path in _PATHS], weights)[0]

    def _moments(self, steps: int) -> list[datetime]:
        begun = self._now - timedelta(days=self._random.triangular(1, 900, 60), minutes=self._random.random() * 600)
        span = (self._now - begun) / (steps + 1)
        return [begun + span * step for step in range(steps)]

    def _person(self, number: int, path: Sequence[PatientStatus], moments: Sequence[datetime]) -> Patient:
        choose = self._random.choice
        sex = choose(("female", "male"))
        given, family = choose(GIVEN_NAMES[sex]), self._family()
        city, state, postal_code = choose(CITIES)
        status = path[-1]
        fields = {
            "id": new_id(),
            "version": len(path),
            "created_at": moments[0],
            "updated_at": moments[-1],
            "status_changed_at": moments[-1],
            "status": status,
            "status_before_urgent": path[-2] if status is PatientStatus.URGENT else None,
            "pending_review": self._random.random() < 0.02,
            "provider_id": choose(self._providers) if self._providers else None,
            "family_name": family,
            "given_name": given,
            "birth_date": self._birth_date(),
            "sex": sex,
            "mrn": f"MRN-{number:06d}",
            "phones": [{"number": f"+1{choose(AREA_CODES)}5550{self._random.randint(100, 199)}", "kind": "mobile"}],
            "email": f"patient{number}@example.com" if self._random.random() < 0.7 else None,
            "address": {
                "line1": f"{self._random.randint(1, 980)} {choose(STREETS)} Street",
                "city": city,
                "state": state,
                "postal_code": postal_code,
            },
            "language": choose(LANGUAGES),
            "tags": [tag for tag, every in _TAGS if number % every == 0],
            "contact_consents": {"email": self._random.random() < 0.6, "sms": self._random.random() < 0.5},
        }
        return Patient.model_validate(fields, context=TRUSTED)

    def _family(self) -> str:
        name = self._random.choice(FAMILY_NAMES)
        return f"{name}-{self._random.choice(SECOND_FAMILY_NAMES)}" if self._random.random() < 0.08 else name

    def _birth_date(self) -> date:
        days = self._random.triangular(0, 97 * 365.25, 45 * 365.25)
        return self._now.date() - timedelta(days=int(days))

    def _coverages(self, patient: Patient, number: int) -> tuple[Coverage, ...]:
        count = self._random.choices((0, 1, 2), (6, 82, 12))[0]
        payers = self._random.sample(range(len(self._payers)), k=min(count, len(self._payers)))
        return tuple(
            self._coverage(patient, self._payers[at], number, priority) for priority, at in enumerate(payers, start=1)
        )

    def _coverage(self, patient: Patient, payer: Payer, number: int, priority: int) -> Coverage:
        ends_on = self._end(patient.status)
        today = self._now.date()
        begins_on = min(today, ends_on or today) - timedelta(days=self._random.randint(200, 1500))
        plan = next((plan for _, code, plan in PAYERS if code == payer.code), None)
        return Coverage(
            id=new_id(),
            created_at=patient.created_at,
            updated_at=patient.updated_at,
            patient_id=patient.id,
            payer_id=payer.id,
            payer_name=payer.name,
            plan_name=plan,
            member_id=f"{payer.code[:3]}{number:07d}{priority}",
            priority=priority,
            status=CoverageStatus.ACTIVE,
            begins_on=begins_on,
            ends_on=ends_on,
            checked_at=patient.updated_at,
            check_outcome=CheckOutcome.ANSWERED,
            benefits=self._benefits(),
        )

    def _end(self, status: PatientStatus) -> date | None:
        today = self._now.date()
        if status is PatientStatus.CHURNED:
            return today - timedelta(days=self._random.randint(5, 500))
        if self._random.random() < 0.07:
            return today + timedelta(days=self._random.randint(3, 55))
        return None if self._random.random() < 0.6 else today + timedelta(days=self._random.randint(70, 700))

    def _benefits(self) -> list[Benefit]:
        total = Decimal(self._random.choice((500, 750, 1000, 1500, 2500)))
        remaining = (total * self._random.randint(0, 10) / 10).quantize(Decimal("0.01"))
        return [
            Benefit(
                kind=BenefitKind.COPAY,
                network=Network.IN,
                level="individual",
                service_type="Professional (Physician) Visit - Office",
                total=Decimal(self._random.choice((0, 15, 20, 25, 40))),
            ),
            Benefit(
                kind=BenefitKind.DEDUCTIBLE,
                network=Network.IN,
                level="individual",
                period="Calendar Year",
                total=total,
                remaining=remaining,
                met=total - remaining,
            ),
        ]
