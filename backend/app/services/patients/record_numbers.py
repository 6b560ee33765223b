"""The practice's own medical record numbers, given one after the other."""

from app.core.exceptions import BrokenRule
from app.database.mrn_repository import MrnRepository
from app.models.patient_models import MrnsUsedUp
from app.services.practice_service import PracticeCalendar
from app.validators.patient_validators import mrn_rules


class RecordNumbers:
    """Gives numbers, and says what is wrong with one that somebody typed."""

    def __init__(self, numbers: MrnRepository, calendar: PracticeCalendar) -> None:
        self._numbers = numbers
        self._calendar = calendar

    async def next(self) -> str:
        """The next free number; nobody else is given it. Raises MrnsUsedUp.

        Numbers that came in another way may hold long stretches of the row: those are passed in growing steps.
        """
        form = self._calendar.mrn_format
        steps = 1
        while (place := await self._numbers.advance(steps)) <= form.last:
            mrn = form.number(place)
            if not await self._numbers.is_held(mrn):
                return mrn
            steps = max(1, min(2 * steps, (form.last - place) // 2))
        raise MrnsUsedUp

    def broken_rules(self, mrn: str | None) -> list[BrokenRule]:
        """What is wrong with a number, if it has the practice's own form."""
        return list(mrn_rules(mrn, self._calendar.mrn_format)) if mrn is not None else []
