"""What the rooms behind the patient service share: where things stand, and the practice's time."""

from dataclasses import dataclass

from app.core.clock import Clock
from app.database.coverage_repository import CoverageRepository
from app.database.emergency_repository import EmergencyRepository
from app.database.mrn_repository import MrnRepository
from app.database.practice_repository import PracticeRepository
from app.database.user_repository import UserRepository
from app.services.idempotency_service import IdempotencyService
from app.services.practice_service import PracticeCalendar


@dataclass(frozen=True, slots=True)
class PatientParts:
    """Repositories beside the patients' own, and time."""

    coverages: CoverageRepository
    emergencies: EmergencyRepository
    practices: PracticeRepository
    users: UserRepository
    numbers: MrnRepository
    idempotency: IdempotencyService
    calendar: PracticeCalendar
    clock: Clock
