"""A patient's accounting of disclosures: which files told of the patient, to whom, when and why. 45 CFR 164.528."""

from app.core.clock import Clock
from app.database.models import PatientExport
from app.database.patient_export_repository import PatientExportRepository
from app.database.patient_repository import PatientRepository
from app.database.user_repository import UserRepository
from app.models.disclosure_models import ACCOUNTED_FOR, EXEMPT, DisclosurePublic
from app.models.patient_models import TRUSTED
from app.services.database_service import DatabaseService


class DisclosureService:
    """Disclosures for one caller."""

    def __init__(
        self,
        patients: PatientRepository,
        exports: PatientExportRepository,
        users: UserRepository,
        database: DatabaseService,
        clock: Clock,
    ) -> None:
        self._patients = patients
        self._exports = exports
        self._users = users
        self._clock = clock
        self._access = database.access

    async def of_patient(self, patient_id: str) -> list[DisclosurePublic]:
        """What left of the patient in the last six years, the newest first. Raises PatientNotFound.

        What was told of a record that went into this one was told of the same person.
        A file that nobody fetched has left nowhere.
        """
        patient = await self._patients.get(patient_id, self._access)
        since = self._clock() - ACCOUNTED_FOR
        records = await self._patients.with_merged(patient.id)
        told = [each for record in records for each in await self._exports.disclosures_of(record, since, self._access)]
        exports = await self._exports.some(sorted({each.export_id for each in told}), self._access)
        names = {user.id: user.name for user in await self._users.everybody(self._access)}
        shown = [self._shown(export, names.get(export.requested_by)) for export in exports if export.first_fetched_at]
        return sorted(shown, key=lambda each: each.at, reverse=True)

    def _shown(self, export: PatientExport, by_name: str | None) -> DisclosurePublic:
        wanted = export.wanted
        return DisclosurePublic.model_validate(
            {
                "id": export.id,
                "at": export.first_fetched_at,
                "by": export.requested_by,
                "by_name": by_name,
                "recipient": wanted.recipient,
                "purpose": wanted.purpose,
                "purpose_note": wanted.purpose_note,
                "content": wanted.content,
                "columns": export.headings,
                "is_accountable": wanted.purpose not in EXEMPT,
            },
            context=TRUSTED,
        )
