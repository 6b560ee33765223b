"""The demo: a practice with three sign-ins and the 20 files, and more invented people on request."""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass

from app.audit.rows import AuditEntry
from app.audit.vocabulary import AuditAction
from app.core.clock import Clock
from app.core.exceptions import BusinessLogicException
from app.core.roles import Role
from app.database.demo_repository import DemoRepository
from app.models.practice_models import PayerKind
from app.services.database_service import DatabaseService
from app.services.demo.names import PAYERS
from app.services.demo.people import InventedPatient, Inventor
from app.services.practice_service import PracticeService
from app.services.user_service import UserService

DEMO_PASSWORD = "pfinni-demo-2026"  # noqa: S105 - shown on the sign-in page; practice mode has no demo users
PRACTICE_NPI = "1234567893"
CHEN_NPI = "1111111112"
AT_ONCE = 100
"""People in one commit."""


class NotADemo(BusinessLogicException):
    """Invented people do not belong among real ones."""

    code = "not_a_demo"
    message = "This store holds a real practice; invented people are added to a demo only."


@dataclass(frozen=True, slots=True)
class DemoUser:
    """One sign-in of the demo."""

    name: str
    email: str
    role: Role


DEMO_USERS = (
    DemoUser("Dr. Maya Chen", "provider@example.com", Role.PROVIDER),
    DemoUser("Jordan Avery", "admin@example.com", Role.ADMIN),
    DemoUser("Robin Ellsworth", "audit@example.com", Role.AUDIT),
    DemoUser("Casey Morgan", "front-desk@example.com", Role.FRONT_DESK),
    DemoUser("Dana Whitfield", "billing@example.com", Role.BILLING),
)
_PROVIDERS = (
    ("Dr. Samuel Okonkwo", "1555555550"),
    ("Dr. Inés Calderón", "1987654328"),
    ("Dr. Haruto Watanabe", "1456789019"),
    ("Dr. Leila Haddad", "1678901236"),
)
_KINDS = {"MEDCR": PayerKind.MEDICARE, "MEDCD": PayerKind.MEDICAID}


FirstPatients = Callable[[], Awaitable[None]]
"""Brings the first patients in, before anybody can sign in."""


async def _nobody() -> None:
    """Brings nobody in."""


class DemoService:
    """Sets the demo up, for the operator."""

    def __init__(
        self,
        people: DemoRepository,
        practice: PracticeService,
        users: UserService,
        database: DatabaseService,
        clock: Clock,
    ) -> None:
        self._people = people
        self._practice = practice
        self._users = users
        self._database = database
        self._clock = clock

    async def is_to_begin(self) -> bool:
        """Whether the demo has not begun, or was interrupted before its end; never in a store of a real practice."""
        if not await self._users.any_exists():
            return True
        is_demo = (await self._practice.practice()).is_demo
        return is_demo and await self._users.with_email(DEMO_USERS[-1].email) is None

    async def begin(self, name: str, zone: str, first_patients: FirstPatients = _nobody) -> bool:
        """Practice, providers, the first patients and then the users; gives whether the demo began now.

        The last user marks the end: a beginning that was cut short is completed by the next start.
        """
        if not await self.is_to_begin():
            return False
        await self._practice.found(name, zone, is_demo=True, npi=PRACTICE_NPI)
        for provider, npi in _PROVIDERS:
            await self._add_provider(provider, npi)
        await first_patients()
        for demo_user in DEMO_USERS:
            await self._add_user(demo_user)
        return True

    async def _add_user(self, demo_user: DemoUser) -> None:
        user = await self._users.with_email(demo_user.email)
        if user is None:
            user = await self._users.create(demo_user.name, demo_user.email, DEMO_PASSWORD, demo_user.role)
        if demo_user.role is Role.PROVIDER:
            await self._add_provider(user.name, CHEN_NPI, user.id)

    async def _add_provider(self, name: str, npi: str, user_id: str | None = None) -> None:
        if npi not in {provider.npi for provider in await self._practice.providers()}:
            await self._practice.add_provider(name, npi, user_id)

    async def add_people(self, count: int, seed: int) -> AsyncIterator[int]:
        """Invent people; gives how many there are so far. Raises NotADemo in a real practice.

        Numbers go on after the people who are there, so that the same command can be given twice.
        """
        if not (await self._practice.practice()).is_demo:
            raise NotADemo
        providers = [provider.id for provider in await self._practice.providers()]
        payers = [await self._practice.payer_called(name, code, _kind(code)) for name, code, _ in PAYERS]
        first = await self._people.count() + 1
        inventor = Inventor(seed, self._clock(), providers, payers)
        for begin in range(0, count, AT_ONCE):
            numbers = range(first + begin, first + min(begin + AT_ONCE, count))
            await self._add([inventor.invent(number) for number in numbers])
            yield begin + len(numbers)

    async def _add(self, people: Sequence[InventedPatient]) -> None:
        coverages = [coverage for person in people for coverage in person.coverages]
        await self._database.write(
            AuditEntry(AuditAction.DEMO_CREATED, subjects=tuple(person.patient.id for person in people)),
            self._people.patients([person.patient for person in people]),
            self._people.histories([step for person in people for step in person.history]),
            *([self._people.coverages(coverages)] if coverages else []),
        )


def _kind(code: str) -> PayerKind:
    return _KINDS.get(code, PayerKind.COMMERCIAL)
