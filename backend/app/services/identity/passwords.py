"""Changing a password, and getting a new one by mail. The rules are asked before a link is used up.

A change ends every other session, a reset all of them, in the commit of the new password; sockets here close at once,
in other processes within five seconds. Both are told by mail to the account's own address.
"""

import secrets
from collections.abc import Sequence

from app.audit.rows import AuditEntry
from app.audit.vocabulary import AuditAction
from app.core.actor import Actor
from app.core.auth_middleware import SessionState
from app.core.exceptions import AuthenticationException
from app.core.identifiers import new_id
from app.core.session_ends import EndReason
from app.database.credential_repository import StoredPassword
from app.database.models import User
from app.database.one_time_token_repository import TokenPurpose
from app.database.statement import Statement
from app.models.alert_models import NoticeTemplate
from app.models.auth_models import (
    ChangePasswordRequest,
    ForgotPasswordRequest,
    OneTimeTokenUsed,
    OneTimeTokenWrong,
    PasswordWrong,
    ResetPasswordRequest,
)
from app.services.database_service import DatabaseService
from app.services.identity.lockouts import Attempt
from app.services.identity.parts import IdentityParts

_PLACE = "body.newPassword"


class PasswordOperations:
    """Passwords for one caller."""

    def __init__(self, parts: IdentityParts, database: DatabaseService) -> None:
        self._parts = parts
        self._database = database
        self._access = database.access

    async def change(self, session: SessionState, asked: ChangePasswordRequest) -> str | None:
        """Another password for the caller; gives a new token of this session, if one was asked for.

        Raises PasswordWrong, SignInLocked after too many of these, PasswordRefused or PasswordChangedMeanwhile.
        """
        user = await self._parts.users.with_id(session.user_id, self._access)
        stored = await self._parts.accounts.password(session.user_id)
        if user is None or stored is None:
            raise AuthenticationException
        await self._confirm(session, user, stored, asked.currentPassword.get_secret_value())
        new_hash = await self._accepted(user, asked.newPassword.get_secret_value(), stored)
        now = self._parts.clock()
        token = secrets.token_urlsafe(32) if asked.revokeOtherSessions else None
        renewed = [self._parts.session_rows.renew_token(session.id, token, now)] if token else []
        replaced = self._parts.accounts.replace_password(stored, new_hash, now)
        await self._commit(AuditAction.PASSWORD_CHANGED, user, [replaced, *renewed], but=session.id)
        return token

    async def ask_for_reset(self, asked: ForgotPasswordRequest) -> None:
        """Take it on: who the address belongs to, and whether to anybody, shows only in the mailbox."""
        user_id = await self._parts.user_or_nobody(asked.email, self._access)
        job = self._parts.mail(NoticeTemplate.PASSWORD_RESET, user_id, self._access.actor.id)
        await self._database.write(AuditEntry(AuditAction.PASSWORD_RESET_ASKED, reason=asked.email), job)

    async def reset(self, asked: ResetPasswordRequest) -> User:
        """Another password for whoever has the mail's link. Raises OneTimeTokenWrong or PasswordRefused."""
        token = asked.token.get_secret_value()
        user_id = await self._parts.tokens.subject(TokenPurpose.PASSWORD_RESET, token)
        user = await self._parts.users.with_id(user_id, self._access) if user_id else None
        if user is None or not user.is_active:
            raise OneTimeTokenWrong
        self._access.actor = Actor(user.id, user.role)
        stored = await self._parts.accounts.password(user.id)
        new_hash = await self._accepted(user, asked.newPassword.get_secret_value(), stored)
        now = self._parts.clock()
        replaced = (
            self._parts.accounts.replace_password(stored, new_hash, now)
            if stored is not None
            else self._parts.accounts.create(new_id(), user, new_hash, now)
        )
        used = self._parts.tokens.use(TokenPurpose.PASSWORD_RESET, token)
        try:
            await self._commit(AuditAction.PASSWORD_RESET, user, [used, replaced], but=None)
        except OneTimeTokenUsed:
            raise OneTimeTokenWrong from None
        await self._parts.locks.forget(Attempt(user.email))
        return user

    async def _confirm(self, session: SessionState, user: User, stored: StoredPassword, password: str) -> None:
        """Whoever found an open session guesses no faster here than at the sign-in page."""
        attempt = Attempt(user.email, f"session\0{session.id}")
        async with self._parts.locks.turn_of(attempt):
            await self._parts.locks.refuse_if_locked(attempt)
            if not await self._parts.passwords.verify(stored.hash, password):
                await self._parts.locks.note_failure(attempt, user.id, self._database)
                raise PasswordWrong
            await self._parts.locks.forget(attempt)

    async def _accepted(self, user: User, password: str, stored: StoredPassword | None) -> str:
        owner = await self._parts.owner(user.name, user.email, self._access)
        return await self._parts.passwords.accept(password, owner, _PLACE, stored.all if stored else ())

    async def _commit(self, action: AuditAction, user: User, statements: Sequence[Statement], but: str | None) -> None:
        """The new password and the end of the sessions in one commit.

        Then once more: of a session that was opened meanwhile, either this sees it, or whoever opened it sees the
        new password.
        """
        reason = EndReason.PASSWORD_CHANGED
        there = [row.id for row in await self._parts.session_rows.of_user(user.id)]
        ending = self._parts.session_rows.ending_all_of(user.id, reason, self._parts.clock(), but)
        dropped = self._parts.tokens.drop(TokenPurpose.PASSWORD_RESET, user.id)
        told = self._parts.notice(NoticeTemplate.PASSWORD_CHANGED, user.id, user.email, self._access.actor.id)
        await self._database.write(AuditEntry(action, user.id), *statements, dropped, ending, *told)
        for session_id in there:
            if session_id != but:
                self._parts.sessions.ended(session_id)
        await self._parts.sessions.end_all_of(user.id, reason, but)
