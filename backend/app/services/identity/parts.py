"""What the rooms of identity work with, once for one process."""

import hmac
from base64 import b32encode
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256

from app.audit.access_log import AccessLog
from app.core.clock import Clock
from app.core.folding import email as folded_email
from app.core.identifiers import new_id
from app.database.credential_repository import CredentialRepository
from app.database.invitation_repository import InvitationRepository
from app.database.job_repository import JobRepository
from app.database.models import User
from app.database.one_time_token_repository import OneTimeTokenRepository
from app.database.passkey_repository import PasskeyRepository
from app.database.practice_repository import PracticeRepository
from app.database.role_repository import RoleRepository
from app.database.session_repository import SessionRepository
from app.database.statement import Statement
from app.database.user_repository import UserRepository
from app.models.alert_models import NoticeChannel, NoticeTemplate
from app.models.job_models import JobKind, JobPriority
from app.services.identity.links import OneTimeLinks
from app.services.identity.lockouts import SignInLocks
from app.services.job_service import new_job
from app.services.notices.parts import NoticeParts
from app.services.password_service import PasswordService
from app.services.session_service import SessionService
from app.validators.password_validators import Owner

ONE_MAIL_IN = timedelta(minutes=2)
"""However often somebody asks, an account gets one mail of a kind in this time."""


@dataclass(frozen=True, slots=True)
class IdentityParts:
    """Repositories and services behind identity."""

    accounts: CredentialRepository
    users: UserRepository
    tokens: OneTimeTokenRepository
    invitations: InvitationRepository
    practices: PracticeRepository
    roles: RoleRepository
    session_rows: SessionRepository
    passkeys: PasskeyRepository
    sessions: SessionService
    passwords: PasswordService
    locks: SignInLocks
    links: OneTimeLinks
    notices: NoticeParts
    jobs: JobRepository
    secret: bytes
    clock: Clock

    async def owner(self, name: str, email: str, access: AccessLog) -> Owner:
        """What a password of this person shall not be made of."""
        practice = await self.practices.practice(access)
        return Owner(name, email, practice.name if practice else "")

    def mail(self, template: NoticeTemplate, user_id: str, requested_by: str) -> Statement:
        """A job that mails a user, or finds that there is nobody to mail: for both it is the same commit."""
        bucket = int(self.clock().timestamp() // ONE_MAIL_IN.total_seconds())
        return self.jobs.enqueue(
            new_job(
                JobKind.IDENTITY_MAIL,
                requested_by,
                self.clock,
                {"template": template.value, "user": user_id},
                priority=JobPriority.HIGH,
                unique_key=f"identity:{template.value}:{user_id}:{bucket}",
            )
        )

    def notice(self, template: NoticeTemplate, user_id: str, email: str, requested_by: str) -> list[Statement]:
        """A mail to this address, and the job that sends it."""
        outbox = self.notices.outbox
        notice = outbox.notice(template, NoticeChannel.EMAIL, user_id, email, 1, {})
        return outbox.put(notice, requested_by, is_urgent=True)

    async def user_or_nobody(self, email: str, access: AccessLog) -> str:
        """The id of the user with this address, or one that looks like it and is nobody's, always the same."""
        user = await self.users.with_email(email, access)
        return user.id if user is not None else self._nobody(email)

    def _nobody(self, email: str) -> str:
        digest = hmac.digest(self.secret, folded_email(email).encode(), sha256)
        return b32encode(digest).decode().lower()[: len(new_id())]

    def new_user(self, user: User, password_hash: str) -> list[Statement]:
        """A user with a password."""
        return [
            self.users.create(user),
            self.accounts.create(new_id(), user, password_hash, user.created_at),
        ]
