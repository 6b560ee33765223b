"""How an account begins: by an invitation, or, where the practice takes them, as a request that somebody lets in.

A request is answered alike for an address that has an account and for one that has none; whose it is shows in the
mailbox. Its user is not active, and was never deactivated: that is how an administrator tells requests apart.
"""

from dataclasses import dataclass

from app.audit.rows import AuditEntry
from app.audit.vocabulary import AuditAction
from app.core.actor import Actor
from app.core.exceptions import AuthenticationException, BrokenRule, ValidationException
from app.core.folding import email as folded_email
from app.core.identifiers import new_id
from app.core.roles import Role
from app.database.models import Invitation, User
from app.database.one_time_token_repository import TokenPurpose
from app.database.statement import Statement
from app.models.alert_models import NoticeTemplate
from app.models.auth_models import (
    EmailTaken,
    InvitationNotOpen,
    InvitationShown,
    OneTimeTokenUsed,
    OneTimeTokenWrong,
    RegistrationClosed,
    SignedInUser,
    SignUpRequest,
    UpdateUserRequest,
    VerificationRequest,
)
from app.services.database_service import AlreadyThere, DatabaseService
from app.services.identity.parts import IdentityParts

REQUESTED_ROLE = Role.BILLING
"""What a request stands with until an administrator gives a role: the ready-made one that can do least."""
_PLACE = "body.password"


@dataclass(frozen=True, slots=True)
class _Invited:
    invitation: Invitation
    purpose: TokenPurpose


