"""Somebody new is under the care of the practice: told once, to the provider whom the patient was given to."""

from app.database.practice_repository import PracticeRepository
from app.database.statement import Statement
from app.models.alert_models import AlertKind
from app.services.alerts.raising import AlertRaising, Raised
from app.services.database_service import DatabaseService


class Welcoming:
    """Raises the alert, for one run or request."""

    def __init__(self, raising: AlertRaising, practices: PracticeRepository, database: DatabaseService) -> None:
        self._raising = raising
        self._practices = practices
        self._access = database.access

    async def raised(self, patient_id: str, provider_id: str | None) -> list[Raised]:
        """The alert, unless this patient was welcomed before."""
        alert = self._raising.alert(AlertKind.PATIENT_WELCOME, patient_id, patient_id)
        provider = await self._practices.provider(provider_id, self._access) if provider_id else None
        told = provider.user_id if provider is not None and provider.is_active else None
        new = await self._raising.unknown([alert.model_copy(update={"assigned_to": told})])
        return [Raised(each, provider_id) for each in new]

    async def statements(self, patient_id: str, provider_id: str | None) -> list[Statement]:
        """The same for the commit that brings the patient into care, with the notices that follow."""
        return await self._raising.statements(await self.raised(patient_id, provider_id))

    async def welcome(self, patient_id: str, provider_id: str | None) -> None:
        """The same in a commit of its own."""
        raised = await self.raised(patient_id, provider_id)
        if raised:
            await self._raising.commit(raised, [])
