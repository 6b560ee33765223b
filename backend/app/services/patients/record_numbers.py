"""The practice's own medical record numbers, given one after the other."""

from app.audit.access_log import AccessLog
from app.core.exceptions import BrokenRule
from app.database.mrn_repository import MrnRepository
from app.database.practice_repository import PracticeRepository
from app.models.patient_models import MrnsUsedUp
from app.validators.medical_record_numbers import USUAL_MRNS, MrnFormat
from app.validators.patient_validators import mrn_rules


class RecordNumbers:
    """Gives numbers, and says what is wrong with one that somebody typed."""

    def __init__(self, numbers: MrnRepository, practices: PracticeRepository, access: AccessLog) -> None:
        self._numbers = numbers
        self._practices = practices
        self._access = access

    async def next(self) -> str:
        """The next free number; nobody else is given it. Raises MrnsUsedUp.

        Numbers that came in another way may hold long stretches of the row: those are passed in growing steps.
        """
        form = await self._form()
        steps = 1
        while (place := await self._numbers.advance(steps)) <= form.last:
            mrn = form.number(place)
            if not await self._numbers.is_held(mrn):
                return mrn
            steps = max(1, min(2 * steps, (form.last - place) // 2))
        raise MrnsUsedUp

    async def broken_rules(self, mrn: str | None) -> list[BrokenRule]:
        """What is wrong with a number, if it has the practice's own form."""
        return list(mrn_rules(mrn, await self._form())) if mrn is not None else []

    async def _form(self) -> MrnFormat:
        practice = await self._practices.practice(self._access)
        return practice.mrn_format if practice is not None else USUAL_MRNS
