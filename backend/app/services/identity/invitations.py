"""Invitations: an administrator asks somebody to work here, in a role; the mail's link is good for seven days, once."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from app.audit.rows import AuditEntry
from app.audit.vocabulary import AuditAction
from app.core.identifiers import is_id, new_id
from app.database.models import Invitation
from app.database.one_time_token_repository import TokenPurpose
from app.database.statement import Statement
from app.models.alert_models import NoticeTemplate
from app.models.auth_models import (
    EmailTaken,
    InvitationCreate,
    InvitationLink,
    InvitationNotFound,
    InvitationNotOpen,
    InvitationPublic,
    InvitationState,
    InvitedAlready,
    LinkOnlyByMail,
    RoleUnknown,
)
from app.services.database_service import AlreadyThere, DatabaseService
from app.services.identity.parts import IdentityParts

LASTS = timedelta(days=7)


class Invitations:
    """Invitations for one administrator. Whether the caller may give a role away is the caller's to check."""

    def __init__(self, parts: IdentityParts, database: DatabaseService, *, is_demo: bool) -> None:
        self._parts = parts
        self._database = database
        self._access = database.access
        self._is_demo = is_demo

    async def invite(self, asked: InvitationCreate) -> InvitationPublic:
        """Invite somebody; the mail goes out by a job. Raises RoleUnknown, EmailTaken or InvitedAlready."""
        email, now = asked.email.lower(), self._parts.clock()
        if not await self._is_role(asked.role):
            raise RoleUnknown
        if await self._parts.users.with_email(email, self._access) is not None:
            raise EmailTaken
        before = await self._parts.invitations.open_to(email, self._access)
        if before is not None and before.is_open(now):
            raise InvitedAlready
        invitation = Invitation(
            id=new_id(),
            created_at=now,
            updated_at=now,
            email=email,
            held_by=email,
            role=asked.role,
            name=asked.name,
            provider_id=asked.provider_id,
            invited_by=self._access.actor.id,
            expires_at=now + LASTS,
        )
        released = [self._parts.invitations.replace(before.newer(self._parts.clock(), held_by=None))] if before else []
        try:
            await self._database.write(
                AuditEntry(AuditAction.INVITATION_CREATED, invitation.id, f"role: {asked.role}"),
                *released,
                self._parts.invitations.create(invitation),
                *self._mailed(invitation),
            )
        except AlreadyThere:
            raise InvitedAlready from None
        return shown(invitation, now)

    async def resend(self, invitation_id: str) -> InvitationPublic:
        """Send it again, good for another seven days; links that went out before are worth nothing any more.

        Raises InvitationNotFound, InvitationNotOpen, or EmailTaken.
        """
        invitation = await self._unused(invitation_id)
        now = self._parts.clock()
        if await self._parts.users.with_email(invitation.email, self._access) is not None:
            raise EmailTaken
        newer = invitation.newer(self._parts.clock(), expires_at=now + LASTS)
        await self._database.write(
            AuditEntry(AuditAction.INVITATION_SENT_AGAIN, newer.id),
            self._parts.invitations.replace(newer),
            *self._without_links(newer),
            *self._mailed(newer),
        )
        return shown(newer, now)

    async def revoke(self, invitation_id: str) -> InvitationPublic:
        """Take it back. Raises InvitationNotFound or InvitationNotOpen."""
        invitation = await self._unused(invitation_id)
        now = self._parts.clock()
        newer = invitation.newer(self._parts.clock(), revoked_at=now, held_by=None)
        await self._database.write(
            AuditEntry(AuditAction.INVITATION_REVOKED, newer.id),
            self._parts.invitations.replace(newer),
            *self._without_links(newer),
        )
        return shown(newer, now)

    async def list(self) -> list[InvitationPublic]:
        """The last invitations, the newest first."""
        now = self._parts.clock()
        return [shown(each, now) for each in await self._parts.invitations.all(self._access)]

    async def link_once(self, invitation_id: str) -> InvitationLink:
        """A new link to hand over, shown this once: in the demo, and where no mail goes out.

        Whoever registers with it has proved nothing about the mailbox. Raises LinkOnlyByMail, InvitationNotFound or
        InvitationNotOpen.
        """
        if self._parts.notices.sends_mail and not self._is_demo:
            raise LinkOnlyByMail
        invitation = await self._unused(invitation_id)
        if not invitation.is_open(self._parts.clock()):
            raise InvitationNotOpen
        await self._database.write(
            AuditEntry(AuditAction.INVITATION_LINK_SHOWN, invitation.id),
            self._parts.tokens.drop(TokenPurpose.INVITATION_SHOWN, invitation.id),
        )
        token = await self._parts.links.show(invitation.id, invitation.expires_at)
        link = self._parts.notices.writer.page(NoticeTemplate.INVITATION, token)
        return InvitationLink(link=link, expires_at=invitation.expires_at)

    async def _unused(self, invitation_id: str) -> Invitation:
        found = await self._parts.invitations.invitation(invitation_id, self._access) if is_id(invitation_id) else None
        if found is None:
            raise InvitationNotFound
        if found.accepted_at is not None or found.revoked_at is not None:
            raise InvitationNotOpen
        return found

    async def _is_role(self, role: str) -> bool:
        return (await self._parts.roles.book(self._access)).role(role) is not None

    def _mailed(self, invitation: Invitation) -> Sequence[Statement]:
        requested_by = self._access.actor.id
        return self._parts.notice(NoticeTemplate.INVITATION, invitation.id, invitation.email, requested_by)

    def _without_links(self, invitation: Invitation) -> Sequence[Statement]:
        purposes = (TokenPurpose.INVITATION, TokenPurpose.INVITATION_SHOWN)
        return [self._parts.tokens.drop(purpose, invitation.id) for purpose in purposes]


def shown(invitation: Invitation, now: datetime) -> InvitationPublic:
    """The invitation as an administrator sees it."""
    return InvitationPublic(
        id=invitation.id,
        email=invitation.email,
        name=invitation.name,
        role=invitation.role,
        provider_id=invitation.provider_id,
        invited_by=invitation.invited_by,
        state=_state(invitation, now),
        created_at=invitation.created_at,
        expires_at=invitation.expires_at,
        accepted_at=invitation.accepted_at,
        revoked_at=invitation.revoked_at,
    )


def _state(invitation: Invitation, now: datetime) -> InvitationState:
    if invitation.accepted_at is not None:
        return InvitationState.ACCEPTED
    if invitation.revoked_at is not None:
        return InvitationState.REVOKED
    return InvitationState.OPEN if invitation.expires_at > now else InvitationState.EXPIRED
