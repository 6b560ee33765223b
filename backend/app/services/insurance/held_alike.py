"""Coverages of records that went into one: a policy that several of them held counts once."""

from collections.abc import Sequence
from datetime import datetime

from app.audit.access_log import AccessLog
from app.core.folding import identifier
from app.database.coverage_repository import CoverageRepository
from app.database.models import Coverage
from app.database.patient_repository import PatientRepository


async def insuring(
    patient_id: str, patients: PatientRepository, coverages: CoverageRepository, access: AccessLog
) -> list[Coverage]:
    """What insures a person, primary ones first; with what hangs on records that went into this one."""
    records = await patients.with_merged(patient_id)
    return each_once([coverage for each in records for coverage in await coverages.of_patient(each, access)])


def each_once(coverages: Sequence[Coverage]) -> list[Coverage]:
    """Primary ones first; a policy that two records held alike once, as the payer last spoke of it.

    One record may hold several plans under one member id: they all stay.
    """
    kept: list[Coverage] = []
    for each in coverages:
        twin = next((other for other in kept if _is_held_alike(other, each)), None)
        if twin is None:
            kept.append(each)
        elif _spoken_of(each) > _spoken_of(twin):
            kept[kept.index(twin)] = each
    return sorted(kept, key=lambda coverage: (coverage.priority, coverage.id))


def _is_held_alike(one: Coverage, other: Coverage) -> bool:
    """Whether two records hold the same plan of one policy; a card that was typed may name no plan."""
    if one.patient_id == other.patient_id or one.payer_id != other.payer_id or not (one.member_id and other.member_id):
        return False
    is_same_plan = one.plan_name == other.plan_name or None in {one.plan_name, other.plan_name}
    return is_same_plan and identifier(one.member_id) == identifier(other.member_id)


def _spoken_of(coverage: Coverage) -> datetime:
    return coverage.checked_at or coverage.created_at
