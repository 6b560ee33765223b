"""What every step of an import needs from the rest of the process."""

from dataclasses import dataclass

from app.audit.access_log import AccessLog
from app.core.actor import Scope
from app.core.clock import Clock
from app.core.folding import fold
from app.database.coverage_repository import CoverageRepository
from app.database.lease_repository import LeaseRepository
from app.database.models import ImportPart, PatientImport
from app.database.patient_import_repository import PatientImportRepository
from app.database.patient_repository import PatientRepository
from app.directory.directory import Directory
from app.models.patient_import_models import ImportStepNotAllowed, PatientImportNotFound, RowsForgotten
from app.services.patient_imports.rows import RowReader
from app.services.practice_service import PracticeCalendar, PracticeService


@dataclass(frozen=True, slots=True)
class ImportParts:
    """The parts, bound to one access log."""

    imports: PatientImportRepository
    patients: PatientRepository
    coverages: CoverageRepository
    practice: PracticeService
    directory: Directory
    leases: LeaseRepository
    calendar: PracticeCalendar
    clock: Clock
    access: AccessLog

    async def imported(self, import_id: str) -> PatientImport:
        """The import. Raises PatientImportNotFound."""
        found = await self.imports.one(import_id, self.access)
        if found is None:
            raise PatientImportNotFound
        return found

    async def part(self, imported: PatientImport, number: int) -> ImportPart:
        """One part of its file. Raises RowsForgotten once the rows are gone."""
        part = await self.imports.part(imported.id, number, self.access)
        if part is None:
            raise RowsForgotten
        return part

    async def reader(self, imported: PatientImport) -> RowReader:
        """Reads the rows by the import's plan. Raises ImportStepNotAllowed where there is none."""
        if imported.plan is None:
            raise ImportStepNotAllowed
        providers = {
            spelling: provider.id
            for provider in await self.practice.providers()
            if provider.is_active
            for spelling in (fold(provider.display_name), fold(provider.display_name.partition(",")[0]), provider.npi)
            if spelling
        }
        return RowReader(imported.plan, self.calendar.today(), providers)


def scope_of(imported: PatientImport) -> Scope:
    """Whom the import's user may see."""
    is_bound = imported.panel is not None
    return Scope(whole_practice=not is_bound, panel=imported.panel, sees_restricted=imported.sees_restricted)