class Registration:
    """New accounts, for somebody without a session, and what users change of their own."""

    def __init__(self, parts: IdentityParts, database: DatabaseService) -> None:
        self._parts = parts
        self._database = database
        self._access = database.access

    async def look_up(self, token: str) -> InvitationShown:
        """Whom the link of an invitation is for. Raises OneTimeTokenWrong."""
        invitation = (await self._invited(token)).invitation
        return InvitationShown(
            email=invitation.email,
            name=invitation.name,
            role_name=await self._role_name(invitation.role),
            expires_at=invitation.expires_at,
        )

    async def accept(self, asked: SignUpRequest, token: str) -> User:
        """The invited person becomes a user. Raises OneTimeTokenWrong, PasswordRefused or EmailTaken."""
        invited = await self._invited(token)
        if folded_email(asked.email) != invited.invitation.email:
            raise ValidationException(BrokenRule("body.email", "invited_address", "Use the address that was invited."))
        is_proved = invited.purpose is TokenPurpose.INVITATION
        user = self._user(asked, invited.invitation.role, is_active=True, is_proved=is_proved)
        password_hash = await self._accepted(asked)
        self._access.actor = Actor(user.id, user.role)
        asking = [] if is_proved else [self._parts.mail(NoticeTemplate.EMAIL_VERIFICATION, user.id, user.id)]
        try:
            await self._database.write(
                AuditEntry(AuditAction.USER_REGISTERED, user.id, f"invitation: {invited.invitation.id}"),
                self._parts.tokens.use(invited.purpose, token),
                self._parts.invitations.accept(invited.invitation, user.id, user.created_at),
                *self._parts.new_user(user, password_hash),
                *await self._linked(invited.invitation, user),
                *asking,
            )
        except (OneTimeTokenUsed, InvitationNotOpen):
            raise OneTimeTokenWrong from None
        except AlreadyThere:
            raise EmailTaken from None
        return user

    async def is_open(self) -> bool:
        """Whether the practice takes requests for accounts."""
        practice = await self._parts.practices.practice(self._access)
        return practice is not None and practice.open_registration

    async def ask(self, asked: SignUpRequest) -> User:
        """A request for an account; gives the user as it would be. Raises RegistrationClosed or PasswordRefused."""
        if not await self.is_open():
            raise RegistrationClosed
        password_hash = await self._accepted(asked)
        user = self._user(asked, REQUESTED_ROLE, is_active=False, is_proved=False)
        known = await self._parts.users.with_email(asked.email, self._access)
        by = self._access.actor.id
        if known is not None:
            told = self._parts.mail(NoticeTemplate.ACCOUNT_EXISTS, known.id, by)
            await self._database.write(AuditEntry(AuditAction.ACCOUNT_ASKED_FOR, known.id, asked.email), told)
            return user
        try:
            await self._database.write(
                AuditEntry(AuditAction.ACCOUNT_ASKED_FOR, user.id, asked.email),
                *self._parts.new_user(user, password_hash),
                self._parts.mail(NoticeTemplate.EMAIL_VERIFICATION, user.id, by),
            )
        except AlreadyThere:
            return user  # somebody asked with the same address just now; that is nobody's business
        return user

    async def ask_for_verification(self, asked: VerificationRequest) -> None:
        """Mail the link again; the same commit whether anybody has the address or not."""
        user_id = await self._parts.user_or_nobody(asked.email, self._access)
        job = self._parts.mail(NoticeTemplate.EMAIL_VERIFICATION, user_id, self._access.actor.id)
        await self._database.write(AuditEntry(AuditAction.EMAIL_VERIFICATION_ASKED, reason=asked.email), job)

    async def verify(self, token: str) -> None:
        """The address is its user's. Raises OneTimeTokenWrong."""
        user_id = await self._parts.tokens.subject(TokenPurpose.EMAIL_VERIFICATION, token)
        user = await self._parts.users.with_id(user_id, self._access) if user_id else None
        if user is None:
            raise OneTimeTokenWrong
        self._access.actor = Actor(user.id, user.role)
        verified = user.newer(self._parts.clock(), email_verified=True)
        try:
            await self._database.write(
                AuditEntry(AuditAction.EMAIL_VERIFIED, user.id),
                self._parts.tokens.use(TokenPurpose.EMAIL_VERIFICATION, token),
                self._parts.users.replace(verified),
            )
        except OneTimeTokenUsed:
            raise OneTimeTokenWrong from None

    async def rename(self, user_id: str, asked: UpdateUserRequest) -> None:
        """The caller is called otherwise. Raises RecordGone when somebody else changed the user just now."""
        user = await self._parts.users.with_id(user_id, self._access)
        if user is None:
            raise AuthenticationException
        renamed = user.newer(self._parts.clock(), name=asked.name)
        await self._database.write(
            AuditEntry(AuditAction.USER_UPDATED, user.id, "name"),
            self._parts.users.replace(renamed),
        )
        self._parts.sessions.forget_user(user_id)

    async def _invited(self, token: str) -> _Invited:
        for purpose in (TokenPurpose.INVITATION, TokenPurpose.INVITATION_SHOWN):
            invitation_id = await self._parts.tokens.subject(purpose, token)
            if invitation_id is not None:
                found = await self._parts.invitations.invitation(invitation_id, self._access)
                if found is not None and found.is_open(self._parts.clock()):
                    return _Invited(found, purpose)
        raise OneTimeTokenWrong

    async def _linked(self, invitation: Invitation, user: User) -> list[Statement]:
        """The provider who was named in the invitation becomes this user; one who became another meanwhile stays."""
        providers = await self._parts.practices.providers(self._access) if invitation.provider_id else []
        return [
            self._parts.practices.replace_provider(each.newer(user.created_at, user_id=user.id))
            for each in providers
            if each.id == invitation.provider_id and each.user_id is None
        ]

    async def _accepted(self, asked: SignUpRequest) -> str:
        owner = await self._parts.owner(asked.name, asked.email, self._access)
        return await self._parts.passwords.accept(asked.password.get_secret_value(), owner, _PLACE)

    async def _role_name(self, role: str) -> str:
        definition = (await self._parts.roles.book(self._access)).role(role)
        return definition.name if definition else ""

    def _user(self, asked: SignUpRequest, role: str, *, is_active: bool, is_proved: bool) -> User:
        now = self._parts.clock()
        return User(
            id=new_id(),
            created_at=now,
            updated_at=now,
            name=asked.name,
            email=folded_email(asked.email),
            email_verified=is_proved,
            role=role,
            is_active=is_active,
        )


def signed_in_user(user: User) -> SignedInUser:
    """A user in Better Auth's spelling."""
    return SignedInUser(
        id=user.id,
        name=user.name,
        email=user.email,
        emailVerified=user.email_verified,
        createdAt=user.created_at,
        updatedAt=user.updated_at,
        role=user.role,
        twoFactorEnabled=user.two_factor_enabled,
    )
