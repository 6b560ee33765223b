"""The practice's own facts: its zone and calendar, its providers and payers."""

from collections.abc import Callable
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from app.audit.access_log import AccessLog
from app.audit.rows import AuditEntry
from app.audit.vocabulary import AuditAction
from app.core.clock import Clock, today_in
from app.core.identifiers import new_id
from app.database.models import Payer, Practice, Provider
from app.database.practice_repository import PRACTICE_ID, PracticeRepository
from app.database.role_repository import RoleRepository
from app.models.auth_models import RoleUnknown
from app.models.practice_models import OtherKindOfPractice, PayerKind, PracticeNotSetUp, PracticeUpdate
from app.services.database_service import AlreadyThere, DatabaseService
from app.services.opening_hours import OpeningHours
from app.validators.medical_record_numbers import USUAL_MRNS


class PracticeCalendar:
    """The practice's days, which begin at its own midnight, and the form of its record numbers.

    One in a process; told when the settings change, so that nobody who enters a patient has to read them.
    """

    def __init__(self, clock: Clock, zone: str = "UTC") -> None:
        self.clock = clock
        self.zone = ZoneInfo(zone)
        self.hours = OpeningHours({}, self.zone)
        self.mrn_format = USUAL_MRNS

    def adopt(self, practice: Practice) -> None:
        """Take the practice's zone, hours and form of record numbers."""
        self.zone = ZoneInfo(practice.zone)
        self.hours = OpeningHours(practice.hours, self.zone)
        self.mrn_format = practice.mrn_format

    def today(self) -> date:
        """The practice's calendar day."""
        return today_in(self.zone, self.clock)

    def day_of(self, moment: datetime) -> date:
        """The practice's calendar day at a moment."""
        return moment.astimezone(self.zone).date()

    def month_began(self) -> datetime:
        """Midnight of the first of this month, in the practice's zone."""
        return datetime.combine(self.today().replace(day=1), time.min, self.zone)


class PracticeService:
    """What every signed-in person may know of the practice, and what set-up and import add to it."""

    def __init__(
        self,
        practices: PracticeRepository,
        roles: RoleRepository,
        database: DatabaseService,
        access: AccessLog,
        clock: Clock,
    ) -> None:
        self._practices = practices
        self._roles = roles
        self._database = database
        self._access = access
        self._clock = clock
        self.when_changed: Callable[[Practice], None] = lambda _: None
        """Told of new settings, in this process."""

    async def practice(self) -> Practice:
        """The practice. Raises PracticeNotSetUp."""
        practice = await self._practices.practice(self._access)
        if practice is None:
            raise PracticeNotSetUp
        return practice

    async def providers(self) -> list[Provider]:
        """Every provider, by name."""
        return await self._practices.providers(self._access)

    async def payers(self) -> list[Payer]:
        """Every payer, by name."""
        return await self._practices.payers(self._access)

    async def found(self, name: str, zone: str, *, is_demo: bool, npi: str | None = None) -> Practice:
        """The practice begins; a beginning that was cut short before anybody could sign in is taken up again.

        Raises OtherKindOfPractice.
        """
        now = self._clock()
        known = await self._practices.practice(self._access)
        if known is not None:
            return await self._found_again(known, name, zone, is_demo=is_demo)
        practice = Practice(
            id=PRACTICE_ID, created_at=now, updated_at=now, name=name, zone=zone, is_demo=is_demo, npi=npi
        )
        await self._database.write(
            AuditEntry(AuditAction.PRACTICE_CREATED, practice.id), self._practices.create_practice(practice)
        )
        return practice

    async def _found_again(self, known: Practice, name: str, zone: str, *, is_demo: bool) -> Practice:
        if known.is_demo is not is_demo:
            raise OtherKindOfPractice
        if (known.name, known.zone) == (name, zone):
            return known
        newer = known.newer(self._clock(), name=name, zone=zone)
        await self._database.write(
            AuditEntry(AuditAction.PRACTICE_UPDATED, newer.id), self._practices.replace_practice(newer)
        )
        return newer

    async def change(self, asked: PracticeUpdate) -> Practice:
        """The settings as they shall be; days and opening hours follow at once.

        Raises PracticeNotSetUp, StalePractice, or RoleUnknown for a second factor of a role that is not there.
        """
        before = await self.practice()
        book = await self._roles.book(self._access)
        if any(book.role(role) is None for role in set(asked.second_factor_roles) - set(before.second_factor_roles)):
            raise RoleUnknown
        wanted = asked.model_dump(exclude={"version"})
        changed = [_change(name, getattr(before, name), value) for name, value in wanted.items()]
        newer = Practice.model_validate(
            {**before.model_dump(), **wanted, "version": asked.version + 1, "updated_at": self._clock()}
        )
        await self._database.write(
            AuditEntry(AuditAction.PRACTICE_UPDATED, newer.id, "; ".join(filter(None, changed)) or "nothing"),
            self._practices.replace_practice(newer),
        )
        self.when_changed(newer)
        return newer

    async def add_provider(self, display_name: str, npi: str | None = None, user_id: str | None = None) -> Provider:
        """A provider joins."""
        now = self._clock()
        provider = Provider(
            id=new_id(), created_at=now, updated_at=now, display_name=display_name, npi=npi, user_id=user_id
        )
        await self._database.write(
            AuditEntry(AuditAction.PROVIDER_CREATED, provider.id), self._practices.create_provider(provider)
        )
        return provider

    async def payer_called(self, name: str, code: str, kind: PayerKind = PayerKind.COMMERCIAL) -> Payer:
        """The payer with this identifier, new if it was not known."""
        known = await self._practices.payer_with_code(code, self._access)
        if known is not None:
            return known
        now = self._clock()
        payer = Payer(id=new_id(), created_at=now, updated_at=now, name=name, code=code, kind=kind)
        entry = AuditEntry(AuditAction.PAYER_CREATED, payer.id)
        try:
            await self._database.write(entry, self._practices.create_payer(payer))
        except AlreadyThere:
            return await self._practices.payer_with_code(code, self._access) or payer
        return payer


def _change(name: str, before: object, wanted: object) -> str:
    """For the sealed reason: what a setting was and is; nothing where it stays."""
    if before == wanted:
        return ""
    return f"{name}: {_in_words(before)} to {_in_words(wanted)}"


def _in_words(value: object) -> str:
    match value:
        case None:
            return "none"
        case bool():
            return "yes" if value else "no"
        case dict():
            return ", ".join(f"{day} {begin}-{end}" for day, (begin, end) in value.items()) or "none"
        case list() | tuple():
            return ", ".join(map(str, value)) or "none"
    return str(value)
