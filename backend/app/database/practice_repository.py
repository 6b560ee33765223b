"""The practice, its providers and payers in the store.

https://surrealdb.com/docs/surrealql/statements/select .
"""

from app.audit.access_log import AccessLog
from app.database.entity_rows import EntityRows
from app.database.models import Payer, Practice, Provider
from app.database.patient_repository import Reader
from app.database.statement import RecordID, Statement
from app.models.practice_models import StalePractice

PRACTICE_ID = "practice"


class PracticeRepository:
    """What is not a patient's."""

    def __init__(
        self,
        reader: Reader,
        practices: EntityRows[Practice],
        providers: EntityRows[Provider],
        payers: EntityRows[Payer],
    ) -> None:
        self._reader = reader
        self._practices = practices
        self._providers = providers
        self._payers = payers

    async def practice(self, access: AccessLog) -> Practice | None:
        """The practice, once it is set up."""
        row = await self._reader.one("SELECT * FROM ONLY $practice", {"practice": RecordID("practice", PRACTICE_ID)})
        return self._practices.opened(row, access) if row else None

    async def providers(self, access: AccessLog) -> list[Provider]:
        """Every provider, by name; a practice has some hundred."""
        rows = await self._reader.rows("SELECT * FROM provider LIMIT 5000")
        return sorted((self._providers.opened(row, access) for row in rows), key=lambda each: each.display_name)

    async def provider(self, provider_id: str, access: AccessLog) -> Provider | None:
        """One provider."""
        row = await self._reader.one("SELECT * FROM ONLY $provider", {"provider": RecordID("provider", provider_id)})
        return self._providers.opened(row, access) if row else None

    async def payers(self, access: AccessLog) -> list[Payer]:
        """Every payer, by name."""
        rows = await self._reader.rows("SELECT * FROM payer LIMIT 5000")
        return sorted((self._payers.opened(row, access) for row in rows), key=lambda each: each.name)

    async def payer_with_code(self, code: str, access: AccessLog) -> Payer | None:
        """The payer with this identifier in NM109 of loop 2100A."""
        rows = await self._reader.rows("SELECT * FROM payer WHERE code = $code LIMIT 1", {"code": code})
        return self._payers.opened(rows[0], access) if rows else None

    def create_practice(self, practice: Practice) -> Statement:
        """The practice is set up."""
        return self._practices.create(practice)

    def replace_practice(self, practice: Practice) -> Statement:
        """The practice as it shall be; a stale version cancels the whole commit."""
        return self._practices.replace(practice, stale=StalePractice)

    def create_provider(self, provider: Provider) -> Statement:
        """A provider joins."""
        return self._providers.create(provider)

    def replace_provider(self, provider: Provider) -> Statement:
        """The provider as it shall be; a stale version cancels the whole commit."""
        return self._providers.replace(provider)

    def create_payer(self, payer: Payer) -> Statement:
        """A payer becomes known."""
        return self._payers.create(payer)
