"""Every version of a record as what it changed, who changed it and when: for one caller."""

from collections.abc import Sequence
from itertools import pairwise

from app.audit.access_log import AccessLog
from app.database.models import Patient, PatientVersion, StatusChangeRecord
from app.database.patient_repository import PatientRepository, as_it_was
from app.database.practice_repository import PracticeRepository
from app.database.user_repository import UserRepository
from app.models.patient_models import PatientVersionPublic
from app.services.patients.showing import masked_for
from app.services.patients.wording import Named, differences


class Versions:
    """Reads what a record was, and tells neighbours apart."""

    def __init__(
        self, patients: PatientRepository, practices: PracticeRepository, users: UserRepository, access: AccessLog
    ) -> None:
        self._patients = patients
        self._practices = practices
        self._users = users
        self._access = access

    async def of_patient(self, patient_id: str) -> list[PatientVersionPublic]:
        """The newest first, down to the one that brought the record; at most the last 200. Raises PatientNotFound.

        A version is left out where the one before it was not kept.
        """
        patient = await self._patients.get(patient_id, self._access)
        kept = await self._patients.versions(patient.id, self._access)
        providers = {each.id: each.display_name for each in await self._practices.providers(self._access)}
        names = {each.id: each.name for each in await self._users.everybody(self._access)}
        records = [*(as_it_was(each) for each in kept), patient]
        changed = [
            self._changed(replaced, before, after, providers.get, names.get)
            for replaced, (before, after) in zip(kept, pairwise(records), strict=True)
            if after.version == before.version + 1
        ]
        begun = await self._begun(records[0], names.get)
        return [*reversed(changed), *begun]

    def _changed(
        self, replaced: PatientVersion, before: Patient, after: Patient, provider_name: Named, user_name: Named
    ) -> PatientVersionPublic:
        return PatientVersionPublic(
            version=after.version,
            at=replaced.replaced_at,
            by=replaced.replaced_by,
            by_name=user_name(replaced.replaced_by),
            changes=differences(before, after, provider_name, masked_for(self._access.actor)),
        )

    async def _begun(self, first: Patient, user_name: Named) -> list[PatientVersionPublic]:
        """The version that brought the record: who did it stands in the first step of the history."""
        steps = await self._patients.history(first.id, self._access) if first.version == 1 else []
        by = _who_began(steps)
        if by is None:
            return []
        return [PatientVersionPublic(version=1, at=first.created_at, by=by, by_name=user_name(by), changes=[])]


def _who_began(steps: Sequence[StatusChangeRecord]) -> str | None:
    return next((step.by for step in steps if step.from_status is None), None)
