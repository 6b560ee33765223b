"""Links that work once, in mails: a token is made when its mail is sent, and only its hash is stored.

A mail may have to be handed over twice and must then be the same, byte for byte; so a token is derived from its notice
with a key that lies outside the store, and is nowhere before the mail leaves.
"""

import hmac
import secrets
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from datetime import datetime, timedelta
from hashlib import sha256

from app.audit.access_log import AccessLog
from app.core.clock import Clock
from app.database.invitation_repository import InvitationRepository
from app.database.models import Notice
from app.database.one_time_token_repository import OneTimeTokenRepository, TokenPurpose
from app.database.user_repository import UserRepository
from app.models.alert_models import NoticeTemplate

RESET_LASTS = timedelta(hours=1)
VERIFICATION_LASTS = timedelta(days=1)
_PURPOSES: Mapping[NoticeTemplate, TokenPurpose] = {
    NoticeTemplate.PASSWORD_RESET: TokenPurpose.PASSWORD_RESET,
    NoticeTemplate.INVITATION: TokenPurpose.INVITATION,
    NoticeTemplate.EMAIL_VERIFICATION: TokenPurpose.EMAIL_VERIFICATION,
}


class OneTimeLinks:
    """Makes the tokens of links good."""

    def __init__(
        self,
        tokens: OneTimeTokenRepository,
        users: UserRepository,
        invitations: InvitationRepository,
        secret: bytes,
        access: AccessLog,
        clock: Clock,
    ) -> None:
        self._tokens = tokens
        self._users = users
        self._invitations = invitations
        self._secret = secret
        self._access = access
        self._clock = clock

    def token_of(self, notice: Notice) -> str:
        """The token in the link of this notice."""
        return urlsafe_b64encode(hmac.digest(self._secret, notice.id.encode(), sha256)).decode().rstrip("=")

    async def begin(self, notice: Notice) -> bool:
        """The token of this notice's link is good from now on; False when nobody wants it any more."""
        expires_at = await self._expiry(notice)
        if expires_at is None:
            return False
        await self._tokens.keep(_PURPOSES[notice.template], self.token_of(notice), notice.user_id, expires_at)
        return True

    async def show(self, invitation_id: str, expires_at: datetime) -> str:
        """Another token for an invitation, for a practice that sends no mail."""
        token = secrets.token_urlsafe(32)
        await self._tokens.keep(TokenPurpose.INVITATION_SHOWN, token, invitation_id, expires_at)
        return token

    async def _expiry(self, notice: Notice) -> datetime | None:
        now = self._clock()
        if notice.template is NoticeTemplate.INVITATION:
            invitation = await self._invitations.invitation(notice.user_id, self._access)
            return invitation.expires_at if invitation and invitation.is_open(now) else None
        user = await self._users.with_id(notice.user_id, self._access)
        if user is None:
            return None
        if notice.template is NoticeTemplate.PASSWORD_RESET:
            return now + RESET_LASTS if user.is_active else None
        return None if user.email_verified else now + VERIFICATION_LASTS
