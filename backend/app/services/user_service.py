"""Users: who may sign in, and as what."""

from app.audit.rows import AuditEntry
from app.audit.vocabulary import AuditAction
from app.core.clock import Clock
from app.core.identifiers import new_id
from app.core.roles import Role
from app.database.credential_repository import CredentialRepository
from app.database.models import User
from app.database.user_repository import UserRepository
from app.services.database_service import DatabaseService
from app.services.password_service import PasswordService
from app.validators.password_validators import Owner


class UserService:
    """Users for one caller."""

    def __init__(
        self,
        users: UserRepository,
        accounts: CredentialRepository,
        passwords: PasswordService,
        database: DatabaseService,
        clock: Clock,
    ) -> None:
        self._users = users
        self._accounts = accounts
        self._passwords = passwords
        self._database = database
        self._clock = clock

    async def any_exists(self) -> bool:
        """Whether somebody can sign in at all."""
        return await self._users.any_exists()

    async def with_email(self, email: str) -> User | None:
        """The user with this address."""
        return await self._users.with_email(email, self._database.access)

    async def check_password(self, name: str, email: str, password: str, practice: str = "") -> None:
        """Raise PasswordRefused for one that the practice's rules do not take."""
        await self._passwords.check(password, Owner(name, email, practice), "body.password")

    async def create(self, name: str, email: str, password: str, role: Role) -> User:
        """A new user with a password. Raises PasswordRefused, and AlreadyThere for a taken address."""
        await self.check_password(name, email, password)
        now = self._clock()
        user = User(
            id=new_id(),
            created_at=now,
            updated_at=now,
            name=name,
            email=email.lower(),
            email_verified=True,
            role=role,
        )
        password_hash = await self._passwords.hash(password)
        await self._database.write(
            AuditEntry(AuditAction.USER_CREATED, user.id, f"role: {role.value}"),
            self._users.create(user),
            self._accounts.create(new_id(), user, password_hash, now),
        )
        return user
